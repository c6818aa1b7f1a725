"""Times and places belong to the clause that they hang on."""

import pytest

from dragoman.extract.circumstances import Circumstances
from tests.analysed import analyse, clause_of

TWO_CLAUSES = "Kenya bombed the port on Friday after Somalia expelled its ambassador on Tuesday."


@pytest.mark.parametrize(("word", "value"), [("bombed", "2031-05-02"), ("expelled", "2031-04-29")])
def test_date_is_that_of_its_own_clause(word: str, value: str) -> None:
    analysis = analyse(TWO_CLAUSES)
    clause = clause_of(analysis, word)
    date = Circumstances(analysis).date(clause.head, clause)
    assert date.value == value and date.expression is not None
    assert analysis.article.text[date.expression.start : date.expression.end] == date.expression.quote


@pytest.mark.parametrize(
    ("text", "value", "basis"),
    [
        ("Kenya bombed the port on 2 May 2031.", "2031-05-02", "expression"),
        ("Kenya bombed the port on Friday.", "2031-05-02", "expression"),
        ("Kenya bombed the port today.", "2031-05-05", "document"),
        ("Kenya bombed the port.", None, "unknown"),
    ],
)
def test_date_says_what_it_was_reckoned_from(text: str, value: str | None, basis: str) -> None:
    analysis = analyse(text)
    clause = clause_of(analysis, "bombed")
    date = Circumstances(analysis).date(clause.head, clause)
    assert (date.value, date.basis) == (value, basis)


def test_date_is_the_finest_of_several() -> None:
    analysis = analyse("In May Kenya bombed the port on 2 May 2031.")
    clause = clause_of(analysis, "bombed")
    assert Circumstances(analysis).date(clause.head, clause).value == "2031-05-02"


def test_event_noun_takes_the_date_of_its_light_verb() -> None:
    analysis = analyse("Rebels launched an attack on Friday.")
    clause = clause_of(analysis, "attack")
    assert Circumstances(analysis).date(clause.head, clause).value == "2031-05-02"


@pytest.mark.parametrize(("word", "place"), [("arrested", "Nairobi"), ("killed", "Mombasa"), ("left", None)])
def test_place_is_that_of_its_own_clause(word: str, place: str | None) -> None:
    analysis = analyse("Police arrested 40 protesters in Nairobi, and rebels killed two soldiers in Mombasa and left.")
    verb = next(token.i for token in analysis.doc if token.text == word)
    found = Circumstances(analysis).where(verb)
    assert [where.name for where in found] == ([place] if place else [])


def test_every_character_knows_its_token() -> None:
    analysis = analyse(TWO_CLAUSES)
    around = Circumstances(analysis)
    for token in analysis.doc:
        assert {around.token_at(at) for at in range(token.idx, token.idx + len(token))} == {token.i}
