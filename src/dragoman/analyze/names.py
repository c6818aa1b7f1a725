"""Names in a parsed text: those that the tables know, and unknown ones of people and organisations."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from spacy.tokens import Doc, Token

from dragoman.analyze.wording import Wording, lemma
from dragoman.knowledge.actors import ActorTable
from dragoman.knowledge.agents import Agents
from dragoman.knowledge.countries import country_of_name

NameKind = Literal[
    "country", "capital", "adjective", "demonym", "known", "person", "organization", "place", "people", "unknown"
]

ENTITIES: Mapping[str, NameKind] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "people",
    "WORK_OF_ART": "unknown",
    "PRODUCT": "unknown",
}
"""What the parser's kinds of entities are here; the others (dates, amounts, laws) name nobody."""
DOUBTFUL = frozenset({"LAW", "EVENT", "LANGUAGE", "WORK_OF_ART", "PRODUCT"})
"""Kinds that the parser is often wrong about when the entity is short."""

JOINING = frozenset({"person", "organization", "unknown"})
LONGEST = 16


@dataclass(frozen=True, slots=True)
class Name:
    """A bare name from token ``first`` to ``last`` (exclusive); ``row`` is its id in the tables, if it has one."""

    first: int
    last: int
    head: int
    kind: NameKind
    row: str | None = None


def find_names(
    doc: Doc, table: ActorTable, wording: Wording, agents: Agents, day: date | None, text: str
) -> tuple[Name, ...]:
    """Every name in ``doc``, which reads ``text``, in text order; one may stand inside a longer name of somebody else."""
    known = list(_known_names(doc, text, table, day))
    owner = {i: name for name in known for i in range(name.first, name.last)}
    found: dict[tuple[int, int], Name] = {(name.first, name.last): name for name in known}
    for name in _unknown_names(doc, wording, agents):
        name = _after_nationality(name, owner)
        inside = {owner[i] for i in range(name.first, name.last) if i in owner}
        if any(not _gives_way(doc, each, name, table) for each in inside):
            continue
        for each in inside:
            if each.head == name.head:
                found.pop((each.first, each.last), None)
        found[name.first, name.last] = name
        owner |= dict.fromkeys(range(name.first, name.last), name)
    in_order = [
        replace(name, kind="person", row=None) if _is_relative(doc, name, wording) else name
        for name in sorted(found.values(), key=lambda name: (name.first, -name.last))
    ]
    return tuple(_with_own_bearers(doc, in_order, table, agents))


def _is_relative(doc: Doc, name: Name, wording: Wording) -> bool:
    """True for a first name beside a word of kinship: "his mother, Sharon" is no Ariel Sharon."""
    if name.kind != "known" or name.last - name.first > 1 or not name.first:
        return False
    token = doc[name.head]
    beside = [doc[name.first - 1], *([token.head] if token.dep_ == "appos" else ())]
    return any(lemma(each) in wording.kin and lemma(each) in wording.genders for each in beside)


def _with_own_bearers(doc: Doc, names: Iterable[Name], table: ActorTable, agents: Agents) -> Iterator[Name]:
    """The names, with a surname taken for the article's own bearer of it: after "Lea Monti" plain "Monti" is Lea Monti.

    It stays that of the tables' Monti where the article names him in full before, or says his title.
    """
    strangers: set[str] = set()
    introduced: set[str | None] = set()
    for name in names:
        surname, alone = doc[name.last - 1].lower_, name.last - name.first == 1
        if name.kind == "known" and not alone:
            introduced.add(name.row)
        elif name.kind == "person" and not alone:
            strangers.add(surname)
        elif name.kind == "known" and surname in strangers and name.row not in introduced:
            titled = name.first > 0 and agents.is_title(doc[name.first - 1].lower_)
            if name.row and table.offices(name.row) and not titled:
                name = replace(name, kind="person", row=None)
        yield name


def _after_nationality(name: Name, owner: Mapping[int, Name]) -> Name:
    """A person's name without the nationality before it: "Ahmad Roe" in "the Libyan Ahmad Roe"."""
    before = owner.get(name.first)
    if name.kind != "person" or before is None or before.kind != "adjective" or before.head == name.head:
        return name
    return replace(name, first=before.last) if before.last < name.last else name


def _gives_way(doc: Doc, known: Name, longer: Name, table: ActorTable) -> bool:
    """True when the ``longer`` name is of somebody else than the ``known`` one in it ("Michelle" before a surname)."""
    if known.last - known.first >= longer.last - longer.first:
        return False
    if known.head != longer.head:
        return known.kind != "adjective" or longer.kind == "organization"
    if longer.kind == "person" and known.kind == "adjective":
        return doc[known.head].pos_ == "PROPN" and doc[known.head].dep_ not in ("amod", "compound", "nmod")
    if longer.kind != "person" or known.row is None or known.kind != "known":
        return False
    row = table.row(known.row)
    parts = {part.casefold() for name in row.names for part in name.replace("-", " ").split()}
    return not all(doc[i].lower_ in parts or not doc[i].text[:1].isalpha() for i in range(longer.first, longer.last))


# ---- names that the tables know ----------------------------------------------------------------


def _known_names(doc: Doc, text: str, table: ActorTable, day: date | None) -> Iterator[Name]:
    spans = doc.to_array(["IDX", "LENGTH"]).tolist()
    starts = {start: i for i, (start, _) in enumerate(spans)}
    ends = {start + length: i + 1 for i, (start, length) in enumerate(spans)}
    before: Name | None = None
    for hit in table.find(text, day):
        first, last = starts.get(hit.start), ends.get(hit.end)
        if first is None or last is None or (hit.kind == "actor" and _is_foreign(doc, table, hit.id, first, before)):
            continue
        kind: NameKind = "known" if hit.kind == "actor" or hit.kind == "person" else hit.kind
        if kind == "country" and first > 1 and last - first > 1 and doc[first - 1].dep_ == "cc":
            shared = country_of_name(f"{doc[first - 2].text} {doc[first + 1 : last].text}")
            if shared is not None:
                yield Name(first - 2, first - 1, first - 2, "country", shared.code)
        before = Name(first, last, head_of(doc, first, last), kind, hit.id)
        yield before


