"""Places as those who are acted on: in "a curfew in Gao" nobody is named but Gao, and it is Gao that suffers it."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.analyze.actors import Cast
from dragoman.analyze.analysis import Reference
from dragoman.analyze.coding import IDLE
from dragoman.analyze.grammar import ancestors, words
from dragoman.records import Actor, Article, Place, make_id

LOCATIVE = frozenset({"in", "at", "on", "across", "throughout", "of"})
STEPS = 8
"""How far above its place the phrase of a participant may begin."""
COUNTRY = 1
"""The resolution of a place that is a whole country."""


def settle(actors: Iterable[Actor], places: Iterable[Place]) -> tuple[Actor, ...]:
    """The actors, each that is a place and has no country yet with the country where it lies."""
    lies = {place.start: place.country for place in places if place.country}
    return tuple(
        replace(actor, country=(lies[actor.mentions[0].start],))
        if actor.kind == "place" and not actor.country and actor.mentions and actor.mentions[0].start in lies
        else actor
        for actor in actors
    )


def add_scenes(
    cast: Cast, doc: Doc, article: Article, places: Iterable[Place], wanted: Collection[int]
) -> tuple[Cast, dict[int, Reference]]:
    """``cast`` with an actor for each place inside a participant's phrase, and which token refers to which of them.

    A country that acts elsewhere in the article is that actor. All others are idle: they count only where they fill a
    role. They are kept apart from the references, for nobody acts by the name of the place where something happens.
    """
    starts = {token.idx: token for token in doc}
    known = {actor.country[0]: actor.id for actor in cast.actors if actor.kind == "state" and actor.country}
    scenes: dict[int, Reference] = {}
    new: dict[str, Actor] = {}
    for place in places:
        token = starts.get(place.start)
        head = _head(token, place.end) if token is not None and place.country else None
        if head is None or head.i in cast.references or not _is_inside(head, wanted):
            continue
        code = place.country or ""
        key = code if place.resolution == COUNTRY else f"{place.name} {code}"
        if key not in known:
            new[key] = _actor(article, place)
            known[key] = new[key].id
        scenes[head.i] = Reference(known[key], head.i, words(article, doc, head.left_edge.i, head.i + 1), "name")
    return replace(cast, actors=(*cast.actors, *new.values())), scenes


def _head(token: Token, end: int) -> Token | None:
    """The last word of a place's name, if a preposition of place stands before the name."""
    for _ in range(STEPS):
        if token.dep_ == "pobj":
            return token if token.head.lower_ in LOCATIVE else None
        if token.dep_ not in ("compound", "nmod", "amod") or token.head.idx >= end:
            return None
        token = token.head
    return None


def _is_inside(head: Token, wanted: Collection[int]) -> bool:
    """True for a place that is, or whose phrase belongs to, the phrase of a participant."""
    if head.i in wanted:
        return True
    for above in ancestors(head, STEPS):
        if above.i in wanted:
            return True
        if above.pos_ not in ("ADP", "NOUN", "PROPN", "NUM"):
            return False
    return False


def _actor(article: Article, place: Place) -> Actor:
    return Actor(
        id=make_id(article.id, "actor", place.name, place.start, place.end),
        name=place.name,
        kind="state" if place.resolution == COUNTRY else "place",
        country=(place.country,) if place.country else (),
        sectors=(),
        role="",
        mentions=(),
        rule=place.rule,
        confidence=IDLE,
    )
