"""Who is who within an article: names by their parts, acronyms, appositions."""

import pytest
from spacy.language import Language

from tests.analyze.annotated_cast import cast_of, check


@pytest.mark.parametrize(
    "tagged",
    [
        "<roe>Jon Roe</roe> met <poe>Ann Poe</poe> on Friday. <roe>Roe</roe> thanked <poe>Poe</poe>.",
        "<roe>Peter Roe</roe> resigned. <ann>Mary Roe</ann> stayed. <ann>Mrs Roe</ann> gave no reason.",
        "<front>The Sylvan Liberation Front</front> (<front>SLF</front>) signed. <front>The SLF</front> kept its arms.",
        "<denmark>Denmark</denmark> protested. <denmark>Copenhagen</denmark> said it would wait.",
        "<north>North</north> and <south>South Korea</south> exchanged letters.",
    ],
)
def test_names_of_one_actor_are_joined(nlp: Language, tagged: str) -> None:
    check(nlp, tagged)


@pytest.mark.parametrize(
    "tagged",
    [
        "<roe>Jon Roe</roe>, <roe>a doctor</roe>, met <poe>Ann Poe</poe>.",
        "<roe>The spokesman for the army</roe>, <roe>Jon Roe</roe>, declined to comment.",
        "<roe>The Danish foreign minister</roe>, <roe>Jon Roe</roe>, flew home.",
    ],
)
def test_apposition_is_the_same_actor(nlp: Language, tagged: str) -> None:
    check(nlp, tagged)


def test_names_in_a_list_stay_apart(nlp: Language) -> None:
    check(nlp, "Former ministers <roe>Jon Roe</roe>, <poe>Ann Poe</poe> and <doe>Tom Doe</doe> were arrested.")


def test_list_shares_what_is_said_before_it(nlp: Language) -> None:
    _, cast = cast_of(nlp, "Danish businessmen Jon Roe and Tom Doe were arrested.")
    codes = {actor.name: (actor.country, actor.sectors) for actor in cast.actors}
    assert codes["Tom Doe"] == codes["Jon Roe"]
    assert codes["Tom Doe"][1] == ("BUS",)


@pytest.mark.parametrize(
    "tagged",
    [
        "<ann>Ann Poe</ann> and her husband <john>John Poe</john> live in Paris. <ann>Poe</ann> voted. <john>Mr Poe</john> did not.",
        "<one>Senator Jon Roe</one> met <two>General Sam Roe</two>. <two>General Roe</two> left early.",
    ],
)
def test_surname_of_two_is_his_of_whom_more_is_told(nlp: Language, tagged: str) -> None:
    check(nlp, tagged)


def test_first_name_beside_a_word_of_kinship_is_nobody_known(nlp: Language) -> None:
    _, cast = cast_of(nlp, "Jon Roe was arrested. His mother, Sharon, said at the time that he was ill.")
    assert all(actor.known_as is None for actor in cast.actors)
    _, cast = cast_of(nlp, "Jon Roe and his friend Putin met in Moscow.", "2015-05-02")
    assert "vladimir-putin" in {actor.known_as for actor in cast.actors}


def test_name_beside_an_office_is_a_person(nlp: Language) -> None:
    check(nlp, "<kerr>Its chief negotiator</kerr>, <kerr>Samo Kerr</kerr>, said the Red Lions would talk.")
