"""Which phrases stand in the sentence for those whom a number counts: the noun, and the phrases that it is a part of."""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.analyze.grammar import ancestors
from dragoman.analyze.harm import SUBJECTS, has
from dragoman.knowledge.numberwords import Harms

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_BEFORE_CLAUSE = frozenset({"after", "before", "since", "until"})
_OWNED = frozenset({"his", "her", "their", "its", "our", "my"})
_ASIDE = frozenset({"--", "—", "–", "(", ":"})
_MOST = 6


def find_bearers(bearer: Token, latest: Token | None, harms: Harms, *, alone: bool) -> Iterator[tuple[Token, bool]]:
    """``bearer`` and the phrases whose part it is, each with whether everything said of it holds for the part.

    That is so for "nine injured people, including six priests", not for "six wounded men and two women". ``latest`` is
    what the number before counted, the one that "five of them" may be a part of. With ``alone`` the phrase says itself
    what happened to it and shares nothing with its neighbours: "killed ten, and 30 people injured".
    """
    token: Token | None = bearer
    within = True
    for _ in range(_MOST):
        if token is None:
            return
        yield token, within
        token, inside = _above(token, latest, harms) if not (alone and token.dep_ == "conj") else (None, False)
        within = within and inside


def _above(token: Token, latest: Token | None, harms: Harms) -> tuple[Token | None, bool]:
    """The phrase that ``token`` is a part of, and whether it is a part of those people and not only of that list."""
    partitive = _partitive(token)
    if partitive is not None and (whole := _whole(token, partitive, latest)) is not None:
        return whole, True
    above = token.head
    if partitive is not None and token.dep_ == "nummod":
        return above, False
    if (event := _event_shared(token, harms)) is not None:
        return event, False
    if (listed := _listed(token, harms)) is not None:
        return listed, False
    if _is_part(token, above):
        part = _named_aside(token) or (_victim(above, token, harms) if token.dep_ == "appos" else None) or above
        return part, token.dep_ == "appos" and _is_aside(token)
    if token.dep_ == "conj" and above.pos_ in _VERBAL and any(each.lower_ == "as" for each in above.children):
        return _patient_before(token, above), False
    if token.dep_ != "pobj":
        return None, False
    if above.lower_ in _BEFORE_CLAUSE and (joined := _joined_subject(token)) is not None:
        return joined, False
    if above.lower_ == "of":
        return above.head if above.head.lemma_.lower() in harms.near.wholes else None, True
    return _included_in(token, above) if _joins(above) else None, above.lower_ == "including"


def _included_in(token: Token, prep: Token) -> Token | None:
    """What "including" and "along with" belong to: the noun before, or the last subject or object of the verb."""
    above = prep.head.head if prep.head.dep_ == "prep" else prep.head
    if above.pos_ not in _VERBAL:
        return above
    return _patient_before(token, above)


def _patient_before(token: Token, verb: Token) -> Token | None:
    patients = [each for each in verb.children if each.dep_ in ("nsubjpass", "dobj", "nsubj")]
    return patients[-1] if patients and patients[-1].i < token.i else None


def _joined_subject(target: Token) -> Token | None:
    """The subject that ``target`` is joined to where the parser cut the clause: "after six men and two women were hurt"."""
    doc, end = target.doc, target.right_edge.i + 1
    if end + 1 >= len(doc) or doc[end].dep_ != "cc":
        return None
    for token in doc[end + 1 : end + 6]:
        if token.dep_ in SUBJECTS:
            return token if token.left_edge.i == end + 1 else None
    return None


def _is_part(target: Token, above: Token) -> bool:
    """True for a conjunct or an apposition of a noun, and for "six" in "the monks, six of them foreigners"."""
    if target.dep_ in ("conj", "appos"):
        return above != target and above.pos_ not in _VERBAL
    return target.dep_ == "nsubj" and above.dep_ == "appos" and above.pos_ in _NOMINAL


def _joins(prep: Token) -> bool:
    """True for "including" and "along with"."""
    if prep.lower_ == "including":
        return True
    return prep.lower_ == "with" and prep.i > 0 and prep.nbor(-1).lower_ in ("along", "together")


