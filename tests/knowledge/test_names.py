"""Names in running text: whole words, longest first, with or without accents."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.names import NameFinder, bare, level, plain


def found(names: list[str], text: str) -> list[str]:
    """The names in ``text`` as it spells them."""
    return [text[start:end] for start, end, _ in NameFinder(names).find(text)]


def test_names_are_found_longest_first() -> None:
    assert found(["Red", "Red Lion", "Lion Front"], "the Red Lion Front") == ["Red Lion"]


def test_accents_do_not_count_on_either_side() -> None:
    assert found(["Bogotá"], "in Bogota") == ["Bogota"]
    assert found(["Bogota"], "in Bogotá") == ["Bogotá"]


def test_names_inside_words_are_passed_over() -> None:
    assert found(["Niger"], "Nigeria and Nigerien") == []


@given(st.text(max_size=80))
def test_leveled_texts_keep_their_length(text: str) -> None:
    assert len(level(text)) == len(bare(text)) == len(text)


def test_plain_names_have_no_accents() -> None:
    assert plain("Đorđe Élan") == "Đorđe Elan"
