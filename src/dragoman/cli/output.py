"""Where codings go: a file that appears when it is whole, or a stream. A line is written whole or not at all."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Literal, cast

import click

from dragoman.errors import DragomanError
from dragoman.export import COLUMNS, event_rows, read_json, write_json, write_row
from dragoman.records import Coding, decode

Format = Literal["jsonl", "csv"]

FORMATS: dict[str, Format] = {".jsonl": "jsonl", ".ndjson": "jsonl", "": "jsonl", ".csv": "csv"}
LISTS = ("events", "statements", "commitments", "conditions", "quantities")
_PROBE = bytes(4096)


class OutputError(DragomanError):
    """The output cannot be written or gone on with."""


def find_format(to: str, given: str | None) -> Format:
    """The format that the user gave or that the suffix of ``to`` says."""
    found = FORMATS.get(f".{given}" if given else Path(to).suffix.lower() if to != "-" else "")
    if found is None:
        raise OutputError(f"{to}: write .jsonl (codings) or .csv (events), or say --format")
    return found


def part_of(target: Path) -> Path:
    """The file beside ``target`` that holds what is finished while the run goes on."""
    return target.with_name(target.name + ".part")


class Stream:
    """Standard output, a pipe or a device: every coding goes out as soon as it is there."""

    finished: tuple[dict[str, Any], ...] = ()

    def __init__(self, to: str, format: Format) -> None:
        self.name = "standard output" if to == "-" else to
        self.format = format
        self.file: BinaryIO = sys.stdout.buffer if to == "-" else _open(Path(to), "wb")
        if format == "csv":
            self._write(write_row(COLUMNS))

    def write(self, coding: Coding) -> None:
        """Write one coding: a line, or a row for each of its events."""
        if self.format == "jsonl":
            self._write(write_json(coding))
        else:
            self._write(b"".join(write_row(row.values()) for row in event_rows(coding)))

    def _write(self, data: bytes) -> None:
        try:
            left = memoryview(data)
            while left:
                left = left[self.file.write(left) :]
            self.file.flush()
        except BrokenPipeError:
            # The reader has seen enough ("| head"): nothing more to say, not even at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.exceptions.Exit(1) from None
        except OSError as error:
            self.finish()
            raise OutputError(f"{self.name}: cannot be written: {error.strerror}") from None

    def finish(self) -> None:
        """Close what was opened; all has gone out."""
        if self.file is not sys.stdout.buffer:
            self.file.close()

    def leave(self) -> str:
        """Close after an interruption; what stays, in words."""
        self.finish()
        return "what was finished has gone out"


class File:
    """A file that is written as ``target.part``, a JSON line each coding, and gets its name when all is done.

    The part file holds whole codings for CSV too: so a run that was stopped goes on from it, and knows the
    articles in which nothing was found.
    """

    def __init__(self, target: Path, format: Format, resume: bool) -> None:
        self.target, self.format, self.part = target, format, part_of(target)
        if target.is_dir():
            raise OutputError(f"{target}: is a folder; name a file in it")
        if self.part.exists() and not resume:
            kept = self.part.with_name(self.part.name + "~")
            with suppress(OSError):
                os.replace(self.part, kept)
                click.echo(f"dragoman: an unfinished run was set aside as {kept}; --resume goes on from one", err=True)
        self.file = _open(self.part, "ab")
        self.end = 0
        self.finished = tuple(self._read_finished())
        self._probe()

    def _read_finished(self) -> Iterator[dict[str, Any]]:
        """What earlier runs finished; a half line at the end is dropped."""
        with self.part.open("rb") as lines:
            for line in lines:
                if not line.endswith(b"\n"):
                    return
                try:
                    data = read_json(line)
                    found = {"id": data["article"]["id"], "counts": {key: len(data[key]) for key in LISTS}}
                except (ValueError, KeyError, TypeError):
                    return
                self.end += len(line)
                yield found

    def _probe(self) -> None:
        """Drop the half line; and say at once, not after an hour, that the disk is full."""
        end = self.end
        self.file.truncate(end)
        self._write(_PROBE)
        self.file.truncate(end)
        self.end = end

    def write(self, coding: Coding) -> None:
        """Write one coding as a whole line."""
        self._write(write_json(coding))

    def _write(self, data: bytes) -> None:
        left = memoryview(data)
        try:
            while left:
                left = left[self.file.write(left) :]
        except OSError as error:
            raise OutputError(f"{self.part}: cannot be written: {error.strerror}; {self.leave()}") from None
        self.end += len(data)

    def finish(self) -> None:
        """Give the file its name."""
        try:
            os.fsync(self.file.fileno())
            self.file.close()
            if self.format == "csv":
                self._write_table()
                self.part.unlink()
            else:
                os.replace(self.part, self.target)
        except OSError as error:
            raise OutputError(f"{self.target}: cannot be written: {error.strerror}; {self.leave()}") from None

    def _write_table(self) -> None:
        table = self.target.with_name(self.target.name + ".table")
        try:
            with table.open("wb") as file:
                file.write(write_row(COLUMNS))
                with self.part.open("rb") as lines:
                    for line in lines:
                        file.writelines(write_row(row.values()) for row in event_rows(decode(read_json(line))))
                file.flush()
                os.fsync(file.fileno())
            os.replace(table, self.target)
        except OSError:
            table.unlink(missing_ok=True)
            raise

    def leave(self) -> str:
        """Close after an interruption; what stays, in words: nothing where nothing was finished."""
        with suppress(OSError, ValueError):
            self.file.truncate(self.end)  # an interruption may come in the middle of a line
        self.file.close()
        if self.end:
            return f"what is finished is in {self.part}; the same command with --resume goes on"
        self.part.unlink(missing_ok=True)
        return "nothing was written"


Output = Stream | File


def open_output(to: str, format: Format, resume: bool) -> Output:
    """The output that ``to`` names: ``-`` is standard output."""
    target = Path(to)
    if to == "-" or (target.exists() and not target.is_file() and not target.is_dir()):
        if resume:
            raise OutputError("--resume needs a file to go on from; name one with --to")
        return Stream(to, format)
    return File(target, format, resume)


def _open(path: Path, mode: str) -> BinaryIO:
    try:
        return cast(BinaryIO, path.open(mode, buffering=0))  # a line is one call to the system
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}; choose another --to") from None
