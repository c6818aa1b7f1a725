"""Which names in a text are names of places: not those inside other names, nor ordinary words, nor people."""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc

from dragoman.analyze.placehits import Found, find_hits, read_datelines
from dragoman.analyze.placenesting import (
    Entity,
    Nesting,
    find_nesting,
    is_another_place,
    is_home,
    is_in_person,
    is_located,
    is_name_going_on,
    is_ordinary_word,
    is_speaking,
    read_entities,
)
from dragoman.analyze.placetraits import are_sisters, is_large, is_state, lies_in, look_up_small, size_of_state
from dragoman.analyze.placewords import load_place_words
from dragoman.knowledge.actors import Hit
from dragoman.knowledge.gazetteer import Gazetteer, PlaceHit, Toponym
from dragoman.records import Article

ENOUGH, ENOUGH_AGAIN, CERTAIN = 0.7, -1.0, 2.3
"""Trust from which a name counts as a place; where the article has it elsewhere with certainty; and what is certain."""

COUNTY = "County"
KNOWN, WELL_KNOWN = 0.7, 1.5
"""Trust by size from which the recogniser is not believed where it denies a place (50,000 people), and from which a
building is named after the town rather than after a person (300,000)."""

_INSIDE = re.compile(
    r"(?:,? in (?:the )?(?:(?:north|south|east|west|central)\w* )?|, (?:the )?| \((?:the )?|, (?:the )?capital of )"
)
_LISTED = re.compile(r",? (?:and|or) |, ")
_NEXT_WORD = re.compile(r"[ -](\w+)")
_WORD_BEFORE = re.compile(r"(\w+)(?: of)? $")
_LABELS = {"GPE": 2.5, "LOC": 2.0, "FAC": 1.0, "PERSON": -1.2, "ORG": -0.6}
OTHER_LABEL, PART_OF_LABEL = -1.0, -0.3
SURE, WITHIN, LOCATED, HOME, CALLED, PUBLIC = 3.0, 3.0, 2.2, 1.5, 2.2, 1.5
ORDINARY, ORDINARY_STATE, GOING_ON, SPEAKING = -2.0, -0.5, -1.0, -1.5
BESIDE_PLACES = 0.8


@dataclass(frozen=True, slots=True)
class Named:
    """A name of places in the text with the tokens it fills; ``holder`` is the name of what it lies in, said beside it.

    ``kind`` is what the words beside it call it, ``nesting`` what kind of name it is part of. ``trust`` says how sure
    it is that a place is named, ``signs`` how much of it the words beside it give. A name that is not ``shown`` only
    helps to resolve others.
    """

    hit: PlaceHit
    first: int
    last: int
    holder: PlaceHit | None
    kind: str | None
    nesting: Nesting | None
    trust: float
    signs: float = 0.0
    opens: bool = False
    shown: bool = True


def read_names(doc: Doc, article: Article, gazetteer: Gazetteer, known: Sequence[Hit]) -> list[Named]:
    """The toponyms of the article, left to right; ``known`` are the names of actors in it."""
    text = read_datelines(doc.text, article)
    starts = [token.idx for token in doc]
    entities = read_entities(doc)
    taken = [(each.start, each.end) for each in known if each.kind in ("actor", "person", "adjective", "demonym")]
    surnames = {(each.start, each.end) for each in known if each.kind == "person"}
    found = find_hits(text, doc.text, gazetteer, known)
    named: list[Named] = []
    persons: set[int] = set()
    for number, each in enumerate(found):
        if _is_sign(text, each.hit):
            continue
        first, last = _tokens(starts, each.hit)
        holder = _holder(doc, text, starts, each.hit, found[number + 1].hit if number + 1 < len(found) else None)
        if is_in_person(doc, first, last, entities) and not is_state(each.hit):
            persons.add(len(named))
        one = _read_name(doc, text, each, (first, last), holder, entities)
        surname = (each.hit.start, each.hit.end) in surnames and one.signs >= WITHIN
        named.append(replace(one, trust=-math.inf) if _is_taken(text, each.hit, taken) and not surname else one)
    named = _believe_lists(text, named)
    people = _people(text, named, persons)
    named = [
        replace(each, trust=-math.inf)
        if text[each.hit.start : each.hit.end] in people and each.signs < LOCATED
        else each
        for each in named
    ]
    return _show(text, _widen(text, named, gazetteer))


