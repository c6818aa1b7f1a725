"""The words of coreference: read once, whole, and each table with its example."""

import tomllib

from dragoman.analyze.wording import DATA, load_wording


def test_wording_knows_whom_pronouns_can_mean() -> None:
    wording = load_wording()
    assert (wording.pronouns["him"], wording.pronouns["its"], wording.pronouns["we"]) == ("he", "it", "speaker")


def test_first_names_of_both_genders_say_nothing() -> None:
    wording = load_wording()
    assert wording.first_names["peter"] == "male"
    assert wording.first_names["angela"] == "female"
    assert "jean" not in wording.first_names


def test_every_table_has_an_example() -> None:
    data = tomllib.loads((DATA / "lang" / "en" / "coreference.toml").read_text(encoding="utf-8"))
    assert [name for name, table in data.items() if not table.get("example")] == []
