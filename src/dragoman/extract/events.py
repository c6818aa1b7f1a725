"""Who did what to whom: matched clauses, seen through their modality, become PLOVER events."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.analyze.analysis import Analysis, Modality
from dragoman.analyze.clauses import subjects
from dragoman.analyze.grammar import words
from dragoman.extract.circumstances import Circumstances
from dragoman.extract.matching import Match, match_clauses
from dragoman.extract.participants import inner_participants, participants, roles_at, without
from dragoman.extract.voices import Voices
from dragoman.knowledge import Ontology
from dragoman.knowledge.ontology import Outcome
from dragoman.records import Date, Event, Reason, Role, Span, make_id

FUTURE_ACTS = frozenset({"commit", "will"})
VERBAL_ACTS = frozenset({*FUTURE_ACTS, "threaten", "demand", "reject", "accuse"})
Matches = Mapping[int, Match]
HOSTILE = 3
"""Quad class from which an act is conflict."""


@dataclass(slots=True)
class Draft:
    """An event in the making: the match, what it comes to, and why."""

    match: Match
    type: str
    mode: tuple[str, ...]
    status: str
    source: tuple[Role, ...]
    target: tuple[Role, ...]
    modality: Modality
    aux: tuple[str, ...] = ()
    content: Match | None = None
    factor: float = 1.0
    because: list[Reason] = field(default_factory=list)


def extract_events(analysis: Analysis, ontology: Ontology) -> Iterator[Event]:
    """Every event of the article that a rule finds and whose modality can be told, in text order."""
    matches = match_clauses(analysis, ontology)
    contents = _contents(matches, analysis)
    voices = Voices(analysis)
    around = Circumstances(analysis)
    for head in sorted(matches):
        modality = analysis.modalities[head]
        if modality.act == "nothing":
            continue
        if _is_told_by_verb(matches[head], matches):
            continue
        drafts = _draft(matches[head], modality, contents.get(head, []), analysis, ontology, voices, matches)
        for draft in drafts:
            if _is_complete(draft, analysis):
                yield _record(draft, analysis, ontology, voices, around)


def _is_complete(draft: Draft, analysis: Analysis) -> bool:
    """True when the event has the participants that its kind needs: somebody, and in a two-sided event two sides."""
    clause, rule = draft.match.clause, draft.match.rule
    if not rule.pair or rule.type != draft.type:
        return bool(draft.source or draft.target or rule.bare)
    plural = any(analysis.doc[head].tag_ in ("NNS", "NNPS") for head in (*clause.subjects, *clause.objects))
    return len(draft.source) > 1 or bool(draft.source) and (plural or clause.link == "light")


def _is_told_by_verb(match: Match, matches: Matches) -> bool:
    """True for the noun of a phrase that a verb's rule already tells as a whole ("imposed sanctions", "fired rockets")."""
    governor = match.clause.governor
    if match.clause.kind != "noun" or governor is None or governor not in matches:
        return False
    above = matches[governor]
    return match.clause.head in above.clause.objects and match.clause.lemma in above.rule.object


def _contents(matches: dict[int, Match], analysis: Analysis) -> dict[int, list[Match]]:
    """What each governing act is about: the matched clauses below it."""
    found: dict[int, list[Match]] = {}
    for head, match in matches.items():
        operator = analysis.modalities[head].operator
        if operator is not None and operator in matches and matches[operator].rule.act:
            found.setdefault(operator, []).append(match)
    return found


# ---- what an act about a content comes to ----------------------------------------------------------


def _draft(
    match: Match, modality: Modality, contents: list[Match], analysis: Analysis, ontology: Ontology, voices: Voices, matches: Matches
) -> Iterator[Draft]:
    rule, operator = match.rule, modality.operator
    if rule.act:
        yield from _act(match, modality, contents, analysis, ontology, matches)
        return
    source, target = participants(analysis, match.clause, rule)
    draft = Draft(match, rule.type, rule.mode, "happened", source, target, modality)
    told_above = operator is not None and operator in matches and bool(matches[operator].rule.act)
    if told_above and modality.act in VERBAL_ACTS and modality.act != "accuse":
        return
    if modality.act == "accuse":
        draft.status = "possible"
    elif operator is not None and modality.act in VERBAL_ACTS - FUTURE_ACTS:
        draft.status = "hypothetical"
    elif modality.act in FUTURE_ACTS:
        draft.source = draft.source or _of_operator(operator, analysis)
        _commit(draft, analysis, ontology, voices)
    elif modality.act == "demand":
        _duty(draft, analysis, ontology, voices)
    else:
        _apply(draft, ontology.outcome(modality.act, rule.type), rule.type, ontology)
    if match.clause.kind == "verb" or draft.status not in ("hypothetical", "possible"):
        yield draft


