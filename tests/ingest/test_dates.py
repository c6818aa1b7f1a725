"""The day an article appeared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest.dates import read_address_date, read_date


@pytest.mark.parametrize(
    "given",
    [
        "2031-05-02",
        " 2031-05-02T23:59:59-08:00 ",
        "2031-05-02 10:00:00.123456+00:00",
        "20310502",
        "2031/05/02",
        "2031.05.02",
        "May 2, 2031",
        "2 May 2031",
        "2 May, 2031",
        "Fri, 02 May 2031 10:00:00 GMT",
    ],
)
def test_date_of_one_day_is_read(given: str) -> None:
    assert read_date(given) == "2031-05-02"


@pytest.mark.parametrize("given", ["25/12/2031", "12/25/2031", "25.12.2031"])
def test_date_with_number_over_twelve_is_certain(given: str) -> None:
    assert read_date(given) == "2031-12-25"


@pytest.mark.parametrize(
    "given",
    [
        "",
        "yesterday",
        "2031",
        "2031-05",
        "03/04/2031",
        "2031-13-01",
        "2031-02-30",
        "0000-00-00",
        "9999-01-01",
        "1620172800",
    ],
)
def test_date_that_is_no_certain_day_is_not_invented(given: str) -> None:
    assert read_date(given) is None


@given(st.text())
def test_date_reading_never_fails(given: str) -> None:
    found = read_date(given)
    assert found is None or len(found) == 10


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/world/2031/05/02/envoys-leave",
        "https://example.org/2031/5/2/envoys-leave.html",
        "https://example.org/news/2031-05-02/envoys",
        "https://example.org/news/envoys-20310502",
    ],
)
def test_address_with_day_gives_it(url: str) -> None:
    assert read_address_date(url) == "2031-05-02"


@pytest.mark.parametrize(
    "url",
    ["https://example.org/2031/05/envoys", "https://example.org/story-20319999", "https://example.org/12345678/x"],
)
def test_address_without_day_gives_none(url: str) -> None:
    assert read_address_date(url) is None
