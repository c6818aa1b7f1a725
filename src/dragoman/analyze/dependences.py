"""Dependences: which part of a sentence holds only if, unless, until or in exchange for which other part."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from dragoman.analyze.dependencewords import between_semicolons, comma_before, past_bracket, trim
from dragoman.analyze.openness import is_open, is_rhetorical, is_ruled_out
from dragoman.knowledge.connectives import Connective, Connectives
from dragoman.records.record import ConditionKind

_VERBAL = frozenset({"VERB", "AUX"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_CLAUSAL = frozenset({"pcomp", "ccomp", "acl", "relcl", "advcl", "xcomp"})
_QUESTION = frozenset({"whether", "how", "what", "who", "where", "when", "which", "if"})
_CLIMB = 5
_OPENING = 2
"""Tokens of a sentence before which "in return" still opens it."""


@dataclass(frozen=True, slots=True)
class Dependence:
    """Tokens of the connective, the antecedent and the consequent (first and last+1), and the heads of both sides."""

    entry: Connective
    kind: ConditionKind
    connective: tuple[int, int]
    antecedent: tuple[int, int]
    consequent: tuple[int, int]
    antecedent_head: int
    consequent_head: int


def find_dependences(doc: Doc, connectives: Connectives) -> Iterator[Dependence]:
    """Every dependence told in ``doc``, in text order of the connectives."""
    lower = [token.lower_ for token in doc]
    at = 0
    while at < len(lower):
        if not lower[at][:1].isalpha():
            at += 1
            continue
        found = connectives.phrases.after(lower, at)
        last, entries = found if found is not None else (at + 1, ())
        for entry in entries:
            dependence = _read(doc, at, last, entry, connectives)
            if dependence is not None:
                yield dependence
                break
        else:
            last = at + 1
            yield from _read_verb(doc[at], connectives)
        at = last


def _read(doc: Doc, first: int, last: int, entry: Connective, connectives: Connectives) -> Dependence | None:
    if entry.form == "reply":
        return _read_reply(doc, first, last, entry, connectives)
    read = {"clause": _read_clause, "noun": _read_noun, "without": _read_noun, "inverted": _read_inverted}[entry.form]
    heads = read(doc, first, last, entry, connectives)
    if heads is None or any(each.dep_ == "mark" and each.lower_ == "whether" for each in heads[1].children):
        return None
    return _cut(doc, first, last, entry, *heads)


# ---- the heads of the two sides ------------------------------------------------------------------


def _read_clause(
    doc: Doc, first: int, last: int, entry: Connective, connectives: Connectives
) -> tuple[Token, Token] | None:
    verb, top = _clause_verb(doc, first, last)
    if verb is None or verb.pos_ == "PRON" or is_ruled_out(doc, first, last, verb, connectives.around):
        return None
    main = _main_verb(verb, top, first, last)
    if main is not None and first and doc[first - 1].text == ":" and main.i < first:
        main = None
    ahead = _main_ahead(doc, first, verb) if main is None or main.pos_ not in _VERBAL or main.i < first else None
    main = ahead or (_first_joined(main) if main is not None and main.i < first else main)
    main = _outside_bracket(doc, first, verb, main)
    if (
        main is None
        or main.pos_ == "PROPN"
        or (entry.kind == "once" and (not _has_subject(verb) or _is_period(doc, last, connectives)))
        or (entry.kind == "if" and is_rhetorical(verb, main))
        or (entry.needs == "modal" and not is_open(main, connectives.around))
    ):
        return None
    return verb, main


def _outside_bracket(doc: Doc, first: int, verb: Token, main: Token | None) -> Token | None:
    """``main``, or the verb behind the bracket that it stands in: "if leaving (this holds for all), you will pay"."""
    if main is None or main.i < verb.i:
        return main
    opened = [each.text for each in doc[verb.i : main.i] if each.text in "()"]
    return _main_ahead(doc, first, verb) or main if opened and opened[-1] == "(" else main


def _first_joined(verb: Token) -> Token:
    """The first of the acts that one condition behind them holds for: "will build flats and lower taxes if it wins"."""
    for _ in range(_CLIMB):
        shared = verb.dep_ == "conj" and verb.head.pos_ in _VERBAL and not _has_subject(verb)
        if (
            not shared
            or verb.tag_ != "VB"
            or verb.head.tag_ != "VB"
            or any(each.tag_ == "MD" for each in verb.children)
        ):
            break
        verb = verb.head
    return verb


def _is_period(doc: Doc, at: int, connectives: Connectives) -> bool:
    """True for "a week" behind "once"."""
    return at + 1 < len(doc) and doc[at].pos_ == "DET" and doc[at + 1].lemma_.lower() in connectives.around.periods


def _clause_verb(doc: Doc, first: int, last: int) -> tuple[Token | None, Token]:
    """The head of the clause that the connective opens, and the token by which the whole hangs on the main clause."""
    for token in reversed(list(doc[first:last])):
        if token.dep_ in ("mark", "advmod", "cc") and token.head.i >= last and token.head.i != token.i:
            subjects = [each for each in token.head.children if each.dep_ in _SUBJECTS]
            fits = subjects[0].i >= last if subjects else token.head.tag_ == "VBN"
            if token.dep_ == "mark" or fits:
                verb = token.head.head if token.head.dep_ in ("aux", "auxpass") else token.head
                return verb, _hook(verb, first, last)
        for child in token.rights:
            if child.i >= last and child.dep_ in _CLAUSAL and (_has_subject(child) or child.tag_ == "VBN"):
                return child, _hook(child, first, last)
    return None, doc[first]


def _hook(verb: Token, first: int, last: int) -> Token:
    """The token by which the clause of ``verb`` hangs on the main clause: itself, or a word of the connective."""
    top = verb
    while first <= top.head.i < last and top.head != top:
        top = top.head
    return top


def _has_subject(token: Token) -> bool:
    return any(each.dep_ in _SUBJECTS for each in token.children)


def _main_verb(verb: Token, top: Token, first: int, last: int) -> Token | None:
    """The head of the clause that depends on ``verb``'s clause."""
    doc = verb.doc
    while top.dep_ == "conj" and any(each.dep_ == "mark" for each in top.head.children):
        top = top.head
    left = [each for each in top.lefts if each.pos_ in _VERBAL and each.i < first]
    if top.head.i == top.i and top.i >= first and left and verb != top:
        return left[0]
    if top.head.i == top.i or top.dep_ in ("parataxis", "relcl") and top.i < top.head.i:
        return next(
            (each for each in top.rights if each.dep_ in ("ccomp", "conj", "parataxis", "dep") and _has_subject(each)),
            None,
        )
    if top.dep_ == "ccomp" and top.head.i < first and top.head.pos_ in _VERBAL and doc[last - 1].lower_ == "if":
        if top.tag_ == "VBN" and top.i == last:
            return _verb_above(top.head)  # "will pay if asked"
        if not any(each.dep_ == "dobj" and each.pos_ == "NOUN" for each in top.head.children):
            return None
    return _verb_above(top.head)


