"""Country, sectors, kind and role of each chain: from the tables, from what its phrases say, from whom it serves."""

from dataclasses import dataclass, replace

from dragoman.analyze.chains import Chain, Index
from dragoman.analyze.descriptions import Description, Reader
from dragoman.analyze.homes import Home, country_at_home
from dragoman.analyze.mentions import Phrase
from dragoman.records import Article, Region
from dragoman.records.record import ActorKind

OFFICE = frozenset({"GOV", "LEG", "ELI"})
"""Whose families are of the elite, as PLOVER has it."""
RETIRED = ("ELI",)
IDLE = 0.4
"""How sure it is that a place, or a group in passing, is an actor at all."""
PASSING = frozenset({"pobj", "dobj", "poss", "attr", "conj"})
CIVIL = ("CVL",)
GOVERNMENT = ("GOV",)
ORGANS = frozenset({"GOV", "MIL", "LEG", "JUD"})
"""Sectors of the organs of a state: where an article tells of them, the state's bare name stands for its government."""
OUTSIDE = (("REB",), ("PRM",), ("CRM",), ("UAF",))
UNKNOWN = frozenset({"organization", "group", None})
HEARD = 12
"""How many of its phrases say what an actor is."""
DEPTH = 4
"""How far "the aide of the spokesman of the army" is followed."""
KIND_OF_SECTOR: dict[str, ActorKind] = {"REB": "armed_group", "PRM": "armed_group", "PTY": "party", "JRN": "media"}
"""What a named organisation is whose sector says more than its name."""


@dataclass(frozen=True, slots=True)
class Coded:
    """What a chain becomes as an actor."""

    name: str
    kind: ActorKind
    countries: tuple[str, ...]
    sectors: tuple[str, ...]
    role: str
    rule: str
    confidence: float


def code_chains(reader: Reader, index: Index, home: Home | None, article: Article) -> dict[int, Coded]:
    """Every chain that is an actor, by its number, with its codes; ``home`` is the article's country."""
    book = _CodeBook(reader, index)
    edges = tuple(region for region in article.regions if region.kind in ("dateline", "byline"))
    coded = {
        chain.number: _code(book, chain, home)
        for chain in index.chains
        if chain.merged is None and _is_actor(reader, chain) and not _only_signs(reader, chain, edges)
    }
    governed = {country for each in coded.values() if governs(each.kind, each.sectors) for country in each.countries}
    for number, each in coded.items():
        if each.kind == "state" and each.sectors == GOVERNMENT and governed.isdisjoint(each.countries):
            if not any(_is_government(reader, phrase) for phrase in index.chains[number].phrases):
                coded[number] = replace(each, sectors=())
    return coded


def governs(kind: ActorKind, sectors: tuple[str, ...]) -> bool:
    """True for an organ of a state: its government, an official, its army, parliament or courts."""
    return kind != "state" and not ORGANS.isdisjoint(sectors[:1])


def _is_government(reader: Reader, phrase: Phrase) -> bool:
    """True where a phrase says that the government is meant: "the Danish authorities", the capital for its government."""
    if phrase.name is not None and phrase.kind == "name":
        return phrase.name.kind == "capital"
    return phrase.says is not None and phrase.says.noun in reader.wording.government


# ---- which chains are actors -------------------------------------------------------------------


def _is_actor(reader: Reader, chain: Chain) -> bool:
    phrases = chain.phrases
    if chain.kind == "state":
        return any(not _only_place(reader, phrase) for phrase in phrases)
    if chain.row is not None or any(phrase.wanted for phrase in phrases):
        return bool(phrases)
    if _is_place(reader, chain):
        return False
    if chain.named and chain.kind in ("organization", None) and _only_modifies(reader, chain):
        return False
    if chain.named and chain.kind in ("person", "organization", "armed_group", "party", "media", "igo", "company"):
        return True
    kinds = {phrase.name.kind for phrase in phrases if phrase.name is not None}
    if kinds & {"person", "organization"}:
        return True
    return len(phrases) > 1 and bool(chain.sectors or chain.kind)


