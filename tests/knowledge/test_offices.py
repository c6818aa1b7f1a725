"""Offices by day: a president is of the government until noon and of the old elite after, whatever two Factbooks say."""

import re
import sys
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import pytest

from dragoman.knowledge.actors import read_codes
from dragoman.knowledge.names import plain
from dragoman.knowledge.offices import COLUMNS, Office, codes_on, make_person_id, read_offices
from dragoman.knowledge.tables import DATA, Row, read_table
from tests.scripts.loading import load_script

HERE = Path(__file__).parent
TABLES = sorted((DATA / "actors").glob("offices*.tsv"))
HOLDER_COLUMNS = ("edition", "country", "office", "person", "surname", "since")
DISAGREEMENT_COLUMNS = ("edition", "country", "person", "since", "kind", "ours", "note")
UNIQUE = frozenset(
    {
        "President", "Prime Minister", "Chancellor", "Premier", "Taoiseach", "King", "Queen", "Emir", "Sultan", "Emperor",
        "Supreme Leader", "General Secretary", "Foreign Minister", "Defence Minister", "Foreign Secretary",
        "Defence Secretary", "Secretary of State", "Secretary of Defense", "State President", "UN Secretary-General",
        "NATO Secretary General", "IAEA Director General", "IMF managing director", "World Bank president",
        "President of the European Commission", "Arab League Secretary-General", "CIA director",
        "Chairman of the Joint Chiefs of Staff", "Speaker of the House", "Chancellor of the Exchequer", "Home Secretary",
    }
)  # fmt: skip
CONTESTED = {
    ("CIV", "President", "laurent-gbagbo", "alassane-ouattara"): "both were sworn in after the vote of November 2010",
    ("MDG", "President", "didier-ratsiraka", "marc-ravalomanana"): "both claimed the vote of December 2001",
    ("MDA", "Prime Minister", "pavel-filip", "maia-sandu"): "two governments for a week of June 2019",
    ("LBY", "Prime Minister", "baghdadi-mahmudi", "mahmoud-jibril"): "government and rebel council of 2011",
}
holders = load_script("holders")


@pytest.fixture(scope="module")
def offices() -> list[Office]:
    known = read_codes(DATA / "actors" / "codes.tsv")
    return [office for path in TABLES for office in read_offices(path, known)]


def rows() -> list[Row]:
    return [row for path in TABLES for row in read_table(path, COLUMNS)]


@pytest.mark.parametrize(
    ("person", "day", "country", "sectors"),
    [
        ("boris-yeltsin", "1994-06-01", "RUS", "GOV"),
        ("boris-yeltsin", "2001-06-01", "RUS", "ELI"),
        ("paul-kagame", "1993-02-01", "RWA", "REB"),
        ("paul-kagame", "1996-02-01", "RWA", "GOV"),
        ("guillaume-soro", "2003-05-01", "CIV", "REB"),
        ("guillaume-soro", "2009-05-01", "CIV", "GOV"),
        ("lech-walesa", "1989-05-01", "POL", "LAB|OPP"),
        ("javier-solana", "1994-03-01", "ESP", "GOV"),
        ("javier-solana", "1999-04-01", "IGO", "GOV"),
        ("javier-solana", "2003-04-01", "EUR", "GOV"),
        ("aung-san-suu-kyi", "2007-09-01", "MMR", "OPP|PTY"),
        ("aung-san-suu-kyi", "2018-09-01", "MMR", "GOV"),
        ("keir-starmer", "2022-03-01", "GBR", "PTY|OPP"),
        ("keir-starmer", "2024-09-01", "GBR", "GOV"),
        ("hassan-nasrallah", "2006-07-20", "LBN", "REB|PTY"),
    ],
)
def test_office_of_the_day_decides_the_codes(
    offices: list[Office], person: str, day: str, country: str, sectors: str
) -> None:
    held = [office for office in offices if office.actor == person]
    found = codes_on(held, date.fromisoformat(day))
    assert (found[0], set(found[1])) == ((country,), set(sectors.split("|")))


def test_office_rows_name_person_office_country_sector_and_source() -> None:
    for row in rows():
        for column in ("person", "office", "country", "sectors", "source"):
            assert row[column], f"{row.where}: no {column}"


def test_surnames_alone_end_one_of_the_names_of_their_person(offices: list[Office]) -> None:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for office in offices:
        names[office.actor] |= {plain(name) for name in office.names}
    for office in offices:
        for form in map(plain, office.alone):
            end = re.compile(rf"(?:^|[ -]){re.escape(form)}(?: |$)", re.IGNORECASE)
            assert any(map(end.search, names[office.actor])), f"{office.where}: {form!r} is in none of the names"


def test_office_rows_stand_once() -> None:
    seen: dict[tuple[str, str, str, str], str] = {}
    for row in rows():
        key = (make_person_id(row["person"]), row["country"], row["office"], row["since"])
        assert key not in seen, f"{row.where} says again what {seen[key]} says"
        seen[key] = row.where


