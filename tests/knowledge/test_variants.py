"""Names in other spellings: one key for all of them, and no key for other names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.tables import DATA, Row, read_table
from dragoman.knowledge.variants import COLUMNS, VariantFinder, key_of

ROWS = read_table(DATA / "actors" / "spelling.tsv", COLUMNS)


def spells(name: str, text: str) -> list[str]:
    """What ``text`` writes for ``name``."""
    return [text[start:end] for start, end, _ in VariantFinder([(0, name)]).find(text)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['kind']}-{row['written']}")
def test_spelling_proves_itself_on_its_example(row: Row) -> None:
    one, other = row["example"].split(" = ")
    assert spells(one, f"Then {other}'s men came.") == [other]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("Moustafa Nasser", "General Mustafa Naser spoke.", "Mustafa Naser"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskiy's aides left.", "Volodymyr Zelenskiy"),
        ("Abdel Fattah el-Sisi", "President Abd al-Fatah al-Sisi left.", "Abd al-Fatah al-Sisi"),
        ("Donald Trump", "Donald J. Trump won.", "Donald J. Trump"),
        ("Kurdistan Workers' Party", "the Kurdistan Workers' party said", "Kurdistan Workers' party"),
        ("National Defense League", "the National Defence League", "National Defence League"),
    ],
)
def test_names_are_found_in_other_spellings(name: str, text: str, words: str) -> None:
    assert spells(name, text) == [words]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Omar Hassan", "Amir Hussein spoke."),
        ("Ali Reza", "Ola Rizo spoke."),
        ("Soviet Army", "The Soviet Union and the Soviet army stood firm."),
        ("Red Lion", "The rude lion roared."),
        ("Jon Roe", "June Ray spoke."),
        ("En Marche", "In March they left."),
        ("Norland Foreign Ministry", "The Norland Foreign Minister left."),
        ("Site Intelligence", "State Intelligence said so."),
    ],
)
def test_other_names_are_passed_over(name: str, text: str) -> None:
    assert spells(name, text) == []


@given(st.text(max_size=12))
def test_every_word_has_a_key(word: str) -> None:
    assert key_of(word).consonants == key_of(word.upper().lower()).consonants or not word.isascii()


@given(st.text(alphabet=st.sampled_from("Ab el-Sis'. of\n"), max_size=60))
def test_variants_lie_in_the_text(text: str) -> None:
    for start, end, _ in VariantFinder([(0, "Abel Sissi")]).find(text):
        assert 0 <= start < end <= len(text)
