"""Codings to JSON and back, and the JSON Schema of the contract, all read off the dataclasses."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from dragoman.errors import RecordError
from dragoman.records.article import Article
from dragoman.records.record import Coding

SCHEMA_VERSION = "1.0"


@cache
def _fields(cls: type) -> tuple[tuple[str, Any, Field[Any]], ...]:
    hints = get_type_hints(cls)
    return tuple((each.name, hints[each.name], each) for each in fields(cls))


def encode(value: Any) -> Any:
    """The JSON form of a record, a part or a whole coding: dicts, lists, strings and numbers.

    >>> from dragoman.records.parts import Role
    >>> encode(Role("narrator"))
    {'actor': 'narrator'}
    """
    if is_dataclass(value) and not isinstance(value, type):
        found = {}
        for name, _, field in _fields(type(value)):
            item = getattr(value, name)
            if item is None and field.metadata.get("omit"):
                continue
            found[name] = encode(item)
        return found
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items()}
    return value


def decode(data: Mapping[str, Any]) -> Coding:
    """The coding that ``encode`` wrote as ``data``; a RecordError says which field is wrong."""
    coding = _read(Coding, data, "coding")
    assert isinstance(coding, Coding)
    return coding


def _read(hint: Any, data: Any, at: str) -> Any:
    if is_dataclass(hint) and isinstance(hint, type):
        return _read_dataclass(hint, data, at)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        if data is None and type(None) in arguments:
            return None
        # "float | int": a number may be whole.
        return _read(next(each for each in arguments if each is not type(None)), data, at)
    if origin is tuple:
        if not isinstance(data, list):
            raise RecordError(f"{at}: a list is needed, not {type(data).__name__}")
        return tuple(_read(arguments[0], item, f"{at}[{n}]") for n, item in enumerate(data))
    if origin is Literal and data not in arguments:
        raise RecordError(f"{at}: {data!r} is none of {', '.join(map(str, arguments))}")
    _check_plain(origin or hint, data, at)
    return data


_NEEDED: dict[Any, tuple[tuple[type, ...], str]] = {
    str: ((str,), "text"),
    int: ((int,), "a whole number"),
    float: ((float, int), "a number"),
    bool: ((bool,), "true or false"),
    Mapping: ((Mapping,), "an object"),
}


def _check_plain(hint: Any, data: Any, at: str) -> None:
    kinds, needed = _NEEDED.get(hint, ((object,), ""))
    if not isinstance(data, kinds) or (isinstance(data, bool) and hint in (int, float)):
        raise RecordError(f"{at}: {needed} is needed, not {type(data).__name__}")


def _read_dataclass(cls: type, data: Any, at: str) -> Any:
    if not isinstance(data, Mapping):
        raise RecordError(f"{at}: an object is needed, not {type(data).__name__}")
    known = _fields(cls)
    unknown = set(data) - {name for name, *_ in known}
    if unknown:
        raise RecordError(f"{at}: unknown field {min(unknown)!r}; written by another version of Dragoman?")
    values = {}
    for name, hint, field in known:
        if name in data:
            values[name] = _read(hint, data[name], f"{at}.{name}")
        elif field.default is MISSING and field.default_factory is MISSING:
            raise RecordError(f"{at}: field {name!r} is missing")
    return cls(**values)


# ---- JSON Schema -------------------------------------------------------------------------------


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one coding, one line of ``dragoman code``'s output."""
    definitions: dict[str, Any] = {}
    root = _schema_of(Coding, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Dragoman coding",
        "description": "What Dragoman wrote down about one article; start and end are offsets into article.text.",
        **root,
        "$defs": definitions,
    }


_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    Any: {},
}


def _schema_of(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema_of(each, definitions) for each in arguments]}
    if origin is tuple:
        return {"type": "array", "items": _schema_of(arguments[0], definitions)}
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _schema_of(arguments[1], definitions)}
    if hint.__name__ not in definitions:
        definitions[hint.__name__] = {}  # holds the place against recursion
        definitions[hint.__name__] = _schema_of_class(hint, definitions)
    return {"$ref": f"#/$defs/{hint.__name__}"}


def _schema_of_class(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    properties, required = {}, []
    for name, hint, field in _fields(cls):
        properties[name] = _schema_of(hint, definitions) | _bounds(cls, name)
        if not field.metadata.get("omit"):
            required.append(name)
    description = (cls.__doc__ or "").strip().split("\n")[0]
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _bounds(cls: type, name: str) -> dict[str, Any]:
    """What the type alone cannot say: offsets are not negative, confidence is 0 to 1, quad 1 to 4."""
    if name in ("start", "end") and cls is not Article:
        return {"minimum": 0}
    if name == "confidence":
        return {"minimum": 0, "maximum": 1}
    return {"minimum": 1, "maximum": 4} if name == "quad" else {}
