"""Quantities: numbers with what they count, how exact they are and what happened to the ones counted."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from dragoman.analyze.amounts import Amount, find_amounts
from dragoman.analyze.analysis import Analysis
from dragoman.analyze.arguments import spread, subjects
from dragoman.analyze.grammar import words as words_of
from dragoman.extract.counts import Count, Previous, find_count
from dragoman.knowledge.numberwords import QuantityWords
from dragoman.records import Quantity, Reason, Role, Span, make_id
from dragoman.records.record import Exactness, Unit

_VERBAL = frozenset({"VERB", "AUX"})


def extract_quantities(analysis: Analysis, words: QuantityWords) -> Iterator[Quantity]:
    """Every number of the article that counts something, in text order."""
    doc = analysis.doc
    timed = _timed_tokens(analysis)
    whens = _times_by_verb(analysis)
    previous = Previous()
    for amount in find_amounts(doc, words):
        if any(at in timed for at in range(amount.number.first, amount.number.last)):
            continue
        previous = previous.within_sentence(amount.first)
        count = find_count(analysis, amount, words, previous)
        if count is None:
            continue
        if not amount.money and not amount.percent:
            previous = previous.then(doc[count.head])
        yield _quantity(analysis, count, words, whens)


# ---- the record ----------------------------------------------------------------------------------


def _quantity(analysis: Analysis, count: Count, words: QuantityWords, whens: Mapping[int, str]) -> Quantity:
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


def _whose(analysis: Analysis, count: Count) -> tuple[Role, ...]:
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


def _reasons(analysis: Analysis, count: Count, span: Span, words: QuantityWords) -> Iterator[Reason]:
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


def _when(doc: Doc, count: Count, whens: Mapping[int, str]) -> str | None:
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
