"""What a number counts: the head of the counted noun phrase and its words, or that the number counts nothing."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.analyze.amounts import Amount
from dragoman.analyze.grammar import after_bracket
from dragoman.analyze.numbers import Number
from dragoman.knowledge.numberwords import QuantityWords

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_INSIDE = frozenset({"nummod", "quantmod", "amod", "det", "compound", "nmod", "npadvmod", "advmod", "predet", "poss"})
_BORNE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_LONGEST = 6
"""Tokens of a complement that are still part of what is counted."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Token ``head`` bears the number; tokens ``first`` to ``last`` (exclusive) say what is counted.

    ``bearer`` is the token that stands for them in the grammar: the number in "two of his guards were hurt", else the
    head. Where no noun is counted ("15 were killed") ``bare`` is true and ``head`` is the number itself.
    """

    head: int
    bearer: int
    first: int
    last: int
    bare: bool = False


def find_counted(doc: Doc, amount: Amount, words: QuantityWords) -> Counted | None:
    """What ``amount`` counts, or None where it is a label, a year, an age, a time or part of a name."""
    number = amount.number
    if not amount.money and not amount.percent and _is_label(doc, amount, words):
        return None
    head, root = _counted_head(doc, amount), _root(doc, amount)
    if head is None:
        bearer = root.head.i if root.dep_ == "nummod" and _is_more(doc, amount) == root.head.i else root.i
        idle = number.value == 1 and amount.last < len(doc) and doc[amount.last].lower_ in words.excluded_one
        return None if _is_year(number) or idle else Counted(root.i, bearer, root.i, root.i + 1, bare=True)
    if _is_no_count(doc, number, head, words):
        return None
    first, last = _phrase(doc, amount, head)
    return Counted(head.i, _bearer(doc, amount, root, head).i, first, last)


def _bearer(doc: Doc, amount: Amount, root: Token, head: Token) -> Token:
    """The number in "two of them"; the name in "three Acme [a mining firm] engineers"; else the counted noun."""
    if doc[amount.last].lower_ == "of" or (root.dep_ in _BORNE and root != head):
        return root
    return root.head if root.dep_ == "nummod" and root.head.tag_ == "NNP" and root.head.i < head.i else head


def _root(doc: Doc, amount: Amount) -> Token:
    """The token of the number that hangs outside it."""
    tokens = doc[amount.number.first : amount.last]
    for token in reversed(list(tokens)):
        if not amount.first <= token.head.i < amount.last or token.head.i == token.i:
            return token
    return doc[amount.number.last - 1]


def _counted_head(doc: Doc, amount: Amount) -> Token | None:
    last = amount.last
    if last >= len(doc):
        return None
    if doc[last].lower_ == "of":
        return next((each for each in doc[last].children if each.dep_ == "pobj"), None)
    if _is_changed(doc, amount):  # "from 5,200 to 3,000 soldiers"
        return _noun_ahead(doc, last + 2)
    root = _root(doc, amount)
    above = root.head
    if root.dep_ in _INSIDE and above.i >= last and above.pos_ in _NOMINAL and _joined(doc, last, above.i):
        noun: Token | None = _whole_noun(above)
    else:
        noun = _noun_ahead(doc, last)
    return None if noun is None else _noun_behind_bracket(noun) or noun


def _is_changed(doc: Doc, amount: Amount) -> bool:
    """True for the first of two amounts of the same thing: "from 5,200 to 3,000"."""
    first, last = amount.first, amount.last
    changes = first > 0 and doc[first - 1].lower_ == "from" and last + 1 < len(doc) and doc[last].lower_ == "to"
    return changes and doc[last + 1].like_num


def _is_more(doc: Doc, amount: Amount) -> int:
    """The index of "more" in "wounded 40 more", which stands for those counted; -1 where there is none."""
    return amount.last if amount.last < len(doc) and doc[amount.last].lower_ in ("more", "others") else -1


def _joined(doc: Doc, first: int, last: int) -> bool:
    return last - first <= 8 and not any(token.is_punct and token.text in ",;:()[]" for token in doc[first:last])


def _whole_noun(token: Token) -> Token:
    """The head of the noun that ``token`` is a part of: "towers" for "power" in "power towers"."""
    mark = token.i + 1
    if mark + 1 < len(token.doc) and token.doc[mark].text == "-" and not token.doc[mark].whitespace_:
        return _noun_ahead(token.doc, mark + 1) or token
    for _ in range(4):
        if token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i and token.head.pos_ in _NOMINAL:
            if not _joined(token.doc, token.i, token.head.i):
                break
            token = token.head
        else:
            break
    return token


def _noun_ahead(doc: Doc, at: int) -> Token | None:
    """The noun that follows at once, where the parser hung the number somewhere else."""
    noun = None
    for token in doc[at : at + 6]:
        if token.pos_ in ("NOUN", "PROPN") or token.lower_ == "others":
            noun = token
        elif noun is not None or token.pos_ not in ("ADJ", "ADV") or token.lower_ in ("more", "else"):
            break
    return noun


def _noun_behind_bracket(name: Token) -> Token | None:
    """ "engineers" in "three Acme [a mining firm] engineers": the plural behind a bracket that explains a name."""
    after = after_bracket(name.doc, name.i + 1)
    if name.tag_ != "NNP" or after is None or after.i == name.i + 1 or after.tag_ not in ("NNS", "NNPS"):
        return None
    return after


# ---- numbers that count nothing -----------------------------------------------------------------


def _is_label(doc: Doc, amount: Amount, words: QuantityWords) -> bool:
    """True for parts of names, dates, times, ages, scores and addresses, and for list markers."""
    number, first, last = amount.number, amount.number.first, amount.number.last
    before = doc[first - 1] if first else None
    after = doc[last] if last < len(doc) else None
    if before is not None and (
        before.lower_ in words.excluded_before
        or _is_attached(doc, first)
        or _is_numbered(doc, amount)
        or _is_named(doc, amount, words)
    ):
        return True
    if before is not None and before.lower_ in words.excluded_adjacent and not _is_dated(doc, first - 1, last):
        return True
    if after is not None and (after.lower_ in words.excluded_adjacent or _is_compound(doc, last)):
        return True
    if number.form == "figures" and (
        doc[first].text.startswith("0") and number.value != 0 and "." not in doc[first].text
    ):
        return True
    if _is_marker(doc, number, after):
        return True
    root = _root(doc, amount)
    named = root.dep_ in ("nummod", "appos", "npadvmod", "compound") and root.head.i < first
    if after is not None and (after.lower_ == "of" or after.lower_ in words.harms.states):
        return False
    return named and root.head.pos_ in ("NOUN", "PROPN") and not (after is not None and _noun_ahead(doc, last))


def _is_dated(doc: Doc, month: int, last: int) -> bool:
    """True where the month has its day and a noun follows: "on 23 September 28 bodies were found"."""
    return month > 0 and doc[month - 1].like_num and last < len(doc) and doc[last].pos_ in ("NOUN", "ADJ")


def _is_numbered(doc: Doc, amount: Amount) -> bool:
    """True for "posts 542 and 543": digits right after a noun, with nothing behind that they could count."""
    if (
        not amount.number.plain
        or amount.first < amount.number.first
        or doc[amount.first - 1].pos_ not in ("NOUN", "PROPN")
    ):
        return False
    after = doc[amount.last] if amount.last < len(doc) else None
    return after is None or after.is_punct or after.pos_ == "CCONJ" or (after.pos_ == "ADP" and after.lower_ != "of")


def _is_named(doc: Doc, amount: Amount, words: QuantityWords) -> bool:
    """True for "Boeing 737 jets": digits behind a name in the same phrase."""
    name = doc[amount.first - 1]
    inside = name.dep_ in ("compound", "nmod", "nummod") and name.head.i >= amount.first
    if name.lower_ in words.excluded_adjacent:
        return False
    return amount.number.plain and amount.first == amount.number.first and name.pos_ == "PROPN" and inside


def _is_attached(doc: Doc, first: int) -> bool:
    before = doc[first - 1]
    return not before.whitespace_ and before.text[-1:] in "-–/:.#'’" and before.text != "--"


def _is_compound(doc: Doc, last: int) -> bool:
    """True for "11-floor", "24-year-old", "3-1", "10/12"."""
    mark = doc[last]
    if mark.text not in ("-", "–", "/", ":") or mark.whitespace_ or doc[last - 1].whitespace_:
        return False
    return last + 1 < len(doc) and doc[last + 1].text[:1].isalnum()


def _is_marker(doc: Doc, number: Number, after: Token | None) -> bool:
    """True for "1." or "2)" at the start of a sentence or line."""
    if after is None or not number.plain or after.text not in (".", ")", ":"):
        return False
    first = doc[number.first]
    return (
        first.is_sent_start is True
        or number.first == 0
        or doc[number.first - 1].is_space
        or doc[number.first - 1].text == "("
    )


def _is_year(number: Number) -> bool:
    return number.plain and isinstance(number.value, int) and 1000 <= number.value <= 2100


def _is_no_count(doc: Doc, number: Number, head: Token, words: QuantityWords) -> bool:
    if {head.lower_, head.lemma_.lower()} & words.excluded:
        return True
    if any(token.lower_ in words.excluded for token in doc[number.last : min(head.i, number.last + 1)]):
        return True
    if number.value == 1 and number.form == "words" and _is_idle_one(doc, number, head, words):
        return True
    if doc[number.last].tag_ == "POS" if number.last < len(doc) else False:
        return True
    if head.dep_ == "npadvmod" and head.head.pos_ in ("ADV", "ADP") and not head.lower_.endswith("times"):
        return True
    if number.form == "fraction" and (head.like_num or doc[number.first - 1].tag_ == "JJ" and number.first > 0):
        return True
    if head.tag_ == "NNP" and not head.lower_.endswith("s") and number.value != 1:
        return True
    return _is_year(number) and (number.value or 0) >= 1900 and not _is_round_count(doc, number, head)


def _is_idle_one(doc: Doc, number: Number, head: Token, words: QuantityWords) -> bool:
    before = doc[number.first - 1].lower_ if number.first else ""
    return bool(
        {head.lower_, head.lemma_.lower(), doc[number.last].lower_} & words.excluded_one
        or before in ("no", "this", "that", "which", "each", "any", "every")
    )


def _is_round_count(doc: Doc, number: Number, head: Token) -> bool:
    """True for "2000 people": round, before a plural, without an article."""
    before = doc[number.first - 1].lower_ if number.first else ""
    return (number.value or 1) % 50 == 0 and head.tag_ in ("NNS", "NNPS") and before not in ("the", "in", "since", "by")


# ---- the words of what is counted ----------------------------------------------------------------


def _phrase(doc: Doc, amount: Amount, head: Token) -> tuple[int, int]:
    first, last = amount.last + 2 * _is_changed(doc, amount), head.i + 1
    while first < head.i and (doc[first].lower_ in ("of", "the", "more", "a", "an") or doc[first].is_punct):
        first += 1
    noun = head
    for _ in range(3):
        grown = _complement_end(doc, noun, last)
        if grown is None:
            break
        noun, last = grown
    return min(first, head.i), last


def _complement_end(doc: Doc, noun: Token, last: int) -> tuple[Token, int] | None:
    """The last noun and the end of a short complement that starts at token ``last``: "of a family", "rescued by them"."""
    for child in noun.rights:
        if child.left_edge.i != last and not (child.dep_ == "conj" and child.left_edge.i == last + 1):
            continue
        if child.dep_ == "prep" and child.lower_ in ("of", "from"):
            pobj = next((each for each in child.children if each.dep_ == "pobj"), None)
            if pobj is not None and pobj.i - last <= _LONGEST:
                return pobj, pobj.i + 1
        elif child.dep_ == "acl" and child.tag_ in ("VBN", "VBG"):
            last = min(child.right_edge.i + 1, last + _LONGEST)
            nouns = [each.i for each in doc[child.i : last] if each.dep_ == "pobj" and each.head.head == child]
            return child, max([child.i, *nouns]) + 1
        elif child.dep_ == "conj" and child.left_edge.i == child.i and child.pos_ in ("NOUN", "PROPN"):
            return (child, child.i + 1) if doc[last].dep_ == "cc" else None
    return None
