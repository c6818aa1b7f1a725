"""The project's own passages: what they expect stands in their text, and the scorer rewards it and nothing else."""

import copy
from pathlib import Path

import pytest

from evaluation.own.passages import LISTS, PassageError, read_passages
from evaluation.own.scoring import score

ROWS = read_passages()
RECORDS = [
    pytest.param(row, each, id=f"{row['id']}-{each['id']}")
    for row in ROWS
    for each in (*row["commitments"], *row["conditions"])
]


def perfect() -> dict:
    """Codings that say exactly what the passages expect."""
    found = {}
    for row in copy.deepcopy(ROWS):
        for kind in ("commitments", "conditions"):
            for each in row[kind]:
                for role in ("who", "towards", "attribution", "holder"):
                    if role in each:
                        each[role] = [{"actor": name} for name in each[role]]
        found[row["id"]] = {"article": {"id": row["id"], "text": row["text"]}} | {name: row[name] for name in LISTS}
    return found


def test_passages_are_eighty_and_some_expect_nothing() -> None:
    assert len({row["id"] for row in ROWS}) == len(ROWS) == 104
    assert {row["date"] for row in ROWS} == {"2031-05-03", "2031-05-04", "2031-05-05"}
    assert sum(not row["commitments"] and not row["conditions"] for row in ROWS) >= 10


@pytest.mark.parametrize(("row", "record"), RECORDS)
def test_passages_quote_their_text(row: dict, record: dict) -> None:
    assert row["text"][record["start"] : record["end"]] == record["quote"]
    ids = {each["id"] for each in row["conditions"]}
    assert set(record.get("conditions", [])) <= ids
    for side in ("antecedent", "consequent"):
        if side in record:
            assert row["text"][record[side]["start"] : record[side]["end"]] == record[side]["quote"]


def test_passage_that_quotes_other_words_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "passages.toml"
    path.write_text('[[passage]]\nid = "a"\ntext = "[Kenya|K] left."\ncommitments = [{ who = "K", quote = "gone" }]\n')
    with pytest.raises(PassageError, match="a: the text does not hold 'gone'"):
        read_passages(path)
    path.write_text('[[passage]]\nid = "a"\ntext = "Kenya left."\ncommitments = [{ who = "K", quote = "left" }]\n')
    with pytest.raises(PassageError, match=r"no \[words\|K\] in the text"):
        read_passages(path)


def test_perfect_codings_score_one_and_empty_ones_nothing() -> None:
    figures = score("own", ROWS, perfect())["figures"]
    assert {each.get("f1", each.get("share")) for each in figures.values()} == {1.0}
    empty = score("own", ROWS, {})
    assert empty["rows_without_coding"] == 104
    assert empty["figures"]["commitments"]["r"] == 0


def test_lost_negation_costs_only_its_figure() -> None:
    codings = perfect()
    for coding in codings.values():
        for each in coding["commitments"]:
            each["negated"] = False
    figures = score("own", ROWS, codings)["figures"]
    assert figures["commitments.negated"]["share"] < 1
    assert figures["commitments"]["f1"] == figures["commitments.strength"]["share"] == 1
