"""Records by where they stand, so that asking what overlaps a span costs the same in a long article."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from dragoman.records import Span

BLOCK = 256
"""Characters; a span is kept with every block of text that it touches."""

Kept = TypeVar("Kept")


class Nearby(Generic[Kept]):
    """What was put in with spans of the article, found again by the spans that overlap."""

    def __init__(self, placed: Iterable[tuple[Span, Kept]]) -> None:
        self.blocks: dict[int, list[tuple[int, Span, Kept]]] = {}
        for number, (span, kept) in enumerate(placed):
            for block in range(span.start // BLOCK, span.end // BLOCK + 1):
                self.blocks.setdefault(block, []).append((number, span, kept))

    def overlapping(self, here: Span) -> Iterator[tuple[Span, Kept]]:
        """Every span that shares a character with ``here`` and what was kept with it, in the order they were put in."""
        found: dict[int, tuple[Span, Kept]] = {}
        for block in range(here.start // BLOCK, here.end // BLOCK + 1):
            for number, span, kept in self.blocks.get(block, ()):
                if span.overlaps(here):
                    found[number] = (span, kept)
        yield from (found[number] for number in sorted(found))
