"""Connectives of conditions: what ``data/lang/en/conditions.toml`` says, checked."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from dragoman.errors import KnowledgeError
from dragoman.knowledge.phrases import Phrases, make_phrases
from dragoman.records.record import ConditionKind

DATA = Path(__file__).parent.parent / "data" / "lang" / "en" / "conditions.toml"

Form = Literal["clause", "noun", "verb", "without", "inverted", "reply"]
Need = Literal["modal", "negation", ""]

_KEYS: Mapping[str, frozenset[str]] = {
    "connective": frozenset({"kind", "form", "words", "needs"}),
    "barred": frozenset({"before", "governors", "after", "modals", "intents", "negators", "periods", "idioms"}),
}
_COMMON = frozenset({"id", "confidence", "examples", "not"})


@dataclass(frozen=True, slots=True)
class Connective:
    """A connective: the kind of condition it makes, the grammar to look for, and what the other side needs."""

    id: str
    kind: ConditionKind
    form: Form
    needs: Need
    confidence: float
    words: tuple[str, ...]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]

    @property
    def rule(self) -> str:
        """The name of the entry as records give it."""
        return f"conditions.toml#{self.id}"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Words around a connective that make or unmake a condition."""

    before: frozenset[str]
    after: frozenset[str]
    governors: frozenset[str]
    modals: frozenset[str]
    intents: frozenset[str]
    negators: frozenset[str]
    periods: frozenset[str]
    idioms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Connectives:
    """All connectives: those read as phrases, and the verbs by lemma with the preposition they take."""

    entries: Mapping[str, Connective]
    phrases: Phrases[tuple[Connective, ...]]
    verbs: Mapping[str, tuple[tuple[str, Connective], ...]]
    around: Surroundings


@cache
def load_connectives(path: Path = DATA) -> Connectives:
    """The connectives of the file ``path``; a KnowledgeError names the entry that is wrong."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(f"{path.name}: cannot be read: {error}") from error
    return make_connectives(tables, path.name)


def make_connectives(tables: Mapping[str, Any], at: str = "conditions.toml") -> Connectives:
    """The connectives that ``tables`` (the parsed TOML) says."""
    unknown = set(tables) - set(_KEYS)
    if unknown:
        raise KnowledgeError(f"{at}: unknown table [[{min(unknown)}]]; known are {', '.join(sorted(_KEYS))}")
    entries: dict[str, Connective] = {}
    for row in tables.get("connective", []):
        entry = _connective(row, at)
        if entry.id in entries:
            raise KnowledgeError(f"{at}: two entries are called {entry.id!r}; rename one")
        entries[entry.id] = entry
    return Connectives(entries, _phrases(entries), _verbs(entries), _surroundings(tables, at))


def _connective(row: Mapping[str, Any], at: str) -> Connective:
    name = row.get("id")
    if not isinstance(name, str) or not name:
        raise KnowledgeError(f'{at}: an entry of [[connective]] has no id; add id = "..."')
    unknown = set(row) - _KEYS["connective"] - _COMMON
    if unknown:
        raise KnowledgeError(f"{at}: {name}: unknown key {min(unknown)!r}")
    for key, allowed in (("kind", get_args(ConditionKind)), ("form", get_args(Form)), ("needs", get_args(Need))):
        if row.get(key, "") not in allowed:
            raise KnowledgeError(
                f"{at}: {name}: {key} is {row.get(key)!r}; it must be one of {', '.join(filter(None, allowed))}"
            )
    words, confidence = row.get("words"), row.get("confidence", 0.8)
    if not words or not all(isinstance(word, str) and word == word.lower() for word in words):
        raise KnowledgeError(f"{at}: {name}: words must be a list of lower-case phrases")
    if not isinstance(confidence, int | float) or not 0 < confidence <= 1:
        raise KnowledgeError(f"{at}: {name}: confidence is {confidence!r}; it must be above 0 and at most 1")
    if not row.get("examples") or not row.get("not"):
        raise KnowledgeError(f"{at}: {name}: give at least one sentence in examples and one in not")
    return Connective(
        name,
        row["kind"],
        row["form"],
        row.get("needs", ""),
        float(confidence),
        tuple(words),
        tuple(row["examples"]),
        tuple(row["not"]),
    )


def _phrases(entries: Mapping[str, Connective]) -> Phrases[tuple[Connective, ...]]:
    found: dict[str, tuple[Connective, ...]] = {}
    for entry in entries.values():
        if entry.form != "verb":
            for word in entry.words:
                found[word] = (*found.get(word, ()), entry)
    return make_phrases(found.items())


def _verbs(entries: Mapping[str, Connective]) -> dict[str, tuple[tuple[str, Connective], ...]]:
    found: dict[str, tuple[tuple[str, Connective], ...]] = {}
    for entry in entries.values():
        if entry.form == "verb":
            for word in entry.words:
                verb, _, preposition = word.partition(" ")
                found[verb] = (*found.get(verb, ()), (preposition, entry))
    return found


def _surroundings(tables: Mapping[str, Any], at: str) -> Surroundings:
    keys = Surroundings.__dataclass_fields__
    rows = tables.get("barred", [])
    for row in rows:
        unknown = set(row) - _KEYS["barred"] - _COMMON
        if unknown:
            raise KnowledgeError(f"{at}: {row.get('id', 'barred')}: unknown key {min(unknown)!r}")
    return Surroundings(**{key: frozenset(word for row in rows for word in row.get(key, [])) for key in keys})
