"""Which names in a text are names of places: not those inside other names, nor ordinary words, nor people."""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from dragoman.analyze.placeuse import (
    is_another_place,
    is_in_institution,
    is_in_person,
    is_located,
    is_ordinary_word,
    load_kinds,
    load_shortened,
)
from dragoman.knowledge.actors import Hit
from dragoman.knowledge.gazetteer import Gazetteer, PlaceHit
from dragoman.records import Article

_INSIDE = re.compile(
    r"(?:,? in (?:the )?(?:(?:north|south|east|west|central)\w* )?|, (?:the )?| \((?:the )?|, (?:the )?capital of )"
)
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{4,}")
_OPENING = re.compile(r"(?:^|(?<=[.!?] )|(?<=\n))[A-ZÀ-Þ]{2,40}[A-ZÀ-Þ.' ]{0,30}(?=,| \(| ?[-–—])")
_SHORTENED = re.compile(r"(?<=[^\W\d_], )([A-Z](?:[a-z]{1,4}|\.[A-Z](?:a)?))\.")
_NEXT_WORD = re.compile(r"[ -](\w+)")
_WORD_BEFORE = re.compile(r"(\w+)(?: of)? $")


@dataclass(frozen=True, slots=True)
class Named:
    """A name of places in the text with the tokens it fills; ``inside`` is the name of what it lies in, said beside it.

    ``kind`` is what the words beside it call it, ``located`` is true after a word like "in".
    """

    hit: PlaceHit
    first: int
    last: int
    inside: PlaceHit | None
    kind: str | None
    located: bool


def read_datelines(text: str, article: Article) -> str:
    """``text`` with the capitals of datelines in ordinary letters: "FREDVILLE (XYZ)" names Fredville."""
    for region in article.regions:
        if region.kind == "dateline":
            line = text[region.start : region.end]
            text = text[: region.start] + _CAPITALS.sub(_small, line) + text[region.end :]
    return _OPENING.sub(lambda line: _CAPITALS.sub(_small, line[0]), text)


def _small(word: re.Match[str]) -> str:
    low = word[0][1:].lower()
    return word[0][0] + low if len(low) + 1 == len(word[0]) else word[0]


def _shortened(text: str, gazetteer: Gazetteer) -> Iterator[PlaceHit]:
    """States and provinces as news shortens them after a town: "Fredville, Ky."."""
    for found in _SHORTENED.finditer(text):
        name = load_shortened().get(found[1])
        candidates = tuple(each for each in gazetteer.lookup(name) if each.feature == "ADM1") if name else ()
        if candidates:
            yield PlaceHit(found.start(1), found.end(1) + 1, candidates)


def _capitals(text: str, gazetteer: Gazetteer, known: Sequence[Hit], found: set[int]) -> Iterator[PlaceHit]:
    """Capitals that the gazetteer passes over without a word like "in" before them ("Washington denied it")."""
    for hit in known:
        if hit.kind == "capital" and hit.start not in found:
            if candidates := gazetteer.lookup(text[hit.start : hit.end]):
                yield PlaceHit(hit.start, hit.end, candidates)


def _without_halves(hits: Sequence[PlaceHit]) -> list[PlaceHit]:
    """The hits without those that another follows after a blank only: "North" of "North Freedonia"."""
    starts = {hit.start for hit in hits}
    return [hit for hit in hits if not starts & {hit.end, hit.end + 1}]


def read_names(doc: Doc, text: str, article: Article, gazetteer: Gazetteer, known: Sequence[Hit]) -> Iterator[Named]:
    """The toponyms of ``text`` (with datelines in ordinary letters); ``known`` are the names of actors in it."""
    found = [*gazetteer.find(text), *_shortened(text, gazetteer)]
    found += _capitals(text, gazetteer, known, {hit.start for hit in found})
    hits = _without_halves(sorted(found, key=lambda hit: hit.start))
    starts = [token.idx for token in doc]
    taken = [(each.start, each.end) for each in known if each.kind in ("actor", "person", "adjective", "demonym")]
    people = {
        text[each.start : each.end]
        for each in hits
        if not _is_large(each) and is_in_person(doc, *_tokens(starts, each))
    }
    for number, hit in enumerate(hits):
        first, last = _tokens(starts, hit)
        if _is_taken(hit, taken) or text[hit.start : hit.end] in people or not _is_toponym(doc, text, first, last, hit):
            continue
        located = is_located(doc, first) or article.region_at(hit.start) == "dateline"
        if not located and not _rules(hit) and is_ordinary_word(text[hit.start : hit.end]):
            continue
        after = hits[number + 1] if number + 1 < len(hits) else None
        inside = after if after and _INSIDE.fullmatch(text, hit.end, after.start) else None
        yield Named(hit, first, last, inside, _kind_beside(text, hit), located)


def _is_toponym(doc: Doc, text: str, first: int, last: int, hit: PlaceHit) -> bool:
    """False for names inside other names, and for ordinary words at the beginning of a sentence."""
    if is_in_institution(doc, first, last) or is_in_person(doc, first, last) or is_another_place(doc, last):
        return False
    if hit.candidates[0].feature.startswith("PCL") or not doc[first].is_sent_start:
        return True
    return not is_ordinary_word(text[hit.start : hit.end])


def _rules(hit: PlaceHit) -> bool:
    """True for names of countries and capitals, which news has everywhere: Chad, Wellington."""
    return any(each.feature.startswith("PCL") or each.feature == "PPLC" for each in hit.candidates)


def _tokens(starts: Sequence[int], hit: PlaceHit) -> tuple[int, int]:
    return bisect_right(starts, hit.start) - 1, bisect_left(starts, hit.end)


def _is_large(hit: PlaceHit) -> bool:
    """True for names that are seldom a person's even where a person bears them: countries and large cities."""
    return any(each.feature.startswith("PCL") or each.population > 1_000_000 for each in hit.candidates)


def _is_taken(hit: PlaceHit, taken: Sequence[tuple[int, int]]) -> bool:
    """True when a name of the actor tables covers the toponym: "Bank of Freedonia", or a person called so."""
    at = bisect_right(taken, (hit.start, math.inf)) - 1
    return at >= 0 and taken[at][1] >= hit.end


def _kind_beside(text: str, hit: PlaceHit) -> str | None:
    """Whether the words beside the name call it a province or a city: "Fredville province", "the town of Fredville"."""
    after = _NEXT_WORD.match(text, hit.end)
    before = _WORD_BEFORE.search(text, max(0, hit.start - 24), hit.start)
    beside = {found[1].lower() for found in (after, before) if found}
    return next((kind for kind, words in load_kinds().items() if beside & words), None)
