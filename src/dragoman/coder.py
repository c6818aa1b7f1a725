"""From article to coding: every stage in order, one function call each."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from dragoman.analyze.analysis import Analysis
from dragoman.analyze.analyst import Analyst
from dragoman.analyze.parsing import BATCH
from dragoman.extract.join import extract_records
from dragoman.knowledge import Knowledge, load_knowledge
from dragoman.records import SCHEMA_VERSION, Article, Coding, Maker, Problem
from dragoman.records.article import make_article_id

__version__ = "0.1.0"


class Coder:
    """Reads articles and writes codings; holds the parser and the knowledge, loaded once.

    ``parser`` names an installed spaCy pipeline (default: the one that comes with Dragoman); ``packs`` are folders
    whose tables and rules add to ours.
    """

    def __init__(self, parser: str = "", packs: Sequence[Path] = ()) -> None:
        self.knowledge: Knowledge = load_knowledge(tuple(packs))
        self.analyst = Analyst(self.knowledge, parser)

    def code(self, article: Article) -> Coding:
        """The coding of one article.

        >>> coder = Coder()
        >>> [event.type for event in coder.code(Article("a", "Freedonia's army attacked Iraq on Friday.")).events]
        ['ASSAULT']
        """
        return next(self.pipe([article]))

    def pipe(self, articles: Iterable[Article]) -> Iterator[Coding]:
        """The coding of each article, in order; articles are parsed in small batches."""
        waiting = iter(articles)
        while batch := list(islice(waiting, BATCH)):
            for analysis, problems in self.analyst.analyze(batch):
                yield self._code(analysis, problems)

    def _code(self, analysis: Analysis | Article, problems: tuple[Problem, ...]) -> Coding:
        maker = Maker(__version__, self.analyst.parser, self.knowledge.packs)
        if isinstance(analysis, Article):
            return Coding(SCHEMA_VERSION, analysis, problems=problems, coder=maker)
        return extract_records(analysis, self.knowledge, problems, maker)


def read(text: str, date: str | None = None, title: str | None = None, url: str | None = None) -> Coding:
    """The coding of one text; ``date`` (ISO) is the day it was published.

    >>> coding = read("Iraq said it would withdraw its troops from Kuwait.", date="2031-05-02")
    >>> [(event.type, event.status) for event in coding.events]
    [('CONCEDE', 'announced')]
    """
    article = Article(make_article_id(text, url), text, title, date, "input" if date else None, url)
    return default_coder().code(article)


def default_coder() -> Coder:
    """The coder with its default parser and knowledge, made once a process."""
    if not _DEFAULT:
        _DEFAULT.append(Coder())
    return _DEFAULT[0]


_DEFAULT: list[Coder] = []
