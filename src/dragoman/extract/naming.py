"""The words that name a speaker: his phrase with titles, appositions and clauses, or "who" in "the envoy, who said"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dragoman.analyze.analysis import Analysis, SpeechFrame
from dragoman.analyze.grammar import phrase, words
from dragoman.records import Span

_CLAUSES = frozenset({"relcl", "acl", "advcl", "parataxis"})
_DESCRIBING = frozenset({"relcl", "acl"})
_LOOSE = frozenset((",", "-", "--", "–", "—"))
_MARKS = frozenset(('"', "“", "‘", "'", "''", "``", "("))
_LONGEST = 60
_STEPS = 4


def cue_heads(frames: Sequence[SpeechFrame]) -> tuple[int, ...]:
    """The tokens by which something is said, in text order."""
    return tuple(sorted(frame.cue_head for frame in frames if frame.cue_head is not None))


def relative_pronoun(frame: SpeechFrame, analysis: Analysis) -> Span | None:
    """The words that hold the role in "the envoy, who said" and "the envoy, who left and said": "who"."""
    if frame.cue_head is None or len(frame.speakers) != 1:
        return None
    verb = analysis.doc[frame.cue_head]
    for _ in range(_STEPS):
        own = next((each for each in verb.lefts if each.dep_ in ("nsubj", "nsubjpass")), None)
        if own is not None:
            fit = own.tag_ in ("WP", "WDT") and (verb.i == frame.cue_head or verb.head.i == frame.speakers[0])
            return analysis.article.span(own.idx, own.idx + len(own)) if fit else None
        if verb.dep_ != "conj":
            return None
        verb = verb.head
    return None


def whole_phrase(analysis: Analysis, head: int, frame: SpeechFrame, said: Sequence[int]) -> Span | None:
    """The phrase of a speaker; None where the parse gives no fit one.

    A clause that describes him ("who leads the party", "involved in the talks") belongs to it where the phrase stands
    beside its cue and nothing is ``said`` in the clause.
    """
    doc, article, cue = analysis.doc, analysis.article, frame.cue
    first, last = phrase(doc[head], _CLAUSES)
    if cue is not None:
        first, last = _with_clauses(doc[head], (first, last), article.text, cue, said)
        for words_said in (cue, *frame.content):
            first, last = _beside((first, last), doc[head], words_said)
    while last - 1 > head and (doc[last - 1].is_space or doc[last - 1].text in _LOOSE):
        last -= 1
    while first < head and _is_date(doc[first], doc[head]):
        first += 1
    while first < head and article.region_at(doc[first].idx) in ("dateline", "byline"):
        first += 1
    while first < head and (doc[first].is_punct and doc[first].text not in _MARKS or doc[first].is_space):
        first += 1
    if last - first > _LONGEST:
        return None
    found = words(article, doc, first, last)
    return None if "\n\n" in found.quote else found


def _is_date(token: Token, head: Token) -> bool:
    """True for "Sunday" in "On Sunday Firefly said"."""
    return token.dep_ == "compound" and token.ent_type_ == "DATE" != head.ent_type_


def _with_clauses(head: Token, each: tuple[int, int], text: str, cue: Span, said: Sequence[int]) -> tuple[int, int]:
    """The phrase with the clauses after it, where it leads up to its cue or follows it with nothing between."""
    doc, (first, last) = head.doc, each
    found = [child for child in _dependents(head, last) if child.dep_ in _DESCRIBING and child.i > head.i]
    silent = (child for child in found if not _holds(said, child.left_edge.i, child.right_edge.i + 1))
    end = max((child.right_edge.i + 1 for child in silent), default=last)
    start, stop = doc[first].idx, doc[end - 1].idx + len(doc[end - 1])
    gap = text[stop : cue.start] if stop <= cue.start else text[cue.end : start]
    apart = stop <= cue.start or cue.end <= start
    return (first, end) if end > last and apart and not any(char.isalnum() for char in gap) else each


def _dependents(head: Token, last: int) -> Iterator[Token]:
    """What hangs on the head of a phrase and on the appositions inside it."""
    for child in head.children:
        yield child
        if child.dep_ == "appos" and child.i < last:
            yield from child.children


def _holds(said: Sequence[int], first: int, last: int) -> bool:
    place = bisect_left(said, first)
    return place < len(said) and said[place] < last


def _beside(each: tuple[int, int], head: Token, cue: Span) -> tuple[int, int]:
    """The part of a phrase on the head's side of a cue or content: nobody's name holds the words by which he speaks."""
    first, last = each
    doc = head.doc
    if head.idx < cue.start:
        while last - 1 > head.i and doc[last - 1].idx + len(doc[last - 1]) > cue.start:
            last -= 1
    elif head.idx >= cue.end:
        while first < head.i and doc[first].idx < cue.end:
            first += 1
    return first, last