def _only_signs(reader: Reader, chain: Chain, edges: tuple[Region, ...]) -> bool:
    """True for an agency or town that stands in a dateline or byline and nowhere else."""
    if not edges or any(phrase.speaks for phrase in chain.phrases):
        return False
    at = [reader.doc[phrase.head].idx for phrase in chain.phrases[: len(edges) + 1]]
    return len(at) <= len(edges) and all(any(edge.start <= each < edge.end for edge in edges) for each in at)


def _only_modifies(reader: Reader, chain: Chain) -> bool:
    """True for an unknown name that only tells which: "House" in "a House panel"."""
    return all(reader.doc[phrase.head].dep_ in ("compound", "nmod", "amod") for phrase in chain.phrases)


def _is_place(reader: Reader, chain: Chain) -> bool:
    """True for a town that the parser took for a person or an organisation: nothing says who it is."""
    if (
        reader.gazetteer is None
        or chain.gender is not None
        or chain.sectors
        or chain.row is not None
        or not chain.named
    ):
        return False
    return chain.kind in ("person", "organization", None) and bool(reader.gazetteer.lookup(chain.name))


def _only_place(reader: Reader, phrase: Phrase) -> bool:
    """True where a country is only where something happens: "in Freedonia"."""
    token = reader.doc[phrase.head]
    return token.dep_ == "pobj" and token.head.lower_ in reader.wording.locative and not phrase.wanted


# ---- codes ------------------------------------------------------------------------------------

Codes = tuple[tuple[str, ...], tuple[str, ...], str]


