"""From inputs to articles, one bad among many."""

import gzip
import io
import sys
from pathlib import Path

import pytest

from dragoman.ingest import Failure, Loaded, read_articles, read_inputs

NEWS = "Freedonia expelled two envoys.\r\nSylvania protested.\r\n"


def read(*paths: Path | str) -> list[Loaded | Failure]:
    return list(read_articles(read_inputs(paths)))


def test_plain_text_is_one_article_and_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "report"
    path.write_bytes(b"\xef\xbb\xbf" + NEWS.encode())
    (loaded,) = read(path)
    assert isinstance(loaded, Loaded)
    assert loaded.article.text == NEWS
    assert loaded.article.meta == {"path": str(path)}
    assert loaded.article.published is None


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "A.TXT", "a", "a.dat"])
def test_plain_text_is_read_under_any_name_that_was_given(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(NEWS.encode()) if name.endswith(".gz") else NEWS.encode())
    (loaded,) = read(path)
    assert isinstance(loaded, Loaded)
    assert loaded.article.text == NEWS


def test_bad_inputs_are_named_and_the_others_are_read(tmp_path: Path) -> None:
    for name, data in {
        "1-good.txt": NEWS.encode(),
        "2-empty.txt": b"",
        "3-blank.txt": b" \r\n\t",
        "4-binary.txt": b"\x7fELF\0\0",
        "5-undecodable.txt": b"\x81\x8d\x8f" * 9,
        "6-nothing.html": b"<html><body></body></html>",
        "7-lines.jsonl": b'{"text": "a"}\n{"text"\n',
        "8-picture.png": b"\x89PNG",
        "9-torn.txt.gz": gzip.compress(NEWS.encode())[:-9],
        "9-wrong.txt.gz": b"not gzip",
    }.items():
        (tmp_path / name).write_bytes(data)
    found = read(tmp_path)
    failed = {Path(each.name).name[0]: each for each in found if isinstance(each, Failure)}
    assert sorted(failed) == ["2", "3", "4", "5", "6", "7", "8", "9"]
    assert failed["7"].line == 2
    assert "gzip" in failed["9"].message
    assert sum(isinstance(each, Loaded) for each in found) == 2


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Freedonia protested.", "Freedonia protested."),
        (b'{"id": "a", "text": "Freedonia protested."}\n', "Freedonia protested."),
    ],
)
def test_standard_input_is_text_or_lines(monkeypatch: pytest.MonkeyPatch, data: bytes, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (loaded,) = read("-")
    assert isinstance(loaded, Loaded)
    assert loaded.article.text == text
    assert loaded.article.meta == {}


def test_failure_names_place_and_line() -> None:
    assert str(Failure("a.jsonl", 3, "broken")) == "a.jsonl:3: broken"
    assert str(Failure("a.txt", None, "empty")) == "a.txt: empty"
