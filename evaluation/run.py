"""Score the gold data and say what changed since the last commit.

python -m evaluation.run                        every set
python -m evaluation.run --sets sitrep plv      these
python -m evaluation.run --keep                 and keep the figures in last.json, for the commit
"""

import argparse
import json
import os
import sys
import time
from dataclasses import dataclass
from typing import Any

from evaluation.checks import find_problems
from evaluation.coding import OUT, Coding, CodingError, code_sets
from evaluation.figures import Numbers, flatten, keep, read_bounds, read_last, table, what_changed
from evaluation.gold import Gold, GoldSet, count_words, find_gold, open_gold, open_own, read_sets

ABSENT = "gold data absent: evaluation skipped (looked for $DRAGOMAN_GOLD and ../shared/gold beside the project)"
OWN_ONLY = "gold data absent (looked for $DRAGOMAN_GOLD and ../shared/gold): only the project's own passages are scored"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a run measured: the numbers by set, the sets, and what broke the contract."""

    part: str
    sets: list[GoldSet]
    numbers: Numbers
    problems: list[str]


def choose_gold(named: str | None, names: list[str] | None) -> tuple[Gold, list[str] | None]:
    """The gold data and the sets to score; where it is absent the project's own passages alone, with a line that says so."""
    folder = find_gold(named)
    if folder is not None:
        return open_gold(folder), names
    print(OWN_ONLY)
    return open_own(), [name for name, each in read_sets().items() if each.own]


def evaluate(gold: Gold, names: list[str] | None, sample: bool, workers: int) -> Evaluation:
    """Code and score the sets called ``names``, or all of them."""
    known = read_sets()
    sets = [known[name] for name in names or known]
    words = sum(count_words(row) for each in sets for row in gold.rows(each, sample) if not each.pages)
    print(f"coding {len(sets)} sets, {words:,} words{' (the fixed sample)' if sample else ''} ...", flush=True)
    begun = time.monotonic()
    try:
        codings = code_sets(gold, sets, sample, workers)
    except CodingError as problem:
        raise SystemExit(f"evaluation stopped: {problem}") from None
    print(f"coded in {time.monotonic() - begun:.0f} s\n", flush=True)
    raw = {each.name: score_set(gold, each, codings[each.name], sample) for each in sets}
    problems = [
        f"{name}/{coding['article']['id']}: {line}"
        for name, found in codings.items()
        for coding in found
        for line in find_problems(coding)
    ]
    numbers: Numbers = {name: flatten(result["figures"]) for name, result in raw.items()}
    numbers["contract"] = {
        "codings": sum(map(len, codings.values())),
        "missing": sum(result["rows_without_coding"] for result in raw.values()),
        "texts_changed": sum(raw[each.name]["texts_changed"] for each in sets if not each.pages),
        "problems": len(problems),
    }
    (OUT / "results.json").write_text(json.dumps({"sample": sample, "sets": raw}, indent=1), "utf-8")
    return Evaluation("sample" if sample else "full", sets, numbers, problems)


def score_set(gold: Gold, each: GoldSet, codings: list[Coding], sample: bool) -> dict[str, Any]:
    """What the shared scorer says about the codings of one set."""
    path = OUT / f"{each.name}.scored.jsonl"
    path.write_text("".join(json.dumps(coding) + "\n" for coding in codings), "utf-8")
    by_name, _ = gold.scorers.read_codings(path)
    result: dict[str, Any] = gold.scorers.score(each.name, gold.rows(each, sample), by_name)
    return result


def report(evaluation: Evaluation, everything: bool = False) -> None:
    """Print the table, what broke the contract, and what changed since the last commit."""
    before, bounds = read_last(evaluation.part), read_bounds(evaluation.part)
    for line in table(evaluation.sets, evaluation.numbers, before, bounds, everything):
        print(line)
    counts = evaluation.numbers["contract"]
    print("contract: " + ", ".join(f"{name.replace('_', ' ')} {count}" for name, count in counts.items()))
    for line in evaluation.problems[:20]:
        print(f"  {line}")
    changes = what_changed(evaluation.numbers, before)
    print(f"changed since the last commit: {len(changes)} figures" if before else "the last commit holds no figures")


def parse_arguments(purpose: str) -> argparse.Namespace:
    """The options that run and gate share."""
    parser = argparse.ArgumentParser(description=purpose)
    parser.add_argument("--sets", nargs="+", metavar="SET", choices=list(read_sets()), help="only these sets")
    parser.add_argument("--sample", action="store_true", help="the fixed sample by id hash, at most 300,000 words")
    parser.add_argument("--gold", metavar="DIR", help="the gold folder; the scorers are in ../tools beside it")
    parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1), help="processes (2)")
    parser.add_argument("--all", action="store_true", help="every figure, not only the chosen ones")
    parser.add_argument("--keep", action="store_true", help="write the figures to evaluation/last.json")
    return parser.parse_args()


def main() -> int:
    """Run, print, and keep the figures if asked to."""
    wanted = parse_arguments("Score the gold data and say what changed since the last commit.")
    gold, names = choose_gold(wanted.gold, wanted.sets)
    evaluation = evaluate(gold, names, wanted.sample, wanted.workers)
    report(evaluation, wanted.all)
    if wanted.keep:
        keep(evaluation.part, evaluation.numbers)
        print("kept in evaluation/last.json")
    return 0


if __name__ == "__main__":
    sys.exit(main())
