"""What happened to those whom a number counts, where the grammar ties them to a word of harm."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.analyze.analysis import Modality
from dragoman.analyze.reality import is_unreal
from dragoman.knowledge.numberwords import Entry, Harms

_RELATIVE = frozenset({"WP", "WDT"})
_VERBAL = frozenset({"VERB", "AUX"})
_PATIENT = frozenset({"dobj", "nsubjpass", "dative", "obj"})
_BEFORE_CLAUSE = frozenset({"after", "before", "since", "until"})
_STATE = frozenset({"oprd", "acomp", "ccomp", "xcomp", "advcl", "advmod", "attr", "amod", "dep", "acl"})


@dataclass(frozen=True, slots=True)
class Harm:
    """The entry that says what happened, and the token that says it."""

    entry: Entry
    token: int
    tie: str


def find_harm(target: Token, bearer: Token, harms: Harms, modalities: Mapping[int, Modality]) -> Harm | None:
    """What happened to the ones counted; None where the text does not say so as a fact.

    ``target`` is the counted noun, ``bearer`` what stands for it in the clause ("two" in "two of his guards died").
    Of several effects the gravest counts, in the order of the file.
    """
    ties = list(_ties(target, bearer, harms)) or list(_next_state(target, harms))
    ties = [tie for tie in ties if not _is_either(target.doc[tie.token], tie.entry, harms)]
    real = [tie for tie in ties if not is_unreal(target.doc[tie.token], target, harms.unreal, modalities)]
    order = list(harms.effects)
    return min(real, key=lambda tie: order.index(tie.entry.id), default=None)


def _ties(target: Token, bearer: Token, harms: Harms) -> Iterator[Harm]:
    yield from _own(target, harms)
    for each in {target, bearer}:
        yield from _modifiers(each, harms)
    for each in _bearers(bearer):
        yield from _predicates(each, harms)
        yield from _nominals(each, harms)
        yield from _small_clauses(each, harms)


def _bearers(target: Token) -> Iterator[Token]:
    """``target`` and the phrases whose part it is: "six men and two women", "nine people, including six priests"."""
    for _ in range(6):
        yield target
        above = target.head
        if _is_part(target, above):
            target = above
        elif (
            target.dep_ == "pobj" and above.lower_ in _BEFORE_CLAUSE and (joined := _joined_subject(target)) is not None
        ):
            target = joined
        elif target.dep_ == "pobj" and _joins(above):
            above = above.head if above.head.dep_ == "prep" else above
            if above.head.pos_ in _VERBAL:
                patients = [each for each in above.head.children if each.dep_ in ("nsubjpass", "dobj", "nsubj")]
                if not patients or patients[-1].i > target.i:
                    return
                target = patients[-1]
            else:
                target = above.head
        else:
            return


def _joined_subject(target: Token) -> Token | None:
    """The subject that ``target`` is joined to where the parser cut the clause: "after six men and two women were hurt"."""
    doc, end = target.doc, target.right_edge.i + 1
    if end + 1 >= len(doc) or doc[end].dep_ != "cc":
        return None
    for token in doc[end + 1 : end + 6]:
        if token.dep_ in ("nsubj", "nsubjpass"):
            return token if token.left_edge.i == end + 1 else None
    return None


def _is_part(target: Token, above: Token) -> bool:
    """True for a conjunct or an apposition of a noun, and for "six" in "eight people, six of them monks"."""
    if target.dep_ in ("conj", "appos"):
        return above != target and above.pos_ not in _VERBAL
    return target.dep_ == "nsubj" and above.dep_ == "appos" and above.pos_ in ("NOUN", "PROPN")


def _joins(prep: Token) -> bool:
    """True for "including" and "along with"."""
    if prep.lower_ == "including":
        return True
    return prep.lower_ == "with" and prep.i > 0 and prep.nbor(-1).lower_ in ("along", "together")


def _is_either(verb: Token, entry: Entry, harms: Harms) -> bool:
    """True for "killed or wounded 40": the text does not say which."""
    for child in verb.head.children if verb.dep_ == "conj" else verb.children:
        other = harms.verbs.get(verb.head.lemma_.lower() if verb.dep_ == "conj" else child.lemma_.lower())
        joined = verb.dep_ == "conj" or child.dep_ == "conj"
        if (
            joined
            and other is not None
            and other is not entry
            and any(
                each.dep_ == "cc" and each.lower_ == "or"
                for each in (verb.head if verb.dep_ == "conj" else verb).children
            )
        ):
            return True
    return False


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
    if entry is not None and target.pos_ in ("NOUN", "PROPN", "ADJ"):
        yield Harm(entry, target.i, "counts")


def _modifiers(target: Token, harms: Harms) -> Iterator[Harm]:
    """ "30 dead civilians", "soldiers killed in the raid", "people who were killed"."""
    for child in target.children:
        if child.dep_ == "amod" and child.lower_ in harms.states:
            yield Harm(harms.states[child.lower_], child.i, "modifier")
        elif child.dep_ == "acl" and child.tag_ in ("VBN", "VBD") and _verb(child, harms) and not _has(child, "dobj"):
            yield Harm(harms.verbs[_verb(child, harms)], child.i, "participle")
        elif child.dep_ == "acl" and child.lower_ in harms.states:
            yield Harm(harms.states[child.lower_], child.i, "participle")
        elif child.dep_ == "relcl":
            yield from _relative(child, harms)


def _relative(verb: Token, harms: Harms) -> Iterator[Harm]:
    verbs = [verb, *(each for each in verb.children if each.dep_ == "conj" and not _has(each, "nsubj", "nsubjpass"))]
    subject = next((each for each in verb.children if each.dep_ in ("nsubj", "nsubjpass")), None)
    of_target = subject is not None and subject.tag_ in _RELATIVE
    for each in verbs:
        name = _verb(each, harms)
        passive = _has(each, "auxpass") or (subject is not None and subject.dep_ == "nsubjpass" and each.tag_ == "VBN")
        objects = [child for child in each.children if child.dep_ == "dobj"]
        undergoes = (of_target and passive) or any(child.tag_ in _RELATIVE for child in objects)
        left_out = subject is not None and not (of_target or passive or objects or _relative_in(each))
        if name and (undergoes or left_out):
            yield Harm(harms.verbs[name], each.i, "relative clause")
        elif of_target and each.lemma_.lower() in harms.happens and not objects:
            yield Harm(harms.happens[each.lemma_.lower()], each.i, "relative clause")


def _relative_in(verb: Token) -> bool:
    return any(each.tag_ in _RELATIVE or each.tag_ == "WRB" for each in verb.subtree if each.i < verb.i)


def _predicates(bearer: Token, harms: Harms) -> Iterator[Harm]:
    verb = bearer.head
    if verb == bearer:
        return
    name, lemma = _verb(verb, harms), verb.lemma_.lower()
    if name and (
        _is_patient(bearer, name, harms)
        or (bearer.dep_ in ("nsubj", "nmod", "npadvmod") and _is_short_passive(verb, bearer))
    ):
        yield Harm(harms.verbs[name], verb.i, "patient")
    if bearer.dep_ == "nsubj" and lemma in harms.happens and not _has(verb, "dobj"):
        yield Harm(harms.happens[lemma], verb.i, "subject")
    if bearer.dep_ in ("nsubj", "nsubjpass", "dobj"):
        yield from _states(verb, bearer, harms)
    if bearer.dep_ == "nsubj":
        nouns = {
            f"{lemma} {child.lemma_.lower()}" for child in verb.children if child.dep_ == "dobj"
        } & harms.subject_of.keys()
        yield from (Harm(harms.subject_of[noun], verb.i, "subject") for noun in sorted(nouns))
    if bearer.dep_ in ("nsubj", "attr") and lemma == "be":
        yield from _among(verb, harms)
    if bearer.dep_ == "attr" and lemma == "be":
        yield from _named(verb, harms)


def _is_patient(bearer: Token, verb: str, harms: Harms) -> bool:
    return bearer.dep_ in _PATIENT and (bearer.dep_ != "dobj" or verb not in harms.passive)


def _is_short_passive(verb: Token, bearer: Token) -> bool:
    """True for "30 wounded" after "2 were killed": a participle without auxiliary and object, after its subject."""
    if verb.tag_ not in ("VBN", "VBD") or verb.i < bearer.i or _has(verb, "dobj", "aux", "dative"):
        return False
    if any(each.dep_ == "conj" and _has(each, "dobj") for each in verb.children):
        return False
    return verb.i == bearer.i + 1 or verb.tag_ == "VBN"


def _states(verb: Token, bearer: Token, harms: Harms) -> Iterator[Harm]:
    """ "left 20 dead", "were found dead", "are missing", "are among the wounded", "shot to death"."""
    patient = bearer.dep_ in ("dobj", "nsubjpass")
    if (
        bearer.dep_ in ("nsubj",)
        and verb.lower_ in harms.states
        and (verb.pos_ not in _VERBAL or (verb.tag_ == "VBG" and not _has(verb, "dobj")))
    ):
        yield Harm(harms.states[verb.lower_], verb.i, "state")
    for child in verb.children:
        if (
            child.dep_ in _STATE
            and child.lower_ in harms.states
            and (patient or bearer.dep_ == "nsubj" and not _has(verb, "dobj"))
        ):
            if not (child.pos_ == "VERB" and _has(child, "nsubj", "nsubjpass", "dobj")) and not _own_subject(
                child, bearer
            ):
                yield Harm(harms.states[child.lower_], child.i, "state")
        elif child.dep_ == "prep" and child.lower_ == "to" and patient:
            for noun in child.children:
                if noun.lemma_.lower() in harms.results and not _has(noun, "det", "poss"):
                    yield Harm(harms.results[noun.lemma_.lower()], verb.i, "result")


def _among(verb: Token, harms: Harms) -> Iterator[Harm]:
    """ "are among the wounded", "were among those killed"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "among":
            for noun in child.children:
                for each in (noun, *noun.children):
                    if each.lower_ in harms.states and not _has(each, "dobj"):
                        yield Harm(harms.states[each.lower_], each.i, "state")


