"""From head tokens to roles: who fills a slot, and the words that put them there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from dragoman.analyze.analysis import Analysis, Clause
from dragoman.analyze.arguments import doers, objects, obliques, subjects
from dragoman.analyze.grammar import is_nobody, words
from dragoman.extract.conduct import blamed
from dragoman.extract.matching import measured, slot_heads
from dragoman.knowledge import Rule, load_lexicon
from dragoman.records import Role

WITH = ("with", "between", "among")
AIMED = ("against", "on", "at", "to", "with", "from", "of", "for", "toward", "towards", "into", "in")
"""Prepositions of those who are acted on, surest first; the last resort for a target that no slot of the rule gave."""
COMPANY = frozenset({"with", "alongside", "beside"})
HITTING = frozenset({"on", "against"})
AGENTS = frozenset({"by"})
DEFIED = frozenset({"against", "at", "of", "over", "to", "with"})
LONGEST = 12
"""Tokens; a longer phrase does not stand for the actor in it."""
BELONGING = ("of", "in", "from")
"""Prepositions of those to whom a thing belongs; where it only is ("in") counts least."""
CLAUSAL = frozenset({"relcl", "acl", "advcl", "ccomp", "appos"})


def roles_at(analysis: Analysis, heads: Iterable[int], belonging: tuple[str, ...] = BELONGING) -> tuple[Role, ...]:
    """Who these phrases refer to: the phrase itself, else what it counts, else whose it is ("Sylvania's port")."""
    found: dict[str, Role] = {}
    for head in heads:
        token = analysis.doc[head]
        if is_nobody(token):
            continue
        roles = analysis.roles(head) or analysis.roles(measured(token).i) or _inside(analysis, token, belonging)
        for role in roles:
            found.setdefault(role.actor, role)
    return tuple(found.values())


def _inside(analysis: Analysis, token: Token, belonging: tuple[str, ...] = BELONGING) -> tuple[Role, ...]:
    """The actor that a phrase about a thing belongs to: possessor, who does it, modifier, then "of", "from" or "in"."""
    for child in token.children:
        if child.dep_ == "poss" and (roles := analysis.roles(child.i)):
            return _in_words(analysis, token, roles)
    if roles := roles_at(analysis, doers(token)):
        return roles
    for child in token.children:
        if child.dep_ in ("compound", "nmod", "amod") and (roles := analysis.roles(child.i)):
            return _in_words(analysis, token, roles)
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in belonging:
            for inner in child.children:
                if inner.dep_ == "pobj" and (roles := analysis.roles(inner.i)):
                    return _in_words(analysis, token, roles)
    return ()


def _in_words(analysis: Analysis, token: Token, roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """The same roles with the whole phrase as their words: "an American drone" acts, not "American" alone."""
    last = max((child.right_edge.i for child in token.children if child.dep_ == "prep"), default=token.i)
    if token.left_edge.i + LONGEST < last:
        last = token.i
    if token.left_edge.i + LONGEST < last:
        return roles
    shown = words(analysis.article, analysis.doc, token.left_edge.i, last + 1)
    return tuple(replace(role, start=shown.start, end=shown.end, quote=shown.quote) for role in roles)


def participants(analysis: Analysis, clause: Clause, rule: Rule) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
    """(source, target) of a clause by a rule's slots; in a two-sided event everybody is a source."""
    if rule.undergone and _is_undergone(clause):
        return (), roles_at(analysis, clause.subjects)
    clause = replace(clause, subjects=_acting_heads(analysis, clause))
    if rule.act:
        clause = replace(clause, obliques=_beside_gatherings(analysis, clause))
    source = _fill(analysis, clause, rule.source) or _of_event_subject(analysis, clause)
    if rule.pair:
        return _both_sides(analysis, clause, source, rule.object)
    acting = {role.actor for role in source}
    if rule.conduct:
        heads, told = blamed(analysis, clause)
        if told:
            return source, without(roles_at(analysis, heads), acting)
    if rule.act == "demand" and clause.kind == "verb":
        clause = replace(clause, obliques=_asked_of(analysis, clause))
    surest = [slot for slot in rule.target if slot != "in"]  # a place, and "in defiance of", come after all others
    target = without(_fill(analysis, clause, surest, ("of", "from")), acting)
    target = target or without(_defied(analysis, clause), acting)
    target = target or without(_fill(analysis, clause, rule.target), acting)
    clause = replace(clause, obliques=_without_company(rule, clause))
    if rule.conduct:  # without those told of it
        clause = replace(clause, obliques=tuple(each for each in clause.obliques if each[0] != "to"))
    return source, target or deep_target(analysis, clause, acting, rule.act == "demand")


