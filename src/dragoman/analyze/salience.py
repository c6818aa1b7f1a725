"""Which of those who can be meant by a pronoun is meant: the most salient mention before it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from dragoman.analyze.analysis import SpeechFrame
from dragoman.analyze.arguments import subjects
from dragoman.analyze.chains import Chain, Index, Seen
from dragoman.analyze.descriptions import ARMED, Reader
from dragoman.analyze.grammar import ancestors
from dragoman.analyze.insidequotes import Quotes
from dragoman.analyze.mentions import Phrase

SENTENCES = 5
"""How many sentences back a pronoun can reach; what was said a sentence ago counts half."""
REPEATED = 0.25
"""What earlier mentions add to the strongest one."""
ARMED_FIT, UNARMED = 1.5, 0.6
"""How well armed and other actors agree with "they" as those who shoot, seize and kill."""
QUOTED = 0.5
"""What a mention in somebody's quoted words counts for a pronoun outside them."""
OWN_SUBJECT = 1.3
"""What the subject of its own clause counts for "his", "its" and "their"."""
OTHERS = 0.6
"""What it counts where the clause tells of violence: in "it bombed its stores" the stores are seldom its own."""
SPEAKING = 1.3
"""What whoever has spoken counts for a pronoun that speaks."""
COLLECTIVE = frozenset({"organization", "armed_group", "party", "media", "company", "igo", "state"})
LONGEST_CLAUSE = 60
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "agent", "attr"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What the sentence says of the pronoun: whether it speaks, acts or strikes, whose subject is near, who quotes it."""

    what: str
    phrase: Phrase
    speaks: bool
    acts: bool
    strikes: bool
    subject: int | None
    hits: bool
    quoted: bool


def most_salient(
    reader: Reader, index: Index, phrase: Phrase, what: str, quotes: Quotes, quotation: SpeechFrame | None
) -> tuple[Chain, ...]:
    """The chains of the most salient mention that the pronoun can mean; none where that is a thing or nobody."""
    token = reader.doc[phrase.head]
    barred = {chain.number for chain in (*barred_at(index, token), *_named_below(index, token))}
    if quotation is not None:
        barred |= {chain.number for head in quotation.speakers if (chain := index.at(head)) is not None}
    asked = _ask(reader, phrase, what, quotes, quotation is not None)
    weights: defaultdict[tuple[int, ...], list[float]] = defaultdict(list)
    meant: dict[tuple[int, ...], tuple[Chain, ...]] = {}
    for seen in reversed(index.recent):
        back = phrase.sentence - seen.sentence
        if back > SENTENCES:
            break
        members = _roots(seen.members)
        if quotation is not None and seen.head in quotes.addressees:
            continue  # those spoken to are "you"
        if quotes.says(phrase.head, reader.doc[seen.head].idx):
            barred.update(chain.number for chain in members)
            continue
        fit = _weigh(asked, seen, members, back, seen.head in quotes.speakers)
        key = tuple(chain.number for chain in members) or (-1 - seen.head,)
        if fit and not barred.intersection(key):
            weights[key].append(seen.weight * fit * 0.5**back)
            meant[key] = members
    if not weights:
        return ()
    # Of equal ones the nearest: it was put in first.
    best = max(weights, key=lambda key: (1 - REPEATED) * max(weights[key]) + REPEATED * sum(weights[key]))
    return meant[best]


def _ask(reader: Reader, phrase: Phrase, what: str, quotes: Quotes, quoted: bool) -> Asked:
    token = reader.doc[phrase.head]
    acts = token.head.i in quotes.speakers or phrase.head in quotes.speakers
    return Asked(
        what=what,
        phrase=phrase,
        speaks=phrase.head in quotes.speakers,
        acts=acts or (token.dep_ == "nsubj" and token.head.lemma_ in reader.wording.agentive),
        strikes=what == "they" and _strikes(token, reader.wording.violent),
        subject=_own_subject(token),
        hits=_hits_owner(token, reader.wording.violent),
        quoted=quoted,
    )


def _weigh(asked: Asked, seen: Seen, members: tuple[Chain, ...], back: int, spoke: bool) -> float:
    """How well a mention ``back`` sentences ago agrees with the pronoun; 0 where it cannot be meant."""
    fit = _fit(asked.what, asked.phrase, seen, members, asked.acts)
    if not fit or (asked.quoted and seen.quoted is None and back and _is_loose(asked.what, seen)):
        return 0
    if seen.quoted is not None and not asked.quoted and back:
        fit *= QUOTED
    if seen.head == asked.subject:
        fit *= OTHERS if asked.hits else OWN_SUBJECT
    if asked.speaks and spoke:
        fit *= SPEAKING
    if asked.strikes:
        fit = ARMED_FIT if all(map(_is_armed, members)) else fit * UNARMED
    return fit


def _strikes(token: Token, violent: frozenset[str]) -> bool:
    """True for the subject of an act of violence: "they shot two men", "they seemed to be killing everybody"."""
    if token.dep_ != "nsubj":
        return False
    verbs = (token.head, *(child for child in token.head.children if child.dep_ == "xcomp"))
    return any(verb.lemma_ in violent for verb in verbs)


def _is_armed(chain: Chain) -> bool:
    return chain.kind == "armed_group" or bool(ARMED.intersection(chain.sectors[:1]))


def _is_loose(what: str, seen: Seen) -> bool:
    """True for one told of outside a quotation whom its "it" and "they" seldom mean: speakers begin anew."""
    return what == "it" or what == "they" and not seen.plural


def _named_below(index: Index, token: Token) -> Iterator[Chain]:
    """Those whom the rest of the pronoun's own clause names: in "he said Roe lied" he is not Roe."""
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return
    below = (each for child in token.head.rights if child.dep_ != "conj" for each in child.subtree)
    for each in islice(below, LONGEST_CLAUSE):
        if each.i > token.i and each.pos_ == "PROPN" and each.dep_ not in ("compound", "poss"):
            bearers = tuple(index.with_part(each.lower_))
            persons = tuple(chain for chain in bearers if chain.kind == "person")
            yield from next((some for some in (bearers, persons) if len(some) == 1), ())


