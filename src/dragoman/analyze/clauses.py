"""Who does what to whom: predicates with their logical subjects, objects and prepositional participants."""

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from dragoman.analyze.analysis import Clause
from dragoman.analyze.grammar import conjuncts, words
from dragoman.knowledge import Lexicon, Ontology, load_lexicon
from dragoman.records import Article, Span

OBJECT_DEPS = frozenset({"dobj", "obj", "nsubjpass", "attr", "oprd"})
PLACING = frozenset({"where", "when", "why", "how"})
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
# Verbs whose infinitive is done by their own subject although an object stands between ("promised him to go").
SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "pledge", "swear", "offer", "agree"})
DEEPEST = 12


def find_event_heads(doc: Doc, ontology: Ontology) -> dict[int, bool]:
    """Tokens whose lemma some rule names, True for nouns: the only ones that need a clause."""
    heads: dict[int, bool] = {}
    for token in doc:
        pos = token.pos_
        if pos == "VERB" and token.dep_ != "amod":  # "Iranian-backed groups" tells no event
            if token.lemma_.lower() in ontology.verbs:
                heads[token.i] = False
        elif pos in ("NOUN", "PROPN") and token.lemma_.lower() in ontology.nouns:
            heads[token.i] = True
    return heads


def find_clauses(doc: Doc, article: Article, heads: Mapping[int, bool], lexicon: Lexicon) -> dict[int, Clause]:
    """The clause of each head token in ``heads`` (True for event nouns), by token index."""
    found = {}
    for index, is_noun in heads.items():
        token = doc[index]
        found[index] = noun_clause(token, article, lexicon) if is_noun else verb_clause(token, article)
    return found


# ---- verbs -------------------------------------------------------------------------------------


def verb_clause(verb: Token, article: Article) -> Clause:
    """The clause of a verb: passives turned round, participants of conjoined and controlled verbs found."""
    passive = is_passive(verb)
    governor, link = governor_of(verb)
    return Clause(
        head=verb.i,
        lemma=verb.lemma_.lower(),
        kind="verb",
        words=_verb_words(verb, article),
        subjects=_spread(verb.doc, subjects(verb)),
        objects=_spread(verb.doc, objects(verb)),
        obliques=(*obliques(verb), *_of_objects(verb)),
        governor=governor,
        link=link,
        passive=passive,
    )


def _verb_words(verb: Token, article: Article) -> Span:
    last = verb.i + 1
    for child in verb.children:
        if child.dep_ == "prt" and child.i == last:
            last += 1
    return words(article, verb.doc, verb.i, last)


def is_passive(verb: Token, depth: int = 0) -> bool:
    """True for a passive verb, also for one that shares the auxiliary of the verb it is joined to."""
    deps = {child.dep_ for child in verb.children}
    if deps & {"nsubjpass", "auxpass", "csubjpass"}:
        return True
    if verb.tag_ != "VBN" or "aux" in deps or "nsubj" in deps or depth > DEEPEST:
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return is_passive(verb.head, depth + 1)
    return verb.dep_ in ("acl", "advcl", "amod") and not any(child.dep_ == "dobj" for child in verb.children)


def subjects(verb: Token, depth: int = 0) -> tuple[int, ...]:
    """Heads of the logical subjects of ``verb``: the agent of a passive, the controller of an infinitive."""
    if depth > DEEPEST:
        return ()
    if is_passive(verb):
        return _agents(verb)
    own = [
        child for child in verb.children if child.dep_ in ("nsubj", "expl") and child.lower_ not in ("there", "it's")
    ]
    if own:
        plain = [child for child in own if child.lower_ not in RELATIVE] or own
        return tuple(_antecedent(child, verb) for child in plain[:1])
    return _misplaced_subject(verb) or _shared_subjects(verb, depth)


