"""Where a text writes names of places: the gazetteer's finds, and those that only their surroundings reveal."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.analyze.placetraits import lies_in, look_up
from dragoman.analyze.placewords import load_place_words
from dragoman.knowledge.actors import Hit
from dragoman.knowledge.gazetteer import Gazetteer, PlaceHit, Toponym
from dragoman.records import Article

_CAPITALS = re.compile(r"[A-ZÀ-Þ]{2,}")
_OPENING = re.compile(
    r"(?:^|(?<=[.!?:] )|(?<=[.!?:]  )|(?<=\d\d\d\d )|(?<=\n)|(?<=\n ))"
    r"(?P<name>(?:ST\. )?[A-ZÀ-Þ]{3,20}(?:[ '.-]{1,2}[A-ZÀ-Þ]{2,20}){0,3})"
    r"(?=,? ?(?:\(|--|[-–—] ?|,|: )|, [A-Z]| [A-Z][a-z])"
)
_AFTER_COMMA = re.compile(r"(?<=[^\W\d_], )[A-Z][A-Za-z.]{1,5}")
_AFTER_PARTY = re.compile(r"\b(?:[DR]|DFL|Con|Lab)-(?=[A-Z])")
_BEFORE = re.compile(r"(?:(?<!\w)(?:[A-ZÀ-Þ][\w'’.-]{1,19} )?(?:[A-ZÀ-Þ][\w'’.-]{1,19} ))?[A-ZÀ-Þ][\w'’-]{1,19}, \Z")
_CITY = re.compile(r" (?:Council|Hall|Manager|Attorney|Commission|Councilman|Councilwoman|Police|Schools)\b")
_SIDE = re.compile(r"(?:North|South|East|West|Downtown|Greater|Central) ")
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’.-]{0,19}(?: [A-ZÀ-Þ][\w'’.-]{0,19}){0,2}")
_LIST_LEFT = re.compile(r"[,\s]+(?:(?:and|or|both|in|of|the)\s+)?\Z|(?:^|\s)and\s+\Z")
_JOINT = re.compile(r",? (?:and|or) |, ")
_LOOK_BACK = 60
_LONGEST_LIST = 160


@dataclass(frozen=True, slots=True)
class Found:
    """A name of places in the text. ``sure`` where its surroundings say that it is one ("D-Fredville", a dateline).

    ``opens`` where it opens a report: there it says where the report is from.
    """

    hit: PlaceHit
    sure: bool = False
    opens: bool = False


def read_datelines(text: str, article: Article) -> str:
    """``text`` with the capitals of datelines in ordinary letters: "FREDVILLE (XYZ)" names Fredville."""
    for region in article.regions:
        if region.kind == "dateline":
            line = text[region.start : region.end]
            text = text[: region.start] + _CAPITALS.sub(_small, line) + text[region.end :]
    return _OPENING.sub(lambda line: _CAPITALS.sub(_small, line[0]), text)


def _small(word: re.Match[str]) -> str:
    if word[0] in load_place_words().acronyms:
        return word[0]
    low = word[0][1:].lower()
    return word[0][0] + low if len(low) + 1 == len(word[0]) else word[0]


def find_hits(text: str, original: str, gazetteer: Gazetteer, known: Sequence[Hit]) -> list[Found]:
    """Every name of places in ``text``, left to right; ``original`` is the text with the capitals of its datelines."""
    found = {hit.start: Found(hit) for hit in _residents(text, gazetteer)}
    found |= {hit.start: Found(hit) for hit in gazetteer.find(text)}
    for hit in _shortened(text, gazetteer, found):
        found[hit.start] = Found(hit, sure=True)
    for hit in _capitals(text, gazetteer, known):
        found.setdefault(hit.start, Found(hit))
    for hit in [*_lists(text, gazetteer), *_parties(text, gazetteer)]:
        if hit.start not in found or hit.end >= found[hit.start].hit.end:
            found[hit.start] = Found(hit, sure=True)
    for hit in _openings(text, original, gazetteer):
        if hit.start not in found or hit.end >= found[hit.start].hit.end:
            found[hit.start] = Found(hit, sure=True, opens=True)
    for hit in [*_before_holders(text, gazetteer, found.values())]:
        if hit.start not in found or hit.end > found[hit.start].hit.end:
            found[hit.start] = Found(hit, sure=True)
    _shorten(text, found, gazetteer)
    return _without_halves(text, sorted(found.values(), key=lambda each: (each.hit.start, -each.hit.end)))


def _shorten(text: str, found: dict[int, Found], gazetteer: Gazetteer) -> None:
    """Names cut to those of their towns: "North Fredville" where the article has Fredville, "Fredville City Council"."""
    names = {text[each.hit.start : each.hit.end]: each.hit.candidates for each in found.values()}
    for start, each in list(found.items()):
        body = _CITY.match(text, each.hit.end)
        if (
            body
            and text.endswith(" City", start, each.hit.end)
            and (whole := gazetteer.lookup(text[start : each.hit.end - 5]))
        ):
            found[start] = Found(PlaceHit(start, each.hit.end - 5, whole), each.sure)
            continue
        side = _SIDE.match(text, start, each.hit.end)
        rest = text[side.end() : each.hit.end] if side else ""
        if rest in names and all(one.feature.startswith("PPL") for one in each.hit.candidates):
            del found[start]
            hit = PlaceHit(start + len(side[0]) if side else start, each.hit.end, names[rest])
            found[hit.start] = Found(hit, each.sure)


def _shortened(text: str, gazetteer: Gazetteer, found: dict[int, Found]) -> Iterator[PlaceHit]:
    """States and provinces as news shortens them: "Fredville, Ky.", "Fredville, TX", "D-Ky.", "in B.C."."""
    ends = {each.hit.end: each.hit for each in found.values()}
    words = load_place_words()
    for match in _short_names().finditer(text):
        short, dot = match[1], match[2]
        candidates = _provinces(words.shortened.get(short) or words.postal[short], gazetteer)
        before = ends.get(match.start() - 2) if text[match.start() - 2 : match.start()] == ", " else None
        if before is not None:
            states = {(each.country, each.name) for each in candidates}
            good = bool(dot) or any((each.country, each.admin1) in states for each in before.candidates)
        else:
            party = text[max(0, match.start() - 2) : match.start()] in ("D-", "R-")
            good = short in words.shortened and (
                party
                or ("." not in short and short.isupper() and short in words.alone)
                or (bool(dot) and (short in words.alone or text[match.start() - 2 : match.start()] == ", "))
            )
        if candidates and good:
            yield PlaceHit(match.start(1), match.end(), candidates)


@cache
def _short_names() -> re.Pattern[str]:
    words = load_place_words()
    names = sorted({*words.shortened, *words.postal}, key=len, reverse=True)
    return re.compile(rf"(?<![\w.])({'|'.join(map(re.escape, names))})(\.?)(?![\w])")


def _provinces(name: str, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    found = gazetteer.lookup(name)
    return tuple(each for each in found if each.feature == "ADM1") or tuple(each for each in found if _rules(each))[:1]


def _rules(toponym: Toponym) -> bool:
    return toponym.feature == "PPLC"


def _capitals(text: str, gazetteer: Gazetteer, known: Sequence[Hit]) -> Iterator[PlaceHit]:
    """Capitals that the gazetteer passes over without a word like "in" before them ("Washington denied it")."""
    for hit in known:
        if hit.kind == "capital" and (candidates := gazetteer.lookup(text[hit.start : hit.end])):
            yield PlaceHit(hit.start, hit.end, candidates)


def _openings(text: str, original: str, gazetteer: Gazetteer) -> Iterator[PlaceHit]:
    """Towns in capitals that open a report: "FREDVILLE -- The bridge was closed"."""
    for match in _OPENING.finditer(original):
        for end in _ends(match["name"]):
            name = text[match.start() : match.start() + end]
            if candidates := look_up(gazetteer, name) or look_up(gazetteer, name.title()):
                yield PlaceHit(match.start(), match.start() + end, candidates)
                break


def _ends(name: str) -> list[int]:
    """Where the name may end, longest first: "NEW FREDVILLE SAID" is read whole, then without its last words."""
    return [len(name), *sorted((match.start() for match in re.finditer(r" ", name)), reverse=True)]


def _residents(text: str, gazetteer: Gazetteer) -> Iterator[PlaceHit]:
    """Small places before those who live or serve there: "a Fredville man", "Fredville police"."""
    for match in _of_a_town().finditer(text):
        name, first = (match[1], match.start(1)) if match[1] else (match[2], match.start(2))
        for start, end in _parts(name, from_left=not match[1]):
            if candidates := look_up(gazetteer, name[start:end]):
                yield PlaceHit(first + start, first + end, candidates)
                break


def _parts(name: str, from_left: bool) -> list[tuple[int, int]]:
    """The whole name, then its first word or its last."""
    blank = name.find(" ")
    half = (0, blank) if from_left else (blank + 1, len(name))
    return [(0, len(name)), half] if blank >= 0 else [(0, len(name))]


@cache
def _of_a_town() -> re.Pattern[str]:
    words = "|".join(sorted(load_place_words().of_a_town))
    name = r"([A-ZÀ-Þ][\w'’-]{2,19}(?: [A-ZÀ-Þ][\w'’-]{2,19})?)"
    return re.compile(rf"(?<![\w.'’-]){name} (?:{words})\b|(?:, of|\bfrom|\bto|\bat|formerly of) {name}")


def _lists(text: str, gazetteer: Gazetteer) -> Iterator[PlaceHit]:
    """The members of a list that shares its kind: "Fred, Wilma and Barney counties"."""
    for word, kind in load_place_words().shared_kinds.items():
        for match in re.finditer(rf" {word}\b", text, re.IGNORECASE):
            yield from _members(text, match.start(), kind, gazetteer)


def _members(text: str, end: int, kind: str, gazetteer: Gazetteer) -> Iterator[PlaceHit]:
    start = max(0, end - _LONGEST_LIST)
    at = end
    for part in reversed(_JOINT.split(text[start:end])):
        names = list(_NAME.finditer(part))
        if not names or names[-1].end() != len(part):
            return
        first = at - len(part) + names[-1].start()
        candidates = gazetteer.lookup(f"{names[-1][0]} {kind}")
        if candidates:
            yield PlaceHit(first, at, candidates)
        if names[-1].start() or first <= start:
            return
        joint = re.search(r"(?:,? (?:and|or) |, )\Z", text[start:first])
        at = first - len(joint[0]) if joint else first


def _parties(text: str, gazetteer: Gazetteer) -> Iterator[PlaceHit]:
    """Where a member of parliament sits: "D-Fredville"."""
    for match in _AFTER_PARTY.finditer(text):
        if name := _NAME.match(text, match.end()):
            for end in _ends(name[0]):
                county = gazetteer.lookup(f"{name[0][:end]} County")
                if candidates := (*look_up(gazetteer, name[0][:end]), *county):
                    yield PlaceHit(match.end(), match.end() + end, candidates)
                    break


def _before_holders(text: str, gazetteer: Gazetteer, found: Iterable[Found]) -> Iterator[PlaceHit]:
    """Towns that the gazetteer passes over, before the province or country that holds them: "Victoria, Fredonia"."""
    for each in found:
        holders = [one for one in each.hit.candidates if one.feature == "ADM1" or one.feature.startswith("PCL")]
        if not holders:
            continue
        begin = max(0, each.hit.start - _LOOK_BACK)
        before = _BEFORE.search(text[begin : each.hit.start])
        if before is None:
            continue
        name, at = before[0][:-2], begin + before.start()
        for start in [0, *(space.end() for space in re.finditer(r" ", name))]:
            candidates = look_up(gazetteer, name[start:])
            if any(lies_in(one, holder) for holder in holders for one in candidates):
                yield PlaceHit(at + start, at + len(name), candidates)
                break


def _without_halves(text: str, found: Sequence[Found]) -> list[Found]:
    """The finds without those inside others, and without the "North" of "North Freedonia"."""
    starts = {each.hit.start for each in found}
    kept: list[Found] = []
    reached = 0
    for each in found:
        half = each.hit.end + 1 in starts and _SIDE.fullmatch(text, each.hit.start, each.hit.end + 1)
        if each.hit.start >= reached and not half:
            reached = each.hit.end
            kept.append(each)
    return kept
