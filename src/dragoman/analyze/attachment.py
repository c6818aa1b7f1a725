"""Which quotation belongs to which cue: by what stands before and after it, so that it works where the parse fails."""

from bisect import bisect_left
from collections.abc import Container, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.analyze.quotations import Quotation, find_quotations
from dragoman.records import Article, Region

Range = tuple[int, int]
_GOES_ON = frozenset(",!?;-–—…")
_STOPS = frozenset((".", "!", "?", ";", ":"))
_MOST = 40


@dataclass(frozen=True, slots=True)
class Ground:
    """A doc with its quotations: ``places`` are their token ranges, ``quotation_of`` has a number (or -1) for each token,
    ``sentences`` the token range of the sentence of each token. ``datelines`` are no part of any content."""

    doc: Doc
    article: Article
    quotations: tuple[Quotation, ...]
    places: tuple[Range, ...]
    quotation_of: tuple[int, ...]
    sentences: tuple[Range, ...]
    datelines: tuple[Region, ...] = ()

    def text_of(self, token: Token) -> str:
        """A token as it stands in the article, whose copy for the parser has line breaks of its own."""
        return self.article.text[token.idx : token.idx + len(token)]

    def near(self, start: int) -> Iterator[Quotation]:
        """The quotations that end after character ``start``, in text order."""
        first = bisect_left(self.quotations, start, key=lambda quotation: quotation.end)
        return (self.quotations[at] for at in range(first, len(self.quotations)))


@dataclass(frozen=True, slots=True)
class Attachment:
    """``quoted``: the quotations of each cue token; ``zones``: the words around the cue outside the quotation;
    ``free``: quotations that are sentences without a cue."""

    quoted: dict[int, list[int]]
    zones: dict[int, Range]
    free: list[int]


def survey(doc: Doc, article: Article) -> Ground:
    """The quotations of the article laid over the tokens of the doc."""
    quotations = find_quotations(article.text)
    starts = [token.idx for token in doc]
    owner = [-1] * len(doc)
    places = []
    for number, quotation in enumerate(quotations):
        first, last = bisect_left(starts, quotation.start), bisect_left(starts, quotation.end)
        places.append((first, last))
        owner[first:last] = [number] * (last - first)
    sentences: list[Range] = []
    for sentence in doc.sents:
        sentences += [(sentence.start, sentence.end)] * (sentence.end - sentence.start)
    datelines = tuple(region for region in article.regions if region.kind in ("dateline", "byline"))
    return Ground(doc, article, quotations, tuple(places), tuple(owner), tuple(sentences), datelines)


def attach_quotations(ground: Ground, cues: Container[int]) -> Attachment:
    """Each quotation that is speech given to the cue beside it, to the cue of the one before, or left free."""
    found = Attachment({}, {}, [])
    before: int | None = None
    for number in range(len(ground.quotations)):
        lead, tail = _lead(ground, number), _tail(ground, number)
        at = _choose(ground, number, lead, tail, cues)
        if at is not None:
            found.quoted.setdefault(at, []).append(number)
            zone = lead if lead[0] <= at < lead[1] else tail
            found.zones.setdefault(at, zone)
            before = at
        elif _is_embedded(ground, number, cues):
            continue
        elif before is not None and _goes_on(ground, number, before, found):
            found.quoted[before].append(number)
        elif _is_sentence(ground, number):
            found.free.append(number)
    return found


def _lead(ground: Ground, number: int) -> Range:
    """The words before a quotation, back to the beginning of their sentence or to the quotation before."""
    first = ground.places[number][0]
    last = first
    while last > 0 and ground.doc[last - 1].is_space and first - last < 3:
        last -= 1
    if last == 0 or (last < first and ground.doc[last - 1].text != ":"):
        if last == 0 or any("\n" in ground.doc[at].text for at in range(last, first)):
            return first, first
    start = max(ground.sentences[last - 1][0], last - _MOST)
    if number:
        start = max(start, min(ground.places[number - 1][1], last))
    return start, last


def _tail(ground: Ground, number: int) -> Range:
    """The words after a quotation, up to the end of their sentence or to the next quotation."""
    last = ground.places[number][1]
    stop = last
    while stop < len(ground.doc) and stop - last < _MOST and ground.quotation_of[stop] < 0:
        token = ground.doc[stop]
        if token.text in _STOPS or (token.is_space and "\n" in token.text):
            break
        stop += 1
    return last, stop


