"""Phrases of several words, looked up at a place in a list of words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Phrases(Generic[T]):
    """What each phrase stands for; a phrase is a tuple of lower-case words."""

    values: Mapping[tuple[str, ...], T]
    most: int

    def after(self, words: Sequence[str], at: int) -> tuple[int, T] | None:
        """The longest phrase that starts at word ``at``: where it ends (exclusive) and what it stands for."""
        for size in range(min(self.most, len(words) - at), 0, -1):
            found = self.values.get(tuple(words[at : at + size]))
            if found is not None:
                return at + size, found
        return None

    def before(self, words: Sequence[str], at: int) -> tuple[int, T] | None:
        """The longest phrase that ends just before word ``at``: where it starts and what it stands for."""
        for size in range(min(self.most, at), 0, -1):
            found = self.values.get(tuple(words[at - size : at]))
            if found is not None:
                return at - size, found
        return None


def make_phrases(pairs: Iterable[tuple[str, T]]) -> Phrases[T]:
    """The phrases of ``pairs``, each written with blanks between its words.

    >>> make_phrases([("at least", "low")]).after(["at", "least", "12"], 0)
    (2, 'low')
    """
    values = {tuple(phrase.lower().split()): value for phrase, value in pairs}
    return Phrases(values, max(map(len, values), default=0))
