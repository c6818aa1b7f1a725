import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.numberwords import load_quantity_words, make_quantity_words


def test_quantity_words_know_numbers_and_currencies() -> None:
    words = load_quantity_words()
    assert words.numerals["twelve"] == 12
    assert words.scales["million"] == 1_000_000
    assert words.money_before["€"].code == "EUR"
    assert words.money_before["$"].code is None
    assert words.harms.effects[words.harms.verbs["kidnap"].id] == "abducted"


def test_quantity_words_find_the_longest_bound() -> None:
    words = load_quantity_words()
    found = words.bounds_before.before(["no", "more", "than"], 3)
    assert found is not None and found[0] == 0
    assert found[1].exactness == "at_most"


def test_quantity_words_have_proof_for_every_entry() -> None:
    for entry in load_quantity_words().entries.values():
        assert entry.id in ("unreal", "near-harm") or entry.near_misses, entry.id


@pytest.mark.parametrize(
    ("tables", "says"),
    [
        ({"bounds": []}, r"unknown table \[\[bounds\]\]; known are bound"),
        ({"ratio": [{"words": ["in"]}]}, "has no id"),
        ({"ratio": [{"id": "r", "word": ["in"]}]}, "r: unknown key 'word'"),
        ({"ratio": [{"id": "r"}]}, "r: words is missing"),
        ({"ratio": [{"id": "r", "words": ["in"]}, {"id": "r", "words": ["in"]}]}, "two entries are called 'r'"),
        ({"ratio": [{"id": "r", "words": ["in"], "confidence": 2}]}, "r: confidence is 2"),
        ({"bound": [{"id": "b", "exactness": "atleast"}]}, "b: exactness is 'atleast'; it must be one of exact"),
        ({"effect": [{"id": "e", "effect": "harmed"}]}, "e: effect is 'harmed'; it must be one of killed"),
    ],
)
def test_quantity_words_name_what_is_wrong(tables: dict[str, object], says: str) -> None:
    with pytest.raises(KnowledgeError, match=says):
        make_quantity_words(tables)
