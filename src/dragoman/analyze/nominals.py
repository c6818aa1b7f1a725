"""Whom a noun phrase means: "the army", "the minister", "the government", "both sides", a phrase beside a name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from spacy.tokens import Token

from dragoman.analyze.chains import Chain, Index
from dragoman.analyze.descriptions import Description, Reader
from dragoman.analyze.mentions import Phrase
from dragoman.analyze.salience import barred_at
from dragoman.analyze.sameness import BESIDE, BODIES, may_be_a, may_be_called, same_modifiers
from dragoman.analyze.wording import lemma
from dragoman.knowledge.countries import country_of

POINTING = frozenset((word,) for word in ("the", "this", "that", "these", "those"))
OBJECTS = frozenset({"dobj", "dative"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
STAYING = frozenset({"in", "across", "throughout", "within", "inside", "around", "over", "of"})
ABROAD = frozenset({"MIL", "IGO", "SPY"})
GOVERNING = ("GOV",)
PASSING = 2
"""How many sentences back somebody without a name is still meant rather than another with one."""
JUST = 1
"""How many sentences back a state is just named."""
OPENING = 8
"""How many words of a sentence may name the place to which it turns."""
HIGHEST = 12
"""How many words above a phrase are asked for the subject that it hangs on."""


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
    named = (
        _apposed_to(reader, index, phrase) or _issuer(reader, index, phrase, says) or _counted_in(reader, index, phrase)
    )
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
    if chain is None or chain.kind == "state" or not chain.named:
        return None
    if chain.plural != phrase.plural and chain.kind not in BODIES:
        return None
    fits = chain.kind is None or phrase.says.kind is None or (chain.kind == "person") == (phrase.says.kind == "person")
    return chain if fits else None


def _counted_in(reader: Reader, index: Index, phrase: Phrase) -> Chain | None:
    """Those whose number or share the words around the phrase give: "soldiers" in "hundreds of soldiers"."""
    token = reader.doc[phrase.head]
    counts = token.dep_ == "pobj" and token.head.lower_ == "of" and lemma(token.head.head) in reader.wording.collective
    return index.at(token.head.head.i) if counts else None


def _can_be_new(reader: Reader, says: Description) -> bool:
    """True for a phrase that can name an actor of its own; "a wartime state" is no actor, "other states" are."""
    if says.noun in reader.wording.country and not says.plural and says.sectors[:1] in ((), ("GOV",)):
        return False
    if says.noun in reader.wording.country and says.words[:1] in POINTING and says.words[-1:] == (says.noun,):
        return False  # "parts of the country"
    return bool(says.kind or says.sectors or says.noun in reader.wording.people)


def _group(reader: Reader, index: Index, says: Description) -> tuple[Chain, ...]:
    """Who "both countries", "the two leaders", "the Freedonian and Sylvanian governments" are; empty for one actor."""
    wording = reader.wording
    what = wording.group_of.get(says.noun)
    if not says.plural:
        return ()
    if says.sectors[:1] == GOVERNING and (states := _states_owning(reader, index, says)):
        return states
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


def _states_owning(reader: Reader, index: Index, says: Description) -> tuple[Chain, ...]:
    """The states that act through "their officials" and, after "Denmark and Sweden", through "whose ministers"."""
    for head in says.bodies:
        if reader.doc[head].dep_ == "poss" and all(each.kind == "state" for each in index.groups.get(head, ())):
            return index.groups.get(head, ())
    return ()


def _latest_two(index: Index, kind: str) -> list[Chain]:
    """The two of a kind that are meant: the only two of the text, else those of the last sentence that names two."""
    every = list(index.of_kind(kind))
    if len(every) <= 2:
        return every
    named: dict[int, dict[int, Chain]] = {}
    for seen in index.recent:
        for chain in map(Chain.root, seen.members):
            if chain.kind == kind and not seen.aside:
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
            if (code := _country_of_scene(reader, phrase)) is not None:
                return state_chain(index, code)
            if reader.home is not None:
                return state_chain(index, reader.home)
            called = (chain for chain in index.with_noun(says.noun) if chain.kind == "state")
            around = _state_around(reader, index, phrase)
            return around or next(called, None) or next(index.of_kind("acting state"), None)
    if says.noun in wording.country and says.definite and not says.plural and not says.countries:
        if _is_condition(reader, reader.doc[phrase.head]):
            return None
        own = _country_of_subject(reader.doc[phrase.head], index)
        if own is None:
            return _country_meant(reader, index, phrase)
        code = own.country if own.sectors.isdisjoint(ABROAD) else reader.home
        return state_chain(index, code) if code is not None else None
    return None


def _is_speakers(reader: Reader, says: Description | None) -> bool:
    """True for "our country", which is the speaker's and seldom the one just named."""
    return says is not None and any(reader.wording.pronouns.get(word) == "speaker" for word in says.words[:1])


