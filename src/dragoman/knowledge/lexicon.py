"""Words that decide modality, loaded from ``lang/en/modality.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.errors import KnowledgeError
from dragoman.knowledge.tables import check_choice

PARTS = ("verbs", "nouns", "adjectives", "adverbs")
KEYS = frozenset({"id", "act", "examples", "not", *PARTS})


@dataclass(frozen=True, slots=True)
class ModalWord:
    """An entry of the modality lexicon: words that give the clause they govern the modality ``act``."""

    id: str
    act: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    adverbs: tuple[str, ...]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Which act a verb, noun, adjective or adverb stands for; light verbs, nouns of measure, marks and
    auxiliaries by name."""

    words: tuple[ModalWord, ...]
    light: frozenset[str]
    occur: frozenset[str]
    after: frozenset[str]
    measures: frozenset[str]
    announcing: frozenset[str]
    owning: frozenset[str]
    marks: Mapping[str, frozenset[str]]
    auxiliaries: Mapping[str, str]
    acts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def act(self, part: str, lemma: str) -> str | None:
        """The act of a word of this part of speech ("verbs", "nouns", ...), or None.

        >>> from dragoman.knowledge import load_lexicon
        >>> load_lexicon().act("verbs", "deny")
        'deny'
        """
        return self.acts[part].get(lemma)


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file; a KnowledgeError names file and line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{path.name}: not valid TOML: {error}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read: {error}") from error


def read_lexicon(path: Path) -> Lexicon:
    """The modality lexicon in the TOML file ``path``."""
    data = read_toml(path)
    words = tuple(_read_word(path, entry) for entry in data.get("word", []))
    acts: dict[str, dict[str, str]] = {part: {} for part in PARTS}
    for word in words:
        for part in PARTS:
            for lemma in getattr(word, part):
                acts[part].setdefault(lemma, word.act)
    return Lexicon(
        words=words,
        light=frozenset(data.get("light", [])),
        occur=frozenset(data.get("occur", [])),
        after=frozenset(data.get("after", [])),
        measures=frozenset(data.get("measures", [])),
        announcing=frozenset(data.get("announcing", [])),
        owning=frozenset(data.get("owning", [])),
        marks={name: frozenset(listed) for name, listed in data.get("marks", {}).items()},
        auxiliaries={word: name for name, listed in data.get("auxiliaries", {}).items() for word in listed},
        acts=acts,
    )


def _read_word(path: Path, entry: dict[str, Any]) -> ModalWord:
    name = entry.get("id", "?")
    for key in ("id", "act", "examples", "not"):
        if not entry.get(key):
            raise KnowledgeError(f"{path.name}#{name}: '{key}' is missing; every entry needs id, act, examples and not")
    for key in entry:
        check_choice(key, KEYS, f"{path.name}#{name}: key")
    lists = {part: tuple(entry.get(part, ())) for part in PARTS}
    return ModalWord(
        id=name, act=entry["act"], examples=tuple(entry["examples"]), near_misses=tuple(entry["not"]), **lists
    )
