"""The modality lexicon: which act a word stands for, and what is said about a wrong entry."""

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import load_lexicon
from dragoman.knowledge.lexicon import PARTS, Lexicon, read_lexicon, read_toml

ENTRY = """
light = ["launch"]
[[word]]
id = "deny"
act = "deny"
verbs = ["deny"]
adverbs = ["never"]
examples = ["Freedonia <event status=denied>denied attacking</event> Sylvania."]
not = ["Freedonia attacked Sylvania."]
[marks]
after = ["after", "once"]
[auxiliaries]
future = ["will", "shall"]
"""


def lexicon_of(folder: Path, text: str) -> Lexicon:
    path = folder / "modality.toml"
    path.write_text(text, "utf-8")
    return read_lexicon(path)


def test_lexicon_gives_the_act_of_a_word_by_its_part_of_speech(tmp_path: Path) -> None:
    lexicon = lexicon_of(tmp_path, ENTRY)
    assert lexicon.act("verbs", "deny") == lexicon.act("adverbs", "never") == "deny"
    assert lexicon.act("nouns", "deny") is None
    assert lexicon.act("verbs", "say") is None


def test_lexicon_has_its_lists(tmp_path: Path) -> None:
    lexicon = lexicon_of(tmp_path, ENTRY)
    assert lexicon.light == {"launch"} and lexicon.occur == frozenset()
    assert lexicon.marks == {"after": frozenset({"after", "once"})}
    assert lexicon.auxiliaries == {"will": "future", "shall": "future"}


def test_earlier_entry_keeps_a_word_that_two_have(tmp_path: Path) -> None:
    second = (
        ENTRY.partition("[marks]")[0]
        .partition("[[word]]")[2]
        .replace('"deny"', '"doubt"', 1)
        .replace('act = "deny"', 'act = "possible"')
    )
    lexicon = lexicon_of(tmp_path, f"{ENTRY}\n[[word]]{second}")
    assert lexicon.act("verbs", "deny") == "deny"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "examples =",
            "example =",
            "modality.toml#deny: 'examples' is missing; every entry needs id, act, examples and not",
        ),
        ('id = "deny"', "", r"modality.toml#\?: 'id' is missing"),
        ("not = [", "nots = [", "modality.toml#deny: 'not' is missing"),
        ("adverbs", "adverb", "modality.toml#deny: key 'adverb' is not known; did you mean 'adverbs'"),
        ("[marks]", "[marks", "modality.toml: not valid TOML: .*line"),
    ],
)
def test_wrong_entry_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        lexicon_of(tmp_path, ENTRY.replace(old, new))


def test_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"none.toml: cannot be read"):
        read_toml(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b'name = "\xe9"')
    with pytest.raises(KnowledgeError, match=r"latin.toml: cannot be read"):
        read_toml(tmp_path / "latin.toml")


@pytest.mark.parametrize("word", load_lexicon().words, ids=lambda word: word.id)
def test_entry_that_comes_with_dragoman_has_words_and_proof(word) -> None:
    assert any(getattr(word, part) for part in PARTS)
    assert word.examples and word.near_misses
