"""Each name means the place that the article's other names, its kind and its size speak for."""

import pytest
from spacy.language import Language

from dragoman.records import Place
from tests.analyze.placefinder import Find, make_find


@pytest.fixture(scope="module")
def find(nlp: Language) -> Find:
    return make_find(nlp)


def find_one(find: Find, text: str, quote: str, **known: str) -> Place:
    return next(place for place in find(text, **known) if place.quote == quote)


@pytest.mark.parametrize(
    ("text", "quote", "country", "admin1"),
    [
        ("The fire in Birmingham, Alabama, was put out.", "Birmingham", "USA", "Alabama"),
        ("The fire in Birmingham was put out.", "Birmingham", "GBR", None),
        ("Snow fell in Montgomery and Birmingham, said Alabama officials.", "Birmingham", "USA", "Alabama"),
        ("The mosque in Tripoli, Lebanon, was closed.", "Tripoli", "LBN", None),
        ("The militia left Tripoli, the Libyan government said.", "Tripoli", "LBY", None),
        ("He moved from Toronto and Ottawa to London, Ontario.", "London", "CAN", "Ontario"),
        ("Shops in Salisbury, Maryland, were flooded.", "Salisbury", "USA", "Maryland"),
        ("Votes were counted in Oregon, Washington and Idaho.", "Washington", "USA", "Washington"),
        ("A court in Tacoma, Washington, heard him.", "Washington", "USA", "Washington"),
        ("The president returned to Washington.", "Washington", "USA", None),
        ("Troops entered Georgia and approached Tbilisi.", "Georgia", "GEO", None),
        ("The storm crossed Georgia, Alabama and Florida.", "Georgia", "USA", "Georgia"),
        ("It rained in Quebec, Ontario and Manitoba.", "Ontario", "CAN", "Ontario"),
    ],
)
def test_name_means_what_the_article_speaks_for(
    find: Find, text: str, quote: str, country: str, admin1: str | None
) -> None:
    place = find_one(find, text, quote)
    assert place.country == country
    assert admin1 is None or place.admin1 == admin1


def test_name_is_resolved_by_the_country_of_the_address(find: Find) -> None:
    text = "Two men were arrested in Perth on Friday."
    assert find_one(find, text, "Perth", url="https://news.example.co.uk/a").country == "GBR"
    assert find_one(find, text, "Perth", url="https://news.example.com.au/a").country == "AUS"


def test_name_is_resolved_by_a_province_in_the_address(find: Find) -> None:
    text = "Two men were arrested in London on Friday."
    assert find_one(find, text, "London", url="https://news.example.ca/canada/ontario/a").country == "CAN"


def test_name_means_one_place_in_an_article(find: Find) -> None:
    places = find("The mayor of Portland, Maine, resigned. Portland has no mayor now.")
    assert {place.admin1 for place in places if place.quote == "Portland"} == {"Maine"}


def test_country_is_not_held_by_the_next_of_a_list(find: Find) -> None:
    places = find("Ministers from China, Japan and Vietnam met.")
    assert [place.country for place in places] == ["CHN", "JPN", "VNM"]


def test_province_and_town_of_one_name_are_told_by_their_kind(find: Find) -> None:
    places = find("The convoy crossed Herat province. It stopped in the city of Kandahar.")
    assert [(place.quote, place.resolution) for place in places] == [("Herat", 2), ("Kandahar", 4)]
