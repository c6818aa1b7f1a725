"""Harm told by a noun: "the murder of six", "injuries to five", "with burns", "the dead were four nuns", "a toll of 45"."""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.analyze.harm import SUBJECTS, Harm, has
from dragoman.knowledge.numberwords import Entry, Harms

_NAMING = frozenset({"be", "include", "comprise"})
_IDENTIFYING = frozenset({"identify", "name", "list", "describe"})
_BORNE = frozenset({"with", "for", "from"})
_MEASURES = frozenset({"to", "at", "of", "above", "past", "over"})
_DONE = frozenset({"to", "on"})


def nominal_ties(bearer: Token, harms: Harms) -> Iterator[Harm]:
    """What nouns around ``bearer`` say happened to it."""
    yield from _events(bearer, harms)
    yield from _done_to(bearer, harms)
    yield from _borne(bearer, harms)
    yield from _named(bearer, harms)
    yield from _tolls(bearer, harms)


# ---- event nouns ---------------------------------------------------------------------------------


def _events(bearer: Token, harms: Harms) -> Iterator[Harm]:
    """ "the murder of six", "six priests' murder", "the killers of six", "the bodies of six", "claimed the lives of six"."""
    if bearer.dep_ == "poss":
        entry = harms.nouns.get(bearer.head.lemma_.lower())
        if entry is not None:
            yield Harm(entry, bearer.head.i, "event noun")
        return
    if bearer.dep_ != "pobj" or bearer.head.lower_ not in ("of", "including"):
        return
    prep, noun = bearer.head, _event_of(bearer.head, harms)
    if prep.lower_ == "including" and noun.lemma_.lower() not in harms.nouns:
        return
    for each in _joint_nouns(noun, prep):
        entry = _event_entry(each, harms)
        if entry is not None and each.pos_ in ("NOUN", "PROPN", "VERB"):
            yield Harm(entry, each.i, "event noun")
    entry = harms.object_of.get(f"{noun.head.lemma_.lower()} {noun.lemma_.lower()}") if noun.dep_ == "dobj" else None
    if entry is not None:
        yield Harm(entry, noun.head.i, "patient")


def _event_entry(noun: Token, harms: Harms) -> Entry | None:
    lemma = noun.lemma_.lower()
    entry = harms.nouns.get(lemma) or harms.agents.get(lemma) or harms.bodies.get(lemma)
    return entry or harms.bodies.get(noun.lower_)


def _event_of(prep: Token, harms: Harms) -> Token:
    """The noun that "of" belongs to; not the place or time between: "the murder in Freedonia of six monks"."""
    noun = prep.head
    if noun.pos_ == "PROPN" and noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in harms.nouns:
        return noun.head.head
    return noun


def _joint_nouns(noun: Token, prep: Token) -> Iterator[Token]:
    """``noun`` and the nouns that share its "of": "the kidnapping and murder of five"."""
    yield noun
    if noun.dep_ == "conj" and not any(each.lower_ == "of" for each in noun.head.children):
        yield noun.head
    for child in noun.children:
        if child.dep_ == "conj" and child.i < prep.i and not has(child, "prep"):
            yield child


# ---- wounds --------------------------------------------------------------------------------------


def _done_to(bearer: Token, harms: Harms) -> Iterator[Harm]:
    """ "injuries to five nurses", "inflicted wounds on them"."""
    prep = bearer.head
    if bearer.dep_ != "pobj" or prep.lower_ not in _DONE or prep.i == 0:
        return
    noun = prep.nbor(-1)
    if noun.lemma_.lower() in harms.borne and noun.pos_ == "NOUN":
        yield Harm(harms.borne[noun.lemma_.lower()], noun.i, "event noun")


