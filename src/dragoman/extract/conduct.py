"""Whose conduct a blame is about: who condemns the killing of farmers blames the killers, not the farmers."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from dragoman.analyze.analysis import Analysis, Clause
from dragoman.analyze.arguments import RELATIVE, doers, obliques, owners
from dragoman.analyze.grammar import ancestors
from dragoman.knowledge import load_lexicon

STEPS = 6
"""How far above "which" the conduct may stand that it means: "a policy of closing ports which many criticise"."""
SUFFERED = frozenset({"of", "on", "against"})
MODIFIERS = frozenset({"amod", "compound", "nmod"})
INNER = frozenset({"pobj", "dobj", "prep", "pcomp", "compound"})


def blamed(analysis: Analysis, clause: Clause) -> tuple[tuple[int, ...], bool]:
    """Head tokens of those whose conduct a clause of blame is about, and whether it is about conduct at all.

    Empty where the text does not say whose the conduct is: those who suffer it are not blamed. The parser often gives
    the last phrase of "condemned the killing of farmers by rebels" to the verb.
    """
    heads = clause.objects or tuple(head for word, head in clause.obliques if word in ("to", "at", "against", "over"))
    acts = tuple(act for head in heads for act in _conduct(analysis, clause, head))
    by = () if clause.passive or not clause.subjects else tuple(head for word, head in clause.obliques if word == "by")
    whose = [each for act in acts for each in by or _whose(analysis, act)]
    return tuple(dict.fromkeys(whose)), bool(acts)


def _conduct(analysis: Analysis, clause: Clause, head: int) -> Iterator[Token]:
    """The noun of conduct that a phrase is, or that a relative "which" behind it means."""
    token = analysis.doc[head]
    if _is_conduct(analysis, token):
        yield token
        return
    verb = analysis.doc[clause.head]
    if verb.dep_ != "relcl" or not any(each.lower_ in RELATIVE - {"who", "whom"} for each in verb.lefts):
        return
    for above in ancestors(token, STEPS):
        if above.dep_ not in INNER or _is_conduct(analysis, above):
            if _is_conduct(analysis, above):
                yield above
            return


def _is_conduct(analysis: Analysis, token: Token) -> bool:
    if token.pos_ != "NOUN" or analysis.roles(token.i):
        return False
    inner = analysis.clauses.get(token.i)
    marks, lemma = load_lexicon().marks, token.lemma_.lower()
    return inner is not None and inner.kind == "noun" or lemma in marks["conduct"] or lemma in marks["deeds"]


def _whose(analysis: Analysis, act: Token) -> Iterable[int]:
    """Who does it or owns it; of what nobody is said to suffer also the country in which it is done."""
    inner = analysis.clauses.get(act.i)
    around = obliques(act)
    suffered = any(word in SUFFERED for word, _ in around)
    here = () if suffered else tuple(head for word, head in around if word == "in")
    modifiers = tuple(child.i for child in act.lefts if child.dep_ in MODIFIERS and analysis.roles(child.i))
    own = () if inner is None else inner.subjects
    if inner is None and act.lemma_.lower() in load_lexicon().marks["conduct"]:
        own = tuple(head for word, head in around if word == "of")
    return doers(act) or own or owners(act) or modifiers or here
