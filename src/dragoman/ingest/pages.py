"""Saved web pages: the body of the article as text, bounded in size, depth and time."""

import gc
import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from dragoman.errors import InputError
from dragoman.ingest.decoding import decode_text, find_mark
from dragoman.ingest.facts import read_facts
from dragoman.ingest.files import MEGABYTE
from dragoman.records import Article, Problem, make_article_id

MOST_BYTES = 20 * MEGABYTE
MOST_DEPTH = 250
"""The parser itself stops at 256 and drops the rest; pages of newspapers stay below 100."""
MOST_ELEMENTS = 30_000
"""Pages of newspapers have some 800, the largest of 135 measured 4,274; finding the body is quadratic in them."""
MOST_SECONDS = 30
SECONDS_BETWEEN_ALARMS = 0.1
FEWEST_LETTERS = 20

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_USUAL = re.compile(r"(iso-?8859|windows|cp\d|koi8|gb|big5|euc|shift|sjis|mac|tis)", re.IGNORECASE)
"""Python knows more encodings, some made to be slow or to be code; pages are written in these."""
_LATIN = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"})
_LINES = re.compile(r"\s*\n\s*")


class _OutOfTime(BaseException):
    """Not an Exception: the libraries below catch those and would go on."""


def read_page(data: bytes, name: str | None = None) -> tuple[Article, tuple[Problem, ...]]:
    """The article on the page ``data``, paragraphs parted by empty lines; an InputError where there is none.

    ``name``, the path of the file, is kept in ``meta``.
    """
    if not data.strip():
        raise InputError("empty; save the page again")
    html, problems = _decode(data)
    tree = _parse(html)
    facts = read_facts(tree)  # before the body: finding it takes the tree apart
    body = _extract_body(tree)
    if sum(each.isalpha() for each in body) < FEWEST_LETTERS:
        raise InputError("no article was found on this page; save the page of one article, or its text as .txt")
    article = Article(
        id=make_article_id(body, facts.url),
        text=body,
        title=facts.title,
        published=facts.published,
        published_from=facts.published_from,
        url=facts.url,
        publisher=facts.publisher,
        language=facts.language,
        meta={"path": name} if name else {},
    )
    return article, problems


def _decode(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    found = None if find_mark(data) else _CHARSET.search(data[:10_000])
    declared = found[1].decode("ascii").lower() if found else ""
    if declared in _LATIN:
        declared = "cp1252"  # as browsers read it
    if _USUAL.match(declared):
        for encoding in ("utf-8", declared):
            try:
                return data.decode(encoding), ()
            except (UnicodeDecodeError, LookupError):
                continue
    return decode_text(data)


def _parse(html: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", remove_pis=True)
    try:
        tree = document_fromstring(html.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError):
        raise InputError("no HTML in this page; is it a web page at all?") from None
    depth, elements = _measure(tree)
    if depth > MOST_DEPTH:
        raise InputError(f"tags are nested more than {MOST_DEPTH} deep; save the page again, or its text as .txt")
    if elements > MOST_ELEMENTS:
        raise InputError(f"the page has more than {MOST_ELEMENTS:,} elements; save the page of one article")
    return tree


def _measure(tree: HtmlElement) -> tuple[int, int]:
    """Depth of the tree and number of its elements, without recursion."""
    deepest = elements = 0
    level = [tree]
    while level:
        deepest, elements = deepest + 1, elements + len(level)
        if deepest > MOST_DEPTH or elements > MOST_ELEMENTS:
            break
        level = [child for element in level for child in element]
    return deepest, elements


def _extract_body(tree: HtmlElement) -> str:
    from trafilatura import bare_extraction  # slow to import, and only pages need it

    try:
        with _time_limit(MOST_SECONDS):
            document = bare_extraction(tree, include_comments=False, include_tables=False)
    except _OutOfTime:
        raise InputError(f"the article was not found within {MOST_SECONDS} seconds; save its text as .txt") from None
    except (ValueError, TypeError, AttributeError, IndexError, RecursionError, LxmlError) as error:
        raise InputError(f"the page cannot be taken apart ({type(error).__name__}); save its text as .txt") from None
    return _LINES.sub("\n\n", getattr(document, "text", None) or "").strip()


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise _OutOfTime after ``seconds``, where the system has timers and this is the main thread.

    Python drops what is raised inside a finalizer or a callback of its collector; so the alarm lets those pass
    and rings again until it is heard.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, frame: FrameType | None) -> None:
        if not _is_unheard(frame):
            raise _OutOfTime

    before = signal.signal(signal.SIGALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, SECONDS_BETWEEN_ALARMS)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    finally:  # once more: the alarm may have rung between the lines above
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _is_unheard(frame: FrameType | None) -> bool:
    """Whether an exception raised in ``frame`` is dropped: in a finalizer or a callback of the collector."""
    collecting = {getattr(each, "__code__", None) for each in gc.callbacks}
    while frame is not None:
        if frame.f_code.co_name == "__del__" or frame.f_code in collecting:
            return True
        frame = frame.f_back
    return False
