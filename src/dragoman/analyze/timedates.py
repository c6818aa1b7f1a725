"""Days, months and years: from the words in the slots to a date, and the year that an incomplete date means."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from dragoman.analyze import timecalendar as cal
from dragoman.analyze.timeamounts import count
from dragoman.analyze.timecalendar import Stretch
from dragoman.analyze.timereading import UNKNOWN, Found, Maker, Outcome, Setting, known, meaning_of

# ---- dates of the calendar ---------------------------------------------------------------------


def year_of(found: Found, setting: Setting) -> int | None:
    """The year that the expression names in figures or words; None where it names none."""
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


def day_of(words: tuple[str, ...] | None, setting: Setting) -> int | None:
    """The number that "3", "3rd" or "twenty third" says; None without words."""
    if not words:
        return None
    digits = "".join(each for each in words[0] if each.isdigit())
    if digits:
        return int(digits)
    tens = setting.grammar.value("numeral", words[0]) or 0
    return int(tens) + int(setting.grammar.value("nth", words[-1]) or 0)


def make_date(found: Found, setting: Setting) -> Outcome | None:
    """The day, month or year with the parts that the expression gives; the missing ones come from the setting."""
    year, month = year_of(found, setting), meaning_of(found, "month", setting)
    day = day_of(found.slots.get("day"), setting)
    if month is None and day is None:
        return known(cal.year(year)) if year is not None else None
    if month is None:
        return _day_alone(found, setting, day or 0)
    if year is not None:
        return known(cal.make_day(year, month, day) if day else cal.month(year, month))
    if day is not None and not 1 <= day <= 31:
        return None
    named = meaning_of(found, "weekday", setting)
    if named and day and setting.document:
        return known(_with_weekday(setting.document.year, month, day, named), "document")
    if "anchored" in found.slots and setting.last and setting.last.first:
        setting = replace(setting, document=setting.last.first, narrative=False)
    return incomplete(
        setting, lambda y: cal.make_day(y, month, day) if day else cal.month(y, month), which(found, setting)
    )


def _with_weekday(near: int, month: int, day: int, weekday: int) -> Stretch | None:
    """The day in the nearest year in which it falls on that weekday; in ``near`` itself where none does."""
    for year in (near, near - 1, near + 1, near - 2, near + 2, near - 3, near + 3):
        found = cal.make_day(year, month, day)
        if found and found.first and found.first.isoweekday() == weekday:
            return found
    return cal.make_day(near, month, day)


def which(found: Found, setting: Setting) -> int | None:
    """-1 for "last", 0 for "this", 1 for "next", None where nothing of the kind is said."""
    given = meaning_of(found, "which", setting)
    if given is None:
        given = meaning_of(found, "anchored", setting)
    return None if given is None else int(given)


TENSE = 4
"""How many times farther away a date may be that agrees with the tense than one that does not."""
SURELY_PAST = -2


def incomplete(setting: Setting, of_year: Callable[[int], Stretch | None], which: int | None = None) -> Outcome | None:
    """A date without its year, in the year that the text or the document date suggests."""
    if setting.narrative and setting.last and setting.last.first and which == 0:
        which = None
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
    if not which and looks > SURELY_PAST and back and ahead:
        behind, before = _distance(back[-1], today), _distance(ahead[0], today)
        looks = -1 if behind * (TENSE if looks > 0 else 1) <= before * (TENSE if looks < 0 else 1) else 1
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
    number = int(found.slots["int"][0].replace(",", ""))
    if meaning_of(found, "era", setting) > 0:
        return known(cal.year(number))
    before = cal.year_before_christ(number)
    if month := meaning_of(found, "month", setting):
        before = replace(before, value=f"{before.value}-{month:02d}", grain="month")
    if season := meaning_of(found, "season", setting):
        before = replace(before, value=f"{before.value}-{season}", grain="season")
    return known(before) if number <= 9999 else None


def _month_of_anchor(found: Found, setting: Setting) -> Outcome | None:
    if setting.last is None or setting.last.first is None:
        return UNKNOWN
    step = meaning_of(found, "anchored", setting) or 0
    return known(cal.month(setting.last.first.year + step, meaning_of(found, "month", setting)), "anchor")


def _month_of_year(found: Found, setting: Setting) -> Outcome | None:
    if setting.document is None:
        return UNKNOWN
    return known(
        cal.month(setting.document.year + meaning_of(found, "which", setting), meaning_of(found, "month", setting)),
        "document",
    )


DATE_MAKERS: dict[str, Maker] = {
    "date": make_date,
    "iso": _iso,
    "slash": _slash,
    "spelled_year": _spelled_year,
    "era": _era,
    "month_of_anchor": _month_of_anchor,
    "month_of_year": _month_of_year,
}
