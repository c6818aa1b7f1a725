"""Amounts: numbers with the bound and the unit that stand beside them ("over NZ$ 26 million", "about 4 %")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from dragoman.analyze.numbers import Number, find_numbers
from dragoman.knowledge.numberwords import Bound, Entry, Money, QuantityWords

_SIGN_TOKENS = 2


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its surroundings: tokens ``first`` to ``last`` (exclusive) hold bound, number and unit."""

    number: Number
    first: int
    last: int
    bound: Bound | None = None
    money: Money | None = None
    percent: Entry | None = None


def find_amounts(doc: Doc, words: QuantityWords) -> Iterator[Amount]:
    """Every number of ``doc`` with its bound and unit."""
    lower = [token.lower_ for token in doc]
    for number in find_numbers(doc, words):
        amount = Amount(number, number.first, number.last, money=number.money)
        yield _add_bound(_add_unit(amount, doc, lower, words), lower, words)


def _add_unit(amount: Amount, doc: Doc, lower: Sequence[str], words: QuantityWords) -> Amount:
    if amount.number.form in ("fraction", "ratio", "none", "multiple"):
        return amount
    percent = words.percent.after(lower, amount.last)
    if percent is not None:
        return replace(amount, last=percent[0], percent=percent[1])
    for size in range(_SIGN_TOKENS, 0, -1):
        if size > amount.first:
            continue
        money = words.money_before.get("".join(lower[amount.first - size : amount.first]))
        if money is not None:
            amount = replace(amount, first=amount.first - size, money=money)
            break
    named = words.money_after.after(lower, amount.last)
    if named is not None:
        end, money = named
        return replace(amount, last=end, money=money if money.code or amount.money is None else amount.money)
    return amount


def _add_bound(amount: Amount, lower: Sequence[str], words: QuantityWords) -> Amount:
    if amount.number.form in ("vague", "none", "multiple"):
        return amount
    before = words.bounds_before.before(lower, amount.first)
    if before is not None:
        return replace(amount, first=before[0], bound=before[1])
    after = words.bounds_after.after(lower, amount.last)
    if after is not None:
        return replace(amount, last=after[0], bound=after[1])
    return amount
