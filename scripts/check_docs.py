"""Says where a document names something that is not there: a link, a file, a make target, a command of ``dragoman``."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from dragoman.cli import main as command_line

ROOT = Path(__file__).resolve().parents[1]
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
COMMANDS = set(getattr(command_line, "commands", ()))
TOPS = ("src", "tests", "docs", "scripts", "evaluation", "benchmarks", "examples", "requirements", "changelog.d")

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
NAMED = re.compile(rf"`((?:{'|'.join(TOPS)})/[\w./-]*\w)`")
DRAGOMAN = re.compile(r"^ *(?:\$ )?dragoman ([a-z]+)\b", re.M)
BLOCK = re.compile(r"^```(?:console|sh|bash|text)?\n(.*?)^```|^((?: {4}.*\n)+)", re.M | re.S)
ADDRESS = re.compile(r"https?://[\w.-]*(?:pypi|npmjs)[\w.-]*/simple|(?<![\w.])/(?:home|root|work)/\w")


def read_documents() -> list[Path]:
    """Every Markdown file of the project."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    names = listed.stdout.splitlines() or [path.name for path in ROOT.glob("*.md")]
    return [ROOT / name for name in names if (ROOT / name).exists()]


def find_problems(page: Path) -> Iterator[str]:
    """What the page names and nobody has."""
    text = page.read_text("utf-8")
    for found in LINK.finditer(text):
        if not (page.parent / found[1]).exists():
            yield f"no such file: {found[1]}"
    for found in NAMED.finditer(text):
        if not (ROOT / found[1]).exists() and not found[1].startswith(("evaluation/out", "benchmarks/out")):
            yield f"no such file: {found[1]}"
    for block in BLOCK.finditer(text):
        code = block[1] or block[2]
        for found in re.finditer(r"^ *(?:\$ )?make ([a-z]+)", code, re.M):
            if found[1] not in TARGETS:
                yield f"no such make target: {found[1]}"
        for found in DRAGOMAN.finditer(code):
            if COMMANDS and found[1] not in COMMANDS:
                yield f"no such command: dragoman {found[1]}"
    if found := ADDRESS.search(text):
        yield f"an address or path that belongs to one machine: {found[0]}"


def main() -> int:
    """Print each problem with its page; 1 where there is one."""
    problems = [f"{page.relative_to(ROOT)}: {line}" for page in read_documents() for line in find_problems(page)]
    print("\n".join(problems) or f"{len(read_documents())} documents name nothing that is not there")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
