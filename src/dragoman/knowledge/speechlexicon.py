"""Words that report speech and thought: which cues there are, what each takes as its content, and its stance."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from dragoman.errors import KnowledgeError
from dragoman.records.record import Stance

FILE = "speech.toml"
CLASSES = frozenset({"verb", "noun", "adjective", "preposition", "mark"})
STANCES = frozenset(get_args(Stance))
TAKES = frozenset(
    {"quote", "clause", "infinitive", "order", "object", "gerund", "small clause", "sentence", "passive"}
    | {"grounds", "finding", "misread", "question"}
)
ADDRESSEES = frozenset({"object", "to", "with", "of", "on"})
_LISTS = ("media", "media_prepositions", "light_verbs", "phase_verbs")
_KEYS = frozenset(
    {"id", "class", "words", "takes", "stance", "confidence", "speech", "addressee", "examples", "not"}
    | {"objects", "subjects", "modifiers"}
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of the speech lexicon.

    ``words`` are lemmas; in "point out" or "call for" the later words are the head's particle or preposition.
    ``takes`` lists what can be the content, the likeliest first. ``speech`` is true for acts of saying and writing, which
    are also coded inside the speech of others; attitudes are coded only where the article itself asserts them.
    ``objects``, where given, are the only nouns that an object can be ("raise": a question, no money), ``subjects`` the
    only ones that take a finding ("the poll shows a lead"); a word with ``modifiers`` needs one ("personal attack").
    """

    id: str
    pos: str
    words: tuple[tuple[str, ...], ...]
    takes: tuple[str, ...]
    stance: Stance
    confidence: float
    speech: bool
    addressee: tuple[str, ...]
    objects: frozenset[str]
    subjects: frozenset[str]
    modifiers: frozenset[str]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]

    @property
    def rule(self) -> str:
        """The name under which records cite this entry."""
        return f"{FILE}#{self.id}"


@dataclass(frozen=True, slots=True)
class SpeechLexicon:
    """All cues, found by class and first word; ``media`` are nouns that carry speech ("statement", "radio"),
    ``light_verbs`` those whose subject is the speaker of a noun ("made the claim that"), ``phase_verbs`` those
    that say how far a cue got ("went on to say"), ``speech_rules`` the rules of all acts of saying or writing.
    """

    cues: tuple[Cue, ...]
    media: frozenset[str]
    media_prepositions: frozenset[str]
    light_verbs: frozenset[str]
    phase_verbs: frozenset[str]
    speech_rules: frozenset[str]
    by_word: Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], Cue], ...]] = field(default_factory=dict)

    def entries(self, pos: str, word: str) -> tuple[tuple[tuple[str, ...], Cue], ...]:
        """The entries of class ``pos`` whose first word is ``word``, those with more words first."""
        return self.by_word.get((pos, word), ())


def read_speech_lexicon(texts: Iterable[tuple[str, str]]) -> SpeechLexicon:
    """The lexicon written in these (file name, TOML text) pairs; a KnowledgeError names file and entry."""
    cues: dict[str, Cue] = {}
    lists: dict[str, set[str]] = {name: set() for name in _LISTS}
    for name, text in texts:
        try:
            table = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise KnowledgeError(f"{name}: not valid TOML: {error}") from error
        for key in table.keys() - lists.keys() - {"cue"}:
            raise KnowledgeError(f"{name}: unknown table {key!r}{_hint(key, lists.keys() | {'cue'})}")
        for key, words in lists.items():
            words.update(_strings(table, key, name))
        for number, entry in enumerate(table.get("cue", []), 1):
            cue = _read_cue(entry, f"{name}:{entry.get('id', f'cue {number}')}")
            if cue.id in cues:
                raise KnowledgeError(f"{name}:{cue.id}: the id is used twice")
            cues[cue.id] = cue
    return SpeechLexicon(
        cues=tuple(cues.values()),
        media=frozenset(lists["media"]),
        media_prepositions=frozenset(lists["media_prepositions"]),
        light_verbs=frozenset(lists["light_verbs"]),
        phase_verbs=frozenset(lists["phase_verbs"]),
        speech_rules=frozenset(cue.rule for cue in cues.values() if cue.speech),
        by_word=_index(cues.values()),
    )


@cache
def load_speech_lexicon(language: str = "en") -> SpeechLexicon:
    """The lexicon that comes with Dragoman, read once a process."""
    file = files("dragoman").joinpath("data", "lang", language, FILE)
    return read_speech_lexicon([(FILE, file.read_text(encoding="utf-8"))])


def _read_cue(entry: Mapping[str, Any], at: str) -> Cue:
    for key in entry.keys() - _KEYS:
        raise KnowledgeError(f"{at}: unknown key {key!r}{_hint(key, _KEYS)}")
    for key in ("id", "class", "words", "takes", "examples"):
        if not entry.get(key):
            raise KnowledgeError(f"{at}: {key!r} is missing or empty")
    _check(entry["class"], CLASSES, "class", at)
    for each in _strings(entry, "takes", at):
        _check(each, TAKES, "takes", at)
    for each in _strings(entry, "addressee", at):
        _check(each, ADDRESSEES, "addressee", at)
    stance = entry.get("stance", "assert")
    _check(stance, STANCES, "stance", at)
    confidence = entry.get("confidence", 0.8)
    if not isinstance(confidence, int | float) or not 0 < confidence <= 1:
        raise KnowledgeError(f"{at}: confidence {confidence!r} is not a number above 0 and at most 1")
    return Cue(
        id=entry["id"],
        pos=entry["class"],
        words=tuple(tuple(word.split()) for word in _strings(entry, "words", at)),
        takes=_strings(entry, "takes", at),
        stance=stance,
        confidence=float(confidence),
        speech=entry.get("speech", False) is True,
        addressee=_strings(entry, "addressee", at),
        objects=frozenset(_strings(entry, "objects", at)),
        subjects=frozenset(_strings(entry, "subjects", at)),
        modifiers=frozenset(_strings(entry, "modifiers", at)),
        examples=_strings(entry, "examples", at),
        near_misses=_strings(entry, "not", at),
    )


def _strings(entry: Mapping[str, Any], key: str, at: str) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
        raise KnowledgeError(f"{at}: {key!r} must be a list of words")
    return tuple(value)


def _check(value: Any, allowed: frozenset[str], key: str, at: str) -> None:
    if value not in allowed:
        raise KnowledgeError(f"{at}: {key} {value!r} is none of {', '.join(sorted(allowed))}{_hint(value, allowed)}")


def _hint(value: Any, allowed: Iterable[str]) -> str:
    near = get_close_matches(str(value), list(allowed), 1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _index(cues: Iterable[Cue]) -> dict[tuple[str, str], tuple[tuple[tuple[str, ...], Cue], ...]]:
    found: dict[tuple[str, str], list[tuple[tuple[str, ...], Cue]]] = {}
    for cue in cues:
        for words in cue.words:
            found.setdefault((cue.pos, words[0]), []).append((words, cue))
    return {key: tuple(sorted(entries, key=lambda each: -len(each[0]))) for key, entries in found.items()}
