"""What happened to those whom a number counts, where the grammar ties them to a word of harm."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from dragoman.analyze.alternatives import is_either
from dragoman.analyze.analysis import Modality
from dragoman.analyze.bearers import find_bearers
from dragoman.analyze.grammar import after_bracket
from dragoman.analyze.harm import SUBJECTS, Harm, has, shared_verbs, verb_of_harm
from dragoman.analyze.harmnouns import nominal_ties
from dragoman.analyze.reality import is_unreal
from dragoman.knowledge.numberwords import Harms

_RELATIVE = frozenset({"WP", "WDT"})
_VERBAL = frozenset({"VERB", "AUX"})
_PATIENT = frozenset({"dobj", "nsubjpass", "dative", "obj"})
_MISPLACED = frozenset({"nummod", "npadvmod", "nmod", "compound", "dep", "ccomp"})
_STATE = frozenset({"oprd", "acomp", "ccomp", "xcomp", "advcl", "advmod", "attr", "amod", "dep", "acl"})


def find_harm(
    target: Token, bearer: Token, latest: Token | None, harms: Harms, modalities: Mapping[int, Modality]
) -> Harm | None:
    """What happened to the ones counted; None where the text does not say so as a fact.

    ``target`` is the counted noun, ``bearer`` what stands for it in the clause ("two" in "two of his guards died"), and
    ``latest`` what the number before counted. Of several effects the gravest counts, in the order of the file.
    """
    ties = list(_ties(target, bearer, latest, harms)) or list(_next_state(target, harms))
    ties = [tie for tie in ties if not is_either(target.doc[tie.token], tie.entry, harms)]
    real = [tie for tie in ties if not is_unreal(target.doc[tie.token], target, harms.unreal, modalities)]
    order = list(harms.effects)
    return min(real, key=lambda tie: order.index(tie.entry.id), default=None)


def _ties(target: Token, bearer: Token, latest: Token | None, harms: Harms) -> Iterator[Harm]:
    own = [*_own(target, harms), *_modifiers(target, harms)]
    yield from own
    alone = any(tie.tie != "counts" and tie.token > target.i for tie in own)
    for each, within in find_bearers(bearer, latest, harms, alone=alone):
        if within and each != target:
            yield from _modifiers(each, harms)
            yield from _own(each, harms)
        yield from _predicates(each, harms, alone=alone)
        yield from nominal_ties(each, harms)
        yield from _small_clauses(each, harms)


def _own(target: Token, harms: Harms) -> Iterator[Harm]:
    """ "six deaths", "30 wounded", "claimed six lives", "13 bodies were found"."""
    entry = None
    if target.dep_ in ("dobj", "nsubjpass"):
        entry = harms.object_of.get(f"{target.head.lemma_.lower()} {target.lemma_.lower()}")
    if entry is not None:
        yield Harm(entry, target.head.i, "counts")
    entry = (
        harms.counts.get(target.lemma_.lower()) or harms.counts.get(target.lower_) or harms.states.get(target.lower_)
    )
    if entry is not None and (target.pos_ in ("NOUN", "PROPN", "ADJ") or target.left_edge.lower_ == "the"):
        yield Harm(entry, target.i, "counts")


def _modifiers(target: Token, harms: Harms) -> Iterator[Harm]:
    """ "30 dead civilians", "soldiers killed in the raid", "people who were killed"."""
    for child in target.children:
        if child.dep_ == "amod" and child.lower_ in harms.states:
            yield Harm(harms.states[child.lower_], child.i, "modifier")
        elif (
            child.dep_ == "acl"
            and child.tag_ in ("VBN", "VBD")
            and verb_of_harm(child, harms)
            and not has(child, "dobj")
        ):
            yield Harm(harms.verbs[verb_of_harm(child, harms)], child.i, "participle")
        elif child.dep_ == "acl" and child.lower_ in harms.states:
            yield Harm(harms.states[child.lower_], child.i, "participle")
        elif child.dep_ == "acl" and child.tag_ == "VBG":
            yield from _sufferings(child, harms)
        elif child.dep_ == "relcl":
            yield from _relative(child, harms)


def _relative(verb: Token, harms: Harms) -> Iterator[Harm]:
    verbs = [verb, *(each for each in verb.children if each.dep_ == "conj" and not has(each, "nsubj", "nsubjpass"))]
    subject = next((each for each in verb.children if each.dep_ in ("nsubj", "nsubjpass")), None)
    of_target = subject is not None and subject.tag_ in _RELATIVE
    for each in verbs:
        name = verb_of_harm(each, harms)
        passive = has(each, "auxpass") or (subject is not None and subject.dep_ == "nsubjpass" and each.tag_ == "VBN")
        objects = [child for child in each.children if child.dep_ == "dobj"]
        undergoes = (of_target and passive) or any(child.tag_ in _RELATIVE for child in objects)
        left_out = subject is not None and not (of_target or passive or objects or _relative_in(each))
        if name and (undergoes or left_out):
            yield Harm(harms.verbs[name], each.i, "relative clause")
        elif of_target and each.lemma_.lower() in harms.happens and not objects:
            yield Harm(harms.happens[each.lemma_.lower()], each.i, "relative clause")
        elif of_target:
            yield from _sufferings(each, harms)


def _sufferings(verb: Token, harms: Harms) -> Iterator[Harm]:
    """ "suffered burns", "lost their lives", "suffering from burns": said of the subject of ``verb``."""
    lemma = verb.lemma_.lower()
    nouns = [child for child in verb.children if child.dep_ == "dobj"]
    nouns += [each for child in verb.children if child.lower_ == "from" for each in child.children]
    found = (harms.subject_of.get(f"{lemma} {noun.lemma_.lower()}") for noun in nouns)
    yield from (Harm(entry, verb.i, "subject") for entry in found if entry is not None)


def _relative_in(verb: Token) -> bool:
    return any(each.tag_ in _RELATIVE or each.tag_ == "WRB" for each in verb.subtree if each.i < verb.i)


def _predicates(bearer: Token, harms: Harms, *, alone: bool) -> Iterator[Harm]:
    verb = _verb_of(bearer, harms)
    if verb == bearer:
        return
    yield from _predicate(verb, bearer, harms)
    if bearer.dep_ in (*SUBJECTS, "dobj") and not alone:
        yield from _states(verb, bearer, harms)
    if bearer.dep_ in SUBJECTS:
        for each in (*shared_verbs(verb)[1:], *_raised(verb)):
            yield from _further(each, bearer, harms)


def _verb_of(bearer: Token, harms: Harms) -> Token:
    """The head of ``bearer``; the participle of "killed were two nurses"; the verb in front of a misplaced object."""
    if bearer.dep_ == "attr" and bearer.head.dep_ == "auxpass":
        return bearer.head.head
    first = bearer.left_edge.i
    if bearer.dep_ in _MISPLACED and first and verb_of_harm(bearer.doc[first - 1], harms):
        return bearer.doc[first - 1]
    return bearer.head


def _predicate(verb: Token, bearer: Token, harms: Harms) -> Iterator[Harm]:
    name, lemma = verb_of_harm(verb, harms), verb.lemma_.lower()
    if name and (
        _is_patient(bearer, name, harms)
        or _is_next(verb, bearer)
        or (bearer.dep_ in ("nsubj", "nmod", "npadvmod") and _is_short_passive(verb, bearer))
    ):
        yield Harm(harms.verbs[name], verb.i, "patient")
    if bearer.dep_ == "nsubj" and lemma in harms.happens and not has(verb, "dobj"):
        yield Harm(harms.happens[lemma], verb.i, "subject")
    if bearer.dep_ == "nsubj":
        yield from _sufferings(verb, harms)
    if bearer.dep_ in ("nsubj", "attr") and lemma == "be":
        yield from _among(verb, harms)


def _further(verb: Token, bearer: Token, harms: Harms) -> Iterator[Harm]:
    """What a second verb of the same subject says: "were ambushed and killed", "are confirmed to have died"."""
    name, lemma = verb_of_harm(verb, harms), verb.lemma_.lower()
    if name and verb.tag_ in ("VBN", "VBD") and (bearer.dep_ == "nsubjpass" or has(verb, "auxpass")):
        yield Harm(harms.verbs[name], verb.i, "patient")
    elif lemma in harms.happens and not has(verb, "dobj"):
        yield Harm(harms.happens[lemma], verb.i, "subject")


def _raised(verb: Token) -> Iterator[Token]:
    """ "died" in "are confirmed to have died"."""
    for child in verb.children:
        if child.dep_ == "xcomp" and any(each.dep_ == "aux" and each.lower_ == "have" for each in child.children):
            yield child


def _is_patient(bearer: Token, verb: str, harms: Harms) -> bool:
    return bearer.dep_ in _PATIENT and (bearer.dep_ != "dobj" or verb not in harms.passive)


def _is_next(verb: Token, bearer: Token) -> bool:
    """True for "killed in it were two nurses", and for those right behind an active verb whose object the parser missed."""
    if bearer.dep_ == "attr":
        return has(verb, "auxpass") and verb.i < bearer.i
    active = verb.tag_ in ("VBZ", "VBD", "VBG") and not has(verb, "dobj", "auxpass")
    return active and bearer.dep_ in _MISPLACED and bearer.left_edge.i == verb.i + 1


def _is_short_passive(verb: Token, bearer: Token) -> bool:
    """True for "30 wounded" after "2 were killed": a participle without auxiliary and object, after its subject."""
    if verb.tag_ not in ("VBN", "VBD") or verb.i < bearer.i or has(verb, "dobj", "aux", "dative"):
        return False
    if any(each.dep_ == "conj" and has(each, "dobj") for each in verb.children):
        return False
    return verb.i == bearer.i + 1 or verb.tag_ == "VBN"


def _states(verb: Token, bearer: Token, harms: Harms) -> Iterator[Harm]:
    """ "left 20 dead", "were found dead", "are missing", "are among the wounded", "shot to death"."""
    patient = bearer.dep_ in ("dobj", "nsubjpass")
    if (
        bearer.dep_ in ("nsubj",)
        and verb.lower_ in harms.states
        and (verb.pos_ not in _VERBAL or (verb.tag_ == "VBG" and not has(verb, "dobj")))
    ):
        yield Harm(harms.states[verb.lower_], verb.i, "state")
    for child in verb.children:
        if (
            child.dep_ in _STATE
            and child.lower_ in harms.states
            and (patient or bearer.dep_ == "nsubj" and not has(verb, "dobj"))
        ):
            if not (child.pos_ == "VERB" and has(child, "nsubj", "nsubjpass", "dobj")) and not _own_subject(
                child, bearer
            ):
                yield Harm(harms.states[child.lower_], child.i, "state")
        elif child.dep_ == "prep" and child.lower_ == "to" and (patient or not has(verb, "dobj")):
            for noun in child.children:
                if noun.lemma_.lower() in harms.results and not has(noun, "det", "poss"):
                    yield Harm(harms.results[noun.lemma_.lower()], verb.i, "result")


def _among(verb: Token, harms: Harms) -> Iterator[Harm]:
    """ "are among the wounded", "were among those killed"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "among":
            for noun in child.children:
                for each in (noun, *noun.children):
                    if each.lower_ in harms.states and not has(each, "dobj"):
                        yield Harm(harms.states[each.lower_], each.i, "state")


