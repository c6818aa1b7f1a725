"""Countries: every code with its adjectives and people; the old, the small and the disputed ones fold as PLOVER says."""

import hashlib
from datetime import date

import pytest
from babel.core import get_global

from dragoman.knowledge.countries import countries, country_of, country_of_adjective, country_of_name
from dragoman.knowledge.names import plain
from tests.knowledge.factbook import read_factbook

# Correlates of War's number and letters of every row that has them, in order: compared with PyPI's countrycode 0.6.0 by
# scripts/check_countries.py. Whoever changes one runs the script again and writes the new digest here.
COW_CHECKED = "5dd002125eb14a42"


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Iraqi", "IRQ"),
        ("Iraqis", "IRQ"),
        ("Frenchmen", "FRA"),
        ("Englishwomen", "GBR"),
        ("Manxmen", "IMN"),
        ("Swedes", "SWE"),
        ("Japanese", "JPN"),
        ("Nigerien", "NER"),
        ("Nigerians", "NGA"),
        ("Kosovars", "KOS"),
        ("Filipinos", "PHL"),
        ("Czechs", "CZE"),
        ("Soviet", "SUN"),
    ],
)
def test_adjectives_and_peoples_name_their_country(word: str, code: str) -> None:
    country = country_of_adjective(word)
    assert country is not None and country.code == code


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("U.S.", "USA"),
        ("Britain", "GBR"),
        ("Burma", "MMR"),
        ("Soviet Union", "RUS"),
        ("Yugoslavia", "SRB"),
        ("East Germany", "DEU"),
        ("Czechoslovakia", "CZE"),
        ("Zaire", "COD"),
        ("Persia", "IRN"),
        ("Kosovo", "KOS"),
        ("Hong Kong", "HKG"),
        ("Palestine", "PSE"),
        ("Gaza Strip", "PSE"),
        ("Greenland", "DNK"),
        ("Puerto Rico", "USA"),
        ("Republic of China", "TWN"),
        ("Republic of the Congo", "COG"),
        ("Rhodesia", "ZWE"),
        ("Yemen Arab Republic", "YEM"),
        ("Serbia and Montenegro", "SRB"),
        ("East Pakistan", "BGD"),
        ("Netherlands Antilles", "NLD"),
        ("Burkina", "BFA"),
        ("Swaziland", "SWZ"),
        ("Türkiye", "TUR"),
        ("Holland", "NLD"),
        ("U.A.E.", "ARE"),
        ("Western Sahara", "ESH"),
        ("Donetsk People's Republic", "UKR"),
        ("Turkish Republic of Northern Cyprus", "CYP"),
        ("Transdniestria", "MDA"),
    ],
)
def test_names_count_as_the_state_that_answers_for_them(name: str, country: str) -> None:
    found = country_of_name(name)
    assert found is not None and found.country == country


def test_breakaway_regions_are_partially_recognised() -> None:
    abkhazia = country_of_name("Abkhazia")
    assert abkhazia is not None
    assert abkhazia.country == "GEO" and abkhazia.sectors[0] == "PRE"


@pytest.mark.parametrize(
    ("code", "day", "sectors"),
    [
        ("NKR", date(2020, 10, 1), ("PRE", "GOV")),  # war over Karabakh
        ("NKR", date(2024, 6, 1), ("GOV",)),  # dissolved on the first day of 2024
        ("RSP", date(1994, 6, 1), ("PRE", "GOV")),  # the Bosnian Serb republic before Dayton
        ("RSP", date(2010, 6, 1), ("GOV",)),  # an entity of Bosnia since
        ("SML", date(2024, 1, 1), ("PRE", "GOV")),
        ("FRA", date(1960, 1, 1), ("GOV",)),
        ("SUN", date(1985, 1, 1), ("GOV",)),
    ],
)
def test_breakaway_regions_are_so_as_long_as_they_last(code: str, day: date, sectors: tuple[str, ...]) -> None:
    country = country_of(code)
    assert country is not None and country.sectors_on(day) == sectors


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Soviet Union", date(1991, 12, 26)),
        ("East Germany", date(1990, 10, 2)),
        ("Czechoslovakia", date(1992, 12, 31)),
        ("Zaire", date(1997, 5, 17)),
        ("South Yemen", date(1990, 5, 21)),
        ("South Vietnam", date(1975, 4, 30)),
        ("Rhodesia", date(1980, 4, 17)),
    ],
)
def test_states_of_the_past_know_their_last_day(name: str, last: date) -> None:
    country = country_of_name(name)
    assert country is not None and country.kind == "historic" and country.until == last
    assert country.holds_on(last) and not country.holds_on(date(2020, 1, 1))