def _own_subject(token: Token) -> int | None:
    """The subject of the clause in which the pronoun says whose something is: "the Danes kept up their attack"."""
    verb = _verb_above(token) if token.dep_ == "poss" else None
    heads = [child.i for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")] if verb is not None else []
    heads = heads or [*(subjects(verb) if verb is not None and verb.dep_ == "conj" else ())]
    return next(iter(heads), None)


def _verb_above(token: Token) -> Token | None:
    return next((each for each in ancestors(token, 5) if each.pos_ in ("VERB", "AUX")), None)


def _hits_owner(token: Token, violent: frozenset[str]) -> bool:
    """True for "its" in "bombed five of its stores": an act of violence against what somebody has, but for "its own"."""
    verb = _verb_above(token) if token.dep_ == "poss" else None
    if verb is None or verb.lemma_ not in violent or verb.i > token.i:
        return False
    return not any(child.lower_ == "own" for child in token.head.lefts)


def _roots(members: tuple[Chain, ...]) -> tuple[Chain, ...]:
    if len(members) == 1:
        return members if members[0].merged is None else (members[0].root(),)
    return tuple(dict.fromkeys(chain.root() for chain in members))


def _fit(what: str, phrase: Phrase, seen: Seen, members: tuple[Chain, ...], acts: bool) -> float:
    """0 where the mention cannot be meant, else how well it agrees in number, kind and gender."""
    if not members:
        if acts or what in ("he", "she"):
            return 0
        return 0.8 if seen.plural == (what == "they") else 0
    if len(members) > 1:
        return 1.2 if what == "they" else 0
    chain = members[0]
    if what in ("he", "she"):
        if chain.kind != "person" or chain.plural:
            return 0
        if chain.gender is None:
            return 1
        return 1.5 if chain.gender == phrase.gender else 0
    if what == "it":
        return 1 if chain.kind in COLLECTIVE and (chain.kind == "state" or not (seen.plural or chain.plural)) else 0
    if seen.plural or chain.kind == "group":
        return 1.2
    return 0.5 if chain.kind in COLLECTIVE else 0


def barred_at(index: Index, token: Token) -> Iterator[Chain]:
    """Those whom grammar excludes: the other participants of the phrase's own verb, and what it possesses."""
    if token.dep_ == "poss":
        chain = index.at(token.head.i)
        if chain is not None:
            yield chain
        return
    verb = token.head.head if token.dep_ == "pobj" else token.head
    acting = subjects(verb) if verb.pos_ == "VERB" else ()  # also those of a verb before: "came to share it with them"
    around = (child.i for child in verb.children if child.dep_ in ARGUMENTS)
    for head in dict.fromkeys((*around, *acting)):
        chain = index.at(head) if head != token.i else None
        if chain is not None:
            yield chain
