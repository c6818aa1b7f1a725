"""Times that hang on the document date or on the text: "yesterday", "next week", "two days later"."""

from dataclasses import replace
from datetime import date, timedelta

from dragoman.analyze import timecalendar as cal
from dragoman.analyze.timeamounts import count, unit_of
from dragoman.analyze.timecalendar import GRAIN_OF_UNIT, Stretch
from dragoman.analyze.timedates import which
from dragoman.analyze.timereading import UNKNOWN, Found, Maker, Outcome, Setting, known, meaning_of
from dragoman.records.record import TimeBasis


def _day_from_today(found: Found, setting: Setting) -> Outcome | None:
    if setting.document is None:
        return UNKNOWN
    days = found.pattern.settings[found.phrase]
    return known(cal.day(setting.document + timedelta(days=days)), "document")


def _part_of_today(found: Found, setting: Setting) -> Outcome | None:
    part = meaning_of(found, "daypart", setting) or ("TEV" if "evening" in found.words else "TNI")
    if setting.document is None:
        return UNKNOWN
    nights = 2 if found.phrase.endswith("before last") else 1
    days = sum(found.pattern.settings.get(word, 0) for word in found.words) * nights
    return known(cal.at_time(cal.day(setting.document + timedelta(days=days)), part), "document")


MOST_WEEKS = 60
"""Weekdays are counted back for about a year; more is a slip of the pen."""


# ---- weekdays ----------------------------------------------------------------------------------


def _weekday(found: Found, setting: Setting) -> Outcome | None:
    """The day of that name nearest in the direction in which the clause looks."""
    number = meaning_of(found, "weekday", setting)
    anchored = meaning_of(found, "anchored", setting)
    if anchored is not None and "this" not in found.words and setting.last and setting.last.first:
        return known(cal.day(_step_to(setting.last.first, number, anchored)), "anchor")
    today = setting.document
    if today is None:
        return _weekday_in_text(number, setting)
    if "week" in found.words:
        step = 0 if "past" not in found.words else -1
        monday = today - timedelta(days=today.isoweekday() - 1) + timedelta(weeks=which(found, setting) or step)
        return known(cal.day(monday + timedelta(days=number - 1)), "document")
    if "past" in found.words or which(found, setting) == -1:
        return known(cal.day(_step_to(today, number, -1)), "document")
    if "coming" in found.words or which(found, setting) == 1:
        return known(cal.day(_step_to(today, number, 1)), "document")
    if "this" in found.words:
        return known(cal.day(today + timedelta(days=number - today.isoweekday())), "document")
    if setting.looks() > 0:
        return known(cal.day(today + timedelta(days=(number - today.isoweekday()) % 7)), "document")
    return known(cal.day(today - timedelta(days=(today.isoweekday() - number) % 7)), "document")


def _step_to(base: date, weekday: int, step: int) -> date:
    """The next (1) or last (-1) such weekday, never the day itself; 0 is the last one or the day itself."""
    if step > 0:
        return base + timedelta(days=(weekday - base.isoweekday() - 1) % 7 + 1)
    back = (base.isoweekday() - weekday) % 7
    return base - timedelta(days=back if step == 0 else back or 7)


def _weekday_in_text(number: int, setting: Setting) -> Outcome | None:
    """Without a document date only a day given by the text itself helps, and only when it is that weekday."""
    last = setting.last
    if last and last.first and last.first == last.last and last.first.isoweekday() == number:
        return known(cal.day(last.first), "anchor")
    return UNKNOWN


def _weekday_counted(found: Found, setting: Setting) -> Outcome | None:
    """So many such weekdays back ("two Fridays ago"), or a week or two behind the next one ("Thursday week")."""
    today = setting.document
    if today is None:
        return UNKNOWN
    if "number" not in found.slots:
        weeks = 2 if found.words[-1] == "fortnight" else 1
        return known(
            cal.day(_step_to(today, meaning_of(found, "weekday", setting), 1) + timedelta(weeks=weeks)), "document"
        )
    number = count(found.slots["number"], setting.grammar.words)
    if number is None or number != int(number) or not 0 < number <= MOST_WEEKS:
        return UNKNOWN
    last = _step_to(today, meaning_of(found, "weekdays", setting), -1)
    return known(cal.day(last - timedelta(weeks=int(number) - 1)), "document")


def _weekdays(found: Found, setting: Setting) -> Outcome | None:
    part = meaning_of(found, "daypart", setting) or ""
    number = meaning_of(found, "weekdays", setting) or meaning_of(found, "weekday", setting)
    return known(Stretch(f"XXXX-WXX-{number}{part}", "vague"))