def _borne(bearer: Token, harms: Harms) -> Iterator[Harm]:
    """ "eight people with burns", "were treated for injuries", "escaped with minor wounds", "left 23 with injuries"."""
    yield from _wounds(bearer, frozenset({"with"}), harms)
    verb = bearer.head
    if bearer.dep_ not in (*SUBJECTS, "dobj") or verb.lemma_.lower() not in harms.near.bearing:
        return
    if bearer.dep_ == "nsubj" and has(verb, "dobj") and not _is_treated(verb, harms):
        return
    for token in (verb, *(child for child in verb.children if child.dep_ in ("dobj", "prep"))):
        for each in (token, *(noun for noun in token.children if noun.dep_ == "pobj")):
            yield from _wounds(each, _BORNE, harms)


def _is_treated(verb: Token, harms: Harms) -> bool:
    """True for "needed treatment": the object is what is done to the subject."""
    return any(child.dep_ == "dobj" and child.lemma_.lower() in harms.near.treatments for child in verb.children)


def _wounds(token: Token, preps: frozenset[str], harms: Harms) -> Iterator[Harm]:
    for prep in token.children:
        if prep.dep_ == "prep" and prep.lower_ in preps:
            for noun in prep.children:
                if noun.dep_ == "pobj" and noun.lemma_.lower() in harms.borne:
                    yield Harm(harms.borne[noun.lemma_.lower()], noun.i, "wound")


# ---- naming and counting ---------------------------------------------------------------------------


def _named(bearer: Token, harms: Harms) -> Iterator[Harm]:
    """ "the injured were two guards", "the dead include four nuns", "the wounded were identified as two drivers"."""
    verb = bearer.head
    if bearer.dep_ == "pobj" and verb.lower_ == "as":
        verb = verb.head
    elif bearer.dep_ not in ("attr", "dobj"):
        return
    if verb.lemma_.lower() not in (_IDENTIFYING if verb != bearer.head else _NAMING):
        return
    for subject in verb.children:
        if subject.dep_ in SUBJECTS and subject.i < bearer.i:
            yield from _group(subject, harms)


def _group(noun: Token, harms: Harms) -> Iterator[Harm]:
    """Those that a subject names by what happened to them: "the injured", "the slain officers", "fatalities"."""
    for token in (noun, *(each for each in noun.children if each.dep_ in ("amod", "acl"))):
        standing = token != noun or noun.left_edge.lower_ == "the" or noun.is_sent_start
        if token.lower_ in harms.states and standing and not has(token, "dobj"):
            yield Harm(harms.states[token.lower_], token.i, "state")
            return
    if noun.lemma_.lower() in harms.counts and noun.tag_ == "NNS":
        yield Harm(harms.counts[noun.lemma_.lower()], noun.i, "state")


def _tolls(bearer: Token, harms: Harms) -> Iterator[Harm]:
    """ "the death toll rose to 45", "put the death toll at 31", "the number of wounded reached 112"."""
    above = bearer.head
    if bearer.dep_ == "pobj" and above.lower_ in _MEASURES:
        above = above.head
    elif bearer.dep_ not in ("dobj", "attr"):
        return
    found = ((noun, _toll_entry(noun, harms)) for noun in (above, *above.children) if noun.i < bearer.i)
    for noun, entry in found:
        if entry is not None and (noun == above or noun.dep_ in ("dobj", *SUBJECTS)):
            yield Harm(entry, above.i, "toll", (noun.left_edge.i, max(each.i for each in noun.subtree) + 1))


def _toll_entry(noun: Token, harms: Harms) -> Entry | None:
    """What a noun of counting counts: "death toll", "number of dead"."""
    if noun.lemma_.lower() not in harms.near.tolls:
        return None
    for child in noun.children:
        if child.dep_ in ("compound", "amod") and child.lemma_.lower() in harms.counts:
            return harms.counts[child.lemma_.lower()]
        for each in child.children if child.lower_ == "of" else ():
            if each.dep_ == "pobj" and not has(each, "nummod"):
                return harms.states.get(each.lower_) or harms.counts.get(each.lemma_.lower())
    return None
