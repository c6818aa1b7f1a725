"""The names of a party as The World Factbook writes them, and whether two of them are the same party's."""

import html
import re
from collections.abc import Iterable, Iterator
from functools import cache

from dragoman.knowledge.countries import Country, countries
from dragoman.knowledge.gazetteer import PLACE_COLUMNS
from dragoman.knowledge.names import bare
from dragoman.knowledge.tables import DATA, read_table

ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:-[A-Z]{1,3})?")
NO_NAME = re.compile(
    r"^(?:none|note|the |political|includ|approx|no |per |under|as of|former|other|indep|numerous|coalition|opposition"
    r"|several|list|registered|also|aka |\d)|[:;%!/\"]|part(?:y|ies) (?:are|is|ban)|banned|seats|members"
    r"|\b(?:do|does|did|has|have) (?:not|no)\b| points to ",
    re.IGNORECASE,
)
NO_OTHER = re.compile(
    r"^(?:[A-Z][a-z]+ [A-Z]{3,}$|also|aka|formerly|includ|coalition|pro-|note|led|the |part of|alliance of|in |joint|a "
    r"|faction|united with|NA)"
)
PARTY_WORD = re.compile(r"\b(?:Party|Partido|Parti|Partai|Movement|Front|Union|Alliance|Congress|League|Coalition)\b")
OR = re.compile(r" or(?: |(?=[A-Z]))")
"""Between a name and its short form; once the blank after it is missing."""
ONCE = re.compile(r",? (?:- )?(?:also known as|formerly)\b.*")
LAST_ACRONYM = re.compile(r"(?<=[a-z])(?: of)? ([A-Z]{3,})$")
"""An acronym that stands behind its name without a comma or brackets."""
ENGLISH = frozenset({"ALL", "AND", "FOR", "NEW", "NOT", "OUR", "THE", "WHO"})
"""Acronyms that are words of every text in capitals."""
SPELLED = {"labor": "labour", "defense": "defence", "organisation": "organization", "centre": "center"}
LEAST_WORDS = 3
"""A name of fewer words needs its country beside it."""
OWN_WORDS = frozenset({"and", "of", "the", "for", "in", "de", "la", "to"})


def clean(text: str) -> str:
    """``text`` without markup, with one blank between words and plain apostrophes and hyphens."""
    text = html.unescape(re.sub(r"<[^>]+>", "", html.unescape(text)))
    text = text.replace("\u2019", "'").replace("\u2018", "'").replace("\u2013", "-").replace("\u00a0", " ")
    return " ".join(text.split()).strip(" ,;.]")


def read_party(part: str) -> tuple[str, tuple[str, ...]] | None:
    """The name of a party and its other names; None for a remark.

    >>> read_party("Justice First (Primero Justicia) or PJP")
    ('Justice First', ('Primero Justicia', 'PJP'))
    >>> read_party("Freedonia does not have political parties")
    """
    part = part.replace("[", "(").replace("]", ")")
    part = re.sub(r"\b([A-Z]{2,})\(([A-Z])\)", r"\1-\2", clean(re.split(r"; note|;", part)[0]))
    name, *short = OR.split(clean(re.sub(r"\([^()]*\)", " ", part)))
    name = ONCE.sub("", name).removesuffix(" coalition")
    if last := LAST_ACRONYM.search(name):
        name, short = name[: last.start()], [last[1], *short]
    if NO_NAME.search(name) or len(name.split()) < 2 or not name[0].isupper() or len(name) > 70 or "(" in name:
        return None
    if not PARTY_WORD.search(name) and len(name.split()) < LEAST_WORDS:
        return None
    others = [clean(each.split("(")[0].rstrip(")")) for each in (*read_brackets(part), *short)]
    return name, tuple(each for each in others if is_party_name(each))


def read_brackets(part: str) -> Iterator[str]:
    """The names in the brackets of ``part``: "Hope of Freedonia or HOF" is two, a remark or a leader is none."""
    for inner in re.findall(r"\(((?:[^()]|\([^()]*\))*)\)", part):
        inner = clean(re.sub(r"\([^()]*\)", "", inner))
        own, *short = OR.split(inner)
        if not NO_OTHER.match(inner) and not set(inner) & set(":;,/+") and acronyms(short) == set(short):
            yield from (own, *short)


def is_party_name(name: str) -> bool:
    """True for an acronym of three letters or more and for a name of two words or more that is no place's."""
    if " " in name:
        return name[0].isupper() and not NO_NAME.search(name) and len(name) <= 70 and name not in places()
    return bool(ACRONYM.fullmatch(name)) and len(re.findall("[A-Z]", name)) > 2 and name not in ENGLISH


@cache
def places() -> frozenset[str]:
    """The names of countries and of their provinces: "Alliance Party (Northern Ireland)" has no second name."""
    provinces = read_table(DATA / "places" / "provinces.tsv", PLACE_COLUMNS)
    named = [name for each in countries() for name in (each.name, *each.names)]
    return frozenset([*named, *(name for row in provinces for name in (row["name"], *row.many("names")))])


def is_same(name: str, names: Iterable[str], other: str, others: Iterable[str]) -> bool:
    """True where one name is among the other's, or both have the acronym and two words of weight in common."""
    if name in others or other in names:
        return True
    weighty = [{word.lower() for word in each.split()} - OWN_WORDS for each in (name, other)]
    return bool(acronyms(names) & acronyms(others)) and len(weighty[0] & weighty[1]) > 1


def acronyms(names: Iterable[str]) -> set[str]:
    """Those of ``names`` that are acronyms."""
    return {name for name in names if ACRONYM.fullmatch(name)}


def cores(name: str, country: Country) -> set[tuple[str, ...]]:
    """What is left of a name without its country, and without the word party: two words or more, in no order."""
    said = (word for each in (country.name, *country.names, *country.adjectives) for word in each.split())
    own = {bare(word).lower() for word in said}
    words = [SPELLED.get(word, word) for word in re.findall(r"[a-z0-9]+", bare(name).lower().replace("'", ""))]
    words = [word for word in words if word not in OWN_WORDS]
    found = tuple(sorted(word for word in words if word not in own)), tuple(sorted(set(words) - {"party"}))
    return {each for each in found if len(each) > 1}