def _choose(ground: Ground, number: int, lead: Range, tail: Range, cues: Container[int]) -> int | None:
    """The cue token of a quotation, from the words after it or before it."""
    after, before = _after(ground, number, tail, cues), _before(ground, lead, cues)
    if before is not None and ground.doc[lead[1] - 1].text == ":":
        return before
    return after if after is not None else before


def _after(ground: Ground, number: int, tail: Range, cues: Container[int]) -> int | None:
    """The cue in `"...," he said`: only where the quotation lets the sentence go on."""
    first, stop = tail
    if first == stop or ground.doc[first].is_space and "\n" in ground.doc[first].text:
        return None
    quotation, token = ground.quotations[number], ground.doc[first]
    inner = ground.article.text[quotation.inner_start : quotation.inner_end].rstrip(" \n\t'’”\"")
    ends = inner[-1:] in _GOES_ON or token.text in (",", "-", "–", "—")
    if not ends and not (token.text[:1].islower() and first in cues):
        return None
    if token.dep_ in ("cc", "mark") or token.tag_ in ("WDT", "WP", "WRB"):
        return None
    if token.text == "," and first + 1 < stop and _leads_on(ground.doc[first + 1]):
        return None
    at = next((each for each in range(first, stop) if each in cues), None)
    if at is None or ground.doc[at].dep_ in ("relcl", "acl") and _lies_between(ground.doc[at], first):
        at = next((each for each in range((at or stop) + 1, stop) if each in cues), None)
    if at is None or ground.doc[at].tag_ == "VBG" or _has_clause_after(ground.doc[at], stop):
        return None
    return at


def _leads_on(token: Token) -> bool:
    """True for a word after the comma that goes on with the sentence instead of saying who spoke: "or", "to", "which"."""
    return token.dep_ in ("cc", "mark") or token.tag_ in ("TO", "WDT", "WP", "WRB")


def _lies_between(token: Token, first: int) -> bool:
    return first <= token.head.i < token.i


def _has_clause_after(token: Token, stop: int) -> bool:
    clauses = (child for child in token.rights if child.dep_ == "ccomp" and child.i < stop)
    return any(child.left_edge.i == token.i + 1 for child in clauses)


def _before(ground: Ground, lead: Range, cues: Container[int]) -> int | None:
    """The cue in `he said, "..."`, `he said that "..."` and `he said: "..."`."""
    first, last = lead
    if first == last:
        return None
    mark = ground.doc[last - 1]
    near = [each for each in range(last - 1, first - 1, -1) if each in cues and ground.doc[each].dep_ != "amod"]
    if not near:
        return None
    if mark.i == near[0] or (mark.lower_ in ("that", "how") and near[0] >= last - 5):
        return near[0]
    if mark.text in (",", ":", "-", "–", "—"):
        return next((each for each in near if ground.doc[each].dep_ not in ("relcl", "acl", "amod")), near[0])
    return None


def _is_embedded(ground: Ground, number: int, cues: Container[int]) -> bool:
    """True for words in quotation marks inside a sentence of somebody else."""
    first, last = ground.places[number]
    quotation = ground.quotations[number]
    inner = ground.article.text[quotation.inner_start : quotation.inner_end].strip()
    if not inner or last - first < 4:
        return True
    before = ground.article.text[max(0, quotation.start - 2) : quotation.start].strip()
    starts = inner[:1].isupper() or not inner[:1].isalpha()
    if inner[:1].islower() and before[-1:] not in ".,—–-":
        return True
    return before[-1:].isalnum() and not (starts and inner[-1:] in ".?!,")


def _goes_on(ground: Ground, number: int, before: int, found: Attachment) -> bool:
    """True where a quotation takes up the one before: `"A," he said. "B."`, or a new paragraph of an open one."""
    previous = number - 1
    if found.quoted[before][-1] != previous:
        return False
    this, last = ground.quotations[number], ground.quotations[previous]
    if this.continues:
        return True
    if this.paragraph != last.paragraph:
        return False
    between = range(ground.places[previous][1], ground.places[number][0])
    ends = sum(ground.doc[at].text in (".", "!", "?", ";") for at in between)
    return ends <= 1 and (before in between or len(between) <= 3)


def _is_sentence(ground: Ground, number: int) -> bool:
    """True for a quotation that is a sentence by itself."""
    first, last = ground.places[number]
    quotation = ground.quotations[number]
    inner = ground.article.text[quotation.inner_start : quotation.inner_end].strip()
    before = ground.article.text[max(0, quotation.start - 3) : quotation.start].strip()
    whole = inner[:1].isupper() and inner[-1:] in ".?!…"
    return whole and last - first >= 6 and before[-1:] in ("", ".", "?", "!", "”", '"', ":")