def test_historic_rows_have_an_end_and_follow_their_codes() -> None:
    for each in countries():
        assert each.kind != "historic" or each.until is not None, each.where
        assert each.kind in ("historic", "breakaway") or (each.since is None and each.until is None), each.where


@pytest.mark.parametrize(
    ("code", "capitals", "metonyms"),
    [
        ("JAM", ("Kingston",), ()),
        ("FRA", ("Paris",), ("Paris",)),
        ("BOL", ("La Paz", "Sucre"), ("La Paz",)),
        ("BEL", ("Brussels",), ()),
    ],
)
def test_capitals_with_another_meaning_stand_for_no_government(
    code: str, capitals: tuple[str, ...], metonyms: tuple[str, ...]
) -> None:
    country = country_of(code)
    assert country is not None and (country.capitals, country.capital) == (capitals, metonyms)


@pytest.mark.parametrize(("seat", "code"), [("Westminster", "GBR"), ("The Hague", "NLD"), ("Nagatacho", "JPN")])
def test_seats_stand_for_their_government(seat: str, code: str) -> None:
    country = country_of(code)
    assert country is not None and seat in country.seats


def test_iso_codes_are_those_of_cldr() -> None:
    aliases = {code: regions[0] for code, regions in get_global("territory_aliases").items() if len(regions) == 1}
    ours = [each for each in countries() if each.kind != "historic" and each.number]
    assert len(ours) > 245
    wrong = [each.code for each in ours if aliases.get(each.code) != each.iso2 or aliases.get(each.number) != each.iso2]
    assert wrong == []


def test_numbers_of_correlates_of_war_are_the_checked_ones() -> None:
    lines = [
        f"{each.code} {each.cow} {each.letters}" for each in sorted(countries(), key=lambda each: each.code) if each.cow
    ]
    assert len(lines) > 210
    assert hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16] == COW_CHECKED
    letters = [each.letters for each in countries() if each.kind == "state" and each.letters]
    assert len(letters) == len(set(letters)) and all(len(each) == 3 for each in letters)


def test_capitals_agree_with_the_factbook() -> None:
    entries = list(read_factbook())
    apart = {}
    for entry in entries:
        ours = [plain(name) for name in (*entry.country.capitals, *entry.country.seats)]
        theirs = entry.capital.replace("’", "'").replace("Port-Vila", "Port Vila")
        if theirs and not any(name in theirs for name in ours):
            apart[entry.country.code] = f"{entry.capital!r} is not among {ours}"
    print(*(f"{code}: {text}" for code, text in apart.items()), sep="\n")  # noqa: T201 - for whoever keeps the table
    assert len(entries) > 230
    assert set(apart) == {"IOT"}  # administered from London


def test_countries_carry_codes_and_coordinates_of_other_tables() -> None:
    france = country_of("FRA")
    assert france is not None
    assert (france.iso2, france.cow, france.geonameid) == ("FR", 220, 3017382)
    assert france.lat == pytest.approx(46, abs=1)


def test_codes_are_unique_and_fold_into_states() -> None:
    states = {each.code for each in countries() if each.kind == "state"}
    assert len(states) > 190
    assert {each.country for each in countries()} <= states | {"ESH"}
    cow = [each.cow for each in countries() if each.kind == "state" and each.cow]
    assert len(cow) == len(set(cow))


def test_names_belong_to_one_country_only() -> None:
    owners: dict[str, set[str]] = {}
    for each in countries():
        for name in each.names:
            owners.setdefault(name, set()).add(each.code)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}
