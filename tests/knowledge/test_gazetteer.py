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
    (place,) = load_gazetteer().lookup("Strait of Hormuz")
    assert (place.feature, place.country, place.lat, place.lon) == ("STRT", None, None, None)


def test_provinces_have_the_middle_of_their_towns() -> None:
    place = next(each for each in load_gazetteer().lookup("Texas") if each.feature == "ADM1")
    assert (place.country, place.lat) == ("USA", pytest.approx(31, abs=2))


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
