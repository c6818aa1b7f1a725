"""When and where of an event: the time and place expressions that hang on its clause."""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.analyze.analysis import Analysis, Clause
from dragoman.extract.sharing import AFTER, BEFORE, Loan, loans
from dragoman.knowledge import load_lexicon
from dragoman.records import Date, Place, Span, Time, Where

CLIMB = 6
TODAY = frozenset({"day-from-today", "part-of-today"})
"""Patterns of times.toml whose words name the document's own day."""
VAGUE = frozenset({"some-time-ago", "some-time-later"})
"""Patterns whose value says more than their interval."""
SOURCE_OF_NEWS = frozenset({"according"})
OPENERS = frozenset({"although", "though", "while", "whereas", "because", "but", "that"})
"""Words before a time that open the clause it belongs to."""
LIMITS = frozenset({"within", "inside"})
FAR, LONG = 12, 40
ATTRIBUTES = frozenset({"nummod", "amod", "nmod", "compound"})
COARSE = frozenset({"year", "years", "month", "month-year", "quarter", "season", "decade", "century"})
"""Patterns of times that often stand in names ("the 1925 treaty"); a day rarely does."""


class Circumstances:
    """Finds the times and places of clauses; built once an article."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.offsets = [token.idx for token in analysis.doc]
        self.said = frozenset(frame.cue_head for frame in analysis.frames if frame.cue_head is not None)
        self.times = self._by_predicate(analysis.doc, analysis.times)
        here = tuple(place for place in analysis.places if place.use == "location")
        self.places = self._by_predicate(analysis.doc, here)

    def token_at(self, offset: int) -> int:
        """Index of the token that character ``offset`` lies in."""
        return max(0, bisect_left(self.offsets, offset + 1) - 1)

    def _by_predicate(self, doc: Doc, records: tuple[Time, ...] | tuple[Place, ...]) -> dict[int, list[Time | Place]]:
        """Records by every predicate they may belong to: the heads that their phrase hangs on, up to the first verb."""
        found: dict[int, list[Time | Place]] = {}
        for record in records:
            first, last = self.token_at(record.start), self.token_at(record.end - 1)
            token = doc[last]
            while token.head.i != token.i and first <= token.head.i <= last:
                token = token.head
            above: list[int] = [token.head.i] if _is_attribute(token, record) else _predicates_above(token)
            if isinstance(record, Time):
                above = [*range(first, last + 1), *_of_opening(doc, first, last, above)]
            for index in above:
                found.setdefault(index, []).append(record)
        return found

    def date(self, head: int, clause: Clause | None = None) -> Date:
        """When the event with this head token happened: its own time, else the one that its clause shares with another."""
        own = self._heads(clause) if clause is not None else (head,)
        for index in own:
            if found := self._nearest(Loan(index), own[0], now=True):
                return found
        shared = (self._nearest(loan, own[0]) for loan in self._shared(own))
        return next((found for found in shared if found), Date())

    def own_date(self, head: int) -> Date:
        """The time that stands in the predicate's own clause."""
        return self._nearest(Loan(head), head, now=True) or Date()

    def _shared(self, heads: tuple[int, ...]) -> Iterator[Loan]:
        """The predicates that the clause shares its time with, and those that these share theirs with."""
        lexicon, doc = load_lexicon(), self.analysis.doc
        for head in heads:
            for loan in loans(doc[head], lexicon, self.said):
                yield loan
                if loan.before is None and not loan.order and doc[loan.head].pos_ == "VERB":
                    yield from loans(doc[loan.head], lexicon, self.said)

    def _nearest(self, loan: Loan, head: int, now: bool = False) -> Date | None:
        """The finest time expression of one predicate, the nearest of equals; "now" only where it is asked for."""
        at = self.analysis.doc[head].idx
        limit = self.analysis.doc[loan.before].idx if loan.before is not None else None
        dated = [
            (-len(value.strip("./")), abs(time.start - at), value, time)
            for time in self.times.get(loan.head, ())
            if isinstance(time, Time) and (value := self._value(time, now))
            if limit is None or time.start < limit
        ]
        if not dated:
            return None
        *_, value, time = min(dated, key=lambda each: each[:2])
        span = Span(time.start, time.end, time.quote)
        if loan.order:
            ordered = f"../{value}" if loan.order == "earlier" else f"{value}/.."
            return Date(ordered, span, "inferred") if "/" not in value else None
        return Date(value, span, "document" if self._says_today(time, value) else "expression")

    def _value(self, time: Time, now: bool) -> str | None:
        """What an event may carry of a time; "now" is the day of the article."""
        if time.value == "PRESENT_REF" and now:
            return (self.analysis.article.published or "")[:10] or None
        return _event_date(time)

    def _says_today(self, time: Time, value: str) -> bool:
        """True where the text itself says today, tonight or now: the document's day and no other."""
        if time.value == "PRESENT_REF":
            return True
        named = time.rule.rpartition("#")[2] in TODAY
        return named and time.basis == "document" and value == self.analysis.article.published

    def time_of(self, head: int) -> Time | None:
        """The first date or clock time that hangs on the predicate with this head token."""
        found = (time for time in self.times.get(head, ()) if isinstance(time, Time) and time.type != "SET")
        return next((time for time in found if self._is_due(time)), None)

    def _is_due(self, time: Time) -> bool:
        """True for a date, and for a duration that sets a limit: "within a few days"."""
        first = self.token_at(time.start)
        limited = first > 0 and self.analysis.doc[first - 1].lower_ in LIMITS
        return bool(time.interval) or time.type in ("DATE", "TIME") or limited

    def where(self, head: int, clause: Clause | None = None) -> tuple[Where, ...]:
        """Where the event with this head token took place, by the place expressions of its own clause."""
        for index in self._heads(clause) if clause is not None else (head,):
            found = [place for place in self.places.get(index, ()) if isinstance(place, Place)]
            if found:
                place = found[0]
                return (Where(place.id, place.name, place.start, place.end, place.quote),)
        return ()

    def _heads(self, clause: Clause) -> tuple[int, ...]:
        if clause.kind == "noun" and clause.governor is not None and clause.link == "light":
            return clause.head, clause.governor
        return (clause.head,)


