"""Whom "the army", "the minister" and "both sides" mean."""

import pytest
from spacy.language import Language

from tests.analyze.annotated_cast import cast_of, check


@pytest.mark.parametrize(
    "tagged",
    [
        "<army>The Danish army</army> left on Monday. <army>The army</army> will return.",
        "<denmark>Denmark</denmark> closed the bridge. <denmark>The government</denmark> gave no reason.",
        "<denmark>Denmark</denmark> closed the bridge. <denmark>The Danish government</denmark> gave no reason.",
        "<roe>Danish Prime Minister Jon Roe</roe> flew home. <roe>The prime minister</roe> was tired.",
        "<fm>The foreign minister</fm> met <dm>the defence minister</dm>. <fm>The foreign minister</fm> left early.",
        "<a>The Danish army</a> fired on <b>the Swedish army</b>. <b>The Swedish army</b> withdrew.",
        "<some>Two soldiers</some> deserted on Monday. <others>Three soldiers</others> deserted on Friday.",
    ],
)
def test_noun_phrase_means_whom_it_names(nlp: Language, tagged: str) -> None:
    check(nlp, tagged)


def test_members_act_for_their_organisation(nlp: Language) -> None:
    check(
        nlp,
        "<front>The Sylvan Liberation Front</front> denied it. <front>Members of the Sylvan Liberation Front</front> fled.",
    )


def test_government_of_somebody_is_not_the_state_named_before(nlp: Language) -> None:
    check(nlp, "<denmark>Denmark</denmark> waited. <other>The Roe government</other> resigned.")


@pytest.mark.parametrize("phrase", ["Both countries", "The two countries", "Both sides"])
def test_both_stand_for_the_two_states(nlp: Language, phrase: str) -> None:
    doc, cast = cast_of(nlp, f"Denmark and Sweden signed a treaty. {phrase} will keep it.")
    ((head, members),) = cast.groups.items()
    names = {actor.id: actor.name for actor in cast.actors}
    assert doc[head].text in ("countries", "sides")
    assert [names[each.actor] for each in members] == ["Denmark", "Sweden"]


def test_things_are_no_actors(nlp: Language) -> None:
    _, cast = cast_of(nlp, "The bridge collapsed on Monday. A wartime state of alert ended the talks.")
    assert cast.actors == ()


def test_two_states_are_not_the_two_just_named(nlp: Language) -> None:
    _, cast = cast_of(nlp, "Denmark and Sweden signed a treaty. At least two states objected.")
    assert cast.groups == {}


def test_another_body_is_not_the_known_one_named_before(nlp: Language) -> None:
    check(nlp, "<kremlin>The Kremlin</kremlin> denied it. <other>The administration in Oslo</other> was silent.")


def test_document_speaks_for_who_issued_it(nlp: Language) -> None:
    check(
        nlp,
        "<nato>NATO</nato> met on Friday. <nato>A NATO statement</nato> said the talks failed."
        " <nato>The statement</nato> said that nothing was signed.",
    )


def test_two_of_three_states_are_those_of_the_last_sentence_with_two(nlp: Language) -> None:
    text = "Norway waited. Denmark warned Sweden. The two countries share a border."
    _, cast = cast_of(nlp, text)
    names = {actor.id: actor.name for actor in cast.actors}
    (members,) = cast.groups.values()
    assert {names[each.actor] for each in members} == {"Denmark", "Sweden"}


def test_two_of_three_states_in_one_sentence_are_nobody(nlp: Language) -> None:
    _, cast = cast_of(nlp, "Denmark warned Sweden about Norway. The two countries share a border.")
    assert cast.groups == {}


@pytest.mark.parametrize("phrase", ["The kingdom", "The country", "The nation"])
def test_country_is_the_state_named_before(nlp: Language, phrase: str) -> None:
    check(nlp, f"<denmark>Denmark</denmark> signed the text. <denmark>{phrase}</denmark> will keep it.")


