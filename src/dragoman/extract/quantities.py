"""Quantities: numbers with what they count, how exact they are and what happened to the ones counted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.analyze.amounts import Amount, find_amounts
from dragoman.analyze.analysis import Analysis
from dragoman.analyze.arguments import spread, subjects
from dragoman.analyze.counted import Counted, find_counted
from dragoman.analyze.effects import Harm, find_harm
from dragoman.analyze.grammar import words as words_of
from dragoman.knowledge.numberwords import QuantityWords
from dragoman.records import Quantity, Reason, Role, Span, make_id
from dragoman.records.record import Exactness, Unit

_VERBAL = frozenset({"VERB", "AUX"})
_ARGUMENT = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "dative", "appos"})
_RELATIVE = frozenset({"WP", "WDT"})
_OLDEST = 120


@dataclass(frozen=True, slots=True)
class _Count:
    """An amount that counts something: the head that bears it, the words counted and the harm."""

    amount: Amount
    head: int
    counted: str
    harm: Harm | None


def extract_quantities(analysis: Analysis, words: QuantityWords) -> Iterator[Quantity]:
    """Every number of the article that counts something, in text order."""
    doc = analysis.doc
    timed = _timed_tokens(analysis)
    whens = _times_by_verb(analysis)
    earlier: Token | None = None
    for amount in find_amounts(doc, words):
        if any(at in timed for at in range(amount.number.first, amount.number.last)):
            continue
        if earlier is not None and earlier.sent.end <= amount.first:
            earlier = None
        count = _count(analysis, amount, words, earlier)
        if count is None:
            continue
        head = doc[count.head]
        if not amount.money and not amount.percent and head.tag_ in ("NNS", "NNPS"):
            earlier = head
        yield _quantity(analysis, count, words, whens)


def _count(analysis: Analysis, amount: Amount, words: QuantityWords, earlier: Token | None) -> _Count | None:
    doc = analysis.doc
    if amount.money is not None:
        return _Count(amount, amount.number.last - 1, _paid(analysis, amount), None)
    counted = find_counted(doc, amount, words)
    if counted is None:
        return None
    if amount.percent is not None:
        return _Count(amount, counted.head, _shared(analysis, amount, counted), None)
    if amount.number.form == "multiple":
        return _Count(amount, counted.head, "times", None) if counted.bare else None
    harm = find_harm(doc[counted.head], doc[counted.bearer], words.harms, analysis.modalities)
    if amount.number.form == "none":
        return _none(analysis, amount, counted, words)
    said = _said(analysis, amount, counted, words, earlier, harm)
    return None if said is None else _Count(amount, counted.head, said, harm)


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
        if token.pos_ == "PRON" and earlier is not None and _is_of(doc, amount):
            return _noun(analysis, earlier)
        return _quote(analysis, counted.first, counted.last)
    if number.form in ("fraction", "ratio") or _is_age(doc, amount):
        return None
    if harm is not None:
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
    if vague.followed_by and not (amount.last < len(doc) and doc[amount.last].lower_ in vague.followed_by):
        return False
    if not counted.bare and not _is_of(doc, amount) and doc[counted.head].tag_ not in ("NNS", "NNPS"):
        return False
    return not counted.bare or (harm is not None and harm.tie != "event noun")


def _none(analysis: Analysis, amount: Amount, counted: Counted, words: QuantityWords) -> _Count | None:
    """Nobody harmed: "no casualties", "no one was injured"."""
    doc = analysis.doc
    bearer = doc[counted.bearer]
    harmed = bearer.dep_ == "nsubjpass" and bearer.head.lemma_.lower() in words.harms.verbs
    if counted.bare or doc[amount.number.first].lower_ == "neither":
        return (
            _Count(amount, counted.head, _quote(analysis, bearer.head.i, bearer.head.i + 1), None) if harmed else None
        )
    if harmed or doc[counted.head].lower_ in words.none_nouns:
        return _Count(amount, counted.head, _quote(analysis, counted.first, counted.last), None)
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


# ---- the record ----------------------------------------------------------------------------------


def _quantity(analysis: Analysis, count: _Count, words: QuantityWords, whens: Mapping[int, str]) -> Quantity:
    article, amount, number = analysis.article, count.amount, count.amount.number
    span = words_of(article, analysis.doc, amount.first, amount.last)
    unit: Unit = (
        "currency" if amount.money else "percent" if amount.percent or number.form in ("fraction", "ratio") else "count"
    )
    entry = (
        count.harm.entry
        if count.harm
        else amount.money.entry
        if amount.money
        else amount.percent or words.entries[number.rule]
    )
    return Quantity(
        id=make_id(article.id, "quantity", unit, span.start, span.end),
        start=span.start,
        end=span.end,
        quote=span.quote,
        rule=entry.rule,
        confidence=round(min(entry.confidence, words.entries[number.rule].confidence), 2),
        region=article.region_at(span.start),
        number=number.value,
        unit=unit,
        counted=count.counted,
        exactness=_exactness(analysis.doc, amount, words),
        currency=amount.money.code if amount.money else None,
        of=analysis.roles(count.head) or _whose(analysis, count),
        when=_when(analysis.doc, count, whens),
        effect=words.harms.effects[count.harm.entry.id] if count.harm else None,
        because=tuple(_reasons(analysis, count, span, words)),
    )


def _whose(analysis: Analysis, count: _Count) -> tuple[Role, ...]:
    """Of counted things, whose they are: the owner, or who acts on them ("they fired 36 shells")."""
    if count.harm is not None or count.amount.money is not None or count.amount.percent is not None:
        return ()
    head = analysis.doc[count.head]
    owners = tuple(child.i for child in head.children if child.dep_ == "poss")
    if owners or head.dep_ not in ("dobj", "nsubjpass") or head.head.pos_ != "VERB":
        return analysis.roles_of(owners)
    return analysis.roles_of(spread(analysis.doc, subjects(head.head)))


def _exactness(doc: Doc, amount: Amount, words: QuantityWords) -> Exactness:
    number = amount.number
    if number.value is None:
        return "vague"
    if amount.bound is not None:
        return amount.bound.exactness
    if number.upper is not None:
        return "at_least"
    if number.form in ("fraction", "ratio"):
        return "approximate"
    estimate = _estimate(doc, amount, words)
    return words.estimates[estimate].exactness if estimate else "exact"


def _estimate(doc: Doc, amount: Amount, words: QuantityWords) -> str:
    """The word above the number that calls it an estimate, else an empty string."""
    token = doc[amount.number.last - 1]
    for _ in range(5):
        near = (token, *(each for each in token.children if each.dep_ in ("amod", "nsubj")))
        found = next((each.lemma_.lower() for each in near if each.lemma_.lower() in words.estimates), "")
        found = found or next((each.lower_ for each in near if each.lower_ in words.estimates), "")
        if found or token.head.i == token.i:
            return found
        token = token.head
    return ""


def _reasons(analysis: Analysis, count: _Count, span: Span, words: QuantityWords) -> Iterator[Reason]:
    amount, number = count.amount, count.amount.number
    yield Reason("number", number.rule, span.start, span.end, span.quote)
    if number.upper is not None:
        yield Reason("range", f"{number.value} to {number.upper}", span.start, span.end, span.quote)
    if amount.bound is not None:
        yield Reason("bound", amount.bound.entry.id, span.start, span.end, span.quote)
    elif number.value is not None and (estimate := _estimate(analysis.doc, amount, words)):
        yield Reason("bound", words.estimates[estimate].entry.id)
    if amount.money is not None or amount.percent is not None:
        entry = amount.money.entry if amount.money else amount.percent
        assert entry is not None
        yield Reason("unit", entry.id, span.start, span.end, span.quote)
    group = analysis.doc[count.head].head.head
    if group.text == count.counted and group.lemma_.lower() in words.groups:
        yield Reason("counted", words.groups[group.lemma_.lower()].id)
    if count.harm is not None:
        token = analysis.doc[count.harm.token]
        said = words_of(analysis.article, analysis.doc, token.i, token.i + 1)
        yield Reason("effect", f"{count.harm.entry.id}: {count.harm.tie}", said.start, said.end, said.quote)


def _quote(analysis: Analysis, first: int, last: int) -> str:
    return " ".join(words_of(analysis.article, analysis.doc, first, max(last, first + 1)).quote.split())


# ---- times ---------------------------------------------------------------------------------------


def _timed_tokens(analysis: Analysis) -> frozenset[int]:
    """Indices of the tokens inside time expressions."""
    found: set[int] = set()
    for time in analysis.times:
        span = analysis.doc.char_span(time.start, time.end, alignment_mode="expand")
        if span is not None:
            found.update(range(span.start, span.end))
    return frozenset(found)


def _times_by_verb(analysis: Analysis) -> dict[int, str]:
    """The value of the one time expression that hangs on each verb; verbs with two have none."""
    found: dict[int, str] = {}
    twice: set[int] = set()
    for time in analysis.times:
        span = analysis.doc.char_span(time.start, time.end, alignment_mode="expand")
        if span is None or not time.value or time.type not in ("DATE", "TIME"):
            continue
        verb = _verb_above(span.root)
        if verb is not None:
            twice |= {verb} & found.keys()
            found[verb] = time.value
    return {verb: value for verb, value in found.items() if verb not in twice}


def _when(doc: Doc, count: _Count, whens: Mapping[int, str]) -> str | None:
    if not whens:
        return None
    verb = _verb_above(doc[count.harm.token] if count.harm else doc[count.head])
    return whens.get(verb) if verb is not None else None


def _verb_above(token: Token) -> int | None:
    for _ in range(6):
        if token.pos_ in _VERBAL:
            return token.i
        if token.head.i == token.i:
            return None
        token = token.head
    return None
