"""Analyses for tests that look below the records: sentences go through every stage up to the extractors."""

from functools import cache

from dragoman.analyze.analysis import Analysis, Clause
from dragoman.records import Article
from tests.tagged import coder


@cache
def analyse(text: str) -> Analysis:
    """The analysis of a text published on a Monday."""
    article = Article("t", text, published="2031-05-05", published_from="input", language="en")
    (prepared,) = coder().analyst.read([article])
    assert prepared.doc is not None
    return coder().analyst.analyze(prepared.article, prepared.doc)


def clause_of(analysis: Analysis, word: str) -> Clause:
    """The clause whose predicate is this word of the text."""
    return next(clause for head, clause in analysis.clauses.items() if analysis.doc[head].text == word)


def quotes(analysis: Analysis, heads: tuple[int, ...]) -> list[str]:
    """The words of head tokens."""
    return [analysis.doc[head].text for head in heads]
