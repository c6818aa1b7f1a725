import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from dragoman.analyze.analysis import Analysis, Reference, SpeechFrame
from dragoman.extract.conditions import extract_conditions
from dragoman.knowledge.connectives import load_connectives
from dragoman.records import Article, Condition, Span

CONNECTIVES = load_connectives()
ENTRIES = list(CONNECTIVES.entries.values())
TAG = re.compile(r"</?(?:ante|cons)>")
Read = Callable[[str], list[Condition]]


@pytest.fixture(scope="module")
def read(analyse: Callable[[str], Analysis]) -> Read:
    return lambda text: list(extract_conditions(analyse(text), CONNECTIVES))


def find(read: Read, tagged: str) -> Condition:
    """The condition whose sides share words with those tagged; the test fails where there is none."""
    text = TAG.sub("", tagged)
    sides = {}
    for name in ("ante", "cons"):
        inside = re.search(f"<{name}>(.*)</{name}>", tagged)
        assert inside is not None
        start = text.index(TAG.sub("", inside[1]))
        sides[name] = Span(start, start + len(TAG.sub("", inside[1])), "")
    for condition in read(text):
        if condition.antecedent.span.overlaps(sides["ante"]) and condition.consequent.span.overlaps(sides["cons"]):
            assert not condition.antecedent.span.overlaps(condition.consequent.span)
            return condition
    raise AssertionError(
        f"no such condition in {text!r}: {[(c.antecedent.span.quote, c.consequent.span.quote) for c in read(text)]}"
    )


@pytest.mark.parametrize(
    ("id", "kind", "example"), [(entry.id, entry.kind, text) for entry in ENTRIES for text in entry.examples]
)
def test_conditions_of_every_example_are_found_by_its_entry(read: Read, id: str, kind: str, example: str) -> None:
    condition = find(read, example)
    assert (condition.rule, condition.kind) == (f"conditions.toml#{id}", kind)


@pytest.mark.parametrize(("id", "text"), [(entry.id, text) for entry in ENTRIES for text in entry.near_misses])
def test_conditions_of_near_misses_are_not(read: Read, id: str, text: str) -> None:
    assert [each.quote for each in read(text) if each.rule.endswith(f"#{id}")] == []


@pytest.mark.parametrize(
    ("kind", "tagged"),
    [
        ("if", "Ruritania warned that if <ante>the shelling went on</ante>, then <cons>its fleet would sail</cons>."),
        ("only_if", "<cons>The loan can only be paid out</cons> if <ante>the parliament agrees</ante>."),
        ("if", "<cons>The crew would have been lost</cons> had <ante>the lighthouse not been lit</ante>."),
        ("until", "Sylvania said <cons>it would not resume talks</cons> until <ante>the embargo was lifted</ante>."),
        ("unless", "Unless <ante>the envoy comes back</ante>, <cons>the treaty will lapse</cons>."),
        (
            "in_exchange",
            "<ante>Freedonia will lift the embargo</ante>. In return, <cons>Sylvania will free the sailors</cons>.",
        ),
        ("until", "<cons>The guards would keep the gates shut</cons> until <ante>the men arrived</ante>, he added."),
        ("if", "The envoy added that <cons>his country was ready to help</cons> if <ante>asked</ante>."),
        (
            "in_exchange",
            "He declared that <ante>Freedonia will pay</ante>. In return, <cons>Sylvania undertakes to leave</cons>.",
        ),
        (
            "if",
            "<cons>The duke had offered the island</cons>, on condition that <ante>they paid</ante>; they did not "
            "reply, and the island stayed his.",
        ),
        ("in_exchange", "<cons>The rebels offered to release two pilots</cons> in return for <ante>medicine</ante>."),
    ],
)
def test_conditions_have_their_kind_and_direction(read: Read, kind: str, tagged: str) -> None:
    assert find(read, tagged).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "The clerk asked the captain if the ship had sailed.",
        "Even if it rains, the parade will start.",
        "Once a fortress, the castle is now a museum.",
        "The general ruled until he was overthrown.",
        "What if nobody comes?",
        '"If they have ears, let them hear," the bishop said.',
        '"If that is democracy, I am the king," the clerk joked.',
        "Once a week a mule train would climb to the pass, and in good years the traders would pay in silver.",
        "If you ask me, the truce will hold.",
        "I asked a clerk who had retired at 50 if he thought of the office.",
        "They discuss whether they stand back or if they act.",
        "In return for nothing, he left.",
        "Freedonia lifted the embargo. In return, Sylvania freed the sailors.",
        "Until she joined the ministry, she had not owned a car.",
        "If only they had come!",
        "if",
        "unless until once provided",
        "",
    ],
)
def test_conditions_leave_what_is_none(read: Read, text: str) -> None:
    assert [each.quote for each in read(text)] == []


def test_conditions_are_held_by_the_innermost_speaker(analyse: Callable[[str], Analysis]) -> None:
    text = "The minister said the general warned that troops will march if the talks fail."
    analysis = analyse(text)
    outer = SpeechFrame(None, None, (1,), (analysis.article.span(18, 77),), "indirect", "assert", "r")
    inner = SpeechFrame(None, None, (4,), (analysis.article.span(42, 77),), "indirect", "warn", "r")
    references = {
        1: Reference("minister", 1, Span(0, 12, "The minister"), "nominal"),
        4: Reference("general", 4, Span(18, 29, "the general"), "nominal"),
        7: Reference("troops", 7, Span(42, 48, "troops"), "nominal"),
    }
    full = Analysis(article=analysis.article, doc=analysis.doc, references=references, frames=(outer, inner))
    (condition,) = extract_conditions(full, CONNECTIVES)
    assert [role.actor for role in condition.holder] == ["general"]
    assert [role.actor for role in condition.consequent.actors] == ["troops"]


def test_conditions_end_at_a_semicolon(read: Read) -> None:
    (condition,) = read("Ruritania announced new rules; the farmers could return if the border reopened.")
    assert condition.consequent.quote == "the farmers could return"


def test_conditions_behind_two_acts_hold_for_both(read: Read) -> None:
    (condition,) = read("Freedonia will close the port and expel the envoys if Sylvania attacks.")
    assert condition.consequent.quote == "Freedonia will close the port and expel the envoys"


def test_conditions_of_an_offer_are_held_by_those_who_make_it(analyse: Callable[[str], Analysis]) -> None:
    analysis = analyse("Karsovia offered to open its waters if no warships came near.")
    references = {0: Reference("karsovia", 0, Span(0, 8, "Karsovia"), "name")}
    (condition,) = extract_conditions(
        Analysis(article=analysis.article, doc=analysis.doc, references=references), CONNECTIVES
    )
    assert [role.actor for role in condition.holder] == ["karsovia"]


def test_conditions_without_a_speaker_have_no_holder(read: Read) -> None:
    (condition,) = read("If the talks fail, Freedonia will close the port.")
    assert condition.holder == ()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "if",
                "the",
                "talks",
                "fail",
                "they",
                "will",
                "not",
                "march",
                "until",
                "unless",
                "once",
                ",",
                "in",
                "exchange",
                "for",
                "food",
                "had",
                "should",
            ]
        ),
        max_size=16,
    )
)
def test_conditions_quote_their_words(nlp: Language, parts: list[str]) -> None:
    text = " ".join(parts)
    for condition in extract_conditions(Analysis(article=Article("a", text), doc=nlp(text)), CONNECTIVES):
        for span in (condition, condition.antecedent.span, condition.consequent.span, condition.connective):
            assert text[span.start : span.end] == span.quote
