"""What a cue takes as its content, by the parse: which of the ways that its entry lists fits. Knows grammar, no words."""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.analyze.contentclauses import find_clause, find_infinitive, find_misread, find_question
from dragoman.analyze.contentphrases import (
    find_finding,
    find_gerund,
    find_grounds,
    find_object,
    find_order,
    find_passive,
    find_small_clause,
)
from dragoman.analyze.dependents import Range, has_to
from dragoman.knowledge.speechlexicon import Cue

_NEAR = 12


@dataclass(frozen=True, slots=True)
class Complement:
    """The content of a cue as token ranges, how it hangs on the cue, and the cue's further words ("out", "for")."""

    ranges: tuple[Range, ...]
    link: str
    particles: tuple[int, ...] = ()
    addressee: int | None = None


def find_complement(token: Token, cue: Cue, words: tuple[str, ...]) -> Complement | None:
    """The content that ``token`` takes by ``cue``, or None; quotations beside it are not looked for here."""
    particles = _match_words(token, words)
    if particles is None or not _is_modified(token, cue):
        return None
    leads = particles and (particles[-1].dep_ in ("prep", "agent") or particles[-1].pos_ == "ADJ")
    base = particles[-1] if leads else token
    for take in cue.takes:
        finder = _FINDERS.get(take)
        found = finder(token, base) if finder else None
        if found and (take != "object" or not cue.objects or _head_of(found[0], token).lemma_.lower() in cue.objects):
            leading = _leading(token, found) if not particles else ()
            if cue.subjects and not _has_lemma(token, cue.subjects):
                continue
            return Complement(found, take, tuple(each.i for each in particles) or leading)
    return None


def _is_modified(token: Token, cue: Cue) -> bool:
    """True where a word that needs another before it has that: "a personal attack on"."""
    return not cue.modifiers or any(child.lower_ in cue.modifiers for child in token.lefts)


def _has_lemma(token: Token, lemmas: frozenset[str]) -> bool:
    return any(child.dep_ == "nsubj" and child.lemma_.lower() in lemmas for child in token.lefts)


def _head_of(each: Range, token: Token) -> Token:
    """The token of a range that hangs on something outside it."""
    inside = token.doc[each[0] : each[1]]
    return next((word for word in inside if not each[0] <= word.head.i < each[1] or word.head.i == word.i), inside[0])


def _leading(token: Token, found: tuple[Range, ...]) -> tuple[int, ...]:
    """The preposition between a cue and its content: "is seen as", "was criticized for"."""
    at = token.i + 1
    linked = at < len(token.doc) and token.doc[at].dep_ == "prep" and token.doc[at].head.i == token.i
    return (at,) if linked and any(first == at + 1 for first, _ in found) else ()


def _match_words(token: Token, words: tuple[str, ...]) -> list[Token] | None:
    """The dependents that are the later words of a cue such as "point out"; None where one is missing."""
    found: list[Token] = []
    for word in words[1:]:
        later = (child for holder in (token, *found) for child in holder.rights if 0 < child.i - token.i <= _NEAR)
        match = next((child for child in later if child.lower_ == word and child.dep_ != "mark"), None)
        match = match or _mark_after(token, word)
        if match is None:
            return None
        found.append(match)
    return found


def _mark_after(token: Token, word: str) -> Token | None:
    """The "for" of "called for both sides to leave", which opens a clause with its own subject."""
    for child in token.rights:
        first = child.left_edge
        if first.lower_ == word and first.dep_ == "mark" and first.head.i == child.i and has_to(child):
            return first
    return None


_FINDERS: dict[str, Callable[[Token, Token], tuple[Range, ...] | None]] = {
    "clause": find_clause,
    "infinitive": find_infinitive,
    "order": find_order,
    "object": find_object,
    "gerund": find_gerund,
    "small clause": find_small_clause,
    "passive": find_passive,
    "grounds": find_grounds,
    "finding": find_finding,
    "misread": find_misread,
    "question": find_question,
}
