"""``dragoman code``: the table of bad input row by row, and what a run leaves behind."""

import csv
import gzip
import io
import json
import os
import signal
import subprocess
import time
from pathlib import Path

import jsonschema
import pytest

from dragoman.export import COLUMNS
from dragoman.records import schema
from tests.cli.conftest import DRAGOMAN, STORIES, Run, read_codings

NEWS = STORIES[0]
PAGE = f"<html lang=en><head><title>Attack</title></head><body><article>{f'<p>{NEWS}</p>' * 4}</article></body></html>"


def check_offsets(coding: dict[str, object]) -> None:
    article = coding["article"]
    assert isinstance(article, dict)
    jsonschema.validate(coding, schema())
    for name in ("events", "statements", "commitments", "conditions", "quantities", "times", "places"):
        for record in coding[name]:  # type: ignore[attr-defined]
            assert article["text"][record["start"] : record["end"]] == record["quote"]


# ---- what comes out ------------------------------------------------------------------------------


def test_code_writes_one_coding_an_article(run: Run, stories: Path, tmp_path: Path) -> None:
    result = run("code", stories, "--to", tmp_path / "out.jsonl")
    assert result.exit_code == 0
    codings = read_codings(tmp_path / "out.jsonl")
    assert [coding["article"]["id"] for coding in codings] == ["s0", "s1", "s2"]
    for coding, text in zip(codings, STORIES, strict=True):
        assert coding["article"]["text"] == text
        check_offsets(coding)
    assert codings[0]["events"]


def test_code_sums_up_on_standard_error(run: Run, stories: Path, tmp_path: Path) -> None:
    result = run("code", stories, "--to", tmp_path / "out.jsonl")
    assert result.stdout == ""
    assert "3 articles coded" in result.stderr
    assert "records" in result.stderr
    assert "nothing   in 1 article" in result.stderr
    assert "(s2)" in result.stderr


def test_code_is_quiet_when_asked(run: Run, stories: Path, tmp_path: Path) -> None:
    assert run("code", stories, "--to", tmp_path / "out.jsonl", "--quiet").output == ""


