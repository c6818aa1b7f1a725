"""Finding many names in a text at once: whole words only, longest first, in one pass."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("\u2019\u2018\u02bc\u02bb\u02be\u02bf\u00b4\u0060\u2032", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\u00ad", "-"),
        **dict.fromkeys("\u00a0\u2009\u202f\t\r\n", " "),
    }
)
"""Marks that are written in more than one way, one character each, so that offsets stay."""
_ACCENTED = {
    code: _letters[0]
    for code in range(0xC0, 0x250)
    if len(_letters := unicodedata.normalize("NFKD", chr(code))) > 1 and _letters[0].isascii() and _letters[0].isalpha()
} | {
    ord("\u0131"): "i",
    ord("\u0142"): "l",
    ord("\u0141"): "L",
    ord("\u00f8"): "o",
    ord("\u00d8"): "O",
    ord("\u0111"): "d",
}
"""Latin letters with an accent, and the letter without it."""
_BARE = _ALIKE | _ACCENTED


def level(text: str) -> str:
    """``text`` of the same length with one kind of apostrophe, hyphen and blank.

    >>> level("Sana\u2019a")
    "Sana'a"
    """
    return text.translate(_ALIKE)


def bare(text: str) -> str:
    """``text`` of the same length, leveled and with Latin letters without accents.

    >>> bare("Bogot\u00e1\u2019s")
    "Bogota's"
    """
    return text.translate(_ALIKE if text.isascii() else _BARE)


def plain(name: str) -> str:
    """``name`` without accents.

    >>> plain("Élysée")
    'Elysee'
    """
    if name.isascii():
        return name
    return "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))


MoreNames = Callable[[str], Iterable[tuple[int, int, int]]]
"""Finds names in a leveled text by other means: start, end and index of each."""


class NameFinder:
    """Finds every one of ``names`` in a text: ``find`` gives (start, end, index of the name).

    Accents do not count, on either side. ``more`` may find further spellings of the names.
    """

    def __init__(self, names: Iterable[str], more: MoreNames | None = None) -> None:
        self.names = tuple(names)
        kind = Implementation.NoncontiguousNFA if len(self.names) > 50_000 else Implementation.ContiguousNFA
        patterns = [name if name.isascii() else bare(name) for name in self.names]
        self._automaton = AhoCorasick(patterns, MatchKind.Standard, False, kind) if patterns else None
        self._more = more

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Start, end and index of each name in ``text``, left to right; of overlapping ones the first and longest."""
        if self._automaton is None:
            return
        text = bare(text.encode("utf-8", "replace").decode("utf-8")) if not text.isascii() else level(text)
        whole = [
            (start, -end, 0, index)
            for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if (start == 0 or not text[start - 1].isalnum()) and (end == len(text) or not text[end].isalnum())
        ]
        if self._more is not None:
            whole += ((start, -end, 1, index) for start, end, index in self._more(text))
        whole.sort()
        reached = 0
        for start, minus_end, _, index in whole:
            if start >= reached:
                reached = -minus_end
                yield start, reached, index
