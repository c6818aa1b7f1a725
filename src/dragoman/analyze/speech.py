"""Who reports what: cues, speakers and contents put together to speech frames."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.analyze.analysis import FrameKind, SpeechFrame
from dragoman.analyze.attachment import Attachment, Ground, attach_quotations, survey
from dragoman.analyze.complements import Complement, Range, cut_out, find_clause, find_complement, find_sentence
from dragoman.analyze.cues import Entries, cue_range, find_cues, find_medium, is_asserted, quoting_entry
from dragoman.analyze.speakers import find_addressees, find_nearest, find_speakers
from dragoman.knowledge.speechlexicon import Cue, SpeechLexicon
from dragoman.records import Article, Span

FREE = "speech.toml#free-quotation"
_EDGES = frozenset((",", ";", ":", "-", "–", "—", "--", ".", "...", "…", "(", ")"))


def find_speech(doc: Doc, article: Article, lexicon: SpeechLexicon) -> tuple[SpeechFrame, ...]:
    """Every act of saying, thinking or writing in the article, in the order of their contents.

    Contents keep their quotation marks and lose a leading "that" or "to".
    """
    if not len(doc):
        return ()
    ground = survey(doc, article.text)
    cues = find_cues(ground, lexicon)
    attached = attach_quotations(ground, {at for at, entries in cues.items() if quoting_entry(entries) is not None})
    frames = [frame for at in cues if (frame := _make_frame(at, cues[at], ground, attached, article, lexicon))]
    frames = _without_doubles(_with_free_quotations(frames, ground, attached, article))
    frames.sort(key=lambda frame: (frame.content[0].start, -frame.content[-1].end))
    speech = frozenset(cue.rule for cue in lexicon.cues if cue.speech)
    return tuple(_pass_on(frames, speech))


# ---- frames --------------------------------------------------------------------------------------


def _make_frame(
    at: int, entries: Entries, ground: Ground, attached: Attachment, article: Article, lexicon: SpeechLexicon
) -> SpeechFrame | None:
    """The frame of one cue: a quotation beside it comes first, then what the parse gives it."""
    token = ground.doc[at]
    quotations = attached.quoted.get(at, ())
    cue = quoting_entry(entries) if quotations else None
    if cue is not None:
        return _quoted_frame(token, cue, quotations, ground, attached, article, lexicon)
    for words, cue in entries:
        if cue.pos == "preposition":
            return _phrase_frame(token, cue, words, ground, article)
        found = find_complement(token, cue, words)
        if found is not None and is_asserted(token, cue):
            return _indirect_frame(token, cue, found, ground, article, lexicon)
    return None


def _quoted_frame(
    token: Token,
    cue: Cue,
    quotations: Sequence[int],
    ground: Ground,
    attached: Attachment,
    article: Article,
    lexicon: SpeechLexicon,
) -> SpeechFrame:
    content = [article.span(ground.quotations[n].start, ground.quotations[n].end) for n in quotations]
    zone = attached.zones[token.i]
    first = ground.places[quotations[0]]
    clause = find_clause(token, token) if token.i < first[0] and ground.doc[first[0] - 1].text not in (",", ":") else None
    if clause and clause[0][0] <= first[0] < clause[0][1]:  # 'he said that "A" was B'
        end = max(content[0].end, _trim(clause[0], ground, article).end)
        content[0] = article.span(content[0].start, end)
    speakers = tuple(each for each in find_speakers(token, lexicon) if ground.quotation_of[each] < 0)
    if not speakers:
        speakers = find_nearest(token, *zone)
    inside = range(*first)
    return SpeechFrame(
        cue=_words(cue_range(token, (), ground, lexicon), ground, article),
        cue_head=token.i,
        speakers=speakers,
        content=tuple(content),
        kind=_kind(content, ground),
        stance=cue.stance,
        rule=cue.rule,
        addressees=find_addressees(token, cue, inside),
        medium=find_medium(token, lexicon),
        confidence=cue.confidence,
    )


def _indirect_frame(
    token: Token, cue: Cue, found: Complement, ground: Ground, article: Article, lexicon: SpeechLexicon
) -> SpeechFrame | None:
    reach = cue_range(token, found.particles, ground, lexicon)
    ranges = [piece for each in found.ranges for piece in _clear(each, token, reach)]
    content = _spans(ranges, ground, article)
    if not content:
        return None
    passive = found.link == "passive"
    speakers = () if passive else find_speakers(token, lexicon)
    speakers = tuple(each for each in speakers if not any(a <= each < b for a, b in ranges))
    nameless = passive or _is_passive(token) or (cue.pos == "noun" and found.link == "clause")
    if not speakers and not nameless:
        return None
    inside = range(ranges[0][0], ranges[-1][1])
    return SpeechFrame(
        cue=_words(reach, ground, article),
        cue_head=token.i,
        speakers=speakers,
        content=tuple(content),
        kind=_kind(content, ground),
        stance=cue.stance,
        rule=cue.rule,
        addressees=find_addressees(token, cue, inside),
        medium=find_medium(token, lexicon),
        confidence=cue.confidence if speakers else round(cue.confidence * 0.8, 2),
    )


def _is_passive(token: Token) -> bool:
    return any(child.dep_ == "auxpass" for child in token.lefts)


def _phrase_frame(token: Token, cue: Cue, words: tuple[str, ...], ground: Ground, article: Article) -> SpeechFrame | None:
    """The frame of "according to X": X speaks, the clause around it is the content."""
    last = ground.doc[token.i + len(words) - 1]
    held = next((child for child in last.rights if child.dep_ == "pobj"), None)
    if held is None:
        return None
    ranges = find_sentence(token, held) or ()
    content = _spans(ranges, ground, article)
    if not content:
        return None
    return SpeechFrame(
        cue=_words((token.i, token.i + len(words)), ground, article),
        cue_head=token.i,
        speakers=(held.i, *(each.i for each in held.conjuncts if each.i > held.i)),
        content=tuple(content),
        kind=_kind(content, ground),
        stance=cue.stance,
        rule=cue.rule,
        confidence=cue.confidence,
    )


def _with_free_quotations(
    frames: Sequence[SpeechFrame], ground: Ground, attached: Attachment, article: Article
) -> list[SpeechFrame]:
    """The frames, each with the quotations without a cue that go on after it; others are frames of their own."""
    by_cue = {frame.cue_head: frame for frame in frames}
    spoken = sorted(at for at in by_cue if at is not None)
    for number in attached.free:
        quotation, first = ground.quotations[number], ground.places[number][0]
        place = bisect_left(spoken, first)
        before = by_cue[spoken[place - 1]] if place else None
        content = article.span(quotation.start, quotation.end)
        if before is None or not before.speakers or before.cue_head is None:
            continue
        between = ground.text[max(before.content[-1].end, (before.cue or content).end) : content.start]
        if between.count("\n\n") > 1 or content.start < before.content[-1].end:
            continue
        if sum(between.count(mark) for mark in ".?!") <= 1:
            by_cue[before.cue_head] = replace(before, content=(*before.content, content))
        else:
            by_cue[-number - 1] = SpeechFrame(
                None, None, before.speakers, (content,), "direct", "assert", FREE, confidence=0.4
            )
    return list(by_cue.values())


# ---- content -------------------------------------------------------------------------------------


def _clear(content: Range, token: Token, reach: Range) -> tuple[Range, ...]:
    """The content without the words of the cue's own clause, where these stand inside it or at its edge."""
    own = [child for child in token.children if child.dep_ in ("nsubj", "nsubjpass") and not child.left_edge.i <= content[0]]
    first = min([reach[0], *(child.left_edge.i for child in own if child.i < token.i)])
    last = max([reach[1], *(child.right_edge.i + 1 for child in own if child.i > token.i)])
    if content[1] <= first or content[0] >= last:
        return (content,)
    return cut_out(content, (first, last))


