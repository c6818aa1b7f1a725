"""Sentences with tags that say what is expected: ``<source>Freedonia</source> <event type=AGREE>agreed</event> …``."""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.coder import Coder
from dragoman.records import Article, Coding, Span

_TAG = re.compile(r"<(/?)(\w+)((?:\s+\w+=[^\s>]+)*)>")


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text without its tags, and each tag's name, attributes and span."""

    text: str
    marks: tuple[tuple[str, dict[str, str], Span], ...]

    def spans(self, name: str) -> list[Span]:
        """The spans of all tags called ``name``."""
        return [span for tag, _, span in self.marks if tag == name]


def read_tagged(sentence: str) -> Tagged:
    """The sentence without tags, and the tags with offsets into it."""
    parts, marks, waiting, at, length = [], [], [], 0, 0
    for found in _TAG.finditer(sentence):
        parts.append(sentence[at : found.start()])
        length += found.start() - at
        at = found.end()
        if found[1]:
            name, attributes, start = waiting.pop()
            assert name == found[2], f"tag <{name}> is closed by </{found[2]}> in: {sentence}"
            marks.append((name, attributes, start))
            marks[-1] = (name, attributes, Span(start, length, ""))
        else:
            waiting.append((found[2], dict(pair.split("=") for pair in found[3].split()), length))
    text = "".join([*parts, sentence[at:]])
    return Tagged(
        text,
        tuple((name, given, Span(span.start, span.end, text[span.start : span.end])) for name, given, span in marks),
    )


def untag(sentence: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The sentence without tags, and the (tag, start, end) of each."""
    tagged = read_tagged(sentence)
    return tagged.text, [(name, span.start, span.end) for name, _, span in tagged.marks]


@cache
def coder() -> Coder:
    """One coder for all tests."""
    return Coder()


@cache
def code(text: str, published: str = "2031-05-05") -> Coding:
    """The coding of a text published on a Monday."""
    return coder().code(Article("t", text, published=published, published_from="input", language="en"))
