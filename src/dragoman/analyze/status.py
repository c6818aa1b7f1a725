"""Has it happened? What kind of act a clause reports, decided by syntax: auxiliaries, negation, what governs it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.analyze.analysis import Clause, Modality
from dragoman.analyze.grammar import words
from dragoman.analyze.unreal import (
    is_delayed,
    is_generic,
    is_imagined,
    is_inverted,
    is_negative,
    is_open,
    is_order,
    is_pending,
    is_presupposed,
    is_refusal,
    is_scarce,
    is_to_come,
)
from dragoman.knowledge import Lexicon
from dragoman.records import Article

REAL = frozenset({"do", "ongoing", "real", "through"})
UNREAL = frozenset({"deny", "possible", "hypothetical", "nothing"})
HIGHEST = 8
"""How many governing predicates are looked at; deeper sentences are misparsed more often than meant."""
NEAR = 5
"""Tokens between a verb and an -ing form that the parser took for an adjunct of it."""
TOPICS = ("for", "of", "about", "on", "to", "towards", "against", "from", "into")
"""Prepositions that tie to a noun what it is about."""
Acts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """An act and the token that decided it; ``operator`` when that token governs the clause."""

    act: str
    token: Token | None = None
    operator: bool = False
    negated: bool = False


class StatusReader:
    """Decides the modality of clauses; holds the lexicon and the acts of the ontology's rules."""

    def __init__(self, article: Article, lexicon: Lexicon, acts: Acts) -> None:
        self.article, self.lexicon, self.acts = article, lexicon, acts

    def read(self, clause: Clause, doc_token: Token) -> Modality:
        """The modality of a clause whose head is ``doc_token``."""
        verdict = self._noun(doc_token, clause) if clause.kind == "noun" else self._verb(doc_token)
        token = verdict.token
        shown = words(self.article, doc_token.doc, token.i, token.i + 1) if token is not None else None
        operator = token.i if token is not None and verdict.operator else None
        act = "do" if verdict.act in ("real", "through") else verdict.act
        return Modality(act, shown, operator, verdict.negated)

    # ---- verbs ---------------------------------------------------------------------------------

    def _verb(self, verb: Token) -> Verdict:
        found = self._upwards(verb, self._local(verb), 0)
        if found.act in REAL and is_imagined(verb, self._marks("imagined")):
            return Verdict("hypothetical", verb.sent[0])
        if self._is_untold(verb):
            return Verdict("nothing", verb)
        acts = self.acts["verbs"].get(verb.lemma_.lower())
        if found.act == "deny" and not found.operator and acts is None and is_refusal(verb):
            return Verdict("reject", found.token)
        return found

    def _is_untold(self, verb: Token) -> bool:
        """True where the infinitive says that nothing is told: "declined to comment", "asked not to be named"."""
        return any(child.dep_ == "xcomp" and _phrase(child) in self._marks("untold") for child in verb.children)

    def _marks(self, name: str) -> frozenset[str]:
        return self.lexicon.marks.get(name, frozenset())

    def _local(self, verb: Token, negation: bool = True) -> Verdict:
        """What the verb's own auxiliaries, negation (unless left out), adverbs and conjunction say."""
        found = Verdict("do")
        for child in verb.children:
            if negation or child.dep_ != "neg":
                found = _worse(found, self._of_child(child, verb))
        if _is_infinitive(verb) and verb.dep_ in ("ROOT", "relcl", "appos", "parataxis"):  # "Freedonia to expel envoys"
            found = _worse(found, Verdict("plan" if verb.dep_ == "ROOT" else "hypothetical", verb))
        elif is_order(verb):
            found = _worse(found, Verdict("demand", verb))
        elif is_inverted(verb):
            found = _worse(found, Verdict("hypothetical", verb.left_edge))
        elif found.act in REAL and is_to_come(verb, self._marks("to_come")):
            found = Verdict("plan", verb)
        if verb.sent[-1].text == "?" or (len(verb.sent) > 1 and verb.sent[-2].text == "?"):
            found = _worse(found, Verdict("hypothetical", verb.sent[-1]))
        if verb.i > 1 and verb.nbor(-1).lower_ == "alone" and verb.nbor(-2).lower_ == "let":
            found = _worse(found, Verdict("deny", verb.nbor(-1), negated=True))
        if found.act == "do" and verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and _shares_auxiliary(verb):
            found = self._local(verb.head, negation=all(child.lower_ != "but" for child in verb.head.children))
        return found

    def _of_child(self, child: Token, verb: Token) -> Verdict:
        lower, dep = child.lower_, child.dep_
        if dep == "neg" and lower != "only" and not is_delayed(verb):
            return Verdict("deny", child, negated=True)
        if dep in ("nsubj", "nsubjpass", "dobj"):
            if is_negative(child):
                return Verdict("deny", child, negated=True)
            return Verdict("possible", child) if is_scarce(child) else Verdict("do")
        if dep in ("aux", "auxpass"):
            return self._auxiliary(child, verb)
        if dep == "mark" and lower in self.lexicon.marks["hypothetical"]:
            past = is_presupposed(verb, lower, self._marks("temporal"))
            return Verdict("do") if past else Verdict("hypothetical", child)
        if dep == "advcl" and child.i < verb.i and any(each.lower_ == "if" and each.dep_ == "mark" for each in child.children):
            concessive = child.left_edge.lower_ in ("even", "as")
            return Verdict("do") if concessive else Verdict("possible", child)
        if dep == "prep" and lower in ("at", "in", "under", "by", "on", "to") and any(map(is_negative, child.children)):
            return Verdict("deny", child, negated=True)
        if dep == "advmod":
            return self._adverb(child)
        if dep == "cc" and lower == "nor" or dep == "preconj" and lower == "neither":
            return Verdict("deny", child, negated=True)
        return Verdict("do")

    def _adverb(self, adverb: Token) -> Verdict:
        lower = adverb.lower_
        if lower in ("no", "neither", "nor") or (lower == "longer" and is_negative(adverb)):
            return Verdict("deny", adverb, negated=True)
        for each in (adverb, *adverb.children):  # "hardly ever"
            if act := self.lexicon.act("adverbs", each.lower_):
                return Verdict(act, each, negated=act == "deny")
        return Verdict("do")

    def _auxiliary(self, aux: Token, verb: Token) -> Verdict:
        kind = self.lexicon.auxiliaries.get(aux.lower_)
        if kind == "future":
            return Verdict("will", aux)
        if kind == "hypothetical":
            return Verdict("will", aux) if aux.lower_ in ("would", "'d") and _is_backshifted(verb) else Verdict("hypothetical", aux)
        if kind == "possible":
            return Verdict("possible", aux)
        if kind == "duty":
            return Verdict("demand", aux)
        if verb.tag_ == "VBG" and aux.lemma_ == "be" and aux.tag_ in ("VBZ", "VBP"):
            return Verdict("ongoing", aux)
        return Verdict("do")

    # ---- what governs a clause -----------------------------------------------------------------

    def _upwards(self, token: Token, inner: Verdict, height: int) -> Verdict:
        """``inner`` seen through everything that governs the clause of ``token``."""
        dep, head = token.dep_, token.head
        if dep in ("ROOT", "appos", "parataxis") or height > HIGHEST:
            return inner
        if dep == "relcl":
            return self._relative(token, head, inner)
        if dep == "pobj" and token.tag_ in ("VBP", "VBZ"):  # "in case rebels attack"
            return _worse(inner, Verdict("hypothetical", head))
        if dep == "conj":
            return self._conjoined(token, inner, height)
        if dep == "advcl":
            return self._adverbial(token, inner, height)
        if dep in ("xcomp", "ccomp"):
            return self._complement(token, head, inner, height)
        if dep == "acl":
            return self._of_noun(token, head, inner, height)
        if dep == "pcomp":
            return self._after_preposition(token, head, inner, height)
        if dep in ("csubj", "csubjpass"):
            idea = token.tag_ == "VB" or token.tag_ == "VBG" and (head.lemma_ == "be" or self._local(head).act not in REAL)
            return _worse(inner, Verdict("hypothetical", head)) if idea else inner
        return inner

    def _conjoined(self, token: Token, inner: Verdict, height: int) -> Verdict:
        head = token.head
        if any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children) and head.dep_ not in ("ccomp", "xcomp", "advcl"):
            return inner
        if token.tag_ in ("VB", "VBP") and head.tag_ in ("VBD", "VBZ", "VBG") and _shares_auxiliary(token):
            return self._complement(token, head, inner, height)  # "vows to fight them, arrest their leaders"
        if token.tag_ in ("VBD", "VBZ") and head.dep_ in ("xcomp", "acl", "advcl", "pcomp"):
            return inner  # a finite verb beside an infinitive belongs to the main clause
        return self._upwards(head, inner, height + 1)

    def _relative(self, token: Token, noun: Token, inner: Verdict) -> Verdict:
        """A relative clause tells of what there is, unless its noun is a claim, a draft, or "it was not the army that"."""
        act = self._act_of_noun(noun)
        if act in ("possible", "deny", "accuse"):
            return self._content(noun, inner)
        if act in ("hypothetical", "plan") and token.tag_ in ("VBZ", "VBP", "VB"):
            return _worse(inner, Verdict("hypothetical", noun))
        if is_generic(token, noun):
            return _worse(inner, Verdict("hypothetical", noun))
        above = noun.head
        if noun.dep_ == "attr" and self._local(above).act == "deny":
            return _worse(inner, Verdict("deny", above, negated=True))
        inside = any(child.dep_ in ("prep", "advmod") and any(each.tag_ in ("WDT", "WRB") for each in child.subtree) for child in token.children)
        outer = self._act_of_verb(above, "")
        if above.pos_ == "VERB" and (inside and outer in UNREAL or self._is_paper(noun, above, outer)):
            return _worse(inner, Verdict("hypothetical", above))
        return inner

    def _is_paper(self, noun: Token, verb: Token, act: str | None) -> bool:
        """True for the law that nobody has passed ("vetoed a resolution that imposed sanctions")."""
        in_force = act in ("through", "real") or verb.lemma_.lower() in self._marks("enacting")
        return noun.lemma_.lower() in self._marks("texts") and noun.dep_ == "dobj" and not in_force

    def _adverbial(self, token: Token, inner: Verdict, height: int) -> Verdict:
        if _is_infinitive(token):
            return _worse(inner, Verdict("hypothetical", token))
        mark = next((child for child in token.children if child.dep_ == "mark" or child.tag_ == "WRB"), None)
        if mark is not None:
            return self._subordinate(token, mark, inner)
        head = token.head
        if token.tag_ == "VBG" and head.pos_ == "VERB" and 0 < token.i - head.i <= NEAR and self._takes_back(head):
            if not any(each.text == "," for each in token.doc[head.i : token.i]):
                return self._complement(token, head, inner, height)
        if token.tag_ in ("VBG", "VBN") and not any(child.dep_ == "nsubj" for child in token.children):
            return self._upwards(head, _worse(inner, self._local(head)), height + 1) if head.pos_ in ("VERB", "AUX") else inner
        return inner

    def _takes_back(self, verb: Token) -> bool:
        """True for a verb after which an -ing form is its content ("ruled out releasing")."""
        return self._act_of_verb(verb, "") not in (None, "through", "real")

    def _subordinate(self, token: Token, mark: Token, inner: Verdict) -> Verdict:
        if mark.lower_ == "than":  # "rather than attack"
            return Verdict("nothing", mark)
        main = token.head
        conditional = mark.lower_ == "as" and main.lower_ == "long"  # "as long as"
        main = main.head if main.pos_ == "ADV" else main
        if conditional and token.tag_ in ("VBZ", "VBP") or mark.lower_ in self._marks("after") and is_open(token, main):
            return _worse(inner, Verdict("hypothetical", mark))
        return inner

    def _complement(self, token: Token, head: Token, inner: Verdict, height: int) -> Verdict:
        if head.pos_ == "ADJ":
            act = self.lexicon.act("adjectives", head.lower_) or ("hypothetical" if _is_infinitive(token) else "through")
            outer = Verdict(act, head, operator=False)
            return self._upwards(head, _over(self._with_local(head.head if head.dep_ == "acomp" else head, outer), inner), height + 1)
        if token.dep_ == "ccomp" and any(each.text in (";", "--") for each in token.doc[token.i : head.i]):
            return inner  # "one army withdrew; the other did not"
        act = _future_of(token, head) or self._ing(token, head) or self._act_of_verb(head, "")
        if is_pending(head) and _is_infinitive(token):
            act = "deny"
        elif act == "reject" and self._is_kept_open(head):
            act = "possible"
        if act is None:
            act = "hypothetical" if token.dep_ == "xcomp" and _is_infinitive(token) else "through"
        outer = Verdict(act, head, operator=True)
        speech = token.dep_ == "ccomp" and not _is_infinitive(token)
        local = self._local(head)
        if act == "through":
            if speech:
                if any(child.lower_ == "they" and child.dep_ == "nsubj" for child in head.children) and head.tag_ == "VBP":
                    inner = _worse(inner, Verdict("possible", head))
                if local.act not in REAL:
                    inner = _worse(inner, Verdict("possible", local.token))
            else:
                inner = _worse(inner, local)
            return self._upwards(head, inner, height + 1)
        if act in UNREAL and local.act == "deny":  # "did not deny that", "did not fail to"
            return _worse(inner, Verdict("possible", head))
        found = _over(outer, inner)
        return found if act in ("commit", "will", "demand", "threaten", "reject", "accuse") else self._upwards(head, found, height + 1)

    def _is_kept_open(self, verb: Token) -> bool:
        """True for a rejection that is itself refused or denied: "refused to rule out", "did not rule out"."""
        above = self._act_of_verb(verb.head, "") if verb.dep_ == "xcomp" else None
        return above in ("reject", "deny") or self._local(verb).act == "deny"

    def _ing(self, token: Token, verb: Token) -> str | None:
        """The act of a verb that governs an -ing form otherwise than a noun ("escaped being killed")."""
        participle = token.tag_ == "VBG" or any(child.tag_ == "VBG" and child.dep_ == "auxpass" for child in token.children)
        return self._act_of_verb_exactly(verb, "-ing") if participle else None

    def _with_local(self, head: Token, outer: Verdict) -> Verdict:
        local = self._local(head)
        return local if local.act in UNREAL else outer

    def _of_noun(self, token: Token, noun: Token, inner: Verdict, height: int) -> Verdict:
        if not _is_infinitive(token):
            finite = token.tag_ != "VBG" and any(child.dep_ in ("mark", "nsubj", "nsubjpass") for child in token.children)
            return self._content(noun, inner) if finite else self._as_its_noun(noun, inner)
        act = self._act_of_noun(noun) or "hypothetical"
        return self._as_its_noun(noun, _over(Verdict(act, noun, operator=True), inner))

    def _content(self, noun: Token, inner: Verdict) -> Verdict:
        """What a claim, report or sign says: no surer than the noun, its adjectives and the clause that it is in."""
        act = self._act_of_noun(noun)
        if act not in (None, "through", "real"):
            inner = _over(Verdict("possible" if act == "accuse" else act, noun), inner)
        inner = _worse(inner, self._modifiers(noun))
        above = noun.head
        while above.pos_ in ("NOUN", "PROPN", "ADP", "ADJ") and above.head.i != above.i:
            above = above.head
        if above.pos_ in ("VERB", "AUX"):
            outer = self._act_of_verb(above, "")
            if outer in ("deny", "reject"):
                return _worse(inner, Verdict("deny", above, negated=True))
            if self._local(above).act not in REAL:
                return _worse(inner, Verdict("possible", above))
        return inner

    def _as_its_noun(self, noun: Token, inner: Verdict) -> Verdict:
        """A participle after a noun ("the talks ending the war") is no more real than the clause that the noun is in."""
        above = noun
        while above.pos_ in ("NOUN", "PROPN", "PRON", "ADP") and above.head.i != above.i:
            if above.lower_ in TOPICS and (act := self._act_of_noun(above.head)) in UNREAL:  # "a danger of rebels attacking"
                return _worse(inner, Verdict(act, above.head))
            above = above.head
        if above.pos_ not in ("VERB", "AUX"):
            return inner
        local = self._local(above)
        act = self._act_of_verb_exactly(above, "from") or self._act_of_verb(above, "")
        outer = Verdict(act, above) if act in UNREAL else local
        return _worse(inner, outer) if outer.act in UNREAL else inner

    def _after_preposition(self, token: Token, preposition: Token, inner: Verdict, height: int) -> Verdict:
        if preposition.lower_ == "without":
            return Verdict("deny", preposition, negated=True)
        before = preposition.nbor(-1).lower_ if preposition.i else ""
        if preposition.lower_ == "instead" or before == "instead":
            return Verdict("nothing", preposition)
        if before in ("far", "short"):  # "far from withdrawing", "stopped short of imposing"
            return Verdict("deny", preposition, negated=True)
        head = preposition.head
        act = self._act_of_verb(head, preposition.lower_) if head.pos_ in ("VERB", "AUX") else self._act_of_noun(head)
        if preposition.lower_ == "from" and act in (None, "through", "real") and _acts_on_somebody(head):
            act = "deny"  # "stopped them from attacking"
        if act in (None, "through", "real"):
            if head.pos_ in ("VERB", "AUX"):
                return self._beside(head, preposition, act, inner, height)
            doubtful = act is None and preposition.lower_ in TOPICS and head.pos_ in ("NOUN", "ADJ", "PROPN", "PRON")
            return _worse(inner, Verdict("hypothetical", head)) if doubtful else inner
        found = _over(Verdict(act, head, operator=True), inner)
        return found if head.pos_ != "VERB" or act in self.acts else self._upwards(head, found, height + 1)

    def _beside(self, verb: Token, preposition: Token, act: str | None, inner: Verdict, height: int) -> Verdict:
        """An -ing form that a preposition ties to a verb: its topic ("spoke of striking"), or as open as the verb itself."""
        if act != "real" and preposition.lower_ in ("of", "about", "against", "towards"):
            return _worse(inner, Verdict("hypothetical", preposition))
        outer = self._upwards(verb, self._local(verb), height + 1)
        perfect = any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children)
        return inner if outer.act in (*REAL, "deny", "nothing") or perfect else _worse(inner, Verdict("hypothetical", verb))

    def _act_of_verb(self, verb: Token, preposition: str) -> str | None:
        """The act that a governing verb stands for, with its particle or preposition where it has one."""
        lemma = verb.lemma_.lower()
        beside = ("prt", "prep", "advmod")
        tries = [f"{lemma} {preposition}"] if preposition else [f"{lemma} {each.lower_}" for each in verb.children if each.dep_ in beside]
        for phrase in (*tries, lemma):
            act = self.acts["verbs"].get(phrase) or self.lexicon.act("verbs", phrase)
            if act:
                return act
        return None

    def _act_of_noun(self, noun: Token) -> str | None:
        lemma = noun.lemma_.lower()
        return self.acts["nouns"].get(lemma) or self.lexicon.act("nouns", lemma)

    # ---- event nouns ---------------------------------------------------------------------------

    def _noun(self, noun: Token, clause: Clause) -> Verdict:
        own = self._modifiers(noun)
        if clause.link == "light" and clause.governor is not None:
            verb = noun.doc[clause.governor]
            told = self._local(verb)
            if told.act in REAL and verb.lemma_.lower() in self.lexicon.announcing:
                told = Verdict("commit", verb)  # "announced a withdrawal"
            return self._upwards(verb, _worse(own, told), 0)
        return _worse(own, self._noun_in_place(noun))

    def _noun_in_place(self, noun: Token) -> Verdict:
        """What the place of a noun in its sentence says of the event that it names."""
        while noun.dep_ == "conj":
            noun = noun.head
        head, dep = noun.head, noun.dep_
        if dep == "pobj":
            return self._noun_after_preposition(noun, head)
        if dep in ("dobj", "attr", "oprd"):
            return self._noun_as_object(head)
        if dep in ("nsubj", "nsubjpass"):
            return self._noun_as_subject(head)
        return Verdict("do") if dep in ("ROOT", "appos") else Verdict("nothing", head)

    def _modifiers(self, noun: Token) -> Verdict:
        found = Verdict("do")
        for child in noun.children:
            if child.lower_ in ("no", "not") and child.dep_ in ("det", "neg"):
                found = Verdict("deny", child, negated=True)
            elif child.dep_ == "amod" and (act := self.lexicon.act("adjectives", child.lower_)):
                found = _worse(found, Verdict(act, child))
            elif child.dep_ == "det" and child.lower_ in ("any", "every", "whatever"):
                found = _worse(found, Verdict("hypothetical", child))
            elif child.dep_ == "compound" and (act := self._act_of_noun(child)):
                found = _worse(found, Verdict(act, child))
        return found

    def _noun_after_preposition(self, noun: Token, preposition: Token) -> Verdict:
        head, name = preposition.head, preposition.lower_
        if name == "without":
            return Verdict("deny", preposition, negated=True)
        if head.pos_ in ("VERB", "AUX"):
            return self._noun_beside_verb(head, name)
        if head.pos_ not in ("NOUN", "PROPN"):
            return Verdict("do") if name in self.lexicon.after else Verdict("nothing", head)
        if name == "of" and head.lemma_.lower() in self.lexicon.measures:  # "a series of attacks"
            return self._noun_in_place(head)
        act = self._act_of_noun(head)
        if act and name in (("of", "about") if act == "possible" else ("of", "for", "to", "about", "on", "over", "against")):
            return Verdict(act, head, operator=True)
        return Verdict("do") if name in self.lexicon.after else Verdict("nothing", head)

    def _noun_beside_verb(self, verb: Token, name: str) -> Verdict:
        """A noun that a preposition ties to a verb: governed ("called for"), in time ("after"), or where harm was done."""
        act = self._act_of_verb_exactly(verb, name)
        if act and act not in ("through", "real"):
            return self._upwards(verb, _over(Verdict(act, verb, operator=True), Verdict("do")), 1)
        if act or name in self.lexicon.after:
            return Verdict("do")
        if name in ("in", "by", "from", "for", "over") and self._act_of_verb(verb, "") == "real":
            return self._upwards(verb, self._local(verb), 0)
        return Verdict("nothing", verb)

    def _act_of_verb_exactly(self, verb: Token, preposition: str) -> str | None:
        phrase = f"{verb.lemma_.lower()} {preposition}"
        return self.acts["verbs"].get(phrase) or self.lexicon.act("verbs", phrase)

    def _noun_as_object(self, verb: Token) -> Verdict:
        if verb.pos_ not in ("VERB", "AUX"):
            return Verdict("nothing", verb)
        act = "commit" if verb.lemma_.lower() in self.lexicon.announcing else self._act_of_verb(verb, "")
        if act in (None, "nothing"):
            return Verdict("nothing", verb)
        local = self._local(verb)
        if act in ("real", "through"):
            real = act == "real" or verb.lemma_.lower() in self.lexicon.light
            return self._upwards(verb, local, 0) if real or act == "through" else Verdict("nothing", verb)
        return self._upwards(verb, _over(Verdict(act, verb, operator=True), Verdict("do")), 1)

    def _noun_as_subject(self, verb: Token) -> Verdict:
        local = self._local(verb)
        passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
        if verb.lemma_.lower() in self.lexicon.occur and not passive:
            return self._upwards(verb, local, 0)
        act = self._act_of_verb(verb, "") if passive else None
        if act in ("real", "through"):
            return self._upwards(verb, local, 0)
        return Verdict(act or "nothing", verb, operator=act is not None)


