"""Whether a clause is open (something that may yet be) and whether an "if" is a condition at all."""

from spacy.tokens import Doc, Token

from dragoman.knowledge.connectives import Surroundings

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_NEAR = frozenset({"dobj", "prt", "dative", "advmod", "prep"})


def is_open(verb: Token, around: Surroundings, negated: bool = False, strict: bool = False) -> bool:
    """True for a clause in the future, the conditional or the imperative, and for what somebody intends.

    With ``negated`` it must also be negated; with ``strict`` only a modal verb counts.
    """
    if negated and not _is_negated(verb, around):
        return False
    for _ in range(4):
        auxiliaries = {each.lower_ for each in verb.children if each.dep_ in ("aux", "auxpass")}
        if _is_modal(verb, auxiliaries & around.modals) or verb.lower_ in around.modals:
            return True
        if not strict and (_is_command(verb, auxiliaries) or _is_present_refusal(verb, auxiliaries)):
            return True
        if not strict and verb.lemma_.lower() in around.intents and "did" not in auxiliaries:
            return True
        if verb.dep_ not in ("xcomp", "conj", "ccomp", "acl", "acomp") or verb.head.i == verb.i:
            return False
        if verb.dep_ in ("ccomp", "conj") and any(each.dep_ in _SUBJECTS for each in verb.children):
            return False
        verb = verb.head
    return False


def _is_modal(verb: Token, modals: set[str]) -> bool:
    """True where a modal stands with ``verb``; the "'d" of "I'd seen" is "had"."""
    return bool(modals - {"'d", "’d"}) or (bool(modals) and verb.tag_ != "VBN")


def _is_negated(verb: Token, around: Surroundings) -> bool:
    return any(
        each.dep_ == "neg"
        or each.lower_ in around.negators
        or any(inner.lower_ in around.negators for inner in each.lefts)
        for each in verb.children
    )


def _is_command(verb: Token, auxiliaries: set[str]) -> bool:
    return verb.tag_ == "VB" and not auxiliaries and not any(each.dep_ in _SUBJECTS for each in verb.children)


def _is_present_refusal(verb: Token, auxiliaries: set[str]) -> bool:
    """True for "does not talk", "are not thinking of it", "is not ready"."""
    present = bool(auxiliaries & {"do", "does", "is", "are", "am"}) or verb.tag_ in ("VBP", "VBZ")
    return present and any(each.dep_ == "neg" for each in verb.children)


def is_ruled_out(doc: Doc, first: int, last: int, verb: Token, around: Surroundings) -> bool:
    """True for "as if", "even if", "if any", "ask if", "if not hundreds": words that look like a condition and are none."""
    before = doc[first - 1] if first else None
    after = doc[last].lower_ if last < len(doc) else ""
    if before is not None and before.lower_ in around.before:
        return True
    if after in around.after:
        return True
    if after in ("not", "so") and not _has_own_verb(verb):
        return True
    if doc[last - 1].lower_ != "if" or before is None:
        return False
    if before.lemma_.lower() in around.governors or before.lower_ in around.governors:
        return True
    governed = verb.head if verb.dep_ in ("ccomp", "advcl") else None
    near = (
        before.head == governed
        and before.dep_ in _NEAR
        and not before.is_punct
        and governed is not None
        and before.i > governed.i
    )
    return bool(near and governed is not None and verb.i > governed.i and governed.lemma_.lower() in around.governors)


def _has_own_verb(verb: Token) -> bool:
    return verb.pos_ in ("VERB", "AUX", "ADJ") and any(each.dep_ in _SUBJECTS for each in verb.children)
