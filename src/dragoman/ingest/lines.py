"""JSONL: one article a line, with a text that stays as it is."""

import io
import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, NoReturn

import orjson

from dragoman.errors import InputError
from dragoman.ingest.dates import read_address_date, read_date
from dragoman.ingest.decoding import decode_text, find_mark
from dragoman.ingest.files import MEGABYTE, peek
from dragoman.ingest.loaded import Failure, Loaded, problem
from dragoman.records import Article, Problem, make_article_id
from dragoman.records.article import PublishedFrom

MOST_BYTES = 200 * MEGABYTE
"""A longer line is refused; it is skipped without ever being held in memory."""
MOST_LEVELS = 50
_DATES = ("date", "published")
_STRINGS = ("title", "url", "publisher", "language")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]*)?")


def read_lines(name: str, stream: BinaryIO) -> Iterator[Loaded | Failure]:
    """The article of every line of ``stream``, a Failure for every line without; empty lines are passed over."""
    empty = True
    for number, line in enumerate(_lines(stream), start=1):
        size = len(line)
        empty = empty and not line.strip()
        if size > MOST_BYTES:
            yield Failure(name, number, f"the line is longer than {MOST_BYTES // MEGABYTE} MB; split the article", size)
        elif line.strip():
            try:
                yield _read_line(line, size)
            except InputError as error:
                yield Failure(name, number, str(error), size)
    if empty:
        yield Failure(name, None, "empty; write one article a line, or leave the file out")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    found = find_mark(peek(stream))
    if found and found[1] != "utf-8":
        # Windows shells write UTF-16; each line goes on as UTF-8.
        text = io.TextIOWrapper(stream, found[1], errors="replace", newline="\n")
        text.read(1)
        yield from (line.encode("utf-8", "surrogatepass") for line in iter(lambda: text.readline(MOST_BYTES), ""))
        return
    if found:
        stream.read(len(found[0]))
    while line := stream.readline(MOST_BYTES + 1):
        yield line
        if len(line) > MOST_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MOST_BYTES)


def _read_line(line: bytes, size: int) -> Loaded:
    row, problems = _parse(line)
    if _is_deep(row, MOST_LEVELS):
        raise InputError(f"JSON nested deeper than {MOST_LEVELS} levels; flatten it")
    if not isinstance(row, dict):
        raise InputError(f'{_called(row)}, not an object; write one {{"id": ..., "text": ...}} a line')
    loaded = read_row(row)
    return Loaded(loaded.article, (*problems, *loaded.problems), size)


def _parse(line: bytes) -> tuple[Any, tuple[Problem, ...]]:
    try:
        return orjson.loads(line), ()
    except orjson.JSONDecodeError:
        pass
    # orjson refuses what the standard library reads: "\ud800" alone, and bytes that are not UTF-8.
    text, problems = decode_text(line)
    try:
        return json.loads(text, parse_constant=_refuse, parse_float=_read_float), problems
    except json.JSONDecodeError as error:
        raise InputError(f"broken JSON at character {error.pos + 1}: {error.msg}; one whole object a line") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"JSON that cannot be read: {error}"[:200]) from None


def _is_deep(value: Any, levels: int) -> bool:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels < 0 or any(_is_deep(each, levels - 1) for each in inside if isinstance(each, dict | list))


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant[:20]} is not a number that JSON can hold; write null")


def _read_float(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _refuse(digits)


def read_row(row: Mapping[str, Any]) -> Loaded:
    """The article that a JSON object describes; its unknown keys are kept in ``meta``.

    >>> read_row({"id": "a1", "text": "Freedonia protested.", "date": "2031-05-02", "desk": "world"}).article.meta
    {'desk': 'world'}
    """
    text = row.get("text")
    if not isinstance(text, str):
        keys = ", ".join(sorted(map(str, row))[:8]) or "none"
        raise InputError(f'no "text" with the article as a string (keys here: {keys}); rename the key that holds it')
    if not text.strip():
        raise InputError('"text" is empty; leave the line out or give the article')
    meta = {key: value for key, value in row.items() if key not in ("id", "text", *_DATES, *_STRINGS)}
    problems: list[Problem] = []
    given = _read_strings(row, meta, problems)
    published, published_from = _read_published(row, given["url"], meta, problems)
    return Loaded(
        Article(
            id=_read_id(row, text, given["url"]),
            text=text,
            title=given["title"],
            published=published,
            published_from=published_from,
            url=given["url"],
            publisher=given["publisher"],
            language=read_language(given["language"]),
            meta=meta,
        ),
        tuple(problems),
    )


def _read_strings(row: Mapping[str, Any], meta: dict[str, Any], problems: list[Problem]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for key in _STRINGS:
        value = row.get(key)
        found[key] = value if isinstance(value, str) and value.strip() else None
        if value is not None and not isinstance(value, str):
            meta[key] = value
            problems.append(problem(f'"{key}" is {_called(value)}, not a string; it was kept in meta'))
    return found


def _read_published(
    row: Mapping[str, Any], url: str | None, meta: dict[str, Any], problems: list[Problem]
) -> tuple[str | None, PublishedFrom | None]:
    for key in _DATES:
        value = row.get(key)
        if value is None or value == "":
            continue
        day = read_date(value) if isinstance(value, str) else None
        if day != value:
            meta[key] = value  # the hour, or whatever else was given
        if day:
            return day, "input"
        problems.append(problem(f'"{key}" {str(value)[:40]!r} is not one certain day; give it as YYYY-MM-DD'))
    day = read_address_date(url) if url else None
    return (day, "url") if day else (None, None)


def _read_id(row: Mapping[str, Any], text: str, url: str | None) -> str:
    given = row.get("id")
    if given is None or given == "":
        return make_article_id(text, url)
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise InputError(f'"id" is {_called(given)}; give a string, or leave it out')
    return str(given)


def read_language(given: str | None) -> str | None:
    """The language code without region: "en" for "en-US"; anything that is not a code stays as given."""
    found = _LANGUAGE.fullmatch(given.strip()) if given else None
    return found[1].lower() if found else given


def _called(value: Any) -> str:
    names = {
        dict: "an object",
        list: "a list",
        str: "a string",
        bool: "a truth value",
        int: "a number",
        float: "a number",
    }
    return names.get(type(value), "null")
