"""The words of a content: from token ranges and quotations to spans without loose ends."""

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.analyze.analysis import FrameKind
from dragoman.analyze.attachment import Ground
from dragoman.analyze.contentclauses import find_clause
from dragoman.analyze.dependents import Range, cut_out
from dragoman.records import Span

_EDGES = frozenset((",", ";", ":", "-", "–", "—", "--", ".", "...", "…", "(", ")"))
_PREFACE = frozenset({"cc", "advmod", "mark", "punct", "intj"})


def span_of(each: Range, ground: Ground) -> Span:
    """The words of a token range as they stand."""
    last = ground.doc[each[1] - 1]
    return ground.article.span(ground.doc[each[0]].idx, last.idx + len(last))


def spans_of(ranges: Sequence[Range], ground: Ground) -> list[Span]:
    """The trimmed words of each range; a range without a letter or digit is left out."""
    spans = [trim(each, ground) for each in ranges]
    return [span for span in spans if any(char.isalnum() for char in span.quote)]


def trim(each: Range, ground: Ground) -> Span:
    """The words of a range without a dateline and punctuation at its ends; quotations that it cuts are taken in whole."""
    first, last = each
    doc = ground.doc
    place = bisect_right(ground.datelines, doc[first].idx, key=lambda region: region.start) - 1
    while place >= 0 and first < last and doc[first].idx < ground.datelines[place].end:
        first += 1
    while first < last and (doc[first].is_space or doc[first].text in _EDGES):
        first += 1
    while last > first and (doc[last - 1].is_space or doc[last - 1].text in _EDGES):
        last -= 1
    if first >= last:
        return ground.article.span(doc[each[0]].idx, doc[each[0]].idx)
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    number = ground.quotation_of[last - 1]
    if number >= 0:
        end = max(end, ground.quotations[number].end)
    number = ground.quotation_of[first]
    if number >= 0 and ground.places[number][0] < first <= ground.places[number][0] + 1:
        start = ground.quotations[number].start
    return ground.article.span(start, end)


def clear(content: Range, token: Token, reach: Range) -> tuple[Range, ...]:
    """The content without the words of the cue's own clause, where these stand inside it or at its edge."""
    own = [child for child in token.children if child.dep_ in ("nsubj", "nsubjpass") and child.left_edge.i > content[0]]
    first = min([reach[0], *(child.left_edge.i for child in own if child.i < token.i)])
    last = max([reach[1], *(child.right_edge.i + 1 for child in own if child.i > token.i)])
    if content[1] <= first or content[0] >= last:
        return (content,)
    return cut_out(content, (first, last))


def quoted_spans(token: Token, quotations: Sequence[int], ground: Ground) -> list[Span]:
    """The quotations of a cue, with the words of the same sentence that belong to the first of them.

    `he said that "A" was B` reaches on to B; `the port is "a trap," he said` begins with "the port".
    """
    spans = [ground.article.span(ground.quotations[n].start, ground.quotations[n].end) for n in quotations]
    first = ground.places[quotations[0]][0]
    if token.i < first:
        if ground.doc[first - 1].text in (",", ":"):
            return spans
        clause = find_clause(token, token)
        if clause and clause[0][0] <= first + 2 and first < clause[0][1]:
            end = max(spans[0].end, trim(clause[0], ground).end)
            spans[0] = ground.article.span(spans[0].start, end)
        return spans
    start = _preface(token, first, ground)
    if start < first:
        spans[0] = ground.article.span(ground.doc[start].idx, spans[0].end)
    return spans


def _preface(token: Token, first: int, ground: Ground) -> int:
    """The first token of the words that lead to a quotation in its clause, without "however," and the like."""
    clause = next((child for child in token.lefts if child.dep_ == "ccomp"), None)
    start = clause.left_edge.i if clause is not None else first
    if start >= first or any(ground.quotation_of[at] >= 0 for at in range(start, first)):
        return first
    while start < first and ground.doc[start].dep_ in _PREFACE and not any(ground.doc[start].children):
        start += 1
    return start


def kind_of(content: Sequence[Span], ground: Ground) -> FrameKind:
    """Direct where all words stand between quotation marks, mixed where some do."""
    size = inside = 0
    for span in content:
        for quotation in ground.near(span.start):
            if quotation.start >= span.end:
                break
            inside += max(0, min(quotation.end, span.end) - max(quotation.start, span.start))
        size += span.end - span.start
    if not inside:
        return "indirect"
    return "direct" if size - inside <= 2 * len(content) else "mixed"
