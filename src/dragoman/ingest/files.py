"""Inputs: the files that were named, those in folders, and standard input."""

import gzip
import io
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, cast

from dragoman.errors import InputError

Kind = Literal["text", "page", "jsonl", "unknown"]

KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
}
STDIN = "-"
MEGABYTE = 1_000_000
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read, or standard input (``path`` None).

    ``name`` is what messages call it; ``kind`` is "unknown" where neither suffix nor user says what is inside;
    ``named`` is true where the user named this very file.
    """

    name: str
    path: Path | None
    kind: Kind = "unknown"
    size: int = 0
    named: bool = True


def read_inputs(paths: Iterable[str | Path], leave_out: Iterable[Path] = ()) -> Iterator[Input]:
    """Every file that ``paths`` stand for, folders expanded in sorted order; an InputError names a missing one.

    Hidden files are left out, and so are the companions of a page that a browser saved (``page_files/``) and
    the files in ``leave_out``.
    """
    names = [str(path) for path in paths]
    for name in names:
        if name != STDIN and not os.path.exists(name):
            raise InputError(f"{name}: no such file or folder; check the spelling")
    left_out = {os.path.realpath(path) for path in leave_out}
    for name in names:
        if name == STDIN:
            yield Input("standard input", None)
        elif os.path.isdir(name):
            yield from _walk(Path(name), left_out)
        else:
            path = Path(name)
            yield Input(name, path, _kind_of(path), path.stat().st_size if path.is_file() else 0)


def _walk(folder: Path, left_out: set[str]) -> Iterator[Input]:
    entries = sorted(folder.iterdir(), key=lambda path: path.name)
    for path in entries:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if not path.is_symlink() and not _is_companion(path):
                yield from _walk(path, left_out)
        elif path.is_file() and os.path.realpath(path) not in left_out:
            yield Input(str(path), path, _kind_of(path), path.stat().st_size, named=False)


def _is_companion(folder: Path) -> bool:
    stem, mark, _ = folder.name.rpartition("_files")
    return bool(mark) and any(folder.with_name(stem + suffix).exists() for suffix in (".html", ".htm"))


def _kind_of(path: Path) -> Kind:
    name = Path(path.stem) if path.suffix.lower() == ".gz" else path
    return KINDS.get(name.suffix.lower(), "unknown")


def open_input(input: Input) -> BinaryIO:
    """The bytes of ``input``, unpacked where its name ends in ``.gz``."""
    if input.path is None:
        if sys.stdin is None:
            raise InputError("standard input is closed; name a file instead of -")
        return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer)))
    if input.path.suffix.lower() == ".gz":
        return cast(BinaryIO, gzip.open(input.path, "rb"))
    return input.path.open("rb")


def read_bounded(stream: BinaryIO, most: int) -> bytes:
    """All bytes of ``stream``; an InputError where there are more than ``most``."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise InputError(f"larger than {most // MEGABYTE} MB; split it, or write one article a line as JSONL")
    return data


def sniff(head: bytes) -> Kind:
    """What a file without a telling name holds, by its first bytes.

    >>> sniff(b'{"text": "Freedonia protested."}'), sniff(b"<!DOCTYPE html><title>"), sniff(b"Freedonia protested.")
    ('jsonl', 'page', 'text')
    """
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:200].lower()
    if start.startswith((b'{"', b'{ "', b"{}")):
        return "jsonl"
    if start.startswith((b"<!doctype html", b"<html", b"<head")) or (start.startswith(b"<?xml") and b"<html" in start):
        return "page"
    return "text"


def peek(stream: BinaryIO) -> bytes:
    """The first bytes of ``stream``, which stay unread."""
    return cast(io.BufferedReader, stream).peek(_HEAD)[:_HEAD]
