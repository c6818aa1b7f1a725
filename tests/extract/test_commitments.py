"""Undertakings: who, what, towards whom, by when, on which conditions; every entry of the word list is proved."""

import pytest

from dragoman.knowledge.undertakings import load_undertakings
from dragoman.records import Commitment, Span
from tests.tagged import code, read_tagged

ENTRIES = load_undertakings().entries
EXAMPLES = [
    pytest.param(entry, text, id=f"{entry.id}-{n}") for entry in ENTRIES for n, text in enumerate(entry.examples)
]
NEAR_MISSES = [
    pytest.param(text, id=f"{entry.id}-{n}") for entry in ENTRIES for n, text in enumerate(entry.near_misses)
]


def the_commitment(text: str) -> Commitment:
    (commitment,) = code(text).commitments
    return commitment


@pytest.mark.parametrize(("entry", "sentence"), EXAMPLES)
def test_example_is_coded_by_its_entry(entry, sentence: str) -> None:
    tagged = read_tagged(sentence)
    (what,) = tagged.spans("what")
    commitment = the_commitment(tagged.text)
    assert commitment.rule == f"commitments.toml#{entry.id}"
    assert (commitment.strength, commitment.negated) == (entry.strength, entry.negated)
    assert what.overlaps(Span(commitment.start, commitment.end, commitment.quote))
    roles = [Span(role.start or 0, role.end or 0, role.quote or "") for role in commitment.who]
    names = {
        mention.quote
        for actor in code(tagged.text).actors
        if actor.id in {r.actor for r in commitment.who}
        for mention in actor.mentions
    }
    for who in tagged.spans("who"):
        assert any(role.overlaps(who) for role in roles) or who.quote in names, f"{roles} are not {who.quote}"


@pytest.mark.parametrize("sentence", NEAR_MISSES)
def test_near_miss_is_no_commitment(sentence: str) -> None:
    assert code(read_tagged(sentence).text).commitments == ()


@pytest.mark.parametrize(
    ("text", "value", "open_end"),
    [
        ("Kenya will withdraw its troops by June.", "../2031-06", False),
        ("Kenya promised to withdraw its troops in June.", "2031-06", False),
        ("Kenya said on Friday that it would withdraw its troops in June.", "2031-06", False),
        ("Kenya promised to withdraw its troops.", None, True),
    ],
)
def test_commitment_has_its_deadline(text: str, value: str | None, open_end: bool) -> None:
    time = the_commitment(text).time
    assert (time.value, time.open) == (value, open_end)
    assert (time.expression is None) == (value is None)


@pytest.mark.parametrize(
    ("text", "state", "evidence"),
    [
        ("Kenya said it would withdraw its troops without giving a date.", "withheld", "without giving a date"),
        ("Kenya will withdraw its troops, its president said, without saying when.", "withheld", "without saying when"),
        ("Kenya will withdraw its troops without delay.", "none", None),
        ("Kenya will withdraw its troops.", "none", None),
    ],
)
def test_scope_is_withheld_only_where_the_text_says_so(text: str, state: str, evidence: str | None) -> None:
    scope = the_commitment(text).scope
    assert (scope.state, scope.evidence.quote if scope.evidence else None) == (state, evidence)


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Kenya vowed not to attack Somalia.", True),
        ("Kenya will not attack Somalia.", True),
        ("Kenya will never attack Somalia.", True),
        ("Kenya refused to attack Somalia.", True),
        ("Kenya vowed to attack Somalia.", False),
    ],
)
def test_commitment_not_to_act_is_negated(text: str, negated: bool) -> None:
    commitment = the_commitment(text)
    assert commitment.negated == negated
    assert [role.quote for role in commitment.towards] == ["Somalia"]


def test_commitment_carries_its_condition() -> None:
    coding = code("Kenya will withdraw its troops if Somalia releases the prisoners.")
    (commitment,), (condition,) = coding.commitments, coding.conditions
    assert commitment.conditions == (condition.id,)
    assert condition.antecedent.quote == "Somalia releases the prisoners"


@pytest.mark.parametrize(
    "text",
    [
        "Kenya denied that it would withdraw its troops.",
        "Will Kenya withdraw its troops?",
        "If Kenya will withdraw its troops, Somalia may be content.",
        "The troops of the rebels may promise to withdraw.",
        "The winter will bring snow.",
    ],
)
def test_what_nobody_undertakes_is_no_commitment(text: str) -> None:
    assert code(text).commitments == ()


def test_commitment_is_attributed_to_who_tells_it() -> None:
    commitment = the_commitment("Somalia said that Kenya had promised to withdraw its troops.")
    assert [role.quote for role in commitment.who] == ["Kenya"]
    assert "Somalia" in [role.quote for role in commitment.attribution]


def test_commitment_is_told_by_its_own_words() -> None:
    text = "Kenya promised to withdraw its troops from Somalia by June."
    commitment = the_commitment(text)
    assert commitment.what == "withdraw its troops from Somalia by June"
    assert text[commitment.start : commitment.end] == commitment.quote
    assert [(reason.step, reason.says, reason.quote) for reason in commitment.because] == [
        ("undertaking", "promise", "promised"),
        ("act", "withdraw", "withdraw"),
    ]
