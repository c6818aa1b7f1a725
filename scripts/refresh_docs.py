"""Writes the output that documents show: runs the command of every ``<!-- output: ... -->`` and replaces the block below it.

    python scripts/refresh_docs.py            every document (make blocks are left as they are)
    python scripts/refresh_docs.py --make     make blocks too: installs, and runs the whole suite

A mark is a command, then what to show of its output, each after a semicolon:

    <!-- output: dragoman read examples/2021-07-combat-mission.txt; from Conditions; lines 12 -->

``from TEXT``   begin at the first line that starts with TEXT
``lines N``     at most N lines; what is left out becomes one line "[...]"
``last N``      the last N lines
``only A, B``   of JSON, only these fields: ``events.0`` is the first event

``{event THREATEN}`` in a command stands for the id of the first such event in the codings.jsonl that an earlier block wrote.
Commands run in one temporary folder that has ``examples/``. What stands between ``<!-- figures -->`` and ``<!-- end -->``
becomes a table of the figures that evaluation/last.json keeps.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGES = (
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "examples" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
)
MARK = re.compile(r"<!-- output: (?P<said>.+?) -->\n```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.M | re.S)
RECORD = re.compile(r"\{(\w+) (\w+)\}")
FIGURES = re.compile(r"<!-- figures -->\n.*?<!-- end -->", re.S)
LAST = ROOT / "evaluation" / "last.json"
SHOWN = {
    "sitrep": ("events", "events.p", "events.r", "events.status", "events.source", "events.target", "statements",
               "commitments", "conditions", "quantities", "times.value", "gate.false_facts"),
    "plv": ("type_any_row", "type_set.p", "type_given_pair"),
    "plover_gsr": ("dyad_and_type", "dyad", "type_any"),
    "contract": ("codings", "problems"),
}  # fmt: skip
WIDTH, JSON_WIDTH = 100, 112
LEFT_OUT = "[...]"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of output: the command that gives it and what is shown of it."""

    command: str
    start: str = ""
    lines: int = 0
    last: int = 0
    only: tuple[str, ...] = ()

    @property
    def is_make(self) -> bool:
        """True for a command that installs or runs the suite."""
        return self.command.startswith("make ")


def read_mark(said: str) -> Block:
    """The block that a mark describes.

    >>> read_mark("dragoman schema --columns; lines 3")
    Block(command='dragoman schema --columns', start='', lines=3, last=0, only=())
    """
    command, *options = (part.strip() for part in said.split("; "))
    found: dict[str, str] = dict(option.partition(" ")[::2] for option in options)
    if unknown := set(found) - {"from", "lines", "last", "only"}:
        raise SystemExit(f"no such option in a mark: {min(unknown)}; options are from, lines, last, only")
    only = tuple(each.strip() for each in found.get("only", "").split(",") if each.strip())
    return Block(command, found.get("from", ""), int(found.get("lines", 0)), int(found.get("last", 0)), only)


def find_blocks(text: str) -> Iterator[tuple[Block, str]]:
    """Every block of a page with its present text."""
    for found in MARK.finditer(text):
        yield read_mark(found["said"]), found["body"]


def run(command: str, folder: Path) -> str:
    """What the command prints, run in ``folder`` with ``dragoman`` on the path; stops where it fails."""
    environment = os.environ | {"COLUMNS": str(WIDTH), "NO_COLOR": "1"}
    make = command.startswith("make ")
    if not make:
        environment["PYTHONPATH"] = str(ROOT / "src")
        environment["PATH"] = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=ROOT if make else folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{command}\n{done.stdout[-2000:]}{done.stderr[-2000:]}\nended with {done.returncode}")
    return done.stdout if make else done.stdout + done.stderr


def shorten(output: str, block: Block) -> str:
    """The part of the output that the mark asks for, with a line that says where something is left out."""
    if block.only:
        output = pick(json.loads(output), block.only)
    lines = [line.rstrip() for line in output.strip("\n").splitlines()]
    starts = (number for number, line in enumerate(lines) if line.startswith(block.start))
    first = next(starts, None) if block.start else 0
    if first is None:
        raise SystemExit(f"{block.command}: no line of the output begins with {block.start!r}; correct the mark")
    if block.last:
        first = max(first, len(lines) - block.last)
    end = first + block.lines if block.lines else len(lines)
    shown = lines[first:end]
    while shown and not shown[-1]:
        shown.pop()
    before, after = [LEFT_OUT] * bool(first), [LEFT_OUT] * (end < len(lines))
    return "\n".join([*before, *shown, *after])


