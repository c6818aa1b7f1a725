"""Who does what to whom: predicates with their logical subjects, objects and prepositional participants."""

from collections.abc import Collection, Mapping

from spacy.tokens import Doc, Token

from dragoman.analyze.analysis import Clause
from dragoman.analyze.arguments import governor_of, is_passive, objects, obliques, of_objects, spread, subjects
from dragoman.analyze.grammar import conjuncts, words
from dragoman.knowledge import Lexicon, Ontology
from dragoman.records import Article, Span


def find_event_heads(doc: Doc, ontology: Ontology) -> dict[int, bool]:
    """Tokens whose lemma some rule names, True for nouns: the only ones that need a clause.

    Of adjectives those count that say something of a subject ("is ready to"), of verbs also those with an auxiliary
    that a rule names ("must").
    """
    heads: dict[int, bool] = {}
    for token in doc:
        pos = token.pos_
        if pos == "VERB" and token.dep_ != "amod":  # "Iranian-backed groups" tells no event
            if token.lemma_.lower() in ontology.verbs or duty_of(token, ontology.verbs) is not None:
                heads[token.i] = False
        elif pos == "ADJ" and token.dep_ == "acomp":
            if token.lower_ in ontology.adjectives:
                heads[token.i] = False
        elif pos in ("NOUN", "PROPN") and token.lemma_.lower() in ontology.nouns:
            heads[token.i] = True
    return heads


def find_clauses(doc: Doc, article: Article, heads: Mapping[int, bool], lexicon: Lexicon) -> dict[int, Clause]:
    """The clause of each head token in ``heads`` (True for event nouns), by token index."""
    found = {}
    for index, is_noun in heads.items():
        token = doc[index]
        if is_noun:
            found[index] = noun_clause(token, article, lexicon)
        else:
            found[index] = verb_clause(token, article) if token.pos_ == "VERB" else copula_clause(token, article)
    return found


def duty_of(verb: Token, known: Collection[str]) -> str | None:
    """The auxiliary of a verb that stands for an event by itself ("must" in "must hand over the pilot")."""
    return next((each.lower_ for each in verb.children if each.tag_ == "MD" and each.lower_ in known), None)


def copula_clause(adjective: Token, article: Article) -> Clause:
    """The clause of an adjective: what its verb of being says of its subject ("the army is ready to leave")."""
    verb = adjective.head
    governor, link = governor_of(verb)
    return Clause(
        head=adjective.i,
        lemma=adjective.lower_,
        kind="copula",
        words=words(article, adjective.doc, adjective.i, adjective.i + 1),
        subjects=spread(adjective.doc, subjects(verb)),
        obliques=(*obliques(adjective), *obliques(verb)),
        governor=governor,
        link=link,
    )


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
        subjects=spread(verb.doc, subjects(verb)),
        objects=spread(verb.doc, objects(verb)),
        obliques=(*obliques(verb), *of_objects(verb)),
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


# ---- event nouns -------------------------------------------------------------------------------


def noun_clause(noun: Token, article: Article, lexicon: Lexicon) -> Clause:
    """The clause of an event noun: possessor and "by" act, "of" and "on" are acted on; a light verb lends its own."""
    light = light_verb(noun, lexicon)
    around = list(obliques(noun))
    done_by = [each for preposition, each in around if preposition == "by"]
    own = light if light is not None and noun.doc[light].lemma_.lower() not in lexicon.announcing else None
    acting = done_by or list(_possessors(noun, own))
    first = noun.i
    if light is not None:
        verb = noun.doc[light]
        around += [pair for pair in obliques(verb) if pair[1] != noun.i]
        acting = acting or list(spread(noun.doc, subjects(verb)))
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


def _possessors(noun: Token, light: int | None) -> tuple[int, ...]:
    """Who stands before the noun; what only modifies it does not act where the light verb has a subject.

    Officials who "held Kenya talks" talked about Kenya.
    """
    found: list[int] = []
    for child in noun.children:
        if child.dep_ == "poss":
            found += conjuncts(child)
    if found:
        return tuple(found)
    if light is not None and subjects(noun.doc[light]):
        return ()
    modifiers = (child for child in noun.children if child.dep_ in ("compound", "nmod", "amod"))
    return tuple(child.i for child in modifiers if child.pos_ in ("PROPN", "ADJ") and child.text[:1].isupper())
