"""Inputs: files, folders, standard input."""

from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.ingest import read_inputs
from dragoman.ingest.files import sniff


def test_inputs_of_folder_are_sorted_and_named(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.html",
        "a/c.jsonl.gz",
        ".hidden/x.txt",
        ".DS_Store",
        "page.html",
        "page_files/style.css",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    found = list(read_inputs([tmp_path]))
    assert [Path(each.name).relative_to(tmp_path).as_posix() for each in found] == [
        "a/c.jsonl.gz",
        "a/z.html",
        "b.txt",
        "page.html",
    ]
    assert [each.kind for each in found] == ["jsonl", "page", "text", "page"]


def test_inputs_keep_the_order_given_and_standard_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    found = list(read_inputs(["-", tmp_path / "a.txt"]))
    assert [each.path for each in found] == [None, tmp_path / "a.txt"]


def test_input_that_is_missing_is_named_before_any_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(InputError, match=r"b\.txt: no such file"):
        next(read_inputs([tmp_path / "a.txt", tmp_path / "b.txt"]))


def test_output_inside_the_folder_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "out.jsonl").write_text("x")
    assert len(list(read_inputs([tmp_path], leave_out=[tmp_path / "out.jsonl"]))) == 1


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b'{"id": 1}', "jsonl"),
        (b'\xef\xbb\xbf \n{ "id": 1}', "jsonl"),
        ('{"id": 1}'.encode("utf-16"), "jsonl"),
        (b"\n<!DOCTYPE HTML>", "page"),
        (b'<?xml version="1.0"?><html xmlns="x">', "page"),
        (b"{This is a note by the editor.}", "text"),
        (b"<b>Freedonia</b>", "text"),
        (b"", "text"),
    ],
)
def test_kind_is_seen_from_the_first_bytes(head: bytes, kind: str) -> None:
    assert sniff(head) == kind
