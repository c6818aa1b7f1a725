"""Ties the records of one article together: statements, numbers, undertakings and conditions to their events."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.extract.nearby import Nearby
from dragoman.records import Commitment, Condition, Event, Quantity, Span, Statement

HARM = {"killed": "ASSAULT", "injured": "ASSAULT", "arrested": "COERCE", "abducted": "ASSAULT"}


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
