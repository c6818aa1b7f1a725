"""Time expressions: found by the patterns of ``times.toml``, resolved in text order, written as records."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Doc

from dragoman.analyze import timecalendar as cal
from dragoman.analyze.timeamounts import AMOUNT_MAKERS, count
from dragoman.analyze.timecalendar import Stretch
from dragoman.analyze.timedates import DATE_MAKERS
from dragoman.analyze.timeevents import EventDays
from dragoman.analyze.timefinding import Expression, find_expressions
from dragoman.analyze.timegrammar import TimeGrammar, load_time_grammar
from dragoman.analyze.timeintervals import part_of_decade, range_of, related
from dragoman.analyze.timeperiods import PERIOD_MAKERS
from dragoman.analyze.timereading import UNKNOWN, Found, Outcome, Setting
from dragoman.analyze.timerelative import RELATIVE_MAKERS
from dragoman.analyze.timescene import PAST, Scene
from dragoman.records import Article, Time, make_id

__all__ = ["TimeGrammar", "find_times", "load_time_grammar"]

MAKERS = DATE_MAKERS | PERIOD_MAKERS | RELATIVE_MAKERS | AMOUNT_MAKERS
ANCHORS = frozenset({"day", "time", "week", "weekend", "month", "quarter", "year"})
OLD = timedelta(days=500)
"""A full date so far from the document date is history."""


def find_times(doc: Doc, article: Article, grammar: TimeGrammar) -> tuple[Time, ...]:
    """Every time expression of the article in text order, resolved against its date and against the text itself.

    Without a document date relative expressions keep the value None and the basis "unknown".
    """
    read = doc[-1].idx + len(doc[-1]) if len(doc) else 0  # of a very long article only the first part is parsed
    text = article.text[:read]
    words, codes = grammar.split(text)
    scene = Scene(text, doc, words, grammar)
    expressions = find_expressions(scene, codes)
    return tuple(_records(expressions, scene, article, article.day))


def _records(
    expressions: Sequence[Expression], scene: Scene, article: Article, document: date | None
) -> Iterator[Time]:
    """The records of the expressions; what one of them means is what the next may hang on."""
    setting = Setting(scene.grammar, document, None, None, _is_narrative(expressions, scene, document), lambda: 0)
    outcomes: list[tuple[Expression, Outcome]] = []
    events = EventDays(scene)
    for at, each in enumerate(expressions):
        opened = (
            outcomes[-1]
            if outcomes and outcomes[-1][0].linked and at and expressions[at - 1] is outcomes[-1][0]
            else None
        )
        outcome = _resolve(each, setting, scene, opened[1] if opened else None)
        if outcome is None:
            continue
        outcome = events.measured(each, outcome)
        events.note(each, outcome)
        if opened:
            first, outcome = _joined_range(opened, (each, outcome), scene, document)
            outcomes[-1] = (opened[0], first)
        outcomes.append((each, outcome))
        if not (setting.narrative and _in_passing(each, scene, setting)):
            setting = _moved(setting, each, outcome)
    for each, outcome in outcomes:
        yield _record(each, outcome, scene, article)


def _joined_range(
    opened: tuple[Expression, Outcome], closed: tuple[Expression, Outcome], scene: Scene, document: date | None
) -> tuple[Outcome, Outcome]:
    """Both ends of a range with its interval; weekdays told in the past ending after the document are a week back."""
    (here, first), (there, last) = opened, closed
    weekdays = here.found.pattern.make == there.found.pattern.make == "weekday"
    ends = last.stretch.last if last.stretch else None
    if weekdays and document and ends and ends > document and scene.looks(here.found.first) == PAST:
        first, last = _week_back(first), _week_back(last)
    interval = range_of(first.stretch, last.stretch)
    return replace(first, interval=interval or first.interval), replace(last, interval=interval or last.interval)


def _week_back(outcome: Outcome) -> Outcome:
    stretch = outcome.stretch
    if stretch is None or stretch.first is None or stretch.grain != "day":
        return outcome
    return replace(outcome, stretch=cal.day(stretch.first - timedelta(days=7)))


def _moved(setting: Setting, each: Expression, outcome: Outcome) -> Setting:
    """The setting for what follows: the stretch just named becomes the anchor.

    In a narrative a time of the narrator ("last year") moves nothing. A quarter counts as the one in question only
    where it was named, not where it was reckoned from another.
    """
    stretch = outcome.stretch
    if stretch is None or (setting.narrative and outcome.basis == "document" and each.found.pattern.make in NEWS_MAKES):
        return setting
    if stretch.grain == "season" and stretch.value[:4].isdigit():
        return replace(setting, last=cal.year(int(stretch.value[:4])))
    if stretch.first is None or stretch.grain not in ANCHORS:
        return setting
    named = each.found.pattern.make == "quarter" and stretch.grain == "quarter"
    return replace(setting, last=stretch, quarter=stretch if named else setting.quarter)


def _in_passing(each: Expression, scene: Scene, setting: Setting) -> bool:
    """True for a bare year that a story only mentions: one that does not open its sentence.

    "In 1943 the army ..." moves the story on; "a report of 2005 says" does not.
    """
    if setting.last is None or set(each.found.slots) - {"a", "b", "until"} != {"year"} or setting.last.grain == "year":
        return False
    return not _opens_sentence(each, scene)


def _opens_sentence(each: Expression, scene: Scene) -> bool:
    return any(scene.word(at) in OPENERS for at in range(each.first - 3, each.first))


OPENERS = frozenset({".", "\n", "!", "?", ""})


def _is_narrative(expressions: Sequence[Expression], scene: Scene, document: date | None) -> bool:
    """True where the text tells a story with dates of its own, rather than news of its document date.

    Full dates and years long before the document date speak for a story, words like "yesterday" and bare weekdays
    for news.
    """
    if document is None:
        return True
    told, fresh = 0, 0
    for each in expressions:
        pattern = each.found.pattern
        if pattern.make in NEWS_MAKES:
            fresh += 1
        elif "year" in each.found.slots and ("month" in each.found.slots or _opens_sentence(each, scene)):
            year = int(each.found.slots["year"][0])
            told += abs(date(min(max(year, 1), 9999), 6, 30) - document) > OLD
    return told >= 3 and told > 2 * fresh


NEWS_MAKES = frozenset({"day_from_today", "part_of_today", "weekday", "this_unit", "ago", "weekend"})


def _looks(each: Expression, scene: Scene) -> int:
    """The direction of the clause; "no earlier than" looks ahead in any, "by" where the clause leaves it open."""
    if each.relation == "from":
        return 1
    return scene.looks(each.found.first) or (1 if each.relation == "until" else 0)


def _resolve(each: Expression, setting: Setting, scene: Scene, opened: Outcome | None) -> Outcome | None:
    """What one expression means, with its time of day, its distance and its modifier."""
    asked = replace(setting, looks=lambda: _looks(each, scene))
    if opened and opened.stretch and opened.stretch.first and not setting.narrative:
        asked = replace(setting, document=opened.stretch.first, looks=lambda: 1)
    outcome = _meaning(each.found, asked)
    if outcome is None or outcome.stretch is None:
        return outcome
    stretch = outcome.stretch
    if each.clock and (time := _time_of_day(each.clock, asked)):
        stretch = cal.at_time(stretch, time)
    if each.offset:
        stretch = _distant(each.offset, stretch, asked) or stretch
    if each.mod:
        stretch = replace(stretch, mod=each.mod)
        outcome = replace(outcome, interval=part_of_decade(stretch) or outcome.interval)
    return related(each.relation, replace(outcome, stretch=stretch), setting.document)


def _meaning(found: Found, setting: Setting) -> Outcome | None:
    """What the words mean by themselves; unknown where that lies beyond the calendar's years 1 to 9999."""
    make = _clock_alone if found.pattern.make == "clock" else MAKERS[found.pattern.make]
    try:
        return make(found, setting)
    except OverflowError:
        return UNKNOWN


