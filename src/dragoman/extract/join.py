"""Ties the records of one article together: events told twice, statements and their events, numbers and their events."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.extract.nearby import Nearby
from dragoman.records import Commitment, Condition, Event, Quantity, Span, Statement

NEAR = 20
"""How many earlier tellings of one kind are compared; keeps a long article linear."""
HARM = {"killed": "ASSAULT", "injured": "ASSAULT", "arrested": "COERCE", "abducted": "ASSAULT"}


def join_retellings(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events with retellings folded into one: same type, status and actors, and no contradiction.

    The first telling in the body stays (a headline only where nothing else tells it); the others are in ``also``.
    """
    told: dict[tuple[object, ...], list[Event]] = {}
    for event in events:
        tellings = told.setdefault(_identity(event), [])
        at = next((n for n, first in enumerate(tellings[-NEAR:]) if _same_happening(first, event)), None)
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


def _same_happening(left: Event, right: Event) -> bool:
    """True when nothing in mode, target, date or place speaks against one happening."""
    pairs = (
        (set(left.mode), set(right.mode)),
        ({role.actor for role in left.target}, {role.actor for role in right.target}),
        ({left.date.value} - {None}, {right.date.value} - {None}),
        ({where.name for where in left.place}, {where.name for where in right.place}),
    )
    if any(one and other and not one & other for one, other in pairs):
        return False
    return len(left.source) + len(left.target) > 1 or len(right.source) + len(right.target) > 1


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


def join_statements(statements: Iterable[Statement], events: tuple[Event, ...]) -> tuple[Statement, ...]:
    """The statements with the ids of the events that their content tells."""
    joined = []
    triggers = _triggers(events)
    for statement in statements:
        parts = (Span(statement.start, statement.end, statement.quote), *statement.more)
        held = {
            number: event.id
            for part in parts
            for trigger, (number, event) in triggers.overlapping(part)
            if part.covers(trigger)
        }
        joined.append(replace(statement, events=tuple(held[number] for number in sorted(held))))
    return tuple(joined)


def join_quantities(quantities: Iterable[Quantity], events: tuple[Event, ...]) -> tuple[Quantity, ...]:
    """The quantities with the event whose evidence holds them; a casualty figure only with an event of harm."""
    told = _tellings(events)
    return tuple(
        replace(quantity, event=_event_at(quantity, told, HARM.get(quantity.effect or ""))) for quantity in quantities
    )


def join_commitments(
    commitments: Iterable[Commitment], events: tuple[Event, ...], conditions: tuple[Condition, ...]
) -> tuple[Commitment, ...]:
    """The commitments with their event and with the conditions whose consequent they are."""
    joined: dict[tuple[object, ...], Commitment] = {}
    told, consequents = _tellings(events), Nearby((each.consequent.span, each.id) for each in conditions)
    for commitment in commitments:
        here = Span(commitment.start, commitment.end, commitment.quote)
        depends = tuple(id for _, id in consequents.overlapping(here))
        found = replace(commitment, event=_event_at(commitment, told, None), conditions=depends)
        key = _undertaking(commitment)
        joined[key] = _fuller(joined[key], found) if key in joined else found
    told_all = _in_return(joined.values(), conditions)
    return tuple(sorted(told_all, key=lambda each: (each.start, each.end)))


def _in_return(commitments: Iterable[Commitment], conditions: tuple[Condition, ...]) -> Iterator[Commitment]:
    """The commitments; the two sides of an exchange told in clauses are promised to each other."""
    exchanges = [each for each in conditions if each.kind == "in_exchange"]
    pairs = [
        (each.antecedent, each.consequent) for each in exchanges if each.antecedent.actors and each.consequent.actors
    ]
    sides = Nearby((own.span, (own, other)) for pair in pairs for own, other in (pair, pair[::-1]))
    for commitment in commitments:
        acting = {role.actor for role in commitment.who}
        near = sides.overlapping(Span(commitment.start, commitment.end, commitment.quote))
        given = [other.actors for _, (own, other) in near if acting & {role.actor for role in own.actors}]
        others = tuple(role for roles in given for role in roles if role.actor not in acting)
        yield replace(commitment, towards=others) if others and not commitment.towards else commitment


def _undertaking(commitment: Commitment) -> tuple[object, ...]:
    """What makes two tellings one commitment: who, the verb of what is undertaken, and whether it is to be done."""
    verb = commitment.because[-1].says if commitment.because else commitment.what
    return (frozenset(role.actor for role in commitment.who), verb, commitment.negated)


def _fuller(first: Commitment, again: Commitment) -> Commitment:
    """The telling that says more: with a time, else with conditions, else in more words; what is told as promised is."""
    said = ((each.time.value is not None, len(each.conditions), len(each.what)) for each in (first, again))
    fuller, other = (first, again) if next(said) >= next(said) else (again, first)
    vouched = fuller.strength == "intends" and other.strength == "promised"
    return replace(fuller, strength=other.strength, rule=other.rule) if vouched else fuller


def join_conditions(conditions: Iterable[Condition], events: tuple[Event, ...]) -> tuple[Condition, ...]:
    """The conditions with the event that their consequent tells."""
    joined = []
    triggers = _triggers(events)
    for condition in conditions:
        event = next((event.id for _, (_, event) in triggers.overlapping(condition.consequent.span)), None)
        joined.append(replace(condition, event=event))
    return tuple(joined)


def _triggers(events: tuple[Event, ...]) -> Nearby[tuple[int, Event]]:
    """The events with their number, by the words that tell them."""
    return Nearby((event.telling, (number, event)) for number, event in enumerate(events))


def _tellings(events: tuple[Event, ...]) -> Nearby[Event]:
    """The events by the evidence of every telling."""
    return Nearby(
        (span, event) for event in events for span in (Span(event.start, event.end, event.quote), *event.also)
    )


def _event_at(record: Quantity | Commitment, told: Nearby[Event], type: str | None) -> str | None:
    """The event with the smallest evidence that overlaps the record."""
    here = Span(record.start, record.end, record.quote)
    near = [
        (span.end - span.start, event.id)
        for span, event in told.overlapping(here)
        if type is None or event.type == type
    ]
    return min(near)[1] if near else None