def _main_ahead(doc: Doc, first: int, verb: Token) -> Token | None:
    """The main verb behind "then" or the comma, where a clause that comes first was hung on something before it."""
    before = doc[first - 1] if first else None
    if before is not None and not (doc[first].is_sent_start or before.is_punct or before.dep_ in ("cc", "mark")):
        return None
    border = 0
    for token in doc[verb.i + 1 : doc[first].sent.end]:
        if token.text == ";":
            return None
        if not border and (token.text == "," or (token.lower_ == "then" and token.dep_ == "advmod")):
            border = token.i
        elif border and token.pos_ in _VERBAL and token.dep_ not in ("relcl", "acl", "aux", "auxpass", "advcl", "amod"):
            subjects = [each for each in token.lefts if each.dep_ in _SUBJECTS and each.i > border]
            return token if subjects and subjects[0].left_edge.i <= border + 3 and token.tag_ != "VBG" else None
    return None


def _verb_above(token: Token) -> Token:
    found = token
    for _ in range(_CLIMB):
        if found.pos_ in _VERBAL and not (found.tag_ == "VBG" and found.dep_ == "pcomp") and found.dep_ != "oprd":
            return found
        if found.head.i == found.i or found.dep_ in ("relcl", "advcl", "ccomp", "conj"):
            break
        found = found.head
    return found if found.pos_ in _VERBAL else token


def _read_noun(
    doc: Doc, first: int, last: int, entry: Connective, connectives: Connectives
) -> tuple[Token, Token] | None:
    preposition = doc[last - 1]
    noun = next((each for each in preposition.rights if each.dep_ in ("pobj", "pcomp")), None)
    if noun is None or noun.pos_ in ("NUM", "PRON") or noun.ent_type_ in ("DATE", "TIME"):
        return None
    top = preposition
    while first <= top.head.i < last and top.head.i != top.i:
        top = top.head
    main = _verb_above(top.head)
    if main.pos_ not in _VERBAL or top.head.i == top.i:
        return None
    if entry.form == "without" and not _is_contrary(main):
        return None
    if entry.needs and not is_open(main, connectives.around, negated=entry.needs == "negation"):
        return None
    return noun, main


def _is_contrary(main: Token) -> bool:
    """True for "would not", "could never", "would have been": what the lack of something prevents or would change."""
    lower = {each.lower_ for each in main.children if each.dep_ in ("aux", "neg", "auxpass")}
    return bool(lower & {"would", "could", "cannot", "can", "will", "ca", "wo"}) and bool(
        lower & {"not", "n't", "never", "have", "cannot"}
    )


