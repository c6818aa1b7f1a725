"""Clauses of one moment share a time; clauses of sequence share an order; what is said shares nothing."""

import pytest

from dragoman.extract.circumstances import Circumstances
from tests.analysed import analyse, clause_of

SHARED = [  # a document of Monday, 2031-05-05; Friday is the 2nd, Tuesday the 29th of April
    ("On Friday rebels took the town, and the army bombed the port.", "bombed", "2031-05-02"),
    ("Rebels killed two soldiers and wounded five on Friday.", "killed", "2031-05-02"),
    ("Rebels shelled the port on Friday and killed two soldiers.", "killed", "2031-05-02"),
    ("Two soldiers were wounded on Friday when rebels attacked the port.", "attacked", "2031-05-02"),
    ("Two soldiers were wounded when rebels attacked the port on Friday.", "wounded", "2031-05-02"),
    ("Kenya bombed the port on Friday, killing two soldiers.", "killing", "2031-05-02"),
    ("Two soldiers were wounded in the attack staged on Friday by rebels.", "wounded", "2031-05-02"),
    ("Police blamed the rebels for the attack on Friday in which two soldiers were wounded.", "wounded", "2031-05-02"),
    (
        "On Friday the army attacked the port. It began on Tuesday, when rebels killed two soldiers.",
        "killed",
        "2031-04-29",
    ),
    ("The talks failed, although on Friday, officials said, rebels attacked the port.", "attacked", "2031-05-02"),
    ("Since Friday rebels have attacked the port.", "attacked", "2031-05-02/.."),
]

ORDERED = [
    ("Rebels left the town on Friday after the army attacked the port.", "attacked", "../2031-05-02"),
    ("Rebels attacked the port after the army left the town on Friday.", "attacked", "2031-05-02/.."),
    ("Rebels attacked the port on Friday before the army bombed the town.", "bombed", "2031-05-02/.."),
]

OPEN = [
    ("The minister said on Friday that rebels had attacked the port.", "attacked"),
    ("According to officials on Friday, rebels attacked the port.", "attacked"),
    ("Kenya signed the 1925 treaty.", "signed"),
    ("Rebels attacked the port, and the army left the town on Friday, a day of rest.", "attacked"),
]


def date_of(text: str, word: str) -> tuple[str | None, str]:
    """Value and basis of the date of the clause with this predicate."""
    analysis = analyse(text)
    clause = clause_of(analysis, word)
    date = Circumstances(analysis).date(clause.head, clause)
    return date.value, date.basis


@pytest.mark.parametrize(("text", "word", "value"), SHARED)
def test_clauses_of_one_moment_share_their_time(text: str, word: str, value: str) -> None:
    assert date_of(text, word) == (value, "expression")


@pytest.mark.parametrize(("text", "word", "value"), ORDERED)
def test_clauses_of_sequence_give_an_order_only(text: str, word: str, value: str) -> None:
    assert date_of(text, word) == (value, "inferred")


@pytest.mark.parametrize(("text", "word"), OPEN)
def test_times_of_other_clauses_are_left_there(text: str, word: str) -> None:
    assert date_of(text, word) == (None, "unknown")
