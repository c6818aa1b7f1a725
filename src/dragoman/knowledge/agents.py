"""What common nouns say about actors: "border guard" is police, "rebel leader" armed opposition, "table" nobody."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge.actors import KINDS, read_codes
from dragoman.knowledge.offices import PUBLIC
from dragoman.knowledge.tables import DATA, Row, read_table

COLUMNS = ("noun", "modifiers", "sectors", "kind", "title", "takes", "example")
ANY = "*"
MODIFIER = "modifier"


@dataclass(frozen=True, slots=True)
class Agent:
    """A noun that names actors; one of ``modifiers`` must be there; one that ``takes`` has the sector of its modifier."""

    noun: str
    modifiers: tuple[str, ...]
    sectors: tuple[str, ...]
    kind: str
    title: bool
    takes: bool
    example: str
    where: str


class Agents:
    """The nouns that name actors, by lemma in lower case."""

    def __init__(self, rows: Iterable[Agent]) -> None:
        self._rows: dict[str, list[Agent]] = {}
        self._former: frozenset[str] = frozenset()
        self._given: dict[str, tuple[str, ...]] = {}
        self._titles: set[str] = set()
        for row in rows:
            self._add(row)

    def _add(self, row: Agent) -> None:
        if row.noun == ANY:
            self._former |= frozenset(row.modifiers)
            self._former_sectors = row.sectors
            return
        if row.kind != MODIFIER:
            self._rows.setdefault(row.noun, []).append(row)
        if row.sectors and not row.modifiers:
            self._given.setdefault(row.noun, row.sectors)
        if row.title:
            self._titles.add(row.noun)

    def find(self, noun: str, modifiers: Collection[str] = ()) -> Agent | None:
        """The row for ``noun`` with these words around it, all as lemmas in lower case; None where it is no actor.

        Modifiers are adjectives, compounds, possessors and what follows "of". A row with a modifier wins over one
        without; ``noun`` with the modifier before it is tried as one noun too ("prime minister").
        """
        words = [word.lower() for word in modifiers]
        noun = noun.lower()
        for word in words:
            for row in self._rows.get(f"{word} {noun}", ()):
                if not row.modifiers:
                    return row
        plain = None
        for row in self._rows.get(noun, ()):
            if not row.modifiers:
                plain = row
            elif not set(row.modifiers).isdisjoint(words):
                return row if row.kind else None
        return plain

    def sectors(self, noun: str, modifiers: Collection[str] = ()) -> tuple[str, ...]:
        """The PLOVER sectors that ``noun`` with these modifiers stands for, primary first; empty where none is said.

        >>> load_agents().sectors("guard", ["border"]), load_agents().sectors("minister", ["former", "foreign"])
        (('COP',), ('ELI',))
        """
        row = self.find(noun, modifiers)
        if row is None:
            return ()
        sectors = self._taken(modifiers) or row.sectors if row.takes and not row.modifiers else row.sectors
        if PUBLIC.intersection(sectors) and not self._former.isdisjoint(word.lower() for word in modifiers):
            return self._former_sectors
        return sectors

    def _taken(self, modifiers: Collection[str]) -> tuple[str, ...]:
        for word in modifiers:
            if word.lower() in self._given:
                return self._given[word.lower()]
        return ()

    def kind(self, noun: str, modifiers: Collection[str] = ()) -> str | None:
        """What kind of actor ``noun`` names ("person", "organization"); None where it names none."""
        row = self.find(noun, modifiers)
        return row.kind if row else None

    def is_actor(self, noun: str, modifiers: Collection[str] = ()) -> bool:
        """True when ``noun`` may name an actor at all."""
        return self.find(noun, modifiers) is not None

    def is_title(self, noun: str) -> bool:
        """True when ``noun`` stands before names of people: "President", "Gen.", "Mr"."""
        return noun.lower() in self._titles

    def titles(self) -> frozenset[str]:
        """All nouns that stand before names of people, in lower case."""
        return frozenset(self._titles)

    def rows(self) -> Iterator[Agent]:
        """Every noun of the table that names actors."""
        for rows in self._rows.values():
            yield from rows


def read_agents(*paths: Path) -> Agents:
    """The agent nouns of these tables together, with their codes checked."""
    known = read_codes(DATA / "actors" / "codes.tsv")
    codes = known["sector"] | known["country"]
    return Agents(_read_agent(row, codes) for path in paths for row in read_table(path, COLUMNS))


def _read_agent(row: Row, codes: Collection[str]) -> Agent:
    if not row["noun"] or not row["example"]:
        raise KnowledgeError(f"{row.where}: a row needs a noun and an example sentence")
    return Agent(
        noun=row["noun"],
        modifiers=row.many("modifiers"),
        sectors=row.choices("sectors", codes),
        kind=row.choice("kind", (*KINDS, MODIFIER, "")),
        title=row.flag("title"),
        takes=row.flag("takes"),
        example=row["example"],
        where=row.where,
    )


@cache
def load_agents() -> Agents:
    """The agent nouns that come with Dragoman; read once a process."""
    return read_agents(DATA / "actors" / "agents.tsv")
