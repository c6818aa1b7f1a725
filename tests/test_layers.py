"""The import contract of pyproject.toml: imports point down, and each library stays where it belongs."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONFIG = ROOT / "pyproject.toml"


def lint(folder: Path, config: Path = CONFIG, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    return subprocess.run(
        [*command, "--config", str(config), "--no-cache"],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def make_package(folder: Path, sources: dict[str, str]) -> None:
    """An empty package with our layers, and ``sources`` in it."""
    contracts = tomllib.loads(CONFIG.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    for contract in contracts:
        for container in contract.get("containers", ()):
            for layer in contract["layers"]:
                for name in layer.split(" | "):
                    package = folder.joinpath(*container.split("."), name.strip())
                    package.mkdir(parents=True)
                    (package / "__init__.py").touch()
    (folder / "dragoman" / "__init__.py").touch()
    for name, source in sources.items():
        (folder / "dragoman" / name).write_text(source, "utf-8")


def test_imports_keep_the_contract() -> None:
    found = lint(ROOT)
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize(
    ("sources", "broken"),
    [
        ({}, ""),
        ({"records/__init__.py": "import dragoman.analyze"}, "Layers"),
        ({"ingest/__init__.py": "import dragoman.knowledge"}, "Layers"),
        ({"newcomer.py": ""}, "newcomer"),
        ({"extract/events/__init__.py": "import dragoman.extract.statements"}, "Extractors do not know each other"),
        ({"export/__init__.py": "import spacy"}, "spaCy stays in analyze and extract"),
        ({"coder/__init__.py": "import rich"}, "The terminal stays in cli"),
    ],
)
def test_contract_notices_wrong_imports(tmp_path: Path, sources: dict[str, str], broken: str) -> None:
    make_package(tmp_path, sources)
    found = lint(tmp_path, PYTHONPATH=str(tmp_path))
    assert (found.returncode == 0) is not bool(broken), found.stdout + found.stderr
    assert broken in found.stdout + found.stderr


def test_import_loads_no_model() -> None:
    program = "import dragoman, dragoman.analyze.parsing as p; raise SystemExit(p.load_parser.cache_info().currsize)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
