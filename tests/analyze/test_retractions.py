"""What a later sentence or clause takes back."""

import pytest
from spacy.language import Language

from dragoman.analyze.retractions import find_retractions
from dragoman.knowledge import load_lexicon


def worth(nlp: Language, text: str) -> list[str]:
    """What the reported content of each sentence that is taken back is worth, in order."""
    return [verdict.act for _, verdict in sorted(find_retractions(nlp(text), load_lexicon()).items())]


@pytest.mark.parametrize(
    ("later", "acts"),
    [
        ("None of it was true.", ["deny"]),
        ("It has not.", ["deny"]),
        ("The report was a hoax.", ["deny"]),
        ("The police rejected the claim.", ["deny"]),
        ("The report could not be confirmed.", ["possible"]),
        ("There was no confirmation.", ["possible"]),
        ("The report was confirmed.", []),
        ("The claim was true.", []),
        ("It did not say where.", []),
        ("The proposal could not be confirmed.", []),
        ("The army left.", []),
    ],
)
def test_next_sentence_takes_back_what_was_reported(nlp: Language, later: str, acts: list[str]) -> None:
    assert worth(nlp, f"The radio said that rebels had seized the dam. {later}") == acts


@pytest.mark.parametrize(
    ("clause", "acts"),
    [
        (", a claim that could not be confirmed", ["possible"]),
        (", a report the palace called false", ["deny"]),
        (", which the army denied", ["deny"]),
        (", but the army dismissed the reports", ["deny"]),
        (", a claim that the army confirmed", []),
        (", which the army welcomed", []),
    ],
)
def test_clause_takes_back_what_was_reported_before_it(nlp: Language, clause: str, acts: list[str]) -> None:
    assert worth(nlp, f"The radio said that rebels had seized the dam{clause}.") == acts
