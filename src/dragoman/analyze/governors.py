"""A clause seen through what governs it: verbs, nouns, prepositions, adjectives and the clauses above."""

from spacy.tokens import Token

from dragoman.analyze.judgements import Judgements
from dragoman.analyze.presupposed import is_counterfactual, is_known, is_unaware, is_undergone
from dragoman.analyze.unreal import (
    condition_between,
    is_generic,
    is_offered,
    is_open,
    is_past,
    is_pending,
    is_present,
)
from dragoman.analyze.verbforms import acts_on_somebody, future_of, has_to, is_infinitive, shares_auxiliary
from dragoman.analyze.verdicts import REAL, UNREAL, Verdict, over, worse

HIGHEST = 8
"""How many governing predicates are looked at; deeper sentences are misparsed more often than meant."""
NEAR = 5
"""Tokens between a verb and an -ing form that the parser took for an adjunct of it."""
SPEECH_ACTS = frozenset({"commit", "will", "demand", "threaten", "reject", "accuse"})
NOBODY = ("they", "some", "many", "others", "people")
"""Subjects of "say" that name nobody who vouches for it."""
TOPICS = ("for", "of", "about", "on", "to", "towards", "against", "from", "into")
"""Prepositions that tie to a noun what it is about."""


class Governors(Judgements):
    """Climbs from a clause to everything that governs it."""

    def _upwards(self, token: Token, inner: Verdict, height: int) -> Verdict:
        """``inner`` seen through everything that governs the clause of ``token``."""
        dep, head = token.dep_, token.head
        if dep in ("ROOT", "appos", "parataxis") or height > HIGHEST:
            return inner
        if dep == "relcl":
            return self._relative(token, head, inner)
        if dep == "pobj" and token.tag_ in ("VBP", "VBZ"):  # "in case rebels attack"
            return worse(inner, Verdict("hypothetical", head))
        if dep == "conj":
            return self._conjoined(token, inner, height)
        if dep == "advcl":
            return self._adverbial(token, inner, height)
        if dep == "acomp":  # a participle read as an adjective ("nor was its capital bombed")
            return self._upwards(head, worse(inner, self._local(head)), height + 1)
        if dep in ("xcomp", "ccomp"):
            return self._complement(token, head, inner, height)
        if dep == "acl":
            return self._of_noun(token, head, inner, height)
        if dep == "pcomp":
            return self._after_preposition(token, head, inner, height)
        if dep in ("csubj", "csubjpass"):
            idea = (
                is_present(token)
                and any(child.lower_ in ("whoever", "whichever") for child in token.children)
                or token.tag_ == "VB"
                or token.tag_ == "VBG"
                and (head.lemma_ == "be" or self._local(head).act not in REAL)
            )
            return worse(inner, Verdict("hypothetical", head)) if idea else inner
        return inner

    def _conjoined(self, token: Token, inner: Verdict, height: int) -> Verdict:
        head = first = token.head
        marked = any(child.dep_ == "mark" for child in token.children)
        while marked and first.dep_ == "conj":  # "denied that they fled, that they fought and that they fell"
            first = first.head
        if any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children) and first.dep_ not in (
            "ccomp",
            "xcomp",
            "advcl",
        ):
            return inner
        if token.tag_ in ("VB", "VBP") and head.tag_ in ("VBD", "VBZ", "VBG") and shares_auxiliary(token):
            return self._complement(token, head, inner, height)  # "vows to fight them, arrest their leaders"
        condition = condition_between(token, head)
        if condition is not None:  # "would leave if they withdrew, released the captives and apologised"
            return worse(inner, Verdict("hypothetical", condition))
        if token.tag_ in ("VBD", "VBZ") and head.dep_ in ("xcomp", "acl", "advcl", "pcomp"):
            return inner  # a finite verb beside an infinitive belongs to the main clause
        if has_to(token) and not is_infinitive(head):  # "will stay to train and advise and to share"
            return worse(inner, Verdict("hypothetical", token))
        return self._upwards(head, inner, height + 1)

    def _relative(self, token: Token, noun: Token, inner: Verdict) -> Verdict:
        """A relative clause tells of what there is, unless its noun is a claim, a draft, or "it was not the army that"."""
        act = self._act_of_noun(noun)
        if act in ("possible", "deny", "accuse") or noun.lemma_.lower() in self._marks("tellings"):
            return self._content(noun, inner)
        if act in ("hypothetical", "plan") and token.tag_ in ("VBZ", "VBP", "VB"):
            return worse(inner, Verdict("hypothetical", noun))
        if noun.lower_ in ("event", "case") and is_present(token):  # "in the event that rebels attack"
            return worse(inner, Verdict("hypothetical", noun))
        if is_generic(token, noun):
            return worse(inner, Verdict("hypothetical", noun))
        above = noun.head
        if (
            noun.dep_ == "attr" and (outer := self._local(above)).act not in REAL
        ):  # "it was not the army that", "it would be"
            return worse(inner, outer)
        inside = any(
            child.dep_ in ("prep", "advmod") and any(each.tag_ in ("WDT", "WRB") for each in child.subtree)
            for child in token.children
        )
        act = self._act_of_verb(above, "")
        if above.pos_ == "VERB" and (inside and act in UNREAL or self._is_paper(noun, above, act)):
            return worse(inner, Verdict("hypothetical", above))
        return inner

    def _adverbial(self, token: Token, inner: Verdict, height: int) -> Verdict:
        if is_infinitive(token):
            if self._act_of_verb(token.head, "") in SPEECH_ACTS:  # "threatened before the meeting to attack"
                return self._complement(token, token.head, inner, height)
            if self._act_of_verb_exactly(token.head, "-to") == "through" or self._is_said_there(token):
                return self._upwards(token.head, worse(inner, self._local(token.head)), height + 1)
            return worse(inner, Verdict("hypothetical", token))
        mark = next((child for child in token.children if child.dep_ == "mark" or child.tag_ == "WRB"), None)
        if mark is not None and mark.lower_ == "that" and token.head.dep_ == "ccomp" and token.i > token.head.i:
            return self._upwards(token.head, inner, height + 1)  # "said that they fled, that they fought"
        if mark is not None:
            return self._subordinate(token, mark, inner)
        head = token.head
        if token.tag_ == "VBG" and head.pos_ == "VERB" and 0 < token.i - head.i <= NEAR and self._takes_back(head):
            if not any(each.text == "," for each in token.doc[head.i : token.i]):
                return self._complement(token, head, inner, height)
        if token.tag_ in ("VBG", "VBN") and not any(child.dep_ == "nsubj" for child in token.children):
            return (
                self._upwards(head, worse(inner, self._local(head)), height + 1)
                if head.pos_ in ("VERB", "AUX")
                else inner
            )
        return inner

    def _subordinate(self, token: Token, mark: Token, inner: Verdict) -> Verdict:
        if mark.lower_ == "than":  # "rather than attack"
            return Verdict("nothing", mark)
        main = token.head
        if mark.lower_ == "before" and main.tag_ == "VBN" and main.lemma_.lower() in self._marks("stopping"):
            return Verdict("deny", main, negated=True)
        conditional = mark.lower_ == "as" and main.lower_ == "long"  # "as long as"
        main = main.head if main.pos_ == "ADV" else main
        if mark.lower_ == "as" and mark.nbor().lower_ == "though":  # "talks as though they had won"
            return worse(inner, Verdict("hypothetical", mark.nbor()))
        if conditional and token.tag_ in ("VBZ", "VBP") or mark.lower_ in self._marks("after") and is_open(token, main):
            return worse(inner, Verdict("hypothetical", mark))
        if mark.lower_ == "while" and mark.i > main.i and token.tag_ in ("VBZ", "VBP"):
            return worse(inner, Verdict("ongoing", mark))
        return inner

    def _complement(self, token: Token, head: Token, inner: Verdict, height: int) -> Verdict:
        if head.pos_ == "ADJ":
            return self._after_adjective(token, head, inner, height)
        if head.pos_ == "NOUN" and token.dep_ == "ccomp" and not is_infinitive(token):  # "claims that they fled"
            return self._content(head, inner)
        if token.dep_ == "ccomp" and any(each.text in (";", "--") for each in token.doc[token.i : head.i]):
            return inner  # "one army withdrew; the other did not"
        judged = self._judged(head) if token.dep_ == "ccomp" else None
        if judged is not None:
            return worse(inner, judged)
        act = self._act_over(token, head)
        if act == "possible" and self._act_of_verb(head, "") == "reject":  # "refused to rule out bombing"
            return worse(inner, Verdict(act, head))
        if act == "through" and token.dep_ == "ccomp" and head.dep_ == "xcomp" and is_pending(head.head):
            return worse(inner, Verdict("possible", head))  # "has yet to say whether"
        if act == "through":
            return self._upwards(head, self._told_through(token, head, inner), height + 1)
        if act in UNREAL and self._local(head).act == "deny":  # "did not deny that", "did not fail to"
            return worse(inner, Verdict("possible", head))
        found = over(Verdict(act, head, operator=True), inner)
        return found if act in SPEECH_ACTS else self._upwards(head, found, height + 1)

    def _act_over(self, token: Token, head: Token) -> str:
        """The act of the verb ``head`` for the clause of ``token`` that it governs."""
        if is_pending(head) and is_infinitive(token):
            return "deny"
        ordered = self._act_of_verb_exactly(head, "-to") if is_infinitive(token) else None  # "told them to go"
        act = future_of(token, head) or self._ing(token, head) or ordered or self._act_of_verb(head, "")
        allotted = head.lemma_ == "have" and is_infinitive(token) and head.i + 2 < token.i
        if allotted and any(child.dep_ == "prep" for child in head.children):  # "has until Monday to leave"
            return "hypothetical"
        if act in (None, "through") and self._is_permitted(head):
            return "hypothetical"
        if act == "through" and self._is_rumoured(head):
            return "possible"
        if act == "reject" and self._is_kept_open(head):
            return "possible"
        if token.dep_ == "ccomp" and is_past(token):
            if act == "plan" or (act == "deny" and head.lemma_.lower() in self._marks("factive")):
                return "through"  # "decided that they had met the test", "forgot that they had left"
        if act is None and token.dep_ == "xcomp" and is_infinitive(token) and self._is_said_there(token):
            return "through"
        return act or ("hypothetical" if token.dep_ == "xcomp" and is_infinitive(token) else "through")

    def _told_through(self, token: Token, head: Token, inner: Verdict) -> Verdict:
        """``inner`` below a verb that leaves it as it is: what is not said for certain is not certain."""
        local = self._local(head)
        wrong = self._untruly(head)
        if wrong is not None:
            return worse(inner, Verdict("deny", wrong, negated=True))  # "falsely claimed that"
        if is_infinitive(token) and local.act == "will" and head.lemma_.lower() in self._marks("persuading"):
            return worse(inner, Verdict("hypothetical", head))  # nobody can promise what others will do
        if token.dep_ != "ccomp" or is_infinitive(token):
            return worse(inner, local)
        if local.act == "deny" and is_past(token) and is_unaware(head, self._marks("factive")):
            return inner  # "did not know that they had left"
        if head.tag_ == "VBP" and any(each.lower_ in NOBODY and each.dep_ == "nsubj" for each in head.children):
            inner = worse(inner, Verdict("possible", head))  # "they say that"
        if local.act not in REAL and not is_offered(head):
            inner = worse(inner, Verdict("possible", local.token))
        return inner

    def _after_adjective(self, token: Token, adjective: Token, inner: Verdict, height: int) -> Verdict:
        """What "ready to", "unable to", "glad that" say of the clause behind them."""
        ruled = self.acts["adjectives"].get(f"{adjective.lower_} -to") if is_infinitive(token) else None
        if ruled:  # "is not ready to leave" is told by "ready"
            return over(Verdict(ruled, adjective, operator=True), inner)
        said = self.lexicon.act("adjectives", adjective.lower_) or (
            "hypothetical" if is_infinitive(token) else "through"
        )
        verb = adjective.head if adjective.dep_ == "acomp" else adjective
        if said == "hypothetical" and any(child.lower_ == "too" for child in adjective.children):
            said = "deny"  # "was too weak to attack"
        if said == "hypothetical" and is_counterfactual(verb, (adjective, token)):
            return self._upwards(verb, inner, height + 1)  # "without him they would not have been able to"
        found = over(self._with_local(verb, Verdict(said, adjective)), inner)
        return self._upwards(adjective, found, height + 1)

    def _of_noun(self, token: Token, noun: Token, inner: Verdict, height: int) -> Verdict:
        if not is_infinitive(token):
            finite = token.tag_ != "VBG" and any(
                child.dep_ in ("mark", "nsubj", "nsubjpass") for child in token.children
            )
            return self._content(noun, inner) if finite else self._as_its_noun(token, noun, inner)
        kept = self._of_kept_word(noun)
        if kept is not None:  # of "broke its promise not to" nothing is told
            return self._upwards(noun.head, over(kept, inner) if kept.operator else worse(inner, kept), height + 1)
        act = self._act_of_own_noun(noun) or "hypothetical"
        return self._as_its_noun(token, noun, over(Verdict(act, noun, operator=True), inner))

    def _content(self, noun: Token, inner: Verdict) -> Verdict:
        """What a claim, report or sign says: no surer than the noun, its adjectives and the clause that it is in."""
        act = self._act_of_noun(noun)
        confirmed = noun.dep_ in ("nsubjpass", "dobj") and noun.head.lemma_.lower() in self._marks("verifying")
        if confirmed and self._local(noun.head).act in REAL:
            return self._upwards(noun.head, inner, 1)  # "the report that they left was confirmed"
        if act not in (None, "through", "real"):
            inner = over(Verdict("possible" if act == "accuse" else act, noun), inner)
        inner = worse(inner, self._modifiers(noun))
        above = noun.head
        while above.pos_ in ("NOUN", "PROPN", "ADP", "ADJ") and above.head.i != above.i:
            above = above.head
        if above.pos_ in ("VERB", "AUX"):
            outer = self._act_of_verb(above, "")
            if outer in ("deny", "reject"):
                return worse(inner, Verdict("deny", above, negated=True))
            if (judged := self._judged(above)) is not None:  # "the claims that they fled are false"
                return judged
            if self._local(above).act not in REAL:
                return worse(inner, Verdict("possible", above))
            if above.dep_ == "acl" and above.head.i != noun.i:  # "the claim that there is proof that they fled"
                return self._content(above.head, inner)
        return inner

    def _as_its_noun(self, token: Token, noun: Token, inner: Verdict) -> Verdict:
        """A participle after a noun ("the talks ending the war") is no more real than the clause that the noun is in."""
        above = top = noun
        while above.pos_ in ("NOUN", "PROPN", "PRON", "ADP") and above.head.i != above.i:
            top = above
            if (
                above.lower_ in TOPICS and (act := self._act_of_noun(above.head)) in UNREAL
            ):  # "a danger of rebels attacking"
                return worse(inner, Verdict(act, above.head))
            if self._is_warned_of(token, noun):  # "warned of rebels attacking"
                return worse(inner, Verdict("hypothetical", above))
            above = above.head
        if above.pos_ not in ("VERB", "AUX"):
            return inner
        local = self._local(above)
        kept = self._act_of_verb_exactly(above, "from") if token.tag_ == "VBG" else None
        act = kept or self._act_of_verb(above, "")
        governed = token.tag_ == "VB" or top.dep_ != "nsubj"  # "resolutions condemning it suggest that"
        outer = Verdict(act, above) if act in UNREAL and governed else local
        if (
            outer is local
            and outer.act == "deny"
            and token.tag_ == "VBN"
            and (noun.lower_ == "those" or is_known(noun))
        ):
            return inner  # "none of them looked for those kidnapped by the rebels"
        return worse(inner, outer) if outer.act in UNREAL else inner

    def _by_preposition(self, preposition: Token, inner: Verdict) -> Verdict | None:
        """The verdict on a clause after a preposition where that word alone decides it."""
        untrue = preposition if preposition.lower_ == "without" else self._untruly(preposition.head)
        if untrue is not None:  # "without firing", "wrongly convicted of bombing"
            return Verdict("deny", untrue, negated=True)
        if preposition.lower_ in self._marks("hypothetical"):  # "provided that rebels leave", read as a preposition
            return worse(inner, Verdict("hypothetical", preposition))
        before = preposition.nbor(-1).lower_ if preposition.i else ""
        if preposition.lower_ == "instead" or before == "instead":
            return Verdict("nothing", preposition)
        if before in self._marks("falling_short"):  # "far from withdrawing", "stopped short of", "came close to"
            return Verdict("deny", preposition, negated=True)
        return None

    def _after_preposition(self, token: Token, preposition: Token, inner: Verdict, height: int) -> Verdict:
        if (found := self._by_preposition(preposition, inner)) is not None:
            return found
        head = preposition.head
        if preposition.lower_ in self.lexicon.after:  # "has threatened them since sending troops"
            return inner
        if head.dep_ == "dobj" and self._act_of_verb(head.head, preposition.lower_) in ("possible", "accuse", "deny"):
            head = head.head  # "suspects the rebels of attacking"
        if preposition.lower_ == "of" and is_undergone(head, self._marks("undergoing")):
            return self._upwards(head.head, worse(inner, self._local(head.head)), height + 1)
        in_verb = head.pos_ in ("VERB", "AUX")
        act = self._act_of_verb(head, preposition.lower_) if in_verb else self._act_of_own_noun(head)
        if preposition.lower_ == "for" and in_verb and head.lemma_.lower() in self._marks("suspecting"):
            act = "possible"  # "arrested for killing"
        if preposition.lower_ == "from" and act in (None, "through", "real") and acts_on_somebody(head):
            act = "deny"  # "stopped them from attacking"
        if act in (None, "through", "real"):
            if in_verb:
                return self._beside(token, preposition, act, inner, height)
            if head.dep_ == "pobj" and head.lemma_.lower() in self._marks("exchanges"):
                return self._beside(token, head.head, act, inner, height)
            if preposition.lower_ == "in" and head.pos_ == "NOUN":  # "had no part in it", "an interest in attacking"
                inner = worse(inner, self._modifiers(head))
                known = head.lemma_.lower() in self._marks("partaking")
                return self._as_its_noun(token, head, inner) if known else worse(inner, Verdict("hypothetical", head))
            doubtful = act is None and preposition.lower_ in TOPICS and head.pos_ in ("NOUN", "ADJ", "PROPN", "PRON")
            return worse(inner, Verdict("hypothetical", head)) if doubtful else inner
        found = over(Verdict(act, head, operator=True), inner)
        return found if head.pos_ != "VERB" or act in self.acts else self._upwards(head, found, height + 1)

    def _beside(self, token: Token, preposition: Token, act: str | None, inner: Verdict, height: int) -> Verdict:
        """An -ing form that a preposition ties to a verb: its topic ("spoke of striking"), or as open as the verb itself."""
        verb = preposition.head
        if self._act_of_verb_exactly(verb, preposition.lower_) == "through":  # "will go on firing"
            return self._upwards(verb, self._told_through(token, verb, inner), height + 1)
        if act != "real" and preposition.lower_ in ("of", "about", "against", "towards"):
            return worse(inner, Verdict("hypothetical", preposition))
        outer = self._upwards(verb, self._local(verb), height + 1)
        perfect = any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children)
        pointless = outer.act == "deny" and preposition.lower_ in ("in", "by")  # "saw no point in attacking"
        kept = outer.act in (*REAL, "deny", "nothing") and not pointless
        return inner if kept or perfect else worse(inner, Verdict("hypothetical", verb))
