"""What a cue takes as its content, by the parse: clause, infinitive, object, small clause. Knows grammar, no words."""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.knowledge.speechlexicon import Cue

Range = tuple[int, int]
FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NAMED = frozenset({"dobj", "nsubj", "oprd", "ccomp", "attr", "acomp"})
OBJECTS = frozenset({"dobj", "dative", "iobj"})


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
    if particles is None:
        return None
    base = particles[-1] if particles and particles[-1].dep_ in ("prep", "agent") else token
    for take in cue.takes:
        finder = _FINDERS.get(take)
        found = finder(token, base) if finder else None
        if found:
            return Complement(found, take, tuple(each.i for each in particles))
    return None


def _match_words(token: Token, words: tuple[str, ...]) -> list[Token] | None:
    """The dependents that are the later words of a cue such as "point out"; None where one is missing."""
    found: list[Token] = []
    for word in words[1:]:
        later = (child for holder in (token, *found) for child in holder.rights if child.i > token.i)
        match = next((child for child in later if child.lower_ == word and child.dep_ != "mark"), None)
        if match is None:
            return None
        found.append(match)
    return found


def _span(token: Token) -> Range:
    return token.left_edge.i, token.right_edge.i + 1


def _after(token: Token, *deps: str) -> Token | None:
    return next((child for child in token.rights if child.dep_ in deps), None)


def _has_to(token: Token) -> bool:
    return any(child.tag_ == "TO" for child in token.lefts)


def _has_subject(token: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for child in token.children)


def find_clause(token: Token, base: Token) -> tuple[Range, ...] | None:
    """A finite clause after the cue, else the clause that the cue interrupts or follows."""
    for child in token.rights:
        if child.dep_ == "ccomp" or (child.dep_ in ("acl", "advcl") and _is_that_clause(child, token)):
            if (not _has_subject(child) and not _has_question(child)) or _is_circumstance(child):
                continue
            return (_without_that(child),)
        if child.dep_ == "xcomp" and (_has_question(child) or child.tag_ in FINITE):
            return (_span(child),)
    for child in token.lefts:
        if child.dep_ == "ccomp":
            return (_span(child),)
    return _behind_phrase(token) or _around(token)


def _behind_phrase(token: Token) -> tuple[Range, ...] | None:
    """The that-clause that the parser hangs on the noun before it: "said in a statement that"."""
    for child in token.rights:
        held = _after(child, "pobj") if child.dep_ == "prep" else None
        for clause in held.rights if held is not None else ():
            if clause.dep_ in ("acl", "ccomp", "relcl") and _is_that_clause(clause, token):
                return (_without_that(clause),)
    return None


def _around(token: Token) -> tuple[Range, ...] | None:
    """The clause that "he said" or "as he said" interrupts: everything of it but the cue's own words."""
    before = token.dep_ == "ccomp" and token.i < token.head.i
    as_said = token.dep_ == "advcl" and any(child.lower_ == "as" and child.dep_ == "mark" for child in token.lefts)
    if not (token.dep_ == "parataxis" or before or as_said) or not _has_subject(token):
        return None
    own = token.left_edge.i, token.right_edge.i + 1
    return cut_out(_span(token.head), own)


def _is_that_clause(child: Token, token: Token) -> bool:
    marks = [each for each in child.lefts if each.dep_ == "mark" and each.lower_ == "that"]
    return bool(marks) and marks[0].i > token.i and _has_subject(child)


def _is_circumstance(clause: Token) -> bool:
    """True for a clause with "as", "while", "because": it says when or why somebody spoke."""
    return any(each.dep_ == "mark" and each.lower_ not in ("that", "if", "whether") for each in clause.lefts)


def _has_question(token: Token) -> bool:
    return token.left_edge.tag_ in ("WRB", "WP", "WDT") or token.left_edge.lower_ == "whether"


def _without_that(clause: Token) -> Range:
    """The clause from behind its "that", also where the parser takes "that" for a pronoun: "that the king"."""
    first, last = _span(clause)
    mark = next((each for each in clause.lefts if each.dep_ == "mark" and each.lower_ == "that"), None)
    if mark is not None and mark.i - first <= 2:
        return mark.i + 1, last
    after = clause.doc[first + 1] if first + 1 < last else None
    if clause.doc[first].lower_ == "that" and after is not None and after.pos_ in ("DET", "PRON", "PROPN"):
        return first + 1, last
    return first, last


def find_infinitive(token: Token, base: Token) -> tuple[Range, ...] | None:
    """A verb with "to", without the "to"; what is expected of a passive subject is not his own doing."""
    return None if _is_passive(token) else _infinitive(token)


def _is_passive(token: Token) -> bool:
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in token.lefts)


