"""Ids of records: hashes of what the record says, so that a second run gives the same."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from dragoman.records.record import Record

R = TypeVar("R", bound=Record)


def make_id(article: str, kind: str, type: str, start: int, end: int) -> str:
    """A stable id for the record of ``kind`` and ``type`` whose evidence is ``start`` to ``end`` of ``article``.

    >>> make_id("a1", "event", "ASSAULT", 0, 20)
    'event-7d17d0a1b4f2'
    """
    key = "\x1f".join((article, kind, type, str(start), str(end)))
    return f"{kind}-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def make_ids_unique(records: Iterable[R]) -> tuple[R, ...]:
    """The records with a counter added to an id that an earlier one already has ("two attacks" in one span)."""
    seen: dict[str, int] = {}
    unique = []
    for record in records:
        seen[record.id] = seen.get(record.id, 0) + 1
        count = seen[record.id]
        unique.append(record if count == 1 else replace(record, id=f"{record.id}-{count}"))
    return tuple(unique)
