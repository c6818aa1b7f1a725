"""Rules: what an entry may say, which of two is stricter, and what is said about a wrong one."""

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import Rule, load_ontology
from dragoman.knowledge.rules import read_rules

TYPES = load_ontology().types
RULE = """
[[rule]]
id = "expel"
type = "SANCTION"
mode = ["expel"]
verbs = ["expel", "throw out"]
object = ["@diplomat", "spy"]
examples = ["<source>Freedonia</source> <event>expelled</event> two spies."]
not = ["The academy expelled two students."]
"""
CLASSES = '[class]\ndiplomat = ["envoy", "consul"]\n'


def rules_of(folder: Path, text: str, classes: str = CLASSES) -> tuple[Rule, ...]:
    (folder / "x.toml").write_text(text, "utf-8")
    (folder / "classes.toml").write_text(classes, "utf-8")
    return read_rules(folder, TYPES, {"military", "diplomatic"})


def test_rule_has_what_its_entry_says(tmp_path: Path) -> None:
    (rule,) = rules_of(tmp_path, RULE)
    assert (rule.id, rule.where) == ("expel", f"{tmp_path.name}/x.toml#expel")
    assert rule.object == ("envoy", "consul", "spy")
    assert (rule.mode, rule.cameo, rule.act, rule.pair, rule.bare) == (("expel",), "16", None, False, False)
    assert rule.source == ("subject",) and rule.target[0] == "object"


def test_tests_of_actors_are_no_classes(tmp_path: Path) -> None:
    (rule,) = rules_of(tmp_path, RULE.replace('"@diplomat", "spy"', '"@actor", "@state", "#MIL"'))
    assert rule.object == ("@actor", "@state", "#MIL")


@pytest.mark.parametrize(
    ("extra", "strictness"),
    [
        ("", 3 + 1),
        ('subject = ["@state"]', 3 + 1 + 2),
        ("with = { on = [] }", 3 + 1 + 3),
        ('verbs = ["declare persona non grata"]', 3 + 3),
    ],
)
def test_rule_that_asks_for_more_is_stricter(tmp_path: Path, extra: str, strictness: int) -> None:
    text = RULE.replace('verbs = ["expel", "throw out"]', "") if "verbs" in extra else RULE
    (rule,) = rules_of(tmp_path, text + extra)
    assert rule.strictness == strictness


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"SANCTION"', '"SANCTIONS"', "#expel: type 'SANCTIONS' is not known; did you mean 'SANCTION'"),
        ('mode = ["expel"]', 'mode = ["expell"]', "#expel: mode 'expell' is not known; did you mean 'expel'"),
        (
            'mode = ["expel"]',
            'contexts = ["militry"]',
            "#expel: context 'militry' is not known; did you mean 'military'",
        ),
        ('mode = ["expel"]', 'act = "demnd"', "#expel: act 'demnd' is not known; did you mean 'demand'"),
        ("object =", "objekt =", "#expel: key 'objekt' is not known; did you mean 'object'"),
        ('"@diplomat"', '"@diplomats"', "#expel: class '@diplomats' is not in classes.toml; did you mean '@diplomat'"),
        ('["expel", "throw out"]', '"expel"', "#expel: 'verbs' must be a list of texts"),
        ('verbs = ["expel", "throw out"]', "", "#expel: a rule needs verbs, nouns or adjectives"),
        ("not =", "subject =", "#expel: 'not' is missing; a rule needs an id"),
        ("[[rule]]", "[[rule]", "x.toml: not valid TOML"),
    ],
)
def test_wrong_rule_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        rules_of(tmp_path, RULE.replace(old, new))


def test_id_used_twice_is_named_over_all_files(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(RULE, "utf-8")
    with pytest.raises(KnowledgeError, match=r"x\.toml#expel: the id is used twice; ids are unique over all files"):
        rules_of(tmp_path, RULE)


@pytest.mark.parametrize("rule", load_ontology().rules, ids=lambda rule: rule.id)
def test_rule_that_comes_with_dragoman_tags_its_examples(rule: Rule) -> None:
    assert all("<event" in example for example in rule.examples)
    assert not any(miss in rule.examples for miss in rule.near_misses)
    assert 0 < rule.confidence <= 1
