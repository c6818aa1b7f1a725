"""Numbers in a text: figures, number words, ranges, fractions and vague words, with the tokens that say them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc

from dragoman.knowledge.numberwords import Money, QuantityWords, Vague

NumberForm = Literal["figures", "words", "scale", "range", "fraction", "ratio", "multiple", "vague", "none"]

_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"
_ONE_TOKEN = re.compile(
    rf"(?P<sign>[^\d\s]{{0,4}}?)(?P<low>{_FIGURE})(?:[–—](?P<high>{_FIGURE}))?(?P<suffix>[a-z]{{0,2}})", re.I
)
_DASHES = frozenset({"-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens ``first`` to ``last`` (exclusive) say ``value``; ``upper`` is the other end of a range.

    ``rule`` is the id of the entry that read it; ``money`` a currency sign written in the same token;
    ``plain`` is true for bare digits, which may also be a year or a label.
    """

    first: int
    last: int
    value: float | int | None
    form: NumberForm
    rule: str
    upper: float | int | None = None
    money: Money | None = None
    plain: bool = False
    vague: Vague | None = None


def find_numbers(doc: Doc, words: QuantityWords) -> Iterator[Number]:
    """Every number in ``doc``, whatever it means: years and labels too; what counts is decided later."""
    lower = [token.lower_ for token in doc]
    at = 0
    while at < len(lower):
        number = _read(lower, at, words)
        if number is None:
            at += 1
        else:
            yield number
            at = number.last


def _read(lower: Sequence[str], at: int, words: QuantityWords) -> Number | None:
    word = lower[at]
    if not word or not (word[-1].isalnum() or word[0].isdigit()):
        return None
    vague = words.vague.after(lower, at)
    if vague is not None:
        return Number(at, vague[0], None, "vague", vague[1].entry.id, vague=vague[1])
    fraction = _read_fraction(lower, at, words)
    if fraction is not None:
        return fraction
    number = _read_one(lower, at, words)
    if number is not None:
        return _read_ratio(lower, number, words) or _read_range(lower, number, words) or number
    if word in words.multiples:
        barred = at + 1 < len(lower) and lower[at + 1] in words.multiple_barred
        return None if barred else Number(at, at + 1, words.multiples[word], "multiple", "multiple")
    none = words.none.after(lower, at)
    return None if none is None else Number(at, none[0], 0, "none", none[1].id)


def _read_one(lower: Sequence[str], at: int, words: QuantityWords) -> Number | None:
    """One number without a range: "36", "five hundred and fifty", "1.5 million", "two dozen", "half a million"."""
    word = lower[at]
    if word in words.numerals:
        return _read_words(lower, at, words)
    if word in ("a", "an", "half"):
        return _read_article(lower, at, words)
    if any(each.isdigit() for each in word[:6]):
        return _read_figures(lower, at, words)
    return None


def _read_figures(lower: Sequence[str], at: int, words: QuantityWords) -> Number | None:
    found = _ONE_TOKEN.fullmatch(lower[at])
    if found is None:
        return None
    sign, suffix = found["sign"], found["suffix"]
    money = words.money_before.get(sign) if sign else None
    if (sign and money is None) or (suffix and suffix not in words.suffixes):
        return None
    low, last, scale, rule = _figure(found["low"]), at + 1, words.suffixes.get(suffix, 1), "figures"
    paid = money is not None or (at > 0 and lower[at - 1] in words.money_before)
    if scale == 1 and last < len(lower) and (lower[last] in words.scales or (paid and lower[last] in words.suffixes)):
        scale = words.scales.get(lower[last]) or words.suffixes[lower[last]]
        last += 1
    if suffix == "m" and not paid:
        return None
    rule = "figures" if scale == 1 else "scale"
    number = Number(at, last, _round(low * scale), "figures", rule, money=money, plain=scale == 1 and low == int(low))
    if found["high"]:
        high = _round(_figure(found["high"]) * scale)
        return replace(number, form="range", rule="range", upper=high) if high > low * scale else None
    return replace(number, plain=number.plain and lower[at].isdigit())


