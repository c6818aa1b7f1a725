"""What a sentence takes for granted, whatever it denies: the grammar behind test_status."""

import pytest
from spacy.language import Language
from spacy.tokens import Token

from dragoman.analyze.presupposed import is_counterfactual, is_known, is_unaware, is_undergone, outlives_effect


def at(nlp: Language, text: str, word: str) -> Token:
    return next(token for token in nlp(text) if token.text == word)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("The attack failed.", True),
        ("Their attack failed.", True),
        ("An attack failed.", False),
        ("No attack failed.", False),
        ("Any attack failed.", False),
    ],
)
def test_known_nouns_have_a_pointer_or_an_owner(nlp: Language, text: str, known: bool) -> None:
    assert is_known(at(nlp, text, "attack")) is known


@pytest.mark.parametrize(
    ("text", "verb", "outlives"),
    [
        ("The attack did not kill anyone.", "kill", True),
        ("The attack may have killed ten people.", "killed", True),
        ("These attack plans will not deter us.", "deter", False),
        ("This attack will not deter us.", "deter", True),
        ("The attack will not deter us.", "deter", False),
        ("The attack may kill ten people.", "kill", False),
        ("The attack would not kill anyone.", "kill", False),
        ("An attack did not kill anyone.", "kill", False),
        ("The attack did not happen.", "happen", False),
    ],
)
def test_event_outlives_an_effect_that_it_did_not_have(nlp: Language, text: str, verb: str, outlives: bool) -> None:
    noun, effect = at(nlp, text, "attack"), at(nlp, text, verb)
    assert outlives_effect(noun, effect, {"kill"}, {"deter"}) is outlives


@pytest.mark.parametrize(
    ("text", "counterfactual"),
    [
        ("Without him they would not have attacked.", True),
        ("Without him they could not have attacked.", True),
        ("Even without him they would not have attacked.", False),
        ("They would not have attacked without warning.", False),
        ("Without him they would have attacked.", False),
        ("Without him they did not attack.", False),
    ],
)
def test_denied_condition_and_denied_consequence_make_a_fact(nlp: Language, text: str, counterfactual: bool) -> None:
    verb = next(token for token in nlp(text) if token.lemma_ == "attack")
    assert is_counterfactual(verb) is counterfactual


@pytest.mark.parametrize(
    ("text", "undergone"),
    [
        ("The port was the target of an attack.", True),
        ("The port has been the target of attacks.", True),
        ("The port is the target of an attack.", False),
        ("The army hit the target of the attack.", False),
    ],
)
def test_target_of_an_event_underwent_it(nlp: Language, text: str, undergone: bool) -> None:
    assert is_undergone(at(nlp, text, "target"), {"target"}) is undergone


@pytest.mark.parametrize(
    ("text", "unaware"),
    [
        ("The minister did not know that they had left.", True),
        ("I did not know that they had left.", False),
        ("The minister does not know that they left.", False),
        ("The minister did not say that they had left.", False),
    ],
)
def test_what_somebody_did_not_know_is_true(nlp: Language, text: str, unaware: bool) -> None:
    verb = next(token for token in nlp(text) if token.lemma_ in ("know", "say"))
    assert is_unaware(verb, {"know"}) is unaware
