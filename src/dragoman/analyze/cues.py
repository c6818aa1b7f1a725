"""Which words report speech: cues outside quotations, how far they reach, and whether the text asserts them."""

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.analyze.attachment import Ground
from dragoman.analyze.dependents import OBJECTS, Range, is_passive
from dragoman.knowledge.speechlexicon import Cue, SpeechLexicon

Entries = tuple[tuple[tuple[str, ...], Cue], ...]

_CLASSES = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective"}
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})
_NEAR = 8
_LINKS = frozenset({"aux", "prt", "advmod", "neg"})
_MODIFIERS = frozenset({"amod", "compound", "advmod", "det", "nummod"})


def find_cues(ground: Ground, lexicon: SpeechLexicon) -> dict[int, Entries]:
    """The lexicon entries of each token outside quotations that can be a cue."""
    found: dict[int, Entries] = {}
    for token in ground.doc:
        if ground.quotation_of[token.i] >= 0:
            continue
        phrases = lexicon.entries("preposition", token.lower_)
        phrases = tuple(each for each in phrases if _reads(token, each[0]))
        entries = phrases or lexicon.entries(_CLASSES.get(token.pos_, ""), token.lemma_.lower())
        if entries:
            found[token.i] = entries
    return found


def _reads(token: Token, words: tuple[str, ...]) -> bool:
    """True where exactly these words stand in the text from ``token`` on."""
    return [each.lower_ for each in token.doc[token.i : token.i + len(words)]] == list(words)


def quoting_entry(entries: Entries) -> Cue | None:
    """The entry that takes a quotation, if there is one."""
    return next((cue for words, cue in entries if "quote" in cue.takes and len(words) == 1), None)


def is_asserted(token: Token, cue: Cue, lexicon: SpeechLexicon) -> bool:
    """True where the text says that this was said or thought: attitudes that somebody may have are left out."""
    if _is_refused(token, lexicon):
        return False
    if cue.speech:
        return token.dep_ != "acl" or "clause" in cue.takes
    begun = _phase_verb(token, lexicon) is not None
    if any(child.tag_ in ("MD", "TO") and child.lower_ != "would" for child in token.lefts) and not begun:
        return False
    return token.dep_ != "acl" or (is_passive(token) and any(child.dep_ == "agent" for child in token.rights))


def _is_refused(token: Token, lexicon: SpeechLexicon) -> bool:
    """True for "say" in "refused to say"."""
    above = lexicon.entries("verb", token.head.lemma_) if token.dep_ == "xcomp" else ()
    return any(cue.stance == "deny" and "infinitive" in cue.takes for _, cue in above)


def cue_range(token: Token, particles: Sequence[int], ground: Ground, lexicon: SpeechLexicon) -> Range:
    """The cue with auxiliaries, negation and adverbs before it, and its particle and medium after it."""
    first = _light_verb(token, lexicon) or _phase_verb(token, lexicon) or _issuing_verb(token, lexicon) or token
    if token.pos_ == "ADJ" and token.dep_ == "acomp" and token.head.i < token.i:
        first = token.head
    start = first.i
    wanted = _GROUP if first.pos_ != "NOUN" else _MODIFIERS
    group = {child.i for child in first.lefts if child.dep_ in wanted and not _names(child)}
    while start - 1 in group and ground.quotation_of[start - 1] < 0 and ground.doc[start - 1].tag_ != "WRB":
        start -= 1
    last = token.i + 1
    for at in (*particles, *(child.i for child in token.rights if child.dep_ == "agent")):
        if at == last:
            last += 1
        elif at == last + 1 and token.doc[last].tag_ == "PRP":  # "made it clear"
            last += 2
    if token.pos_ == "VERB" and not particles:
        last = _with_medium(token, last, ground, lexicon)
    return start, last


def _names(child: Token) -> bool:
    """True for a word that is no part of a cue: "the", "this", and a name that owns it."""
    return child.lower_ in ("the", "this", "that") or (child.dep_ == "compound" and child.pos_ == "PROPN")


def _light_verb(token: Token, lexicon: SpeechLexicon) -> Token | None:
    """The verb of "made the claim", where nothing else stands between."""
    head = token.head
    verbal = head.dep_ != "prep"  # not "given his decision"
    near = verbal and token.dep_ in OBJECTS and head.lemma_ in lexicon.light_verbs and 0 < token.i - head.i <= 4
    return head if near and token.left_edge.i == head.i + 1 else None


def _phase_verb(token: Token, lexicon: SpeechLexicon) -> Token | None:
    """The verb of "went on to say", "began by saying", where nothing else stands between."""
    head = token.head.head if token.dep_ == "pcomp" else token.head
    if token.pos_ != "VERB" or head.pos_ != "VERB" or not 0 < token.i - head.i <= 4:
        return None
    between = token.doc[head.i + 1 : token.i]
    by = token.dep_ == "pcomp" and token.head.lower_ == "by"
    begun = token.dep_ in ("xcomp", "advcl") and head.lemma_ in lexicon.phase_verbs
    return head if (by or begun) and all(each.dep_ in _LINKS or each.lower_ == "by" for each in between) else None


def _issuing_verb(token: Token, lexicon: SpeechLexicon) -> Token | None:
    """The verb of "issued a statement saying"."""
    medium, verb = token.head, token.head.head
    issued = token.dep_ == "acl" and medium.dep_ in OBJECTS and medium.lemma_ in lexicon.media
    return verb if issued and verb.lemma_ in lexicon.light_verbs and 0 < token.i - verb.i <= _NEAR else None


def _with_medium(token: Token, last: int, ground: Ground, lexicon: SpeechLexicon) -> int:
    """The end of "said in a statement", "said Monday": what follows the verb at once."""
    for child in token.rights:
        if child.left_edge.i != last:
            continue
        noun = find_medium_noun(child, lexicon)
        end = child.right_edge.i + 1
        if noun is not None and end - last > 6:
            end = noun.i + 1
        if child.dep_ == "prep" and child.lower_ == "of":
            return last + 1  # "said of the king"
        wanted = child.dep_ == "npadvmod" or noun is not None
        if wanted and end - last <= 6 and all(ground.quotation_of[at] < 0 for at in range(last, end)):
            last = end
    return last


def find_medium_noun(preposition: Token, lexicon: SpeechLexicon) -> Token | None:
    """The noun of "in a statement", "on television", if ``preposition`` begins such a phrase."""
    if preposition.dep_ != "prep" or preposition.lower_ not in lexicon.media_prepositions:
        return None
    held = next((each for each in preposition.rights if each.dep_ == "pobj"), None)
    return held if held is not None and held.lemma_.lower() in lexicon.media else None


def find_medium(token: Token, lexicon: SpeechLexicon) -> str | None:
    """The name of the medium: "statement" for "said in a statement"."""
    nouns = (find_medium_noun(child, lexicon) for child in token.children)
    return next((noun.lemma_.lower() for noun in nouns if noun is not None), None)
