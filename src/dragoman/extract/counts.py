"""What a number counts: the words that say it, the head that bears them, and the harm told of those counted."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.analyze.amounts import Amount
from dragoman.analyze.analysis import Analysis
from dragoman.analyze.counted import Counted, find_counted
from dragoman.analyze.effects import find_harm
from dragoman.analyze.grammar import words as words_of
from dragoman.analyze.harm import Harm
from dragoman.knowledge.numberwords import QuantityWords

_VERBAL = frozenset({"VERB", "AUX"})
_RELATIVE = frozenset({"WP", "WDT"})
_OLDEST = 120


@dataclass(frozen=True, slots=True)
class Count:
    """An amount that counts something: the head that bears it, the words counted and the harm."""

    amount: Amount
    head: int
    counted: str
    harm: Harm | None


@dataclass(frozen=True, slots=True)
class Previous:
    """What the numbers before in the same sentence counted: the last plural ``noun``, and the last head of any kind."""

    noun: Token | None = None
    head: Token | None = None

    def within_sentence(self, at: int) -> "Previous":
        """The same where the token ``at`` is in their sentence, else nothing."""
        return Previous() if self.head is not None and self.head.sent.end <= at else self

    def then(self, head: Token) -> "Previous":
        """What is previous after a number that counts ``head``: a plural, or nothing but the number itself."""
        if head.tag_ in ("NNS", "NNPS"):
            return Previous(head, head)
        return Previous(self.noun, head) if head.tag_ == "CD" else self


def find_count(analysis: Analysis, amount: Amount, words: QuantityWords, previous: Previous) -> Count | None:
    """What ``amount`` counts, or None where it counts nothing that the text names."""
    doc = analysis.doc
    if amount.money is not None:
        return Count(amount, amount.number.last - 1, _paid(analysis, amount), None)
    counted = find_counted(doc, amount, words)
    if counted is None:
        return None
    if amount.percent is not None:
        return Count(amount, counted.head, _shared(analysis, amount, counted), None)
    if amount.number.form == "multiple":
        return Count(amount, counted.head, "times", None) if counted.bare else None
    harm = find_harm(doc[counted.head], doc[counted.bearer], previous.head, words.harms, analysis.modalities)
    if amount.number.form == "none":
        return _none(analysis, amount, counted, words)
    said = _said(analysis, amount, counted, words, previous.noun, harm)
    return None if said is None else Count(amount, counted.head, said, harm)


def _said(
    analysis: Analysis, amount: Amount, counted: Counted, words: QuantityWords, earlier: Token | None, harm: Harm | None
) -> str | None:
    """The words of what is counted; None where the number counts nothing that the text names."""
    doc, number = analysis.doc, amount.number
    if number.vague is not None and not _is_vague_count(doc, amount, counted, harm):
        return None
    if number.value == 1 and number.form == "words" and harm is None and (counted.bare or _is_of(doc, amount)):
        return None
    token = doc[counted.head]
    if not counted.bare:
        if token.tag_ in _RELATIVE:
            return _antecedent(token)
        if token.pos_ == "PRON" and _is_of(doc, amount):
            told = _told_of(doc, counted) or (_noun(analysis, earlier) if earlier is not None else None)
            if told is not None:
                return told
        return _quote(analysis, counted.first, counted.last)
    if number.form in ("fraction", "ratio") or _is_age(doc, amount):
        return None
    if harm is not None:
        if harm.said is not None:
            return _quote(analysis, *harm.said)
        said = _quote(analysis, harm.token, harm.token + 1)
        return said if earlier is None else f"{_noun(analysis, earlier)} {said}"
    if earlier is not None and token.dep_ in ("dobj", "nsubj", "nsubjpass", "conj") and _continues(doc, amount):
        return _noun(analysis, earlier)
    group = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else None
    return group.text if group is not None and group.lemma_.lower() in words.groups else None


def _noun(analysis: Analysis, head: Token) -> str:
    """The noun that an earlier number counted, with its compound: "asylum seekers"."""
    first = min([head.i, *(each.i for each in head.children if each.dep_ == "compound")])
    return _quote(analysis, first, head.i + 1)


def _told_of(doc: Doc, counted: Counted) -> str | None:
    """What a phrase without a verb says they are: "monks" in "six of them monks"."""
    noun = doc[counted.head + 1] if counted.head + 1 < len(doc) else None
    if noun is None or noun.tag_ not in ("NNS", "NNPS", "VBZ"):
        return None
    return noun.text if noun.dep_ == "appos" or doc[counted.bearer].head == noun else None


def _antecedent(pronoun: Token) -> str:
    """The noun that a relative pronoun stands for: "people" in "people, some of whom fled"."""
    token = pronoun
    for _ in range(6):
        if token.dep_ == "relcl":
            return token.head.text
        token = token.head
    return pronoun.text


def _is_of(doc: Doc, amount: Amount) -> bool:
    return amount.last < len(doc) and doc[amount.last].lower_ == "of"


def _is_age(doc: Doc, amount: Amount) -> bool:
    """True for "voters under 35": a bound and a bare number right after people."""
    before = doc[amount.first - 1] if amount.first else None
    limited = amount.bound is not None and amount.number.plain and (amount.number.value or 0) < _OLDEST
    return limited and before is not None and (before.tag_ in ("NNS", "NNPS") or before.lower_ in ("those", "anyone"))


def _continues(doc: Doc, amount: Amount) -> bool:
    """True for "200 more" and "another 15"."""
    after = doc[amount.last].lower_ if amount.last < len(doc) else ""
    before = doc[amount.first - 1].lower_ if amount.first else ""
    return after in ("more", "others") or before in ("another", "other") or doc[amount.number.last - 1].dep_ == "dobj"


def _is_vague_count(doc: Doc, amount: Amount, counted: Counted, harm: Harm | None) -> bool:
    vague = amount.number.vague
    assert vague is not None
    if vague.only_with_effect and (harm is None or counted.bare):
        return False
    told = counted.bare and harm is not None
    if vague.followed_by and not told and not _is_followed(doc, amount, vague.followed_by):
        return False
    if not counted.bare and not _is_of(doc, amount) and doc[counted.head].tag_ not in ("NNS", "NNPS"):
        return False
    return not counted.bare or (harm is not None and harm.tie != "event noun")


def _is_followed(doc: Doc, amount: Amount, words: frozenset[str]) -> bool:
    return amount.last < len(doc) and doc[amount.last].lower_ in words


def _none(analysis: Analysis, amount: Amount, counted: Counted, words: QuantityWords) -> Count | None:
    """Nobody harmed: "no casualties", "no one was injured"."""
    doc = analysis.doc
    bearer = doc[counted.bearer]
    harmed = bearer.dep_ == "nsubjpass" and bearer.head.lemma_.lower() in words.harms.verbs
    if counted.bare or doc[amount.number.first].lower_ == "neither":
        return Count(amount, counted.head, _quote(analysis, bearer.head.i, bearer.head.i + 1), None) if harmed else None
    if harmed or doc[counted.head].lower_ in words.none_nouns:
        return Count(amount, counted.head, _quote(analysis, counted.first, counted.last), None)
    return None


# ---- money and shares ----------------------------------------------------------------------------


def _paid(analysis: Analysis, amount: Amount) -> str:
    """What a sum is for: "aid" in "$5 billion in aid", "reward" in "a $2,000 reward", "cost" in "a cost of $3m"."""
    doc = analysis.doc
    root = next(
        (t for t in reversed(doc[amount.first : amount.last]) if not amount.first <= t.head.i < amount.last), None
    )
    if root is None:
        return ""
    if amount.last < len(doc) and doc[amount.last].lower_ in ("in", "of", "for"):
        noun = next((each for each in doc[amount.last].children if each.dep_ == "pobj"), None)
        if noun is not None and not noun.like_num:
            return noun.text
    above = root.head
    if (
        root.dep_ in ("nmod", "compound", "amod", "nummod", "quantmod")
        and above.i >= amount.last
        and above.pos_ == "NOUN"
    ):
        return _quote(analysis, amount.last, above.i + 1)
    if root.dep_ == "pobj" and above.head.pos_ == "NOUN":
        return above.head.text
    return ""


def _shared(analysis: Analysis, amount: Amount, counted: Counted) -> str:
    """What a percentage is of, or what rose or fell by it."""
    if not counted.bare:
        said = _quote(analysis, counted.first, counted.last)
        return said if any(each.isalnum() for each in said) else ""
    token = analysis.doc[counted.head]
    for _ in range(3):
        if token.pos_ in _VERBAL or token.head.i == token.i:
            break
        token = token.head
    subject = next((each for each in token.children if each.dep_ in ("nsubj", "nsubjpass")), None)
    named = subject is not None and subject.pos_ in ("NOUN", "PROPN") and subject.text.isalpha()
    return subject.text if subject is not None and named else ""


def _quote(analysis: Analysis, first: int, last: int) -> str:
    return " ".join(words_of(analysis.article, analysis.doc, first, max(last, first + 1)).quote.split())
