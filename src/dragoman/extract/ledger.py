"""Who stands against whom and who meets whom in an article, as its explicit events tell it."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from dragoman.analyze.analysis import Analysis, Clause
from dragoman.analyze.arguments import objects, obliques
from dragoman.extract.drafts import Draft
from dragoman.extract.matching import slot_heads
from dragoman.extract.participants import WITH, roles_at, without
from dragoman.knowledge import Ontology, load_lexicon
from dragoman.records import Actor, Role

POWERS = frozenset({"GOV", "MIL", "SPY"})
"""Sectors of those who act for their country."""
OUTLAWS = frozenset({"REB", "PRM"})
"""Sectors of those who fight a government, each group for itself."""
MATERIAL = 4
"""Quad class of the acts that make enemies; words do not."""
REAL = frozenset({"happened", "ongoing"})
NEAR = 2_000
"""Characters between an act and an explicit event of the two sides."""
STRUCK = frozenset({"at", "into", "against"})
UNREAL = frozenset({"denied", "hypothetical", "possible"})
HOSTS = ("in", "at")
INDEFINITE = frozenset({"a", "an", "another", "any", "no"})


class Ledger:
    """The explicit sides of one article: enemies by camp, participants and hosts by the noun of a meeting.

    A camp is a country with all who act for it, or one armed group.
    """

    def __init__(self, analysis: Analysis, ontology: Ontology, drafts: Iterable[Draft]) -> None:
        self.analysis, self.ontology = analysis, ontology
        self.actors: Mapping[str, Actor] = {actor.id: actor for actor in analysis.actors}
        self.foes: defaultdict[str, dict[str, Role]] = defaultdict(dict)
        self.told: defaultdict[str, list[int]] = defaultdict(list)
        self.states = {each.country: each for each in reversed(analysis.actors) if each.kind == "state"}
        for draft in drafts:
            self._enter(draft)
        self.meetings = self._meetings()

    def camp(self, id: str) -> str | None:
        """Whose side an actor is on: the country he acts for, the armed group itself; None for everybody else."""
        actor = self.actors.get(id)
        if actor is None:
            return None
        if OUTLAWS.intersection(actor.sectors[:1]):
            return actor.id
        if actor.kind == "state" or POWERS.intersection(actor.sectors[:1]):
            return actor.country[0] if len(actor.country) == 1 else None
        return None

    def camps(self, roles: Iterable[Role]) -> set[str | None]:
        """The camps of everybody in a role."""
        return {self.camp(role.actor) for role in roles}

    # ---- enemies -------------------------------------------------------------------------------------

    def foe(self, draft: Draft) -> tuple[Role, ...]:
        """The one camp that stands against the actor in the explicit hostile events of the article, one of them near."""
        camps = self.camps(draft.source)
        own = camps.pop() if len(camps) == 1 else None
        if own is None or len(self.foes[own]) != 1 or self._names_another(draft):
            return ()
        at = draft.match.clause.words.start
        told = self.told[own]
        after = bisect(told, at)
        near = any(abs(at - each) <= NEAR for each in told[max(after - 1, 0) : after + 1])
        return tuple(self.foes[own].values()) if near else ()

    def _names_another(self, draft: Draft) -> bool:
        """True where the clause says what is hit, though not whose it is: "fired at the hill", "attacked a bus".

        What is only threatened is the enemy's own, unless the words say whose else.
        """
        doc, clause = self.analysis.doc, draft.match.clause
        hit = [head for _, heads in slot_heads(clause, draft.match.rule.target) for head in heads]
        if clause.passive and draft.type in ("ASSAULT", "THREATEN") or draft.status in UNREAL:
            return True
        if draft.status != "threatened":
            return bool(hit) and draft.type == "ASSAULT" or any(word in STRUCK for word, _ in clause.obliques)
        return any(child.text[:1].isupper() and child.is_alpha for head in hit for child in doc[head].subtree)

    def government(self, draft: Draft) -> tuple[Role, ...]:
        """The government that an armed group fights: its own country's, where the article speaks of it."""
        if self._is_at_somebody(draft):
            return ()
        countries = set()
        for role in draft.source:
            actor = self.actors.get(role.actor)
            if actor is None or not OUTLAWS.intersection(actor.sectors[:1]) or len(actor.country) != 1:
                return ()
            countries.add(actor.country[0])
        state = self.states.get(tuple(countries))
        return _mentioned(state, draft.match.clause.words.start) if state is not None else ()

    def _is_at_somebody(self, draft: Draft) -> bool:
        """True for "threatened to kill all candidates", "to deal with anyone who votes"; false for "to launch attacks"."""
        head = self.analysis.doc[draft.match.clause.head]
        verbs = [head, *(child for child in head.children if child.dep_ in ("xcomp", "ccomp"))]
        told = [draft.content.clause.head] if draft.content is not None else []
        verbs += [self.analysis.doc[each] for each in told if self.analysis.doc[each] not in verbs]
        if any(verb.lemma_ == "be" for verb in verbs):
            return True  # "it threatens to be a long day"
        hit = {each for verb in verbs for each in objects(verb)}
        hit |= {each for verb in verbs for word, each in obliques(verb) if word in ("with", "at")}
        about = draft.content
        if about is not None and about.clause.kind == "verb" and "object" in about.rule.target and not hit:
            return True  # whoever is to be killed is named somewhere
        inner = (self.analysis.clauses.get(each) for each in hit)
        return draft.type == "THREATEN" and any(clause is None or clause.kind != "noun" for clause in inner)

    def _enter(self, draft: Draft) -> None:
        if draft.status not in REAL or self.ontology.types[draft.type].quad != MATERIAL:
            return
        sides = (draft.source, draft.target)
        if draft.match.rule.pair and len(draft.source) == 2:
            sides = (draft.source[:1], draft.source[1:])
        for one, other in (sides, sides[::-1]):
            for own in self.camps(one) - {None}:
                for role in other:
                    camp = self.camp(role.actor)
                    if camp is not None and camp != own and self._is_named(role):
                        self.foes[own or ""].setdefault(camp, self._head_of(camp, role))
                        self.told[own or ""].append(draft.match.clause.words.start)

    def _is_named(self, role: Role) -> bool:
        """True where the words of a role are the actor himself, not something of his: "the Danes' allies"."""
        mentions = self.actors[role.actor].mentions
        return not mentions or any(each.end == role.end for each in mentions)

    def _head_of(self, camp: str, role: Role) -> Role:
        """The state itself where the article names it, else who was named."""
        state = self.states.get((camp,))
        found = _mentioned(state, role.start or 0) if state is not None and state.id != role.actor else ()
        return found[0] if found else role

    # ---- meetings ------------------------------------------------------------------------------------

    def meeting(self, draft: Draft) -> tuple[Role, ...]:
        """Who takes part in the meeting that somebody will attend or host, and the state that is its host."""
        noun = self.attended(draft)
        if noun is None or any(child.lower_ in INDEFINITE for child in noun.lefts):
            return ()
        lemma, gatherings = noun.lemma_.lower(), load_lexicon().marks["gatherings"]
        known = self.meetings.get(lemma)
        if known is None and lemma in gatherings:
            others = [roles for other, roles in self.meetings.items() if other in gatherings]
            known = others[0] if len(others) == 1 else None
        return without(known or (), draft.acting)

    def hosts(self, draft: Draft) -> tuple[Role, ...]:
        """The state in which a meeting is that somebody comes to: a visitor's host is whom he visits."""
        noun = self.attended(draft)
        clause = self.analysis.clauses.get(noun.i) if noun is not None else None
        return self._hosts(clause) if clause is not None else ()

    def attended(self, draft: Draft) -> Token | None:
        """The meeting that somebody attends or hosts by the verb of the draft or by the infinitive below it."""
        head = self.analysis.doc[draft.match.clause.head]
        for verb in (head, *(child for child in head.children if child.dep_ in ("xcomp", "ccomp"))):
            if verb.lemma_.lower() in load_lexicon().marks["attending"]:
                for child in verb.children:
                    if child.dep_ == "dobj" and self._is_meeting(child):
                        return child
        return None

    def _hosts(self, clause: Clause) -> tuple[Role, ...]:
        places = self.analysis.roles_of(tuple(head for word, head in clause.obliques if word in HOSTS))
        return tuple(role for role in places if self.actors[role.actor].kind == "state")

    def _is_meeting(self, noun: Token) -> bool:
        return any(rule.type == "CONSULT" for rule in self.ontology.nouns.get(noun.lemma_.lower(), ()))

    def _meetings(self) -> dict[str, tuple[Role, ...]]:
        """The participants and the host of each noun for a meeting, where all its tellings agree on them."""
        found: defaultdict[str, list[dict[str, Role]]] = defaultdict(list)
        for head, clause in self.analysis.clauses.items():
            noun = self.analysis.doc[head]
            if clause.kind == "noun" and self._is_meeting(noun):
                sides = [each for word, each in clause.obliques if word in (*WITH, "of")]
                roles = {role.actor: role for role in roles_at(self.analysis, sides)}
                if roles:
                    roles |= {role.actor: role for role in self._hosts(clause)}
                    found[noun.lemma_.lower()].append(roles)
        return {
            lemma: tuple(tellings[0].values())
            for lemma, tellings in found.items()
            if all(each.keys() == tellings[0].keys() for each in tellings)
        }


def _mentioned(actor: Actor, at: int) -> tuple[Role, ...]:
    """The actor in the words that name it last before character ``at``, else first."""
    named = [each for each in actor.mentions if each.kind != "pronoun" and each.region == "body"]
    before = [each for each in named if each.start < at]
    mention = before[-1] if before else named[0] if named else None
    return (Role(actor.id, mention.start, mention.end, mention.quote),) if mention is not None else ()
