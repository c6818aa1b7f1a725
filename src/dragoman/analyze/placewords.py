"""The words around toponyms that decide about them, as data/lang/en/placeuse.toml lists them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from dragoman.knowledge.tables import DATA


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The word lists of placeuse.toml; its comments say what each is for."""

    locative: frozenset[str]
    not_going: frozenset[str]
    journey: frozenset[str]
    motion: frozenset[str]
    beating: frozenset[str]
    acting: frozenset[str]
    speaking: frozenset[str]
    minded: frozenset[str]
    based: frozenset[str]
    held: frozenset[str]
    geographic: frozenset[str]
    facilities: frozenset[str]
    governing: frozenset[str]
    institutions: frozenset[str]
    public_bodies: frozenset[str]
    sites: frozenset[str]
    before_a_person: frozenset[str]
    before_another_name: frozenset[str]
    another_place: frozenset[str]
    not_places: frozenset[str]
    acronyms: frozenset[str]
    alone: frozenset[str]
    of_a_town: frozenset[str]
    shortened: Mapping[str, str]
    postal: Mapping[str, str]
    kinds: Mapping[str, frozenset[str]]
    shared_kinds: Mapping[str, str]
    generic_domains: frozenset[str]


@cache
def load_place_words() -> PlaceWords:
    """The English lists; read once a process."""
    data = tomllib.loads((DATA / "lang" / "en" / "placeuse.toml").read_text("utf-8"))
    data["kinds"] = {kind: frozenset(words.split()) for kind, words in data["kinds"].items()}
    return PlaceWords(**{each.name: _read(data[each.name]) for each in fields(PlaceWords)})


def _read(value: Any) -> Any:
    return frozenset(value.split()) if isinstance(value, str) else value
