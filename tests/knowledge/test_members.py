"""Members: who was in which organisation on which day."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.actors import load_actors
from dragoman.knowledge.countries import country_of
from dragoman.knowledge.members import load_members, read_members
from tests.knowledge.factbook import read_factbook

HEADER = "organisation\tmember\trole\tsince\tuntil\tsource\n"

# Groups that are no actors of the tables, but have members.
GROUPS = {"eurozone", "schengen", "opec-plus", "g8"}

# How the Factbook of January 2026 calls the organisations, and where it differs: who is a member only there, who only here.
FACTBOOK = {
    "un": ("UN", "", ""),
    "nato": ("NATO", "", ""),
    "eu": ("EU", "GBR", ""),  # left on 31 January 2020
    "eurozone": ("EMU", "SWE", "BGR LTU"),  # Sweden keeps the krona; euro since 2026 and 2015
    "schengen": ("Schengen Convention", "", "BGR ROU"),  # since 31 March 2024
    "council-of-europe": ("CE", "RUS", ""),  # expelled on 16 March 2022
    "osce": ("OSCE", "", ""),
    "efta": ("EFTA", "", ""),
    "nordic-council": ("NC", "FRO GRL", ""),  # represented within the Danish delegation
    "cis": ("CIS", "", ""),
    "csto": ("CSTO", "", ""),
    "eaeu": ("EAEU", "", ""),
    "sco": ("SCO", "", "BLR IND IRN"),  # since 2024, 2017, 2023
    "asean": ("ASEAN", "", ""),
    "saarc": ("SAARC", "", ""),
    "apec": ("APEC", "", ""),
    "pacific-islands-forum": ("PIF", "", ""),
    "au": ("AU", "", "GIN"),  # suspended members stay members; Guinea's entry lists it with a note
    "ecowas": ("ECOWAS", "", "GIN"),  # as above
    "sadc": ("SADC", "", "COM"),  # since 2017
    "eac": ("EAC", "", ""),
    "igad": ("IGAD", "ERI", ""),  # withdrew on 12 December 2025
    "arab-league": ("LAS", "", ""),
    "gcc": ("GCC", "", ""),
    "arab-maghreb-union": ("AMU", "", ""),
    "oic": ("OIC", "", ""),
    "opec": ("OPEC", "ECU QAT", "COG GAB GNQ"),  # left at the end of 2019 and 2018; joined in 2016 to 2018
    "oas": ("OAS", "NIC", "CUB"),  # left in November 2023; a member that takes no part
    "mercosur": ("Mercosur", "", "BOL VEN"),  # since 2024; suspended
    "caricom": ("Caricom", "", ""),
    "andean-community": ("CAN", "", ""),
    "g7": ("G-7", "", ""),
    "g20": ("G-20", "", ""),
    "brics": ("BRICS", "SAU", "IDN"),  # invited, has not said yes; since 2025
    "commonwealth": ("C", "", "GAB GMB GRD MUS RWA TGO"),  # missing in single entries of the Factbook
    "oecd": ("OECD", "IND", "CHL COL CRI LVA"),  # a partner; since 2010, 2020, 2021, 2016
}


@pytest.mark.parametrize(
    ("organisation", "day", "count"),
    [
        ("un", date(1970, 1, 1), 126),
        ("un", date(2012, 1, 1), 193),
        ("un-security-council", date(1990, 1, 1), 5),  # the permanent five
        ("nato", date(1990, 1, 1), 16),
        ("nato", date(2022, 2, 24), 30),
        ("nato", date(2025, 1, 1), 32),
        ("eu", date(1992, 2, 7), 12),
        ("eu", date(2016, 6, 23), 28),
        ("eu", date(2021, 1, 1), 27),
        ("eurozone", date(2016, 1, 1), 19),
        ("schengen", date(2025, 1, 1), 29),
        ("council-of-europe", date(2023, 1, 1), 46),
        ("osce", date(2020, 1, 1), 57),
        ("warsaw-pact", date(1988, 1, 1), 7),
        ("csto", date(2022, 1, 1), 6),
        ("sco", date(2025, 1, 1), 10),
        ("asean", date(2020, 1, 1), 10),
        ("apec", date(2020, 1, 1), 21),
        ("au", date(2020, 1, 1), 55),
        ("ecowas", date(2023, 7, 26), 15),
        ("ecowas", date(2025, 6, 1), 12),
        ("arab-league", date(2000, 1, 1), 22),
        ("oic", date(2020, 1, 1), 57),
        ("opec", date(2018, 7, 1), 15),
        ("opec", date(2024, 6, 1), 12),
        ("brics", date(2013, 1, 1), 5),
        ("brics", date(2025, 6, 1), 10),
        ("g8", date(2013, 6, 17), 9),  # with the European Union
        ("commonwealth", date(2023, 1, 1), 56),
        ("oecd", date(2022, 1, 1), 38),
        ("caricom", date(2020, 1, 1), 15),
        ("oas", date(2000, 1, 1), 35),
    ],
)
def test_members_are_as_many_as_the_organisation_counts(organisation: str, day: date, count: int) -> None:
    assert len(load_members().members_of(organisation, day)) == count


@pytest.mark.parametrize(
    ("member", "organisation", "day", "belongs"),
    [
        ("GBR", "eu", date(2020, 1, 31), True),
        ("GBR", "eu", date(2020, 2, 1), False),
        ("FIN", "nato", date(2023, 4, 3), False),
        ("TWN", "un-security-council", date(1970, 1, 1), True),
        ("CHN", "un-security-council", date(1972, 1, 1), True),
        ("QAT", "opec", date(2019, 6, 1), False),
        ("ZWE", "commonwealth", date(2010, 1, 1), False),
        ("SYR", "arab-league", date(2015, 1, 1), True),  # suspended, a member still
        ("opec", "opec-plus", date(2020, 4, 12), True),
    ],
)
def test_membership_begins_and_ends_on_its_day(member: str, organisation: str, day: date, belongs: bool) -> None:
    assert (organisation in load_members().organisations_of(member, day)) is belongs
    assert (member in load_members().members_of(organisation, day)) is belongs


def test_suspension_is_told_apart_from_membership() -> None:
    members = load_members()
    assert set(members.suspended_from("au", date(2024, 1, 1))) >= {"MLI", "BFA", "NER", "SDN"}
    assert members.suspended_from("au", date(2005, 1, 1)) == ()


def test_organisations_and_members_are_rows_of_other_tables() -> None:
    members, actors = load_members(), {row.id for row in load_actors().rows()}
    assert {each for each in members.organisations() if each not in actors} == GROUPS
    assert {
        row for each in members.organisations() for row in members.members_of(each, date(1990, 6, 1))
    } - actors == set()


def test_membership_of_nobody_overlaps_itself() -> None:
    for organisation in load_members().organisations():
        rows = sorted(
            (row.member, row.role, row.since or date.min, row.until or date.max)
            for row in load_members().rows_of(organisation)
        )
        for first, second in pairwise(rows):
            assert first[:2] != second[:2] or first[3] < second[2], (organisation, first, second)


def test_historic_states_are_members_only_while_they_exist() -> None:
    for organisation in load_members().organisations():
        for row in load_members().rows_of(organisation):
            country = country_of(row.member)
            if country and country.kind == "historic":
                assert row.until and country.until and row.until <= country.until, row.where


@pytest.mark.parametrize("organisation", FACTBOOK)
def test_members_agree_with_the_factbook(organisation: str) -> None:
    entries = [each for each in read_factbook() if each.organisations]
    name, only_there, only_here = FACTBOOK[organisation]
    theirs = {entry.country.code for entry in entries if name in entry.organisations}
    listed = {entry.country.code for entry in entries}
    ours = set(load_members().members_of(organisation, date(2026, 1, 1))) & listed
    told = f"{organisation}: only in the Factbook {sorted(theirs - ours)}, only in members.tsv {sorted(ours - theirs)}"
    print(told)  # noqa: T201 - for whoever keeps the table
    assert (theirs - ours, ours - theirs) == (set(only_there.split()), set(only_here.split()))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("nato\tFRE\t\t1949\t\tx", r"members.tsv:2: member 'FRE' is not known; did you mean"),
        ("nato\tFRA\tmembre\t1949\t\tx", r"members.tsv:2: role 'membre' is not known; did you mean 'member'"),
        ("nato\tFRA\t\t1999\t1949\tx", r"members.tsv:2: until 1949 lies before since 1999; swap them\?"),
    ],
)
def test_errors_name_the_line(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "members.tsv"
    path.write_text(HEADER + line + "\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message):
        list(read_members(path))


def test_an_unknown_organisation_is_an_error_with_a_hint() -> None:
    with pytest.raises(KnowledgeError, match="did you mean 'nato'"):
        load_members().members_of("natoo")
