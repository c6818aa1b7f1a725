"""Which verbs and nouns tell an undertaking: what words of promise govern, the plain future, and what is promised itself."""

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.analyze.arguments import is_misread
from dragoman.analyze.grammar import ancestors, is_nobody
from dragoman.knowledge.undertakings import Undertaking, Undertakings

UNDERTAKEN = frozenset({"xcomp", "ccomp", "acl", "pcomp", "conj", "relcl", "pobj"})
FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "sha"})
WOULD = frozenset({"would", "'d", "’d"})
POSSIBLE = frozenset({"may", "might", "could"})
DUTY = frozenset({"must", "should", "ought"})
VERBAL = frozenset({"VERB", "AUX"})
QUESTIONS = frozenset({"ccomp", "pcomp", "csubj", "csubjpass"})
ASKING = frozenset({"WRB", "WP", "WDT", "WP$"})
LOOSE = frozenset({"always", "never", "more", "less", "yet"})
HIGH = 6


@dataclass(frozen=True, slots=True)
class Found:
    """What is undertaken: the head that tells it, the entry that says so, and the word that does.

    ``governed`` is false for the plain future, where nothing but an auxiliary says so; where ``head`` is the sign
    itself, what is undertaken is its object, the noun ``thing`` ("promised aid").
    """

    head: Token
    entry: Undertaking
    sign: Token
    negated: bool
    governed: bool = True
    thing: Token | None = None


def find_undertaken(token: Token, undertakings: Undertakings, reported: bool) -> Found | None:
    """The undertaking that ``token`` tells, if any; ``reported`` is true inside what somebody says."""
    if token.pos_ not in VERBAL and token.tag_ != "VBG" or token.dep_ == "aux":
        return None
    found = _governed(token, undertakings) or _future(token, undertakings, reported) or _promised(token, undertakings)
    if found is None or _is_passed_over(token):
        return None
    if is_unreal(token) or (found.sign != token and found.governed and is_unreal(found.sign)):
        return None
    return found


def _is_passed_over(verb: Token) -> bool:
    """True for what somebody would not do: "would resign rather than sign"."""
    before = verb.doc[max(0, verb.i - 2) : verb.i]
    return [each.lower_ for each in before] == ["rather", "than"]


# ---- what a word of undertaking governs ------------------------------------------------------------


def _governed(verb: Token, known: Undertakings) -> Found | None:
    """The undertaking of a verb that a word of undertaking governs ("promised to go", "its plan to go")."""
    at = verb
    while at.dep_ == "conj" and at.head.pos_ in VERBAL and at.tag_ == at.head.tag_:
        at = at.head
    phrasal = at.dep_ == "advcl" and at.tag_ == "VBG" and at.nbor(-1).dep_ == "prt" if at.i else False
    aside = at.dep_ == "advcl" and is_misread(at.head)
    if not phrasal and not aside and (at.dep_ not in UNDERTAKEN or at.dep_ == "conj"):
        return None
    entry, sign = _sign_above(at, known)
    if entry is None or sign is None:
        return None
    against = _is_negated(sign) or (sign.dep_ == "acomp" and _is_negated(sign.head))
    if entry.id == "undertake-not" and not against:
        return None
    if against and not (entry.deniable and not _has_auxiliary(sign, "did")):
        return None
    if sign.pos_ == "VERB" and _is_only_advised(sign, known):
        return None
    if entry.strength == "intends" and not _is_meant(sign, verb, known):
        return None
    if _is_asked(verb) or _is_asked(sign if sign.pos_ in VERBAL else sign.head):
        return None  # "decide what action to take", "how far it is ready to go"
    if entry.id == "threaten" and verb.lemma_.lower() in known.stative:
        return None  # "threatens to be a long day"
    if entry.strength == "refuses" and verb.lemma_.lower() in known.informing and not _is_guarded(verb, sign, known):
        return None
    return Found(verb, entry, sign, against or _is_negated(verb) != entry.negated)


