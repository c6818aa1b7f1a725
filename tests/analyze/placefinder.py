"""Finds the places of a sentence for the tests of places."""

from collections.abc import Callable

from spacy.language import Language

from dragoman.analyze.parsing import parse, reading_copy
from dragoman.analyze.places import find_places
from dragoman.analyze.regions import find_regions
from dragoman.knowledge.actors import load_actors
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.records import Article, Place

Find = Callable[..., tuple[Place, ...]]


def make_find(nlp: Language) -> Find:
    """A function from a text (and what is known of its article) to its places."""

    def find_in(text: str, **known: str) -> tuple[Place, ...]:
        (doc,) = parse(nlp, [reading_copy(text)])
        article = Article("a", text, regions=find_regions(text), **known)  # type: ignore[arg-type]
        return find_places(doc, article, load_gazetteer(), load_actors())

    return find_in


def quotes(places: tuple[Place, ...]) -> list[str]:
    return [place.quote for place in places]


def uses(places: tuple[Place, ...]) -> list[tuple[str, str]]:
    return [(place.quote, place.use) for place in places]
