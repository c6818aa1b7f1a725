"""Phrases, conjuncts and heads above, by the geometry of the parse."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.analyze.grammar import ancestors, conjuncts, phrase, words
from dragoman.records import Article


def token_of(doc: Doc, word: str) -> int:
    return next(token.i for token in doc if token.text == word)


@pytest.mark.parametrize(
    ("text", "head", "found"),
    [
        ("The old king left.", "king", "The old king"),
        ("The king, who was old, left.", "king", "The king"),
        ("The king of the north and his brother left.", "king", "The king of the north"),
    ],
)
def test_phrase_is_without_clauses_and_conjuncts(nlp: Language, text: str, head: str, found: str) -> None:
    doc = nlp(text)
    first, last = phrase(doc[token_of(doc, head)])
    assert doc[first:last].text == found


def test_phrase_can_leave_out_prepositions(nlp: Language) -> None:
    doc = nlp("The king of the north left.")
    first, last = phrase(doc[token_of(doc, "king")], without=frozenset({"prep"}))
    assert doc[first:last].text == "The king"


def test_words_have_no_white_space_at_their_ends(nlp: Language) -> None:
    text = "\n\nThe king left.\n\n"
    doc = nlp(text)
    span = words(Article("a", text), doc, 0, len(doc))
    assert span.quote == text[span.start : span.end] == "The king left."


def test_conjuncts_are_all_that_are_joined(nlp: Language) -> None:
    doc = nlp("Kenya, Somalia and Ethiopia signed.")
    assert [doc[i].text for i in conjuncts(doc[0])] == ["Kenya", "Somalia", "Ethiopia"]
    assert conjuncts(doc[token_of(doc, "signed")]) == (token_of(doc, "signed"),)


def test_names_that_share_a_word_are_joined(nlp: Language) -> None:
    doc = nlp("Envoys said that North and South Korea signed.")
    assert token_of(doc, "North") in conjuncts(doc[token_of(doc, "Korea")])


def test_ancestors_are_nearest_first(nlp: Language) -> None:
    doc = nlp("The king of the north left.")
    assert [token.text for token in ancestors(doc[token_of(doc, "north")])] == ["of", "king", "left"]
    assert [token.text for token in ancestors(doc[token_of(doc, "north")], most=1)] == ["of"]
