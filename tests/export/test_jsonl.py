"""Codings as JSON lines."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.export import read_json, write_json
from dragoman.records import Article, Coding, decode


@given(st.text(st.characters()))
def test_text_is_read_back_from_one_line(text: str) -> None:
    line = write_json(Coding("1.0", Article("a", text)))
    assert line.count(b"\n") == 1
    assert decode(read_json(line)).article.text == text
    assert json.loads(line.decode("utf-8"))["article"]["text"] == text


@pytest.mark.parametrize("odd", [2**70, -(2**70), 1.5, None, True, "\ud800", ["\udfff", {"a": "\x00"}]])
def test_meta_is_read_back(odd: object) -> None:
    assert read_json(write_json({"meta": odd})) == {"meta": odd}


@pytest.mark.parametrize("line", [b"", b"{", b'{"a": 1', b"\xff"])
def test_half_line_is_a_value_error(line: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_json(line)