# ---- "six of them monks", "two of whom were nurses" -----------------------------------------------


def _partitive(token: Token) -> Token | None:
    """The pronoun of "six of them", "six of whom", "among them six"; also where "monks" heads "six of them monks"."""
    for number in (token, *(each for each in token.children if each.dep_ in ("nummod", "nsubj") and each.like_num)):
        for prep in number.children:
            if prep.lower_ in ("of", "among"):
                return next((each for each in prep.children if each.lower_ in ("them", "whom", "which")), None)
    return None


def _whole(token: Token, pronoun: Token, latest: Token | None) -> Token | None:
    """Those of whom ``token`` is a part.

    "Whom" stands for the noun of its relative clause. "Them" stands for what the number before counted, unless a verb
    of its own says what they did ("killed 30; five of them were arrested").
    """
    if pronoun.lower_ != "them":
        verb = token.head
        for _ in range(3):
            if verb.dep_ == "relcl":
                return verb.head
            verb = verb.head
    number = next((each for each in token.children if each.dep_ == "nsubj"), token)
    above = number.head if number.dep_ in SUBJECTS and pronoun.lower_ == "them" else None
    acts = above is not None and above.pos_ in _VERBAL and above.lemma_ != "be" and above.dep_ != "appos"
    return None if acts or latest is None or latest.i > pronoun.i else latest


# ---- parts that the parser hung somewhere else ----------------------------------------------------


def _victim(event: Token, token: Token, harms: Harms) -> Token | None:
    """Whom an event noun before ``token`` befell: "monks" in "the murder of the monks, four of them old"."""
    if event.lemma_.lower() not in harms.nouns:
        return None
    preps = (each for each in event.children if each.lower_ == "of" and each.i < token.i)
    return next((noun for prep in preps for noun in prep.children if noun.dep_ == "pobj"), None)


def _event_shared(token: Token, harms: Harms) -> Token | None:
    """The victim beside "two of his guards" or "two others" in "the murder of the mayor and two of his guards"."""
    if not (has(token, "prep") and _is_owned(token)) and token.lower_ != "others":
        return None
    rivals = (each for each in token.head.children if each.dep_ in SUBJECTS and each.i < token.i)
    event = token.head if token.dep_ == "conj" else next(rivals, None) if token.dep_ in SUBJECTS else None
    if event is None or not any(each.dep_ == "cc" and each.i == token.left_edge.i - 1 for each in event.children):
        return None
    return _victim(event, token, harms)


def _is_owned(token: Token) -> bool:
    nouns = (noun for prep in token.children if prep.lower_ == "of" for noun in prep.children)
    return any(each.lower_ in _OWNED for noun in nouns for each in noun.children if each.dep_ == "poss")


def _named_aside(token: Token) -> Token | None:
    """The noun right before a dash or colon that opens an apposition: "the killing of the monks -- four old men --"."""
    if token.dep_ != "appos" or not _is_aside(token):
        return None
    noun = token.doc[token.left_edge.i - 2]
    return noun if noun.pos_ in _NOMINAL and noun.dep_ in ("pobj", "dobj", *SUBJECTS) else None


def _is_aside(token: Token) -> bool:
    """True for a phrase that a dash, a colon or a bracket opens."""
    first = token.left_edge.i
    return first >= 2 and token.doc[first - 1].text in _ASIDE


def _listed(token: Token, harms: Harms) -> Token | None:
    """The antecedent of a relative clause that parts a list: "six monks, five of whom were old, and two nuns"."""
    first, doc = token.left_edge.i, token.doc
    if token.dep_ != "conj" or first < _MOST or doc[first - 1].dep_ != "cc" or doc[first - 2].text != ",":
        return None
    whom = next((each for each in reversed(doc[max(0, first - 2 * _MOST) : first - 2]) if each.lower_ == "whom"), None)
    verb = next((each for each in ancestors(whom, _MOST) if each.dep_ == "relcl"), None) if whom is not None else None
    return None if verb is None or verb.lemma_ != "be" else _victim(verb.head, token, harms) or verb.head
