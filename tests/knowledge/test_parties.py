"""Parties: in government or in opposition, by day."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.actors import load_actors
from dragoman.knowledge.parties import read_parties

HEADER = "party\tcountry\tside\tsince\tuntil\tsource\n"


@pytest.mark.parametrize(
    ("party", "day", "side"),
    [
        ("conservative-party-uk", date(1990, 11, 1), "government"),
        ("conservative-party-uk", date(2000, 1, 1), "opposition"),
        ("anc", date(1991, 1, 1), "opposition"),
        ("anc", date(1995, 1, 1), "government"),
        ("bjp", date(2010, 1, 1), "opposition"),
        ("bjp", date(2020, 1, 1), "government"),
        ("chp", date(2023, 5, 14), "opposition"),
        ("fmln", date(1989, 11, 11), None),  # an armed group then
        ("fmln", date(2010, 1, 1), "government"),
        ("solidarity", date(1990, 1, 1), None),  # not in the table
        ("ldp", date(2011, 3, 11), "opposition"),
        ("nld", date(2015, 11, 8), "opposition"),
        ("dpp", date(2016, 5, 20), "government"),
        ("unita", date(1995, 1, 1), None),
        ("spd", date(2011, 1, 1), "opposition"),
        ("likud", date(2006, 3, 1), None),  # between leaving the cabinet and the new parliament
    ],
)
def test_side_of_a_party_depends_on_the_day(party: str, day: date, side: str | None) -> None:
    assert load_actors().parties.side_on(party, day) == side


@pytest.mark.parametrize(
    ("party", "sectors", "day", "expected"),
    [
        ("labour-party", ("PTY",), date(2003, 3, 20), ("PTY", "GOV")),
        ("labour-party", ("PTY",), date(2020, 1, 1), ("PTY", "OPP")),
        ("zanu-pf", ("PTY", "GOV"), date(1978, 1, 1), ("PTY",)),  # before it governed
        ("shas", ("PTY", "REL"), date(2000, 1, 1), ("PTY", "REL")),  # no row: as it is
    ],
)
def test_sectors_of_a_party_end_in_its_side(
    party: str, sectors: tuple[str, ...], day: date, expected: tuple[str, ...]
) -> None:
    assert load_actors().parties.add_side(party, sectors, day) == expected


def test_two_sides_in_turn_are_never_one() -> None:
    for party in load_actors().parties.parties():
        spans = sorted((each.since or date.min, each.until or date.max) for each in load_actors().parties.stands(party))
        for (_, until), (since, _) in pairwise(spans):
            assert until < since, (party, until, since)


def test_parties_are_rows_of_the_table_of_actors() -> None:
    rows = {row.id: row for row in load_actors().rows()}
    for party in load_actors().parties.parties():
        assert party in rows, party
        stand = load_actors().parties.stands(party)[0]
        assert stand.country in (*rows[party].country, "SUN"), party


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("anc\tZAF\tgov\t1994\t\tx", "parties.tsv:2: side 'gov' is not known; did you mean 'government'"),
        ("anc\tZA\tgovernment\t1994\t\tx", "parties.tsv:2: country 'ZA' is not known"),
        ("anc\tZAF\tgovernment\t1994\t1990\tx", r"parties.tsv:2: until 1990 lies before since 1994; swap them\?"),
    ],
)
def test_errors_name_the_line(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "parties.tsv"
    path.write_text(HEADER + line + "\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message):
        list(read_parties(path))
