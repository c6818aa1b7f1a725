"""Codings go to JSON and come back the same; the JSON keeps the schema; wrong JSON is named by its field."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from dragoman.errors import RecordError
from dragoman.records import SCHEMA_VERSION, Article, Coding, Date, Event, Role, Span, decode, encode, schema
from tests.records.generated import CODINGS

TEXT = "Freedonia attacked Sylvania."
EVENT = Event(
    id="event-1",
    start=0,
    end=27,
    quote=TEXT[:27],
    rule="plover/rules.en/assault.toml#attack",
    confidence=0.8,
    region="body",
    type="ASSAULT",
    quad=4,
    score=-9.0,
    status="happened",
    trigger=Span(10, 18, "attacked"),
    source=(Role("freedonia", 0, 9, "Freedonia"),),
    attribution=(Role("narrator"),),
    date=Date("2031-05-02", None, "inferred"),
)
CODING = Coding(SCHEMA_VERSION, Article("a", TEXT, meta={"desk": ["foreign", 3]}), events=(EVENT,))

plenty = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def changed(path: str, value: Any) -> dict[str, Any]:
    """The JSON of CODING with another value at a path like "events.0.quad"."""
    data: Any = json.loads(json.dumps(encode(CODING)))
    at, names = data, path.split(".")
    for name in names[:-1]:
        at = at[int(name)] if name.isdigit() else at[name]
    at[int(names[-1]) if names[-1].isdigit() else names[-1]] = value
    return data


@plenty
@given(coding=CODINGS)
def test_coding_comes_back_from_json_the_same(coding: Coding) -> None:
    assert decode(json.loads(json.dumps(encode(coding)))) == coding


@plenty
@given(coding=CODINGS)
def test_coding_as_json_keeps_the_schema(validator: Draft202012Validator, coding: Coding) -> None:
    assert not list(validator.iter_errors(json.loads(json.dumps(encode(coding)))))


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_role_of_the_narrator_has_no_words() -> None:
    (event,) = encode(CODING)["events"]
    assert event["attribution"] == [{"actor": "narrator"}]
    assert event["source"] == [{"actor": "freedonia", "start": 0, "end": 9, "quote": "Freedonia"}]


def test_field_that_may_be_left_out_is_read_as_none() -> None:
    (event,) = decode(encode(CODING)).events
    assert event.attribution == (Role("narrator", None, None, None),)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("events", {}, "coding.events: a list is needed, not dict"),
        ("events.0", "attack", r"coding.events\[0\]: an object is needed, not str"),
        ("events.0.start", "0", r"coding.events\[0\].start: a whole number is needed, not str"),
        ("events.0.start", 0.5, r"coding.events\[0\].start: a whole number is needed, not float"),
        ("events.0.quad", True, r"coding.events\[0\].quad: a whole number is needed, not bool"),
        ("events.0.confidence", "high", r"coding.events\[0\].confidence: a number is needed, not str"),
        ("events.0.quote", None, r"coding.events\[0\].quote: text is needed, not NoneType"),
        ("events.0.status", "maybe", r"coding.events\[0\].status: 'maybe' is none of happened, ongoing, .*"),
        ("events.0.mode", ["a", 1], r"coding.events\[0\].mode\[1\]: text is needed, not int"),
        ("events.0.date.expression", 7, r"coding.events\[0\].date.expression: an object is needed, not int"),
        ("events.0.mood", "grim", r"coding.events\[0\]: unknown field 'mood'; written by another version"),
        ("article.meta", [], "coding.article.meta: an object is needed, not list"),
    ],
)
def test_wrong_json_is_named_by_its_field(path: str, value: Any, message: str) -> None:
    with pytest.raises(RecordError, match=message):
        decode(changed(path, value))


def test_missing_field_is_named() -> None:
    data = changed("events.0.type", "ASSAULT")
    del data["events"][0]["type"]
    with pytest.raises(RecordError, match=r"coding\.events\[0\]: field 'type' is missing"):
        decode(data)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("events.0.start", -1),
        ("events.0.quad", 5),
        ("events.0.confidence", 1.2),
        ("events.0.status", "maybe"),
        ("events.0.mood", "grim"),
        ("events.0.quote", None),
    ],
)
def test_schema_refuses_what_the_contract_forbids(validator: Draft202012Validator, path: str, value: Any) -> None:
    assert not list(validator.iter_errors(encode(CODING)))
    assert list(validator.iter_errors(changed(path, value)))
