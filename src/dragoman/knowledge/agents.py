"""What common nouns say about actors: "border guard" is police, "rebel leader" armed opposition, "table" nobody."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import itemgetter
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge.actors import KINDS, read_codes
from dragoman.knowledge.offices import PUBLIC
from dragoman.knowledge.packs import Pack
from dragoman.knowledge.tables import DATA, Row, read_table

COLUMNS = ("noun", "modifiers", "sectors", "kind", "title", "takes", "example")
ANY = "*"
MODIFIER = "modifier"
NEAR = 3
"""How far apart in the list of modifiers the two words of one stand: lemma and form are both in it."""


@dataclass(frozen=True, slots=True)
class Agent:
    """A noun that names actors; one that ``takes`` has the sector of the word that modifies it.

    One of ``modifiers`` must be there; of one with two words ("state news") both must.
    """

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
        self._plain: dict[str, Agent] = {}
        self._single: dict[tuple[str, str], tuple[int, Agent]] = {}
        self._double: dict[str, list[tuple[Agent, tuple[frozenset[str], ...]]]] = {}
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
        if row.kind == MODIFIER:
            self._given[row.noun] = row.sectors
            return
        self._index(row)
        if row.sectors and not row.modifiers:
            self._given.setdefault(row.noun, row.sectors)
        if row.title:
            self._titles.add(row.noun)

    def _index(self, row: Agent) -> None:
        self._rows.setdefault(row.noun, []).append(row)
        if not row.modifiers:
            self._plain[row.noun] = row
        for modifier in row.modifiers:
            if " " not in modifier:
                self._single.setdefault((row.noun, modifier), (len(self._single), row))
        both = tuple(frozenset(each.split()) for each in row.modifiers if " " in each)
        if both:
            self._double.setdefault(row.noun, []).append((row, both))

    def find(self, noun: str, modifiers: Collection[str] = ()) -> Agent | None:
        """The row for ``noun`` with these words around it, all as lemmas in lower case; None where it is no actor.

        Modifiers are adjectives, compounds, possessors and what follows "of". A row with a modifier wins over one
        without, one with two over one with one; ``noun`` with the modifier before it is tried as one noun too.
        """
        words = [word.lower() for word in modifiers]
        noun = noun.lower()
        best = self._best(noun, words)
        if best is None or not any(" " in each for each in best.modifiers):
            for word in words:
                joined = self._plain.get(f"{word} {noun}")
                if joined is not None:
                    return joined
        return best if best is None or best.kind else None

    def _best(self, noun: str, words: Collection[str]) -> Agent | None:
        """The row of which most words are there; of several the first of the table."""
        for row, both in self._double.get(noun, ()):
            if any(each.issubset(words) for each in both):
                return row
        fits = [found for word in words if (found := self._single.get((noun, word))) is not None]
        return min(fits, key=itemgetter(0))[1] if fits else self._plain.get(noun)

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
        """What the nearest modifier gives that gives any: that of "police spokesman" or "white house spokesman"."""
        words = [word.lower() for word in modifiers]
        for i, word in enumerate(words):
            two = (f"{other} {word}" for other in words[i + 1 : i + NEAR])
            for each in (*two, word):
                if self._given.get(each):
                    return self._given[each]
        return ()

    def kind(self, noun: str, modifiers: Collection[str] = ()) -> str | None:
        """What kind of actor ``noun`` names ("person", "organization"); None where it names none."""
        row = self.find(noun, modifiers)
        return row.kind if row else None

    def is_actor(self, noun: str, modifiers: Collection[str] = ()) -> bool:
        """True when ``noun`` may name an actor at all."""
        return self.find(noun, modifiers) is not None

    def abbreviations(self) -> tuple[str, ...]:
        """The titles of one word that end in a period: "lt.", "col."."""
        return tuple(word for word in self._titles if word.endswith(".") and " " not in word)

    def is_title(self, noun: str) -> bool:
        """True when ``noun`` stands before names of people: "President", "Gen.", "Mr"."""
        return noun.lower() in self._titles

    def says_former(self, word: str) -> bool:
        """True for "ex" and "retired", which tell of an office that is over."""
        return word.lower() in self._former

    def titles(self) -> frozenset[str]:
        """All nouns that stand before names of people, in lower case."""
        return frozenset(self._titles)

    def rows(self) -> Iterator[Agent]:
        """Every noun of the table that names actors."""
        for rows in self._rows.values():
            yield from rows


def read_agents(path: Path, packs: Sequence[Pack] = ()) -> Agents:
    """The agent nouns of a table, with their codes checked.

    Those of ``packs`` add to them, or take the place of a row with the same noun and modifiers.
    """
    known = read_codes(DATA / "actors" / "codes.tsv")
    codes = known["sector"] | known["country"]
    rows = [_read_agent(row, codes) for row in read_table(path, COLUMNS)]
    for pack in packs:
        for added in pack.of("agents"):
            read = (_read_agent(row, codes) for row in read_table(added, COLUMNS))
            rows += (replace(each, where=f"{pack.name}/{each.where}") for each in read)
    return Agents({(each.noun, each.modifiers, each.kind == MODIFIER): each for each in rows}.values())


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
