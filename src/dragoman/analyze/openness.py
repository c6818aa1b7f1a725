"""Whether a clause is open (something that may yet be) and whether an "if" is a condition at all."""

from spacy.tokens import Doc, Token

from dragoman.knowledge.connectives import Surroundings

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_OTHERS = frozenset({"he", "him", "she", "her", "they", "them", "it"})
_POINTING = frozenset({"this", "that", "these", "those", "it"})
_PRESENT = frozenset({"VBZ", "VBP"})
_LONGEST = 5
"""Words of the longest idiom."""
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
    if after in around.after or _is_idiom(doc, last, around):
        return True
    if after in ("not", "so") and not _has_own_verb(verb):
        return True
    if doc[last - 1].lower_ != "if" or before is None:
        return False
    if before.lower_ == "or" and any(each.lower_ == "whether" for each in doc[before.sent.start : first]):
        return True  # "whether we stand back or if we act"
    if verb.dep_ == "advcl" and verb.head.dep_ == "relcl" and verb.head.i < first and _asks(verb.head, around):
        return True  # "asked a man who had retired if he would come back"
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


def _is_idiom(doc: Doc, at: int, around: Surroundings) -> bool:
    following = [token.lower_ for token in doc[at : at + _LONGEST]]
    return doc[at - 1].lower_ == "if" and any(" ".join(following[:n]) in around.idioms for n in range(2, _LONGEST + 1))


def _asks(relative: Token, around: Surroundings) -> bool:
    """True for a relative clause on the object of "ask" or "wonder"."""
    noun = relative.head
    while noun.dep_ in ("appos", "pobj", "prep", "conj") and noun.head != noun:
        noun = noun.head
    return noun.dep_ in ("dobj", "dative") and noun.head.lemma_.lower() in around.governors


def is_rhetorical(verb: Token, main: Token) -> bool:
    """True for "if they have ears, let them hear" and "if this is a palace, I am a duke": nothing depends on anything."""
    if main.lemma_ == "let":
        inner = next((each for each in main.children if each.dep_ == "ccomp"), None)
        told = [each for each in (inner.children if inner is not None else ()) if each.dep_ == "nsubj"]
        return any(each.lower_ in _OTHERS for each in told) and not _has_modal(verb)
    plain = all(each.lemma_ == "be" and each.tag_ in _PRESENT for each in (verb, main))
    pointing = any(each.dep_ == "nsubj" and each.lower_ in _POINTING for each in verb.children)
    named = any(each.dep_ == "attr" for each in main.children)
    return plain and pointing and named and any(each.dep_ == "nsubj" and each.lower_ == "i" for each in main.children)


def _has_modal(verb: Token) -> bool:
    return any(each.tag_ == "MD" for each in verb.children)


def _has_own_verb(verb: Token) -> bool:
    return verb.pos_ in ("VERB", "AUX", "ADJ") and any(each.dep_ in _SUBJECTS for each in verb.children)
