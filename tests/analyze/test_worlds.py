"""What a sentence before or after makes an invention: "Imagine it." and "That is the scenario"."""

import pytest
from spacy.language import Language

from dragoman.analyze.worlds import find_imagined
from dragoman.knowledge import load_lexicon

MARKS = load_lexicon().marks


def imagined(nlp: Language, text: str) -> list[str]:
    """The first words of the sentences that belong to an imagined world."""
    doc = nlp(text)
    found = find_imagined(doc, MARKS["imagined"], MARKS["imagining"], MARKS["plots"], MARKS["models"])
    return [doc[start].text for start in sorted(found)]


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        ("Imagine it. Rebels attack the port. The army leaves.", ["Rebels", "The"]),
        ("Rebels have seized the port. That, at least, is the scenario of the officers.", ["Rebels"]),
        ("In the film, rebels attack the port. Soldiers shoot the mayor.", ["Soldiers"]),
        ("The authors ran the simulation on Monday. Troops cross the river.", ["Troops"]),
        ("Imagine it. Rebels attacked the port on Monday.", []),
        ("Imagine it.\n\nRebels attack the port.", []),
        ("Rebels have seized the port. That is the third attack this year.", []),
        ("The authors ran the simulation on Monday. Troops have crossed the river.", []),
        ("", []),
    ],
)
def test_imagined_sentences_stand_in_the_present_beside_the_word_that_says_so(
    nlp: Language, text: str, firsts: list[str]
) -> None:
    assert imagined(nlp, text) == firsts
