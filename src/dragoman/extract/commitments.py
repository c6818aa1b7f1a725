"""Who undertakes what, towards whom and by when: futures, promises, intentions, refusals, threats."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.analyze.analysis import Analysis, SpeechFrame
from dragoman.analyze.arguments import subjects
from dragoman.analyze.grammar import conjuncts, words
from dragoman.extract.circumstances import Circumstances
from dragoman.extract.terms import find_deadline, find_scope, find_towards
from dragoman.extract.undertaken import Found, find_undertaken
from dragoman.extract.voices import Voices
from dragoman.knowledge.undertakings import Undertakings
from dragoman.records import Commitment, Reason, Role, Span, make_id
from dragoman.records.record import Strength

UNTOLD = frozenset({"deny", "possible", "nothing"})
UNSAID = frozenset({"deny", "ask", "doubt"})
DROPPED = frozenset({"advcl", "punct", "parataxis", "cc", "conj", "mark", "ccomp"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "REB", "PTY", "UAF", "IGO", "OPP", "SEP", "INS"})
GOVERNING = frozenset({"GOV", "LEG"})
DASHES = frozenset({"-", "–", "—", "--"})
NEAR = 15
"""Tokens between an infinitive and the subject that its evidence still takes in."""


def extract_commitments(analysis: Analysis, undertakings: Undertakings) -> Iterator[Commitment]:
    """Every undertaking that an actor of the article is said to have, each told clause once."""
    voices = Voices(analysis)
    around = Circumstances(analysis)
    found = []
    for token in analysis.doc:
        if token.pos_ not in ("VERB", "AUX", "NOUN"):
            continue
        frames = voices.around(token.idx)
        undertaken = find_undertaken(token, undertakings, bool(frames))
        if undertaken is None or _is_disowned(undertaken, frames):
            continue
        commitment = _record(undertaken, analysis, undertakings, voices, around)
        if commitment is not None:
            found.append((commitment, _object(undertaken)))
    yield from _named_apart(found)


def _is_disowned(found: Found, frames: Sequence[SpeechFrame]) -> bool:
    """True inside what somebody denies, asks or doubts."""
    return any(frame.stance in UNSAID for frame in frames if frame.cue_head != found.sign.i)


# ---- who -------------------------------------------------------------------------------------------


def _heads(found: Found, frames: Sequence[SpeechFrame], undertakings: Undertakings) -> tuple[tuple[int, ...], bool]:
    """Head tokens of those who undertake it; true where they are those who promise it, not the subject of the act."""
    doc = found.head.doc
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in found.head.children)
    if found.governed and found.sign.pos_ == "VERB" and found.head.dep_ in ("ccomp", "relcl"):
        told = subjects(found.sign)  # who promises that others will do it answers for it
    else:
        told = () if passive and (found.sign.pos_ == "NOUN" or not _agents(found.head)) else subjects(found.head)
    if found.sign.pos_ == "NOUN" and not told:
        told = tuple(child.i for child in found.sign.children if child.dep_ == "poss")
    if told:
        return tuple(each for head in told for each in conjuncts(doc[head])), False
    if found.governed and found.sign.pos_ == "VERB":
        return tuple(each for head in subjects(found.sign) for each in conjuncts(doc[head])), True
    if passive and frames and frames[0].cue_head is not None:
        cue = undertakings.verbs.get(doc[frames[0].cue_head].lemma_.lower())
        undergoing = {child.lemma_.lower() for child in found.head.children if child.dep_ == "nsubjpass"}
        if cue is not None or undergoing & undertakings.acts:
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


def _owners(sign: Token) -> tuple[int, ...]:
    """Head tokens of those whose promise, readiness or intention it is."""
    if sign.pos_ == "NOUN":
        own = tuple(child.i for child in sign.children if child.dep_ == "poss")
        told = own or (subjects(sign.head) if sign.dep_ in ("dobj", "attr") else ())
    else:
        told = subjects(sign.head if sign.dep_ == "acomp" else sign)
    return tuple(each for head in told for each in conjuncts(sign.doc[head]))


def _in_charge(verb: Token, analysis: Analysis, voices: Voices) -> tuple[Role, ...]:
    """The state or official who says that "the broadcasts will continue"."""
    things = [child for child in verb.children if child.dep_ == "nsubj" and child.pos_ == "NOUN"]
    in_office = {actor.id for actor in analysis.actors if actor.kind == "state" or set(actor.sectors) & OFFICIAL}
    return tuple(role for role in voices.speaker_roles(verb.idx) if role.actor in in_office) if things else ()


def _agents(verb: Token) -> bool:
    return any(
        child.dep_ == "agent"
        and any(each.ent_type_ not in ("DATE", "TIME") for each in child.children if each.dep_ == "pobj")
        for child in verb.children
    )


def _is_forecast(
    who: tuple[Role, ...], head: Token, analysis: Analysis, voices: Voices, undertakings: Undertakings
) -> bool:
    """True when somebody says what others will do, who can answer for none of them."""
    at = head.idx
    frames = voices.around(at)
    if not frames:
        return False
    heads = [each for frame in frames for each in frame.speakers]
    acting = {role.actor for role in who}
    onlooking = any(analysis.doc[each].lemma_.lower() in undertakings.onlookers for each in heads)
    if onlooking or not voices.speakers(at):
        return onlooking
    if voices.speakers(at) & acting or any(_belongs(analysis, each, acting) for each in heads):
        return False
    if _agents(head):
        return True  # "the town will be taken by the army, she said": nobody speaks of his own acts like that
    if _is_person(acting, analysis) and not any(_is_mouthpiece(each, analysis, undertakings) for each in heads):
        return True
    return not voices.speak_for(at, acting) and not _may_answer(voices.speakers(at), acting, analysis)


def _is_person(acting: set[str], analysis: Analysis) -> bool:
    return all(actor.kind == "person" for actor in analysis.actors if actor.id in acting)


def _is_mouthpiece(head: int, analysis: Analysis, undertakings: Undertakings) -> bool:
    """True for a spokesman, a ministry or a state, who answer for a person of their own as well."""
    token = analysis.doc[head]
    near = {each.lemma_.lower() for each in (token, *token.children)}
    kinds = {actor.kind for actor in analysis.actors if actor.id in {role.actor for role in analysis.roles(head)}}
    return bool(near & undertakings.mouthpieces) or bool(kinds & {"state", "organization", "party", "armed_group"})


def _belongs(analysis: Analysis, head: int, acting: set[str]) -> bool:
    """True for "its minister", "a spokesman for the union", "Prime Minister Reger of Sylvania" of those who act."""
    token = analysis.doc[head]
    for child in token.children:
        near = (child, *(each for each in child.children if each.dep_ in ("pobj", "poss", "compound", "nmod")))
        if child.dep_ in ("poss", "prep", "compound", "nmod", "appos", "amod"):
            if any(role.actor in acting for each in near for role in analysis.roles(each.i)):
                return True
            if child.dep_ == "appos" and _belongs(analysis, child.i, acting):
                return True
    return False


def _may_answer(speaking: set[str], acting: set[str], analysis: Analysis) -> bool:
    """True for a document, and for an official of no known country: "the minister said Sylvania would go"."""
    told = [actor for actor in analysis.actors if actor.id in speaking]
    if all(actor.kind == "other" and not actor.sectors for actor in told):
        return True
    countries = {code for actor in told for code in actor.country}
    sectors = {code for actor in told for code in actor.sectors}
    done = [actor for actor in analysis.actors if actor.id in acting]
    public = any(actor.kind in ("state", "igo") or set(actor.sectors) & OFFICIAL or not actor.sectors for actor in done)
    foreign = any(actor.country for actor in done)
    return bool(sectors & (GOVERNING if foreign else OFFICIAL)) and not countries and public


# ---- writing ---------------------------------------------------------------------------------------


def _record(
    found: Found, analysis: Analysis, undertakings: Undertakings, voices: Voices, around: Circumstances
) -> Commitment | None:
    head, entry, article = found.head, found.entry, analysis.article
    heads, promised = _heads(found, voices.around(head.idx), undertakings)
    who = analysis.roles_of(_able(heads, analysis))
    if not who and found.governed:
        heads = _owners(found.sign)
        who = analysis.roles_of(_able(heads, analysis))
    elif not who and head.lemma_.lower() in undertakings.running:
        who, promised = _in_charge(head, analysis, voices), True
    if (
        _is_untold(found, analysis)
        or not who
        or (not found.governed and not promised and _is_forecast(who, head, analysis, voices, undertakings))
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
        strength=_strength(found, bool(voices.around(head.idx))),
        negated=found.negated,
        time=find_deadline(found, analysis, around),
        scope=find_scope(found, analysis, undertakings),
        who=who,
        towards=find_towards(found, analysis, voices, {role.actor for role in who}, undertakings),
        attribution=voices.attribution(found.sign.idx if found.governed else head.idx),
        because=(
            _reason("undertaking", entry.id, found.sign, analysis),
            _reason("act", (found.thing or head).lemma_.lower(), found.thing or head, analysis),
        ),
    )


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


def _strength(found: Found, reported: bool) -> Strength:
    """The strength of the word; a plain future that nobody says is an intention, and an intention not to act a refusal."""
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
    return first, last


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
