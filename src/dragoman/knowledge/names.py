"""Finding many names in a text at once: whole words only, longest first, in one pass."""

import unicodedata
from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("\u2019\u2018\u02bc\u02bb\u02be\u02bf\u00b4\u0060\u2032", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\u00ad", "-"),
        **dict.fromkeys("\u00a0\u2009\u202f\t\r\n", " "),
    }
)
"""Marks that are written in more than one way, one character each, so that offsets stay."""


def level(text: str) -> str:
    """``text`` of the same length with one kind of apostrophe, hyphen and blank.

    >>> level("Sana\u2019a")
    "Sana'a"
    """
    return text.translate(_ALIKE)


def plain(name: str) -> str:
    """``name`` without accents.

    >>> plain("Élysée")
    'Elysee'
    """
    if name.isascii():
        return name
    return "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))


class NameFinder:
    """Finds every one of ``names`` in a text: ``find`` gives (start, end, index of the name)."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        kind = Implementation.NoncontiguousNFA if len(self.names) > 50_000 else Implementation.ContiguousNFA
        patterns = [level(name) for name in self.names]
        self._automaton = AhoCorasick(patterns, MatchKind.Standard, False, kind) if patterns else None

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Start, end and index of each name in ``text``, left to right; of overlapping ones the first and longest."""
        if self._automaton is None:
            return
        text = level(text.encode("utf-8", "replace").decode("utf-8")) if not text.isascii() else level(text)
        whole = [
            (start, -end, index)
            for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if (start == 0 or not text[start - 1].isalnum()) and (end == len(text) or not text[end].isalnum())
        ]
        whole.sort()
        reached = 0
        for start, minus_end, index in whole:
            if start >= reached:
                reached = -minus_end
                yield start, reached, index