# ---- combining -------------------------------------------------------------------------------------

_WEIGHT = {"do": 0, "real": 0, "through": 0, "ongoing": 1, "plan": 2, "commit": 3, "will": 3, "demand": 4, "possible": 5, "hypothetical": 6, "deny": 7, "nothing": 8}


def _worse(left: Verdict, right: Verdict) -> Verdict:
    """The less real of two verdicts on one clause; "will not" is denied, "if … not" hypothetical."""
    acts = {left.act, right.act}
    if "deny" in acts and acts & {"hypothetical", "possible"}:
        unreal = left if right.act == "deny" else right
        return replace(unreal, negated=True)
    if "deny" in acts and acts & {"commit", "will"}:
        denied = left if left.act == "deny" else right
        return replace(denied, negated=True)
    return right if _WEIGHT.get(right.act, 3) > _WEIGHT.get(left.act, 3) else left


def _over(outer: Verdict, inner: Verdict) -> Verdict:
    """``outer`` governs a clause of which ``inner`` was said."""
    if outer.act in ("through", "real"):
        return inner
    if inner.act == "deny" and outer.act in ("commit", "will", "threaten", "plan"):
        return Verdict("nothing", outer.token)  # "vowed never to attack": told by the vow alone
    if inner.act == "deny":
        return replace(outer, negated=not outer.negated) if outer.act != "deny" else Verdict("nothing", outer.token)
    if inner.act in ("hypothetical", "nothing") and inner.token is not None and outer.act in ("commit", "will", "plan", "possible", "accuse"):
        return inner if not inner.operator else outer
    return outer