def _beside_gatherings(analysis: Analysis, clause: Clause) -> tuple[tuple[str, int], ...]:
    """The obliques without the meeting at which a word was given: nobody is promised it "at a council meeting"."""
    gatherings = load_lexicon().marks["gatherings"]
    return tuple(
        (preposition, head)
        for preposition, head in clause.obliques
        if preposition != "at" or analysis.doc[head].lemma_.lower() not in gatherings
    )


def _without_company(rule: Rule, clause: Clause) -> tuple[tuple[str, int], ...]:
    """The obliques without those beside whom a rule says that somebody acts: they are no target."""
    named = {name for slot in rule.present for name in slot.split("|")} & COMPANY
    return tuple(pair for pair in clause.obliques if pair[0] not in named - {*rule.target})


def _asked_of(analysis: Analysis, clause: Clause) -> tuple[tuple[str, int], ...]:
    """The obliques of a demand without those whom the thing demanded would hit: "urged sanctions against Sylvania"."""
    return tuple(
        (preposition, head)
        for preposition, head in clause.obliques
        if preposition not in HITTING or analysis.doc[head].head.head.i not in clause.objects
    )


def _defied(analysis: Analysis, clause: Clause) -> tuple[Role, ...]:
    """Whom an act is expressly against: "in defiance of the ministry", "in protest against the law of the ministry"."""
    against = load_lexicon().marks["against"]
    for preposition, head in clause.obliques:
        if preposition in ("in", "out of") and analysis.doc[head].lemma_.lower() in against:
            aimed = sorted(obliques(analysis.doc[head]), key=lambda pair: pair[0] not in ("against", "at"))
            return roles_at(analysis, [each for preposition, each in aimed if preposition in DEFIED])
    return ()


def _is_undergone(clause: Clause) -> bool:
    """True for "the judge's murder": the possessor undergoes it where neither "of" nor "by" says who does."""
    prepositions = {preposition for preposition, _ in clause.obliques}
    return clause.kind == "noun" and clause.link != "light" and not prepositions & {"of", "by"}


def _acting_heads(analysis: Analysis, clause: Clause) -> tuple[int, ...]:
    """The clause's subjects without towns that only modify its noun: nobody acts in "the Geneva talks" by that name."""
    return tuple(head for head in clause.subjects if not _is_venue(analysis, head))


def _is_venue(analysis: Analysis, head: int) -> bool:
    modifies = analysis.doc[head].dep_ in ("compound", "nmod", "amod")
    return modifies and any(role.actor in analysis.towns for role in analysis.roles(head))


def without(roles: Iterable[Role], acting: set[str]) -> tuple[Role, ...]:
    """The roles of everybody who does not act himself."""
    return tuple(role for role in roles if role.actor not in acting)


def deep_target(analysis: Analysis, clause: Clause, acting: set[str], asked: bool = False) -> tuple[Role, ...]:
    """The target where no slot of the rule gave one: somebody inside the object's phrase, else beside the verb.

    Of what is only ``asked`` for, those whom it would hit are no target: they are not asked.
    """
    for head in clause.objects:
        if any(role.actor in acting for role in analysis.roles(head)):
            continue  # "the country's army was put on alert": whose the army is, it is not aimed at
        token = analysis.doc[head]
        counted = measured(token).i  # "cut the number of troops"
        inside = tuple(within(token, HITTING if asked else frozenset()))
        if any(_is_own(analysis, inner, acting) for inner in inside):
            continue  # "part of its contingent of soldiers"
        for inner in inside:
            if inner.i != counted and (found := without(analysis.roles(inner.i), acting)):
                return found
    launched = clause.lemma in load_lexicon().marks["launching"]
    for slot, heads in slot_heads(clause, AIMED):
        if launched and slot == "from":
            continue
        for head in heads:
            if _is_own(analysis, analysis.doc[head], acting):
                continue
            for inner in (analysis.doc[head], *within(analysis.doc[head], AGENTS)):
                if found := without(analysis.roles(inner.i), acting):
                    return found
    return ()


