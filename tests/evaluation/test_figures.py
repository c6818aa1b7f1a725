"""Figures of an evaluation: their numbers, floors and changes."""

from pathlib import Path

import pytest

from evaluation.figures import Bound, flatten, read_bounds, table, what_changed
from evaluation.gate import find_broken
from evaluation.gold import GoldSet, read_sets


def test_figures_flatten_to_numbers() -> None:
    found = flatten(
        {
            "events": {"p": 0.5, "r": 1.0, "f1": 2 / 3, "right": 1, "system": 2, "gold": 1},
            "status": {"share": 0.25, "right": 1, "of": 4},
            "gate.false_facts": 0,
            "source": {"share": None, "right": 0, "of": 0},
        }
    )
    assert found == {
        "events": 0.6667,
        "events.p": 0.5,
        "events.r": 1.0,
        "status": 0.25,
        "gate.false_facts": 0,
        "source": None,
    }


@pytest.mark.parametrize(
    ("bound", "value", "holds"),
    [
        (Bound("s", "f", floor=0.35), 0.35, True),
        (Bound("s", "f", floor=0.35), 0.349, False),
        (Bound("s", "f", ceiling=0), 0, True),
        (Bound("s", "f", ceiling=0), 1, False),
        (Bound("s", "f", floor=0.35), None, False),
    ],
)
def test_bound_holds_within_its_limit(bound: Bound, value: float | None, holds: bool) -> None:
    assert bound.holds(value) is holds


def test_broken_bounds_are_named() -> None:
    bounds = [Bound("sitrep", "events", floor=0.35), Bound("plv", "pair", floor=0.2)]
    assert find_broken(bounds, {"sitrep": {"events": 0.2}}) == ["sitrep events: 0.2, must be >= 0.35"]


@pytest.mark.parametrize("part", ["full", "sample"])
def test_floors_name_known_sets(part: str) -> None:
    bounds = read_bounds(part)
    assert bounds
    assert {bound.set for bound in bounds} <= {"contract", *read_sets()}
    assert all((bound.floor is None) is not (bound.ceiling is None) for bound in bounds)


def test_sample_floors_stand_on_whole_sets() -> None:
    sets = read_sets()
    assert all(sets[bound.set].gated for bound in read_bounds("sample") if bound.set != "contract")


def test_table_marks_what_got_worse_and_what_broke() -> None:
    each = GoldSet("sitrep", "x.jsonl", show=("events", "false_events"), lower=("false_events",))
    now = {"sitrep": {"events": 0.30, "false_events": 0.1}}
    before = {"sitrep": {"events": 0.40, "false_events": 0.2}}
    lines = list(table([each], now, before, [Bound("sitrep", "events", floor=0.35)], everything=False))
    assert "-0.100!" in lines[1]
    assert lines[1].endswith("BROKEN")
    assert "-0.100!" not in lines[2]


def test_changes_leave_out_what_stayed() -> None:
    found = what_changed({"plv": {"pair": 0.5, "coded": 0.9}}, {"plv": {"pair": 0.4, "coded": 0.9}})
    assert found == ["plv pair: 0.4 -> 0.5"]


def test_floors_file_may_be_named(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text('[full.plv]\n"pair.p" = { floor = 0.5 }\n', "utf-8")
    assert read_bounds("full", path) == [Bound("plv", "pair.p", floor=0.5)]
