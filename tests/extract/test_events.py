"""Who did what to whom, when, where, and who says so, in sentences whose tags are the expectation."""

import pytest

from tests.extract.annotated import check
from tests.tagged import code


@pytest.mark.parametrize(
    "sentence",
    [
        "Two <target>Kenyan</target> envoys were <event type=SANCTION mode=expel status=happened>thrown out</event> by <source>Somalia</source>.",
        "<target>Ten protesters</target> were <event type=COERCE mode=arrest>arrested</event>.",
        "<source>Kenya's army</source> <event type=ASSAULT>attacked</event> villages in <target>Somalia</target>.",
        "<source>A number of Kenyan soldiers</source> <event type=ASSAULT>attacked</event> <target>rebels</target>.",
        "<source>Kenya</source> <event type=ASSAULT>launched an attack</event> on <target>Somalia</target>.",
        "The convoy that <source>the rebels</source> <event type=ASSAULT>attacked</event> burned for hours.",
    ],
)
def test_event_has_its_logical_source_and_target(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "<source>Kenya</source> and <source>Somalia</source> <event type=CONSULT>met</event> in <where>Nairobi</where>.",
        "<source>The president of Kenya</source> <event type=CONSULT>met</event> <source>the president of Somalia</source>.",
        "<event type=CONSULT>Talks</event> between <source>Kenya</source> and <source>Somalia</source> were held in <where>Cairo</where>.",
        "<source>The German chancellor</source> <event type=CONSULT>spoke</event> with <source>the French president</source>.",
    ],
)
def test_meeting_has_everybody_as_source(sentence: str) -> None:
    check(sentence)


def test_meeting_of_one_is_no_event() -> None:
    assert code("The president of Kenya met in Nairobi.").events == ()


def test_visitor_is_source_and_host_is_target() -> None:
    check(
        "<source>The president of Kenya</source> <event type=CONSULT mode=visit>visited</event> <target>Somalia</target>."
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "<source>Rebels</source> <event type=ASSAULT>killed</event> <target>two soldiers</target> <when is=2031-05-02>on Friday</when>.",
        "<source>Kenya</source> <event type=ASSAULT>bombed</event> <target>Somalia</target> <when is=2031-05-02>on Friday</when> after "
        "<source n=2>Somalia</source> <event n=2 type=SANCTION>expelled</event> <target n=2>its ambassador</target> "
        "<when n=2 is=2031-04-29>on Tuesday</when>.",
        "<source>Kenya</source> <event type=ASSAULT>attacked</event> <target>Somalia</target> <when is=2031-05-03>on 3 May 2031</when>.",
    ],
)
def test_event_has_the_date_of_its_own_clause(sentence: str) -> None:
    check(sentence)


def test_announced_act_has_the_date_of_the_saying() -> None:
    check(
        "<by>Kenya</by> said <when is=2031-05-02>on Friday</when> that <source>it</source> would"
        " <event type=CONCEDE status=announced aux=future>withdraw</event> its troops from <target>Somalia</target> in June."
    )


def test_event_without_a_date_in_the_text_has_none() -> None:
    (event,) = code("Kenya attacked Somalia.").events
    assert (event.date.value, event.date.expression, event.date.basis) == (None, None, "unknown")


def test_event_has_the_place_of_its_own_clause() -> None:
    check(
        "<source>Police</source> <event type=COERCE>arrested</event> <target>40 protesters</target> in <where>Nairobi</where>, and"
        " <source n=2>rebels</source> <event n=2 type=ASSAULT>killed</event> <target n=2>two soldiers</target> in <where n=2>Mombasa</where>."
    )


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("Kenya expelled twelve Somali diplomats.", "diplomatic"),
        ("Kenya's army attacked rebels.", "military"),
        ("Kenya imposed economic sanctions on Somalia.", "economic"),
    ],
)
def test_event_has_the_contexts_of_its_words(text: str, context: str) -> None:
    (event,) = code(text).events
    assert context in event.contexts


def test_event_told_by_nobody_else_is_the_narrators() -> None:
    (event,) = code("Kenya attacked Somalia.").events
    assert [role.actor for role in event.attribution] == ["narrator"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya doubts that Somalia attacked its port.", "possible"),
        ("Kenya believes that Somalia attacked its port.", "possible"),
        ("Kenya denied that Somalia attacked its port.", "denied"),
        ("Kenya said that Somalia attacked its port.", "happened"),
    ],
)
def test_event_is_as_real_as_its_speaker_says(text: str, status: str) -> None:
    (event,) = code(text).events
    assert (event.type, event.status) == ("ASSAULT", status)


@pytest.mark.parametrize(("year", "aux"), [("2003", ("historical",)), ("2031", ())])
def test_event_of_long_ago_is_historical(year: str, aux: tuple[str, ...]) -> None:
    (event,) = code(f"Kenya attacked Somalia in {year}.").events
    assert event.aux == aux


def test_event_shows_its_reasons_and_their_words() -> None:
    text = "Kenya denied that its troops attacked Somalia."
    (event,) = code(text).events
    steps = {reason.step: reason.quote for reason in event.because}
    assert steps == {"clause": "attacked", "modality": "denied", "source": "its troops", "target": "Somalia"}
    assert event.rule.startswith("plover/rules.en/assault.toml#")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Denmark offered to send economic advisers.", "Denmark offered to send economic advisers"),
        ("Danish bases have come under rocket fire.", "Danish bases have come under rocket fire"),
        (
            "Denmark will move part of its contingent of about 120 soldiers and four old tanks to the north.",
            "Denmark will move part of its contingent",
        ),
    ],
)
def test_evidence_holds_what_is_done_and_what_the_rule_asks_for(text: str, quote: str) -> None:
    (event,) = code(text).events
    assert event.quote == quote


def test_what_goes_on_has_the_status_of_its_verb() -> None:
    (event,) = code("Denmark will go on reducing its forces in Sweden, the ministry said.").events
    assert (event.type, event.status) == ("CONCEDE", "announced")


def test_demand_that_was_not_carried_out_was_made() -> None:
    assert [
        event.status for event in code("A demand by Denmark that all troops leave has not been carried out.").events
    ] == []


def test_vote_with_figures_is_by_those_who_vote() -> None:
    (event,) = code(
        "In Mogadishu, parliament voted 142 to 61 on Sunday to ask the government to expel all troops."
    ).events
    assert [role.quote for role in event.source] == ["parliament"]


def test_what_is_not_said_yet_is_neither_denied_nor_told() -> None:
    (event,) = code("The minister has yet to say whether he would ask Kenya to leave.").events
    assert event.status == "hypothetical"
