"""Country and sectors from the phrase, the title, the apposition and the body that somebody speaks for."""

import pytest
from spacy.language import Language

from tests.analyze.annotated_cast import actor_at, cast_of, untag


@pytest.mark.parametrize(
    ("tagged", "country", "sectors"),
    [
        ("<x>Danish troops</x> left.", ("DNK",), ("MIL",)),
        ("<x>Troops from Denmark</x> left.", ("DNK",), ("MIL",)),
        ("<x>Denmark's army</x> left.", ("DNK",), ("MIL",)),
        ("Danish Foreign Minister <x>Jon Roe</x> left.", ("DNK",), ("GOV",)),
        ("<x>Adam Roe</x>, the Danish police chief, left.", ("DNK",), ("COP",)),
        ("<x>Jon Roe</x>, a spokesman for the Danish army, left.", ("DNK",), ("MIL",)),
        ("<x>Former Danish president Jon Roe</x> left.", ("DNK",), ("ELI",)),
        ("<x>Denmark</x> signed.", ("DNK",), ("GOV",)),
        ("<x>Copenhagen</x> signed.", ("DNK",), ("GOV",)),
        ("<x>Rebels</x> attacked.", (), ("REB",)),
        ("<x>Dozens of Danish soldiers</x> left.", ("DNK",), ("MIL",)),
        ("<x>Jon Roe</x> left.", (), ()),
    ],
)
def test_codes_are_read_from_the_phrase(
    nlp: Language, tagged: str, country: tuple[str, ...], sectors: tuple[str, ...]
) -> None:
    text, ((_, start, end),) = untag(tagged)
    _, cast = cast_of(nlp, text)
    actor = actor_at(cast, start, end)
    assert actor is not None
    assert (actor.country, actor.sectors[:1]) == (country, sectors)


def test_body_without_country_belongs_to_the_only_country_of_the_article(nlp: Language) -> None:
    _, cast = cast_of(
        nlp, "Denmark voted. Danish towns were quiet. Denmark counts slowly. A senior police officer resigned."
    )
    (officer,) = [actor for actor in cast.actors if actor.sectors == ("COP",)]
    assert officer.country == ("DNK",)
    assert officer.confidence < 0.6


def test_body_without_country_stays_open_between_two(nlp: Language) -> None:
    _, cast = cast_of(nlp, "Denmark met Sweden. Sweden thanked Denmark. A senior police officer resigned.")
    (officer,) = [actor for actor in cast.actors if actor.sectors == ("COP",)]
    assert officer.country == ()


def test_country_that_is_only_a_place_is_no_actor(nlp: Language) -> None:
    _, cast = cast_of(nlp, "A storm hit villages across Denmark before it turned.")
    assert "Denmark" not in {actor.name for actor in cast.actors} or cast.references
