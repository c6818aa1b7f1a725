"""The analyst prepares articles, says what it had to leave, and runs every stage."""

from dataclasses import replace

import pytest

from dragoman.analyze.analyst import LONGEST, Prepared, part_regions
from dragoman.records import Article, Region
from dragoman.records.article import PublishedFrom
from tests.tagged import coder

STORY = (
    "NAIROBI, May 5, 2031 - Kenya's army attacked a village in the north on Friday, officials said. The government in"
    " the capital did not comment on the report, and the telephones of the ministry were not answered."
)
GERMAN = (
    "Die Regierung hat am Freitag beschlossen, die Truppen aus dem Norden des Landes abzuziehen. Der Minister sagte, man"
    " werde die Gespräche mit dem Nachbarland in der kommenden Woche wieder aufnehmen und auf eine Lösung hoffen."
)


def prepared(article: Article) -> Prepared:
    (found,) = coder().analyst.read([article])
    return found


def problems_of(article: Article) -> list[str]:
    return [problem.stage for problem in prepared(article).problems]


def test_dateline_gives_the_date_where_none_is_given() -> None:
    article = prepared(Article("a", STORY)).article
    assert (article.published, article.published_from) == ("2031-05-05", "dateline")


def test_given_date_wins_over_the_dateline() -> None:
    article = prepared(Article("a", STORY, published="2031-06-01", published_from="input")).article
    assert (article.published, article.published_from) == ("2031-06-01", "input")


@pytest.mark.parametrize("found", ["page", "url"])
def test_dateline_wins_over_what_the_page_says(found: PublishedFrom) -> None:
    article = prepared(Article("a", STORY, published="2031-06-01", published_from=found)).article
    assert (article.published, article.published_from) == ("2031-05-05", "dateline")


@pytest.mark.parametrize("found", ["page", "url"])
def test_page_gives_the_date_where_there_is_no_dateline(found: PublishedFrom) -> None:
    story = STORY.replace(", May 5, 2031", "")
    article = prepared(Article("a", story, published="2031-06-01", published_from=found)).article
    assert (article.published, article.published_from) == ("2031-06-01", found)


def test_missing_date_is_a_problem() -> None:
    (problem,) = prepared(Article("a", STORY.replace(", May 5, 2031", ""), language="en")).problems
    assert problem.stage == "times"
    assert "give one with --date" in problem.message


def test_foreign_article_is_not_analysed() -> None:
    found = prepared(Article("a", GERMAN, published="2031-05-05"))
    assert found.doc is None and found.copy is None
    assert [problem.stage for problem in found.problems] == ["language"]
    assert found.article.language == "de"


@pytest.mark.parametrize("text", ["", " ", "\n\n\t"])
def test_empty_article_is_not_analysed(text: str) -> None:
    found = prepared(Article("a", text, published="2031-05-05", language="en"))
    assert found.doc is None
    assert [problem.stage for problem in found.problems] == ["ingest"]


def test_text_that_is_too_long_is_cut_with_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.analyze.analyst.LONGEST", 100)
    found = prepared(Article("a", STORY, published="2031-05-05", language="en"))
    assert found.doc is not None and len(found.doc.text) == 100
    assert found.article.text == STORY
    (problem,) = found.problems
    assert problem.stage == "analyze" and f"the first 100 of {len(STORY)} characters" in problem.message
    assert LONGEST >= 100_000


def test_article_without_problems_has_none() -> None:
    assert problems_of(Article("a", STORY, published="2031-05-05")) == []


def test_articles_come_back_in_order() -> None:
    articles = [Article("a", STORY), Article("b", ""), Article("c", GERMAN), Article("d", STORY, language="en")]
    found = list(coder().analyst.read(articles))
    assert [each.article.id for each in found] == ["a", "b", "c", "d"]
    assert [each.doc is not None for each in found] == [True, False, False, True]


def test_copy_and_doc_have_the_length_of_the_text() -> None:
    capitals = Article("a", STORY.upper(), language="en")
    found = prepared(capitals)
    assert found.doc is not None and found.copy is not None
    assert len(found.copy) == len(found.doc.text) == len(capitals.text)


def test_analysis_has_what_the_extractors_need() -> None:
    found = prepared(Article("a", STORY))
    assert found.doc is not None
    analysis = coder().analyst.analyze(found.article, found.doc)
    assert {clause.lemma for clause in analysis.clauses.values()} >= {"attack"}
    assert set(analysis.modalities) == set(analysis.clauses)
    assert "said" in [frame.cue.quote for frame in analysis.frames if frame.cue]
    assert [time.quote for time in analysis.times] == ["May 5, 2031", "Friday"]
    assert {"Kenya's army", "officials"} <= {mention.quote for actor in analysis.actors for mention in actor.mentions}


def test_line_break_parts_the_dateline_from_the_story() -> None:
    article = replace(Article("a", STORY), regions=(Region("dateline", 0, 23),))
    copy = part_regions(STORY, article)
    assert len(copy) == len(STORY)
    assert copy[22] == "\n" and copy.replace("\n", " ") == STORY
