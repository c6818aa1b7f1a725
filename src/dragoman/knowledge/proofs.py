"""The sentences that prove a rule: a text, and what its tags expect of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from dragoman.knowledge.tables import suggest
from dragoman.records import Status

_TAG = re.compile(r"<(/?)(\w+)((?:\s+\w+=[^\s>]+)*)\s*>")
TAGS = ("source", "target", "event")
ATTRIBUTES = ("type", "mode", "status")


@dataclass(frozen=True, slots=True)
class Mark:
    """A tagged stretch of a proof: "source", "target" or "event" with what its attributes ask for."""

    tag: str
    asks: Mapping[str, str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Proof:
    """A sentence without its tags, the tags, and what is wrong with them."""

    text: str
    marks: tuple[Mark, ...]
    faults: tuple[str, ...]


def read_proof(sentence: str) -> Proof:
    """The proof that is written with tags.

    >>> read_proof("<source>Freedonia</source> <event status=denied>denied</event> it.").marks[1]
    Mark(tag='event', asks={'status': 'denied'}, start=10, end=16)
    >>> read_proof("<source>Freedonia <event>fell</event>.").faults
    ('tag <source> is not closed; write </source> after its words',)
    """
    parts: list[str] = []
    marks: list[Mark] = []
    faults: list[str] = []
    waiting: list[tuple[str, dict[str, str], int]] = []
    at = length = 0
    for found in _TAG.finditer(sentence):
        parts.append(sentence[at : found.start()])
        length += found.start() - at
        at = found.end()
        if not found[1]:
            waiting.append((found[2], dict(pair.split("=", 1) for pair in found[3].split()), length))
        elif waiting and waiting[-1][0] == found[2]:
            tag, asks, start = waiting.pop()
            marks.append(Mark(tag, asks, start, length))
        else:
            faults.append(f"tag </{found[2]}> closes nothing; write <{found[2]}> before its words")
    faults += [f"tag <{tag}> is not closed; write </{tag}> after its words" for tag, _, _ in waiting]
    text = "".join([*parts, sentence[at:]])
    faults += [f"{text[text.index(each) :][:20]!r} is no tag; tags are <source>, <target> and <event status=...>"
               for each in "<>" if each in text][:1]  # fmt: skip
    return Proof(text, tuple(marks), (*faults, *_unknown(marks)))


def _unknown(marks: list[Mark]) -> Iterator[str]:
    """Tags, attributes and statuses that are not known."""
    for mark in marks:
        if mark.tag not in TAGS:
            yield f"tag <{mark.tag}> is not known; {suggest(mark.tag, TAGS)}"
        for name, value in mark.asks.items():
            if name not in ATTRIBUTES:
                yield f"attribute {name!r} of <{mark.tag}> is not known; {suggest(name, ATTRIBUTES)}"
            elif name == "status" and value not in get_args(Status):
                yield f"status {value!r} of <{mark.tag}> is not known; {suggest(value, get_args(Status))}"
