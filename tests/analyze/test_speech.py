"""Who says what: the sentences are the expectation, offsets come from the tags."""

import time

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.analyze.analysis import SpeechFrame
from dragoman.analyze.parsing import parse, reading_copy
from dragoman.analyze.speech import find_speech
from dragoman.knowledge.speechlexicon import Cue, load_speech_lexicon
from dragoman.records import Article
from tests.tagged import untag

LEXICON = load_speech_lexicon()
Part = tuple[str, int, int]


def frames_of(nlp: Language, text: str) -> tuple[Doc, tuple[SpeechFrame, ...]]:
    (doc,) = parse(nlp, [reading_copy(text)])
    return doc, find_speech(doc, Article("a", text), LEXICON)


def says(doc: Doc, frame: SpeechFrame, parts: list[Part]) -> bool:
    """True where the frame has the cue and the contents of the tags, and one head in each tagged person."""
    spans = {("content", each.start, each.end) for each in frame.content}
    if frame.cue is not None:
        spans.add(("cue", frame.cue.start, frame.cue.end))
    if spans != {part for part in parts if part[0] in ("cue", "content")}:
        return False
    for name, heads in (("speaker", frame.speakers), ("addressee", frame.addressees), ("via", frame.via)):
        persons = [part for part in parts if part[0] == name]
        inside = [sum(start <= doc[head].idx < end for head in heads) for _, start, end in persons]
        if inside != [1] * len(persons) or (name == "speaker" and len(heads) != len(persons)):
            return False
    return True


def check(nlp: Language, tagged: str) -> SpeechFrame:
    """The frame that the tagged text describes; the failure shows all frames found."""
    text, parts = untag(tagged)
    doc, frames = frames_of(nlp, text)
    right = [frame for frame in frames if says(doc, frame, parts)]
    assert right, [(f.rule, f.cue, [doc[head].text for head in f.speakers], f.content) for f in frames]
    return right[0]


@pytest.mark.parametrize(
    ("cue", "example"),
    [pytest.param(cue, example, id=cue.id) for cue in LEXICON.cues for example in cue.examples],
)
def test_cue_fires_on_its_example(nlp: Language, cue: Cue, example: str):
    assert check(nlp, example).rule == cue.rule


@pytest.mark.parametrize(
    ("cue", "text"),
    [pytest.param(cue, text, id=cue.id) for cue in LEXICON.cues for text in cue.near_misses],
)
def test_cue_is_silent_on_its_near_miss(nlp: Language, cue: Cue, text: str):
    _, frames = frames_of(nlp, text)
    assert [frame for frame in frames if frame.rule == cue.rule] == []


@pytest.mark.parametrize(
    ("tagged", "kind"),
    [
        ('<content>"The port is open,"</content> <speaker>the minister</speaker> <cue>said</cue>.', "direct"),
        ("<speaker>The minister</speaker> <cue>said</cue>: <content>“The port is open.”</content>", "direct"),
        ("<speaker>The minister</speaker> <cue>said</cue> <content>the port was open</content>.", "indirect"),
        ('<speaker>The minister</speaker> <cue>said</cue> <content>the port was "wide open"</content>.', "mixed"),
        ("<content>''The port is open,''</content> <cue>said</cue> <speaker>the minister</speaker>.", "direct"),
    ],
)
def test_speech_is_direct_indirect_or_mixed(nlp: Language, tagged: str, kind: str):
    assert check(nlp, tagged).kind == kind


@pytest.mark.parametrize(
    "tagged",
    [
        # a quotation in two parts, around its cue and after it
        '<content>"The port,"</content> <speaker>the minister</speaker> <cue>said</cue>, <content>"is open."</content>',
        '<content>"The port is open,"</content> <speaker>the minister</speaker> <cue>said</cue>. '
        '<content>"Nobody will close it again."</content>',
        # a quotation that goes on in the next paragraph
        '<speaker>The minister</speaker> <cue>said</cue>: <content>"The port is open.</content>\n\n'
        '<content>"Nobody will close it."</content>',
        # the cue inside or after indirect speech
        "<content>The port</content>, <speaker>the minister</speaker> <cue>said</cue>, <content>is open again</content>.",
        "<content>The port is open again</content>, <cue>according to</cue> <speaker>the minister</speaker>.",
        # two speakers, and nobody known by name
        "<speaker>The minister</speaker> and <speaker>the general</speaker> <cue>said</cue> <content>the war was over</content>.",
        "<speaker>One of two officials</speaker> <cue>said</cue> <content>the war was over</content>.",
        # participles take the subject of their verb, relative clauses the noun they describe
        "The minister left early, with <speaker>the envoy</speaker> <cue>saying</cue> <content>the talks had failed</content>.",
        "<speaker>The envoy</speaker>, who <cue>said</cue> <content>the talks had failed</content>, flew home.",
    ],
)
def test_speech_keeps_all_its_parts(nlp: Language, tagged: str):
    check(nlp, tagged)


