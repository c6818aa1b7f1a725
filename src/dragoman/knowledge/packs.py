"""Packs: folders of a user's own knowledge in the shape of ours; which files they hold, and what may be read of them."""

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dragoman.errors import KnowledgeError
from dragoman.knowledge.findings import Findings
from dragoman.knowledge.tables import DATA, suggest

TABLES: Mapping[str, str] = {
    "actors": "actors",
    "offices": "actors",
    "members": "actors",
    "parties": "actors",
    "agents": "actors",
    "not_actors": "actors",
    "cities": "places",
    "regions": "places",
    "stop": "places",
}
"""The tables that a pack may hold, and the folder of each; they may stand at the top of the pack as well."""
RULES = "ontologies/plover/rules.en/"
CONTEXTS = "ontologies/plover/contexts.en.toml"
EXPECTED = (*(f"{folder}/{name}.tsv" for name, folder in TABLES.items()), f"{RULES}NAME.toml", CONTEXTS)
MOST_FILES, DEEPEST = 1_000, 5
"""Bounds of a pack: files, and folders inside one another."""
MEGABYTE = 1024 * 1024
LARGEST = {".tsv": 32 * MEGABYTE, ".toml": 2 * MEGABYTE}
"""Bytes of a file that is read."""
_NAME = re.compile(r"\w[\w.-]{0,63}")
_TABLE = re.compile(rf"({'|'.join(TABLES)})(?:[^a-zA-Z].*)?")
_ELSEWHERE = {
    "countries.tsv": "a pack adds no countries; give a territory a row in actors.tsv, with kind state, the country "
    "that it is recognised as part of, and sector PRE",
    "ontology.toml": "the types of an ontology are not a pack's to change; add rules to their folder",
}
_SHEETS = frozenset({".csv", ".xlsx", ".xls", ".ods", ".tab", ".txt"})


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file of a pack: what it holds (a name of TABLES, "rules", "classes" or "contexts") and what to call it."""

    kind: str
    path: Path
    label: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A folder of knowledge: ``name`` is what records call it, ``label`` what the user called it."""

    name: str
    label: str
    folder: Path
    files: tuple[PackFile, ...]

    def of(self, kind: str) -> tuple[Path, ...]:
        """The files of this kind."""
        return tuple(each.path for each in self.files if each.kind == kind)

    def source(self, path: Path) -> str:
        """What records call a file of this pack: "militias/actors.tsv"."""
        return f"{self.name}/{path.name}"


def open_pack(folder: Path, findings: Findings) -> Pack:
    """The pack in ``folder``; what is wrong with its folders and files goes to ``findings``."""
    if not folder.is_dir():
        raise KnowledgeError(f"{folder}: no such folder; a pack is a folder with tables, such as actors/actors.tsv")
    name, label = folder.resolve().name, str(folder)
    if not _NAME.fullmatch(name):
        findings.add(label, 0, f"the name {name!r} is not fit for a pack; use letters, digits, '-', '_' and '.'")
    if name in OURS:
        findings.add(label, 0, f"a pack cannot be called {name!r}, as a folder of ours is; rename the folder")
    files = []
    for path in _walk(folder, label, findings):
        relative = path.relative_to(folder).as_posix()
        kind = _kind_of(relative, f"{label}/{relative}", findings)
        if kind and _is_readable(path, folder, f"{label}/{relative}", findings):
            files.append(PackFile(kind, path, f"{label}/{relative}"))
    if not files and not list(findings):
        findings.add(
            label, 0, f"nothing in here that Dragoman reads; a pack has files such as {', '.join(EXPECTED[:2])}"
        )
    return Pack(name, label, folder, tuple(files))


def open_own() -> Pack:
    """The knowledge that comes with Dragoman, as a pack."""
    files = []
    for path in sorted(DATA.rglob("*")):
        relative = path.relative_to(DATA).as_posix()
        table = _TABLE.fullmatch(path.stem) if path.suffix == ".tsv" else None
        if table and path.parent.name == TABLES[table[1]]:
            files.append(PackFile(table[1], path, relative))
        elif path.suffix == ".toml" and relative.startswith(RULES):
            files.append(PackFile("classes" if path.name == "classes.toml" else "rules", path, relative))
        elif relative == CONTEXTS:
            files.append(PackFile("contexts", path, relative))
    return Pack("dragoman", "the knowledge of Dragoman", DATA, tuple(files))