def _sign_above(verb: Token, known: Undertakings) -> tuple[Undertaking | None, Token | None]:
    """The entry that governs ``verb``, and the word of it; by the way that the verb hangs there."""
    head = verb.head
    if verb.dep_ in ("pcomp", "pobj"):
        if head.dep_ != "prep":
            return None, None
        word = head.head.lemma_.lower()
        gerund = head.lower_ in ("of", "for", "to", "in", "on", "about")
        found = known.verbs.get(f"{word} {head.lower_}") or known.adjectives.get(f"{head.head.lower_} {head.lower_}")
        return found or (known.nouns.get(word) if gerund and head.head.pos_ == "NOUN" else None), head.head
    if verb.dep_ in ("acl", "relcl") and _is_told(verb):
        own = known.nouns.get(head.lemma_.lower()) if verb.dep_ == "acl" else None
        if own is not None:  # "its promise that it would leave"
            return own, head
        given = head.dep_ in ("dobj", "dative")  # "guaranteed the refugees that they would not be sent back"
        return (known.verbs.get(head.head.lemma_.lower()) if given else None), head.head
    if verb.dep_ == "acl":
        return (known.nouns.get(head.lemma_.lower()) if verb.tag_ == "VB" else None), head
    if verb.dep_ == "relcl":
        return None, None
    if head.pos_ == "ADJ" or head.dep_ == "acomp":
        return known.adjectives.get(head.lower_), head
    if head.lemma_ == "be":
        return _copula(verb, head, known)
    return _verb_above(verb, head, known), head


def _verb_above(verb: Token, head: Token, known: Undertakings) -> Undertaking | None:
    particle = next((each.lower_ for each in head.children if each.dep_ == "prt"), "")
    name = f"{head.lemma_.lower()} {particle}".strip()
    if (
        head.tag_ == "VBN"
        and not is_misread(head)
        and not any(each.lemma_ == "have" for each in head.children if each.dep_ == "aux")
    ):
        return None  # "a rule intended to help": nobody says whose intention
    if verb.tag_ == "VBG":
        return known.verbs.get(name) if particle else None
    marked = verb.tag_ == "VB" and _has_auxiliary(verb, "to")
    entry = known.verbs.get(name)
    stated = (
        entry is not None and entry.id != "intend" and _has_future(verb)
    )  # "meaning that she will go" means nothing
    return entry if marked or stated else None


def _copula(verb: Token, be: Token, known: Undertakings) -> tuple[Undertaking | None, Token | None]:
    """The entry of "is to leave", "our aim is to leave"; the sign is the noun, else the copula."""
    if verb.tag_ != "VB" or not _has_auxiliary(verb, "to"):
        return None, None
    subject = next((each for each in be.children if each.dep_ == "nsubj"), None)
    if subject is None or any(each.dep_ in ("attr", "acomp", "expl") for each in be.children):
        return None, None
    noun = known.nouns.get(subject.lemma_.lower())
    if noun is not None:
        return noun, subject
    if verb.left_edge.i > be.i + 2:
        return None, None
    return (known.verbs.get("be") if be.tag_ in ("VBZ", "VBP") else None), be


def _is_asked(verb: Token) -> bool:
    """True for a clause that a word of asking opens; a relative clause is none."""
    first = verb.left_edge
    timed = verb.dep_ == "advcl" and first.lower_ in ("when", "where")
    relative = first.tag_ == "WDT" and first.dep_ != "det"
    return first.tag_ in ASKING and verb.dep_ not in ("relcl", "ROOT") and not timed and not relative


def _is_told(verb: Token) -> bool:
    """True for a clause in the future that "that" opens."""
    return _has_future(verb) and any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)


def _is_guarded(verb: Token, sign: Token, known: Undertakings) -> bool:
    """True for "refused to disclose the position": what is kept back is no date, number or other term."""
    things = {child.lemma_.lower() for child in verb.children if child.dep_ == "dobj"}
    kept = sign.lemma_.lower() == "refuse" and verb.lemma_.lower() in known.guarded
    return kept and bool(things) and not things & known.withheld


def _is_only_advised(sign: Token, known: Undertakings) -> bool:
    """True for a word of undertaking that is itself only advised or possible: "should refuse", "a mistake to rule out"."""
    auxiliaries = {child.lower_ for child in sign.children if child.dep_ == "aux"}
    if auxiliaries & (DUTY | POSSIBLE):
        return True
    return "to" in auxiliaries and sign.head.lemma_.lower() not in (*known.verbs, "continue")


