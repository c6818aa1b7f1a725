"""Code every text of the gold data and check that each coding keeps the output contract.

    python -m evaluation.contract              all texts and saved pages, with two worker processes
    python -m evaluation.contract --words 50000     a part of them, spread over all files

What was checked stays in evaluation/out/contract.jsonl; a second run goes on where the first one stopped, and starts
anew when Dragoman's source has changed.
"""

import argparse
import hashlib
import json
import multiprocessing
import os
import signal
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import dragoman
from dragoman.coder import CRASH
from dragoman.ingest import Failure, read_articles, read_inputs
from dragoman.ingest.lines import read_row
from dragoman.records import Article, encode, schema
from evaluation.checks import find_problems
from evaluation.coding import OUT
from evaluation.gold import find_gold
from evaluation.run import ABSENT

SLOW = 10.0
"""Seconds a thousand words; a text of fewer words counts as one of three hundred."""
LIMIT = 300
"""Seconds after which a text counts as a hang."""
FIELDS = ("text", "date", "title", "url", "publisher", "language")
SCHEMA_SHARE = 20
"""One text of so many is validated with jsonschema too, and coded twice to see that the ids stay."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the gold data with what is known about it, or a saved page; ``key`` is a hash of all that."""

    key: str
    file: str
    id: str
    row: dict[str, str] | None
    page: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one text."""

    key: str
    file: str
    id: str
    words: int
    seconds: float
    records: int
    problems: list[str]

    @property
    def slow(self) -> bool:
        """True when the text took longer than its words excuse."""
        return self.seconds > SLOW * max(self.words, 300) / 1000


def read_texts(folder: Path) -> Iterator[Text]:
    """Every text and saved page under ``folder`` once, in the order of the files."""
    seen = set()
    for path in sorted(folder.rglob("*.jsonl")):
        for line in path.open(encoding="utf-8"):
            row = json.loads(line)
            row["text"] = row.get("text", row.get("mention"))
            known = {field: row[field] for field in FIELDS if isinstance(row.get(field), str)}
            key = hashlib.sha256(json.dumps(known, sort_keys=True).encode()).hexdigest()[:16]
            if known.get("text", "").strip() and key not in seen:
                seen.add(key)
                yield Text(key, str(path.relative_to(folder)), str(row["id"]), known | {"id": str(row["id"])})
    for path in sorted(folder.rglob("*.html.gz")):
        name = str(path.relative_to(folder))
        yield Text(hashlib.sha256(path.read_bytes()).hexdigest()[:16], name, path.name.partition(".")[0], None, path)


def source_hash() -> str:
    """A hash of Dragoman's own files, code and data."""
    root = Path(dragoman.__file__).parent
    found = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            found.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return found.hexdigest()[:16]


# ---- in a worker -------------------------------------------------------------------------------


@cache
def _coder() -> Any:
    return dragoman.Coder()


@cache
def _validator() -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema())


def _stop(*_: object) -> None:
    raise TimeoutError(f"no coding after {LIMIT} s")


def check_text(each: Text) -> Outcome:
    """Code one text and check the coding; a crash is a problem with its place in the program."""
    coder = _coder()
    words, records, problems, begun = 0, 0, [], time.process_time()
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _stop)
        signal.alarm(LIMIT)
    try:
        article = read_article(each)
        if article is None:
            return Outcome(each.key, each.file, each.id, 0, 0.0, 0, [])
        words = len(article.text.split())
        coding = encode(coder.code(article))
        seconds = time.process_time() - begun
        records = sum(len(coding[name]) for name in ("events", "statements", "commitments", "conditions", "quantities"))
        problems = find_problems(coding)
        problems += [f"crash: {found['message']}" for found in coding["problems"] if found["stage"] == CRASH]
        if each.row and coding["article"]["text"] != each.row["text"]:
            problems.append("article.text is not the text given")
        if int(each.key, 16) % SCHEMA_SHARE == 0:
            problems += check_closely(article, coding)
    except Exception as problem:  # noqa: BLE001 - every crash is to be reported
        seconds = time.process_time() - begun
        frame = traceback.extract_tb(problem.__traceback__)[-1]
        problems = [f"crash: {type(problem).__name__} at {Path(frame.filename).name}:{frame.lineno} in {frame.name}"]
    finally:
        if hasattr(signal, "SIGALRM"):
            signal.alarm(0)
    return Outcome(each.key, each.file, each.id, words, round(seconds, 3), records, problems)


