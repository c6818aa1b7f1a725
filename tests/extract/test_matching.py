"""Rules match by their words and by the heads of participants; of several the strictest."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from dragoman.extract.matching import best_rule, fits, match_clauses, measured, slot_heads
from dragoman.knowledge import Rule, load_ontology
from dragoman.knowledge.rules import read_rules
from tests.analysed import analyse, clause_of, quotes

PLAIN = """
[[rule]]
id = "fire"
type = "ASSAULT"
verbs = ["fire"]
examples = ["x"]
not = ["x"]
"""


@cache
def plain() -> Rule:
    """A rule that asks for nothing but its verb."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "x.toml").write_text(PLAIN, "utf-8")
        (rule,) = read_rules(Path(folder), load_ontology().types, ())
    return rule


def is_fit(text: str, word: str, **asked: object) -> bool:
    analysis = analyse(text)
    rule = replace(plain(), **asked)
    return fits(rule, clause_of(analysis, word), analysis, {actor.id: actor for actor in analysis.actors})


@pytest.mark.parametrize(
    ("text", "word", "phrase", "fit"),
    [
        ("The rebels pulled out of Kenya.", "pulled", "pull out", True),
        ("The rebels pulled a cart.", "pulled", "pull out", False),
        ("Police cracked down on protesters.", "cracked", "crack down on", True),
        ("Kenya imposed sanctions on Somalia.", "imposed", "impose sanction", True),
        ("Kenya imposed a tax.", "imposed", "impose sanction", False),
    ],
)
def test_verb_phrase_needs_all_its_words(text: str, word: str, phrase: str, fit: bool) -> None:
    assert is_fit(text, word, verbs=(phrase,)) == fit


@pytest.mark.parametrize(("phrase", "fit"), [("strike", True), ("air strike", True), ("drone strike", False)])
def test_noun_phrase_needs_its_modifier(phrase: str, fit: bool) -> None:
    assert is_fit("The air strike killed ten soldiers.", "strike", nouns=(phrase,)) == fit


@pytest.mark.parametrize(("text", "fit"), [("The attack killed ten.", True), ("The heart attack killed him.", False)])
def test_longer_phrase_may_be_something_else(text: str, fit: bool) -> None:
    assert is_fit(text, "attack", nouns=("attack",), unlike=("heart attack",)) == fit


@pytest.mark.parametrize(
    ("text", "asked", "fit"),
    [
        ("Kenya fired rockets.", {"object": ("rocket",)}, True),
        ("Kenya fired the minister.", {"object": ("rocket",)}, False),
        ("Two rockets were fired by Kenya.", {"object": ("rocket",)}, True),
        ("Kenya fired a number of rockets.", {"object": ("rocket",)}, True),
        ("Police fired tear gas at protesters.", {"object": ("tear gas",)}, True),
        ("Kenya fired the minister.", {"not_object": ("minister",)}, False),
        ("Kenya fired the minister.", {"subject": ("@state",)}, True),
        ("Rebels fired rockets.", {"subject": ("@state",)}, False),
        ("Rebels fired rockets.", {"subject": ("@armed",)}, True),
        ("Rebels fired rockets.", {"subject": ("#REB",)}, True),
        ("Rebels fired rockets.", {"subject": ("#MIL",)}, False),
        ("The oven fired twice.", {"subject": ("@actor",)}, False),
        ("Rebels fired on Kenya.", {"present": {"on|at": ()}}, True),
        ("Rebels fired on Kenya.", {"present": {"on|at": ("crowd",)}}, False),
        ("Rebels fired on Kenya.", {"absent": {"on|at": ()}}, False),
        ("Rebels fired on Kenya.", {"absent": {"on|at": ("crowd",)}}, True),
    ],
)
def test_participants_are_what_the_rule_asks_for(text: str, asked: dict[str, object], fit: bool) -> None:
    assert is_fit(text, "fired", **asked) == fit


def test_strictest_of_fitting_rules_is_chosen() -> None:
    analysis = analyse("Kenya fired rockets at Somalia.")
    strict = replace(plain(), id="rockets", object=("rocket",))
    ontology = replace(load_ontology(), verbs={"fire": (plain(), strict, replace(strict, id="later"))})
    chosen = best_rule(clause_of(analysis, "fired"), analysis, ontology, {})
    assert chosen is not None and chosen.id == "rockets"


def test_clause_that_no_rule_fits_is_left_out() -> None:
    analysis = analyse("Kenya imposed a tax and attacked Somalia.")
    matches = match_clauses(analysis, load_ontology())
    assert [match.clause.lemma for match in matches.values()] == ["attack"]


def test_slots_are_asked_in_the_order_of_the_rule() -> None:
    analysis = analyse("Rebels fired rockets at Somalia from Kenya.")
    found = slot_heads(clause_of(analysis, "fired"), ("from", "at", "against", "object", "subject"))
    assert [(slot, quotes(analysis, heads)) for slot, heads in found] == [
        ("from", ["Kenya"]), ("at", ["Somalia"]), ("object", ["rockets"]), ("subject", ["Rebels"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "word", "counted"),
    [
        ("A number of soldiers left.", "number", "soldiers"),
        ("Hundreds of soldiers left.", "Hundreds", "soldiers"),
        ("The army of Kenya left.", "army", "army"),
    ],
)
def test_noun_of_measure_stands_for_what_it_counts(text: str, word: str, counted: str) -> None:
    token = next(each for each in analyse(text).doc if each.text == word)
    assert measured(token).text == counted
