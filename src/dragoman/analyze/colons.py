"""Speakers set off by a colon: "Envoy: talks near collapse" as a headline, `The envoy: "We are leaving."`, and the
turns of a transcript ("FIREFLY: We are leaving.")."""

from collections.abc import Iterator

from dragoman.analyze.analysis import SpeechFrame
from dragoman.analyze.attachment import Attachment, Ground
from dragoman.analyze.contents import kind_of, span_of, spans_of
from dragoman.analyze.dependents import Range
from dragoman.analyze.grammar import NOUNS
from dragoman.knowledge.speechlexicon import Cue, SpeechLexicon

_MOST = 8
_NAME = 4
_SEVERAL = 3
_NAMING = NOUNS | {"ADJ", "DET", "NUM", "PART", "ADP"}


def find_colon_frames(ground: Ground, attached: Attachment, lexicon: SpeechLexicon) -> tuple[SpeechFrame, ...]:
    """A frame for the headline, and one for each free quotation that only a name and a colon introduce."""
    cue = next((cue for _, cue in lexicon.entries("mark", ":")), None)
    if cue is None:
        return ()
    headline = _headline(ground, cue)
    return (*headline, *_introduced(ground, attached, cue), *_turns(ground, cue))


def _headline(ground: Ground, cue: Cue) -> Iterator[SpeechFrame]:
    """The first line, if it is a name, a colon and more than one word."""
    doc = ground.doc
    colon = next((at for at in range(1, min(_MOST, len(doc))) if doc[at].text == ":"), None)
    if colon is None:
        return
    end = next((at for at in range(colon, min(colon + 60, len(doc))) if "\n" in doc[at].text), None)
    speaker = _name_head((0, colon), ground)
    if speaker is None or end is None or "\n" in ground.article.text[: doc[end - 1].idx]:
        return
    yield from _frame(speaker, colon, (colon + 1, end), ground, cue)


def _introduced(ground: Ground, attached: Attachment, cue: Cue) -> Iterator[SpeechFrame]:
    """A frame for each free quotation after a name and a colon; it is free no longer."""
    waiting = tuple(attached.free)
    attached.free.clear()
    for number in waiting:
        first, last = ground.places[number]
        colon = first - 1 if first and not ground.doc[first - 1].is_space else first - 2
        introduced = colon >= 1 and ground.doc[colon].text == ":"
        name = (max(ground.sentences[colon][0], colon - _MOST), colon)
        speaker = _name_head(name, ground) if introduced else None
        if speaker is None:
            attached.free.append(number)
        else:
            yield from _frame(speaker, colon, (first, last), ground, cue)


def _turns(ground: Ground, cue: Cue) -> Iterator[SpeechFrame]:
    """A frame for each paragraph that begins with a name in capitals and a colon, where there are several of them."""
    doc, found = ground.doc, []
    starts = [0, *(token.i + 1 for token in doc if token.is_space and "\n" in ground.text_of(token))]
    for start, stop in zip(starts, [*starts[1:], len(doc)], strict=True):
        colon = next((at for at in range(start, min(start + _NAME + 1, stop)) if doc[at].text == ":"), None)
        if colon is None or colon == start or not ground.article.text[doc[start].idx : doc[colon].idx].isupper():
            continue
        if colon + 2 < stop and ground.quotation_of[colon + 1] < 0:
            found.append((colon - 1, colon, (colon + 1, stop)))
    if len(found) >= _SEVERAL:
        for speaker, colon, content in found:
            yield from _frame(speaker, colon, content, ground, cue)


def _name_head(each: Range, ground: Ground) -> int | None:
    """The last proper noun or pronoun of a range that holds nothing but a noun phrase."""
    tokens = [token for token in ground.doc[each[0] : each[1]] if not token.is_space and not token.is_punct]
    topic = next((at for at, token in enumerate(tokens) if token.lower_ in ("on", "to")), len(tokens))
    tokens = tokens[:topic]  # "Firefly on the war: ..."
    if not tokens or any(token.pos_ not in _NAMING for token in tokens) or tokens[-1].pos_ not in ("PROPN", "NOUN"):
        return None
    return tokens[-1].i if any(token.pos_ == "PROPN" for token in tokens) else None


def _frame(speaker: int, colon: int, content: Range, ground: Ground, cue: Cue) -> Iterator[SpeechFrame]:
    spans = tuple(spans_of((content,), ground))
    if not spans or " " not in spans[0].quote:
        return
    yield SpeechFrame(
        cue=span_of((colon, colon + 1), ground),
        cue_head=colon,
        speakers=(speaker,),
        content=spans,
        kind=kind_of(spans, ground),
        stance=cue.stance,
        rule=cue.rule,
        confidence=cue.confidence,
    )
