"""The dispatches in examples/ are what their README says."""

import json
from pathlib import Path

import pytest

from dragoman.analyze.language import check_language
from dragoman.analyze.regions import find_dateline, find_regions
from dragoman.records import Article

FOLDER = Path(__file__).parent.parent / "examples"
FILES = sorted(FOLDER.glob("*.txt"))
ROWS = [json.loads(line) for line in (FOLDER / "dispatches.jsonl").read_text("utf-8").splitlines()]


def test_dispatches_are_the_text_files() -> None:
    assert {row["id"]: row["text"] for row in ROWS} == {path.stem: path.read_text("utf-8") for path in FILES}
    assert len(ROWS) == 3


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_dispatch_is_labelled_as_written_for_the_project(path: Path) -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")
    assert f"`{path.name}`" in readme
    assert "Written for the Dragoman project from public facts" in readme


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_dispatch_has_wire_form(row: dict[str, str]) -> None:
    text = row["text"]
    regions = find_regions(text, row["title"])
    dateline = find_dateline(text, regions)
    assert row["written_for"] == "the Dragoman project"
    assert 350 <= len(text.split()) <= 500
    assert not set(text) & set('"“”'), "nobody is quoted word for word"
    assert [region.kind for region in regions] == ["title", "dateline"]
    assert dateline is not None and dateline.date == row["date"]
    assert check_language(Article(row["id"], text)).certain