# ---- this, last, next --------------------------------------------------------------------------


def _this_unit(found: Found, setting: Setting) -> Outcome | None:
    unit = meaning_of(found, "calendar", setting) or "Y"
    step = -1 if "past" in found.words else 1 if "coming" in found.words else meaning_of(found, "which", setting) or 0
    step = found.pattern.settings.get(found.words[-1], step)
    if step == 0 and setting.narrative and setting.last and setting.last.first:
        return _from_anchor(setting, 0, unit)
    if unit == "D" and step == 0:
        return known(cal.day(setting.document), "document") if setting.document else UNKNOWN
    if step == 1 and (setting.narrative or unit == "D") and found.words[0] in ("next", "the") and setting.last:
        return _from_anchor(setting, step, unit)
    if setting.document is None:
        return UNKNOWN
    if unit == "WE":
        return _weekend_near(setting, step)
    moved = cal.shift(setting.document, step, unit)
    return known(cal.holding(moved, GRAIN_OF_UNIT[unit]), "document")


def _weekend(found: Found, setting: Setting) -> Outcome | None:
    if setting.document is None:
        return UNKNOWN
    step = -1 if "past" in found.words or "last" in found.words else 1 if {"coming", "next"} & set(found.words) else 0
    return _weekend_near(setting, step)


def _weekend_near(setting: Setting, step: int) -> Outcome | None:
    """ "The weekend" is the nearest one in the direction of the clause; on a weekend it is that one."""
    today = setting.document
    assert today is not None
    on_weekend = today.isoweekday() >= 6
    looks = step or setting.looks()
    weeks = 0 if looks > 0 else -1
    if on_weekend:
        weeks = step
    stretch = cal.weekend(today + timedelta(weeks=weeks))
    return Outcome(stretch, "document", f"{stretch.first}/{stretch.last}")


def _from_anchor(setting: Setting, step: int, unit: str) -> Outcome | None:
    """The unit so many steps from the last stretch named, where that is at least as fine."""
    last = setting.last
    if last is None or last.first is None or last.last is None:
        return UNKNOWN
    grain = GRAIN_OF_UNIT[unit]
    held = cal.holding(last.first, grain)
    if held is None or held.first is None or held.last is None or last.last > held.last:
        return UNKNOWN
    moved = cal.shift(last.first, step, unit)
    return known(cal.holding(moved, grain), "anchor")


def _anchored_unit(found: Found, setting: Setting) -> Outcome | None:
    unit = meaning_of(found, "calendar", setting) or "D"
    step = which(found, setting) or 0
    if setting.last and setting.last.first:
        return _from_anchor(setting, step, unit)
    if setting.document is None or step >= 0:
        return UNKNOWN
    moved = cal.shift(setting.document, step, unit)
    return known(cal.holding(moved, GRAIN_OF_UNIT[unit]), "document")


def _anchored_part(found: Found, setting: Setting) -> Outcome | None:
    outcome = _from_anchor(setting, which(found, setting) or 0, "D")
    if outcome is None or outcome.stretch is None:
        return outcome
    return replace(outcome, stretch=cal.at_time(outcome.stretch, meaning_of(found, "daypart", setting)))


def _adjacent_unit(found: Found, setting: Setting) -> Outcome | None:
    unit, step = meaning_of(found, "calendar", setting), meaning_of(found, "side", setting)
    if setting.last and setting.last.first and setting.last.grain not in ("decade", "century"):
        return _from_anchor(setting, step, unit)
    if setting.document is None or step > 0:
        return UNKNOWN
    moved = cal.shift(setting.document, step, unit)
    return known(cal.holding(moved, GRAIN_OF_UNIT[unit]), "document")


def _the_unit(found: Found, setting: Setting) -> Outcome | None:
    """ "The (end of the) year": of the text in a narrative, of the document otherwise."""
    unit = meaning_of(found, "calendar", setting)
    if unit is None:
        unit = next((code for word, code in setting.grammar.words["calendar"].items() if word in found.words), "Y")
    if unit in ("E", "C", "D"):
        return None
    mod = found.pattern.settings.get("mod")
    outcome = _from_anchor(setting, 0, unit) if setting.narrative and setting.last else None
    if outcome is None or outcome.stretch is None:
        if setting.document is None:
            return UNKNOWN
        outcome = known(cal.holding(setting.document, GRAIN_OF_UNIT[unit]), "document")
    if outcome and outcome.stretch and mod:
        outcome = replace(outcome, stretch=replace(outcome.stretch, mod=mod))
    return outcome


