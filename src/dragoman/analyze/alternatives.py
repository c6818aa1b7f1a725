"""Whether a text leaves open which of several harms befell whom: "killed or wounded 40", "40 were killed and injured"."""

from spacy.tokens import Token

from dragoman.analyze.harm import SUBJECTS, has, shared_verbs
from dragoman.knowledge.numberwords import Entry, Harms

_VERBAL = frozenset({"VERB", "AUX"})


def is_either(word: Token, entry: Entry, harms: Harms) -> bool:
    """True for "killed or wounded 40", "40 were killed and injured", "40 dead and wounded": the text does not say which."""
    linked = sorted(_linked(word), key=lambda each: each.i)
    for other in linked:
        found = harms.verbs.get(other.lemma_.lower()) or harms.states.get(other.lower_)
        if other == word or found is entry:
            continue
        first, second = (word, other) if word.i < other.i else (other, word)
        joints = [each.lower_ for each in word.doc[first.i : _end(second, linked)] if each.dep_ == "cc"]
        if ("or" in joints and "and" not in joints) or (_is_sum(entry, found, harms) and _share(first, second)):
            return True
    return False


def _end(word: Token, linked: list[Token]) -> int:
    """The index behind the last of ``linked`` that commas alone or "or" tie to ``word``: a list ends with its "or"."""
    last = word
    for each in linked:
        between = word.doc[last.i + 1 : each.i]
        if each.i > last.i and all(token.is_punct or token.lower_ == "or" for token in between):
            last = each
    return last.i


def _linked(word: Token) -> tuple[Token, ...]:
    """``word`` and the words coordinated with it that have no subject of their own."""
    first = word
    while first.dep_ == "conj" and not has(first, *SUBJECTS):
        first = first.head
    found = [first]
    for each in found:
        found += [child for child in each.children if _is_linked(child)]
    after = word.nbor(2) if word.i + 2 < len(word.doc) and word.nbor(1).dep_ == "cc" else word
    if after not in found and not has(after, "dobj"):
        found.append(after)
    return tuple(found)


def _is_linked(word: Token) -> bool:
    loose = word.dep_ == "advcl" and word.tag_ == "VBN" and not has(word, "mark", "advmod")
    return (word.dep_ == "conj" or loose) and not has(word, *SUBJECTS)


def _is_sum(one: Entry, other: Entry | None, harms: Harms) -> bool:
    """True for two effects that nobody has at once."""
    return other is not None and (harms.apart.get(one.id) is other or harms.apart.get(other.id) is one)


def _share(first: Token, second: Token) -> bool:
    """True where two words of harm have the same patients, and no number in between parts them."""
    if any(each.like_num for each in first.doc[first.i : second.i]):
        return False
    if second in shared_verbs(first) or first.pos_ not in _VERBAL:
        return True
    return has(second, "dobj") and not has(first, "dobj", "nsubjpass")
