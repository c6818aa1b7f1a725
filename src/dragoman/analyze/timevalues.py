"""Dates, months, quarters, seasons, holidays: from the words in the slots to a stretch of the calendar."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dragoman.analyze import timecalendar as cal
from dragoman.analyze.timeamounts import count
from dragoman.analyze.timecalendar import Stretch
from dragoman.analyze.timereading import UNKNOWN, Found, Maker, Outcome, Setting, known, meaning_of
from dragoman.records.record import TimeBasis


# ---- dates of the calendar ---------------------------------------------------------------------


def _year_of(found: Found, setting: Setting) -> int | None:
    if held := found.slots.get("year"):
        return int(held[0])
    short = found.slots.get("short_year") or found.slots.get("year2")
    if short:
        number = int(short[0].lstrip("'’"))
        latest = setting.document.year if setting.document else 2049
        return max(year for year in (1900 + number, 2000 + number) if year <= latest + 20 or year < 2000)
    if held := found.slots.get("thousand"):
        rest = found.words[found.words.index("thousand") + 1 :]
        return int(count(held, setting.grammar.words) or 2) * 1000 + int(count(rest, setting.grammar.words) or 0)
    return None


def _day_of(words: tuple[str, ...] | None, setting: Setting) -> int | None:
    if not words:
        return None
    digits = "".join(each for each in words[0] if each.isdigit())
    if digits:
        return int(digits)
    tens = setting.grammar.value("numeral", words[0]) or 0
    return int(tens) + int(setting.grammar.value("nth", words[-1]) or 0)


def _date(found: Found, setting: Setting) -> Outcome | None:
    year, month = _year_of(found, setting), meaning_of(found, "month", setting)
    day = _day_of(found.slots.get("day"), setting)
    if month is None and day is None:
        return known(cal.year(year)) if year is not None else None
    if month is None:
        return _day_alone(found, setting, day or 0)
    if year is not None:
        return known(cal.make_day(year, month, day) if day else cal.month(year, month))
    if day is not None and not 1 <= day <= 31:
        return None
    return incomplete(setting, lambda y: cal.make_day(y, month, day) if day else cal.month(y, month), which(found, setting))


def which(found: Found, setting: Setting) -> int | None:
    given = meaning_of(found, "which", setting)
    return given if given is not None else meaning_of(found, "anchored", setting)


def incomplete(setting: Setting, of_year: Callable[[int], Stretch | None], which: int | None = None) -> Outcome | None:
    """A date without its year, in the year that the text or the document date suggests."""
    if setting.narrative and setting.last and setting.last.first and which is None:
        return known(_in_narrative(setting.last, of_year), "anchor")
    if setting.document is None:
        if setting.last and setting.last.first and which is None:
            return known(of_year(setting.last.first.year), "anchor")
        return UNKNOWN
    today = setting.document
    near = [each for year in range(today.year - 4, today.year + 5) if (each := of_year(year)) is not None]
    back = [each for each in near if each.first and each.first <= today]
    ahead = [each for each in near if each.last and each.last >= today]
    if which == -1:
        back = [each for each in back if each.last and each.last < today]
    if which == 1:
        ahead = [each for each in ahead if each.first and each.first > today]
    looks = which if which else setting.looks()
    if looks == 0 and back and ahead:
        looks = -1 if _distance(back[-1], today) <= _distance(ahead[0], today) else 1
    choice = ahead[:1] if looks > 0 else back[-1:]
    return known(choice[0], "document") if choice else None


def _distance(stretch: Stretch, today: date) -> int:
    if stretch.first is None or stretch.last is None:
        return 10_000
    return max(0, (stretch.first - today).days, (today - stretch.last).days)


def _in_narrative(last: Stretch, of_year: Callable[[int], Stretch | None]) -> Stretch | None:
    """The year of the last date in the text; the next one where a story crosses New Year ("December 5 ... In January")."""
    assert last.first
    same = of_year(last.first.year)
    if last.grain in ("year", "decade", "century") or same is None or same.last is None:
        return same
    behind = (last.first - same.last).days
    return of_year(last.first.year + 1) if behind > 240 else same


def _day_alone(found: Found, setting: Setting, day: int) -> Outcome | None:
    month_of = "that" in found.words or "same" in found.words
    if (setting.narrative or month_of) and setting.last and setting.last.first:
        return known(cal.make_day(setting.last.first.year, setting.last.first.month, day), "anchor")
    if setting.document is None:
        return UNKNOWN
    base = setting.document
    step = 1 if "next" in found.words else -1 if "last" in found.words else 0
    shifted = cal.shift_months(base, step)
    return known(cal.make_day(shifted.year, shifted.month, day), "document")


def _iso(found: Found, setting: Setting) -> Outcome | None:
    text = found.words[0].upper()
    try:
        at = date.fromisoformat(text[:10])
    except ValueError:
        return None
    return known(cal.at_time(cal.day(at), text[10:]) if len(text) > 10 else cal.day(at))


def _slash(found: Found, setting: Setting) -> Outcome | None:
    """Day/month/year or month/day/year, whichever the calendar allows; with both possible, the one nearer the document."""
    first, second, year = (int(each) for each in found.words[0].replace("/", ".").split("."))
    ways = [each for each in (cal.make_day(year, first, second), cal.make_day(year, second, first)) if each]
    if len(ways) == 2 and first != second:
        if "." in found.words[0]:
            return known(ways[1])
        if setting.document is None or all(each.first and each.first > setting.document for each in ways):
            return UNKNOWN
        return known(min(ways, key=lambda each: _distance(each, setting.document or date.min)))
    return known(ways[0]) if ways else None


def _spelled_year(found: Found, setting: Setting) -> Outcome | None:
    tens = count(found.slots.get("tens", ()) + found.slots.get("ones", ()), setting.grammar.words) or 0
    hundreds = meaning_of(found, "hundreds", setting, "teens")
    if "hundred" not in found.words and not 1 <= tens <= 99 or ("oh" not in found.words and 0 < tens < 10):
        return None
    return known(cal.year(int(hundreds * 100 + tens)))


def _era(found: Found, setting: Setting) -> Outcome | None:
    number = int(next(word for word in found.words if word.isdigit()))
    if any(word in ("ad", "a.d.") for word in found.words):
        return known(cal.year(number))
    return known(cal.year_before_christ(number)) if number <= 9999 else None


def _month_of_anchor(found: Found, setting: Setting) -> Outcome | None:
    if setting.last is None or setting.last.first is None:
        return UNKNOWN
    step = meaning_of(found, "anchored", setting) or 0
    return known(cal.month(setting.last.first.year + step, meaning_of(found, "month", setting)), "anchor")


def _month_of_year(found: Found, setting: Setting) -> Outcome | None:
    if setting.document is None:
        return UNKNOWN
    return known(cal.month(setting.document.year + meaning_of(found, "which", setting), meaning_of(found, "month", setting)), "document")


# ---- longer stretches --------------------------------------------------------------------------


def _decade(found: Found, setting: Setting) -> Outcome | None:
    if held := found.slots.get("decade"):
        number = int("".join(each for each in held[0] if each.isdigit()))
        return known(cal.decade(number if number >= 1000 else 1900 + number))
    return known(cal.decade(1900 + meaning_of(found, "decade_name", setting)))


def _century(found: Found, setting: Setting) -> Outcome | None:
    number = _day_of(found.slots.get("nth") or found.slots.get("ordinal"), setting) or 0
    if "bc" in found.words:
        return known(Stretch(f"BC{number - 1:02d}", "century"))
    return known(cal.century(number)) if number else None


def _named_year(found: Found, setting: Setting) -> tuple[int | None, TimeBasis]:
    """The year that an expression names itself: "2019" or "last year"."""
    if (year := _year_of(found, setting)) is not None:
        return year, "expression"
    which = meaning_of(found, "which", setting)
    if which is not None and "year" in found.words and setting.document:
        return setting.document.year + which, "document"
    return None, "document"


def _quarter(found: Found, setting: Setting) -> Outcome | None:
    number = meaning_of(found, "rank", setting) or meaning_of(found, "quarter_name", setting)
    year, basis = _named_year(found, setting)
    if number == -1:
        return _the_quarter(found, setting) if year is None else known(cal.months(year, "Q4", 3), basis)
    if year is not None:
        return known(cal.months(year, f"Q{number}", 3), basis)
    return incomplete(setting, lambda y: cal.months(y, f"Q{number}", 3), which(found, setting))


def _the_quarter(found: Found, setting: Setting) -> Outcome | None:
    if "last" in found.words and setting.document:
        before = cal.shift_months(setting.document, -3)
        return known(cal.holding(before, "quarter"), "document")
    return known(setting.quarter, "anchor")


def _year_ago_period(found: Found, setting: Setting) -> Outcome | None:
    """The period a year before the one in question: of the last quarter named, else of the document's year."""
    rank = meaning_of(found, "rank", setting)
    base = setting.quarter.first if setting.quarter else None
    if base is not None:
        quarter = f"Q{rank}" if rank and rank > 0 else (setting.quarter.value[-2:] if setting.quarter else "")
        return known(cal.months(base.year - 1, quarter, 3), "anchor")
    if setting.document is None:
        return UNKNOWN
    return known(cal.year(setting.document.year - 1), "document")