def _is_attribute(token: Token, record: Time | Place) -> bool:
    """True for a time that is part of a noun phrase ("the 1925 treaty", "Sunday's attack") and dates nothing above it."""
    if not isinstance(record, Time) or token.head.pos_ not in ("NOUN", "PROPN"):
        return False
    pattern = record.rule.rpartition("#")[2]
    if token.dep_ == "poss":
        return True
    return token.dep_ in ATTRIBUTES and pattern in COARSE


def _predicates_above(token: Token) -> list[int]:
    found: list[int] = []
    for _ in range(CLIMB):
        if token.head.i == token.i:
            break
        token = token.head
        if token.lower_ in SOURCE_OF_NEWS or (found and token.lower_ in AFTER | BEFORE):
            break
        if token.pos_ in ("VERB", "AUX") and token.dep_ != "amod":
            found.append(token.i)
            break
        if token.pos_ == "NOUN":
            found.append(token.i)
    return found


def _of_opening(doc: Doc, first: int, last: int, above: list[int]) -> list[int]:
    """The predicates of a time, with two repairs where the parser often fails.

    What opens a clause ("although yesterday, officials said, rebels ...") belongs to the verb behind it; what
    stands inside "according to officials today" dates the report.
    """
    start = doc[first].sent.start
    before = first - 1 if first > start and doc[first - 1].pos_ == "ADP" else first
    lead = doc[before - 1] if before > start else None
    if lead is not None and lead.lower_ in OPENERS and not any(index > last for index in above):
        verb = _next_verb(doc, last)
        return [verb] if verb is not None else above
    for at in range(first - 1, max(start - 1, first - FAR), -1):
        if doc[at].is_punct or doc[at].pos_ == "VERB":
            return [] if doc[at].lower_ in SOURCE_OF_NEWS else above
    return above


def _next_verb(doc: Doc, last: int) -> int | None:
    """The first verb after token ``last`` whose subject also stands behind it, in the same sentence."""
    for token in doc[last + 1 : min(doc[last].sent.end, last + LONG)]:
        if token.pos_ in ("VERB", "AUX") and any(
            child.dep_ in ("nsubj", "nsubjpass") and child.i > last for child in token.children
        ):
            return token.i
    return None


def _event_date(time: Time) -> str | None:
    """A value that an event may carry: a day, month, year, week or interval, cut to the day where a clock time is given.

    An order ("since Friday", "before June") is an interval.
    """
    value = time.value or ""
    if value.endswith("_REF") or time.type == "SET":
        return None
    if time.type == "DURATION":  # "three days after the attack", where the text dates the attack
        first, _, last = (time.interval or "").partition("/")
        return first if first == last and first else None
    if time.type == "TIME" and (time.interval or "").strip("./") == value[:10]:
        return value[:10]  # "before dawn on Sunday"
    if time.interval and time.rule.rpartition("#")[2] not in VAGUE:
        return time.interval
    if time.type == "TIME":
        value = value.split("T")[0]
    return value if value[:4].isdigit() and len(value) >= 4 else None
