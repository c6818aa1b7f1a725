"""Bare names: without titles, articles and possessive marks."""

import pytest
from spacy.language import Language

from tests.analyze.annotated_cast import cast_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Foreign Minister Jon Roe flew home.", "Jon Roe"),
        ("The Danish defence minister, Jon Roe, flew home.", "Jon Roe"),
        ("Mr Jon Roe flew home.", "Jon Roe"),
        ("Jon Roe's car was burned.", "Jon Roe"),
        ("Danish businessman Jon Roe was arrested.", "Jon Roe"),
        ("Police greeted Libyan Omar Zayed on Friday.", "Omar Zayed"),
    ],
)
def test_name_is_bare(nlp: Language, text: str, name: str) -> None:
    _, cast = cast_of(nlp, text)
    assert name in {mention.quote for actor in cast.actors for mention in actor.mentions if mention.kind == "name"}


def test_adjectives_of_countries_are_no_mentions(nlp: Language) -> None:
    _, cast = cast_of(nlp, "Danish troops left the island.")
    assert [mention.quote for actor in cast.actors for mention in actor.mentions] == ["Danish troops"]


def test_country_names_before_nouns_are_mentions(nlp: Language) -> None:
    _, cast = cast_of(nlp, "US troops left the island.")
    assert {mention.quote for actor in cast.actors for mention in actor.mentions} == {"US", "US troops"}


def test_month_behind_a_day_is_no_name(nlp: Language) -> None:
    _, cast = cast_of(nlp, "The 11 May coup failed.")
    assert cast.actors == ()


def test_adjective_that_speaks_alone_is_a_surname(nlp: Language) -> None:
    doc, cast = cast_of(nlp, 'Ann French left early. "It was late," French said.')
    (french,) = [token.i for token in doc if token.text == "French" and token.head.text == "said"]
    assert {actor.id: actor.name for actor in cast.actors}[cast.references[french].actor] == "Ann French"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Its director, Lea Monti, spoke. Monti said that exports fell.", {"Lea Monti"}),
        ("Mario Monti met Lea Monti. Monti said that exports fell.", {"Mario Monti", "Lea Monti"}),
        ("Lea Monti left. President Putin spoke. Putin smiled.", {"Lea Monti", "Vladimir Putin"}),
        ("Ann Putin, a baker, complained. President Putin smiled.", {"Ann Putin", "Vladimir Putin"}),
    ],
)
def test_surname_is_theirs_who_bear_it_in_the_article(nlp: Language, text: str, names: set[str]) -> None:
    _, cast = cast_of(nlp, text)
    assert {actor.name for actor in cast.actors if actor.kind == "person"} == names


def test_nationality_before_a_name_is_the_persons_country(nlp: Language) -> None:
    _, cast = cast_of(nlp, "Police greeted Libyan Omar Zayed on Friday.")
    (person,) = (actor for actor in cast.actors if actor.kind == "person" and actor.name == "Omar Zayed")
    assert person.country == ("LBY",)
