"""Decades, centuries, quarters, halves, seasons, weeks and holidays: from the words in the slots to the calendar."""

from dataclasses import replace
from datetime import timedelta

from dragoman.analyze import timecalendar as cal
from dragoman.analyze.timecalendar import Stretch
from dragoman.analyze.timedates import day_of, incomplete, make_date, which, year_of
from dragoman.analyze.timereading import UNKNOWN, Found, Maker, Outcome, Setting, known, meaning_of
from dragoman.records.record import TimeBasis


def _decade(found: Found, setting: Setting) -> Outcome | None:
    if held := found.slots.get("decade"):
        number = int("".join(each for each in held[0] if each.isdigit()))
        return known(cal.decade(number if number >= 1000 else 1900 + number))
    return known(cal.decade(1900 + meaning_of(found, "decade_name", setting)))


def _century(found: Found, setting: Setting) -> Outcome | None:
    number = day_of(found.slots.get("nth") or found.slots.get("ordinal"), setting) or 0
    if "bc" in found.words:
        return known(Stretch(f"BC{number - 1:02d}", "century"))
    return known(cal.century(number)) if number else None


def _named_year(found: Found, setting: Setting) -> tuple[int | None, TimeBasis]:
    """The year that an expression names itself: "2019" or "last year"."""
    if (year := year_of(found, setting)) is not None:
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
        if number is None:
            number = setting.quarter.value[-1] if setting.quarter else None
            return known(cal.months(year, f"Q{number}", 3), basis) if number else known(cal.year(year), basis)
        return known(cal.months(year, f"Q{number}", 3), basis)
    setting = replace(setting, looks=lambda: 0) if setting.looks() > 0 else setting
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
    """The year in which the text is: in a story that of its last date, else that of the document."""
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
    inner = make_date(replace(found, words=found.words), setting)
    if inner is None or inner.stretch is None or inner.stretch.first is None:
        return inner
    return replace(inner, stretch=cal.week(inner.stretch.first))


def _week_of_month(found: Found, setting: Setting) -> Outcome | None:
    slots = {name: held for name, held in found.slots.items() if name in ("month", "year")}
    inner = make_date(replace(found, slots=slots), setting)
    if inner is None or inner.stretch is None or inner.stretch.first is None or inner.stretch.last is None:
        return inner
    rank = meaning_of(found, "rank", setting)
    first = (
        inner.stretch.last - timedelta(days=6) if rank == -1 else inner.stretch.first + timedelta(days=7 * (rank - 1))
    )
    last = min(first + timedelta(days=6), inner.stretch.last)
    return Outcome(cal.week(first), inner.basis, f"{first}/{last}")


def _day_of_month(found: Found, setting: Setting) -> Outcome | None:
    """ "The first Monday of September", "the last day of June"."""
    rank, weekday = meaning_of(found, "rank", setting), meaning_of(found, "weekday", setting)

    def of_year(year: int) -> Stretch | None:
        month = meaning_of(found, "month", setting)
        if weekday is not None:
            return cal.holiday(f"{month}-{5 if rank < 0 else rank}-{weekday}", year)
        whole = cal.month(year, month)
        if whole is None or whole.first is None or whole.last is None:
            return None
        return cal.day(whole.last if rank < 0 else whole.first)

    year, basis = _named_year(found, setting)
    if year is not None:
        return known(of_year(year), basis)
    return incomplete(setting, of_year, which(found, setting))


def _feast(found: Found, setting: Setting) -> Outcome | None:
    """A feast of another calendar is a time, but which day depends on the moon and the place."""
    return UNKNOWN


def _holiday(found: Found, setting: Setting) -> Outcome | None:
    name = " ".join(found.slots["holiday"])
    rule = setting.grammar.holidays[name]
    year, basis = _named_year(found, setting)
    if year is not None:
        return known(cal.holiday(rule, year), basis)
    return incomplete(setting, lambda y: cal.holiday(rule, y), meaning_of(found, "which", setting))


PERIOD_MAKERS: dict[str, Maker] = {
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
    "day_of_month": _day_of_month,
    "feast": _feast,
}