@pytest.mark.parametrize(
    "tagged",
    [
        # passives: what is said of whom, by whom or by nobody
        "<content>The plan</content> <cue>is seen as</cue> <content>a step towards war</content>.",
        "<content>The summit</content> <cue>was described by</cue> <speaker>Freedonia</speaker> as <content>a last chance</content>.",
        "<content>The measures</content>, <cue>deemed</cue> <content>insufficient</content> by <speaker>the union</speaker>, failed.",
        "<content>The minister</content> <cue>was criticized for</cue> <content>being slow</content>.",
        "<cue>Asked</cue> <content>whether the port was open</content>, the minister shrugged.",
        # the object before its verb
        "It was <content>a plan</content> <speaker>she</speaker> <cue>opposed</cue>.",
        # clauses that the parser hangs elsewhere
        "<speaker>The league</speaker> <cue>called for</cue> <content>both sides to leave the port</content>.",
        "<speaker>The reporter</speaker> <cue>asked</cue> <addressee>the minister</addressee> <content>if the port was open</content>.",
        "In both cases, <speaker>the mayor</speaker> <cue>said</cue>, <content>those donations paid for the bridge</content>.",
        "<speaker>He</speaker> <cue>made it clear</cue> that <content>the port would open</content>.",
        "<speaker>The poll</speaker> <cue>found</cue> <content>the king about even with the premier</content>.",
        "<content>The king had pardoned the colonel</content>; <speaker>the palace</speaker> <cue>denied</cue> it.",
        # how far the cue reaches
        "<speaker>The minister</speaker> <cue>went on to say</cue> that <content>the port was open</content>.",
        "<speaker>The minister</speaker> <cue>responded by saying</cue> <content>the port was open</content>.",
        "<speaker>The union</speaker> <cue>issued a statement saying</cue> <content>the port was open</content>.",
        '<content>"He is tired,"</content> <speaker>the king</speaker> <cue>said of</cue> the envoy.',
        "<content>The truce</content> <cue>was rejected by</cue> <speaker>the rebels</speaker>.",
        # who speaks
        "<speaker>The band</speaker> shared the news on the radio, <cue>saying</cue> <content>the tour was over</content>.",
        "On Sunday <speaker>Vučić</speaker> <cue>said</cue> <content>he would leave</content>.",
    ],
)
def test_speech_is_found_in_every_order(nlp: Language, tagged: str):
    check(nlp, tagged)


@pytest.mark.parametrize(
    "text",
    [
        "The talks grew tense as the conflict went on.",
        "Freedonia has accepted the truce; however, its army has not moved.",
        "Even as the law was read out, the king slept.",
        "“Who did this?” Ships came from the island to pay the tolls that are regularly demanded.",
        "The law will not allow the port to be sold.",
        "The king raised the tax.",
        "The deadly attack on the port was over.",
    ],
)
def test_speech_is_not_found_where_nobody_speaks(nlp: Language, text: str):
    assert frames_of(nlp, text)[1] == ()


def test_speech_that_is_refused_is_the_refusal_alone(nlp: Language):
    (frame,) = frames_of(nlp, "The minister refused to say whether the port was open.")[1]
    assert (frame.rule, frame.stance) == ("speech.toml#refuse", "deny")


def test_speech_of_a_light_verb_and_its_noun_is_one(nlp: Language):
    (frame,) = frames_of(nlp, "The envoy expressed hope that the truce would hold.")[1]
    assert frame.cue is not None and frame.cue.quote == "expressed hope"


def test_speech_stopped_from_being_said_has_the_person_stopped(nlp: Language):
    text = "The king kept the envoy from saying that the port was open."
    doc, (frame,) = frames_of(nlp, text)
    assert [doc[head].text for head in frame.speakers] == ["envoy"]


TRANSCRIPT = """FIREFLY: Do you think the port is open?

VERA: It is open. We have seen ships.

FIREFLY: Will it stay so?
"""


def test_speech_of_a_transcript_has_a_frame_for_each_turn(nlp: Language):
    doc, frames = frames_of(nlp, TRANSCRIPT)
    turns = [frame for frame in frames if frame.rule == "speech.toml#colon"]
    assert [doc[frame.speakers[0]].text for frame in turns] == ["FIREFLY", "VERA", "FIREFLY"]
    assert turns[1].content[0].quote == "It is open. We have seen ships"


def test_speech_of_a_list_in_capitals_is_no_transcript(nlp: Language):
    _, frames = frames_of(nlp, "WEATHER: rain in the hills.\n\nThe king slept well.")
    assert [frame for frame in frames if frame.rule == "speech.toml#colon" and len(frame.content[0].quote) > 40] == []


def test_speech_inside_speech_is_passed_on(nlp: Language):
    check(
        nlp,
        "<via>The spokesman</via> said that <speaker>the minister</speaker> <cue>had told</cue>"
        " <addressee>the king</addressee> <content>the port was open</content>.",
    )


def test_speech_of_a_passed_on_statement_is_one(nlp: Language):
    text = "According to the agency, the minister said the port was open."
    doc, (frame,) = frames_of(nlp, text)
    assert [doc[head].text for head in frame.speakers] == ["minister"]
    assert [doc[head].text for head in frame.via] == ["agency"]


def test_speech_has_its_medium(nlp: Language):
    frame = check(
        nlp, "<speaker>The minister</speaker> <cue>said in a statement</cue> that <content>the port was open</content>."
    )
    assert frame.medium == "statement"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "...",
        '"',
        '""""',
        "said",
        "said said said",
        '"Said," said said.',
        "According to",
        ": : :",
        "“\n\n“\n\n“",
        "\ud800 said \udfff that \u200b.",
        "He said that " * 50,
    ],
)
def test_speech_of_odd_text_does_not_fail(nlp: Language, text: str):
    _, frames = frames_of(nlp, text)
    for frame in frames:
        for span in frame.content:
            assert text[span.start : span.end] == span.quote


def test_speech_takes_time_linear_in_the_text(nlp: Language):
    passage = '"We are leaving," the envoy said. "Nobody will stay." The king said the talks had failed.\n\n'
    (short,), (long,) = (list(parse(nlp, [passage * copies])) for copies in (15, 150))

    def seconds(doc: Doc) -> float:
        started = time.process_time()
        find_speech(doc, Article("a", doc.text), LEXICON)
        return time.process_time() - started

    assert min(seconds(long) for _ in range(3)) < 15 * min(seconds(short) for _ in range(5))
