"""Who reports what: cues, speakers and contents put together to speech frames."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.analyze.analysis import SpeechFrame
from dragoman.analyze.attachment import Attachment, Ground, attach_quotations, survey
from dragoman.analyze.colons import find_colon_frames
from dragoman.analyze.complements import Complement, find_complement
from dragoman.analyze.contentclauses import find_sentence
from dragoman.analyze.contents import clear, kind_of, quoted_spans, span_of, spans_of
from dragoman.analyze.cues import Entries, cue_range, find_cues, find_medium, is_asserted, quoting_entry
from dragoman.analyze.dependents import is_passive
from dragoman.analyze.speakers import find_addressees, find_misplaced, find_nearest, find_speakers
from dragoman.knowledge.speechlexicon import Cue, SpeechLexicon
from dragoman.records import Article, Span

FREE = "speech.toml#free-quotation"
_DEEPEST = 12
"""Statements inside statements; beyond this a text is not language, and must not cost more."""


def find_speech(doc: Doc, article: Article, lexicon: SpeechLexicon) -> tuple[SpeechFrame, ...]:
    """Every act of saying, thinking or writing in the article, in the order of their contents.

    Contents keep their quotation marks and lose a leading "that" or "to".
    """
    if not len(doc):
        return ()
    ground = survey(doc, article)
    cues = find_cues(ground, lexicon)
    attached = attach_quotations(ground, {at for at, entries in cues.items() if quoting_entry(entries) is not None})
    frames = [frame for at in cues if (frame := _make_frame(at, cues[at], ground, attached, lexicon))]
    frames += find_colon_frames(ground, attached, lexicon)
    frames = _without_doubles(_with_free_quotations(frames, ground, attached, lexicon))
    frames.sort(key=lambda frame: (frame.content[0].start, -frame.content[-1].end))
    return tuple(_pass_on(frames, doc, lexicon))


# ---- one frame -----------------------------------------------------------------------------------


def _make_frame(
    at: int, entries: Entries, ground: Ground, attached: Attachment, lexicon: SpeechLexicon
) -> SpeechFrame | None:
    """The frame of one cue: a quotation beside it comes first, then what the parse gives it."""
    token = ground.doc[at]
    quotations = attached.quoted.get(at, ())
    cue = quoting_entry(entries) if quotations else None
    if cue is not None:
        return _quoted_frame(token, cue, quotations, ground, attached, lexicon)
    for words, cue in entries:
        if cue.pos == "preposition":
            return _phrase_frame(token, cue, words, ground)
        found = find_complement(token, cue, words)
        if found is not None and is_asserted(token, cue, lexicon):
            return _indirect_frame(token, cue, found, ground, lexicon)
    return None


def _quoted_frame(
    token: Token, cue: Cue, quotations: Sequence[int], ground: Ground, attached: Attachment, lexicon: SpeechLexicon
) -> SpeechFrame:
    """The frame of a cue with quotations; where the parse has no speaker, the noun beside the cue."""
    zone = attached.zones[token.i]
    content = quoted_spans(token, quotations, ground)
    speakers = tuple(each for each in find_speakers(token, lexicon) if ground.quotation_of[each] < 0)
    return SpeechFrame(
        cue=span_of(cue_range(token, (), ground, lexicon), ground),
        cue_head=token.i,
        speakers=speakers or find_nearest(token, *zone),
        content=tuple(content),
        kind=kind_of(content, ground),
        stance=cue.stance,
        rule=cue.rule,
        addressees=find_addressees(token, cue, range(*ground.places[quotations[0]])),
        medium=find_medium(token, lexicon),
        confidence=cue.confidence,
    )


def _indirect_frame(
    token: Token, cue: Cue, found: Complement, ground: Ground, lexicon: SpeechLexicon
) -> SpeechFrame | None:
    """The frame of a cue with the content that the parse gives it; without a speaker only where grammar leaves him out."""
    reach = cue_range(token, found.particles, ground, lexicon)
    ranges = [piece for each in found.ranges for piece in clear(each, token, reach)]
    content = spans_of(ranges, ground)
    if not content:
        return None
    passive = found.link == "passive"
    speakers = () if passive else find_speakers(token, lexicon) or find_misplaced(token)
    speakers = tuple(each for each in speakers if not any(a <= each < b for a, b in ranges))
    nameless = passive or is_passive(token) or (cue.pos == "noun" and found.link == "clause")
    if not speakers and not nameless:
        return None
    inside = range(ranges[0][0], ranges[-1][1])
    return SpeechFrame(
        cue=span_of(reach, ground),
        cue_head=token.i,
        speakers=speakers,
        content=tuple(content),
        kind=kind_of(content, ground),
        stance=cue.stance,
        rule=cue.rule,
        addressees=find_addressees(token, cue, inside, found.particles),
        medium=find_medium(token, lexicon),
        confidence=cue.confidence if speakers else round(cue.confidence * 0.8, 2),
    )


def _phrase_frame(token: Token, cue: Cue, words: tuple[str, ...], ground: Ground) -> SpeechFrame | None:
    """The frame of "according to X": X speaks, the clause around it is the content."""
    last = ground.doc[token.i + len(words) - 1]
    held = next((child for child in last.rights if child.dep_ == "pobj"), None)
    if cue.objects and (
        held is None or held.lemma_.lower() not in cue.objects or token.head.pos_ not in ("VERB", "AUX")
    ):
        return None
    content = spans_of(find_sentence(token, held) or (), ground) if held is not None else []
    if held is None or not content:
        return None
    return SpeechFrame(
        cue=span_of((token.i, token.i + len(words)), ground),
        cue_head=token.i,
        speakers=(held.i, *(each.i for each in held.conjuncts if each.i > held.i)),
        content=tuple(content),
        kind=kind_of(content, ground),
        stance=cue.stance,
        rule=cue.rule,
        confidence=cue.confidence,
    )


# ---- frames together -------------------------------------------------------------------------------


def _with_free_quotations(
    frames: Sequence[SpeechFrame], ground: Ground, attached: Attachment, lexicon: SpeechLexicon
) -> list[SpeechFrame]:
    """The frames, each with the quotations without a cue that go on after it; others are frames of their own."""
    by_cue = {frame.cue_head: frame for frame in frames}
    ends = {frame.cue_head: frame.content[-1].end for frame in frames}
    heads = sorted(at for at in by_cue if at is not None and by_cue[at].speakers)
    quoting = [at for at in heads if at in attached.quoted]
    spoken = [at for at in heads if by_cue[at].rule in lexicon.speech_rules]
    later: dict[int, list[Span]] = {}
    free = []
    for number in attached.free:
        quotation, first = ground.quotations[number], ground.places[number][0]
        content = ground.article.span(quotation.start, quotation.end)
        for cues, most in ((quoting, 1), (spoken, 1), (quoting, 3)):
            place = bisect_left(cues, first)
            at = cues[place - 1] if place else None
            sentences = _sentences_between(by_cue[at], ends[at], first, ground) if at is not None else None
            if at is None or sentences is None or sentences > most:
                continue
            if most == 1:
                later.setdefault(at, []).append(content)
                ends[at] = content.end
            else:
                free.append(_free_frame(by_cue[at], content))
            break
    for at, contents in later.items():
        by_cue[at] = replace(by_cue[at], content=(*by_cue[at].content, *contents))
    return [*by_cue.values(), *free]


def _sentences_between(frame: SpeechFrame, end: int, first: int, ground: Ground) -> int | None:
    """How many sentences end between a frame's ``end`` and token ``first``; None for more than a paragraph."""
    done = max(end, frame.cue.end if frame.cue is not None else 0)
    start = max(frame.cue_head or 0, first - 80)
    between = [token for token in ground.doc[start:first] if token.idx >= done]
    if ground.doc[start].idx > done or sum("\n" in token.text for token in between) > 1 or ground.doc[first].idx < done:
        return None
    return sum(token.text in (".", "?", "!") for token in between)


