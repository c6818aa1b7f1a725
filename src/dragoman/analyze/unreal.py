"""Grammar that takes a clause back without a word of its own for it: negative subjects, inversion, orders, time to come."""

from collections.abc import Set

from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
PRESENT = ("VBZ", "VBP")
NEGATIVE = ("no", "neither", "nor", "nobody", "none", "nothing")
FOCUS = ("only", "just", "merely", "simply")
CONDITIONS = ("if", "unless")
OPENINGS = ("in", "on", "under", "according")
"""Prepositions that open an imagined world at the beginning of a sentence ("In the film, …")."""
IMAGINARY = frozenset({"simulated", "mock", "fictional", "fictitious", "imaginary", "hypothetical"})
"""Adjectives of those who are not there."""
MOCK = IMAGINARY | {"satirical", "spoof", "doctored", "fake", "faked", "forged"}
"""Adjectives that make whatever is told by what they stand before an invention."""
DEEPEST = 4
"""Steps from an opening preposition down to what it is about ("according to the script")."""


def is_negative(token: Token) -> bool:
    """True for a phrase that names nobody and nothing: "no soldier", "none of them", "not a single hostage"."""
    if token.lower_ in ("nobody", "none", "nothing", "neither"):
        return True
    for child in token.children:
        lower, dep = child.lower_, child.dep_
        if lower in NEGATIVE and dep in ("det", "neg", "advmod", "preconj", "nsubj"):
            return True
        if lower == "not" and dep in ("neg", "advmod", "preconj") and child.nbor().lower_ not in FOCUS:
            return True
    return False


def is_scarce(token: Token) -> bool:
    """True for "little evidence" and "few soldiers", but not "a few"."""
    return any(child.lower_ in ("little", "few") and child.dep_ == "amod" for child in token.children) and not any(
        child.dep_ == "det" for child in token.children
    )


