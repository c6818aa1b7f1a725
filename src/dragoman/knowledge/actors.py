"""Who is who: countries, organisations, groups and people by every name that news uses for them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from dragoman.errors import KnowledgeError
from dragoman.knowledge.countries import Country, countries
from dragoman.knowledge.names import NameFinder, plain
from dragoman.knowledge.offices import Office, codes_on, read_offices
from dragoman.knowledge.tables import DATA, Row, check_choice, read_table
from dragoman.records.record import ActorKind

HitKind = Literal["country", "adjective", "demonym", "capital", "actor", "person"]
KINDS = get_args(ActorKind)
ACTOR_COLUMNS = ("id", "name", "names", "kind", "country", "sectors", "parent", "source")
CODE_COLUMNS = ("code", "kind", "meaning")
SOON = timedelta(days=730)
"""Candidates are in the news for this long before their first office."""


@dataclass(frozen=True, slots=True)
class KnownActor:
    """A row of the tables: ``country`` and ``sectors`` are PLOVER codes, ``parent`` the id of what it belongs to."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    country: tuple[str, ...]
    sectors: tuple[str, ...]
    parent: str | None
    where: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in a text: characters ``start`` to ``end`` (without a possessive 's) name the row ``id``."""

    start: int
    end: int
    kind: HitKind
    id: str


class ActorTable:
    """All actors with all their names, loaded once; ``find`` reads a text in one pass."""

    def __init__(self, actors: Iterable[KnownActor], people: Sequence[Office], passed_over: Iterable[str] = ()) -> None:
        self._rows: dict[str, KnownActor] = {}
        self._offices: dict[str, tuple[Office, ...]] = {}
        names: dict[str, list[tuple[HitKind, str]]] = {}
        for kind, name, id in (*_name_countries(), *self._add_actors(actors), *self._add_people(people)):
            for form in {name, plain(name)}:
                found = names.setdefault(form, [])
                if (kind, id) not in found:
                    found.append((kind, id))
        for phrase in passed_over:
            names.setdefault(phrase, [])
        for each in countries():
            self._rows[each.code] = _row_of_country(each)
        self._alone = {form for office in people for name in office.alone for form in (name, plain(name))}
        self._meanings = tuple(tuple(meaning) for meaning in names.values())
        self._finder = NameFinder(names)

    def _add_actors(self, actors: Iterable[KnownActor]) -> Iterator[tuple[HitKind, str, str]]:
        for actor in actors:
            self._rows[actor.id] = actor
            yield from (("actor", name, actor.id) for name in (actor.name, *actor.names))

    def _add_people(self, people: Iterable[Office]) -> Iterator[tuple[HitKind, str, str]]:
        for office in people:
            self._offices[office.actor] = (*self._offices.get(office.actor, ()), office)
        for id, offices in self._offices.items():
            names = tuple(dict.fromkeys(name for office in offices for name in office.names))
            country, sectors = codes_on(offices, None)
            self._rows[id] = KnownActor(id, names[0], names, "person", country, sectors, None, offices[0].where)
            yield from (("person", name, id) for office in offices for name in (*office.names, *office.alone))

    def find(self, text: str, day: date | None = None) -> list[Hit]:
        """Every name in ``text``, left to right, the longest where several begin.

        A name that several people share ("Bush") is theirs who held an office on ``day``; it is passed over where
        that leaves more than one. A surname alone is nobody's before the first office of who bears it.
        """
        hits = []
        for start, end, index in self._finder.find(text):
            meaning = self._choose(self._meanings[index], day, self._finder.names[index] in self._alone)
            if meaning:
                hits.append(Hit(start, end, *meaning))
        return hits

    def _choose(
        self, meanings: Sequence[tuple[HitKind, str]], day: date | None, alone: bool
    ) -> tuple[HitKind, str] | None:
        if day is not None and alone:
            soon = day + SOON
            meanings = [each for each in meanings if self._has_begun(each[1], soon)]
        if not meanings or meanings[0][0] != "person" or len(meanings) == 1:
            return meanings[0] if meanings else None
        if day is None:
            return None
        serving = [each for each in meanings if any(office.held_on(day) for office in self._offices.get(each[1], ()))]
        return serving[0] if len(serving) == 1 else None

    def _has_begun(self, id: str, day: date) -> bool:
        """True for a person who held an office by ``day``, as far as the table says; and for all who are no persons."""
        offices = self._offices.get(id, ())
        return not offices or any(office.since is None or office.since <= day for office in offices)

    def row(self, id: str) -> KnownActor:
        """The row with this id; for a country the government that its name stands for."""
        if id not in self._rows:
            check_choice(id, self._rows, "actor")
        return self._rows[id]

    def offices(self, id: str) -> tuple[Office, ...]:
        """The offices of a person, as the tables list them; empty for who is no person."""
        return self._offices.get(id, ())

    def codes(self, id: str, day: date | None = None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Country and sector codes of the actor on ``day``: a president is GOV in office and ELI after it.

        Without a day, a person's latest office counts.
        """
        if id in self._offices:
            return codes_on(self._offices[id], day)
        row = self.row(id)
        return row.country, row.sectors

    def names(self) -> tuple[str, ...]:
        """Every name that ``find`` knows."""
        return self._finder.names


def _name_countries() -> Iterator[tuple[HitKind, str, str]]:
    for each in countries():
        yield from (("country", name, each.code) for name in each.names)
        yield from (("adjective", word, each.code) for word in each.adjectives)
    for each in countries():
        yield from (("demonym", word, each.code) for word in each.demonyms if word not in each.adjectives)
        yield from (("capital", name, each.code) for name in (*each.capital, *each.seats))


def _row_of_country(country: Country) -> KnownActor:
    return KnownActor(
        country.code, country.name, country.names, "state", (country.country,), country.sectors, None, country.where
    )


def read_actors(path: Path, known: Mapping[str, Collection[str]]) -> Iterator[KnownActor]:
    """Each row of the table of actors at ``path``, with its codes checked."""
    seen: dict[str, str] = {}
    parents: list[Row] = []
    for row in read_table(path, ACTOR_COLUMNS):
        if row["id"] in seen:
            raise KnowledgeError(f"{row.where}: id {row['id']!r} is already that of {seen[row['id']]}; take another")
        seen[row["id"]] = row.where
        if row["parent"]:
            parents.append(row)
        yield KnownActor(
            id=row["id"],
            name=row["name"],
            names=row.many("names"),
            kind=row.choice("kind", KINDS),
            country=row.choices("country", known["country"]),
            sectors=row.choices("sectors", known["sector"]),
            parent=row["parent"] or None,
            where=row.where,
        )
    for row in parents:
        row.choice("parent", (*seen, *(each.code for each in countries())))


def read_codes(path: Path) -> dict[str, frozenset[str]]:
    """The codes that tables may use: under "sector", and under "country" with the international ones."""
    rows = read_table(path, CODE_COLUMNS)
    sectors = frozenset(row["code"] for row in rows if row["kind"] == "sector")
    international = frozenset(row["code"] for row in rows if row["kind"] == "international")
    return {"sector": sectors, "country": international | {each.country for each in countries()}}


def read_actor_table(*folders: Path) -> ActorTable:
    """The actors of these folders together, each with any of ``actors.tsv``, ``offices.tsv`` and ``not_actors.tsv``."""
    known = read_codes(DATA / "actors" / "codes.tsv")
    actors: list[KnownActor] = []
    people: list[Office] = []
    passed_over: list[str] = []
    for folder in folders:
        actors += (each for path in sorted(folder.glob("actors*.tsv")) for each in read_actors(path, known))
        people += (each for path in sorted(folder.glob("offices*.tsv")) for each in read_offices(path, known))
        for path in sorted(folder.glob("not_actors*.tsv")):
            passed_over += (row["phrase"] for row in read_table(path, ("phrase", "is")))
    return ActorTable(actors, people, passed_over)


@cache
def load_actors() -> ActorTable:
    """The actors that come with Dragoman; read once a process."""
    return read_actor_table(DATA / "actors")
