"""The terms of an undertaking: towards whom, by when, and how far."""

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Token

from dragoman.analyze.analysis import Analysis
from dragoman.analyze.arguments import objects, obliques, of_objects, subjects
from dragoman.analyze.grammar import ancestors, is_nobody, phrase, words
from dragoman.extract.circumstances import Circumstances
from dragoman.extract.participants import roles_at
from dragoman.extract.undertaken import Found, first_joined
from dragoman.extract.voices import Voices
from dragoman.knowledge.undertakings import Undertakings
from dragoman.records import Deadline, Role, Scope, Span

TOWARDS = frozenset({"to", "from", "with", "against", "for", "on", "between"})
LIMITS = frozenset({"within", "inside"})
WHOLE = frozenset({"all", "every", "each", "both", "half"})
AMOUNTS = frozenset({"nummod", "quantmod"})
TIMES = frozenset({"DATE", "TIME"})
HANDED = frozenset({"to", "from"})
SERVING = frozenset({"MIL", "GOV", "COP", "SPY"})
FACED = frozenset({"with", "against", "between"})
MOST = 6
"""Heads that are asked whom an undertaking is towards."""
LONG = 30
"""Tokens of a sentence that may tell of the one before it what was not said."""


def find_towards(
    found: Found, analysis: Analysis, voices: Voices, acting: set[str], undertakings: Undertakings
) -> tuple[Role, ...]:
    """Those to whom it is promised or on whom it is to be done; never the own people and things of who acts."""
    doc = analysis.doc
    doing = acting | {role.actor for head in subjects(found.head) for role in analysis.roles(head)}
    heads = [head for head in _touched(found, undertakings) if not _is_own(doc[head], analysis, doing)]
    things = {actor.id for actor in analysis.actors if actor.kind == "place"} | analysis.towns
    roles: dict[str, Role] = {}
    for head in heads[:MOST]:
        for role in () if is_nobody(doc[head]) else roles_at(analysis, [head]):
            if role.actor not in things or _is_recipient(doc[head], undertakings):
                roles.setdefault(role.actor, role)
    threatened = found.entry.id == "threaten" or "warn" in voices.stances(found.head.idx)
    beyond = _addressed(found, analysis, voices) if threatened else ()
    for role in (*beyond, *_challenged(found, analysis, threatened, undertakings)):
        roles.setdefault(role.actor, role)
    own = _own_bodies(analysis, acting)
    return tuple(role for role in roles.values() if role.actor not in acting | own)


def _own_bodies(analysis: Analysis, acting: set[str]) -> set[str]:
    """The forces and offices of the states that act: nothing is promised to them."""
    states = {
        code for actor in analysis.actors if actor.id in acting and actor.kind == "state" for code in actor.country
    }
    return {
        actor.id
        for actor in analysis.actors
        if actor.kind in ("armed_group", "organization")
        and set(actor.sectors) & SERVING
        and set(actor.country) & states
    }


def _touched(found: Found, known: Undertakings) -> Iterator[int]:
    """Head tokens of the objects and prepositions of what is undertaken, and the object of the word of undertaking."""
    if found.governed and found.sign.pos_ in ("VERB", "NOUN"):
        yield from (
            child.i for child in found.sign.children if child.dep_ in ("dobj", "dative") and child != found.thing
        )
    sums = (child for child in found.head.children if child.dep_ == "dobj")
    yield from (each.i for child in sums for each in child.lefts if _is_dative(each, known))
    if found.thing is None:
        yield from _permitted(found.head, known)
        yield from objects(found.head)
        yield from (head for name, head in of_objects(found.head) if name in TOWARDS)
        yield from _behind_sums(found.head)
    else:
        yield from (head for name, head in obliques(found.thing) if name in TOWARDS)
    yield from (head for name, head in obliques(found.head) if name in TOWARDS)


def _permitted(verb: Token, known: Undertakings) -> Iterator[int]:
    """Whom it is allowed, or whom those may act on who are allowed to: "will let a doctor see him"."""
    if verb.lemma_.lower() not in known.permitting:
        return
    for clause in verb.children:
        if clause.dep_ in ("ccomp", "xcomp") and clause.tag_ == "VB":
            persons = [each for each in objects(clause) if clause.doc[each].pos_ in ("PRON", "PROPN")]
            yield from persons or [each.i for each in clause.children if each.dep_ == "nsubj"]


def _behind_sums(verb: Token) -> Iterator[int]:
    """The receiver that the parser hung on the sum: "extend a credit of 80 million crowns to Kenya"."""
    for child in verb.children:
        if child.dep_ == "dobj":
            of = [
                noun for each in child.children if each.lower_ == "of" for noun in each.children if noun.dep_ == "pobj"
            ]
            yield from (head for noun in of for name, head in obliques(noun) if name == "to")


def _is_recipient(token: Token, known: Undertakings) -> bool:
    """True for who is given something, or gives it: a name there is no mere place ("sell oil to Kenya")."""
    above = token.head
    if token.dep_ == "pobj" and above.lower_ in FACED:
        return True
    if token.dep_ == "pobj" and above.lower_ in HANDED:
        above = above.head
        while above.pos_ == "NOUN" and above.dep_ in ("dobj", "pobj", "prep"):
            above = above.head.head if above.head.dep_ == "prep" else above.head
        return above.lemma_.lower() in known.giving
    given = any(each.dep_ == "dobj" and each.i > token.i for each in above.children)
    return token.dep_ == "dative" or (
        token.dep_ in ("dobj", "nmod", "compound") and given and above.lemma_ in known.giving
    )


