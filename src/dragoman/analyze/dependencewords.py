"""The words of one side of a dependence: where it begins and ends between commas, semicolons, brackets and quotes."""

from spacy.tokens import Doc, Token

_LOOSE = frozenset({",", ";", ":", ".", "-", "–", "—", "--"})
_OPENERS = frozenset({"then", "that", "and", "but"})
_CLOSERS = frozenset({"only", "and", "but", "not"})


def past_bracket(doc: Doc, first: int, main: int) -> int:
    """``first``, or the token behind the bracket that opens there before the main verb."""
    if doc[first].text != "(":
        return first
    return next((at + 1 for at in range(first, main) if doc[at].text == ")"), first)


def between_semicolons(doc: Doc, first: int, last: int, main: int) -> tuple[int, int]:
    """The part of the tokens ``first`` to ``last`` that holds ``main``: a semicolon begins another sentence."""
    breaks = [at for at in range(first, last) if doc[at].text == ";"]
    before, after = [at for at in breaks if at < main], [at for at in breaks if at > main]
    return before[-1] + 1 if before else first, after[0] if after else last


def comma_before(doc: Doc, start: int, main: int) -> int:
    """Where the antecedent ends when the parser put the main clause inside it: at the last comma before the main verb."""
    for at in range(main - 1, start, -1):
        if doc[at].text == ",":
            return at
    return main


def trim(doc: Doc, first: int, last: int) -> tuple[int, int] | None:
    """The tokens without conjunctions, punctuation and blanks at their ends; None where nothing is left."""
    odd = sum(token.text == '"' for token in doc[first:last]) % 2 == 1
    while first < last and (
        _is_loose(doc[first])
        or doc[first].lower_ in _OPENERS
        or doc[first].text in "”)"
        or odd
        and doc[first].text == '"'
    ):
        odd = odd and doc[first].text != '"'
        first += 1
    while last > first and (
        _is_loose(doc[last - 1])
        or doc[last - 1].lower_ in _CLOSERS
        or doc[last - 1].text in "“("
        or odd
        and doc[last - 1].text == '"'
    ):
        odd = odd and doc[last - 1].text != '"'
        last -= 1
    return (first, last) if first < last else None


def _is_loose(token: Token) -> bool:
    return token.is_space or token.text in _LOOSE
