"""Where the time expressions are: patterns matched, the longest kept, and neighbours joined ("10:30 a.m." + "Monday")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.analyze.timegrammar import OTHER, Pattern, TimeGrammar
from dragoman.analyze.timeguards import allows
from dragoman.analyze.timereading import Found
from dragoman.analyze.timescene import Scene

DAYS = frozenset({"date", "weekday", "day_from_today", "holiday", "iso", "slash", "anchored_unit"})
TIMES = frozenset({"clock", "daypart"})
LONGEST_PHRASE = 4


@dataclass(frozen=True, slots=True)
class Expression:
    """Words ``first`` to ``last`` (exclusive) that name a time.

    ``clock`` is a time of day joined to it, ``offset`` a distance from it ("a week before"), ``mod`` what its
    modifier says, ``relation`` what the preposition makes of it, and ``linked`` is true when a range goes on
    with the next expression.
    """

    found: Found
    first: int
    last: int
    mod: str | None = None
    relation: str = ""
    clock: Found | None = None
    offset: Found | None = None
    linked: bool = False


@dataclass(frozen=True, slots=True)
class _Match:
    first: int
    last: int
    order: int
    parts: tuple[Found, ...]

    @property
    def pattern(self) -> Pattern:
        return self.parts[0].pattern


def find_expressions(scene: Scene, codes: str) -> list[Expression]:
    """The expressions of a text in text order, none overlapping another."""
    grammar = scene.grammar
    matches = sorted(_matches(scene, codes), key=lambda each: (each.first, -each.last, each.order))
    expressions = [each for match in _longest(matches, scene) for each in _expressions(match)]
    expressions = _join_offsets(expressions)
    expressions = _join_clocks(expressions, scene)
    expressions = [_with_modifiers(each, scene) for each in expressions]
    expressions = [each for each in expressions if _complete(each)]
    shared = _share_days(_share_weeks(_share_years(expressions, scene), scene), scene)
    return _link_ranges(shared, scene, grammar)


def _islands(codes: str, weak: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The runs of known words that hold at least one word which can carry an expression."""
    start = 0
    for part in codes.split(OTHER):
        if part and not weak.issuperset(part):
            yield start, start + len(part)
        start += len(part) + 1


def _matches(scene: Scene, codes: str) -> Iterator[_Match]:
    """Every match of every pattern; only the islands are searched, joined into one string."""
    text: list[str] = []
    places: list[int] = []
    for start, end in _islands(codes, scene.grammar.weak):
        text.append(codes[start:end])
        places += range(start, end + 1)
    searched = OTHER.join(text)
    for order, pattern in enumerate(scene.grammar.patterns):
        for form in pattern.forms:
            for match in form.finditer(searched):
                if match.end() > match.start():
                    yield _match(scene, pattern, order, match, places[match.start()] - match.start())


def _match(scene: Scene, pattern: Pattern, order: int, match: re.Match[str], shift: int) -> _Match:
    """A match with the words in its slots; ``shift`` leads from the searched string to the words."""
    slots: dict[str, tuple[str, ...]] = {}
    spans: list[tuple[str, int, int]] = []
    for name, held in match.groupdict().items():
        if held is None:
            continue
        start, end = match.start(name) + shift, match.end(name) + shift
        slots[name.partition("__")[0]] = tuple(each.text for each in scene.words[start:end])
        if name in ("a", "b"):
            spans.append((name, start, end))
    first, last = match.start() + shift, match.end() + shift
    return _Match(first, last, order, tuple(_parts(scene, pattern, slots, spans, first, last)))


def _parts(
    scene: Scene,
    pattern: Pattern,
    slots: dict[str, tuple[str, ...]],
    spans: Sequence[tuple[str, int, int]],
    first: int,
    last: int,
) -> Iterator[Found]:
    """The match itself, or its parts as expressions of their own; the second has its own day or year in ``until``."""
    if not spans:
        yield Found(pattern, first, last, slots, tuple(each.text for each in scene.words[first:last]))
    for name, start, end in spans:
        held = dict(slots)
        if name == "b" and "until" in slots:
            key = next(name for name in ("day", "year", "int") if name in slots)
            held[key] = (slots["year"][0][:2] + slots["until"][0],) if key == "year" else slots["until"]
        yield Found(pattern, start, end, held, tuple(each.text for each in scene.words[start:end]), name)


def _longest(matches: Sequence[_Match], scene: Scene) -> Iterator[_Match]:
    """From left to right the longest match that its guard allows."""
    starts = {each.first for each in matches if each.pattern.needs != "following"}
    reached = 0
    for match in matches:
        if match.first < reached or (match.pattern.needs == "following" and match.last not in starts):
            continue
        if allows(scene, match.pattern, match.parts[0].first, match.parts[-1].last):
            reached = match.last
            yield match


def _expressions(match: _Match) -> Iterator[Expression]:
    link = bool(match.pattern.settings.get("link")) and len(match.parts) > 1
    for number, part in enumerate(match.parts):
        yield Expression(part, part.first, part.last, linked=link and number == 0)


def _join_offsets(expressions: list[Expression]) -> list[Expression]:
    """ "A week before" and the "March 10" that follows are one expression."""
    joined: list[Expression] = []
    for each in expressions:
        before = joined[-1] if joined else None
        if before and before.found.pattern.needs == "following" and before.last == each.first:
            joined[-1] = replace(each, first=before.first, offset=before.found)
        else:
            joined.append(each)
    return [each for each in joined if each.found.pattern.needs != "following"]


