"""The stages of analysis in order: from an article to everything that the extractors build on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from dragoman.analyze.actors import find_actors
from dragoman.analyze.adjectives import add_adjectives
from dragoman.analyze.analysis import Analysis, Clause, SpeechFrame
from dragoman.analyze.casing import recase
from dragoman.analyze.clauses import find_clauses, find_event_heads
from dragoman.analyze.language import check_language
from dragoman.analyze.parsing import load_parser, parse, reading_copy
from dragoman.analyze.places import find_places
from dragoman.analyze.regions import find_dateline, find_regions
from dragoman.analyze.scenes import add_scenes, settle
from dragoman.analyze.speech import find_speech
from dragoman.analyze.status import StatusReader
from dragoman.analyze.timegrammar import load_time_grammar
from dragoman.analyze.times import find_times
from dragoman.knowledge import DATA, Knowledge
from dragoman.records import Actor, Article, Place, Problem

LONGEST = 400_000
"""Characters of an article that are analysed; the rest is left, with a Problem (400,000 = a book of 65,000 words)."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article ready to be parsed: with regions and date, and the copy that the parser reads (None: not to
    be read), and what the parser made of it."""

    article: Article
    copy: str | None
    problems: tuple[Problem, ...]
    doc: Doc | None = None


class Analyst:
    """Analyses articles; holds the parser and the knowledge."""

    def __init__(self, knowledge: Knowledge, parser: str = "") -> None:
        self.knowledge = knowledge
        self.nlp = load_parser(parser)
        self.times = load_time_grammar(DATA / "lang" / "en" / "times.toml")
        self.parser = f"{self.nlp.meta['lang']}_{self.nlp.meta['name']} {self.nlp.meta['version']}"

    def read(self, articles: Iterable[Article]) -> Iterator[Prepared]:
        """Each article in order, prepared and parsed; without a doc where it is not to be analysed."""
        prepared = [self._prepare(article) for article in articles]
        docs = parse(self.nlp, (each.copy for each in prepared if each.copy is not None))
        for each in prepared:
            yield replace(each, doc=next(docs)) if each.copy is not None else each

    def _prepare(self, article: Article) -> Prepared:
        verdict = check_language(article)
        problems = [verdict.problem] if verdict.problem is not None else []
        regions = find_regions(article.text, article.title)
        article = replace(article, regions=regions, language=article.language or verdict.language)
        dateline = find_dateline(article.text, regions)
        told = article.published is not None and article.published_from not in ("page", "url")
        if not told and dateline is not None and dateline.date:
            article = replace(article, published=dateline.date, published_from="dateline")
        if verdict.foreign or not article.text.strip():
            if not article.text.strip():
                problems.append(Problem("ingest", "the text is empty; nothing to code"))
            return Prepared(article, None, tuple(problems))
        text = article.text[:LONGEST]
        problems += _limits(article)
        return Prepared(
            article, part_regions(reading_copy(recase(text, self.knowledge.actors)), article), tuple(problems)
        )

    def analyze(self, article: Article, doc: Doc) -> Analysis:
        """Everything that the extractors build on: clauses, speech, actors, times, places and what has happened."""
        known = self.knowledge
        clauses = find_clauses(doc, article, find_event_heads(doc, known.ontology), known.lexicon)
        frames = find_speech(doc, article, known.speech)
        wanted = _wanted(clauses, frames)
        cast = find_actors(doc, article, known.actors, known.agents, known.gazetteer, wanted, frames)
        cast = add_adjectives(cast, doc, article, wanted)
        reader = StatusReader(article, known.lexicon, known.ontology.acts)
        places = find_places(doc, article, known.gazetteer, known.actors)
        cast, scenes = add_scenes(replace(cast, actors=settle(cast.actors, places)), doc, article, places, wanted)
        return Analysis(
            article=article,
            doc=doc,
            actors=cast.actors,
            towns=_towns(cast.actors, places),
            scenes=scenes,
            references=cast.references,
            groups=cast.groups,
            times=find_times(doc, article, self.times),
            places=places,
            clauses=clauses,
            modalities={head: reader.read(clause, doc[head]) for head, clause in clauses.items()},
            frames=frames,
        )


def _limits(article: Article) -> Iterator[Problem]:
    """What cannot be done with this article: the rest of a very long text, relative times without a date."""
    size = len(article.text)
    if size > LONGEST:
        found = f"only the first {LONGEST:,} of {size:,} characters were coded; split the text into articles"
        yield Problem("analyze", found)
    if article.published is None:
        found = "no date is known; relative times stay unresolved; give one with --date or the field 'date'"
        yield Problem("times", found)


def _towns(actors: Iterable[Actor], places: Iterable[Place]) -> frozenset[str]:
    """The actors that are nothing but a place that the gazetteer knows, below the level of a country."""
    starts = {place.start for place in places if place.resolution is not None and place.resolution > 1}
    towns = (actor for actor in actors if actor.kind == "place")
    return frozenset(actor.id for actor in towns if any(mention.start in starts for mention in actor.mentions))


def part_regions(copy: str, article: Article) -> str:
    """``copy`` with line breaks around titles, datelines, links and the like, so that no sentence crosses their ends."""
    letters = list(copy)
    for region in article.regions:
        for places in ((region.start - 1,), (region.end - 1, region.end)):
            at = next((at for at in places if 0 <= at < len(letters) and letters[at] == " "), None)
            if at is not None:
                letters[at] = "\n"
    return "".join(letters) if article.regions else copy


def _wanted(clauses: dict[int, Clause], frames: tuple[SpeechFrame, ...]) -> frozenset[int]:
    """Head tokens of all phrases that may fill a role."""
    heads: set[int] = set()
    for clause in clauses.values():
        heads.update(clause.subjects, clause.objects, (head for _, head in clause.obliques))
    for frame in frames:
        heads.update(frame.speakers, frame.addressees, frame.via)
    return frozenset(heads)
