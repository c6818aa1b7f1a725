"""Sentences that tell a world of the imagination: "Imagine it. The last soldier leaves." and "That is the scenario"."""

from collections.abc import Iterator, Set

from spacy.tokens import Doc, Span, Token

from dragoman.analyze.unreal import PRESENT, opens_world

MOST = 8
"""Sentences of one paragraph that an imagined world is followed through."""
POINTING = frozenset({"that", "this", "such", "so", "thus"})
PRESENTING = frozenset({"be", "begin", "start", "open", "run", "end", "go"})


def find_imagined(doc: Doc, worlds: Set[str], calls: Set[str], plots: Set[str], models: Set[str]) -> frozenset[int]:
    """Where the sentences begin that only carry on what a film, a script or "imagine" has opened.

    They stand in the present tense and in one paragraph with the sentence that says so, before or after it.
    """
    found: set[int] = set()
    for paragraph in _paragraphs(doc):
        for at, sentence in enumerate(paragraph):
            if _calls_for(sentence.root, calls) or opens_world(sentence[0], worlds):
                found.update(_while_present(paragraph[at + 1 :]))
            if any(
                child.dep_ in ("nsubj", "dobj") and child.lemma_.lower() in models for child in sentence.root.children
            ):
                found.update(_while_present(paragraph[at + 1 :], perfect=False))
            if _points_back(sentence.root, plots):
                found.update(_while_present(paragraph[:at][::-1]))
    return frozenset(found)


def _paragraphs(doc: Doc) -> Iterator[list[Span]]:
    held: list[Span] = []
    for sentence in doc.sents:
        held.append(sentence)
        if "\n" in sentence[-1].text or (sentence.end < len(doc) and "\n" in doc[sentence.end].text):
            yield held
            held = []
    yield held


def _while_present(sentences: list[Span], perfect: bool = True) -> Iterator[int]:
    """The beginnings of the sentences up to the first that is not told in the present."""
    for sentence in sentences[:MOST]:
        if not _is_present(sentence.root) or (not perfect and _is_perfect(sentence.root)):
            return
        yield sentence.start


def _is_present(root: Token) -> bool:
    """True for "leaves", "has left", "is released": a story's tense, not that of news."""
    own = [child for child in root.children if child.dep_ in ("aux", "auxpass")]
    return (own[0] if own else root).tag_ in PRESENT


def _is_perfect(root: Token) -> bool:
    return any(child.lower_ in ("has", "have") for child in root.children if child.dep_ == "aux")


def _calls_for(root: Token, calls: Set[str]) -> bool:
    """True for "Imagine it." and "Suppose that …" said to the reader."""
    own = any(child.dep_ in ("nsubj", "nsubjpass", "aux") for child in root.children)
    return root.tag_ == "VB" and root.lemma_.lower() in calls and not own


def _points_back(root: Token, plots: Set[str]) -> bool:
    """True for "That, at least, is the scenario" and "So begins her ninth novel"."""
    if root.lemma_ not in PRESENTING or root.tag_ not in PRESENT:
        return False
    first = next((child for child in root.children if child.i < root.i and not child.is_punct), None)
    if first is None or first.lower_ not in POINTING or any(child.dep_ == "neg" for child in root.children):
        return False
    told = [child for child in root.children if child.i > root.i and child.dep_ in ("attr", "dobj", "nsubj")]
    beside = [inner for child in told for inner in child.children if inner.dep_ == "appos"]
    return any(each.lemma_.lower() in plots for each in (*told, *beside))
