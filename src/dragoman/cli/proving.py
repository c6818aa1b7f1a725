"""The sentences of rules, run with the real parser: examples are coded as they are tagged, near misses are not."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from dragoman.analyze.wording import lemma
from dragoman.coder import Coder
from dragoman.knowledge.checking_rules import Sentence
from dragoman.knowledge.findings import Finding, Level
from dragoman.knowledge.proofs import Proof, read_proof
from dragoman.records import Article, Coding, Event

PUBLISHED = "2031-05-05"
"""The day on which the sentences are read."""


def prove(sentences: Sequence[Sentence], coder: Coder, advance: Callable[[], None]) -> Iterator[Finding]:
    """What is wrong: a finding for each sentence that is not coded as it should be."""
    proofs = [read_proof(sentence.text) for sentence in sentences]
    articles = (
        Article(str(number), proof.text, published=PUBLISHED, published_from="input", language="en")
        for number, proof in enumerate(proofs)
    )
    for sentence, proof, coding in zip(sentences, proofs, coder.pipe(articles), strict=True):
        says = JUDGES[sentence.kind](sentence, proof, coding, coder)
        if says:
            level: Level = "warning" if sentence.kind == "agent" else "error"
            yield Finding(sentence.file, sentence.line, f"{sentence.kind} {sentence.rule!r}: {says}", level)
        advance()


def _judge_context(sentence: Sentence, proof: Proof, _coding: Coding, coder: Coder) -> str:
    lemmas = (token.lemma_.lower() for token in coder.analyst.nlp(proof.text))
    found = sentence.rule in coder.knowledge.ontology.context_words.find(lemmas)
    if found and sentence.near_miss:
        return f"found in its near miss {_quote(proof)}; take out the word that is too wide"
    if not found and not sentence.near_miss:
        return f"not found in its example {_quote(proof)}; words are lemmas: 'troop' for 'troops'"
    return ""


def _judge_agent(sentence: Sentence, proof: Proof, _coding: Coding, coder: Coder) -> str:
    last = re.split("[ -]", sentence.rule.lower())[-1]
    lemmas = {lemma(token) for token in coder.analyst.nlp(proof.text)}
    if last in lemmas:
        return ""
    near = get_close_matches(last, sorted(lemmas), 1)
    hint = f"did you mean {near[0]!r}?" if near else "write it in the singular and in small letters"
    return f"not found in its example {_quote(proof)}, where no word has the lemma {last!r}; {hint}"


def _judge_rule(sentence: Sentence, proof: Proof, coding: Coding, coder: Coder) -> str:
    """What is wrong with the coding of a rule's sentence; empty where nothing is."""
    rule = next(each for each in coder.knowledge.ontology.rules if each.id == sentence.rule)
    name = f"{coder.knowledge.ontology.name}/{rule.where}"
    events = [event for event in coding.events if event.rule == name]
    if sentence.near_miss:
        return f"codes its near miss {_quote(proof)}; limit its subject or object" if events else ""
    if not events:
        return f"does not code its example {_quote(proof)}; {_tell_others(coding)}"
    wrong = [_differences(event, proof) for event in events]
    nearest: list[str] = min(wrong, key=len)
    return f"codes its example {_quote(proof)} otherwise: {'; '.join(nearest)}" if nearest else ""


JUDGES = {"rule": _judge_rule, "context": _judge_context, "agent": _judge_agent}


def _quote(proof: Proof) -> str:
    return f"“{proof.text}”"


def _tell_others(coding: Coding) -> str:
    """What is coded in place of what should be, and what that means."""
    if not coding.events:
        return "no rule codes it: are its verbs and nouns lemmas, and do its limits let the sentence through?"
    told = ", ".join(f"{event.trigger.quote!r} by {event.rule}" for event in coding.events)
    return f"coded is {told}; the stricter rule wins, so extend that rule or limit this one"


def _differences(event: Event, proof: Proof) -> list[str]:
    """What the tags ask for and the event has not."""
    found: list[str] = []
    for mark in proof.marks:
        if mark.tag == "event":
            found += _event_differences(event, mark.asks, mark.start, mark.end)
            continue
        roles = event.source if mark.tag == "source" else event.target
        if not any((role.start or 0) < mark.end and mark.start < (role.end or 0) for role in roles):
            is_now = " and ".join(f"“{role.quote}”" for role in roles) or "nobody"
            found.append(f"{mark.tag} is {is_now}, not “{proof.text[mark.start : mark.end]}”")
    return found


def _event_differences(event: Event, asks: Mapping[str, str], start: int, end: int) -> Iterator[str]:
    if not any(words.start < end and start < words.end for words in (event.trigger, event.telling)):
        yield f"the event is told by “{event.trigger.quote}”"
    said = {"type": event.type, "status": event.status, "mode": "|".join(event.mode)}
    yield from (f"{key} is {said[key] or 'none'}, not {value}" for key, value in asks.items() if said[key] != value)
