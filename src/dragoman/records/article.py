"""An article as it was given, and the regions of its text."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from dragoman.records.parts import RegionKind, Span

PublishedFrom = Literal["input", "dateline", "page", "url"]


@dataclass(frozen=True, slots=True)
class Region:
    """Characters ``start`` to ``end`` of the text belong to one part of the page."""

    kind: RegionKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A news article: its text, unchanged, and what is known about it.

    ``published`` is an ISO date or None; ``published_from`` says where it was found. ``meta`` keeps every
    further key of the input.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    regions: tuple[Region, ...] = ()
    meta: Mapping[str, Any] = field(default_factory=dict)

    @property
    def day(self) -> date | None:
        """The day on which the article appeared; None where ``published`` does not give one.

        >>> Article("a", "", published="2031-05-05T10:30").day, Article("a", "", published="2031").day
        (datetime.date(2031, 5, 5), None)
        """
        try:
            return date.fromisoformat((self.published or "")[:10])
        except ValueError:
            return None

    def span(self, start: int, end: int) -> Span:
        """The span from ``start`` to ``end`` with its words.

        >>> Article("a", "Freedonia protested.").span(0, 9)
        Span(start=0, end=9, quote='Freedonia')
        """
        return Span(start, end, self.text[start:end])

    def region_at(self, at: int) -> RegionKind:
        """The kind of region that character ``at`` lies in; "body" where none is marked."""
        for region in self.regions:
            if region.start <= at < region.end:
                return region.kind
        return "body"


def make_article_id(text: str, url: str | None = None) -> str:
    """A stable id for an article that came without one: a hash of its address, else of its text.

    >>> make_article_id("Freedonia protested.")
    'xb06a95adfb35336'
    """
    source = url if url else text
    return "x" + hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:15]
