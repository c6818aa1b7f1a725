"""The cast of an article: spans fit, ids are stable, nothing crashes."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from dragoman.analyze.actors import drop_idle
from tests.analyze.annotated_cast import cast_of

WORDS = st.sampled_from(
    [
        "Denmark",
        "Danish",
        "the",
        "army",
        "he",
        "she",
        "it",
        "they",
        "said",
        "Jon",
        "Roe",
        ",",
        ".",
        "(",
        ")",
        '"',
        "'s",
        "who",
        "both",
        "sides",
        "\n\n",
        "of",
        "and",
    ]
)


def test_reference_words_are_the_whole_phrase_without_a_relative_clause(nlp: Language) -> None:
    _, cast = cast_of(nlp, "The Danish foreign minister Jon Roe, who lost the vote, flew home.")
    assert "The Danish foreign minister Jon Roe" in {each.words.quote for each in cast.references.values()}


def test_actor_tells_its_rule_and_role(nlp: Language) -> None:
    _, cast = cast_of(nlp, "Danish Foreign Minister Jon Roe left Sweden.")
    by_name = {actor.name: actor for actor in cast.actors}
    assert by_name["Jon Roe"].rule == "agents.tsv#minister"
    assert by_name["Jon Roe"].role.lower().endswith("foreign minister")
    assert by_name["Jon Roe"].known_as is None
    assert (by_name["Sweden"].rule, by_name["Sweden"].known_as) == ("countries.tsv#SWE", "SWE")


@pytest.mark.parametrize(
    "text", ["", ".", "\n\n\n", "'s 's", "“”", "\ud800 said he", "Mr", "( Iran )", "the of of", "A" * 3000]
)
def test_odd_text_gives_a_cast(nlp: Language, text: str) -> None:
    _, cast = cast_of(nlp, text)
    assert all(text[m.start : m.end] == m.quote for actor in cast.actors for m in actor.mentions)


@given(st.lists(WORDS, max_size=30))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_cast_is_consistent_and_the_same_again(nlp: Language, words: list[str]) -> None:
    text = " ".join(words)
    _, cast = cast_of(nlp, text)
    ids = {actor.id for actor in cast.actors}
    assert len(ids) == len(cast.actors)
    for reference in [*cast.references.values(), *(each for group in cast.groups.values() for each in group)]:
        assert reference.actor in ids
        assert text[reference.words.start : reference.words.end] == reference.words.quote
    assert cast_of(nlp, text)[1] == cast


def test_time_grows_with_the_text(nlp: Language) -> None:
    sentence = "Jon {0}ov met Ann {0}ic and he said the army attacked them. "

    def seconds(count: int) -> float:
        text = "".join(sentence.format(chr(65 + n % 26) + chr(97 + n // 26 % 26) + "r") for n in range(count))
        started = time.perf_counter()
        cast_of(nlp, text)
        return time.perf_counter() - started

    assert seconds(800) < 8 * 4 * max(seconds(100), 0.05)


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("A new poll showed that few voters liked the bridge.", "poll", "other"),
        ("The survey found that the bridge was unsafe.", "survey", "other"),
        ("Some said that the bridge was unsafe.", "Some", "group"),
        ("Critics argued that the bridge was unsafe.", "Critics", "group"),
        ("Many believe that the bridge is unsafe.", "Many", "group"),
        ("The campaign said that the bridge was unsafe.", "campaign", "other"),
        ("They said that the bridge was unsafe.", "They", "group"),
    ],
)
def test_whoever_speaks_has_a_reference(nlp: Language, text: str, speaker: str, kind: str) -> None:
    doc, cast = cast_of(nlp, text)
    (head,) = [token.i for token in doc if token.text == speaker]
    (actor,) = [actor for actor in cast.actors if actor.id == cast.references[head].actor]
    assert (actor.kind, actor.country) == (kind, ())
    assert actor.confidence <= 0.7


def test_it_that_nobody_is_does_not_speak(nlp: Language) -> None:
    _, cast = cast_of(nlp, "The bridge fell. It said nothing about that.")
    assert cast.actors == ()


def test_speaker_in_front_of_a_name_is_the_one_named(nlp: Language) -> None:
    _, cast = cast_of(nlp, "Secretary of State Jon Roe said that the bridge was unsafe.")
    (roe,) = [actor for actor in cast.actors if actor.name == "Jon Roe"]
    assert {each.actor for each in cast.references.values()} == {roe.id}
    assert [mention.quote for mention in roe.mentions] == ["Secretary of State", "Jon Roe"]


def test_place_in_passing_is_dropped_unless_it_fills_a_role(nlp: Language) -> None:
    _, cast = cast_of(nlp, "Danish troops drilled in Sweden.")
    (sweden,) = [actor for actor in cast.actors if actor.name == "Sweden"]
    assert [actor.sectors for actor in drop_idle(cast.actors, ())] == [("MIL",)]
    assert drop_idle(cast.actors, {sweden.id}) == cast.actors
