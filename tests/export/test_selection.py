"""The part of a coding that a user asked for."""

from dragoman.export import select
from dragoman.records import Coding


def test_selection_by_status_keeps_those_events(coding: Coding) -> None:
    chosen = select(coding, {"announced"})
    assert [event.id for event in chosen.events] == ["event-2"]
    assert chosen.actors == coding.actors


def test_selection_leaves_no_link_loose(coding: Coding) -> None:
    chosen = select(coding, {"denied"})
    assert chosen.statements[0].events == ("event-1",)
    assert chosen.commitments[0].event is None
    assert chosen.quantities[0].event is None


def test_selection_by_confidence_holds_for_all_records(coding: Coding) -> None:
    chosen = select(coding, min_confidence=0.75)
    assert [event.id for event in chosen.events] == ["event-1"]
    assert chosen.commitments == ()
    assert len(chosen.quantities) == 1


def test_selection_of_everything_is_the_coding(coding: Coding) -> None:
    assert select(coding) is coding
