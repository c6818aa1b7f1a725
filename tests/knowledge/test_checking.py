"""The folders of packs: which files are read, within which bounds, and that whatever passes the check can be read."""

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers, sampled_from

from dragoman.errors import KnowledgeError
from dragoman.knowledge import DATA, load_knowledge, load_ontology
from dragoman.knowledge.actors import read_actors, read_codes
from dragoman.knowledge.agents import read_agents
from dragoman.knowledge.checking import check_own, check_pack
from dragoman.knowledge.contexts import read_contexts
from dragoman.knowledge.findings import Findings
from dragoman.knowledge.knowledge import extend_ontology
from dragoman.knowledge.members import read_members
from dragoman.knowledge.offices import read_offices
from dragoman.knowledge.packs import open_pack
from dragoman.knowledge.parties import read_parties
from dragoman.knowledge.rules import read_classes
from dragoman.knowledge.tables import read_table
from tests.knowledge.packs import ACTORS, LION, RULE, RULES, SOUND, STOP, assert_found, findings_of, make_pack

EXAMPLES = Path(__file__).parents[2] / "examples" / "packs"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("ofices.tsv", "ofices.tsv: not read; did you mean 'actors/offices.tsv'?"),
        ("places/actors.tsv", "places/actors.tsv: not read here; move it to actors/actors.tsv"),
        ("actors/countries.tsv", "actors/countries.tsv: a pack adds no countries; give a territory a row"),
        ("actors.csv", "actors.csv: not read; save it as tab-separated UTF-8 text, actors.tsv"),
        ("actors/offices.xlsx", "actors/offices.xlsx: not read; save it as tab-separated"),
        (
            "ontologies/plover/ontology.toml",
            "ontologies/plover/ontology.toml: the types of an ontology are not a pack's",
        ),
        ("ontologies/plovr/rules.en/x.toml", "ontologies/plovr/rules.en/x.toml: not read; did you mean"),
        ("lang/en/speech.toml", "lang/en/speech.toml: a pack adds no words of a language yet"),
        ("a/b/c/d/e/f/actors.tsv", "a/b/c/d/e: folders deeper than 5 are not read; move them up"),
    ],
)
def test_file_that_is_not_read_is_named(tmp_path: Path, name: str, says: str) -> None:
    assert_found(findings_of(tmp_path, {name: "x"}), says)


def test_folder_without_knowledge_is_named(tmp_path: Path) -> None:
    (found,) = findings_of(tmp_path, {"README.md": "x"})
    assert "nothing in here that Dragoman reads" in found


@pytest.mark.parametrize(
    ("name", "says"), [("actors", "cannot be called 'actors'"), ("my pack#1", "is not fit for a pack")]
)
def test_name_that_cannot_stand_in_a_rule_is_refused(tmp_path: Path, name: str, says: str) -> None:
    folder = make_pack(tmp_path / name, {"actors.tsv": ACTORS + LION})
    assert says in str(check_pack(folder).findings[0])


