"""Where places are: countries, provinces, towns and regions by the names that English news uses for them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge.countries import countries
from dragoman.knowledge.names import NameFinder, plain
from dragoman.knowledge.packs import Pack
from dragoman.knowledge.tables import DATA, Row, check_choice, read_table
from dragoman.knowledge.villages import Village, Villages

PLACE_COLUMNS = ("name", "names", "geonameid", "country", "admin1", "lat", "lon", "population", "feature")
REGION_COLUMNS = ("name", "names", "country", "feature")
ADDED = ("lat", "lon", "source")
"""Columns that the tables of packs may have as well."""
POINT_COLUMNS = ("name", "lat", "lon", "source")
STOP_COLUMNS = ("name", "needs", "reason")
CUE_COLUMNS = ("word", "example")
_CLEAR = frozenset({"in", "near", "outside"})
"""Words before a name that mean a place and nothing else."""
_WITHIN = re.compile(r",? (?:[A-Z](?:[a-z]{1,4}|\.[A-Z]a?)\.)|, ")
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
    where: str = ""
    """For a row of a pack, where it stands ("relief/cities.tsv#Sinjar")."""


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

    def __init__(self, folder: Path, packs: Sequence[Pack] = ()) -> None:
        self._rows: list[str | Toponym] = []
        names: dict[str, list[int]] = {}
        added = _read_added(packs)
        points = _read_points(folder / "region_points.tsv")
        for toponym, known_as in (
            *_read_countries(points),
            *_read_regions(folder / "regions.tsv", points),
            *added.values(),
        ):
            if (
                toponym.where
                or toponym.feature.startswith("PCL")
                or (toponym.name, toponym.country or "", "") not in added
            ):
                self._add(names, toponym, (*known_as, *map(plain, known_as)))
        for path in (folder / "provinces.tsv", folder / "cities.tsv"):
            for line in _read_lines(path):
                name, others, geonameid, _ = line.split("\t", 3)
                if (geonameid,) not in added:
                    self._add(names, line, (name, *others.split("|")) if others else (name,))
        stops = (folder / "stop.tsv", *(path for pack in packs for path in pack.of("stop")))
        stop = [row for path in stops for row in read_table(path, STOP_COLUMNS)]
        self._needs = {row["name"]: row.choice("needs", ("cue", "never")) for row in stop}
        self._cues = frozenset(row["word"] for row in read_table(folder / "cues.tsv", CUE_COLUMNS))
        self._index = {name: tuple(places) for name, places in names.items() if self._needs.get(name) != "never"}
        self._finder = NameFinder(self._index)
        self._villages = Villages(folder / "villages.tsv")

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
        return self._with_villages(text, hits)

    def _with_villages(self, text: str, hits: list[PlaceHit]) -> list[PlaceHit]:
        """``hits`` and the small places of ``text``: those that a sign shows to be places, wherever they are named."""
        holders = {hit.start for hit in hits if any(each.feature in HOLDERS for each in hit.candidates)}
        spans = [(start, end) for start, end in self._villages.find(text) if text[start:end] not in self._needs]
        clear = {text[start:end] for start, end in spans if self._is_clear(text, start, end)}
        inside = {text[start:end] for start, end in spans if _is_inside(text, end, holders)}
        found = {(hit.start, hit.end): hit for hit in hits}
        for start, end in spans:
            name = text[start:end]
            if name in inside or (name in clear and (start, end) not in found):
                known = found[start, end].candidates if (start, end) in found else ()
                if small := tuple(map(_settle, self.villages(name, inside=name in inside))):
                    found[start, end] = PlaceHit(start, end, (*known, *small))
        return [self._with_namesakes(text, hit) for hit in _longest(found.values())]

    def _with_namesakes(self, text: str, hit: PlaceHit) -> PlaceHit:
        """``hit`` with the small places of its name, where no great city bears it: "Fredville" may be any of them."""
        known = hit.candidates
        if any(each.feature != "PPL" for each in known) or known[0].population >= LARGE:
            return hit
        ids = {each.geonameid for each in known}
        small = (each for each in self.villages(text[hit.start : hit.end]) if each.geonameid not in ids)
        return PlaceHit(hit.start, hit.end, (*known, *map(_settle, small)))

    def _is_clear(self, text: str, start: int, end: int) -> bool:
        before = _LAST_WORD.search(text[max(0, start - _LOOK_BACK) : start])
        return before is not None and before[1] in _CLEAR and not text.startswith(("'s", "\u2019s"), end)

    def villages(self, name: str, inside: bool = False) -> tuple[Village, ...]:
        """The small places of this name; those that are called like an English word only when ``inside`` is true."""
        return tuple(each for each in self._villages.lookup(name) if inside or not each.needs)

    def _has_cue(self, text: str, start: int) -> bool:
        before = _LAST_WORD.search(text[max(0, start - _LOOK_BACK) : start])
        return before is not None and before[1].lower() in self._cues

    def lookup(self, name: str) -> tuple[Toponym, ...]:
        """The places that bear exactly this name, countries and regions first, then by population; () for no place."""
        found = [self._toponym(at) for at in self._index.get(name, ())]
        exact = {each.country for each in found if each.geonameid and plain(each.name) == plain(name)}
        kept = [each for each in found if not _is_wider(each, name, found, exact)]
        return tuple(sorted(kept, key=lambda each: _rank(each, name)))

    def names(self) -> tuple[str, ...]:
        """Every name that ``find`` knows."""
        return self._finder.names


HOLDERS = frozenset({"PCLI", "PCLD", "ADM1"})


def _is_inside(text: str, end: int, holders: set[int]) -> bool:
    """True before what the place lies in: ", Freedonia", ", N.F."."""
    after = _WITHIN.match(text, end)
    return after is not None and (len(after[0]) > 2 or after.end() in holders)


def _settle(village: Village) -> Toponym:
    return Toponym(
        name=village.name,
        geonameid=village.geonameid,
        country=village.country,
        admin1=village.admin1,
        lat=village.lat,
        lon=village.lon,
        population=village.population,
        feature="PPL",
    )


def _longest(hits: Iterable[PlaceHit]) -> list[PlaceHit]:
    """The hits from left to right; of those that overlap the first, and of those that begin together the longest."""
    kept: list[PlaceHit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _is_wider(place: Toponym, name: str, found: Sequence[Toponym], exact: set[str | None]) -> bool:
    """True for a region or country where a row of GeoNames tells ``name`` more exactly: Scotland, not the United Kingdom."""
    provinces = {each.country for each in found if each.feature == "ADM1"}
    if place.feature.startswith("PCL"):
        return place.name != name and place.country in provinces & exact
    if place.geonameid is not None or place.where:
        return False
    return place.country in provinces or (place.lat is None and (place.country in exact or len(provinces) > 1))


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


def _read_points(path: Path) -> dict[str, tuple[float, float]]:
    return {row["name"]: (float(row["lat"]), float(row["lon"])) for row in read_table(path, POINT_COLUMNS)}


def _read_countries(points: Mapping[str, tuple[float, float]]) -> Iterator[tuple[Toponym, tuple[str, ...]]]:
    for each in countries():
        feature = "PCLH" if each.kind == "historic" else "PCLI" if each.kind == "state" else "PCLD"
        lat, lon = points.get(each.name, (None, None)) if each.lat is None else (each.lat, each.lon)
        people = each.population or 0
        yield Toponym(each.name, each.geonameid, each.country, None, lat, lon, people, feature), each.names


def _read_regions(path: Path, points: Mapping[str, tuple[float, float]]) -> Iterator[tuple[Toponym, tuple[str, ...]]]:
    """Regions of the table that are not already countries or territories of the table of countries."""
    known = {name for each in countries() for name in each.names}
    codes = {each.country for each in countries()}
    for row in read_table(path, REGION_COLUMNS):
        if row["country"]:
            check_choice(row["country"], codes, f"{row.where}: country")
        names = tuple(name for name in (row["name"], *row.many("names")) if name not in known)
        lat, lon = points.get(row["name"], (None, None))
        yield Toponym(row["name"], None, row["country"] or None, None, lat, lon, 0, row["feature"]), names


def _read_added(packs: Sequence[Pack]) -> dict[tuple[str, ...], tuple[Toponym, tuple[str, ...]]]:
    """Towns and regions of packs with their names, by geonameid, else by name, country and province."""
    found: dict[tuple[str, ...], tuple[Toponym, tuple[str, ...]]] = {}
    for pack, kind in ((pack, kind) for pack in packs for kind in ("cities", "regions")):
        for path in pack.of(kind):
            for row in read_table(path, PLACE_COLUMNS if kind == "cities" else REGION_COLUMNS, ADDED):
                toponym = replace(_make_added(row), where=f"{pack.source(path)}#{row['name']}")
                number, admin1 = row.fields.get("geonameid", ""), row.fields.get("admin1", "")
                key = (number,) if number else (row["name"], row["country"], admin1)
                found[key] = toponym, (row["name"], *row.many("names"))
    return found


def _make_added(row: Row) -> Toponym:
    fields = dict.fromkeys(PLACE_COLUMNS, "") | row.fields
    return _make_toponym("\t".join(fields[column] for column in PLACE_COLUMNS))


def read_gazetteer(folder: Path, packs: Sequence[Pack]) -> Gazetteer:
    """The places of a folder, with those of ``packs`` added."""
    return Gazetteer(folder, packs)


@cache
def load_gazetteer() -> Gazetteer:
    """The places that come with Dragoman; read once a process."""
    return Gazetteer(DATA / "places")
