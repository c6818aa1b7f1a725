"""Chains: what is gathered about one actor while a text is read, and where to look an actor up again."""

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.analyze.descriptions import Description
from dragoman.analyze.mentions import Phrase
from dragoman.analyze.wording import Gender
from dragoman.records.record import ActorKind

REMEMBERED = 6
"""How many chains an index keeps for one word: the latest ones."""
RECENT = 60
"""How many mentions back a pronoun can look; bounds the work on long texts."""


@dataclass(slots=True, eq=False)
class Chain:
    """One actor in the making: its phrases, and what the tables and the phrases say about it.

    ``told`` is what other phrases say of it without naming it: "Roe and Poe were arrested. These are the students ..."
    """

    number: int
    kind: ActorKind | None = None
    row: str | None = None
    name: str = ""
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    gender: Gender | None = None
    plural: bool = False
    named: bool = False
    phrases: list[Phrase] = field(default_factory=list)
    told: list[Description] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    merged: "Chain | None" = None

    def root(self) -> "Chain":
        """The chain that this one has become part of, or itself."""
        chain = self
        while chain.merged is not None:
            if chain.merged.merged is not None:
                chain.merged = chain.merged.merged
            chain = chain.merged
        return chain


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention as a pronoun looks back at it: ``members`` are several chains for a conjunction, none for a thing.

    ``quoted`` is where the quotation begins that it stands in; an ``aside`` only says which of somebody is meant.
    """

    members: tuple[Chain, ...]
    head: int
    sentence: int
    weight: int
    plural: bool
    quoted: int | None = None
    aside: bool = False


class Index:
    """Chains by number, table row, name, noun and acronym, and the mentions just read."""

    def __init__(self) -> None:
        self.chains: list[Chain] = []
        self.by_row: dict[str, Chain] = {}
        self.by_name: dict[str, Chain] = {}
        self.of_head: dict[int, Chain] = {}
        self.groups: dict[int, tuple[Chain, ...]] = {}
        self.counted: tuple[int, Chain] | None = None
        """Sentence and chain of those whose number was just given."""
        self.recent: deque[Seen] = deque(maxlen=RECENT)
        self._by_part: defaultdict[str, deque[Chain]] = defaultdict(lambda: deque(maxlen=REMEMBERED))
        self._by_noun: defaultdict[str, deque[Chain]] = defaultdict(lambda: deque(maxlen=REMEMBERED))
        self._by_kind: defaultdict[str, deque[Chain]] = defaultdict(lambda: deque(maxlen=REMEMBERED))

    def new_chain(self) -> Chain:
        """A fresh chain."""
        chain = Chain(len(self.chains))
        self.chains.append(chain)
        return chain

    def at(self, head: int) -> Chain | None:
        """The chain that the phrase with this head belongs to."""
        chain = self.of_head.get(head)
        return chain.root() if chain is not None else None

    def add(self, chain: Chain, phrase: Phrase) -> Chain:
        """Put ``phrase`` into ``chain``, which takes from it what it does not know yet."""
        chain = chain.root()
        chain.phrases.append(phrase)
        self.of_head[phrase.head] = chain
        if phrase.says is not None:
            chain.nouns.update(noun for noun in phrase.says.titles or (phrase.says.noun,) if noun)
            chain.countries = chain.countries or phrase.says.countries
            chain.sectors = chain.sectors or phrase.says.sectors
            chain.kind = chain.kind or phrase.says.kind
        chain.gender = chain.gender or phrase.gender
        chain.plural = chain.plural or (phrase.plural and phrase.kind == "nominal")
        self.remember_kind(chain)
        return chain

    def remember_name(self, chain: Chain, parts: list[str]) -> None:
        """File ``chain`` under the parts of a name, its acronym and the whole."""
        for part in dict.fromkeys(parts):
            _latest(self._by_part[part], chain)
        self.by_name.setdefault(" ".join(parts), chain)

    def remember_kind(self, chain: Chain) -> None:
        """File ``chain`` as the latest of its kind, sectors and nouns."""
        for word in (chain.kind or "other", *(f"#{sector}" for sector in chain.sectors[:1])):
            _latest(self._by_kind[word], chain)
        for noun in sorted(chain.nouns):
            _latest(self._by_noun[noun], chain)

    def remember_as(self, chain: Chain, kind: str) -> None:
        """File ``chain`` as the latest of one more kind."""
        _latest(self._by_kind[kind], chain)

    def with_part(self, part: str) -> Iterator[Chain]:
        """Chains whose name has this part, latest first."""
        return _roots(self._by_part.get(part))

    def with_noun(self, noun: str) -> Iterator[Chain]:
        """Chains called by this noun, latest first."""
        return _roots(self._by_noun.get(noun))

    def of_kind(self, kind: str) -> Iterator[Chain]:
        """Chains of this kind ("state") or primary sector ("#MIL"), latest first."""
        return _roots(self._by_kind.get(kind))

    def merge(self, into: Chain, other: Chain) -> Chain:
        """One chain of the two; what ``into`` does not know it takes from ``other``."""
        into, other = into.root(), other.root()
        if into is other:
            return into
        other.merged = into
        into.phrases += other.phrases
        into.told += other.told
        into.nouns |= other.nouns
        into.row = into.row or other.row
        into.kind = into.kind or other.kind
        into.countries = into.countries or other.countries
        into.sectors = into.sectors or other.sectors
        into.gender = into.gender or other.gender
        into.name = into.name or other.name
        into.named = into.named or other.named
        return into


def _latest(chains: deque[Chain], chain: Chain) -> None:
    if chain in chains:
        chains.remove(chain)
    chains.append(chain)


def _roots(chains: deque[Chain] | None) -> Iterator[Chain]:
    seen: set[int] = set()
    for chain in reversed(chains or ()):
        root = chain.root()
        if root.number not in seen:
            seen.add(root.number)
            yield root
