"""Country, sectors, kind and role of each chain: from the tables, else from what its phrases say, else from whom it serves."""

from collections import Counter
from dataclasses import dataclass

from dragoman.analyze.chains import Chain, Index
from dragoman.analyze.descriptions import Description, Reader
from dragoman.analyze.mentions import Phrase
from dragoman.records.record import ActorKind

DEPTH = 4
"""How far "the aide of the spokesman of the army" is followed."""
DOMESTIC = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "PTY", "REB", "PRM", "OPP", "ELI"})
"""Sectors that belong to one country, so that an article about one country says which."""
EVIDENT = 0.6
"""Share of an article's country names that must be one country's for it to be the evident one."""
COUNTED = 3
"""How many of them there must be."""


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


def code_chains(reader: Reader, index: Index) -> dict[int, Coded]:
    """Every chain that is an actor, by its number, with its codes."""
    home = evident_country(reader)
    return {
        chain.number: _code(reader, index, chain, home)
        for chain in index.chains
        if chain.merged is None and _is_actor(reader, chain)
    }


def evident_country(reader: Reader) -> str | None:
    """The country that the article is about, where its country names leave no doubt."""
    counts: Counter[str] = Counter()
    for i, name in reader.names.items():
        if i == name.head and name.kind in ("country", "adjective", "demonym", "capital"):
            counts.update(reader.codes(name)[0])
    if not counts:
        return None
    best, count = counts.most_common(1)[0]
    return best if count >= COUNTED and count >= EVIDENT * sum(counts.values()) else None


# ---- which chains are actors -------------------------------------------------------------------


def _is_actor(reader: Reader, chain: Chain) -> bool:
    phrases = chain.phrases
    if chain.kind == "state":
        return any(not _only_place(reader, phrase) for phrase in phrases)
    if chain.row is not None or any(phrase.wanted for phrase in phrases):
        return bool(phrases)
    if chain.named and chain.kind in ("person", "organization", "armed_group", "party", "media", "igo", "company"):
        return True
    kinds = {phrase.name.kind for phrase in phrases if phrase.name is not None}
    if kinds & {"person", "organization"}:
        return True
    return len(phrases) > 1 and bool(chain.sectors or chain.kind)


def _only_place(reader: Reader, phrase: Phrase) -> bool:
    """True where a country is only where something happens: "in Freedonia"."""
    token = reader.doc[phrase.head]
    return token.dep_ == "pobj" and token.head.lower_ in reader.wording.locative and not phrase.wanted


# ---- codes ------------------------------------------------------------------------------------


def _code(reader: Reader, index: Index, chain: Chain, home: str | None) -> Coded:
    said = _descriptions(chain)
    countries, sectors, rule = _codes(reader, index, chain, said, DEPTH)
    confidence = 0.9 if chain.row is not None else 0.7 if countries or sectors else 0.5
    if not countries and home and DOMESTIC.intersection(sectors[:1]):
        countries, rule, confidence = (home,), rule, 0.5
    return Coded(
        name=chain.name,
        kind=chain.kind or ("group" if chain.plural else "other"),
        countries=countries,
        sectors=sectors,
        role=_role(reader, chain, said),
        rule=rule,
        confidence=confidence,
    )


def _descriptions(chain: Chain) -> list[Description]:
    """What the phrases of a chain say: titles and names first, then appositions and noun phrases, in text order."""
    said = [phrase for phrase in chain.phrases if phrase.says is not None]
    said.sort(key=lambda phrase: (phrase.kind != "name", phrase.head))
    return [phrase.says for phrase in said if phrase.says is not None]


def _codes(
    reader: Reader, index: Index, chain: Chain, said: list[Description], depth: int
) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Countries, sectors, and the rule that gave them."""
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    rule = "name" if chain.named else "phrase"
    if chain.row is not None:
        countries, sectors = (chain.countries, chain.sectors) if chain.kind == "state" else reader.table.codes(chain.row, reader.day)
        rule = _rule_of_row(reader, chain.row)
    for each in said:
        if each.sectors and not sectors:
            sectors, rule = each.sectors, rule if chain.row else each.rule
        countries = countries or each.countries
    if depth and not (countries and sectors):
        for each in said:
            body_countries, body_sectors = _codes_of_bodies(reader, index, chain, each, depth - 1)
            countries = countries or body_countries
            if not sectors and each.takes:
                sectors = body_sectors
    return countries, sectors, rule


def _codes_of_bodies(
    reader: Reader, index: Index, chain: Chain, says: Description, depth: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    for head in says.bodies:
        body = index.at(head)
        if body is not None and body is not chain:
            countries, sectors, _ = _codes(reader, index, body, _descriptions(body), depth)
            if countries or sectors:
                return countries, sectors
    return (), ()


def _rule_of_row(reader: Reader, row: str) -> str:
    where = reader.table.row(row).where
    return f"{where.split(':')[0]}#{row}"


def _role(reader: Reader, chain: Chain, said: list[Description]) -> str:
    if chain.kind == "state":
        return "state"
    return next((each.role for each in said if each.role and each.role.lower() != chain.name.lower()), "")
