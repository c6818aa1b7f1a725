"""Contents that are clauses: after the cue, before it, around it, and where the parser has hung them elsewhere."""

from spacy.tokens import Token

from dragoman.analyze.dependents import (
    FINITE,
    Range,
    after,
    bare_infinitive,
    cut_out,
    has_subject,
    is_passive,
    span,
)


def find_clause(token: Token, base: Token) -> tuple[Range, ...] | None:
    """A finite clause after the cue, else the clause that the cue interrupts or follows."""
    below = base.rights if base.pos_ == "ADJ" else ()
    for child in (*below, *(child for child in token.rights if child.i != base.i)):
        if child.dep_ == "ccomp" or (child.dep_ in ("acl", "advcl") and _is_that_clause(child, token)):
            if not has_subject(child) and not _has_question(child) and _is_finite(child):
                return _with_lost_subject(token, child)
            if (not has_subject(child) and not _has_question(child)) or _is_circumstance(child):
                continue
            return (_without_that(child),)
        if child.dep_ == "xcomp" and child.left_edge.i > token.i and (_has_question(child) or child.tag_ in FINITE):
            return (span(child),)
    for child in token.lefts:
        if child.dep_ == "ccomp" and not _is_apart(child, token):
            return (span(child),)
    return _behind_phrase(token) or _around(token)


def _is_apart(clause: Token, token: Token) -> bool:
    """True where a semicolon or a bracket parts a clause from the verb after it; "...; he denied it" points back to it."""
    first, held = clause.right_edge.i, after(token, "dobj")
    back = held is not None and held.tag_ in ("PRP", "DT")
    return not back and any(each.text in (";", "(") for each in token.doc[first : min(token.i, first + 3)])


def _tells_itself(token: Token) -> bool:
    """True for "as the law was read out" and "as she tells a story", which are no "as she said"."""
    held = after(token, "dobj")
    thing = held is not None and any(each.lower_ in ("a", "an") for each in held.lefts)
    return thing or any(each.dep_ == "nsubjpass" for each in token.lefts)


def _is_finite(token: Token) -> bool:
    helpers = (child for child in token.lefts if child.dep_ in ("aux", "auxpass"))
    return token.tag_ in FINITE or any(child.tag_ in (*FINITE, "MD") for child in helpers)


def _with_lost_subject(token: Token, clause: Token) -> tuple[Range, ...] | None:
    """A clause whose subject the parser hangs on the cue: "said cutting the tax would help"."""
    lost = next((each for each in token.rights if each.dep_ in ("csubj", "nsubj", "dobj") and each.i < clause.i), None)
    return ((lost.left_edge.i, clause.right_edge.i + 1),) if lost is not None and lost.left_edge.i > token.i else None


def _behind_phrase(token: Token) -> tuple[Range, ...] | None:
    """The that-clause that the parser hangs on the noun before it: "said in a statement that"."""
    for child in token.rights:
        held = after(child, "pobj") if child.dep_ == "prep" else None
        for clause in held.rights if held is not None else ():
            if clause.dep_ in ("acl", "ccomp", "relcl") and _is_that_clause(clause, token):
                return (_without_that(clause),)
    return None


def _around(token: Token) -> tuple[Range, ...] | None:
    """The clause that "he said" or "as he said" interrupts: everything of it but the cue's own words."""
    before = token.dep_ == "ccomp" and token.i < token.head.i
    as_said = token.dep_ == "advcl" and any(child.lower_ == "as" and child.dep_ == "mark" for child in token.lefts)
    if not (token.dep_ == "parataxis" or before or as_said) or not has_subject(token):
        return None
    if token.left_edge.text == "(" or (as_said and _tells_itself(token)) or (before and _is_apart(token, token.head)):
        return None
    own = token.left_edge.i, token.right_edge.i + 1
    return cut_out(span(token.head), own)


def _is_that_clause(child: Token, token: Token) -> bool:
    marks = [each for each in child.lefts if each.dep_ == "mark" and each.lower_ == "that"]
    return bool(marks) and marks[0].i > token.i and has_subject(child)


def _is_circumstance(clause: Token) -> bool:
    """True for a clause with "as", "while", "because": it says when or why somebody spoke."""
    return any(each.dep_ == "mark" and each.lower_ not in ("that", "if", "whether") for each in clause.lefts)


def _has_question(token: Token) -> bool:
    return token.left_edge.tag_ in ("WRB", "WP", "WDT") or token.left_edge.lower_ == "whether"


def _without_that(clause: Token) -> Range:
    """The clause from behind its "that", also where the parser takes "that" for a pronoun: "that the king"."""
    first, last = span(clause)
    mark = next((each for each in clause.lefts if each.dep_ == "mark" and each.lower_ == "that"), None)
    if mark is not None and mark.i - first <= 2:
        return mark.i + 1, last
    after = clause.doc[first + 1] if first + 1 < last else None
    if clause.doc[first].lower_ == "that" and after is not None and after.pos_ in ("DET", "PRON", "PROPN"):
        return first + 1, last
    return first, last


def find_infinitive(token: Token, base: Token) -> tuple[Range, ...] | None:
    """A verb with "to", without the "to"; what is expected of a passive subject is not his own doing."""
    return None if is_passive(token) else bare_infinitive(token)


def find_misread(token: Token, base: Token) -> tuple[Range, ...] | None:
    """A clause that the parser took for a noun with a participle: "said the donations paid for it"."""
    held = after(token, "dobj")
    taken = (child for child in held.rights if child.dep_ == "acl") if held is not None else ()
    finite = any(child.tag_ in ("VBD", "VBN") and not after(child, "agent") for child in taken)
    return (span(held),) if held is not None and finite and not is_passive(token) else None


def find_question(token: Token, base: Token) -> tuple[Range, ...] | None:
    """A question that the parser takes for a condition: "asked the minister if the port was open"."""
    for child in token.rights:
        mark = child.left_edge
        if child.dep_ == "advcl" and mark.dep_ == "mark" and mark.lower_ in ("if", "whether") and has_subject(child):
            return (span(child),)
    return None


def _first_of_subject(clause: Token) -> Token:
    """The first of the verbs that share a subject: a phrase behind the last of them and a comma is about all."""
    for _ in range(12):
        if clause.dep_ != "conj" or clause.head.pos_ not in ("VERB", "AUX") or has_subject(clause):
            break
        clause = clause.head
    return clause


def find_sentence(token: Token, base: Token) -> tuple[Range, ...] | None:
    """The clause around a phrase such as "according to the agency", without the phrase."""
    clause = token
    for _ in range(12):
        if clause.head.i == clause.i or (clause != token and clause.pos_ in ("VERB", "AUX")):
            break
        clause = clause.head
    if token.i > clause.i and token.doc[token.left_edge.i - 1].text == ",":
        clause = _first_of_subject(clause)
    held = base.right_edge.i + 1
    return cut_out(span(clause), (token.left_edge.i, max(held, token.right_edge.i + 1)))