def _infinitive(token: Token) -> tuple[Range, ...] | None:
    for child in token.rights:
        if child.dep_ in ("xcomp", "acl", "ccomp") and _has_to(child) and not _has_subject(child):
            first, last = _span(child)
            return ((first + 1 if child.doc[first].tag_ == "TO" else first, last),)
    return None


def find_order(token: Token, base: Token) -> tuple[Range, ...] | None:
    """Somebody + to do, or somebody + of or for something: both together; the charge alone where the object went before."""
    person = _after(base, "pobj") if base != token else _after(token, "dobj", "dative", "nsubj")
    before = base is token and any(child.dep_ in ("dobj", "nsubjpass") for child in token.lefts)
    charges = [child for child in person.rights if child.dep_ == "prep"] if person is not None and base is token else []
    if person is not None and any(_after(charge, "pcomp") for charge in charges):
        return (_span(person),)
    for child in token.rights:
        told = child.dep_ in ("xcomp", "ccomp", "advcl") and _has_to(child)
        blamed = child.dep_ == "prep" and child.lower_ in ("of", "for", "about") and base is token
        if person is not None and child.i > person.i and (told or blamed):
            return ((person.left_edge.i, child.right_edge.i + 1),)
        if person is None and told and _has_subject(child):
            return (_span(child),)
        if person is None and before and blamed and child.lower_ == "of":
            return ((child.i + 1, child.right_edge.i + 1),)
    return None


def find_object(token: Token, base: Token) -> tuple[Range, ...] | None:
    """The object of the verb, or of the preposition that ends the cue; the subject of a passive with an agent."""
    if base != token:
        held = _after(base, "pobj")
        return (_span(held),) if held is not None else None
    held = _after(token, "dobj")
    if held is not None and not _is_passive(token):
        return (_span(held),)
    if any(child.dep_ == "agent" for child in token.rights):
        topic = next((child for child in token.lefts if child.dep_ == "nsubjpass"), None)
        return (_span(topic),) if topic is not None and topic.tag_ not in ("WP", "WDT") else None
    return None


def find_gerund(token: Token, base: Token) -> tuple[Range, ...] | None:
    """A verb in -ing (or a question) after the preposition or the verb."""
    child = _after(base, "pcomp") if base != token else _after(token, "xcomp")
    if child is None or (base is token and child.tag_ != "VBG"):
        return None
    return (_span(child),)


def find_small_clause(token: Token, base: Token) -> tuple[Range, ...] | None:
    """Object + name or quality, as in "call it a plot" and "describe it as a plot"; also a name in quotation marks."""
    parts = [child for child in token.rights if child.dep_ in _NAMED or (child.dep_ == "prep" and child.lower_ == "as")]
    if not parts or parts[0].dep_ == "ccomp" and (parts[0].pos_ in ("VERB", "AUX") or not _has_subject(parts[0])):
        return None
    first, last = parts[0].left_edge.i, parts[-1].right_edge.i + 1
    doc = token.doc
    quoted = doc[first].is_quote or doc[first - 1].is_quote or (last < len(doc) and doc[last].is_quote)
    whole = len(parts) > 1 or parts[0].dep_ == "ccomp" or quoted or (token.dep_ == "relcl" and parts[0].dep_ == "oprd")
    return ((first, last),) if whole and not all(part.dep_ == "prep" for part in parts) else None


def find_passive(token: Token, base: Token) -> tuple[Range, ...] | None:
    """Subject and infinitive of "is expected to"."""
    topic = next((child for child in token.lefts if child.dep_ == "nsubjpass"), None)
    act = _infinitive(token)
    return (_span(topic), *act) if topic is not None and act else None


_FINDERS: dict[str, Callable[[Token, Token], tuple[Range, ...] | None]] = {
    "clause": find_clause,
    "infinitive": find_infinitive,
    "order": find_order,
    "object": find_object,
    "gerund": find_gerund,
    "small clause": find_small_clause,
    "passive": find_passive,
}


def find_sentence(token: Token, base: Token) -> tuple[Range, ...] | None:
    """The clause around a phrase such as "according to the agency", without the phrase."""
    clause = token
    for _ in range(12):
        if clause.head.i == clause.i or (clause != token and clause.pos_ in ("VERB", "AUX")):
            break
        clause = clause.head
    held = base.right_edge.i + 1
    return cut_out(_span(clause), (token.left_edge.i, max(held, token.right_edge.i + 1)))


def cut_out(whole: Range, part: Range) -> tuple[Range, ...]:
    """What is left of a range when another is taken out of it."""
    pieces = ((whole[0], min(whole[1], part[0])), (max(whole[0], part[1]), whole[1]))
    return tuple(piece for piece in pieces if piece[0] < piece[1])
