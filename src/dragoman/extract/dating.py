"""Dates from elsewhere in the story: an event without a time of its own may take that of the story around it.

Four ways, each on the basis "inferred": a later sentence dates it ("The attack took place on Friday"), it refers back
("in the attack"), the story goes on in the plain past, or its speaker says everything else on one day.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from dragoman.analyze.analysis import Analysis
from dragoman.extract.circumstances import Circumstances
from dragoman.extract.participants import roles_at
from dragoman.extract.sharing import WITHIN
from dragoman.extract.voices import Voices
from dragoman.knowledge import Ontology
from dragoman.knowledge.lexicon import read_toml
from dragoman.knowledge.tables import DATA
from dragoman.records import Date, Event

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
THIS = frozenset({"this", "it", "that"})
REAL = frozenset({"happened", "ongoing"})
SAID = frozenset({"happened", "announced", "demanded", "threatened"})
VERBAL, MATERIAL = frozenset({1, 3}), frozenset({2, 4})
MAIN = frozenset({"ROOT", "conj", "ccomp"})
SPOKEN = frozenset({"VBZ", "VBP", "VBD", "JJ", "MD"})
BACK, ON, BESIDE = 8, 2, 5
"""How many sentences back an event may be referred to; after how many a story no longer goes on by itself; how near the
other words of a speaker stand."""
MONTH, DAY = 7, 10
"""Characters of a value that names a month or a day."""
AIMED = frozenset({"on", "against", "of", "at", "in", "near", "outside", "inside"})
"""Prepositions that tell one event of a kind from another ("the attack on the port")."""
PLAIN = frozenset({"det", "poss", "amod", "compound", "nummod"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of ``lang/en/story.toml``."""

    happen: frozenset[str]
    incidents: frozenset[str]
    elsewhen: frozenset[str]


@cache
def load_words() -> Words:
    """The words by which a story moves in time."""
    data = read_toml(DATA / "lang" / "en" / "story.toml")
    return Words(*(frozenset(data[name]) for name in ("happen", "incidents", "elsewhen")))


def date_by_story(
    events: Iterable[Event], analysis: Analysis, ontology: Ontology, around: Circumstances
) -> tuple[Event, ...]:
    """The events with the dates that the rest of the story gives them; what stays open keeps the basis "unknown"."""
    return tuple(Story(tuple(events), analysis, ontology, around).dated())


@dataclass(frozen=True, slots=True)
class Moment:
    """A point that the story has reached: a dated event, or (``type`` empty) another dated clause of the plain past."""

    head: int
    sentence: int
    date: Date
    type: str = ""
    quad: int = 0
    source: frozenset[str] = frozenset()


