"""From article to coding: order, one article that fails among others, the same coding every time, and the contract."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dragoman import Article, Coder, Coding, read
from dragoman.coder import CRASH, default_coder
from dragoman.records import decode, encode, schema
from tests.tagged import coder

DISPATCHES = Path(__file__).parent.parent / "examples" / "dispatches.jsonl"
ROWS = [json.loads(line) for line in DISPATCHES.read_text("utf-8").splitlines()]
LISTS = ("events", "statements", "commitments", "conditions", "quantities", "times", "places")
ATTACK = "Kenya's army attacked rebels on Friday."
RAIN = "Rain fell on the hills and the rivers rose."
CODE_AGAIN = """
import json, sys
from dragoman import Article, Coder
from dragoman.records import encode
rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
articles = [Article(row["id"], row["text"], row["title"], row["date"], "input") for row in rows]
print(json.dumps([encode(coding) for coding in Coder().pipe(articles)]))
"""


def article(id: str, text: str) -> Article:
    return Article(id, text, published="2031-05-05", published_from="input", language="en")


@cache
def dispatches() -> dict[str, Coding]:
    """The codings of the dispatches in examples/ by id."""
    articles = (Article(row["id"], row["text"], row["title"], row["date"], "input") for row in ROWS)
    return {coding.article.id: coding for coding in coder().pipe(articles)}


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every object inside the JSON of a coding."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from parts(each)


def check_quotes(coding: Coding) -> int:
    """How many spans the coding has; fails unless each quotes the text."""
    spans = [part for part in parts(encode(coding)) if part.get("quote") is not None]
    for span in spans:
        assert coding.article.text[span["start"] : span["end"]] == span["quote"]
    return len(spans)


# ---- one text, many articles -------------------------------------------------------------------


def test_read_codes_one_text() -> None:
    coding = read(ATTACK, date="2031-05-05", title="Attack", url="https://news.example/1")
    assert [(event.type, event.date.value) for event in coding.events] == [("ASSAULT", "2031-05-02")]
    assert (coding.article.published, coding.article.published_from) == ("2031-05-05", "input")
    assert (coding.article.title, coding.article.url) == ("Attack", "https://news.example/1")


def test_read_without_a_date_leaves_days_unresolved_and_says_so() -> None:
    coding = read(ATTACK)
    assert coding.events[0].date.value is None
    assert "times" in [problem.stage for problem in coding.problems]


def test_read_uses_one_coder() -> None:
    assert default_coder() is default_coder()


def test_coding_keeps_the_text_unchanged() -> None:
    text = "\ufeffKenya's army\r\nattacked rebels.\r\n\r\n\u2028Rain\x85fell.\t"
    assert coder().code(article("a", text)).article.text == text


def test_codings_come_in_the_order_of_the_articles() -> None:
    texts = [ATTACK, "", RAIN, "Kenya expelled two envoys.", " "] * 5
    articles = [article(str(n), text) for n, text in enumerate(texts)]
    codings = list(coder().pipe(iter(articles)))
    assert [coding.article.id for coding in codings] == [each.id for each in articles]
    assert [[event.type for event in coding.events] for coding in codings] == [
        ["ASSAULT"],
        [],
        [],
        ["SANCTION"],
        [],
    ] * 5


def test_coding_does_not_depend_on_the_articles_beside_it() -> None:
    alone = coder().code(article("a", ATTACK))
    beside = list(coder().pipe([article("b", RAIN), article("a", ATTACK), article("c", ATTACK * 30)]))[1]
    assert alone == beside


def test_actor_is_not_called_by_a_pronoun() -> None:
    coding = coder().code(article("a", '"We will open the border," the president of Kenya said.'))
    assert {actor.name for actor in coding.actors} == {"the president of Kenya", "Kenya"}


def test_coding_says_what_made_it() -> None:
    maker = coder().code(article("a", ATTACK)).coder
    assert maker.version and maker.parser.startswith("en_")
    assert set(maker.packs) >= {"actors", "ontologies", "places", "lang"}


# ---- when something goes wrong -----------------------------------------------------------------


def test_article_that_fails_is_a_problem_and_the_others_are_coded() -> None:
    broken = Coder()
    ontology = broken.knowledge.ontology
    without_assault = {name: kind for name, kind in ontology.types.items() if name != "ASSAULT"}
    broken.knowledge = replace(broken.knowledge, ontology=replace(ontology, types=without_assault))
    before, failed, after = broken.pipe(
        [article("a", "Kenya expelled two envoys."), article("b", ATTACK), article("c", "Kenya expelled two envoys.")]
    )
    assert [event.type for event in before.events] == [event.type for event in after.events] == ["SANCTION"]
    (problem,) = failed.problems
    assert problem.stage == CRASH
    assert problem.message.startswith("KeyError: 'ASSAULT'; nothing was coded; please report it")
    assert failed.article.text == ATTACK and failed.events == ()


def test_failing_article_keeps_its_other_problems() -> None:
    broken = Coder()
    broken.knowledge = replace(broken.knowledge, ontology=replace(broken.knowledge.ontology, types={}))
    coding = broken.code(Article("a", ATTACK, language="en"))
    assert [problem.stage for problem in coding.problems] == ["times", CRASH]


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", ".", "...?!", '"', '"""\'“”', "\ud800", "\x00\x01", "a" * 9_000, "said said said", "Attack " * 300, "(" * 200, "1,000,000,000", "\u202eKenya attacked.", "👍🏽 " * 50, "If if if, if."],
)  # fmt: skip
def test_odd_text_is_coded_without_a_crash(text: str) -> None:
    coding = coder().code(article("a", text))
    assert CRASH not in [problem.stage for problem in coding.problems]
    check_quotes(coding)


