"""Numbers, durations, repetitions and vague references ("recently") as TIMEX3 writes them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dragoman.analyze import timecalendar as cal
from dragoman.analyze.timecalendar import Stretch
from dragoman.analyze.timereading import Found, Maker, Outcome, Setting, known, meaning_of
from dragoman.records.record import TimeBasis

Words = Mapping[str, Mapping[str, Any]]


def count(words: Sequence[str], classes: Words) -> float | None:
    """The number that the words say; None where they are vague.

    >>> count(("two", "and", "a", "half"), {"numeral": {"two": 2}, "magnitude": {}})
    2.5
    """
    if "couple" in words:
        return 2.0
    if "/" in words:
        at = words.index("/")
        return _figure(words[0]) + _figure(words[at - 1]) / (_figure(words[at + 1]) or 1)
    total, current = 0.0, 0.0
    seen = False
    for at, word in enumerate(words):
        if word == "half":
            total += 0.5
        elif word[0].isdigit():
            current += _figure(word)
        elif word in classes["numeral"]:
            current += classes["numeral"][word]
        elif word in classes["magnitude"]:
            current = (current or 1) * classes["magnitude"][word]
        elif word in ("a", "an") and "half" not in words[: at + 2]:
            current = current or 1
        else:
            continue
        seen = True
    return total + current if seen else None


def _figure(word: str) -> float:
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return 0.0


def amount(number: float | None, unit: str) -> str:
    """A duration: "P3D", "PT72H", "P2.5Y", "P40Y" for four decades, "PXM" where the number is vague.

    >>> amount(2.5, "Y"), amount(72, "TH"), amount(None, "M"), amount(4, "E")
    ('P2.5Y', 'PT72H', 'PXM', 'P40Y')
    """
    if number is not None:
        unit, factor = {"E": ("Y", 10), "C": ("Y", 100), "F": ("W", 2)}.get(unit, (unit, 1))
        number *= factor
        if number == 0.5 and unit == "TH":
            number, unit = 30, "TM"
        elif number == 0.5 and unit == "Y":
            number, unit = 6, "M"
    if unit == "TH" and number is not None and number % 1:
        return f"PT{int(number)}H{round(number % 1 * 60)}M"
    written = "X" if number is None else f"{number:.10g}"
    if unit == "WE":
        return f"P{written}WE" if number != 1 else "P1WE"
    return f"PT{written}{unit[1]}" if unit.startswith("T") else f"P{written}{unit}"


def unit_of(found: Found, setting: Setting) -> str:
    """The code of the unit in which the expression counts."""
    unit = (
        meaning_of(found, "unit", setting)
        or meaning_of(found, "units", setting)
        or meaning_of(found, "calendar", setting)
    )
    return str(unit)


def _reference(found: Found, setting: Setting) -> Outcome | None:
    said = found.pattern.settings
    value = said.get(found.phrase) or meaning_of(found, "reference", setting) or said.get("default")
    if value is None:
        return None
    basis: TimeBasis = "document" if setting.document else "unknown"
    if setting.document is None or value == "PRESENT_REF":
        return Outcome(Stretch(value, "vague"), basis)
    return Outcome(
        Stretch(value, "vague"), basis, f"../{setting.document}" if value == "PAST_REF" else f"{setting.document}/.."
    )


# ---- durations and repetitions -----------------------------------------------------------------

AHEAD = frozenset({"next", "coming", "following", "ahead", "come"})
BEHIND = frozenset({"last", "past", "previous", "preceding"})


def _duration(found: Found, setting: Setting) -> Outcome | None:
    unit = unit_of(found, setting)
    words = (
        found.slots.get("number") or found.slots.get("numeral") or found.slots.get("int") or found.slots.get("plain")
    )
    number = count(words, setting.grammar.words) if words else 1.0 if "calendar" in found.slots else None
    if number is not None and "half" in found.words and words and "half" not in words:
        number += 0.5
    if number is None and "number" in found.slots:
        return None
    stretch = Stretch(amount(number, unit), "vague")
    return Outcome(stretch, "expression", count=number, unit=unit)


def _span(found: Found, setting: Setting) -> Outcome | None:
    """ "The past two weeks", "the next five years": the interval hangs on the document, in a story on the last date."""
    outcome = _duration(found, setting)
    said = set(found.words)
    sign = 1 if said & AHEAD else -1 if said & BEHIND else 0
    told = setting.narrative and setting.last is not None
    base = setting.last.first if told and setting.last else setting.document
    if outcome is None or base is None or not sign or "following" in said:
        return outcome
    if outcome.count is None:
        return replace(outcome, interval=f"{base}/.." if sign > 0 else f"../{base}")
    moved = cal.shift(base, sign * outcome.count, outcome.unit)
    if moved is None or outcome.unit.startswith("T"):
        return outcome
    first, last = (base, moved) if sign > 0 else (moved, base)
    if told and setting.last and setting.last.grain == "year":
        return replace(outcome, interval=f"{first.year:04d}/{last.year:04d}")
    return replace(outcome, interval=f"{first}/{last}")


def _recurrent(found: Found, setting: Setting) -> Outcome | None:
    if value := meaning_of(found, "recurrent", setting):
        return known(Stretch(value, "vague"))
    if weekday := meaning_of(found, "weekday", setting):
        return known(Stretch(f"XXXX-WXX-{weekday}", "vague"))
    unit = unit_of(found, setting)
    held = found.slots.get("number")
    number = count(held, setting.grammar.words) if held and "times" not in found.words else 1.0
    return known(Stretch(amount(2.0 if "other" in found.words else number, unit), "vague"))


AMOUNT_MAKERS: dict[str, Maker] = {
    "duration": _duration,
    "span": _span,
    "recurrent": _recurrent,
    "reference": _reference,
}
