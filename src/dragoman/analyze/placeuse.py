"""What a toponym does in its sentence: names a place, stands for those who govern it, or belongs to another name."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Doc, Token

from dragoman.analyze.grammar import ancestors
from dragoman.analyze.spelling import casing_for
from dragoman.records.record import PlaceUse

_MODIFIERS = frozenset({"compound", "nmod", "amod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_JOINED = frozenset({"conj", "appos"})


@dataclass(frozen=True, slots=True)
class UseWords:
    """The words around a toponym that decide, as placeuse.toml lists them."""

    locative: frozenset[str]
    journey: frozenset[str]
    motion: frozenset[str]
    geographic: frozenset[str]
    facilities: frozenset[str]
    governing: frozenset[str]
    institutions: frozenset[str]
    before_a_person: frozenset[str]
    another_place: frozenset[str]


@cache
def load_use_words() -> UseWords:
    """The English list; read once a process."""
    data = _read()
    return UseWords(**{each.name: frozenset(data[each.name].split()) for each in fields(UseWords)})


@cache
def load_kinds() -> dict[str, frozenset[str]]:
    """Words beside a name that say which kind of place it means: under "province" and "city"."""
    return {kind: frozenset(words.split()) for kind, words in _read()["kinds"].items()}


@cache
def load_shortened() -> dict[str, str]:
    """Names of provinces by their short form after a town: "Kentucky" for "Ky"."""
    return dict(_read()["shortened"])


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads((files("dragoman") / "data" / "lang" / "en" / "placeuse.toml").read_text("utf-8"))


def use_of(head: Token, governs: bool, town: bool) -> PlaceUse:
    """Whether the toponym headed by ``head`` stands for a place or for those who govern it.

    ``governs`` is true for countries, capitals and seats of government, which stand for a government by default; other
    names stand for a place by default. ``town`` is true for towns, which have airports and streets.
    """
    words = load_use_words()
    head = _first_of_group(head)
    over = head.head
    if head.dep_ == "pobj":
        return _use_after(over, governs, words)
    if head.dep_ in _MODIFIERS or head.dep_ == "poss":
        if not governs:
            return "actor" if over.lower_.rstrip(".") in words.governing and head.dep_ != "poss" else "location"
        place = over.lower_ in words.geographic or (town and over.lower_ in words.facilities)
        return "location" if place else "actor"
    if not governs:
        return "location"
    if head.dep_ in _SUBJECTS:
        return "location" if over.lemma_ == "be" and head.dep_ == "nsubj" and not _has_noun(over) else "actor"
    if head.dep_ == "dobj" and over.lemma_ in words.motion:
        return "location"
    return "actor"


def _first_of_group(head: Token) -> Token:
    """The first of names joined by "and" or commas: what holds for it holds for the others."""
    for _ in range(20):
        if head.dep_ not in _JOINED or head.head.pos_ not in ("PROPN", "NOUN"):
            break
        head = head.head
    return head


def _use_after(preposition: Token, governs: bool, words: UseWords) -> PlaceUse:
    low, over = preposition.lower_, preposition.head
    if low in words.locative:
        return "location"
    if low == "of":
        by_rulers = governs and over.lower_ not in words.geographic
        return "actor" if by_rulers or over.lower_.rstrip(".") in words.governing else "location"
    if low == "to":
        return "actor" if governs and not _is_journey(over, words) else "location"
    return "actor" if governs else "location"


def _is_journey(over: Token, words: UseWords) -> bool:
    """True for "flew to", "a trip to" and "moved part of its troops to"."""
    verb = next((each for each in ancestors(over, 3) if each.pos_ == "VERB"), over) if over.pos_ == "NOUN" else over
    return over.lemma_.lower() in words.journey or verb.lemma_.lower() in words.journey


def _has_noun(verb: Token) -> bool:
    """True for "Freedonia is a member of": a copula with a noun."""
    return any(child.dep_ == "attr" for child in verb.children)


# ---- names that only contain a toponym ---------------------------------------------------------


def is_located(doc: Doc, first: int) -> bool:
    """True when a word that stands before places ("in", "near", "to") stands before token ``first``."""
    return first > 0 and doc[first - 1].lower_ in load_use_words().locative | {"to"}


def is_ordinary_word(name: str) -> bool:
    """True for a name that is an ordinary word of English or a first name as well: a town called "Police"."""
    low = name.lower()
    casing = casing_for(None)
    return low in casing.words or low in casing.either or low in casing.first_names


def is_another_place(doc: Doc, last: int) -> bool:
    """True when the token after a name makes another place of it: "Fredville County"."""
    return last < len(doc) and doc[last].text in load_use_words().another_place


def is_in_institution(doc: Doc, first: int, last: int) -> bool:
    """True when tokens ``first`` to ``last`` (exclusive) lie inside the name of an institution: "Bank of Freedonia"."""
    words = load_use_words()
    at = last
    while at < len(doc) and at < last + 4 and _is_capital(doc[at]):
        if _is_institution(doc[at], words):
            return True
        at += 1
    before = first - 1
    if before > 0 and doc[before].lower_ == "the":
        before -= 1
    if before > 0 and doc[before].lower_ == "of":
        return _is_institution(doc[before - 1], words)
    return first > 0 and _is_institution(doc[first - 1], words) and not doc[first - 1].is_sent_start


def _is_institution(token: Token, words: UseWords) -> bool:
    return _is_capital(token) and (
        token.text in words.institutions or (token.is_upper and token.text.title() in words.institutions)
    )


def is_in_person(doc: Doc, first: int, last: int) -> bool:
    """True after a first name or a title ("Jack London"), and where the recogniser saw a longer name of a person."""
    words = load_use_words()
    for entity in _entities_at(doc, first):
        if entity[2] == "PERSON" and (entity[0] < first or entity[1] > last):
            return True
    if not first:
        return False
    before = doc[first - 1]
    if before.text == "." and first > 1:
        before = doc[first - 2]
    low = before.lower_.rstrip(".")
    if low in casing_for(None).first_names and _is_capital(before) and before.ent_type_ != "GPE":
        return True
    return before.text.rstrip(".") in words.before_a_person


def _entities_at(doc: Doc, at: int) -> list[tuple[int, int, str]]:
    """The named entity around token ``at``, if any, as first token, last token + 1, label."""
    token = doc[at]
    if not token.ent_type_:
        return []
    first = at
    while first and doc[first].ent_iob_ != "B":
        first -= 1
    last = at + 1
    while last < len(doc) and doc[last].ent_iob_ == "I":
        last += 1
    return [(first, last, token.ent_type_)]


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper()