def is_inverted(verb: Token) -> bool:
    """True for a condition without "if": "Had the rebels attacked", "Should they invade", "Were it to annex"."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    if not own or verb.dep_ not in ("advcl", "ccomp", "xcomp"):
        return False
    first = next((child for child in verb.children if child.dep_ in ("aux", "auxpass")), verb)
    return first.lower_ in ("had", "should", "were") and first.i < own[0].i and first.i == verb.left_edge.i


def is_order(verb: Token) -> bool:
    """True for an imperative: a bare verb without subject at the beginning of a sentence or quotation."""
    at = verb
    while at.dep_ == "conj" and at.tag_ == "VB":
        at = at.head
    if at.tag_ != "VB" or at.dep_ not in ("ROOT", "ccomp", "parataxis"):
        return False
    if any(child.dep_ in (*SUBJECTS, "aux", "auxpass", "mark") and child.i < at.i for child in at.children):
        return False
    return at.i == at.sent.start or at.nbor(-1).is_punct or at.nbor(-1).lower_ in ("please", "and", "just")


def is_to_come(verb: Token, words: Set[str], spans: Set[str]) -> bool:
    """True for a present tense with a time to come: "visits Sylvania next month", "leaves at the end of the year"."""
    progressive = verb.tag_ == "VBG" and any(child.tag_ in PRESENT and child.dep_ == "aux" for child in verb.children)
    if verb.tag_ not in PRESENT and not progressive:
        return False
    around = [
        *verb.children,
        *(inner for child in verb.children if child.dep_ in ("dobj", "prep") for inner in child.children),
    ]
    times = [each for each in around if each.dep_ in ("npadvmod", "advmod", "tmod", "pobj")]
    if any(_ends(each, spans) for each in times):
        return True
    return any({each.lower_, *(child.lower_ for child in each.children)} & words for each in times)


def _ends(time: Token, spans: Set[str]) -> bool:
    """True for "the end of the year"; the end of a month that has a name may be long gone."""
    of = [inner for child in time.children if child.lower_ == "of" for inner in child.children]
    return time.lower_ == "end" and any(each.lemma_.lower() in spans for each in of)


def is_imagined(verb: Token, worlds: Set[str], scenes: Set[str] = frozenset()) -> bool:
    """True for what a film or novel tells: "in the film, rebels attack", "a novel in which", "the film tells of"."""
    at, content = verb, False
    while True:
        if at.dep_ == "relcl" and at.head.lemma_.lower() in worlds:
            return True
        for child in at.children:
            told = at.tag_ in PRESENT and child.lemma_.lower() in worlds
            if child.dep_ == "nsubj" and (told or _is_war_game(child) or content and _is_mock(child)):
                return True
            if child.i < at.i and child.i == at.sent.start:
                if opens_world(child, worlds) or (at.tag_ in PRESENT and opens_world(child, scenes)):
                    return True
        if at.head.i == at.i:
            return False
        at, content = at.head, at.dep_ == "ccomp"


def opens_world(preposition: Token, worlds: Set[str]) -> bool:
    """True for "In the film, …", "According to the script, …" and "In a simulated attack, …"."""
    below = preposition
    if below.dep_ != "prep" or below.lower_ not in OPENINGS:
        return False
    for _ in range(DEEPEST):
        inner = next((child for child in below.children if child.dep_ in ("pobj", "prep")), None)
        if inner is None or inner.dep_ == "pobj":
            return inner is not None and is_make_believe(inner, worlds)
        below = inner
    return False


def is_make_believe(noun: Token, worlds: Set[str]) -> bool:
    """True for "film" and "script", and for whatever is "simulated"."""
    return noun.lemma_.lower() in worlds or _is_mock(noun) or _is_war_game(noun)


def is_imaginary(child: Token) -> bool:
    """True for a participant that there is not: "imaginary rebels", "a mock village"."""
    named = [inner for inner in child.children if inner.dep_ == "pobj"] if child.dep_ == "agent" else [child]
    return any(each.lower_ in IMAGINARY for noun in named for each in noun.children if each.dep_ == "amod")


def _is_mock(noun: Token) -> bool:
    """True for "a simulated attack" and "the satirical weekly"."""
    return any(child.lower_ in MOCK for child in noun.children if child.dep_ == "amod")


def _is_war_game(noun: Token) -> bool:
    return noun.lemma_.lower() == "game" and any(child.lower_ == "war" for child in noun.children)


def is_provided(verb: Token, texts: Set[str]) -> bool:
    """True for what a text provides or what "you" do: "under the deal, the army withdraws", "you attack us and"."""
    while verb.dep_ == "conj":
        verb = verb.head
    if verb.tag_ not in PRESENT or any(child.dep_ in ("aux", "auxpass") for child in verb.children):
        return False
    return any(
        child.dep_ == "prep"
        and child.lower_ in ("under", "in")
        and any(each.lemma_.lower() in texts for each in child.children)
        or child.dep_ == "nsubj"
        and child.lower_ == "you"
        for child in verb.children
    )


def is_presupposed(verb: Token, mark: str, temporal: Set[str]) -> bool:
    """True for "until the rebels withdrew" and "once it had withdrawn": past in a main clause that is past too."""
    if mark not in temporal or verb.dep_ != "advcl" or not is_past(verb):
        return False
    main = verb.head
    return is_past(main) or main.tag_ == "VBG"


def is_past(verb: Token) -> bool:
    """True for a finite verb in the past: "withdrew", "had withdrawn", "was withdrawing"."""
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if auxiliaries:
        return auxiliaries[0].tag_ == "VBD"
    return verb.tag_ == "VBD"


def is_present(verb: Token) -> bool:
    """True for a finite verb in the present: "lets", "has let"."""
    first = next((child for child in verb.children if child.dep_ in ("aux", "auxpass")), verb)
    return first.tag_ in PRESENT


def is_open(verb: Token, main: Token) -> bool:
    """True for "after it releases them" beside a main clause to come: the subordinate clause is to come as well."""
    modal = next((child for child in main.children if child.dep_ == "aux" and child.tag_ in ("MD", "TO")), None)
    if modal is None or any(child.dep_ == "aux" and child.lower_ == "have" for child in main.children):
        return False
    first = next((child for child in verb.children if child.dep_ in ("aux", "auxpass")), verb)
    return first.tag_ in PRESENT or (first.tag_ == "VBD" and modal.lower_ in ("would", "'d", "could"))


def is_pending(verb: Token) -> bool:
    """True for "has yet to" and "is yet to": what the infinitive tells has not happened."""
    return verb.lemma_ in ("have", "be", "remain") and any(child.lower_ == "yet" for child in verb.children)


def is_refusal(verb: Token) -> bool:
    """True for "will not" of one's own conduct: what the narrator says of somebody, or somebody of themselves."""
    own = {child.dep_: child for child in verb.children}
    subject = own.get("nsubj")
    modals = {child.lower_ for child in verb.children if child.dep_ == "aux" and child.tag_ == "MD"}
    if subject is None or "neg" not in own or not modals & {"will", "wo", "'ll", "would"}:
        return False
    if verb.dep_ == "ROOT":
        return "would" not in modals
    speakers = [child.lemma_ for child in verb.head.children if child.dep_ == "nsubj"]
    return verb.dep_ == "ccomp" and bool(speakers) and (subject.tag_ == "PRP" or subject.lemma_ in speakers)


