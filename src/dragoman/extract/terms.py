"""The terms of an undertaking: towards whom, by when, and how far."""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.analyze.analysis import Analysis
from dragoman.analyze.arguments import objects, obliques, of_objects, subjects
from dragoman.analyze.grammar import phrase, words
from dragoman.extract.circumstances import Circumstances
from dragoman.extract.participants import roles_at
from dragoman.extract.undertaken import Found
from dragoman.extract.voices import Voices
from dragoman.knowledge.undertakings import Undertakings
from dragoman.records import Deadline, Role, Scope, Span

TOWARDS = frozenset({"to", "from", "with", "against", "for", "on", "between"})
LIMITS = frozenset({"within", "inside"})
WHOLE = frozenset({"all", "every", "each", "both", "half"})
AMOUNTS = frozenset({"nummod", "quantmod"})
TIMES = frozenset({"DATE", "TIME"})
GIVING = frozenset({"offer", "give", "lend", "promise", "grant", "pay", "sell", "pledge", "guarantee"})
MOST = 6
"""Heads that are asked whom an undertaking is towards."""


def find_towards(
    found: Found, analysis: Analysis, voices: Voices, acting: set[str], undertakings: Undertakings
) -> tuple[Role, ...]:
    """Those to whom it is promised or on whom it is to be done; never the own people and things of who acts."""
    heads = [head for head in _touched(found) if not _is_own(analysis.doc[head], analysis, acting)]
    things = {actor.id for actor in analysis.actors if actor.kind == "place"} | analysis.towns
    roles = {role.actor: role for role in roles_at(analysis, heads[:MOST]) if role.actor not in things}
    if found.entry.id == "threaten" or "warn" in voices.stances(found.head.idx):
        for role in (*_addressed(found, analysis, voices), *_challenged(found, analysis)):
            roles.setdefault(role.actor, role)
    return tuple(role for role in roles.values() if role.actor not in acting)


def _touched(found: Found) -> Iterator[int]:
    """Head tokens of the objects and prepositions of what is undertaken, and the object of the word of undertaking."""
    if found.governed and found.sign.pos_ in ("VERB", "NOUN"):
        yield from (
            child.i for child in found.sign.children if child.dep_ in ("dobj", "dative") and child != found.thing
        )
    sums = (child for child in found.head.children if child.dep_ == "dobj")
    yield from (each.i for child in sums for each in child.lefts if _is_dative(each))
    if found.thing is None:
        yield from objects(found.head)
        yield from (head for name, head in of_objects(found.head) if name in TOWARDS)
    else:
        yield from (head for name, head in obliques(found.thing) if name in TOWARDS)
    yield from (head for name, head in obliques(found.head) if name in TOWARDS)


def _is_dative(token: Token) -> bool:
    """True for "Sylvania" in "lend Sylvania 2 billion crowns", which the parser takes for a part of the sum."""
    after, verb = token.doc[token.i + 1], token.head.head
    if token.dep_ not in ("nmod", "compound") or token.pos_ != "PROPN" or token.i != verb.i + 1:
        return False
    return after.pos_ == "NUM" or after.is_currency or (after.pos_ == "ADJ" and verb.lemma_ in GIVING)


def _is_own(head: Token, analysis: Analysis, acting: set[str]) -> bool:
    """True for "its troops" and "more police": people and things of those who act, or sent by them."""
    inner = (
        each for child in head.children if child.lower_ == "of" for noun in child.children for each in noun.children
    )
    for child in (*head.children, *inner):
        if child.dep_ == "poss":
            owners = {role.actor for role in analysis.roles(child.i)}
            return bool(owners & acting) or (not owners and child.tag_ == "PRP$")
    sent = head.dep_ == "dobj" and head.head.lemma_.lower() in (
        "send",
        "deploy",
        "withdraw",
        "pull",
        "dispatch",
        "recall",
    )
    return sent and head.pos_ == "NOUN"


def _addressed(found: Found, analysis: Analysis, voices: Voices) -> tuple[Role, ...]:
    frames = voices.around(found.head.idx)
    return roles_at(analysis, frames[0].addressees) if frames and frames[0].stance == "warn" else ()


def _challenged(found: Found, analysis: Analysis) -> tuple[Role, ...]:
    """Those who can still prevent what is threatened: the subjects of its "unless" or "if" clause."""
    clauses = [child for child in found.head.children if child.dep_ == "advcl" and _is_condition(child)]
    return roles_at(analysis, [head for clause in clauses for head in subjects(clause)])


def _is_condition(clause: Token) -> bool:
    first = clause.left_edge.lower_
    return first in ("if", "unless", "should") or any(
        child.dep_ == "mark" and child.lower_ in ("if", "unless") for child in clause.children
    )


