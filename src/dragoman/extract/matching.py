"""Which rule a clause fits: words first, then participants; of several the strictest."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.analyze.analysis import Analysis, Clause
from dragoman.analyze.clauses import duty_of
from dragoman.analyze.verbforms import has_to
from dragoman.knowledge import Ontology, Rule, load_lexicon
from dragoman.records import Actor

ARMED = frozenset({"MIL", "REB", "PRM", "UAF", "COP", "CRM"})
AHEAD = frozenset({"commit", "will", "threaten"})
"""Acts whose content lies ahead: "swore that they had seen nobody" is none."""
BESIDE = frozenset({"prt", "prep", "advmod", "agent", "dative", "oprd", "acomp"})


@dataclass(frozen=True, slots=True)
class Match:
    """A clause and the rule it fits."""

    clause: Clause
    rule: Rule


def match_clauses(analysis: Analysis, ontology: Ontology) -> dict[int, Match]:
    """The matched clauses of the article by head token."""
    actors = {actor.id: actor for actor in analysis.actors}
    found = {}
    for head, clause in analysis.clauses.items():
        rule = best_rule(clause, analysis, ontology, actors)
        if rule is not None:
            found[head] = Match(clause, rule)
    return found


def best_rule(clause: Clause, analysis: Analysis, ontology: Ontology, actors: dict[str, Actor]) -> Rule | None:
    """The strictest rule that the clause fits; the earlier one of equals."""
    index = {"noun": ontology.nouns, "copula": ontology.adjectives}.get(clause.kind, ontology.verbs)
    best: Rule | None = None
    for rule in index.get(clause.lemma, ()):
        if (best is None or rule.strictness > best.strictness) and fits(rule, clause, analysis, actors):
            best = rule
    duty = duty_of(analysis.doc[clause.head], ontology.verbs) if best is None and clause.kind == "verb" else None
    if duty is not None:  # no rule knows what must be done, but somebody must do it
        return next((rule for rule in ontology.verbs[duty] if fits(rule, clause, analysis, actors)), None)
    return best


def fits(rule: Rule, clause: Clause, analysis: Analysis, actors: dict[str, Actor]) -> bool:
    """True when the words and participants of ``clause`` are what ``rule`` asks for."""
    token = analysis.doc[clause.head]
    phrases = {"noun": rule.nouns, "copula": rule.adjectives}.get(clause.kind, rule.verbs)
    if not any(_has_words(phrase, token, clause) for phrase in phrases) or _is_unlike(rule, token, clause):
        return False
    if not _fits_content(rule, token):
        return False
    tests = ((rule.subject, rule.not_subject, clause.subjects), (rule.object, rule.not_object, clause.objects))
    for wanted, unwanted, heads in tests:
        if wanted and not _any_is(heads, wanted, analysis, actors):
            return False
        if unwanted and _any_is(heads, unwanted, analysis, actors, first=True):
            return False
    return _fits_obliques(rule, clause, analysis, actors)


def _fits_content(rule: Rule, token: Token) -> bool:
    """True when the clauses that ``token`` governs have the verbs that the rule asks for, and none that it forbids."""
    if rule.act in AHEAD and any(child.dep_ == "ccomp" and _is_past(child) for child in token.rights):
        return False
    if not rule.content and not rule.not_content:
        return True
    verbs = {child.lemma_.lower() for child in token.children if child.dep_ in ("xcomp", "ccomp", "acl", "advcl")}
    return (not rule.content or not verbs.isdisjoint(rule.content)) and verbs.isdisjoint(rule.not_content)


def _is_past(verb: Token) -> bool:
    """True for "saw", "did not see", "have seen"; false for "would see", and for what is done now."""
    own = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    if any(child.tag_ == "MD" for child in own):
        return False
    return verb.tag_ == "VBD" or any(child.tag_ == "VBD" or child.lemma_ == "have" for child in own)


def _fits_obliques(rule: Rule, clause: Clause, analysis: Analysis, actors: dict[str, Actor]) -> bool:
    for preposition, wanted in rule.present.items():
        heads = _at(clause, preposition)
        if not heads or (wanted and not _any_is(heads, wanted, analysis, actors)):
            return False
    for preposition, unwanted in rule.absent.items():
        heads = _at(clause, preposition)
        if heads and (not unwanted or _any_is(heads, unwanted, analysis, actors)):
            return False
    return True


def _at(clause: Clause, slot: str) -> tuple[int, ...]:
    """Head tokens in a slot: "subject", "object" or prepositions ("on|against")."""
    if slot == "subject":
        return clause.subjects
    if slot == "object":
        return clause.objects
    names = slot.split("|")
    return tuple(head for preposition, head in clause.obliques if preposition in names)


def slot_heads(clause: Clause, slots: Iterable[str]) -> Iterable[tuple[str, tuple[int, ...]]]:
    """Each of ``slots`` that the clause fills, with its head tokens."""
    for slot in slots:
        heads = _at(clause, slot)
        if heads:
            yield slot, heads


def _has_words(phrase: str, token: Token, clause: Clause) -> bool:
    """True when all words of ``phrase`` are there: the head, and with it particle, preposition, modifier or object."""
    parts = phrase.split()
    if clause.kind == "noun":
        if parts[-1] != clause.lemma:
            return False
        return len(parts) == 1 or set(parts[:-1]) <= {child.lemma_.lower() for child in token.children}
    if parts[0] != clause.lemma:
        return len(parts) == 1 and duty_of(token, (parts[0],)) is not None
    if len(parts) == 1:
        return True
    around = {child.lower_ for child in token.children if child.dep_ in BESIDE}
    around |= {token.doc[head].lemma_.lower() for head in clause.objects}
    around |= {child.lower_ for child in token.children if child.dep_ in ("dobj", "oprd")}
    around |= {preposition for preposition, _ in clause.obliques}
    if any(child.dep_ in ("xcomp", "ccomp") and has_to(child) for child in token.children):
        around.add("-to")  # "told them to go"
    return set(parts[1:]) <= around


def _is_unlike(rule: Rule, token: Token, clause: Clause) -> bool:
    """True for a longer phrase that only looks like the rule's: "heart attack", "cold war"."""
    before = [child for child in token.children if child.i < token.i]
    return bool(rule.unlike) and any(f"{child.lower_} {clause.lemma}" in rule.unlike for child in before)


