"""What a toponym does in its sentence: names a place, or stands for those who govern it."""

from spacy.tokens import Token

from dragoman.analyze.grammar import ancestors
from dragoman.analyze.placewords import PlaceWords, load_place_words
from dragoman.records.record import PlaceUse

_MODIFIERS = frozenset({"compound", "nmod", "amod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_JOINED = frozenset({"conj", "appos"})


def use_of(head: Token, governs: bool, town: bool) -> PlaceUse:
    """Whether the toponym headed by ``head`` stands for a place or for those who govern it.

    ``governs`` is true for countries, capitals and seats of government, which stand for a government by default; other
    names stand for a place by default. ``town`` is true for towns, which have airports and streets.
    """
    words = load_place_words()
    head = _first_of_group(head)
    over = head.head
    if _is_base(head):
        return "location"
    if head.dep_ == "pobj":
        return _use_after(head, over, governs, town, words)
    if head.dep_ in _MODIFIERS or head.dep_ == "poss":
        return _use_before(head, over, governs, town, words)
    if head.dep_ in _SUBJECTS:
        return _use_of_subject(head, over, governs, words)
    if head.dep_ == "dobj" and over.lemma_ in words.beating and town and not governs:
        return "actor"
    return "location" if not governs or (head.dep_ == "dobj" and over.lemma_ in words.motion) else "actor"


def _first_of_group(head: Token) -> Token:
    """The first of names joined by "and" or commas: what holds for it holds for the others."""
    for _ in range(20):
        if head.dep_ not in _JOINED or head.head.pos_ not in ("PROPN", "NOUN"):
            break
        head = head.head
    return head


def _is_base(head: Token) -> bool:
    """True for "the Fredville-based company"."""
    doc, at = head.doc, head.i + 1
    return at + 1 < len(doc) and doc[at].text == "-" and doc[at + 1].lower_ in load_place_words().based


def _use_before(head: Token, over: Token, governs: bool, town: bool, words: PlaceWords) -> PlaceUse:
    """The use before a noun: "Freedonia's border", "Fredville officials"."""
    if not governs:
        return "actor" if over.lower_.rstrip(".") in words.governing and head.dep_ != "poss" else "location"
    place = over.lower_ in words.geographic or (town and over.lower_ in words.facilities)
    return "location" if place or over.lower_ in words.held else "actor"


def _use_of_subject(head: Token, over: Token, governs: bool, words: PlaceWords) -> PlaceUse:
    """The use as a subject: who wants, says or is ready acts; what merely is somewhere, or so, lies there."""
    if over.lemma_ == "be" and head.dep_ == "nsubj":
        minded = any(child.dep_ == "acomp" and child.lower_ in words.minded for child in over.children)
        return "actor" if minded or (governs and _has_noun(over)) else "location"
    return "actor" if governs or over.lemma_ in words.acting else "location"


def _use_after(head: Token, preposition: Token, governs: bool, town: bool, words: PlaceWords) -> PlaceUse:
    low, over = preposition.lower_, preposition.head
    if low in words.locative or over.lower_ == "out":
        return "location"
    if low in ("as", "like", "including") and over.pos_ == "NOUN" and over.i < head.i:
        return use_of(over, governs, town)
    if low == "of":
        place = over.lower_ in words.geographic or over.lower_ in words.held or over.lemma_ in words.journey
        return "actor" if (governs and not place) or over.lower_.rstrip(".") in words.governing else "location"
    if low in ("to", "between", "for", "on", "with"):
        border = over.lower_ in words.geographic
        return "actor" if governs and not (border or _is_journey(over, words)) else "location"
    return "actor" if governs or (low == "against" and town) else "location"


def _is_journey(over: Token, words: PlaceWords) -> bool:
    """True for "flew to", "a trip to" and "moved part of its troops to"."""
    verb = next((each for each in ancestors(over, 3) if each.pos_ == "VERB"), over) if over.pos_ == "NOUN" else over
    return over.lemma_.lower() in words.journey or verb.lemma_.lower() in words.journey


def _has_noun(verb: Token) -> bool:
    """True for "Freedonia is a member of": a copula with a noun."""
    return any(child.dep_ == "attr" for child in verb.children)
