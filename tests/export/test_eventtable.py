"""Events as a table."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.export import COLUMNS, event_rows, write_row
from dragoman.records import Coding, encode


def read_back(*rows: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(b"".join(rows).decode("utf-8"), newline="")))


def test_rows_have_every_column_in_order(coding: Coding) -> None:
    rows = list(event_rows(coding))
    assert [list(row) for row in rows] == [list(COLUMNS)] * 2


def test_row_says_who_did_what_to_whom(coding: Coding) -> None:
    row = next(event_rows(coding))
    assert (
        row
        | {
            "article_id": "a1",
            "published": "2031-05-02",
            "event_id": "event-1",
            "type": "ASSAULT",
            "mode": "artillery",
            "status": "denied",
            "aux": "negation",
            "source_names": "Freedonia",
            "source_countries": "FRD|EUR",
            "source_sectors": "GOV|MIL",
            "source_known_as": "actors.tsv#frd",
            "target_names": "Sylvania",
            "target_countries": "",
            "place_names": "Oldport",
            "place_country": "SYL",
            "lat": -1.5,
            "attribution": "narrator",
            "trigger": "shelled",
            "date": None,
        }
        == row
    )
    assert coding.article.text[int(str(row["start"])) : int(str(row["end"]))] == row["quote"]


def test_row_keeps_the_places_of_several_actors(coding: Coding) -> None:
    both = tuple(reversed((*coding.events[0].source, *coding.events[0].target)))
    row = next(event_rows(replace(coding, events=(replace(coding.events[0], source=both),))))
    assert (row["source_names"], row["source_countries"]) == ("Sylvania; Freedonia", "; FRD|EUR")


def test_coding_without_events_gives_no_rows(coding: Coding) -> None:
    assert list(event_rows(replace(coding, events=()))) == []


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x","y")'])
def test_cell_that_a_spreadsheet_would_run_is_text(cell: str) -> None:
    ((read,),) = read_back(write_row([cell]))
    assert read == "'" + cell


def test_number_below_zero_stays_a_number() -> None:
    assert write_row([-9.5, None, 3]) == b"-9.5,,3\r\n"


@pytest.mark.parametrize(
    ("cell", "read"), [("a\ud800b", "a\ufffdb"), ("a\0b", "a\ufffdb"), ('a"b,c\r\nd', 'a"b,c\r\nd')]
)
def test_cell_with_odd_characters_is_read_back(cell: str, read: str) -> None:
    assert read_back(write_row([cell, "next"])) == [[read, "next"]]


@given(st.lists(st.lists(st.text(st.characters(), max_size=20), min_size=2, max_size=4), max_size=4))
def test_table_is_read_back_by_the_csv_module(rows: list[list[str]]) -> None:
    found = read_back(*(write_row(row) for row in rows))
    assert [len(row) for row in found] == [len(row) for row in rows]
    for row, back in zip(rows, found, strict=True):
        for cell, read in zip(row, back, strict=True):
            safe = "".join("\ufffd" if each == "\0" or "\ud800" <= each <= "\udfff" else each for each in cell)
            assert read in (safe, "'" + safe)


def test_table_does_not_depend_on_the_order_of_actors(coding: Coding) -> None:
    other = replace(coding, actors=tuple(reversed(coding.actors)))
    assert list(event_rows(other)) == list(event_rows(coding))
    assert encode(other) != encode(coding)
