"""Villages: a long sorted table that is searched and not read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import KnowledgeError
from dragoman.knowledge.tables import DATA
from dragoman.knowledge.villages import VILLAGE_COLUMNS, Villages

ROWS = [
    ("Fred", "", "1", "FRE", "North Fred", "1.0", "2.0", "900", ""),
    ("Fredville", "", "2", "FRE", "North Fred", "1.0", "2.0", "700", ""),
    ("Fredville", "Frédville", "3", "SYL", "", "3.0", "4.0", "600", ""),
    ("Fredville Heights", "", "4", "FRE", "", "5.0", "6.0", "", ""),
    ("Reading", "", "5", "FRE", "", "7.0", "8.0", "800", "inside"),
    ("Saint John's Creek", "", "6", "FRE", "", "7.0", "8.0", "800", ""),
]


def write(path: Path, rows: list[tuple[str, ...]], columns: tuple[str, ...] = VILLAGE_COLUMNS) -> Path:
    lines = ["# Built for a test.", "\t".join(columns), *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def villages(tmp_path: Path) -> Villages:
    return Villages(write(tmp_path / "villages.tsv", ROWS))


@pytest.mark.parametrize(
    ("name", "ids"),
    [("Fred", [1]), ("Fredville", [2, 3]), ("Reading", [5]), ("Fredvill", []), ("Aaa", []), ("Zzz", []), ("", [])],
)
def test_villages_are_looked_up_by_exact_name(villages: Villages, name: str, ids: list[int]) -> None:
    assert [each.geonameid for each in villages.lookup(name)] == ids


def test_villages_keep_their_own_spelling(villages: Villages) -> None:
    assert [each.name for each in villages.lookup("Fredville")] == ["Fredville", "Frédville"]
    assert villages.lookup("Fredville Heights")[0].population == 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Troops left Fredville Heights on Monday.", ["Fredville Heights"]),
        ("Fredville, Fred and reading Reading", ["Fredville", "Fred", "Reading"]),
        ("the floods at Saint John\u2019s Creek", ["Saint John\u2019s Creek"]),
        ("Fredvillers went to Alfredville", []),
        ("", []),
        (".,;", []),
    ],
)
def test_villages_are_found_by_their_longest_name(villages: Villages, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in villages.find(text)] == found


def test_table_of_other_columns_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "villages.tsv", ROWS, columns=("key", "name"))
    with pytest.raises(KnowledgeError, match="build_gazetteer"):
        Villages(path)


def test_committed_table_is_sorted_and_whole() -> None:
    before = ""
    for number, line in enumerate((DATA / "places" / "villages.tsv").read_text(encoding="utf-8").splitlines()[2:]):
        key = line.partition("\t")[0]
        assert before.encode() <= f"{key}\t".encode(), key
        before = f"{key}\t"
        if number % 997 == 0:
            fields = line.split("\t")
            assert len(fields) == len(VILLAGE_COLUMNS)
            assert -90 <= float(fields[5]) <= 90 and -180 <= float(fields[6]) <= 180


@given(st.text(max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    villages = Villages(DATA / "places" / "villages.tsv")
    for start, end in villages.find(text):
        assert 0 <= start < end <= len(text)
        assert villages.lookup(text[start:end])
