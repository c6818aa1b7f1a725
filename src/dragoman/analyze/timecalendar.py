"""Calendar arithmetic: stretches of time with their TIMEX3 value, first and last day."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Grain = Literal[
    "time", "day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century", "vague"
]

MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
"""Months in a unit that is counted in months; E is a decade, C a century."""
GRAIN_OF_UNIT: dict[str, Grain] = {
    "D": "day", "W": "week", "F": "week", "WE": "weekend", "M": "month",
    "Q": "quarter", "Y": "year", "E": "decade", "C": "century",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stretch:
    """A day, month, year ... as TIMEX3 writes it, with its first and last day where the calendar gives them."""

    value: str
    grain: Grain
    first: date | None = None
    last: date | None = None
    mod: str | None = None


def day(at: date) -> Stretch:
    """One day.

    >>> day(date(2020, 6, 15)).value
    '2020-06-15'
    """
    return Stretch(at.isoformat(), "day", at, at)


def make_day(year: int, month: int, number: int) -> Stretch | None:
    """The day with these numbers; None where the calendar has no such day."""
    try:
        return day(date(year, month, number))
    except (ValueError, OverflowError):
        return None


def month(year_number: int, number: int) -> Stretch | None:
    """One month."""
    first = make_day(year_number, number, 1)
    if first is None or first.first is None:
        return None
    last = calendar.monthrange(year_number, number)[1]
    return Stretch(first.value[:7], "month", first.first, first.first.replace(day=last))


def year(number: int) -> Stretch | None:
    """One year."""
    if not 1 <= number <= 9999:
        return None
    return Stretch(f"{number:04d}", "year", date(number, 1, 1), date(number, 12, 31))


def year_before_christ(number: int) -> Stretch:
    """A year before Christ, which ``date`` cannot hold.

    >>> year_before_christ(44).value
    'BC0044'
    """
    return Stretch(f"BC{number:04d}", "year")


def week(at: date) -> Stretch:
    """The ISO week that holds a day."""
    iso = at.isocalendar()
    first = at - timedelta(days=at.isoweekday() - 1)
    return Stretch(f"{iso.year:04d}-W{iso.week:02d}", "week", first, first + timedelta(days=6))


def weekend(at: date) -> Stretch:
    """Saturday and Sunday of the ISO week that holds a day."""
    whole = week(at)
    assert whole.last is not None
    return Stretch(whole.value + "-WE", "weekend", whole.last - timedelta(days=1), whole.last)


def months(year_number: int, code: str, size: int) -> Stretch | None:
    """The quarter ("Q2", size 3) or half ("H1", size 6) of a year."""
    whole = year(year_number)
    if whole is None or whole.first is None:
        return None
    start = size * (int(code[1:]) - 1) + 1
    last_month = month(year_number, start + size - 1)
    assert last_month is not None
    grain: Grain = "quarter" if size == 3 else "half"
    return Stretch(f"{whole.value}-{code}", grain, whole.first.replace(month=start), last_month.last)


def season(year_number: int, code: str) -> Stretch | None:
    """A season by its TIMEX3 code (SP SU FA WI); without days, because they differ by hemisphere."""
    return Stretch(f"{year_number:04d}-{code}", "season") if 1 <= year_number <= 9999 else None


def decade(first_year: int) -> Stretch | None:
    """Ten years, written as the first three digits."""
    first, last = year(first_year), year(first_year + 9)
    if first is None or last is None:
        return None
    return Stretch(first.value[:3], "decade", first.first, last.last)


def century(number: int) -> Stretch | None:
    """A century by its ordinal: the 20th is written 19."""
    first, last = year(max(1, 100 * (number - 1))), year(100 * number - 1)
    if first is None or last is None or number > 30:
        return None
    return Stretch(f"{number - 1:02d}", "century", first.first, last.last)


def holding(at: date | None, grain: Grain) -> Stretch | None:
    """The day, week, month ... that holds a day; None without a day."""
    if at is None:
        return None
    if grain == "day":
        return day(at)
    if grain == "week":
        return week(at)
    if grain == "weekend":
        return weekend(at)
    if grain == "month":
        return month(at.year, at.month)
    if grain in ("quarter", "half"):
        size = 3 if grain == "quarter" else 6
        return months(at.year, f"{'Q' if size == 3 else 'H'}{(at.month - 1) // size + 1}", size)
    if grain == "year":
        return year(at.year)
    if grain == "decade":
        return decade(at.year // 10 * 10)
    return century(at.year // 100 + 1) if grain == "century" else None


def shift(at: date, count: float, unit: str) -> date | None:
    """The day ``count`` units after (before, where negative); None beyond the calendar.

    >>> shift(date(2020, 3, 31), -1, "M")
    datetime.date(2020, 2, 29)
    """
    try:
        if unit in MONTHS:
            whole = int(count * MONTHS[unit])
            rest = count * MONTHS[unit] - whole
            return shift_months(at, whole) + timedelta(days=round(rest * 30))
        days = {"D": 1, "W": 7, "F": 14, "WE": 7}.get(unit)
        return at + (timedelta(days=round(count * days)) if days else timedelta(hours=0))
    except (ValueError, OverflowError):
        return None


def shift_months(at: date, count: int) -> date:
    """The same day so many months later, or the last of that month."""
    number = at.year * 12 + at.month - 1 + count
    year_number, month_number = divmod(number, 12)
    if not 1 <= year_number <= 9999:
        raise OverflowError("beyond the calendar")
    last = calendar.monthrange(year_number, month_number + 1)[1]
    return date(year_number, month_number + 1, min(at.day, last))


def at_time(of: Stretch, time: str) -> Stretch:
    """A time or part of a day: "T10:30", "TNI"."""
    return replace(of, value=of.value + time, grain="time")


def easter(year_number: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm)."""
    golden, century_number, rest = year_number % 19, year_number // 100, year_number % 100
    leap, cycle = divmod(century_number, 4)
    moon = (century_number - (century_number + 8) // 25 + 1) // 3
    epact = (19 * golden + century_number - leap - moon + 15) % 30
    quarter, left = divmod(rest, 4)
    weekday = (32 + 2 * cycle + 2 * quarter - epact - left) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month_number, day_number = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year_number, month_number, day_number + 1)


def holiday(rule: str, year_number: int) -> Stretch | None:
    """The day of a holiday in a year: "12-25", "easter-2" (days from Easter), "11-4-4" (the 4th Thursday of November)."""
    if not 1583 <= year_number <= 4000:
        return None
    if rule.startswith("easter"):
        return day(easter(year_number) + timedelta(days=int(rule[6:] or 0)))
    numbers = [int(each) for each in rule.split("-")]
    if len(numbers) == 2:
        return make_day(year_number, numbers[0], numbers[1])
    month_number, count, weekday = numbers
    if count == 5:  # the last one
        last = date(year_number, month_number, calendar.monthrange(year_number, month_number)[1])
        return day(last - timedelta(days=(last.isoweekday() - weekday) % 7))
    first = date(year_number, month_number, 1)
    return day(first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1)))
