"""Modality first, then content: what an act about a content comes to in type, mode, status and roles."""

import pytest

from tests.extract.annotated import check
from tests.tagged import code


@pytest.mark.parametrize(
    "sentence",
    [
        "<source>Kenya</source> <event type=CONCEDE status=announced>promised</event> to withdraw its troops from <target>Somalia</target>.",
        "<source>Kenya</source> <event type=THREATEN mode=violence status=threatened>threatened</event> to attack <target>Somalia</target>.",
        "<by>Kenya</by> said <source>it</source> will <event type=THREATEN mode=violence status=threatened>attack</event> <target>Somalia</target>.",
        "<source>Kenya</source> plans to <event type=CONCEDE status=planned>withdraw</event> its troops from <target>Somalia</target>.",
        "<source>Kenya</source> will <event type=AGREE status=announced aux=future>meet</event> <source>Somalia</source> in Cairo.",
        "<source>Kenya</source> <event type=REQUEST mode=yield status=demanded>urged</event> <target>Somalia</target> to release the prisoners.",
        "<target>Somalia</target> was <event type=REQUEST mode=yield status=demanded>urged</event> to release the prisoners.",
        "<source>Kenya</source> <event type=REJECT mode=yield status=happened>refused</event> to release <target>the prisoners</target>.",
    ],
)
def test_act_and_content_give_type_and_status(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "<source>Kenya</source> <event type=THREATEN>threatened</event> to stop the talks if <target>Somalia</target> goes ahead.",
        "<source>The rebels</source> <event type=THREATEN>threatened</event> to attack the port unless <target>Kenya</target> paid.",
        "<by>Kenya</by> said <source>it</source> will <event type=THREATEN>attack</event> unless <target>Somalia</target> pays.",
    ],
)
def test_threat_is_aimed_at_those_who_can_meet_its_condition(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "<source>Kenya</source> is <event type=AGREE status=announced>ready</event> to send doctors to <target>Somalia</target>.",
        "<source>Kenya</source> is <event type=CONCEDE status=announced>willing</event> to release <target>the prisoners</target>.",
        "<source>The rebels</source> are not <event type=REJECT mode=yield status=happened>prepared</event> to release <target>the prisoners</target>.",
    ],
)
def test_adjective_of_readiness_is_an_act(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "<source>Kenya</source> said that <target>Somalia</target> <event type=REQUEST status=demanded>must return</event> the helicopter.",
        "<source>The president of Kenya</source> told reporters that <target>Somalia</target> <event type=REQUEST status=demanded>must apologise</event>.",
    ],
)
def test_voiced_duty_of_others_is_a_request(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "text",
    [
        "Somalia must return the helicopter.",
        "Kenya said that it must count the votes again.",
        "Kenya said that Somalia might have to return the helicopter.",
    ],
)
def test_duty_that_nobody_demands_of_others_is_no_request(text: str) -> None:
    assert not [event for event in code(text).events if event.type == "REQUEST"]


@pytest.mark.parametrize("verb", ["vowed", "promised", "agreed"])
def test_promise_not_to_attack_is_no_threat(verb: str) -> None:
    check(
        f"<source>Kenya</source> <event type=CONCEDE status=announced>{verb}</event> not to attack <target>Somalia</target>."
    )


def test_those_whom_a_report_goes_back_to_are_no_target() -> None:
    check(
        "<source>Rebels</source> <event type=ASSAULT status=happened>shelled</event> the town, according to <by>Kenya</by>."
    )


def test_accusation_tells_its_content_as_possible() -> None:
    check(
        "<source>Kenya</source> <event type=ACCUSE mode=allege status=happened>accused</event>"
        " <source n=2><target>Somalia</target></source> of <event n=2 type=ASSAULT status=possible>bombing</event>"
        " <target n=2>its port</target>."
    )


def test_condemned_attack_did_happen() -> None:
    check(
        "<source>Kenya</source> <event type=ACCUSE mode=disapprove status=happened>condemned</event>"
        " <source n=2><target>Somalia</target></source>'s <event n=2 type=ASSAULT status=happened>attack</event>"
        " on <target n=2>its port</target>."
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya denied that <source>its troops</source> <event type=ASSAULT status=denied aux=negation>attacked</event> <target>Somalia</target>.",
        "<source>Kenya</source> did not <event type=ASSAULT status=denied aux=negation>attack</event> <target>Somalia</target>.",
        "<source>Kenya</source> will not <event type=ASSAULT status=denied aux=negation>attack</event> <target>Somalia</target>.",
    ],
)
def test_denied_act_keeps_its_type(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "<by>Kenya</by> said that <source>Somalia</source> will <event type=ASSAULT status=possible>attack</event> <target>Ethiopia</target>.",
        "<source>Kenya</source> may <event type=ASSAULT status=possible>attack</event> <target>Somalia</target>.",
        "If <source>Kenya</source> <event type=ASSAULT status=hypothetical>attacks</event> <target>Somalia</target>, the harvest may fail.",
    ],
)
def test_forecast_is_never_told_as_real(sentence: str) -> None:
    check(sentence)


def test_duty_in_a_quotation_is_a_request() -> None:
    check(
        '"<target>Somalia</target> must <event type=REQUEST mode=yield status=demanded>withdraw</event> its troops,"'
        " <source>the president of Kenya</source> said."
    )


def test_duty_that_nobody_voices_is_hypothetical() -> None:
    (event,) = code("Somalia must withdraw its troops from Kenya.").events
    assert (event.type, event.status) == ("RETREAT", "hypothetical")


@pytest.mark.parametrize(
    "text",
    [
        "Kenya asked whether Somalia attacked its port.",
        "Kenya asked why Somalia had expelled its envoy.",
        "Kenya and Somalia agreed that the winter was cold.",
    ],
)
def test_question_or_shared_view_demands_and_promises_nothing(text: str) -> None:
    assert not {event.type for event in code(text).events} & {"REQUEST", "AGREE", "CONCEDE"}


def test_duty_is_less_sure_than_a_demand() -> None:
    (duty,) = code('"Somalia must withdraw its troops," the president of Kenya said.').events
    (demand,) = code("Kenya urged Somalia to withdraw its troops.").events
    assert duty.confidence < demand.confidence
