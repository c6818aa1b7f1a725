"""Tables: rows know where they stand, and a mistake is answered with what would be right."""

from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.tables import read_table

COLUMNS = ("name", "sectors", "title")


@pytest.fixture
def table(tmp_path: Path):
    """Writes a table called militias.tsv and gives its path."""

    def write(text: str) -> Path:
        path = tmp_path / "militias.tsv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_rows_know_file_and_line(table) -> None:
    rows = read_table(table("# groups\nname\tsectors\ttitle\n\nRed Lions\tREB | PRM\tyes\nBlue Foxes\n"), COLUMNS)
    assert [row.where for row in rows] == ["militias.tsv:4", "militias.tsv:5"]
    assert rows[0].many("sectors") == ("REB", "PRM")
    assert rows[0].flag("title") and not rows[1].flag("title")
    assert rows[1]["sectors"] == ""


def test_tables_may_order_columns_otherwise_and_begin_with_a_byte_order_mark(table) -> None:
    (row,) = read_table(table("\ufefftitle\tname\tsectors\r\nno\tRed Lions\tREB\r\n"), COLUMNS)
    assert (row["name"], row["sectors"]) == ("Red Lions", "REB")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "militias.tsv: the table is empty"),
        ("name\tsectors\n", "militias.tsv:1: column 'title' is missing"),
        ("name\tsector\ttitle\n", "militias.tsv:1: column 'sector' is not known; did you mean 'sectors'?"),
        ("name\tname\tsectors\ttitle\n", "militias.tsv:1: a column stands there twice"),
        ("name\tsectors\ttitle\nRed\tLions\tREB\tyes\n", "militias.tsv:2: 4 fields for 3 columns"),
    ],
)
def test_errors_name_file_and_line(table, text: str, says: str) -> None:
    with pytest.raises(KnowledgeError) as error:
        read_table(table(text), COLUMNS)
    assert str(error.value).startswith(says)


def test_errors_suggest_the_nearest_code(table) -> None:
    (row,) = read_table(table("name\tsectors\ttitle\nRed Lions\tRBL\tyeah\n"), COLUMNS)
    with pytest.raises(KnowledgeError, match=r"militias.tsv:2: sectors 'RBL' is not known; did you mean 'REB'\?"):
        row.choices("sectors", ("REB", "GOV", "MIL"))
    with pytest.raises(KnowledgeError, match=r"militias.tsv:2: title is 'yeah'; write 'yes', 'no' or nothing"):
        row.flag("title")


def test_tables_that_are_not_there_or_not_utf8_are_errors(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no such table"):
        read_table(tmp_path / "none.tsv", COLUMNS)
    (tmp_path / "latin.tsv").write_bytes("name\nPeñón\n".encode("latin-1"))
    with pytest.raises(KnowledgeError, match=r"latin.tsv: not UTF-8"):
        read_table(tmp_path / "latin.tsv", ("name",))