def _any_is(
    heads: Iterable[int], wanted: tuple[str, ...], analysis: Analysis, actors: dict[str, Actor], first: bool = False
) -> bool:
    """True when a phrase is one of ``wanted``; with ``first`` a sector counts only where it is the actor's first."""
    return any(_is(analysis.doc[head], wanted, analysis, actors, first) for head in heads)


def _is(token: Token, wanted: tuple[str, ...], analysis: Analysis, actors: dict[str, Actor], first: bool) -> bool:
    lemma = token.lemma_.lower()
    if lemma in wanted or token.lower_ in wanted:
        return True
    # The parser takes the first half of a compound for an adjective now and then ("tear gas").
    if any(child.dep_ in ("compound", "amod") and f"{child.lower_} {lemma}" in wanted for child in token.children):
        return True
    tests = [each for each in wanted if each[0] in "@#"]
    if tests and any(
        _is_actor(actors[role.actor], test, first)
        for role in analysis.roles(token.i)
        for test in tests
        if role.actor in actors
    ):
        return True
    inner = measured(token)
    return inner != token and _is(inner, wanted, analysis, actors, first)


def _is_actor(actor: Actor, test: str, first: bool) -> bool:
    if test[0] == "#":
        return test[1:] in (actor.sectors[:1] if first else actor.sectors)
    return {
        "@actor": actor.kind != "other" or actor.rule == "name",
        "@person": actor.kind == "person",
        "@state": actor.kind == "state" or "GOV" in actor.sectors,
        "@armed": bool(ARMED & set(actor.sectors)),
    }.get(test, False)


def measured(token: Token) -> Token:
    """What a noun of measure counts ("a number of troops", "hundreds of people"): the noun after "of"."""
    if (
        token.pos_ not in ("NOUN", "NUM", "DET", "PRON")
        or token.lemma_.lower() not in load_lexicon().measures
        and token.pos_ == "NOUN"
    ):
        return token
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return inner
    return token
