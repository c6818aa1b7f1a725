"""``dragoman read``: one article as a person would want to see it."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from dragoman.cli.options import coder_options, read_day
from dragoman.cli.terminal import make_console
from dragoman.errors import InputError
from dragoman.ingest import Failure, Loaded, read_articles, read_inputs


@click.command()
@click.argument("file", type=click.Path(allow_dash=True))
@click.option("--date", callback=read_day, metavar="DAY", help="The day the article was published (YYYY-MM-DD).")
@click.option("--title", help="Its title, where the file does not give it.")
@click.option("--url", help="Its address.")
@click.option("--language", metavar="CODE", help="Its language (en), where a guess would be wrong.")
@click.option("--id", "wanted", metavar="ID", help="Which article, where FILE is JSONL and holds several.")
@coder_options
@click.option("--json", "as_json", is_flag=True, help="The coding as JSON instead of the report.")
def read(file: str, wanted: str | None, packs: tuple[Path, ...], parser: str, as_json: bool, **given: Any) -> None:
    """Read one article: its words marked, who did what to whom, who says so, who promised what.

    FILE is plain text, a saved HTML page or JSONL; - is standard input. What an option says wins over the file.
    Colours are left out in a pipe and where NO_COLOR is set.

    \b
    Examples:
      dragoman read article.txt --date 2031-05-02
      dragoman read page.html --json > coding.json
      curl -s https://example.org/article | dragoman read -
    """
    loaded = _load(file, wanted)
    said = {"published" if key == "date" else key: value for key, value in given.items() if value}
    if given["date"]:
        said["published_from"] = "input"
    article = replace(loaded.article, **said)

    from dragoman.coder import Coder  # only now: a wrong name is said at once

    coding = Coder(parser, packs).code(article)
    coding = replace(coding, problems=(*loaded.problems, *coding.problems))
    if as_json:
        from dragoman.export import write_json

        sys.stdout.buffer.write(write_json(coding))
        return
    from dragoman.cli.report import show_coding

    show_coding(coding, make_console())


def _load(file: str, wanted: str | None) -> Loaded:
    """The one article of ``file``, or the one with the ``wanted`` id."""
    if file != "-" and Path(file).is_dir():
        raise InputError(f"{file}: is a folder; `dragoman code {file} --to codings.jsonl` codes all of it")
    failed: Failure | None = None
    found: Loaded | None = None
    for item in read_articles(read_inputs([file])):
        if isinstance(item, Failure):
            failed = failed or item
        elif wanted is None and found:
            raise InputError(f"{file}: holds several articles; choose one with --id (the first is {found.article.id})")
        elif wanted in (None, item.article.id):
            found = item
            if wanted:
                break
    if found is None:
        missing = f"{file}: no article with id {wanted}" if wanted else f"{file}: no article"
        raise InputError(str(failed) if failed and not wanted else missing)
    return found
