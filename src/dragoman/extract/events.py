"""Who did what to whom: drafts of events become records, with their evidence, date, place, voice and reasons."""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.analyze.analysis import Analysis
from dragoman.analyze.grammar import is_nobody, words
from dragoman.analyze.unreal import is_told_aside
from dragoman.extract.beyond import Beyond
from dragoman.extract.circumstances import Circumstances
from dragoman.extract.dating import date_by_story
from dragoman.extract.drafts import FUTURE_ACTS, Draft, Drafter
from dragoman.extract.matching import Match
from dragoman.extract.triggers import trigger_of
from dragoman.extract.voices import Voices
from dragoman.knowledge import Ontology
from dragoman.records import Article, Date, Event, Reason, Role, Span, Status, make_id

LONGEST_OF = 8
"""Tokens of an "of" that the evidence still takes in."""
DENIED, DOUBTED = frozenset({"deny"}), frozenset({"doubt", "ask", "believe"})


def extract_events(analysis: Analysis, ontology: Ontology) -> Iterator[Event]:
    """Every event of the article that a rule finds and whose modality can be told, in text order."""
    voices = Voices(analysis)
    around = Circumstances(analysis)
    drafts = tuple(Drafter(analysis, ontology, voices).drafts())
    beyond = Beyond(analysis, ontology, drafts)
    told = (
        _record(beyond.complete(draft), analysis, ontology, voices, around)
        for draft in drafts
        if not _is_of_nobody(draft, analysis)
    )
    yield from date_by_story(told, analysis, ontology, around)


def _is_of_nobody(draft: Draft, analysis: Analysis) -> bool:
    """True for "nobody was reported killed": nothing happened, and to nobody."""
    if draft.status != "denied" or draft.source or draft.target:
        return False
    clause = draft.match.clause
    return any(is_nobody(analysis.doc[head]) for head in (*clause.subjects, *clause.objects))


def _record(draft: Draft, analysis: Analysis, ontology: Ontology, voices: Voices, around: Circumstances) -> Event:
    match, article = draft.match, analysis.article
    at = analysis.doc[match.clause.head].idx
    aside = is_told_aside(analysis.doc[match.clause.head])
    status, aux = _by_stance(draft, voices.stances(at) - (DOUBTED | DENIED if aside else frozenset()))
    date = _date(draft, around, voices)
    evidence = _evidence(draft, analysis)
    kind = ontology.types[draft.type]
    return Event(
        id=make_id(article.id, "event", draft.type, evidence.start, evidence.end),
        start=evidence.start,
        end=evidence.end,
        quote=evidence.quote,
        rule=f"{ontology.name}/{match.rule.where}",
        confidence=round(match.rule.confidence * draft.factor, 3),
        region=article.region_at(match.clause.words.start),
        type=draft.type,
        quad=kind.quad,
        score=ontology.score(draft.type, draft.mode),
        status=status,
        trigger=trigger_of(draft, analysis),
        mode=draft.mode,
        contexts=_contexts(match, analysis, ontology),
        cameo=match.rule.cameo if draft.type == match.rule.type else kind.cameo,
        source=draft.source,
        target=draft.target,
        place=around.where(match.clause.head, match.clause),
        date=date,
        aux=(*aux, *_background(date, article)),
        attribution=voices.attribution(at),
        because=tuple(_reasons(draft)),
    )


def _contexts(match: Match, analysis: Analysis, ontology: Ontology) -> tuple[str, ...]:
    """The rule's own contexts, then those that the words of the sentence speak of."""
    spoken = ontology.context_words.find(token.lemma_.lower() for token in analysis.doc[match.clause.head].sent)
    return tuple(dict.fromkeys((*match.rule.contexts, *spoken)))


def _date(draft: Draft, around: Circumstances, voices: Voices) -> Date:
    """When it happened; for what is only announced, when that was said: the time in the clause is the content's."""
    if draft.modality.act not in (*FUTURE_ACTS, "plan"):
        return around.date(draft.match.clause.head, draft.match.clause)
    frames = voices.around(draft.match.clause.words.end - 1)
    cues = [frame.cue_head for frame in frames if frame.cue_head is not None]
    operator = draft.modality.operator
    said = operator if operator is not None else cues[0] if cues else None
    return around.date(said) if said is not None else Date()


