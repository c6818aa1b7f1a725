"""One event, told several times: what is folded into one record, and what stays apart."""

from dataclasses import replace

import pytest

from dragoman.extract.retellings import join_retellings
from dragoman.records import Date, Role
from tests.extract.tellings import EVENT, again
from tests.tagged import code

HEADLINE = (
    "Kenya bombs Somalia\n\nNAIROBI, May 5, 2031 - Kenya bombed the Somali port of Kismayo on Sunday, officials said."
)


def test_headline_that_nothing_else_tells_stays() -> None:
    (event, other) = code(
        "Kenya bombs Somalia\n\nNAIROBI, May 5, 2031 - Ethiopia expelled two envoys on Sunday."
    ).events
    assert (event.region, event.type) == ("title", "ASSAULT")
    assert other.type == "SANCTION"


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"target": ()},
        {"mode": ("aerial",)},
        {"date": Date("2031-05-02")},
        {"id": "event-2", "region": "title"},
    ],
)
def test_retelling_without_contradiction_is_one_event(changed: dict[str, object]) -> None:
    (event,) = join_retellings([EVENT, again(**changed)])
    assert (event.id, event.target) == ("event-1", EVENT.target)
    assert [(span.start, span.end) for span in event.also] == [(40, 70)]


@pytest.mark.parametrize(
    "changed",
    [
        {"target": (Role("ethiopia", 53, 61, "Ethiopia"),)},
        {"source": (Role("ethiopia", 40, 48, "Ethiopia"),)},
        {"status": "denied"},
        {"type": "COERCE"},
        {"date": Date("2031-04-01")},
        {"mode": ("drone",)},
    ],
)
def test_telling_that_contradicts_is_another_event(changed: dict[str, object]) -> None:
    first = replace(EVENT, date=Date("2031-05-02"), mode=("aerial",))
    assert len(join_retellings([first, again(**changed)])) == 2


def test_retelling_fills_what_the_first_left_open() -> None:
    bare = replace(EVENT, target=())
    (event,) = join_retellings([bare, again(date=Date("2031-05-02"), mode=("aerial",))])
    assert (event.target, event.date.value, event.mode) == (EVENT.target, "2031-05-02", ("aerial",))


def test_events_stay_in_text_order() -> None:
    events = join_retellings([again(type="COERCE"), EVENT])
    assert [event.start for event in events] == [0, 40]


def test_two_targets_are_two_events() -> None:
    assert len(code("Kenya bombed Somalia. Kenya bombed Ethiopia.").events) == 2


def test_two_dates_are_two_events() -> None:
    assert len(code("Kenya bombed Somalia on Friday. On Sunday Kenya bombed Somalia.").events) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Rebel chief Omar Zayed was killed on Friday. Zayed was killed by a drone. The killing of Zayed was praised.",
        "Police arrested ten men in Kenya. The arrests followed a march.",
        "Kenyan jets bombed Somalia. The attack came at dawn. This attack was the third.",
    ],
)
def test_noun_that_points_back_and_what_a_person_undergoes_once_are_retellings(text: str) -> None:
    (event,) = code(text).events
    assert event.also


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan jets bombed Somalia. The attack on Ethiopia came later.",
        "Kenyan jets bombed Somalia. The deadly attack of 1998 was not forgotten.",
        "Omar Zayed was arrested on Friday. Ali Zayed was arrested too.",
    ],
)
def test_noun_that_says_more_and_another_person_are_other_events(text: str) -> None:
    assert len(code(text).events) == 2


@pytest.mark.parametrize(
    "text",
    [
        "In the worst attack of the year rockets hit the port of Kismayo.",
        "Kenya bombed the rebels. The Somali army condemned the air strikes.",
        "Kenya fired shells at the rebels. Three shells landed in the forest.",
    ],
)
def test_scene_of_an_attack_and_where_its_shells_fell_are_no_attacks_of_their_own(text: str) -> None:
    (attack,) = (event for event in code(text).events if event.type == "ASSAULT")
    assert attack.also


@pytest.mark.parametrize(
    "text",
    [
        "Kenya fired shells at Somalia. Three shells landed near the Ugandan embassy.",
        "Kenya fired shells at the rebels. It rained. Nobody slept. The mayor wept. Three shells landed near a school.",
        "In the attack of May 1 rockets hit Kismayo. Kenya attacked Somalia.",
    ],
)
def test_shells_elsewhere_or_much_later_are_another_attack(text: str) -> None:
    assert len([event for event in code(text).events if event.type == "ASSAULT"]) == 2
