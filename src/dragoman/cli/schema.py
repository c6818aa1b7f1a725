"""``dragoman schema``: the contract."""

import click


@click.command()
@click.option("--columns", is_flag=True, help="The columns of the CSV table instead, each with what it says.")
def schema(columns: bool) -> None:
    """Print the JSON Schema of a coding: one line of what `dragoman code` writes.

    \b
    Examples:
      dragoman schema > coding.schema.json
      dragoman schema --columns
    """
    if columns:
        from dragoman.export import COLUMNS

        width = max(map(len, COLUMNS))
        for name, says in COLUMNS.items():
            click.echo(f"{name:<{width}}  {says}")
        return
    import json

    from dragoman import records

    click.echo(json.dumps(records.schema(), indent=2))
