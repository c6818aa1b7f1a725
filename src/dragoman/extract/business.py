"""Business among companies and private life are no politics: a tender offer is no promise, a demanding chef no state."""

from collections.abc import Iterable
from itertools import pairwise

from spacy.tokens import Doc, Span

from dragoman.analyze.analysis import Analysis
from dragoman.analyze.genre import SHORTEST, load_genres
from dragoman.records import Actor, Role

PRIVATE_KINDS = frozenset({"company", "organization", "group", "person", "other"})
TRADE = frozenset({"BUS", "MNC"})
PUBLIC = frozenset({"GOV", "MIL", "REB", "LEG", "JUD", "COP", "PRM", "SPY", "UAF", "PTY", "CRM", "REF"})
"""Sectors of those who govern, fight, police or flee."""
CASUAL = 0.015
"""Share of serious words up to which an article without anybody of public life is one of private life."""
CAPITALS = 0.04
"""Share of words with a capital below which a text is in lower case, where hardly any name can be known."""
PRIVATE_LIFE = "dragoman.private_life"
"""Where a document keeps what was found about it, since every event of the article asks."""


def is_business(analysis: Analysis, head: int, roles: Iterable[Role]) -> bool:
    """True where nobody in ``roles`` is of public life and the sentence speaks of shares, or the article of private life."""
    if _tells_private_life(analysis):
        return True
    actors = {actor.id: actor for actor in analysis.actors}
    return all(_is_private(actors.get(role.actor)) for role in roles) and _speaks_of_market(analysis.doc[head].sent)


def _tells_private_life(analysis: Analysis) -> bool:
    """What ``is_private_life`` says, found once for each document."""
    known = analysis.doc.user_data
    if PRIVATE_LIFE not in known:
        known[PRIVATE_LIFE] = is_private_life(analysis)
    return bool(known[PRIVATE_LIFE])


def is_private_life(analysis: Analysis) -> bool:
    """True for an article that names no country's people and hardly anybody or any word of public life.

    One such word or person may stray in: a captain of a quiz team, an old guard of designers.
    """
    if any(actor.country for actor in analysis.actors):
        return False
    if sum(bool(PUBLIC.intersection(actor.sectors[:1])) for actor in analysis.actors) > 1:
        return False
    words = [token for token in analysis.doc if token.is_alpha]
    if len(words) < SHORTEST or sum(not token.is_lower for token in words) < CAPITALS * len(words):
        return False
    serious = load_genres().serious
    return sum(token.lemma_.lower() in serious for token in words) <= max(1, CASUAL * len(words))


def _is_private(actor: Actor | None) -> bool:
    """True for companies and for those of whom nothing is known."""
    if actor is None:
        return True
    sectors = set(actor.sectors)
    return actor.kind in PRIVATE_KINDS and sectors <= TRADE and (bool(sectors) or not actor.country)


def _speaks_of_market(sentence: Span | Doc) -> bool:
    """True when a word of the market is in ``sentence``, or two side by side ("chief executive")."""
    market = load_genres().market
    words = [token.lemma_.lower() for token in sentence]
    pairs = (f"{first} {second}" for first, second in pairwise(words))
    return not market.isdisjoint(words) or any(pair in market for pair in pairs)
