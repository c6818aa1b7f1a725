"""The small parts that records are made of: spans, roles, dates, reasons."""

from dataclasses import dataclass, field
from typing import Literal

Status = Literal[
    "happened", "ongoing", "announced", "planned", "threatened", "demanded", "possible", "denied", "hypothetical"
]
Basis = Literal["expression", "inferred", "document", "unknown"]
RegionKind = Literal["title", "body", "heading", "related_link", "byline", "dateline"]

NARRATOR = "narrator"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of an article's text, with the words that stand there."""

    start: int
    end: int
    quote: str

    def overlaps(self, other: "Span") -> bool:
        """True when the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """True when ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Role:
    """An actor in a role, and the words that put it there; the narrator has no words."""

    actor: str
    start: int | None = field(default=None, metadata={"omit": True})
    end: int | None = field(default=None, metadata={"omit": True})
    quote: str | None = field(default=None, metadata={"omit": True})


@dataclass(frozen=True, slots=True)
class Date:
    """When something happened: an ISO 8601 value or interval, the phrase that says so, and on what basis."""

    value: str | None = None
    expression: Span | None = None
    basis: Basis = "unknown"


@dataclass(frozen=True, slots=True)
class Where:
    """A place in an event: the id of the place record and the words."""

    place: str
    name: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the reasoning that made a record: ``step`` names it, ``says`` gives its outcome, the span its words."""

    step: str
    says: str
    start: int | None = field(default=None, metadata={"omit": True})
    end: int | None = field(default=None, metadata={"omit": True})
    quote: str | None = field(default=None, metadata={"omit": True})

    @classmethod
    def by(cls, step: str, says: str, words: Span | None = None) -> "Reason":
        """A reason and the words that gave it, if any did.

        >>> Reason.by("modality", "deny", Span(10, 16, "denied")).quote
        'denied'
        """
        return cls(step, says) if words is None else cls(step, says, words.start, words.end, words.quote)