def _believe_lists(text: str, named: Sequence[Named]) -> list[Named]:
    """``named`` with more trust in those that stand in a list beside places: "Fredville, Barneyville and Wilmaville"."""
    more: Counter[int] = Counter()
    for number, (one, other) in enumerate(pairwise(named)):
        if _LISTED.fullmatch(text, one.hit.end, other.hit.start):
            more[number] += other.trust >= CERTAIN
            more[number + 1] += one.trust >= CERTAIN
    return [replace(each, trust=each.trust + BESIDE_PLACES * more[number]) for number, each in enumerate(named)]


def _widen(text: str, named: Sequence[Named], gazetteer: Gazetteer) -> list[Named]:
    """``named`` with more candidates: small places in provinces that the article names, counties named in full."""
    states, names = set(), set()
    for each in named:
        if each.trust > 0 or each.nesting == "other":
            states |= {(one.country, one.name) for one in each.hit.candidates if one.feature == "ADM1"}
            names.add(text[each.hit.start : each.hit.end])
    return [replace(each, hit=_wide(text, each.hit, gazetteer, states, names)) for each in named]


def _wide(
    text: str,
    hit: PlaceHit,
    gazetteer: Gazetteer,
    states: Collection[tuple[str | None, str | None]],
    names: Collection[str],
) -> PlaceHit:
    if not any(each.feature.startswith("PPL") for each in hit.candidates):
        return hit
    name = text[hit.start : hit.end]
    known = {each.geonameid for each in hit.candidates}
    more = [each for each in look_up_small(gazetteer, name) if (each.country, each.admin1) in states] if states else []
    if (full := f"{name} {COUNTY}") in names:
        more += [each for each in gazetteer.lookup(full) if each.feature == "ADM2"]
    more = [each for each in more if each.geonameid not in known]
    return replace(hit, candidates=(*hit.candidates, *more)) if more else hit


def _holder(doc: Doc, text: str, starts: Sequence[int], hit: PlaceHit, after: PlaceHit | None) -> PlaceHit | None:
    """The name after ``hit`` where it says what the place lies in: not the next of a list, nor "Fredville, U.S. envoy"."""
    if after is None or not _INSIDE.fullmatch(text, hit.end, after.start):
        return None
    if any(each.feature.startswith("PCL") for each in hit.candidates[:1]) and text[after.end - 1] != ".":
        return None
    if after.candidates[0].feature.startswith("PCL"):
        head = doc[_tokens(starts, after)[1] - 1]
        return None if head.dep_ in ("compound", "amod", "nmod") and text[hit.end] == "," else after
    return None if are_sisters(hit, after) and text[after.end - 1] != "." else after


def _people(text: str, named: Sequence[Named], persons: Collection[int]) -> frozenset[str]:
    """Names that the article has more often as a person's than as a place's."""
    count: Counter[str] = Counter()
    for number, each in enumerate(named):
        name = text[each.hit.start : each.hit.end]
        count[name] += 2 if number in persons else -1 if each.signs >= HOME else 0
    return frozenset(name for name, more in count.items() if more > 0)


def _show(text: str, named: Sequence[Named]) -> list[Named]:
    """Each name with the decision whether it is shown: what is certain once is believed elsewhere in the article."""
    best: dict[str, float] = {}
    schools = set()
    for each in named:
        name = text[each.hit.start : each.hit.end]
        if each.nesting == "site" and _size_trust(each.hit) < WELL_KNOWN:
            schools.add(name)
        else:
            best[name] = max(best.get(name, -math.inf), each.trust)
    kept = []
    for each in named:
        name = text[each.hit.start : each.hit.end]
        sure = best.get(name, -math.inf) >= CERTAIN
        believed = each.trust >= (ENOUGH_AGAIN if sure else ENOUGH) and (sure or name not in schools)
        if believed or each.nesting == "other":
            kept.append(replace(each, shown=believed and each.nesting != "other"))
    return kept


