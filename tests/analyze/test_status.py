"""Has it happened? Sentences of one clause or two, each with the status that its grammar gives the event."""

import pytest

from dragoman.analyze.unreal import is_pending, is_refusal
from dragoman.knowledge import load_lexicon
from dragoman.records import Event
from tests.tagged import code, read_tagged

WORDS = load_lexicon().words
EXAMPLES = [pytest.param(text, id=f"{word.id}-{n}") for word in WORDS for n, text in enumerate(word.examples)]
NEAR_MISSES = [
    pytest.param(word.examples, text, id=f"{word.id}-{n}") for word in WORDS for n, text in enumerate(word.near_misses)
]


def told(sentence: str) -> tuple[list[tuple[str, dict[str, str], list[Event]]], str]:
    """Each tagged word with what is expected of it and the events that it triggers; and the plain text."""
    tagged = read_tagged(sentence)
    events = code(tagged.text).events
    marks = [
        (span.quote, given, [event for event in events if event.trigger.overlaps(span)])
        for _, given, span in tagged.marks
    ]
    return marks, tagged.text


def check(sentence: str) -> None:
    """Every tagged word triggers an event with the status, and the type if there is one, of its tag."""
    marks, text = told(sentence)
    assert marks, f"no tags in: {sentence}"
    for quote, given, events in marks:
        found = [{"status": event.status, "type": event.type} for event in events]
        assert any(given.items() <= each.items() for each in found), f"{quote!r} in {text!r} is {found}, not {given}"


# ---- the lexicon of modality proves itself ----------------------------------------------------------


