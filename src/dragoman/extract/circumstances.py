"""When and where of an event: the time and place expressions that hang on its clause."""

from bisect import bisect_left

from spacy.tokens import Doc, Token

from dragoman.analyze.analysis import Analysis, Clause
from dragoman.records import Date, Place, Span, Time, Where

CLIMB = 6
TODAY = frozenset({"day-from-today", "part-of-today"})
"""Patterns of times.toml whose words name the document's own day."""


class Circumstances:
    """Finds the times and places of clauses; built once an article."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.offsets = [token.idx for token in analysis.doc]
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
            for index in _predicates_above(token):
                found.setdefault(index, []).append(record)
        return found

    def date(self, head: int, clause: Clause | None = None) -> Date:
        """When the event with this head token happened: its own finest time expression, the nearest of equals."""
        for index in self._heads(clause) if clause is not None else (head,):
            at = self.analysis.doc[index].idx
            dated = [
                (-len(value), abs(time.start - at), value, time)
                for time in self.times.get(index, ())
                if isinstance(time, Time) and time.type in ("DATE", "TIME") and (value := _event_date(time))
            ]
            if dated:
                *_, value, time = min(dated, key=lambda each: each[:2])
                span = Span(time.start, time.end, time.quote)
                return Date(value, span, "document" if self._says_today(time, value) else "expression")
        return Date()

    def _says_today(self, time: Time, value: str) -> bool:
        """True where the text itself says today, tonight or this morning: the document's day and no other."""
        named = time.rule.rpartition("#")[2] in TODAY
        return named and time.basis == "document" and value == self.analysis.article.published

    def time_of(self, head: int) -> Time | None:
        """The first date or clock time that hangs on the predicate with this head token."""
        found = (time for time in self.times.get(head, ()) if isinstance(time, Time) and time.type != "SET")
        return next((time for time in found if time.interval or time.type in ("DATE", "TIME")), None)

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


def _predicates_above(token: Token) -> list[int]:
    found = []
    for _ in range(CLIMB):
        if token.head.i == token.i:
            break
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            found.append(token.i)
            break
        if token.pos_ == "NOUN":
            found.append(token.i)
    return found


def _event_date(time: Time) -> str | None:
    """A value that an event may carry: a day, month, year, week or interval, cut to the day where a clock time is given."""
    value = time.value or ""
    if time.type == "TIME":
        value = value.split("T")[0]
    if value[:4].isdigit() and len(value) >= 4:
        return value
    return None if value.endswith("_REF") else time.interval
