"""Toponyms are found, resolved by what the article says, and told from governments, people and institutions."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from dragoman.analyze.parsing import parse, reading_copy
from dragoman.analyze.places import find_places
from dragoman.analyze.regions import find_regions
from dragoman.knowledge.actors import load_actors
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.records import Article, Place

Find = Callable[[str], tuple[Place, ...]]


@pytest.fixture(scope="module")
def find(nlp: Language) -> Find:
    def find_in(text: str) -> tuple[Place, ...]:
        (doc,) = parse(nlp, [reading_copy(text)])
        return find_places(doc, Article("a", text, regions=find_regions(text)), load_gazetteer(), load_actors())

    return find_in


def uses(places: tuple[Place, ...]) -> list[tuple[str, str]]:
    return [(place.quote, place.use) for place in places]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The two delegations met in Jordan on Sunday.", "Jordan"),
        ("Protesters gathered across Iraq on Friday.", "Iraq"),
        ("The general flew to Egypt for talks.", "Egypt"),
        ("Two fishermen drowned off the coast of Libya.", "Libya"),
        ("The troops left Mali in August.", "Mali"),
        ("Shells hit Aleppo on Monday.", "Aleppo"),
        ("The road to Basra was closed.", "Basra"),
        ("It moved part of its troops to Kuwait.", "Kuwait"),
        ("The rocket hit Baghdad airport.", "Baghdad"),
    ],
)
def test_place_is_a_location_where_something_is_or_goes(find: Find, text: str, quote: str) -> None:
    assert (quote, "location") in uses(find(text))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Egypt rejected the proposal.", "Egypt"),
        ("The parliament criticised Turkey for the delay.", "Turkey"),
        ("Jordan's foreign minister resigned.", "Jordan"),
        ("The U.S. government expelled two envoys.", "U.S."),
        ("He called for talks with Iran.", "Iran"),
        ("The council imposed sanctions against Libya.", "Libya"),
        ("The minister offered aid to Mali.", "Mali"),
        ("Moscow denied the report.", "Moscow"),
        ("Washington denied the report.", "Washington"),
        ("Chad denied the report.", "Chad"),
        ("Rockets fell near the Italian mission and the U.S. embassy.", "U.S."),
    ],
)
def test_place_is_an_actor_where_its_government_is_meant(find: Find, text: str, quote: str) -> None:
    assert (quote, "actor") in uses(find(text))


def test_places_joined_by_and_have_one_use(find: Find) -> None:
    assert uses(find("Protests were held in Jordan, Egypt and Libya.")) == [
        (each, "location") for each in ("Jordan", "Egypt", "Libya")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Iraqi officers met their Jordanian colleagues.",
        "The Bank of England raised the rate.",
        "The University of Damascus was closed.",
        "The Jerusalem Post reported it.",
        "The writer Jack London died young.",
        "Mr. Houston said no.",
        "In principle, nobody objected; to be fair, nobody could.",
    ],
)
def test_name_of_something_else_is_no_place(find: Find, text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "quote", "country", "admin1"),
    [
        ("The fire in Birmingham, Alabama, was put out.", "Birmingham", "USA", "Alabama"),
        ("The fire in Birmingham was put out.", "Birmingham", "GBR", None),
        ("COLUMBIA, Mo. (XYZ) - The mayor resigned.", "COLUMBIA", "USA", "Missouri"),
        ("The mosque in Tripoli, Lebanon, was closed.", "Tripoli", "LBN", None),
        ("The militia left Tripoli, the Libyan government said.", "Tripoli", "LBY", None),
    ],
)
def test_place_is_resolved_by_the_words_around_it(
    find: Find, text: str, quote: str, country: str, admin1: str | None
) -> None:
    place = next(place for place in find(text) if place.quote == quote)
    assert place.country == country
    assert admin1 is None or place.admin1 == admin1


def test_place_that_the_table_lacks_gets_no_point(find: Find) -> None:
    assert [place.quote for place in find("The council of Baghdad, Missouri, met in Baghdad.")] == ["Missouri"]


def test_province_is_told_from_its_town(find: Find) -> None:
    places = find("The convoy crossed Basra province and stopped in the city of Basra.")
    assert {place.resolution for place in places} <= {2, 4}


@pytest.mark.parametrize(
    "text", ["BAGHDAD (XYZ) - The bridge was opened.", "Baghdad, 4 May 2021 - The bridge was opened."]
)
def test_dateline_names_a_location(find: Find, text: str) -> None:
    (place,) = find(text)
    assert (place.name, place.country, place.use, place.region, place.resolution) == (
        "Baghdad",
        "IRQ",
        "location",
        "dateline",
        4,
    )


def test_place_names_its_row(find: Find) -> None:
    rules = [place.rule for place in find("A convoy went from Iraq to Aleppo.")]
    assert rules[0] == "countries.tsv#IRQ"
    assert rules[1].startswith("gazetteer#")


@given(text=st.text(alphabet=st.sampled_from("Paris, Iraq. in THE (of)\n-é'\u200b"), max_size=60))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_places_quote_their_words(find: Find, text: str) -> None:
    assert all(text[place.start : place.end] == place.quote for place in find(text))
