"""From a record's rule to the entry in its knowledge file."""

import pytest

from dragoman.knowledge import explain_rule


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("plover/rules.en/assault.toml#attack", 'type = "ASSAULT"'),
        ("speech.toml#say", "say"),
        ("countries.tsv#IRQ", "Iraq"),
        ("gazetteer#98182", "Baghdad"),
        ("offices.tsv#emmanuel-macron", "Emmanuel Macron"),
        ("name", "no table knows this name"),
    ],
)
def test_rule_is_explained_by_its_entry(rule: str, words: str) -> None:
    assert words in (explain_rule(rule) or "")


@pytest.mark.parametrize("rule", ["", "nothing", "speech.toml#", "../../secret#x", "assault.toml#no-such-rule"])
def test_rule_without_entry_is_not_explained(rule: str) -> None:
    assert explain_rule(rule) is None
