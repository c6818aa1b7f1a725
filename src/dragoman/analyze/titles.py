"""The titles before names: "Sylvanian Defense Minister" Jon Roe, "Secretary of State" Ann Poe."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from dragoman.analyze.descriptions import FARTHEST, Description, Reader, describe
from dragoman.analyze.names import Name
from dragoman.analyze.wording import lemma

MODIFIERS = frozenset({"compound", "amod", "nmod", "nummod", "det", "poss", "case", "quantmod", "punct"})
BREAKS = frozenset({"PUNCT", "CCONJ", "VERB", "AUX", "ADP", "SPACE", "PRON"})
RANKS = (("MIL",), ("COP",))


@dataclass(frozen=True, slots=True)
class Title:
    """Tokens ``first`` to ``last`` (exclusive) before a name; ``noun`` is its head: "Secretary" of "Secretary of State"."""

    first: int
    noun: int
    last: int


def find_titles(reader: Reader, names: Iterable[Name]) -> dict[Name, Title]:
    """The title before each name that has one."""
    titles = (
        (name, _title_before(reader, name) or _office_with_of(reader, name))
        for name in names
        if name.kind in ("person", "unknown", "known", "organization")
    )
    return {name: title for name, title in titles if title is not None}


def describe_title(reader: Reader, first: int, noun: int) -> Description:
    """What a title says; of an office and a rank the office decides: "Defense Minister General" Jon Roe."""
    says = describe(reader, first, noun)
    if says.sectors[:1] not in RANKS:
        return says
    for i in range(noun - 1, first - 1, -1):
        if reader.agents.is_title(lemma(reader.doc[i])):
            office = describe(reader, first, i)
            if office.kind == "person" and office.sectors[:1] not in ((), *RANKS):
                return replace(office, role=says.role, titles=(*office.titles, says.noun))
    return says


def _title_before(reader: Reader, name: Name) -> Title | None:
    """The title right before a name ("Sylvanian Defense Minister" Jon Roe), or None."""
    doc, head = reader.doc, reader.doc[name.head]
    if name.first == 0 or head.i != name.last - 1 and head.i not in range(name.first, name.last):
        return None
    noun = doc[name.first - 1]
    courtesy = noun.lower_ in reader.wording.honorifics and not _is_office(reader, noun)
    if noun.pos_ not in ("NOUN", "PROPN") or noun.is_punct or courtesy:
        return None
    if noun.i in reader.names or not (noun.head.i in range(name.first, name.last) or noun.dep_ in MODIFIERS):
        return None
    edge = max(min(head.left_edge.i, noun.left_edge.i), name.first - FARTHEST)
    first = noun.i
    while first > edge and (doc[first - 1].pos_ not in BREAKS or doc[first - 1].text == "-"):
        first -= 1
    first = _after_break(doc, first, noun.i)
    if (
        not reader.agents.is_actor(lemma(noun), reader.modifiers(noun, first))
        and noun.lower_ not in reader.wording.genders
    ):
        return None
    return Title(first, noun.i, noun.i + 1)


def _is_office(reader: Reader, noun: Token) -> bool:
    """True for "King" and "Prince", which are more than words of courtesy."""
    return reader.agents.is_title(lemma(noun)) and bool(reader.agents.sectors(lemma(noun)))


def _office_with_of(reader: Reader, name: Name) -> Title | None:
    """The title in "Secretary of State Jon Roe"; None where "of" has a known name behind it."""
    for noun in reader.doc[name.head].lefts:
        if noun.dep_ not in ("nmod", "compound", "amod") or not reader.agents.is_title(lemma(noun)):
            continue
        of = reader.doc[noun.i + 1]
        between = reader.doc[of.i + 1 : name.first]
        known = any(each.i in reader.names and reader.names[each.i].row is not None for each in between)
        if of.lower_ == "of" and noun.right_edge.i == name.first - 1 and len(between) <= FARTHEST and not known:
            return Title(start_of(noun), noun.i, name.first)
    return None


def start_of(token: Token) -> int:
    """Where the noun phrase with this head begins."""
    return _after_break(token.doc, max(token.left_edge.i, token.i - FARTHEST), token.i)


def _after_break(doc: Doc, first: int, head: int) -> int:
    """``first`` moved behind white space and marks, which belong to no phrase."""
    while first < head and (doc[first].is_space or doc[first].is_punct):
        first += 1
    return first
