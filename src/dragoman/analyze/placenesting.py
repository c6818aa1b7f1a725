"""Toponyms inside other names: of institutions, of people, of other places."""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from dragoman.analyze.placewords import PlaceWords, load_place_words
from dragoman.analyze.spelling import casing_for

Nesting = Literal["public", "site", "other"]
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Entity:
    """What the recogniser saw: tokens ``first`` to ``last`` (exclusive) and their label."""

    first: int
    last: int
    label: str


def read_entities(doc: Doc) -> dict[int, Entity]:
    """The recogniser's entity of each token that has one."""
    found = {}
    for span in doc.ents:
        entity = Entity(span.start, span.end, span.label_)
        found.update(dict.fromkeys(range(span.start, span.end), entity))
    return found


def is_located(doc: Doc, first: int) -> bool:
    """True when a word that stands before places ("in", "near", "to") stands before token ``first``."""
    words = load_place_words()
    if first > 1 and doc[first - 1].lower_ == "to":
        return doc[first - 2].lower_ not in words.not_going
    return first > 0 and doc[first - 1].lower_ in words.locative


def is_home(doc: Doc, first: int) -> bool:
    """True for the place after "of" that says where somebody is from: "Ann Smith, 41, of Fredville"."""
    return (
        first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].text in (",", "formerly", "resident", "native")
    )


def is_speaking(doc: Doc, first: int, last: int) -> bool:
    """True for the subject of a verb of saying, which is a person rather than a small town: "Fredville said"."""
    head = next((token for token in doc[first:last] if not first <= token.head.i < last), doc[last - 1])
    return head.dep_ == "nsubj" and head.head.lemma_ in load_place_words().speaking


def is_ordinary_word(name: str) -> bool:
    """True for a name that is an ordinary word of English or a first name as well: a town called "Police"."""
    low = name.lower()
    casing = casing_for(None)
    return low in casing.words or low in casing.either or low in casing.first_names


def is_another_place(doc: Doc, first: int, last: int) -> bool:
    """True when the tokens beside a name make another place of it: "Fredville County", "Mount Fredville"."""
    words = load_place_words()
    if last < len(doc) and doc[last].text.rstrip(".") in words.another_place:
        return not (doc[last].text == "City" and last + 1 < len(doc) and _is_capital(doc[last + 1]))
    at = first - 2 if first > 1 and doc[first - 1].text == "." else first - 1
    return at >= 0 and doc[at].text.rstrip(".").title() in words.before_another_name and _is_capital(doc[at])


def find_nesting(doc: Doc, first: int, last: int) -> Nesting | None:
    """What kind of name tokens ``first`` to ``last`` (exclusive) lie inside; None where they stand alone.

    "public" for a body that serves the place ("Fredville Police Department"), "site" for a building that lies there
    ("Fredville Airport"), "other" for the rest ("Bank of Freedonia", "Fredville Herald").
    """
    words = load_place_words()
    found = _after(doc, last, words) or _before(doc, first, words)
    if found is None:
        return None
    if found.text in words.sites:
        return "site"
    return "public" if found.text.title() in words.public_bodies else "other"


def _after(doc: Doc, last: int, words: PlaceWords) -> Token | None:
    """The last word of an institution's name that goes on after the toponym, the first where it is a public body's."""
    found = None
    for at in range(last, min(len(doc), last + _LONGEST)):
        token = doc[at]
        if not (_is_capital(token) or token.lower_ in ("of", "and", "'s", "\u2019s", "&")):
            break
        if token.text.rstrip(".") in words.before_a_person:
            return None
        if _is_institution(token, words):
            if at == last and token.text == "City" and at + 1 < len(doc) and not _is_capital(doc[at + 1]):
                break
            found = token
        elif token.text in words.sites:
            found = found or token
        elif token.lower_ in ("'s", "\u2019s") and at == last or token.lower_ in ("of", "and") and found is None:
            break
    return found


def _before(doc: Doc, first: int, words: PlaceWords) -> Token | None:
    """The institution's word before "of": "University of Fredville"; or right before the name: "Radio Fredville"."""
    at = first - 1
    if at > 0 and doc[at].lower_ == "the":
        at -= 1
    if at > 0 and doc[at].lower_ == "of":
        body = doc[at - 1]
        return body if _is_institution(body, words) and body.text not in ("City", "State", "Town") else None
    before = doc[first - 1] if first else None
    good = before is not None and _is_institution(before, words) and not before.is_sent_start
    return before if good and before is not None and before.text not in words.public_bodies else None


def _is_institution(token: Token, words: PlaceWords) -> bool:
    if not _is_capital(token):
        return False
    text = token.text.title() if token.is_upper else token.text
    return text in words.institutions or text in words.public_bodies


def is_in_person(doc: Doc, first: int, last: int, entities: dict[int, Entity]) -> bool:
    """True after a first name or a title ("Jack London"), and where the recogniser saw a longer name of a person."""
    words = load_place_words()
    entity = entities.get(first)
    if entity is not None and entity.label == "PERSON" and (entity.first < first or entity.last > last):
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


def is_name_going_on(doc: Doc, last: int) -> bool:
    """True when a capitalised word that is no title follows, as in a person's or a product's name: "Adrian Smith"."""
    if last >= len(doc):
        return False
    after = doc[last]
    return _is_capital(after) and after.pos_ == "PROPN" and after.text not in load_place_words().before_a_person


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper()
