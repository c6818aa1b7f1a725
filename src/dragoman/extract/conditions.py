"""Conditions: what is said to depend on what, with the actors of both sides and who says so."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.analyze.analysis import Analysis, SpeechFrame
from dragoman.analyze.dependences import Dependence, find_dependences
from dragoman.analyze.grammar import conjuncts
from dragoman.analyze.grammar import words as words_of
from dragoman.knowledge.connectives import Connectives
from dragoman.knowledge.undertakings import load_undertakings
from dragoman.records import Condition, Reason, Role, Side, Span, make_id

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LABEL = 80
"""Characters of a label; longer sides are cut at a word."""
_NESTED = 40
"""Contents of speech that are looked through for the innermost one around a condition."""


@dataclass(frozen=True, slots=True)
class _Contents:
    """The contents of all speech frames, by where they start."""

    starts: tuple[int, ...]
    spans: tuple[tuple[Span, SpeechFrame], ...]


def extract_conditions(analysis: Analysis, connectives: Connectives) -> Iterator[Condition]:
    """Every dependence of conduct on something that the article tells, in text order."""
    contents = _contents(analysis.frames)
    cues = {frame.cue_head: frame for frame in analysis.frames if frame.cue_head is not None}
    seen: set[tuple[int, int]] = set()
    for dependence in find_dependences(analysis.doc, connectives):
        sides = (dependence.antecedent_head, dependence.consequent_head)
        if sides not in seen and not _is_inside(analysis, dependence, cues.get(dependence.consequent_head)):
            seen.add(sides)
            yield _condition(analysis, dependence, contents)


def _is_inside(analysis: Analysis, found: Dependence, frame: SpeechFrame | None) -> bool:
    """True where the consequent is only the verb that tells the antecedent: "As long as it holds," he said."""
    if frame is None or any(each.dep_ == "dobj" for each in analysis.doc[found.consequent_head].children):
        return False
    at = analysis.doc[found.antecedent_head].idx
    return any(span.start <= at < span.end for span in frame.content)


def _condition(analysis: Analysis, found: Dependence, contents: _Contents) -> Condition:
    article = analysis.article
    antecedent = _side(analysis, found.antecedent, found.antecedent_head)
    consequent = _side(analysis, found.consequent, found.consequent_head)
    connective = words_of(article, analysis.doc, *found.connective)
    parts = (antecedent.span, consequent.span, connective)
    evidence = article.span(min(each.start for each in parts), max(each.end for each in parts))
    return Condition(
        id=make_id(article.id, "condition", found.kind, evidence.start, evidence.end),
        start=evidence.start,
        end=evidence.end,
        quote=evidence.quote,
        rule=found.entry.rule,
        confidence=found.entry.confidence,
        region=article.region_at(evidence.start),
        kind=found.kind,
        antecedent=antecedent,
        consequent=consequent,
        connective=connective,
        holder=_holder(analysis, connective, contents) or _undertakers(analysis, found.consequent_head),
        because=(
            Reason(
                "connective",
                f"{found.entry.id}: {found.entry.form}",
                connective.start,
                connective.end,
                connective.quote,
            ),
            Reason("antecedent", antecedent.label, antecedent.span.start, antecedent.span.end, antecedent.span.quote),
            Reason("consequent", consequent.label, consequent.span.start, consequent.span.end, consequent.span.quote),
        ),
    )


def _side(analysis: Analysis, tokens: tuple[int, int], head: int) -> Side:
    span = words_of(analysis.article, analysis.doc, *tokens)
    return Side(_label(span.quote), analysis.roles_of(_subjects(analysis, head)), span.start, span.end, span.quote)


def _label(quote: str) -> str:
    label = " ".join(quote.split())
    return label if len(label) <= _LABEL else label[:_LABEL].rsplit(" ", 1)[0] + " …"


def _subjects(analysis: Analysis, head: int) -> tuple[int, ...]:
    """The head tokens of those who act in the clause of ``head``; of a noun, its possessor."""
    clause = analysis.clauses.get(head)
    if clause is not None and clause.subjects:
        return clause.subjects
    token = analysis.doc[head]
    for _ in range(4):
        found = [each for each in token.children if each.dep_ in _SUBJECTS]
        agents = [
            noun for each in token.children if each.dep_ == "agent" for noun in each.children if noun.dep_ == "pobj"
        ]
        if agents or found:
            return tuple(at for each in agents or found for at in conjuncts(each))
        if token.dep_ not in ("xcomp", "conj", "acomp") or token.head.i == token.i:
            return _possessors(token)
        token = token.head
    return ()


def _possessors(token: Token) -> tuple[int, ...]:
    return tuple(each.i for each in token.children if each.dep_ == "poss") if token.pos_ == "NOUN" else ()


# ---- who says so ---------------------------------------------------------------------------------


def _contents(frames: tuple[SpeechFrame, ...]) -> _Contents:
    spans = sorted(
        ((span, frame) for frame in frames for span in frame.content), key=lambda each: (each[0].start, -each[0].end)
    )
    return _Contents(tuple(span.start for span, _ in spans), tuple(spans))


def _undertakers(analysis: Analysis, head: int) -> tuple[Role, ...]:
    """Those who offer, promise or threaten the consequent: the condition is theirs."""
    verb = analysis.doc[head]
    words = load_undertakings().verbs
    for token in (verb, verb.head):
        if token.pos_ == "VERB" and token.lemma_.lower() in words and token.tag_ != "VB":
            return analysis.roles_of(_subjects(analysis, token.i))
    return ()


def _holder(analysis: Analysis, connective: Span, contents: _Contents) -> tuple[Role, ...]:
    """The speakers of the innermost content around the connective; empty where the narrator says so."""
    last = bisect_right(contents.starts, connective.start)
    around = [each for each in contents.spans[max(0, last - _NESTED) : last] if each[0].covers(connective)]
    if not around:
        return ()
    _, frame = min(around, key=lambda each: each[0].end - each[0].start)
    return analysis.roles_of(frame.speakers)
