"""Ontologies: event types with their scores, what an act about a content is, and the rules that find contents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from dragoman.errors import KnowledgeError
from dragoman.knowledge.contexts import Contexts, read_contexts
from dragoman.knowledge.lexicon import read_toml
from dragoman.knowledge.rules import Added, Rule, read_rules
from dragoman.knowledge.tables import check_choice
from dragoman.records import Status

BEYOND = ("purpose", "pressure", "matter", "meeting", "foe", "government", "scene", "abroad")
"""Ways of finding a target that a clause does not name."""


@dataclass(frozen=True, slots=True)
class EventType:
    """A PLOVER type: its quad class (1 to 4), score, CAMEO root and the scores of its modes.

    ``beyond`` says where a target may be looked for that the clause does not name, surest way first.
    """

    name: str
    quad: int
    score: float
    cameo: str
    modes: Mapping[str, float]
    beyond: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act about a content comes to; ``type`` None keeps the content's own."""

    act: str
    content: frozenset[str]
    type: str | None
    status: Status
    aux: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """Types, outcomes, modes that a content gives an act, and rules by the lemma of their first word.

    ``acts`` gives the act of every governing verb, noun and adjective phrase ("call for": demand); a rule for some
    contents only gives none.
    """

    name: str
    version: str
    types: Mapping[str, EventType]
    contexts: frozenset[str]
    sectors: frozenset[str]
    outcomes: tuple[Outcome, ...]
    modes: Mapping[str, Mapping[str, str]]
    rules: tuple[Rule, ...]
    verbs: Mapping[str, tuple[Rule, ...]]
    nouns: Mapping[str, tuple[Rule, ...]]
    adjectives: Mapping[str, tuple[Rule, ...]]
    acts: Mapping[str, Mapping[str, str]]
    context_words: Contexts

    def outcome(self, act: str, content: str | None) -> Outcome | None:
        """What ``act`` about a content of this type is; None where the table is silent."""
        for each in self.outcomes:
            if each.act == act and (not each.content or content in each.content):
                return each
        return None

    def mode_of(self, type: str, content: str | None, mode: tuple[str, ...]) -> tuple[str, ...]:
        """The mode that a content of a type and mode gives an act of ``type``.

        >>> from dragoman.knowledge import load_ontology
        >>> load_ontology().mode_of("REQUEST", "CONSULT", ())
        ('meet',)
        """
        table = self.modes.get(type, {})
        for key in (*(f"{content}/{each}" for each in mode), content or "", "*"):
            if key in table:
                return (table[key],)
        return ()

    def score(self, type: str, mode: tuple[str, ...]) -> float:
        """The PLOVER score of an event: its first mode's, else its type's."""
        kind = self.types[type]
        return kind.modes.get(mode[0], kind.score) if mode else kind.score


def read_ontology(folder: Path, rule_files: Added = (), context_files: Sequence[Path] = ()) -> Ontology:
    """The ontology in ``folder``: ``ontology.toml`` and the rules of ``rules.en/*.toml``; packs may add files."""
    path = folder / "ontology.toml"
    data = read_toml(path)
    _need(path.name, data, ("name", "version", "types"))
    types = {name: _read_type(path, name, entry) for name, entry in data.get("types", {}).items()}
    contexts = frozenset(data.get("contexts", []))
    rules = read_rules(folder / "rules.en", types, contexts, rule_files)
    return Ontology(
        name=data["name"],
        version=data["version"],
        types=types,
        contexts=contexts,
        context_words=read_contexts(contexts, folder / "contexts.en.toml", *context_files),
        sectors=frozenset(data.get("sectors", [])),
        outcomes=tuple(_read_outcome(path, entry, types) for entry in data.get("outcome", [])),
        modes=data.get("mode", {}),
        rules=rules,
        verbs=_index(rules, "verbs"),
        nouns=_index(rules, "nouns"),
        adjectives=_index(rules, "adjectives"),
        acts={
            part: {word: rule.act for rule in rules if rule.act and not rule.content for word in getattr(rule, part)}
            for part in ("verbs", "nouns", "adjectives")
        },
    )


def _need(where: str, entry: dict[str, Any], keys: tuple[str, ...]) -> None:
    for key in keys:
        if key not in entry:
            raise KnowledgeError(f"{where}: '{key}' is missing; needed are {', '.join(keys)}")


def _read_type(path: Path, name: str, entry: dict[str, Any]) -> EventType:
    _need(f"{path.name}: type {name}", entry, ("quad", "score", "cameo"))
    for way in entry.get("beyond", ()):
        check_choice(way, BEYOND, f"{path.name}: type {name}: beyond")
    modes, beyond = entry.get("modes", {}), tuple(entry.get("beyond", ()))
    return EventType(name, entry["quad"], float(entry["score"]), entry["cameo"], modes, beyond)


def _read_outcome(path: Path, entry: dict[str, Any], types: Mapping[str, EventType]) -> Outcome:
    _need(f"{path.name}: outcome", entry, ("act", "status"))
    where = f"{path.name}: outcome of act {entry['act']!r}"
    for name in (*entry.get("content", ()), *((entry["type"],) if "type" in entry else ())):
        check_choice(name, types, f"{where}: type")
    check_choice(entry["status"], get_args(Status), f"{where}: status")
    content = frozenset(entry.get("content", ()))
    return Outcome(entry["act"], content, entry.get("type"), entry["status"], tuple(entry.get("aux", ())))


def _index(rules: tuple[Rule, ...], part: str) -> dict[str, tuple[Rule, ...]]:
    """Rules by the head of their phrases: the first word of a verb ("crack down"), the last of a noun ("air raid")."""
    at = -1 if part == "nouns" else 0
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        for lemma in dict.fromkeys(phrase.split()[at] for phrase in getattr(rule, part)):
            found.setdefault(lemma, []).append(rule)
    return {lemma: tuple(each) for lemma, each in found.items()}
