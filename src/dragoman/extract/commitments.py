"""Who undertakes what, towards whom and by when: futures, promises, intentions, refusals, threats."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.analyze.analysis import Analysis
from dragoman.analyze.arguments import objects, obliques, subjects
from dragoman.analyze.grammar import ancestors, conjuncts, words
from dragoman.extract.circumstances import Circumstances
from dragoman.extract.participants import roles_at
from dragoman.extract.voices import Voices
from dragoman.knowledge.undertakings import Undertaking, Undertakings
from dragoman.records import Commitment, Deadline, Reason, Role, Scope, Span, make_id

UNDERTAKEN = frozenset({"xcomp", "ccomp", "acl", "pcomp", "conj"})
UNTOLD = frozenset({"deny", "possible", "hypothetical", "nothing"})
TOWARDS = frozenset({"to", "from", "with", "against", "for", "on"})
DROPPED = frozenset({"advcl", "punct", "parataxis", "cc", "conj", "mark"})
FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "sha"})
WOULD = frozenset({"would", "'d"})


@dataclass(frozen=True, slots=True)
class Found:
    """A verb that tells what is undertaken, the entry that says so, and the words that do."""

    verb: Token
    entry: Undertaking
    sign: Token
    negated: bool


def extract_commitments(analysis: Analysis, undertakings: Undertakings) -> Iterator[Commitment]:
    """Every undertaking that an actor of the article is said to have, each told clause once."""
    voices = Voices(analysis)
    around = Circumstances(analysis)
    for token in analysis.doc:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        found = _governed(token, undertakings) or _future(token, undertakings)
        if found is None or _is_unreal(token):
            continue
        around_it = (frame for frame in voices.around(token.idx) if frame.cue_head != found.sign.i)
        if {frame.stance for frame in around_it} & {"deny", "ask", "doubt"}:
            continue
        commitment = _record(found, analysis, undertakings, voices, around)
        if commitment is not None:
            yield commitment


# ---- finding ---------------------------------------------------------------------------------------


def _governed(verb: Token, undertakings: Undertakings) -> Found | None:
    """The undertaking of a verb that a word of undertaking governs ("promised to go", "its plan to go")."""
    at = verb
    while at.dep_ == "conj" and at.head.pos_ in ("VERB", "AUX") and at.tag_ == at.head.tag_:
        at = at.head
    if at.dep_ not in UNDERTAKEN or at.dep_ == "conj":
        return None
    head = at.head
    if at.dep_ == "pcomp" and head.dep_ == "prep":
        entry = undertakings.verbs.get(f"{head.head.lemma_.lower()} {head.lower_}") or undertakings.nouns.get(
            head.head.lemma_.lower()
        )
        head = head.head
    elif at.dep_ == "acl":
        entry = undertakings.nouns.get(head.lemma_.lower()) if at.tag_ == "VB" else None
    elif head.pos_ == "ADJ" or head.dep_ == "acomp":
        entry = undertakings.adjectives.get(head.lower_)
    else:
        entry = (
            undertakings.verbs.get(head.lemma_.lower())
            if at.tag_ == "VB" and _has(at, "to") or _has_future(at)
            else None
        )
    if entry is None or _negated(head) or _is_unreal(head) or (head.dep_ == "acomp" and _negated(head.head)):
        return None
    return Found(verb, entry, head, _negated(verb) != entry.negated)


def _future(verb: Token, undertakings: Undertakings) -> Found | None:
    """The plain future of an action, told by somebody or by the narrator; forecasts of states are none."""
    sign = next((child for child in verb.children if child.dep_ == "aux" and _is_future(child, verb)), None)
    if sign is None and verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.pos_ == "VERB":
        sign = next(
            (child for child in verb.head.children if child.dep_ == "aux" and _is_future(child, verb.head)), None
        )
    if sign is None or verb.lemma_.lower() in undertakings.stative:
        return None
    return Found(verb, undertakings.future, sign, _negated(verb))


def _is_future(aux: Token, verb: Token) -> bool:
    if aux.lower_ in FUTURE:
        return True
    at = verb
    while at.dep_ == "conj":
        at = at.head
    return aux.lower_ in WOULD and at.dep_ == "ccomp" and at.head.tag_ in ("VBD", "VBN")


def _has_future(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in FUTURE | WOULD for child in verb.children)


def _has(verb: Token, word: str) -> bool:
    return any(child.lower_ == word and child.dep_ == "aux" for child in verb.children)


def _negated(token: Token) -> bool:
    return any(child.dep_ == "neg" or (child.dep_ == "advmod" and child.lower_ == "never") for child in token.children)


def _is_unreal(token: Token) -> bool:
    """True inside an "if", "whether" or a question, and under a governing verb that is negated or only possible."""
    sentence = token.sent
    if sentence[-1].text == "?" or (len(sentence) > 1 and sentence[-2].text == "?"):
        return True
    for each in (token, *ancestors(token, 6)):
        if any(child.dep_ == "mark" and child.lower_ in ("if", "whether", "unless", "lest") for child in each.children):
            return True
        if each != token and any(
            child.lower_ in ("may", "might", "could") and child.dep_ == "aux" for child in each.children
        ):
            return True
        if each.dep_ in ("relcl", "advcl", "ROOT"):
            break
    return False


# ---- writing ---------------------------------------------------------------------------------------


def _record(
    found: Found, analysis: Analysis, undertakings: Undertakings, voices: Voices, around: Circumstances
) -> Commitment | None:
    verb, article = found.verb, analysis.article
    heads = tuple(each for head in subjects(verb) for each in conjuncts(analysis.doc[head]))
    who = analysis.roles_of(heads)
    told = analysis.modalities.get(verb.i)
    if told is not None and told.act in UNTOLD and told.operator != found.sign.i:
        return None
    if not who or (found.entry is undertakings.future and _is_forecast(who, verb.idx, voices)):
        return None
    evidence = _evidence(verb, heads, analysis)
    label = _what(verb, analysis)
    entry = found.entry
    return Commitment(
        id=make_id(article.id, "commitment", entry.strength, evidence.start, evidence.end),
        start=evidence.start,
        end=evidence.end,
        quote=evidence.quote,
        rule=f"commitments.toml#{entry.id}",
        confidence=entry.confidence,
        region=article.region_at(verb.idx),
        what=label,
        strength="refuses" if found.negated and entry.strength != "promised" else entry.strength,
        negated=found.negated,
        time=_deadline(found, around),
        scope=_scope(found, analysis, undertakings),
        who=who,
        towards=_towards(found, analysis, {role.actor for role in who}),
        attribution=voices.attribution(verb.idx),
        because=(
            _reason("undertaking", entry.id, found.sign, analysis),
            _reason("act", verb.lemma_.lower(), verb, analysis),
        ),
    )


def _is_forecast(who: tuple[Role, ...], at: int, voices: Voices) -> bool:
    """True when somebody says what others will do: neither they themselves nor anybody of their country speaks."""
    return bool(voices.speakers(at)) and not voices.speak_for(at, {role.actor for role in who})


def _reason(step: str, says: str, token: Token, analysis: Analysis) -> Reason:
    return Reason.by(step, says, words(analysis.article, analysis.doc, token.i, token.i + 1))


def _reach(verb: Token) -> tuple[int, int]:
    """First and last+1 token of the verb with its objects and prepositions, without further clauses."""
    first, last = verb.i, verb.i + 1
    for child in verb.children:
        if child.dep_ in DROPPED or child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass"):
            continue
        last = max(last, child.right_edge.i + 1)
        if child.dep_ in ("neg", "advmod", "prt"):
            first = min(first, child.left_edge.i)
    return first, last


def _evidence(verb: Token, heads: tuple[int, ...], analysis: Analysis) -> Span:
    first, last = _reach(verb)
    own = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    if own:
        first = min(first, own[0].left_edge.i)
    elif verb.dep_ in ("xcomp", "ccomp", "acl", "pcomp"):
        near = [head for head in heads if verb.sent.start <= head < verb.i and verb.i - head < 15]
        first = min([first, *(analysis.doc[head].left_edge.i for head in near)])
    return words(analysis.article, analysis.doc, first, last)


def _what(verb: Token, analysis: Analysis) -> str:
    first, last = _reach(verb)
    return " ".join(words(analysis.article, analysis.doc, first, last).quote.split())[:200]


def _towards(found: Found, analysis: Analysis, acting: set[str]) -> tuple[Role, ...]:
    heads = [*objects(found.verb), *(head for name, head in obliques(found.verb) if name in TOWARDS)]
    if found.sign.pos_ in ("VERB", "NOUN"):
        heads = [*(child.i for child in found.sign.children if child.dep_ in ("dobj", "dative")), *heads]
    return tuple(role for role in roles_at(analysis, heads[:4]) if role.actor not in acting)


def _deadline(found: Found, around: Circumstances) -> Deadline:
    time = around.time_of(found.verb.i)
    if time is None:
        return Deadline(None, None, True)
    value = time.interval or time.value
    value = value if value and value[:4].strip("./").isdigit() or value and value.startswith("..") else None
    return Deadline(Span(time.start, time.end, time.quote), value, value is None or value.endswith(".."))


def _scope(found: Found, analysis: Analysis, undertakings: Undertakings) -> Scope:
    """Withheld where the text says that date or extent were not given; else not mentioned."""
    for token in found.verb.sent:
        if token.lower_ == "without" and token.dep_ in ("prep", "mark"):
            for child in token.children:
                told = {each.lemma_.lower() for each in child.subtree}
                if child.lemma_.lower() in undertakings.withholding and told & undertakings.withheld:
                    return Scope("withheld", words(analysis.article, analysis.doc, token.i, child.right_edge.i + 1))
    return Scope("none", None)