def _is_meant(sign: Token, verb: Token, known: Undertakings) -> bool:
    """False for intentions that nobody declares: "ready to die", "has always been willing", "must show its will"."""
    if any(each.tag_ == "WP" and each.dep_ == "dobj" for each in verb.children):
        return False
    if sign.pos_ in ("ADJ", "AUX") or sign.lemma_ == "be":
        around = (*sign.head.children, *sign.children)
        loose = any(each.lower_ in LOOSE for each in around if each.dep_ == "advmod")
        loose = loose or {"had", "been"} <= {each.lower_ for each in (sign.head, sign, *around)}  # "had been due to"
        still = {
            each.lemma_.lower() for each in (verb, first_joined(verb)) if not _is_deed(each, each.lemma_.lower(), known)
        }
        return not still & known.stative and not loose
    if sign.pos_ != "NOUN":
        return True
    return not any(
        any(child.dep_ == "aux" and child.lower_ in DUTY for child in each.children)
        or (each.lemma_ in ("have", "need") and any(child.dep_ == "xcomp" for child in each.children))
        for each in ancestors(sign, 3)
    )


# ---- the plain future, and what is promised itself -------------------------------------------------


def _future(verb: Token, known: Undertakings, reported: bool) -> Found | None:
    """The plain future of an action, told by somebody or by the narrator; forecasts of states are none."""
    at = verb
    while at.dep_ == "conj" and at.tag_ == "VB" and at.head.pos_ in VERBAL and not _has_subject(at):
        if any(_is_future(child, at, reported) for child in at.children):
            break
        at = at.head
    sign = next((child for child in at.children if _is_future(child, at, reported)), None)
    if sign is None and at.dep_ == "xcomp" and at.head.lower_ == "going" and _has_auxiliary(at, "to"):
        past = any(each.lower_ in ("was", "were", "been") for each in at.head.children)
        sign = at.head if _has_subject(at.head) and not past else None
    if sign is None or _is_forecast_of_state(verb, known) or not _is_bare(verb):
        return None
    negated = _is_negated(verb) or (sign.pos_ in VERBAL and sign.lower_ == "going" and _is_negated(sign))
    negated = negated or _denies_object(verb)
    return Found(verb, known.future, sign, negated, governed=False)


def _is_forecast_of_state(verb: Token, known: Undertakings) -> bool:
    """True for what happens to somebody ("will gain five seats", "will do well") and for "why it would"."""
    particle = next((each.lower_ for each in verb.children if each.dep_ == "prt"), "")
    name = f"{verb.lemma_.lower()} {particle}".strip()
    asked = any(each.tag_ in ("WRB", "WP") and each.i < verb.i for each in verb.children if each.dep_ != "nsubj")
    asked = asked or (verb.dep_ in QUESTIONS and _is_asked(verb))  # "how many would go"
    idle = name == "do" and not any(each.dep_ == "dobj" for each in verb.children)
    rather = any(each.lower_ == "rather" for each in verb.children)
    still = not _is_deed(verb, name, known) and bool({name, verb.lemma_.lower()} & known.stative)
    return still or asked or idle or rather


def _is_deed(verb: Token, name: str, known: Undertakings) -> bool:
    """True for a verb of state in its other sense: "will recall its ambassador", "will begin to withdraw"."""
    things = known.deeds.get(name)
    if things is None:
        return False
    done = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass", "xcomp")]
    return "" in things or any("*" in things or each.lemma_.lower() in things for each in done)


def _denies_object(verb: Token) -> bool:
    """True for "will make no concessions"."""
    things = (each for each in verb.children if each.dep_ == "dobj" and each.i > verb.i)
    return any(part.lower_ == "no" and part.dep_ == "det" for each in things for part in each.children)


def _is_bare(verb: Token) -> bool:
    """True for an infinitive without "have"; "would have gone" and "he'd gone" undertake nothing."""
    if _has_auxiliary(verb, "have"):
        return False
    return verb.tag_ == "VB" or any(each.lower_ == "be" for each in verb.children if each.dep_ in ("aux", "auxpass"))