def _misplaced_subject(verb: Token) -> tuple[int, ...]:
    """The noun before a finite verb that the parser gave to the clause before ("shelled A and the air force bombed B")."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.dep_ not in ("advcl", "ccomp", "dep") or verb.i == 0:
        return ()
    before = verb.doc[verb.i - 1]
    marked = any(child.dep_ in ("mark", "advmod") and child.i < verb.i for child in verb.children)
    return (before.i,) if before.dep_ == "conj" and before.pos_ in ("NOUN", "PROPN") and not marked else ()


def _agents(verb: Token) -> tuple[int, ...]:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return tuple(each.i for each in child.children if each.dep_ == "pobj")
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and is_passive(verb.head):
        return ()
    return ()


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
            inner = tuple(each.i for each in child.children if each.dep_ == "pobj")
            if inner and head.lemma_.lower() not in SUBJECT_CONTROL:
                return inner
    return subjects(head, depth + 1)


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


def _lends_subject(verb: Token) -> bool:
    """True for verbs whose subject owns the object: who has or announces a plan, not who discovers one."""
    lemma, lexicon = verb.lemma_.lower(), load_lexicon()
    return lemma in lexicon.light or lemma in lexicon.announcing or lemma in lexicon.owning


def _antecedent(pronoun: Token, verb: Token) -> int:
    """What a relative pronoun stands for; other tokens stand for themselves."""
    if pronoun.lower_ in RELATIVE and verb.dep_ == "relcl":
        return verb.head.i
    if pronoun.lower_ in RELATIVE and verb.dep_ == "conj" and verb.head.dep_ == "relcl":
        return verb.head.head.i
    return pronoun.i


def objects(verb: Token) -> tuple[int, ...]:
    """Heads of the logical objects of ``verb``: the subject of a passive, the noun of a participle or relative clause."""
    found = tuple(_antecedent(child, verb) for child in verb.children if child.dep_ in ("dobj", "obj", "nsubjpass"))
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


def _leaves_object_out(verb: Token) -> bool:
    """True for "the town that they took", false for "the town where they fought" and "the unit with which he fought"."""
    placed = any(child.lower_ in PLACING for child in verb.children)
    stranded = any(
        inner.lower_ in RELATIVE for child in verb.children if child.dep_ == "prep" for inner in child.children
    )
    own = any(child.dep_ == "nsubj" and child.lower_ not in RELATIVE for child in verb.children)
    return own and not placed and not stranded


def obliques(token: Token) -> tuple[tuple[str, int], ...]:
    """Prepositional participants of a verb or noun as (preposition, head token), each conjunct for itself."""
    found: list[tuple[str, int]] = []
    for child in token.children:
        if child.dep_ == "dative" and child.pos_ != "ADP":
            found += [("to", each) for each in conjuncts(child)]
        elif child.dep_ in ("prep", "dative", "agent"):
            found += _of_prep(child)
    return tuple(found)


def _of_objects(verb: Token) -> tuple[tuple[str, int], ...]:
    """What hangs on the object of a verb by a preposition: the parser often cannot tell ("lifted a ban on Sylvania")."""
    found = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass", "attr") and child.pos_ == "NOUN"]
    return tuple(pair for child in found for pair in obliques(child))


def _of_prep(preposition: Token) -> list[tuple[str, int]]:
    name, found = preposition.lower_, []
    for child in preposition.children:
        if child.dep_ == "pobj":
            found += [(name, each) for each in conjuncts(child)]
        elif child.dep_ == "prep":  # "out of" is "from"; "according to" is "to"
            found += [("from" if inner == "of" and name == "out" else inner, each) for inner, each in _of_prep(child)]
    return found


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


def _spread(doc: Doc, heads: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(each for head in heads for each in conjuncts(doc[head])))


# ---- event nouns -------------------------------------------------------------------------------


def noun_clause(noun: Token, article: Article, lexicon: Lexicon) -> Clause:
    """The clause of an event noun: possessor and "by" act, "of" and "on" are acted on; a light verb lends its own."""
    light = light_verb(noun, lexicon)
    around = list(obliques(noun))
    done_by = [each for preposition, each in around if preposition == "by"]
    acting = done_by or list(_possessors(noun))
    first = noun.i
    if light is not None:
        verb = noun.doc[light]
        around += [pair for pair in obliques(verb) if pair[1] != noun.i]
        acting = acting or list(_spread(noun.doc, subjects(verb)))
        first = min(first, verb.i)
    undergoing = tuple(each for preposition, each in around if preposition == "of")
    governor, link = governor_of(noun.doc[light] if light is not None else noun)
    return Clause(
        head=noun.i,
        lemma=noun.lemma_.lower(),
        kind="noun",
        words=words(article, noun.doc, first if noun.i - first < 8 else noun.i, noun.i + 1),
        subjects=tuple(acting),
        objects=undergoing,
        obliques=tuple(around),
        governor=light if light is not None else governor,
        link="light" if light is not None else link,
        passive=False,
    )


def light_verb(noun: Token, lexicon: Lexicon) -> int | None:
    """The light verb that has ``noun`` as its object ("launched an attack", "talks were held"), or None."""
    head = noun.head
    if noun.dep_ == "conj" and head.dep_ in ("dobj", "nsubjpass", "nsubj"):
        noun, head = head, head.head
    if noun.dep_ == "pobj" and head.dep_ == "prep" and head.head.pos_ == "VERB":
        return head.head.i if f"{head.head.lemma_.lower()} {head.lower_}" in lexicon.light else None
    if head.pos_ != "VERB":
        return None
    if noun.dep_ in ("dobj", "nsubjpass") or (noun.dep_ == "nsubj" and is_passive(head)):
        return head.i if head.lemma_.lower() in lexicon.light else None
    return None


def _possessors(noun: Token) -> tuple[int, ...]:
    found: list[int] = []
    for child in noun.children:
        if child.dep_ == "poss":
            found += conjuncts(child)
    if found:
        return tuple(found)
    modifiers = (child for child in noun.children if child.dep_ in ("compound", "nmod", "amod"))
    return tuple(child.i for child in modifiers if child.pos_ in ("PROPN", "ADJ") and child.text[:1].isupper())
