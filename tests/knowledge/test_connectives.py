import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.connectives import load_connectives, make_connectives

GOOD = {"id": "if", "kind": "if", "form": "clause", "words": ["if"], "examples": ["x"], "not": ["y"]}


def test_connectives_prefer_the_longest_phrase() -> None:
    found = load_connectives().phrases.after(["only", "if", "it"], 0)
    assert found is not None
    assert found[0] == 2
    assert found[1][0].kind == "only_if"


def test_connectives_keep_verbs_by_lemma() -> None:
    assert load_connectives().verbs["depend"][0][0] == "on"


def test_connectives_of_one_word_may_have_two_forms() -> None:
    found = load_connectives().phrases.after(["until"], 0)
    assert found is not None
    assert {entry.form for entry in found[1]} == {"clause", "noun"}


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"id": ""}, "has no id"),
        ({"kind": "perhaps"}, "if: kind is 'perhaps'; it must be one of if, only_if"),
        ({"form": "loose"}, "if: form is 'loose'"),
        ({"needs": "luck"}, "if: needs is 'luck'"),
        ({"words": ["If"]}, "lower-case"),
        ({"words": []}, "lower-case"),
        ({"confidence": 0}, "confidence is 0"),
        ({"not": []}, "at least one sentence"),
        ({"colour": "red"}, "unknown key 'colour'"),
    ],
)
def test_connectives_name_what_is_wrong(row: dict[str, object], says: str) -> None:
    with pytest.raises(KnowledgeError, match=says):
        make_connectives({"connective": [GOOD | row]})


def test_connectives_refuse_two_entries_of_one_name() -> None:
    with pytest.raises(KnowledgeError, match="two entries are called 'if'"):
        make_connectives({"connective": [GOOD, GOOD]})
