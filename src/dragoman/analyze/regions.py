"""The parts of an article's text that are not its story: title, dateline, byline, headings, links to other pages."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from rapidfuzz import fuzz

from dragoman.records import Region, Span

TITLE_LENGTH = 200
HEADING_LENGTH = 80
TOP_LINES = 8
"""Datelines and bylines stand among this many lines with words, counted from the top."""
ALIKE = 92
"""A first line this much like the given title (rapidfuzz ratio, 100 is equal) is the title."""

_LINE = re.compile(r"[^\n]*\n?")
_ENDED = re.compile(r"[.!?,;:…][\"'”’)\]]*$")
_NAME = r"[A-ZÀ-Þ][\w'’.\-]*(?: (?:de|del|bin|al|van|von|la) )?"
_PERSON = rf"{_NAME}(?: {_NAME}){{1,3}}"
_IN_A_PLACE = re.compile(rf"{_PERSON}(?:,? and {_PERSON})? in {_NAME}(?:[ ,]+{_NAME}){{0,4}}")
_PLACE = re.compile(r"[A-ZÀ-Þ][\w.'’\-]*(?:[ /](?:(?:de|la|of|del) )?[A-ZÀ-Þ][\w.'’\-]*){0,4}")
_OPENING = re.compile(r"(?P<head>[^\n]{3,140}?[\w.)\]]) ?(?P<dash>--|—|–|_|-(?=\s|\[)|(?<=[)A-Z]):(?=\s))[ \t]*")
_BRACKETS = re.compile(r"(?:\[[^\[\]\n]{1,90}\] *){1,6}")
_AGENCY = re.compile(r"[(\[]\s*([^()\[\]\n]{2,40}?)\s*[)\]]\s*$")
_LETTERS = re.compile(r"[^\W\d_]+")
_SPACES = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a report was filed, and by which agency, as far as its dateline says so."""

    place: Span | None = None
    date: str | None = None
    date_words: Span | None = None
    agency: Span | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    """How lines begin that are not the story, and the patterns of dates."""

    links: re.Pattern[str]
    byline: re.Pattern[str]
    posts: re.Pattern[str]
    day: re.Pattern[str]
    day_line: re.Pattern[str]
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without white space at its ends; ``first`` of its paragraph, ``alone`` when it is the whole of it."""

    start: int
    end: int
    words: str
    first: bool
    alone: bool


@cache
def _load_words() -> _Words:
    folder = files("dragoman") / "data" / "lang" / "en"
    data = tomllib.loads((folder / "regions.toml").read_text("utf-8"))
    links, byline, dates = data["related_link"], data["byline"], data["dates"]
    months = "|".join(f"{each[:3]}(?:{each[3:]})?" if len(each) > 3 else each for each in dates["months"])
    months = months.replace("sep(?:tember)?", "sept?(?:ember)?")
    year = r"(?P<year>\d{4}|\d{2}(?!\d))"
    weekday = rf"(?:(?:{'|'.join(dates['weekdays'])}),? +)?"
    day = (
        rf"(?:{weekday}(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? +(?P<m1>{months})\.?,? +{year}"
        rf"|{weekday}(?P<m2>{months})\.? +(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? +{year.replace('year', 'year2')}"
        r"|(?P<iso>\d{4}-\d\d-\d\d))\b"
    )
    clock = r"(?: *[|,] *\d?\d:\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?)?"
    before = rf"(?:(?:{'|'.join(dates['before'])})(?: on)?:? +)?"
    return _Words(
        links=re.compile(rf"(?:{_any(links['marks'])})|(?:{_any(links['words'])})(?= *:|\s*$| *[-–—>])", re.I),
        byline=re.compile(rf"\(?(?:{_any(byline['words'])})\b:? +\S", re.I),
        posts=re.compile(rf"{_PERSON},? (?:[\w ]{{0,30}} )?(?i:{_any(byline['posts'])})"),
        day=re.compile(day, re.I),
        day_line=re.compile(rf"{before}{day}{clock}\.?(?=\s*$|\s+(?-i:[A-ZÀ-Þ]))", re.I),
        months=tuple(each[:3] for each in dates["months"]),
    )


def _any(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


# ---- regions -----------------------------------------------------------------------------------


def find_regions(text: str, title: str | None = None) -> tuple[Region, ...]:
    """The parts of ``text`` that are not body, in text order; what no region covers is body.

    >>> [region.kind for region in find_regions("Freedonia votes\\n\\nFREDVILLE (XYZ) - Freedonians voted on Sunday.")]
    ['title', 'dateline']
    """
    words = _load_words()
    lines = list(_read_lines(text))
    found: list[Region] = []
    after_title = 0
    if lines and (end := _title_end(text, lines, title, words)):
        found.append(Region("title", lines[0].start, end))
        after_title = end
    headings = _heading_numbers(lines)
    for number, line in enumerate(lines):
        if line.start < after_title:
            continue
        opens = line.first or (bool(found) and found[-1].end == lines[number - 1].end)
        region = _region_of(text, line, number, words) if opens else None
        if region is None and number in headings:
            region = Region("heading", line.start, line.end)
        if region is not None:
            found.append(region)
    return tuple(found)


def _read_lines(text: str) -> Iterator[_Line]:
    """The lines with words."""
    spans: list[tuple[int, int, bool]] = []
    empty_before = True
    for found in _LINE.finditer(text):
        words = found.group().strip()
        if words:
            start = found.start() + len(found.group()) - len(found.group().lstrip())
            spans.append((start, start + len(words), empty_before))
        empty_before = not words
    for number, (start, end, empty) in enumerate(spans):
        last = number + 1 == len(spans)
        alone = empty and not last and spans[number + 1][2]
        yield _Line(start, end, text[start : min(end, start + 400)], empty, alone)


def _title_end(text: str, lines: list[_Line], title: str | None, words: _Words) -> int | None:
    """Where the title at the head of ``text`` ends; None where the text does not begin with a title."""
    first = lines[0]
    if title and title.strip():
        return _given_title_end(text, first, title.strip())
    size = len(first.words.split())
    if not first.alone or not 2 <= size <= 30 or first.end - first.start > TITLE_LENGTH:
        return None
    if _ENDED.search(first.words) and not first.words.endswith(("?", "!")):
        return None
    if _region_of(text, first, 0, words) is not None:
        return None
    return first.end


def _given_title_end(text: str, first: _Line, title: str) -> int | None:
    wanted = _plain(title)
    if not wanted or len(title) > 2 * TITLE_LENGTH:
        return None
    if first.end - first.start <= len(title) + 40 and fuzz.ratio(_plain(first.words), wanted) >= ALIKE:
        return first.end
    end = first.start + len(title)
    if len(title.split()) > 2 and text[first.start : end].lower() == title.lower():
        rest = text[end : end + 3]
        if rest.startswith((".", "?", "!")):
            return end + 1
        if not rest or rest[0] in ";:\n" or (rest[0] == " " and (rest[1:2].isupper() or not rest[1:2].isalnum())):
            return end
    return None


def _plain(words: str) -> str:
    return _SPACES.sub(" ", words).strip().casefold()


def _region_of(text: str, line: _Line, number: int, words: _Words) -> Region | None:
    """The region that ``line`` is or begins with, headings apart."""
    if words.links.match(line.words):
        return Region("related_link", line.start, line.end)
    short = line.end - line.start <= 2 * HEADING_LENGTH
    if number < TOP_LINES:
        if end := _dateline_end(text, line, words):
            return Region("dateline", line.start, end)
        if short and _is_byline(line.words, words):
            return Region("byline", line.start, line.end)
    elif short and line.words.startswith("(") and words.byline.match(line.words):
        return Region("byline", line.start, line.end)
    return None


def _is_byline(line: str, words: _Words) -> bool:
    opening = words.byline.match(line)
    if opening and line[opening.end() - 1].isupper():
        names = [each for each in line[opening.end() - 1 :].split() if each[0].isalpha()]
        return len(names) < 14 and sum(each[0].islower() for each in names) * 2 < len(names) and not line.endswith(".")
    return bool(_IN_A_PLACE.fullmatch(line) or words.posts.fullmatch(line))


def _heading_numbers(lines: list[_Line]) -> frozenset[int]:
    """Numbers of short lines between paragraphs; three in a row are a list and not headings."""
    likely = [number for number, line in enumerate(lines) if number and number + 1 < len(lines) and _is_heading(line)]
    chosen = set(likely)
    return frozenset(
        number
        for number in likely
        if not (number - 1 in chosen and number - 2 in chosen)
        and not (number + 1 in chosen and number + 2 in chosen)
        and not (number - 1 in chosen and number + 1 in chosen)
    )


def _is_heading(line: _Line) -> bool:
    opens = line.words[0].isupper() or line.words[0].isdigit()
    if not line.alone or not opens or line.end - line.start > HEADING_LENGTH:
        return False
    return not _ENDED.search(line.words) and line.words[-1] not in "\"'”’)" and len(line.words.split()) <= 10


# ---- datelines ---------------------------------------------------------------------------------


def _dateline_end(text: str, line: _Line, words: _Words) -> int | None:
    """Where the dateline at the beginning of ``line`` ends: after its dash and the notes in brackets behind that."""
    if day := words.day_line.match(line.words):
        return line.start + day.end()
    opening = _OPENING.match(text, line.start, line.end)
    if not opening:
        return None
    notes = _BRACKETS.match(text, opening.end(), line.end)
    if not _is_dateline(opening["head"], line.words, noted=notes is not None):
        return None
    return (notes or opening).end()


def _is_dateline(head: str, line: str, noted: bool) -> bool:
    """True for "FREDVILLE", "Fredville, May 4 (XYZ)" and the like; words in small letters make a sentence of it."""
    words = _load_words()
    place = _PLACE.match(head)
    if not place:
        return False
    rest = head[place.end() :]
    if rest.count("(") != rest.count(")"):
        return False
    bare = _AGENCY.sub("", rest)
    if any(each[0].islower() and each not in ("of", "de") for each in _LETTERS.findall(words.day.sub("", bare))):
        return False
    if noted or bare != rest or words.day.search(bare):
        return not bare.strip() or bare.lstrip()[0] in ",("
    in_capitals = place.group().isupper() and len(place.group()) > 2 and not line.isupper()
    return in_capitals and (not bare.strip() or (bare.lstrip()[0] == "," and len(bare.split()) <= 4))


def find_dateline(text: str, regions: tuple[Region, ...]) -> Dateline | None:
    """What the datelines among ``regions`` say; None where there is none.

    >>> text = "FREDVILLE, 4 MAY 91 (XYZ) -- PARLIAMENT MET."
    >>> find_dateline(text, find_regions(text)).date
    '1991-05-04'
    """
    words = _load_words()
    found = [_read_dateline(text, each, words) for each in regions if each.kind == "dateline"]
    if not found:
        return None
    dated = next((each for each in found if each.date), None)
    return Dateline(
        place=next((each.place for each in found if each.place), None),
        date=dated.date if dated else None,
        date_words=dated.date_words if dated else None,
        agency=next((each.agency for each in found if each.agency), None),
    )


def _read_dateline(text: str, region: Region, words: _Words) -> Dateline:
    whole = text[region.start : region.end]
    opening = _OPENING.match(whole)
    head = opening["head"] if opening else whole
    day = words.day.search(head)
    agency = _AGENCY.search(head) if opening else None
    place = _PLACE.match(head) if opening and not words.day_line.match(whole) else None
    return Dateline(
        place=_span(text, region.start, *place.span()) if place else None,
        date=_iso(day, words.months) if day else None,
        date_words=_span(text, region.start, *day.span()) if day else None,
        agency=_span(text, region.start, *agency.span(1)) if agency else None,
    )


def _span(text: str, at: int, start: int, end: int) -> Span:
    return Span(at + start, at + end, text[at + start : at + end])


def _iso(found: re.Match[str], months: tuple[str, ...]) -> str | None:
    """The day as YYYY-MM-DD; a year of two digits lies in 1950 to 2049; None for a day no calendar has."""
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
    else:
        name = (found["m1"] or found["m2"])[:3].lower()
        written = found["year"] or found["year2"]
        year, month, day = int(written), months.index(name) + 1, int(found["d1"] or found["d2"])
        if len(written) == 2:
            year += 1900 if year >= 50 else 2000
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
