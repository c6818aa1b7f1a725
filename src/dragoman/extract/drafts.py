"""What a matched clause comes to: modality first, then content; the pair gives type, status and roles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.analyze.analysis import Analysis, Modality
from dragoman.analyze.arguments import subjects
from dragoman.analyze.clauses import duty_of
from dragoman.extract.business import is_business
from dragoman.extract.matching import Match, match_clauses
from dragoman.extract.participants import inner_participants, participants, roles_at, without
from dragoman.extract.voices import Voices
from dragoman.knowledge import Ontology, load_lexicon
from dragoman.knowledge.ontology import Outcome
from dragoman.records import Role, Status

FUTURE_ACTS = frozenset({"commit", "will"})
VERBAL_ACTS = frozenset({*FUTURE_ACTS, "threaten", "demand", "reject", "accuse"})
HOSTILE = 3
"""Quad class from which an act is conflict."""
MATTER = frozenset({"for", "to", "on", "with", "of", "against", "over"})
"""Prepositions of what an act of speech is about."""
FUTURE_AUXILIARIES = frozenset({"will", "would", "shall", "'ll", "'d", "should", "must"})
CONDITIONAL = frozenset({"if", "unless", "until"})
QUESTION = frozenset({"if", "whether", "why", "how", "what", "who", "when", "where", "which"})
DUTY = 0.7
"""What is left of a rule's confidence when a duty is read as a request."""


@dataclass(slots=True)
class Draft:
    """An event in the making: the match, what it comes to, and why.

    ``beyond`` names the way in which a target was found that the clause does not name.
    """

    match: Match
    type: str
    mode: tuple[str, ...]
    status: Status
    source: tuple[Role, ...]
    target: tuple[Role, ...]
    modality: Modality
    aux: tuple[str, ...] = ()
    content: Match | None = None
    factor: float = 1.0
    beyond: str = ""

    @property
    def acting(self) -> set[str]:
        """Ids of the actors that act."""
        return {role.actor for role in self.source}


