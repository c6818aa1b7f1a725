"""Where places are: countries, provinces, towns and regions by the names that English news uses for them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge.countries import countries
from dragoman.knowledge.names import NameFinder, plain
from dragoman.knowledge.tables import DATA, check_choice, read_table

PLACE_COLUMNS = ("name", "names", "geonameid", "country", "admin1", "lat", "lon", "population", "feature")
REGION_COLUMNS = ("name", "names", "country", "feature")
STOP_COLUMNS = ("name", "needs", "reason")
CUE_COLUMNS = ("word", "example")
_LAST_WORD = re.compile(r"(\w+)\W{1,2}\Z")
_LOOK_BACK = 24
LARGE = 1_000_000
"""A city of this size is meant by its other names as well ("New York", "Rangoon")."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place of the world. ``country`` is a PLOVER code; coordinates are None where no source gives them.

    ``feature`` is GeoNames' code: PCLI country, ADM1 province (its point is the middle of its towns), PPL town,
    PPLC capital, RGN region, SEA, STRT strait.
    """

    name: str
    geonameid: int | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    feature: str


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """A name of places in a text, and the places that bear it: countries and regions first, then by population."""

    start: int
    end: int
    candidates: tuple[Toponym, ...]


class Gazetteer:
    """All places with all their names, loaded once; ``find`` reads a text in one pass.

    Towns stay lines of their table until they are met: the table is long, and an article names few of them.
    """

    def __init__(self, folder: Path) -> None:
        self._rows: list[str | Toponym] = []
        names: dict[str, list[int]] = {}
        for toponym, known_as in (*_read_countries(), *_read_regions(folder / "regions.tsv")):
            self._add(names, toponym, (*known_as, *map(plain, known_as)))
        for path in (folder / "provinces.tsv", folder / "cities.tsv"):
            for line in _read_lines(path):
                name, others, _ = line.split("\t", 2)
                self._add(names, line, (name, *others.split("|")) if others else (name,))
        stop = read_table(folder / "stop.tsv", STOP_COLUMNS)
        self._needs = {row["name"]: row.choice("needs", ("cue", "never")) for row in stop}
        self._cues = frozenset(row["word"] for row in read_table(folder / "cues.tsv", CUE_COLUMNS))
        self._index = {name: tuple(places) for name, places in names.items() if self._needs.get(name) != "never"}
        self._finder = NameFinder(self._index)

    def _add(self, names: dict[str, list[int]], row: str | Toponym, known_as: tuple[str, ...]) -> None:
        at = len(self._rows)
        self._rows.append(row)
        for name in known_as:
            places = names.setdefault(name, [])
            if not places or places[-1] != at:
                places.append(at)

    def _toponym(self, at: int) -> Toponym:
        row = self._rows[at]
        if isinstance(row, str):
            row = self._rows[at] = _make_toponym(row)
        return row

    def find(self, text: str) -> list[PlaceHit]:
        """Every name of a place in ``text``, left to right, the longest where several begin.

        A name that is mostly something else (stop.tsv) is a place only after a word that stands before places.
        """
        hits = []
        for start, end, index in self._finder.find(text):
            name = self._finder.names[index]
            if name not in self._needs or self._has_cue(text, start):
                hits.append(PlaceHit(start, end, self.lookup(name)))
        return hits

    def _has_cue(self, text: str, start: int) -> bool:
        before = _LAST_WORD.search(text[max(0, start - _LOOK_BACK) : start])
        return before is not None and before[1].lower() in self._cues

    def lookup(self, name: str) -> tuple[Toponym, ...]:
        """The places that bear exactly this name, countries and regions first, then by population; () for no place."""
        found = [self._toponym(at) for at in self._index.get(name, ())]
        provinces = {each.country for each in found if each.feature == "ADM1"}
        kept = [each for each in found if each.lat is not None or each.country not in provinces]
        return tuple(sorted(kept or found, key=lambda each: _rank(each, name)))

    def names(self) -> tuple[str, ...]:
        """Every name that ``find`` knows."""
        return self._finder.names


def _rank(place: Toponym, name: str) -> tuple[bool, bool, int]:
    """Countries and regions first; a small town that only looks like ``name`` after those that are called so."""
    called_so = plain(place.name) == plain(name) or place.population >= LARGE
    return place.feature in ("PPL", "PPLC", "ADM1"), not called_so, -place.population


def _read_lines(path: Path) -> list[str]:
    """The rows of a built table as they stand; its header is checked, its fields are read when needed."""
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    if not lines or tuple(lines[0].split("\t")) != PLACE_COLUMNS:
        wanted = " ".join(PLACE_COLUMNS)
        raise KnowledgeError(f"{path.name}: the columns must be {wanted}; run scripts/build_gazetteer.py")
    return lines[1:]


def _make_toponym(line: str) -> Toponym:
    name, _, geonameid, country, admin1, lat, lon, population, feature = line.split("\t")
    return Toponym(
        name=name,
        geonameid=int(geonameid) if geonameid else None,
        country=country or None,
        admin1=admin1 or None,
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
        population=int(population or 0),
        feature=feature,
    )


def _read_countries() -> Iterator[tuple[Toponym, tuple[str, ...]]]:
    for each in countries():
        feature = "PCLH" if each.kind == "historic" else "PCLI" if each.kind == "state" else "PCLD"
        people = each.population or 0
        yield Toponym(each.name, each.geonameid, each.country, None, each.lat, each.lon, people, feature), each.names


def _read_regions(path: Path) -> Iterator[tuple[Toponym, tuple[str, ...]]]:
    """Regions of the table that are not already countries or territories of the table of countries."""
    known = {name for each in countries() for name in each.names}
    codes = {each.country for each in countries()}
    for row in read_table(path, REGION_COLUMNS):
        if row["country"]:
            check_choice(row["country"], codes, f"{row.where}: country")
        names = tuple(name for name in (row["name"], *row.many("names")) if name not in known)
        yield Toponym(row["name"], None, row["country"] or None, None, None, None, 0, row["feature"]), names


@cache
def load_gazetteer() -> Gazetteer:
    """The places that come with Dragoman; read once a process."""
    return Gazetteer(DATA / "places")
