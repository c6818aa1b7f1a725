"""Codings that hypothesis makes up: any values that the contract allows, read off the same dataclasses."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from dragoman.records import Coding

OFFSETS = st.integers(0, 10_000)
BOUNDED: dict[str, st.SearchStrategy[Any]] = {
    "start": OFFSETS,
    "end": OFFSETS,
    "confidence": st.floats(0, 1),
    "quad": st.integers(1, 4),
}
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=6),
    int: st.integers(-5, 5),
    float: st.floats(-5, 5),
    bool: st.booleans(),
    type(None): st.none(),
    Any: st.none() | st.integers(0, 9) | st.lists(st.text(max_size=3), max_size=2),
}


@cache
def values(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of this type; bounds that the type cannot say are kept."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in (Union, types.UnionType):
        return st.one_of([values(each) for each in arguments])
    if origin is tuple:
        return st.lists(values(arguments[0]), max_size=2).map(tuple)
    if origin is not None and issubclass(origin, Mapping):
        return st.dictionaries(st.text(max_size=4), values(arguments[1]), max_size=2)
    if is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        return st.builds(hint, **{each.name: _field(each.name, hints[each.name]) for each in fields(hint)})
    return PLAIN[hint]


def _field(name: str, hint: Any) -> st.SearchStrategy[Any]:
    if name not in BOUNDED:
        return values(hint)
    return st.none() | BOUNDED[name] if type(None) in get_args(hint) else BOUNDED[name]


CODINGS: st.SearchStrategy[Coding] = values(Coding)
