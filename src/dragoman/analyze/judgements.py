"""What single words say of a clause or noun beside them: adjectives of doubt, theories, rumours, participles."""

from spacy.tokens import Token

from dragoman.analyze.ownsigns import OwnSigns
from dragoman.analyze.verdicts import REAL, UNREAL, Verdict, worse

ABOUT = ("of", "about", "against")


class Judgements(OwnSigns):
    """Reads the words around a clause, one by one; who climbs higher is ``Governors``."""

    def _is_paper(self, noun: Token, verb: Token, act: str | None) -> bool:
        """True for the law that nobody has passed ("vetoed a resolution that imposed sanctions")."""
        in_force = act in ("through", "real") or verb.lemma_.lower() in self._marks("enacting")
        return noun.lemma_.lower() in self._marks("texts") and noun.dep_ == "dobj" and not in_force

    def _takes_back(self, verb: Token) -> bool:
        """True for a verb after which an -ing form is its content ("ruled out releasing")."""
        return self._act_of_verb(verb, "") not in (None, "through", "real")

    def _judged(self, verb: Token) -> Verdict | None:
        """How sure an adjective makes a clause that it speaks of: "it is possible that", "it is not true that"."""
        if verb.lemma_ not in ("be", "seem", "appear", "remain", "prove", "go"):
            return None
        adjective = next((child for child in verb.children if child.dep_ in ("acomp", "oprd")), None)
        thing = next((child for child in verb.children if child.dep_ == "attr"), None)
        if adjective is None and (thing is None or self.lexicon.act("nouns", thing.lemma_.lower()) != "deny"):
            return self._of_theory(verb)
        local = self._local(verb)
        act = self.lexicon.act("adjectives", adjective.lower_) if adjective is not None else "deny"
        adjective = adjective or thing
        assert adjective is not None
        if adjective.lower_ in self._marks("true"):
            return Verdict("deny", adjective, negated=True) if local.act == "deny" else None
        if act == "deny":
            return Verdict("deny", adjective, negated=True) if local.act in REAL else Verdict("possible", adjective)
        return Verdict("possible", adjective) if act in ("possible", "hypothetical") else None

    def _of_theory(self, verb: Token) -> Verdict | None:
        """Possible below "one theory is that" and "the story goes that", hypothetical below "its condition is that"."""
        subject = self._subject_of(verb)
        if subject is None or verb.lemma_ not in ("be", "go"):
            return None
        if subject.lemma_.lower() in self._marks("terms"):
            return Verdict("hypothetical", subject)
        doubted = self._act_of_noun(subject) == "possible" or self._is_rumour(subject)
        return Verdict("possible", subject) if doubted else None

    def _is_kept_open(self, verb: Token) -> bool:
        """True for a rejection that is itself refused or denied: "refused to rule out", "did not rule out"."""
        above = self._act_of_verb(verb.head, "") if verb.dep_ == "xcomp" else None
        return above in ("reject", "deny") or self._local(verb).act == "deny"

    def _ing(self, token: Token, verb: Token) -> str | None:
        """The act of a verb that governs an -ing form otherwise than a noun ("escaped being killed")."""
        participle = token.tag_ == "VBG" or any(
            child.tag_ == "VBG" and child.dep_ == "auxpass" for child in token.children
        )
        return self._act_of_verb_exactly(verb, "-ing") if participle else None

    def _with_local(self, head: Token, outer: Verdict) -> Verdict:
        local = self._local(head)
        return local if local.act in UNREAL else outer

    def _untruly(self, verb: Token) -> Token | None:
        """The "falsely" or "wrongly" beside a verb."""
        return next((each for each in verb.children if each.lower_ in self._marks("untruly")), None)

    def _is_warned_of(self, token: Token, noun: Token) -> bool:
        above = noun.head
        return token.tag_ == "VBG" and above.lower_ in ABOUT and noun.dep_ == "pobj" and above.head.pos_ == "VERB"

    def _act_beside(self, word: Token) -> str | None:
        """The act of a noun before an event ("threat", "plan"), or of a participle behind it ("announced by")."""
        if word.dep_ == "compound":
            return self._act_of_noun(word)
        if word.dep_ != "acl" or word.tag_ != "VBN":
            return None
        # A subject shows a main verb that was misread; in "talks intended to calm them" the talks are real.
        if any(child.dep_ in ("aux", "nsubj", "xcomp", "advcl") for child in word.children):
            return None
        act = "plan" if word.lemma_.lower() in self.lexicon.announcing else self.lexicon.act("verbs", word.lemma_)
        return act if act in ("plan", "deny") else None

    def _modifiers(self, noun: Token) -> Verdict:
        found = Verdict("do")
        for child in noun.children:
            if child.lower_ in ("no", "not") and child.dep_ in ("det", "neg"):
                found = Verdict("deny", child, negated=True)
            elif child.dep_ == "amod" and (act := self.lexicon.act("adjectives", child.lower_)):
                found = worse(found, Verdict(act, child))
            elif child.dep_ == "det" and child.lower_ in ("any", "every", "whatever"):
                found = worse(found, Verdict("hypothetical", child))
            elif act := self._act_beside(child):
                found = worse(found, Verdict(act, child))
        return found
