"""Whether a coding keeps the output contract: spans, ids, references, and the JSON Schema."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from dragoman.errors import RecordError
from dragoman.records import NARRATOR, decode, encode

LISTS = ("actors", "events", "statements", "commitments", "conditions", "quantities", "times", "places")
LINKS = {"event": "events", "events": "events", "conditions": "conditions"}
"""Fields that name other records, and the list that these are in."""


def find_problems(coding: dict[str, Any]) -> list[str]:
    """What is wrong with a coding, one line each; empty when it keeps the contract. Quotes no text."""
    try:
        decoded = decode(coding)
    except RecordError as problem:
        return [f"not decodable: {problem}"]
    found = [] if encode(decoded) == coding else ["encode(decode(coding)) is not the coding"]
    found += check_spans(coding)
    found += check_ids(coding)
    found += check_links(coding)
    return found


def check_spans(coding: dict[str, Any]) -> Iterator[str]:
    """Every span that is not inside the text, or whose quote is not what stands there."""
    text = coding["article"]["text"]
    for path, each in walk({name: coding.get(name) for name in (*LISTS, "article")}, ""):
        start, end = each.get("start"), each.get("end")
        if not isinstance(start, int) or not isinstance(end, int):
            continue
        if not 0 <= start < end <= len(text):
            yield f"{path}: span {start}-{end} does not fit a text of {len(text)}"
        elif "quote" in each and text[start:end] != each["quote"]:
            yield f"{path}: the quote is not what stands at {start}-{end}"


def walk(value: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object inside ``value`` with the path that leads to it, ``article.meta`` left out."""
    if isinstance(value, dict):
        yield path, value
        for key, item in value.items():
            if isinstance(item, dict | list) and not (path == ".article" and key == "meta"):
                yield from walk(item, f"{path}.{key}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            if isinstance(item, dict | list):
                yield from walk(item, f"{path}[{number}]")


def check_ids(coding: dict[str, Any]) -> Iterator[str]:
    """Every id that two records share."""
    counts = Counter(record["id"] for name in LISTS for record in coding[name])
    for id, count in counts.items():
        if count > 1:
            yield f"{count} records have the id {id}"


def check_links(coding: dict[str, Any]) -> Iterator[str]:
    """Every role that points to no actor, and every link to a record that is not there."""
    ids = {name: {record["id"] for record in coding[name]} for name in LISTS}
    for name in LISTS:
        for number, record in enumerate(coding[name]):
            at = f".{name}[{number}]"
            for path, each in walk(record, at):
                actor = each.get("actor")
                if actor is not None and actor not in ids["actors"] and not _is_narrator(actor, path):
                    yield f"{path}: no actor {actor!r}"
                place = each.get("place")
                if isinstance(place, str) and place not in ids["places"]:
                    yield f"{path}: no place {place!r}"
            for field, target in LINKS.items():
                value = record.get(field)
                for id in [value] if isinstance(value, str) else value or ():
                    if isinstance(id, str) and id not in ids[target]:
                        yield f"{at}.{field}: no such record {id!r}"


def _is_narrator(actor: str, path: str) -> bool:
    return actor == NARRATOR and ".attribution[" in path
