"""What the stages of ``analyze`` find in one article, and what every extractor builds on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc

from dragoman.records import Actor, Article, Place, Role, Span, Time

ClauseKind = Literal["verb", "noun", "copula"]
FrameKind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A phrase that refers to an actor; ``head`` is the index of its head token in the doc."""

    actor: str
    head: int
    words: Span
    kind: Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its participants, all as indices of head tokens in the doc.

    ``head`` is the verb or event noun; ``subjects`` and ``objects`` are the logical ones (the agent of a passive is a
    subject); ``obliques`` are (preposition, head token) pairs; ``governor`` is the head of the clause that this
    one depends on, ``link`` how ("ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "obj", "pobj", "root").
    """

    head: int
    lemma: str
    kind: ClauseKind
    words: Span
    subjects: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    obliques: tuple[tuple[str, int], ...] = ()
    governor: int | None = None
    link: str = "root"
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Modality:
    """What kind of act a clause reports (DESIGN's table) and the words that say so.

    ``act`` is "do", "ongoing", "commit", "will", "plan", "threaten", "demand", "reject", "accuse", "deny", "possible",
    "hypothetical" or "nothing" (it cannot be told). ``operator`` is the head token of the governing predicate
    ("threatened" in "threatened to attack"), or None where an auxiliary, a negation or nothing at all decided.
    """

    act: str
    words: Span | None = None
    operator: int | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class SpeechFrame:
    """Who reports what: cue, speaker and addressee as head tokens, and the spans of the content.

    ``cue`` is None for a free quotation. ``content`` has more than one span when the quotation goes on later.
    ``via`` holds those who passed it on; ``stance`` is the cue's ("assert", "deny", "warn", ...), ``rule`` names the
    entry of the speech lexicon that made the frame.
    """

    cue: Span | None
    cue_head: int | None
    speakers: tuple[int, ...]
    content: tuple[Span, ...]
    kind: FrameKind
    stance: str
    rule: str
    addressees: tuple[int, ...] = ()
    via: tuple[int, ...] = ()
    medium: str | None = None
    confidence: float = 0.8


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything found in one article before records are made.

    ``doc`` has the offsets of ``article.text``; ``towns`` are the ids of actors that are places only;
    ``scenes`` are the places inside the phrases of participants: who is acted on where nobody else is named.
    """

    article: Article
    doc: Doc
    actors: tuple[Actor, ...] = ()
    towns: frozenset[str] = frozenset()
    scenes: Mapping[int, Reference] = field(default_factory=dict)
    references: Mapping[int, Reference] = field(default_factory=dict)
    groups: Mapping[int, tuple[Reference, ...]] = field(default_factory=dict)
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    clauses: Mapping[int, Clause] = field(default_factory=dict)
    modalities: Mapping[int, Modality] = field(default_factory=dict)
    frames: tuple[SpeechFrame, ...] = ()

    def roles(self, head: int) -> tuple[Role, ...]:
        """Who the phrase with this head token refers to, as roles; empty where it refers to nobody known.

        A plural that stands for several actors ("the two governments") gives each of them. Conjuncts are not
        included: ask for each of ``conjuncts(head)``.
        """
        found = self.groups.get(head) or ((self.references[head],) if head in self.references else ())
        return tuple(Role(each.actor, each.words.start, each.words.end, each.words.quote) for each in found)

    def roles_of(self, heads: tuple[int, ...]) -> tuple[Role, ...]:
        """The roles of all these phrases, each actor once."""
        found: dict[str, Role] = {}
        for head in heads:
            for role in self.roles(head):
                found.setdefault(role.actor, role)
        return tuple(found.values())
