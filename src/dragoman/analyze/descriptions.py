"""What a noun phrase itself says about who it means: country, sectors, kind, office, number and gender."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from spacy.tokens import Doc, Token

from dragoman.analyze.names import Name
from dragoman.analyze.wording import Gender, Wording, lemma
from dragoman.knowledge.actors import ActorTable
from dragoman.knowledge.agents import Agent, Agents
from dragoman.knowledge.countries import country_of, country_of_adjective, country_of_name
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.records.record import ActorKind

OF = frozenset({"of", "for", "from", "in", "at", "with"})
BODY = frozenset({"of", "for", "from", "at", "with"})
LOYAL = frozenset({"to", "with"})
OWN = frozenset({"of", "from", "at", "with"})
"""Prepositions that say whose a named person is."""
QUALIFYING = frozenset({"ADJ", "VERB", "NOUN", "PROPN", "X", "ADV"})
PEOPLES = frozenset({"people", "demonym"})
CIVIL = ("CVL",)
ARMED = frozenset({"MIL", "REB", "PRM", "UAF", "COP"})
UNARMED = frozenset({"REL", "CVL"})
"""Sectors that no armed group takes from a name: "Druze fighters" are no clergy."""
FARTHEST = 12
MOST_AFTER = 12
PROVINCE = 1_000_000
"""As how many people a province counts beside a town of the same name."""
CLEARLY = 5
"""How many times larger a town must be than its namesakes abroad for its name to be enough."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What phrases are read with: the parse and its text, the names in it by token, the tables, and the day."""

    doc: Doc
    text: str
    names: Mapping[int, Name]
    table: ActorTable
    agents: Agents
    wording: Wording
    day: date | None
    gazetteer: Gazetteer | None = None
    home: str | None = None

    def modifiers(self, head: Token, first: int) -> list[str]:
        """The words around a noun that may tell what it means, nearest first: those before it, and what follows "of"."""
        found = [self.doc[i] for i in range(head.i - 1, max(first, head.i - FARTHEST) - 1, -1)]
        found += self._former(head, first)
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ in ("of", "for"):
                objects = [each for each in child.children if each.dep_ == "pobj"]
                found += (each for each in objects if each.i not in self.names or self.names[each.i].row is None)
        forms = [child.lower_ for child in head.rights if child.dep_ == "prep" and child.lower_ == "to"]
        for each in found:
            word, form = lemma(each), each.lower_
            forms += (word,) if word == form else (word, form)
        return forms + [part for form in forms if "-" in form for part in form.split("-") if part]

    def _former(self, head: Token, first: int) -> Iterator[Token]:
        """The word before a phrase that says that it was so: "retired" General Roe, "ex" in "ex-minister"."""
        if former_of(self, head) is not None:
            yield head
        for i in {first - 1, head.i - 2 if head.i and self.doc[head.i - 1].text == "-" else first - 1}:
            if i >= 0 and self.doc[i].pos_ in QUALIFYING and self.agents.says_former(self.doc[i].lower_):
                yield self.doc[i]

    def codes(self, name: Name) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Countries and sectors that the tables give a name on the day; empty where they do not know it."""
        if name.row is None:
            return (self.country_of_place(name), ()) if name.kind == "place" else ((), ())
        if name.kind == "known":
            return self.table.codes(name.row, self.day)
        country = country_of(name.row)
        return ((country.country,), country.sectors) if country else ((), ())

    def country_of_place(self, name: Name) -> tuple[str, ...]:
        """The country of a town or province, where its name leaves no real choice; empty otherwise."""
        if self.gazetteer is None:
            return ()
        sizes: dict[str, int] = {}
        for each in self.gazetteer.lookup(self.doc[name.first : name.last].text):
            if each.country is not None:
                size = max(each.population, PROVINCE if each.feature == "ADM1" else 1)
                sizes[each.country] = max(size, sizes.get(each.country, 0))
        if not sizes:
            return ()
        best = max(sizes, key=lambda country: sizes[country])
        return (best,) if all(sizes[best] >= CLEARLY * size for other, size in sizes.items() if other != best) else ()


@dataclass(frozen=True, slots=True)
class Description:
    """What a phrase says: ``noun`` is its head's lemma, ``role`` the phrase as a short text.

    ``modifiers`` are the lemmas before the noun, ``kinds`` those of them that tell which minister, ``titles`` all nouns of
    office in it. ``borrowed`` sectors are a modifier's or a name's, not the noun's own. ``bodies`` are the head tokens
    of those whom the actor speaks for or belongs to ("a spokesman for the army"). ``placed`` countries are only where
    the actor is ("soldiers in Freedonia"): a possessor decides before them.
    """

    noun: str
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    kind: ActorKind | None = None
    role: str = ""
    rule: str = "phrase"
    plural: bool = False
    definite: bool = False
    indefinite: bool = False
    gender: Gender | None = None
    bodies: tuple[int, ...] = ()
    takes: bool = False
    borrowed: bool = True
    modifiers: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    titles: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    placed: bool = False


def describe(reader: Reader, first: int, head: int) -> Description:
    """What the phrase from token ``first`` with the head noun ``head`` says, with what hangs on it to the right."""
    doc, token = reader.doc, reader.doc[head]
    counted = _counted(reader, token)
    if counted is not None:
        inner = describe(reader, counted.left_edge.i, counted.i)
        people = counted.i in reader.names and reader.names[counted.i].kind in PEOPLES
        kind = "group" if inner.kind == "person" or people else inner.kind
        sectors = inner.sectors or (CIVIL if people else ())
        return replace(inner, kind=kind, sectors=sectors, plural=True, indefinite=True, definite=False)
    noun = noun_of(reader, token)
    first = max(first, head - FARTHEST)
    modifiers = reader.modifiers(token, first)
    agent = reader.agents.find(noun, modifiers)
    countries = list(_countries_before(reader, first, head))
    sectors = reader.agents.sectors(noun, modifiers)
    bodies = tuple(_bodies(reader, token, first))
    if agent is not None and agent.takes and sectors == agent.sectors:
        taken = _sectors_of_names(reader, first, head)
        sectors = sectors if ARMED.intersection(agent.sectors) and UNARMED.intersection(taken[:1]) else taken or sectors
    placed = False
    if not countries:
        countries, placed = _countries_after(reader, token)
    before = [doc[i] for i in range(first, head)]
    lower = tuple(each.lower_ for each in before)
    left = set(lower)
    return Description(
        noun=noun,
        countries=tuple(dict.fromkeys(countries)),
        sectors=sectors,
        kind=_kind(agent, former_of(reader, token) or token, noun, reader.wording),
        role=" ".join(each.text for each in (*before, token) if each.pos_ != "DET").strip()[:80],
        rule=f"{agent.where.split(':')[0]}#{agent.noun}" if agent else "phrase",
        plural=is_plural(former_of(reader, token) or token)
        or noun in reader.wording.collective
        and token.pos_ in ("PRON", "ADJ", "DET"),
        definite=bool(left & {"the", "this", "that", "these", "those"})
        or any(each.dep_ == "poss" for each in token.lefts),
        indefinite=bool(left & {"a", "an", "another", "some", "several", "many"})
        or any(each.dep_ == "nummod" for each in token.lefts),
        gender=reader.wording.genders.get(noun),
        bodies=bodies,
        takes=agent is not None and agent.takes,
        borrowed=agent is None or sectors != agent.sectors,
        modifiers=frozenset(lemma(each) for each in before if each.pos_ in ("ADJ", "NOUN", "PROPN")),
        kinds=frozenset(lemma(each) for each in before if _tells_kind(reader, each)),
        titles=(*(word for word in map(lemma, before) if reader.agents.is_title(word)), noun),
        words=(*lower, token.lower_),
        placed=placed,
    )


def noun_of(reader: Reader, token: Token) -> str:
    """The lemma of a noun, with what a hyphen joins to it where the two are one agent: "secretary-general"."""
    former = former_of(reader, token)
    if former is not None:
        return lemma(former)
    noun, after = lemma(token), token.i + 2
    if after < len(reader.doc) and not token.whitespace_ and reader.doc[token.i + 1].tag_ == "HYPH":
        joined = f"{noun} {reader.doc[after].lower_}"
        for each in (joined, joined.replace(" ", "-")):
            if reader.agents.is_actor(each):
                return each
    return noun


def former_of(reader: Reader, token: Token) -> Token | None:
    """The noun "minister" for the "ex" of "ex-minister", where the parser has made that the head; else None."""
    after = token.i + 2
    if after >= len(reader.doc) or token.whitespace_ or reader.doc[token.i + 1].text != "-":
        return None
    noun = reader.doc[after]
    fits = noun.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "amod", "nmod", "punct")
    return noun if fits and reader.agents.says_former(token.lower_) else None


def _counted(reader: Reader, token: Token) -> Token | None:
    """What "dozens of soldiers" or "a group of men" counts; None for a phrase that counts nothing."""
    if lemma(token) not in reader.wording.collective:
        return None
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            for each in child.children:
                people = each.pos_ == "NOUN" or each.i in reader.names and reader.names[each.i].kind in PEOPLES
                near = each.dep_ == "pobj" and each.i - token.i < FARTHEST
                if near and people and lemma(each) not in reader.wording.collective:
                    return each
    return None


def _tells_kind(reader: Reader, token: Token) -> bool:
    """True for "foreign" in "foreign minister": a modifier that is no country, rank or time."""
    return (
        token.dep_ in ("amod", "compound", "nmod")
        and token.i not in reader.names
        and not reader.wording.loose.intersection((lemma(token), token.lower_))
        and not reader.agents.says_former(token.lower_)
    )


def is_plural(token: Token) -> bool:
    """True for a noun or pronoun in the plural; "police" is one."""
    return "Plur" in token.morph.get("Number", []) or token.lower_ == "police"


def _kind(agent: Agent | None, token: Token, noun: str, wording: Wording) -> ActorKind | None:
    kind = cast(ActorKind, agent.kind) if agent else None
    if kind is None and noun in wording.people:
        kind = "person"
    if kind in ("person", "state", "organization", "company") and is_plural(token):
        return "group"
    return kind


# ---- country ----------------------------------------------------------------------------------


def _countries_before(reader: Reader, first: int, head: int) -> Iterator[str]:
    """Countries named before the head: "Freedonian troops", "Freedonia's army", "the Hezbollah leader"."""
    weaker: list[str] = []
    i = first
    while i <= head:
        name = reader.names.get(i)
        if name is None:
            yield from _country_in_word(reader, reader.doc[i])
            i += 1
            continue
        countries = () if _is_of_others(reader, name) else reader.codes(name)[0]
        if name.kind in ("country", "adjective", "demonym", "capital"):
            yield from countries
        elif not name.first <= head < name.last:
            weaker += countries
        i = max(name.last, i + 1)
    yield from weaker


def _country_in_word(reader: Reader, token: Token) -> tuple[str, ...]:
    """The country in a word with a hyphen: "U.S.-led"."""
    part, hyphen, rest = token.text.partition("-")
    if not hyphen or not part[:1].isupper() or rest.lower() in reader.wording.backing:
        return ()
    country = country_of_name(part) or country_of_adjective(part)
    return (country.country,) if country is not None else ()


def _is_of_others(reader: Reader, name: Name) -> bool:
    """True for "Freedonia" in "Freedonia-backed rebels", "anti-Freedonia" or "ethnic Freedonians": a country not theirs."""
    doc, after = reader.doc, name.last
    if name.first > 0 and doc[name.first - 1].lower_ in reader.wording.ethnic:
        return True
    if name.first > 1 and doc[name.first - 1].text == "-" and doc[name.first - 2].lower_ in reader.wording.about:
        return True
    if after + 1 >= len(doc) or doc[after - 1].whitespace_ or doc[after].text != "-":
        return False
    return doc[after + 1].lower_ in reader.wording.backing


def _countries_after(reader: Reader, head: Token) -> tuple[list[str], bool]:
    """The country of "troops from Freedonia", "people in Freedonia": the first that has one; True where it is a place."""
    found: list[str] = []
    placed = False
    for name, preposition in _names_after(reader, head):
        countries, _ = reader.codes(name)
        if countries and (preposition != "in" or name.kind in ("country", "capital", "place")):
            placed = placed or not found and preposition in ("in", "at")
            found += countries
        elif found:
            break
    return found, placed


def _prepositions(reader: Reader, head: Token, wanted: frozenset[str]) -> Iterator[Token]:
    """The prepositions behind a noun: "of" in "troops of Denmark", "to" in "militants loyal to Denmark"."""
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in wanted:
            yield child
        elif child.lower_ in reader.wording.loyal:
            yield from (each for each in child.rights if each.dep_ == "prep" and each.lower_ in LOYAL)


def _names_after(reader: Reader, head: Token) -> Iterator[tuple[Name, str]]:
    for child in _prepositions(reader, head, OF):
        objects = [each for each in child.children if each.dep_ == "pobj"]
        for each in (*objects, *(joined for one in objects for joined in one.conjuncts)):
            if each.i < child.i + MOST_AFTER:
                name = reader.names.get(each.i)
                if name is not None:
                    yield name, child.lower_
                else:
                    for inner in each.lefts:
                        if inner.i in reader.names:
                            yield reader.names[inner.i], child.lower_


# ---- sector -----------------------------------------------------------------------------------


def _sectors_of_names(reader: Reader, first: int, head: int) -> tuple[str, ...]:
    """The sectors of the known name in "Hezbollah fighters": the last that has some."""
    for i in range(head - 1, first - 1, -1):
        name = reader.names.get(i)
        sectors = reader.codes(name)[1] if name is not None and name.kind == "known" else ()
        if sectors:
            return sectors
    return ()


def _bodies(reader: Reader, head: Token, first: int) -> Iterator[int]:
    """Head tokens of those that a person speaks for or belongs to, nearest first."""
    for child in _prepositions(reader, head, BODY):
        yield from (each.i for each in child.children if each.dep_ == "pobj")
    for child in head.lefts:
        if child.dep_ in ("poss", "compound", "nmod") and child.i >= first:
            yield child.i


def bodies_behind(reader: Reader, head: Token) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Head tokens of those whom a named person is of, and the countries named with them: "Jon Roe of the Danish army"."""
    bodies: list[int] = []
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in OWN and child.i - head.i <= 2:
            bodies += (each.i for each in child.children if each.dep_ == "pobj" and each.i < child.i + MOST_AFTER)
    countries: list[str] = []
    for body in bodies:
        countries += _countries_before(reader, max(reader.doc[body].left_edge.i, body - FARTHEST), body)
    return tuple(bodies), tuple(dict.fromkeys(countries))
