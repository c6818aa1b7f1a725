"""From bytes to text: the encoding is found, never assumed in silence."""

import codecs

from dragoman.errors import InputError
from dragoman.ingest.loaded import problem
from dragoman.records import Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1a\x1b")
_MOST_CONTROLS = 0.01
_LEAST_ASCII = 0.7
"""A text in Latin letters is mostly ASCII even in Windows-1252; below this it is another alphabet or no text."""


def find_mark(data: bytes) -> tuple[bytes, str] | None:
    """The byte order mark at the start of ``data`` and the encoding that it stands for."""
    return next(((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), None)


def decode_text(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text in ``data`` and what was odd about it; an InputError where there is no text.

    A byte order mark belongs to the encoding and is dropped; everything else stays as it is.

    >>> decode_text("Freedonia protested.".encode("utf-16"))
    ('Freedonia protested.', ())
    """
    if found := find_mark(data):
        mark, encoding = found
        try:
            return data[len(mark) :].decode(encoding), ()
        except UnicodeDecodeError as error:
            raise InputError(f"not readable as {encoding}: {error.reason}; save it as UTF-8") from None
    if b"\0" in data or _share(data, _CONTROLS) > _MOST_CONTROLS:
        raise InputError("binary, not text; export the article as plain text, HTML or JSONL (UTF-8)")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _decode_other(data)


def _decode_other(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if lost < sum(each > "\x7f" for each in text) - lost:
        return text, (problem(f"{lost} damaged characters in UTF-8 text were replaced by U+FFFD"),)
    ascii_share = 1 - _share(data, bytes(range(128, 256)))
    for encoding in ("cp1252", "latin-1") if ascii_share >= _LEAST_ASCII else ():
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not any("\x80" <= each <= "\x9f" and each != "\x85" for each in text):
            return text, (problem(f"not UTF-8: read as {encoding}; save it as UTF-8 if letters look wrong"),)
    raise InputError("the encoding is unknown (not UTF-8, UTF-16 or Windows-1252); save it as UTF-8")


def _share(data: bytes, of: bytes) -> float:
    return (len(data) - len(data.translate(None, of))) / len(data) if data else 0.0
