"""Shapes of verb phrases that decide how a clause above or beside them is read."""

from spacy.tokens import Token

from dragoman.analyze.unreal import is_order


def shares_auxiliary(verb: Token) -> bool:
    """True for a verb that may stand under the auxiliary of the one before it: "will not attack or bomb"."""
    if verb.tag_ in ("VBD", "VBZ", "VBP") and all(child.lower_ not in ("or", "nor") for child in verb.head.children):
        return False
    return not any(child.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass", "mark") for child in verb.children)


def future_of(token: Token, head: Token) -> str | None:
    """What "is to go" and "is going to go" say of an infinitive."""
    if token.dep_ != "xcomp" or not is_infinitive(token):
        return None
    if head.lower_ == "ought":
        return "demand"
    if head.lemma_ == "be":
        return "plan"
    if head.lower_ == "let" and is_order(head):
        return "demand"
    return "will" if head.lower_ == "going" else None


def phrase(verb: Token) -> str:
    """The lemma of a verb with its particle ("rule out")."""
    return " ".join([verb.lemma_.lower(), *(child.lower_ for child in verb.children if child.dep_ == "prt")])


def acts_on_somebody(verb: Token) -> bool:
    """True for a verb with an object, also in the passive."""
    return verb.pos_ == "VERB" and any(child.dep_ in ("dobj", "nsubjpass") for child in verb.children)


def has_to(verb: Token) -> bool:
    """True for an infinitive with its "to"."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def is_infinitive(verb: Token) -> bool:
    """True for "to go", "to have gone", and for the bare form that a verb governs ("helped free them")."""
    if has_to(verb):
        return True
    return verb.tag_ == "VB" and verb.dep_ == "xcomp" and not any(child.dep_ == "aux" for child in verb.children)


def is_backshifted(verb: Token) -> bool:
    """True for the "would" of reported speech: the clause is what a past verb of saying reports."""
    at = verb
    while at.dep_ == "conj":
        at = at.head
    return at.dep_ == "ccomp" and at.head.tag_ in ("VBD", "VBN") and at.head.pos_ == "VERB"
