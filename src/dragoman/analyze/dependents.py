"""What hangs on a verb that reports: objects, subjects, infinitives, and what a passive is said of."""

from spacy.tokens import Token

Range = tuple[int, int]
FINITE = frozenset({"VBD", "VBZ", "VBP"})
OBJECTS = frozenset({"dobj", "dative", "iobj"})
_ACTIVE = frozenset({"aux", "nsubj", "dobj"})


def span(token: Token) -> Range:
    """The token range of everything below ``token``, itself included."""
    return token.left_edge.i, token.right_edge.i + 1


def after(token: Token, *deps: str) -> Token | None:
    """The first dependent after ``token`` by one of these relations."""
    return next((child for child in token.rights if child.dep_ in deps), None)


def has_to(token: Token) -> bool:
    """True for "to leave"."""
    return any(child.tag_ == "TO" for child in token.lefts)


def has_subject(token: Token) -> bool:
    """True for a verb with a subject of its own, "there" included."""
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for child in token.children)


def is_passive(token: Token) -> bool:
    """True for "was asked", and for a participle by itself: "Asked about it, ..." and "measures deemed too weak"."""
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in token.lefts):
        return True
    bare = token.dep_ in ("acl", "advcl") and token.tag_ in ("VBN", "VBD")
    return bare and not any(child.dep_ in _ACTIVE for child in token.children)


def topic_of(token: Token) -> Range | None:
    """What a passive is said of: its subject, or the noun that the participle describes."""
    subject = next((child for child in token.lefts if child.dep_ == "nsubjpass"), None)
    if subject is not None:
        return span(subject) if subject.tag_ not in ("WP", "WDT") else None
    if token.dep_ == "acl" and token.head.i < token.i:
        last = token.i - 1 if token.doc[token.i - 1].is_punct else token.i
        return token.head.left_edge.i, max(last, token.head.i + 1)
    return None


def bare_infinitive(token: Token) -> tuple[Range, ...] | None:
    """The infinitive after ``token`` from behind its "to", if it has no subject of its own."""
    for child in token.rights:
        if child.dep_ in ("xcomp", "acl", "ccomp") and has_to(child) and not has_subject(child):
            first, last = max(child.left_edge.i, token.i + 1), child.right_edge.i + 1
            return ((first + 1 if child.doc[first].tag_ == "TO" else first, last),)
    return None


def cut_out(whole: Range, part: Range) -> tuple[Range, ...]:
    """What is left of a range when another is taken out of it."""
    pieces = ((whole[0], min(whole[1], part[0])), (max(whole[0], part[1]), whole[1]))
    return tuple(piece for piece in pieces if piece[0] < piece[1])