def within(token: Token, barred: frozenset[str] = frozenset()) -> Iterator[Token]:
    """The tokens inside the phrase of ``token``, outermost first, without clauses and ``barred`` prepositions on it."""
    waiting = [child for child in token.children if child.dep_ not in CLAUSAL and child.lower_ not in barred]
    while waiting:
        child = waiting.pop(0)
        yield child
        waiting += [each for each in child.children if each.dep_ not in CLAUSAL]


def inner_participants(
    analysis: Analysis, operator: int, acting: set[str], sent: bool = False
) -> Iterator[tuple[Role, ...]]:
    """Who takes part in the clause that a verb of demanding or promising governs, whatever it tells: best first.

    What belongs to those who act is no target of theirs ("threatened to send his forces"), nor are those who are
    ``sent`` ("threatened to send Kenyan forces").
    """
    for child in analysis.doc[operator].children:
        if child.dep_ in ("ccomp", "xcomp") and child.pos_ in ("VERB", "AUX") and not _is_parted(child):
            yield roles_at(analysis, subjects(child))
            around = [pair for pair in obliques(child) if pair[0] in AIMED]
            given = [pair for pair in around if pair[0] == "to" and objects(child)]  # "send doctors to Sylvania"
            yield roles_at(analysis, [head for _, head in given])
            if not sent:
                yield roles_at(analysis, _of_others(analysis, objects(child), acting))
            around = [pair for pair in around if pair not in given]
            for _, head in sorted(around, key=lambda pair: AIMED.index(pair[0])):
                yield roles_at(analysis, (head,))
            for grandchild in child.children:
                if grandchild.dep_ in ("xcomp", "ccomp"):
                    yield roles_at(analysis, subjects(grandchild))
                    yield roles_at(analysis, _of_others(analysis, objects(grandchild), acting))


def _is_parted(clause: Token) -> bool:
    """True for a clause before a semicolon, which the verb behind it does not govern: "they left; the king ordered"."""
    return any(token.text == ";" for token in clause.doc[clause.i : clause.head.i])


def _of_others(analysis: Analysis, heads: Iterable[int], acting: set[str]) -> list[int]:
    """The heads without phrases whose possessor is one of ``acting``, and without those to be avenged or sent."""
    marks = load_lexicon().marks
    barred = marks["for_others"] | marks["sending"]
    return [
        head
        for head in heads
        if analysis.doc[head].head.lemma_.lower() not in barred and not _is_own(analysis, analysis.doc[head], acting)
    ]


def _is_own(analysis: Analysis, token: Token, acting: set[str]) -> bool:
    """True for "its contingent", where the possessor is one of ``acting``; "its rivals" are others."""
    if token.lemma_.lower() in load_lexicon().marks["others"]:
        return False
    owners = (child.i for child in token.children if child.dep_ == "poss")
    return any(role.actor in acting for owner in owners for role in analysis.roles(owner))


def _of_event_subject(analysis: Analysis, clause: Clause) -> tuple[Role, ...]:
    """Who did the event that is the subject: in "the attack by rebels killed ten" the rebels killed."""
    for head in clause.subjects:
        inner = analysis.clauses.get(head)
        if inner is not None and inner.kind == "noun" and inner.subjects and head not in inner.subjects:
            return roles_at(analysis, inner.subjects)
    return ()


def _fill(
    analysis: Analysis, clause: Clause, slots: Iterable[str], belonging: tuple[str, ...] = BELONGING
) -> tuple[Role, ...]:
    counted = {measured(analysis.doc[head]).i for head in clause.objects}  # "cut the number of troops"
    for slot, heads in slot_heads(clause, slots):
        if roles := roles_at(analysis, [head for head in heads if slot != "of" or head not in counted], belonging):
            return roles
    return ()


def _both_sides(
    analysis: Analysis, clause: Clause, source: tuple[Role, ...], told: tuple[str, ...]
) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
    """Everybody on either side; what the rule's own object belongs to is no side ("held its first meeting with")."""
    sides = {role.actor: role for role in source}
    for _, heads in slot_heads(clause, (*WITH, "object")):
        people = [head for head in heads if analysis.doc[head].lemma_.lower() not in told]
        for role in roles_at(analysis, people):
            sides.setdefault(role.actor, role)
    return tuple(sides.values()), ()