def _by_stance(draft: Draft, stances: set[str]) -> tuple[Status, tuple[str, ...]]:
    """Status and aux; what a speaker denies is denied, what a speaker doubts, asks or believes is possible at most."""
    if draft.status not in ("happened", "ongoing"):
        return draft.status, draft.aux
    if stances & DENIED:
        return "denied", ("negation",)
    return ("possible" if stances & DOUBTED else draft.status), draft.aux


def _background(date: Date, article: Article) -> tuple[str, ...]:
    """The auxiliary "historical" for what the text dates more than a year before it was published."""
    told, published = (date.value or "").lstrip("./")[:4], (article.published or "")[:4]
    old = told.isdigit() and published.isdigit() and int(told) < int(published) - 1
    return ("historical",) if old else ()


def _evidence(draft: Draft, analysis: Analysis) -> Span:
    """From the first to the last word that the event needs, inside the trigger's sentence."""
    clause = draft.match.clause
    sentence = analysis.doc[clause.head].sent
    parts = [clause.words, *(_span(role) for role in (*draft.source, *draft.target) if role.start is not None)]
    parts += [_head_phrase(analysis, head) for head in (*clause.objects, *clause.subjects, *_required(draft))]
    trigger = trigger_of(draft, analysis)
    parts.append(trigger)
    if draft.content is not None:
        parts.append(draft.content.clause.words)
    parts += [_head_phrase(analysis, head) for head in _things_done(draft, trigger, analysis)]
    first, last = sentence.start_char, sentence.end_char
    inside = [part for part in parts if first <= part.start and part.end <= last]
    start = min(part.start for part in inside or [clause.words])
    end = max(part.end for part in inside or [clause.words])
    return analysis.article.span(start, end)


def _required(draft: Draft) -> Iterator[int]:
    """The heads of what the rule asks for beside the verb: "fire" of "came under fire"."""
    asked = {name for slot, heads in draft.match.rule.present.items() if heads for name in slot.split("|")}
    yield from (head for preposition, head in draft.match.clause.obliques if preposition in asked)


def _things_done(draft: Draft, trigger: Span, analysis: Analysis) -> Iterator[int]:
    """The heads of the objects of what is promised or demanded: "advisers" of "offered to send advisers"."""
    if draft.content is not None:
        yield from draft.content.clause.objects
    elif (found := analysis.doc.char_span(trigger.start, trigger.end, alignment_mode="expand")) is not None:
        yield from (child.i for child in found[0].children if child.dep_ == "dobj")


def _span(role: Role) -> Span:
    return Span(role.start or 0, role.end or 0, role.quote or "")


def _head_phrase(analysis: Analysis, head: int) -> Span:
    """The words of a participant from its article to its head, or to the end of a short "of": "part of its fleet"."""
    token = analysis.doc[head]
    left = min(
        (child.i for child in token.children if child.dep_ in ("det", "amod", "compound", "nummod", "poss")),
        default=head,
    )
    return words(analysis.article, analysis.doc, min(left, head), _end_of_phrase(token) + 1)


def _end_of_phrase(token: Token) -> int:
    """The last word of a short "of" behind a noun, the head of a long one, or the noun itself."""
    of = next((child for child in token.rights if child.dep_ == "prep" and child.lower_ == "of"), None)
    if of is None:
        return token.i
    inner = next((child.i for child in of.rights if child.dep_ == "pobj"), token.i)
    return next((end for end in (of.right_edge.i, inner) if end - token.i <= LONGEST_OF), token.i)


def _reasons(draft: Draft) -> Iterator[Reason]:
    clause, modality = draft.match.clause, draft.modality
    yield Reason.by("clause", f"{clause.kind} '{clause.lemma}', {clause.link}", clause.words)
    yield Reason.by("modality", modality.act, modality.words)
    if draft.content is not None:
        about = draft.content
        yield Reason.by("content", f"{about.rule.type} by {about.rule.where}", about.clause.words)
    if draft.beyond:
        yield Reason("beyond", f"the clause names no target; found by '{draft.beyond}'")
    for side, roles in (("source", draft.source), ("target", draft.target)):
        for role in roles:
            yield Reason(side, role.actor, role.start, role.end, role.quote)
