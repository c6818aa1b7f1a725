"""Whom a pronoun means: by number, gender and grammar those who can be meant, by salience the one who is."""

from spacy.tokens import Token

from dragoman.analyze.chains import Chain, Index, Seen
from dragoman.analyze.descriptions import Reader, is_plural
from dragoman.analyze.grammar import ancestors, conjuncts
from dragoman.analyze.insidequotes import Quotes
from dragoman.analyze.mentions import Phrase
from dragoman.analyze.salience import most_salient
from dragoman.analyze.wording import Wording, lemma

WEIGHTS = {
    "nsubj": 80,
    "nsubjpass": 70,
    "agent": 60,
    "dobj": 50,
    "dative": 50,
    "pobj": 40,
    "poss": 40,
    "conj": 40,
    "ROOT": 60,
}
OTHER_WEIGHT = 25
CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj"})
FILLED = frozenset({"dobj", "acomp", "attr", "oprd"})


def see(reader: Reader, index: Index, phrase: Phrase, quotes: Quotes) -> None:
    """Remember ``phrase`` for the pronouns to come; a conjunction also as a whole."""
    token = reader.doc[phrase.head]
    frame = quotes.around(token.idx)
    quoted = frame.content[0].start if frame is not None else None
    chain = index.at(phrase.head)
    agent = token.head.dep_ == "agent"
    aside = agent and token.head.head.dep_ == "acl"  # "a militia backed by Denmark"
    weight = OTHER_WEIGHT if aside else WEIGHTS.get("agent" if agent else token.dep_, OTHER_WEIGHT)
    members = (chain,) if chain is not None else index.groups.get(phrase.head, ())
    if members or phrase.kind in ("thing", "name"):
        plural = phrase.plural or len(members) > 1
        index.recent.append(Seen(members, phrase.head, phrase.sentence, weight, plural, quoted, aside))
    if token.dep_ == "conj" and chain is not None:
        first = next((each for each in ancestors(token, 12) if each.dep_ != "conj"), token)
        others = [index.at(each.i) for each in first.conjuncts] if first != token else []
        everyone = dict.fromkeys(each for each in (index.at(first.i), *others) if each is not None)
        if len(everyone) > 1:
            weight = WEIGHTS.get(first.dep_, OTHER_WEIGHT)
            index.recent.append(Seen(tuple(everyone), phrase.head, phrase.sentence, weight, True, quoted))


def resolve_pronoun(reader: Reader, index: Index, phrase: Phrase, quotes: Quotes) -> None:
    """Put a pronoun into the chain of whom it means, if that is clear enough."""
    token = reader.doc[phrase.head]
    wording = reader.wording
    quotation = quotes.around(token.idx)
    what = wording.pronouns.get(token.lower_)
    if what == "speaker":
        if quotation is not None:
            quotes.put_off(phrase, quotation)
        return
    members: tuple[Chain, ...] = ()
    if what is None:
        members = _antecedent(index, token)
    elif token.lower_ in wording.reflexive:
        members = _subject_of_clause(index, token)
    elif not (what == "it" and (_is_empty(token, wording) or _is_a_thing(reader, token))):
        members = () if quotation is not None else _reporter(index, token, what, quotes)
        members = members or most_salient(reader, index, phrase, what, quotes, quotation)
    if len(members) == 1:
        index.add(members[0], phrase)
    elif members:
        index.groups[phrase.head] = members
        for chain in members:
            chain.root().phrases.append(phrase)


def _antecedent(index: Index, token: Token) -> tuple[Chain, ...]:
    """Who "who" and "which" refer to: the noun that the relative clause belongs to, with those joined to it before."""
    for verb in (token, *ancestors(token, 12)):
        if verb.dep_ == "relcl":
            joined = [each for each in conjuncts(verb.head) if each < token.i]
            chains = dict.fromkeys(chain for each in joined if (chain := index.at(each)) is not None)
            return tuple(chains) or index.groups.get(verb.head.i, ())
    return ()


def _subject_of_clause(index: Index, token: Token) -> tuple[Chain, ...]:
    for verb in ancestors(token, 12):
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        for child in verb.lefts:
            if child.dep_ in ("nsubj", "nsubjpass"):
                chain = index.at(child.i)
                return (chain,) if chain is not None else ()
    return ()


def _reporter(index: Index, token: Token, what: str, quotes: Quotes) -> tuple[Chain, ...]:
    """Who reports the clause that the pronoun is the subject of, if the two agree: "the bank said it would pay"."""
    subject = token.head if token.dep_ == "poss" else token
    if subject.dep_ not in ("nsubj", "nsubjpass"):
        return ()
    verb = subject.head
    for above in ancestors(verb, 4):
        if verb.dep_ not in ("conj", "xcomp"):
            break
        verb = above
    if verb.dep_ != "ccomp":
        return ()
    speaker = next((child for child in verb.head.lefts if child.dep_ == "nsubj"), None)
    chain = index.at(speaker.i) if speaker is not None and speaker.i in quotes.speakers else None
    if chain is None or speaker is None or any(child.dep_ == "conj" for child in speaker.children):
        return ()
    many = is_plural(speaker) if speaker.pos_ != "PRON" else speaker.lower_ == "they"
    return (chain,) if _agrees(what, chain, many) else ()


def _agrees(what: str, chain: Chain, many: bool) -> bool:
    if what == "they":
        return many
    if what == "it":
        return not many and chain.kind != "person"
    gender = "male" if what == "he" else "female"
    return chain.kind == "person" and not many and chain.gender in (None, gender)


def _is_a_thing(reader: Reader, token: Token) -> bool:
    """True for the "it" of "it was a long game": what it is said to be is no actor."""
    if token.dep_ != "nsubj" or token.head.lemma_ not in reader.wording.being:
        return False
    nouns = [child for child in token.head.rights if child.dep_ == "attr" and child.pos_ == "NOUN"]
    return any(not reader.agents.is_actor(lemma(noun)) and lemma(noun) not in reader.wording.acting for noun in nouns)


def _is_empty(token: Token, wording: Wording) -> bool:
    """True for the "it" of "it is clear that" and "it seems", which refers to nobody."""
    verb = token.head
    if token.dep_ == "expl":
        return True
    if token.dep_ == "pobj" and token.head.lower_ in wording.locative:
        return True
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    clausal = any(child.dep_ in CLAUSAL for child in verb.rights)
    if verb.pos_ == "ADJ":
        return clausal
    if verb.lemma_ == "be" or token.dep_ == "nsubjpass":
        described = [child for child in verb.rights if child.dep_ in ("acomp", "attr")]
        if any(each.lower_ in wording.minded for each in described):
            return False
        inside = any(each.dep_ in CLAUSAL for child in described for each in child.subtree if each.i > child.i)
        return clausal or inside
    return verb.lemma_ in wording.weather and (clausal or not any(child.dep_ in FILLED for child in verb.rights))