def _country_of_scene(reader: Reader, phrase: Phrase) -> str | None:
    """The country to which the sentence turns: "In Gao, parliament asked the government to go" speaks of Mali's."""
    sentence = reader.doc[phrase.head].sent
    for token in islice(sentence, OPENING):
        name = reader.names.get(token.i)
        if name is not None and name.last - 1 == token.i and token.dep_ == "pobj" and token.head.i < token.i:
            opening = token.head.left_edge.i == sentence.start and token.head.lower_ in reader.wording.locative
            countries = reader.codes(name)[0] if opening and token.head.head.pos_ in ("VERB", "AUX") else ()
            return countries[0] if len(countries) == 1 and country_of(countries[0]) else None
    return None


def _state_around(reader: Reader, index: Index, phrase: Phrase) -> Chain | None:
    """The state in which the sentence happens: "he was in Denmark when the authorities found him"."""
    for seen in reversed(index.recent):
        if seen.sentence != phrase.sentence:
            return None
        token = reader.doc[seen.head]
        placed = token.dep_ == "pobj" and token.head.lower_ in reader.wording.locative
        if placed and len(seen.members) == 1 and seen.members[0].root().kind == "state":
            return seen.members[0].root()
    return None


def _is_condition(reader: Reader, token: Token) -> bool:
    """True for "the state of emergency": a state of something that is no place."""
    behind = [child for child in token.rights if child.dep_ == "prep" and child.lower_ == "of"]
    things = [each for child in behind for each in child.children if each.dep_ == "pobj"]
    return any(each.i not in reader.names for each in things)


def _country_meant(reader: Reader, index: Index, phrase: Phrase) -> Chain | None:
    """The state that "the country" means: one just named, else that of the article, else the latest."""
    around = {chain.number for head in _around(reader.doc[phrase.head]) if (chain := index.at(head)) is not None}
    states = [chain for chain in index.of_kind("state") if chain.number not in around]
    states = [chain for chain in states if not _is_aside(reader, chain.phrases[-1])] or states
    for chain in () if _is_speakers(reader, phrase.says) else states[:1]:
        if reader.home is None or phrase.sentence - chain.phrases[-1].sentence <= JUST:
            return chain
    return state_chain(index, reader.home) if reader.home is not None and states else None


def _is_aside(reader: Reader, phrase: Phrase) -> bool:
    """True for the state in "rebels backed by Denmark": it only says which rebels, and is not what the text is about."""
    token = reader.doc[phrase.head]
    above = token.head.head if token.dep_ == "pobj" else token.head
    return above.dep_ == "acl" and above.tag_ == "VBN"


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
    if says.indefinite or says.noun in reader.wording.kin or not _points_back(reader, phrase, says):
        return None
    barred = _barred(reader, index, phrase)
    called = (
        chain
        for chain in index.with_noun(says.noun)
        if chain not in barred and may_be_called(reader, index, chain, phrase, says)
        if says.definite or same_modifiers(chain, says)
    )
    if (found := next(called, None)) is not None:
        return next((chain for chain in called if chain.named), found) if _is_passing(found, phrase) else found
    if says.words[:1] not in POINTING:
        return None
    for keys in _keys_of_kind(reader, says):
        for chain in _latest_first(chain for key in keys for chain in index.of_kind(key)):
            if chain not in barred and may_be_a(reader, index, chain, phrase, says):
                if not says.plural or chain.plural or chain.kind == "group" or _may_be_one(reader, says):
                    return chain
    return None


