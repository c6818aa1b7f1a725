"""The part of a coding that a user asked for."""

from collections.abc import Collection
from dataclasses import replace
from typing import TypeVar

from dragoman.records import Coding, Record

R = TypeVar("R", bound=Record)


def select(coding: Coding, statuses: Collection[str] = (), min_confidence: float = 0.0) -> Coding:
    """The coding with only the events of these ``statuses`` and the records at least this sure; no link hangs loose.

    Actors, times and places stay: they are what the text names, not what it claims.
    """
    if not statuses and min_confidence <= 0:
        return coding
    sure = min_confidence

    def keep(records: tuple[R, ...]) -> tuple[R, ...]:
        return tuple(record for record in records if record.confidence >= sure)

    events = tuple(event for event in keep(coding.events) if not statuses or event.status in statuses)
    kept = {event.id for event in events}
    conditions = keep(coding.conditions)
    linked = {condition.id for condition in conditions}
    return replace(
        coding,
        events=events,
        statements=tuple(
            replace(each, events=tuple(id for id in each.events if id in kept)) for each in keep(coding.statements)
        ),
        commitments=tuple(
            replace(
                each,
                event=each.event if each.event in kept else None,
                conditions=tuple(id for id in each.conditions if id in linked),
            )
            for each in keep(coding.commitments)
        ),
        conditions=tuple(replace(each, event=each.event if each.event in kept else None) for each in conditions),
        quantities=tuple(
            replace(each, event=each.event if each.event in kept else None) for each in keep(coding.quantities)
        ),
    )