def _own_subject(state: Token, bearer: Token) -> bool:
    return any(each.dep_ in ("nsubj", "nsubjpass") and each.i != bearer.i for each in state.children)


def _small_clauses(bearer: Token, harms: Harms) -> Iterator[Harm]:
    """ "took 12 sailors hostage", where the parser makes one compound of it."""
    above = bearer.head
    yield from _before_passive(bearer, harms)
    if (
        bearer.dep_ == "compound"
        and above.i == bearer.i + 1
        and above.lower_ in harms.states
        and bearer.tag_ in ("NNS", "NNPS")
    ):
        yield Harm(harms.states[above.lower_], above.i, "state")


def _before_passive(bearer: Token, harms: Harms) -> Iterator[Harm]:
    """ "…, and two women were murdered", where the parser left the verb without a subject."""
    last = max(
        (each.i for each in bearer.subtree if each.dep_ == "conj" and each.pos_ in ("NOUN", "PROPN")), default=bearer.i
    )
    auxiliary = after_bracket(bearer.doc, last + 1)
    if auxiliary is None:
        return
    verb = auxiliary.head
    if (
        auxiliary.dep_ in ("aux", "auxpass")
        and verb.i > last
        and has(verb, "auxpass")
        and not has(verb, "nsubj", "nsubjpass")
    ):
        if verb_of_harm(verb, harms):
            yield Harm(harms.verbs[verb_of_harm(verb, harms)], verb.i, "patient")


def _next_state(target: Token, harms: Harms) -> Iterator[Harm]:
    """ "three dead", "20 people wounded": a state right behind, which belongs to no noun and has no object."""
    doc = target.doc
    if target.i + 1 >= len(doc):
        return
    state = doc[target.i + 1]
    if state.lower_ not in harms.states or has(state, "dobj", "aux"):
        return
    follows = doc[target.i + 2] if target.i + 2 < len(doc) else None
    if follows is not None and follows.pos_ in ("NOUN", "PROPN", "NUM", "DET", "PRON"):
        return
    yield Harm(harms.states[state.lower_], state.i, "state")
