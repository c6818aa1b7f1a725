"""Which phrases may refer to an actor, and where they begin and end."""

import pytest
from spacy.language import Language

from tests.analyze.annotated_cast import cast_of


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Danish troops left the island.", {"Danish troops"}),
        ("The army of Denmark left.", {"The army of Denmark", "Denmark"}),
        ("Danish Foreign Minister Jon Roe left.", {"Danish Foreign Minister", "Jon Roe"}),
        ("The rebel-held town fell.", set()),
        ("Two men were killed.", {"Two men"}),
        ("The bridge fell on Monday.", set()),
    ],
)
def test_mentions_are_bare_names_and_whole_noun_phrases(nlp: Language, text: str, mentions: set[str]) -> None:
    _, cast = cast_of(nlp, text)
    assert {mention.quote for actor in cast.actors for mention in actor.mentions} == mentions


def test_mentions_of_an_actor_are_sorted_and_know_their_region(nlp: Language) -> None:
    _, cast = cast_of(nlp, "Jon Roe left. Roe was tired. He slept.")
    (roe,) = cast.actors
    assert [(mention.quote, mention.kind) for mention in roe.mentions] == [
        ("Jon Roe", "name"),
        ("Roe", "name"),
        ("He", "pronoun"),
    ]
    assert {mention.region for mention in roe.mentions} == {"body"}


def test_phrase_without_a_verb_is_about_its_head(nlp: Language) -> None:
    _, cast = cast_of(nlp, "Danish warplanes")
    assert [(actor.country, actor.sectors) for actor in cast.actors] == [(("DNK",), ("MIL",))]


def test_name_that_only_tells_which_is_no_mention(nlp: Language) -> None:
    _, cast = cast_of(nlp, "A Sylvan panel met on Friday.")
    assert "Sylvan" not in {mention.quote for actor in cast.actors for mention in actor.mentions}


def test_counted_people_are_mentions_in_any_place(nlp: Language) -> None:
    _, cast = cast_of(nlp, "The storm came after nine soldiers had left.")
    assert [mention.quote for actor in cast.actors for mention in actor.mentions] == ["nine soldiers"]
