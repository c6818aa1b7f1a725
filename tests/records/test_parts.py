"""Spans overlap and cover as stretches of text do; reasons carry the words that gave them."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Reason, Span


def span(start: int, length: int) -> Span:
    return Span(start, start + length, "x" * length)


SPANS = st.builds(span, st.integers(0, 12), st.integers(1, 6))


@given(SPANS, SPANS)
def test_spans_overlap_when_they_share_a_character(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)


@given(SPANS, SPANS)
def test_span_covers_what_lies_inside(one: Span, other: Span) -> None:
    assert one.covers(other) == (set(range(other.start, other.end)) <= set(range(one.start, one.end)))


def test_spans_stand_in_text_order() -> None:
    assert sorted([span(5, 1), span(0, 3), span(0, 2)]) == [span(0, 2), span(0, 3), span(5, 1)]


def test_reason_keeps_the_words_that_gave_it() -> None:
    assert Reason.by("modality", "deny", Span(10, 16, "denied")) == Reason("modality", "deny", 10, 16, "denied")
    assert Reason.by("modality", "do") == Reason("modality", "do")