def _join_clocks(expressions: list[Expression], scene: Scene) -> list[Expression]:
    """A time of day and the day beside it are one expression."""
    joined: list[Expression] = []
    for each in expressions:
        before = joined[-1] if joined else None
        if before and each.first - before.last <= 2:
            glue = tuple(scene.word(at) for at in range(before.last, each.first))
            times = (before.found.pattern.make in TIMES, each.found.pattern.make in TIMES)
            if times == (True, False) and each.found.pattern.make in DAYS and glue in scene.grammar.time_then_day:
                joined[-1] = replace(each, first=before.first, clock=before.found)
                continue
            if (
                times == (False, True)
                and before.found.pattern.make in DAYS
                and glue in scene.grammar.day_then_time
                and not before.clock
            ):
                joined[-1] = replace(before, last=each.last, clock=each.found)
                continue
            if before.clock and each.found.pattern.make == "daypart" and not glue:
                shaded = replace(before.clock, slots={**before.clock.slots, "shade": each.found.words[-1:]})
                joined[-1] = replace(before, last=each.last, clock=shaded)
                continue
        joined.append(each)
    return joined


def _with_modifiers(each: Expression, scene: Scene) -> Expression:
    """The expression with the modifiers beside it, and the relation that the words before it make."""
    grammar = scene.grammar
    kind = _kind(each)
    for size in range(LONGEST_PHRASE, 0, -1):
        phrase = tuple(scene.word(at) for at in range(each.first - size, each.first))
        modifier = grammar.before.get((kind, *phrase))
        if modifier:
            each = replace(each, first=each.first - size, mod=modifier)
            break
    for size in range(LONGEST_PHRASE, 0, -1):
        phrase = tuple(scene.word(at) for at in range(each.last, each.last + size))
        modifier = grammar.after.get((kind, *phrase))
        if modifier:
            each = replace(each, last=each.last + size, mod=modifier)
            break
    for size in range(LONGEST_PHRASE, 0, -1):
        phrase = tuple(scene.word(at) for at in range(each.first - size, each.first))
        if phrase in grammar.relations:
            return replace(each, relation=grammar.relations[phrase])
    return each


def _kind(each: Expression) -> str:
    make = each.found.pattern.make
    if make == "span":
        return "span"
    if make in ("duration", "ago"):
        return "amount" if "some" not in each.found.slots else "vague"
    if (
        each.clock
        or make in ("weekday", "day_from_today", "part_of_today", "clock", "daypart", "iso", "slash")
        or "day" in each.found.slots
    ):
        return "day"
    return "vague" if make in ("reference", "recurrent", "vaguely_ago", "vaguely_later") else "calendar"


def _complete(each: Expression) -> bool:
    """False for words that are an expression only together with others ("the year", "night")."""
    needs = each.found.pattern.needs
    return not (needs == "modifier" and each.mod is None and not each.offset) and needs != "day"


def _share_years(expressions: list[Expression], scene: Scene) -> list[Expression]:
    """ "August and September 1914": a date without its year takes it from the date that it is joined to."""
    shared = list(expressions)
    months = scene.grammar.words["month"]
    for at in range(len(shared) - 2, -1, -1):
        here, there = shared[at].found, shared[at + 1].found
        if (
            here.pattern.make != "date"
            or there.pattern.make != "date"
            or "year" in here.slots
            or "year" not in there.slots
        ):
            continue
        if "month" not in here.slots or not _joined(shared[at], shared[at + 1], scene, scene.grammar.lists["joiners"]):
            continue
        year = int(there.slots["year"][0])
        if "month" in there.slots and months[here.slots["month"][0]] > months[there.slots["month"][0]]:
            year -= 1
        shared[at] = replace(shared[at], found=replace(here, slots={**here.slots, "year": (f"{year:04d}",)}))
    return shared


def _share_weeks(expressions: list[Expression], scene: Scene) -> list[Expression]:
    """ "Monday and Wednesday last week": a bare weekday takes the week from the weekday that it is joined to."""
    shared = list(expressions)
    for at in range(len(shared) - 2, -1, -1):
        here, there = shared[at].found, shared[at + 1].found
        if here.pattern.make == there.pattern.make == "weekday" and len(here.words) == 1 and "week" in there.words:
            if _joined(shared[at], shared[at + 1], scene, scene.grammar.lists["joiners"]):
                slots = {**there.slots, **here.slots}
                shared[at] = replace(shared[at], found=replace(here, slots=slots, words=here.words + there.words[1:]))
    return shared


def _share_days(expressions: list[Expression], scene: Scene) -> list[Expression]:
    """ "Between 0630 and 0700 on Thursday": a bare time of day takes the day from the time that it is joined to."""
    shared = list(expressions)
    for at in range(len(shared) - 1):
        here, there = shared[at], shared[at + 1]
        if here.found.pattern.make == "clock" and there.clock and not here.clock:
            if _joined(here, there, scene, scene.grammar.lists["joiners"]):
                shared[at] = replace(there, first=here.first, last=here.last, clock=here.found, relation=here.relation)
    return shared


def _joined(here: Expression, there: Expression, scene: Scene, joiners: frozenset[str]) -> bool:
    return there.first - here.last == 1 and scene.word(here.last) in joiners


def _link_ranges(expressions: list[Expression], scene: Scene, grammar: TimeGrammar) -> list[Expression]:
    """Two expressions joined by "to" or a dash, or by "and" after "between", are the ends of one range."""
    linked = list(expressions)
    for at in range(len(linked) - 1):
        here, there = linked[at], linked[at + 1]
        if here.linked or {here.found.pattern.type, there.found.pattern.type} & {"DURATION", "SET"}:
            continue
        opened = here.relation in ("between", "since", "from")
        sure = _joined(here, there, scene, grammar.lists["range"])
        if sure or (opened and _joined(here, there, scene, grammar.lists["range_after_from"])):
            linked[at] = replace(here, linked=True)
            linked[at + 1] = replace(there, relation="")
    return linked
