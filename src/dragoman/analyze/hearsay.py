"""What nobody vouches for: rumours, gossip, fake bulletins, earlier versions, and what a law merely lets somebody do."""

from spacy.tokens import Token

from dragoman.analyze.unreal import is_present
from dragoman.analyze.wordacts import WordActs


class Hearsay(WordActs):
    """Tells who speaks without standing for it."""

    _fakes: frozenset[str] | None = None

    def _is_permitted(self, verb: Token) -> bool:
        """True for "the constitution lets the king dismiss them": a text lets do what nobody has done."""
        subject = self._subject_of(verb)
        texts = self._marks("texts") | self._marks("provisions")
        return verb.lemma_ == "let" and is_present(verb) and subject is not None and subject.lemma_.lower() in texts

    def _is_rumoured(self, verb: Token) -> bool:
        """True where nobody vouches for what is said: "rumour has it that", "users claimed that"."""
        subject = self._subject_of(verb)
        if subject is not None and verb.dep_ == "relcl" and subject.tag_ == "WDT":
            subject = verb.head
        return subject is not None and self._is_rumour(subject)

    def _subject_of(self, verb: Token) -> Token | None:
        return next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)

    def _is_rumour(self, noun: Token) -> bool:
        """True for "rumours", "gossip", "social media users", and for "unconfirmed reports"."""
        if noun.lemma_.lower() in self._marks("rumours") | self._known_fakes(noun):
            return True
        if any(child.lower_ in self._marks("faking") for child in noun.children if child.dep_ in ("amod", "compound")):
            return True  # "a fake bulletin reported"
        older = any(child.lower_ in self._marks("superseded") for child in noun.children)
        if older and noun.lemma_.lower() in self._marks("tellings"):  # "an earlier version said that"
            return True
        posted = noun.lemma_.lower() in self._marks("posters") and any(
            child.lower_ in self._marks("posting") for child in noun.children
        )
        doubted = any(self.lexicon.act("adjectives", child.lower_) == "possible" for child in noun.children)
        return posted or (doubted and self._act_of_noun(noun) == "possible")

    def _known_fakes(self, noun: Token) -> frozenset[str]:
        """Lemmas of what the article calls fake somewhere, for a known noun: "a fake bulletin … The bulletin said"."""
        if not any(child.dep_ == "det" and child.lower_ in ("the", "this", "that") for child in noun.children):
            return frozenset()
        if self._fakes is None:
            fakes = (token.head for token in noun.doc if token.lower_ in self._marks("faking") and token.dep_ == "amod")
            self._fakes = frozenset(head.lemma_.lower() for head in fakes if head.pos_ == "NOUN")
        return self._fakes

    def _is_hearsay(self, according: Token) -> bool:
        """True for "according to rumours" and "according to unconfirmed reports"."""
        return any(
            inner.lemma_.lower() in self._marks("rumours")
            or any(self.lexicon.act("adjectives", each.lower_) == "possible" for each in inner.children)
            for to in according.children
            for inner in to.children
            if inner.dep_ == "pobj"
        )