def _of_operator(operator: int | None, analysis: Analysis) -> tuple[Role, ...]:
    """Who does what governs the clause: the announcer of a withdrawal is who withdraws."""
    if operator is None or analysis.doc[operator].pos_ != "VERB":
        return ()
    return roles_at(analysis, subjects(analysis.doc[operator]))


def _apply(draft: Draft, outcome: Outcome | None, content: str | None, ontology: Ontology) -> None:
    if outcome is None:
        draft.status = "hypothetical"
        return
    draft.status = outcome.status
    draft.aux = outcome.aux
    if outcome.type and outcome.type != draft.type:
        draft.mode = ontology.mode_of(outcome.type, content, draft.mode)
        draft.type = outcome.type


def _at(match: Match, analysis: Analysis) -> int:
    return analysis.doc[match.clause.head].idx


def _acting(draft: Draft) -> set[str]:
    return {role.actor for role in draft.source}


def _commit(draft: Draft, analysis: Analysis, ontology: Ontology, voices: Voices) -> None:
    """What somebody says they will do is a promise or a threat; what they say others will do is a forecast."""
    hostile = ontology.types[draft.type].quad >= HOSTILE
    speakers = voices.speakers(_at(draft.match, analysis)) or _acting(draft)
    acting = _acting(draft)
    if (hostile and not (acting & speakers)) or not acting:
        draft.status = "possible"
        return
    _apply(draft, ontology.outcome(draft.modality.act, draft.type), draft.type, ontology)
    draft.aux = ("future",)


def _duty(draft: Draft, analysis: Analysis, ontology: Ontology, voices: Voices) -> None:
    """What a speaker says others must do is a request to them; a duty that nobody voices is not coded as one."""
    speakers = voices.speaker_roles(_at(draft.match, analysis))
    others = tuple(role for role in draft.source if role.actor not in {each.actor for each in speakers})
    if not speakers or not others:
        draft.status = "hypothetical"
        return
    draft.mode = ontology.mode_of("REQUEST", draft.type, draft.mode)
    draft.type, draft.source, draft.target, draft.status = "REQUEST", speakers, others, "demanded"
    draft.factor = 0.7


def _act(
    match: Match, modality: Modality, contents: list[Match], analysis: Analysis, ontology: Ontology, matches: Matches
) -> Iterator[Draft]:
    """A demand, threat, promise, refusal or accusation; its contents say which type and mode, and to whom."""
    rule = match.rule
    source, target = participants(analysis, match.clause, rule)
    outer = matches.get(modality.operator) if modality.operator is not None else None
    if outer is not None and outer.rule.act and modality.act != "accuse":
        return  # "promised to urge": told by the outer act
    about = contents[0] if contents else None
    kind = about.rule.type if about else None
    if about is not None and rule.act == "reject" and about.clause.kind == "noun":
        kind = None  # whoever rejects an accusation rejects; whoever refuses to attack does not attack
    outcome = ontology.outcome(rule.act or "", kind)
    draft = Draft(match, rule.type, rule.mode, "happened", source, target, modality, content=about)
    if about is not None:
        if outcome is not None and outcome.type is None:
            draft.type, draft.mode = about.rule.type, about.rule.mode
        elif outcome is not None and outcome.type:
            draft.type = outcome.type
            draft.mode = rule.mode or ontology.mode_of(outcome.type, kind, about.rule.mode)
        _complete(draft, about, analysis)
    if not draft.target or not about:
        found = (without(roles, _acting(draft)) for roles in inner_participants(analysis, match.clause.head))
        draft.target = draft.target or next((roles for roles in found if roles), ())
    if outcome is not None:
        draft.status, draft.aux = outcome.status, outcome.aux
    if not draft.source and not (rule.bare and draft.target):
        return
    if match.clause.kind == "noun" and about is None and match.clause.link != "light":
        return  # "its commitment" promises nothing that could be told
    _modalize(draft, modality, ontology)
    yield draft


