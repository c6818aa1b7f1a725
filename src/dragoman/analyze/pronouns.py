"""Whom a pronoun means: by number, gender and grammar those who can be meant, by salience the one who is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from dragoman.analyze.analysis import SpeechFrame
from dragoman.analyze.chains import Chain, Index, Seen
from dragoman.analyze.descriptions import ARMED, Reader, is_plural
from dragoman.analyze.grammar import ancestors
from dragoman.analyze.mentions import Phrase
from dragoman.analyze.wording import Wording

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
SENTENCES = 5
"""How many sentences back a pronoun can reach; what was said a sentence ago counts half."""
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "agent", "attr"})
LONGEST_QUOTE = 2_000
REPEATED = 0.25
"""What earlier mentions add to the strongest one."""
ARMED_FIT, UNARMED = 1.5, 0.6
"""How well armed and other actors agree with "they" as those who shoot, seize and kill."""
COLLECTIVE = frozenset({"organization", "armed_group", "party", "media", "company", "igo", "state"})


class Quotes:
    """Who speaks where: answers as the text is read from left to right, and in the end for "I" and "we"."""

    def __init__(self, frames: Iterable[SpeechFrame], text: str) -> None:
        self._text = text
        spans = [(span.start, span.end, frame) for frame in frames for span in frame.content]
        self._waiting = sorted(spans, key=lambda each: (each[0], -each[1]), reverse=True)
        self._open: list[tuple[int, int, SpeechFrame]] = []
        self._pending: list[tuple[Phrase, SpeechFrame]] = []
        self.speakers = frozenset(head for *_, frame in spans for head in frame.speakers)

    def around(self, at: int) -> SpeechFrame | None:
        """The innermost quotation in marks around character ``at``; ask from left to right."""
        while self._waiting and self._waiting[-1][0] <= at:
            self._open.append(self._waiting.pop())
        self._open = [each for each in self._open if each[1] > at]
        return next(
            (frame for start, _, frame in reversed(self._open) if _in_marks(frame, self._text, start, at)), None
        )

    def put_off(self, phrase: Phrase, frame: SpeechFrame) -> None:
        """Keep "I" or "we" until its speaker, who may come after the quotation, has been read."""
        self._pending.append((phrase, frame))

    def resolve_speakers(self, index: Index) -> None:
        """Give every "I" and "we" to its speaker."""
        for phrase, frame in self._pending:
            chains = [chain for head in frame.speakers if (chain := index.at(head)) is not None]
            if len(chains) == 1:
                index.add(chains[0], phrase)


def _in_marks(frame: SpeechFrame, text: str, start: int, at: int) -> bool:
    """True when a quotation mark is open at ``at``; a content in mixed speech is only partly in marks."""
    if frame.kind != "mixed":
        return frame.kind == "direct"
    part = text[max(start - 1, 0) : min(at, start + LONGEST_QUOTE)]
    return part.count('"') % 2 == 1 or part.count("“") > part.count("”") or part.count("``") > part.count("''")


def see(reader: Reader, index: Index, phrase: Phrase) -> None:
    """Remember ``phrase`` for the pronouns to come; a conjunction also as a whole."""
    token = reader.doc[phrase.head]
    chain = index.at(phrase.head)
    weight = WEIGHTS.get("agent" if token.head.dep_ == "agent" else token.dep_, OTHER_WEIGHT)
    members = (chain,) if chain is not None else index.groups.get(phrase.head, ())
    if members or phrase.kind == "thing":
        plural = phrase.plural or len(members) > 1
        index.recent.append(Seen(members, phrase.head, phrase.sentence, weight, plural))
    if token.dep_ == "conj" and chain is not None:
        first = next((each for each in ancestors(token, 12) if each.dep_ != "conj"), token)
        others = [index.at(each.i) for each in first.conjuncts] if first != token else []
        everyone = dict.fromkeys(each for each in (index.at(first.i), *others) if each is not None)
        if len(everyone) > 1:
            weight = WEIGHTS.get(first.dep_, OTHER_WEIGHT)
            index.recent.append(Seen(tuple(everyone), phrase.head, phrase.sentence, weight, True))


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
    elif not (what == "it" and _is_empty(token, wording)):
        members = () if quotation is not None else _reporter(index, token, what, quotes)
        members = members or _most_salient(reader, index, phrase, what, quotes, quotation)
    if len(members) == 1:
        index.add(members[0], phrase)
    elif members:
        index.groups[phrase.head] = members
        for chain in members:
            chain.root().phrases.append(phrase)


def _antecedent(index: Index, token: Token) -> tuple[Chain, ...]:
    """Who "who" and "which" refer to: the noun that the relative clause belongs to."""
    for verb in (token, *ancestors(token, 12)):
        if verb.dep_ == "relcl":
            chain = index.at(verb.head.i)
            return (chain,) if chain is not None else index.groups.get(verb.head.i, ())
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


def _is_empty(token: Token, wording: Wording) -> bool:
    """True for the "it" of "it is clear that" and "it seems", which refers to nobody."""
    verb = token.head
    if token.dep_ == "expl":
        return True
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    clausal = any(child.dep_ in ("ccomp", "xcomp", "advcl", "acl", "csubj") for child in verb.rights)
    if verb.lemma_ == "be" or token.dep_ == "nsubjpass":
        described = [child for child in verb.rights if child.dep_ in ("acomp", "attr")]
        if any(each.lower_ in wording.minded for each in described):
            return False
        return clausal or any(each.dep_ in ("ccomp", "xcomp", "advcl") for child in described for each in child.rights)
    return verb.lemma_ in wording.weather


# ---- salience ---------------------------------------------------------------------------------


def _most_salient(
    reader: Reader, index: Index, phrase: Phrase, what: str, quotes: Quotes, quotation: SpeechFrame | None
) -> tuple[Chain, ...]:
    """The chains of the most salient mention that the pronoun can mean; none where that is a thing or nobody."""
    token = reader.doc[phrase.head]
    barred = {chain.number for chain in barred_at(index, token)}
    if quotation is not None:
        barred |= {chain.number for head in quotation.speakers if (chain := index.at(head)) is not None}
    acts = token.head.i in quotes.speakers or phrase.head in quotes.speakers
    acts = acts or token.dep_ == "nsubj" and token.head.lemma_ in reader.wording.agentive
    strikes = what == "they" and _strikes(token, reader.wording.violent)
    weights: defaultdict[tuple[int, ...], list[float]] = defaultdict(list)
    meant: dict[tuple[int, ...], tuple[Chain, ...]] = {}
    for seen in reversed(index.recent):
        back = phrase.sentence - seen.sentence
        if back > SENTENCES:
            break
        members = _roots(seen.members)
        fit = _fit(what, phrase, seen, members, acts)
        if not fit:
            continue
        if strikes:
            fit = ARMED_FIT if all(map(_is_armed, members)) else fit * UNARMED
        key = tuple(chain.number for chain in members) or (-1 - seen.head,)
        if not barred.intersection(key):
            weights[key].append(seen.weight * fit * 0.5**back)
            meant[key] = members
    if not weights:
        return ()
    # Of equal ones the nearest: it was put in first.
    best = max(weights, key=lambda key: (1 - REPEATED) * max(weights[key]) + REPEATED * sum(weights[key]))
    return meant[best]


def _strikes(token: Token, violent: frozenset[str]) -> bool:
    """True for the subject of an act of violence: "they shot two men", "they seemed to be killing everybody"."""
    if token.dep_ != "nsubj":
        return False
    verbs = (token.head, *(child for child in token.head.children if child.dep_ == "xcomp"))
    return any(verb.lemma_ in violent for verb in verbs)


def _is_armed(chain: Chain) -> bool:
    return chain.kind == "armed_group" or bool(ARMED.intersection(chain.sectors[:1]))


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
        return 1 if chain.kind in COLLECTIVE and not (chain.plural and chain.kind != "state") else 0
    if chain.plural or chain.kind == "group":
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
    for child in verb.children:
        if child.dep_ in ARGUMENTS and child.i != token.i:
            chain = index.at(child.i)
            if chain is not None:
                yield chain
