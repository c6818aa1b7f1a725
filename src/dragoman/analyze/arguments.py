"""The logical participants of a verb: passives turned round, subjects of infinitives, what prepositions tie to it."""

from itertools import islice

from spacy.tokens import Doc, Token

from dragoman.analyze.grammar import conjuncts
from dragoman.knowledge import load_lexicon

PLACING = frozenset({"where", "when", "why", "how"})
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
# Verbs whose infinitive is done by their own subject although an object stands between ("promised him to go").
SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "pledge", "swear", "offer", "agree"})
DEEPEST = 12
LONGEST_CHANGE = 8
"""How many words the amounts of "from 5,200 to 3,000 soldiers" may take."""


def is_passive(verb: Token, depth: int = 0) -> bool:
    """True for a passive verb, also for one that shares the auxiliary of the verb it is joined to."""
    deps = {child.dep_ for child in verb.children}
    if _stance(verb) is not None or is_misread(verb):
        return False
    if is_reduced(verb):
        return True
    if deps & {"nsubjpass", "auxpass", "csubjpass"}:
        return True
    if verb.tag_ == "VBD" and verb.dep_ == "conj" and not deps & {"aux", "nsubj", "dobj", "prt"} and depth <= DEEPEST:
        # "who were kidnapped by rebels and held in camps": nobody holds without an object
        return verb.lemma_.lower() in load_lexicon().marks["undergone"] and is_passive(verb.head, depth + 1)
    if verb.tag_ != "VBN" or "aux" in deps or "nsubj" in deps or depth > DEEPEST:
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return is_passive(verb.head, depth + 1)
    return verb.dep_ in ("acl", "advcl", "amod") and not any(child.dep_ == "dobj" for child in verb.children)


def is_reduced(verb: Token) -> bool:
    """True for a participle that the parser took for the main verb: "Soldiers held in the town were freed".

    The verb behind it has an auxiliary, no subject, and no "and" before it: the noun is its subject as well.
    """
    if verb.tag_ != "VBD" or any(child.dep_ in ("aux", "auxpass", "cc") for child in verb.children):
        return False
    own = next((child for child in verb.children if child.dep_ == "nsubj" and child.i == verb.i - 1), None)
    if own is None:
        return False
    later = [child for child in verb.children if child.i > verb.i and child.dep_ in ("conj", "advcl", "ccomp", "dep")]
    return any(
        any(each.dep_ in ("auxpass", "aux") and each.tag_ in ("VBD", "VBZ", "VBP") for each in child.children)
        and not any(each.dep_ in ("nsubj", "nsubjpass", "mark", "cc", "punct", "advmod") for each in child.children)
        for child in later
    )


def is_misread(verb: Token) -> bool:
    """True for a main verb that the parser took for a participle: "The head of the council, Ada Quill, offered to pay"."""
    noun = verb.head
    if (
        verb.tag_ not in ("VBN", "VBD")
        or verb.dep_ != "acl"
        or noun.dep_ != "ROOT"
        or noun.pos_ not in ("NOUN", "PROPN")
    ):
        return False
    named = any(child.dep_ == "appos" and child.right_edge.i == verb.i - 2 for child in noun.children)
    return named and verb.nbor(-1).text == "," and not any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def _stance(verb: Token) -> Token | None:
    """The preposition of a participle that tells where its subject stands ("is opposed to"): no passive at all."""
    if verb.tag_ != "VBN":
        return None
    known = load_lexicon().marks["stances"]
    return next((each for each in verb.children if f"{verb.lower_} {each.lower_}" in known), None)


def subjects(verb: Token, depth: int = 0) -> tuple[int, ...]:
    """Heads of the logical subjects of ``verb``: the agent of a passive, the controller of an infinitive."""
    if depth > DEEPEST:
        return ()
    if _stance(verb) is not None:
        at = verb.head if verb.dep_ == "acomp" else verb
        return tuple(_antecedent(child, at) for child in at.children if child.dep_ in ("nsubjpass", "nsubj"))
    if is_misread(verb):
        return (verb.head.i,)
    if is_passive(verb):
        return _agents(verb)
    own = [
        child for child in verb.children if child.dep_ in ("nsubj", "expl") and child.lower_ not in ("there", "it's")
    ]
    if own:
        plain = [child for child in own if child.lower_ not in RELATIVE] or own
        return tuple(_antecedent(child, verb) for child in plain[:1])
    if any(child.dep_ in ("csubj", "csubjpass") for child in verb.children):
        return ()
    return _misplaced_subject(verb) or _shared_subjects(verb, depth)


