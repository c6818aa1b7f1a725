"""Who undertakes what, towards whom and by when: futures, promises, intentions, refusals, threats."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.analyze.analysis import Analysis, SpeechFrame
from dragoman.analyze.arguments import subjects
from dragoman.analyze.grammar import conjuncts, words
from dragoman.extract.answering import Bodies, decides, has_agent, home_roles, in_charge, is_forecast, spoken_for
from dragoman.extract.circumstances import Circumstances
from dragoman.extract.terms import find_deadline, find_scope, find_towards
from dragoman.extract.undertaken import WOULD, Found, find_undertaken, first_joined
from dragoman.extract.voices import Voices
from dragoman.knowledge.undertakings import Undertakings
from dragoman.records import Commitment, Reason, Role, Span, make_id
from dragoman.records.record import Strength

UNTOLD = frozenset({"deny", "possible", "nothing"})
UNSAID = frozenset({"deny", "ask", "doubt"})
DROPPED = frozenset({"advcl", "punct", "parataxis", "cc", "conj", "mark", "ccomp"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
DASHES = frozenset({"-", "–", "—", "--"})
NEAR = 15
"""Tokens between an infinitive and the subject that its evidence still takes in."""


def extract_commitments(analysis: Analysis, undertakings: Undertakings) -> Iterator[Commitment]:
    """Every undertaking that an actor of the article is said to have, each told clause once."""
    voices = Voices(analysis)
    around = Circumstances(analysis)
    bodies = Bodies(analysis)
    found = []
    for token in analysis.doc:
        if token.pos_ not in ("VERB", "AUX", "NOUN"):
            continue
        frames = voices.around(token.idx)
        undertaken = find_undertaken(token, undertakings, bool(frames))
        if undertaken is None or _is_disowned(undertaken, frames) or _is_habit(undertaken, frames):
            continue
        commitment = _record(undertaken, bodies, undertakings, voices, around)
        if commitment is not None:
            found.append((commitment, _object(undertaken)))
    yield from _named_apart(found)


def _is_disowned(found: Found, frames: Sequence[SpeechFrame]) -> bool:
    """True inside what somebody denies, asks or doubts, or does not say."""
    doc = found.head.doc
    cues = [
        (frame, doc[frame.cue_head])
        for frame in frames
        if frame.cue_head is not None and frame.cue_head != found.sign.i
    ]
    unsaid = any(any(child.dep_ == "neg" for child in cue.children) for _, cue in cues if not found.governed)
    return unsaid or any(frame.stance in UNSAID for frame in frames if frame.cue_head != found.sign.i)


def _is_habit(found: Found, frames: Sequence[SpeechFrame]) -> bool:
    """True for the "would" of a quotation that no condition makes a future: "I would often sail for days"."""
    if found.sign.lower_ not in WOULD or found.governed or not frames or frames[0].kind != "direct":
        return False
    return not any(child.dep_ == "advcl" for verb in (found.head, first_joined(found.head)) for child in verb.children)


# ---- who -------------------------------------------------------------------------------------------


def _heads(
    found: Found, frames: Sequence[SpeechFrame], analysis: Analysis, undertakings: Undertakings
) -> tuple[tuple[int, ...], bool]:
    """Head tokens of those who undertake it; true where they are those who promise it, not the subject of the act."""
    doc = found.head.doc
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in found.head.children)
    if found.governed and found.sign.pos_ == "VERB" and found.head.dep_ in ("ccomp", "relcl", "acl"):
        told = subjects(found.sign)  # who promises that others will do it answers for it
    else:
        told = () if passive and (found.sign.pos_ == "NOUN" or not has_agent(found.head)) else subjects(found.head)
    if found.sign.pos_ == "NOUN" and any(child.dep_ == "expl" for child in found.sign.head.children):
        told = ()
    if found.sign.pos_ == "NOUN" and not told:
        told = tuple(child.i for child in found.sign.children if child.dep_ == "poss")
    if told:
        return tuple(each for head in told for each in conjuncts(doc[head])), False
    if found.governed and found.sign.pos_ == "VERB":
        return tuple(each for head in subjects(found.sign) for each in conjuncts(doc[head])), True
    if passive and frames and frames[0].cue_head is not None:
        if decides(found, frames[0], analysis, undertakings):
            return frames[0].speakers, True
    return (), False


def _able(heads: tuple[int, ...], analysis: Analysis) -> tuple[int, ...]:
    """The heads without common nouns for things: "her advice", "a debate" undertake nothing."""
    things = {actor.id for actor in analysis.actors if actor.kind == "other" and not actor.sectors}
    return tuple(
        head
        for head in heads
        if analysis.doc[head].pos_ != "NOUN" or any(role.actor not in things for role in analysis.roles(head))
    )


def _roles(heads: tuple[int, ...], bodies: Bodies, undertakings: Undertakings) -> tuple[Role, ...]:
    able = _able(heads, bodies.analysis)
    return spoken_for(able, bodies) or bodies.analysis.roles_of(able) or home_roles(heads, bodies, undertakings)


def _owners(sign: Token, analysis: Analysis) -> tuple[int, ...]:
    """Head tokens of those whose promise, readiness or intention it is; of "honoured its pledge" who honoured it."""
    if sign.pos_ == "NOUN":
        own = tuple(child.i for child in sign.children if child.dep_ == "poss" and analysis.roles(child.i))
        there = any(child.dep_ == "expl" for child in sign.head.children)  # "there is a plan to": nobody says whose
        told = own or (subjects(sign.head) if sign.dep_ in ("dobj", "attr") and not there else ())
    else:
        told = subjects(sign.head if sign.dep_ == "acomp" else sign)
    return tuple(each for head in told for each in conjuncts(sign.doc[head]))


# ---- writing ---------------------------------------------------------------------------------------


def _record(
    found: Found, bodies: Bodies, undertakings: Undertakings, voices: Voices, around: Circumstances
) -> Commitment | None:
    analysis = bodies.analysis
    head, entry, article = found.head, found.entry, analysis.article
    heads, promised = _heads(found, voices.around(head.idx), analysis, undertakings)
    if _is_crowd(found, heads, undertakings):
        return None
    who = _roles(heads, bodies, undertakings)
    if not who and found.governed:
        heads = _owners(found.sign, analysis)
        who = _roles(heads, bodies, undertakings)
    elif not who and head.lemma_.lower() in undertakings.running:
        who, promised = in_charge(head, analysis, voices), True
    if (
        _is_untold(found, analysis)
        or not who
        or (not found.governed and not promised and is_forecast(who, head, analysis, voices, undertakings))
    ):
        return None
    evidence = _evidence(found, heads, analysis)
    return Commitment(
        id=make_id(article.id, "commitment", entry.strength, evidence.start, evidence.end),
        start=evidence.start,
        end=evidence.end,
        quote=evidence.quote,
        rule=f"commitments.toml#{entry.id}",
        confidence=entry.confidence,
        region=article.region_at(head.idx),
        what=_what(found, analysis),
        strength=_strength(found, bool(voices.around(head.idx)), undertakings),
        negated=found.negated,
        time=find_deadline(found, analysis, around),
        scope=find_scope(found, analysis, undertakings),
        who=who,
        towards=find_towards(found, analysis, voices, {role.actor for role in who}, undertakings),
        attribution=_attribution(found, voices),
        because=(
            _reason("undertaking", entry.id, found.sign, analysis),
            _reason("act", (found.thing or head).lemma_.lower(), found.thing or head, analysis),
        ),
    )


def _is_crowd(found: Found, heads: tuple[int, ...], undertakings: Undertakings) -> bool:
    """True for "our people will ...", "those who intend to ...": no one in particular."""
    told = (found.head.doc[each] for each in heads)
    return any(
        each.lemma_.lower() in undertakings.crowds and (not found.governed or each.pos_ == "PRON") for each in told
    )


def _attribution(found: Found, voices: Voices) -> tuple[Role, ...]:
    """Who vouches for it: of "promised to go" and "renewed its promise to go" who tells that, of "will go" who says so."""
    if not found.governed:
        return voices.attribution(found.head.idx)
    telling = found.sign.head.i if found.sign.pos_ == "NOUN" and found.sign.dep_ == "dobj" else None
    return voices.attribution(found.sign.idx, telling)


def _is_untold(found: Found, analysis: Analysis) -> bool:
    """True where the text denies it or calls it possible only: the word of undertaking, or the plain future itself."""
    if found.governed:
        told = analysis.modalities.get(found.sign.i) if found.sign.pos_ == "VERB" else None
        return told is not None and told.act in ("deny", "possible")
    told = analysis.modalities.get(found.head.i)
    if told is None or told.act not in UNTOLD or told.operator == found.sign.i:
        return False
    own = told.act == "deny" and told.operator is None and found.negated  # "will not sell": its own negation
    return not own and not _is_conditional(found)


def _is_conditional(found: Found) -> bool:
    """True for the plain future of the main clause of a condition: possible only, and undertaken all the same."""
    return not found.governed and any(child.dep_ == "advcl" for child in found.head.children)


def _strength(found: Found, reported: bool, undertakings: Undertakings) -> Strength:
    """The strength of the word; a plain future that nobody says is an intention, and an intention not to act a refusal.

    What is to be done under a treaty or truce has been agreed.
    """
    verbs = {found.head, first_joined(found.head), found.sign}
    under = [each for verb in verbs for each in verb.children if each.dep_ == "prep" and each.lower_ == "under"]
    if any(noun.lemma_.lower() in undertakings.pacts for each in under for noun in each.children):
        return "agreed"
    strength: Strength = found.entry.strength if found.governed or reported else "intends"
    return "refuses" if found.negated and strength == "intends" else strength


def _reason(step: str, says: str, token: Token, analysis: Analysis) -> Reason:
    return Reason.by(step, says, words(analysis.article, analysis.doc, token.i, token.i + 1))


def _object(found: Found) -> str:
    """The head noun of what the act is done to; empty where there is none."""
    return next((each.lemma_.lower() for each in found.head.children if each.dep_ in ("dobj", "nsubjpass")), "")


def _named_apart(found: Sequence[tuple[Commitment, str]]) -> Iterator[Commitment]:
    """The commitments; where one actor's acts differ only in their object, the last reason names the object too."""
    things: dict[tuple[object, ...], set[str]] = {}
    for commitment, thing in found:
        things.setdefault(_act(commitment), set()).update({thing} - {""})
    for commitment, thing in found:
        if thing and len(things[_act(commitment)]) > 1:
            act = commitment.because[-1]
            named = replace(act, says=f"{act.says} {thing}")
            commitment = replace(commitment, because=(*commitment.because[:-1], named))
        yield commitment


