"""Whom a noun phrase means: "the army", "the minister", "the government", "both sides", a phrase beside a name."""

from dataclasses import dataclass, replace
from itertools import islice

from spacy.tokens import Token

from dragoman.analyze.chains import Chain, Index
from dragoman.analyze.descriptions import Description, Reader
from dragoman.analyze.mentions import Phrase
from dragoman.analyze.pronouns import barred_at
from dragoman.knowledge.countries import country_of

POINTING = frozenset((word,) for word in ("the", "this", "that", "these", "those"))
OBJECTS = frozenset({"dobj", "dative"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
STAYING = frozenset({"in", "across", "throughout", "within", "inside", "around", "over", "of"})
ABROAD = frozenset({"MIL", "IGO", "SPY"})
HIGHEST = 12
"""How many words above a phrase are asked for the subject that it hangs on."""
COMPARED = 4
"""With how many of a chain's phrases a new one is compared."""


@dataclass(frozen=True, slots=True)
class Acting:
    """The country and the sectors of a clause's subject."""

    country: str
    sectors: set[str]


def link_nominal(reader: Reader, index: Index, phrase: Phrase) -> None:
    """Put a noun phrase into the chain that it means, or into a new one if it can name an actor."""
    says = phrase.says
    assert says is not None
    says = _with_possessor(reader, index, says)
    phrase = replace(phrase, says=says)
    named = _apposed_to(reader, index, phrase) or _issuer(reader, index, phrase, says)
    if named is not None:
        index.add(named, phrase)
        return
    group = _group(reader, index, says)
    if group:
        index.groups[phrase.head] = group
        for chain in group:
            chain.phrases.append(phrase)
        return
    known = _state_of(reader, index, phrase, says) or _same_as_before(reader, index, phrase, says)
    if known is not None or phrase.speaks or _can_be_new(reader, says):
        index.add(known or index.new_chain(), phrase)


def _with_possessor(reader: Reader, index: Index, says: Description) -> Description:
    """What a phrase says with the country of its possessor: "its army", "the country's army", "its army in Freedonia"."""
    if says.countries and not says.placed:
        return says
    for head in says.bodies:
        if says.placed and reader.doc[head].dep_ != "poss":
            continue
        body = index.at(head)
        if body is not None and body.countries:
            return replace(says, countries=body.countries)
    return says


def _issuer(reader: Reader, index: Index, phrase: Phrase, says: Description) -> Chain | None:
    """Whoever speaks through a document: "a Red Lions bulletin said", "the statement said" after it."""
    if not phrase.speaks or says.noun not in reader.wording.documents or says.kind is not None:
        return None
    for head in says.bodies:
        chain = index.at(head)
        if chain is not None and (chain.kind != "person" or reader.doc[head].dep_ == "poss"):
            index.remember_as(chain, "issuer")
            return chain
    if not says.definite or says.bodies:
        return None
    return next(index.of_kind("issuer"), None)


def _apposed_to(reader: Reader, index: Index, phrase: Phrase) -> Chain | None:
    """The person or body whose name the phrase stands beside: "Jon Roe, a doctor"."""
    token = reader.doc[phrase.head]
    if token.dep_ != "appos" or phrase.says is None:
        return None
    chain = index.at(token.head.i)
    if chain is None or chain.kind == "state" or not chain.named or chain.plural != phrase.plural:
        return None
    fits = chain.kind is None or phrase.says.kind is None or (chain.kind == "person") == (phrase.says.kind == "person")
    return chain if fits else None


def _can_be_new(reader: Reader, says: Description) -> bool:
    """True for a phrase that can name an actor of its own; "a wartime state" is no actor, "other states" are."""
    if says.noun in reader.wording.country and not says.plural and says.sectors[:1] in ((), ("GOV",)):
        return False
    return bool(says.kind or says.sectors or says.noun in reader.wording.people)


def _group(reader: Reader, index: Index, says: Description) -> tuple[Chain, ...]:
    """Who "both countries", "the two leaders", "the Freedonian and Sylvanian governments" are; empty for one actor."""
    wording = reader.wording
    what = wording.group_of.get(says.noun)
    if not says.plural:
        return ()
    if says.noun in wording.government | wording.country and len(says.countries) > 1:
        return tuple(state_chain(index, code) for code in says.countries if country_of(code) is not None)
    if what is None or not (says.modifiers | {says.noun}) & wording.both and not _says_both(says, wording.both):
        return ()
    kind = "person" if what == "persons" else "state"
    if not (says.definite or "both" in says.words or "either" in says.words):
        return ()
    latest = _latest_two(index, kind)
    if what == "any" and len(latest) < 2:
        latest = _latest_two(index, "armed_group")
    return tuple(reversed(latest)) if len(latest) == 2 else ()


def _latest_two(index: Index, kind: str) -> list[Chain]:
    """The two of a kind that are meant: the only two of the text, else those of the last sentence that names two."""
    every = list(index.of_kind(kind))
    if len(every) <= 2:
        return every
    named: dict[int, dict[int, Chain]] = {}
    for seen in index.recent:
        for chain in map(Chain.root, seen.members):
            if chain.kind == kind:
                named.setdefault(seen.sentence, {})[chain.number] = chain
    for sentence in sorted(named, reverse=True):
        if len(named[sentence]) > 1:
            return list(named[sentence].values())[::-1] if len(named[sentence]) == 2 else []
    return []


def _says_both(says: Description, both: frozenset[str]) -> bool:
    return any(word.lower() in both for word in says.words)


def _state_of(reader: Reader, index: Index, phrase: Phrase, says: Description) -> Chain | None:
    """The state that "the Freedonian government", "the authorities" or "the country" stands for, if it is evident."""
    wording = reader.wording
    if says.noun in wording.government and says.plural == (says.noun == "authority") and says.sectors != ("LEG",):
        if len(says.countries) == 1 and country_of(says.countries[0]) is not None:
            return state_chain(index, says.countries[0])
        if says.definite and not says.countries and not says.indefinite and not _has_named_body(index, says):
            if reader.home is not None:
                return state_chain(index, reader.home)
            return next((chain for chain in index.of_kind("acting state")), None)
    if says.noun in wording.country and says.definite and not says.plural and not says.countries:
        own = _country_of_subject(reader.doc[phrase.head], index)
        if own is None:
            return next((chain for chain in index.of_kind("state")), None)
        code = own.country if own.sectors.isdisjoint(ABROAD) else reader.home
        return state_chain(index, code) if code is not None else None
    return None


def _country_of_subject(token: Token, index: Index) -> Acting | None:
    """Who acts in or about a place: "the police minister declared a curfew in the country" speaks of his own.

    What soldiers and envoys do may be done abroad: with them it is the country of the article, or stays open.
    """
    if token.dep_ != "pobj" or token.head.lower_ not in STAYING:
        return None
    for above in islice(token.ancestors, HIGHEST):
        for child in above.lefts:
            chain = index.at(child.i) if child.dep_ in SUBJECTS and not child.is_ancestor(token) else None
            if chain is not None and chain.kind == "state":
                return None
            if chain is not None and len(chain.countries) == 1 and country_of(chain.countries[0]):
                said = {sector for each in chain.phrases if each.says for sector in each.says.sectors}
                return Acting(chain.countries[0], said.union(chain.sectors))
    return None


def _has_named_body(index: Index, says: Description) -> bool:
    """True for "the Roe government": somebody's, not that of the state just mentioned."""
    return any(chain is not None and chain.named for chain in (index.at(head) for head in says.bodies))


def _same_as_before(reader: Reader, index: Index, phrase: Phrase, says: Description) -> Chain | None:
    """The latest chain that a phrase can mean: called by the same noun, or of its sector or kind."""
    if says.indefinite or says.noun in reader.wording.kin:
        return None
    barred = _barred(reader, index, phrase)
    for chain in index.with_noun(says.noun):
        if chain not in barred and _fits(chain, phrase, says) and (says.definite or _same_modifiers(chain, says)):
            return chain
    if says.words[:1] not in POINTING:
        return None
    for key in _keys_of_kind(reader, says):
        for chain in index.of_kind(key):
            if chain in barred or not _fits(chain, phrase, says) or (says.countries and not chain.countries):
                continue
            if chain.row is not None and says.noun not in reader.wording.general | chain.nouns:
                continue
            if says.plural and not chain.plural and chain.kind != "group" and not _may_be_one(reader, says):
                continue
            if not _other_noun(reader, chain, says):
                return chain
    return None


def _barred(reader: Reader, index: Index, phrase: Phrase) -> tuple[Chain, ...]:
    """Who is told apart by grammar: "the minister" and "the general" that one "and" or one verb joins are two."""
    token = reader.doc[phrase.head]
    if token.dep_ in OBJECTS:
        return tuple(barred_at(index, token))
    joined = [index.at(each.i) for each in token.conjuncts] if token.dep_ == "conj" else []
    return tuple(each for each in joined if each is not None)


def _may_be_one(reader: Reader, says: Description) -> bool:
    """True for a plural that may mean one body: "the rebels", "the forces"; "the groups" are several."""
    several = says.noun in reader.wording.kinds and says.kind != "armed_group"
    return says.noun in reader.wording.general and not several


def _keys_of_kind(reader: Reader, says: Description) -> tuple[str, ...]:
    """Under which kinds and sectors to look for "the group", "the rebels", "the minister"."""
    keys = [f"#{says.sectors[0]}"] if says.sectors else []
    kinds = reader.wording.kinds.get(says.noun, frozenset())
    if "organization" in kinds:
        keys += ["armed_group", "organization", "igo"]
    keys += sorted(kinds - {"organization"})
    return tuple(keys)


def _fits(chain: Chain, phrase: Phrase, says: Description) -> bool:
    """True when nothing that is known speaks against ``phrase`` being ``chain``: person, number, gender, country."""
    person = says.kind == "person"
    if person != (chain.kind == "person") or (chain.kind == "state") != (says.kind == "state"):
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


def _same_modifiers(chain: Chain, says: Description) -> bool:
    first = next((each.says for each in chain.phrases[:COMPARED] if each.says is not None), None)
    return first is not None and first.modifiers == says.modifiers


def _other_noun(reader: Reader, chain: Chain, says: Description) -> bool:
    """True when ``chain`` is called by a noun of its own, so that another noun means another: a president, the minister."""
    general = reader.wording.general
    if says.noun in general or not chain.nouns - general:
        return False
    return says.kind != "person" or says.sectors[:1] == ("GOV",)


def state_chain(index: Index, code: str) -> Chain:
    """The chain of the state with this code of the table of countries, new if need be."""
    country = country_of(code)
    if code not in index.by_row:
        chain = index.new_chain()
        chain.kind, chain.row, chain.named = "state", code, True
        if country is not None:
            chain.name, chain.countries, chain.sectors = country.name, (country.country,), country.sectors
            index.remember_name(chain, country.name.lower().split())
        index.by_row[code] = chain
    return index.by_row[code].root()
