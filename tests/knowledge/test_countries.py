"""Countries: every code with its adjectives and people; the old, the small and the disputed ones fold as PLOVER says."""

import pytest

from dragoman.knowledge.countries import countries, country_of, country_of_adjective, country_of_name


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Iraqi", "IRQ"),
        ("Iraqis", "IRQ"),
        ("Frenchmen", "FRA"),
        ("Englishwomen", "GBR"),
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
    ],
)
def test_names_count_as_the_state_that_answers_for_them(name: str, country: str) -> None:
    found = country_of_name(name)
    assert found is not None and found.country == country


def test_breakaway_regions_are_partially_recognised() -> None:
    abkhazia = country_of_name("Abkhazia")
    assert abkhazia is not None
    assert abkhazia.country == "GEO" and abkhazia.sectors[0] == "PRE"


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
