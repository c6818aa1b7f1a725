"""What is shown on a terminal, and how text of articles is kept from speaking to it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

_BLANKS = dict.fromkeys(map(ord, "\t\v\f\r\x85\u2028\u2029"), " ")
_UNSAFE = dict.fromkeys(
    [
        *range(0x20),
        *range(0x7F, 0xA0),
        *range(0x202A, 0x202F),  # overrides of the writing direction reorder the line that follows
        *range(0x2066, 0x206A),
        *range(0xD800, 0xE000),
    ],
    "\ufffd",
)
_SAFE = {**_UNSAFE, **_BLANKS, ord("\n"): "\n"}


def plain(text: str) -> str:
    """``text`` of the same length without what a terminal obeys: control characters become U+FFFD, tabs blanks.

    >>> plain("Freedonia\\x1b[31m\\tprotested")
    'Freedonia\ufffd[31m protested'
    """
    return text.translate(_SAFE)


def make_console(stderr: bool = False) -> "Console":
    """A console that takes text as it is: no markup, no emoji names, no guessing of highlights."""
    from rich.console import Console

    return Console(stderr=stderr, markup=False, emoji=False, highlight=False, soft_wrap=False)
