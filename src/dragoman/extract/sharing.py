"""Whose time a clause shares: the clauses beside it that the grammar ties to the same moment.

"On Friday rebels took the town and killed ten", "ten were wounded when shells fell on Friday", "they died in the
attack staged on Friday". Of "after" and "before" only the order is known; with verbs of saying nothing is shared.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from spacy.tokens import Token

from dragoman.analyze.arguments import is_passive
from dragoman.knowledge import Lexicon

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
TOGETHER = frozenset({"when", "as", "while", "where"})
WITHIN = frozenset({"in", "during", "by", "amid", "at", "with", "through"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
AFTER = frozenset({"after", "following", "since"})
BEFORE = frozenset({"before"})
NEAR = 8
"""How far the second of two verbs may stand whose time is that of both; half as far where it has its own subject."""
DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Loan:
    """A predicate whose time counts for another, by token index; ``before`` limits it to times before that token.

    ``order`` says that the other lies "earlier" or "later" than that time, "" that it is the same.
    """

    head: int
    before: int | None = None
    order: str = ""


def loans(token: Token, lexicon: Lexicon, said: frozenset[int]) -> Iterator[Loan]:
    """The predicates whose time the predicate ``token`` shares, closest tie first; those in ``said`` tell of saying."""
    found = _of_verb(token, lexicon) if token.pos_ in VERBAL else _of_noun(token, lexicon)
    seen = {token.i}
    for loan in chain(found, _in_order(token)):
        if loan.head not in said and loan.head not in seen:
            seen.add(loan.head)
            yield loan


# ---- verbs -------------------------------------------------------------------------------------


def _of_verb(verb: Token, lexicon: Lexicon) -> Iterator[Loan]:
    yield from _joined(verb)
    yield from _later(verb)
    yield from _together(verb)
    if verb.dep_ in ("relcl", "acl", "advcl") and verb.head.pos_ in NOMINAL:
        yield from map(Loan, _named(verb.head))
    for preposition in verb.children:
        if preposition.dep_ in ("prep", "agent") and preposition.lower_ in WITHIN:
            for noun in preposition.children:
                if noun.dep_ == "pobj":
                    yield from _told_of(noun, lexicon)


def _named(noun: Token) -> Iterator[int]:
    """The noun that a relative clause tells of, and the one above it: "the attack in Ilse on Friday, which ..."."""
    yield noun.i
    if noun.dep_ == "pobj" and noun.head.head.pos_ in NOMINAL:
        yield noun.head.head.i


def _joined(verb: Token) -> Iterator[Loan]:
    """The verbs before it in a chain: what opens the sentence is said of all of them, what follows of one subject only."""
    own = _subject(verb)
    for _ in range(DEEPEST):
        if verb.dep_ != "conj" or verb.head.pos_ not in VERBAL:
            return
        verb = verb.head
        yield Loan(verb.i, None if own is None else verb.i)
        own = own or _subject(verb)


def _later(verb: Token) -> Iterator[Loan]:
    """A verb joined to it close behind: "killed two soldiers and wounded five on Friday"."""
    for child in verb.children:
        reach = NEAR if _subject(child) is None else NEAR // 2
        if child.dep_ == "conj" and child.tag_ == verb.tag_ and child.i - verb.i <= reach:
            yield Loan(child.i)


def _together(verb: Token) -> Iterator[Loan]:
    """The clause of "when" or "as" and its main clause, either way; also a participle ("..., killing ten")."""
    if verb.dep_ == "advcl" and verb.head.pos_ in VERBAL and _is_together(verb):
        yield Loan(verb.head.i)
    for child in verb.children:
        if child.dep_ == "advcl" and child.pos_ in VERBAL and _is_together(child):
            yield Loan(child.i)


def _is_together(clause: Token) -> bool:
    marks = {child.lower_ for child in clause.children if child.i < clause.i and child.dep_ in ("mark", "advmod")}
    if marks & TOGETHER:
        return True
    return clause.tag_ == "VBG" and not any(child.dep_ in ("mark", "aux") for child in clause.children)


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


# ---- order -------------------------------------------------------------------------------------


def _in_order(token: Token) -> Iterator[Loan]:
    """What is said to come before or after the clause, either way: "they left on Friday after the army attacked"."""
    marks = _marks(token) if token.dep_ == "advcl" else set()
    governor = token.head
    if token.dep_ in ("pobj", "pcomp") and token.head.dep_ in ("prep", "mark"):
        marks, governor = {token.head.lower_}, token.head.head
    if governor.pos_ in VERBAL and marks & (AFTER | BEFORE):
        yield Loan(governor.i, order="earlier" if marks & AFTER else "later")
    for child in token.children:
        marks, dated = (_marks(child), child) if child.dep_ == "advcl" else (set(), None)
        if child.dep_ == "prep" and child.lower_ in AFTER | BEFORE:
            marks, dated = (
                {child.lower_},
                next((each for each in child.children if each.dep_ in ("pobj", "pcomp")), None),
            )
        if dated is not None and marks & (AFTER | BEFORE):
            yield Loan(dated.i, order="later" if marks & AFTER else "earlier")


def _marks(clause: Token) -> set[str]:
    return {
        child.lower_ for child in clause.children if child.i < clause.i and child.dep_ in ("mark", "advmod", "prep")
    }


# ---- event nouns -------------------------------------------------------------------------------


def _of_noun(noun: Token, lexicon: Lexicon) -> Iterator[Loan]:
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ in WITHIN and head.head.pos_ in VERBAL:
        yield Loan(head.head.i)
    elif noun.dep_ in SUBJECTS and _happens(noun, head, lexicon):
        yield Loan(head.i)
    yield from _told_of(noun, lexicon)


def _told_of(noun: Token, lexicon: Lexicon) -> Iterator[Loan]:
    """The clauses that tell of the noun that it happened: "the attack staged on Friday", "which took place on Friday"."""
    for child in noun.children:
        if child.dep_ in ("acl", "relcl") and child.pos_ in VERBAL and _happens(noun, child, lexicon):
            yield Loan(child.i)


def _happens(noun: Token, verb: Token, lexicon: Lexicon) -> bool:
    """True where the verb says of its subject that it took place or what it did, not what was thought of it."""
    if is_passive(verb) or _is_participle(verb):
        return verb.lemma_.lower() in lexicon.light
    if verb.dep_ == "relcl" and not any(
        child.dep_ == "nsubj" and child.tag_ in ("WDT", "WP") for child in verb.children
    ):
        return False
    return verb.lemma_.lower() in lexicon.occur or verb.pos_ == "AUX"


def _is_participle(verb: Token) -> bool:
    """True for "staged" in "the attack staged on Friday", which parsers take for a past tense."""
    return (
        verb.dep_ == "acl"
        and verb.tag_ in ("VBN", "VBD")
        and not any(child.dep_ in ("nsubj", "dobj") for child in verb.children)
    )
