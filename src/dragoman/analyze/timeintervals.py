"""Intervals: what ranges, prepositions and deadlines make of a stretch of time, in ISO 8601."""

from dataclasses import replace
from datetime import date, timedelta

from dragoman.analyze import timecalendar as cal
from dragoman.analyze.timecalendar import Stretch
from dragoman.analyze.timereading import Outcome


def part_of_decade(stretch: Stretch) -> str | None:
    """The five years that an early or late decade means."""
    if stretch.grain != "decade" or stretch.first is None or stretch.mod not in ("START", "END"):
        return None
    first = stretch.first.year + (5 if stretch.mod == "END" else 0)
    return f"{first:04d}/{first + 4:04d}"


def _plain(stretch: Stretch) -> str:
    """The stretch as ISO 8601 writes it in an interval."""
    if stretch.first is None or stretch.grain in ("day", "month", "year", "week") or "/" in stretch.value:
        return stretch.value.partition("T")[0]
    return str(stretch.first)


def _last_of(stretch: Stretch) -> str:
    if stretch.first is None or stretch.grain in ("day", "month", "year", "week"):
        return _plain(stretch)
    return str(stretch.last)


def range_of(first: Stretch | None, last: Stretch | None) -> str | None:
    """The interval from one stretch to another; None where it would run backwards or an end is unknown."""
    if first is None or last is None or first.first is None or last.last is None or last.last < first.first:
        return None
    if first.grain == last.grain == "time" and first.first == last.last:
        return None  # two hours of one day
    return f"{_plain(first)}/{_last_of(last)}"


def related(relation: str, outcome: Outcome, document: date | None) -> Outcome:
    """The outcome with the interval that a preposition makes of it: "since 2016" is "2016/..".

    Only calendar dates have one, and durations after "within".
    """
    stretch = outcome.stretch
    if stretch is None or not relation or relation == "between":
        return outcome
    if outcome.unit:
        number, unit = outcome.count, outcome.unit
        if unit == "TH" and number is not None and number % 24 == 0:
            number, unit = number / 24, "D"
        if relation != "within" or number is None or document is None or unit.startswith("T"):
            return outcome
        moved = cal.shift(document, number, unit)
        return replace(outcome, interval=f"../{moved}") if moved else outcome
    if stretch.first is None or stretch.last is None:
        return outcome
    try:
        interval = _interval_of(relation, stretch)
    except OverflowError:
        return outcome
    return replace(outcome, interval=interval or outcome.interval)


def _interval_of(relation: str, stretch: Stretch) -> str | None:
    """The open interval of a relation; "before the end of the year" still holds the year, "before the year" does not."""
    if stretch.first is None or stretch.last is None:
        return None
    day = timedelta(days=0 if stretch.grain == "time" else 1)  # before dawn on Sunday is on Sunday
    if relation == "before" and stretch.mod in (None, "START"):
        return f"../{stretch.first - day}"
    if relation == "after" and stretch.mod in (None, "END"):
        return f"{stretch.last + day}/.."
    if relation in ("before", "until"):
        return f"../{_last_of(stretch)}"
    return f"{_plain(stretch)}/.."
