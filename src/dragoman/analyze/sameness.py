"""What speaks for and against a noun phrase meaning somebody told of before: number, country, office, owner."""

from dataclasses import replace

from dragoman.analyze.chains import Chain, Index
from dragoman.analyze.descriptions import Description, Reader
from dragoman.analyze.mentions import Phrase
from dragoman.analyze.wording import lemma

BODIES = frozenset({"organization", "armed_group", "party", "company", "media", "igo"})
APART = ("person", "state", "place")
"""Kinds that no other kind of noun can mean."""
BESIDE = frozenset({"compound", "nmod", "amod"})
OWNING = frozenset({"known", "organization", "person", "unknown"})
ORGANS = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
RANKED = frozenset({"GOV", "MIL", "COP", "JUD"})
"""Sectors in which each goes by his own title: the general is not the colonel."""
ARMY = frozenset({"MIL"})
"""Sectors whose people may be abroad."""
COMPARED = 4
"""With how many of a chain's phrases a new one is compared."""


def may_be_called(reader: Reader, index: Index, chain: Chain, phrase: Phrase, says: Description) -> bool:
    """True when a phrase with a noun by which ``chain`` is called can mean it: "the rebel coalition", "the coalition"."""
    if says.noun in chain.nouns and not says.modifiers:
        says = replace(says, sectors=())
    if not _fits(chain, phrase, says) or _other_number(reader, chain, says) or _otherwise_tied(reader, chain, says):
        return False
    return not _of_another_body(reader, index, chain, says)


def may_be_a(reader: Reader, index: Index, chain: Chain, phrase: Phrase, says: Description) -> bool:
    """True when a phrase with another noun can mean ``chain``: "the Red Lions", "the group"."""
    if says.countries and not chain.countries or not may_be_called(reader, index, chain, phrase, says):
        return False
    if chain.row is not None and says.noun not in reader.wording.general | chain.nouns:
        return False
    if says.kinds and not says.sectors and says.noun in reader.wording.kinds:
        return False
    return not _is_no_organ(reader, chain, says) and not _other_noun(reader, chain, says)


def _fits(chain: Chain, phrase: Phrase, says: Description) -> bool:
    """True when nothing that is known speaks against ``phrase`` being ``chain``: person, number, gender, country."""
    if any((chain.kind == kind) != (says.kind == kind) for kind in APART):
        return False
    if phrase.gender and chain.gender and phrase.gender != chain.gender:
        return False
    if says.countries and chain.countries and not set(says.countries) & set(chain.countries):
        return False
    if says.sectors and chain.sectors and says.sectors[0] not in chain.sectors:
        return False
    return not any(_contradict(says, each.says) for each in chain.phrases[:COMPARED] if each.says is not None)


def _contradict(one: Description, other: Description) -> bool:
    """True for two of a kind that are told apart: "the foreign minister" and "the defense minister"."""
    if one.noun != other.noun or not one.kinds or not other.kinds:
        return False
    return one.kinds.isdisjoint(other.kinds)


def _otherwise_tied(reader: Reader, chain: Chain, says: Description) -> bool:
    """True where the country of the one owns the other: "the Danish-led coalition" is not "the Danish military".

    Nor are "forces in Denmark".
    """
    if not says.countries:
        return False
    said = (each.says for each in chain.phrases[:COMPARED] if each.says is not None and each.says.countries)
    return any(_tie(reader, each) != _tie(reader, says) for each in said)


def _tie(reader: Reader, says: Description) -> str:
    """How a phrase is its country's: led by it, armed and in it, or its own."""
    if any(word.rpartition("-")[2] in reader.wording.leading for word in says.words):
        return "led"
    return "placed" if says.placed and ARMY.intersection(says.sectors[:1]) else "own"


def same_modifiers(chain: Chain, says: Description) -> bool:
    """True when the first phrase of ``chain`` has the modifiers of the new one: "Danish farmers", "Danish farmers"."""
    first = next((each.says for each in chain.phrases[:COMPARED] if each.says is not None), None)
    return first is not None and first.modifiers == says.modifiers


def _other_noun(reader: Reader, chain: Chain, says: Description) -> bool:
    """True when ``chain`` is called by a noun of its own, so that another noun means another: a president, the minister."""
    general = reader.wording.general
    if says.noun in general or not chain.nouns - general:
        return False
    return says.kind != "person" or bool(RANKED.intersection(says.sectors[:1]))


def _other_number(reader: Reader, chain: Chain, says: Description) -> bool:
    """True for one body and several: "the group" is not the "other groups", "those groups" not the Red Lions."""
    other = says.kind == "group" and says.noun not in chain.nouns  # "the coalition" is not the officials told of before
    body = says.noun in reader.wording.kinds or says.kind in BODIES or other
    if not body or says.noun in reader.wording.forces:
        return False
    if says.plural:
        return chain.named and not chain.plural and says.noun in reader.wording.kinds
    armed = chain.kind == "armed_group" and says.sectors
    return not armed and (chain.kind == "group" and chain.plural or chain.plural and not chain.named)


def _is_no_organ(reader: Reader, chain: Chain, says: Description) -> bool:
    """True where one of the two is a state's own and the other not: "the group" is no army, "the army" no agency."""
    if chain.sectors and not says.sectors:
        return says.noun in reader.wording.private and bool(ORGANS.intersection(chain.sectors[:1]))
    return not chain.sectors and chain.named and bool(ORGANS.intersection(says.sectors[:1]))


def _of_another_body(reader: Reader, index: Index, chain: Chain, says: Description) -> bool:
    """True for "the group's leader" and a leader of somebody else: both are somebody's, and not the same one's."""
    own = _owners(reader, index, says)
    if not own:
        return False
    theirs = [_owners(reader, index, each.says) for each in chain.phrases[:COMPARED] if each.says is not None]
    known = [each for each in theirs if each]
    if known:
        return all(own.isdisjoint(each) for each in known)
    return chain.kind == "person" and chain.row is not None or says.plural and not chain.named


def _owners(reader: Reader, index: Index, says: Description) -> set[int | str]:
    """Whose the phrase says that somebody is, by chain and by name, but for states, which have a country for that."""
    owners: set[int | str] = set()
    for head in says.bodies:
        token, chain = reader.doc[head], index.at(head)
        if token.dep_ in BESIDE or chain is not None and chain.kind == "state":
            continue
        owners |= {chain.number} if chain is not None else set()
        named = head in reader.names and reader.names[head].kind in OWNING
        if named or reader.agents.is_actor(lemma(token)) and lemma(token) not in reader.wording.general:
            owners.add(lemma(token))
    return owners
