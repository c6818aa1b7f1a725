"""The parser reads a copy of the same length, in windows, and its doc has the offsets of the text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from dragoman.analyze.parsing import WINDOW, cut_windows, load_parser, parse, reading_copy
from dragoman.errors import SetupError

ODD = st.sampled_from(
    ["\ud800", "\udfff", "\r\n", "\r", "\n\n", "\n \n", "\u2028", "\u2029", "\x85", "\x00", "\t", "𝔸", "e\u0301", " "]
)
TEXTS = st.lists(ODD | st.text(st.characters(), max_size=5), max_size=12).map("".join)
parsed = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@given(TEXTS)
def test_reading_copy_keeps_the_length(text: str) -> None:
    copy = reading_copy(text)
    assert len(copy) == len(text)
    assert copy.encode("utf-8").decode("utf-8") == copy


@given(TEXTS)
def test_reading_copy_changes_only_white_space_and_surrogates(text: str) -> None:
    for old, new in zip(text, reading_copy(text), strict=True):
        assert old == new or old.isspace() or "\ud800" <= old <= "\udfff"


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("Freedonia\nprotested.", "Freedonia protested."),
        ("Freedonia\r\nprotested.", "Freedonia  protested."),
        ("Freedonia protested.\n\nSylvania did not.", "Freedonia protested.\n\nSylvania did not."),
        ("Freedonia protested.\r\n\r\nSylvania did not.", "Freedonia protested. \n\n Sylvania did not."),
        ("Freedonia protested.\n   Sylvania did not.", "Freedonia protested.\n\n  Sylvania did not."),
        ("Freedonia\u2028protested\ud800", "Freedonia protested?"),
    ],
)
def test_reading_copy_keeps_paragraphs_and_joins_lines(text: str, copy: str) -> None:
    assert reading_copy(text) == copy


@given(st.text("ab. \n", max_size=200), st.integers(2, 40))
def test_windows_join_to_the_text(text: str, most: int) -> None:
    windows = list(cut_windows(text, most))
    assert "".join(windows) == text
    assert all(len(window) <= most for window in windows)
    assert all(windows) or windows == [""]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two three.\n\nFour five six.", "One. Two three.\n\n"),
        ("One two three. Four five six.", "One two three. "),
        ("One two three four five six", "One two three four "),
        ("x" * 40, "x" * 20),
    ],
)
def test_window_ends_with_a_paragraph_else_a_sentence_else_a_word(text: str, first: str) -> None:
    assert next(cut_windows(text, 20)) == first


@parsed
@given(texts=st.lists(TEXTS, max_size=3))
def test_docs_have_the_offsets_of_their_texts(nlp: Language, texts: list[str]) -> None:
    copies = [reading_copy(text) for text in texts]
    assert [doc.text for doc in parse(nlp, copies)] == copies


@pytest.mark.parametrize("unit", ["The rebels left the port.\n\n", "x", "Rain fell on "])
def test_doc_of_several_windows_has_the_offsets_of_the_text(nlp: Language, unit: str) -> None:
    copy = reading_copy(unit * (WINDOW // len(unit) + 9))
    before, doc, after = parse(nlp, ["Before.", copy, "After."])
    assert (before.text, doc.text, after.text) == ("Before.", copy, "After.")
    assert all(copy[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_sentence_starts_after_an_empty_line(nlp: Language) -> None:
    (doc,) = parse(nlp, ["Vote in the north\n\nThe rebels left"])
    assert [sentence.text.strip() for sentence in doc.sents] == ["Vote in the north", "The rebels left"]


def test_parser_is_loaded_once() -> None:
    assert load_parser() is load_parser()


def test_parser_that_is_missing_is_named() -> None:
    with pytest.raises(
        SetupError, match="parser 'xx_none_sm' is not installed; install it with: pip install xx-none-sm"
    ):
        load_parser("xx_none_sm")


def test_time_after_a_verb_of_saying_belongs_to_it(nlp: Language) -> None:
    doc = nlp("Iran said on Friday it would withdraw its troops from Iraq if sanctions were lifted.")
    assert doc[2].text == "on" and doc[2].head.text == "said"


def test_time_that_opens_a_quotation_stays_in_it(nlp: Language) -> None:
    doc = nlp('Iran said: "At first we would have withdrawn the troops from Iraq."')
    assert next(token for token in doc if token.text == "At").head.text != "said"


def test_time_after_that_belongs_to_the_reported_clause(nlp: Language) -> None:
    doc = nlp("Iran said that on Friday it would withdraw its troops from Iraq.")
    assert next(token for token in doc if token.text == "on").head.text == "withdraw"