def find_deadline(found: Found, analysis: Analysis, around: Circumstances) -> Deadline:
    """When it is due: the time that hangs on what is undertaken; a limit counts from the day of the article."""
    time = around.time_of(found.head.i)
    if time is None:
        return Deadline(None, None, True)
    value = time.interval or time.value
    if not value or not (value[:4].isdigit() or value.startswith("..")):
        return Deadline(Span(time.start, time.end, time.quote), None, True)
    published = (analysis.article.published or "")[:10]
    first = around.token_at(time.start)
    limited = analysis.doc[first].lower_ in LIMITS or (first > 0 and analysis.doc[first - 1].lower_ in LIMITS)
    if limited and published and value.startswith("../") and time.basis == "document":
        value = published + value[2:]
    return Deadline(Span(time.start, time.end, time.quote), value, value.endswith(".."))


def find_scope(found: Found, analysis: Analysis, undertakings: Undertakings) -> Scope:
    """Withheld where the text says that date or extent were not given; given where it says how many or how much."""
    withheld = _withheld(found.head, analysis, undertakings)
    if withheld is not None:
        return Scope("withheld", withheld)
    for head in _extents(found):
        if _has_amount(head):
            return Scope(
                "given", words(analysis.article, analysis.doc, *phrase(head, frozenset({"relcl", "acl", "advcl"})))
            )
    return Scope("none", None)


def _extents(found: Found) -> Iterator[Token]:
    """What the undertaking is done to, and by how much."""
    heads = [found.thing] if found.thing is not None else [found.head]
    for head in heads:
        if head.pos_ == "NOUN":
            yield head
        for child in head.children:
            if child.dep_ in ("dobj", "nsubjpass", "attr"):
                yield child
            elif child.dep_ == "prep" and child.lower_ == "by":
                yield from (each for each in child.children if each.dep_ == "pobj" and each.ent_type_ not in TIMES)


def _has_amount(noun: Token) -> bool:
    if noun.lower_ in WHOLE or noun.like_num:
        return True
    for child in noun.children:
        if child.dep_ in AMOUNTS or (child.dep_ in ("det", "predet") and child.lower_ in WHOLE):
            return child.i < noun.i and child.ent_type_ not in TIMES
        if child.dep_ == "amod" and child.lower_ in WHOLE:
            return True
    return False


def _withheld(head: Token, analysis: Analysis, known: Undertakings) -> Span | None:
    """The words "without giving a date", "declined to say when", "gave no details" of the same or the next sentence."""
    sentence = head.sent
    end = min(sentence.end + MOST, len(head.doc))
    for token in head.doc[sentence.start : end]:
        if token.i >= sentence.end and token.i > sentence.end + 3:
            break
        found = _silence(token, known)
        if found is not None:
            first, last = found
            return words(analysis.article, analysis.doc, first, last)
    return None


def _silence(token: Token, known: Undertakings) -> tuple[int, int] | None:
    """First and last+1 token of words at ``token`` that say that something was not told."""
    if token.lower_ == "without" and token.dep_ in ("prep", "mark"):
        telling = next((each for each in token.children if each.lemma_.lower() in known.withholding), None)
        return (token.i, token.right_edge.i + 1) if telling is not None and _names_terms(telling, known) else None
    if token.pos_ != "VERB":
        return None
    if token.lemma_.lower() in ("decline", "refuse"):
        telling = next((each for each in token.children if each.dep_ == "xcomp"), None)
        return (token.i, telling.right_edge.i + 1) if telling is not None and _withholds(telling, known) else None
    if not _withholds(token, known):
        return None
    denied = any(each.dep_ == "neg" for each in token.children)
    things = [each for each in token.children if each.dep_ in ("dobj", "nsubjpass")]
    none = [each for each in things if any(part.lower_ == "no" for part in each.children)]
    if denied:
        return min(each.i for each in token.children if each.dep_ in ("neg", "aux")), token.right_edge.i + 1
    return (min(token.i, none[0].left_edge.i), max(token.i, none[0].right_edge.i) + 1) if none else None


def _withholds(telling: Token, known: Undertakings) -> bool:
    return telling.lemma_.lower() in known.withholding and _names_terms(telling, known)


def _names_terms(telling: Token, known: Undertakings) -> bool:
    """True where a date, number or other term is what is told or not: "when", "a date", "how many"."""
    things = [
        each for each in telling.children if each.dep_ in ("dobj", "nsubjpass", "advmod", "ccomp", "advcl", "attr")
    ]
    near = {each.lemma_.lower() for thing in things for each in (thing, *thing.children, *thing.lefts)}
    deep = {part.lower_ for thing in things if thing.dep_ in ("ccomp", "advmod") for part in thing.subtree}
    return bool((near | deep) & known.withheld)
