"""What the tests of exports share."""

import pytest

from dragoman.records import Coding
from tests.export.codings import make_coding


@pytest.fixture
def coding() -> Coding:
    """Freedonia denies shelling and will withdraw."""
    return make_coding()
