"""The word whose status an event tells: the deed's own, or for what is asked, promised or threatened that of the content."""

from collections.abc import Iterator, Set

from spacy.tokens import Token

from dragoman.analyze.analysis import Analysis
from dragoman.analyze.grammar import words
from dragoman.analyze.verbforms import has_to
from dragoman.analyze.verdicts import REAL
from dragoman.extract.drafts import MATTER, Draft, is_wished
from dragoman.records import Span

OF_CONTENT = frozenset({"announced", "planned", "threatened", "demanded", "denied"})
"""Statuses that an act of speech takes from its content: the demand was made, what is demanded has not been done."""
GOVERNED = frozenset({"xcomp", "ccomp"})
LOOSE = frozenset({"advcl", "acl"})
"""How the parser hangs what is asked for on the asking or on whom it asks ("called on them to leave")."""


def trigger_of(draft: Draft, analysis: Analysis) -> Span:
    """The words whose status the event tells: "withdraw" in "urged them to withdraw", "urge" in "may urge them to".

    What is to be left undone ("promised not to attack") is told by the act, since no word stands for it; a refusal
    without a verb of its own ("will not lift the ban") by the auxiliary and its negation.
    """
    match = draft.match
    own = match.clause.words
    if match.rule.act is None and draft.modality.act == "reject":
        return _refusal(analysis.doc[match.clause.head], analysis) or own
    if not (match.rule.act or match.rule.intent) or draft.status not in OF_CONTENT or draft.modality.act not in REAL:
        return own
    if draft.content is not None:
        negated = analysis.modalities[draft.content.clause.head].negated
        return own if negated else draft.content.clause.words
    clauses = GOVERNED if match.rule.intent else GOVERNED | LOOSE  # "invited them to talks to end the war"
    act = analysis.doc[match.clause.head]
    at = next(_contents(act, clauses, analysis), None)
    if at is None and match.clause.kind == "noun":  # the giving of an ultimatum happened, not what it threatens
        return _with_particle(act, analysis)
    return own if at is None or _is_left_undone(at) else _with_particle(at, analysis)


def _refusal(verb: Token, analysis: Analysis) -> Span | None:
    """ "will not" before its verb."""
    own = [child for child in verb.children if child.i < verb.i and (child.dep_ == "neg" or child.tag_ == "MD")]
    return words(analysis.article, analysis.doc, own[0].i, own[-1].i + 1) if own else None


def _contents(act: Token, clauses: Set[str], analysis: Analysis) -> Iterator[Token]:
    """What an act of speech is about, best first: a clause of what is to be, what a preposition names, the object."""
    yield from _wished_below(act, clauses)
    named = [child for child in act.children if child.dep_ == "dobj"]
    for child in act.children:
        if child.dep_ == "prep":
            named += [each for each in child.children if each.dep_ in ("pobj", "pcomp") and _is_matter(each, child)]
    asked = (each for each in named if each.dep_ == "dobj" or each.head.lower_ == "on" or analysis.roles(each.i))
    for each in asked:
        yield from _wished_below(each, GOVERNED | LOOSE)  # "called on Sylvania to", "their readiness to"
    yield from (each for each in named if each.dep_ == "pcomp" or not analysis.roles(each.i))


def _is_matter(token: Token, preposition: Token) -> bool:
    return preposition.lower_ in MATTER and token.ent_type_ not in ("DATE", "TIME")


def _wished_below(token: Token, clauses: Set[str]) -> Iterator[Token]:
    """The clauses of what is to be below ``token``: "to withdraw", "that it withdraw"."""
    for child in token.children:
        wished = has_to(child) or (child.dep_ == "ccomp" and is_wished(child, future=False))
        if child.i > token.i and child.dep_ in clauses and wished:
            yield child


def _is_left_undone(token: Token) -> bool:
    return any(child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ == "no") for child in token.children)


def _with_particle(token: Token, analysis: Analysis) -> Span:
    last = token.i + 1
    while last < len(token.doc) and token.doc[last].dep_ == "prt" and token.doc[last].head.i == token.i:
        last += 1
    return words(analysis.article, analysis.doc, token.i, last)