def _time_of_day(found: Found, setting: Setting) -> str | None:
    """ "T10:30", "TNI", "T12:00Z"; None where the figures are no time."""
    words = setting.grammar.words
    if part := found.slots.get("daypart"):
        return str(words["daypart"].get(part[0]) or words["small_hours"][part[0]])
    moment = next((word for word in found.words if word in words["moment"]), None)
    zone = next((words["zone"][word] for word in found.words if word in words["zone"]), "")
    if moment:
        return str(words["moment"][moment]) + zone
    first = found.words[0]
    if first.isdecimal() and len(first) == 4:
        first = f"{first[:2]}:{first[2:]}"
    hour_text, _, rest = first.replace(".", ":").partition(":")
    hour = int(hour_text) if hour_text.isdigit() else int(count((first,), words) or 0)
    minute = int(rest[:2]) if rest[:2].isdigit() else 0
    shift = next((words["meridiem"][word] for word in found.words if word in words["meridiem"]), None)
    if shift is not None:
        hour = hour % 12 + shift
    elif found.slots.get("shade", ("",))[0] in words["late_part"] and hour < 12:
        hour += 12
    return f"T{hour:02d}:{minute:02d}{zone}" if hour <= 24 and minute < 60 else None


def _clock_alone(found: Found, setting: Setting) -> Outcome | None:
    """A time of day without its day is one of the day last named, or of the document's."""
    time = _time_of_day(found, setting)
    if time is None:
        return None
    last = setting.last
    if last and last.first and last.first == last.last:
        return Outcome(cal.at_time(cal.day(last.first), time), "anchor")
    if setting.document is None or setting.narrative:
        return Outcome(None, "unknown")
    return Outcome(cal.at_time(cal.day(setting.document), time), "document")


def _distant(offset: Found, stretch: Stretch, setting: Setting) -> Stretch | None:
    """The stretch a week before, two days after ... another."""
    words = setting.grammar.words
    unit = next(
        (words[kind][word] for kind in ("unit", "units", "calendar") for word in offset.words if word in words[kind]),
        "D",
    )
    number = count(offset.slots.get("number", ("a",)), words) or 1
    sign = words["side_word"][offset.slots["side_of"][0]]
    if stretch.first is None:
        return None
    moved = cal.shift(stretch.first, sign * number, unit)
    if moved is None:
        return None
    return cal.holding(moved, stretch.grain if stretch.grain in ("month", "year", "week") else "day")


def _record(each: Expression, outcome: Outcome, scene: Scene, article: Article) -> Time:
    start, end = scene.words[each.first].start, scene.words[each.last - 1].end
    kind = "TIME" if outcome.stretch and outcome.stretch.grain == "time" else each.found.pattern.type
    stretch = outcome.stretch
    return Time(
        id=make_id(article.id, "time", kind, start, end),
        start=start,
        end=end,
        quote=article.text[start:end],
        rule=f"times.toml#{each.found.pattern.id}",
        confidence=0.9 if outcome.basis == "expression" else 0.8,
        region=article.region_at(start),
        type=kind,
        value=stretch.value if stretch else None,
        mod=stretch.mod if stretch else None,
        interval=outcome.interval,
        basis=outcome.basis if stretch else "unknown",
    )
