"""``dragoman code``: many articles to one file of codings or events."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from dragoman.cli.options import coder_options, read_day
from dragoman.cli.terminal import make_console, plain
from dragoman.records import Article, Coding, Status

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.cli.output import Output
    from dragoman.cli.tally import Tally
    from dragoman.ingest import Input, Loaded

SOME_FAILED, NOTHING_DONE, INTERRUPTED = 1, 2, 130


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user wants of a run beside its inputs."""

    to: str
    date: str | None
    language: str | None
    statuses: frozenset[str]
    min_confidence: float
    parser: str
    packs: tuple[Path, ...]
    quiet: bool


@click.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option("--to", required=True, metavar="PATH", help="codings.jsonl, events.csv, or - for standard output.")
@click.option("--format", type=click.Choice(["jsonl", "csv"]), help="Where the name does not say it.")
@click.option("--date", callback=read_day, metavar="DAY", help="The day of publication, for articles that bring none.")
@click.option("--language", metavar="CODE", help="Their language (en), for articles that bring none.")
@click.option("--status", "statuses", multiple=True, type=click.Choice(get_args(Status)), help="Only such events.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Only records at least this sure.")
@coder_options
@click.option("--resume", is_flag=True, help="Go on from where an interrupted run stopped.")
@click.option("--quiet", is_flag=True, help="No progress bar and no summary; failures are still named.")
def code(inputs: tuple[str, ...], format: str | None, resume: bool, **rest: Any) -> None:
    """Code many articles: text files, saved HTML pages, JSONL, folders of these, - for standard input.

    Codings are JSON, one line an article (`dragoman schema`); with .csv, one row an event
    (`dragoman schema --columns`). The file appears when it is whole; until then PATH.part holds what is finished,
    as JSON lines, and --resume goes on from it.

    \b
    Examples:
      dragoman code articles.jsonl --to codings.jsonl
      dragoman code pages/ reports/*.txt --date 2031-05-02 --to events.csv
      dragoman code articles.jsonl --to events.csv --status happened --status ongoing
      cat articles.jsonl | dragoman code - --to - | jq .events
    """
    from dragoman.cli.output import OutputError, find_format, open_output, part_of
    from dragoman.ingest import read_inputs

    wishes = Wishes(statuses=frozenset(rest.pop("statuses")), **rest)
    target = Path(wishes.to)
    given = tuple(read_inputs(inputs, leave_out=(target, part_of(target))))
    if any(each.path and wishes.to != "-" and target.is_file() and each.path.samefile(target) for each in given):
        raise OutputError(f"{wishes.to}: is also an input; choose another --to")
    if not given:
        raise OutputError(f"{', '.join(inputs)}: no files in there; name articles (.txt, .html, .jsonl)")
    output = open_output(wishes.to, find_format(wishes.to, format), resume)
    click.get_current_context().exit(Run(given, output, wishes).run())


def _show_nothing(_size: int) -> None:
    """Progress where there is no bar."""


@dataclass(slots=True)
class Run:
    """One run over all inputs: reads, codes, writes, counts."""

    inputs: Sequence["Input"]
    output: "Output"
    wishes: Wishes
    console: "Console" = field(default_factory=lambda: make_console(stderr=True))
    waiting: deque["Loaded"] = field(default_factory=deque)
    advance: Callable[[int], None] = _show_nothing

    def run(self) -> int:
        """Code everything and say what came of it; the exit code."""
        from dragoman.cli.tally import Tally

        tally = Tally()
        try:
            with self._progress():
                self._code_all(tally)
            if not tally.articles + tally.resumed:
                self.output.leave()
                self._say(f"dragoman: nothing could be coded: {tally.failures} of {tally.failures} inputs failed")
                return NOTHING_DONE
            self.output.finish()
        except KeyboardInterrupt:
            done = tally.articles + tally.resumed
            self._say(f"dragoman: interrupted after {done} articles; {self.output.leave()}")
            return INTERRUPTED
        except BaseException:
            self.output.leave()
            raise
        if not self.wishes.quiet:
            for line in tally.lines(self.wishes.to):
                self._say(line)
        return SOME_FAILED if tally.failures else 0

    def _code_all(self, tally: "Tally") -> None:
        from dragoman.export import select

        articles = self._articles(tally)
        first = next(articles, None)
        if first is None:
            return
        for coding in self._pipe(first, articles):
            loaded = self.waiting.popleft()
            found = replace(coding, problems=(*loaded.problems, *coding.problems))
            written = select(found, self.wishes.statuses, self.wishes.min_confidence)
            self.output.write(written)
            tally.add(found, written)
            self.advance(loaded.size)

    def _pipe(self, first: Article, others: Iterator[Article]) -> Iterator[Coding]:
        # Loaded only now: a run without a single usable input ends at once.
        from dragoman.coder import Coder

        coder = Coder(self.wishes.parser, self.wishes.packs)

        return coder.pipe(chain([first], others))

    def _articles(self, tally: "Tally") -> Iterator[Article]:
        """The articles still to code, in order; failures are named as they are met."""
        from dragoman.cli.output import OutputError
        from dragoman.ingest import Failure, read_articles

        finished = deque(self.output.finished)
        for item in read_articles(self.inputs):
            if isinstance(item, Failure):
                tally.failures += 1
                self._say(f"dragoman: {item}")
                self.advance(item.size)
                continue
            if finished:
                earlier = finished.popleft()
                if earlier["id"] != item.article.id:
                    raise OutputError(
                        f"--resume: the earlier run coded {earlier['id']} where the inputs now have {item.article.id}; "
                        "give it the same inputs, or run without --resume"
                    )
                tally.add_finished(earlier["counts"])
                self.advance(item.size)
                continue
            loaded = self._with_wishes(item)
            self.waiting.append(loaded)
            yield loaded.article
        if finished:
            raise OutputError(f"--resume: the earlier run coded {len(finished)} more articles than the inputs now have")

    def _with_wishes(self, loaded: "Loaded") -> "Loaded":
        article = loaded.article
        if self.wishes.date and not article.published:
            article = replace(article, published=self.wishes.date, published_from="input")
        if self.wishes.language and not article.language:
            article = replace(article, language=self.wishes.language)
        return replace(loaded, article=article)

    def _say(self, line: str) -> None:
        self.console.print(plain(line), soft_wrap=True)

    @contextmanager
    def _progress(self) -> Iterator[None]:
        """A bar with rate and remaining time, on a terminal only."""
        if self.wishes.quiet or not self.console.is_terminal:
            yield
            return
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        columns = (
            TextColumn("{task.fields[articles]} articles"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
        )
        total = sum(each.size for each in self.inputs) if all(each.size for each in self.inputs) else None
        with Progress(*columns, console=self.console, transient=True) as progress:
            task = progress.add_task("", total=total, articles=0, rate="")
            done = 0

            def advance(size: int) -> None:
                nonlocal done
                done += 1
                elapsed = progress.tasks[0].elapsed or 0
                rate = f"{done / elapsed:.1f}/s" if elapsed > 1 else ""
                progress.update(task, advance=size, articles=done, rate=rate)

            self.advance = advance
            yield
