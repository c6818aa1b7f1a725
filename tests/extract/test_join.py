"""Records of one article are tied together: an event told twice is one, and everything points at its event."""

from dataclasses import replace

import pytest

from dragoman.extract.join import join_quantities, join_statements
from dragoman.records import Coding, Span, Statement
from tests.extract.tellings import EVENT, QUANTITY
from tests.tagged import code

HEADLINE = (
    "Kenya bombs Somalia\n\nNAIROBI, May 5, 2031 - Kenya bombed the Somali port of Kismayo on Sunday, officials said."
)


def test_headline_and_lead_are_one_event_told_twice() -> None:
    (event,) = code(HEADLINE).events
    assert event.region == "body"
    assert [span.quote for span in event.also] == ["Kenya bombs Somalia"]
    assert event.date.value == "2031-05-04"


def linked(coding: Coding) -> dict[str, str]:
    return {event.id: event.trigger.quote for event in coding.events}


def test_statement_carries_the_events_of_its_content() -> None:
    coding = code(
        "Kenya said that Somalia attacked its troops and Ethiopia expelled its envoy. Rebels killed two soldiers."
    )
    (statement,) = coding.statements
    assert [linked(coding)[each] for each in statement.events] == ["attacked", "expelled"]


def test_statement_carries_the_events_of_its_later_parts() -> None:
    statement = Statement(
        id="s",
        start=0,
        end=1,
        quote="x",
        rule="r",
        confidence=1,
        region="body",
        kind="direct",
        more=(Span(0, 30, "y"),),
    )
    (joined,) = join_statements([statement], (EVENT,))
    assert joined.events == ("event-1",)


@pytest.mark.parametrize(
    ("text", "counted", "trigger"),
    [
        ("Rebels killed twelve soldiers in Kismayo.", "soldiers", "killed"),
        ("Police arrested 40 protesters, and rebels killed twelve soldiers.", "protesters", "arrested"),
        ("Rebels attacked a convoy and killed twelve soldiers.", "soldiers", "attacked"),
    ],
)
def test_quantity_carries_its_event(text: str, counted: str, trigger: str) -> None:
    coding = code(text)
    (event,) = [each.event for each in coding.quantities if counted in each.counted]
    assert event is not None and linked(coding)[event] == trigger


@pytest.mark.parametrize(("type", "event"), [("ASSAULT", "event-1"), ("COERCE", None)])
def test_casualties_belong_to_an_event_of_harm(type: str, event: str | None) -> None:
    told = replace(EVENT, type=type, start=0, end=70)
    (joined,) = join_quantities([QUANTITY], (told,))
    assert joined.event == event


def test_quantity_belongs_to_the_smallest_event_around_it() -> None:
    wide = replace(EVENT, id="event-wide", start=0, end=80)
    near = replace(EVENT, id="event-near", start=45, end=62)
    (joined,) = join_quantities([QUANTITY], (wide, near))
    assert joined.event == "event-near"


def test_condition_and_commitment_carry_their_event() -> None:
    coding = code("Kenya will withdraw its troops by June if Somalia releases the prisoners.")
    (commitment,), (condition,) = coding.commitments, coding.conditions
    (withdrawal,) = [event for event in coding.events if event.type == "CONCEDE"]
    assert commitment.event == condition.event == withdrawal.id
    assert commitment.conditions == (condition.id,)


def test_commitment_told_twice_is_one_and_the_fuller_telling_stays() -> None:
    coding = code("Kenya promised to withdraw its troops. Kenya will withdraw its troops by June.")
    assert [commitment.time.value for commitment in coding.commitments] == ["../2031-06"]
