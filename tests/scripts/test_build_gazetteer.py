"""Tables of places: built again from their packages they come out as they are committed."""

import pytest

from dragoman.knowledge.tables import DATA
from tests.scripts.loading import load_script


def test_gazetteer_is_built_again_as_it_is() -> None:
    make_tables = load_script("build_gazetteer").make_tables

    for file, text in make_tables().items():
        assert text == (DATA / "places" / file).read_text(encoding="utf-8"), f"{file}: run scripts/build_gazetteer.py"


def test_countries_are_built_again_as_they_are() -> None:
    make_table = load_script("build_countries").make_table

    assert make_table() == (DATA / "places" / "countries.tsv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("Al Fallūjah", ["Al Fallūjah", "Al Fallujah", "al-Fallujah", "Fallujah"]),
        ("Ma\u2019rib", ["Ma'rib", "Marib"]),
        ("Fredville", ["Fredville"]),
    ],
)
def test_names_have_their_other_spellings(name: str, others: list[str]) -> None:
    forms = load_script("placewords").forms

    assert set(others) <= set(forms(name))


@pytest.mark.parametrize(
    ("name", "safe"),
    [("Kherson", True), ("Reading", False), ("North West", False), ("Ub", False), ("South Kordofan", True)],
)
def test_names_are_safe_unless_words(name: str, safe: bool) -> None:
    is_safe = load_script("placewords").is_safe

    assert is_safe(name) is safe


def test_names_of_others_are_not_taken() -> None:
    names = load_script("placewords").Names({"Salisbury": {"GBR", "USA"}, "Fredville": {"FRE"}})
    assert not names.is_free("Salisbury", "ZWE")
    assert names.is_free("Fredville", "FRE")
    assert names.is_free("Fredstadt", "FRE")


def test_middle_of_a_square_is_its_middle() -> None:
    find_middle = load_script("build_points").find_middle

    square = [[0.0, 0.0], [2.0, 0.0], [2.0, 4.0], [0.0, 4.0], [0.0, 0.0]]
    island = [[[10.0, 1.0], [10.1, 1.0], [10.1, 1.1], [10.0, 1.1], [10.0, 1.0]]]
    assert find_middle([[square]]) == pytest.approx((2.0, 1.0))
    lat, lon = find_middle([[square], island])
    assert (lat, lon) == (pytest.approx(2.0, abs=0.1), pytest.approx(1.0, abs=0.1))
