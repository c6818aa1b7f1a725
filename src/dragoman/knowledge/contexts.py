"""Words that put an event into a PLOVER context, loaded from ``contexts.en.toml``."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import KnowledgeError
from dragoman.knowledge.lexicon import read_toml
from dragoman.knowledge.tables import suggest

KEYS = ("words", "example", "not")


@dataclass(frozen=True, slots=True)
class Contexts:
    """Contexts by lemma and by pairs of neighbouring lemmas; each context's example and near miss."""

    words: Mapping[str, tuple[str, ...]]
    proofs: Mapping[str, tuple[str, str]]

    def find(self, lemmas: Iterable[str]) -> tuple[str, ...]:
        """The contexts that the lemmas of a sentence, in their order, speak of, sorted.

        >>> from dragoman.knowledge import load_ontology
        >>> load_ontology().context_words.find(["the", "foreign", "minister", "recall", "troop"])
        ('diplomatic', 'military')
        """
        found: set[str] = set()
        before = ""
        for lemma in lemmas:
            found.update(self.words.get(lemma, ()), self.words.get(f"{before} {lemma}", ()))
            before = lemma
        return tuple(sorted(found))


def read_contexts(known: Collection[str], *paths: Path) -> Contexts:
    """The context words of these files together; ``known`` are the contexts of the ontology."""
    words: dict[str, list[str]] = {}
    proofs = {}
    for path in paths:
        for name, entry in read_toml(path).items():
            for says in find_faults(name, entry, known):
                raise KnowledgeError(f"{path.name}: {says}")
            for word in entry["words"]:
                words.setdefault(word, []).append(name)
            proofs[name] = (entry["example"], entry["not"])
    return Contexts({word: tuple(names) for word, names in words.items()}, proofs)


def find_faults(name: str, entry: Any, known: Collection[str]) -> Iterator[str]:
    """Everything that is wrong in the words of a context."""
    if name not in known:
        yield f"{name!r} is not a context of this ontology; {suggest(name, known)}"
    if not isinstance(entry, dict):
        yield f"{name!r} must be a table: [{name}] with words, example and not"
        return
    for key in entry:
        if key not in KEYS:
            yield f"context {name!r}: key {key!r} is not known; {suggest(key, KEYS)}"
    for key in KEYS:
        if not entry.get(key):
            yield f"context {name!r} has no '{key}'"
    words = entry.get("words", [])
    if not isinstance(words, list) or not all(isinstance(each, str) for each in words):
        yield f"context {name!r}: 'words' must be a list of texts"
    for key in ("example", "not"):
        if not isinstance(entry.get(key, ""), str):
            yield f"context {name!r}: '{key}' must be a text"
