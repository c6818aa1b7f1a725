"""Clauses in the plain present that hang on what is only to come: "will leave as soon as the rebels lift the siege"."""

from collections.abc import Mapping, Set

from spacy.tokens import Token

from dragoman.analyze.grammar import ancestors

HIGHEST = 10
"""Steps from a clause up to the verb that it hangs on."""
PLAIN = frozenset({"VBZ", "VBP"})
BELOW = frozenset({"advcl", "pcomp", "ccomp", "acl", "xcomp", "npadvmod", "relcl", "dobj", "pobj"})
"""How a finite clause hangs on another, also where the parser takes its verb for a noun."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})


def open_above(verb: Token, marks: Mapping[str, Set[str]]) -> Token | None:
    """The word that leaves a clause in the plain present open, or None where the clause tells what is.

    It hangs on a verb to come, is a time awaited ("takes effect when rebels leave") or one of the ``terms`` of a deal
    ("guarantees that rebels leave"). What follows a word of ``granting`` ("because rebels attack it") is told for
    certain, as is what a relative clause tells, but for one about ``moments`` ("the day the rebels leave").
    """
    if verb.tag_ not in PLAIN or any(child.dep_ in ("aux", "auxpass") for child in verb.children):
        return None
    at, below = verb, False
    for above in ancestors(verb, HIGHEST):
        openings = {child.lower_ for child in at.lefts if child.dep_ in ("mark", "prep", "advmod")}
        if openings & marks["granting"]:
            return None
        awaited = at.dep_ in ("advcl", "pcomp") and openings & marks["awaiting"]
        term = above.lemma_.lower() in marks["terms"] or above.lower_ in marks["hypothetical"]  # "provided that"
        if awaited or term and at.dep_ in ("acl", "relcl", "ccomp"):
            return above
        if at.dep_ == "relcl" and above.lemma_.lower() not in marks["moments"]:
            return None
        misjoined = (
            at.dep_ == "conj" and above.tag_ == "VB" and not _has_subject(at)
        )  # "if they leave, free them and pay"
        below = below or at.dep_ in BELOW or misjoined
        if below and above.tag_ == "VB" and above.pos_ in ("VERB", "AUX"):
            return above
        at = above
    return None


def given_for(verb: Token) -> Token | None:
    """The verb to come of "will free them in exchange for the king leaving", for what is to be given in return."""
    marked = verb.tag_ == "VBG" and verb.dep_ == "advcl" and any(child.lower_ == "for" for child in verb.lefts)
    return verb.head if marked and verb.head.tag_ == "VB" else None


def tied_to(verb: Token, terms: Mapping[str, str]) -> Token | None:
    """The word of ``terms`` in "contingent on rebels leaving", whose participle the parser hangs higher; else None."""
    before = verb.doc[verb.left_edge.i - 1] if verb.tag_ == "VBG" and verb.left_edge.i else verb
    if before.dep_ != "pobj" or before.head.lower_ not in ("on", "upon"):
        return None
    term = before.head.head
    return term if terms.get(term.lower_) == "hypothetical" else None


def is_alternative(verb: Token) -> bool:
    """True for either clause of "the rebels leave or the army attacks": neither is told for certain."""
    opening = verb.left_edge
    if opening.lower_ == "either" and (opening.head.pos_ == "PROPN" or opening.dep_ != "det") and _has_subject(verb):
        return opening.i == verb.sent.start
    first = verb.head if verb.dep_ == "conj" else verb
    second = next((child for child in first.rights if child.dep_ == "conj" and _has_subject(child)), None)
    if second is None or verb not in (first, second) or not _has_subject(first):
        return False
    between = (each for each in first.rights if each.dep_ == "cc" and each.i < second.i)
    return any(each.lower_ == "or" for each in between)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.lefts)
