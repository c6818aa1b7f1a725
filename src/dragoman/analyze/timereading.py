"""What the makers of values share: an expression found, what it is resolved against, and what comes out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.analyze.timecalendar import Stretch
from dragoman.analyze.timegrammar import Pattern, TimeGrammar
from dragoman.records.record import TimeBasis


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern that matched words ``first`` to ``last`` (exclusive), with the words in its slots."""

    pattern: Pattern
    first: int
    last: int
    slots: Mapping[str, tuple[str, ...]]
    words: tuple[str, ...]
    part: str = ""

    @property
    def phrase(self) -> str:
        """Its words in lower case, joined by blanks."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is resolved against.

    ``document`` is the document date, ``last`` the last stretch that the text named before, ``quarter`` the last
    quarter. In a narrative incomplete dates hang on ``last``. ``looks`` says whether the clause looks back (-1),
    forward (+1) or neither (0).
    """

    grammar: TimeGrammar
    document: date | None
    last: Stretch | None
    quarter: Stretch | None
    narrative: bool
    looks: Callable[[], int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The meaning of an expression and what it was resolved against; ``count`` and ``unit`` of a duration."""

    stretch: Stretch | None
    basis: TimeBasis
    interval: str | None = None
    count: float | None = None
    unit: str = ""


Maker = Callable[[Found, Setting], Outcome | None]
UNKNOWN = Outcome(None, "unknown")


def known(stretch: Stretch | None, basis: TimeBasis = "expression", interval: str | None = None) -> Outcome | None:
    """An outcome with this stretch; None where the calendar has no such stretch."""
    return Outcome(stretch, basis, interval) if stretch else None


def meaning_of(found: Found, slot: str, setting: Setting, kind: str = "") -> Any:
    """The meaning of the one word in a slot, by its class; None where the slot is empty."""
    held = found.slots.get(slot)
    return setting.grammar.value(kind or slot, held[0]) if held else None