def _half(found: Found, setting: Setting) -> Outcome | None:
    number = meaning_of(found, "rank", setting)
    year, basis = _named_year(found, setting)
    if year is None:
        year = current_year(setting)
        basis = "anchor" if setting.narrative else "document"
    if year is None:
        return UNKNOWN
    return known(cal.months(year, f"H{2 if number in (-1, 2) else 1}", 6), basis)


def current_year(setting: Setting) -> int | None:
    if setting.narrative and setting.last and setting.last.first:
        return setting.last.first.year
    return setting.document.year if setting.document else None


SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _season(found: Found, setting: Setting) -> Outcome | None:
    code = meaning_of(found, "season", setting)
    year, basis = _named_year(found, setting)
    if year is None and setting.last and setting.last.first and (setting.narrative or "year" in found.words):
        anchored = meaning_of(found, "anchored", setting) or 0
        year, basis = setting.last.first.year + (anchored if "season" not in found.words else 0), "anchor"
    if year is not None:
        return known(cal.season(year, code), basis)
    if setting.document is None:
        return UNKNOWN
    starts = SEASON_MONTHS[code]
    chosen = incomplete(setting, lambda y: cal.month(y, starts), _season_which(found, setting))
    if chosen is None or chosen.stretch is None or chosen.stretch.first is None:
        return chosen
    return known(cal.season(chosen.stretch.first.year, code), "document")


