"""How many of the names that articles give to actors are known to the tables or described by the text.

python -m evaluation.coverage                         a sample of every set, and the 100 most frequent unknown names
python -m evaluation.coverage --set muc4 --articles 0 a whole set
python -m evaluation.coverage --minutes 2 --top 20    no longer than this

The names and their context are printed and kept nowhere: the texts are other people's.
"""

import argparse
import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dragoman import Article, Coder, Coding
from dragoman.records import Actor
from evaluation.gold import Row, find_gold
from evaluation.run import ABSENT

FILES: Mapping[str, str] = {
    "guardian": "raw/guardian_sdf.jsonl",
    "polnear": "attribution/polnear.jsonl",
    "muc4": "documents/muc4.jsonl",
    "voa": "raw/voa.jsonl",
}
"""The sets of whole articles that are read."""
CONTEXT = 24
"""Characters shown on both sides of an unknown name."""
PASSED_OVER = frozenset({"place"})
"""Kinds of actors that are places: the gazetteer answers for them."""


@dataclass(slots=True)
class Tally:
    """Mentions by name: those of rows of the tables, those coded by what the text says, and the others by name."""

    known: int = 0
    described: int = 0
    unknown: Counter[str] = field(default_factory=Counter)
    seen_in: dict[str, str] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All mentions by name."""
        return self.known + self.described + self.unknown.total()

    @property
    def share(self) -> float:
        """The share of the mentions that are resolved."""
        return (self.known + self.described) / self.total if self.total else 0.0

    def add(self, coding: Coding) -> None:
        """Count the mentions of one article."""
        text = coding.article.text
        for actor in coding.actors:
            names = [mention for mention in actor.mentions if mention.kind == "name"]
            if actor.kind in PASSED_OVER or not names:
                continue
            if actor.known_as:
                self.known += len(names)
            elif is_described(actor):
                self.described += len(names)
            else:
                self.unknown[actor.name] += len(names)
                start, end = names[0].start, names[0].end
                self.seen_in.setdefault(actor.name, text[max(0, start - CONTEXT) : end + CONTEXT].replace("\n", " "))

    def merge(self, other: "Tally") -> None:
        """Add the counts of ``other``."""
        self.known += other.known
        self.described += other.described
        self.unknown += other.unknown
        self.seen_in = {**other.seen_in, **self.seen_in}


def is_described(actor: Actor) -> bool:
    """True where the text says the actor's country and sector, though the tables do not know the name."""
    return bool(actor.country) and bool(actor.sectors)


def choose(rows: Sequence[Row], count: int) -> list[Row]:
    """The ``count`` rows that come first by the hash of their id; all of them where ``count`` is 0."""
    ranked = sorted(rows, key=lambda row: hashlib.sha256(str(row["id"]).encode()).hexdigest())
    return ranked[:count] if count else ranked


def read_rows(path: Path) -> list[Row]:
    """The rows of a JSONL file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def to_articles(rows: Iterable[Row]) -> Iterator[Article]:
    """The rows as articles, with their day where it is known."""
    for row in rows:
        day = str(row["date"])[:10] if row.get("date") else None
        yield Article(str(row["id"]), row["text"], row.get("title"), day, "input" if day else None)


def measure(coder: Coder, rows: Iterable[Row], seconds: float) -> tuple[Tally, int]:
    """What the rows hold, and how many of them were read in ``seconds``."""
    tally, read, begun = Tally(), 0, time.monotonic()
    for coding in coder.pipe(to_articles(rows)):
        tally.add(coding)
        read += 1
        if time.monotonic() - begun > seconds:
            break
    return tally, read


def report(name: str, tally: Tally, read: int) -> str:
    """One line about a set.

    >>> report("news", Tally(known=6, described=2, unknown=Counter({"Jon Roe": 2})), 3)
    'news           3 articles      10 names   known .600   described .200   together .800'
    """
    total = tally.total or 1
    figures = (tally.known / total, tally.described / total, tally.share)
    known, described, share = (f"{figure:.3f}".lstrip("0") for figure in figures)
    return (
        f"{name:<10}{read:>6} articles{tally.total:>8} names   known {known}   described {described}   together {share}"
    )


def parse_arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description="Say how many names of actors are known or described.")
    parser.add_argument("--set", dest="sets", nargs="+", choices=list(FILES), default=list(FILES), help="only these")
    parser.add_argument("--articles", type=int, default=60, help="articles of a set, chosen by id hash; 0 is all (60)")
    parser.add_argument("--minutes", type=float, default=3.0, help="longest time for one set (3)")
    parser.add_argument("--top", type=int, default=100, help="unknown names to print (100)")
    parser.add_argument("--gold", metavar="DIR", help="the gold folder")
    return parser.parse_args()


def main() -> int:
    """Print the share of each set, then the most frequent unknown names."""
    wanted = parse_arguments()
    folder = find_gold(wanted.gold)
    if folder is None:
        print(ABSENT)
        return 0
    coder, everything, articles = Coder(), Tally(), 0
    for name in wanted.sets:
        tally, read = measure(coder, choose(read_rows(folder / FILES[name]), wanted.articles), wanted.minutes * 60)
        print(report(name, tally, read), flush=True)
        everything.merge(tally)
        articles += read
    print(report("all", everything, articles))
    for actor, count in everything.unknown.most_common(wanted.top):
        print(f"{count:>5}  {actor:<40} … {everything.seen_in[actor]} …")
    return 0


if __name__ == "__main__":
    sys.exit(main())