def _complete(draft: Draft, about: Match, analysis: Analysis) -> None:
    """A missing target is taken from the content: who should act, else whom it is aimed at."""
    inner_source, inner_target = participants(analysis, about.clause, about.rule)
    acting = {role.actor for role in draft.source}
    for candidates in ((draft.target,), (inner_source,), (inner_target,)):
        others = tuple(role for roles in candidates for role in roles if role.actor not in acting)
        if others:
            draft.target = others
            return
    draft.target = ()


def _modalize(draft: Draft, modality: Modality, ontology: Ontology) -> None:
    """An act of speech that is itself only possible, denied or imagined takes that status."""
    if modality.act in ("deny", "possible", "hypothetical", "plan"):
        outcome = ontology.outcome(modality.act, draft.type)
        draft.status = "denied" if modality.act == "deny" else modality.act if modality.act != "plan" else "planned"
        draft.aux = outcome.aux if outcome else ()
    elif modality.act in FUTURE_ACTS:
        draft.status, draft.aux = "announced", ("future",)
    elif modality.act == "accuse":
        draft.status = "possible"
    elif modality.act == "demand" and modality.operator is None:
        draft.status = "hypothetical"


# ---- the record ------------------------------------------------------------------------------------


def _record(draft: Draft, analysis: Analysis, ontology: Ontology, voices: Voices, around: Circumstances) -> Event:
    match, article = draft.match, analysis.article
    status = _by_stance(draft.status, voices.stances(_at(match, analysis)))
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
        status=status,  # type: ignore[arg-type]
        trigger=match.clause.words,
        mode=draft.mode,
        contexts=match.rule.contexts,
        cameo=match.rule.cameo if draft.type == match.rule.type else kind.cameo,
        source=draft.source,
        target=draft.target,
        place=around.where(match.clause),
        date=_date(draft, around, voices),
        aux=draft.aux,
        attribution=voices.attribution(_at(match, analysis)),
        because=(*_reasons(draft), *draft.because),
    )


def _date(draft: Draft, around: Circumstances, voices: Voices) -> Date:
    """When it happened; for what is only announced, when that was said: the time in the clause is the content's."""
    if draft.modality.act not in (*FUTURE_ACTS, "plan"):
        return around.date(draft.match.clause.head, draft.match.clause)
    frames = voices.around(draft.match.clause.words.end - 1)
    cues = [frame.cue_head for frame in frames if frame.cue_head is not None]
    operator = draft.modality.operator
    said = operator if operator is not None else cues[0] if cues else None
    return around.date(said) if said is not None else Date()


def _by_stance(status: str, stances: set[str]) -> str:
    """What a speaker denies is denied, what a speaker doubts, asks or believes is possible at most."""
    if status not in ("happened", "ongoing"):
        return status
    if "deny" in stances:
        return "denied"
    return "possible" if stances & {"doubt", "ask", "believe"} else status


def _evidence(draft: Draft, analysis: Analysis) -> Span:
    """From the first to the last word that the event needs, inside the trigger's sentence."""
    clause = draft.match.clause
    sentence = analysis.doc[clause.head].sent
    parts = [clause.words, *(_span(role) for role in (*draft.source, *draft.target) if role.start is not None)]
    parts += [_head_phrase(analysis, head) for head in (*clause.objects, *clause.subjects)]
    if draft.content is not None:
        parts.append(draft.content.clause.words)
    first, last = sentence.start_char, sentence.end_char
    inside = [part for part in parts if first <= part.start and part.end <= last]
    start = min(part.start for part in inside or [clause.words])
    end = max(part.end for part in inside or [clause.words])
    return analysis.article.span(start, end)


def _span(role: Role) -> Span:
    return Span(role.start or 0, role.end or 0, role.quote or "")


def _head_phrase(analysis: Analysis, head: int) -> Span:
    token = analysis.doc[head]
    left = min((child.i for child in token.children if child.dep_ in ("det", "amod", "compound", "nummod", "poss")), default=head)
    return words(analysis.article, analysis.doc, min(left, head), head + 1)


def _reasons(draft: Draft) -> Iterator[Reason]:
    clause, modality = draft.match.clause, draft.modality
    yield Reason("clause", f"{clause.kind} '{clause.lemma}', {clause.link}", clause.words.start, clause.words.end, clause.words.quote)
    seen = modality.words
    if seen is not None:
        yield Reason("modality", modality.act, seen.start, seen.end, seen.quote)
    else:
        yield Reason("modality", modality.act)
    if draft.content is not None:
        about = draft.content.clause.words
        yield Reason("content", f"{draft.content.rule.type} by {draft.content.rule.where}", about.start, about.end, about.quote)
