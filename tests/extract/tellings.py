"""An event with other tellings of it and a number, for tests of joining."""

from dataclasses import replace

from dragoman.records import Event, Quantity, Role, Span

EVENT = Event(
    id="event-1", start=0, end=30, quote="Kenya bombed Somalia on Friday", rule="r", confidence=0.8, region="body",
    type="ASSAULT", quad=4, score=-9, status="happened", trigger=Span(6, 12, "bombed"),
    source=(Role("kenya", 0, 5, "Kenya"),), target=(Role("somalia", 13, 20, "Somalia"),),
)  # fmt: skip
QUANTITY = Quantity(
    id="quantity-1", start=50, end=60, quote="ten people", rule="r", confidence=0.8, region="body",
    number=10, unit="count", counted="people", exactness="exact", effect="killed",
)  # fmt: skip


def again(**changed: object) -> Event:
    """A second telling of EVENT, further on in the text."""
    told = {"id": "event-2", "start": 40, "end": 70, "trigger": Span(46, 52, "bombed")}
    return replace(EVENT, **{**told, **changed})
