"""Where quotations stand: pairs of quotation marks, by their shape and place alone. Knows no words and no parse."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

BREAK = re.compile(r"\n[^\S\n]*\n|\n[^\S\n]{2,}(?=\S)|\n(?=[^\S\n]*[\"“«„'‘`])")
"""Between paragraphs: an empty line, an indented line, or a line that opens a quotation."""

_MARK = re.compile(r"``|''|[\"“”„«»‘’'`]")
_DOUBLE_OPEN, _DOUBLE_CLOSE = frozenset(("``", "“", "„", "«")), frozenset(("”", "»"))
_SINGLE_OPEN, _SINGLE_CLOSE = frozenset(("‘", "`")), frozenset("’'")
_BEFORE_OPEN = frozenset("([{-–—/:;,")
_AFTER_CLOSE = frozenset(".,;:!?)]}-–—/…")


@dataclass(frozen=True, slots=True)
class Quotation:
    """From the opening mark to the end of the closing one; ``inner`` lies between the marks.

    ``continues`` is true when the quotation before was left open and this one, in the next paragraph, takes it up.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    paragraph: int
    continues: bool = False


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Every quotation that lies in no other, in text order.

    A mark that is never closed makes one only where the next paragraph opens with another.

    >>> [text[q.start:q.end] for text in ['"Yes," she said. "We ‘may’ go."'] for q in find_quotations(text)]
    ['"Yes,"', '"We ‘may’ go."']
    """
    found: list[Quotation] = []
    waiting: Quotation | None = None
    for number, (start, end) in enumerate(cut_paragraphs(text)):
        pairs, still_open = _pair_marks(text, start, end)
        for place, (opening, closing, width) in enumerate(pairs):
            takes_up = waiting is not None and place == 0 and not text[start:opening].strip()
            if waiting is not None and takes_up:
                found.append(waiting)
            unclosed = still_open and place == len(pairs) - 1
            inner_end = closing if unclosed else max(opening + width, closing - width)
            quotation = Quotation(opening, closing, opening + width, inner_end, number, takes_up)
            waiting = quotation if unclosed else None
            if not unclosed:
                found.append(quotation)
        if not pairs:
            waiting = None
    return tuple(found)


def cut_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph, in order."""
    start = 0
    for gap in BREAK.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def _pair_marks(text: str, start: int, end: int) -> tuple[list[tuple[int, int, int]], bool]:
    """(start, end, width of the opening mark) of the outermost quotations of a paragraph; is the last one left open?"""
    pairs: list[tuple[int, int, int]] = []
    opening: tuple[int, str] | None = None
    for found in _MARK.finditer(text, start, end):
        mark, at = found[0], found.start()
        if opening is None:
            if _opens(text, at, found.end(), mark, start):
                opening = at, mark
        elif _family(mark) == _family(opening[1]) and _closes(text, at, found.end(), mark, end):
            pairs.append((opening[0], found.end(), len(opening[1])))
            opening = None
    if opening is None:
        return pairs, False
    if _family(opening[1]) == "single":  # an apostrophe, or not to be told from one: look for doubles behind it
        return pairs + _doubles_after(text, opening[0] + len(opening[1]), end), False
    return [*pairs, (opening[0], end, len(opening[1]))], True


def _doubles_after(text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """The double quotations after a single mark that never closes."""
    pairs: list[tuple[int, int, int]] = []
    opening: tuple[int, str] | None = None
    for found in _MARK.finditer(text, start, end):
        mark, at = found[0], found.start()
        if _family(mark) == "single":
            continue
        if opening is None and _opens(text, at, found.end(), mark, start):
            opening = at, mark
        elif opening is not None and _closes(text, at, found.end(), mark, end):
            pairs.append((opening[0], found.end(), len(opening[1])))
            opening = None
    return pairs


def _family(mark: str) -> str:
    if mark in ("«", "»"):
        return "angle"
    return "single" if mark in _SINGLE_OPEN or mark in _SINGLE_CLOSE else "double"


def _opens(text: str, at: int, end: int, mark: str, start: int) -> bool:
    """True where a mark can open: nothing, a blank or a bracket before it, a word after it."""
    if mark in _DOUBLE_OPEN:
        return True
    if mark in _DOUBLE_CLOSE or mark == "’":
        return False
    before = text[at - 1] if at > start else " "
    after = text[end] if end < len(text) else " "
    free = before.isspace() or before in _BEFORE_OPEN
    if _family(mark) == "single":
        return free and after.isalnum() and not _elided(text, end)
    return free or not after.isspace() and after not in _AFTER_CLOSE


def _elided(text: str, at: int) -> bool:
    """True after an apostrophe that stands for digits, as in '90s."""
    return text[at].isdigit()


def _closes(text: str, at: int, end: int, mark: str, limit: int) -> bool:
    """True where a mark can close: a word or its punctuation before it, no word after it."""
    if mark in _DOUBLE_CLOSE or mark in _DOUBLE_OPEN:
        return mark in _DOUBLE_CLOSE
    after = text[end] if end < limit else " "
    before = text[at - 1] if at else " "
    if _family(mark) == "single":
        return not after.isalnum() and not before.isspace() and not (before == "s" and after.isspace())
    return not (before.isspace() and after.isalnum())
