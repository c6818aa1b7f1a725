"""Records by where they stand: what overlaps is found, in order, and once."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.nearby import Nearby
from dragoman.records import Span

SPANS = st.tuples(st.integers(0, 2000), st.integers(0, 900)).map(lambda pair: Span(pair[0], pair[0] + pair[1], ""))


@given(st.lists(SPANS), SPANS)
def test_nearby_finds_what_overlaps(placed: list[Span], here: Span) -> None:
    nearby = Nearby((span, number) for number, span in enumerate(placed))
    assert [kept for _, kept in nearby.overlapping(here)] == [
        number for number, span in enumerate(placed) if span.overlaps(here)
    ]
