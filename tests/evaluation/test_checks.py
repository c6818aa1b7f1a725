"""The contract check finds what is wrong with a coding, and nothing in a right one."""

from collections.abc import Callable
from typing import Any

import pytest

from dragoman.records import Actor, Article, Coding, Event, Mention, Role, Span, Statement, encode
from evaluation.checks import find_problems

TEXT = "Freedonia expelled two envoys."


def right_coding() -> dict[str, Any]:
    article = Article("a1", TEXT, meta={"start": 3, "end": 2})
    freedonia = Actor(
        id="actor-1",
        name="Freedonia",
        kind="state",
        country=(),
        sectors=("GOV",),
        role="",
        mentions=(Mention(0, 9, "Freedonia", "name", "body"),),
        rule="actors",
        confidence=0.9,
    )
    event = Event(
        id="event-1",
        start=0,
        end=30,
        quote=TEXT,
        rule="expel",
        confidence=0.8,
        region="body",
        type="SANCTION",
        quad=4,
        score=-5.0,
        status="happened",
        trigger=Span(10, 18, "expelled"),
        source=(Role("actor-1", 0, 9, "Freedonia"),),
        attribution=(Role("narrator"),),
    )
    statement = Statement(
        id="statement-1",
        start=0,
        end=30,
        quote=TEXT,
        rule="r",
        confidence=0.5,
        region="body",
        kind="indirect",
        events=("event-1",),
    )
    coding: dict[str, Any] = encode(
        Coding("1.0", article, actors=(freedonia,), events=(event,), statements=(statement,))
    )
    return coding


def test_right_coding_has_no_problems() -> None:
    assert find_problems(right_coding()) == []


def spoil_quote(coding: dict[str, Any]) -> None:
    coding["events"][0]["trigger"]["quote"] = "expels"


def spoil_span(coding: dict[str, Any]) -> None:
    coding["actors"][0]["mentions"][0]["end"] = 99


def empty_span(coding: dict[str, Any]) -> None:
    coding["events"][0]["trigger"] |= {"end": 10, "quote": ""}


def repeat_id(coding: dict[str, Any]) -> None:
    coding["statements"][0]["id"] = "event-1"


def lose_actor(coding: dict[str, Any]) -> None:
    coding["events"][0]["source"][0]["actor"] = "actor-9"


def narrator_acts(coding: dict[str, Any]) -> None:
    coding["events"][0]["source"][0]["actor"] = "narrator"


def lose_event(coding: dict[str, Any]) -> None:
    coding["statements"][0]["events"] = ["event-9"]


def add_field(coding: dict[str, Any]) -> None:
    coding["events"][0]["mood"] = "bad"


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (spoil_quote, ".events[0].trigger: the quote is not what stands at 10-18"),
        (spoil_span, ".actors[0].mentions[0]: span 0-99 does not fit a text of 30"),
        (empty_span, ".events[0].trigger: span 10-10 does not fit"),
        (repeat_id, "2 records have the id event-1"),
        (lose_actor, ".events[0].source[0]: no actor 'actor-9'"),
        (narrator_acts, "no actor 'narrator'"),
        (lose_event, ".statements[0].events: no such record 'event-9'"),
        (add_field, "not decodable: coding.events[0]: unknown field 'mood'"),
    ],
)
def test_faults_are_named_with_their_place(spoil: Callable[[dict[str, Any]], None], says: str) -> None:
    coding = right_coding()
    spoil(coding)
    assert any(says in line for line in find_problems(coding)), find_problems(coding)