def _is_foreign(doc: Doc, table: ActorTable, row: str, first: int, before: Name | None) -> bool:
    """True for "Freedonia's Home Office", where the tables know only another country's Home Office."""
    if before is None or before.row is None or before.kind not in ("country", "adjective"):
        return False
    beside = first - before.last
    if beside < 0 or beside > 1 or (beside == 1 and doc[before.last].tag_ != "POS"):
        return False
    countries = table.row(row).country
    return bool(countries) and not set(countries) & set(table.row(before.row).country)


def head_of(doc: Doc, first: int, last: int) -> int:
    """The token from ``first`` to ``last`` (exclusive) that the others hang on; the last one where there are several."""
    best = last - 1
    for i in range(last - 1, first - 1, -1):
        head = doc[i].head.i
        if not first <= head < last or head == i:
            if not doc[i].is_punct and doc[i].dep_ != "case":
                return i
    return best


# ---- names that only the text knows ------------------------------------------------------------


def _unknown_names(doc: Doc, wording: Wording, agents: Agents) -> Iterator[Name]:
    """Names that the parser has found and runs of proper nouns, joined where they are one name, without titles."""
    for name in _join_neighbours(doc, list(_raw_names(doc))):
        trimmed = trim(doc, name, wording, agents)
        if trimmed is not None:
            yield trimmed


def _raw_names(doc: Doc) -> Iterator[Name]:
    """Entities and runs of proper nouns in text order, without those of dates and amounts."""
    entity_at = {entity.start: entity for entity in doc.ents if entity.label_ not in DOUBTFUL or len(entity) > 2}
    i = 0
    while i < len(doc):
        entity = entity_at.get(i)
        if entity is not None:
            kind = ENTITIES.get(entity.label_)
            if kind is not None:
                yield Name(entity.start, entity.end, entity.end - 1, kind)
            i = entity.end
            continue
        last = i
        while (
            last < len(doc)
            and doc[last].pos_ == "PROPN"
            and last not in entity_at
            and not (last > i and doc[last].is_sent_start)
        ):
            last += 1
        if last > i and not _is_month(doc, i, last):
            yield Name(i, last, last - 1, "unknown")
        i = max(last, i + 1)


def _is_month(doc: Doc, first: int, last: int) -> bool:
    """True for "May" in "the 11 May coup": one word behind a day's number."""
    return last - first == 1 and first > 0 and doc[first - 1].like_num and doc[first - 1].text.isdigit()


def _join_neighbours(doc: Doc, names: list[Name]) -> Iterator[Name]:
    """The names, with "Red Lion" and "Front" made one where the first hangs on the second."""
    waiting: Name | None = None
    for name in names:
        if waiting is None:
            waiting = name
            continue
        head = doc[head_of(doc, waiting.first, waiting.last)]
        joins = waiting.last == name.first and head.dep_ == "compound" and name.first <= head.head.i < name.last
        if joins and waiting.kind in JOINING and name.kind in JOINING and name.last - waiting.first <= LONGEST:
            kind = waiting.kind if name.kind == "unknown" else name.kind
            waiting = replace(waiting, last=name.last, head=name.head, kind=kind)
        else:
            yield waiting
            waiting = name
    if waiting is not None:
        yield waiting


def trim(doc: Doc, name: Name, wording: Wording, agents: Agents) -> Name | None:
    """``name`` without article, titles and possessive mark around it; None where nothing that names anybody is left."""
    first, last = name.first, min(name.last, name.first + LONGEST)
    while first < last and _is_outside(doc[first], wording):
        first += 1
    while last > first and (
        doc[last - 1].tag_ == "POS" or doc[last - 1].dep_ == "case" or doc[last - 1].is_punct or doc[last - 1].is_space
    ):
        last -= 1
    if name.kind in ("person", "unknown") or any(
        doc[i].is_lower and doc[i].pos_ == "NOUN" for i in range(first, last - 1)
    ):
        first = _after_titles(doc, first, last, wording, agents)
    if name.kind in ("organization", "unknown") and last > first and agents.kind(lemma(doc[last - 1])) == "person":
        if name.kind == "unknown" or last - first == 1:
            return None
        last -= 1
    if first >= last or not any(doc[i].text[:1].isupper() for i in range(first, last)):
        return None
    kind = name.kind
    if kind == "organization" and last - first > 1 and doc[first].lower_ in wording.first_names:
        kind = "person"
    return replace(name, first=first, last=last, head=head_of(doc, first, last), kind=kind)


def _after_titles(doc: Doc, first: int, last: int, wording: Wording, agents: Agents) -> int:
    """Where the bare name begins in "Foreign Minister Jon Roe": behind the last title that something follows."""
    start = first
    for i in range(first, last - 1):
        word = doc[i].lower_
        if doc[i].is_lower and doc[i].pos_ == "NOUN" and agents.kind(lemma(doc[i])) == "person":
            start = i + 1
        if word in wording.honorifics or agents.is_title(word) or agents.is_title(word + "."):
            start = i + 1
    return start


def _is_outside(token: Token, wording: Wording) -> bool:
    return token.is_punct or token.is_space or token.pos_ == "DET" or token.lower_ in wording.honorifics
