"""What all tests share: the parser, loaded once."""

import pytest
from spacy.language import Language

from dragoman.analyze.parsing import load_parser


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The parser that comes with Dragoman."""
    return load_parser()