def _act(commitment: Commitment) -> tuple[object, ...]:
    return (frozenset(role.actor for role in commitment.who), commitment.because[-1].says, commitment.negated)


# ---- the words -------------------------------------------------------------------------------------


def _reach(head: Token) -> tuple[int, int]:
    """First and last+1 token of the verb with its objects and prepositions, without further clauses."""
    first, last = head.i, head.i + 1
    for child in head.children:
        if child.dep_ in SUBJECTS | {"aux", "auxpass"} or (child.dep_ in DROPPED and not _is_inner(child)):
            continue
        last = max(last, _end(child))
        if child.dep_ in ("neg", "advmod", "prt"):
            first = min(first, child.left_edge.i)
    last = min([last, *(at for at in _next_clauses(head) if at > head.i)])
    while last - 1 > head.i and head.doc[last - 1].dep_ == "cc":
        last -= 1
    return first, last


def _next_clauses(head: Token) -> Iterator[int]:
    """Where the clauses begin that are joined to it and have a subject of their own, wherever the parser put that."""
    for child in head.children:
        if child.dep_ == "conj" and child.i > head.i:
            yield from (head.doc[at].left_edge.i for at in subjects(child) if head.i < at < child.i)


def _is_inner(child: Token) -> bool:
    """True for the small clause of "allow its ships to use the canal"."""
    return child.dep_ == "ccomp" and child.tag_ == "VB" and not any(each.dep_ == "mark" for each in child.children)


