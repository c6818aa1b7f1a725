"""Ties the records of one article together: events told twice, statements and their events, numbers and their events."""

from collections.abc import Iterable
from dataclasses import replace

from dragoman.records import Commitment, Condition, Event, Quantity, Span, Statement

HARM = {"killed": "ASSAULT", "injured": "ASSAULT", "arrested": "COERCE", "abducted": "ASSAULT"}


def join_retellings(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events with retellings folded into one: same type, actors, status and no contradiction in date or place.

    The first telling in the body stays (a headline only where nothing else tells it); the others are in ``also``.
    """
    kept: dict[tuple[object, ...], Event] = {}
    order: list[tuple[object, ...]] = []
    for event in events:
        key = _identity(event)
        first = kept.get(key)
        if first is None or not _same_happening(first, event):
            if first is not None:
                key = (*key, event.start)
            kept[key] = event
            order.append(key)
        else:
            kept[key] = _fold(first, event)
    for key in [each for each in order if kept[each].region == "title"]:
        again = next((each for each in order if _tells_title(kept[each], kept[key])), None)
        if again is not None:
            kept[again] = _fold(kept[again], kept[key])
            order.remove(key)
    return tuple(sorted((kept[key] for key in order), key=lambda event: (event.start, event.end, event.type)))


def _identity(event: Event) -> tuple[object, ...]:
    who = tuple(frozenset(role.actor for role in roles) for roles in (event.source, event.target))
    if not event.target and len(event.source) < 2:
        return (event.start, event.end, event.type)
    return (event.type, event.status, *who)


def _tells_title(body: Event, title: Event) -> bool:
    """True when an event of the body is what the headline told in short: one type, and nobody who contradicts."""
    if body.region == "title" or (body.type, body.status) != (title.type, title.status):
        return False
    left, right = ({role.actor for role in (*event.source, *event.target)} for event in (body, title))
    return bool(left & right) or not right


def _same_happening(left: Event, right: Event) -> bool:
    if left.mode and right.mode and left.mode != right.mode:
        return False
    if left.date.value and right.date.value and left.date.value != right.date.value:
        return False
    here, there = ({where.name for where in event.place} for event in (left, right))
    return not (here and there and here != there)


def _fold(first: Event, again: Event) -> Event:
    if first.region == "title" and again.region != "title":
        first, again = again, first
    return replace(
        first,
        also=(*first.also, Span(again.start, again.end, again.quote), *again.also),
        date=first.date if first.date.value else again.date,
        place=first.place or again.place,
        mode=first.mode or again.mode,
    )


def join_statements(statements: Iterable[Statement], events: tuple[Event, ...]) -> tuple[Statement, ...]:
    """The statements with the ids of the events that their content tells."""
    joined = []
    for statement in statements:
        parts = (Span(statement.start, statement.end, statement.quote), *statement.more)
        told = tuple(event.id for event in events if any(part.covers(event.trigger) for part in parts))
        joined.append(replace(statement, events=told))
    return tuple(joined)


def join_quantities(quantities: Iterable[Quantity], events: tuple[Event, ...]) -> tuple[Quantity, ...]:
    """The quantities with the event whose evidence holds them; a casualty figure only with an event of harm."""
    return tuple(
        replace(quantity, event=_event_at(quantity, events, HARM.get(quantity.effect or ""))) for quantity in quantities
    )


def join_commitments(
    commitments: Iterable[Commitment], events: tuple[Event, ...], conditions: tuple[Condition, ...]
) -> tuple[Commitment, ...]:
    """The commitments with their event and with the conditions whose consequent they are."""
    joined: dict[tuple[object, ...], Commitment] = {}
    for commitment in commitments:
        here = Span(commitment.start, commitment.end, commitment.quote)
        depends = tuple(each.id for each in conditions if each.consequent.span.overlaps(here))
        found = replace(commitment, event=_event_at(commitment, events, None), conditions=depends)
        key = _undertaking(commitment)
        joined[key] = _fuller(joined[key], found) if key in joined else found
    return tuple(sorted(joined.values(), key=lambda each: (each.start, each.end)))


def _undertaking(commitment: Commitment) -> tuple[object, ...]:
    """What makes two tellings one commitment: who, the verb of what is undertaken, and whether it is to be done."""
    verb = commitment.because[-1].says if commitment.because else commitment.what
    return (frozenset(role.actor for role in commitment.who), verb, commitment.negated)


def _fuller(first: Commitment, again: Commitment) -> Commitment:
    """The telling that says more: with a time, else with conditions, else in more words."""
    said = ((each.time.value is not None, len(each.conditions), len(each.what)) for each in (first, again))
    return first if next(said) >= next(said) else again


def join_conditions(conditions: Iterable[Condition], events: tuple[Event, ...]) -> tuple[Condition, ...]:
    """The conditions with the event that their consequent tells."""
    joined = []
    for condition in conditions:
        side = condition.consequent.span
        event = next((event.id for event in events if side.overlaps(event.trigger)), None)
        joined.append(replace(condition, event=event))
    return tuple(joined)


def _event_at(record: Quantity | Commitment, events: tuple[Event, ...], type: str | None) -> str | None:
    """The event with the smallest evidence that overlaps the record."""
    here = Span(record.start, record.end, record.quote)
    near = [
        (span.end - span.start, event.id)
        for event in events
        for span in (Span(event.start, event.end, event.quote),)
        if span.overlaps(here) and (type is None or event.type == type)
    ]
    return min(near)[1] if near else None
