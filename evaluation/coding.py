"""Articles to codings by the real command line, ``dragoman code``, in as many processes as there are cores to use."""

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from evaluation.gold import HERE, Gold, GoldSet, Row, count_words

OUT = HERE / "out"
Coding = dict[str, Any]


class CodingError(Exception):
    """``dragoman code`` stopped; the message holds what it said."""


def code_sets(gold: Gold, sets: Sequence[GoldSet], sample: bool, workers: int) -> dict[str, list[Coding]]:
    """The codings of every set, by the set's name. Texts share two runs of the program, pages have one."""
    OUT.mkdir(exist_ok=True)
    found: dict[str, list[Coding]] = {each.name: [] for each in sets}
    texts = [each for each in sets if not each.pages]
    if texts:
        articles = [article for each in texts for article in tagged_articles(gold, each, sample)]
        for coding in code_articles(articles, OUT, workers):
            name, _, id = coding["article"]["id"].partition("/")
            coding["article"]["id"] = id
            found[name].append(coding)
    for each in sets:
        if each.pages:
            found[each.name] = code_pages(gold, each, sample)
    return found


def tagged_articles(gold: Gold, each: GoldSet, sample: bool) -> list[Row]:
    """The articles of a set; the ids bear its name, since two sets may use one id."""
    kept = {row["id"] for row in gold.rows(each, sample)}
    return [
        article | {"id": f"{each.name}/{article['id']}"} for article in gold.articles_of(each) if article["id"] in kept
    ]


def code_articles(articles: Iterable[Row], folder: Path, workers: int) -> list[Coding]:
    """The codings of ``articles``; each worker gets about the same number of words."""
    shards: list[list[Row]] = [[] for _ in range(workers)]
    sizes = [0] * workers
    for article in sorted(articles, key=count_words, reverse=True):
        least = sizes.index(min(sizes))
        shards[least].append(article)
        sizes[least] += count_words(article)
    with ThreadPoolExecutor(workers) as pool:
        jobs = [pool.submit(_code_shard, shard, folder / f"shard-{n}") for n, shard in enumerate(shards) if shard]
        return [coding for job in jobs for coding in job.result()]


def _code_shard(articles: Sequence[Row], path: Path) -> list[Coding]:
    source, target = path.with_suffix(".articles.jsonl"), path.with_suffix(".codings.jsonl")
    with source.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in articles)
    return run_code([source], target)


def code_pages(gold: Gold, each: GoldSet, sample: bool) -> list[Coding]:
    """The codings of a set of saved pages."""
    kept = {row["id"] for row in gold.rows(each, sample)}
    pages = gold.articles.pages(gold.folder / each.file, OUT / each.name)
    paths = [Path(page["path"]) for page in pages if page["id"] in kept]
    return run_code(paths, OUT / f"{each.name}.codings.jsonl")


def run_code(inputs: Sequence[Path], target: Path) -> list[Coding]:
    """What ``dragoman code INPUTS --to TARGET`` wrote; exit status 1 (some inputs skipped) is passed over."""
    target.unlink(missing_ok=True)
    command = [sys.executable, "-m", "dragoman", "code", *map(str, inputs), "--to", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1) or not target.exists():
        raise CodingError(f"dragoman code ended with status {done.returncode}:\n{done.stderr[-2000:]}")
    with target.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]