def _promised(verb: Token, known: Undertakings) -> Found | None:
    """The undertaking that is the object of a verb: "pledged aid", "rules out talks", "agreed to a cease-fire"."""
    if verb.pos_ != "VERB" or any(each.dep_ in ("xcomp", "ccomp", "auxpass", "nsubjpass") for each in verb.children):
        return None
    renewed = _renewed(verb, known)
    if renewed is not None:
        return renewed
    entry, thing = _thing(verb, known)
    if verb.tag_ in ("VB", "VBG", "VBN") and not any(each.dep_ == "aux" for each in verb.children):
        return None
    if thing is not None and verb.lemma_ == "offer" and thing.lemma_.lower() not in known.offered:
        return None
    if entry is None or thing is None or thing.pos_ != "NOUN" or thing.lemma_.lower() in known.expressive:
        return None
    if verb.tag_ == "VBD" and entry.strength == "intends" or _is_negated(verb):
        return None
    if any(each.dep_ in ("relcl", "acl") and _has_future(each) and _opens_with_that(each) for each in thing.children):
        return None  # "guaranteed the refugees that they would not be sent back"
    if entry.id == "threaten" and any(each.dep_ == "poss" or each.lower_ == "the" for each in thing.children):
        return None  # "threatens the harvest": danger, not a threat
    return Found(verb, entry, verb, entry.negated, thing=thing)


def _renewed(verb: Token, known: Undertakings) -> Found | None:
    """The undertaking of "repeated his promise of 200 houses"."""
    if verb.lemma_.lower() not in known.renewing or _is_negated(verb):
        return None
    if verb.tag_ in ("VB", "VBG", "VBN") and not any(each.dep_ == "aux" for each in verb.children):
        return None
    for noun in verb.children:
        entry = known.nouns.get(noun.lemma_.lower()) if noun.dep_ == "dobj" else None
        of = [each for part in noun.children if part.lower_ == "of" for each in part.children if each.dep_ == "pobj"]
        if entry is not None and entry.strength == "promised" and of and of[0].pos_ == "NOUN":
            return None if of[0].lemma_.lower() in known.expressive else Found(verb, entry, noun, False, thing=noun)
    return None


def _opens_with_that(clause: Token) -> bool:
    return clause.left_edge.lower_ == "that"


def _thing(verb: Token, known: Undertakings) -> tuple[Undertaking | None, Token | None]:
    name = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ == "prep" and f"{name} {child.lower_}" in known.objects:
            noun = next((each for each in child.children if each.dep_ == "pobj"), None)
            return known.objects[f"{name} {child.lower_}"], noun
    particle = next((each.lower_ for each in verb.children if each.dep_ == "prt"), "")
    noun = next((each for each in verb.children if each.dep_ == "dobj"), None)
    return known.objects.get(f"{name} {particle}".strip()), noun


# ---- grammar ---------------------------------------------------------------------------------------


def _is_future(aux: Token, verb: Token, reported: bool) -> bool:
    if aux.dep_ != "aux":
        return False
    if aux.lower_ in FUTURE:
        return True
    at = first_joined(verb)
    return aux.lower_ in WOULD and (reported or (at.dep_ == "ccomp" and at.head.tag_ in ("VBD", "VBN")))


def first_joined(verb: Token) -> Token:
    """The first of the verbs that ``verb`` is joined to."""
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        verb = verb.head
    return verb


def _has_future(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in FUTURE | WOULD for child in verb.children)


def _has_auxiliary(verb: Token, word: str) -> bool:
    return any(child.lower_ == word and child.dep_ == "aux" for child in verb.children)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.children)


def _is_negated(token: Token) -> bool:
    for child in token.children:
        if child.dep_ == "neg" or (child.dep_ == "advmod" and child.lower_ == "never"):
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and child.i < token.i and is_nobody(child):
            return True
        if child.dep_ == "det" and child.lower_ in ("no", "neither"):
            return True
        if child.dep_ == "advmod" and any(each.dep_ == "neg" or each.lower_ == "no" for each in child.lefts):
            return child.lower_ in ("longer", "more")
    return token.dep_ == "conj" and any(each.dep_ == "cc" and each.lower_ == "nor" for each in token.head.children)


def is_unreal(token: Token) -> bool:
    """True inside an "if", "whether" or a question, and under a governing verb that is negated or only possible."""
    sentence = token.sent
    if sentence[-1].text == "?" or (len(sentence) > 1 and sentence[-2].text == "?"):
        return True
    for each in (token, *ancestors(token, HIGH)):
        if any(child.dep_ == "mark" and child.lower_ in ("if", "whether", "unless", "lest") for child in each.children):
            return True
        if each != token and any(child.lower_ in POSSIBLE and child.dep_ == "aux" for child in each.children):
            return True
        if each.dep_ in ("relcl", "advcl", "ROOT"):
            break
    return False
