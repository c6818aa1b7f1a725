"""Annotated sentences about time: the tags say which record each expression must give."""

import re
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

import dragoman
from dragoman.analyze.parsing import parse, reading_copy
from dragoman.analyze.timegrammar import load_time_grammar
from dragoman.analyze.times import find_times
from dragoman.records import Article, Time

TIMES = Path(dragoman.__file__).parent / "data" / "lang" / "en" / "times.toml"
GRAMMAR = load_time_grammar(TIMES)
TAG = re.compile(r"<time((?: \w+=[^ >]*)*)>(.*?)</time>", re.DOTALL)
DATED = re.compile(r"\[(\d{4}-\d\d-\d\d)\] ")


@dataclass(frozen=True)
class Expected:
    """A tagged expression: where it stands, and the fields that its tag gives."""

    start: int
    end: int
    fields: dict[str, str]


def read_tags(annotated: str) -> tuple[str, str, list[Expected]]:
    """The plain text, its document date and the expressions that its tags mark."""
    published = GRAMMAR.published
    if dated := DATED.match(annotated):
        published, annotated = dated[1], annotated[dated.end() :]
    text, expected, at = "", [], 0
    for tag in TAG.finditer(annotated):
        text += annotated[at : tag.start()]
        fields = dict(each.split("=", 1) for each in tag[1].split())
        expected.append(Expected(len(text), len(text) + len(tag[2]), fields))
        text, at = text + tag[2], tag.end()
    return text + annotated[at:], published, expected


def times_in(nlp: Language, text: str, published: str | None = GRAMMAR.published) -> tuple[Time, ...]:
    """The time records of a text."""
    (doc,) = parse(nlp, [reading_copy(text)])
    return find_times(doc, Article("a", text, published=published), GRAMMAR)


def check(nlp: Language, annotated: str) -> list[Time]:
    """The records of the tagged expressions; fails where one is missing or says something else."""
    text, published, expected = read_tags(annotated)
    times = {(each.start, each.end): each for each in times_in(nlp, text, published)}
    found = []
    for each in expected:
        assert (each.start, each.end) in times, (
            f"{text[each.start : each.end]!r} not among {[t.quote for t in times.values()]}"
        )
        time = times[each.start, each.end]
        wanted = {"mod": None, "interval": None} | {name: value or None for name, value in each.fields.items()}
        assert {name: getattr(time, name) for name in wanted} == wanted
        found.append(time)
    return found
