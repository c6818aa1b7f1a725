"""Small places of the world: a long table that is not read but searched, by halving, where a text asks for a name."""

import mmap
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge.names import level

VILLAGE_COLUMNS = ("key", "name", "geonameid", "country", "admin1", "lat", "lon", "population", "needs")
MOST_WORDS = 5
"""Words of the longest name looked for."""
_WORD = re.compile(r"\w+")
_CAPITAL = re.compile(r"\b[A-ZÀ-ÖØ-ÞĀ-Ž]\w")
_GAPS = frozenset({" ", "-", "'", ". ", ".-"})
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Village:
    """A row of the table. ``needs`` is "inside" for a name that is an English word: it must stand before what it lies in."""

    name: str
    geonameid: int
    country: str
    admin1: str | None
    lat: float
    lon: float
    population: int
    needs: str


class Villages:
    """The rows of a table sorted by its first column; nothing of it is held in memory but what was asked for last."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._rows = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._first = 0
        while self._rows[self._first : self._first + 1] == b"#":
            self._first = self._rows.find(b"\n", self._first) + 1
        header_end = self._rows.find(b"\n", self._first)
        if self._rows[self._first : header_end].decode().split("\t") != list(VILLAGE_COLUMNS):
            wanted = " ".join(VILLAGE_COLUMNS)
            raise KnowledgeError(f"{path.name}: the columns must be {wanted}; run scripts/build_gazetteer.py")
        self._first = header_end + 1
        self._known: dict[str, tuple[bool, bool]] = {}
        self._rows_of: dict[str, tuple[Village, ...]] = {}

    def lookup(self, name: str) -> tuple[Village, ...]:
        """The villages of exactly this name, largest first."""
        if (known := self._rows_of.get(name)) is not None:
            return known
        if len(self._rows_of) > _REMEMBERED:
            self._rows_of.clear()
        self._rows_of[name] = found = tuple(self._read(level(name).encode("utf-8", "replace") + b"\t"))
        return found

    def _read(self, key: bytes) -> Iterator[Village]:
        at = self._seek(key)
        while self._rows[at : at + len(key)] == key:
            end = self._rows.find(b"\n", at)
            yield _read_village(self._rows[at:end].decode())
            at = end + 1

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and end of each name of a village in ``text`` that begins with a capital letter, the longest of each."""
        text = level(text)
        words = [(word.start(), word.end()) for word in _WORD.finditer(text)]
        capitals = {found.start() for found in _CAPITAL.finditer(text)}
        for number, (start, _) in enumerate(words):
            if start in capitals and (end := self._longest(text, words[number : number + MOST_WORDS])):
                yield start, end

    def _longest(self, text: str, words: Sequence[tuple[int, int]]) -> int | None:
        """The end of the longest name that begins with the first of ``words``."""
        reached, longest, start = words[0][0], None, words[0][0]
        for begin, end in words:
            if begin != reached and text[reached:begin] not in _GAPS:
                break
            begins, fills = self._knows(text[start:end])
            longest = end if fills else longest
            if not begins:
                break
            reached = end
        return longest

    def _knows(self, phrase: str) -> tuple[bool, bool]:
        """Whether some name begins with ``phrase``, and whether it is one."""
        if (known := self._known.get(phrase)) is not None:
            return known
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        key = phrase.encode("utf-8", "replace")
        at = self._seek(key)
        begins = self._rows[at : at + len(key)] == key
        fills = begins and self._rows[(at := self._seek(key + b"\t")) : at + len(key) + 1] == key + b"\t"
        self._known[phrase] = begins, fills
        return begins, fills

    def _seek(self, key: bytes) -> int:
        """Where the first row stands that is not before ``key``."""
        low, high = self._first, len(self._rows)
        while low < high:
            start = self._rows.rfind(b"\n", low, (low + high) // 2) + 1 or low
            if self._rows[start : start + len(key)] < key:
                low = self._rows.find(b"\n", start) + 1
            else:
                high = start
        return low


def _read_village(line: str) -> Village:
    key, name, geonameid, country, admin1, lat, lon, population, needs = line.split("\t")
    people = int(population or 0)
    return Village(name or key, int(geonameid), country, admin1 or None, float(lat), float(lon), people, needs)
