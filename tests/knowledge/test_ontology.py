"""The ontology: types with quad and score, a complete table of outcomes, and what is said about a wrong file."""

from itertools import product
from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import load_ontology
from dragoman.knowledge.ontology import Ontology, read_ontology
from dragoman.knowledge.rules import ACTS

PLOVER = load_ontology()
MODAL_ACTS = ("plan", "deny", "possible", "hypothetical", "ongoing", "do")
REAL = {"happened", "ongoing"}
SMALL = """
name = "small"
version = "1"
contexts = ["military"]
[types.ASSAULT]
quad = 4
score = -9
cameo = "18"
modes = { aerial = -9.5 }
[[outcome]]
act = "do"
status = "happened"
[[outcome]]
act = "threaten"
content = ["ASSAULT"]
type = "ASSAULT"
status = "threatened"
[mode.ASSAULT]
"ASSAULT/aerial" = "aerial"
"""
RULE = '[[rule]]\nid = "attack"\ntype = "ASSAULT"\nverbs = ["attack"]\nnouns = ["air raid"]\nexamples = ["x"]\nnot = ["x"]\n'


def ontology_of(folder: Path, text: str = SMALL) -> Ontology:
    (folder / "rules.en").mkdir()
    (folder / "rules.en" / "x.toml").write_text(RULE, "utf-8")
    (folder / "ontology.toml").write_text(text, "utf-8")
    (folder / "contexts.en.toml").write_text(
        '[military]\nwords = ["troop"]\nexample = "Troops."\nnot = "Cows."\n', "utf-8"
    )
    return read_ontology(folder)


@pytest.mark.parametrize(("act", "content"), list(product((*sorted(ACTS), *MODAL_ACTS), (*PLOVER.types, None))))
def test_every_act_about_every_content_has_an_outcome(act: str, content: str | None) -> None:
    outcome = PLOVER.outcome(act, content)
    assert outcome is not None
    assert outcome.type is None or outcome.type in PLOVER.types


@pytest.mark.parametrize(
    ("act", "content"),
    list(product(("commit", "will", "plan", "deny", "possible", "hypothetical", "threaten", "demand"), PLOVER.types)),
)
def test_what_has_not_been_done_is_never_real(act: str, content: str) -> None:
    outcome = PLOVER.outcome(act, content)
    assert outcome is not None and outcome.status not in REAL


@pytest.mark.parametrize(
    ("act", "content", "type", "status"),
    [
        ("commit", "RETREAT", "CONCEDE", "announced"),
        ("will", "CONSULT", "AGREE", "announced"),
        ("will", "ASSAULT", "THREATEN", "threatened"),
        ("plan", "RETREAT", "CONCEDE", "planned"),
        ("threaten", "SANCTION", "THREATEN", "threatened"),
        ("demand", "RETREAT", "REQUEST", "demanded"),
        ("reject", "RETREAT", "REJECT", "happened"),
        ("reject", "ASSAULT", None, "denied"),
        ("accuse", "ASSAULT", "ACCUSE", "happened"),
        ("deny", "ASSAULT", None, "denied"),
        ("do", "ASSAULT", None, "happened"),
    ],
)
def test_outcome_is_that_of_the_design(act: str, content: str, type: str | None, status: str) -> None:
    outcome = PLOVER.outcome(act, content)
    assert outcome is not None
    assert (outcome.type, outcome.status) == (type, status)


def test_unknown_act_has_no_outcome() -> None:
    assert PLOVER.outcome("sing", "ASSAULT") is None


@pytest.mark.parametrize(
    ("type", "content", "mode", "found"),
    [
        ("REQUEST", "RETREAT", (), ("yield",)),
        ("REQUEST", None, (), ("change",)),
        ("THREATEN", "COERCE", ("arrest",), ("arrest",)),
        ("THREATEN", "COERCE", ("curfew",), ("restrict",)),
        ("ASSAULT", "ASSAULT", ("aerial",), ()),
    ],
)
def test_content_gives_the_act_its_mode(
    type: str, content: str | None, mode: tuple[str, ...], found: tuple[str, ...]
) -> None:
    assert PLOVER.mode_of(type, content, mode) == found


def test_score_is_that_of_the_first_mode_else_of_the_type() -> None:
    assert PLOVER.score("RETREAT", ("withdraw",)) == 8
    assert PLOVER.score("RETREAT", ()) == PLOVER.score("RETREAT", ("unheard",)) == 6.5


@pytest.mark.parametrize("name", PLOVER.types)
def test_type_is_complete(name: str) -> None:
    kind = PLOVER.types[name]
    assert 1 <= kind.quad <= 4 and kind.cameo.isdigit() and len(kind.cameo) == 2
    modes = {mode for table in (PLOVER.modes.get(name, {}),) for mode in table.values()}
    assert modes <= set(kind.modes)


@pytest.mark.parametrize("act", sorted(ACTS))
def test_every_governing_act_has_words(act: str) -> None:
    assert act in {*PLOVER.acts["verbs"].values(), *PLOVER.acts["nouns"].values()}


def test_rules_are_found_by_the_head_of_their_words(tmp_path: Path) -> None:
    ontology = ontology_of(tmp_path)
    assert [rule.id for rule in ontology.verbs["attack"]] == ["attack"]
    assert [rule.id for rule in ontology.nouns["raid"]] == ["attack"]
    assert "air" not in ontology.nouns


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('type = "ASSAULT"', 'type = "ASSALT"', "ontology.toml: outcome of act 'threaten': type 'ASSALT' is not known; did you mean 'ASSAULT'"),
        ('content = ["ASSAULT"]', 'content = ["ASSAULTS"]', "outcome of act 'threaten': type 'ASSAULTS' is not known; did you mean 'ASSAULT'"),
        ('"threatened"', '"threatend"', "outcome of act 'threaten': status 'threatend' is not known; did you mean 'threatened'"),
        ('status = "happened"', "", "ontology.toml: outcome: 'status' is missing"),
        ("quad = 4", "", "ontology.toml: type ASSAULT: 'quad' is missing"),
        ('version = "1"', "", "ontology.toml: 'version' is missing"),
    ],
)  # fmt: skip
def test_wrong_ontology_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        ontology_of(tmp_path, SMALL.replace(old, new))
