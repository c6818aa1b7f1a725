"""Commitments and conditions scored as the shared scorer does, for machines that do not have it.

Figures bear the same names. Two records are one where their words overlap (commitments: and one of those who undertake is
right; conditions: both sides, the right way round); records of a passage are matched one to one, closest first.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

Item = Mapping[str, Any]
Pairs = list[tuple[Item, Item]]


def read_codings(path: Path) -> tuple[dict[str, Item], int]:
    """The codings of a file by the id of their article, and how many repeat an id."""
    found: dict[str, Item] = {}
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    for coding in lines:
        found.setdefault(coding["article"]["id"], coding)
    return found, len(lines) - len(found)


def score(name: str, rows: Sequence[Item], codings: Mapping[str, Item]) -> dict[str, Any]:
    """The figures of the own set, in the shape of the shared scorer."""
    counts: dict[str, list[int]] = {}
    for row in rows:
        coding = codings.get(row["id"], {})
        same = _align(row["actors"], coding.get("actors", []))
        for kind, near in (("commitments", _near_commitment), ("conditions", _near_condition)):
            gold, system = row[kind], list(coding.get(kind, []))
            pairs = _match(gold, system, partial(near, same))
            _add(counts, kind, len(pairs), len(system), len(gold))
            for g, s in pairs:
                for figure, right in _checks(kind, g, s, same):
                    _add(counts, f"{kind}.{figure}", right, 1)
    changed = sum(codings.get(row["id"], {}).get("article", {}).get("text") != row["text"] for row in rows)
    missing = sum(row["id"] not in codings for row in rows)
    figures = {key: _figure(each) for key, each in sorted(counts.items())}
    return {
        "set": name,
        "rows": len(rows),
        "rows_without_coding": missing,
        "texts_changed": changed - missing,
        "figures": figures,
    }


def _add(counts: dict[str, list[int]], name: str, *more: int) -> None:
    counts[name] = [a + b for a, b in zip(counts.get(name, [0] * len(more)), more, strict=True)]


def _figure(counts: Sequence[int]) -> dict[str, Any]:
    if len(counts) == 2:
        return {"share": counts[0] / counts[1] if counts[1] else None, "right": counts[0], "of": counts[1]}
    right, system, gold = counts
    p, r = (right / of if of else None for of in (system, gold))
    f1 = 2 * right / (system + gold) if system + gold else None
    return {"p": p, "r": r, "f1": f1, "right": right, "system": system, "gold": gold}


def _checks(kind: str, gold: Item, system: Item, same: Mapping[str, str]) -> list[tuple[str, bool]]:
    if kind == "conditions":
        return [
            ("kind", gold["kind"] == system["kind"]),
            ("holder", set(gold["holder"]) == _people(system["holder"], same)),
        ]
    return [
        *((key, gold[key] == system[key]) for key in ("negated", "strength")),
        *((key, set(gold[key]) == _people(system[key], same)) for key in ("who", "towards", "attribution")),
        ("scope", gold["scope"]["state"] == system["scope"]["state"]),
        ("time", gold["time"]["value"] == system["time"]["value"]),
        ("open", gold["time"]["open"] == system["time"]["open"]),
        ("conditions", bool(gold["conditions"]) == bool(system["conditions"])),
    ]


def _people(roles: Sequence[Item], same: Mapping[str, str]) -> set[str]:
    return {same.get(role["actor"], role["actor"]) for role in roles}


def _align(gold: Sequence[Item], system: Sequence[Item]) -> dict[str, str]:
    """The gold actor of each actor of the coding, by overlapping mentions."""
    return {s["id"]: g["id"] for g, s in _match(gold, system, _near_actor)}


def _near_actor(gold: Item, system: Item) -> float:
    return sum(max((_dice(a, b) for b in system["mentions"]), default=0.0) for a in gold["mentions"])


def _near_commitment(same: Mapping[str, str], gold: Item, system: Item) -> float:
    return _dice(gold, system) if set(gold["who"]) & _people(system["who"], same) else 0.0


def _near_condition(_: Mapping[str, str], gold: Item, system: Item) -> float:
    sides = [_dice(gold[side], system[side]) for side in ("antecedent", "consequent")]
    return sum(sides) if all(sides) else 0.0


def _dice(one: Item, other: Item) -> float:
    shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
    return 2 * shared / (one["end"] - one["start"] + other["end"] - other["start"]) if shared > 0 else 0.0


def _match(gold: Sequence[Item], system: Sequence[Item], near: Callable[[Item, Item], float]) -> Pairs:
    """One-to-one pairs, closest first."""
    ranked = sorted(((near(g, s), -m, -n) for m, g in enumerate(gold) for n, s in enumerate(system)), reverse=True)
    pairs: Pairs = []
    taken: tuple[set[int], set[int]] = set(), set()
    for close, m, n in ranked:
        if close > 0 and m not in taken[0] and n not in taken[1]:
            taken[0].add(m)
            taken[1].add(n)
            pairs.append((gold[-m], system[-n]))
    return pairs