# ---- so many units away ------------------------------------------------------------------------


def _away(base: date, number: float, unit: str, basis: TimeBasis, coarse: Stretch | None = None) -> Outcome | None:
    """The stretch ``number`` units from ``base``, as fine as the unit; weeks are told to the day."""
    if unit.startswith("T"):
        return UNKNOWN
    moved = cal.shift(base, number, unit)
    if moved is None:
        return UNKNOWN
    grain: cal.Grain = "day" if unit in ("D", "W", "F") else "month" if unit in ("M", "Q") or number % 1 else "year"
    if coarse and coarse.grain in ("month", "quarter", "year") and grain == "day":
        return UNKNOWN
    return known(cal.holding(moved, "year" if coarse and coarse.grain == "year" else grain), basis)


def _ago(found: Found, setting: Setting) -> Outcome | None:
    number, unit = count(found.slots["number"], setting.grammar.words), unit_of(found, setting)
    if setting.document is None or number is None:
        return UNKNOWN
    sign = found.pattern.settings["sign"]
    if unit == "Y" and number == 1 and sign == -1 and setting.quarter and setting.quarter.first:
        return known(cal.months(setting.quarter.first.year - 1, setting.quarter.value[-2:], 3), "anchor")
    if unit.startswith("T"):
        return _hours_away(setting.document, sign * number, unit)
    return _away(setting.document, sign * number, unit, "document")


def _hours_away(today: date, number: float, unit: str) -> Outcome | None:
    """So many hours ago: yesterday at the latest where they are a whole day, else some time before."""
    days = int(number * {"TH": 1, "TM": 1 / 60}.get(unit, 0) / 24)
    if not days:
        interval = f"../{today}" if number < 0 else f"{today}/.."
        return known(Stretch("PAST_REF" if number < 0 else "FUTURE_REF", "vague"), "document", interval)
    moved = cal.shift(today, days, "D")
    return known(cal.holding(moved, "day"), "document")


COARSER = {
    "TS": "D",
    "TM": "D",
    "TH": "D",
    "D": "M",
    "W": "M",
    "WE": "M",
    "F": "M",
    "M": "Y",
    "Q": "Y",
    "Y": "E",
    "E": "C",
}
FEW = 3


def _vaguely_ago(found: Found, setting: Setting) -> Outcome | None:
    """ "A few days ago": the month of three days ago, and honestly no more than "before today"."""
    today = setting.document
    interval = f"../{today}" if today else None
    if today is None or "some" not in found.slots:
        return Outcome(Stretch("PAST_REF", "vague"), "document" if today else "unknown", interval)
    unit = unit_of(found, setting)
    moved = cal.shift(today, -FEW, unit)
    return known(cal.holding(moved, GRAIN_OF_UNIT[COARSER.get(unit, "C")]), "document", interval)


def _later(found: Found, setting: Setting) -> Outcome | None:
    number, unit = count(found.slots.get("number", ("a",)), setting.grammar.words), unit_of(found, setting)
    sign = found.pattern.settings["sign"]
    if sign < 0 and unit == "Y" and number == 1 and setting.quarter and setting.quarter.first and not setting.narrative:
        return known(cal.months(setting.quarter.first.year - 1, setting.quarter.value[-2:], 3), "anchor")
    if number is None:
        return UNKNOWN
    if setting.last and setting.last.first:
        return _away(setting.last.first, sign * number, unit, "anchor", setting.last)
    if sign < 0 and setting.document and unit == "Y":
        return _away(setting.document, sign * number, unit, "document")
    return UNKNOWN


def _vaguely_later(found: Found, setting: Setting) -> Outcome | None:
    return UNKNOWN


RELATIVE_MAKERS: dict[str, Maker] = {
    "day_from_today": _day_from_today,
    "part_of_today": _part_of_today,
    "weekday": _weekday,
    "weekday_counted": _weekday_counted,
    "weekdays": _weekdays,
    "this_unit": _this_unit,
    "weekend": _weekend,
    "anchored_unit": _anchored_unit,
    "anchored_part": _anchored_part,
    "adjacent_unit": _adjacent_unit,
    "the_unit": _the_unit,
    "ago": _ago,
    "vaguely_ago": _vaguely_ago,
    "later": _later,
    "vaguely_later": _vaguely_later,
}
