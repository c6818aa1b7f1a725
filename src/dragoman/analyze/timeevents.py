"""Days of events that the text dates, for times that hang on them: "three days after the attack"."""

from dataclasses import replace

from spacy.tokens import Token

from dragoman.analyze import timecalendar as cal
from dragoman.analyze.timecalendar import Stretch
from dragoman.analyze.timefinding import Expression
from dragoman.analyze.timereading import Outcome
from dragoman.analyze.timescene import Scene

DAYS = frozenset({"day", "time"})


class EventDays:
    """The first day that the text gives each noun ("the attack of 2 June", "the summit opened on 2 June")."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.days: dict[str, Stretch] = {}

    def note(self, each: Expression, outcome: Outcome) -> None:
        """Remember the noun that this expression dates."""
        stretch = outcome.stretch
        if stretch is None or stretch.first is None or stretch.grain not in DAYS or each.relation:
            return
        noun = self._dated(each)
        if noun is not None:
            self.days.setdefault(noun.lemma_.lower(), cal.day(stretch.first))

    def measured(self, each: Expression, outcome: Outcome) -> Outcome:
        """A distance from a dated event with the day it leads to; any other outcome as it is."""
        sign = self.scene.grammar.value("side_word", self.scene.word(each.last))
        if not outcome.unit or outcome.count is None or not sign or self.scene.word(each.last) == "from":
            return outcome
        side = self.scene.token(each.last)
        noun = next((child for child in side.children if child.dep_ == "pobj"), None) if side is not None else None
        start = self.days.get(noun.lemma_.lower()) if noun is not None else None
        if start is None or start.first is None or outcome.unit not in ("D", "W", "F"):
            return outcome
        day = cal.shift(start.first, sign * outcome.count, outcome.unit)
        return replace(outcome, basis="anchor", interval=f"{day}/{day}") if day else outcome

    def _dated(self, each: Expression) -> Token | None:
        token = self.scene.token(each.last - 1)
        first = self.scene.token(each.first)
        if token is None or first is None:
            return None
        while first.i <= token.head.i < token.i or token.i < token.head.i <= first.i:
            token = token.head
        if token.dep_ == "pobj" and token.head.lower_ in self.scene.grammar.lists["dating"]:
            token = token.head
        head = token.head
        if head.pos_ == "VERB" and head.lemma_.lower() in self.scene.grammar.lists["happening"]:
            head = next((child for child in head.children if child.dep_ in ("nsubj", "nsubjpass")), head)
        return head if head.pos_ == "NOUN" else None
