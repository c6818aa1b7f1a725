"""Whether the tables of a pack can be read, and whether each field says something that its column may say."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import get_args

from dragoman.errors import KnowledgeError
from dragoman.knowledge.actors import KINDS
from dragoman.knowledge.agents import ANY, MODIFIER
from dragoman.knowledge.checking_names import NameCheck
from dragoman.knowledge.checking_text import Line, read_lines
from dragoman.knowledge.countries import countries, country_of_name
from dragoman.knowledge.findings import Findings, Level
from dragoman.knowledge.members import MemberRole
from dragoman.knowledge.offices import make_person_id
from dragoman.knowledge.packs import PackFile
from dragoman.knowledge.parties import Side
from dragoman.knowledge.tables import Row, suggest
from dragoman.knowledge.tableshapes import SHAPES
from dragoman.knowledge.terms import read_day, read_term

Says = str | None
_ID = re.compile(r"[^\s#|/]+")
_FEATURE = re.compile(r"[A-Z]{2,5}\d?")
_LARGEST_NUMBER = 10**12


@dataclass(slots=True)
class TableCheck:
    """Checks the tables of a pack one after the other; parents are looked up when all of them have been read."""

    codes: Mapping[str, Collection[str]]
    known: Mapping[str, str]
    """Ids of actors that are there already, each with what its row is: a new row takes its place."""
    taken: Collection[str]
    """Codes of countries and ids of people, which an actor cannot have."""
    names: NameCheck | None
    findings: Findings
    counts: dict[str, int] = field(default_factory=dict)
    replaced: list[str] = field(default_factory=list)
    _keys: dict[tuple[str, ...], str] = field(default_factory=dict)
    _named: list[tuple[Line, str]] = field(default_factory=list)
    _ids: set[str] = field(default_factory=set)

    def check(self, file: PackFile) -> None:
        """Check one table; files that are none are passed over."""
        shape = SHAPES.get(file.kind)
        if shape is None:
            return
        for line in read_lines(file, shape.columns, self.findings, shape.optional):
            if self.findings.is_full(file.label):
                break
            self.counts[file.kind] = self.counts.get(file.kind, 0) + 1
            for column in shape.needed:
                if not line[column]:
                    self._add(line, f"{column} is empty; every row of {file.kind}.tsv needs one")
            for column, value in line.fields.items():
                if value and (says := self._check_field(file.kind, column, line)):
                    self._add(line, says)
            if (
                "source" in (*shape.columns, *shape.optional)
                and not line["source"]
                and not line["geonameid"]
                and self.names
            ):
                self._add(line, "no source; say where the row can be checked", "warning")
            self._check_key(file.kind, shape.key, line)
            self._check_row(file.kind, line)

    def _add(self, line: Line, says: str, level: Level = "error") -> None:
        self.findings.add(line.file, line.number, says, level)

    def _check_key(self, kind: str, columns: tuple[str, ...], line: Line) -> None:
        """A row that has the key of an earlier one of the same pack is a mistake."""
        if kind == "cities" and line["geonameid"]:
            columns = ("geonameid",)
        key = tuple(make_person_id(line[column]) if column == "person" else line[column] for column in columns)
        if not any(key):
            return
        if kind == "agents" and line["kind"] == MODIFIER:  # "an academic", and "academic" before another noun
            key = (*key, MODIFIER)
        where = self._keys.setdefault((kind, *key), f"{line.file}:{line.number}")
        if where != f"{line.file}:{line.number}":
            same = " and ".join(columns)
            self._add(line, f"the same {same} as {where}; keep one of the two rows, or change its {columns[-1]}")

    def _check_row(self, kind: str, line: Line) -> None:
        if kind == "actors" and line["id"]:
            self._ids.add(line["id"])
            if line["id"] in self.known:
                self.replaced.append(f"actor {line['id']!r} ({self.known[line['id']]})")
            if line["id"] in self.taken:
                self._add(line, f"id {line['id']!r} is that of a country or person; take another")
        if kind in ("offices", "members", "parties"):
            self._check_dates(line)
        if kind == "members":
            self._ids.add(line["organisation"])
        if kind in ("cities", "regions") and bool(line["lat"]) != bool(line["lon"]):
            self._add(line, "lat without lon, or lon without lat; give both or none")
        if kind == "agents" and line["noun"] not in ("", ANY) and not _stands_in(line["noun"], line["example"]):
            self._add(line, f"the example does not have the word {line['noun']!r}; write a sentence that has it")
        if self.names is not None:
            self.names.check(kind, line)

    def _check_dates(self, line: Line) -> None:
        if any(_check_day(column, line) for column in ("since", "until")):
            return  # said already, of the field
        try:
            read_term(Row(dict(line.fields), "x"))
        except KnowledgeError as error:
            self._add(line, str(error).removeprefix("x: "))

    def _check_field(self, kind: str, column: str, line: Line) -> Says:
        """What is wrong with a field that is not empty."""
        value = line[column]
        if column in ("parent", "member", "party"):
            self._named.append((line, column))
        if column in ("country", "sectors"):
            return self._check_codes(kind, column, value)
        if column == "kind":
            return _check_choice(column, value, (*KINDS, MODIFIER) if kind == "agents" else KINDS)
        check = CHECKS.get(column)
        return check(column, line) if check else None

    def _check_codes(self, kind: str, column: str, value: str) -> Says:
        allowed = set(self.codes["sector" if column == "sectors" else "country"])
        allowed |= set(self.codes["country"]) if kind == "agents" else set()
        allowed |= {each.code for each in countries()} if kind == "parties" else set()  # those of the past too
        parts = [part.strip() for part in value.split("|") if part.strip()]
        if column == "country" and kind in ("cities", "regions") and len(parts) > 1:
            return f"country is {value!r}; a place lies in one country: leave the field empty for several"
        return next((says for part in parts if (says := _check_code(column, part, allowed))), None)

    def finish(self) -> None:
        """Look up parents, members and parties, which may stand in any table of the pack."""
        known = {*self.known, *self._ids, *(each.code for each in countries())}
        for line, column in self._named:
            if line[column] not in known and not self.findings.is_full(line.file):
                self._add(
                    line, f"{column} {line[column]!r} is neither an id nor a country code; {_near(line[column], known)}"
                )


def _near(value: str, known: Collection[str]) -> str:
    hint = suggest(value, known)
    return hint if hint.startswith("did") else "add a row for it to actors.tsv, or leave the field empty"


def _check_choice(column: str, value: str, allowed: Collection[str]) -> Says:
    return None if value in allowed else f"{column} {value!r} is not known; {suggest(value, allowed)}"


def _check_code(column: str, part: str, allowed: Collection[str]) -> Says:
    if part in allowed:
        return None
    country = country_of_name(part) if column == "country" else None
    if not country and re.search(r"\w[,;/ ]+\w", part):
        return f"{column} {part!r} is no code; part several codes with |"
    if country and country.country in allowed:
        return f"{column} {part!r} is not a code; did you mean {country.country!r}?"
    if part.upper() in allowed:
        return f"{column} {part!r} is not known; did you mean {part.upper()!r}?"
    return f"{column} {part!r} is not known; {suggest(part, allowed)}"


def _stands_in(noun: str, example: str) -> bool:
    """True where the example has the noun in any of its forms, as far as their beginnings tell."""
    stems = (word[: max(2, min(4, len(word) - 1))] for word in noun.lower().split())
    return all(re.search(rf"\b{re.escape(stem)}", example.lower()) for stem in stems)


# ---- fields of other columns ---------------------------------------------------------------------


def _check_id(column: str, line: Line) -> Says:
    value = line[column]
    return None if _ID.fullmatch(value) else f"{column} is {value!r}; write it without blanks, '#', '|' and '/'"


def _check_day(column: str, line: Line) -> Says:
    try:
        read_day(Row(dict(line.fields), "x"), column, last=column == "until")
    except KnowledgeError as error:
        return str(error).removeprefix("x: ")
    return None


def _check_flag(column: str, line: Line) -> Says:
    return None if line[column] in ("yes", "no") else f"{column} is {line[column]!r}; write 'yes', 'no' or nothing"


def _check_degrees(column: str, line: Line) -> Says:
    most = 90 if column == "lat" else 180
    try:
        fits = -most <= float(line[column]) <= most
    except ValueError:
        fits = False
    return None if fits else f"{column} is {line[column]!r}; write degrees from -{most} to {most}, such as 36.34"


def _check_number(column: str, line: Line) -> Says:
    value = line[column]
    fits = value.isascii() and value.isdigit() and int(value[:20]) < _LARGEST_NUMBER
    return None if fits else f"{column} is {value!r}; write a whole number without marks between its digits, or nothing"


def _check_feature(column: str, line: Line) -> Says:
    value = line[column]
    return (
        None if _FEATURE.fullmatch(value) else f"{column} is {value!r}; write a feature code of GeoNames, such as PPL"
    )


def _check_needs(column: str, line: Line) -> Says:
    return _check_choice(column, line[column], ("cue", "never"))


def _check_role(column: str, line: Line) -> Says:
    return _check_choice(column, line[column], get_args(MemberRole))


def _check_side(column: str, line: Line) -> Says:
    return _check_choice(column, line[column], get_args(Side))


CHECKS: Mapping[str, Callable[[str, Line], Says]] = {
    "id": _check_id,
    "since": _check_day,
    "until": _check_day,
    "title": _check_flag,
    "takes": _check_flag,
    "lat": _check_degrees,
    "lon": _check_degrees,
    "population": _check_number,
    "geonameid": _check_number,
    "feature": _check_feature,
    "needs": _check_needs,
    "role": _check_role,
    "side": _check_side,
}
