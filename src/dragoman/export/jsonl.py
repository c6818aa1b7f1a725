"""Codings as JSON lines, and back, whatever characters the article holds."""

import json
from typing import Any

import orjson

from dragoman.records import encode


def write_json(value: Any) -> bytes:
    """``value`` (a coding, a record, a dict) as one line of JSON with its line end.

    >>> write_json({"text": "Freedonia protested."})
    b'{"text":"Freedonia protested."}\\n'
    """
    data = encode(value)
    try:
        return orjson.dumps(data, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError:
        # A lone surrogate has no UTF-8; as an escape (\ud800) it comes back unharmed.
        return json.dumps(data, separators=(",", ":"), allow_nan=False).encode("ascii") + b"\n"


def read_json(line: bytes) -> Any:
    """What ``write_json`` wrote; a ValueError where ``line`` is no JSON."""
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        return json.loads(line)
