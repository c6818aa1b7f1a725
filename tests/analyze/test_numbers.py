import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analyze.numbers import find_numbers
from dragoman.knowledge.numberwords import load_quantity_words

WORDS = load_quantity_words()
SPLIT = spacy.blank("en")


def numbers(text: str) -> list[tuple[str, float | None]]:
    doc = SPLIT(text)
    return [(doc[found.first : found.last].text, found.value) for found in find_numbers(doc, WORDS)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("36", 36),
        ("1,250.5", 1250.5),
        ("70,000", 70_000),
        ("1.5 million", 1_500_000),
        ("twenty-five", 25),
        ("five hundred and fifty", 550),
        ("two thousand and six", 2006),
        ("three million two hundred thousand", 3_200_000),
        ("two dozen", 24),
        ("half a million", 500_000),
        ("a hundred", 100),
        ("twice", 2),
        ("100k", 100_000),
        ("tens of thousands", None),
        ("several hundred", None),
        ("two-thirds of", 66.66),
        ("one in five", 20),
    ],
)
def test_numbers_are_read(text: str, value: float | None) -> None:
    assert [found[1] for found in numbers(text)] == [value]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10 to 15", 10, 15),
        ("1.5-2 billion", 1.5e9, 2e9),
        ("between 200 and 300", 200, 300),
        ("10–15", 10, 15),
        ("two or three", 2, 3),
    ],
)
def test_numbers_of_a_range_keep_both_ends(text: str, low: float, high: float) -> None:
    (found,) = find_numbers(SPLIT(text), WORDS)
    assert (found.value, found.upper) == (low, high)


@pytest.mark.parametrize(
    "text", ["12th", "M-19", "the 1990s", "Covid-19", "a man", "half a day", "and", "", "5m wide 0x1F"]
)
def test_numbers_leave_other_words(text: str) -> None:
    assert all(found[0].isdigit() for found in numbers(text))


def test_numbers_side_by_side_stay_apart() -> None:
    assert numbers("two and three, from 10 to 15") == [("two", 2), ("three", 3), ("10", 10), ("15", 15)]


@given(
    st.lists(
        st.sampled_from(
            [
                "two",
                "hundred",
                "and",
                "-",
                "twenty",
                "million",
                "5",
                "1,000",
                "a",
                "half",
                "of",
                "to",
                "in",
                "third",
                "$",
                "bn",
                "x",
            ]
        ),
        max_size=12,
    )
)
def test_numbers_never_overlap_and_never_fail(parts: list[str]) -> None:
    doc = SPLIT(" ".join(parts))
    last = 0
    for found in find_numbers(doc, WORDS):
        assert last <= found.first < found.last <= len(doc)
        last = found.last


@given(st.text(max_size=80))
def test_numbers_of_any_text_do_not_fail(text: str) -> None:
    list(find_numbers(SPLIT(text), WORDS))
