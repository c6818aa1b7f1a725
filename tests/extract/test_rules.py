"""Every rule of the ontology fires on its examples as they are tagged, and stays silent on its near misses."""

import pytest

from dragoman.knowledge import load_ontology
from dragoman.records import Event, Span
from tests.tagged import Tagged, code, read_tagged

RULES = load_ontology().rules
EXAMPLES = [
    pytest.param(rule.where, text, id=f"{rule.id}-{n}") for rule in RULES for n, text in enumerate(rule.examples)
]
NEAR_MISSES = [
    pytest.param(rule.where, text, id=f"{rule.id}-{n}") for rule in RULES for n, text in enumerate(rule.near_misses)
]


def of_rule(text: str, where: str) -> list[Event]:
    return [event for event in code(text).events if event.rule.endswith(where)]


@pytest.mark.parametrize(("where", "sentence"), EXAMPLES)
def test_rule_codes_its_example(where: str, sentence: str) -> None:
    tagged = read_tagged(sentence)
    events = of_rule(tagged.text, where)
    assert events, f"{where} does not fire; coded instead: {[event.rule for event in code(tagged.text).events]}"
    wrong = [problems for event in events if (problems := differences(event, tagged))]
    assert len(wrong) < len(events), wrong[0]


@pytest.mark.parametrize(("where", "sentence"), NEAR_MISSES)
def test_rule_passes_over_its_near_miss(where: str, sentence: str) -> None:
    assert not of_rule(read_tagged(sentence).text, where)


def is_told_by(event: Event, span: Span) -> bool:
    """True where a tag marks the deed whose status is told, or the act of speech that is about it."""
    return event.trigger.overlaps(span) or event.telling.overlaps(span)


def differences(event: Event, tagged: Tagged) -> list[str]:
    """What the tags ask for and the event has not."""
    found = []
    for name, given, span in tagged.marks:
        if name == "event":
            found += [f"trigger {event.trigger.quote!r}"] if not is_told_by(event, span) else []
            said = {
                "type": event.type,
                "status": event.status,
                "mode": "|".join(event.mode),
                "modes": "|".join(event.mode),
            }
            found += [f"{key} {said[key]!r}, not {value!r}" for key, value in given.items() if said.get(key) != value]
        else:
            roles = event.source if name == "source" else event.target
            if not any(
                role.start is not None and role.start < span.end and span.start < (role.end or 0) for role in roles
            ):
                found.append(f"{name} {[role.quote for role in roles]}, not {span.quote!r}")
    return found