class Drafter:
    """Drafts the events of one article; holds its matched clauses and what governs what."""

    def __init__(self, analysis: Analysis, ontology: Ontology, voices: Voices) -> None:
        self.analysis, self.ontology, self.voices = analysis, ontology, voices
        self.matches: Mapping[int, Match] = match_clauses(analysis, ontology)
        self.contents = self._contents()

    def drafts(self) -> Iterator[Draft]:
        """Every draft that has the participants its kind needs, in text order."""
        for head in sorted(self.matches):
            match, modality = self.matches[head], self.analysis.modalities[head]
            if modality.act == "nothing" or self._is_told_by_verb(match):
                continue
            draft = self._act(match, modality) if match.rule.act else self._content(match, modality)
            if draft is not None and self._is_complete(draft):
                if not is_business(self.analysis, head, (*draft.source, *draft.target)):
                    yield draft

    def _contents(self) -> dict[int, Match]:
        """What each governing act is about: the first matched clause below it."""
        found: dict[int, Match] = {}
        for head, match in self.matches.items():
            operator = self.analysis.modalities[head].operator
            if operator is not None and self._governs(operator):
                found.setdefault(operator, match)
        return found

    def _governs(self, head: int | None) -> bool:
        return head is not None and head in self.matches and self.matches[head].rule.act is not None

    def _is_told_by_verb(self, match: Match) -> bool:
        """True for the noun of a phrase that a verb's rule tells as a whole ("imposed sanctions", "fired rockets")."""
        above = self.matches.get(match.clause.governor) if match.clause.governor is not None else None
        if match.clause.kind != "noun" or above is None:
            return False
        return match.clause.head in above.clause.objects and match.clause.lemma in above.rule.object

    def _is_complete(self, draft: Draft) -> bool:
        """True when the event has the participants that its kind needs: somebody, and in a two-sided event two sides."""
        clause, rule = draft.match.clause, draft.match.rule
        if not rule.pair or rule.type != draft.type:
            return bool(draft.source or draft.target or rule.bare)
        heads = (*clause.subjects, *clause.objects)
        plural = any(self.analysis.doc[head].tag_ in ("NNS", "NNPS") for head in heads)
        return len(draft.source) > 1 or (bool(draft.source) and (plural or clause.link == "light"))

    # ---- what is done, planned, denied -----------------------------------------------------------

    def _content(self, match: Match, modality: Modality) -> Draft | None:
        """A clause that tells an act of its own, in the status that its modality gives it."""
        rule, operator = match.rule, modality.operator
        governed = modality.act in VERBAL_ACTS and self._governs(operator)
        if governed and modality.act != "accuse":
            return None  # told by the governing act
        source, target = participants(self.analysis, match.clause, rule)
        draft = Draft(match, rule.type, rule.mode, "happened", source, target, modality)
        if modality.act == "accuse":
            draft.status = "possible"
        elif operator is not None and modality.act in VERBAL_ACTS - FUTURE_ACTS:
            draft.status = "hypothetical"
        elif modality.act in FUTURE_ACTS and self._is_announced(operator) and self._is_hostile(draft.type):
            draft.status = "happened"  # "announced the arrest of", "unveiled sanctions against"
        elif modality.act in FUTURE_ACTS:
            draft.source = draft.source or self._of_operator(operator)
            self._commit(draft)
        elif modality.act == "demand":
            told = self._duty(draft)
            if not told and self._is_mere_duty(match):
                return None
        elif self._is_mere_duty(match):
            return None  # "might have to go"
        else:
            self._apply(draft, self.ontology.outcome(modality.act, rule.type), rule.type)
        if rule.intent and draft.status in ("happened", "ongoing"):
            draft.status, draft.aux = "announced", ("future",)
        if draft.status == "threatened":
            draft.target = draft.target or without(self._of_condition(match, None), draft.acting)
        bare = match.clause.kind == "noun" and match.clause.link != "light"
        vague = bare and draft.status in ("hypothetical", "possible")
        return None if vague else draft

    def _of_operator(self, operator: int | None) -> tuple[Role, ...]:
        """Who does what governs the clause: the announcer of a withdrawal is who withdraws."""
        if operator is None or self.analysis.doc[operator].pos_ != "VERB":
            return ()
        return roles_at(self.analysis, subjects(self.analysis.doc[operator]))

    def _apply(self, draft: Draft, outcome: Outcome | None, content: str | None) -> None:
        """The outcome's status and type; what the table is silent about is not told as real."""
        if outcome is None:
            draft.status = "hypothetical"
            return
        draft.status, draft.aux = outcome.status, outcome.aux
        if outcome.type and outcome.type != draft.type:
            draft.mode = self.ontology.mode_of(outcome.type, content, draft.mode)
            draft.type = outcome.type
            if outcome.type == "REJECT" and draft.match.rule.pair:
                self._take_sides(draft)

    def _take_sides(self, draft: Draft) -> None:
        """Of those who will not meet the subject refuses, and the others are refused."""
        refusing = roles_at(self.analysis, draft.match.clause.subjects)
        acting = {role.actor for role in refusing}
        if refusing:
            draft.source, draft.target = refusing, without(draft.source, acting)

    def _is_announced(self, operator: int | None) -> bool:
        return operator is not None and self.analysis.doc[operator].lemma_.lower() in load_lexicon().announcing

    def _is_hostile(self, type: str) -> bool:
        return self.ontology.types[type].quad >= HOSTILE

    def _commit(self, draft: Draft) -> None:
        """What somebody says they will do is a promise or a threat; what they say others will do is a forecast."""
        at = self.at(draft.match)
        forecast = bool(self.voices.speakers(at)) and not self.voices.speak_for(at, draft.acting)
        if (self._is_hostile(draft.type) and forecast) or not draft.acting:
            draft.status = "possible"
            return
        self._apply(draft, self.ontology.outcome(draft.modality.act, draft.type), draft.type)
        draft.aux = ("future",)

    def _duty(self, draft: Draft) -> bool:
        """What a speaker says others must do is a request to them; a duty that nobody voices is not coded as one."""
        speakers = self.voices.speaker_roles(self.at(draft.match))
        others = without(draft.source, {each.actor for each in speakers})
        if not speakers or not others:
            draft.status = "hypothetical"
            return False
        draft.mode = self.ontology.mode_of("REQUEST", draft.type, draft.mode)
        draft.type, draft.source, draft.target, draft.status = "REQUEST", speakers, others, "demanded"
        draft.factor = DUTY
        return True

    def _is_mere_duty(self, match: Match) -> bool:
        """True where the rule knows nothing but the auxiliary of duty: "must" without a verb that any rule names."""
        clause = match.clause
        return clause.kind == "verb" and duty_of(self.analysis.doc[clause.head], match.rule.verbs) is not None

    def at(self, match: Match) -> int:
        """The character where the head of the clause begins."""
        return self.analysis.doc[match.clause.head].idx

    # ---- demands, threats, promises, refusals, accusations ------------------------------------------

    def _act(self, match: Match, modality: Modality) -> Draft | None:
        """An act of speech; its content says which type and mode, and to whom."""
        rule, about = match.rule, self._about(match)
        if self._governs(modality.operator) and modality.act != "accuse":
            return None  # "promised to urge": told by the outer act
        if match.clause.kind == "noun" and match.clause.link == "light" and self._is_kept(match):
            return None  # "carried out their threat to strike": told by the strike
        if match.clause.kind == "noun" and about is None and match.clause.link != "light":
            return None  # "its commitment" promises nothing that could be told
        if about is None and not self._has_matter(match):
            return None  # "he asked why", "they agreed that it was cold"
        source, target = participants(self.analysis, match.clause, rule)
        draft = Draft(match, rule.type, rule.mode, "happened", source, target, modality, content=about)
        self._type_by_content(draft, about)
        self._find_target(draft, about)
        if not draft.source and not (rule.bare and draft.target):
            return None
        self._modalize(draft)
        return draft

    def _is_kept(self, match: Match) -> bool:
        """True where the clause before a promise or threat tells what became of it."""
        token = self.analysis.doc[match.clause.head]
        phrases = {f"{token.head.lemma_.lower()} {child.lower_}" for child in token.head.children}
        return token.dep_ in ("dobj", "nsubjpass") and bool(phrases & load_lexicon().marks["keeping"])

    def _about(self, match: Match) -> Match | None:
        """The content of an act; a question ("asked whether it attacked") is none."""
        about = self.contents.get(match.clause.head)
        asked = about is not None and _is_question(self.analysis.doc[about.clause.head])
        return None if asked else about

    def _has_matter(self, match: Match) -> bool:
        """True when the act is about something: an infinitive, a clause of the future or of a wish, a thing."""
        act = match.rule.act
        if act in ("reject", "accuse") or match.clause.kind == "noun" or match.clause.passive:
            return True
        token = self.analysis.doc[match.clause.head]
        for child in token.children:
            if (
                child.dep_ == "xcomp"
                or (child.dep_ == "advcl" and child.tag_ == "VB")
                or (child.dep_ == "ccomp" and is_wished(child, future=act in FUTURE_ACTS))
            ):
                return True
        if any(preposition in MATTER for preposition, _ in match.clause.obliques):
            return True
        return any(not self.analysis.roles(head) for head in match.clause.objects)

    def _type_by_content(self, draft: Draft, about: Match | None) -> None:
        rule = draft.match.rule
        kind = about.rule.type if about is not None else None
        if about is not None and rule.act == "reject" and about.clause.kind == "noun":
            kind = None  # whoever rejects an accusation rejects; whoever refuses to attack does not attack
        outcome = self.ontology.outcome(rule.act or "", kind)
        if outcome is None:
            return
        draft.status, draft.aux = outcome.status, outcome.aux
        if about is not None and rule.act in FUTURE_ACTS and self.analysis.modalities[about.clause.head].negated:
            self._undertake_not_to(draft, about)
        elif about is not None and outcome.type is None:
            draft.type, draft.mode = about.rule.type, about.rule.mode
        elif about is not None and outcome.type is not None:
            draft.type = outcome.type
            draft.mode = rule.mode or self.ontology.mode_of(outcome.type, kind, about.rule.mode)

    def _undertake_not_to(self, draft: Draft, about: Match) -> None:
        """Whoever promises not to attack concedes; whoever vows never to meet rejects."""
        if self._is_hostile(about.rule.type):
            draft.type, draft.mode, draft.status = "CONCEDE", (), "announced"
        else:
            draft.type, draft.status = "REJECT", "happened"
            draft.mode = self.ontology.mode_of("REJECT", about.rule.type, about.rule.mode)

    def _find_target(self, draft: Draft, about: Match | None) -> None:
        """A missing target is taken from the content: who should act, else whom it is aimed at."""
        candidates = [draft.target]
        if about is not None:
            candidates += participants(self.analysis, about.clause, about.rule)
        if self._is_hostile(draft.type):
            candidates.append(self._of_condition(draft.match, about))
        sent = about is not None and about.rule.type == "MOBILIZE"
        candidates += inner_participants(self.analysis, draft.match.clause.head, draft.acting, sent)
        others = (without(roles, draft.acting) for roles in candidates)
        draft.target = next((roles for roles in others if roles), ())

    def _of_condition(self, match: Match, about: Match | None) -> tuple[Role, ...]:
        """Who could meet the condition of a threat: "threatened to strike unless the ministry paid"."""
        heads = [match.clause.head, *([about.clause.head] if about is not None else [])]
        below = [child for head in heads for child in self.analysis.doc[head].children]
        below += [each for child in below if child.dep_ == "xcomp" for each in child.children]
        for clause in below:
            if clause.dep_ == "advcl" and any(each.lower_ in CONDITIONAL for each in clause.children):
                return roles_at(self.analysis, subjects(clause))
        return ()

    def _modalize(self, draft: Draft) -> None:
        """An act of speech that is itself only planned, possible, denied or imagined takes that status."""
        modality, rule = draft.modality, draft.match.rule
        if modality.act == "deny" and draft.match.clause.kind == "copula" and rule.act == "commit":
            draft.type, draft.status = "REJECT", "happened"  # "is not ready to withdraw"
            draft.mode = self.ontology.mode_of("REJECT", draft.content.rule.type if draft.content else None, ())
        elif modality.act in ("deny", "possible", "hypothetical", "plan"):
            outcome = self.ontology.outcome(modality.act, None)
            draft.status, draft.aux = (outcome.status, outcome.aux) if outcome else ("hypothetical", ())
        elif modality.act in FUTURE_ACTS:
            draft.status, draft.aux = "announced", ("future",)
        elif modality.act == "accuse":
            draft.status = "possible"
        elif modality.act == "demand" and modality.operator is None:
            draft.status = "hypothetical"


def _is_question(clause: Token) -> bool:
    """True for a clause that begins with a word of question ("whether it left", "why it left")."""
    return clause.dep_ == "ccomp" and any(
        child.lower_ in QUESTION and child.dep_ in ("mark", "advmod", "nsubj", "dobj") for child in clause.children
    )


def is_wished(clause: Token, future: bool) -> bool:
    """True for a clause of what is to be ("that it leave", "that it will leave"), false for facts and questions."""
    if _is_question(clause):
        return False
    if clause.tag_ == "VB" or (not future and clause.tag_ == "VBP"):  # "demanded that the minister resign"
        return True
    auxiliaries = {child.lower_ for child in clause.children if child.dep_ in ("aux", "auxpass")}
    return bool(auxiliaries & FUTURE_AUXILIARIES) or (
        not future and clause.tag_ in ("VBP", "VBN") and "be" in auxiliaries
    )
