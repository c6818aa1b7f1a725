"""Who speaks and to whom, by the parse: subjects, agents, owners of a claim, and the nearest name where the parse fails."""

from spacy.tokens import Token

from dragoman.analyze.dependents import OBJECTS, is_passive
from dragoman.analyze.grammar import NOUNS, ancestors, conjuncts
from dragoman.knowledge.speechlexicon import Cue, SpeechLexicon

SUBJECTS = ("nsubj", "csubj")
_RELATIVE = frozenset({"WP", "WDT"})
_STEPS = 6


def find_speakers(token: Token, lexicon: SpeechLexicon) -> tuple[int, ...]:
    """The head tokens of those who speak by the cue ``token``; empty where the text does not say."""
    head = _noun_speaker(token, lexicon.light_verbs) if token.pos_ == "NOUN" else find_subject(token)
    if head is not None and token.dep_ == "acl" and head.lemma_ in lexicon.media and head.dep_ in OBJECTS:
        head = find_subject(head.head) or head  # "they issued a statement saying"
    elif head is not None and _is_free(token):
        head = find_subject(_verb_above(head)) or head  # "they shared the news, writing"
    if head is None:
        return ()
    if head.i in (each.head.i for each in (token, *ancestors(token, _STEPS)) if each.dep_ == "relcl"):
        return (head.i,)
    beside = [token.doc[at] for at in conjuncts(head)]
    fit = (each.i for each in beside if each.pos_ in NOUNS and (each.i < token.i) == (head.i < token.i))
    return tuple(fit) or (head.i,)


def _object_of(verb: Token) -> Token | None:
    return next((child for child in verb.rights if child.dep_ in OBJECTS), None)


def _is_free(token: Token) -> bool:
    """True for a participle behind a comma that the parser hangs on the noun before it."""
    before = token.left_edge.i - 1
    free = token.dep_ == "acl" and token.tag_ == "VBG" and before > token.head.i
    return free and token.doc[before].text == "," and token.head.dep_ not in ("nsubj", "nsubjpass", "appos", "ROOT")


def _verb_above(noun: Token) -> Token:
    return next((each for each in ancestors(noun, _STEPS) if each.pos_ in ("VERB", "AUX")), noun)


def find_subject(token: Token) -> Token | None:
    """The logical subject of a verb or adjective, sought upwards through "and", participles and infinitives."""
    seen = token
    for _ in range(_STEPS):
        if seen.i == token.i and is_passive(seen):
            agent = next((child for child in seen.rights if child.dep_ == "agent"), None)
            return next((child for child in agent.rights if child.dep_ == "pobj"), None) if agent is not None else None
        wanted = (*SUBJECTS, "nsubjpass") if seen.i != token.i else SUBJECTS
        own = next((child for child in seen.children if child.dep_ in wanted), None)
        if seen.i != token.i and _differ(token, seen):
            own = None
        if own is not None:
            return _resolve_relative(own, seen)
        if seen.dep_ == "ccomp" and _differ(token, seen) and seen.head.tag_ == token.tag_:
            seen = seen.head
            continue
        if seen.dep_ == "acl":
            return seen.head if seen.head.pos_ in NOUNS else None
        if seen.dep_ == "pcomp" and seen.head.lower_ == "from" and (kept := _object_of(seen.head.head)) is not None:
            return kept  # "stops them from saying"
        if seen.dep_ == "xcomp":
            held = next((child for child in seen.head.rights if child.dep_ in OBJECTS and child.i < seen.i), None)
            if held is not None and seen.tag_ != "VBG":
                return held
        if seen.dep_ not in ("conj", "xcomp", "advcl", "acomp", "pcomp", "oprd", "prep", "ccomp", "attr", "dep"):
            return None
        if seen.dep_ in ("advcl", "ccomp") and seen.tag_ in ("VBD", "VBZ", "VBP"):
            return None
        seen = seen.head
    return None


def _differ(token: Token, other: Token) -> bool:
    """True for a past tense that the parser joins to a present: "he said the talks are over and warned"."""
    return token.dep_ == "conj" and token.tag_ == "VBD" and other.tag_ in ("VBZ", "VBP") and other.dep_ == "ccomp"


def _resolve_relative(subject: Token, verb: Token) -> Token | None:
    """The noun that "who" or "which" stands for; None for "it" and "there" that stand for nothing."""
    if subject.dep_ == "expl" or subject.lower_ == "there":
        return None
    if subject.tag_ in _RELATIVE and verb.dep_ == "relcl":
        return verb.head
    return subject


def _noun_speaker(token: Token, light_verbs: frozenset[str]) -> Token | None:
    """Whose claim it is: "his claim", "a claim by the rebels", "they made the claim"."""
    owner = next((child for child in token.lefts if child.dep_ == "poss"), None)
    if owner is not None:
        return owner
    for child in token.rights:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            return next((each for each in child.rights if each.dep_ == "pobj"), None)
    if token.dep_ == "dobj" and token.head.lemma_ in light_verbs:
        return find_subject(token.head)
    before = token.doc[token.i - 1] if token.i else token
    if before.dep_ == "compound" and before.pos_ == "PROPN" and before.head.i == token.i:
        return before  # "Firefly claims that", taken for a noun
    return None


def find_nearest(cue: Token, first: int, last: int) -> tuple[int, ...]:
    """The noun beside the cue among tokens ``first`` to ``last``, for quotations that the parse has not understood."""
    doc = cue.doc
    for at in [*range(cue.i - 1, first - 1, -1), *range(cue.i + 1, last)]:
        token = doc[at]
        if token.pos_ in NOUNS and token.ent_type_ not in ("DATE", "TIME") and token.dep_ not in ("pobj", "compound"):
            while (
                token.head.pos_ in NOUNS
                and first <= token.head.i < last
                and token.dep_ in ("compound", "appos", "flat")
            ):
                token = token.head
            return (token.i,)
    return ()


def find_misplaced(token: Token) -> tuple[int, ...]:
    """The name that the parser takes into the date before it: "On Sunday Firefly said"."""
    first = min((child.i for child in token.lefts if child.dep_ in ("aux", "advmod", "neg")), default=token.i)
    name = token.doc[first - 1] if first else token
    dated = any(child.dep_ == "compound" and child.ent_type_ in ("DATE", "TIME") for child in name.lefts)
    return (name.i,) if name.pos_ == "PROPN" and name.dep_ in ("pobj", "npadvmod") and dated else ()


def find_addressees(token: Token, cue: Cue, content: range, particles: tuple[int, ...] = ()) -> tuple[int, ...]:
    """The head tokens of those spoken to: the object of "tell", the noun after "to" where the cue allows it."""
    for child in token.rights:
        apart = child.i not in content or child.right_edge.i + 1 < content.stop
        if apart and "object" in cue.addressee and child.dep_ in OBJECTS:
            return conjuncts(child)
        named = child.dep_ in ("prep", "dative") and (child.lower_ in cue.addressee or child.i in particles)
        if named and cue.addressee:
            held = next((each for each in child.rights if each.dep_ == "pobj"), None)
            if held is not None and (held.i not in content or child.i in particles):
                return conjuncts(held)
    return ()
