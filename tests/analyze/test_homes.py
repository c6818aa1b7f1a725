"""Whose the unnamed are: of the country where they act or suffer, or of the one that the article is about."""

import pytest
from spacy.language import Language

from dragoman.records import Actor
from tests.analyze.annotated_cast import actor_at, cast_of, untag

HOME = "Denmark voted. Danish towns were quiet. Denmark counts slowly."


def actor_of(nlp: Language, tagged: str, published: str | None = "2031-05-02") -> Actor:
    """The one tagged actor."""
    text, ((_, start, end),) = untag(tagged)
    _, cast = cast_of(nlp, text, published)
    actor = actor_at(cast, start, end)
    assert actor is not None, f"nobody at {text[start:end]!r}"
    return actor


@pytest.mark.parametrize(
    ("tagged", "country"),
    [
        ("<x>Protesters</x> burned tyres in Denmark after a Swedish envoy had left.", ("DNK",)),
        ("A Swedish envoy said that <x>gunmen</x> had shot a driver near Copenhagen.", ("DNK",)),
        ("Swedish radio said that <x>farmers</x> blocked a road in the south of Denmark.", ("DNK",)),
        ("A Swedish officer said that <x>a journalist</x> was shot in Denmark.", ("DNK",)),
        ("<x>Ethnic Danes</x> marched in Sweden on Friday.", ("SWE",)),
        ("In Denmark <x>rebels</x> shot at a Swedish bus.", ("DNK",)),
        ("<x>Journalists</x> met Swedish envoys in Denmark.", ()),
        ("<x>Scientists</x> told a Swedish paper in Denmark of their work.", ()),
        ("<x>Several tourists</x> were robbed in Denmark by Swedish sailors.", ()),
        ("<x>Rebels</x> attacked troops in Denmark and Swedish ships near Norway.", ()),
    ],
)
def test_unnamed_locals_belong_where_they_act_or_suffer(nlp: Language, tagged: str, country: tuple[str, ...]) -> None:
    assert actor_of(nlp, tagged).country == country


@pytest.mark.parametrize(
    ("tagged", "country"),
    [
        ("<x>The police</x> arrested a clerk.", ("DNK",)),
        ("<x>Villagers</x> protested.", ("DNK",)),
        ("<x>Fishermen</x> protested.", ("DNK",)),
        ("<x>Foreign envoys</x> protested.", ()),
        ("<x>Tourists</x> protested.", ()),
        ("<x>European ministers</x> protested.", ()),
        ("<x>The presidents</x> protested.", ()),
        ("<x>Four countries</x> protested.", ()),
        ("<x>Swedish officials</x> protested.", ("SWE",)),
    ],
)
def test_unnamed_belong_to_the_country_of_the_article(nlp: Language, tagged: str, country: tuple[str, ...]) -> None:
    assert actor_of(nlp, f"{HOME} {tagged}").country == country


def test_cabinet_is_that_of_the_leaders_who_are_named(nlp: Language) -> None:
    text = "Angela Merkel spoke. Angela Merkel was tired. <x>The cabinet</x> met."
    assert actor_of(nlp, text, "2015-05-02").country == ("DEU",)


def test_cabinet_stays_open_between_leaders_of_two_countries(nlp: Language) -> None:
    text = "Angela Merkel spoke. Barack Obama listened. <x>The cabinet</x> met."
    assert actor_of(nlp, text, "2015-05-02").country == ()


def test_country_that_is_inferred_is_less_sure(nlp: Language) -> None:
    assert actor_of(nlp, "<x>Villagers</x> marched in Denmark.").confidence <= 0.5
    assert actor_of(nlp, "<x>Danish villagers</x> marched.").confidence > 0.5
