"""Whom a pronoun means."""

import pytest
from spacy.language import Language

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
