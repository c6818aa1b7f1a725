"""The lines of a pack's table, read without trust: encoding, bounds, header, and fields that are not where they seem."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.knowledge.findings import Findings
from dragoman.knowledge.packs import PackFile
from dragoman.knowledge.tables import suggest

LONGEST_LINE = 20_000
_BOMS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]"
)
_QUOTED = re.compile(r'"[^"]*"')


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a pack's table: its fields by column, its file as the user knows it, and its number there."""

    file: str
    number: int
    fields: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """The field in ``column``; empty where there is none."""
        return self.fields.get(column, "")

    def many(self, column: str) -> list[str]:
        """The parts of a field that holds several."""
        return [part.strip() for part in self[column].split("|") if part.strip()]


def read_text(file: PackFile, findings: Findings) -> str | None:
    """The text of a file; None with a finding where it cannot be read as text."""
    try:
        data = file.path.read_bytes()
    except OSError as error:
        findings.add(file.label, 0, f"cannot be read: {error.strerror}; check it and its permissions")
        return None
    for mark, name in _BOMS:
        if data.startswith(mark):
            findings.add(file.label, 0, f"saved as {name}; save it as UTF-8")
            return None
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        findings.add(file.label, line, "a NUL byte: this is no text file; save it as UTF-8 text")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        findings.add(file.label, line, f"not UTF-8 (byte {data[error.start]:#04x}); save the file as UTF-8")
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_lines(
    file: PackFile, columns: Sequence[str], findings: Findings, optional: Sequence[str] = ()
) -> Iterator[Line]:
    """The rows of a table that can be told apart; what is wrong with the others goes to ``findings``."""
    text = read_text(file, findings)
    lines = enumerate((text or "").split("\n"), start=1)
    kept = ((number, line) for number, line in lines if line.strip() and not line.startswith("#"))
    header = next(kept, None)
    if header is None:
        if text is not None:
            findings.add(file.label, 0, f"the table is empty; its first line must be, with tabs: {' '.join(columns)}")
        return
    names = _read_header(file.label, header, columns, findings, optional)
    if names is None:
        return
    for number, line in kept:
        fields = _read_fields(file.label, number, line, names, findings)
        if fields is not None:
            yield Line(file.label, number, fields)


def _read_header(
    label: str, header: tuple[int, str], columns: Sequence[str], findings: Findings, optional: Sequence[str]
) -> list[str] | None:
    """The names of the columns; None where they are not those of the table, so that rows cannot be read."""
    number, line = header
    line = line[:LONGEST_LINE]
    names = [name.strip() for name in line.split("\t")]
    wanted = f"the first line must be, with tabs: {' '.join(columns)}"
    if len(names) == 1 and len(columns) > 1 and len(set(re.split(r"[\s,;]+", line)) & set(columns)) > 1:
        mark = "commas" if "," in line else "semicolons" if ";" in line else "blanks"
        findings.add(label, number, f"{mark} between the columns; save the table with tabs (TSV)")
        return None
    if not set(names) & set(columns):
        findings.add(label, number, f"no names of columns in the first line that is no comment; {wanted}")
        return None
    known = (*columns, *optional)
    unknown = [name for name in dict.fromkeys(names) if name not in known]
    missing = [name for name in columns if name not in names]
    twice = [name for name in dict.fromkeys(names) if name in known and names.count(name) > 1]
    for name in unknown:
        findings.add(label, number, f"column {name!r} is not known; {suggest(name, missing or known)}")
    for name in twice:
        findings.add(label, number, f"column {name!r} stands there twice; {wanted}")
    if len(missing) > len(unknown):
        findings.add(label, number, f"missing: {', '.join(missing)}; {wanted}")
    return None if unknown or missing or twice else names


def _read_fields(label: str, number: int, line: str, names: list[str], findings: Findings) -> dict[str, str] | None:
    if len(line) > LONGEST_LINE:
        findings.add(
            label, number, f"{len(line):,} characters in a line; {LONGEST_LINE:,} is the most: is a line end missing?"
        )
        return None
    values = [value.strip() for value in line.split("\t")]
    if len(values) == 1 and len(names) > 2 and re.search(r"\S  +\S|,.*,|;.*;", line):
        findings.add(label, number, f"one field for {len(names)} columns; put tabs where blanks or commas part them")
        return None
    if len(values) > len(names):
        findings.add(label, number, f"{len(values)} fields for {len(names)} columns; is there a tab too many?")
        return None
    for name, value in zip(names, values, strict=False):
        _check_cell(label, number, name, value, findings)
    values += [""] * (len(names) - len(values))
    return dict(zip(names, values, strict=True))


def _check_cell(label: str, number: int, name: str, value: str, findings: Findings) -> None:
    if found := _UNSEEN.search(value):
        findings.add(label, number, f"{name} holds the invisible character U+{ord(found[0]):04X}; take it out")
    if _QUOTED.fullmatch(value):
        findings.add(label, number, f"{name} is {value} with quotation marks; save the table without them")
