"""What surrounds an expression: the words before and after, the parse, and the tense of its clause."""

from bisect import bisect_right

from spacy.attrs import IDX
from spacy.tokens import Doc, Token

from dragoman.analyze.timegrammar import TimeGrammar, Word

PAST, FUTURE, SURELY_PAST = -1, 1, -2


class Scene:
    """A text, its words and its parse; answers what the guards ask."""

    def __init__(self, text: str, doc: Doc, words: list[Word], grammar: TimeGrammar) -> None:
        self.text, self.doc, self.words, self.grammar = text, doc, words, grammar
        self._starts: list[int] = []
        self._shouts: bool | None = None
        self._parsed = doc.has_annotation("DEP")

    def token(self, at: int) -> Token | None:
        """The token of the parse in which word ``at`` begins."""
        if not self._starts and len(self.doc):
            self._starts = [int(each) for each in self.doc.to_array([IDX]).ravel()]
        if not 0 <= at < len(self.words):
            return None
        number = bisect_right(self._starts, self.words[at].start) - 1
        return self.doc[number] if number >= 0 else None

    def word(self, at: int) -> str:
        """Word ``at`` in lower case; empty beyond the ends of the text."""
        return self.words[at].text if 0 <= at < len(self.words) else ""

    def written(self, first: int, last: int) -> str:
        """The words ``first`` to ``last`` as they stand in the text."""
        return self.text[self.words[first].start : self.words[last - 1].end]

    @property
    def shouts(self) -> bool:
        """True for a text in capitals, where a capital initial says nothing."""
        if self._shouts is None:
            self._shouts = sum(each.islower() for each in self.text) * 5 < len(self.text)
        return self._shouts

    def named(self, at: int) -> bool:
        """True when word ``at`` has a capital initial that no beginning of a sentence explains."""
        before = self.word(at - 1)
        return not self.shouts and self.text[self.words[at].start].isupper() and before[-1:].isalpha()

    # ---- tense ---------------------------------------------------------------------------------

    def looks(self, at: int) -> int:
        """Whether the clause of word ``at`` looks back (-1), forward (1) or neither (0).

        A sentence without a verb, as in a list or a caption, and a date that tells when something happened
        ("they met on 3 May") surely look back (-2).
        """
        token = self.token(at)
        if token is None or not self._parsed:
            return SURELY_PAST
        forward = self.grammar.lists["forward"]
        asked = token.i
        if token.dep_ in ("nummod", "compound", "det", "amod"):
            token = token.head
        told = token.dep_ == "pobj" and token.head.lower_ in self.grammar.lists["told_by"]
        for _ in range(12):
            if token.lower_ in forward or any(child.lower_ in forward for child in token.lefts):
                return FUTURE
            if token.pos_ in ("VERB", "AUX"):
                if (told and _is_told(token)) or _follows(token):
                    return SURELY_PAST
                told = False
                if token.dep_ == "xcomp" and token.head.lower_ in self.grammar.lists["fulfilled"]:
                    return PAST
                found = _tense(token, asked, self.grammar.lists["past_aux"], self.grammar.lists["future_aux"])
                if found is not None:
                    return found
            if token.head.i == token.i:
                break
            token = token.head
        return SURELY_PAST if not any(each.pos_ in ("VERB", "AUX") for each in token.sent) else 0


def _is_told(verb: Token) -> bool:
    """True for a verb that tells what was done: "met", "was arrested", "had met", "arrested" after its noun."""
    if verb.tag_ == "VBD":
        return True
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    return verb.tag_ == "VBN" and (auxiliaries <= {"was", "were", "had", "been"} if auxiliaries else verb.dep_ == "acl")


def _follows(verb: Token) -> bool:
    """True for the participle of what came before: "since sending troops in February"."""
    return verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ in ("since", "after")


def _tense(verb: Token, asked: int, past: frozenset[str], future: frozenset[str]) -> int | None:
    """The direction of one verb; None where its governor decides (participles, bare infinitives)."""
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    spoken = {each.lower_ for each in auxiliaries}
    if any(each.tag_ == "TO" and each.i < asked for each in auxiliaries) or spoken & future:
        return FUTURE
    if verb.tag_ == "VBD" or spoken & past:
        return PAST
    if verb.tag_ == "VBG":
        return FUTURE if any(each.tag_ in ("VBZ", "VBP") for each in auxiliaries) else None
    if verb.tag_ == "VBN":
        return PAST if not auxiliaries else 0
    return 0 if verb.tag_ in ("VBZ", "VBP") else None