NEWS = "Kenya Somalia rebels said that it denied will attack attacked if unless by to Friday ten we killed promised not"
WORDS = st.sampled_from([*NEWS.split(), '"', ",", ".", ":", "-", "\n\n", "\u2028", "AND", "IN", "Mr.", "2031"])


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_any_words_are_coded_without_a_crash(text: str) -> None:
    coding = coder().code(article("a", text))
    assert CRASH not in [problem.stage for problem in coding.problems]
    check_quotes(coding)
    assert decode(json.loads(json.dumps(encode(coding)))) == coding


# ---- the contract ------------------------------------------------------------------------------

each_dispatch = pytest.mark.parametrize("name", [row["id"] for row in ROWS])


@each_dispatch
def test_dispatch_quotes_the_text_in_every_span(name: str) -> None:
    assert check_quotes(dispatches()[name]) > 200


@each_dispatch
def test_dispatch_keeps_the_schema(name: str) -> None:
    coding = dispatches()[name]
    assert not list(Draft202012Validator(schema()).iter_errors(json.loads(json.dumps(encode(coding)))))


@each_dispatch
def test_dispatch_has_records_of_every_kind_without_problems(name: str) -> None:
    coding = dispatches()[name]
    assert coding.problems == ()
    assert coding.actors and coding.events and coding.statements and coding.times and coding.places


@each_dispatch
def test_dispatch_has_unique_ids_that_its_records_point_at(name: str) -> None:
    coding = dispatches()[name]
    records = [record for name in LISTS for record in getattr(coding, name)]
    ids = [record.id for record in records]
    assert len(set(ids)) == len(ids)
    actors = {actor.id for actor in coding.actors} | {"narrator"}
    assert {part["actor"] for part in parts(encode(coding)) if "actor" in part} <= actors
    events, places = {event.id for event in coding.events}, {place.id for place in coding.places}
    assert {each for statement in coding.statements for each in statement.events} <= events
    linked = {record.event for name in LISTS[2:5] for record in getattr(coding, name) if record.event}
    assert linked <= events
    assert {where.place for event in coding.events for where in event.place} <= places


def test_second_run_gives_the_same_codings() -> None:
    again = [coder().code(replace(coding.article, regions=())) for coding in dispatches().values()]
    assert again == list(dispatches().values())


def test_another_process_gives_the_same_codings() -> None:
    """Sets are read in another order in a process with another hash seed; nothing may depend on it."""
    found = subprocess.run(
        [sys.executable, "-c", CODE_AGAIN, str(DISPATCHES)],
        env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(found.stdout) == json.loads(json.dumps([encode(coding) for coding in dispatches().values()]))
