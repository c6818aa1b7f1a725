"""Nationality adjectives as actors: in "an American drone" and "Sylvanian villages" a state acts or is acted on."""

from collections.abc import Collection
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.analyze.actors import Cast
from dragoman.analyze.analysis import Reference
from dragoman.analyze.coding import GOVERNMENT, governs
from dragoman.analyze.grammar import words
from dragoman.knowledge.countries import Country, country_of_adjective
from dragoman.records import Actor, Article, make_id

MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})


def add_adjectives(cast: Cast, doc: Doc, article: Article, wanted: Collection[int]) -> Cast:
    """``cast`` with a reference for every nationality adjective before a wanted noun that refers to nobody itself.

    Such an adjective is no mention (a convention of the contract), but may fill a role with its own words.
    """
    states = {actor.country[0]: actor.id for actor in cast.actors if actor.kind == "state" and actor.country}
    governed = {code for actor in cast.actors if governs(actor.kind, actor.sectors) for code in actor.country}
    references, new = dict(cast.references), []
    for head in sorted(wanted):
        if head in references or doc[head].pos_ not in ("NOUN", "PROPN"):
            continue
        for child in doc[head].children:
            country = _country(child)
            if country is None or child.i in references:
                continue
            if country.country not in states:
                actor = _state(country, article, child, country.country in governed)
                new.append(actor)
                states[country.country] = actor.id
            references[child.i] = Reference(
                states[country.country], child.i, words(article, doc, child.i, child.i + 1), "nominal"
            )
    return replace(cast, actors=(*cast.actors, *new), references=references)


def _country(token: Token) -> Country | None:
    if token.dep_ not in MODIFIERS or not token.text[:1].isupper():
        return None
    return country_of_adjective(token.text)


def _state(country: Country, article: Article, token: Token, governed: bool) -> Actor:
    return Actor(
        id=make_id(article.id, "actor", country.code, token.idx, token.idx + len(token)),
        name=country.name,
        kind="state",
        country=(country.country,),
        sectors=country.sectors if governed or country.sectors != GOVERNMENT else (),
        role="state",
        mentions=(),
        rule=f"countries.tsv#{country.code}",
        confidence=0.8,
        known_as=country.code,
    )
