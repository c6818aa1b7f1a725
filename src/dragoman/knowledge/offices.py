"""People and the offices that they held, by day: who was president when."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.knowledge.names import plain
from dragoman.knowledge.tables import read_table
from dragoman.knowledge.terms import Term, read_term

COLUMNS = ("person", "names", "alone", "office", "country", "sectors", "since", "until", "source")
RETIRED = "ELI"
PUBLIC = frozenset({"GOV", "LEG", "MIL", "JUD", "SPY", "COP"})
"""Sectors of public office: who has left such an office is of the former elite."""


@dataclass(frozen=True, slots=True)
class Office(Term):
    """An office of a person (``actor`` is the person's id) for this term.

    ``alone`` holds the surnames that name this person without a first name.
    """

    actor: str
    office: str
    country: tuple[str, ...]
    sectors: tuple[str, ...]
    where: str
    names: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


def codes_on(offices: Sequence[Office], day: date | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Country and sectors of who held ``offices``, on ``day``; without a day, those of the latest office.

    Before the first office nothing is known but the country. After the last a public office makes ELI, while the
    leader of a movement stays what he was.
    """
    by_start = sorted(offices, key=lambda each: each.since or date.min, reverse=True)
    if day is None:
        return by_start[0].country, by_start[0].sectors
    held = [each for each in by_start if each.holds_on(day)]
    if held:
        return (
            tuple(dict.fromkeys(code for each in held for code in each.country)),
            tuple(dict.fromkeys(code for each in held for code in each.sectors)),
        )
    over = [each for each in by_start if each.until and each.until < day]
    if not over:
        return by_start[-1].country, ()
    if any(PUBLIC.intersection(each.sectors) for each in over):
        return over[0].country, (RETIRED,)
    return over[0].country, over[0].sectors


def read_offices(path: Path, known: Mapping[str, Collection[str]]) -> Iterator[Office]:
    """Each row of the table of offices at ``path``, with codes and dates checked."""
    people: dict[str, str] = {}
    codes: dict[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for row in read_table(path, COLUMNS):
        term = read_term(row)
        person, country, sectors = row["person"], row["country"], row["sectors"]
        if person not in people:
            people[person] = make_person_id(person)
        if (country, sectors) not in codes:  # some hundred pairs stand for thousands of rows
            codes[country, sectors] = row.choices("country", known["country"]), row.choices("sectors", known["sector"])
        yield Office(
            actor=people[person],
            office=row["office"],
            country=codes[country, sectors][0],
            sectors=codes[country, sectors][1],
            since=term.since,
            until=term.until,
            where=row.where,
            names=(person, *row.many("names")),
            alone=row.many("alone"),
        )


def make_person_id(name: str) -> str:
    """The id of the person called ``name``.

    >>> make_person_id("José Sarney")
    'jose-sarney'
    """
    return re.sub(r"[^a-z0-9]+", "-", plain(name).lower()).strip("-")
