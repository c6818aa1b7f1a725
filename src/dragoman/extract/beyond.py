"""Targets that no clause names: whom an act is aimed at as the rest of the sentence or of the article shows it.

Which ways of looking are open to a type of event is said in the ontology (``beyond``), surest first. Each way answers
only where exactly one counterpart fits; what it finds is told with less confidence, and the reason names the way.
"""

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Token

from dragoman.analyze.analysis import Analysis
from dragoman.analyze.arguments import objects, obliques, subjects
from dragoman.analyze.clauses import verb_clause
from dragoman.analyze.grammar import ancestors, conjuncts
from dragoman.analyze.scenes import LOCATIVE
from dragoman.extract.conduct import blamed
from dragoman.extract.drafts import Draft
from dragoman.extract.ledger import Ledger
from dragoman.extract.participants import roles_at, within, without
from dragoman.knowledge import Ontology, load_lexicon
from dragoman.records import Role

SURENESS = {
    "purpose": 0.9,
    "pressure": 0.9,
    "matter": 0.9,
    "meeting": 0.8,
    "foe": 0.7,
    "government": 0.7,
    "scene": 0.7,
    "abroad": 0.7,
}
"""What is left of a rule's confidence, by the way in which the target was found."""
DEEPEST = 4
REACHED = ("against", "at", "to", "with", "for", "toward", "towards", "into")
STRUCK = frozenset({"at", "on", "into", "against"})
PROMISED = frozenset({"xcomp", "ccomp", "acl", "advcl", "dobj"})
PURPOSE = frozenset({"advcl", "xcomp", "ccomp", "acl", "prep", "pobj", "dobj", "pcomp"})


class Beyond:
    """Looks for missing targets in the sentence and in what the article tells elsewhere; made once an article."""

    def __init__(self, analysis: Analysis, ontology: Ontology, drafts: Iterable[Draft]) -> None:
        self.analysis, self.ontology = analysis, ontology
        self.ledger = Ledger(analysis, ontology, drafts)
        self.ways: dict[str, Callable[[Draft], tuple[Role, ...]]] = {
            "purpose": self._purpose,
            "pressure": self._pressure,
            "matter": self._matter,
            "meeting": self.ledger.meeting,
            "foe": self.ledger.foe,
            "government": self.ledger.government,
            "scene": self._scene,
            "abroad": self._abroad,
        }

    def complete(self, draft: Draft) -> Draft:
        """The draft with a target where it had none and exactly one fits."""
        if "meeting" in self.ontology.types[draft.type].beyond and draft.target:
            hosts = without(self.ledger.hosts(draft), draft.acting)
            draft.target = tuple({role.actor: role for role in (*draft.target, *hosts)}.values())
        if draft.target or not draft.source or draft.match.rule.pair and draft.type == draft.match.rule.type:
            return draft
        for way in self.ontology.types[draft.type].beyond:
            found = without(self.ways[way](draft), draft.acting)
            if found:
                draft.target, draft.beyond = found, way
                draft.factor *= SURENESS[way]
                break
        return draft

    # ---- in the sentence ---------------------------------------------------------------------------

    def _purpose(self, draft: Draft) -> tuple[Role, ...]:
        """Whom the act is meant to reach: "blocked a road to make the ministry pay", "used gas to disperse students"."""
        head = self.analysis.doc[draft.match.clause.head]
        if draft.match.rule.pair or len(draft.source) > 1 and draft.type == "AGREE":
            return ()  # those who agree with one another have their counterpart
        if any(self.analysis.doc[each].pos_ == "PRON" for each in draft.match.clause.objects):
            return ()  # "we invite you": the counterpart is named, though not by name
        return next(
            (
                roles
                for verb in _purposes(head, PROMISED if draft.type == "AGREE" else PURPOSE)
                for roles in self._aims(verb, draft.type)
                if without(roles, draft.acting)
            ),
            (),
        )

    def _aims(self, verb: Token, type: str) -> Iterator[tuple[Role, ...]]:
        """Who an infinitive of purpose is about, surest first; "to demand a vote from the ministry" asks the ministry."""
        around = obliques(verb)
        if verb.lemma_.lower() in load_lexicon().marks["calling"]:
            yield self._others(verb, [head for word, head in around if word == "from"])
            heads, told = blamed(self.analysis, verb_clause(verb, self.analysis.article))
            if told:  # "to protest the killing of a judge" is not against the judge
                yield roles_at(self.analysis, heads)
                return
        aims = self._named if type == "AGREE" else self._others
        if verb.lemma_.lower() not in load_lexicon().marks["sending"]:  # "offered to send advisers": not made to them
            yield aims(verb, objects(verb))
        for wanted in REACHED:
            yield aims(verb, [head for word, head in around if word == wanted])
        for head in objects(verb):
            for inner in within(self.analysis.doc[head]):
                reached = inner.dep_ == "pobj" and inner.head.lower_ in REACHED and inner.head.head.i == head
                reached = reached and verb.lemma_.lower() not in load_lexicon().marks["calling"]
                if reached or type != "AGREE" and inner.dep_ == "poss":
                    yield self.analysis.roles(inner.i)

    def _others(self, verb: Token, heads: Iterable[int]) -> tuple[Role, ...]:
        """Whom these phrases refer to; what belongs to those who act ("to extend their mission") is no aim."""
        return roles_at(self.analysis, _not_own(verb, heads), ("of", "from"))

    def _named(self, verb: Token, heads: Iterable[int]) -> tuple[Role, ...]:
        """Whom the phrases name themselves; what is agreed on somebody's thing is not agreed with its owner."""
        return self.analysis.roles_of(tuple(_not_own(verb, heads)))

    def _pressure(self, draft: Draft) -> tuple[Role, ...]:
        """Whose pressure somebody resists: "declined to resign despite calls by the union"."""
        head = self.analysis.doc[draft.match.clause.head]
        verbs = (head, *(child for child in head.children if child.dep_ in ("xcomp", "ccomp")))
        return roles_at(self.analysis, [at for verb in verbs for word, at in obliques(verb) if word == "despite"])

    def _matter(self, draft: Draft) -> tuple[Role, ...]:
        """Who is to do what was asked for: "the disarming of the rebels as demanded by the council"."""
        head = self.analysis.doc[draft.match.clause.head]
        above, after = head.head, head.doc[max(head.i - 1, 0)].lower_ == "as"
        if not after or above.i >= head.i:
            return ()
        if above.dep_ == "prep" and above.lower_ == "as":
            above = above.head
        if above.pos_ == "VERB" and not any(child.dep_ == "det" for child in above.lefts):
            return roles_at(self.analysis, subjects(above) or objects(above))
        of = [each for word, each in obliques(above) if word in ("of", "by")]
        return roles_at(self.analysis, of)

    # ---- the place that suffers it -------------------------------------------------------------------

    def _scene(self, draft: Draft) -> tuple[Role, ...]:
        """The only place inside the phrase of what is done or hit: "a curfew in Gao", "fired at targets in Gao"."""
        content = draft.content.clause if draft.content is not None else draft.match.clause
        heads = tuple(head for word, head in content.obliques if word in STRUCK)
        orders = [head for head in content.objects if self._is_order(head)]
        if orders:  # "imposed a curfew in the town": the place may hang on the verb
            heads = (*orders, *heads, *(head for word, head in content.obliques if word == "in"))
        elif draft.type == "ASSAULT":
            heads = (*content.objects, *heads)
        if content.kind == "noun":
            heads = (*heads, content.head)
        return self._only_place(heads)

    def _is_order(self, head: int) -> bool:
        """True for what is imposed on a place: "a curfew in Gao", "a state of siege in Gao", not "a farm in Gao"."""
        token, orders = self.analysis.doc[head], load_lexicon().marks["orders"]
        return any(each.lemma_.lower() in orders for each in (token, *within(token)))

    def _abroad(self, draft: Draft) -> tuple[Role, ...]:
        """The only country that an international body decides on: "the council extended the mandate in Lebanon".

        Where it meets is only a venue.
        """
        if draft.match.rule.pair:
            return ()
        kinds = {self.ledger.actors[each].kind for each in draft.acting if each in self.ledger.actors}
        if kinds != {"igo"}:
            return ()
        clause = draft.match.clause
        return self._only_place((*clause.objects, *(head for _, head in clause.obliques)))

    def _only_place(self, heads: Iterable[int]) -> tuple[Role, ...]:
        scenes = self.analysis.scenes
        found: dict[str, Role] = {}
        for head in heads:
            for token in (self.analysis.doc[head], *within(self.analysis.doc[head])):
                scene = scenes.get(token.i) or self.analysis.references.get(token.i)
                if scene is None or scene.kind != "name" or not _lies_in(token, head):
                    continue
                if self._is_land(scene.actor):
                    words = scene.words
                    found.setdefault(scene.actor, Role(scene.actor, words.start, words.end, words.quote))
        return tuple(found.values()) if len(found) == 1 else ()

    def _is_land(self, id: str) -> bool:
        return id in self.ledger.actors and self.ledger.actors[id].kind in ("place", "state")


