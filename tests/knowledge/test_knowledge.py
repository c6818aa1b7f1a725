"""All knowledge in one value: loaded once, hashed by pack, with what a pack adds."""

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import DATA, load_knowledge, load_lexicon, load_ontology
from dragoman.knowledge.knowledge import hash_folder


def test_knowledge_is_loaded_once() -> None:
    assert load_knowledge() is load_knowledge()
    assert load_knowledge().ontology is load_ontology()
    assert load_knowledge().lexicon is load_lexicon()


def test_knowledge_names_its_packs_by_hash() -> None:
    packs = load_knowledge().packs
    assert set(packs) == {path.name for path in DATA.iterdir() if path.is_dir()}
    assert all(len(hashed) == 12 for hashed in packs.values())


def test_hash_changes_with_what_a_table_says(tmp_path: Path) -> None:
    table = tmp_path / "a.tsv"
    table.write_text("id\tname\n", "utf-8")
    before = hash_folder(tmp_path)
    assert hash_folder(tmp_path) == before
    (tmp_path / "notes.md").write_text("no data", "utf-8")
    assert hash_folder(tmp_path) == before
    table.write_text("id\tnames\n", "utf-8")
    changed = hash_folder(tmp_path)
    table.rename(tmp_path / "b.tsv")
    assert len({before, changed, hash_folder(tmp_path)}) == 3


def test_pack_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"militias: no such folder; a pack is a folder with tables"):
        load_knowledge((tmp_path / "militias",))
