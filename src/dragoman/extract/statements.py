"""Who said what: the speech frames of an article as records."""

from collections.abc import Iterator

from dragoman.analyze.analysis import Analysis, SpeechFrame
from dragoman.records import Reason, Role, Span, Statement, make_id
from dragoman.records.record import Stance


def extract_statements(analysis: Analysis) -> Iterator[Statement]:
    """Direct, indirect and mixed speech, thought and writing, each with its speaker and cue."""
    for frame in analysis.frames:
        yield _make_statement(frame, analysis)


def _make_statement(frame: SpeechFrame, analysis: Analysis) -> Statement:
    content, *more = frame.content
    speakers = _speakers(frame, analysis)
    return Statement(
        id=make_id(analysis.article.id, "statement", frame.kind, content.start, content.end),
        start=content.start,
        end=content.end,
        quote=content.quote,
        rule=frame.rule,
        confidence=frame.confidence,
        region=analysis.article.region_at(content.start),
        kind=frame.kind,
        speaker=speakers,
        cue=frame.cue,
        more=tuple(more),
        addressee=analysis.roles_of(frame.addressees),
        via=analysis.roles_of(frame.via),
        medium=frame.medium,
        stance=_stance(frame.stance),
        because=tuple(_reasons(frame, speakers)),
    )


def _speakers(frame: SpeechFrame, analysis: Analysis) -> tuple[Role, ...]:
    """The roles of the speakers; for "the envoy, who said" the words that hold the role are "who"."""
    roles = analysis.roles_of(frame.speakers)
    if frame.cue_head is None or len(frame.speakers) != 1:
        return roles
    pronouns = (
        each for each in analysis.doc[frame.cue_head].lefts if each.dep_ == "nsubj" and each.tag_ in ("WP", "WDT")
    )
    pronoun = next(pronouns, None)
    if pronoun is None or pronoun.i == frame.speakers[0]:
        return roles
    words = analysis.article.span(pronoun.idx, pronoun.idx + len(pronoun))
    return tuple(Role(role.actor, words.start, words.end, words.quote) for role in roles)


_STANCES: dict[str, Stance] = {
    "deny": "deny", "warn": "warn", "doubt": "doubt", "ask": "ask",
    "believe": "believe", "promise": "promise", "demand": "demand",
}  # fmt: skip


def _stance(word: str) -> Stance:
    return _STANCES.get(word, "assert")


def _reasons(frame: SpeechFrame, speakers: tuple[Role, ...]) -> Iterator[Reason]:
    if frame.cue is None:
        yield _reason("cue", "a quotation without a cue", frame.content[0])
        how = "the speaker of the quotation before"
    else:
        yield _reason("cue", f"{frame.rule} takes {frame.kind} speech", frame.cue)
        how = "who does what the cue says"
    for role in speakers:
        yield Reason("speaker", how, role.start, role.end, role.quote)
    if not speakers:
        yield Reason("speaker", "the text does not say who, or it is nobody known")


def _reason(step: str, says: str, words: Span) -> Reason:
    return Reason(step, says, words.start, words.end, words.quote)
