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
        (span.quote, given, [event for event in events if event.trigger.overlaps(span) or event.telling.overlaps(span)])
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
    "The bombs <event status=happened>went off</event> almost simultaneously in the port.",
    "The envoy persuaded the rebels to <event status=happened>release</event> the hostages.",
    "The resolutions <event status=happened>condemning</event> Sylvania suggest that the border matters.",
]
PRESUPPOSED = [
    "The <event status=happened>attack</event> on the port did not <event status=denied>kill</event> anyone.",
    "The <event status=happened>attack</event> on the port may have <event status=possible>killed</event> ten people.",
    "These <event status=happened>bombings</event> will not deter Freedonia.",
    "Nobody was killed in the <event status=happened>attack</event>.",
    "Freedonia did not <event status=denied>condemn</event> the <event status=happened>attack</event> on the port.",
    "The port was the target of an <event status=happened>attack</event> by the rebels.",
    "Without weapons from Sylvania, the rebels would not have been able to <event status=happened>attack</event> the capital.",
    "The minister did not know that the army had <event status=happened>attacked</event> the village.",
    "The minister learned that the army had <event status=happened>attacked</event> the village.",
    "The minister forgot that the army had <event status=happened>attacked</event> the village.",
    "The rebels kept their promise to <event status=happened type=RETREAT>release</event> the hostages.",
    "Freedonia made good on its threat to <event status=happened type=ASSAULT>bomb</event> the port.",
    "The general played a role in <event status=happened>attacking</event> the town.",
]
ONGOING = [
    "Freedonia is <event status=ongoing>attacking</event> Sylvania.",
    "Freedonian prosecutors are <event status=ongoing>investigating</event> the minister.",
    "The border is closed while Freedonia <event status=ongoing>attacks</event> Sylvania.",
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
    "The rebels falsely claimed that the army <event status=denied>attacked</event> the town.",
    "The army was too weak to <event status=denied>attack</event> the town.",
    "Freedonia broke its promise to <event status=denied type=RETREAT>withdraw</event> its troops from Sylvania.",
    "The army abandoned its plan to <event status=denied type=ASSAULT>attack</event> the town.",
    "The general had no part in <event status=denied>attacking</event> the town.",
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
    "The rebels have expressed their intention of <event status=announced type=CONCEDE>declaring</event> a ceasefire.",
    "Freedonia <event status=announced type=AGREE>invited</event> the president of Sylvania to talks.",
]
PLANNED = [
    "The rebels will soon be <event status=planned type=CONCEDE>withdrawing</event> their troops from Sylvania.",
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
    "The minister met the king of Sylvania to <event status=demanded type=REQUEST>ask</event> for money.",
    "Ten thousand people rallied to <event status=demanded type=REQUEST>demand</event> democratic reforms.",
    "If the general comes, I <event status=demanded type=REQUEST>urge</event> him to resign.",
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
    "Freedonia almost certainly <event status=possible>attacked</event> Sylvania.",
    "Freedonia must have <event status=possible>attacked</event> Sylvania.",
    "Freedonia refused to rule out <event status=possible>attacking</event> Sylvania.",
    "The officer was arrested for <event status=possible>killing</event> two protesters.",
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
    "The army said it would have <event status=hypothetical>attacked</event> the town.",
    "The general has no interest in <event status=hypothetical>attacking</event> the town.",
    "The minister saw no point in <event status=hypothetical>attacking</event> the town.",
    "The envoy will persuade the rebels to <event status=hypothetical>release</event> the hostages.",
]
TABLE = {
    "happened": HAPPENED, "presupposed": PRESUPPOSED, "ongoing": ONGOING, "denied": DENIED, "scope": SCOPE, "announced": ANNOUNCED, "planned": PLANNED,
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
    # events that nobody takes for granted, whatever stands beside them
    "The attack did not take place.",
    "The attack would not deter Freedonia.",
    "The attack will not kill civilians, the general said.",
    "An attack would not have killed anyone.",
    "No attack killed anyone.",
    "The threatened attack did not deter Freedonia.",
    "The planned attack did not kill anyone.",
    "If the attack does not force them to leave, the army will return.",
    "Freedonia did not condemn any attack.",
    "Freedonia did not investigate the alleged attack on the port.",
    "Freedonia would not condemn an attack on the port.",
    # what would have been
    "Freedonia would not have attacked Sylvania.",
    "Freedonia would not have attacked Sylvania without warning.",
    "Even without the treaty, Freedonia would not have attacked Sylvania.",
    "Without a mandate, Freedonia would attack Sylvania.",
    "Without a mandate, Freedonia will not attack Sylvania.",
    "Without a mandate, Freedonia could not attack Sylvania.",
    "Without a mandate, would Freedonia not have attacked Sylvania?",
    "Freedonia said it would have attacked Sylvania.",
    # nearly, and not by mistake
    "The rebels nearly killed the president.",
    "Freedonia almost never attacked Sylvania.",
    "Freedonia almost certainly attacked Sylvania.",
    "The rebels wrongly said that the army attacked the town.",
    # targets that were not hit
    "The port could be the target of an attack.",
    "The port was not the target of an attack.",
    "The port was the target of a planned attack.",
    "The port was the target of a foiled attack by the rebels.",
    "The port will be the target of an attack by the rebels.",
    "The port was the subject of talks on an attack.",
    "Their objective, an attack on the port, was not achieved.",
    "Their fear, an attack on the port, brought them home.",
    "The town would be a refuge if and when an attack on the port is launched.",
    "The town will be a refuge if and when rebels attack the port.",
    # promises and threats that nobody kept
    "The rebels failed to carry out their threat to attack the town.",
    "The rebels threatened to carry out their threat to attack the town.",
    "The rebels may carry out their threat to attack the town.",
    "If the rebels carry out their threat to attack the town, the army will answer.",
    "Did the rebels carry out their threat to attack the town?",
    "The minister doubts that the rebels carried out their threat to attack the town.",
    "The rebels kept their plan to attack the town.",
    "The rebels kept a promise not to attack the town.",
    "The rebels gave up their plan to attack the town.",
    # persuading, knowing, taking part
    "The general tried to persuade the rebels to attack the town.",
    "The general could not convince the rebels to attack the town.",
    "The general hopes to convince the rebels to attack the town.",
    "Nothing prompted the army to attack the town.",
    "I do not know that the army attacked the village.",
    "The minister knew nothing of an attack on the village.",
    "The minister sees that the army may attack the village.",
    "The minister thinks that the army attacked the village.",
    "The minister does not see how the army attacked the village.",
    "Nobody remembers that the army attacked the village.",
    "The minister did not know whether the army attacked the village.",
    "The minister did not confirm that the army had attacked the village.",
    "The minister did not say that the army had attacked the village.",
    "The general denied any role in attacking the town.",
    "The general had no part in attacking the town.",
    "The general was accused of a role in attacking the town.",
    "The general has an interest in attacking the town.",
    "The general sees no harm in attacking the town.",
    "The army had little success in attacking the town.",
    # purposes, suspicions, plans and those who only might
    "The general called the minister to ask whether the army attacked the town.",
    "The officer was arrested for attacking protesters.",
    "The rebels will be attacking the port on Friday.",
    "The rebels expressed their intention to attack the port.",
    "The envoy waits while Freedonia may attack Sylvania.",
    "The envoy waits while Freedonia considers attacking Sylvania.",
    "The envoy waits while Freedonia does not attack Sylvania.",
    "Roe, a man who might attack the port, was seen.",
    "Troops attacking civilians will be punished.",
    "No resolutions condemning the attack on Sylvania were adopted.",
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


# ---- events put off, announced, taken for granted -------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "The Kenyan <event status=planned type=CONCEDE>withdrawal</event> from Somalia, announced by the president, ends the mission.",
        "There was a <event status=happened>phone call</event> between Kenya and Somalia aimed at calming the army.",
        "The Kenyan minister <event status=planned>stands down</event> at the end of the year.",
        "The Kenyan <event status=denied>conference</event> was put on hold until February.",
        "None of the courts dealt with the fate of those <event status=happened>kidnapped</event> by the rebels.",
        "We thank the minister and would <event status=demanded>ask</event> the Kenyan government to assist us.",
        "Kenya said it will not <event status=happened type=REJECT>hold any talks</event> with Somalia.",
        "Kenya did not <event status=denied type=CONSULT>hold any talks</event> with Somalia.",
    ],
)
def test_status_heeds_what_stands_beside_the_event(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "text",
    [
        "The minister did not rule out the possibility of war with Somalia.",
        "Kenya did not exclude a deal with Somalia.",
    ],
)
def test_status_of_what_is_left_open_is_none(text: str) -> None:
    assert not code(text).events
