"""Print where data/actors/countries.tsv differs from packages that carry the same codes.

    pip install countrycode pycountry
    python scripts/check_countries.py

countrycode (GPL) has the numbers and letters of Correlates of War, pycountry (LGPL) the codes of ISO 3166, withdrawn ones
too. Both serve for checking only: nothing of theirs is copied. Capitals and members are compared with the World Factbook
in the tests. The script also prints the digest that tests/knowledge/test_countries.py keeps.
"""

import hashlib
import pickle
from collections.abc import Iterator
from pathlib import Path

import countrycode
import pycountry

from dragoman.knowledge.countries import Country, countries

KNOWN = {
    "SRB 345 YUG": "Correlates of War goes on with Yugoslavia's number; countrycode leaves it empty",
    "VAT None None": "countrycode gives the Papal States",
}


def read_cow() -> dict[str, tuple[int | None, str | None]]:
    """Number and letters of Correlates of War by ISO alpha-3 code."""
    path = Path(countrycode.__file__).parent / "data" / "codelist.pickle"
    table = pickle.loads(path.read_bytes())
    numbers = (int(number) if number is not None else None for number in table["cown"])
    found = zip(table["iso3c"], numbers, table["cowc"], strict=True)
    return {code: (number, letters) for code, number, letters in found if code}


def compare(country: Country, cow: dict[str, tuple[int | None, str | None]]) -> Iterator[str]:
    """Each difference of one row, as a line to print."""
    theirs = cow.get(country.code)
    if theirs and theirs != (country.cow, country.letters):
        ours = f"{country.code} {country.cow} {country.letters}"
        yield f"{ours}: countrycode has {theirs[0]} {theirs[1]}. {KNOWN.get(ours, 'Which is right?')}"
    iso = pycountry.countries.get(alpha_3=country.code) or pycountry.historic_countries.get(alpha_3=country.code)
    if iso and iso.alpha_2 != country.iso2:
        yield f"{country.code} {country.iso2}: pycountry has {iso.alpha_2}"
    if iso and getattr(iso, "numeric", None) != country.number:
        yield f"{country.code} {country.number}: pycountry has {getattr(iso, 'numeric', None)}"


def main() -> None:
    """Print all differences, the ISO codes without a row, and the digest."""
    cow = read_cow()
    for country in countries():
        for line in compare(country, cow):
            print(line)
    missing = {iso.alpha_3 for iso in pycountry.countries} - {each.code for each in countries()}
    print(f"{len(missing)} codes of ISO 3166-1 without a row {sorted(missing)}")
    by_code = sorted(countries(), key=lambda each: each.code)
    lines = [f"{each.code} {each.cow} {each.letters}" for each in by_code if each.cow]
    print("digest", hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16])


if __name__ == "__main__":
    main()
