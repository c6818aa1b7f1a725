"""Whether a harm is told as a fact: not denied, not possible only, not wished, feared or threatened."""

from collections.abc import Mapping

from spacy.tokens import Token

from dragoman.analyze.analysis import Modality
from dragoman.analyze.grammar import ancestors
from dragoman.knowledge.numberwords import Unreal

_UNREAL = frozenset({"commit", "plan", "threaten", "demand", "reject", "deny", "hypothetical"})
_SHARES = frozenset({"xcomp", "oprd", "acomp", "attr", "conj"})
_LEADS = frozenset({"of", "for", "from", "to", "with", "at"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DEEDS = frozenset({"commit", "perpetrate"})
_PAST = frozenset({"was", "were", "had"})
_PERFECT = frozenset({"has", "have"})
_NEAR = 4
_MOST = 8


def is_unreal(predicate: Token, target: Token, unreal: Unreal, modalities: Mapping[int, Modality]) -> bool:
    """True where the text denies, doubts or only imagines what ``predicate`` says of ``target``."""
    if any(each.dep_ in ("det", "neg") and each.lower_ in unreal.negators for each in target.children):
        return True
    if any(each.dep_ == "amod" and each.lower_ in unreal.modifiers for each in predicate.children):
        return True
    if predicate.pos_ in ("NOUN", "PROPN"):
        return _is_unreal_noun(predicate, unreal, modalities)
    return _is_unreal_verb(predicate, unreal, modalities)


def _is_unreal_noun(noun: Token, unreal: Unreal, modalities: Mapping[int, Modality]) -> bool:
    """An event noun is taken for granted unless its own governor takes it back: "denied the murder", "threat of arrest"."""
    if any(each.dep_ == "det" and each.lower_ in unreal.negators for each in noun.children):
        return True
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ in unreal.negators:
        return True
    if noun.dep_ == "pobj" and above.lower_ in _LEADS:
        return above.head.lemma_.lower() in unreal.nouns
    if noun.dep_ == "dobj" and above.lemma_.lower() in unreal.verbs:
        return True
    told = ("dobj", "nsubjpass", "attr") if above.lemma_ == "be" else ("dobj", "nsubj", "nsubjpass")
    known = above.lemma_ in _DEEDS and noun.left_edge.lower_ == "the"  # "accused of committing the murder of six"
    shares = noun.dep_ in told and above.lemma_.lower() in unreal.causes and not known
    return shares and _is_unreal_verb(above, unreal, modalities)


def _is_unreal_verb(predicate: Token, unreal: Unreal, modalities: Mapping[int, Modality]) -> bool:
    token = predicate
    for _ in range(_MOST):
        known = modalities.get(token.i)
        doubted = known is not None and known.act in _UNREAL and not _is_told_apart(token, unreal)
        if doubted or (known is not None and known.negated) or _takes_back(token, unreal):
            return True
        above, relation = token.head, token.dep_
        if above == token or _is_relative(token):
            return False
        if relation not in _SHARES and not _is_loose_participle(token):
            return _is_taken_back_above(token, unreal)
        if relation == "conj" and _stands_alone(token):
            return False
        if relation != "conj" and (above.lemma_.lower() in unreal.verbs or _is_needed(token, unreal)):
            return True
        token = above
    return False


def _stands_alone(verb: Token) -> bool:
    """True for a conjunct with a subject and a form of its own; "four may have died and six hurt" has one "may" for both."""
    own = any(each.dep_ in _SUBJECTS for each in verb.children)
    return own and (verb.tag_ != "VBN" or any(each.dep_ in ("aux", "auxpass") for each in verb.children))


def _is_needed(verb: Token, unreal: Unreal) -> bool:
    """True for "had to be killed"."""
    told_to = any(each.dep_ == "aux" and each.lower_ == "to" for each in verb.children)
    done = any(each.dep_ == "aux" and each.lower_ == "have" for each in verb.children)
    return verb.dep_ == "xcomp" and told_to and not done and verb.head.lemma_.lower() in unreal.needs


def _is_told_apart(verb: Token, unreal: Unreal) -> bool:
    """True for what the sentence takes for granted, whatever its main clause asks, demands or denies.

    A relative clause or a clause of time or place in the past ("the raid in which six died"), "who killed six", and
    what somebody is punished for ("arrested for killing six").
    """
    while (
        verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not any(each.dep_ in _SUBJECTS for each in verb.children)
    ):
        verb = verb.head
    if verb.dep_ == "pcomp" and verb.head.lower_ == "for":
        return any(each.lemma_.lower() in unreal.punished for each in ancestors(verb.head, _NEAR))
    past = verb.tag_ == "VBD" or any(each.lower_ in _PAST for each in verb.children if each.dep_ in ("aux", "auxpass"))
    perfect = verb.tag_ == "VBN" and any(each.lower_ in _PERFECT for each in verb.children if each.dep_ == "aux")
    past = past or (perfect and verb.dep_ == "relcl")
    asked = any(each.tag_ == "WP" and each.dep_ in _SUBJECTS for each in verb.children)
    return past and (asked or verb.dep_ in ("relcl", "advcl", "pcomp") or _is_relative(verb))


def _is_relative(verb: Token) -> bool:
    """True for "in which six died", wherever the parser hung it."""
    preps = (each for each in verb.children if each.dep_ == "prep" and each.i < verb.i)
    return any(each.tag_ == "WDT" for prep in preps for each in prep.children)


def _is_loose_participle(token: Token) -> bool:
    """True for "killing two" in "the bomb could go off, killing two"."""
    return (
        token.dep_ == "advcl"
        and token.tag_ == "VBG"
        and not any(each.dep_ in ("mark", "advmod") for each in token.children)
    )


def _is_taken_back_above(token: Token, unreal: Unreal) -> bool:
    """True for "denied that …", "plans to …", "prevented from …"."""
    above, relation = token.head, token.dep_
    if relation == "pcomp":
        return above.lower_ in _LEADS and {above.head.lemma_.lower()} <= unreal.verbs | unreal.nouns
    if relation in ("ccomp", "dobj"):
        return above.lemma_.lower() in unreal.verbs or any(
            each.lower_ in unreal.negators for each in above.children if each.dep_ == "det"
        )
    if relation == "acl":
        doubted = above.dep_ in ("dobj", "nsubjpass") and above.head.lemma_.lower() in unreal.doubts
        return (token.tag_ == "VB" and above.lemma_.lower() in unreal.nouns) or (doubted and _is_marked(token))
    return False


def _is_marked(verb: Token) -> bool:
    return any(each.dep_ == "mark" for each in verb.children)


def _takes_back(token: Token, unreal: Unreal) -> bool:
    return any(_child_takes_back(child, unreal) for child in token.children)


def _child_takes_back(child: Token, unreal: Unreal) -> bool:
    lower = child.lower_
    if child.dep_ == "neg" or (child.dep_ in ("preconj", "cc") and lower in unreal.negators):
        return True
    if child.dep_ in ("aux", "mark"):
        return lower in (unreal.modals if child.dep_ == "aux" else unreal.marks)
    if child.dep_ not in _SUBJECTS:
        return False
    return lower in unreal.negators or any(
        each.dep_ in ("det", "neg", "preconj", "cc") and each.lower_ in unreal.negators for each in child.children
    )
