"""Who is who: countries, organisations, groups and people by every name that news uses for them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import get_args

from dragoman.errors import KnowledgeError
from dragoman.knowledge.countries import Country, countries, country_of
from dragoman.knowledge.meanings import Context, Found, HitKind, Meaning
from dragoman.knowledge.names import NameFinder, bare
from dragoman.knowledge.offices import Office, codes_on, read_offices
from dragoman.knowledge.packs import Pack
from dragoman.knowledge.parties import PartyTable, Stand, read_parties
from dragoman.knowledge.tables import DATA, Row, check_choice, read_table
from dragoman.knowledge.variants import VariantFinder
from dragoman.records.record import ActorKind

KINDS = get_args(ActorKind)
ACTOR_COLUMNS = ("id", "name", "names", "kind", "country", "sectors", "parent", "source")
CODE_COLUMNS = ("code", "kind", "meaning")
SOON = timedelta(days=730)
"""Candidates are in the news for this long before their first office."""
DOTTED = range(2, 6)
"""Lengths of acronyms that may be written with periods."""
SPOKEN = range(5, 9)
"""Lengths of acronyms that may be written as a word; shorter ones are too often words."""
SPOKEN_KINDS = frozenset({"igo", "armed_group", "party"})
SURNAME_FIRST = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK", "JPN", "VNM", "HUN"})
"""Countries whose people are named with the surname first or last."""
BUILT = "actors_factbook.tsv"
NO_PARTIES = PartyTable(())
WEAK = "~"
"""Stands in the tables before a name that says too little alone: "~Shell", "~Labour"."""


@dataclass(frozen=True, slots=True)
class KnownActor:
    """A row of the tables: ``country`` and ``sectors`` are PLOVER codes, ``parent`` the id of what it belongs to.

    ``weak`` are those of its names that mean it only where the text names its country, or itself by another name.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    country: tuple[str, ...]
    sectors: tuple[str, ...]
    parent: str | None
    where: str
    weak: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in a text: characters ``start`` to ``end`` (without a possessive 's) name the row ``id``."""

    start: int
    end: int
    kind: HitKind
    id: str


class ActorTable:
    """All actors with all their names, loaded once; ``find`` reads a text in one pass."""

    def __init__(
        self,
        actors: Iterable[KnownActor],
        people: Sequence[Office],
        passed_over: Iterable[str] = (),
        parties: PartyTable = NO_PARTIES,
    ) -> None:
        self.parties = parties
        self._rows: dict[str, KnownActor] = {}
        self._offices: dict[str, tuple[Office, ...]] = {}
        names: dict[str, list[Meaning]] = {}
        for name, meaning in (*_name_countries(), *self._add_actors(actors), *self._add_people(people)):
            found = names.setdefault(bare(name), [])
            if all(each.id != meaning.id or each.kind != meaning.kind for each in found):
                found.append(meaning)
        for phrase in passed_over:
            names.setdefault(bare(phrase), [])
        for each in countries():
            self._rows[each.code] = _row_of_country(each)
        self._alone = {bare(name) for office in people for name in office.alone}
        self._meanings = tuple(map(tuple, names.values()))
        variants = VariantFinder((i, name) for i, name in enumerate(names) if " " in name or "-" in name)
        self._finder = NameFinder(names, variants.find)

    def _add_actors(self, actors: Iterable[KnownActor]) -> Iterator[tuple[str, Meaning]]:
        for actor in actors:
            self._rows[actor.id] = actor
            for name in (actor.name, *actor.names):
                meaning = Meaning("actor", actor.id, name in actor.weak)
                yield name, meaning
                if name.isascii() and name.isupper() and name.isalpha():
                    yield from ((spelled, meaning) for spelled in _spell_acronym(name, actor.kind))

    def _add_people(self, people: Iterable[Office]) -> Iterator[tuple[str, Meaning]]:
        for office in people:
            self._offices[office.actor] = (*self._offices.get(office.actor, ()), office)
        for id, offices in self._offices.items():
            names = tuple(dict.fromkeys(name for office in offices for name in office.names))
            country, sectors = codes_on(offices, None)
            self._rows[id] = KnownActor(id, names[0], names, "person", country, sectors, None, offices[0].where)
            for name in dict.fromkeys(name for office in offices for name in (*office.names, *office.alone)):
                yield name, Meaning("person", id)
            if SURNAME_FIRST.intersection(country) and len(names[0].split()) == 2:
                yield " ".join(reversed(names[0].split())), Meaning("person", id)

    def find(self, text: str, day: date | None = None) -> list[Hit]:
        """Every name in ``text``, left to right, the longest where several begin.

        A name that several people share ("Bush") is theirs who held an office on ``day``; it is passed over where
        that leaves more than one. A surname alone is nobody's before the first office of who bears it. A name that
        several organisations share ("Congress") is the one's whose country the text names most.
        """
        found = [
            Found(start, end, self._in_time(self._meanings[index], day, self._finder.names[index] in self._alone))
            for start, end, index in self._finder.find(text)
        ]
        context: Context | None = None
        hits = []
        for each in found:
            meaning = each.meanings[0] if each.meanings else None
            if meaning is not None and meaning.kind == "actor" and (meaning.weak or len(each.meanings) > 1):
                context = context or Context(found, self._countries, text)
                meaning = context.choose(each)
            elif meaning is not None and meaning.kind == "person" and len(each.meanings) > 1:
                meaning = self._serving(each.meanings, day)
            if meaning is not None:
                hits.append(Hit(each.start, each.end, meaning.kind, meaning.id))
        return hits

    def candidates(self, name: str) -> tuple[str, ...]:
        """The ids of all who are called ``name``, whoever is meant in a text."""
        return tuple(dict.fromkeys(each.id for each in self._by_name().get(bare(name), ())))

    def _by_name(self) -> Mapping[str, tuple[Meaning, ...]]:
        return dict(zip(self._finder.names, self._meanings, strict=True))

    def _countries(self, id: str) -> tuple[str, ...]:
        return self.row(id).country

    def _in_time(self, meanings: tuple[Meaning, ...], day: date | None, alone: bool) -> tuple[Meaning, ...]:
        """The meanings without people whose surname says nothing yet on ``day``."""
        if day is None or not alone:
            return meanings
        soon = day + SOON
        return tuple(each for each in meanings if self._has_begun(each.id, soon))

    def _serving(self, meanings: Sequence[Meaning], day: date | None) -> Meaning | None:
        """The one person of several who held an office on ``day``."""
        if day is None:
            return None
        serving = [each for each in meanings if any(office.holds_on(day) for office in self.offices(each.id))]
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

    def rows(self) -> tuple[KnownActor, ...]:
        """Every row: countries, organisations and people."""
        return tuple(self._rows.values())

    def offices(self, id: str) -> tuple[Office, ...]:
        """The offices of a person, as the tables list them; empty for who is no person."""
        return self._offices.get(id, ())

    def codes(self, id: str, day: date | None = None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Country and sector codes of the actor on ``day``: a president is GOV in office and ELI after it.

        So is a party by its side, and a breakaway region as long as it lasts. Without a day, a person's latest office
        and the side that a party is on today count.
        """
        if id in self._offices:
            return codes_on(self._offices[id], day)
        row, country = self.row(id), country_of(id)
        if country is not None:
            return row.country, country.sectors_on(day)
        return row.country, self.parties.add_side(id, row.sectors, day)

    def names(self) -> tuple[str, ...]:
        """Every name that ``find`` knows, without the rare acronyms of built tables, which are often words."""
        named = zip(self._finder.names, self._meanings, strict=True)
        return tuple(name for name, meanings in named if " " in name or not self._are_rare(meanings))

    def _are_rare(self, meanings: Sequence[Meaning]) -> bool:
        return bool(meanings) and all(each.weak and BUILT in self.row(each.id).where for each in meanings)


def _spell_acronym(name: str, kind: str) -> Iterator[str]:
    """Other ways to write an acronym: "F.A.R.C.", and where it is spoken as a word "Farc"."""
    if len(name) in DOTTED:
        yield ".".join(name) + "."
    if len(name) in SPOKEN and kind in SPOKEN_KINDS and re.search("[AEIOU]", name[1:]):
        yield name.capitalize()


def _name_countries() -> Iterator[tuple[str, Meaning]]:
    for each in countries():
        yield from ((name, Meaning("country", each.code)) for name in each.names)
        yield from ((word, Meaning("adjective", each.code)) for word in each.adjectives)
    for each in countries():
        yield from ((word, Meaning("demonym", each.code)) for word in each.demonyms if word not in each.adjectives)
        yield from ((name, Meaning("capital", each.code)) for name in (*each.capital, *each.seats))


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
        written = (row["name"], *row.many("names"))
        names = tuple(name.removeprefix(WEAK).strip() for name in written)
        yield KnownActor(
            id=row["id"],
            name=names[0],
            names=names[1:],
            kind=row.choice("kind", KINDS),
            country=row.choices("country", known["country"]),
            sectors=row.choices("sectors", known["sector"]),
            parent=row["parent"] or None,
            where=row.where,
            weak=frozenset(name for name, raw in zip(names, written, strict=True) if raw.startswith(WEAK)),
        )
    allowed = {*seen, *known.get("actor", ()), *(each.code for each in countries())}
    for row in parents:
        row.choice("parent", allowed)


def read_codes(path: Path) -> dict[str, frozenset[str]]:
    """The codes that tables may use: under "sector", and under "country" with the international ones."""
    rows = read_table(path, CODE_COLUMNS)
    sectors = frozenset(row["code"] for row in rows if row["kind"] == "sector")
    international = frozenset(row["code"] for row in rows if row["kind"] == "international")
    return {"sector": sectors, "country": international | {each.country for each in countries()}}


def read_actor_table(folder: Path, packs: Sequence[Pack] = ()) -> ActorTable:
    """The actors of a folder with ``actors.tsv``, ``offices.tsv``, ``parties.tsv`` and ``not_actors.tsv``.

    Rows of ``packs`` add to them, or take the place of the row with the same key: the id of an actor; person, office
    and since; party, side and since.
    """
    known = read_codes(DATA / "actors" / "codes.tsv")
    actors: dict[str, KnownActor] = {}
    people: dict[tuple[str, str, date | None], Office] = {}
    stands: dict[tuple[str, str, date | None], Stand] = {}
    passed_over: list[str] = []
    for source, path in _find_files("actors", folder, packs):
        for actor in read_actors(path, known | {"actor": frozenset(actors)}):
            actors[actor.id] = replace(actor, where=source + actor.where) if source else actor
    for source, path in _find_files("offices", folder, packs):
        for office in read_offices(path, known):
            key = office.actor, office.office, office.since
            people[key] = replace(office, where=source + office.where) if source else office
    for source, path in _find_files("parties", folder, packs):
        for stand in read_parties(path):
            stands[stand.party, stand.side, stand.since] = replace(stand, where=source + stand.where)
    for _, path in _find_files("not_actors", folder, packs):
        passed_over += (row["phrase"] for row in read_table(path, ("phrase", "is")))
    latest_first = sorted(actors.values(), key=lambda each: "/" not in each.where)
    return ActorTable(latest_first, tuple(people.values()), passed_over, PartyTable(stands.values()))


def _find_files(kind: str, folder: Path, packs: Sequence[Pack]) -> Iterator[tuple[str, Path]]:
    """The tables of a kind in ``folder`` and then in ``packs``, each with what stands before its name in a rule."""
    yield from (("", path) for path in sorted(folder.glob(f"{kind}*.tsv")))
    yield from ((f"{pack.name}/", path) for pack in packs for path in pack.of(kind))


@cache
def load_actors() -> ActorTable:
    """The actors that come with Dragoman; read once a process."""
    return read_actor_table(DATA / "actors")