def _free_frame(before: SpeechFrame, content: Span) -> SpeechFrame:
    """A quotation without a cue: the speaker of the quotation before goes on, with little confidence."""
    return SpeechFrame(None, None, before.speakers, (content,), "direct", "assert", FREE, confidence=0.4)


def _without_doubles(frames: Sequence[SpeechFrame]) -> list[SpeechFrame]:
    """One frame for each content and cue, the best: "said in a statement that" is no statement of the statement, and
    "expressed" in "expressed hope that" none beside it.
    """
    found: dict[Span, SpeechFrame] = {}
    for frame in frames:
        other = found.setdefault(frame.content[0], frame)
        if (bool(frame.speakers), frame.confidence) > (bool(other.speakers), other.confidence):
            found[frame.content[0]] = frame
    longest: dict[int, int] = {}
    for frame in found.values():
        if frame.cue is not None:
            longest[frame.cue.start] = max(frame.cue.end, longest.get(frame.cue.start, 0))
    return [each for each in found.values() if each.cue is None or each.cue.end >= longest[each.cue.start]]


def _pass_on(frames: Sequence[SpeechFrame], doc: Doc, lexicon: SpeechLexicon) -> Iterator[SpeechFrame]:
    """The frames, in order, each with the speakers of the frame it lies in as those who passed it on.

    What others are said to feel or want is part of their speech, not one more statement. "According to the agency, the
    minister said" is one statement of the minister, passed on by the agency.
    """
    phrases = {cue.rule for cue in lexicon.cues if cue.pos == "preposition"}
    outer: list[SpeechFrame] = []
    kept: list[SpeechFrame] = []
    passed: set[int | None] = set()
    for frame in frames:
        start = frame.content[0].start
        outer = [each for each in outer[-_DEEPEST:] if each.content[-1].end > start]
        cue = frame.cue or frame.content[0]
        around = [each for each in outer if any(s.start <= cue.start and cue.end <= s.end for s in each.content)]
        whole = {each.cue_head for each in around if each.rule in phrases and _fills(frame, each, doc)}
        if around and frame.rule not in lexicon.speech_rules and not whole:
            continue
        if around:
            frame = replace(frame, via=tuple(dict.fromkeys(head for each in around for head in each.speakers)))
        passed |= whole
        outer.append(frame)
        kept.append(frame)
    return (frame for frame in kept if frame.cue_head not in passed)


def _fills(inner: SpeechFrame, outer: SpeechFrame, doc: Doc) -> bool:
    """True where the inner statement is the main clause of the outer one."""
    if inner.cue_head is None or inner.content[-1].end < outer.content[-1].end - 2:
        return False
    return doc[inner.cue_head].head.i == inner.cue_head or doc[inner.cue_head].dep_ in ("ccomp", "conj")