def _named(verb: Token, harms: Harms) -> Iterator[Harm]:
    """ "the injured were two guards"."""
    for child in verb.children:
        if child.dep_ == "nsubj" and child.lower_ in harms.states and child.left_edge.lower_ == "the":
            yield Harm(harms.states[child.lower_], child.i, "state")


def _own_subject(state: Token, bearer: Token) -> bool:
    return any(each.dep_ in ("nsubj", "nsubjpass") and each.i != bearer.i for each in state.children)


def _nominals(bearer: Token, harms: Harms) -> Iterator[Harm]:
    """ "the murder of six", "six priests' murder", "the killers of six", "the bodies of six", "claimed the lives of six"."""
    if bearer.dep_ == "poss":
        entry = harms.nouns.get(bearer.head.lemma_.lower())
        if entry is not None:
            yield Harm(entry, bearer.head.i, "event noun")
        return
    if bearer.dep_ != "pobj" or bearer.head.lower_ not in ("of", "including"):
        return
    prep, noun = bearer.head, bearer.head.head
    if prep.lower_ == "including" and noun.lemma_.lower() not in harms.nouns:
        return
    for each in _joint_nouns(noun, prep):
        lemma = each.lemma_.lower()
        entry = (
            harms.nouns.get(lemma)
            or harms.agents.get(lemma)
            or harms.bodies.get(lemma)
            or harms.bodies.get(each.lower_)
        )
        if entry is not None and each.pos_ in ("NOUN", "PROPN", "VERB"):
            yield Harm(entry, each.i, "event noun")
    entry = harms.object_of.get(f"{noun.head.lemma_.lower()} {noun.lemma_.lower()}") if noun.dep_ == "dobj" else None
    if entry is not None:
        yield Harm(entry, noun.head.i, "patient")


