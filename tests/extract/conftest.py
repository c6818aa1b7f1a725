"""What tests of extractors that need no actors share."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from dragoman.analyze.analysis import Analysis
from dragoman.analyze.parsing import parse, reading_copy
from dragoman.records import Article


@pytest.fixture(scope="session")
def analyse(nlp: Language) -> Callable[[str], Analysis]:
    """The bare parse of a text as an analysis: no actors, clauses or times."""

    def analyse(text: str) -> Analysis:
        return Analysis(article=Article("a", text), doc=next(parse(nlp, [reading_copy(text)])))

    return analyse
