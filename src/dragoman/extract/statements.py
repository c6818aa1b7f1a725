"""Who said what: the speech frames of an article as records."""

from collections.abc import Iterator, Sequence

from dragoman.analyze.analysis import Analysis, SpeechFrame
from dragoman.analyze.grammar import is_nobody
from dragoman.analyze.unreal import is_pending
from dragoman.extract.circumstances import Circumstances
from dragoman.extract.naming import cue_heads, relative_pronoun, whole_phrase
from dragoman.records import Date, Reason, Role, Span, Statement, make_id
from dragoman.records.record import Stance


def extract_statements(analysis: Analysis) -> Iterator[Statement]:
    """Direct, indirect and mixed speech, thought and writing, each with its speaker and cue."""
    around = Circumstances(analysis)
    said = cue_heads(analysis.frames)
    for frame in analysis.frames:
        if _is_unsaid(frame, analysis):
            continue
        yield _make_statement(frame, _speakers(frame, analysis, said), analysis, around)


def _is_unsaid(frame: SpeechFrame, analysis: Analysis) -> bool:
    """True for "no group has claimed responsibility" and "has yet to say whether": nobody has said anything."""
    if frame.speakers and all(is_nobody(analysis.doc[head]) for head in frame.speakers):
        return True
    cue = analysis.doc[frame.cue_head] if frame.cue_head is not None else None
    return cue is not None and cue.dep_ == "xcomp" and is_pending(cue.head)


def _make_statement(
    frame: SpeechFrame, speakers: tuple[Role, ...], analysis: Analysis, around: Circumstances
) -> Statement:
    content, *more = frame.content
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
        place=next(iter(around.where(frame.cue_head)), None) if frame.cue_head is not None else None,
        date=around.date(frame.cue_head) if frame.cue_head is not None else Date(),
        medium=frame.medium,
        stance=_stance(frame.stance),
        because=tuple(_reasons(frame, speakers)),
    )


def _speakers(frame: SpeechFrame, analysis: Analysis, said: Sequence[int]) -> tuple[Role, ...]:
    """The roles of the speakers, each actor once, with the whole phrase that names them."""
    found: dict[str, Role] = {}
    pronoun = relative_pronoun(frame, analysis)
    for head in frame.speakers:
        said_by = pronoun or whole_phrase(analysis, head, frame, said)
        for role in analysis.roles(head):
            spoken = Role(role.actor, said_by.start, said_by.end, said_by.quote) if said_by is not None else role
            found.setdefault(role.actor, spoken)
    return tuple(found.values())


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