@pytest.mark.parametrize("sentence", EXAMPLES)
def test_modal_words_decide_their_examples(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(("examples", "near_miss"), NEAR_MISSES)
def test_modal_words_leave_their_near_misses_alone(examples: tuple[str, ...], near_miss: str) -> None:
    theirs = {given["status"] for example in examples for _, given, _ in told(example)[0]}
    statuses = {event.status for event in code(near_miss).events}
    assert not theirs & statuses, f"{near_miss!r} has {statuses}"


def test_modal_words_stand_in_one_entry_only() -> None:
    for part in ("verbs", "nouns", "adjectives", "adverbs"):
        listed = [(lemma, word.act) for word in WORDS for lemma in dict.fromkeys(getattr(word, part))]
        acts: dict[str, set[str]] = {}
        for lemma, act in listed:
            acts.setdefault(lemma, set()).add(act)
        assert {lemma: each for lemma, each in acts.items() if len(each) > 1} == {}, part


# ---- the table of modality --------------------------------------------------------------------------

HAPPENED = [
    "Freedonia <event status=happened>attacked</event> Sylvania on Friday.",
    "Freedonia has <event status=happened>arrested</event> the rebels.",
    "The rebels were <event status=happened>arrested</event> by Freedonia.",
    "Freedonia began to <event status=happened>bomb</event> Sylvania.",
    "Freedonia continued to <event status=happened>bomb</event> Sylvania.",
    "Freedonia was forced to <event status=happened>withdraw</event> its troops from Sylvania.",
    "Freedonia said that its troops had <event status=happened>attacked</event> Sylvania.",
    "According to Freedonia, the rebels <event status=happened>attacked</event> Sylvania.",
    "Freedonia admitted <event status=happened>attacking</event> Sylvania.",
    "Freedonia insisted that it had <event status=happened>released</event> the prisoners.",
    "Freedonia <event status=happened>attacked</event> Sylvania after the rebels <event status=happened>attacked</event> the capital.",
    "While Freedonia <event status=happened>condemned</event> Sylvania, Ruritania <event status=happened>praised</event> Sylvania.",
    "It is clear that Freedonia <event status=happened>attacked</event> Sylvania.",
    "The spokesman can confirm that Freedonia <event status=happened>arrested</event> the rebels.",
    "The minister hoped for calm in Sylvania, where a bomb <event status=happened>killed</event> ten people.",
    "The minister believes that the rebels, who <event status=happened>killed</event> ten soldiers, will return.",
    "The minister denied that the rebels, who <event status=happened>killed</event> ten soldiers, were paid.",
]
ONGOING = [
    "Freedonia is <event status=ongoing>attacking</event> Sylvania.",
    "Freedonian prosecutors are <event status=ongoing>investigating</event> the minister.",
]
DENIED = [
    "Freedonia did not <event status=denied>attack</event> Sylvania.",
    "Freedonia is not <event status=denied>attacking</event> Sylvania.",
    "Freedonia hardly <event status=denied>attacked</event> Sylvania.",
    "Freedonia almost <event status=denied>attacked</event> Sylvania.",
    "No soldier <event status=denied>attacked</event> the village in Sylvania.",
    "Neither Freedonia nor Ruritania <event status=denied>attacked</event> Sylvania.",
    "Freedonia no longer <event status=denied>arrests</event> journalists in its capital.",
    "Freedonia has not yet <event status=denied>released</event> the prisoners.",
    "Freedonia has yet to <event status=denied>release</event> the prisoners.",
    "Freedonia failed to <event status=denied>release</event> the prisoners.",
    "Freedonia left Sylvania without <event status=denied>releasing</event> the prisoners.",
    "The rebels stopped short of <event status=denied>attacking</event> the capital of Freedonia.",
    "The rebels refrained from <event status=denied>attacking</event> the capital of Freedonia.",
    "Freedonia denied that its troops had <event status=denied>attacked</event> Sylvania.",
    "The army of Freedonia prevented the rebels from <event status=denied>attacking</event> Sylvania.",
    "Freedonian police foiled an <event status=denied>attack</event> on Sylvania.",
    "Freedonia forgot to <event status=denied>release</event> the prisoners.",
    "It is not true that Freedonia <event status=denied>attacked</event> Sylvania.",
    "It is untrue that Freedonia <event status=denied>attacked</event> Sylvania.",
    "The claims that Freedonia <event status=denied>attacked</event> Sylvania were false.",
]
SCOPE = [
    "Freedonia did not <event status=denied>attack</event> Sylvania but <event status=happened>attacked</event> Ruritania.",
    "Freedonia did not <event status=denied>arrest</event> or <event status=denied>attack</event> the rebels.",
    "Not only did Freedonia <event status=happened>arrest</event> the rebels, it <event status=happened>released</event> the hostages.",
    "Freedonia <event status=happened>attacked</event> Sylvania although the United Nations had not <event status=denied>condemned</event> Sylvania.",
    "Although Freedonia <event status=happened>attacked</event> Sylvania, the rebels did not <event status=denied>withdraw</event>.",
    "Freedonia did not deny that its troops <event status=possible>attacked</event> Sylvania.",
    "Sylvania did not say that Freedonia had <event status=possible>attacked</event> Ruritania.",
]
ANNOUNCED = [
    "Freedonia <event status=announced type=CONCEDE>pledged</event> to withdraw its troops from Sylvania.",
    "Freedonia <event status=announced type=AGREE>agreed</event> to meet Sylvania.",
    "Freedonia is <event status=announced type=AGREE>willing</event> to meet Sylvania.",
    "Freedonia is <event status=announced type=CONCEDE>ready</event> to withdraw its troops from Sylvania.",
]
PLANNED = [
    "Freedonia is due to <event status=planned type=CONCEDE>withdraw</event> its troops from Sylvania.",
    "Freedonia plans to <event status=planned type=CONCEDE>withdraw</event> its troops from Sylvania.",
    "Freedonia intends to <event status=planned type=CONCEDE>release</event> the prisoners.",
    "The presidents of Freedonia and Sylvania are scheduled to <event status=planned type=AGREE>meet</event> on Monday.",
]
THREATENED = [
    "Freedonia <event status=threatened type=THREATEN>threatened</event> to attack Sylvania.",
    "Freedonia <event status=threatened type=THREATEN>vowed</event> to attack Sylvania.",
    "Freedonia <event status=threatened type=THREATEN>threatened</event> not to release the prisoners.",
]
DEMANDED = [
    "Freedonia <event status=demanded type=REQUEST>urged</event> Sylvania to withdraw its troops.",
    "Freedonia <event status=demanded type=REQUEST>demanded</event> that Sylvania withdraw its troops.",
    "The president of Freedonia said that Sylvania must <event status=demanded type=REQUEST>withdraw</event> its troops.",
]
REFUSED = [
    "Freedonia <event status=happened type=REJECT>refused</event> to withdraw its troops from Sylvania.",
    "Freedonia <event status=happened type=REJECT>refused</event> to meet Sylvania.",
    "Freedonia <event status=happened type=REJECT>rejected</event> the plan of the United Nations.",
    "Freedonia said it will not <event status=happened type=REJECT>lift</event> its sanctions on Sylvania.",
    "The rebels are not <event status=happened type=REJECT>ready</event> to lay down their weapons.",
    "Freedonia will not <event status=happened type=REJECT>release</event> the prisoners.",
]
ACCUSED = [
    "Sylvania accused Freedonia of <event status=possible>attacking</event> its port.",
    "Sylvania <event status=happened type=ACCUSE>accused</event> Freedonia of attacking its port.",
    "Freedonia was accused of <event status=possible>attacking</event> Sylvania.",
    "Ruritania suspects the rebels of <event status=possible>attacking</event> its port.",
]
POSSIBLE = [
    "Freedonia may <event status=possible>attack</event> Sylvania.",
    "Freedonia might have <event status=possible>arrested</event> the rebels.",
    "Freedonia reportedly <event status=possible>attacked</event> Sylvania.",
    "Freedonia is expected to <event status=possible>attack</event> Sylvania.",
    "Freedonia is believed to have <event status=possible>attacked</event> Sylvania.",
    "Sylvania doubts that Freedonia <event status=possible>attacked</event> Ruritania.",
    "Freedonia hinted that it could <event status=possible>attack</event> Sylvania.",
]
HYPOTHETICAL = [
    "If Freedonia <event status=hypothetical>attacks</event> Sylvania, talks will fail.",
    "Unless Freedonia <event status=hypothetical>withdraws</event> its troops, talks will fail.",
    "Until Freedonia <event status=hypothetical>withdraws</event> its troops, Sylvania will not negotiate.",
    "Freedonia would <event status=hypothetical>attack</event> Sylvania if it could.",
    "Freedonia would have <event status=hypothetical>arrested</event> the rebels.",
    "Freedonia considered <event status=hypothetical>attacking</event> Sylvania.",
    "Freedonia hopes to <event status=hypothetical>meet</event> Sylvania.",
    "Freedonia bought tanks to <event status=hypothetical>attack</event> Sylvania.",
    "Did the rebels <event status=hypothetical>attack</event> Sylvania?",
    "Has Freedonia <event status=hypothetical>arrested</event> the rebels?",
    "Sylvania wondered whether Freedonia had <event status=hypothetical>attacked</event> Ruritania.",
]
TABLE = {
    "happened": HAPPENED, "ongoing": ONGOING, "denied": DENIED, "scope": SCOPE, "announced": ANNOUNCED, "planned": PLANNED,
    "threatened": THREATENED, "demanded": DEMANDED, "refused": REFUSED, "accused": ACCUSED, "possible": POSSIBLE,
    "hypothetical": HYPOTHETICAL,
}  # fmt: skip


@pytest.mark.parametrize(
    "sentence", [pytest.param(text, id=f"{row}-{n}") for row, texts in TABLE.items() for n, text in enumerate(texts)]
)
def test_status_follows_the_grammar_of_the_clause(sentence: str) -> None:
    check(sentence)


# ---- what must not be told as done ------------------------------------------------------------------

UNTOLD = [
    "Freedonia vowed never to attack Sylvania.",
    "Freedonia promised not to attack Sylvania.",
    "Instead of attacking Sylvania, Freedonia signed a treaty.",
    "Freedonia refused to rule out attacking Sylvania.",
    "Freedonia ruled out attacking Sylvania.",
    "Freedonia was ordered to attack Sylvania.",
    "Freedonia's plan to attack Sylvania failed.",
    "There is no evidence that Freedonia attacked Sylvania.",
    "Reports that Freedonia attacked Sylvania were wrong.",
    "Freedonia rejected claims that it had attacked Sylvania.",
    "Freedonia should have attacked Sylvania.",
    "So that Freedonia can attack Sylvania, it bought tanks.",
]


@pytest.mark.parametrize("sentence", UNTOLD)
def test_attacks_that_nobody_tells_are_no_facts(sentence: str) -> None:
    attacks = [event for event in code(sentence).events if event.type == "ASSAULT"]
    assert [event.status for event in attacks if event.status in ("happened", "ongoing")] == []


@pytest.mark.parametrize(
    "sentence", ["The minister of Freedonia declined to comment.", "The minister asked not to be named."]
)
def test_silence_is_no_event(sentence: str) -> None:
    assert code(sentence).events == ()


def test_restraint_is_no_threat() -> None:
    assert {event.type for event in code("Freedonia vowed never to attack Sylvania.").events} <= {"AGREE", "CONCEDE"}


# ---- grammar --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "verb", "pending"),
    [("Freedonia has yet to meet them.", "has", True), ("Freedonia has to meet them.", "has", False)],
)
def test_pending_needs_yet(nlp: object, text: str, verb: str, pending: bool) -> None:
    doc = nlp(text)  # type: ignore[operator]
    assert is_pending(next(token for token in doc if token.text == verb)) is pending


@pytest.mark.parametrize(
    ("text", "verb", "refusal"),
    [
        ("Freedonia will not withdraw.", "withdraw", True),
        ("Freedonia said it would not withdraw.", "withdraw", True),
        ("Experts said Freedonia would not withdraw.", "withdraw", False),
        ("Freedonia did not withdraw.", "withdraw", False),
    ],
)
def test_refusal_is_of_ones_own_conduct(nlp: object, text: str, verb: str, refusal: bool) -> None:
    doc = nlp(text)  # type: ignore[operator]
    assert is_refusal(next(token for token in doc if token.text == verb)) is refusal
