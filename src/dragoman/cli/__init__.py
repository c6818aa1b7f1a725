"""The command line. Only this package prints."""

import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import click

from dragoman.cli.check import check
from dragoman.cli.code import code
from dragoman.cli.explain import explain
from dragoman.cli.read import read
from dragoman.cli.schema import schema
from dragoman.cli.terminal import plain
from dragoman.errors import DragomanError

INTERRUPTED = 130


class Commands(click.Group):
    """The commands; an error on purpose ends with its message and exit code 2, Ctrl-C with 130."""

    def invoke(self, ctx: click.Context) -> Any:
        """What the command returns."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")  # a terminal that lacks a character still shows the rest
        try:
            return super().invoke(ctx)
        except DragomanError as error:
            click.echo(f"dragoman: {plain(str(error))}", err=True)
            ctx.exit(2)
        except KeyboardInterrupt:
            click.echo("dragoman: interrupted", err=True)
            ctx.exit(INTERRUPTED)


def show_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Print the version and end."""
    if not wanted or context.resilient_parsing:
        return
    try:
        found = version("dragoman")
    except PackageNotFoundError:  # run from a source tree
        from dragoman.coder import __version__ as found
    click.echo(f"dragoman {found}")
    context.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=show_version, help="Show it.")
def main() -> None:
    """Reads news and writes down, as data that can be checked, who did what to whom.

    \b
    Examples:
      dragoman read article.txt --date 2031-05-02
      dragoman code articles.jsonl pages/ --to codings.jsonl
      dragoman code articles.jsonl --to events.csv --status happened
      dragoman explain codings.jsonl event-46d9ab7c1b7b
      dragoman check my-pack

    \b
    Completion of commands and options in the shell:
      bash:  eval "$(_DRAGOMAN_COMPLETE=bash_source dragoman)"
      zsh:   eval "$(_DRAGOMAN_COMPLETE=zsh_source dragoman)"
      fish:  _DRAGOMAN_COMPLETE=fish_source dragoman | source

    Exit codes: 0 done; 1 some inputs failed, each named on standard error; 2 usage, or nothing could be done;
    130 interrupted.
    """


for command in (read, code, explain, schema, check):
    main.add_command(command)
