"""Ids say what a record is: the same record has the same id in every run, another one has another."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Place, make_id, make_ids_unique

KEYS = st.tuples(
    st.text(max_size=5), st.sampled_from(["event", "time"]), st.text(max_size=5), st.integers(0), st.integers(0)
)
KYIV = Place(id="place-1", start=0, end=4, quote="Kyiv", rule="r", confidence=0.9, region="body",
             name="Kyiv", country="UKR", lat=50.45, lon=30.52, use="location")  # fmt: skip


@given(KEYS, KEYS)
def test_ids_are_equal_just_when_what_they_say_is(
    one: tuple[str, str, str, int, int], other: tuple[str, str, str, int, int]
) -> None:
    assert make_id(*one) == make_id(*one)
    told_apart = not any("\x1f" in part for part in (*one[:3], *other[:3]))
    if told_apart:
        assert (make_id(*one) == make_id(*other)) == (one == other)


def test_id_begins_with_its_kind_and_takes_any_text() -> None:
    assert make_id("a1", "event", "ASSAULT", 0, 20) == "event-7d17d0a1b4f2"
    assert make_id("\ud800", "event", "ASSAULT", 0, 20).startswith("event-")


@given(st.lists(st.sampled_from(["a", "b", "c"]), max_size=8))
def test_ids_are_made_unique_in_order(ids: list[str]) -> None:
    records = [replace(KYIV, id=each) for each in ids]
    unique = make_ids_unique(records)
    assert len({each.id for each in unique}) == len(ids)
    assert [each.id.split("-")[0] for each in unique] == ids
    assert make_ids_unique(unique) == unique


def test_first_record_of_an_id_keeps_it() -> None:
    assert [each.id for each in make_ids_unique([KYIV, KYIV])] == ["place-1", "place-1-2"]
