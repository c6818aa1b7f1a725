"""One event, told several times: tellings of one happening become one record with the others in ``also``."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from spacy.tokens import Token

from dragoman.analyze.analysis import Analysis
from dragoman.records import Event, Span

NEAR = 20
"""How many earlier tellings of one kind are compared; keeps a long article linear."""
ONCE = frozenset({"ASSAULT", "COERCE", "RETREAT"})
"""What a person undergoes or does once in an article: "the minister resigned" and "his resignation" are one event."""
POINTING = frozenset({"the", "this", "that", "these", "those"})
JUST = 2
"""How many sentences back a firing may be told of for shells to be its own."""
SCENES = frozenset({"in", "during"})
TELLING_MORE = frozenset({"amod", "compound", "nummod", "poss", "acl", "relcl", "nmod"})


def join_retellings(events: Iterable[Event], analysis: Analysis | None = None) -> tuple[Event, ...]:
    """The events with retellings folded into one: same type, status and actors, and no contradiction.

    The first telling in the body stays (a headline only where nothing else tells it); the others are in ``also``.
    The ``analysis`` says who is one person, and which nouns point back: "the attack".
    """
    told: dict[tuple[object, ...], list[Event]] = {}
    persons = _find_persons(analysis) if analysis is not None else frozenset()
    events = tuple(events)
    for event in events if analysis is None else _without_pointers(events, analysis):
        tellings = told.setdefault(_identity(event), [])
        at = next((n for n, first in enumerate(tellings[-NEAR:]) if _same_happening(first, event, persons)), None)
        if at is None:
            tellings.append(event)
        else:
            at += max(0, len(tellings) - NEAR)
            tellings[at] = _fold(tellings[at], event)
    return _fold_titles([event for tellings in told.values() for event in tellings])


def _fold_titles(events: list[Event]) -> tuple[Event, ...]:
    """The events in text order, each headline folded into the event of the body that it announces."""
    body = [event for event in events if event.region != "title"]
    for title in (event for event in events if event.region == "title"):
        at = next((n for n, event in enumerate(body) if _tells_title(event, title)), None)
        if at is None:
            body.append(title)
        else:
            body[at] = _fold(body[at], title)
    return tuple(sorted(body, key=lambda event: (event.start, event.end, event.type)))


def _identity(event: Event) -> tuple[object, ...]:
    """What two tellings must share: type, status and who acts; where nobody acts, who is acted on."""
    source = frozenset(role.actor for role in event.source)
    target = frozenset(role.actor for role in event.target)
    if event.region == "related_link" or not (source or target):  # a link tells another story
        return (event.start, event.end, event.type)
    return (event.type, event.status, source, frozenset() if source else target)


def _tells_title(body: Event, title: Event) -> bool:
    """True when an event of the body is what the headline told in short: one type, and nobody who contradicts."""
    if body.region == "title" or (body.type, body.status) != (title.type, title.status):
        return False
    left, right = ({role.actor for role in (*event.source, *event.target)} for event in (body, title))
    return bool(left & right) or not right


def _same_happening(left: Event, right: Event, persons: frozenset[str]) -> bool:
    """True when nothing in mode, target, date or place speaks against one happening."""
    pairs = (
        (set(left.mode), set(right.mode)),
        ({role.actor for role in left.target}, {role.actor for role in right.target}),
        ({left.date.value} - {None}, {right.date.value} - {None}),
        ({where.name for where in left.place}, {where.name for where in right.place}),
    )
    if any(one and other and not one & other for one, other in pairs):
        return False
    if len(left.source) + len(left.target) > 1 or len(right.source) + len(right.target) > 1:
        return True
    return left.type in ONCE and {role.actor for role in (*left.source, *left.target)} <= persons


def _find_persons(analysis: Analysis) -> frozenset[str]:
    """The ids of single people whom the article names."""
    named = (actor for actor in analysis.actors if actor.kind == "person")
    return frozenset(actor.id for actor in named if any(mention.kind == "name" for mention in actor.mentions))


def _without_pointers(events: Iterable[Event], analysis: Analysis) -> list[Event]:
    """The events, with a noun that only points back ("the attack") folded into the latest event that it can mean."""
    words = {token.idx: token for token in analysis.doc}
    kept: list[Event] = []
    for event in _without_scenes(sorted(events, key=lambda each: each.start), words):
        token = words.get(event.telling.start)
        before = kept if token is not None and _points_back(event, token, analysis) else []
        at = _pointed_at(event, before, words)
        at = _fired(event, kept, words) if at is None and token is not None and token.pos_ == "VERB" else at
        if at is None:
            kept.append(event)
        else:
            kept[at] = _with_telling(kept[at], event)
    return kept


def _without_scenes(events: list[Event], words: Mapping[int, Token]) -> list[Event]:
    """The events, with a noun that only says in which of them something was done folded into what was done.

    "In the worst attack of the year rockets hit the port" tells of one attack.
    """
    at = {words[event.telling.start].i: n for n, event in enumerate(events) if event.telling.start in words}
    kept: list[Event | None] = list(events)
    for n, event in enumerate(events):
        token = words.get(event.telling.start)
        preposition = token.head if token is not None and token.dep_ == "pobj" else None
        if preposition is None or preposition.lower_ not in SCENES or event.source or event.target:
            continue
        told = at.get(preposition.head.i)
        of = kept[told] if told is not None and told != n else None
        if told is not None and of is not None and (of.type, of.status) == (event.type, event.status):
            kept[told], kept[n] = _with_telling(of, event), None
    return [event for event in kept if event is not None]


def _with_telling(event: Event, again: Event) -> Event:
    return replace(event, also=(*event.also, Span(again.start, again.end, again.quote)))


def _points_back(event: Event, token: Token, analysis: Analysis) -> bool:
    """True for "the attack" about which nothing further is said: no participants, no day, no place."""
    if event.source or event.target or event.place or event.date.basis == "expression" or token.pos_ != "NOUN":
        return False
    telling = {child.dep_ for child in token.children if not _is_part_of_noun(child, analysis)}
    return telling.isdisjoint(TELLING_MORE) and any(child.lower_ in POINTING for child in token.children)


def _is_part_of_noun(token: Token, analysis: Analysis) -> bool:
    """True for "air" in "the air strikes", which says what kind of strikes and nothing of these."""
    return token.dep_ == "compound" and token.pos_ == "NOUN" and not analysis.roles(token.i)


def _pointed_at(event: Event, before: list[Event], words: Mapping[int, Token]) -> int | None:
    """The place of the latest event of the same type and status, and of no other mode but in the sentence before."""
    for at in range(len(before) - 1, max(-1, len(before) - 1 - NEAR), -1):
        other = before[at]
        same = (other.type, other.status, other.region) == (event.type, event.status, event.region)
        alike = not event.mode or not other.mode or set(event.mode) & set(other.mode)
        if same and (alike or _is_just_told(other, event, words)):
            return at
    return None


def _fired(event: Event, before: list[Event], words: Mapping[int, Token]) -> int | None:
    """The place of the firing just told of whose shells the event tells to have come down, without saying whose."""
    token = words[event.telling.start]
    for at in range(len(before) - 1, max(-1, len(before) - 1 - NEAR), -1):
        other = before[at]
        first = words.get(other.telling.start)
        if event.source or not event.mode or first is None or _sentences_between(first, token) > JUST:
            return None
        same = (other.type, other.status, other.mode) == (event.type, event.status, event.mode)
        hit = {role.actor for role in event.target}
        if same and other.source and (not hit or hit & {role.actor for role in other.target}):
            return at
    return None


def _sentences_between(first: Token, second: Token) -> int:
    """How many sentences begin between the two."""
    return sum(bool(token.is_sent_start) for token in first.doc[first.i + 1 : second.i + 1])


def _is_just_told(other: Event, event: Event, words: Mapping[int, Token]) -> bool:
    """True where no sentence lies between the two: "bombed the port. The army condemned the air strikes."."""
    first, second = words.get(other.telling.start), words.get(event.telling.start)
    return first is not None and second is not None and _sentences_between(first, second) <= 1


def _fold(first: Event, again: Event) -> Event:
    if first.region == "title" and again.region != "title":
        first, again = again, first
    return replace(
        first,
        also=(*first.also, Span(again.start, again.end, again.quote), *again.also),
        target=first.target or again.target,
        date=first.date if first.date.value else again.date,
        place=first.place or again.place,
        mode=first.mode or again.mode,
    )
