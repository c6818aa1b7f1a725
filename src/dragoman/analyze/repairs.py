"""Repairs of parses: lemmas, and attachments that the parser regularly has wrong."""

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from dragoman.knowledge import load_lexicon
from dragoman.knowledge.tables import DATA, read_table

REPAIRS = ("dragoman_lemmas", "dragoman_undertakings", "dragoman_reporting", "dragoman_subjects", "dragoman_persons")
"""The repairs in the order in which they are made."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})


@Language.component("dragoman_lemmas")
def repair_lemmas(doc: Doc) -> Doc:
    """The lemmas of ``lang/en/lemmas.tsv`` where the parser has another: "staged" is of "stage", not of "stag"."""
    repairs = load_repairs()
    for token in doc:
        lemma = repairs.get(token.lower_)
        if lemma is not None and token.pos_ in ("VERB", "NOUN"):
            token.lemma_ = lemma
    return doc


@Language.component("dragoman_undertakings")
def attach_undertakings(doc: Doc) -> Doc:
    """An infinitive behind a day is still what is offered: "offered on Monday to leave" is no purpose of offering."""
    undertaking = load_lexicon().marks["undertaking"]
    for clause in doc:
        verb = clause.head
        if clause.dep_ != "advcl" or clause.tag_ != "VB" or verb.lemma_.lower() not in undertaking:
            continue
        between = [child for child in verb.rights if child.i < clause.i]
        timed = all(child.dep_ in ("prep", "npadvmod", "advmod") for child in between)
        if timed and clause.i > verb.i and clause.left_edge.lower_ == "to" and verb.pos_ == "VERB":
            clause.dep_ = "xcomp"
    return doc


@Language.component("dragoman_reporting")
def attach_to_reporting(doc: Doc) -> Doc:
    """What stands between a verb and the subject of the clause it reports belongs to the verb: "said on Friday it would"."""
    for clause in doc:
        verb = clause.head
        if clause.dep_ != "ccomp" or verb.pos_ != "VERB" or not verb.i < clause.i:
            continue
        before = [child for child in clause.children if verb.i < child.i < clause.i]
        subject = next((child.left_edge.i for child in before if child.dep_ in ("nsubj", "nsubjpass", "expl")), None)
        if subject is None or any(child.dep_ == "mark" or child.is_punct for child in before if child.i < subject):
            continue
        for child in before:
            if child.dep_ not in ("prep", "npadvmod") or child.right_edge.i >= subject:
                continue
            if not any(token.is_quote or token.text == ":" for token in doc[verb.i + 1 : child.left_edge.i + 1]):
                child.head = verb  # not what opens a quotation: 'he said: "On Friday they ..."'
    return doc


@cache
def load_repairs() -> dict[str, str]:
    """Lemmas by form, from ``lang/en/lemmas.tsv``."""
    rows = read_table(DATA / "lang" / "en" / "lemmas.tsv", ("form", "lemma"))
    return {row["form"]: row["lemma"] for row in rows}


@Language.component("dragoman_subjects")
def give_back_subjects(doc: Doc) -> Doc:
    """The noun between "and" and a verb is its subject: in "shelled the port and Sylvania closed" Sylvania closed."""
    for noun in doc:
        if noun.dep_ != "conj" or noun.head.dep_ != "dobj" or noun.pos_ not in ("NOUN", "PROPN", "PRON"):
            continue
        verb, first = _verb_behind(doc, noun), noun.head.head
        link = next((child for child in noun.head.children if child.dep_ == "cc" and child.i < noun.i), None)
        if verb is None or link is None or link.i != noun.left_edge.i - 1:
            continue
        if not (verb.head == first and verb.dep_ != "ccomp") and not verb.head.is_ancestor(first):
            continue  # "feared that prices ..." without "that": the clause is what was feared
        noun.head, link.head = verb, first
        noun.dep_ = "nsubjpass" if any(child.dep_ == "auxpass" for child in verb.children) else "nsubj"
        verb.dep_ = "conj"
    return doc


def _verb_behind(doc: Doc, noun: Token) -> Token | None:
    """The finite verb directly behind a noun's phrase that has no subject, although it needs one."""
    start = noun.right_edge.i + 1
    if start >= len(doc):
        return None
    verb = doc[start]
    while verb.dep_ in BEFORE_VERB and verb.head.i > verb.i:
        verb = verb.head
    if verb.dep_ not in ("conj", "advcl", "ccomp") or verb.pos_ not in ("VERB", "AUX") or verb.head.i >= noun.i:
        return None
    if any(child.dep_ in ("nsubj", "nsubjpass", "expl", "mark", "cc") for child in verb.lefts):
        return None
    if verb.left_edge.i != start or not (verb.tag_ in FINITE or any(child.tag_ in FINITE for child in verb.lefts)):
        return None
    return None if verb.i + 1 < len(doc) and doc[verb.i + 1].lower_ == "by" else verb


@Language.component("dragoman_persons")
def attach_persons(doc: Doc) -> Doc:
    """A name behind a title hangs on it, and a person behind a verb is its object: "met trade chief Ann Poe"."""
    for name in doc:
        if name.dep_ not in ("appos", "npadvmod") or name.ent_type_ != "PERSON":
            continue
        before = doc[name.left_edge.i - 1] if name.left_edge.i else name
        if name.dep_ == "appos" and before.dep_ == "conj" and before.head == name.head and before.pos_ != "PUNCT":
            name.head = before
        elif name.dep_ == "npadvmod" and _lacks_object(name.head, name):
            name.dep_ = "dobj"
    return doc


def _lacks_object(verb: Token, name: Token) -> bool:
    """True for an active verb before ``name`` that has no object."""
    if verb.pos_ != "VERB" or verb.i > name.i:
        return False
    return not any(child.dep_ in ("dobj", "ccomp", "xcomp", "auxpass", "attr") for child in verb.children)
