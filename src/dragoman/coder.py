"""From article to coding: every stage in order, one function call each."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path

from dragoman.analyze.actors import drop_idle
from dragoman.analyze.analysis import Analysis
from dragoman.analyze.analyst import Analyst, Prepared
from dragoman.analyze.parsing import BATCH
from dragoman.extract.commitments import extract_commitments
from dragoman.extract.conditions import extract_conditions
from dragoman.extract.events import extract_events
from dragoman.extract.join import join_commitments, join_conditions, join_quantities, join_statements
from dragoman.extract.quantities import extract_quantities
from dragoman.extract.retellings import join_retellings
from dragoman.extract.statements import extract_statements
from dragoman.knowledge import Knowledge, load_knowledge
from dragoman.records import SCHEMA_VERSION, Article, Coding, Maker, Problem, make_ids_unique
from dragoman.records.article import make_article_id
from dragoman.records.roles import find_roles

__version__ = "0.1.0"
CRASH = "coder"
"""The stage of a Problem that says that Dragoman itself failed on an article."""


class Coder:
    """Reads articles and writes codings; holds the parser and the knowledge, loaded once.

    ``parser`` names an installed spaCy pipeline (default: the one that comes with Dragoman); ``packs`` are folders
    whose tables and rules add to ours.
    """

    def __init__(self, parser: str = "", packs: Sequence[Path] = ()) -> None:
        self.knowledge: Knowledge = load_knowledge(tuple(map(Path, packs)))
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
            for prepared in self.analyst.read(batch):
                yield self._code(prepared)

    def _code(self, prepared: Prepared) -> Coding:
        """The coding of one article; what goes wrong with it becomes a Problem, so that the others are coded."""
        problems = prepared.problems
        if prepared.doc is not None:
            try:
                return self._write(self.analyst.analyze(prepared.article, prepared.doc), problems)
            except Exception as error:  # noqa: BLE001 - whatever it is, the other articles are coded
                found = f"{type(error).__name__}: {error}; nothing was coded; please report it with the article"
                problems = (*problems, Problem(CRASH, found))
        return Coding(SCHEMA_VERSION, prepared.article, problems=problems, coder=self._maker())

    def _maker(self) -> Maker:
        return Maker(__version__, self.analyst.parser, self.knowledge.packs)

    def _write(self, analysis: Analysis, problems: tuple[Problem, ...]) -> Coding:
        known = self.knowledge
        events = make_ids_unique(join_retellings(extract_events(analysis, known.ontology), analysis))
        conditions = make_ids_unique(join_conditions(extract_conditions(analysis, known.connectives), events))
        commitments = join_commitments(extract_commitments(analysis, known.undertakings), events, conditions)
        statements = make_ids_unique(join_statements(extract_statements(analysis), events))
        quantities = make_ids_unique(join_quantities(extract_quantities(analysis, known.quantities), events))
        promised = make_ids_unique(commitments)
        used = {role.actor for role in find_roles((events, statements, promised, conditions, quantities))}
        return Coding(
            schema_version=SCHEMA_VERSION,
            article=analysis.article,
            actors=drop_idle(analysis.actors, used),
            events=events,
            statements=statements,
            commitments=promised,
            conditions=conditions,
            quantities=quantities,
            times=analysis.times,
            places=analysis.places,
            problems=problems,
            coder=self._maker(),
        )


def read(text: str, date: str | None = None, title: str | None = None, url: str | None = None) -> Coding:
    """The coding of one text; ``date`` (ISO) is the day it was published.

    >>> coding = read("Iraq said it would withdraw its troops from Kuwait.", date="2031-05-02")
    >>> [(event.type, event.status) for event in coding.events]
    [('CONCEDE', 'announced')]
    """
    article = Article(make_article_id(text, url), text, title, date, "input" if date else None, url)
    return default_coder().code(article)


@cache
def default_coder() -> Coder:
    """The coder with its default parser and knowledge, made once a process."""
    return Coder()
