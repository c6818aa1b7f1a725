"""Geometry of the parse: phrases, conjuncts, and what hangs on what. Knows grammar, no words."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.records import Article, Span

NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_BRACKETS = {"[": "]", "(": ")"}
_LONGEST_BRACKET = 12
CLAUSAL = frozenset({"relcl", "acl", "advcl", "appos", "parataxis"})
NOBODY = frozenset({"no", "not", "neither", "none", "nobody"})


def phrase(token: Token, without: frozenset[str] = CLAUSAL) -> tuple[int, int]:
    """First and last+1 token index of the phrase headed by ``token``, without conjuncts and the relations in ``without``."""
    first = last = token.i
    for child in token.children:
        if child.dep_ in without or child.dep_ in ("cc", "conj", "punct", "preconj") or child.is_space:
            continue
        if child.dep_ == "prep" and "prep" in without:
            continue
        first = min(first, child.left_edge.i)
        last = max(last, child.right_edge.i)
    return first, last + 1


def words(article: Article, doc: Doc, first: int, last: int) -> Span:
    """The span of tokens ``first`` to ``last`` (exclusive), without white space at its ends."""
    while last - 1 > first and doc[last - 1].is_space:
        last -= 1
    while first < last - 1 and doc[first].is_space:
        first += 1
    end_token = doc[last - 1]
    return article.span(doc[first].idx, end_token.idx + len(end_token))


def conjuncts(token: Token) -> tuple[int, ...]:
    """Index of ``token`` and of everything joined to it by "and", "or" or commas, in text order.

    Of names that share their last word the first is its first word: "North" in "North and South Korea".
    """
    found = [token.i, *_halves(token)]
    stack = [token]
    while stack:
        for child in stack.pop().children:
            if child.dep_ == "conj" and child.i not in found:
                found.append(child.i)
                stack.append(child)
    return tuple(sorted(found))


def _halves(name: Token) -> list[int]:
    """The first words of names that lack the last one, before a whole name."""
    if name.pos_ != "PROPN":
        return []
    before = [child for child in name.lefts if child.dep_ in ("nmod", "compound") and child.pos_ == "PROPN"]
    joined = [child for child in before if any(each.dep_ == "cc" for each in child.rights)]
    return [child.i for child in joined if any(each.dep_ == "conj" and each.i < name.i for each in child.rights)]


def ancestors(token: Token, most: int = 60) -> Iterator[Token]:
    """The heads above ``token``, nearest first, at most ``most``."""
    while token.head.i != token.i and most:
        token = token.head
        yield token
        most -= 1


def after_bracket(doc: Doc, at: int) -> Token | None:
    """The token at ``at``, or the one behind the bracket that opens there; None at the end."""
    if at < len(doc) and doc[at].text in _BRACKETS:
        closing = _BRACKETS[doc[at].text]
        at = next((each.i + 1 for each in doc[at : at + _LONGEST_BRACKET] if each.text == closing), len(doc))
    return doc[at] if at < len(doc) else None


def is_nobody(noun: Token) -> bool:
    """True for "no miner", "not one miner", "neither side", "nobody"; "not only the army" is somebody."""
    first = noun.left_edge
    if first.lower_ not in NOBODY:
        return False
    return first.lower_ != "not" or (first.i < noun.i and first.nbor(1).lower_ in ("one", "a", "any"))