def _season_which(found: Found, setting: Setting) -> int | None:
    if "past" in found.words:
        return -1
    return 1 if "coming" in found.words else which(found, setting)


def _week_of(found: Found, setting: Setting) -> Outcome | None:
    inner = _date(replace(found, words=found.words), setting)
    if inner is None or inner.stretch is None or inner.stretch.first is None:
        return inner
    return replace(inner, stretch=cal.week(inner.stretch.first))


def _week_of_month(found: Found, setting: Setting) -> Outcome | None:
    slots = {name: held for name, held in found.slots.items() if name in ("month", "year")}
    inner = _date(replace(found, slots=slots), setting)
    if inner is None or inner.stretch is None or inner.stretch.first is None or inner.stretch.last is None:
        return inner
    rank = meaning_of(found, "rank", setting)
    first = inner.stretch.last - timedelta(days=6) if rank == -1 else inner.stretch.first + timedelta(days=7 * (rank - 1))
    last = min(first + timedelta(days=6), inner.stretch.last)
    return Outcome(cal.week(first), inner.basis, f"{first}/{last}")


def _holiday(found: Found, setting: Setting) -> Outcome | None:
    name = " ".join(found.slots["holiday"])
    rule = setting.grammar.holidays[name]
    year, basis = _named_year(found, setting)
    if year is not None:
        return known(cal.holiday(rule, year), basis)
    return incomplete(setting, lambda y: cal.holiday(rule, y), meaning_of(found, "which", setting))


CALENDAR_MAKERS: dict[str, Maker] = {
    "date": _date,
    "iso": _iso,
    "slash": _slash,
    "spelled_year": _spelled_year,
    "era": _era,
    "month_of_anchor": _month_of_anchor,
    "month_of_year": _month_of_year,
    "decade": _decade,
    "century": _century,
    "quarter": _quarter,
    "the_quarter": _the_quarter,
    "year_ago_period": _year_ago_period,
    "half": _half,
    "season": _season,
    "week_of": _week_of,
    "week_of_month": _week_of_month,
    "holiday": _holiday,
}
