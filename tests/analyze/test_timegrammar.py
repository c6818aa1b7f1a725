"""The grammar proves itself: every pattern finds its examples, with their values, and passes over its near misses."""

from pathlib import Path

import pytest
from spacy.language import Language

from dragoman.analyze.timegrammar import Pattern, load_time_grammar
from dragoman.errors import KnowledgeError
from tests.analyze.annotated_times import GRAMMAR, TIMES, check, read_tags, times_in

CASES = [
    pytest.param(each, text, id=f"{each.id}-{at}") for each in GRAMMAR.patterns for at, text in enumerate(each.examples)
]
MISSES = [
    pytest.param(each, text, id=f"{each.id}-{at}")
    for each in GRAMMAR.patterns
    for at, text in enumerate(each.near_misses)
]


@pytest.mark.parametrize(("pattern", "annotated"), CASES)
def test_pattern_finds_its_examples(nlp: Language, pattern: Pattern, annotated: str) -> None:
    check(nlp, annotated)


@pytest.mark.parametrize("pattern", GRAMMAR.patterns, ids=lambda each: each.id)
def test_pattern_makes_one_of_its_examples(nlp: Language, pattern: Pattern) -> None:
    rules = set()
    for annotated in pattern.examples:
        text, published, _ = read_tags(annotated)
        rules |= {each.rule.removeprefix("times.toml#") for each in times_in(nlp, text, published)}
    assert pattern.examples and pattern.near_misses
    assert pattern.id in rules or pattern.needs in ("day", "following")


@pytest.mark.parametrize(("pattern", "text"), MISSES)
def test_pattern_passes_over_near_misses(nlp: Language, pattern: Pattern, text: str) -> None:
    assert [each.quote for each in times_in(nlp, text) if each.rule == f"times.toml#{pattern.id}"] == []


def test_grammar_names_the_pattern_that_is_wrong(tmp_path: Path) -> None:
    broken = tmp_path / "times.toml"
    broken.write_text(
        TIMES.read_text(encoding="utf-8").replace("match = '<iso>'", "match = '<isoo>'"), encoding="utf-8"
    )
    with pytest.raises(KnowledgeError, match=r"times\.toml: pattern 'iso-date'.*isoo"):
        load_time_grammar(broken)


def test_grammar_says_when_a_file_is_no_toml(tmp_path: Path) -> None:
    broken = tmp_path / "times.toml"
    broken.write_text("month = [", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="cannot be read as TOML"):
        load_time_grammar(broken)