def check_closely(article: Article, coding: dict[str, Any]) -> list[str]:
    """The dear checks: the JSON Schema, and that a second run gives the same."""
    errors = _validator().iter_errors(coding)
    problems = [f"schema: {error.json_path}: {error.validator}" for error in errors]
    if encode(_coder().code(article)) != coding:
        problems.append("a second run gives another coding")
    return problems


def read_article(each: Text) -> Article | None:
    """The article as ``dragoman code`` would read it; None for a page without one."""
    if each.row is not None:
        return read_row(each.row).article
    for loaded in read_articles(read_inputs([str(each.page)])):
        return None if isinstance(loaded, Failure) else loaded.article
    return None


# ---- all of them -------------------------------------------------------------------------------


def check_all(texts: Sequence[Text], target: Path, workers: int) -> Iterator[Outcome]:
    """The outcome of every text, those of an earlier run of the same source first."""
    source = source_hash()
    wanted = {each.key for each in texts}
    done = {key: outcome for key, outcome in read_outcomes(target, source).items() if key in wanted}
    yield from done.values()
    waiting = [each for each in texts if each.key not in done]
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    spawn = multiprocessing.get_context("spawn")
    with target.open("a", encoding="utf-8") as lines, ProcessPoolExecutor(workers, mp_context=spawn) as pool:
        for outcome in pool.map(check_text, waiting, chunksize=4):
            lines.write(json.dumps({"source": source} | asdict(outcome)) + "\n")
            lines.flush()
            yield outcome


def read_outcomes(target: Path, source: str) -> dict[str, Outcome]:
    """What an earlier run wrote about this very source; a half line at the end is passed over."""
    found = {}
    for line in target.open(encoding="utf-8") if target.exists() else ():
        if line.endswith("\n"):
            row = json.loads(line)
            if row.pop("source") == source:
                found[row["key"]] = Outcome(**row)
    return found


def choose(texts: list[Text], words: int) -> list[Text]:
    """About ``words`` words of the texts, chosen by hash."""
    chosen, total = [], 0
    for each in sorted(texts, key=lambda text: text.key):
        if total >= words:
            break
        chosen.append(each)
        total += len(each.row["text"].split()) if each.row else 700
    return chosen


def summarize(outcomes: Sequence[Outcome]) -> list[str]:
    """The lines of the report: counts, then each broken and each slow text by file and id."""
    words, seconds = sum(each.words for each in outcomes), sum(each.seconds for each in outcomes)
    rate = words / seconds if seconds else 0
    broken = [each for each in outcomes if each.problems]
    slow = [each for each in outcomes if each.slow]
    lines = [
        f"{len(outcomes):,} texts, {words:,} words, {sum(each.records for each in outcomes):,} records, "
        f"{rate:,.0f} words a CPU second; {len(broken)} break the contract, {len(slow)} slow"
    ]
    for each in broken[:50]:
        shown = "; ".join(each.problems[:3])
        lines.append(f"  {each.file} {each.id}: {shown}{' ...' if len(each.problems) > 3 else ''}")
    lines += [f"  slow: {each.file} {each.id}: {each.words} words in {each.seconds:.1f} s" for each in slow[:50]]
    return lines


def main() -> int:
    """Check, print the report; 1 where a coding breaks the contract or is slow, 2 where a worker died."""
    parser = argparse.ArgumentParser(description="Code every text of the gold data and check the output contract.")
    parser.add_argument("--gold", metavar="DIR", help="the gold folder")
    parser.add_argument("--words", type=int, help="only so many words, chosen by hash")
    parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1), help="processes (2)")
    wanted = parser.parse_args()
    folder = find_gold(wanted.gold)
    if folder is None:
        print(ABSENT)
        return 0
    texts = list(read_texts(folder))
    texts = choose(texts, wanted.words) if wanted.words else texts
    OUT.mkdir(exist_ok=True)
    outcomes = []
    try:
        for outcome in check_all(texts, OUT / "contract.jsonl", wanted.workers):
            outcomes.append(outcome)
            if len(outcomes) % 200 == 0:
                print(f"{len(outcomes):,} of {len(texts):,} texts", flush=True)
    except BrokenProcessPool:
        print(f"a worker died after {len(outcomes):,} texts; run again to go on from there", file=sys.stderr)
        return 2
    print("\n".join(summarize(outcomes)))
    return 1 if any(each.problems or each.slow for each in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