def _end(child: Token) -> int:
    """The end of a phrase, without what follows a dash, or a comma with a relative clause."""
    for token in child.subtree:
        if token.text in DASHES and token.i > child.i and token.whitespace_:
            return token.i
        if token.dep_ == "relcl" and token.left_edge.i > child.i and token.left_edge.nbor(-1).text == ",":
            return max(child.i + 1, token.left_edge.i - 1)
    return child.right_edge.i + 1


def _evidence(found: Found, heads: tuple[int, ...], analysis: Analysis) -> Span:
    head = found.head
    first, last = _reach(head)
    own = [child for child in head.children if child.dep_ in SUBJECTS and child.i < head.i]
    if own:
        first = min(first, own[0].left_edge.i)
    elif head.dep_ in ("xcomp", "ccomp", "acl", "pcomp", "pobj"):
        near = [at for at in heads if head.sent.start <= at < head.i and head.i - at < NEAR]
        first = min([first, *(analysis.doc[at].left_edge.i for at in near)])
    return words(analysis.article, analysis.doc, first, last)


def _what(found: Found, analysis: Analysis) -> str:
    if found.thing is not None:
        first, last = found.thing.left_edge.i, _end(found.thing)
    else:
        first, last = _reach(found.head)
    return " ".join(words(analysis.article, analysis.doc, first, last).quote.split())[:200]
