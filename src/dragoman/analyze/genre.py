"""What sort of article it is: a match report or a recipe tells no political events, whatever words it uses."""

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.tokens import Doc

from dragoman.knowledge import DATA

SHORTEST = 40
"""Words; less says too little about what sort of article it is."""
DIFFERENT = 5
"""Different words of a genre that an article of it has at least."""
DENSITY = 0.06
"""Share of a genre's words among all words of an article of it."""
SERIOUS = 0.2
"""Serious words per word of the genre from which politics comes in."""
CERTAIN = 0.09
"""Share from which a genre is so plain that serious words may be half as many: reviews retell plots of war."""


@dataclass(frozen=True, slots=True)
class Genres:
    """Words by genre, words that only serious news has, and words of the market that make a sentence one of business."""

    words: Mapping[str, frozenset[str]]
    serious: frozenset[str]
    market: frozenset[str]


def read_genres(path: Path) -> Genres:
    """The genres in the TOML file ``path``."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    words = {name: frozenset(word.lower() for word in listed) for name, listed in data["genres"].items()}
    return Genres(words, frozenset(data["serious"]), frozenset(data["market"]))


@cache
def load_genres() -> Genres:
    """The genres that come with Dragoman."""
    return read_genres(DATA / "lang" / "en" / "genres.toml")


def find_genre(doc: Doc, genres: Genres) -> str | None:
    """The genre of an article that tells nothing political ("sport", "art", ...); None for news and for short texts.

    The words of a genre stand close together, are many different ones, and hardly any serious word is among them.
    """
    counts = Counter(token.lemma_.lower() for token in doc if token.is_alpha)
    total = sum(counts.values())
    if total < SHORTEST:
        return None
    serious = sum(counts[word] for word in genres.serious)
    for name, words in genres.words.items():
        found = [counts[word] for word in words if word in counts]
        allowed = 0.5 if sum(found) >= CERTAIN * total else SERIOUS
        if len(found) >= DIFFERENT and sum(found) >= DENSITY * total and serious <= allowed * sum(found):
            return name
    return None
