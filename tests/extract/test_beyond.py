"""Targets that the clause does not name: from its purpose, from the place it hits, from the rest of the article."""

import pytest

from dragoman.records import Event
from tests.tagged import code


def told(text: str, type: str) -> Event:
    """The only event of a type in the text."""
    (event,) = (event for event in code(text).events if event.type == type)
    return event


def targets(text: str, type: str) -> list[str]:
    coding = code(text)
    names = {actor.id: actor.name for actor in coding.actors}
    (event,) = (event for event in coding.events if event.type == type)
    return [names[role.actor] for role in event.target]


def way(event: Event) -> list[str]:
    return [reason.says for reason in event.because if reason.step == "beyond"]


@pytest.mark.parametrize(
    ("text", "type", "target", "found"),
    [
        ("Riot police used tear gas to disperse the demonstrators.", "ASSAULT", "the demonstrators", "purpose"),
        ("Farmers blocked a road to show their anger at Denmark's policies.", "PROTEST", "Denmark", "purpose"),
        ("Norway is willing to send ships to help defend Denmark.", "AGREE", "Denmark", "purpose"),
        ("The minister declined to resign despite calls by the teachers.", "REJECT", "the teachers", "pressure"),
        ("Kenyan tanks fired shells at targets in Kismayo.", "ASSAULT", "Kismayo", "scene"),
        ("The army imposed a curfew in the town of Kismayo.", "COERCE", "Kismayo", "scene"),
        ("The Security Council agreed to an extension of the mandate in Lebanon.", "AGREE", "Lebanon", "abroad"),
        ("The disarming of the militias as demanded by the council began.", "REQUEST", "the militias", "matter"),
    ],
)
def test_target_is_found_in_the_rest_of_the_sentence(text: str, type: str, target: str, found: str) -> None:
    assert targets(text, type) == [target]
    assert way(told(text, type)) == [f"the clause names no target; found by '{found}'"]


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Norway agreed to extend its mission.", "AGREE"),
        ("Farmers blocked a road to denounce the killing of a judge.", "PROTEST"),
        ("Kenyan tanks fired shells at targets near Kismayo.", "ASSAULT"),
    ],
)
def test_no_target_is_invented(text: str, type: str) -> None:
    assert targets(text, type) == []


def test_enemy_of_the_article_is_who_is_threatened() -> None:
    text = "Kenya and Somalia exchanged artillery fire on Friday. Kenya said it would attack any bus."
    event = told(text, "THREATEN")
    assert targets(text, "THREATEN") == ["Somalia"]
    assert way(event) == ["the clause names no target; found by 'foe'"]
    assert event.confidence < 0.7


def test_two_enemies_leave_it_open() -> None:
    text = (
        "Kenya and Somalia exchanged artillery fire on Friday. Ethiopia shelled Kenya. "
        "Kenya said it would attack any bus."
    )
    assert targets(text, "THREATEN") == []


def test_armed_group_gives_way_to_the_government_of_its_country() -> None:
    text = "The Colombian government met the United Nations. The Colombian rebels declared a ceasefire on Friday."
    assert targets(text, "CONCEDE") == ["Colombia"]


def test_threat_to_somebody_is_no_threat_to_the_government() -> None:
    text = "The Colombian government met the United Nations. The Colombian rebels threatened to kill all candidates."
    assert "Colombia" not in targets(text, "THREATEN")


def test_summit_of_one_sentence_is_the_summit_of_the_next() -> None:
    text = (
        "The president of Kenya will attend the summit of African presidents in Uganda. "
        "The president of Ghana said that he was willing to attend the summit."
    )
    coding = code(text)
    names = {actor.id: actor.name for actor in coding.actors}
    sides = [[names[role.actor] for role in event.target] for event in coding.events if event.type == "AGREE"]
    assert sides == [["African presidents", "Uganda"]] * 2