OURS = frozenset(each.name for each in DATA.iterdir() if each.is_dir())
"""Names that our own folders have in a coding's list of packs."""


def _walk(folder: Path, label: str, findings: Findings) -> Iterator[Path]:
    """Every file of the folder in order, but for hidden ones; folders that are links are not entered."""
    seen = 0
    for at, folders, names in os.walk(folder, onerror=lambda error: _cannot_read(error, label, findings)):
        here = Path(at)
        inside = here.relative_to(folder)
        for name in [each for each in folders if each.startswith(".") or (here / each).is_symlink()]:
            folders.remove(name)
            if not name.startswith("."):
                findings.add(
                    f"{label}/{(inside / name).as_posix()}", 0, "a link to a folder is not followed; copy it here"
                )
        if len(inside.parts) >= DEEPEST and folders:
            findings.add(f"{label}/{inside.as_posix()}", 0, f"folders deeper than {DEEPEST} are not read; move them up")
            folders.clear()
        folders.sort()
        for name in sorted(each for each in names if not each.startswith(".")):
            seen += 1
            if seen > MOST_FILES:
                findings.add(label, 0, f"more than {MOST_FILES} files; a pack is a small folder: take the others out")
                return
            yield here / name


def _cannot_read(error: OSError, label: str, findings: Findings) -> None:
    findings.add(error.filename or label, 0, f"cannot be read: {error.strerror}; check its permissions")


def _kind_of(relative: str, label: str, findings: Findings) -> str | None:
    """What a file holds by its name and folder; None for what is not read, with a finding where it seems meant to be."""
    path = PurePosixPath(relative)
    folder, suffix = path.parent.as_posix(), path.suffix.lower()
    table = _TABLE.fullmatch(path.stem) if suffix == ".tsv" else None
    if table and folder in (".", TABLES[table[1]]):
        return table[1]
    if suffix == ".toml" and f"{folder}/" == RULES:
        return "classes" if path.name == "classes.toml" else "rules"
    if relative == CONTEXTS:
        return "contexts"
    if says := _say_what_is_wrong(path, table):
        findings.add(label, 0, says)
    return None


def _say_what_is_wrong(path: PurePosixPath, table: re.Match[str] | None) -> str:
    """Why a file is not read, with what to change; empty for notes and other files that are no knowledge."""
    suffix = path.suffix.lower()
    if table:
        return f"not read here; move it to {TABLES[table[1]]}/{path.name}"
    if path.name in _ELSEWHERE:
        return _ELSEWHERE[path.name]
    if suffix in _SHEETS and _TABLE.fullmatch(path.stem):
        return f"not read; save it as tab-separated UTF-8 text, {path.stem}.tsv"
    if suffix not in (".tsv", ".toml"):
        return ""
    if path.parts[0] == "lang":
        return "a pack adds no words of a language yet; put event words into rules"
    return f"not read; {suggest(path.as_posix(), EXPECTED)}"


def _is_readable(path: Path, folder: Path, label: str, findings: Findings) -> bool:
    """True for an ordinary file of ordinary size that lies in the folder, links resolved."""
    try:
        if not path.resolve(strict=True).is_relative_to(folder.resolve()):
            findings.add(label, 0, "a link to a file outside the pack is not read; copy the file here")
            return False
        status = path.stat()
    except (OSError, RuntimeError) as error:
        findings.add(
            label, 0, f"cannot be read: {getattr(error, 'strerror', None) or error}; check it and its permissions"
        )
        return False
    if not stat.S_ISREG(status.st_mode):
        findings.add(label, 0, "not an ordinary file; put a text file in its place")
        return False
    most = LARGEST[path.suffix.lower()]
    if status.st_size > most:
        says = f"{status.st_size // MEGABYTE} MB, and {most // MEGABYTE} MB is the most that is read; split the file"
        findings.add(label, 0, says)
        return False
    return True
