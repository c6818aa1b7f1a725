"""Every context is found in its example and not in its near miss."""

from pathlib import Path

import pytest
from spacy.language import Language

from dragoman.errors import KnowledgeError
from dragoman.knowledge import load_ontology
from dragoman.knowledge.contexts import read_contexts

CONTEXTS = load_ontology().context_words


@pytest.mark.parametrize(("name", "example", "near_miss"), [(name, *proof) for name, proof in CONTEXTS.proofs.items()])
def test_context_is_found_by_its_words(nlp: Language, name: str, example: str, near_miss: str) -> None:
    assert name in CONTEXTS.find(token.lemma_.lower() for token in nlp(example))
    assert name not in CONTEXTS.find(token.lemma_.lower() for token in nlp(near_miss))


def test_context_words_cover_every_context_of_the_ontology() -> None:
    assert set(CONTEXTS.proofs) == load_ontology().contexts


def test_context_file_names_an_unknown_context(tmp_path: Path) -> None:
    path = tmp_path / "contexts.en.toml"
    path.write_text('[milit]\nwords = ["troop"]\nexample = "Troops."\nnot = "Cows."\n')
    with pytest.raises(KnowledgeError, match="'milit' is not a context"):
        read_contexts({"military"}, path)
