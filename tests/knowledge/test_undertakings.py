"""Words of undertaking by part of speech, the plain future, and what is said about a wrong entry."""

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.undertakings import Undertakings, load_undertakings

FILE = """
stative = ["be"]
[[word]]
id = "will"
strength = "promised"
future = true
examples = ["<who>Freedonia</who> will <what>leave</what>."]
not = ["It will rain."]
[[word]]
id = "refuse"
strength = "refuses"
negated = true
verbs = ["refuse"]
nouns = ["refusal"]
confidence = 0.9
examples = ["<who>Freedonia</who> refused to <what>leave</what>."]
not = ["Refuse lay in the street."]
"""


def undertakings_of(folder: Path, text: str) -> Undertakings:
    path = folder / "commitments.toml"
    path.write_text(text, "utf-8")
    return load_undertakings(path)


def test_entries_are_found_by_part_of_speech(tmp_path: Path) -> None:
    known = undertakings_of(tmp_path, FILE)
    assert known.verbs["refuse"] is known.nouns["refusal"]
    assert (known.verbs["refuse"].negated, known.verbs["refuse"].confidence) == (True, 0.9)
    assert known.future.id == "will" and known.future.confidence == 0.7
    assert known.stative == {"be"} and known.withheld == frozenset()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("future = true", "", "commitments.toml: no entry has 'future = true'"),
        ('"refuses"', '"refuse"', "commitments.toml#refuse: strength 'refuse' is not known; did you mean 'refuses'"),
        ("verbs =", "verb =", "commitments.toml#refuse: key 'verb' is not known; did you mean 'verbs'"),
        ('id = "refuse"', "", r"commitments.toml#\?: 'id' is missing; an entry needs id, strength, examples and not"),
        ('not = ["Refuse lay', 'note = ["Refuse lay', "commitments.toml#refuse: 'not' is missing"),
        ("[[word]]", "[[word]", "commitments.toml: not valid TOML"),
    ],
)
def test_wrong_entry_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        undertakings_of(tmp_path, FILE.replace(old, new))


def test_words_that_come_with_dragoman_cover_every_strength() -> None:
    assert {entry.strength for entry in load_undertakings().entries} == {"promised", "intends", "agreed", "refuses"}
