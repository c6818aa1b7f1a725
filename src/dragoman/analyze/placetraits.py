"""What places are to each other and to their names: how large, which lies in which, how many bear a name."""

import math
from collections import Counter
from collections.abc import Iterator
from functools import cache

from dragoman.knowledge.countries import countries
from dragoman.knowledge.gazetteer import Gazetteer, PlaceHit, Toponym

LARGE = 1_000_000
PROVINCES = 16
"""Provinces of a country as a rule."""


def look_up(gazetteer: Gazetteer, name: str) -> tuple[Toponym, ...]:
    """The places of exactly this name, the small ones last."""
    found = gazetteer.lookup(name)
    known = {each.geonameid for each in found}
    return (*found, *(each for each in look_up_small(gazetteer, name) if each.geonameid not in known))


def look_up_small(gazetteer: Gazetteer, name: str) -> Iterator[Toponym]:
    """The small places of exactly this name, which the gazetteer itself finds only beside clear signs."""
    for each in gazetteer.villages(name, inside=True):
        yield Toponym(each.name, each.geonameid, each.country, each.admin1, each.lat, each.lon, each.population, "PPL")


def lies_in(place: Toponym, holder: Toponym) -> bool:
    """True when ``holder`` is the country or province that ``place`` belongs to."""
    if holder.country != place.country or holder.country is None or holder.geonameid == place.geonameid:
        return False
    if holder.feature.startswith("PCL"):
        return not place.feature.startswith("PCL")
    return holder.feature == "ADM1" and place.admin1 == holder.name and place.feature != "ADM1"


def is_state(hit: PlaceHit) -> bool:
    """True for names of countries and provinces."""
    return any(each.feature == "ADM1" or each.feature.startswith("PCL") for each in hit.candidates)


def are_sisters(one: PlaceHit, other: PlaceHit) -> bool:
    """True where both name provinces of one country: "Oregon, Ohio"."""
    states = {each.country for each in one.candidates if each.feature == "ADM1"}
    return any(each.feature == "ADM1" and each.country in states for each in other.candidates)


@cache
def _people_of() -> Counter[str]:
    found: Counter[str] = Counter()
    for each in countries():
        found[each.country] = max(found[each.country], each.population or 0)
    return found


def size_of_state(toponym: Toponym) -> float:
    """The weight of a province: the logarithm of its people, guessed from its country's where no table says."""
    people = toponym.population or _people_of()[toponym.country or ""] / PROVINCES
    return min(6.4, math.log10(people + 1) - 0.4)


def is_large(hit: PlaceHit) -> bool:
    """True for names that are seldom a person's even where a person bears them: countries and large cities."""
    return any(each.feature.startswith("PCL") or each.population > LARGE for each in hit.candidates)
