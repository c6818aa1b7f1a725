"""Sentences in which every event is tagged, with its participants, date, place and voice.

``<source>Freedonia</source> <event type=ASSAULT status=happened>bombed</event> <target>Sylvania</target> <when is=2031-05-02>on
Friday</when> in <where>the port</where>, <by>officials</by> said.`` Where a sentence tells two events, the tags of the second
have ``n=2``. Tags that are not there are expectations too: no target tag, no target.
"""

from dragoman.records import Event, Role, Span
from tests.tagged import Tagged, code, read_tagged


def check(sentence: str) -> None:
    """Fails unless exactly the tagged events are coded, each with exactly the tagged participants."""
    tagged = read_tagged(sentence)
    events = code(tagged.text).events
    wanted = [(given, span) for name, given, span in tagged.marks if name == "event"]
    told = [(event.type, event.trigger.quote) for event in events]
    assert len(events) == len(wanted), f"{len(wanted)} events are tagged; coded are {told}"
    for given, span in wanted:
        found = [event for event in events if event.telling.overlaps(span)] or [
            event for event in events if event.trigger.overlaps(span)
        ]
        assert found, f"nothing is coded at {span.quote!r}; coded are {told}"
        check_event(found[0], given, tagged)


def check_event(event: Event, given: dict[str, str], tagged: Tagged) -> None:
    said = {"type": event.type, "status": event.status, "mode": "|".join(event.mode), "aux": "|".join(event.aux)}
    number = given.get("n", "1")
    assert {key: said[key] for key in given if key != "n"} == {key: value for key, value in given.items() if key != "n"}
    for name, roles in (("source", event.source), ("target", event.target)):
        check_roles(name, roles, marked(tagged, name, number))
    for attributes, span in [(a, s) for name, a, s in tagged.marks if name == "when" and a.get("n", "1") == number]:
        assert event.date.value == attributes["is"]
        assert event.date.expression is not None and event.date.expression.overlaps(span)
    if where := marked(tagged, "where", number):
        assert [place.quote for place in event.place] == [span.quote for span in where]
    if voices := marked(tagged, "by", number):
        check_roles("by", event.attribution, voices)


def marked(tagged: Tagged, name: str, number: str) -> list[Span]:
    return [span for tag, given, span in tagged.marks if tag == name and number in given.get("n", "1").split(",")]


def check_roles(name: str, roles: tuple[Role, ...], spans: list[Span]) -> None:
    words = [Span(role.start or 0, role.end or 0, role.quote or "") for role in roles]
    said = f"{name} is {[each.quote for each in words]}, not {[each.quote for each in spans]}"
    assert len(words) == len(spans), said
    assert all(any(word.overlaps(span) for word in words) for span in spans), said
