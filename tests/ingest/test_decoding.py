"""From bytes to text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.ingest.decoding import decode_text

NEWS = "The foreign minister of Freedonia met envoys in the café of the old palace. “No,” he said.\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_in_unicode_is_read_without_its_mark(encoding: str) -> None:
    assert decode_text(NEWS.encode(encoding)) == (NEWS, ())


def test_text_in_big_endian_utf16_is_read() -> None:
    assert decode_text(codecs.BOM_UTF16_BE + NEWS.encode("utf-16-be")) == (NEWS, ())


def test_text_in_windows_1252_is_read_and_said_to_be() -> None:
    text, problems = decode_text(NEWS.encode("cp1252"))
    assert text == NEWS
    assert "cp1252" in problems[0].message


def test_text_with_one_damaged_byte_stays_utf8() -> None:
    text, problems = decode_text(NEWS.encode() + b"\xff")
    assert text == NEWS + "\ufffd"
    assert "1 damaged" in problems[0].message


@pytest.mark.parametrize("odd", ["a\u0301 decomposed", "zero\u200bwidth", "a\rb\r\nc\n", "\u2028 \x85", "😀", " \n"])
def test_text_with_odd_characters_is_unchanged(odd: str) -> None:
    assert decode_text(odd.encode()) == (odd, ())


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"GIF89a\0\0\0", "binary"),
        (b"\x01\x02\x03\x04 words", "binary"),
        (b"\x81\x8d\x8f\x90\x9d" * 40, "encoding is unknown"),
        (bytes(range(0xC0, 0x100)) * 20, "encoding is unknown"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00\x00", "utf-16"),
        ("Текст на русском языке".encode("cp1251"), "encoding is unknown"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        decode_text(data)


@given(st.binary(max_size=400))
def test_bytes_give_text_or_a_reason(data: bytes) -> None:
    try:
        text, _ = decode_text(data)
    except InputError as error:
        assert str(error)
    else:
        assert isinstance(text, str)
