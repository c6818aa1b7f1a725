"""Tables of names, actors and places: tab-separated files whose every row knows where it stands."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import process

from dragoman.errors import KnowledgeError

DATA = Path(__file__).parent.parent / "data"
"""The knowledge that comes with Dragoman."""


LONGEST_GUESS = 80
"""Characters of a wrong word that are compared with the right ones."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its fields by column name, and where it stands ("actors.tsv:14")."""

    fields: dict[str, str]
    where: str

    def __getitem__(self, column: str) -> str:
        """The field in ``column``, without blanks around it; empty where the line has none."""
        return self.fields[column]

    def many(self, column: str) -> tuple[str, ...]:
        """The parts of a field that holds several, separated by ``|``.

        >>> Row({"names": "Freedonia | Republic of Freedonia"}, "x.tsv:2").many("names")
        ('Freedonia', 'Republic of Freedonia')
        """
        return tuple(part.strip() for part in self.fields[column].split("|") if part.strip())

    def flag(self, column: str) -> bool:
        """True for "yes", False for "no" or nothing; anything else is an error."""
        value = self.fields[column]
        if value not in ("yes", "no", ""):
            raise KnowledgeError(f"{self.where}: {column} is {value!r}; write 'yes', 'no' or nothing")
        return value == "yes"

    def choice(self, column: str, allowed: Collection[str]) -> str:
        """The field in ``column``, which must be one of ``allowed``; the error suggests the nearest."""
        return check_choice(self.fields[column], allowed, f"{self.where}: {column}")

    def choices(self, column: str, allowed: Collection[str]) -> tuple[str, ...]:
        """The parts of the field in ``column``, each of which must be one of ``allowed``."""
        return tuple(check_choice(part, allowed, f"{self.where}: {column}") for part in self.many(column))


def check_choice(value: str, allowed: Collection[str], at: str) -> str:
    """``value`` if it is one of ``allowed``; else a KnowledgeError that says ``at`` what is meant.

    >>> check_choice("RBL", ["REB", "GOV"], "militias.tsv:14: sectors")
    Traceback (most recent call last):
    dragoman.errors.KnowledgeError: militias.tsv:14: sectors 'RBL' is not known; did you mean 'REB'?
    """
    if value in allowed:
        return value
    raise KnowledgeError(f"{at} {value!r} is not known; {suggest(value, allowed)}")


def suggest(value: str, allowed: Collection[str]) -> str:
    """A hint for whoever wrote ``value``: the nearest allowed word, or all of them when none is near."""
    near = process.extractOne(value[:LONGEST_GUESS], sorted(allowed), score_cutoff=50) if value else None
    if near:
        return f"did you mean {near[0]!r}?"
    return f"allowed are {', '.join(sorted(allowed)[:40])}"


def read_table(path: Path, columns: Sequence[str], optional: Sequence[str] = ()) -> tuple[Row, ...]:
    """Every row of the tab-separated file at ``path``, whose first line that is no comment names the columns.

    All of ``columns`` must be there and none but these and ``optional``; a line may leave out empty fields at its end.
    Lines that start with ``#`` and empty lines are skipped.
    """
    lines = _numbered_lines(path)
    try:
        number, header = next(lines)
    except StopIteration:
        raise KnowledgeError(f"{path.name}: the table is empty; its first line must be: {' '.join(columns)}") from None
    names = _read_header(header, columns, optional, f"{path.name}:{number}")
    return tuple(_read_row(line, names, f"{path.name}:{number}") for number, line in lines)


def _numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise KnowledgeError(f"{path}: no such table; check the path") from None
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{path.name}: not UTF-8 (byte {error.start}); save the table as UTF-8") from None
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line.rstrip("\r")


def _read_header(header: str, columns: Sequence[str], optional: Sequence[str], where: str) -> list[str]:
    names = [name.strip() for name in header.split("\t")]
    for name in names:
        check_choice(name, (*columns, *optional), f"{where}: column")
    for name in columns:
        if name not in names:
            raise KnowledgeError(f"{where}: column {name!r} is missing; the columns are {' '.join(columns)}")
    if len(set(names)) != len(names):
        raise KnowledgeError(f"{where}: a column stands there twice; the columns are {' '.join(columns)}")
    return names


def _read_row(line: str, names: list[str], where: str) -> Row:
    values = [value.strip() for value in line.split("\t")]
    if len(values) > len(names):
        raise KnowledgeError(f"{where}: {len(values)} fields for {len(names)} columns; is there a tab too many?")
    values += [""] * (len(names) - len(values))
    return Row(dict(zip(names, values, strict=True)), where)