def _joint_nouns(noun: Token, prep: Token) -> Iterator[Token]:
    """``noun`` and the nouns that share its "of": "the kidnapping and murder of five"."""
    yield noun
    if noun.dep_ == "conj":
        yield noun.head
    for child in noun.children:
        if child.dep_ == "conj" and child.i < prep.i and not _has(child, "prep"):
            yield child


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
    if last + 1 >= len(bearer.doc):
        return
    auxiliary = bearer.doc[last + 1]
    verb = auxiliary.head
    if (
        auxiliary.dep_ in ("aux", "auxpass")
        and verb.i > last
        and _has(verb, "auxpass")
        and not _has(verb, "nsubj", "nsubjpass")
    ):
        if _verb(verb, harms):
            yield Harm(harms.verbs[_verb(verb, harms)], verb.i, "patient")


def _next_state(target: Token, harms: Harms) -> Iterator[Harm]:
    """ "three dead", "20 people wounded": a state right behind, which belongs to no noun and has no object."""
    doc = target.doc
    if target.i + 1 >= len(doc):
        return
    state = doc[target.i + 1]
    if state.lower_ not in harms.states or _has(state, "dobj", "aux"):
        return
    follows = doc[target.i + 2] if target.i + 2 < len(doc) else None
    if follows is not None and follows.pos_ in ("NOUN", "PROPN", "NUM", "DET", "PRON"):
        return
    yield Harm(harms.states[state.lower_], state.i, "state")


def _verb(token: Token, harms: Harms) -> str:
    """The verb of harm that ``token`` is, else an empty string."""
    lemma = token.lemma_.lower()
    particle = next((each.lower_ for each in token.children if each.dep_ == "prt"), "")
    lemma = f"{lemma} {particle}" if particle else lemma
    return lemma if lemma in harms.verbs and token.pos_ in ("VERB", "AUX", "ADJ", "NOUN") else ""


def _has(token: Token, *relations: str) -> bool:
    return any(child.dep_ in relations for child in token.children)
