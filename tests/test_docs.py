"""Examples in docstrings and documents run and give what they say."""

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import dragoman

ROOT = Path(__file__).parents[1]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
MODULES = sorted(
    each.name for each in pkgutil.walk_packages(dragoman.__path__, "dragoman.") if "__main__" not in each.name
)
PAGES = [path for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))) if path.exists()]


@pytest.mark.parametrize("name", ["dragoman", *MODULES, "evaluation.figures"])
def test_docstrings_run(name: str) -> None:
    found = doctest.testmod(importlib.import_module(name), optionflags=FLAGS)
    assert found.failed == 0, f"{found.failed} of {found.attempted} examples fail; see the output above"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_run(page: Path) -> None:
    """The Python sessions (``>>>``) of a page, one after the other with the same names."""
    names: dict[str, object] = {}
    runner, parser = doctest.DocTestRunner(optionflags=FLAGS), doctest.DocTestParser()
    for block in re.finditer(r"```(?:python|pycon)\n(.*?)```", page.read_text("utf-8"), re.S):
        if ">>>" in block[1]:
            session = parser.get_doctest(block[1], names, page.name, page.name, 0)
            runner.run(session, clear_globs=False)
            names = session.globs
    assert runner.summarize().failed == 0
