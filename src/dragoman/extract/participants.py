"""From head tokens to roles: who fills a slot, and the words that put them there."""

from collections.abc import Iterable

from spacy.tokens import Token

from dragoman.analyze.analysis import Analysis, Clause
from dragoman.extract.matching import measured, slot_heads
from dragoman.knowledge import Rule
from dragoman.records import Role

WITH = ("with", "between", "among")


def roles_at(analysis: Analysis, heads: Iterable[int]) -> tuple[Role, ...]:
    """Who these phrases refer to: the phrase itself, else what it counts, else whose it is ("Sylvania's port")."""
    found: dict[str, Role] = {}
    for head in heads:
        token = analysis.doc[head]
        roles = analysis.roles(head) or analysis.roles(measured(token).i) or _inside(analysis, token)
        for role in roles:
            found.setdefault(role.actor, role)
    return tuple(found.values())


def _inside(analysis: Analysis, token: Token) -> tuple[Role, ...]:
    """The actor that a phrase about a thing belongs to: possessor, then modifier, then "of" or "in"."""
    for deps in (("poss",), ("compound", "nmod", "amod")):
        for child in token.children:
            if child.dep_ in deps and (roles := analysis.roles(child.i)):
                return roles
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "in", "from"):
            for inner in child.children:
                if inner.dep_ == "pobj" and (roles := analysis.roles(inner.i)):
                    return roles
    return ()


def participants(analysis: Analysis, clause: Clause, rule: Rule) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
    """(source, target) of a clause by a rule's slots; in a two-sided event everybody is a source."""
    source = _fill(analysis, clause, rule.source) or _of_event_subject(analysis, clause)
    if rule.pair:
        return _both_sides(analysis, clause, source)
    target = _fill(analysis, clause, rule.target)
    acting = {role.actor for role in source}
    return source, tuple(role for role in target if role.actor not in acting)


def _of_event_subject(analysis: Analysis, clause: Clause) -> tuple[Role, ...]:
    """Who did the event that is the subject: in "the attack by rebels killed ten" the rebels killed."""
    for head in clause.subjects:
        inner = analysis.clauses.get(head)
        if inner is not None and inner.kind == "noun" and inner.subjects and head not in inner.subjects:
            return roles_at(analysis, inner.subjects)
    return ()


def _fill(analysis: Analysis, clause: Clause, slots: Iterable[str]) -> tuple[Role, ...]:
    for _, heads in slot_heads(clause, slots):
        if roles := roles_at(analysis, heads):
            return roles
    return ()


def _both_sides(analysis: Analysis, clause: Clause, source: tuple[Role, ...]) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
    sides = {role.actor: role for role in source}
    for _, heads in slot_heads(clause, (*WITH, "object", "of")):
        for role in roles_at(analysis, heads):
            sides.setdefault(role.actor, role)
    return tuple(sides.values()), ()