def pick(data: Any, paths: tuple[str, ...]) -> str:
    """These fields of a JSON value, each with its path, wrapped to the page."""
    parts = []
    for path in paths:
        value = data
        for step in path.split("."):
            value = value[int(step)] if isinstance(value, list) else value[step]
        parts.append(f"{path}: {wrap(value)}")
    return "\n".join(parts)


def wrap(value: Any, indent: int = 0) -> str:
    """JSON with a line for each field, and whole objects on one line where they fit."""
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or len(flat) + indent <= JSON_WIDTH and (indent or isinstance(value, list)):
        return flat
    margin = " " * (indent + 2)
    if isinstance(value, list):
        inner = [margin + wrap(item, indent + 2) for item in value]
        return "[\n" + ",\n".join(inner) + "\n" + " " * indent + "]"
    inner = [f"{margin}{json.dumps(name)}: {wrap(item, indent + 2)}" for name, item in value.items()]
    return "{\n" + ",\n".join(inner) + "\n" + " " * indent + "}"


def name_records(command: str, folder: Path) -> str:
    """The command with ids where it names records by kind and type."""

    def find(wanted: re.Match[str]) -> str:
        for line in (folder / "codings.jsonl").read_text("utf-8").splitlines():
            for record in json.loads(line)[f"{wanted[1]}s"]:
                if wanted[2] in (record.get("type"), record.get("kind"), record.get("status")):
                    return str(record["id"])
        raise SystemExit(f"codings.jsonl has no {wanted[1]} {wanted[2]}; correct the mark")

    return RECORD.sub(find, command)


def tell_figures() -> str:
    """The figures of the last evaluation as a table, or a line that says that none are kept."""
    if not LAST.exists():
        return "No figures are kept yet; `python -m evaluation.run --keep` writes them into the folder `evaluation/`."
    data = json.loads(LAST.read_text("utf-8"))
    part = "full" if "full" in data else "sample"
    lines = [f"| set ({part}) | figure | value |", "|---|---|---|"]
    for name, figures in SHOWN.items():
        measured = data[part].get(name, {})
        for figure in figures:
            if (value := measured.get(figure)) is not None:
                shown = f"{value:.3f}" if isinstance(value, float) else f"{value:,}"
                lines.append(f"| {name} | `{figure}` | {shown} |")
    return "\n".join(lines)


def refresh(text: str, folder: Path, make: bool) -> str:
    """The page with fresh output in its blocks."""

    def replace(found: re.Match[str]) -> str:
        block = read_mark(found["said"])
        if block.is_make and not make:
            return found[0]
        command = name_records(block.command, folder)
        shown = shorten(run(command, folder), block)
        body = f"$ {command}\n{shown}".rstrip("\n")
        return f"<!-- output: {found['said']} -->\n```{found['kind']}\n{body}\n```"

    text = FIGURES.sub(lambda _: f"<!-- figures -->\n{tell_figures()}\n<!-- end -->", text)
    return MARK.sub(replace, text)


def prepare(folder: Path) -> None:
    """The examples and a ``dragoman`` that is this checkout's."""
    (folder / "examples").symlink_to(ROOT / "examples")
    (folder / "bin").mkdir()
    script = folder / "bin" / "dragoman"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m dragoman "$@"\n', "utf-8")
    script.chmod(0o755)


def main() -> None:
    """Rewrite the pages and name those that changed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--make", action="store_true", help="run make blocks too")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        prepare(Path(temporary))
        for page in PAGES:
            text = page.read_text("utf-8")
            fresh = refresh(text, Path(temporary), given.make)
            if fresh != text:
                page.write_text(fresh, "utf-8")
            print(f"{page.relative_to(ROOT)}: {'refreshed' if fresh != text else 'as it was'}")


if __name__ == "__main__":
    main()
