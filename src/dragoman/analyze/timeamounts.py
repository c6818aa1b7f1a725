"""Numbers, durations and repetitions as TIMEX3 writes them."""

from collections.abc import Mapping, Sequence
from typing import Any

Words = Mapping[str, Mapping[str, Any]]


def count(words: Sequence[str], classes: Words) -> float | None:
    """The number that the words say; None where they are vague.

    >>> count(("two", "and", "a", "half"), {"numeral": {"two": 2}, "magnitude": {}})
    2.5
    """
    if "couple" in words:
        return 2.0
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
        elif word in ("a", "an") and "half" not in words[:at + 2]:
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
    written = "X" if number is None else f"{number:.10g}"
    if unit == "WE":
        return f"P{written}WE" if number != 1 else "P1WE"
    return f"PT{written}{unit[1]}" if unit.startswith("T") else f"P{written}{unit}"
