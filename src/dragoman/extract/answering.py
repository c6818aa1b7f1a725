"""Who answers for an act: those who do it, those who speak for them, and those who decide that it is done."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.analyze.analysis import Analysis, SpeechFrame
from dragoman.analyze.grammar import words
from dragoman.extract.undertaken import Found
from dragoman.extract.voices import Voices
from dragoman.knowledge.undertakings import Undertakings
from dragoman.records import Actor, Role

OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "REB", "PTY", "UAF", "IGO", "OPP", "SEP", "INS"})
GOVERNING = frozenset({"GOV", "LEG"})
ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "SEP", "INS", "GOV"})
DECIDING = OFFICIAL - {"LEG", "PTY", "OPP"}
THREATENING = frozenset({"REB", "UAF", "PRM", "SEP", "INS"})
BODIES = frozenset({"state", "organization", "party", "armed_group", "igo"})
TIES = ("poss", "compound", "nmod", "amod", "prep", "appos")
WORKERS = "LAB"


# ---- "his country", "its guns" -----------------------------------------------------------------------


class Bodies:
    """Answers which state or body a person belongs to, by what the text says; built once an article."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.actors = {actor.id: actor for actor in analysis.actors}
        self.heads: dict[str, list[int]] = {}
        for reference in analysis.references.values():
            self.heads.setdefault(reference.actor, []).append(reference.head)
        self.states: dict[str, list[str]] = {}
        for actor in analysis.actors:
            for code in actor.country if actor.kind == "state" else ():
                self.states.setdefault(code, []).append(actor.id)
        self.found: dict[str, str | None] = {}

    def of(self, person: str) -> str | None:
        """The state of his country, else who is named beside him in the text; None for who is no person."""
        if person not in self.found:
            self.found[person] = self._look_up(self.actors[person]) if person in self.actors else None
        return self.found[person]

    def _look_up(self, person: Actor) -> str | None:
        if person.kind != "person":
            return None
        states = {each for code in person.country for each in self.states.get(code, ())}
        if len(states) == 1:
            return min(states)
        doc = self.analysis.doc
        beside = (role.actor for head in self.heads.get(person.id, ()) for role in _beside(doc[head], self.analysis))
        return next((each for each in beside if self.actors[each].kind in BODIES | {"place", "other"}), None)


def home_roles(heads: Sequence[int], bodies: Bodies, undertakings: Undertakings) -> tuple[Role, ...]:
    """The country, group or body that "his country", "her side" stand for, by who is meant with the pronoun."""
    analysis = bodies.analysis
    found: dict[str, Role] = {}
    for head in heads:
        noun = analysis.doc[head]
        owner = next((each for each in noun.children if each.dep_ == "poss" and each.tag_ == "PRP$"), None)
        if owner is None or noun.lemma_.lower() not in undertakings.bodies:
            continue
        shown = words(analysis.article, analysis.doc, noun.left_edge.i, noun.i + 1)
        for role in analysis.roles(owner.i):
            body = bodies.of(role.actor) or role.actor
            found.setdefault(body, Role(body, shown.start, shown.end, shown.quote))
    return tuple(found.values())


def spoken_for(heads: Sequence[int], bodies: Bodies) -> tuple[Role, ...]:
    """The state or body that an official means with "we": "We will not sell the port," the president said."""
    if len(heads) != 1 or bodies.analysis.doc[heads[0]].lower_ != "we":
        return ()
    found = bodies.analysis.roles(heads[0])
    speaker = bodies.actors.get(found[0].actor) if len(found) == 1 else None
    if speaker is None or not set(speaker.sectors) & (OFFICIAL | {WORKERS}):
        return ()
    body = bodies.of(speaker.id)
    named = body is not None and bodies.actors[body].kind in BODIES | {"place"}
    return (replace(found[0], actor=body),) if body is not None and named else ()


def _beside(head: Token, analysis: Analysis, depth: int = 2) -> Iterator[Role]:
    """Those whom a phrase names beside its head: "Kenya's ambassador", "the president of Kenya, Jon Roe"."""
    for child in head.children:
        if child.dep_ in TIES:
            for each in (child, *(inner for inner in child.children if inner.dep_ in ("pobj", "poss"))):
                yield from analysis.roles(each.i)
            if depth and child.dep_ in ("appos", "compound", "nmod"):
                yield from _beside(child, analysis, depth - 1)
    if head.dep_ == "appos" and depth:
        yield from _beside(head.head, analysis, depth - 1)


def is_owned(noun: Token, speakers: set[str], analysis: Analysis) -> bool:
    """True for what belongs to one of those who speak: "its guns", "our hospitals"; their kin are not theirs."""
    if any(
        actor.kind == "person" for role in analysis.roles(noun.i) for actor in analysis.actors if actor.id == role.actor
    ):
        return False
    owners = (child.i for child in noun.children if child.dep_ == "poss")
    return any(role.actor in speakers for owner in owners for role in analysis.roles(owner))


# ---- what is done by nobody named ---------------------------------------------------------------------