def test_code_gives_the_same_bytes_twice(run: Run, stories: Path, tmp_path: Path) -> None:
    for name in ("one.jsonl", "two.jsonl"):
        run("code", stories, "--to", tmp_path / name)
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_code_writes_a_table_of_events(run: Run, stories: Path, tmp_path: Path) -> None:
    assert run("code", stories, "--to", tmp_path / "events.csv").exit_code == 0
    run("code", stories, "--to", tmp_path / "out.jsonl")
    with (tmp_path / "events.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    events = [event for coding in read_codings(tmp_path / "out.jsonl") for event in coding["events"]]
    assert list(rows[0]) == list(COLUMNS)
    assert [row["event_id"] for row in rows] == [event["id"] for event in events]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["events.csv", "out.jsonl", "stories.jsonl"]


@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_code_writes_to_standard_output(run: Run, stories: Path, format: str) -> None:
    result = run("code", stories, "--to", "-", "--format", format)
    assert result.exit_code == 0
    if format == "jsonl":
        assert [json.loads(line)["article"]["id"] for line in result.stdout_bytes.splitlines()] == ["s0", "s1", "s2"]
    else:
        assert next(csv.reader(io.StringIO(result.stdout))) == list(COLUMNS)


def test_code_reads_standard_input(run: Run) -> None:
    result = run("code", "-", "--to", "-", "--date", "2 May 2031", "--language", "en", input=NEWS.encode())
    article = json.loads(result.stdout_bytes)["article"]
    assert (article["text"], article["published"], article["language"]) == (NEWS, "2031-05-02", "en")


def test_date_of_the_option_does_not_replace_one_that_is_given(run: Run, stories: Path) -> None:
    result = run("code", stories, "--to", "-", "--date", "1999-01-01")
    assert json.loads(result.stdout_bytes.splitlines()[0])["article"]["published"] == "2031-05-05"


def test_code_keeps_only_the_statuses_and_confidence_asked_for(run: Run, stories: Path, tmp_path: Path) -> None:
    run("code", stories, "--to", tmp_path / "denied.jsonl", "--status", "denied")
    assert {event["status"] for coding in read_codings(tmp_path / "denied.jsonl") for event in coding["events"]} <= {
        "denied"
    }
    result = run("code", stories, "--to", tmp_path / "sure.jsonl", "--min-confidence", "1")
    assert not any(coding["events"] for coding in read_codings(tmp_path / "sure.jsonl"))
    assert "filtered out" in result.stderr


def test_code_reads_folders_of_everything(run: Run, stories: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS)
    (tmp_path / "b.html").write_text(PAGE)
    (tmp_path / "c.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    assert run("code", tmp_path, "--to", tmp_path / "out.jsonl").exit_code == 0
    codings = read_codings(tmp_path / "out.jsonl")
    assert len(codings) == 6
    assert codings[1]["article"]["meta"]["path"].endswith("b.html")
    assert run("code", tmp_path, "--to", tmp_path / "out.jsonl").exit_code == 0
    assert len(read_codings(tmp_path / "out.jsonl")) == 6


# ---- odd, but coded: exit 0 ----------------------------------------------------------------------

ODD = {
    "without a date": (NEWS, None),
    "carriage returns": (NEWS.replace(" ", "\r\n", 3), None),
    "decomposed letters": (f"Se\u0301bastien spoke. {NEWS}", None),
    "zero-width characters": (NEWS.replace("army", "ar\u200bmy") + "\ufeff", None),
    "lone surrogates": (f"\ud800 {NEWS} \udfff", None),
    "control characters": (f"\x00\x1b[31m {NEWS}", None),
    "capitals": (NEWS.upper(), None),
    "only punctuation": ("... --- !!!", None),
    "unreadable date": (NEWS, "the day before"),
}


@pytest.mark.parametrize(("text", "date"), ODD.values(), ids=ODD)
def test_odd_text_is_coded_unchanged(run: Run, tmp_path: Path, text: str, date: str | None) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "a", "text": text, "date": date}))
    result = run("code", tmp_path / "in.jsonl", "--to", tmp_path / "out.jsonl")
    assert result.exit_code == 0, result.output
    (coding,) = read_codings(tmp_path / "out.jsonl")
    assert coding["article"]["text"] == text
    check_offsets(coding)
    if date:
        assert "YYYY-MM-DD" in coding["problems"][0]["message"]


def test_time_without_a_date_stays_unresolved_with_a_problem(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS)
    run("code", tmp_path / "a.txt", "--to", tmp_path / "out.jsonl")
    (coding,) = read_codings(tmp_path / "out.jsonl")
    assert not any(event["date"]["value"] for event in coding["events"])
    assert any("date" in problem["message"] for problem in coding["problems"])


def test_text_in_odd_encoding_is_coded_with_a_problem(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(f"At the café, {NEWS}".encode("cp1252"))
    assert run("code", tmp_path / "a.txt", "--to", tmp_path / "out.jsonl").exit_code == 0
    (coding,) = read_codings(tmp_path / "out.jsonl")
    assert coding["article"]["text"].startswith("At the café")
    assert "cp1252" in coding["problems"][0]["message"]


@pytest.mark.slow
@pytest.mark.parametrize("size", [1_000_100, 10_000_000])
def test_very_long_text_in_one_line_is_coded(run: Run, tmp_path: Path, size: int) -> None:
    text = NEWS + " " * (size - len(NEWS) - len(STORIES[1])) + STORIES[1]
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "a", "text": text}))
    assert run("code", tmp_path / "in.jsonl", "--to", tmp_path / "out.jsonl").exit_code == 0
    (coding,) = read_codings(tmp_path / "out.jsonl")
    assert coding["article"]["text"] == text
    assert coding["events"]
    read_to_the_end = coding["events"][-1]["start"] > size - len(STORIES[1])
    assert read_to_the_end or any("characters were coded" in problem["message"] for problem in coding["problems"])
    check_offsets(coding)


# ---- one bad among many: exit 1 ------------------------------------------------------------------