def _read_article(lower: Sequence[str], at: int, words: QuantityWords) -> Number | None:
    """ "a hundred", "half a million", "half a dozen"."""
    part = 1.0
    last = at
    if lower[at] == "half":
        part, last = 0.5, at + 1
        while last < len(lower) and lower[last] in _DASHES:
            last += 1
    if last + 1 >= len(lower) or lower[last] not in ("a", "an"):
        return None
    last += 1
    while last < len(lower) and lower[last] in _DASHES:
        last += 1
    scale = words.scales.get(lower[last]) if last < len(lower) else None
    return None if scale is None else Number(at, last + 1, _round(part * scale), "scale", "scale")


def _read_words(lower: Sequence[str], at: int, words: QuantityWords) -> Number:
    total, current, top, rule = 0, words.numerals[lower[at]], 10**15, "words"
    last = at + 1
    while last < len(lower):
        step = last
        joined = lower[step] in _DASHES or (lower[step] == "and" and lower[step - 1] in words.scales)
        if joined and step + 1 < len(lower):
            step += 1
        word = lower[step]
        small, scale = words.numerals.get(word), words.scales.get(word)
        if small is not None and _fits(current, small) and (joined or lower[last] == word):
            current += small
        elif scale is not None and step == last and scale < top and (current or total):
            if scale == 100 or (scale == 12 and current < 12):
                current *= scale
            else:
                total, current, top = total + current * scale, 0, scale
        else:
            break
        last = step + 1
    return Number(at, last, total + current, "words", "scale" if lower[last - 1] in words.scales else rule)


def _fits(current: int, small: int) -> bool:
    """True when ``small`` may follow ``current`` in one number: "twenty" "five", "hundred" "fifty", "" "six"."""
    tail = current % 100
    return (tail == 0) or (tail >= 20 and tail % 10 == 0 and 0 < small < 10)


def _read_fraction(lower: Sequence[str], at: int, words: QuantityWords) -> Number | None:
    """ "a quarter of", "two-thirds of", "half the": a share in percent."""
    word = lower[at]
    times = words.numerals.get(word, 1 if word in ("a", "an", "half") else None)
    if times is None or times > 9:
        return None
    step = at + (0 if word == "half" else 1)
    while step < len(lower) and lower[step] in _DASHES:
        step += 1
    if step + 1 >= len(lower):
        return None
    name = lower[step]
    share = words.fractions.get(name) or words.fractions.get(name.removesuffix("s"))
    follows = lower[step + 1]
    if share is None or not (
        follows == "of" or (word == "half" and follows in ("the", "its", "their", "his", "her", "all"))
    ):
        return None
    return Number(at, step + 1, _round(times * share), "fraction", "fraction")


def _read_ratio(lower: Sequence[str], number: Number, words: QuantityWords) -> Number | None:
    """ "one in five": a share in percent."""
    at = number.last
    if at + 1 >= len(lower) or lower[at] not in words.ratios or number.value is None:
        return None
    other = _read_one(lower, at + 1, words)
    if other is None or not other.value or not (number.value == 1 or other.value == 10) or number.value >= other.value:
        return None
    if other.plain and other.value > 1000:
        return None
    return Number(number.first, other.last, _round(100 * number.value / other.value), "ratio", "ratio")


def _read_range(lower: Sequence[str], number: Number, words: QuantityWords) -> Number | None:
    """ "10 to 15", "two or three", "between 200 and 300", "1.5-2 billion": the lower end, with the upper one beside it."""
    at, before = number.last, lower[number.first - 1] if number.first else ""
    if at + 1 >= len(lower) or number.value is None:
        return None
    between = before == "between" and lower[at] == "and"
    if not between and (lower[at] not in words.ranges or before == "from"):
        return None
    start = at + 2 if lower[at + 1] in words.money_before and at + 2 < len(lower) else at + 1
    other = _read_one(lower, start, words)
    if other is None or other.value is None:
        return None
    low = number.value
    if other.rule == "scale" and number.rule != "scale" and low < other.value:
        low = _scaled(low, other, lower, words)
    if low >= other.value:
        return None
    return Number(number.first - between, other.last, low, "range", "range", upper=other.value, money=number.money)


def _scaled(low: float | int, other: Number, lower: Sequence[str], words: QuantityWords) -> float | int:
    scale = words.scales.get(lower[other.last - 1]) or 1
    return _round(low * scale) if low * scale < (other.value or 0) else low


def _figure(text: str) -> float:
    return float(text.replace(",", ""))


def _round(value: float) -> float | int:
    value = round(value, 4)
    return int(value) if value == int(value) else value
