"""Who answers for an act: speakers for what is theirs, offices for what they announce, nobody for what others will do."""

import pytest

from tests.tagged import code


def who(text: str) -> list[list[str]]:
    coding = code(text)
    names = {actor.id: actor.name for actor in coding.actors}
    return [[names[role.actor] for role in each.who] for each in coding.commitments]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Kenya said its guns would be moved.", "Kenya"),
        ("The prisoners would be released soon, the defence ministry said.", "the defence ministry"),
        ("The curfew will be lifted on Friday, the army announced.", "the army"),
        ("The strike will be called off, the union said.", "the union"),
        ("The hostages will be killed unless the government pays, the rebels said.", "the rebels"),
    ],
)
def test_passive_without_agent_is_done_by_who_decides_it(text: str, actor: str) -> None:
    assert who(text) == [[actor]]


@pytest.mark.parametrize(
    "text",
    [
        "Two bridges will be damaged, the army said.",
        "The prisoners would be released soon, analysts said.",
        "The Somali army would be withdrawn by June, Kenya said.",
        "The cup will be played on Sunday, the opposition said.",
        "The war would continue to harm the region, the president said.",
        "The news agency reported that the envoy of Kenya had said it would rain.",
        '"My grandfather would talk of nothing else," the minister said.',
    ],
)
def test_passive_and_kin_of_others_are_nobodys_promise(text: str) -> None:
    assert who(text) == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Kenya's foreign minister said his country would pay the debt.", "Kenya"),
        ("The president of Kenya declared that his country was ready to help.", "Kenya"),
        ('"My country will not pay," the president of Kenya said.', "Kenya"),
        ('"We will not sell the port," the president of Kenya said.', "Kenya"),
        ('"I will not resign," the president of Kenya said.', "the president of Kenya"),
    ],
)
def test_country_of_the_speaker_is_who_undertakes_it(text: str, actor: str) -> None:
    assert who(text) == [[actor]]


@pytest.mark.parametrize(
    "text",
    [
        "The teachers will walk out on 19 May, union leader Dora Pell said.",
        "The nurses would go on strike from Monday, said Pia Lund, president of the nurses' union.",
    ],
)
def test_leaders_of_unions_speak_for_those_who_work(text: str) -> None:
    assert len(who(text)) == 1


def test_people_are_not_spoken_for_by_officials() -> None:
    assert who("The people will hold more power, the minister said.") == []