BAD = {
    "empty.txt": (b"", "empty"),
    "binary.txt": (b"\x7fELF\0\0\0", "binary"),
    "undecodable.txt": (b"\x81\x8d\x8f\x90\x9d" * 30, "encoding"),
    "none.html": (b"<html><body><nav>Home</nav></body></html>", "no article"),
    "broken.jsonl": (b'{"id": "b", "text": "half', "broken.jsonl:1: broken JSON"),
    "deep.html": (b"<html><body>" + b"<div>" * 100_000 + NEWS.encode(), "nested"),
}


@pytest.mark.parametrize("name", BAD)
def test_one_bad_among_many_is_named_and_the_others_are_coded(run: Run, tmp_path: Path, name: str) -> None:
    data, says = BAD[name]
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(data)
    for good in ("a.txt", "z.txt"):
        (folder / good).write_text(f"{NEWS} {good}")
    result = run("code", folder, "--to", tmp_path / "out.jsonl")
    assert result.exit_code == 1
    assert f"{folder / name}:" in result.stderr
    assert says in result.stderr
    assert len(read_codings(tmp_path / "out.jsonl")) == 2


def test_broken_line_is_named_by_its_number(run: Run, stories: Path, tmp_path: Path) -> None:
    with stories.open("a") as file:
        file.write('{"id": "s3"}\n{"id": "s4", "text": "Iraq expelled two diplomats."}\n')
    result = run("code", stories, "--to", tmp_path / "out.jsonl")
    assert result.exit_code == 1
    assert f'{stories}:4: no "text"' in result.stderr
    assert [coding["article"]["id"] for coding in read_codings(tmp_path / "out.jsonl")] == ["s0", "s1", "s2", "s4"]


# ---- nothing can be done: exit 2 -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nosuch.txt", "--to", "out.jsonl"], "nosuch.txt: no such file"),
        (["good.txt", "nosuch.txt", "--to", "out.jsonl"], "nosuch.txt: no such file"),
        (["empty.txt", "--to", "out.jsonl"], "nothing could be coded"),
        (["folder", "--to", "out.jsonl"], "no files"),
        (["good.txt", "--to", "nosuch/out.jsonl"], "cannot be written"),
        (["good.txt", "--to", "folder"], "folder"),
        (["good.txt", "--to", "out.xlsx"], ".csv"),
        (["good.txt", "--to", "good.txt", "--format", "jsonl"], "also an input"),
        (["good.txt"], "--to"),
        (["--to", "out.jsonl"], "INPUTS"),
        (["good.txt", "--to", "out.jsonl", "--nosuch"], "--nosuch"),
        (["good.txt", "--to", "out.jsonl", "--status", "nosuch"], "nosuch"),
        (["good.txt", "--to", "out.jsonl", "--date", "03/04/2031"], "YYYY-MM-DD"),
        (["good.txt", "--to", "out.jsonl", "--min-confidence", "2"], "2"),
        (["good.txt", "--to", "out.jsonl", "--parser", "nosuch_parser"], "nosuch_parser"),
        (["good.txt", "--to", "-", "--resume"], "--resume"),
    ],
)
def test_run_that_can_do_nothing_says_so_and_leaves_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    Path("good.txt").write_text(NEWS)
    Path("empty.txt").write_text("")
    result = run("code", *arguments)
    assert result.exit_code == 2, result.output
    assert says in result.stderr
    assert sorted(os.listdir()) == ["empty.txt", "folder", "good.txt"]
    assert Path("good.txt").read_text() == NEWS


def test_run_that_can_do_nothing_leaves_the_earlier_output(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "out.jsonl").write_text("earlier")
    assert run("code", tmp_path / "empty.txt", "--to", tmp_path / "out.jsonl").exit_code == 2
    assert (tmp_path / "out.jsonl").read_text() == "earlier"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_full_disk_is_said(run: Run, stories: Path, format: str) -> None:
    result = run("code", stories, "--to", "/dev/full", "--format", format)
    assert result.exit_code == 2
    assert "No space left" in result.stderr


