"""What a name means that several actors share: "Congress" in an article about India is not the one in Washington."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

HitKind = Literal["country", "adjective", "demonym", "capital", "actor", "person"]
OF_COUNTRY = frozenset({"country", "adjective", "capital", "demonym"})
CLEAR = 2
"""How many times as often as the next candidate's country the chosen one's must be named."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name may stand for; a ``weak`` one needs the text to name its country or the actor's other name."""

    kind: HitKind
    id: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A name at ``start`` to ``end`` with all its meanings."""

    start: int
    end: int
    meanings: tuple[Meaning, ...]


class Context:
    """What the other names of a text say: actors that are named clearly, and countries by how often."""

    def __init__(self, found: Iterable[Found], countries: Callable[[str], Sequence[str]], text: str) -> None:
        self._countries = countries
        self._text = text
        self._ids: set[str] = set()
        self._named: Counter[str] = Counter()
        self._ending: dict[int, frozenset[str]] = {}
        self._starting: dict[int, frozenset[str]] = {}
        for each in found:
            if each.meanings and _is_clear(each.meanings):
                self._add(each, each.meanings[0])

    def _add(self, found: Found, meaning: Meaning) -> None:
        countries = self._countries(meaning.id)
        self._ids.add(meaning.id)
        self._named.update(countries)
        self._starting[found.start] = frozenset(countries)
        if meaning.kind in OF_COUNTRY:
            self._ending[found.end] = frozenset(countries)

    def choose(self, found: Found) -> Meaning | None:
        """The one actor that the name means here, or None where that stays open."""
        beside = self._beside(found)
        if beside is not None:
            return self._only(each for each in found.meanings if beside & set(self._countries(each.id)))
        named = self._only(each for each in found.meanings if each.id in self._ids)
        if named is not None:
            return named
        scores = {
            each: max((self._named[code] for code in self._countries(each.id)), default=0) for each in found.meanings
        }
        best = max(scores.values())
        default = self._only(each for each in found.meanings if not each.weak)
        if not best:
            return default
        if default is not None and scores[default] * CLEAR >= best:
            return default
        return self._only(each for each, score in scores.items() if score * CLEAR > best)

    def _beside(self, found: Found) -> frozenset[str] | None:
        """The countries of the name right before ("India's Congress", "the French Senate") or behind "of"."""
        text, start, end = self._text, found.start, found.end
        for gap in (" ", "'s ", "\u2019s ", "' "):
            before = self._ending.get(start - len(gap))
            if before is not None and text[start - len(gap) : start] == gap:
                return before
        for gap in (" of ", " in ", " of the "):
            if text[end : end + len(gap)] == gap and end + len(gap) in self._starting:
                return self._starting[end + len(gap)]
        return None

    def _only(self, meanings: Iterable[Meaning]) -> Meaning | None:
        several = tuple(meanings)
        return several[0] if len(several) == 1 else None


def _is_clear(meanings: Sequence[Meaning]) -> bool:
    """True for a name that needs no context: a country, or the only bearer of a name that says enough."""
    return meanings[0].kind in OF_COUNTRY or (len(meanings) == 1 and not meanings[0].weak)
