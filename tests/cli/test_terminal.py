"""Text of articles does not speak to the terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.cli.terminal import make_console, plain


@given(st.text(st.characters()))
def test_plain_text_has_the_same_length_and_can_be_printed(text: str) -> None:
    shown = plain(text)
    assert len(shown) == len(text)
    shown.encode("utf-8")
    assert all(each == "\n" or each >= " " for each in shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[2Jb", "a\ufffd[2Jb"),
        ("a\x9b2Jb", "a\ufffd2Jb"),
        ("a\r\nb\tc", "a \nb c"),
        ("\u202eabc\u2066", "\ufffdabc\ufffd"),
        ("\ud800", "\ufffd"),
        ("zero\u200bwidth e\u0301 😀", "zero\u200bwidth e\u0301 😀"),
    ],
)
def test_plain_text_obeys_nothing(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_console_takes_brackets_and_colons_as_they_are() -> None:
    console = make_console()
    with console.capture() as captured:
        console.print("[red]Freedonia[/red] :smile: [link=x]")
    assert captured.get() == "[red]Freedonia[/red] :smile: [link=x]\n"