def is_delayed(verb: Token) -> bool:
    """True for "did not withdraw until June": it withdrew."""
    did = any(child.lower_ in ("did", "was", "were") and child.dep_ in ("aux", "auxpass") for child in verb.children)
    marks = (mark for child in verb.children for mark in ((child,) if child.dep_ == "prep" else child.children))
    return did and any(mark.lower_ in ("until", "till") and mark.dep_ in ("prep", "mark") for mark in marks)


def is_generic(verb: Token, noun: Token) -> bool:
    """True for a relative clause about nobody in particular: "soldiers who attack civilians", "anyone who protests"."""
    if any(child.dep_ == "det" and child.lower_ in ("every", "each", "any") for child in noun.children):
        return not is_past(verb) or (noun.dep_ == "dobj" and noun.head.tag_ == "VB")  # "vowed to punish any who left"
    if noun.lower_ in ("anyone", "anybody", "whoever", "everyone", "everybody", "someone", "somebody"):
        return True
    if verb.dep_ == "conj":
        return False
    first = next((child for child in verb.children if child.dep_ in ("aux", "auxpass")), verb)
    if first.tag_ not in PRESENT or first.lemma_ == "have" or verb.tag_ == "VBG":
        return False
    beside = noun.dep_ == "appos" and noun.head.pos_ == "PROPN"  # "the Lions, a group that rescues refugees"
    known = beside or any(
        child.dep_ in ("poss", "nummod") or child.lower_ in ("the", "this", "these", "those") for child in noun.children
    )
    return noun.pos_ == "NOUN" and not known and not any(child.text == "," for child in noun.children)


def is_offered(verb: Token) -> bool:
    """True for "can say", "can confirm": whoever is able to say so says so."""
    own = {child.dep_: child for child in verb.children}
    return "neg" not in own and "aux" in own and own["aux"].lower_ == "can"


def is_told_aside(verb: Token) -> bool:
    """True for a clause in the past that only describes a noun ("the rebels, who took the town"): nobody doubts it.

    So "he believes that the rebels, who took the town, will leave" says that they took it.
    """
    at = verb
    while at.dep_ == "conj" and at.head.pos_ in ("VERB", "AUX"):
        at = at.head
    return at.dep_ == "relcl" and is_past(at) and at.head.dep_ != "attr"


def condition_between(token: Token, head: Token) -> Token | None:
    """The "if" of a condition in the past to which ``token`` belongs though the parser tied it to the main clause."""
    if token.tag_ not in ("VBD", "VBN") or not any(child.tag_ == "MD" for child in head.children):
        return None
    if any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for child in token.children):
        return None
    for child in head.children:
        if child.dep_ == "advcl" and head.i < child.i < token.i and child.tag_ == "VBD":
            return next((each for each in child.children if each.dep_ == "mark" and each.lower_ in CONDITIONS), None)
    return None
