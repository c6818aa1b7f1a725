"""Which country an article is about, and who of those without a stated country belongs to it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.analyze.chains import Chain
from dragoman.analyze.descriptions import Description, Reader
from dragoman.analyze.grammar import ancestors
from dragoman.knowledge.countries import country_of
from dragoman.records import Article

EVIDENCE = frozenset({"country", "adjective", "demonym", "capital", "place"})
"""Names that tell which country an article is about."""
SHORT = 80
"""Tokens of a text that has room for one scene."""
SCENE = frozenset({"in", "near", "across", "throughout"})
DOMESTIC = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "PTY", "REB", "PRM", "OPP", "ELI"})
"""Sectors that belong to one country, so that an article about one country says which."""
EVIDENT = 0.6
"""Share of an article's country names that must be one country's for it to be the evident one."""
ALONE = 0.8
"""Share from which on it is the country of everybody whom the text gives none."""
COUNTED = 3
"""How many of them there must be."""
NAMED = 2
"""How often members of a government must be named for the text to be about its country."""
DATELINE = 3
"""What a country or town in the dateline counts."""
LONGEST_CONTEXT = 2_000
LOCAL = frozenset({"CVL", "COP", "CRM", "REB", "UAF", "PRM", "AGR", "LAB"})
"""Sectors of those who, unnamed, belong to the country where they act; diplomats and scholars travel."""
SUFFERING = frozenset({"JRN", "MED", "REL", "EDU", "SOC", "OPP"})
"""Sectors of those of whom this holds where something is done to them."""
PLACED = frozenset({"country", "capital", "place"})
AROUND = 40
"""How many tokens around its verb a clause is searched for its place."""
STEPS = 8
COMPARED = 4
ABROAD = frozenset({"igo", "media", "state", "other", "place"})


@dataclass(frozen=True, slots=True)
class Home:
    """The country that an article is about; ``alone`` when it is about no other, ``scene`` where it is only the place."""

    country: str
    alone: bool
    scene: bool = False


def find_home(reader: Reader, article: Article) -> Home | None:
    """The country that the article is about, if its context or its own country names say so."""
    return (
        _home_of_context(reader, article)
        or evident_country(reader, article)
        or _country_of_leaders(reader)
        or _scene(reader)
    )


def _home_of_context(reader: Reader, article: Article) -> Home | None:
    """The country of a given context (``article.meta["context"]``), where it names a single one."""
    context = article.meta.get("context")
    if not isinstance(context, str):
        return None
    hits = reader.table.find(context[:LONGEST_CONTEXT], reader.day)
    named = {code for hit in hits for code in reader.table.codes(hit.id, reader.day)[0]}
    return Home(named.pop(), False) if len(named) == 1 else None


def evident_country(reader: Reader, article: Article) -> Home | None:
    """The country that the article is about, where its country names leave no doubt; a dateline counts more."""
    counts: Counter[str] = Counter()
    for i, name in reader.names.items():
        if i == name.head and name.kind in EVIDENCE:
            weight = DATELINE if article.region_at(reader.doc[i].idx) == "dateline" else 1
            for country in reader.codes(name)[0]:
                counts[country] += weight
    if not counts:
        return None
    best, count = counts.most_common(1)[0]
    share = count / sum(counts.values())
    return Home(best, share >= ALONE) if count >= COUNTED and share >= EVIDENT else None


def _country_of_leaders(reader: Reader) -> Home | None:
    """The country in whose government most known people of the text are who are in one: "the cabinet" is theirs."""
    countries: Counter[str] = Counter()
    for i, name in reader.names.items():
        if i == name.head and name.kind == "known" and name.row is not None and reader.table.offices(name.row):
            country, sectors = reader.codes(name)
            if sectors[:1] == ("GOV",):
                countries.update(each for each in country if country_of(each) is not None)
    if not countries:
        return None
    best, count = countries.most_common(1)[0]
    return Home(best, False) if count >= NAMED and count / countries.total() >= EVIDENT else None


def _scene(reader: Reader) -> Home | None:
    """The country of a short text that names no other, and that one as the place where things happen."""
    if len(reader.doc) > SHORT:
        return None
    names = {name for name in reader.names.values() if name.row is not None or name.kind == "place"}
    countries = {country for name in names for country in reader.codes(name)[0]}
    placed = any(
        reader.doc[name.head].dep_ == "pobj" and reader.doc[name.head].head.lower_ in SCENE
        for name in names
        if name.kind in ("country", "capital", "place")
    )
    return Home(countries.pop(), False, True) if placed and len(countries) == 1 else None


# ---- who is at home there ----------------------------------------------------------------------


def country_at_home(
    reader: Reader, chain: Chain, said: tuple[Description, ...], sectors: tuple[str, ...], home: Home | None
) -> str | None:
    """The country of an actor to whom the text gives none: where he acts or suffers, else the article's own."""
    if not sectors or any(_is_foreign(reader, each) for each in said):
        return None
    if home is not None and not home.scene and _is_at_home(chain, sectors, home):
        return home.country
    placed = None if chain.named else _place_of_acts(reader, chain, sectors)
    if placed is not None or home is None or not home.scene or chain.named:
        return placed
    local = DOMESTIC.intersection(sectors[:1]) and sectors[0] != "GOV"
    return home.country if local or LOCAL.intersection(sectors[:1]) else None


