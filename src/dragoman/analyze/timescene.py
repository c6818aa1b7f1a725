"""What surrounds an expression: the words before and after, the parse, the tense, and the guards that ask for them."""

import re
from bisect import bisect_right
from collections.abc import Callable

from spacy.attrs import IDX
from spacy.tokens import Doc, Token

from dragoman.analyze.timegrammar import Pattern, TimeGrammar, Word

NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "LAW"})
COUNTED = frozenset({"MONEY", "PERCENT", "QUANTITY"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
PAST, FUTURE = -1, 1


class Scene:
    """A text, its words and its parse; answers what the guards ask."""

    def __init__(self, text: str, doc: Doc, words: list[Word], grammar: TimeGrammar) -> None:
        self.text, self.doc, self.words, self.grammar = text, doc, words, grammar
        self._starts: list[int] | None = None

    def token(self, at: int) -> Token | None:
        """The token of the parse in which word ``at`` begins."""
        if self._starts is None:
            self._starts = self.doc.to_array([IDX]).ravel().tolist() if len(self.doc) else []
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

    def touches(self, at: int) -> bool:
        """True when word ``at`` stands directly after the word before it, without a blank."""
        return at > 0 and self.words[at - 1].end == self.words[at].start

    # ---- tense ---------------------------------------------------------------------------------

    def looks(self, at: int) -> int:
        """Whether the clause of word ``at`` looks back (-1), forward (1) or neither (0).

        A sentence without a verb, as in a headline or a list, looks back.
        """
        token = self.token(at)
        if token is None:
            return PAST
        forward = self.grammar.lists["forward"]
        for _ in range(12):
            if token.lower_ in forward or any(child.lower_ in forward for child in token.lefts):
                return FUTURE
            if token.pos_ in ("VERB", "AUX"):
                found = _tense(token, self.grammar.lists["past_aux"], self.grammar.lists["future_aux"])
                if found is not None:
                    return found
            if token.head is token:
                break
            token = token.head
        return PAST if not any(each.pos_ in ("VERB", "AUX") for each in token.sent) else 0


def _tense(verb: Token, past: frozenset[str], future: frozenset[str]) -> int | None:
    """The direction of one verb; None where its governor decides (participles, bare infinitives)."""
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    spoken = {each.lower_ for each in auxiliaries}
    if spoken & future or any(each.tag_ == "TO" for each in auxiliaries):
        return FUTURE
    if verb.tag_ == "VBD" or spoken & past:
        return PAST
    if verb.tag_ == "VBG":
        return FUTURE if any(each.tag_ in ("VBZ", "VBP") for each in auxiliaries) else None
    if verb.tag_ == "VBN":
        return None if not auxiliaries else 0
    return 0 if verb.tag_ in ("VBZ", "VBP") else None


# ---- guards ------------------------------------------------------------------------------------

Guard = Callable[[Scene, int, int], bool]


def allows(scene: Scene, pattern: Pattern, first: int, last: int) -> bool:
    """False where the words around it say that the match is something else."""
    return GUARDS[pattern.guard](scene, first, last) if pattern.guard else True


def _entity(scene: Scene, at: int) -> str:
    token = scene.token(at)
    return token.ent_type_ if token is not None else ""


def _no_name(scene: Scene, first: int, last: int) -> bool:
    lists = scene.grammar.lists
    if scene.word(last) in lists["names"] and scene.words[last].start - scene.words[last - 1].end == 1:
        return _entity(scene, last) == ""
    if last - first > 1:
        return True
    word = scene.word(first)
    if word in lists["doubtful"] or scene.grammar.value("weekday", word) is None:
        if word in lists["doubtful"] and len(scene.words) > 4:
            return scene.word(first - 1) in lists["leads"] and _entity(scene, first) not in ("PERSON",) and not _is_verb(scene, first)
    return _entity(scene, first) not in NAMES


def _is_verb(scene: Scene, at: int) -> bool:
    token = scene.token(at)
    return token is not None and token.tag_ in ("MD", "VB", "VBD", "VBP", "VBZ", "VBN")


def _wire(scene: Scene, first: int, last: int) -> bool:
    return scene.word(last - 1)[0] in "'’" or (scene.written(first, last).isupper() and scene.word(last) in ("(", "", "\n", ".", "-", ","))


def _alone(scene: Scene, first: int, last: int) -> bool:
    after = scene.token(last)
    nominal = after is not None and last < len(scene.words) and after.pos_ in NOMINAL
    return not nominal and scene.word(last) not in ("of", "-", "century") and (first == 0 or scene.word(first - 1) in scene.grammar.lists["leads"])


def _year(scene: Scene, first: int, last: int) -> bool:
    lists = scene.grammar.lists
    if last - first > 1 and scene.word(first) == "the":
        return True
    before, after = scene.word(first - 1), scene.word(last)
    if before in lists["not_year_leads"] or after in lists["not_year_follows"]:
        return False
    if scene.word(first)[0] in "'’":
        return before in ("in", "of", "since", "until", "by", "-", "–", "summer", "from", "to")
    entity = _entity(scene, first)
    if entity in COUNTED or (after in ("-", "/") and scene.word(last + 1).isdigit() and len(scene.word(last + 1)) not in (2, 4)):
        return False
    if entity == "DATE" or before in lists["year_leads"] or before in ("", "\n"):
        token = scene.token(first)
        plural = token is not None and token.dep_ == "nummod" and token.head.tag_ == "NNS" and entity != "DATE"
        return not (plural and before not in ("in", "since", "the"))
    return False


def _quarter(scene: Scene, first: int, last: int) -> bool:
    return scene.word(last) not in ("-", "final", "finals") or scene.word(last + 1) not in ("final", "finals")


def _season(scene: Scene, first: int, last: int) -> bool:
    if last - first == 1 or (last - first == 2 and scene.word(first) == "the"):
        at = last - 1
        if scene.word(last) == "of" or _is_verb(scene, at) or _entity(scene, at) in NAMES:
            return False
        lead = scene.word(first - 1)
        return lead in scene.grammar.lists["leads"] and (last - first == 2 or lead in ("in", "last", "next", "since", "until", "by", "this"))
    return True


def _capital(scene: Scene, first: int, last: int) -> bool:
    return scene.text[scene.words[first].start].isupper() or last - first > 1


def _clock(scene: Scene, first: int, last: int) -> bool:
    word = scene.word(first)
    if last - first > 1 or not word[0].isdigit():
        return True
    hour, minute = (int(each) for each in re.split(r"[:.]", word)[:2])
    return hour <= 24 and minute < 60 and scene.word(first - 1) in scene.grammar.lists["clock_leads"]


def _anchored(scene: Scene, first: int, last: int) -> bool:
    if scene.word(first) != "that":
        return True
    token = scene.token(first)
    return token is not None and token.dep_ == "det"


def _sentence(scene: Scene, first: int, last: int) -> bool:
    after = scene.token(last) if last < len(scene.words) else None
    return after is None or after.pos_ not in NOMINAL | {"DET", "PRON"} and after.tag_ not in ("VBG", "PRP$")


def _duration(scene: Scene, first: int, last: int) -> bool:
    after = tuple(scene.word(at) for at in range(last, last + 3))
    if after[0] in ("old", "olds") or after[:2] == ("-", "old") or after[:2] == ("of", "age") or after[0] == "ago":
        return False
    if scene.word(first) == "the" and last - first == 2 and scene.word(last - 1) in scene.grammar.words["units"]:
        return False
    return scene.word(first - 1) not in ("$", "£", "€")


def _reference(scene: Scene, first: int, last: int) -> bool:
    word, after = scene.word(last - 1), scene.word(last)
    if word == "past":
        token = scene.token(last)
        return token is None or last >= len(scene.words) or token.pos_ not in NOMINAL
    if word in ("soon", "shortly"):
        return after not in ("after", "before", "as", "afterwards", "thereafter", "afterward") and scene.word(first - 1) not in ("as", "too", "how", "so")
    return not (word == "now" and after == "that")


GUARDS: dict[str, Guard] = {
    "name": _no_name,
    "wire": _wire,
    "alone": _alone,
    "year": _year,
    "quarter": _quarter,
    "season": _season,
    "capital": _capital,
    "clock": _clock,
    "anchored": _anchored,
    "sentence": _sentence,
    "duration": _duration,
    "reference": _reference,
}
