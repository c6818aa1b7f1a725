"""Whether the names that a pack gives will be found where they should be, and not everywhere else."""

from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.actors import WEAK, ActorTable
from dragoman.knowledge.checking_text import Line
from dragoman.knowledge.englishwords import common_words
from dragoman.knowledge.findings import Findings, Level
from dragoman.knowledge.gazetteer import STOP_COLUMNS
from dragoman.knowledge.offices import make_person_id
from dragoman.knowledge.tables import DATA, read_table

LONGEST = 120
COLUMNS = {
    "actors": ("name", "names"),
    "offices": ("person", "names", "alone"),
    "cities": ("name", "names"),
    "regions": ("name", "names"),
}
_OF_COUNTRIES = {"country": "the country", "adjective": "the adjective of", "demonym": "the people of"}


@cache
def stopped_names() -> dict[str, str]:
    """Names of places that are mostly something else, and what they need.

    >>> stopped_names()["Victoria"]
    'cue'
    """
    return {row["name"]: row["needs"] for row in read_table(DATA / "places" / "stop.tsv", STOP_COLUMNS)}


@dataclass(slots=True)
class NameCheck:
    """Says which names are too short, too common or somebody else's already."""

    ours: ActorTable
    findings: Findings

    def check(self, kind: str, line: Line) -> None:
        """Look at every name in a row of a table of this kind."""
        for column in COLUMNS.get(kind, ()):
            for name in line.many(column):
                name = name.removeprefix(WEAK).strip()
                if kind in ("actors", "offices"):
                    passed = self._is_owned(kind, line, column, name)
                else:
                    passed = self._is_stopped(line, column, name)
                if not passed:
                    self._check_form(line, column, name)

    def _add(self, line: Line, says: str, level: Level = "warning") -> None:
        self.findings.add(line.file, line.number, says, level)

    def _check_form(self, line: Line, column: str, name: str) -> None:
        letters = sum(map(str.isalpha, name))
        if letters < 2:
            self._add(line, f"{column} {name!r} is too short to be found safely; write it in full", "error")
        elif len(name) > LONGEST:
            self._add(line, f"{column} has {len(name)} characters; part several names with |", "error")
        elif "," in name or ";" in name:
            self._add(line, f"{column} {name!r} is one name with a mark in it; part several names with |")
        elif not any(map(str.isupper, name)) and name.isascii():
            self._add(
                line, f"{column} {name!r} has no capital: it is found wherever these words stand; write it as a name"
            )
        elif name.lower() in common_words() and not (name.isupper() and len(name) > 2):
            self._add(
                line, f"{column} {name!r} is a common word too, and is found at the beginning of sentences; add a word"
            )
        elif letters == 2 and not name.isupper():
            self._add(line, f"{column} {name!r} is short and is found in other names; write it in full")

    def _is_stopped(self, line: Line, column: str, name: str) -> bool:
        """True for a name of a place that is mostly something else, so that it is found seldom or never."""
        needs = stopped_names().get(name)
        if needs == "never":
            self._add(line, f"{column} {name!r} is in our stop.tsv and never found; add a name with one word more")
        elif needs == "cue":
            self._add(
                line, f"{column} {name!r} is in our stop.tsv: it is found only behind a word such as 'in' or 'near'"
            )
        return needs is not None

    def _is_owned(self, kind: str, line: Line, column: str, name: str) -> bool:
        """True for a name that is somebody else's; a country keeps it, others may share it."""
        hit = next(iter(self.ours.find(name)), None)
        if hit is None or (hit.start, hit.end) != (0, len(name)):
            return False
        row = self.ours.row(hit.id)
        given = f"{column} {name!r} is"
        if hit.kind in _OF_COUNTRIES:
            called = f"{_OF_COUNTRIES[hit.kind]} {row.name}"
            self._add(line, f"{given} {called}, and stays so; use a longer name", "error")
        elif hit.kind == "capital":
            self._add(line, f"{given} the government of {row.name}, and stays so; use a longer name", "error")
        elif hit.kind == "actor" and row.id != line["id"]:
            shared = "the countries that a text names decide" if kind == "actors" else "it stays so"
            self._add(line, f"{given} a name of {row.id!r} ({row.name}, {row.where}) too; {shared}")
        elif hit.kind == "person" and make_person_id(line["person"]) != row.id:
            self._add(line, f"{given} a name of {row.name} ({row.where}) too; who is in office that day is meant")
        else:
            return False
        return True
