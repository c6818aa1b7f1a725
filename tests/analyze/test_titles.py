"""Titles before names: which words they are, and that an office decides before a rank or a word of courtesy."""

import pytest
from spacy.language import Language

from tests.analyze.annotated_cast import actor_at, cast_of, untag


@pytest.mark.parametrize(
    ("tagged", "title", "sector"),
    [
        ("Danish Defense Minister <x>Jon Roe</x> left.", "Danish Defense Minister", "GOV"),
        ("Secretary of State <x>Ann Poe</x> left.", "Secretary of State", "GOV"),
        ("Supreme Court judge <x>Ann Poe</x> left.", "Supreme Court judge", "JUD"),
        ("Police chief <x>Adam Roe</x> left.", "Police chief", "COP"),
        ("Rebel commander <x>Jon Roe</x> left.", "Rebel commander", "REB"),
        ("Opposition leader <x>Ann Poe</x> left.", "Opposition leader", "OPP"),
        ("Trade union leader <x>Ann Poe</x> left.", "Trade union leader", "LAB"),
    ],
)
def test_title_of_several_words_is_a_mention(nlp: Language, tagged: str, title: str, sector: str) -> None:
    text, ((_, start, end),) = untag(tagged)
    _, cast = cast_of(nlp, text)
    actor = actor_at(cast, start, end)
    assert actor is not None
    assert title in {mention.quote for mention in actor.mentions}
    assert actor.sectors[:1] == (sector,)


@pytest.mark.parametrize(
    ("tagged", "sectors"),
    [
        ("King <x>Roe</x> left.", ("GOV",)),
        ("Prince <x>Adam Roe</x> left.", ("GOV",)),
        ("Father <x>Roe</x> left.", ()),
        ("Mr. <x>Roe</x> left.", ()),
        ("Defense Minister General <x>Jon Roe</x> left.", ("GOV", "MIL")),
        ("Staff sergeant <x>Jon Roe</x> left.", ("MIL",)),
    ],
)
def test_office_decides_before_rank_and_courtesy(nlp: Language, tagged: str, sectors: tuple[str, ...]) -> None:
    text, ((_, start, end),) = untag(tagged)
    _, cast = cast_of(nlp, text)
    actor = actor_at(cast, start, end)
    assert actor is not None and actor.sectors == sectors
