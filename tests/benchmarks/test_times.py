"""The comparison of times: what counts as right, and that the sentences are well formed."""

import pytest

from benchmarks.times import PARTS, Case, days, is_right, length, read_cases


@pytest.mark.parametrize(
    ("kind", "wanted", "said", "right"),
    [
        ("day", "2020-06-18", "2020-06-18/2020-06-18", True),
        ("day", "2020-06-18", "2020-06-11", False),
        ("week", "2020-06-22/2020-06-28", "2020-W26", True),
        ("month", "2020-05", "2020-05-01/2020-05-15", True),
        ("range", "2020-06-12/2020-06-20", "2020-06-12", False),
        ("open", "../2020-07-15", "../2020-07-15", True),
        ("open", "../2020-07-15", "2020-07-15", False),
        ("duration", "PT72H", "P3D", True),
        ("duration", "P11Y", "P11M", False),
        ("part", "2020-06-14TNI", "2020-06-14T20:00:00", True),
        ("part", "2020-06-14TNI", "2020-06-13T20:00:00", False),
        ("clock", "2020-06-15T10:30", "2020-06-15T10:30:00", True),
        ("set", "P1D", "P1W", False),
    ],
)
def test_answer_is_right_when_it_says_the_same(kind: str, wanted: str, said: str, right: bool) -> None:
    assert is_right(Case(kind, (wanted,), "", 0, 0), said) is right


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.text)
def test_case_has_a_value_that_can_be_compared(case: Case) -> None:
    assert (case.end > case.start) == (case.kind != "none")
    if case.kind not in ("none", "set", "part", "clock"):
        assert all(
            days(value) or length(value) or value[5:] in ("SP", "SU", "FA", "WI") or value == "18"
            for value in case.values
        )
    if case.kind == "part":
        assert all(value[10:] in PARTS for value in case.values)
