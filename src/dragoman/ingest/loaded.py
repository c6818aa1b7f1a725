"""What reading gives: an article with what had to be left, or the reason why there is none."""

from dataclasses import dataclass

from dragoman.records import Article, Problem


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article as it was read, and the problems met on the way; ``size`` is the bytes it took in its input."""

    article: Article
    problems: tuple[Problem, ...] = ()
    size: int = 0


@dataclass(frozen=True, slots=True)
class Failure:
    """An input, or a line of one, that gave no article; ``message`` says why and what to change.

    >>> print(Failure("news.jsonl", 3, 'no "text"; add it'))
    news.jsonl:3: no "text"; add it
    """

    name: str
    line: int | None
    message: str
    size: int = 0

    def __str__(self) -> str:
        place = self.name if self.line is None else f"{self.name}:{self.line}"
        return f"{place}: {self.message}"


def problem(message: str) -> Problem:
    """A problem of this stage."""
    return Problem("ingest", message)
