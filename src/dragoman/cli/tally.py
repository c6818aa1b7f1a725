"""The summary at the end of a run: what was found, what was left, and where nothing was found and why."""

from collections import Counter
from collections.abc import Iterator, Mapping

from dragoman.cli.output import LISTS
from dragoman.records import Coding

MOST_EXAMPLES = 3
_NOTHING = "no rule matched what they tell"


class Tally:
    """Counts of one run; grows with every coding; ``failures`` are inputs that gave no article."""

    def __init__(self) -> None:
        self.articles = 0
        self.resumed = 0
        self.records: Counter[str] = Counter()
        self.problems: Counter[str] = Counter()
        self.empty: dict[str, list[str]] = {}
        self.failures = 0

    def add(self, found: Coding, written: Coding) -> None:
        """Count a coding as it was ``found``, and the records of it that were ``written``."""
        self.articles += 1
        self.records.update({key: len(getattr(written, key)) for key in LISTS})
        self.problems.update(problem.stage for problem in written.problems)
        if not any(getattr(written, key) for key in LISTS):
            self.empty.setdefault(_why_empty(found), []).append(found.article.id)

    def add_finished(self, counts: Mapping[str, int]) -> None:
        """Count a coding that an earlier run finished."""
        self.resumed += 1
        self.records.update(counts)

    def lines(self, to: str) -> Iterator[str]:
        """The summary, line by line; ``to`` is where the codings went."""
        earlier = f" ({self.resumed:,} of them by an earlier run)" if self.resumed else ""
        yield f"{_count(self.articles + self.resumed, 'article')} coded{earlier} to {to}"
        yield "  records   " + ", ".join(_count(self.records[key], key.removesuffix("s")) for key in LISTS)
        if self.problems:
            yield "  problems  " + ", ".join(f"{count:,} {stage}" for stage, count in self.problems.most_common())
        for why, ids in self.empty.items():
            examples = ", ".join(ids[:MOST_EXAMPLES]) + (", ..." if len(ids) > MOST_EXAMPLES else "")
            yield f"  nothing   in {_count(len(ids), 'article')}: {why} ({examples})"
        if self.failures:
            yield f"  failed    {_count(self.failures, 'input')}, each named above"


def _why_empty(found: Coding) -> str:
    if any(getattr(found, key) for key in LISTS):
        return "all records were filtered out by --status or --min-confidence"
    stopping = [problem.message for problem in found.problems if problem.stage != "ingest"]
    return stopping[0] if stopping else _NOTHING


def _count(number: int, noun: str) -> str:
    plural = noun if number == 1 else noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {plural}"
