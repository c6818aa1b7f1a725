"""Toponyms stand for places, or for those who govern them."""

import pytest
from spacy.language import Language

from tests.analyze.placefinder import Find, make_find, uses


@pytest.fixture(scope="module")
def find(nlp: Language) -> Find:
    return make_find(nlp)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Trains between London and Paris were late.", "London"),
        ("The border between Iraq and Syria was closed.", "Iraq"),
        ("The London-based group reported it.", "London"),
        ("He was deported to Turkey.", "Turkey"),
        ("She left for Tokyo on Monday.", "Tokyo"),
        ("They fled to countries such as Germany.", "Germany"),
        ("Conditions in Syria's jails are bad.", "Syria"),
        ("He lived in the city of Kolkata.", "Kolkata"),
        ("BEIRUT (XYZ) - The banks were closed.", "BEIRUT"),
        ("The firm operates out of Malta.", "Malta"),
    ],
)
def test_toponym_is_a_location(find: Find, text: str, quote: str) -> None:
    assert (quote, "location") in uses(find(text))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Talks between Iran and Iraq failed.", "Iran"),
        ("Iran is ready to talk.", "Iran"),
        ("Norway is a member of the alliance.", "Norway"),
        ("Quebec demanded more money.", "Quebec"),
        ("The Denver Police Department searched the house.", "Denver"),
    ],
)
def test_toponym_is_an_actor(find: Find, text: str, quote: str) -> None:
    assert (quote, "actor") in uses(find(text))
