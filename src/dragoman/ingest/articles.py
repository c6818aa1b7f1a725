"""From inputs to articles: each kind of file to its reader, one bad among many named and passed over."""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from dragoman.errors import InputError
from dragoman.ingest.decoding import decode_text
from dragoman.ingest.files import KINDS, MEGABYTE, Input, open_input, peek, read_bounded, sniff
from dragoman.ingest.lines import read_lines
from dragoman.ingest.loaded import Failure, Loaded
from dragoman.ingest.pages import MOST_BYTES as MOST_PAGE_BYTES
from dragoman.ingest.pages import read_page
from dragoman.records import Article, make_article_id

MOST_TEXT_BYTES = 200 * MEGABYTE


def read_articles(inputs: Iterable[Input]) -> Iterator[Loaded | Failure]:
    """The articles of all ``inputs`` in order; an input or line that gives none yields a Failure that says why."""
    for input in inputs:
        try:
            yield from _read_input(input)
        except InputError as error:
            yield Failure(input.name, None, str(error), input.size)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            yield Failure(input.name, None, "damaged gzip file; download or pack it again", input.size)
        except OSError as error:
            yield Failure(input.name, None, f"cannot be read: {error.strerror or error}", input.size)


def _read_input(input: Input) -> Iterator[Loaded | Failure]:
    if input.kind == "unknown" and not input.named and input.path and input.path.suffix:
        raise InputError(f"the suffix is none of {', '.join(KINDS)}; rename the file, or name it on the command line")
    stream = open_input(input)
    try:
        kind = sniff(peek(stream)) if input.kind == "unknown" else input.kind
        if kind == "jsonl":
            yield from read_lines(input.name, stream)
        elif kind == "page":
            yield _read_whole_page(input, stream)
        else:
            yield _read_text(input, stream)
    finally:
        if input.path is not None:
            stream.close()


def _read_text(input: Input, stream: BinaryIO) -> Loaded:
    text, problems = decode_text(read_bounded(stream, MOST_TEXT_BYTES))
    if not text.strip():
        raise InputError("empty; leave it out or put the article in it")
    meta = {"path": input.name} if input.path else {}
    return Loaded(Article(make_article_id(text), text, meta=meta), problems, input.size)


def _read_whole_page(input: Input, stream: BinaryIO) -> Loaded:
    article, problems = read_page(read_bounded(stream, MOST_PAGE_BYTES), input.name if input.path else None)
    return Loaded(article, problems, input.size)
