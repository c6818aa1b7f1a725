"""Titles, datelines, bylines, headings and links are told from the story."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analyze.regions import find_dateline, find_regions

STORY = "Freedonia's parliament met on Sunday and rejected the offer of its neighbour."


def regions_of(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(region.kind, text[region.start : region.end]) for region in find_regions(text, title)]


@pytest.mark.parametrize(
    ("text", "title", "found"),
    [
        (f"Freedonia votes\n\n{STORY}", None, "Freedonia votes"),
        (f"Freedonia votes\n\n{STORY}", "FREEDONIA VOTES", "Freedonia votes"),
        (f"Freedonia votes.\n{STORY}", "Freedonia votes", "Freedonia votes."),
        (f"Freedonia votes on offer. {STORY}", "Freedonia votes on offer", "Freedonia votes on offer."),
        (f"Will Freedonia vote?\n\n{STORY}", None, "Will Freedonia vote?"),
    ],
)
def test_title_is_found_where_the_text_has_it(text: str, title: str | None, found: str) -> None:
    assert regions_of(text, title) == [("title", found)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (STORY, "Freedonia votes"),
        (STORY, None),
        (f"Freedonia votes.\n\n{STORY}", None),
        ("Freedonia votes", None),
        (f"{STORY}\n\n{STORY}", "Sylvania votes"),
    ],
)
def test_title_given_apart_yields_no_region(text: str, title: str | None) -> None:
    assert regions_of(text, title) == []


@pytest.mark.parametrize(
    ("opening", "place", "date", "agency"),
    [
        ("FREDVILLE, 24 FEB 90 (XYZ) -- ", "FREDVILLE", "1990-02-24", "XYZ"),
        (
            "PORTO RUFO (FREEDONIA), 2 MAR 08 (RADIO RUFO) -- [REPORT] [JANE ROE] [TEXT] ",
            "PORTO RUFO",
            "2008-03-02",
            "RADIO RUFO",
        ),
        ("PORTO RUFO, NO DATE -- [TEXT] ", "PORTO RUFO", None, None),
        ("FREDVILLE (XYZ) - ", "FREDVILLE", None, "XYZ"),
        ("Fredville (Xyz) — ", "Fredville", None, "Xyz"),
        ("FREDVILLE, Freedonia (XYZ)_ ", "FREDVILLE", None, "XYZ"),
        ("FREDVILLE, Dec. 8 (XYZ) — ", "FREDVILLE", None, "XYZ"),
        ("FREDVILLE, May 4, 2021 - ", "FREDVILLE", "2021-05-04", None),
        ("ST. FRED – ", "ST. FRED", None, None),
    ],
)
def test_dateline_says_place_date_and_agency(opening: str, place: str, date: str | None, agency: str | None) -> None:
    text = opening + STORY
    assert regions_of(text) == [("dateline", opening)]
    dateline = find_dateline(text, find_regions(text))
    assert dateline is not None
    assert (dateline.place and dateline.place.quote, dateline.date) == (place, date)
    assert (dateline.agency and dateline.agency.quote) == agency


@pytest.mark.parametrize("opening", ["FREDVILLE (XYZ): ", "FREDVILLE: "])
def test_dateline_may_end_in_a_colon(opening: str) -> None:
    assert regions_of(f"{opening}Parliament met on Friday.") == [("dateline", opening)]


def test_dateline_is_no_speaker_before_a_colon() -> None:
    assert regions_of("President Roe: no talks with the rebels today.") == []


@pytest.mark.parametrize(
    "line", ["Tuesday, May 4, 2021", "4 May 2021", "2021-05-04", "Updated: May 4, 2021, 10:30 a.m. GMT"]
)
def test_dateline_may_be_a_line_of_its_own(line: str) -> None:
    text = f"Freedonia votes\n\n{line}\n\n{STORY}"
    assert regions_of(text) == [("title", "Freedonia votes"), ("dateline", line)]
    dateline = find_dateline(text, find_regions(text))
    assert dateline is not None and dateline.date == "2021-05-04"


def test_dateline_day_that_no_calendar_has_is_left() -> None:
    text = f"FREDVILLE, 31 FEB 90 (XYZ) -- {STORY}"
    dateline = find_dateline(text, find_regions(text))
    assert dateline is not None and dateline.date is None


@pytest.mark.parametrize(
    "text",
    [
        "Freedonia said - and nobody denied it - that it would leave.",
        "Jane Roe (May 4, 1921 – June 5, 2001) was a poet.",
        "The FLF - a party - met.",
        "On May 4, 2021 the parliament met.",
    ],
)
def test_sentence_with_dash_is_no_dateline(text: str) -> None:
    assert regions_of(text) == []
    assert find_dateline(text, ()) is None


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Roe",
        "By JANE ROE and John Doe",
        "Jane Roe in Fredville",
        "Jane Roe, Diplomatic Editor",
        "(Reporting by Jane Roe; Editing by John Doe)",
    ],
)
def test_byline_names_the_writers(line: str) -> None:
    assert regions_of(f"Freedonia votes\n{line}\n\n{STORY}", "Freedonia votes")[1:] == [("byline", line)]


@pytest.mark.parametrize(
    "line",
    ["By Sunday all had left the city.", "Parliament met in Fredville", "By far the largest part of it was left"],
)
def test_line_of_the_story_is_no_byline(line: str) -> None:
    assert ("byline", line) not in regions_of(f"{line}\n\n{STORY}\n\n{STORY}")


def test_byline_is_not_seen_in_wrapped_paragraph() -> None:
    assert regions_of("THE OFFER WAS ACCEPTED\nBY THE COMMISSION\nON SUNDAY.") == []


@pytest.mark.parametrize(
    "line", [">> Sylvania recalls envoy", "READ MORE: Sylvania recalls envoy", "Related: Sylvania votes", "See also"]
)
def test_related_link_is_no_story(line: str) -> None:
    assert regions_of(f"{STORY}\n\n{line}\n\n{STORY}") == [("related_link", line)]


def test_word_that_only_looks_like_a_link_is_story() -> None:
    assert regions_of(f"{STORY}\n\nRelated parties met on Sunday. More from the capital was heard.\n\n{STORY}") == []


def test_heading_stands_between_paragraphs() -> None:
    assert regions_of(f"{STORY}\n\nSecond round\n\n{STORY}") == [("heading", "Second round")]


def test_list_of_short_lines_has_no_headings() -> None:
    assert regions_of(f"{STORY}\n\nJane Roe\n\nJohn Doe\n\nMary Major\n\n{STORY}") == []


@given(
    st.text(alphabet=st.sampled_from("AaBy Reporting>:\n,.-—()[]4 May2021"), max_size=400),
    st.text(max_size=20) | st.none(),
)
def test_regions_are_sorted_and_do_not_overlap(text: str, title: str | None) -> None:
    regions = find_regions(text, title)
    assert all(0 <= region.start < region.end <= len(text) for region in regions)
    assert all(one.end <= other.start for one, other in pairwise(regions))
    find_dateline(text, regions)
