"""``dragoman read``: one article."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import STORIES, Run


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(STORIES[0])
    return path


def test_read_shows_the_article_and_what_was_found(run: Run, article: Path) -> None:
    result = run("read", article, "--date", "2031-05-05", "--language", "en")
    assert result.exit_code == 0
    assert "Sylvania's army attacked[1] Iraq" in result.stdout
    assert "Who did what to whom" in result.stdout
    assert "\x1b" not in result.stdout


def test_read_gives_the_coding_as_json(run: Run, article: Path) -> None:
    result = run("read", article, "--date", "2031-05-05", "--title", "Attack", "--url", "https://example.org", "--json")
    coding = json.loads(result.stdout_bytes)
    assert coding["article"]["text"] == STORIES[0]
    assert coding["article"]["title"] == "Attack"
    assert (coding["article"]["published"], coding["article"]["published_from"]) == ("2031-05-05", "input")
    assert coding["events"]


def test_read_takes_standard_input(run: Run) -> None:
    result = run("read", "-", "--json", input=STORIES[0].encode())
    assert json.loads(result.stdout_bytes)["article"]["text"] == STORIES[0]


def test_read_takes_one_article_out_of_several(run: Run, stories: Path) -> None:
    result = run("read", stories, "--id", "s1", "--json")
    assert json.loads(result.stdout_bytes)["article"]["id"] == "s1"


def test_read_of_nothing_found_says_why(run: Run, stories: Path) -> None:
    result = run("read", stories, "--id", "s2")
    assert result.exit_code == 0
    assert "No events were found: " in " ".join(result.stdout.split())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nosuch.txt"], "no such file"),
        (["empty.txt"], "empty.txt: empty"),
        (["."], "is a folder"),
        (["stories.jsonl"], "--id"),
        (["stories.jsonl", "--id", "s9"], "no article with id s9"),
        (["stories.jsonl", "--date", "soon"], "YYYY-MM-DD"),
    ],
)
def test_read_that_cannot_says_what_to_change(
    run: Run, stories: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    monkeypatch.chdir(stories.parent)
    Path("empty.txt").write_text("")
    result = run("read", *arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stdout == ""
