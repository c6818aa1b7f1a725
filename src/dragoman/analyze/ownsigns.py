"""What a verb's own auxiliaries, negation, adverbs and form say of its clause."""

from dataclasses import replace

from spacy.tokens import Token

from dragoman.analyze.hearsay import Hearsay
from dragoman.analyze.presupposed import is_counterfactual
from dragoman.analyze.unreal import (
    SUBJECTS,
    is_delayed,
    is_imaginary,
    is_inverted,
    is_negative,
    is_order,
    is_presupposed,
    is_scarce,
    is_to_come,
)
from dragoman.analyze.verbforms import is_backshifted, is_infinitive, shares_auxiliary
from dragoman.analyze.verdicts import REAL, Verdict, worse


class OwnSigns(Hearsay):
    """Reads the signs inside a clause."""

    def _local(self, verb: Token, negation: bool = True) -> Verdict:
        """What the verb's own auxiliaries, negation (unless left out), adverbs and conjunction say."""
        found = Verdict("do")
        real = is_counterfactual(verb)  # "without him they would not have left": they left
        for child in verb.children:
            if (negation or child.dep_ != "neg") and not (real and child.dep_ in ("aux", "neg")):
                found = worse(found, self._of_child(child, verb))
        if is_infinitive(verb) and verb.dep_ in ("ROOT", "relcl", "appos", "parataxis"):  # "Freedonia to expel envoys"
            found = worse(found, Verdict("plan" if verb.dep_ == "ROOT" else "hypothetical", verb))
        elif is_order(verb):
            found = worse(found, Verdict("demand", verb))
        elif is_inverted(verb):
            found = worse(found, Verdict("hypothetical", verb.left_edge))
        elif found.act in REAL and is_to_come(verb, self._marks("to_come"), self._marks("spans")):
            found = Verdict("plan", verb)
        if verb.sent[-1].text == "?" or (len(verb.sent) > 1 and verb.sent[-2].text == "?"):
            found = worse(found, Verdict("hypothetical", verb.sent[-1]))
        found = self._of_words_before(verb, found)
        if found.act == "do" and verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and shares_auxiliary(verb):
            found = self._local(verb.head, negation=all(child.lower_ != "but" for child in verb.head.children))
        return found

    def _of_words_before(self, verb: Token, found: Verdict) -> Verdict:
        """``found`` after "nor", "let alone", "all but", and for a verb that shares "according to rumours"."""
        if verb.dep_ == "conj" and any(child.lower_ == "nor" and child.dep_ == "cc" for child in verb.head.children):
            found = worse(found, Verdict("deny", verb, negated=True))
        if verb.dep_ == "conj" and not any(child.dep_ in SUBJECTS for child in verb.children):
            heard = next((child for child in verb.head.children if child.lower_ == "according"), None)
            if heard is not None and self._is_hearsay(heard):  # "according to rumours, they crossed and seized"
                found = worse(found, Verdict("possible", heard))
        if verb.i > 1 and verb.nbor(-1).lower_ == "but" and verb.nbor(-2).lower_ == "all":  # "all but seized"
            found = worse(found, Verdict("deny", verb.nbor(-2), negated=True))
        if verb.i > 1 and verb.nbor(-1).lower_ == "alone" and verb.nbor(-2).lower_ == "let":
            found = worse(found, Verdict("deny", verb.nbor(-1), negated=True))
        return found

    def _of_child(self, child: Token, verb: Token) -> Verdict:
        lower, dep = child.lower_, child.dep_
        if dep == "neg" and lower != "only" and not is_delayed(verb):
            return Verdict("deny", child, negated=True)
        if dep in ("nsubj", "nsubjpass", "dobj", "agent"):
            return self._participant(child)
        if dep in ("aux", "auxpass"):
            return self._auxiliary(child, verb)
        if lower == "when" and child.i > 1 and child.nbor(-2).lower_ == "if":  # "if and when rebels attack"
            return Verdict("hypothetical", child.nbor(-2))
        if dep == "mark" and lower in self.lexicon.marks["hypothetical"]:
            past = is_presupposed(verb, lower, self._marks("temporal"))
            return Verdict("do") if past else Verdict("hypothetical", child)
        if (
            dep == "advcl"
            and child.i < verb.i
            and any(each.lower_ == "if" and each.dep_ == "mark" for each in child.children)
        ):
            concessive = child.left_edge.lower_ in ("even", "as")
            return Verdict("do") if concessive or self._is_performed(verb) else Verdict("possible", child)
        if dep == "prep" and lower == "according" and self._is_hearsay(child):
            return Verdict("possible", child)
        if dep == "prep" and lower in ("at", "in", "under", "by", "on", "to") and any(map(is_negative, child.children)):
            return Verdict("deny", child, negated=True)
        if dep == "prep" and lower == "on" and verb.lemma_ == "put" and self._is_shelf(child):
            return Verdict("deny", child, negated=True)
        if dep == "advmod":
            return self._adverb(child)
        if dep == "cc" and lower == "nor" or dep == "preconj" and lower == "neither":
            return Verdict("deny", child, negated=True)
        return Verdict("do")

    def _participant(self, child: Token) -> Verdict:
        """What a subject, object or agent says: "no soldier", "few soldiers", "imaginary soldiers"."""
        if is_negative(child) and child.dep_ != "agent":
            return Verdict("deny", child, negated=True)
        if is_imaginary(child):
            return Verdict("hypothetical", child)
        return Verdict("possible", child) if is_scarce(child) else Verdict("do")

    def _is_polite(self, verb: Token) -> bool:
        """True for "we would ask them to": whoever says so asks."""
        at = verb.head if verb.dep_ == "conj" else verb
        own = [child.lower_ for each in (verb, at) for child in each.children if child.dep_ == "nsubj"][:1]
        return own in (["i"], ["we"]) and self._act_of_verb(verb, "") == "demand"

    def _is_shelf(self, preposition: Token) -> bool:
        """True for the "on" of "the talks were put on hold"."""
        return any(child.lower_ in self._marks("shelved") for child in preposition.children)

    def _is_performed(self, verb: Token) -> bool:
        """True for an act done by saying so, whatever condition stands before it: "if he comes, I urge him to"."""
        own = any(child.dep_ == "nsubj" and child.lower_ in ("i", "we") for child in verb.children)
        return own and verb.tag_ == "VBP" and self._act_of_verb(verb, "") in ("demand", "commit")

    def _adverb(self, adverb: Token) -> Verdict:
        lower = adverb.lower_
        if lower in ("no", "neither", "nor") or (lower == "longer" and is_negative(adverb)):
            return Verdict("deny", adverb, negated=True)
        close = [child for child in adverb.children if child.lower_ not in self._marks("approximate")]
        if len(close) < len(list(adverb.children)):  # "almost certainly", but "almost simultaneously"
            return Verdict("possible" if lower in self._marks("certain") else "do", adverb)
        for each in (adverb, *close):  # "hardly ever"
            if act := self.lexicon.act("adverbs", each.lower_):
                return Verdict(act, each, negated=act == "deny")
        return Verdict("do")

    def _auxiliary(self, aux: Token, verb: Token) -> Verdict:
        kind = self.lexicon.auxiliaries.get(aux.lower_)
        if kind == "future":  # "will be leaving" is arranged, "will leave" may be said on the spot
            arranged = verb.tag_ == "VBG" and verb.dep_ not in ("ccomp", "conj")
            return Verdict("plan" if arranged else "will", aux)
        perfect = any(child.lower_ == "have" and child.dep_ == "aux" for child in verb.children)
        if kind == "hypothetical" and perfect:  # "said that it would have left"
            return Verdict("hypothetical", aux)
        if kind == "hypothetical" and aux.lower_ in ("would", "'d") and self._is_polite(verb):
            return Verdict("do")
        if kind == "hypothetical":
            return (
                Verdict("will", aux)
                if aux.lower_ in ("would", "'d") and is_backshifted(verb)
                else Verdict("hypothetical", aux)
            )
        if kind == "possible":
            return Verdict("possible", aux)
        if kind == "duty":
            return Verdict("possible" if perfect and aux.lower_ == "must" else "demand", aux)
        if verb.tag_ == "VBG" and aux.lemma_ == "be" and aux.tag_ in ("VBZ", "VBP"):
            return Verdict("ongoing", aux)
        return Verdict("do")

    def _is_said_there(self, verb: Token) -> bool:
        """True for the purpose that the main clause serves at once: "called him to ask for money", "rallied to demand".

        Its content is no nearer for that: what is asked for has not happened, nor what is offered.
        """
        gathered = verb.dep_ == "advcl" or verb.head.lemma_.lower() in self._marks("addressing")
        return gathered and self._act_of_verb(verb, "") in ("demand", "commit")

    def _of_kept_word(self, noun: Token) -> Verdict | None:
        """What became of a promise, threat or plan: "kept its promise to" is done, "broke its promise to" is not."""
        if self._act_of_noun(noun) not in ("commit", "threaten", "plan"):
            return None
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        if noun.dep_ not in ("dobj", "pobj") or verb.pos_ != "VERB":
            return None
        phrases = {f"{verb.lemma_.lower()} {child.lower_}" for child in verb.children} | {verb.lemma_.lower()}
        local = self._local(verb)
        merely_kept = verb.lemma_ == "keep" and self._act_of_noun(noun) == "plan"  # "kept its plan to" is still a plan
        if phrases & self._marks("keeping") and not merely_kept:
            return replace(local, token=verb)
        if phrases & self._marks("breaking"):
            if local.act in REAL:
                return Verdict("deny", verb, negated=True, operator=True)
            return Verdict("hypothetical" if local.act == "hypothetical" else "possible", verb)
        return None