@pytest.mark.parametrize(
    "tagged",
    [
        "The <a>Red Lions</a> attacked. <b>The general</b> met <c>the officer</c>.",
        "<a>The mayor</a> praised <b>the other mayor</b>.",
        "<a>The minister</a> praised <b>the ambassador</b>.",
        "<a>The president</a> met <b>the president</b>.",
    ],
)
def test_those_whom_one_verb_joins_are_told_apart(nlp: Language, tagged: str) -> None:
    check(nlp, tagged)


def test_groups_in_the_plural_are_not_one_body(nlp: Language) -> None:
    check(nlp, "<navy>A Danish warship</navy> sank. <other>The groups</other> protested.")


def test_general_who_is_named_is_the_retired_general(nlp: Language) -> None:
    check(nlp, "<roe>Retired general Jon Roe</roe> left. <roe>The retired general</roe> said <roe>he</roe> was ill.")


def owner_of_the_country(nlp: Language, text: str) -> str | None:
    """The name of the state that "the country" means."""
    _, cast = cast_of(nlp, text)
    meant = (actor.name for actor in cast.actors for mention in actor.mentions if mention.quote == "the country")
    return next(meant, None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norway waited. The Danish interior minister imposed a curfew in the country.", "Denmark"),
        ("Norway waited. Swedish police searched homes across the country.", "Sweden"),
        ("Norway waited. The Danish prime minister travelled to the country.", "Norway"),
        ("Norway waited. The Danish prime minister sent troops into the country.", "Norway"),
        ("Norway waited. Swedish troops took control of the country.", None),
    ],
)
def test_country_is_that_of_who_acts_in_it(nlp: Language, text: str, name: str | None) -> None:
    assert owner_of_the_country(nlp, text) == name


def test_governments_in_the_plural_are_not_one_state(nlp: Language) -> None:
    doc, cast = cast_of(nlp, "Thailand helped the migrants. The minister told the governments of the islands to meet.")
    names = {actor.id: actor.name for actor in cast.actors}
    (head,) = (token.i for token in doc if token.text == "governments")
    assert names[cast.references[head].actor] != "Thailand"


@pytest.mark.parametrize(
    "tagged",
    [
        "<lions>The Red Lions</lions> fought other armed groups. <lions>The group</lions> won.",
        "<one>Jon Roe</one> leads Denmark. <two>The group's leader</two>, <two>Sam Poe</two>, was silent.",
        "<man>A suspect</man> was seen in Oslo. <killer>The alleged killer</killer>, Sam Poe, was shot in Rome.",
        "<a>Young officers</a> were arrested. <b>The army</b> was silent.",
        "<roe>Colonel Jon Roe</roe> flew home. <other>The general</other> was tired.",
        "<child>A child</child> died. No village buried <other>any child</other> on Monday.",
        "<some>Two people</some> died on Monday. <others>People</others> fled on Friday.",
        "<leaders>The people's leaders</leaders> met <people>the people</people>.",
        "<a>The members of the council</a> fled. <b>The members of the court</b> stayed.",
        "<some>Their children</some> died. <others>Two other children</others> were found.",
        "The bomb killed <some>eight farmers</some> and wounded <others>more than 100</others>.",
    ],
)
def test_noun_phrase_is_told_apart_from_others(nlp: Language, tagged: str) -> None:
    check(nlp, tagged)


def test_country_is_not_the_state_that_occupies_it(nlp: Language) -> None:
    check(
        nlp,
        "<denmark>Denmark</denmark> protested. <denmark>Denmark</denmark> is poor. <denmark>Denmark</denmark> spoke of"
        " the <america>U.S.</america> occupation of <denmark>the country</denmark>.",
    )


def test_authorities_are_those_of_the_place_told_of(nlp: Language) -> None:
    check(
        nlp,
        "<norway>Norway</norway> waited. Jon Roe was on holiday in <denmark>Denmark</denmark> when"
        " <denmark>the authorities</denmark> arrested him.",
    )


