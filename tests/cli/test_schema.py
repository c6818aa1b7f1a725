"""``dragoman schema`` and what all commands share."""

import json
import subprocess
import sys

import jsonschema
import pytest

from dragoman.export import COLUMNS
from tests.cli.conftest import DRAGOMAN, Run


def test_schema_is_a_json_schema(run: Run) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(run("schema").stdout))


def test_schema_names_the_columns(run: Run) -> None:
    assert [line.split()[0] for line in run("schema", "--columns").stdout.splitlines()] == list(COLUMNS)


@pytest.mark.parametrize("command", ["code", "read", "explain", "schema"])
def test_help_of_every_command_has_examples(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"  dragoman {command} " in result.stdout


@pytest.mark.parametrize("arguments", [["nosuch"], ["--nosuch"], ["schema", "extra"]])
def test_wrong_use_ends_with_two(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_version_is_shown_by_the_module() -> None:
    result = subprocess.run([*DRAGOMAN, "--version"], capture_output=True, text=True, check=True)
    assert result.stdout.startswith("dragoman ")


def test_command_line_loads_no_model() -> None:
    code = "import sys, dragoman.cli; print('spacy' in sys.modules or 'trafilatura' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