def decides(found: Found, frame: SpeechFrame, analysis: Analysis, undertakings: Undertakings) -> bool:
    """True where who says that something "will be done" decides it: what is theirs, and what an office announces."""
    undergoing = [child for child in found.head.children if child.dep_ == "nsubjpass" and child.pos_ != "PRON"]
    cue = analysis.doc[frame.cue_head].lemma_.lower() if frame.cue_head is not None else ""
    if cue in undertakings.verbs or {each.lemma_.lower() for each in undergoing} & undertakings.acts:
        return True
    if not undergoing or found.governed or _is_onlooker(frame, analysis, undertakings):
        return False
    meant = {role.actor for head in frame.speakers for role in analysis.roles(head)}
    speaking = [actor for actor in analysis.actors if actor.id in meant]
    if found.head.lemma_.lower() in undertakings.befalling:
        return _threatens(found.head, speaking)
    if any(is_owned(noun, meant, analysis) for noun in undergoing):
        return True
    return _is_in_office(speaking) and not any(_is_foreign(noun, speaking, analysis) for noun in undergoing)


def _is_in_office(speaking: Sequence[Actor]) -> bool:
    """True for states, officials, forces, companies and unions; not for newspapers, lawmakers and parties."""
    return bool(speaking) and all(
        each.kind in ("state", "company")
        or set(each.sectors) & DECIDING
        or (each.kind in BODIES and WORKERS in each.sectors)
        for each in speaking
    )


def _threatens(verb: Token, speaking: Sequence[Actor]) -> bool:
    """True for "the hostages will be killed unless ...", said by those who hold arms."""
    conditional = any(child.dep_ == "advcl" for child in verb.children)
    return conditional and any(set(each.sectors) & THREATENING for each in speaking)


def _is_onlooker(frame: SpeechFrame, analysis: Analysis, undertakings: Undertakings) -> bool:
    return any(analysis.doc[head].lemma_.lower() in undertakings.onlookers for head in frame.speakers)


def _is_foreign(noun: Token, speaking: Sequence[Actor], analysis: Analysis) -> bool:
    """True for bodies and forces of others: nobody but they themselves decides what is done with them."""
    meant = {role.actor for role in analysis.roles(noun.i)}
    own = {code for actor in speaking for code in actor.country}
    return any(
        actor.kind in BODIES or (set(actor.sectors) & ARMED and not set(actor.country) & own)
        for actor in analysis.actors
        if actor.id in meant
    )


def in_charge(verb: Token, analysis: Analysis, voices: Voices) -> tuple[Role, ...]:
    """The state or official who says that "the broadcasts will continue"."""
    things = [child for child in verb.children if child.dep_ == "nsubj" and child.pos_ == "NOUN"]
    if any(child.dep_ == "xcomp" for child in verb.children):
        return ()  # "the war will continue to harm us"
    in_office = {actor.id for actor in analysis.actors if actor.kind == "state" or set(actor.sectors) & OFFICIAL}
    return tuple(role for role in voices.speaker_roles(verb.idx) if role.actor in in_office) if things else ()


def has_agent(verb: Token) -> bool:
    """True for "by the army" behind a passive; "by June" is no agent."""
    return any(
        child.dep_ == "agent"
        and any(each.ent_type_ not in ("DATE", "TIME") for each in child.children if each.dep_ == "pobj")
        for child in verb.children
    )


# ---- what somebody says that others will do ------------------------------------------------------------


def is_forecast(
    who: tuple[Role, ...], head: Token, analysis: Analysis, voices: Voices, undertakings: Undertakings
) -> bool:
    """True when somebody says what others will do, who can answer for none of them."""
    at = head.idx
    frames = voices.around(at)
    if not frames:
        return False
    cue = frames[0].cue_head
    told = analysis.doc[cue].lemma_.lower() if cue is not None else ""
    if told in undertakings.feelings or (told in undertakings.onlookers and not frames[0].speakers):
        return True  # "hopes that they will leave", "reports that they would leave"
    heads = [each for frame in frames for each in frame.speakers]
    acting = {role.actor for role in who}
    onlooking = any(analysis.doc[each].lemma_.lower() in undertakings.onlookers for each in heads)
    if onlooking or not voices.speakers(at):
        return onlooking
    if _is_media(acting, analysis) and not acting & {role.actor for role in voices.speaker_roles(at)}:
        return True  # "the agency reports that the envoy said it will help"
    if voices.speakers(at) & acting or any(_belongs(analysis, each, acting) for each in heads):
        return False
    if any(
        is_owned(noun, voices.speakers(at), analysis) for noun in head.children if noun.dep_ in ("nsubj", "nsubjpass")
    ):
        return False
    if has_agent(head):
        return True  # "the town will be taken by the army, she said": nobody speaks of his own acts like that
    if _is_person(acting, analysis) and not any(_is_mouthpiece(each, analysis, undertakings) for each in heads):
        return True
    return not voices.speak_for(at, acting) and not _may_answer(voices.speakers(at), acting, analysis)


def _is_person(acting: set[str], analysis: Analysis) -> bool:
    return all(actor.kind == "person" for actor in analysis.actors if actor.id in acting)


def _is_media(acting: set[str], analysis: Analysis) -> bool:
    return all(actor.kind == "media" for actor in analysis.actors if actor.id in acting)


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
    if WORKERS in sectors and all(each.kind == "group" and not set(each.sectors) & OFFICIAL for each in done):
        return True  # "the teachers will strike, the union leader said"
    public = any(
        actor.kind in ("state", "igo") or set(actor.sectors) & OFFICIAL or (not actor.sectors and actor.kind != "group")
        for actor in done
    )
    foreign = any(actor.country for actor in done)
    return bool(sectors & (GOVERNING if foreign else OFFICIAL)) and not countries and public