def test_parts_and_states_of_things_are_no_states(nlp: Language) -> None:
    _, cast = cast_of(nlp, "Shots were heard in various parts of the country. The state of emergency was lifted.")
    assert cast.actors == ()


def test_parties_to_a_conflict_are_no_political_parties(nlp: Language) -> None:
    _, cast = cast_of(nlp, "The warring parties met. All parties to the conflict signed.")
    assert {actor.sectors for actor in cast.actors} == {()}


def test_regime_is_the_state_called_so(nlp: Language) -> None:
    check(
        nlp,
        "<denmark>Denmark</denmark> denounced <north>the North Korean regime</north>. <denmark>Denmark</denmark> will talk."
        " <north>The regime</north> was silent.",
    )


@pytest.mark.parametrize(
    "tagged",
    [
        "<officials>Danish officials</officials> said no. <coalition>The coalition</coalition> paused.",
        "<coalition>The Danish-led coalition</coalition> attacked. <coalition>The coalition</coalition> withdrew.",
        "Rockets fell at <base>Olborg air base</base>, <army>the Danish military</army> said.",
    ],
)
def test_bodies_people_and_places_are_told_apart(nlp: Language, tagged: str) -> None:
    check(nlp, tagged)


@pytest.mark.parametrize(
    "tagged",
    [
        "<them>The Danish-led coalition</them> stayed. <army>The Danish military</army> said it had no orders.",
        "Sweden will reduce <there>forces in Denmark</there>. <army>The Danish military</army> welcomed this.",
    ],
)
def test_those_led_by_a_country_or_only_in_it_are_not_its_own(nlp: Language, tagged: str) -> None:
    check(nlp, tagged)


@pytest.mark.parametrize(("noun", "actors"), [("Supporters", 2), ("Fighters", 1)])
def test_those_who_only_side_with_a_group_are_not_the_group(nlp: Language, noun: str, actors: int) -> None:
    _, cast = cast_of(nlp, f"The Sylvan Liberation Front denied it. {noun} of the Sylvan Liberation Front said so.")
    assert len(cast.actors) == actors


@pytest.mark.parametrize(
    "tagged",
    [
        "<embassy>The U.S. embassy</embassy> was closed. <embassy>The embassy</embassy> will open again in May.",
        "<one>A Swedish general</one> left the room. Shots were heard. Nobody ran. It rained."
        " <roe>General Jon Roe</roe> spoke. The flag was lowered. Bells rang. It was noon. <roe>The general</roe> said nothing.",
        "<roe>General Jon Roe</roe> spoke. Later he left. It rained. <one>A Swedish general</one> wrote a letter."
        " Bells rang. It was noon. The flag was lowered. <roe>The general</roe> was avenged.",
    ],
)
def test_noun_means_the_body_or_person_named_before(nlp: Language, tagged: str) -> None:
    check(nlp, tagged)


def test_country_is_not_one_that_only_backs_somebody(nlp: Language) -> None:
    check(
        nlp,
        "STOCKHOLM, May 2, 2031 - <sweden>Sweden</sweden> closed a camp. The Swedish police said that armed groups"
        " backed by <denmark>Denmark</denmark> would fight unless all foreign forces left <sweden>the country</sweden>.",
    )


def test_officials_of_two_states_act_for_both(nlp: Language) -> None:
    doc, cast = cast_of(nlp, "Denmark and Sweden, whose officials met in April, will sign.")
    names = {actor.id: actor.name for actor in cast.actors}
    members = {doc[head].text: [names[each.actor] for each in group] for head, group in cast.groups.items()}
    assert members["officials"] == ["Denmark", "Sweden"]


def test_government_is_that_of_the_place_to_which_the_sentence_turns(nlp: Language) -> None:
    check(
        nlp,
        "<denmark>Denmark</denmark> said it would wait. In Mogadishu, parliament asked <somalia>the government</somalia>"
        " to act. <somalia>Somalia</somalia> has not answered.",
    )