def _is_at_home(chain: Chain, sectors: tuple[str, ...], home: Home) -> bool:
    """True for an actor of no stated country whom the reader will take to belong to the article's own."""
    return bool((DOMESTIC | LOCAL).intersection(sectors[:1])) or home.alone and chain.kind not in ABROAD


def _is_foreign(reader: Reader, says: Description) -> bool:
    """True for "several foreign officials", "tourists", "the presidents", "European envoys": not of one country.

    "The foreign ministers" may belong to one, and former presidents do.
    """
    wording = reader.wording
    if says.noun in wording.foreign | wording.country or says.modifiers & wording.regions:
        return True
    if says.plural and says.noun in wording.sole and not says.modifiers & wording.former:
        return True
    return says.plural and not says.definite and bool(says.modifiers & wording.foreign)


def _place_of_acts(reader: Reader, chain: Chain, sectors: tuple[str, ...]) -> str | None:
    """The country in which an unnamed local acts or suffers: "shots hit two farmers in Freedonia"."""
    if not (LOCAL | SUFFERING).intersection(sectors[:1]):
        return None
    for phrase in chain.phrases[:COMPARED]:
        token = reader.doc[phrase.head]
        while token.dep_ == "conj" and token.head.i < token.i:
            token = token.head
        suffers = token.dep_ in ("dobj", "nsubjpass")
        if (suffers or token.dep_ == "nsubj" and sectors[0] in LOCAL) and token.head.pos_ in ("VERB", "AUX"):
            countries = set(_countries_in_clause(reader, token.head))
            if countries:
                return countries.pop() if len(countries) == 1 else None
    return None


def _countries_in_clause(reader: Reader, verb: Token) -> Iterator[str]:
    """The countries of the places in which a clause happens: its own "in" and "near", not those of a clause in it."""
    edges = max(verb.left_edge.i, verb.i - AROUND), min(verb.right_edge.i + 1, verb.i + AROUND)
    for i in range(*edges):
        name = reader.names.get(i)
        if name is not None and name.head == i and name.kind in PLACED and _happens_there(reader.doc[i], verb):
            yield from reader.codes(name)[0]


def _happens_there(token: Token, verb: Token) -> bool:
    """True for "Riverton" in "rioted in Riverton", "rioted in the city of Riverton"; false in "attacked men in Riverton"."""
    inside = False
    for above in ancestors(token, STEPS):
        if above.i == verb.i:
            return inside
        if above.pos_ in ("VERB", "AUX") or above.pos_ == "ADP" and above.lower_ not in SCENE | {"of"}:
            return False
        inside = inside or above.lower_ in SCENE
    return False
