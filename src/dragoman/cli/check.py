"""``dragoman check``: whether a pack can be used, and everything that is wrong in it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.terminal import make_console, plain

if TYPE_CHECKING:
    from dragoman.knowledge.checking import Checked

FOUND = 1


@click.command()
@click.argument(
    "folder", metavar="[DIR]", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--pack", "packs", multiple=True, type=click.Path(exists=True, file_okay=False, path_type=Path),
              metavar="DIR", help="A pack that is loaded before the one to check.")  # fmt: skip
@click.option("--tables", is_flag=True, help="Do not run the sentences of rules; much faster.")
@click.option("--strict", is_flag=True, help="End with 1 for warnings too.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lines.")
def check(folder: Path | None, packs: tuple[Path, ...], tables: bool, strict: bool, as_json: bool) -> None:
    """Check a pack: a folder with tables and rules of your own.

    Every problem is a line with file, line number, what is wrong and what to change. The sentences of rules are run with
    the real parser: examples have to be coded as they are tagged, near misses have to be left alone. Without DIR, the
    knowledge that comes with Dragoman is checked.

    \b
    Examples:
      dragoman check my-pack
      dragoman check my-pack --tables
      dragoman check my-pack --json | jq '.findings[] | select(.level == "error")'
      dragoman code articles.jsonl --pack my-pack --to codings.jsonl

    Exit codes: 0 it can be used; 1 something is wrong; 2 usage.
    """
    from dragoman.knowledge.checking import check_own, check_pack

    checked = check_pack(folder, packs) if folder is not None else check_own()
    if not tables and (not checked.errors or folder is None):
        checked, proved = _prove(checked, (*packs, folder) if folder is not None else ())
    else:
        proved = 0
    (_print_json if as_json else _print_lines)(checked, proved)
    click.get_current_context().exit(FOUND if checked.errors or (strict and checked.warnings) else 0)


def _prove(checked: "Checked", packs: tuple[Path, ...]) -> "tuple[Checked, int]":
    """The pack with what its sentences do not prove, and how many were run."""
    from dragoman.knowledge.checking_rules import find_sentences

    # Our own nouns have tests in the suite.
    sentences = [each for each in find_sentences(checked.pack) if packs or each.kind != "agent"]
    if not sentences:
        return checked, 0
    from dragoman.cli.proving import prove
    from dragoman.coder import Coder

    with _progress(len(sentences)) as advance:
        failed = tuple(prove(sentences, Coder(packs=packs), advance))
    findings = tuple(sorted((*checked.findings, *failed), key=lambda each: (each.file, each.line)))
    return replace(checked, findings=findings), len(sentences)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """A bar over the sentences, on a terminal only."""
    console = make_console(stderr=True)
    if not console.is_terminal:
        yield lambda: None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.completed} of {task.total} sentences"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=total)
        yield lambda: progress.advance(task)


def _print_lines(checked: "Checked", proved: int) -> None:
    label = checked.pack.label
    replaced = (f"{label}: takes the place of {each}" for each in checked.replaced)
    for line in (*map(str, checked.findings), *replaced, f"{label}: {_sum_up(checked, proved)}"):
        click.echo(plain(line).replace("\n", " "))


def _sum_up(checked: "Checked", proved: int) -> str:
    """ "2 actors, 1 office; 3 sentences proved; no problems" """
    held = ", ".join(_count(number, ROWS[kind]) for kind, number in checked.counts.items()) or "nothing"
    problems = _count(checked.errors, "problem") if checked.errors else "no problems"
    parts = [held, f"{_count(proved, 'sentence')} run" if proved else "", problems]
    parts.append(_count(checked.warnings, "warning") if checked.warnings else "")
    return "; ".join(part for part in parts if part)


ROWS = {
    "actors": "actor",
    "offices": "office",
    "members": "membership",
    "parties": "side of a party",
    "agents": "agent noun",
    "not_actors": "phrase passed over",
    "cities": "town",
    "regions": "region",
    "stop": "stopped name",
    "rules": "rule",
    "contexts": "context",
}
"""What a row of each kind of file is called."""
PLURALS = {"phrase passed over": "phrases passed over", "side of a party": "sides of parties"}


def _count(number: int, word: str) -> str:
    plural = word if number == 1 else PLURALS.get(word, f"{word}s")
    return f"{number:,} {plural}"


def _print_json(checked: "Checked", proved: int) -> None:
    import json
    from dataclasses import asdict

    found = {
        "pack": checked.pack.name,
        "sound": not checked.errors,
        "errors": checked.errors,
        "warnings": checked.warnings,
        "rows": checked.counts,
        "sentences": proved,
        "replaced": checked.replaced,
        "findings": [asdict(each) for each in checked.findings],
    }
    click.echo(json.dumps(found, indent=2, ensure_ascii=False))
