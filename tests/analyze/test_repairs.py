"""Parses are mended where the parser is regularly wrong, and nowhere else."""

import pytest
from spacy.language import Language


def subjects(nlp: Language, text: str) -> dict[str, set[str]]:
    """The subjects of each verb by their words."""
    found: dict[str, set[str]] = {}
    for token in nlp(text):
        if token.dep_ in ("nsubj", "nsubjpass"):
            found.setdefault(token.head.text, set()).add(token.text)
    return found


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The army shelled Aleppo and the air force bombed Homs.", "bombed", "force"),
        ("Iran expelled the envoy and Iraq recalled its ambassador.", "recalled", "Iraq"),
        ("Police arrested five men and protesters burned tyres.", "burned", "protesters"),
        ("He met the president and the prime minister visited Rome.", "visited", "minister"),
        ("Troops have surrounded the city and the rebels have not been able to leave.", "been", "rebels"),
    ],
)
def test_noun_between_and_and_a_verb_is_its_subject(nlp: Language, text: str, verb: str, subject: str) -> None:
    assert subjects(nlp, text)[verb] == {subject}


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("He met men and women accused of treason.", "accused"),
        ("The army arrested students and teachers beaten by the police.", "beaten"),
        ("The rebels attacked the police and the army and killed ten.", "killed"),
        ("The UN has urged Iran and Iraq to talk.", "talk"),
    ],
)
def test_noun_before_a_participle_or_another_and_stays_an_object(nlp: Language, text: str, verb: str) -> None:
    assert verb not in subjects(nlp, text)


def test_name_behind_a_title_hangs_on_it(nlp: Language) -> None:
    doc = nlp("Ex-President Jon Roe and former rebel chief Ann Poe met.")
    assert [token.head.text for token in doc if token.text == "Poe"] == ["chief"]


def test_person_behind_a_verb_is_its_object(nlp: Language) -> None:
    doc = nlp("UN Secretary-General Jon Roe met EU foreign policy chief Ann Poe.")
    assert [token.dep_ for token in doc if token.text == "Poe"] == ["dobj"]


@pytest.mark.parametrize("rank", ["Lt.", "Col.", "Maj.", "Capt.", "COL."])
def test_rank_is_one_word(nlp: Language, rank: str) -> None:
    doc = nlp(f"Police arrested {rank} Ann Poe on Monday.")
    assert rank in [token.text for token in doc]


def test_infinitive_behind_a_day_is_what_is_offered(nlp: Language) -> None:
    doc = nlp("Freedonia offered on Monday to withdraw its soldiers. They met on Monday to end the war.")
    assert [token.dep_ for token in doc if token.text == "withdraw"] == ["xcomp"]
    assert [token.dep_ for token in doc if token.text == "end"] == ["advcl"]