def _spans(ranges: Sequence[Range], ground: Ground, article: Article) -> list[Span]:
    """The trimmed words of each range; a range without a letter or digit is left out."""
    spans = [_trim(each, ground, article) for each in ranges]
    return [span for span in spans if any(char.isalnum() for char in span.quote)]


def _trim(each: Range, ground: Ground, article: Article) -> Span:
    """The words of a token range without punctuation at its ends; quotations that it cuts are taken in whole."""
    first, last = each
    doc = ground.doc
    while first < last and (doc[first].is_space or doc[first].text in _EDGES):
        first += 1
    while last > first and (doc[last - 1].is_space or doc[last - 1].text in _EDGES):
        last -= 1
    if first >= last:
        return article.span(doc[each[0]].idx, doc[each[0]].idx)
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    number = ground.quotation_of[last - 1]
    if number >= 0:
        end = max(end, ground.quotations[number].end)
    number = ground.quotation_of[first]
    if number >= 0 and ground.places[number][0] < first <= ground.places[number][0] + 1:
        start = ground.quotations[number].start
    return article.span(start, end)


def _words(each: Range, ground: Ground, article: Article) -> Span:
    last = ground.doc[each[1] - 1]
    return article.span(ground.doc[each[0]].idx, last.idx + len(last))


def _kind(content: Sequence[Span], ground: Ground) -> FrameKind:
    """Direct where all words stand between quotation marks, mixed where some do."""
    size = inside = 0
    for span in content:
        for quotation in ground.quotations:
            if quotation.start >= span.end:
                break
            inside += max(0, min(quotation.end, span.end) - max(quotation.start, span.start))
        size += span.end - span.start
    if not inside:
        return "indirect"
    return "direct" if size - inside <= 2 * len(content) else "mixed"


# ---- frames together -------------------------------------------------------------------------------


def _without_doubles(frames: Sequence[SpeechFrame]) -> list[SpeechFrame]:
    """One frame for each cue and content."""
    found: dict[tuple[int | None, Span], SpeechFrame] = {}
    for frame in frames:
        found.setdefault((frame.cue_head, frame.content[0]), frame)
    return list(found.values())


def _pass_on(frames: Sequence[SpeechFrame], speech: frozenset[str]) -> Iterator[SpeechFrame]:
    """The frames, in order, each with the speakers of the frame it lies in as those who passed it on.

    What others are said to feel or want (a rule outside ``speech``) is part of their speech, not one more statement.
    """
    outer: list[SpeechFrame] = []
    for frame in frames:
        start, end = frame.content[0].start, frame.content[0].end
        outer = [each for each in outer if each.content[-1].end > start]
        cue = frame.cue or frame.content[0]
        around = [each for each in outer if any(s.start <= cue.start and cue.end <= s.end for s in each.content)]
        if around and frame.rule not in speech:
            continue
        if around:
            frame = replace(frame, via=tuple(dict.fromkeys(head for each in around for head in each.speakers)))
        outer.append(frame)
        yield frame
