"""A given language wins, a foreign text is left, a short or doubtful one is coded as English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analyze.language import check_language
from dragoman.records import Article

ENGLISH = (
    "The government of Sylvania said on Sunday that it would withdraw its troops from the border with Freedonia "
    "before the end of the year, if the two parliaments agreed."
)
SPANISH = (
    "El gobierno de Sylvania anunció el domingo que retirará sus tropas de la frontera con Freedonia antes de fin "
    "de año, siempre que los dos parlamentos lleguen a un acuerdo."
)


@pytest.mark.parametrize("text", [ENGLISH, ENGLISH.upper(), f"{ENGLISH} Ulaanbaatar, São Paulo, Łódź, Nuñoa."])
def test_english_is_certain(text: str) -> None:
    verdict = check_language(Article("a", text))
    assert (verdict.language, verdict.certain, verdict.foreign, verdict.problem) == ("en", True, False, None)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        (SPANISH, "es", "Spanish"),
        (SPANISH.upper(), "es", "Spanish"),
        ("Парламент Сильвании в воскресенье отклонил предложение", "ru", "Russian"),
    ],
)
def test_foreign_text_is_left_with_a_problem(text: str, language: str, name: str) -> None:
    verdict = check_language(Article("a", text))
    assert (verdict.language, verdict.foreign) == (language, True)
    assert verdict.problem is not None and name in verdict.problem.message


@pytest.mark.parametrize(
    ("given_language", "foreign"), [("en", False), ("en-GB", False), ("English", False), ("es", True), ("pt_BR", True)]
)
def test_given_language_wins(given_language: str, foreign: bool) -> None:
    assert check_language(Article("a", ENGLISH, language=given_language)).foreign is foreign
    assert check_language(Article("a", SPANISH, language=given_language)).foreign is foreign


@pytest.mark.parametrize(
    "text", ["", "12 34", "Freedonia expelled two envoys.", "El gobierno expulsó a dos diplomáticos."]
)
def test_short_text_is_coded_as_english_with_a_problem(text: str) -> None:
    verdict = check_language(Article("a", text))
    assert (verdict.language, verdict.certain, verdict.foreign) == ("en", False, False)
    assert verdict.problem is not None and "words" in verdict.problem.message


def test_list_of_names_is_not_foreign() -> None:
    names = ", ".join(
        ["Jane Roe", "Pedro Gómez", "Hans Meyer", "Giovanni Rossi", "Ivan Petrov", "Ali Hassan", "Kim Li"] * 3
    )
    assert not check_language(Article("a", names)).foreign


@given(st.text(max_size=200))
def test_any_text_gets_a_verdict(text: str) -> None:
    verdict = check_language(Article("a", text))
    assert verdict.foreign <= (verdict.problem is not None)
