"""``dragoman explain``: why a record is there."""

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.export import write_json
from dragoman.records import Article, Coding, Reason
from tests.cli.conftest import Run, read_codings


@pytest.fixture
def codings(coding: Coding, tmp_path: Path) -> Path:
    because = (Reason("modality", "denied", 10, 16, "denied"), Reason("rule", "shell"))
    events = (replace(coding.events[0], because=because), coding.events[1])
    path = tmp_path / "codings.jsonl"
    path.write_bytes(write_json(Coding("1.0", Article("a0", "\ud800"))) + write_json(replace(coding, events=events)))
    return path


def test_event_is_explained_by_words_reasons_and_roles(run: Run, codings: Path) -> None:
    result = run("explain", codings, "event-1")
    assert result.exit_code == 0
    for part in (
        "event · ASSAULT · denied",
        "“shelled Sylvanian Oldport”",
        "“shelled” at 25",
        "denied, negation",
        "modality     denied “denied”",
        "Freedonia (state, FRD|EUR GOV|MIL; known as actors.tsv#frd; 1 mention)",
        "the article itself",
        "The rule rules.toml#shell",
    ):
        assert " ".join(part.split()) in " ".join(result.stdout.split())


@pytest.mark.parametrize("record_id", ["statement-1", "commitment-1", "quantity-1", "place-1", "freedonia"])
def test_every_kind_of_record_is_explained(run: Run, codings: Path, record_id: str) -> None:
    result = run("explain", codings, record_id)
    assert result.exit_code == 0
    assert record_id in result.stdout


def test_beginning_of_an_id_will_do(run: Run, codings: Path) -> None:
    assert "statement-1" in run("explain", codings, "sta").stdout


@pytest.mark.parametrize(
    ("record_id", "says"),
    [
        ("event", "several records begin with event: event-1, event-2"),
        ("event-3", "did you mean event-"),
        ("xyz", "no record xyz"),
    ],
)
def test_id_that_is_not_one_record_is_refused_with_a_hint(run: Run, codings: Path, record_id: str, says: str) -> None:
    result = run("explain", codings, record_id)
    assert result.exit_code == 2
    assert says in result.stderr


@pytest.mark.parametrize(
    ("known_as", "published", "says"),
    [
        ("FIN", "2022-05-01", "(2022-05-01)"),
        ("FIN", None, "(today)"),
        ("arab-league", "2015-01-01", "suspended SYR (2015-01-01)"),
        ("red-lions", None, ""),
    ],
)
def test_actor_is_explained_with_its_memberships(
    run: Run, coding: Coding, tmp_path: Path, known_as: str, published: str | None, says: str
) -> None:
    article = replace(coding.article, published=published)
    actors = tuple(replace(each, known_as=known_as) for each in coding.actors)
    (tmp_path / "codings.jsonl").write_bytes(write_json(replace(coding, article=article, actors=actors)))
    result = run("explain", tmp_path / "codings.jsonl", "freedonia")
    assert says in " ".join(result.stdout.split())
    assert ("belongs to" in result.stdout or "members" in result.stdout) is (known_as != "red-lions")


@pytest.mark.parametrize("data", [b"id,type\n", b"[]\n", b'{"text": "a"}\n'])
def test_file_that_holds_no_codings_is_named(run: Run, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.jsonl").write_bytes(data)
    result = run("explain", tmp_path / "x.jsonl", "event-1")
    assert result.exit_code == 2
    assert "x.jsonl:1: no coding" in result.stderr


def test_missing_file_is_named(run: Run, tmp_path: Path) -> None:
    assert "no.jsonl" in run("explain", tmp_path / "no.jsonl", "event-1").stderr


def test_record_of_a_real_coding_is_explained_with_its_rule(run: Run, stories: Path, tmp_path: Path) -> None:
    run("code", stories, "--to", tmp_path / "out.jsonl")
    event = read_codings(tmp_path / "out.jsonl")[0]["events"][0]
    result = run("explain", tmp_path / "out.jsonl", event["id"])
    assert result.exit_code == 0
    assert event["rule"] in result.stdout
    assert "[[rule]]" in result.stdout
