"""The knowledge rows behind a record: from the ``rule`` that it carries to the entry as it stands in its file."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dragoman.knowledge.findings import Findings
from dragoman.knowledge.offices import make_person_id
from dragoman.knowledge.packs import open_pack

DATA = Path(__file__).parent.parent / "data"
_ENTRY = re.compile(r"^\[\[?\w")
_NO_ENTRY = {
    "name": "no table knows this name; it was read in the text, and so is what is known of it",
    "phrase": "no table row; country and sectors were read in the phrase",
}
_COLUMN = {"gazetteer": ("places/*.tsv", "geonameid"), "offices.tsv": ("actors/offices*.tsv", "person")}
"""Rules that do not name a row by its first column: which files, and by which column."""


def explain_rule(rule: str, packs: Sequence[Path] = ()) -> str | None:
    """The entry of a knowledge file that a record's ``rule`` names, as it stands there; None if it is not found.

    ``packs`` are the folders of the packs that the record was made with.

    >>> print(explain_rule("modality.toml#deny").splitlines()[1])
    id = "deny"
    >>> print(explain_rule("countries.tsv#IRQ").splitlines()[1].split("\\t")[1])
    Iraq
    """
    if rule in _NO_ENTRY:
        return _NO_ENTRY[rule]
    name, _, entry = rule.rpartition("#")
    if not name or not entry:
        return None
    pack = next((each for each in packs if find_pack(rule, [each.resolve().name])), None)
    if pack is None:
        files, column = _COLUMN.get(name, (Path(name).name, None))
        paths = sorted(DATA.glob(f"**/{files}"))
    else:
        column = "person" if Path(name).name.startswith("offices") else None
        paths = [file.path for file in open_pack(pack, Findings()).files if file.path.name == Path(name).name]
    found = [_find_entry(path, entry, column) for path in paths]
    return "\n".join(each for each in found if each) or None


def find_pack(rule: str, packs: Iterable[str]) -> str | None:
    """The one of these packs that a rule comes from, by name; None for a rule of ours.

    >>> find_pack("militias/actors.tsv#red-lions", ["militias"]), find_pack("actors.tsv#hamas", ["militias"])
    ('militias', None)
    """
    folders = rule.partition("#")[0].split("/")[:-1]
    return next((name for name in packs if name in folders[:2]), None)


def _find_entry(path: Path, entry: str, column: str | None) -> str | None:
    text = path.read_text(encoding="utf-8-sig")
    return _find_rows(text, entry, column) if path.suffix == ".tsv" else _find_table(text, entry)


def _find_rows(text: str, entry: str, column: str | None) -> str | None:
    """The header and every row that the entry names: by its first column, or by another where one is given."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    names = lines[0].split("\t")
    if column is not None and column not in names:
        return None
    at = names.index(column) if column is not None else 0
    rows = [line for line in lines[1:] if _is_named(line.split("\t"), at, entry)]
    return "\n".join([lines[0], *rows]) if rows else None


def _is_named(cells: list[str], at: int, entry: str) -> bool:
    return at < len(cells) and entry in (cells[at], make_person_id(cells[at]))


def _find_table(text: str, entry: str) -> str | None:
    """The lines of the TOML table whose id is ``entry``, or that is called so."""
    lines = text.splitlines()
    marks = {f'id = "{entry}"', f"[{entry}]"}
    at = next((n for n, line in enumerate(lines) if re.sub(r"\s*=\s*", " = ", line.strip()) in marks), None)
    if at is None:
        return None
    first = max((n for n in range(at + 1) if _ENTRY.match(lines[n])), default=at)
    last = next((n for n in _starts(lines) if n > at), len(lines))
    return "\n".join(lines[first:last]).rstrip()


def _starts(lines: list[str]) -> Iterator[int]:
    return (n for n, line in enumerate(lines) if _ENTRY.match(line))
