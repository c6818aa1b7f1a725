"""Running commands, in this process and in one that can be killed."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import main
from dragoman.records import Coding
from tests.export.codings import make_coding

Run = Callable[..., Result]

STORIES = (
    "Sylvania's army attacked Iraq on Friday, the foreign ministry said.",
    "Iraq expelled two French diplomats on Monday. France denied that its soldiers attacked Mosul.",
    "The weather was fine.",
)


@pytest.fixture(autouse=True)
def _colours_as_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Colour is what the test asks for, whatever the surroundings say."""
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run() -> Run:
    """Runs ``dragoman`` with these arguments; ``input`` is its standard input."""

    def invoke(*arguments: str | Path, input: bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(each) for each in arguments], input=input, catch_exceptions=False)

    return invoke


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    """A JSONL file of three short articles, s0, s1 and s2; nothing is to be found in the last."""
    path = tmp_path / "stories.jsonl"
    rows = [{"id": f"s{n}", "text": text, "date": "2031-05-05", "language": "en"} for n, text in enumerate(STORIES)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.fixture
def coding() -> Coding:
    """Freedonia denies shelling and will withdraw."""
    return make_coding()


def read_codings(path: Path) -> list[dict[str, Any]]:
    """The codings in a JSONL file, each checked to end its line."""
    data = path.read_bytes()
    assert data.endswith(b"\n") or not data
    return [json.loads(line) for line in data.splitlines()]


DRAGOMAN = [sys.executable, "-m", "dragoman"]