def test_two_packs_of_one_name_are_refused(tmp_path: Path) -> None:
    one = make_pack(tmp_path / "a" / "lions", {"actors.tsv": ACTORS + LION})
    two = make_pack(tmp_path / "b" / "lions", {"actors.tsv": ACTORS + LION})
    with pytest.raises(KnowledgeError, match="is called 'lions' too; rename one of the two folders"):
        load_knowledge((one, two))


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    secret = make_pack(tmp_path / "elsewhere", {"actors.tsv": ACTORS + LION})
    pack = make_pack(tmp_path / "pack", {"actors/actors_own.tsv": ACTORS + LION})
    (pack / "actors" / "actors.tsv").symlink_to(secret / "actors.tsv")
    (pack / "places").symlink_to(secret)
    (pack / "offices.tsv").symlink_to(pack / "offices.tsv")
    (pack / "regions.tsv").symlink_to(pack / "nowhere")
    found = [str(each).removeprefix(f"{pack}/") for each in check_pack(pack).findings]
    assert_found(found, "actors/actors.tsv: a link to a file outside the pack is not read; copy the file here")
    assert_found(found, "places: a link to a folder is not followed; copy it here")
    assert_found(found, "offices.tsv: cannot be read")
    assert_found(found, "regions.tsv: cannot be read: No such file or directory")
    assert [file.path.name for file in open_pack(pack, Findings()).files] == ["actors_own.tsv"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes in the file system are a thing of Unix")
def test_what_is_no_ordinary_file_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    os.mkfifo(tmp_path / "pack" / "actors.tsv")
    assert_found(findings_of(tmp_path, {}), "actors.tsv: not an ordinary file")


def test_giant_fields_are_told_in_short_and_soon(tmp_path: Path) -> None:
    rows = "".join(f"a{n}\tRed Lions\t\tarmed_group\tTHA\t{'X' * 9_000}\t{'y' * 9_000}\tx\n" for n in range(600))
    long = RULE.replace("The caretaker", "The " + "care" * 1_000) + f"object = {'[' * 200}{']' * 200}"
    found = findings_of(tmp_path, {"actors.tsv": ACTORS + rows, f"{RULES}/x.toml": long})
    assert all(len(each) < 800 for each in found)


def test_long_sentences_are_refused_before_they_are_read(tmp_path: Path) -> None:
    text = RULE.replace("The caretaker", "<a" + " " * 900_000)
    found = findings_of(tmp_path, {f"{RULES}/x.toml": text})
    assert_found(found, f"{RULES}/x.toml:9: rule 'padlock-newsroom': 900,0")


def test_size_of_a_pack_is_bounded(tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "pack", {f"actors_{n}.tsv": ACTORS for n in range(1_001)})
    with (pack / "actors_0.tsv").open("ab") as file:
        file.truncate(33 * 1024 * 1024)
    found = [str(each) for each in check_pack(pack).findings]
    assert any("actors_0.tsv: 33 MB, and 32 MB is the most that is read" in each for each in found)
    assert any("more than 1000 files" in each for each in found)


# ---- any change of a sound pack ---

TOKENS = (
    "\t", "\n", "|", "\0", '"', "#", "=", "[", "]", "<", ">", "\r", "\u202e", "é", "5", "-", "nan", "\ufeff", "[[rule]]", "0" * 50,
)  # fmt: skip
READERS: dict[str, Callable[[Path], object]] = {
    "actors": lambda path: list(read_actors(path, CODES | {"actor": frozenset({"red-lions", "eu"})})),
    "offices": lambda path: list(read_offices(path, CODES)),
    "members": lambda path: list(read_members(path, ["red-lions"])),
    "parties": lambda path: list(read_parties(path)),
    "stop": lambda path: [row.choice("needs", ("cue", "never")) for row in read_table(path, STOP.split())],
    "contexts": lambda path: read_contexts(load_ontology().contexts, path),
    "classes": lambda path: read_classes([path]),
}
CODES = read_codes(DATA / "actors" / "codes.tsv")


@settings(max_examples=60, deadline=None)
@given(name=sampled_from(sorted(SOUND)), at=integers(0, 400), cut=integers(0, 12), token=sampled_from(TOKENS))
def test_pack_is_told_to_be_wrong_or_can_be_read(name: str, at: int, cut: int, token: str) -> None:
    """Whatever is put into a file: nothing that ``check`` lets pass stops a reader, and ``check`` itself never stops."""
    changed = SOUND[name][:at] + token + SOUND[name][at + cut :]
    with TemporaryDirectory() as folder:
        pack = make_pack(Path(folder) / "lions", SOUND | {name: changed})
        checked = check_pack(pack)
        if not checked.errors:
            extend_ontology([checked.pack])
            read_agents(DATA / "actors" / "agents.tsv", [checked.pack])
            for file in checked.pack.files:
                READERS.get(file.kind, lambda path: None)(file.path)


@pytest.mark.parametrize("name", ["militia", "minister", "village", "rule"])
def test_packs_of_the_examples_are_sound(name: str) -> None:
    assert check_pack(EXAMPLES / name).findings == ()


def test_our_own_knowledge_is_sound() -> None:
    assert [str(each) for each in check_own().findings] == []
