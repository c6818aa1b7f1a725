"""Events without a time of their own take that of the story around them, or none."""

import re

import pytest

from dragoman.extract.dating import load_words
from dragoman.knowledge.lexicon import read_toml
from dragoman.knowledge.tables import DATA
from dragoman.records import Article, Event
from tests.tagged import code, coder

STORY = read_toml(DATA / "lang" / "en" / "story.toml")
WHEN = re.compile(r"<when value=(\S+)>(.*?)</when>")

INFERRED = [  # published on Monday, 2031-05-05
    ("Rebels attacked the port of Mombasa. The attack took place on Friday.", "attacked", "2031-05-02"),
    ("Rebels attacked the port of Mombasa. This occurred on 2 May.", "attacked", "2031-05-02"),
    ("Rebels attacked the port of Mombasa on Friday. Police arrested two rebels.", "arrested", "2031-05-02"),
    ("Three explosions shook Mombasa last night. Rebels wounded two soldiers.", "wounded", "2031-05-04"),
    ("Rebels attacked Mombasa on Friday. Kenya has many soldiers there. It is a port. In the attack they killed ten soldiers.",
     "killed", "2031-05-02"),
    ('Iran urged Iraq to withdraw its troops. "The war must end," Iran said on Friday.', "urged", "2031-05-02"),
]  # fmt: skip

OPEN = [
    ("Rebels attacked the port of Mombasa on Friday. Earlier police arrested two rebels.", "arrested"),
    ("Rebels attacked the port of Mombasa on Friday. Police have arrested two rebels.", "arrested"),
    ("Rebels attacked the port of Mombasa on Friday. Kenya is a country. It has ports. It is poor. Police arrested two rebels.", "arrested"),
    ("Rebels attacked the port of Mombasa. Police arrested two rebels.", "arrested"),
    ("In 2019 rebels attacked the port of Mombasa. Police arrested two rebels.", "arrested"),
    ('Iran has urged Iraq to withdraw its troops. "The war must end," Iran said on Friday.', "urged"),
]  # fmt: skip


TITLED = "Iran urges Iraq to withdraw\n\nIran on Friday urged Iraq to withdraw its troops. The war must end, it said."


def event_at(text: str, word: str) -> Event:
    """The event that the clause with this word tells."""
    return next(event for event in code(text).events if word in event.telling.quote)


@pytest.mark.parametrize(("text", "word", "value"), INFERRED)
def test_date_is_inferred_from_the_story(text: str, word: str, value: str) -> None:
    date = event_at(text, word).date
    assert (date.value, date.basis) == (value, "inferred")
    assert date.expression is not None and text[date.expression.start : date.expression.end] == date.expression.quote


@pytest.mark.parametrize(("text", "word"), OPEN)
def test_date_stays_unknown_where_the_story_moves_on(text: str, word: str) -> None:
    assert event_at(text, word).date.value is None


def test_date_is_never_that_of_publication_by_itself() -> None:
    events = code("Rebels attacked the port of Mombasa. Two soldiers were killed by rebels.").events
    assert events and all(event.date.basis == "unknown" for event in events)


def test_date_of_what_is_now_is_that_of_the_document() -> None:
    date = event_at("Kenya is now holding talks with Somalia.", "holding").date
    assert (date.value, date.basis) == ("2031-05-05", "document")


def test_date_of_what_speakers_say_of_themselves_is_that_of_the_saying() -> None:
    date = event_at("Iran said on Friday that it rejects the plan of Iraq.", "rejects").date
    assert (date.value, date.basis) == ("2031-05-02", "expression")


def test_date_of_a_headline_is_that_of_the_lead() -> None:
    article = Article("t", TITLED, title=TITLED.partition("\n")[0], published="2031-05-05", published_from="input")
    assert {event.date.value for event in coder().code(article).events if event.type == "REQUEST"} == {"2031-05-02"}


@pytest.mark.parametrize("annotated", STORY["examples"])
def test_story_words_prove_themselves(annotated: str) -> None:
    when = WHEN.search(annotated)
    assert when is not None
    events = code(WHEN.sub(r"\2", annotated), published=STORY["published"]).events
    assert {event.date.value for event in events if event.date.basis == "inferred"} == {when[1]}


def test_story_words_are_lower_case() -> None:
    words = load_words()
    assert all(word == word.lower() for group in (words.happen, words.incidents, words.elsewhen) for word in group)


def test_span_that_goes_on_is_no_day_of_a_speaker() -> None:
    events = code("Kenya rejected the offer. Kenya has demanded a full withdrawal since December.").events
    assert [event.date.value for event in events if event.type == "REJECT"] == [None]
