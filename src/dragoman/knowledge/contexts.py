"""Words that put an event into a PLOVER context, loaded from ``contexts.en.toml``."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge.lexicon import read_toml


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


def read_contexts(path: Path, known: Collection[str]) -> Contexts:
    """The context words of the file ``path``; ``known`` are the contexts of the ontology."""
    words: dict[str, list[str]] = {}
    proofs = {}
    for name, entry in read_toml(path).items():
        if name not in known:
            raise KnowledgeError(f"{path.name}: {name!r} is not a context of this ontology")
        for key in ("words", "example", "not"):
            if not entry.get(key):
                raise KnowledgeError(f"{path.name}: context {name!r} has no '{key}'")
        for word in entry["words"]:
            words.setdefault(word, []).append(name)
        proofs[name] = (entry["example"], entry["not"])
    return Contexts({word: tuple(names) for word, names in words.items()}, proofs)