def _is_dative(token: Token, known: Undertakings) -> bool:
    """True for "Sylvania" in "lend Sylvania 2 billion crowns", which the parser takes for a part of the sum."""
    after, verb = token.doc[token.i + 1], token.head.head
    if token.dep_ not in ("nmod", "compound") or token.pos_ != "PROPN" or token.i != verb.i + 1:
        return False
    return after.pos_ == "NUM" or after.is_currency or (after.pos_ == "ADJ" and verb.lemma_ in known.giving)


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


def _challenged(found: Found, analysis: Analysis, threatened: bool, known: Undertakings) -> tuple[Role, ...]:
    """Those who can still prevent what is threatened: the subjects of its "unless" or "if" clause.

    "Unless they leave", "if they do not leave" and "should they attack again" make a threat of any future.
    """
    verbs = dict.fromkeys((found.head, first_joined(found.head), found.sign))
    clauses = [child for verb in verbs for child in verb.children if child.dep_ == "advcl" and _is_condition(child)]
    meant = [clause for clause in clauses if threatened or _is_challenge(clause, known)]
    return roles_at(analysis, [head for clause in meant for head in subjects(clause)])


def _is_challenge(clause: Token, known: Undertakings) -> bool:
    after = [each.lower_ for each in clause.children if each.dep_ in ("prt", "prep")]
    name = clause.lemma_.lower()
    provokes = {name, *(f"{name} {word}" for word in after)} & known.provoking
    unmet = any(each.dep_ == "neg" or each.lower_ == "unless" for each in clause.children)
    return bool(provokes) or unmet


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
    if limited and published and value.startswith("../") and time.basis != "anchor":
        value = published + value[2:]
    last = value.rpartition("/")[2]
    if (
        published
        and last
        and last < published[: len(last)]
        and ".." not in value
        and _dates_something_else(found, analysis, first)
    ):
        return Deadline(None, None, True)
    return Deadline(Span(time.start, time.end, time.quote), value, value.endswith(".."))


def _dates_something_else(found: Found, analysis: Analysis, first: int) -> bool:
    """True for a past time that dates the promise ("in 2029 it offered") or a thing ("the attack last Saturday")."""
    if found.thing is not None:
        return True
    token = analysis.doc[first]
    above = (token, *ancestors(token, 6))
    return any(
        each.pos_ == "NOUN" and each.ent_type_ not in TIMES for each in takewhile(lambda a: a != found.head, above)
    )


def find_scope(found: Found, analysis: Analysis, undertakings: Undertakings) -> Scope:
    """Withheld where the text says that date or extent were not given; given where it says how many or how much."""
    withheld = _withheld(found.head, analysis, undertakings)
    if withheld is not None:
        return Scope("withheld", withheld)
    for child in found.head.children:
        if child.lower_ == "in" and any(each.lower_ in undertakings.whole for each in child.children):
            return Scope("given", words(analysis.article, analysis.doc, child.i, child.right_edge.i + 1))
    for head in _extents(found, undertakings):
        if _has_amount(head, undertakings):
            return Scope(
                "given", words(analysis.article, analysis.doc, *phrase(head, frozenset({"relcl", "acl", "advcl"})))
            )
    return Scope("none", None)


def _extents(found: Found, known: Undertakings) -> Iterator[Token]:
    """What the undertaking is done to, and by how much."""
    heads = [found.thing] if found.thing is not None else [found.head]
    for head in heads:
        if head.pos_ == "NOUN":
            yield head
        for child in head.children:
            if child.dep_ in ("dobj", "nsubjpass", "attr") or (child.dep_ == "nsubj" and is_nobody(child)):
                yield child
            elif child.dep_ == "ccomp" and child.tag_ == "VB" and head.lemma_.lower() in known.permitting:
                yield from (each for each in child.children if each.dep_ == "nsubj")
            elif child.dep_ == "prep" and child.lower_ == "by":
                yield from (each for each in child.children if each.dep_ == "pobj" and each.ent_type_ not in TIMES)


def _has_amount(noun: Token, known: Undertakings) -> bool:
    if noun.lower_ in WHOLE or noun.like_num or is_nobody(noun):
        return True
    for child in noun.children:
        if child.lower_ in known.whole or f"{child.lower_} {noun.lower_}" in known.whole:
            return True
        if child.lower_ == "of" and noun.pos_ == "NOUN" and any(_is_counted(each) for each in child.children):
            return True  # "a loan of 80 million crowns", "the bodies of six soldiers"
        if child.dep_ in AMOUNTS or (child.dep_ in ("det", "predet") and child.lower_ in WHOLE):
            return child.i < noun.i and child.ent_type_ not in TIMES
        if child.dep_ == "amod" and child.lower_ in WHOLE:
            return True
    return False


def _is_counted(noun: Token) -> bool:
    return noun.dep_ == "pobj" and any(each.dep_ in AMOUNTS and each.ent_type_ not in TIMES for each in noun.children)


def _withheld(head: Token, analysis: Analysis, known: Undertakings) -> Span | None:
    """The words "without giving a date", "declined to say when", "gave no details" of the same or the next sentence."""
    sentence = head.sent
    behind = head.doc[sentence.end].sent if sentence.end < len(head.doc) else ()
    after = [token for token in behind if token.dep_ in ("ROOT", "conj")] if len(behind) < LONG else []
    for token in (*sentence, *after):
        found = _silence(token, known)
        if found is not None and (token.sent == sentence or _is_about(token, head)):
            return words(analysis.article, analysis.doc, *found)
    return None


def _is_about(telling: Token, act: Token) -> bool:
    """True unless what the next sentence keeps back has a subject of its own that the act does not speak of."""
    told = [each for each in telling.subtree if each.dep_ in ("nsubj", "nsubjpass") and each.head != telling]
    spoken = {each.lemma_.lower() for each in act.sent} | {"it", "they", "that", "this", "he", "she"}
    return all(each.lemma_.lower() in spoken for each in told)


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
