"""The gold data and the shared scorers: where they are, their rows, and the fixed sample."""

import hashlib
import importlib
import os
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.own import scoring
from evaluation.own.passages import read_passages

HERE = Path(__file__).resolve().parent
SAMPLE_WORDS = 18_000
"""Words of a set that is not gated in the sample; with the gated sets the sample stays below 300,000 words."""
SAMPLE_PAGES = 20

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class GoldSet:
    """One set of sets.toml: its file, the figures of the short table, and those of which less is better."""

    name: str
    file: str
    show: tuple[str, ...] = ()
    lower: tuple[str, ...] = ()
    gated: bool = False

    @property
    def pages(self) -> bool:
        """True where the articles are saved HTML pages."""
        return self.file.startswith("html/")

    @property
    def own(self) -> bool:
        """True for the passages that the project brings itself."""
        return self.file.startswith("own/")


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold folder with its scorers beside it."""

    folder: Path
    scorers: Any
    articles: Any

    def rows(self, each: GoldSet, sample: bool = False) -> list[Row]:
        """The rows of a set, or those of the fixed sample."""
        rows: list[Row] = read_passages() if each.own else self.scorers.read_jsonl(self.folder / each.file)
        return cut_sample(rows, each) if sample and not each.gated else rows

    def articles_of(self, each: GoldSet) -> list[Row]:
        """What ``dragoman code`` reads of a set: the texts without what is expected of them."""
        if each.own:
            return [{key: row[key] for key in ("id", "text", "date", "language")} for row in read_passages()]
        found: list[Row] = list(self.articles.articles(self.folder / each.file))
        return found


def read_sets() -> dict[str, GoldSet]:
    """Every set of sets.toml by its name."""
    data = tomllib.loads((HERE / "sets.toml").read_text("utf-8"))
    return {
        name: GoldSet(
            name, entry["file"], tuple(entry["show"]), tuple(entry.get("lower", ())), entry.get("gated", False)
        )
        for name, entry in data.items()
    }


def find_gold(named: str | None = None) -> Path | None:
    """The gold folder: the one named, else $DRAGOMAN_GOLD, else ../shared/gold beside the project; None if absent."""
    chosen = named or os.environ.get("DRAGOMAN_GOLD")
    folder = Path(chosen) if chosen else HERE.parent.parent / "shared" / "gold"
    return folder if folder.is_dir() and (folder.parent / "tools" / "score.py").is_file() else None


def open_gold(folder: Path) -> Gold:
    """The gold folder with the scorers of the ``tools`` folder beside it."""
    tools = str(folder.resolve().parent / "tools")
    if tools not in sys.path:
        sys.path.insert(0, tools)
    return Gold(folder, importlib.import_module("score"), importlib.import_module("articles"))


def open_own() -> Gold:
    """The project's own passages with its own scorer, for machines without the gold data."""
    return Gold(HERE / "own", scoring, None)


def cut_sample(rows: list[Row], each: GoldSet) -> list[Row]:
    """The rows that come first by the hash of their id, up to the sample's size, in the order of the file."""
    ranked = sorted(rows, key=lambda row: hashlib.sha256(str(row["id"]).encode()).hexdigest())
    if each.pages:
        chosen = ranked[:SAMPLE_PAGES]
    else:
        chosen, words = [], 0
        for row in ranked:
            words += count_words(row)
            if words > SAMPLE_WORDS:
                break
            chosen.append(row)
    kept = {row["id"] for row in chosen}
    return [row for row in rows if row["id"] in kept]


def count_words(row: Row) -> int:
    """How many words the text of a row has."""
    return len(str(row.get("text", row.get("mention", ""))).split())