def _not_own(verb: Token, heads: Iterable[int]) -> list[int]:
    """The phrases with everybody joined to them, without those that a possessive pronoun gives to somebody."""
    every = [each for head in heads for each in conjuncts(verb.doc[head])]
    return [each for each in every if not any(child.tag_ == "PRP$" for child in verb.doc[each].lefts)]


def _lies_in(place: Token, head: int) -> bool:
    """True for "targets in the town of Gao", false for "targets after a raid in Gao" and "targets near Gao"."""
    for above in (place, *ancestors(place, DEEPEST * 2)):
        if above.i == head:
            return place.dep_ == "pobj"
        if above.pos_ == "ADP" and above.lower_ not in LOCATIVE:
            return False
    return False


def _purposes(head: Token, through: frozenset[str]) -> Iterator[Token]:
    """The infinitives and participles of purpose below a verb, nearest first, also inside its objects' phrases."""
    waiting = [(child, 1) for child in head.children if child.i > head.i]
    while waiting:
        token, depth = waiting.pop(0)
        if token.dep_ not in through or depth > DEEPEST:
            continue
        if token.pos_ == "VERB" and token.dep_ in ("advcl", "xcomp", "acl", "ccomp"):
            if not _is_meant(token):
                continue
            yield token
        waiting += [(child, depth + 1) for child in token.children]


def _is_meant(verb: Token) -> bool:
    """True for "to make them pay" and "calling for his removal", false for "saying that" and "shouted by"."""
    if any(child.dep_ in ("nsubj", "nsubjpass", "mark") for child in verb.children):
        return False
    infinitive = verb.tag_ == "VB" and (
        any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
        or verb.head.tag_ == "VB"
        and verb.dep_ in ("xcomp", "ccomp")  # "to help defend the town"
    )
    return infinitive or (verb.tag_ == "VBG" and verb.lemma_.lower() in load_lexicon().marks["calling"])
