"""Who is named in a record, in whatever role."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from dragoman.records.parts import Role


def find_roles(value: Any) -> Iterator[Role]:
    """Every role in a record, its sides and lists.

    >>> from dragoman.records.record import Side
    >>> [role.actor for role in find_roles(Side("leaves", (Role("a1"),), 0, 6, "leaves"))]
    ['a1']
    """
    if isinstance(value, Role):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from find_roles(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from find_roles(getattr(value, field.name))