def _read_reply(doc: Doc, first: int, last: int, entry: Connective, connectives: Connectives) -> Dependence | None:
    """ "Freedonia will pay. In return, Sylvania will leave": the clause before is what the other side gives."""
    hook = doc[first].head
    main = _told_in(hook, connectives)
    if (
        main.pos_ not in _VERBAL
        or (last < len(doc) and doc[last].lower_ == "for")
        or not is_open(main, connectives.around)
    ):
        return None
    start = doc[first].sent.start
    if main.dep_ == "conj" and main.head.i < first:
        given, begin, end = main.head, main.head.left_edge.i, min(first, main.left_edge.i)
    elif start and first <= start + _OPENING:
        root = doc[start - 1].sent.root
        given = _told_in(root, connectives)
        begin, end = (
            (doc[start - 1].sent.start, start) if given == root else (given.left_edge.i, given.right_edge.i + 1)
        )
    else:
        return None
    if given.pos_ not in _VERBAL or not is_open(given, connectives.around):
        return None
    antecedent = trim(doc, begin, end)
    consequent = trim(doc, max(last, main.left_edge.i), main.right_edge.i + 1)
    if antecedent is None or consequent is None or consequent[0] < antecedent[1]:
        return None
    return Dependence(entry, entry.kind, (first, last), antecedent, consequent, given.i, main.i)


def _told_in(verb: Token, connectives: Connectives) -> Token:
    """The open clause that a verb of saying governs, else the verb itself: "declared that it will pay"."""
    if is_open(verb, connectives.around):
        return verb
    told = (each for each in verb.children if each.dep_ == "ccomp" and is_open(each, connectives.around))
    return next(told, verb)


def _read_inverted(
    doc: Doc, first: int, last: int, entry: Connective, connectives: Connectives
) -> tuple[Token, Token] | None:
    auxiliary = doc[first]
    verb = auxiliary.head if auxiliary.dep_ in ("aux", "auxpass") else auxiliary
    main = verb.head
    if (
        main == verb
        or verb.dep_ not in ("advcl", "ccomp")
        or main.pos_ not in _VERBAL
        or (verb.dep_ == "ccomp" and main.i < verb.i)
    ):
        return None
    parts = [auxiliary, *(each for each in verb.children if each.i < verb.i)]
    if verb == auxiliary:
        inside = next((each for each in verb.rights if each.dep_ in ("ccomp", "xcomp", "nsubj")), None)
        subject = (
            inside
            if inside is None or inside.dep_ == "nsubj"
            else next((s for s in inside.lefts if s.dep_ in _SUBJECTS), None)
        )
    else:
        subject = next((each for each in verb.lefts if each.dep_ in _SUBJECTS), None)
    if subject is None or subject.left_edge.i != last or any(each.dep_ == "mark" or each.i < first for each in parts):
        return None
    if not is_open(main, connectives.around, strict=True):
        main = next((each for each in main.rights if each.dep_ == "ccomp"), main)
    if doc[first].sent[-1].text == "?" or not is_open(main, connectives.around, strict=True):
        return None
    return verb, main


def _read_verb(verb: Token, connectives: Connectives) -> Iterator[Dependence]:
    for preposition, entry in connectives.verbs.get(verb.lemma_.lower(), ()):
        prep = next((each for each in verb.rights if each.dep_ == "prep" and each.lower_ == preposition), None)
        subject = next((each for each in verb.lefts if each.dep_ in ("nsubj", "csubj")), None)
        side = (
            next((each for each in prep.rights if each.dep_ in ("pobj", "pcomp")), None) if prep is not None else None
        )
        if (
            prep is None
            or subject is None
            or side is None
            or "PRON" in (subject.pos_, side.pos_)
            or side.pos_ == "PROPN"
        ):
            continue
        if side.left_edge.lower_ in _QUESTION or any(each.dep_ == "neg" for each in verb.children):
            continue
        antecedent = trim(verb.doc, side.left_edge.i, side.right_edge.i + 1)
        consequent = trim(verb.doc, subject.left_edge.i, subject.right_edge.i + 1)
        if antecedent and consequent:
            yield Dependence(entry, entry.kind, (verb.i, prep.i + 1), antecedent, consequent, side.i, subject.i)


# ---- the words of the two sides ------------------------------------------------------------------


def _cut(doc: Doc, first: int, last: int, entry: Connective, verb: Token, main: Token) -> Dependence | None:
    inside = entry.form == "inverted"
    start, end = max(last, verb.left_edge.i) if not inside else last, verb.right_edge.i + 1
    if main.i > verb.i and main.left_edge.i > first:
        end = min(end, main.left_edge.i)
    if verb.i <= main.i < end:
        end = comma_before(doc, start, main.i)
    antecedent = trim(doc, start if entry.form != "without" else first, end)
    if antecedent is None or (entry.form == "clause" and not antecedent[0] <= verb.i < antecedent[1]):
        return None
    left, right = main.left_edge.i, main.right_edge.i + 1
    if main.i >= end:
        left = past_bracket(doc, max(left, end), main.i)
    elif main.i < first:
        right = min(right, first)
    consequent = trim(doc, *between_semicolons(doc, left, right, main.i))
    if consequent is None or (consequent[0] < antecedent[1] and antecedent[0] < consequent[1]):
        return None
    found = Dependence(entry, entry.kind, (first, last), antecedent, consequent, verb.i, main.i)
    return replace(found, kind="only_if") if entry.kind == "if" and _is_only(main, first) else found


def _is_only(main: Token, first: int) -> bool:
    """True for "will only talk if"."""
    return any(each.lower_ == "only" and each.dep_ == "advmod" and each.i < main.i < first for each in main.children)
