"""Articles: spans carry their words, characters know their region, ids come from address or text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Article, Region, make_article_id

TEXT = "Freedonia votes\n\nFREEDONIA CITY, May 2 - The parliament met."
ARTICLE = Article("a", TEXT, regions=(Region("title", 0, 15), Region("dateline", 17, 40)))


@given(st.text(), st.integers(0, 30), st.integers(0, 30))
def test_span_quotes_the_text(text: str, start: int, end: int) -> None:
    span = Article("a", text).span(start, end)
    assert text[span.start : span.end] == span.quote


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Freedonia votes", "title"), ("\n\n", "body"), ("May 2", "dateline"), ("The parliament", "body")],
)
def test_region_holds_its_characters(words: str, kind: str) -> None:
    at = TEXT.index(words)
    assert {ARTICLE.region_at(each) for each in range(at, at + len(words))} == {kind}


def test_region_ends_before_its_end() -> None:
    assert ARTICLE.region_at(14) == "title"
    assert ARTICLE.region_at(15) == "body"


def test_article_id_comes_from_the_address_else_from_the_text() -> None:
    url = "https://news.example/1"
    assert make_article_id("one text", url) == make_article_id("another", url)
    assert make_article_id("one text") != make_article_id("another")
    assert make_article_id("one text", "") == make_article_id("one text")


@given(st.text(st.characters()))
def test_article_id_is_stable_for_any_text(text: str) -> None:
    assert make_article_id(text) == make_article_id(text)
    assert make_article_id(text).startswith("x") and len(make_article_id(text)) == 16


@pytest.mark.parametrize(
    ("published", "year"), [("2031-05-02T10:00:00Z", 2031), ("2031-05", None), ("2031-13-40", None), (None, None)]
)
def test_day_of_an_article_is_known_to_the_day_or_not_at_all(published: str | None, year: int | None) -> None:
    day = Article("a", "", published=published).day
    assert (day.year if day else None) == year
