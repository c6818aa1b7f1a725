"""Where gold data is looked for, and the fixed sample."""

from pathlib import Path

import pytest

from evaluation.gold import SAMPLE_PAGES, SAMPLE_WORDS, GoldSet, count_words, cut_sample, find_gold, read_sets

ROWS = [{"id": f"a{n}", "text": "Freedonia protested. " * 500} for n in range(60)]


def test_sample_is_fixed_and_bounded() -> None:
    each = GoldSet("news", "news.jsonl")
    chosen = cut_sample(ROWS, each)
    assert 0 < sum(map(count_words, chosen)) <= SAMPLE_WORDS
    assert cut_sample(list(reversed(ROWS)), each) == list(reversed(chosen))


def test_sample_of_pages_counts_pages() -> None:
    assert len(cut_sample(ROWS, GoldSet("pages", "html/pages.jsonl"))) == SAMPLE_PAGES


def test_sets_name_a_file_and_figures() -> None:
    for each in read_sets().values():
        assert each.file.endswith(".toml" if each.own else ".jsonl")
        assert each.show


def test_gold_is_found_only_with_its_scorers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    monkeypatch.setenv("DRAGOMAN_GOLD", str(gold))
    assert find_gold() is None
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "score.py").touch()
    assert find_gold() == gold
    assert find_gold(str(tmp_path / "elsewhere")) is None
