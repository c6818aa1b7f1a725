"""Which person of the tables of offices is the head of state or government that The World Factbook names."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dragoman.knowledge.names import plain
from dragoman.knowledge.offices import Office
from dragoman.knowledge.variants import keys_of

NEAR = timedelta(days=60)
"""Between a vote, an appointment, an oath and the handing over lie some weeks."""
RULER = (
    r"(?:(?:acting|interim|transitional|State|Federal) )?(?:President|King|Queen|Emir|Sultan|Emperor|Grand Duke|Prince"
    r"|Supreme Leader|military ruler|leader of .*)"
)
MINISTER = r"(?:(?:acting|interim|caretaker|transitional|Federal) )?(?:Prime Minister|Premier|Chancellor|Taoiseach)"
TITLES = {
    "head of state": re.compile(RULER),
    "head of government": re.compile(f"{RULER}|{MINISTER}"),  # presidents head governments too
}
"""Whom the Factbook means by its two offices: a deputy, a crown prince or a speaker is neither."""


class Holder(NamedTuple):
    """Who held an office by the Factbook: the name with small letters, the surname, and the ISO day."""

    country: str
    office: str
    person: str
    surname: str
    since: str


def find_person(holder: Holder, offices: Sequence[Office]) -> list[Office]:
    """The offices in the country of the one person who is ``holder``, by the whole name or else by the office.

    A shared surname alone joins nobody: presidents have brothers, fathers and namesakes.
    """
    there = [office for office in offices if holder.country in office.country]
    named = {office.actor for office in there if any(is_same_name(holder.person, name) for name in office.names)}
    title = TITLES.get(holder.office)
    if not named and title:
        named = {office.actor for office in there if title.fullmatch(office.office) and is_same_head(holder, office)}
    if len(named) > 1:
        words = words_of(holder.person)
        named = {office.actor for office in there if any(words_of(name) == words for name in office.names)}
    return [office for office in there if office.actor in named] if len(named) == 1 else []


def is_same_head(holder: Holder, office: Office) -> bool:
    """True where ``office`` began with the holder's and they share a part of the surname, or was held then by all of it."""
    surname, day = words_of(holder.surname), date.fromisoformat(holder.since)
    names = [words_of(name) for name in (*office.names, *office.alone)]
    began = office.since is not None and abs(office.since - day) <= NEAR
    return any((began and surname & name) or (office.holds_on(day) and surname <= name) for name in names)


def is_same_name(one: str, other: str) -> bool:
    """True where the words of one name stand, in their order and in whatever spelling, in the other: two at least.

    >>> is_same_name("Jose Daniel Ortega Saavedra", "Daniel Ortega")
    True
    >>> is_same_name("Muhammad Bin Zayid Al Nuhayyan", "Mohamed bin Zayed Al Nahyan")
    True
    >>> is_same_name("Isaac Herzog", "Chaim Herzog")
    False
    >>> is_same_name("Lee Jae-myung", "Lee Myung-bak")
    False
    """
    short, long = sorted((spelled(one), spelled(other)), key=len)
    rest = iter(long)
    return len(short) > 1 and all(word in rest for word in short)


def spelled(name: str) -> list[str]:
    """The words of ``name`` by what their spellings have in common; a short word by its letters too."""
    keys = keys_of(plain(name).replace("-", " "))
    return [key.consonants if len(key.consonants) > 2 else f"{key.consonants}:{key.vowels}" for key in keys]


def words_of(name: str) -> frozenset[str]:
    """The words of ``name`` in small plain letters."""
    return frozenset(re.findall(r"[a-z]+", plain(name).lower().replace("'", "")))
