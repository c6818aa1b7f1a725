"""Which act a word stands for: the ontology's rules first, then the modality lexicon."""

from collections.abc import Mapping

from spacy.tokens import Token

from dragoman.knowledge import Lexicon
from dragoman.records import Article

Acts = Mapping[str, Mapping[str, str]]


class WordActs:
    """Looks up acts of verbs and nouns; holds the lexicon and the acts of the ontology's rules."""

    def __init__(self, article: Article, lexicon: Lexicon, acts: Acts) -> None:
        self.article, self.lexicon, self.acts = article, lexicon, acts

    def _marks(self, name: str) -> frozenset[str]:
        return self.lexicon.marks.get(name, frozenset())

    def _act_of_verb(self, verb: Token, preposition: str) -> str | None:
        """The act that a governing verb stands for, with its particle or preposition where it has one."""
        lemma = verb.lemma_.lower()
        beside = ("prt", "prep", "advmod")
        particles = [each.lower_ for each in verb.children if each.dep_ in ("prt", "advmod")]
        tries = (
            [*(f"{lemma} {each} {preposition}" for each in particles), f"{lemma} {preposition}"]
            if preposition
            else [f"{lemma} {each.lower_}" for each in verb.children if each.dep_ in beside]
        )
        for phrase in (*tries, lemma):
            act = self.acts["verbs"].get(phrase) or self.lexicon.act("verbs", phrase)
            if act:
                return act
        return None

    def _act_of_verb_exactly(self, verb: Token, preposition: str) -> str | None:
        phrase = f"{verb.lemma_.lower()} {preposition}"
        return self.acts["verbs"].get(phrase) or self.lexicon.act("verbs", phrase)

    def _act_of_own_noun(self, noun: Token) -> str | None:
        """The act of a noun; an intention that somebody makes known is a promise ("expressed its intention to")."""
        act = self._act_of_noun(noun)
        told = noun.dep_ == "dobj" and noun.head.lemma_.lower() in self._marks("avowing")
        return "commit" if act == "plan" and told else act

    def _act_of_noun(self, noun: Token) -> str | None:
        lemma = noun.lemma_.lower()
        return self.acts["nouns"].get(lemma) or self.lexicon.act("nouns", lemma)
