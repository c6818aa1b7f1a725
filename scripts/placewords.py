"""Names of places in the spellings of English news: which are safe, which are only other spellings, which are dropped."""

import re
from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz import fuzz

from dragoman.knowledge.names import plain
from dragoman.knowledge.tables import DATA

LATIN = re.compile(r"[A-Z][A-Za-z'\u2019 .\-]{3,}")
ARTICLE = re.compile(r"(?:A[lrsdntz]|Ash|Adh|Ath|El|E[lrsd])[ \-](?=[A-Z])")
TYPE = re.compile(
    r" (?:Province|Governorate|Region|State|Oblast|Department|County|District|Prefecture|Voivodeship|Municipality|Emirate"
    r"|Krai|Canton|Parish|Territory|Division|Autonomous Region|Autonomous Okrug|Autonomous Prefecture|Borough|Island)\Z"
)
OFFICIAL = re.compile(r"\A(?:Emirate|Province|Republic|State|Governorate|Region|Department|Canton) of (?:the )?")
COMPASS = re.compile(
    r"(?:(?:north|south|east|west|central|upper|lower|middle|new|old|great|northern|southern|eastern|western|coast"
    r"|downtown|eastside|westside|north-?east|north-?west|south-?east|south-?west|northeastern|northwestern"
    r"|southeastern|southwestern|region|province|district|state|city|municipality|department|capital|islands?)[ \-]?)+"
)
"""Words of direction and kind: a name made of these alone is said of many places."""


def read_words() -> frozenset[str]:
    """Common English words that are no names, each with its endings, from the table that puts capitals right."""
    words: set[str] = set()
    for line in (DATA / "lang" / "en" / "casing.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            stem, _, rest = line.partition("\t")
            words.add(stem)
            words.update(stem + ending for ending in rest.split() if ending != "name")
    return frozenset(words)


WORDS = read_words()


def is_safe(name: str) -> bool:
    """True for a name of four letters or more that is no English word and not made of words of direction.

    >>> is_safe("Reading"), is_safe("North West"), is_safe("Kherson")
    (False, False, True)
    """
    low = plain(name).lower()
    return len(low) >= 4 and low not in WORDS and not COMPASS.fullmatch(low)


def level_marks(name: str) -> str:
    """``name`` with straight apostrophes and none at its beginning."""
    return name.replace("\u2018", "'").replace("\u2019", "'").lstrip("'")


def forms(name: str) -> Iterator[str]:
    """The spellings of one name: as it is, without accents, without apostrophes, and with its article otherwise.

    >>> list(forms("Al Fallujah"))
    ['Al Fallujah', 'al-Fallujah', 'Al-Fallujah', 'Fallujah']
    """
    name = level_marks(name)
    base = level_marks(plain(name))
    seen = dict.fromkeys((name, base, base.replace("'", "")))
    for each in list(seen):
        if article := ARTICLE.match(each):
            rest, word = each[article.end() :], article[0][:-1]
            seen |= dict.fromkeys((f"{word.lower()}-{rest}", f"{word}-{rest}", rest))
    yield from seen


def short_forms(name: str) -> Iterator[str]:
    """``name`` and what is left of it without its kind: "Idlib Governorate" and "Idlib", "Emirate of Dubai" and "Dubai"."""
    yield name
    for short in (TYPE.sub("", name), OFFICIAL.sub("", name)):
        if short != name and is_safe(short):
            yield short


class Names:
    """The names of all places, so that another spelling of one place never takes the main name of another."""

    def __init__(self, mains: Mapping[str, set[str]]) -> None:
        self._mains = mains

    def is_free(self, name: str, country: str) -> bool:
        """True where no place of another country is called ``name`` in the first place."""
        return not self._mains.get(plain(name), set()) - {country}


def spelled_like(name: str, others: Iterable[str], least: float) -> list[str]:
    """Those of ``others`` that are spelled much like ``name``, in Latin letters."""
    base = level_marks(plain(name))
    alike = (each for each in others if LATIN.fullmatch(each) and each[0] == base[:1])
    return [each for each in alike if abs(len(each) - len(base)) <= 3 and fuzz.ratio(each, base) >= least]