class _CodeBook:
    """Codes of chains, each worked out once, with what their phrases say."""

    def __init__(self, reader: Reader, index: Index) -> None:
        self.reader = reader
        self.index = index
        self._said: dict[int, tuple[Description, ...]] = {}
        self._codes: dict[tuple[int, int], Codes] = {}

    def said(self, chain: Chain) -> tuple[Description, ...]:
        """What the phrases of a chain say: titles and names first, then the others in text order; the first few."""
        if chain.number not in self._said:
            phrases = sorted(chain.phrases, key=lambda phrase: (phrase.kind != "name", phrase.head))
            said = [*(phrase.says for phrase in phrases if phrase.says is not None), *chain.told]
            self._said[chain.number] = tuple(said[:HEARD])
        return self._said[chain.number]

    def codes(self, chain: Chain, depth: int = DEPTH) -> Codes:
        """Countries and sectors of a chain, and the rule that gave them."""
        key = (chain.number, depth)
        if key not in self._codes:
            self._codes[key] = self._read(chain, depth)
        return self._codes[key]

    def _read(self, chain: Chain, depth: int) -> Codes:
        countries: tuple[str, ...] = ()
        sectors: tuple[str, ...] = ()
        rule = "name" if chain.named else "phrase"
        if chain.row is not None:
            known = chain.kind == "state"
            table = self.reader.table
            countries, sectors = (chain.countries, chain.sectors) if known else table.codes(chain.row, self.reader.day)
            rule = _rule_of_row(self.reader, chain.row)
        for each in _weightiest_first(chain, self.said(chain)):
            if each.sectors and not sectors:
                sectors, rule = each.sectors, rule if chain.row else each.rule
            countries = countries or each.countries
            if chain.row is not None and each.sectors == RETIRED and chain.kind == "person":
                sectors = RETIRED
        if depth and chain.row is None:
            countries, sectors = self._add_bodies(chain, countries, sectors, depth - 1)
        return countries, sectors, rule

    def _add_bodies(
        self, chain: Chain, countries: tuple[str, ...], sectors: tuple[str, ...], depth: int
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The codes with those of whom the actor speaks for, belongs to or is of the family of."""
        for each in self.said(chain):
            body = self._body(chain, each, depth)
            if body is None:
                if each.takes and not each.borrowed and sectors == each.sectors and self._of_unknown(chain, each):
                    sectors = ()
                continue
            of_countries, of_sectors, _ = self.codes(body, depth)
            countries = countries or of_countries
            if each.noun in self.reader.wording.kin:
                sectors = ("ELI",) if OFFICE.intersection(of_sectors) else sectors
            elif each.takes and of_sectors and body.kind != "state" and not (each.borrowed and sectors):
                sectors = of_sectors if not sectors or sectors == each.sectors else sectors
        return countries, sectors

    def _of_unknown(self, chain: Chain, says: Description) -> bool:
        """True for "the leader of the Lion Group" where nothing is known of the group: its leader need not govern."""
        bodies = [self.index.at(head) for head in says.bodies]
        return any(each is not None and each is not chain and each.named and each.kind in UNKNOWN for each in bodies)

    def _body(self, chain: Chain, says: Description, depth: int) -> Chain | None:
        for head in says.bodies:
            body = self.index.at(head)
            if body is not None and body is not chain and any(self.codes(body, depth)[:2]):
                return body
        return None


def _weightiest_first(chain: Chain, said: tuple[Description, ...]) -> tuple[Description, ...]:
    """``said``, but of an unknown body first that it is armed: "the Lion Army, a rebel group" is no state's army."""
    if not chain.named or chain.kind == "person":
        return said
    return tuple(sorted(said, key=lambda each: each.sectors[:1] not in OUTSIDE))


def _code(book: _CodeBook, chain: Chain, home: Home | None) -> Coded:
    countries, sectors, rule = book.codes(chain)
    confidence = 0.9 if chain.row is not None else 0.7 if countries or sectors else 0.5
    confidence = IDLE if _is_idle(book.reader, chain) else confidence
    if not sectors and any(_is_people(each) and not _is_nation(book.reader, each) for each in chain.phrases):
        sectors = CIVIL
    if not countries and chain.row is None:
        country = country_at_home(book.reader, chain, book.said(chain), sectors, home)
        countries, confidence = ((country,), min(confidence, 0.5)) if country else (countries, confidence)
    return Coded(
        chain.name, _kind(chain, sectors), countries, sectors, _role(chain, book.said(chain)), rule, confidence
    )


def _is_people(phrase: Phrase) -> bool:
    return phrase.name is not None and phrase.name.kind == "demonym"


def _is_nation(reader: Reader, phrase: Phrase) -> bool:
    """True for the bare plural of a people: "the Danes" are their nation, "two Danes" are civilians."""
    head = reader.doc[phrase.head]
    alone = all(child.dep_ == "det" and child.lower_ == "the" or child.is_punct for child in head.lefts)
    return alone and phrase.plural and not any(child.dep_ in ("prep", "acl", "relcl") for child in head.rights)


def _is_idle(reader: Reader, chain: Chain) -> bool:
    """True for a place, and for an unnamed one who is mentioned once and neither speaks nor acts."""
    if any(phrase.speaks for phrase in chain.phrases):
        return False
    deps = [reader.doc[phrase.head] for phrase in chain.phrases]
    if chain.kind == "state":
        return all(each.dep_ == "pobj" and each.head.lower_ in reader.wording.locative for each in deps)
    if chain.kind == "place":
        return all(each.dep_ in PASSING for each in deps)
    return not chain.named and len(deps) == 1 and deps[0].dep_ in PASSING


def _kind(chain: Chain, sectors: tuple[str, ...]) -> ActorKind:
    kind = chain.kind or ("group" if chain.plural else "other")
    return (
        KIND_OF_SECTOR.get(sectors[0], kind) if kind in ("organization", "other") and chain.named and sectors else kind
    )


def _rule_of_row(reader: Reader, row: str) -> str:
    where = reader.table.row(row).where
    return f"{where.split(':')[0]}#{row}"


def _role(chain: Chain, said: tuple[Description, ...]) -> str:
    if chain.kind == "state":
        return "state"
    return next((each.role for each in said if each.role and each.role.lower() != chain.name.lower()), "")