class Story:
    """The events of one article in text order with what dates them."""

    def __init__(
        self, events: tuple[Event, ...], analysis: Analysis, ontology: Ontology, around: Circumstances
    ) -> None:
        self.events, self.analysis, self.ontology, self.around = events, analysis, ontology, around
        self.words = load_words()
        self.heads = [analysis.doc[around.token_at(event.telling.end - 1)] for event in events]
        numbers = {sentence.start: number for number, sentence in enumerate(analysis.doc.sents)}
        self.sentences = [numbers[head.sent.start] for head in self.heads]
        self.numbers = numbers
        self.given: dict[int, Date] = {}
        self.voices = Voices(analysis)
        self.acts = {phrase.split()[0] for phrase in ontology.acts["verbs"]}
        self.starts = [time.start for time in analysis.times if time.type != "DURATION"]
        self.now = {time.start for time in analysis.times if time.value == "PRESENT_REF"}

    def dated(self) -> Iterator[Event]:
        """Each event, dated where the story allows."""
        self._by_later_words()
        said = self._days_of_speakers()
        waiting = self._other_moments()
        reached: list[Moment] = []
        for at, event in enumerate(self.events):
            while waiting and waiting[-1].head < self.heads[at].i:
                reached.append(waiting.pop())
            date = self._date(at)
            inside = event.region != "related_link"
            if date.value is None and inside:
                date = self._of_saying(at) or self._inherited(at, reached) or self._of_speaker(at, said) or date
            self.given[at] = date
            if date.value and event.status in REAL and inside and not self._is_now(date):
                kind = self.ontology.types[event.type]
                reached.append(
                    Moment(self.heads[at].i, self.sentences[at], date, event.type, kind.quad, _acting(event))
                )
        for at, event in enumerate(self.events):
            date = self._date(at)
            if event.region == "title" and date.value is None:
                date = self._of_lead(event) or date
            yield event if date == event.date else replace(event, date=date)

    def _other_moments(self) -> list[Moment]:
        """What else the text dates in the plain past, last first: "three explosions shook the town last night"."""
        coded = {head.i for head in self.heads} | self.around.said
        found = []
        for head in sorted(self.around.times, reverse=True):
            verb = self.analysis.doc[head]
            if head in coded or verb.pos_ != "VERB" or verb.dep_ not in MAIN or not _is_plain_past(verb):
                continue
            date = self.around.own_date(head)
            if date.value and not self._is_now(date):
                found.append(Moment(head, self.numbers[verb.sent.start], date))
        return found

    def _date(self, at: int) -> Date:
        return self.given.get(at, self.events[at].date)

    # ---- a later sentence says when --------------------------------------------------------------

    def _by_later_words(self) -> None:
        """Dates that sentences like "This occurred on Friday" give to an event told before them."""
        for head in self.around.times:
            verb = self.analysis.doc[head]
            if verb.pos_ != "VERB" or self._phrase(verb) not in self.words.happen:
                continue
            subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
            date = self.around.date(head)
            at = self._meant(subject) if subject is not None else None
            if at is not None and date.value:
                self.given[at] = replace(date, basis="inferred")

    def _phrase(self, verb: Token) -> str:
        place = any(child.dep_ == "dobj" and child.lower_ == "place" for child in verb.children)
        return f"{verb.lemma_.lower()} place" if place else verb.lemma_.lower()

    def _meant(self, subject: Token) -> int | None:
        """The undated event before ``subject`` that it refers to: "this" the last one, "the attack" one of its type."""
        number = self.numbers[subject.sent.start]
        types = self._types(subject)
        pronoun = subject.lower_ in THIS
        for at in range(bisect_right(self.sentences, number) - 1, -1, -1):
            event, distance = self.events[at], number - self.sentences[at]
            if distance > (1 if pronoun else BACK):
                break
            if self.heads[at].i >= subject.i or event.status not in REAL:
                continue
            if pronoun or event.type in types or (types and self._is_incident(subject)):
                return at if event.date.value is None else None
        return None

    def _types(self, noun: Token) -> frozenset[str]:
        """The types that a plain definite noun ("the attack") may stand for; empty for others ("the attack on Ilse")."""
        before = [child for child in noun.children if child.i < noun.i and child.dep_ in PLAIN]
        definite = any(child.dep_ == "poss" or child.lower_ in DEFINITE for child in before)
        named = any(child.pos_ == "PROPN" for child in before)
        aimed = any(child.dep_ == "prep" and child.lower_ in AIMED for child in noun.rights)
        if noun.pos_ != "NOUN" or not definite or named or aimed:
            return frozenset()
        if self._is_incident(noun):
            return frozenset(self.ontology.types)
        return frozenset(rule.type for rule in self.ontology.nouns.get(noun.lemma_.lower(), ()))

    def _is_incident(self, noun: Token) -> bool:
        return noun.lemma_.lower() in self.words.incidents

    # ---- the story goes on ---------------------------------------------------------------------------

    def _inherited(self, at: int, reached: list[Moment]) -> Date | None:
        """The date of an earlier event that this one refers to or goes on from."""
        event = self.events[at]
        if event.status not in REAL or not reached:
            return None
        for types in (self._referred(at), frozenset((event.type,)) if self._is_definite(at) else frozenset()):
            for earlier in reversed(reached):
                if self.sentences[at] - earlier.sentence > BACK:
                    break
                if earlier.type in types and MONTH <= _precision(earlier.date) <= DAY:
                    return replace(earlier.date, basis="inferred")
        return replace(reached[-1].date, basis="inferred") if self._goes_on(reached[-1], at) else None

    def _referred(self, at: int) -> frozenset[str]:
        """The types of the events that the clause places its own in: "in the attack", "the blast wounded two"."""
        head = self.heads[at]
        verbs = [head, head.head] if head.dep_ == "conj" else [head]
        nouns = []
        for child in (each for verb in verbs for each in verb.children):
            if child.dep_ in ("nsubj", "nsubjpass"):
                nouns.append(child)
            elif child.dep_ in ("prep", "agent") and child.lower_ in WITHIN:
                nouns += [inner for inner in child.children if inner.dep_ == "pobj"]
        return frozenset().union(*map(self._types, nouns))

    def _is_definite(self, at: int) -> bool:
        return bool(self._types(self.heads[at]))

    def _goes_on(self, last: Moment, at: int) -> bool:
        """True where the next sentence or two tell more of the same in the plain past, and no other time stands between."""
        event, head = self.events[at], self.heads[at]
        distance = self.sentences[at] - last.sentence
        quad = self.ontology.types[event.type].quad
        if not 1 <= distance <= (ON if last.quad else 1) or head.dep_ == "relcl" or not _is_plain_past(head):
            return False
        if len(last.date.value or "") != DAY or quad not in ({last.quad} if last.quad else MATERIAL):
            return False
        if quad in VERBAL and not last.source & _acting(event):
            return False
        if any(token.lower_ in self.words.elsewhen for token in head.sent):
            return False
        first, end = self.analysis.doc[last.head].sent.end_char, head.sent.end_char
        return not self._is_timed(first, end)

    def _is_timed(self, first: int, end: int) -> bool:
        """True where a date or time of day stands between two characters."""
        at = bisect_left(self.starts, first)
        return at < len(self.starts) and self.starts[at] < end

    # ---- who speaks on one day -----------------------------------------------------------------------

    def _days_of_speakers(self) -> Mapping[str, Moment]:
        """The day on which a speaker said everything that the text dates; nobody who spoke on two days."""
        days: dict[str, dict[str | None, Moment]] = {}
        for frame in self.analysis.frames:
            if frame.cue_head is None:
                continue
            date = self.around.own_date(frame.cue_head)
            if _precision(date) == DAY and not self._is_now(date):
                number = self.numbers[self.analysis.doc[frame.cue_head].sent.start]
                for role in roles_at(self.analysis, frame.speakers):
                    days.setdefault(role.actor, {}).setdefault(date.value, Moment(frame.cue_head, number, date))
        return {actor: next(iter(said.values())) for actor, said in days.items() if len(said) == 1}

    def _of_saying(self, at: int) -> Date | None:
        """The day of the saying, for what speakers say of themselves that they demand, reject or are willing to do."""
        event, head = self.events[at], self.heads[at]
        if event.quad not in VERBAL or event.status not in SAID or head.tag_ not in SPOKEN or _is_perfect(head):
            return None
        for frame in self.voices.around(event.telling.start):
            if frame.cue_head is not None:
                speakers = {role.actor for role in roles_at(self.analysis, frame.speakers)}
                date = self.around.own_date(frame.cue_head)
                if speakers & _acting(event) and date.value:
                    return date
        return None

    def _of_lead(self, title: Event) -> Date | None:
        """The date of the event of the lead that a headline tells in short."""
        for at, event in enumerate(self.events):
            same = (event.type, event.status) == (title.type, title.status) and event.region == "body"
            if same and self.sentences[at] <= BESIDE and self._date(at).value:
                return replace(self._date(at), basis="inferred")
        return None

    def _of_speaker(self, at: int, said: Mapping[str, Moment]) -> Date | None:
        """The day of the speaker's other words, for what the story's main clauses say that the speaker asked or claimed."""
        event, head = self.events[at], self.heads[at]
        speaking = head.lemma_.lower() in self.acts
        finite = _is_plain_past(head) or (event.region == "title" and head.tag_ in ("VBZ", "VBP"))
        if not (speaking and finite and head.dep_ in MAIN and event.status in SAID and len(event.source) == 1):
            return None
        moment = said.get(event.source[0].actor)
        if moment is None or abs(moment.sentence - self.sentences[at]) > BESIDE or self._is_elsewhen(head):
            return None
        return replace(moment.date, basis="inferred")

    def _is_elsewhen(self, head: Token) -> bool:
        """True where the sentence speaks of another time."""
        first, end = head.sent.start_char, head.sent.end_char
        return self._is_timed(first, end) or any(token.lower_ in self.words.elsewhen for token in head.sent)

    def _is_now(self, date: Date) -> bool:
        """True for the date of "now", which says nothing about what stands around it."""
        return date.expression is not None and date.expression.start in self.now


def _precision(date: Date) -> int:
    """The length of a date's value; 0 for a span such as "2031-05/..", which names no day."""
    value = date.value or ""
    return 0 if "/" in value else len(value)


def _is_plain_past(head: Token) -> bool:
    """True for "attacked" and "was attacked", not for "had attacked", "has attacked" or "attacks"."""
    if head.pos_ == "NOUN":
        head = head.head
    auxiliaries = {child.lower_ for child in head.children if child.dep_ in ("aux", "auxpass")}
    if head.dep_ == "conj" and head.head.pos_ == "VERB" and head.tag_ == "VBN" and not auxiliaries:
        return _is_plain_past(head.head)
    if head.tag_ == "VBD":
        return not auxiliaries
    return head.tag_ == "VBN" and bool(auxiliaries & {"was", "were"}) and len(auxiliaries) == 1


def _acting(event: Event) -> frozenset[str]:
    return frozenset(role.actor for role in event.source)


def _is_perfect(head: Token) -> bool:
    """True for "had warned" and "has long warned"."""
    return any(child.lemma_.lower() == "have" and child.dep_ == "aux" for child in head.children)