def _is_passing(chain: Chain, phrase: Phrase) -> bool:
    """True for somebody told of once, without a name, and not just now: "the general" rather means the one named."""
    if chain.named or chain.kind != "person" or len(chain.phrases) > 1:
        return False
    return phrase.sentence - chain.phrases[-1].sentence > PASSING


def _points_back(reader: Reader, phrase: Phrase, says: Description) -> bool:
    """False for a phrase that brings its own referent: "any soldier", bare "people", "the minister, Jon Roe"."""
    token = reader.doc[phrase.head]
    if reader.wording.unspecific.intersection(says.words) or not says.definite and says.noun in reader.wording.people:
        return False
    if token.dep_ == "appos" and token.head.i in reader.names:
        return False
    return not any(child.dep_ == "appos" and _is_person(reader, child) for child in token.rights)


def _is_person(reader: Reader, token: Token) -> bool:
    name = reader.names.get(token.i)
    return name is not None and name.kind in ("person", "known", "unknown")


def _barred(reader: Reader, index: Index, phrase: Phrase) -> tuple[Chain, ...]:
    """Who is told apart by grammar: "the minister" and "the general" that one "and" or one verb joins are two."""
    token = reader.doc[phrase.head]
    heads = [each.i for each in token.conjuncts] if token.dep_ == "conj" else []
    bodies = phrase.says.bodies if phrase.says is not None else ()
    heads += [*_around(token), *(each for each in bodies if reader.doc[each].dep_ not in BESIDE)]
    barred = [chain for head in heads if (chain := index.at(head)) is not None]
    return tuple((*barred, *barred_at(index, token)) if token.dep_ in OBJECTS else barred)


def _around(token: Token) -> Iterator[int]:
    """Heads of the phrases that this one is part of, and of their modifiers: "the Danish occupation of the country"."""
    for above in islice(token.ancestors, HIGHEST):
        if above.pos_ in ("VERB", "AUX"):
            return
        if above.pos_ in ("NOUN", "PROPN") and token.dep_ != "conj":
            yield above.i
            yield from (child.i for child in above.lefts if not (child.i == token.i or child.is_ancestor(token)))


def _may_be_one(reader: Reader, says: Description) -> bool:
    """True for a plural that may mean one body: "the rebels", "the forces"; "the groups" are several."""
    several = says.noun in reader.wording.kinds and says.kind != "armed_group"
    return says.noun in reader.wording.general and not several


def _keys_of_kind(reader: Reader, says: Description) -> Iterator[tuple[str, ...]]:
    """Under which kinds and sectors to look for "the group", "the rebels", "the minister"; of one set the latest counts."""
    if says.sectors[:1] not in ((), ("CVL",)):
        yield (f"#{says.sectors[0]}",)
    kinds = reader.wording.kinds.get(says.noun, frozenset())
    if "organization" in kinds:
        yield ("igo",) if says.kind == "igo" else ("armed_group", "organization", "igo")
    yield tuple(sorted(kinds - {"organization"}))


def _latest_first(chains: Iterable[Chain]) -> list[Chain]:
    """Those of whom the text or the tables say what they are before bare names, of each the latest first."""

    def rank(chain: Chain) -> tuple[bool, int]:
        return not (chain.sectors or chain.row), -chain.phrases[-1].head if chain.phrases else 0

    return sorted(dict.fromkeys(chains), key=rank)


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
