"""What is packed: every data file, the licences, one command, no torch; and the lock files."""

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest

from dragoman.coder import __version__

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCKS = ("core.txt", "dev.txt", "pip.txt")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as archive:
        yield archive


@pytest.fixture(scope="module")
def metadata(wheel: zipfile.ZipFile) -> Message:
    name = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    return Parser().parsestr(wheel.read(name).decode())


def source_files() -> set[str]:
    found = (ROOT / "src").rglob("*")
    return {path.relative_to(ROOT / "src").as_posix() for path in found if path.is_file() and path.suffix != ".pyc"}


def test_wheel_has_every_source_and_data_file(wheel: zipfile.ZipFile) -> None:
    assert source_files() <= set(wheel.namelist())
    assert any(name.startswith("dragoman/data/") for name in wheel.namelist())


def test_wheel_has_licence_and_notice(wheel: zipfile.ZipFile) -> None:
    names = {Path(name).name for name in wheel.namelist()}
    assert {"LICENSE", "NOTICE", "py.typed"} <= names


def test_wheel_has_nothing_else(wheel: zipfile.ZipFile) -> None:
    assert {Path(name).parts[0].split("-")[0] for name in wheel.namelist()} == {"dragoman"}


def test_wheel_starts_the_command_line(wheel: zipfile.ZipFile) -> None:
    name = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "dragoman = dragoman.cli:main" in wheel.read(name).decode()


def test_sdist_has_sources_tests_and_documents(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {f"src/{name}" for name in source_files()} <= names
    assert {"LICENSE", "NOTICE", "README.md", "Makefile", "tests/test_packaging.py", "requirements/core.txt"} <= names


def test_metadata_asks_for_no_torch(metadata: Message) -> None:
    wanted = [line for line in metadata.get_all("Requires-Dist") or () if "extra ==" not in line]
    assert len(wanted) == len(PROJECT["dependencies"])
    assert not [line for line in wanted if line.startswith(("torch", "transformers"))]
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "Apache-2.0"


def test_metadata_has_the_version_of_the_coder(metadata: Message) -> None:
    assert metadata["Version"] == __version__


# ---- the lock files ----------------------------------------------------------------------------


def read_pins(name: str) -> dict[str, set[str]]:
    """Package to its pinned versions; two where Python versions differ."""
    pins: dict[str, set[str]] = {}
    for found in re.finditer(r"^([a-z0-9.-]+)==([^ ;]+)", (ROOT / "requirements" / name).read_text("utf-8"), re.M):
        pins.setdefault(found[1], set()).add(found[2])
    return pins


def package(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9_.-]+", requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def test_locks_pin_every_dependency() -> None:
    wanted = {package(each) for each in PROJECT["dependencies"]}
    assert wanted | {"hatchling"} <= set(read_pins("core.txt"))
    extras = {package(each) for extra in PROJECT["optional-dependencies"].values() for each in extra} - {"dragoman"}
    assert wanted | extras <= set(read_pins("dev.txt"))


def test_locks_agree() -> None:
    core, dev = read_pins("core.txt"), read_pins("dev.txt")
    assert {name: dev.get(name) for name in core} == core


@pytest.mark.parametrize("name", LOCKS)
def test_lock_has_a_hash_for_every_line_and_no_address(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text("utf-8")
    entries = [entry for entry in re.split(r"(?m)^(?=\S)", text) if entry.strip()]
    assert entries
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []
    assert not re.search(r"://|^--?(index|extra|find|trusted)", text, re.M)
