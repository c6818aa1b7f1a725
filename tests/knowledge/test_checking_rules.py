"""The rules of packs: what is said about every kind of mistake in a rule, a class and a context."""

from pathlib import Path

import pytest

from tests.knowledge.packs import RULE, RULES, assert_found, findings_of


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"COERCE"', '"COERSE"', "4: rule 'padlock-newsroom': type 'COERSE' is not known; did you mean 'COERCE'?"),
        ('["restrict"]', '["restrct"]', "5: rule 'padlock-newsroom': mode 'restrct' is not known; did you mean 'restrict'?"),
        ("verbs", "verb", "6: rule 'padlock-newsroom': key 'verb' is not known; did you mean 'verbs'?"),
        ('verbs = ["padlock"]', "", "3: rule 'padlock-newsroom': a rule needs verbs"),
        ('["newsroom"]', '["@troop"]', "7: rule 'padlock-newsroom': class '@troop' is not known; did you mean '@troops'?"),
        ('["newsroom"]', '"newsroom"', "7: rule 'padlock-newsroom': 'object' must be a list of texts"),
        ('["newsroom"]', '["newsroom", ""]', "7: rule 'padlock-newsroom': 'object' must be a list of texts"),
        ('["newsroom"]', '["newsroom"]\nwith = ["to"]', "8: rule 'padlock-newsroom': 'with' must give a list of head nouns"),
        ('["newsroom"]', '["newsroom"]\npair = "yes"', "8: rule 'padlock-newsroom': 'pair' must be true or false"),
        ('["newsroom"]', '["newsroom"]\nconfidence = 2', "8: rule 'padlock-newsroom': 'confidence' must be a number from 0 to 1"),
        ('["newsroom"]', '["newsroom"]\nact = "comit"', "8: rule 'padlock-newsroom': act 'comit' is not known; did you mean 'commit'?"),
        ('["newsroom"]', '["newsroom"]\ncontexts = ["militry"]', "8: rule 'padlock-newsroom': context 'militry' is not known; did you mean 'military'?"),
        ('"COERCE"', "5", "4: rule 'padlock-newsroom': 'type' must be a text"),
        ("padlock-newsroom", "pad lock", "3: rule 'pad lock': id 'pad lock' may have letters, digits"),
        ("status=happened", "status=happend", "8: rule 'padlock-newsroom': status 'happend' of <event> is not known; did you mean 'happened'?"),
        ("status=happened", "statu=happened", "8: rule 'padlock-newsroom': attribute 'statu' of <event> is not known; did you mean 'status'?"),
        ("</source>", "", "8: rule 'padlock-newsroom': tag <source> is not closed"),
        ("source>", "sorce>", "8: rule 'padlock-newsroom': tag <sorce> is not known; did you mean 'source'?"),
        ("<event status=happened>padlocked</event>", "padlocked", "8: rule 'padlock-newsroom': an example marks the words that tell the event"),
        ('not = ["The caretaker padlocked the shed."]', "", "2: rule 'padlock-newsroom': 'not' is missing"),
        ("[[rule]]", "[[rule]", "2: not valid TOML: column 7;"),
        ("[[rule]]", "[[rules]]", "2: 'rules' is not known here; a file of rules has [[rule]] only"),
        ("[[rule]]", "rule = 5\n[x]", "2: 'rule' is no list of tables; each rule begins with [[rule]]"),
    ],
)  # fmt: skip
def test_mistake_in_a_rule_is_named(tmp_path: Path, old: str, new: str, says: str) -> None:
    found = findings_of(tmp_path, {f"{RULES}/press.toml": RULE.replace(old, new)})
    assert_found(found, f"{RULES}/press.toml:{says}")


def test_rule_that_stands_there_twice_is_named(tmp_path: Path) -> None:
    found = findings_of(tmp_path, {f"{RULES}/a.toml": RULE, f"{RULES}/b.toml": RULE})
    assert_found(found, f"{RULES}/b.toml:3: rule 'padlock-newsroom': the id is that of ")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        (f"{RULES}/classes.toml", "[clas]\nx = []\n", "classes.toml:1: 'clas' is not known here; write the classes below [class]"),
        (f"{RULES}/classes.toml", "[class]\nx = 5\n", "classes.toml:2: class 'x' must be a list of texts"),
        (f"{RULES}/classes.toml", "class = 5\n", "classes.toml:1: write the classes below [class]"),
        ("ontologies/plover/contexts.en.toml", '[militry]\nwords = ["a"]\nexample = "A."\nnot = "B."\n', "contexts.en.toml:1: 'militry' is not a context of this ontology; did you mean 'military'?"),
        ("ontologies/plover/contexts.en.toml", '[military]\nwrds = ["a"]\nexample = "A."\nnot = "B."\n', "contexts.en.toml:1: context 'military': key 'wrds' is not known; did you mean 'words'?"),
        ("ontologies/plover/contexts.en.toml", "military = 5\n", "contexts.en.toml:1: 'military' must be a table"),
        (f"{RULES}/deep.toml", "rule = " + "[" * 3_000 + "]" * 3_000, "deep.toml: lists or tables are too deep"),
    ],
)  # fmt: skip
def test_mistake_in_classes_and_contexts_is_named(tmp_path: Path, name: str, text: str, says: str) -> None:
    assert_found([Path(each).name if ": " not in each else each.rpartition(name)[1].rpartition("/")[2] + each.rpartition(name)[2] for each in findings_of(tmp_path, {name: text})], says)  # fmt: skip
