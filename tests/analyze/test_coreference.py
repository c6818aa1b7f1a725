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
