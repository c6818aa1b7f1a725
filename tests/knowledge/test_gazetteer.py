"""Gazetteer: real places by English and older names; words and people with the names of places are let go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.countries import countries
from dragoman.knowledge.gazetteer import load_gazetteer


def names_in(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in load_gazetteer().find(text)]


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Kyiv", "UKR", 50.45, 30.52),
        ("Kiev", "UKR", 50.45, 30.52),
        ("Rangoon", "MMR", 16.8, 96.16),
        ("Mosul", "IRQ", 36.33, 43.12),
        ("Basra", "IRQ", 30.5, 47.8),
        ("Raqqa", "SYR", 35.95, 39.0),
        ("Kandahar", "AFG", 31.6, 65.7),
        ("Pristina", "KOS", 42.67, 21.17),
        ("Goma", "COD", -1.67, 29.23),
        ("Bogota", "COL", 4.61, -74.08),
        ("Chibok", "NGA", 10.87, 12.85),
    ],
)
def test_towns_have_country_and_point(name: str, country: str, lat: float, lon: float) -> None:
    place = load_gazetteer().lookup(name)[0]
    assert place.country == country
    assert (place.lat, place.lon) == (pytest.approx(lat, abs=0.3), pytest.approx(lon, abs=0.3))


def test_regions_without_a_source_have_no_point() -> None:
    (place,) = load_gazetteer().lookup("Zaatari camp")
    assert (place.feature, place.country, place.lat, place.lon) == ("CMP", "JOR", None, None)


@pytest.mark.parametrize(
    ("name", "feature", "country", "lat", "lon"),
    [
        ("United States", "PCLI", "USA", 39.76, -98.5),
        ("Canada", "PCLI", "CAN", 60.1, -113.6),
        ("Texas", "ADM1", "USA", 31.5, -99.4),
        ("Anbar", "ADM1", "IRQ", 33.0, 41.6),
        ("Idlib Governorate", "ADM1", "SYR", 35.8, 36.7),
        ("Kachin", "ADM1", "MMR", 26.1, 97.3),
        ("Scotland", "ADM1", "GBR", 56.0, -3.7),
        ("Bavaria", "ADM1", "DEU", 48.9, 11.4),
        ("Cook County", "ADM2", "USA", 41.8, -87.7),
        ("Kent", "ADM2", "GBR", 51.3, 0.7),
        ("Strait of Hormuz", "STRT", None, 26.6, 56.3),
        ("Darfur", "RGN", "SDN", 13.0, 24.6),
        ("Africa", "CONT", None, 7.2, 21.1),
    ],
)
def test_wide_places_stand_at_their_middle(
    name: str, feature: str, country: str | None, lat: float, lon: float
) -> None:
    place = load_gazetteer().lookup(name)[0]
    assert (place.feature, place.country) == (feature, country)
    assert (place.lat, place.lon) == (pytest.approx(lat, abs=0.6), pytest.approx(lon, abs=0.6))


def test_names_of_dependencies_towns_are_no_provinces() -> None:
    assert {place.feature for place in load_gazetteer().lookup("Guaynabo")} == {"PPL"}


def test_names_stay_with_the_places_that_bear_them_first() -> None:
    assert {place.country for place in load_gazetteer().lookup("Salisbury")} == {"GBR", "USA"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A bridge fell in Falls Village on Monday.", ["Falls Village"]),
        ("Falls Village said no.", []),
        ("A bridge fell near Hazlehurst. Hazlehurst mourned.", ["Hazlehurst", "Hazlehurst"]),
        ("He was born in Hurricane, W.Va., and left.", ["Hurricane"]),
        ("A hurricane in Hurricane", []),
        ("She was seen in Innisfail, Alberta.", ["Innisfail", "Alberta"]),
        ("What was found in Hazlehurst's book", []),
    ],
)
def test_villages_are_found_where_the_words_say_so(text: str, found: list[str]) -> None:
    assert names_in(text) == found


def test_namesakes_of_towns_are_candidates_too() -> None:
    (hit, _) = load_gazetteer().find("Fire broke out in Paris, Ontario.")
    assert ("CAN", "Ontario") in {(place.country, place.admin1) for place in hit.candidates}


def test_countries_stand_before_towns_of_their_name() -> None:
    assert load_gazetteer().lookup("Mexico")[0].feature == "PCLI"
    assert load_gazetteer().lookup("Tripoli")[0].country == "LBY"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In March a nice mobile was for sale.", []),
        ("Reading Of Mobile Nice Bath Sale Police", []),
        ("Victoria met Santiago.", []),
        ("They met in Victoria, near Santiago.", ["Victoria", "Santiago"]),
        ("Deir al-Zor and the Gaza Strip, Basra's port", ["Deir al-Zor", "Gaza Strip", "Basra"]),
        ("Mosulite Kyivan", []),
        ("South Kordofan, Kordofan", ["South Kordofan", "Kordofan"]),
    ],
)
def test_names_are_found_where_they_are_places(text: str, found: list[str]) -> None:
    assert names_in(text) == found


def test_country_codes_are_those_of_the_countries() -> None:
    gazetteer = load_gazetteer()
    codes = {each.country for each in countries()} | {None}
    for name in gazetteer.names()[::37]:
        for place in gazetteer.lookup(name):
            assert place.country in codes
            assert place.lat is None or -90 <= place.lat <= 90


@given(st.text(alphabet=st.sampled_from("Kyiv Mosul\n'’é-GazaCity"), max_size=60))
def test_hits_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    reached = 0
    for hit in load_gazetteer().find(text):
        assert reached <= hit.start < hit.end <= len(text) and hit.candidates
        reached = hit.end
