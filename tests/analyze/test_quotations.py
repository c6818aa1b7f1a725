"""Quotation marks of all styles: which words stand between them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analyze.quotations import find_quotations


def quoted(text: str) -> list[str]:
    return [text[each.inner_start : each.inner_end] for each in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The port is open," she said. "Come in."', ["The port is open,", "Come in."]),
        ("“The port is open,” she said.", ["The port is open,"]),
        ("«The port is open», she said.", ["The port is open"]),
        ("„The port is open“, she said, “now”.", ["The port is open“, she said, “now"]),
        ("``The port is open,'' she said.", ["The port is open,"]),
        ("''The port is open,'' she said.", ["The port is open,"]),
        ("‘The port is open,’ she said. It’s Freedonia’s.", ["The port is open,"]),
        ("'The port is open,' she said. It's Freedonia's.", ["The port is open,"]),
        ("“He told me: ‘Go home,’” she said.", ["He told me: ‘Go home,’"]),
        ("The sailors' strike of the '90s was the captains' fault.", []),
        ('A ship of 20" guns.', []),
        ('He called it ("a farce").', ["a farce"]),
        ("No marks at all.", []),
        ('"', []),
        ("", []),
    ],
)
def test_quotations_of_each_style(text: str, expected: list[str]):
    assert quoted(text) == expected


def test_quotation_goes_on_where_the_next_paragraph_opens_again():
    text = '"We have waited long.\n\n"We shall wait longer," the envoy said.\n\nNobody answered.'
    first, second = find_quotations(text)
    assert text[first.start : first.end] == '"We have waited long.'
    assert not first.continues and second.continues


def test_quotation_that_is_never_closed_is_none():
    assert quoted('"We have waited long, the envoy said.\n\nNobody answered.') == []


def test_quotation_after_a_stray_apostrophe_is_found():
    assert quoted('It was \'tis said, "a trap."') == ["a trap."]


@given(st.text(alphabet="ab .,\n\"'“”‘’«»`„", max_size=200))
def test_quotations_lie_in_the_text_in_order_and_apart(text: str):
    end = 0
    for each in find_quotations(text):
        assert end <= each.start < each.inner_start <= each.inner_end <= each.end <= len(text)
        end = each.end


def test_quotations_take_time_linear_in_the_text():
    text = "\"We go,\" she said. 'No,' he said. The '90s. " * 200

    def seconds(copies: int) -> float:
        started = time.process_time()
        find_quotations(text * copies)
        return time.process_time() - started

    short = min(seconds(3) for _ in range(5))
    assert min(seconds(30) for _ in range(3)) < 15 * short
