"""Figures of a run: as plain numbers by name, compared with the last commit's and with the floors."""

import json
import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.gold import HERE, GoldSet

Number = float | int | None
Numbers = dict[str, dict[str, Number]]
"""Set, then figure, then its value; ``events`` is the F1 (or share), ``events.p`` and ``events.r`` stand beside it."""

LAST = HERE / "last.json"


@dataclass(frozen=True, slots=True)
class Bound:
    """A floor or ceiling of floors.toml for one figure."""

    set: str
    figure: str
    floor: float | None = None
    ceiling: float | None = None

    def holds(self, value: Number) -> bool:
        """True when ``value`` is within; where nothing could be measured it is not."""
        if value is None:
            return False
        return not (
            (self.floor is not None and value < self.floor) or (self.ceiling is not None and value > self.ceiling)
        )

    def __str__(self) -> str:
        if self.floor is not None:
            return f">= {self.floor:g}"
        return f"<= {self.ceiling:g}"


def flatten(figures: Mapping[str, Any]) -> dict[str, Number]:
    """A scorer's figures as numbers by name.

    >>> flatten({"events": {"p": 0.5, "r": 1.0, "f1": 0.667, "right": 1, "system": 2, "gold": 1}})
    {'events': 0.667, 'events.p': 0.5, 'events.r': 1.0}
    """
    found: dict[str, Number] = {}
    for name, figure in figures.items():
        if not isinstance(figure, Mapping):
            found[name] = _rounded(figure)
        elif "share" in figure:
            found[name] = _rounded(figure["share"])
        else:
            found |= {
                name: _rounded(figure["f1"]),
                f"{name}.p": _rounded(figure["p"]),
                f"{name}.r": _rounded(figure["r"]),
            }
    return found


def _rounded(value: Number) -> Number:
    return round(value, 4) if isinstance(value, float) else value


def read_bounds(part: str, path: Path = HERE / "floors.toml") -> list[Bound]:
    """The bounds of ``part``, "full" or "sample"."""
    data = tomllib.loads(path.read_text("utf-8"))
    return [Bound(name, figure, **bound) for name, each in data[part].items() for figure, bound in each.items()]


def read_last(part: str) -> Numbers:
    """The figures that the last commit holds; empty where it holds none."""
    shown = subprocess.run(
        ["git", "show", f"HEAD:./{LAST.name}"], cwd=HERE, capture_output=True, text=True, encoding="utf-8", check=False
    )
    text = shown.stdout if shown.returncode == 0 else LAST.read_text("utf-8") if LAST.exists() else "{}"
    numbers: Numbers = json.loads(text).get(part, {})
    return numbers


def keep(part: str, numbers: Numbers) -> None:
    """Write the figures into last.json, for the next commit to hold."""
    data = json.loads(LAST.read_text("utf-8")) if LAST.exists() else {}
    data[part] = data.get(part, {}) | numbers
    LAST.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", "utf-8")


def table(sets: list[GoldSet], now: Numbers, before: Numbers, bounds: list[Bound], everything: bool) -> Iterator[str]:
    """Lines of figure, before, now, change and floor, a block for each set."""
    by_figure = {(each.set, each.figure): each for each in bounds}
    for each in sets:
        mine, old = now.get(each.name, {}), before.get(each.name, {})
        yield f"{each.name:34} {'before':>8} {'now':>8} {'change':>8}   floor"
        for figure in sorted(mine) if everything else each.show:
            bound = by_figure.get((each.name, figure))
            value = mine.get(figure)
            limit = f"{bound}{'' if bound.holds(value) else '   BROKEN'}" if bound else ""
            change = _change(old.get(figure), value, figure in each.lower)
            yield f"  {figure:32} {_shown(old.get(figure))} {_shown(value)} {change:>8}   {limit}".rstrip()
        yield ""


def _shown(value: Number) -> str:
    return f"{'-':>8}" if value is None else f"{value:8.3f}" if isinstance(value, float) else f"{value:8}"


def _change(before: Number, now: Number, lower: bool) -> str:
    """The difference, with "!" where it is for the worse."""
    if before is None or now is None or abs(now - before) < 0.0005:
        return ""
    worse = (now > before) if lower else (now < before)
    return f"{now - before:+.3f}{'!' if worse else ' '}"


def what_changed(now: Numbers, before: Numbers) -> list[str]:
    """One line for each figure that is no longer what the last commit held."""
    lines = []
    for name, mine in sorted(now.items()):
        old = before.get(name, {})
        for figure, value in sorted(mine.items()):
            was = old.get(figure)
            if was is not None and value is not None and abs(value - was) >= 0.0005:
                lines.append(f"{name} {figure}: {was:g} -> {value:g}")
    return lines
