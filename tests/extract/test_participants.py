"""Roles: the phrase itself, else what it counts, else whose it is; targets also from inside the object's phrase."""

import pytest

from dragoman.extract.events import extract_events
from dragoman.extract.participants import inner_participants, roles_at, without
from dragoman.knowledge import load_ontology
from dragoman.records import Role
from tests.analysed import analyse, clause_of
from tests.extract.annotated import check
from tests.tagged import code


def words_of(roles: tuple[Role, ...]) -> list[str | None]:
    return [role.quote for role in roles]


@pytest.mark.parametrize(
    ("text", "word", "actor", "shown"),
    [
        ("Rebels shelled Somalia's port.", "port", "Somalia", "Somalia's port"),
        ("An American drone hit the port.", "drone", "United States", "An American drone"),
        ("Rebels shelled the port of Kenya.", "port", "Kenya", "the port of Kenya"),
        ("Rebels shelled dozens of Kenyan soldiers.", "dozens", None, "dozens of Kenyan soldiers"),
    ],
)
def test_phrase_about_a_thing_stands_for_whose_it_is(text: str, word: str, actor: str | None, shown: str) -> None:
    analysis = analyse(text)
    head = next(token.i for token in analysis.doc if token.text == word)
    (role,) = roles_at(analysis, [head])
    names = {each.id: each.name for each in analysis.actors}
    assert role.quote == shown
    assert actor is None or names[role.actor] == actor


def test_each_actor_has_one_role() -> None:
    analysis = analyse("Kenya attacked Somalia.")
    kenya = analysis.doc[0].i
    assert words_of(roles_at(analysis, [kenya, kenya])) == ["Kenya"]


def test_nobody_known_is_no_role() -> None:
    analysis = analyse("The storm hit the coast.")
    assert roles_at(analysis, [1, 4]) == ()


def test_those_who_act_are_left_out_of_targets() -> None:
    assert without([Role("kenya"), Role("somalia")], {"kenya"}) == (Role("somalia"),)


@pytest.mark.parametrize(
    "sentence",
    [
        "<source>Kenya</source> <event type=ASSAULT>attacked</event> villages in <target>Somalia</target>.",
        "<source>Kenya</source> <event type=SANCTION>imposed</event> sanctions on <target>Somalia</target>.",
        "The <event type=ASSAULT>attack</event> on <target>Kismayo</target> by <source>rebels</source> took place on Friday.",
    ],
)
def test_target_is_found_where_no_slot_gives_one(sentence: str) -> None:
    check(sentence)


def test_nobody_is_target_of_himself() -> None:
    check("<source>Kenya</source> <event type=ASSAULT>bombed</event> its own villages.")


def test_participants_of_a_governed_clause_come_best_first() -> None:
    analysis = analyse("Kenya urged Somalia to hand over the harbour to Ethiopia.")
    found = [
        words_of(roles) for roles in inner_participants(analysis, clause_of(analysis, "urged").head, set()) if roles
    ]
    assert found == [["Somalia"], ["Ethiopia"]]


@pytest.mark.parametrize(
    ("text", "word", "source", "target"),
    [
        ("Kenya moved part of its contingent of ten soldiers to Uganda.", "moved", ["Kenya"], ["Uganda"]),
        ("Kenya has vowed to avenge the general.", "vowed", ["Kenya"], []),
        ("Kenya complained about Uganda to the Security Council.", "complained", ["Kenya"], ["Uganda"]),
        ("Kenya complained to the Security Council that its airspace was violated.", "complained", ["Kenya"], []),
        ("Kenya killed no soldiers.", "killed", ["Kenya"], []),
    ],
)
def test_own_things_the_avenged_and_those_told_are_no_targets(
    text: str, word: str, source: list[str], target: list[str]
) -> None:
    analysis = analyse(text)
    names = {each.id: each.name for each in analysis.actors}
    (event,) = (each for each in extract_events(analysis, load_ontology()) if each.telling.quote.startswith(word))
    assert [names[role.actor] for role in event.source] == source
    assert [names[role.actor] for role in event.target] == target


def test_what_happened_to_nobody_is_no_event() -> None:
    assert list(extract_events(analyse("Nobody was reported killed. No soldiers were killed."), load_ontology())) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "<source>The Kenyan delegation</source> <event type=CONSULT>held</event> its first meeting with"
        " <source>the Somali minister</source>.",
        "<source>The European Union</source> is to <event type=AGREE>stage</event> a second Somalia reconstruction"
        " conference next year.",
        "<source>Foreign volunteers</source> have <event type=ASSAULT>fought</event> with the militia in the north.",
        "<source>Kenya</source> had threatened to <event type=THREATEN>send</event> Kenyan forces to <target>Somalia</target>.",
        "<source>Kenya</source> will not <event type=REJECT>meet</event> <target>the rebels</target>.",
    ],
)
def test_sides_are_those_who_act_and_not_what_they_do(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya agreed at a National Security Council meeting to send aid.",
        "The European Union is due to stage a second aid conference early next year in Brussels.",
    ],
)
def test_venue_is_no_target(text: str) -> None:
    assert [event.target for event in code(text).events] == [()]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Kenya offered to send economic advisers.", []),
        ("Kenya offered to send doctors to Somalia.", ["Somalia"]),
        ("Rebels fired rockets from Somalia.", []),
        ("The minister said that Kenya would cut its force from 8,000 to 5,500 soldiers.", []),
        ("The Kenyan army said that it was ready; in May the Ugandan ministry ordered a further reduction.", []),
    ],
)
def test_those_sent_amounts_and_places_of_departure_are_no_targets(text: str, target: list[str]) -> None:
    coding = code(text)
    names = {each.id: each.name for each in coding.actors}
    assert [[names[role.actor] for role in event.target] for event in coding.events] == [target]