def test_unique_office_has_one_holder_at_a_time(offices: list[Office]) -> None:
    """An exact day may be shared, a bare month by two; every other overlap is contested and noted."""
    exact = {
        (row.where, column): len(row[column]) == len("2001-02-03") for row in rows() for column in ("since", "until")
    }
    holders = defaultdict(list)
    for office in offices:
        if office.office in UNIQUE:
            holders[office.country[0], office.office].append(office)
    overlaps = set()
    for (country, title), held in holders.items():
        held.sort(key=lambda each: each.since or date.min)
        for index, first in enumerate(held):
            for second in held[index + 1 :]:
                both = exact[first.where, "until"] and exact[second.where, "since"]
                slack = timedelta(days=1 if both else 366)
                if (first.until or date.max) > (second.since or date.min) + slack or first.until is None:
                    overlaps.add((country, title, first.actor, second.actor))
    assert overlaps == set(CONTESTED)


def compare(row: Row, offices: list[Office]) -> tuple[str, str]:
    """How the tables differ from what the Factbook says of a holder; two empty strings where they agree."""
    found = holders.find_person(holders.Holder(*(row[column] for column in HOLDER_COLUMNS[1:])), offices)
    day = date.fromisoformat(row["since"])
    starts = sorted(office.since for office in found if office.since)
    if not starts:
        return "absent", ""
    nearest = min(starts, key=lambda each: abs(each - day))
    if nearest == day:
        return "", ""
    if abs(nearest - day) <= holders.NEAR:
        return "day", nearest.isoformat()
    within = [office.since for office in found if office.since and office.holds_on(day)]
    return ("term", max(within).isoformat()) if within else ("other office", nearest.isoformat())


def held(person: str, office: str, since: str, until: str = "") -> Office:
    """An office of somebody in Freedonia."""
    first, last = date.fromisoformat(since), date.fromisoformat(until) if until else None
    return Office(first, last, make_person_id(person), office, ("FRD",), ("GOV",), "offices.tsv:1", (person,))


@pytest.mark.parametrize(
    ("named", "surname", "found"),
    [
        ("Rufus Tecumseh FIREFLY", "Firefly", ["rufus-firefly"]),  # not the brother who ruled before him
        ("Rufos FIREFLEY", "Firefley", ["rufus-firefly"]),  # in another spelling
        ("Chicolini FIREFLY", "Firefly", []),  # a third of the family, in office at another time
        ("Bob Roland", "Roland", ["gloria-roland"]),  # no first name in common, but the office began that day
        ("Ambrose Lemberg", "Ambrose", []),  # a head of state is not the prime minister of that name
    ],
)
def test_holder_is_no_namesake(named: str, surname: str, found: list[str]) -> None:
    offices = [
        held("Rufus Firefly", "President", "2020-01-01"),
        held("Zander Firefly", "President", "2010-01-01", "2019-12-31"),
        held("Gloria Roland", "interim President", "2005-05-05", "2006-06-06"),
        held("Vera Ambrose", "Prime Minister", "1980-01-01"),
    ]
    since = "2005-05-05" if surname == "Roland" else "1990-01-01"
    holder = holders.Holder("FRD", "head of state", named, surname, since)
    assert [office.actor for office in holders.find_person(holder, offices)] == found


def test_disagreements_with_the_factbook_are_the_noted_ones(offices: list[Office]) -> None:
    """The Factbook of 2015 and of 2026 against our tables: whoever changes either reads the difference and notes it."""
    found = set()
    for holder in read_table(HERE / "office_holders.tsv", HOLDER_COLUMNS):
        kind, ours = ("", "") if holder["office"].startswith("deputy") else compare(holder, offices)
        if kind:
            found.add((holder["edition"], holder["country"], holder["person"], holder["since"], kind, ours))
    noted = read_table(HERE / "office_disagreements.tsv", DISAGREEMENT_COLUMNS)
    for row in noted:
        assert row["note"], f"{row.where}: say why"
    listed = {tuple(row[column] for column in DISAGREEMENT_COLUMNS[:-1]) for row in noted}
    sys.stdout.write("".join("\t".join(each) + "\n" for each in sorted(found)))
    assert sorted(found - listed) == [], "not yet noted"
    assert sorted(listed - found) == [], "noted, but the tables agree"


def test_built_tables_are_what_the_script_builds(offices: list[Office]) -> None:
    script = load_script("build_offices")
    today = script.read_edition(script.FACTBOOK)
    curated = [office for office in offices if office.where.startswith("offices.tsv")]
    held = [tuple(row.fields.values()) for row in read_table(HERE / "office_holders.tsv", HOLDER_COLUMNS)]
    assert [("2026", *each) for each in today] == [each for each in held if each[0] == "2026"]
    committed = [tuple(row.fields.values()) for row in read_table(DATA / "actors" / "offices_today.tsv", COLUMNS)]
    assert sorted(script.today_rows(today, curated)) == sorted(committed)


def test_stale_holder_gives_way_to_the_curated_row(offices: list[Office]) -> None:
    """The Factbook of 2026 still has the bishop who left on 31 May 2025; the row that says so is in offices.tsv."""
    script = load_script("build_offices")
    bishop = script.Holder("AND", "head of state", "Joan-Enric Vives i Sicilia", "Vives", "2003-05-12")
    assert list(script.today_rows([bishop], offices)) == []
    successor = bishop._replace(person="Rufus Firefly", surname="Firefly")
    assert [row[0] for row in script.today_rows([successor], offices)] == ["Rufus Firefly"]


def test_offices_load_fast() -> None:
    known = read_codes(DATA / "actors" / "codes.tsv")
    took = []
    for _ in range(3):
        start = perf_counter()
        for path in TABLES:
            list(read_offices(path, known))
        took.append(perf_counter() - start)
    assert min(took) < 0.5  # some 40 ms on two slow cores
