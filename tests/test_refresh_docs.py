"""Blocks of output in the documents: their commands exist, and what stands above the output is what was run."""

import re
from pathlib import Path
from typing import Any

import click
import pytest

from dragoman.cli import main
from tests.scripts.loading import load_script

ROOT = Path(__file__).parents[1]


DOCS = load_script("refresh_docs")
BLOCKS = [
    pytest.param(block, body, id=f"{page.name}: {block.command[:60]}")
    for page in DOCS.PAGES
    for block, body in DOCS.find_blocks(page.read_text("utf-8"))
]


@pytest.mark.parametrize(("block", "body"), BLOCKS)
def test_block_shows_its_command(block: Any, body: str) -> None:
    first, _, output = body.partition("\n")
    pattern = re.sub(r"\\\{\w+\\ \w+\\\}", r"\\w+-[0-9a-f]{12}(-\\d+)?", re.escape(block.command))
    assert re.fullmatch(rf"\$ {pattern}", first), "run scripts/refresh_docs.py"
    assert output.strip() or block.is_make or "--quiet" in block.command


@pytest.mark.parametrize(("block", "body"), BLOCKS)
def test_block_names_a_command_and_its_options(block: Any, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if block.is_make:
        targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M)
        assert block.command.split()[1] in targets
        return
    monkeypatch.chdir(ROOT)
    name, *arguments = re.search(r"dragoman (?!explain -)(\w.*?)(?: \||$)", block.command)[1].split()
    command = main.commands[name]
    with command.make_context(name, arguments, resilient_parsing=True):
        pass
    known = {option for each in command.params if isinstance(each, click.Option) for option in each.opts}
    assert {each for each in arguments if each.startswith("--")} <= known
    for each in arguments:
        assert not each.startswith("examples/") or (ROOT / each).exists()


def test_marks_have_no_unknown_options() -> None:
    with pytest.raises(SystemExit, match="no such option in a mark: frm"):
        DOCS.read_mark("dragoman schema; frm Events")


def test_output_is_shortened_with_a_sign() -> None:
    output = "one\ntwo\nthree\nfour\n"
    assert DOCS.shorten(output, DOCS.read_mark("x; from two; lines 2")) == "[...]\ntwo\nthree\n[...]"
    assert DOCS.shorten(output, DOCS.read_mark("x; last 1")) == "[...]\nfour"
    assert DOCS.shorten(output, DOCS.read_mark("x")) == output.strip()


def test_output_of_json_is_cut_to_fields() -> None:
    assert DOCS.pick({"events": [{"type": "AID"}]}, ("events.0.type",)) == 'events.0.type: "AID"'


def test_data_files_are_all_named_in_notice() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8")
    data = ROOT / "src" / "dragoman" / "data"
    missing = [
        str(path.relative_to(data))
        for path in sorted(data.rglob("*.t*"))
        if path.name not in notice and f"{path.parent.name}/*{path.suffix}" not in notice
    ]
    assert not missing, "name each data file with its source and licence"