def _shares_auxiliary(verb: Token) -> bool:
    """True for a verb that may stand under the auxiliary of the one before it: "will not attack or bomb"."""
    if verb.tag_ in ("VBD", "VBZ", "VBP") and all(child.lower_ not in ("or", "nor") for child in verb.head.children):
        return False
    return not any(child.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass", "mark") for child in verb.children)


def _future_of(token: Token, head: Token) -> str | None:
    """What "is to go" and "is going to go" say of an infinitive."""
    if token.dep_ != "xcomp" or not _is_infinitive(token):
        return None
    if head.lower_ == "ought":
        return "demand"
    if head.lemma_ == "be":
        return "plan"
    if head.lower_ == "let" and is_order(head):
        return "demand"
    return "will" if head.lower_ == "going" else None


def _phrase(verb: Token) -> str:
    """The lemma of a verb with its particle ("rule out")."""
    return " ".join([verb.lemma_.lower(), *(child.lower_ for child in verb.children if child.dep_ == "prt")])


def _acts_on_somebody(verb: Token) -> bool:
    return verb.pos_ == "VERB" and any(child.dep_ in ("dobj", "nsubjpass") for child in verb.children)


def _is_infinitive(verb: Token) -> bool:
    if any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children):
        return True
    return verb.tag_ == "VB" and verb.dep_ == "xcomp" and not any(child.dep_ == "aux" for child in verb.children)


def _is_backshifted(verb: Token) -> bool:
    """True for the "would" of reported speech: the clause is what a past verb of saying reports."""
    at = verb
    while at.dep_ == "conj":
        at = at.head
    return at.dep_ == "ccomp" and at.head.tag_ in ("VBD", "VBN") and at.head.pos_ == "VERB"
