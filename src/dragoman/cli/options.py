"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def read_day(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """The ISO date of an option; a usage error where it is not a day."""
    from dragoman.ingest.dates import read_date

    day = read_date(value) if value else None
    if value and not day:
        raise click.BadParameter(f"{value!r} is not one certain day; write YYYY-MM-DD")
    return day


def coder_options(command: Command) -> Command:
    """The command with ``--pack`` and ``--parser``: what the coder is made of."""
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    pack = click.option(
        "--pack",
        "packs",
        multiple=True,
        type=folder,
        metavar="DIR",
        help="A folder of more knowledge; see dragoman check.",
    )
    parser = click.option("--parser", default="", metavar="NAME", help="An installed spaCy pipeline instead of ours.")
    return pack(parser(command))
