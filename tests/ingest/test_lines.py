"""JSONL."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest import Failure, Loaded, lines
from dragoman.ingest.lines import read_lines, read_row

NEWS = "Freedonia expelled two envoys."


def read(data: bytes) -> list[Loaded | Failure]:
    return list(read_lines("news.jsonl", io.BufferedReader(io.BytesIO(data))))  # type: ignore[arg-type]


def read_one(data: bytes) -> Loaded:
    (found,) = read(data)
    assert isinstance(found, Loaded), found
    return found


@given(st.text(st.characters(), min_size=1).filter(str.strip), st.booleans())
def test_text_comes_out_as_it_went_in(text: str, escaped: bool) -> None:
    line = json.dumps({"id": "a", "text": text}, ensure_ascii=escaped or not text.isprintable())
    assert read_one(line.encode("utf-8", "surrogatepass")).article.text == text


@pytest.mark.parametrize("text", ["a\r\nb", "cafe\u0301", "a\u200bb", "\ufeffa", "\ud800 alone", "a\0b", "😀", " a \n"])
def test_text_with_odd_characters_is_unchanged(text: str) -> None:
    assert read_one(json.dumps({"text": text}).encode()).article.text == text


def test_text_of_ten_megabytes_is_one_line() -> None:
    text = f"{NEWS} " * 340_000
    assert read_one(json.dumps({"text": text}).encode()).article.text == text


def test_article_takes_the_known_keys_and_keeps_the_others() -> None:
    row = {"id": 7, "text": NEWS, "title": "Envoys out", "date": "2031-05-02", "url": "https://example.org/1"}
    article = read_row(row | {"publisher": "Daily", "language": "en-GB", "desk": {"no": [1]}}).article
    assert (article.id, article.title, article.published, article.published_from) == (
        "7",
        "Envoys out",
        "2031-05-02",
        "input",
    )
    assert (article.publisher, article.language, article.meta) == ("Daily", "en", {"desk": {"no": [1]}})


def test_article_without_id_gets_one_that_stays() -> None:
    assert read_row({"text": NEWS}).article.id == read_row({"text": NEWS, "title": "x"}).article.id
    assert read_row({"text": NEWS}).article.id != read_row({"text": NEWS, "url": "https://example.org"}).article.id


def test_date_with_hour_is_kept_in_meta() -> None:
    article = read_row({"text": NEWS, "published": "2031-05-02T10:00Z"}).article
    assert (article.published, article.meta) == ("2031-05-02", {"published": "2031-05-02T10:00Z"})


@pytest.mark.parametrize("date", ["last week", "03/04/2031", 20310502, ["2031-05-02"]])
def test_date_that_cannot_be_read_is_a_problem_and_kept(date: Any) -> None:
    loaded = read_row({"text": NEWS, "date": date})
    assert loaded.article.published is None
    assert loaded.article.meta == {"date": date}
    assert "YYYY-MM-DD" in loaded.problems[0].message


def test_date_is_taken_from_the_address_where_none_is_given() -> None:
    article = read_row({"text": NEWS, "url": "https://example.org/2031/05/02/x"}).article
    assert (article.published, article.published_from) == ("2031-05-02", "url")


def test_field_of_wrong_type_is_a_problem_and_kept() -> None:
    loaded = read_row({"text": NEWS, "title": ["Envoys out"]})
    assert (loaded.article.title, loaded.article.meta) == (None, {"title": ["Envoys out"]})
    assert '"title" is a list' in loaded.problems[0].message


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b'{"text": "half', "broken JSON at character"),
        (b"[1, 2]", "a list, not an object"),
        (b"null", "null, not an object"),
        (b'{"id": "a", "body": "x"}', "keys here: body, id"),
        (b'{"text": 3}', 'no "text"'),
        (b'{"text": " \\n"}', "empty"),
        (b'{"text": "x", "id": {}}', '"id" is an object'),
        (b'{"text": "\\ud800", "n": NaN}', "NaN"),
        (b'{"text": "\\ud800", "n": 1e999}', "1e999"),
        (b"[" * 100_000, "cannot be read"),
        (b'{"text": "x", "deep": ' + b"[" * 200 + b"]" * 200 + b"}", "nested deeper"),
        (b"\0\0\0", "binary"),
    ],
)
def test_line_that_is_broken_is_named_and_passed_over(line: bytes, says: str) -> None:
    first, broken, last = read(b'{"text": "a"}\n' + line + b'\n\n{"text": "b"}')
    assert isinstance(first, Loaded)
    assert isinstance(last, Loaded)
    assert isinstance(broken, Failure)
    assert str(broken).startswith("news.jsonl:2: ")
    assert says in broken.message


def test_line_that_is_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_BYTES", 50)
    long = json.dumps({"text": "x" * 1000}).encode()
    first, broken, last = read(b'{"text": "a"}\n' + long + b'\n{"text": "b"}\n')
    assert isinstance(first, Loaded)
    assert isinstance(broken, Failure)
    assert broken.line == 2
    assert isinstance(last, Loaded)
    assert last.article.text == "b"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_lines_with_byte_order_mark_are_read(encoding: str) -> None:
    data = '{"text": "Café"}\n{"text": "b"}\n'.encode(encoding)
    assert [each.article.text for each in read(data) if isinstance(each, Loaded)] == ["Café", "b"]


def test_line_in_windows_1252_is_read_and_said_to_be() -> None:
    loaded = read_one('{"text": "The café was full of envoys from Freedonia"}'.encode("cp1252"))
    assert "café" in loaded.article.text
    assert "cp1252" in loaded.problems[0].message


@pytest.mark.parametrize("data", [b"", b"\n \r\n"])
def test_file_without_a_line_is_named(data: bytes) -> None:
    (failure,) = read(data)
    assert str(failure).startswith("news.jsonl: empty")
