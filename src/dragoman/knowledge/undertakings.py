"""Words of undertaking, loaded from ``lang/en/commitments.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.errors import KnowledgeError
from dragoman.knowledge.lexicon import read_toml
from dragoman.knowledge.tables import check_choice
from dragoman.records.record import Strength

PATH = Path(__file__).parent.parent / "data" / "lang" / "en" / "commitments.toml"
STRENGTHS = ("promised", "intends", "agreed", "refuses")
PARTS = ("verbs", "nouns", "adjectives", "objects")
LISTS = (
    *("stative", "withholding", "withheld", "informing", "expressive", "offered"),
    *(
        "onlookers",
        "mouthpieces",
        "acts",
        "running",
        "guarded",
        "giving",
        "permitting",
        "befalling",
        "feelings",
        "crowds",
        "provoking",
        "pacts",
        "bodies",
        "whole",
        "renewing",
    ),
)
KEYS = frozenset({"id", "strength", "negated", "deniable", "future", "confidence", "examples", "not", *PARTS})


@dataclass(frozen=True, slots=True)
class Undertaking:
    """An entry: words that turn what they govern into a commitment of this strength.

    Where it is ``deniable``, its own negation is a refusal ("does not intend to go").
    """

    id: str
    strength: Strength
    negated: bool
    deniable: bool
    confidence: float
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Undertakings:
    """Entries by verb, noun, adjective and by the verbs whose object is itself undertaken; the entry of the plain future.

    The lists hold words that rule a commitment out or tell its terms; ``deeds`` are stative verbs with the objects
    that make an act of them.
    """

    verbs: Mapping[str, Undertaking]
    nouns: Mapping[str, Undertaking]
    adjectives: Mapping[str, Undertaking]
    objects: Mapping[str, Undertaking]
    future: Undertaking
    stative: frozenset[str]
    withholding: frozenset[str]
    withheld: frozenset[str]
    informing: frozenset[str]
    expressive: frozenset[str]
    offered: frozenset[str]
    onlookers: frozenset[str]
    mouthpieces: frozenset[str]
    acts: frozenset[str]
    running: frozenset[str]
    guarded: frozenset[str]
    giving: frozenset[str]
    permitting: frozenset[str]
    befalling: frozenset[str]
    feelings: frozenset[str]
    crowds: frozenset[str]
    provoking: frozenset[str]
    pacts: frozenset[str]
    bodies: frozenset[str]
    whole: frozenset[str]
    renewing: frozenset[str]
    deeds: Mapping[str, frozenset[str]]
    entries: tuple[Undertaking, ...]


@cache
def load_undertakings(path: Path = PATH) -> Undertakings:
    """The words of undertaking of the file ``path``; a KnowledgeError names the entry that is wrong."""
    data = read_toml(path)
    parts: dict[str, dict[str, Undertaking]] = {part: {} for part in PARTS}
    entries, future = [], None
    for entry in data.get("word", []):
        undertaking = _read_entry(path, entry)
        entries.append(undertaking)
        future = undertaking if entry.get("future") else future
        for part, words in parts.items():
            words.update(dict.fromkeys(entry.get(part, ()), undertaking))
    if future is None:
        raise KnowledgeError(f"{path.name}: no entry has 'future = true'; one must say what a plain future is")
    listed = {name: frozenset(data.get(name, ())) for name in LISTS}
    return Undertakings(
        verbs=parts["verbs"],
        nouns=parts["nouns"],
        adjectives=parts["adjectives"],
        objects=parts["objects"],
        future=future,
        entries=tuple(entries),
        deeds={verb: frozenset(objects) for verb, objects in data.get("deeds", {}).items()},
        **listed,
    )


def _read_entry(path: Path, entry: Mapping[str, Any]) -> Undertaking:
    name = entry.get("id", "?")
    for key in ("id", "strength", "examples", "not"):
        if not entry.get(key):
            raise KnowledgeError(
                f"{path.name}#{name}: '{key}' is missing; an entry needs id, strength, examples and not"
            )
    for key in entry:
        check_choice(key, KEYS, f"{path.name}#{name}: key")
    check_choice(entry["strength"], STRENGTHS, f"{path.name}#{name}: strength")
    return Undertaking(
        id=name,
        strength=entry["strength"],
        negated=bool(entry.get("negated", False)),
        deniable=bool(entry.get("deniable", False)),
        confidence=float(entry.get("confidence", 0.7)),
        examples=tuple(entry["examples"]),
        near_misses=tuple(entry["not"]),
    )
