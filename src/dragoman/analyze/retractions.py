"""What the next sentence takes back: "None of it was true.", "It has not.", "The report could not be confirmed."."""

from collections.abc import Mapping
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from dragoman.analyze.unreal import SUBJECTS, is_negative
from dragoman.analyze.verdicts import Verdict
from dragoman.knowledge import Lexicon

SHORT = 4
"""Words of an answer that only denies: "It has not."."""
POINTERS = frozenset({"it", "this", "that", "none", "nothing", "neither"})
KNOWN = frozenset({"the", "this", "that", "these", "those", "such", "both", "neither", "no"})
CONCEDING = frozenset({"although", "though", "while"})
CLAUSES = ("ccomp", "acl", "relcl")
DEEPEST = 12


def find_retractions(doc: Doc, lexicon: Lexicon) -> Mapping[int, Verdict]:
    """By the beginning of each sentence that the next one takes back: what its reported content is worth."""
    found: dict[int, Verdict] = {}
    spoken = _spoken(doc)
    for sentence, following in pairwise(spoken):
        verdict = _of_answer(following) or _of_judgement(following.root, lexicon)
        if verdict is not None:
            found[sentence.start] = verdict
    for sentence in spoken:
        for token in sentence:
            verdict = _of_clause(token, lexicon) if token.dep_ in ("relcl", "conj", "advcl") else None
            if verdict is not None:
                found[sentence.start] = verdict
    return found


def _of_clause(verb: Token, lexicon: Lexicon) -> Verdict | None:
    """What a later clause of the same sentence takes back: ", a claim that nobody confirmed", ", which the army denied"."""
    if verb.dep_ == "conj" or (verb.dep_ == "advcl" and any(each.lower_ in CONCEDING for each in verb.children)):
        return _of_judgement(verb, lexicon)
    noun = verb.head
    beside = noun.dep_ == "appos" and noun.lemma_.lower() in lexicon.marks["tellings"]
    which = any(each.lower_ == "which" and each.dep_ in ("dobj", "nsubjpass") for each in verb.children)
    if verb.dep_ != "relcl" or not (beside or (which and verb.left_edge.nbor(-1).text == ",")):
        return None
    negated = any(each.dep_ == "neg" for each in verb.children)
    lemma = verb.lemma_.lower()
    if lemma in lexicon.marks["verifying"]:
        return Verdict("possible", verb) if negated else None
    rejected = lexicon.act("verbs", lemma) == "deny" or (beside and lemma in lexicon.marks["rejecting"])
    false = any(
        lexicon.act("adjectives", each.lower_) == "deny" for each in verb.children if each.dep_ in ("oprd", "acomp")
    )
    return Verdict("deny", verb, negated=True) if (rejected or false and beside) and not negated else None


def is_reported(token: Token, lexicon: Lexicon) -> bool:
    """True for what stands in the content of a verb of saying or of a noun such as "report", not in the main clause."""
    for _ in range(DEEPEST):
        told = token.head.i < token.i or lexicon.act("verbs", token.head.lemma_.lower()) == "through"
        if (token.dep_ == "ccomp" and told) or (
            token.dep_ == "acl" and any(child.dep_ == "mark" for child in token.children)
        ):
            return True
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def _spoken(doc: Doc) -> list[Span]:
    return [sentence for sentence in doc.sents if any(token.is_alpha for token in sentence)]


def _of_answer(sentence: Span) -> Verdict | None:
    """Denied by "It has not." or "They did not."."""
    words = [token for token in sentence if token.is_alpha or token.lower_ == "n't"]
    if len(words) > SHORT or len(words) < 2 or words[0].tag_ != "PRP":
        return None
    done = words[1].lemma_.lower() in ("have", "do", "be") and words[-1].dep_ == "neg"
    return Verdict("deny", words[-1], negated=True) if done else None


def _of_judgement(root: Token, lexicon: Lexicon) -> Verdict | None:
    marks = lexicon.marks
    negated = any(child.dep_ == "neg" for child in root.children)
    subject = next((child for child in root.children if child.dep_ in SUBJECTS), None)
    if subject is None:
        return None
    told = _is_telling(subject, marks["tellings"])
    if root.lemma_.lower() in marks["verifying"]:
        found = _object(root) if subject.dep_ == "nsubj" else subject
        doubted = (negated or is_negative(subject)) and found is not None and _is_telling(found, marks["tellings"])
        return Verdict("possible", root) if doubted else None
    if subject.dep_ == "expl":
        lacking = [child for child in root.children if child.dep_ == "attr" and child.lemma_.lower() in marks["proofs"]]
        return Verdict("possible", lacking[0]) if any(map(is_negative, lacking)) else None
    if told:
        return _of_adjective(root, lexicon, negated or is_negative(subject))
    rejected = lexicon.act("verbs", root.lemma_.lower()) == "deny" or root.lemma_.lower() in marks["rejecting"]
    found = _object(root)
    if rejected and not negated and found is not None and _is_telling(found, marks["tellings"]):
        return Verdict("deny", root, negated=True)
    return None


def _of_adjective(root: Token, lexicon: Lexicon, negated: bool) -> Verdict | None:
    """Denied by "was false", "was a hoax", "was not true"."""
    if root.lemma_ not in ("be", "prove", "turn"):
        return None
    holders = [root, *(child for child in root.children if child.dep_ == "xcomp" and child.lemma_ == "be")]
    for child in (each for holder in holders for each in holder.children):
        if child.dep_ not in ("acomp", "attr", "oprd"):
            continue
        lemma = child.lower_
        false = "deny" in (lexicon.act("adjectives", lemma), lexicon.act("nouns", child.lemma_.lower()))
        if false != negated and (false or lemma in lexicon.marks["true"]):
            return Verdict("deny", child, negated=True)
    return None


def _object(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "dobj"), None)


def _is_telling(token: Token, tellings: frozenset[str]) -> bool:
    """True for what was just told: "it", "none of it", "the report", "these claims"."""
    if token.lower_ in POINTERS:
        return all(inner.lower_ in POINTERS or inner.lemma_.lower() in tellings for inner in _of_phrase(token))
    known = any(child.lower_ in KNOWN for child in token.children if child.dep_ == "det")
    return known and token.lemma_.lower() in tellings and not any(child.dep_ in CLAUSES for child in token.children)


def _of_phrase(token: Token) -> list[Token]:
    return [inner for child in token.children if child.dep_ == "prep" for inner in child.children]
