"""Has it happened? What kind of act a clause reports, decided by syntax: auxiliaries, negation, what governs it."""

from collections.abc import Mapping
from types import MappingProxyType

from spacy.tokens import Doc, Token

from dragoman.analyze.analysis import Clause, Modality
from dragoman.analyze.genre import find_genre, load_genres
from dragoman.analyze.governors import Governors
from dragoman.analyze.grammar import words
from dragoman.analyze.presupposed import is_known, is_undergone, outlives_effect
from dragoman.analyze.prospects import given_for, is_alternative, open_above, tied_to
from dragoman.analyze.retractions import find_retractions, is_reported
from dragoman.analyze.unreal import is_imagined, is_negative, is_past, is_provided, is_refusal
from dragoman.analyze.verbforms import phrase
from dragoman.analyze.verdicts import REAL, UNREAL, Verdict, over, worse
from dragoman.analyze.worlds import find_imagined


class StatusReader(Governors):
    """Decides the modality of clauses; event nouns by their place in the sentence."""

    _genre: str | None = None
    _imagined: frozenset[int] = frozenset()
    _retracted: Mapping[int, Verdict] = MappingProxyType({})

    def read(self, clause: Clause, doc_token: Token) -> Modality:
        """The modality of a clause whose head is ``doc_token``."""
        if self._is_elsewhere(doc_token.doc):
            return Modality("nothing")
        verdict = self._noun(doc_token, clause) if clause.kind == "noun" else self._verb(doc_token)
        verdict = self._beside_sentences(doc_token, verdict)
        token = verdict.token
        shown = words(self.article, doc_token.doc, token.i, token.i + 1) if token is not None else None
        operator = token.i if token is not None and verdict.operator else None
        act = "do" if verdict.act in ("real", "through") else verdict.act
        return Modality(act, shown, operator, verdict.negated)

    def _is_elsewhere(self, doc: Doc) -> bool:
        """True for a match report, a recipe, a review: nothing in it is a political act."""
        if self._genre is None:
            self._genre = find_genre(doc, load_genres()) or "news"
            self._imagined = find_imagined(
                doc, self._marks("imagined"), self._marks("imagining"), self._marks("plots"), self._marks("models")
            )
            self._retracted = find_retractions(doc, self.lexicon)
        return self._genre != "news"

    def _beside_sentences(self, token: Token, verdict: Verdict) -> Verdict:
        """``verdict`` in the light of other sentences: "Imagine it." before, "None of it was true." after."""
        if not self._imagined and not self._retracted:
            return verdict
        sentence = token.sent.start
        if sentence in self._imagined:
            return Verdict("nothing", token)
        taken_back = self._retracted.get(sentence)
        if (
            taken_back is not None
            and taken_back.token is not None
            and verdict.act in REAL
            and is_reported(token, self.lexicon)
        ):
            return taken_back if token.i < taken_back.token.i else verdict
        return verdict

    def _verb(self, verb: Token) -> Verdict:
        found = self._upwards(verb, self._local(verb), 0)
        if found.act in REAL and is_provided(verb, self._marks("provisions")):
            return Verdict("hypothetical", verb.sent[0])
        if found.act in REAL and is_imagined(verb, self._marks("imagined"), self._marks("scenes")):
            return Verdict("nothing", verb.sent[0])
        if found.act in REAL and (prospect := self._prospect(verb)) is not None:
            return prospect
        if found.act == "deny" and phrase(verb) in self._marks("open"):
            return Verdict("nothing", verb)  # "did not rule out war"
        if self._is_untold(verb):
            return Verdict("nothing", verb)
        acts = self.acts["verbs"].get(verb.lemma_.lower())
        if found.act == "deny" and not found.operator and acts is None and is_refusal(verb):
            return Verdict("reject", found.token)
        return found

    def _prospect(self, verb: Token) -> Verdict | None:
        """Hypothetical for what hangs on something to come, possible for either of two alternatives; else None."""
        if is_alternative(verb):
            return Verdict("possible", verb)
        above = open_above(verb, self.lexicon.marks)
        above = above or given_for(verb) or tied_to(verb, self.lexicon.acts["adjectives"])
        return Verdict("hypothetical", above) if above is not None else None

    def _is_untold(self, verb: Token) -> bool:
        """True where the infinitive says that nothing is told: "declined to comment", "asked not to be named"."""
        return any(child.dep_ == "xcomp" and phrase(child) in self._marks("untold") for child in verb.children)

    def _noun(self, noun: Token, clause: Clause) -> Verdict:
        own = self._modifiers(noun)
        if clause.link == "light" and clause.governor is not None:
            verb = noun.doc[clause.governor]
            told = self._local(verb)
            if told.act in REAL and verb.lemma_.lower() in self.lexicon.announcing:
                told = Verdict("commit", verb)  # "announced a withdrawal"
            if told.act == "deny" and is_refusal(verb):  # "will not hold any talks with"
                above = self._upwards(verb, told, 0)
                return Verdict("reject", above.token) if above.act == "deny" and not above.operator else above
            if told.act == "deny" and own.act == "hypothetical":
                own = Verdict("do")  # "did not hold any talks"
            return self._upwards(verb, worse(own, told), 0)
        if (untold := self._of_what_was_not(noun)) is not None:
            return untold
        return worse(own, self._noun_in_place(noun))

    def _of_what_was_not(self, noun: Token) -> Verdict | None:
        """Denied for "an attack that never took place" and "an attack of which there was no trace"."""
        for clause in noun.children:
            if clause.dep_ != "relcl" or clause.lemma_.lower() not in (
                "be",
                "take",
                "happen",
                "occur",
                "come",
                "materialise",
                "materialize",
                "exist",
            ):
                continue
            if clause.lemma_ == "take" and not any(child.lemma_ == "place" for child in clause.children):
                continue
            existence = clause.lemma_ != "be" or any(child.dep_ == "expl" for child in clause.children)
            lacking = any(is_negative(child) for child in clause.children if child.dep_ == "attr")
            if existence and (lacking or self._local(clause).act == "deny"):
                return Verdict("deny", clause, negated=True)
        return None

    def _noun_in_place(self, noun: Token) -> Verdict:
        """What the place of a noun in its sentence says of the event that it names."""
        while noun.dep_ == "conj":
            noun = noun.head
        head, dep = noun.head, noun.dep_
        if dep == "pobj":
            return self._noun_after_preposition(noun, head)
        if dep in ("dobj", "attr", "oprd"):
            return self._noun_as_object(noun, head)
        if dep in ("nsubj", "nsubjpass"):
            return self._noun_as_subject(noun, head)
        if dep == "appos":
            return self._noun_beside_noun(head)
        if dep != "ROOT":
            return Verdict("nothing", head)
        condition = next((each for each in noun.children if each.dep_ == "advcl" and self._is_condition(each)), None)
        return Verdict("do") if condition is None else Verdict("hypothetical", condition)

    def _is_condition(self, clause: Token) -> bool:
        return any(child.dep_ == "mark" and child.lower_ in self._marks("hypothetical") for child in clause.lefts)

    def _noun_beside_noun(self, noun: Token) -> Verdict:
        """An event that stands beside a noun is what the noun is: "their aim, the arrest of the general, was not met"."""
        act = self._act_of_noun(noun)
        if act in UNREAL or act == "plan":
            return Verdict(act, noun, operator=True)
        negated = noun.dep_ in ("nsubj", "nsubjpass") and self._local(noun.head).act == "deny"
        return Verdict("nothing", noun) if negated else Verdict("do")

    def _noun_after_preposition(self, noun: Token, preposition: Token) -> Verdict:
        head, name = preposition.head, preposition.lower_
        if name == "without":
            return Verdict("deny", preposition, negated=True)
        if head.pos_ in ("VERB", "AUX"):
            return self._noun_during(noun, head) if name == "during" else self._noun_beside_verb(noun, head, name)
        if head.pos_ not in ("NOUN", "PROPN"):
            return Verdict("do") if name in self.lexicon.after else Verdict("nothing", head)
        if name == "of" and head.lemma_.lower() in self.lexicon.measures:  # "a series of attacks"
            return self._noun_in_place(head)
        if name == "of" and is_undergone(head, self._marks("undergoing")):
            return self._upwards(head.head, worse(self._modifiers(head), self._local(head.head)), 0)
        act = self._act_of_noun(head)
        if act and name in (
            ("of", "about") if act == "possible" else ("of", "for", "to", "about", "on", "over", "against")
        ):
            return Verdict(act, head, operator=True)
        return Verdict("do") if name in self.lexicon.after else Verdict("nothing", head)

    def _noun_during(self, noun: Token, verb: Token) -> Verdict:
        """There was a visit where they "met during a visit", but not where they only "planned to meet during a visit"."""
        loose = any(child.dep_ == "det" and child.lower_ in ("a", "an") for child in noun.children)
        unreal = loose and self._upwards(verb, self._local(verb), 0).act not in REAL
        return Verdict("nothing", verb) if unreal else Verdict("do")

    def _noun_beside_verb(self, noun: Token, verb: Token, name: str) -> Verdict:
        """A noun that a preposition ties to a verb: governed ("called for"), in time ("after"), or where harm was done."""
        act = self._act_of_verb_exactly(verb, name)
        if act and act not in ("through", "real"):
            return self._upwards(verb, over(Verdict(act, verb, operator=True), Verdict("do")), 1)
        if act or name in self.lexicon.after:
            return Verdict("do")
        if name in ("in", "by", "from", "for", "over") and self._act_of_verb(verb, "") == "real":
            local = self._local(verb)
            if local.act == "deny" and name == "in" and is_known(noun) and is_past(verb):
                return Verdict("do")  # "nobody was hurt in the raid"
            return self._upwards(verb, local, 0)
        return Verdict("nothing", verb)

    def _noun_as_object(self, noun: Token, verb: Token) -> Verdict:
        if verb.pos_ not in ("VERB", "AUX"):
            return Verdict("nothing", verb)
        if verb.lemma_.lower() in self._marks("presupposing") and is_known(noun) and self._local(verb).act == "deny":
            return Verdict("do")  # "did not condemn the attack"
        act = "commit" if verb.lemma_.lower() in self.lexicon.announcing else self._act_of_verb(verb, "")
        if act in (None, "nothing"):
            return Verdict("nothing", verb)
        local = self._local(verb)
        if act in ("real", "through") and self._is_rumoured(verb) and verb.lemma_.lower() not in self.lexicon.light:
            return Verdict("possible", verb)  # "a fake bulletin reported an invasion"
        if act in ("real", "through"):
            real = act == "real" or verb.lemma_.lower() in self.lexicon.light
            return self._upwards(verb, local, 0) if real or act == "through" else Verdict("nothing", verb)
        return self._upwards(verb, over(Verdict(act, verb, operator=True), Verdict("do")), 1)

    def _noun_as_subject(self, noun: Token, verb: Token) -> Verdict:
        local = self._local(verb)
        if local.act in ("deny", "possible", "will") and outlives_effect(
            noun, verb, self._marks("effects"), self._marks("reactions")
        ):
            return Verdict("do")
        passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
        if verb.lemma_.lower() in self.lexicon.occur and not passive:
            return self._upwards(verb, local, 0)
        act = self._act_of_verb(verb, "") if passive else None
        if act in ("real", "through"):
            return self._upwards(verb, local, 0)
        return Verdict(act or "nothing", verb, operator=act is not None)