def test_disk_that_fills_up_leaves_whole_lines_to_go_on_from(run: Run, tmp_path: Path) -> None:
    source, target = make_many(tmp_path, 12), tmp_path / "out.jsonl"
    limited = f"ulimit -f 16; exec {' '.join(DRAGOMAN)} code {source} --to {target}"
    result = subprocess.run(["sh", "-c", limited], capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "--resume goes on" in result.stderr
    assert not target.exists()
    finished = len(read_codings(tmp_path / "out.jsonl.part"))
    assert 0 < finished < 12
    assert run("code", source, "--to", target, "--resume").exit_code == 0
    assert len(read_codings(target)) == 12


# ---- interrupted ---------------------------------------------------------------------------------


def make_many(folder: Path, count: int) -> Path:
    path = folder / "many.jsonl"
    rows = [
        {"id": f"m{n}", "text": f"{STORIES[n % 2]} {NEWS}", "date": "2031-05-05", "language": "en"}
        for n in range(count)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def stop_after_some(source: Path, target: Path, number: int) -> subprocess.CompletedProcess[bytes]:
    """Start a run, send it signal ``number`` once some codings are written, and wait for its end."""
    process = subprocess.Popen(
        [*DRAGOMAN, "code", str(source), "--to", str(target)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    part = target.with_name(target.name + ".part")
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        if part.exists() and part.read_bytes().rstrip(b"\0").count(b"\n") >= 2:
            process.send_signal(number)
            break
        time.sleep(0.005)
    out, err = process.communicate(timeout=60)
    return subprocess.CompletedProcess([], process.returncode, out, err)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["out.jsonl", "events.csv"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL], ids=["interrupt", "kill"])
def test_run_that_was_stopped_goes_on_to_the_same_output(run: Run, tmp_path: Path, number: int, name: str) -> None:
    source, target = make_many(tmp_path, 120), tmp_path / name
    stopped = stop_after_some(source, target, number)
    assert stopped.returncode == (130 if number == signal.SIGINT else -signal.SIGKILL)
    assert not target.exists()
    assert 0 < len(read_codings(tmp_path / f"{name}.part")) < 120
    if number == signal.SIGINT:
        assert b"--resume goes on" in stopped.stderr
    assert run("code", source, "--to", target, "--resume").exit_code == 0
    assert run("code", source, "--to", tmp_path / f"whole-{name}").exit_code == 0
    assert target.read_bytes() == (tmp_path / f"whole-{name}").read_bytes()
    assert not (tmp_path / f"{name}.part").exists()


def test_resume_drops_a_half_line(run: Run, stories: Path, tmp_path: Path) -> None:
    target, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
    run("code", stories, "--to", target)
    whole = target.read_bytes()
    part.write_bytes(whole.splitlines(keepends=True)[0] + b'{"schema_version": "1.0", "arti')
    target.unlink()
    result = run("code", stories, "--to", target, "--resume")
    assert "1 of them by an earlier run" in result.stderr
    assert target.read_bytes() == whole


def test_resume_of_other_inputs_is_refused_and_nothing_lost(run: Run, stories: Path, tmp_path: Path) -> None:
    run("code", stories, "--to", tmp_path / "out.jsonl")
    part = tmp_path / "out.jsonl.part"
    (tmp_path / "out.jsonl").rename(part)
    before = part.read_bytes()
    (tmp_path / "other.txt").write_text(NEWS)
    result = run("code", tmp_path / "other.txt", "--to", tmp_path / "out.jsonl", "--resume")
    assert result.exit_code == 2
    assert "same inputs" in result.stderr
    assert part.read_bytes() == before


def test_unfinished_run_is_set_aside_not_overwritten(run: Run, stories: Path, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl.part").write_text("earlier")
    result = run("code", stories, "--to", tmp_path / "out.jsonl")
    assert result.exit_code == 0
    assert (tmp_path / "out.jsonl.part~").read_text() == "earlier"
    assert "set aside" in result.stderr


def test_resume_without_an_earlier_run_starts_one(run: Run, stories: Path, tmp_path: Path) -> None:
    assert run("code", stories, "--to", tmp_path / "out.jsonl", "--resume").exit_code == 0
    assert len(read_codings(tmp_path / "out.jsonl")) == 3


def test_reader_that_goes_away_ends_the_run_in_silence(tmp_path: Path) -> None:
    source = make_many(tmp_path, 40)
    command = f"{' '.join(DRAGOMAN)} code {source} --to - --quiet | head -n 1"
    result = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert result.stdout.count(b"\n") == 1
    assert result.stderr == b""
