"""Whose words: the chain of those who say so, innermost first, and the narrator where nobody does."""

import pytest

from dragoman.extract.voices import Voices
from dragoman.records import NARRATOR
from tests.analysed import analyse

CHAIN = "Peter Gatoro told Anna Birk that Somalia had said that Kenya attacked the port."


def chain_at(text: str, word: str) -> list[str]:
    analysis = analyse(text)
    return [role.quote or role.actor for role in Voices(analysis).attribution(text.index(word))]


@pytest.mark.parametrize(
    ("text", "word", "chain"),
    [
        (CHAIN, "attacked", ["Somalia", "Peter Gatoro"]),
        (CHAIN, "had said", ["Peter Gatoro"]),
        (CHAIN, "told", [NARRATOR]),
        ("Kenya attacked the port, officials said.", "attacked", ["officials"]),
        ("Kenya attacked the port, according to Somalia.", "attacked", ["Somalia"]),
        ('"Kenya attacked the port," Somalia said. Rain fell.', "Rain", [NARRATOR]),
    ],
)
def test_attribution_is_the_chain_of_those_who_say_so(text: str, word: str, chain: list[str]) -> None:
    assert chain_at(text, word) == chain


def test_speaker_is_the_innermost() -> None:
    voices = Voices(analyse(CHAIN))
    assert [role.quote for role in voices.speaker_roles(CHAIN.index("attacked"))] == ["Somalia"]
    assert len(voices.speakers(CHAIN.index("attacked"))) == 2
    assert voices.speaker_roles(0) == () and voices.speakers(0) == set()


def test_stances_are_those_of_all_frames_around() -> None:
    text = "Somalia said that Kenya denied that its army attacked the port."
    assert Voices(analyse(text)).stances(text.index("attacked")) == {"assert", "deny"}


def test_voices_are_found_far_into_a_long_quotation() -> None:
    text = (
        'Somalia said: "'
        + "The war was long and it was hard for all of us in the north. " * 5
        + 'Kenya attacked the port."'
    )
    assert chain_at(text, "Kenya") == ["Somalia"]
