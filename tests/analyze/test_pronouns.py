"""Whom a pronoun means."""

import pytest
from spacy.language import Language

from dragoman.analyze.actors import find_actors
from dragoman.analyze.parsing import parse, reading_copy
from dragoman.analyze.regions import find_regions
from dragoman.knowledge.actors import load_actors
from dragoman.knowledge.agents import load_agents
from dragoman.records import Article
from tests.analyze.annotated_cast import check


@pytest.mark.parametrize(
    "tagged",
    [
        "<roe>Jon Roe</roe> met <ann>Ann Poe</ann>. <ann>She</ann> thanked <roe>him</roe>.",
        "<roe>Jon Roe</roe> said <roe>he</roe> would resign.",
        "<roe>Mr Roe</roe> met <poe>Mrs Poe</poe>. <poe>She</poe> smiled.",
        "<denmark>Denmark</denmark> said <denmark>it</denmark> would withdraw.",
        "<denmark>Denmark</denmark> said <denmark>it</denmark> was willing to help.",
        "<rebels>The rebels</rebels> left the town. <rebels>They</rebels> took the road south.",
        "<rebels>The rebels</rebels> came to <town>the villagers</town>. <rebels>They</rebels> killed two men.",
        "<rebels>Rebels</rebels> were shelling <town>the villagers</town>. <rebels>They</rebels> seemed to kill everybody.",
        "The plan was praised by <roe>Jon Roe</roe>. <roe>He</roe> smiled.",
        "<roe>Jon Roe</roe>, <roe>who</roe> lost the vote, resigned.",
        "<roe>Jon Roe</roe> blamed <roe>himself</roe>.",
    ],
)
def test_pronoun_means_who_agrees_and_is_salient(nlp: Language, tagged: str) -> None:
    check(nlp, tagged)


@pytest.mark.parametrize(
    "tagged",
    [
        "<denmark>Denmark</denmark> waited. <none>It</none> is clear that the talks failed.",
        "<denmark>Denmark</denmark> waited. <none>It</none> is hard to help.",
        "<denmark>Denmark</denmark> waited. <none>It</none> seems that the talks failed.",
        "<none>He</none> left early.",
    ],
)
def test_pronoun_that_means_nobody_is_left(nlp: Language, tagged: str) -> None:
    check(nlp, tagged)


def test_speaker_is_who_says_i_and_we(nlp: Language) -> None:
    check(nlp, '<roe>Jon Roe</roe> met Ann Poe. "<roe>We</roe> will not attack," <roe>Roe</roe> said.')


def test_object_is_not_the_subject_of_its_own_verb(nlp: Language) -> None:
    check(nlp, "<doe>Tom Doe</doe> was late. <roe>Jon Roe</roe> blamed <doe>him</doe>.")


@pytest.mark.parametrize(
    "tagged",
    [
        "<army>Denmark's army</army> took a village. <coalition>The coalition</coalition> has said that <coalition>it</coalition> will leave.",
        "<denmark>Denmark</denmark> said <denmark>its</denmark> envoys would leave.",
        "<rebels>The rebels</rebels> met the ministers. <rebels>The rebels</rebels> said <rebels>they</rebels> would leave.",
    ],
)
def test_subject_of_a_report_is_who_reports(nlp: Language, tagged: str) -> None:
    check(nlp, tagged)


def test_bare_number_means_more_of_those_counted(nlp: Language) -> None:
    check(nlp, "The shells killed <soldiers>nine soldiers</soldiers> and wounded <soldiers>15</soldiers>.")


@pytest.mark.parametrize(
    "tagged",
    [
        '<poe>Ann Poe</poe> met Lea Roe. "<roe>Lea Roe</roe> was wrong," <poe>she</poe> said.',
        "The Danish army shelled the village while <planes>Swedish warplanes</planes> kept up <planes>their</planes> raids.",
        "<poe>Jon Poe</poe> met Sam Roe. <roe>Roe</roe> left. <poe>He</poe> said Roe was ill.",
        "<army>The army</army> shelled the town. <boys>Two boys</boys> fled to the hills. <boys>They</boys> were hungry.",
    ],
)
def test_pronoun_means_the_one_who_can_say_or_own_it(nlp: Language, tagged: str) -> None:
    check(nlp, tagged)


@pytest.mark.parametrize(
    "tagged",
    [
        "<denmark>Denmark</denmark> signed the letter. In <none>it</none> Jon Roe asks for help.",
        "<denmark>Denmark</denmark> waited. <none>It</none> emerged that the talks had failed.",
        "<denmark>Denmark</denmark> waited. <none>It</none> is not an exaggeration to say that the talks failed.",
        "<denmark>Denmark</denmark> left the club. <none>It</none> was a long story.",
        '<denmark>Denmark</denmark> waited. "<none>It</none> cost a lot of money," Jon Roe said.',
    ],
)
def test_it_of_a_thing_or_of_nothing_is_no_state(nlp: Language, tagged: str) -> None:
    check(nlp, tagged)


def test_it_takes_part_in_what_it_says_of_itself(nlp: Language) -> None:
    check(
        nlp,
        "<denmark>Denmark</denmark> said <denmark>it</denmark> took the island. <denmark>It</denmark> took two towns.",
    )


def test_town_and_agency_of_a_dateline_own_nothing(nlp: Language) -> None:
    text = "KORFU, May 2 (Reuters) - The mayor said its bridges were closed. It has no water."
    article = Article("a", text, regions=find_regions(text, None))
    (doc,) = parse(nlp, [reading_copy(text)])
    cast = find_actors(doc, article, load_actors(), load_agents(), wanted=[token.i for token in doc])
    mentions = {mention.quote for actor in cast.actors for mention in actor.mentions}
    assert mentions.isdisjoint({"KORFU", "its", "It"})


@pytest.mark.parametrize(
    "tagged",
    [
        "<denmark>Denmark</denmark> blamed <lions>the Red Lions</lions> and bombed five of <lions>their</lions> stores.",
        "<denmark>Denmark</denmark> blamed <lions>the Red Lions</lions>, a militia backed by <sweden>Sweden</sweden>,"
        " and bombed five of <lions>its</lions> stores.",
        "<us>American soldiers</us> will train <them>Danish troops</them> and share intelligence with <them>them</them>.",
    ],
)
def test_pronoun_is_neither_who_strikes_nor_the_subject_shared_with_a_verb_before(nlp: Language, tagged: str) -> None:
    check(nlp, tagged)


def test_those_spoken_to_are_not_they(nlp: Language) -> None:
    check(
        nlp,
        "<rebels>The rebels</rebels> closed the port. <roe>Jon Roe</roe> told <press>reporters</press> on Friday:"
        ' "If <rebels>they</rebels> reopen the port, <roe>we</roe> will sign."',
    )
