"""Toponyms are told from people, institutions, other places and ordinary words."""

import pytest
from spacy.language import Language

from tests.analyze.placefinder import Find, make_find, quotes


@pytest.fixture(scope="module")
def find(nlp: Language) -> Find:
    return make_find(nlp)


@pytest.mark.parametrize(
    "text",
    [
        "The writer Jack London died young.",
        "Mr. Houston said no.",
        "The University of Damascus was closed.",
        "The Jerusalem Post reported it.",
        "Manchester United won the match.",
        "They drove along Lake Victoria Road.",
        "The samples held the Marburg virus.",
        "It cost US$40 a head.",
        "In principle, nobody objected; to be fair, nobody could.",
        "She sang in May and in March.",
    ],
)
def test_toponym_is_not_found_in_other_names(find: Find, text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Denver Police Department searched the house.", ["Denver"]),
        ("The court of Denver, Colo., heard him.", ["Denver", "Colo."]),
        ("The bill of Ann Smith, D-Calif., was passed.", ["Calif."]),
        ("LAGOS -- The harbour was closed.", ["LAGOS"]),
        ("NEW DELHI (XYZ) - The harbour was closed.", ["NEW DELHI"]),
        ("Fires burned in Polk, Lake and Orange counties in Florida.", ["Polk", "Lake", "Orange", "Florida"]),
        ("The plane left Denver International Airport.", ["Denver"]),
        ("Snow fell in B.C. on Friday.", ["B.C."]),
        ("The Egypt-Sudan border was closed.", ["Egypt", "Sudan"]),
    ],
)
def test_toponym_is_found_by_its_surroundings(find: Find, text: str, names: list[str]) -> None:
    assert quotes(find(text)) == names


def test_toponym_that_is_a_surname_needs_a_sign(find: Find) -> None:
    assert find("Lincoln was tired.") == ()
    assert quotes(find("The meeting was held in Lincoln, Nebraska.")) == ["Lincoln", "Nebraska"]


def test_toponym_of_a_person_in_the_article_is_a_person(find: Find) -> None:
    assert find("Tom Houston left the house. Later Houston called the police.") == ()


def test_surname_of_somebody_known_is_a_place_where_its_state_follows(find: Find) -> None:
    assert quotes(find("The mills of Hammond, Indiana, were closed.")) == ["Hammond", "Indiana"]


def test_school_named_after_a_person_is_no_place(find: Find) -> None:
    assert find("Pupils left Franklin Elementary School early.") == ()


def test_small_place_is_found_again_in_the_article(find: Find) -> None:
    found = quotes(find("A fire broke out in Micanopy, Florida. Micanopy has no fire engine."))
    assert found == ["Micanopy", "Florida", "Micanopy"]