def _read_name(
    doc: Doc, text: str, found: Found, tokens: tuple[int, int], holder: PlaceHit | None, entities: dict[int, Entity]
) -> Named:
    first, last = tokens
    hit = found.hit
    kind = _kind_beside(text, hit)
    nesting = find_nesting(doc, first, last)
    if nesting == "public" and all(each.feature.startswith("PCL") for each in hit.candidates):
        nesting = "other"
    size = _size_trust(hit)
    sure = found.sure or any(each.where for each in hit.candidates)  # a pack has it because its texts name it
    signs = SURE if sure else 0.0
    signs += WITHIN if holder and _is_held(hit, holder) else 0.0
    signs += LOCATED if is_located(doc, first) else HOME if is_home(doc, first) else 0.0
    signs += CALLED if kind else 0.0
    signs += PUBLIC if nesting == "public" else 0.0
    trust = size + signs + _label_trust(entities.get(first), first, last, size >= KNOWN)
    if not is_large(hit):
        state = any(each.feature in ("ADM1", "PPLC") for each in hit.candidates)
        trust += (ORDINARY_STATE if state else ORDINARY) if is_ordinary_word(text[hit.start : hit.end]) else 0.0
        trust += SPEAKING if not state and is_speaking(doc, first, last) else 0.0
        trust += GOING_ON if nesting is None and is_name_going_on(doc, last) else 0.0
    if is_another_place(doc, first, last) or is_in_person(doc, first, last, entities):
        trust = -math.inf if not (sure and not is_another_place(doc, first, last)) else trust - 2.0
    return Named(hit, first, last, holder, kind, nesting, trust, signs, found.opens)


def _is_held(hit: PlaceHit, holder: PlaceHit) -> bool:
    return any(lies_in(one, other) for one in hit.candidates for other in holder.candidates)


def _size_trust(hit: PlaceHit) -> float:
    """How much the mere size of the places speaks for the name: 0 for a town of 10,000 people."""
    return max(_trust_of(each) for each in hit.candidates)


def _trust_of(toponym: Toponym) -> float:
    if toponym.feature.startswith("PCL"):
        return 3.0
    if toponym.feature == "PPLC":
        return 2.0
    if toponym.feature == "ADM1":
        return min(2.0, size_of_state(toponym) - 3.6)
    if toponym.feature == "ADM2" or not toponym.feature.startswith("PPL"):
        return 2.0
    return min(2.0, max(-1.0, math.log10(toponym.population + 1) - 4))


def _label_trust(entity: Entity | None, first: int, last: int, large: bool) -> float:
    """What the recogniser's label says; little where it denies a large province."""
    if entity is None:
        return 0.0
    trust = _LABELS.get(entity.label, OTHER_LABEL)
    whole = entity.first >= first and entity.last <= last
    if trust < 0 and large and whole:
        return trust / 3
    return trust if whole else trust + PART_OF_LABEL


def _is_sign(text: str, hit: PlaceHit) -> bool:
    """True for "US$5", "@Fredville", "A/Fredville/7" and "Fredville virus"."""
    before, after = text[max(0, hit.start - 1) : hit.start], text[hit.end : hit.end + 1]
    word = _NEXT_WORD.match(text, hit.end)
    return after == "$" or before in ("@", "#", "/") or bool(word and word[1].lower() in load_place_words().not_places)


def _tokens(starts: Sequence[int], hit: PlaceHit) -> tuple[int, int]:
    return max(0, bisect_right(starts, hit.start) - 1), max(1, bisect_left(starts, hit.end))


def _is_taken(text: str, hit: PlaceHit, taken: Sequence[tuple[int, int]]) -> bool:
    """True when a name of the actor tables covers the toponym: "Bank of Freedonia", but not in "the Freedonia embassy"."""
    at = bisect_right(taken, (hit.start, math.inf)) - 1
    if at < 0 or taken[at][1] < hit.end:
        return False
    rest = text[taken[at][0] : hit.start] + text[hit.end : taken[at][1]]
    return not rest or rest != rest.lower()


def _kind_beside(text: str, hit: PlaceHit) -> str | None:
    """What the words beside the name call it: "Fredville province", "the town of Fredville"."""
    after = _NEXT_WORD.match(text, hit.end)
    before = _WORD_BEFORE.search(text, max(0, hit.start - 24), hit.start)
    beside = {found[1].lower() for found in (after, before) if found}
    return next((kind for kind, words in load_place_words().kinds.items() if beside & words), None)
