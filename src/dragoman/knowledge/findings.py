"""What is wrong in a pack, collected: all of it at once, by file and line, and no more of one file than a person reads."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Level = Literal["error", "warning"]
MOST = 500
"""Findings of one file that are kept; a table saved in the wrong form is wrong in every line."""
LONGEST = 600
"""Characters of a finding that are kept."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: where (``line`` is 0 for a whole file or folder), what it is and what to change.

    An error keeps the pack from being used; a warning points to what will probably not do what was meant.

    >>> print(Finding("militias/actors.tsv", 14, "sectors 'RBL' is not known; did you mean 'REB'?"))
    militias/actors.tsv:14: sectors 'RBL' is not known; did you mean 'REB'?
    """

    file: str
    line: int
    says: str
    level: Level = "error"

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {'warning: ' if self.level == 'warning' else ''}{self.says}"


@dataclass(slots=True)
class Findings:
    """Takes findings as they are met and gives them in the order of files and lines, each once."""

    _found: dict[tuple[str, Level], dict[Finding, None]] = field(default_factory=dict)

    def add(self, file: str, line: int, says: str, level: Level = "error") -> None:
        """Note what is wrong in a line of a file."""
        found = self._found.setdefault((file, level), {})
        if len(found) < MOST:
            found[Finding(file, line, says if len(says) <= LONGEST else f"{says[: LONGEST - 3]}...", level)] = None
        elif len(found) == MOST:
            kind = "problems" if level == "error" else "warnings"
            found[Finding(file, 0, f"only the first {MOST} {kind} are listed; mend these and check again", level)] = (
                None
            )

    def is_full(self, file: str) -> bool:
        """True when no more errors will be noted about a file, so that it need not be read on."""
        return len(self._found.get((file, "error"), ())) > MOST

    def __iter__(self) -> Iterator[Finding]:
        found = (each for findings in self._found.values() for each in findings)
        yield from sorted(found, key=lambda each: (each.file, each.line, each.level, each.says))