def _misplaced_subject(verb: Token) -> tuple[int, ...]:
    """The noun before a finite verb that the parser gave to the clause before ("shelled A and the air force bombed B")."""
    return _joined_subject(verb) or _subject_behind_source(verb)


def _joined_subject(verb: Token) -> tuple[int, ...]:
    """The noun that was joined to one of the clause before: "will leave on 8 May and the militia will go"."""
    modals = [child.i for child in verb.children if child.tag_ == "MD" and child.i < verb.i]
    if not modals and (verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.dep_ == "conj"):
        return ()
    first = modals[0] if modals else verb.i
    if verb.dep_ not in ("advcl", "ccomp", "dep", "conj") or first == 0:
        return ()
    before = verb.doc[first - 1]
    marked = any(child.dep_ in ("mark", "advmod") and child.i < first for child in verb.children)
    return (before.i,) if before.dep_ == "conj" and before.pos_ in ("NOUN", "PROPN") and not marked else ()


def _subject_behind_source(verb: Token) -> tuple[int, ...]:
    """The name behind "according to the agency, ", which the parser took for another name of the agency."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.dep_ != "ROOT":
        return ()
    opening = next(iter(verb.lefts), None)
    if opening is None or opening.lower_ != "according" or opening.right_edge.i != verb.i - 1:
        return ()
    return tuple(
        token.i
        for token in opening.subtree
        if token.dep_ == "appos" and token.left_edge.nbor(-1).text == "," and token.right_edge.i == verb.i - 1
    )[:1]


def _agents(verb: Token) -> tuple[int, ...]:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return tuple(each.i for each in child.children if each.dep_ == "pobj")
    return _distant_agent(verb)


def _distant_agent(verb: Token) -> tuple[int, ...]:
    """The agent that the parser tied to a phrase between: "abducted on 9 May by rebels", "jailed for her views by".

    A phrase with an article may have an author of its own ("arrested at a rally by students").
    """
    for child in verb.rights:
        if child.dep_ != "prep":
            continue
        for noun in child.children:
            if noun.dep_ == "pobj" and noun.pos_ in ("NOUN", "PROPN", "NUM") and not _has_article(noun):
                by = [each for each in noun.rights if each.lower_ == "by" and each.dep_ in ("prep", "agent")]
                found = tuple(each.i for each in by[:1] for each in each.children if each.dep_ == "pobj")
                if found:
                    return found
    return ()


def _has_article(noun: Token) -> bool:
    return any(child.dep_ == "det" for child in noun.children)


def _shared_subjects(verb: Token, depth: int) -> tuple[int, ...]:
    """The subject of a verb that has none of its own."""
    head, dep = verb.head, verb.dep_
    if dep == "conj" and head.pos_ in ("VERB", "AUX"):
        return objects(head) if is_passive(head) and not is_passive(verb) else subjects(head, depth + 1)
    if dep in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX", "ADJ"):
        return _controller(head, depth)
    if dep == "advcl" and head.pos_ in ("VERB", "AUX"):
        told = [child for child in head.children if child.dep_ == "ccomp" and child.i < head.i < verb.i]
        if told:  # "the rebels took a town, officials said, killing ten": the rebels killed
            return subjects(told[0], depth + 1)
        return objects(head) if is_passive(head) else subjects(head, depth + 1)
    if dep == "acl" and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return (head.i,) if verb.tag_ == "VBG" else _owner(head, depth)
    if dep == "pcomp" and head.dep_ in ("prep", "agent", "mark"):
        return _of_preposition(head, depth)
    return ()


def _controller(head: Token, depth: int) -> tuple[int, ...]:
    """Who does the infinitive that ``head`` governs: its object ("urged them to go"), else its subject."""
    if head.pos_ == "ADJ":  # "ready to go"
        return subjects(head.head, depth + 1) if head.dep_ == "acomp" else ()
    if is_passive(head):
        return objects(head)
    found = tuple(child.i for child in head.children if child.dep_ in ("dobj", "dative") and child.pos_ != "ADP")
    if found and head.lemma_.lower() not in SUBJECT_CONTROL:
        return found
    for child in head.children:  # "called on them to go"
        if child.dep_ == "prep" and child.lower_ in ("on", "upon", "for", "with", "to"):
            inner = tuple(each.i for each in child.children if each.dep_ == "pobj" and not _is_figure(each))
            if inner and head.lemma_.lower() not in SUBJECT_CONTROL:
                return inner
    return subjects(head, depth + 1)


def _is_figure(token: Token) -> bool:
    """True for "Sunday" and "61" in "voted on Sunday, by 142 to 61, to go": nobody is called on there."""
    return token.pos_ == "NUM" or token.ent_type_ in ("DATE", "TIME", "CARDINAL", "PERCENT")


def _of_preposition(preposition: Token, depth: int) -> tuple[int, ...]:
    governor = preposition.head
    if governor.pos_ in ("VERB", "AUX"):
        if is_passive(governor):
            return objects(governor)
        found = tuple(child.i for child in governor.children if child.dep_ == "dobj")
        return found if found and preposition.lower_ in ("of", "from", "into", "for") else subjects(governor, depth + 1)
    if governor.pos_ not in ("NOUN", "PROPN", "PRON"):
        return ()
    if governor.dep_ == "dobj" and preposition.lower_ in ("of", "from"):  # "suspects the rebels of attacking"
        return (governor.i,)
    return _owner(governor, depth)


def owners(noun: Token) -> tuple[int, ...]:
    """Heads of those whose act, plan or policy ``noun`` is, with everybody joined to them."""
    return spread(noun.doc, _owner(noun, 0))


def _owner(noun: Token, depth: int) -> tuple[int, ...]:
    """Whose plan, threat or pledge: the possessor, the "by" phrase, or the subject of the verb that has it as object."""
    for child in noun.children:
        if child.dep_ == "poss":
            return (child.i,)
        if child.dep_ in ("prep", "agent") and child.lower_ == "by":
            return tuple(each.i for each in child.children if each.dep_ == "pobj")
    for child in noun.children:
        if child.dep_ == "compound" and child.pos_ == "PROPN":
            return (child.i,)
    if noun.dep_ in ("dobj", "attr") and _lends_subject(noun.head):
        return subjects(noun.head, depth + 1)
    return ()


def doers(noun: Token) -> tuple[int, ...]:
    """Who does what ``noun`` tells: "a march by teachers", "crimes committed by soldiers", not "a town held by rebels".

    The participle must be a light verb: it says of an act that it was done.
    """
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "by":
            return tuple(each for inner in child.children if inner.dep_ == "pobj" for each in conjuncts(inner))
        if child.dep_ == "acl" and is_passive(child) and child.lemma_.lower() in load_lexicon().light:
            if agents := _agents(child):
                return spread(noun.doc, agents)
    return ()


def _lends_subject(verb: Token) -> bool:
    """True for verbs whose subject owns the object: who has or announces a plan, not who discovers one."""
    lemma, lexicon = verb.lemma_.lower(), load_lexicon()
    return lemma in lexicon.light or lemma in lexicon.announcing or lemma in lexicon.owning


def _antecedent(pronoun: Token, verb: Token) -> int:
    """What a relative pronoun stands for; other tokens stand for themselves."""
    if pronoun.lower_ in RELATIVE and verb.dep_ == "relcl":
        return _person(verb.head).i if pronoun.lower_ in ("who", "whom") else verb.head.i
    if pronoun.lower_ in RELATIVE and verb.dep_ == "conj" and verb.head.dep_ == "relcl":
        return verb.head.head.i
    return pronoun.i


def _person(noun: Token) -> Token:
    """Whom "who" means where the parser tied it to the place that they are from: "a surgeon from Kisumu who was held"."""
    place = noun.dep_ == "pobj" and noun.pos_ == "PROPN" and noun.head.lower_ in ("from", "in", "near")
    return noun.head.head if place and noun.head.head.pos_ == "NOUN" else noun


def objects(verb: Token) -> tuple[int, ...]:
    """Heads of the logical objects of ``verb``: the subject of a passive, the noun of a participle or relative clause."""
    stance = _stance(verb)
    if stance is not None:
        return tuple(child.i for child in stance.children if child.dep_ == "pobj")
    undergoing = ("nsubj",) if is_reduced(verb) else ("dobj", "obj", "nsubjpass")
    found = tuple(_antecedent(child, verb) for child in verb.children if child.dep_ in undergoing)
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and is_passive(verb.head) and _is_what_becomes(verb):
        return objects(verb.head)
    if found:
        return found
    if is_passive(verb):
        if verb.dep_ in ("acl", "amod"):
            return (verb.head.i,)
        if verb.dep_ == "conj" and is_passive(verb.head):
            return objects(verb.head)
        if verb.dep_ in ("advcl", "xcomp") and verb.head.pos_ in ("VERB", "AUX"):
            return subjects(verb.head)
    if verb.dep_ == "relcl" and _leaves_object_out(verb):
        return (verb.head.i,)
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.i - verb.head.i <= 3:
        return objects(verb.head) if not is_passive(verb.head) else ()
    datives = tuple(child.i for child in verb.children if child.dep_ == "dative" and child.pos_ != "ADP")
    if datives:
        return datives
    # "killed and wounded dozens": the object stands with the last verb of the pair.
    later = [
        child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB" and child.i - verb.i <= 3
    ]
    return tuple(each.i for child in later for each in child.children if each.dep_ in ("dobj", "obj"))


def _is_what_becomes(verb: Token) -> bool:
    """True for "killed or taken captive": the object says what became of those who were taken."""
    known = load_lexicon().marks["captivity"]
    return any(
        child.dep_ in ("dobj", "oprd") and child.lower_ in known and not [*child.children] for child in verb.children
    )


def _leaves_object_out(verb: Token) -> bool:
    """True for "the town that they took", false for "the town where they fought" and "the unit with which he fought".

    Nor is "the town whose mayor resigned" an object: its pronoun has a place.
    """
    placed = any(child.lower_ in PLACING for child in verb.children)
    stranded = any(
        inner.lower_ in RELATIVE for child in verb.children if child.dep_ == "prep" for inner in child.children
    )
    own = [child for child in verb.children if child.dep_ == "nsubj" and child.lower_ not in RELATIVE]
    owned = any(each.lower_ == "whose" for child in own for each in child.lefts)
    return bool(own) and not placed and not stranded and not owned


def obliques(token: Token) -> tuple[tuple[str, int], ...]:
    """Prepositional participants of a verb or noun as (preposition, head token), each conjunct for itself."""
    found: list[tuple[str, int]] = []
    for child in token.children:
        if child.dep_ == "dative" and child.pos_ != "ADP":
            found += [("to", each) for each in conjuncts(child)]
        elif child.dep_ in ("prep", "dative", "agent"):
            found += _of_prep(child)
    return tuple(found)


def of_objects(verb: Token) -> tuple[tuple[str, int], ...]:
    """What hangs on the object of a verb by a preposition: the parser often cannot tell ("lifted a ban on Sylvania")."""
    found = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass", "attr") and child.pos_ == "NOUN"]
    return tuple(pair for child in found for pair in obliques(child))


def _of_prep(preposition: Token) -> list[tuple[str, int]]:
    name, found = preposition.lower_, []
    if name == "according":  # who says so takes no part
        return []
    for child in preposition.children:
        if name == "from" and _is_change(preposition):
            return []
        if child.dep_ == "pobj":
            found += [(name, each) for each in conjuncts(child)]
        elif child.dep_ == "prep":  # "out of" is "from"
            found += [("from" if inner == "of" and name == "out" else inner, each) for inner, each in _of_prep(child)]
    return found


def _is_change(preposition: Token) -> bool:
    """True for "from 5,200 to 3,000 soldiers": amounts, and nobody whom anything comes from."""
    behind = [*islice(preposition.subtree, LONGEST_CHANGE)]
    at = next((n for n, each in enumerate(behind) if each.lower_ == "to"), None)
    return at is not None and len(behind) > at + 1 and behind[at - 1].pos_ == behind[at + 1].pos_ == "NUM"


def governor_of(token: Token) -> tuple[int | None, str]:
    """The head of the clause that ``token``'s clause depends on, and how it hangs there."""
    dep, head = token.dep_, token.head
    if dep == "ROOT":
        return None, "root"
    if dep in ("pobj", "pcomp"):
        while head.dep_ in ("prep", "agent", "mark") and head.head.i != head.i and head.pos_ in ("ADP", "SCONJ"):
            head = head.head
        return head.i, dep
    return head.i, dep


def spread(doc: Doc, heads: tuple[int, ...]) -> tuple[int, ...]:
    """The heads with everybody joined to each ("Kenya and Somalia"), each once."""
    return tuple(dict.fromkeys(each for head in heads for each in conjuncts(doc[head])))
