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
NARRATIVE = frozenset({"art", "games", "screen"})
"""Genres that retell wars and murders in the present tense, where serious words say nothing."""
TOLD = 4
"""Main clauses from which on the tense of an article can be told."""
SURE = 4
"""Different words that belong to one genre alone ("Virgo", "Libra") from which it is certain."""


@dataclass(frozen=True, slots=True)
class Genres:
    """Words by genre, words of serious news, words of the market (a sentence of business), words that settle a genre."""

    words: Mapping[str, frozenset[str]]
    serious: frozenset[str]
    market: frozenset[str]
    sure: Mapping[str, frozenset[str]]


def read_genres(path: Path) -> Genres:
    """The genres in the TOML file ``path``."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    words = {name: frozenset(word.lower() for word in listed) for name, listed in data["genres"].items()}
    sure = {name: frozenset(listed) for name, listed in data["sure"].items()}
    return Genres(words, frozenset(data["serious"]), frozenset(data["market"]), sure)


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
    written = {token.lower_ for token in doc}
    sure = next((name for name, words in genres.sure.items() if len(words & written) >= SURE), None)
    if sure is not None:
        return sure
    serious = sum(counts[word] for word in genres.serious)
    retold = is_told_in_present(doc)
    for name, words in genres.words.items():
        found = [counts[word] for word in words if word in counts]
        allowed = 0.5 if sum(found) >= CERTAIN * total else SERIOUS
        allowed = 1.0 if retold and name in NARRATIVE else allowed
        if len(found) >= DIFFERENT and sum(found) >= DENSITY * total and serious <= allowed * sum(found):
            return name
    return None


def is_told_in_present(doc: Doc) -> bool:
    """True where most main clauses are in the present tense, as plots are retold; news is told in the past."""
    tenses = [token.tag_ for token in doc if token.dep_ == "ROOT" and token.tag_ in ("VBZ", "VBP", "VBD")]
    return len(tenses) >= TOLD and sum(tag != "VBD" for tag in tenses) > len(tenses) / 2
