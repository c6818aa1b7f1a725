"""What a sentence takes for granted whatever it denies, doubts or asks: "the attack did not stop the talks"."""

from collections.abc import Iterable, Set

from spacy.tokens import Token

from dragoman.analyze.unreal import is_past

KNOWN = frozenset({"the", "this", "these", "that", "those", "both"})
POINTING = frozenset({"this", "these", "those"})
CHANGES = frozenset({"even", "only"})
"""Before "without" they turn a circumstance that there was into one that there might have been."""


def is_known(noun: Token) -> bool:
    """True for a noun that the reader is taken to know: "the attack", "these attacks", "Freedonia's attack"."""
    return any(child.lower_ in KNOWN if child.dep_ == "det" else child.dep_ == "poss" for child in noun.children)


def outlives_effect(noun: Token, verb: Token, effects: Set[str], reactions: Set[str]) -> bool:
    """True for the known event that only failed, or perhaps failed, to have an effect.

    So in "the attack did not kill anyone", "the attack may have killed ten" and "these attacks will not deter us".
    """
    own = [child for child in verb.children if child.dep_ in ("aux", "auxpass", "neg")]
    lemma = verb.lemma_.lower()
    if lemma not in effects | reactions or not is_known(noun):
        return False
    if any(child.lower_ in ("will", "'ll", "wo") for child in own):
        pointed = any(child.dep_ == "det" and child.lower_ in POINTING for child in noun.children)
        return pointed and lemma in reactions and any(child.dep_ == "neg" for child in own)
    if any(child.tag_ == "MD" for child in own):
        may = any(child.lower_ in ("may", "might", "could") for child in own)
        return may and verb.tag_ == "VBN" and any(child.lower_ == "have" for child in own)
    return is_past(verb) or any(child.lower_ in ("has", "have") for child in own)


def is_counterfactual(verb: Token, around: Iterable[Token] = ()) -> bool:
    """True for "without him they would not have attacked": they did, and he was there.

    "Even without him" they did not; "would not have attacked without warning" only tells how. ``around`` are further
    words on which "without" may hang.
    """
    own = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass", "neg")}
    if verb.tag_ != "VBN" or not own & {"would", "could", "'d"} or not own & {"not", "n't"} or "have" not in own:
        return False
    return any(_is_lack(child, verb) for holder in (verb, *around) for child in holder.children)


def _is_lack(child: Token, verb: Token) -> bool:
    """True for "without …", "but for …" and "if not for …" at the head of the sentence."""
    if child.dep_ != "prep" or child.i > verb.i:
        return False
    before = child.nbor(-1).lower_ if child.i > child.sent.start else ""
    if child.lower_ == "without":
        return before not in CHANGES
    return child.lower_ == "for" and before in ("but", "not")


def is_undergone(noun: Token, roles: Set[str]) -> bool:
    """True for "was the target of", "has been the scene of": what stands behind "of" did happen to the subject."""
    if noun.lemma_.lower() not in roles or noun.dep_ != "attr":
        return False
    verb = noun.head
    perfect = any(child.lower_ in ("has", "have", "had", "'s", "'ve") for child in verb.children if child.dep_ == "aux")
    return verb.lemma_ in ("be", "become") and (is_past(verb) or perfect)


def is_unaware(verb: Token, factive: Set[str]) -> bool:
    """True for "did not know that", "had forgotten that": what is not known is true; "I do not know that" doubts it."""
    speaker = any(child.dep_ == "nsubj" and child.lower_ in ("i", "we") for child in verb.children)
    return verb.lemma_.lower() in factive and is_past(verb) and not speaker
