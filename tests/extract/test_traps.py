"""Nothing denied, doubted, imagined, planned, demanded or figurative is told as a fact.

``traps.txt`` has sentences of each kind as newspapers write them. ``<no>`` marks a word that must not come out as an event that
happened or goes on; ``<yes>`` one beside it that must. ``trap_articles.txt`` has whole articles, each headed by the only words
that may come out as facts ("-" for none).
"""

from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from dragoman.records import Event
from tests.tagged import Tagged, code, read_tagged

SENTENCES = Path(__file__).with_name("traps.txt")
ARTICLES = Path(__file__).with_name("trap_articles.txt")


def cases() -> list[ParameterSet]:
    """One case a sentence, named by its kind and number."""
    found, kind, number = [], "", 0
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            kind, number = line[2:], 0
        else:
            number += 1
            found.append(pytest.param(read_tagged(line), id=f"{kind}-{number}"))
    return found


def facts(tagged: Tagged) -> list[Event]:
    """The events of the story that are told as facts; a refusal ("will not withdraw") is one of its own."""
    events = code(tagged.text).events
    return [each for each in events if each.status in ("happened", "ongoing") and each.region != "related_link"]


@pytest.mark.parametrize("tagged", cases())
def test_trap_is_not_told_as_a_fact(tagged: Tagged) -> None:
    told = [event for event in facts(tagged) if event.type != "REJECT"]
    false = [event for event in told for span in tagged.spans("no") if event.trigger.overlaps(span)]
    assert not false, [f"{event.type} {event.trigger.quote!r} by {event.rule}" for event in false]


@pytest.mark.parametrize("tagged", [case for case in cases() if case.values[0].spans("yes")])
def test_fact_beside_a_trap_is_told_as_a_fact(tagged: Tagged) -> None:
    missed = [
        span.quote for span in tagged.spans("yes") if not any(each.trigger.overlaps(span) for each in facts(tagged))
    ]
    assert not missed


def articles() -> list[ParameterSet]:
    """One case an article: its text and the trigger words of the facts that it may tell."""
    found = []
    for block in ARTICLES.read_text(encoding="utf-8").split("=== ")[1:]:
        head, text = block.split("\n", 1)
        name, allowed = head.split(": ")
        found.append(pytest.param(text.strip(), frozenset(allowed.split(", ")), id=name))
    return found


@pytest.mark.parametrize(("text", "allowed"), articles())
def test_article_tells_no_other_facts(text: str, allowed: frozenset[str]) -> None:
    told = [event for event in code(text).events if event.status in ("happened", "ongoing")]
    false = [event for event in told if event.trigger.quote not in allowed]
    assert not false, [f"{event.type} {event.trigger.quote!r} by {event.rule}" for event in false]


@pytest.mark.parametrize(("text", "allowed"), [case for case in articles() if "-" not in case.values[1]])
def test_article_of_news_tells_its_facts(text: str, allowed: frozenset[str]) -> None:
    told = {event.trigger.quote for event in code(text).events if event.status in ("happened", "ongoing")}
    assert allowed <= told
