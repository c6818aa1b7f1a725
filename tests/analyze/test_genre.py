"""A match report is sport; a riot at a match is news."""

import pytest
from spacy.language import Language

from dragoman.analyze.genre import SHORTEST, find_genre, load_genres

SPORT = """Marsk Rovers beat Sylvania City 2-0 in the league on Saturday after their captain scored twice in the first half.
The striker fired home from a corner and added a penalty before the break. The coach praised his players, and the fans sang
until the referee ended the match. The team now meets the champions in the final of the cup."""
RIOT = """Police fired tear gas at fans after the final of the cup in Marsk on Saturday, and 40 people were arrested.
The government blamed the club for the riot. Protesters had marched to the stadium before the match to demand that the
minister of sport resign. The opposition called the police action brutal. A court will question the captain of the team."""
FILM_BANNED = """Sylvania has banned a film about the war of 2011, the culture ministry said on Monday.
The director was arrested at the airport on his way to a festival. Soldiers searched the offices of the actor who plays the
president. The government accuses the author of the script of insulting the army. Activists called for a protest."""

REVIEW = """In her new film the director turns a war into a comedy. Rebels storm a palace, soldiers shoot the president, and
the army surrenders to a cook. The script is clever and the actor who plays the minister is superb. The dialogue never stops.
The audience in the cinema laughs at every scene, and the hero dies twice. The ending is weak."""
SIGNS = """Aries: make peace with a friend. Gemini: the war at home is over. Virgo: protest against nobody, and sign nothing.
Libra: a minister, a president and an army of cousins visit. Leo: vote for rest. Take the bus, and arrest your appetite at
noon, before the police of your conscience does."""


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (SPORT, "sport"),
        (RIOT, None),
        (FILM_BANNED, None),
        ("The match is over.", None),
        (REVIEW, "art"),
        (SIGNS, "stars"),
    ],
)
def test_genre_is_found_unless_politics_comes_in(nlp: Language, text: str, genre: str | None) -> None:
    assert find_genre(nlp(text), load_genres()) == genre


def test_genre_of_short_text_is_left_open(nlp: Language) -> None:
    assert find_genre(nlp("goal striker referee match penalty coach"), load_genres()) is None
    assert SHORTEST > 20


def test_genre_of_nothing_is_none(nlp: Language) -> None:
    assert find_genre(nlp(""), load_genres()) is None
