"""The records: what Dragoman writes down about an article. Field names are the JSON names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dragoman.records.article import Article
from dragoman.records.parts import Date, Reason, RegionKind, Role, Span, Status, Where

MentionKind = Literal["name", "nominal", "pronoun"]
ActorKind = Literal[
    "person", "state", "organization", "igo", "armed_group", "party", "media", "company", "group", "place", "other"
]
StatementKind = Literal["direct", "indirect", "mixed"]
Stance = Literal["assert", "deny", "warn", "doubt", "ask", "believe", "promise", "demand"]
ConditionKind = Literal["if", "only_if", "unless", "as_long_as", "until", "once", "in_exchange"]
Strength = Literal["promised", "intends", "agreed", "refuses"]
Exactness = Literal["exact", "approximate", "at_least", "at_most", "vague"]
Unit = Literal["count", "percent", "currency"]
Effect = Literal["killed", "injured", "arrested", "abducted", "displaced", "missing"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TimeBasis = Literal["expression", "document", "anchor", "unknown"]
PlaceUse = Literal["location", "actor"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to an actor."""

    start: int
    end: int
    quote: str
    kind: MentionKind
    region: RegionKind


@dataclass(frozen=True, slots=True)
class Actor:
    """An entity of the article with all its mentions.

    ``country`` and ``sectors`` are PLOVER codes, primary first, empty where text and knowledge do not say;
    ``known_as`` is the id of the actor's table row, where it has one.
    """

    id: str
    name: str
    kind: ActorKind
    country: tuple[str, ...]
    sectors: tuple[str, ...]
    role: str
    mentions: tuple[Mention, ...]
    rule: str
    confidence: float
    known_as: str | None = field(default=None, metadata={"omit": True})


@dataclass(frozen=True, slots=True)
class Record:
    """What every record has: an id, its evidence in the text, the rule that made it and how sure it is (0 to 1)."""

    id: str
    start: int
    end: int
    quote: str
    rule: str
    confidence: float
    region: RegionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Who did what to whom, in PLOVER: ``quad`` 1 to 4, ``score`` its intensity, ``cameo`` the closest CAMEO code."""

    type: str
    quad: int
    score: float
    status: Status
    trigger: Span
    mode: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    cameo: str = ""
    source: tuple[Role, ...] = ()
    target: tuple[Role, ...] = ()
    place: tuple[Where, ...] = ()
    date: Date = Date()
    aux: tuple[str, ...] = ()
    attribution: tuple[Role, ...] = ()
    also: tuple[Span, ...] = ()
    because: tuple[Reason, ...] = ()

    @property
    def telling(self) -> Span:
        """The words of the clause that tells the event: the trigger, or the act of speech of whose content it is a word."""
        told = next((each for each in self.because if each.step == "clause" and each.start is not None), None)
        return Span(told.start or 0, told.end or 0, told.quote or "") if told is not None else self.trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """One act of saying, thinking or writing; the evidence is its content, ``more`` later parts of the same quotation."""

    kind: StatementKind
    speaker: tuple[Role, ...] = ()
    cue: Span | None = None
    more: tuple[Span, ...] = ()
    addressee: tuple[Role, ...] = ()
    via: tuple[Role, ...] = ()
    place: Where | None = None
    date: Date = Date()
    medium: str | None = None
    stance: Stance = "assert"
    events: tuple[str, ...] = ()
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a commitment is due; ``open`` is true where no end is given."""

    expression: Span | None
    value: str | None
    open: bool


@dataclass(frozen=True, slots=True)
class Scope:
    """How far a commitment goes: said, expressly not said ("without giving a date"), or not mentioned."""

    state: Literal["given", "withheld", "none"]
    evidence: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Record):
    """What somebody undertakes, towards whom, by when and on which conditions (ids)."""

    what: str
    strength: Strength
    negated: bool
    time: Deadline
    scope: Scope
    who: tuple[Role, ...] = ()
    towards: tuple[Role, ...] = ()
    conditions: tuple[str, ...] = ()
    attribution: tuple[Role, ...] = ()
    event: str | None = None
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a condition: a short label, who acts in it, and where it stands."""

    label: str
    actors: tuple[Role, ...]
    start: int
    end: int
    quote: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end, self.quote)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Record):
    """One dependency of conduct on something; ``holder`` is who says so."""

    kind: ConditionKind
    antecedent: Side
    consequent: Side
    connective: Span
    holder: tuple[Role, ...] = ()
    event: str | None = None
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Record):
    """A number and what it counts; ``number`` is None where the text is vague ("dozens")."""

    number: float | int | None
    unit: Unit
    counted: str
    exactness: Exactness
    currency: str | None = None
    of: tuple[Role, ...] = ()
    when: str | None = None
    effect: Effect | None = None
    event: str | None = None
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Record):
    """A temporal expression: TIMEX3 ``value`` and ``mod``, an honest ``interval``, and what it was resolved against."""

    type: TimeType
    value: str | None
    mod: str | None = None
    interval: str | None = None
    basis: TimeBasis = "expression"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """A toponym: where it is, and whether it stands for a place or for those who govern it.

    ``lat`` and ``lon`` are degrees (WGS 84) or None; ``resolution`` is PLOVER's: 5 sub-city, 4 city, 3 district,
    2 province, 1 country.
    """

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    use: PlaceUse
    geonameid: int | None = None
    admin1: str | None = None
    admin2: str | None = None
    feature: str | None = None
    resolution: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that had to be left: the stage that left it, and what to do about it."""

    stage: str
    message: str


@dataclass(frozen=True, slots=True)
class Maker:
    """Which program, parser and knowledge made a coding; ``packs`` gives each pack's content hash."""

    version: str
    parser: str
    packs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Coding:
    """Everything that Dragoman wrote down about one article."""

    schema_version: str
    article: Article
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    conditions: tuple[Condition, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    problems: tuple[Problem, ...] = ()
    coder: Maker = Maker("", "", {})
