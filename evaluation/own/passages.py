"""The own passages as rows of the sitrep schema: offsets come from the words that the passages' files give."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

PATHS = tuple(Path(__file__).with_name(name) for name in ("passages.toml", "passages2.toml", "passages3.toml"))
DATE = "2031-05-05"
"""The day of every passage that does not tell its own, a Monday."""
LISTS = ("actors", "events", "statements", "commitments", "conditions", "quantities", "times", "places")

_MENTION = re.compile(r"\[([^]|]+)\|(\w+)\]")
Row = dict[str, Any]


class PassageError(ValueError):
    """A passage says something of its text that is not there."""


def read_passages(*paths: Path) -> list[Row]:
    """Every passage of these files (none: of all of ours) as a row: text, date, actors, commitments and conditions."""
    files = (tomllib.loads(path.read_text("utf-8")) for path in paths or PATHS)
    return [_row(each) for file in files for each in file["passage"]]


def _row(passage: Mapping[str, Any]) -> Row:
    text, mentions = _read_text(passage["text"])
    row: Row = {"id": passage["id"], "set": "sitrep", "date": passage.get("date", DATE), "language": "en", "text": text}
    row |= {name: [] for name in LISTS}
    row["actors"] = list(_actors(mentions))
    known = {actor["id"] for actor in row["actors"]} | {"narrator"}
    for name, read in (("conditions", _condition), ("commitments", _commitment)):
        row[name] = [read(each, n, text, passage["id"]) for n, each in enumerate(passage.get(name, []))]
    named = [name for each in row["commitments"] for key in ("who", "towards", "attribution") for name in each[key]]
    named += [name for each in row["conditions"] for name in each["holder"]]
    if unknown := set(named) - known:
        raise PassageError(f"{passage['id']}: no [words|{min(unknown)}] in the text")
    return row


def _read_text(marked: str) -> tuple[str, dict[str, list[dict[str, Any]]]]:
    """The text without its marks, and the mentions of every actor."""
    parts: list[str] = []
    mentions: dict[str, list[dict[str, Any]]] = {}
    at = length = 0
    for found in _MENTION.finditer(marked):
        parts += [marked[at : found.start()], found[1]]
        start = length + found.start() - at
        length, at = start + len(found[1]), found.end()
        mention = {"start": start, "end": length, "quote": found[1], "kind": "name", "region": "body"}
        mentions.setdefault(found[2], []).append(mention)
    return "".join([*parts, marked[at:]]), mentions


def _actors(mentions: Mapping[str, list[dict[str, Any]]]) -> Iterator[Row]:
    for name, found in mentions.items():
        yield {"id": name, "name": found[0]["quote"], "kind": "other", "country": [], "sectors": [], "mentions": found}


def _span(text: str, quote: str, passage: str) -> dict[str, Any]:
    start = text.find(quote)
    if start < 0:
        raise PassageError(f"{passage}: the text does not hold {quote!r}")
    return {"start": start, "end": start + len(quote), "quote": quote}


def _commitment(told: Mapping[str, Any], number: int, text: str, passage: str) -> Row:
    state = next((each for each in ("given", "withheld") if each in told), "none")
    value = told.get("value")
    span = _span(text, told["quote"], passage)
    return span | {
        "id": f"c{number}",
        "region": "body",
        "what": told["quote"],
        "who": told["who"].split(),
        "towards": told.get("towards", "").split(),
        "time": {
            "expression": _span(text, told["time"], passage) if "time" in told else None,
            "value": value,
            "open": value is None or value.endswith(".."),
        },
        "scope": {"state": state, "evidence": _span(text, told[state], passage) if state != "none" else None},
        "conditions": told.get("conditions", []),
        "strength": told.get("strength", "promised"),
        "negated": told.get("negated", False),
        "attribution": told.get("attribution", "narrator").split(),
    }


def _condition(told: Mapping[str, Any], number: int, text: str, passage: str) -> Row:
    antecedent, consequent = _span(text, told["if"], passage), _span(text, told["then"], passage)
    start, end = min(antecedent["start"], consequent["start"]), max(antecedent["end"], consequent["end"])
    return {
        "id": told.get("id", f"d{number}"),
        "region": "body",
        "kind": told["kind"],
        "antecedent": antecedent | {"label": told["if"], "actors": []},
        "consequent": consequent | {"label": told["then"], "actors": []},
        "holder": told.get("holder", "").split(),
        "start": start,
        "end": end,
        "quote": text[start:end],
    }
