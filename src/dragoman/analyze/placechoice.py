"""Which place each name of an article means: all names together, each with the support of the others."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dragoman.analyze.placenames import Named
from dragoman.analyze.placetraits import are_sisters, lies_in, size_of_state
from dragoman.knowledge.gazetteer import PlaceHit, Toponym
from dragoman.knowledge.names import plain

ROUNDS = 3
SAME_COUNTRY, SAME_PROVINCE, NEAR = 3.0, 2.5, 2.0
"""What it adds at most that other names lie in the country, in the province, and near by."""
HELD, KIND, LISTED, ALIAS, OLD_NAME = 5.0, 3.0, 2.2, 0.7, 1.5
"""What words beside the name add ("Paris, Texas"; "Basra province"), what it takes off to be called otherwise."""
BESIDE, CAPITAL, COUNTRY, NESTED, SHARPNESS = 0.7, 1.5, 8.0, 0.8, 0.65
REACH = 120.0
ANCHORS = 12
_KINDS = {"province": ("ADM1",), "county": ("ADM2",), "city": ("PPL", "PPLC"), "river": ("STM",), "island": ("ISL",)}
Cell = tuple[str | None, str | None]
_Key = tuple[str, int | None]
_JOINT = re.compile(r",? (?:and|or) |, (?:the )?")
_LISTED = re.compile(r"(?:, (?:\w+ ){0,3}?)?,? (?:and|or) ")


@dataclass(slots=True)
class _Name:
    """A name with its candidates: their weights from the name itself, and the share of belief that each has now."""

    candidates: tuple[Toponym, ...]
    base: list[float]
    share: list[float] = field(default_factory=list)
    count: float = 1.0


def choose_places(
    text: str, named: Sequence[Named], countries: Mapping[str, float], beside: Sequence[PlaceHit] = ()
) -> dict[int, Toponym]:
    """The place of each name by the offset where it stands; a name is missing where no place can be told.

    ``countries`` are those that the article speaks of in other ways, with their weight; ``beside`` are names in what is
    known of the article: its title, its publisher, its address.
    """
    groups: dict[_Key, list[Named]] = defaultdict(list)
    for each in named:
        groups[_key(text, each)].append(each)
    lists = _in_lists(text, named)
    names = {key: _make_name(key[0], group, lists.get(key, frozenset())) for key, group in groups.items()}
    for hit in beside:
        if (key := ("", hit.candidates[0].geonameid)) not in names:
            names[key] = _Name(hit.candidates, base := [size(each) for each in hit.candidates], _shares(base), BESIDE)
    for _ in range(ROUNDS):
        votes = _count_votes(names.values(), countries)
        for one in names.values():
            one.share = _shares(_weigh(one, votes, ()))
    votes, anchors = _count_votes(names.values(), countries), _find_anchors(names)
    chosen: dict[int, Toponym] = {}
    holders: dict[int, Toponym] = {}
    for key, group in groups.items():
        weights = _weigh(names[key], votes, [anchor for name, anchor in anchors if name != key])
        lost = any(each.holder and _is_elsewhere(text, each) for each in group)
        for each in group:
            toponym = _choose(each, weights, lost)
            if toponym is not None:
                chosen[each.hit.start] = toponym
                holders.update(_holder_of(each, toponym))
    return chosen | {start: holder for start, holder in holders.items() if start in chosen}


def _key(text: str, named: Named) -> _Key:
    return text[named.hit.start : named.hit.end], named.hit.candidates[0].geonameid


def _holder_of(named: Named, toponym: Toponym) -> Iterator[tuple[int, Toponym]]:
    """The place that the name beside it means, where it holds ``toponym``: the state in "Fredville, Washington"."""
    if named.holder:
        for other in named.holder.candidates:
            if lies_in(toponym, other):
                yield named.holder.start, other
                return


def _in_lists(text: str, named: Sequence[Named]) -> dict[_Key, frozenset[str]]:
    """What kinds of place a name is listed with: states with states ("Oregon, New York and Ohio")."""
    found: dict[_Key, set[str]] = defaultdict(set)
    for one, other in pairwise(named):
        if _JOINT.fullmatch(text, one.hit.end, other.hit.start) and one.holder is None:
            for each, beside in ((one, other), (other, one)):
                first = beside.hit.candidates[0]
                if first.feature == "ADM1" or (first.feature.startswith("PCL")):
                    found[_key(text, each)].add(first.feature[:3])
    return {key: frozenset(kinds) for key, kinds in found.items()}


def _make_name(name: str, group: Sequence[Named], listed: frozenset[str]) -> _Name:
    candidates = group[0].hit.candidates
    kinds = {each.kind for each in group if each.kind}
    held = [each.holder.candidates for each in group if each.holder]
    base = []
    for each in candidates:
        weight = size(each) - _otherwise(name, each, candidates)
        weight += KIND if any(each.feature in _KINDS.get(kind, ()) for kind in kinds) else 0.0
        weight += LISTED if each.feature[:3] in listed else 0.0
        weight += HELD if any(lies_in(each, other) for others in held for other in others) else 0.0
        base.append(weight)
    one = _Name(candidates, base, count=1.0 if any(each.shown for each in group) else NESTED)
    one.share = _shares(base)
    return one


def size(toponym: Toponym) -> float:
    """How likely a place is to be meant by its size alone: the logarithm of its people, more for states."""
    if toponym.feature.startswith("PCL"):
        return COUNTRY if toponym.feature != "PCLH" else 7.0
    if toponym.feature == "ADM1":
        return size_of_state(toponym)
    if toponym.feature == "ADM2":
        return max(4.6, math.log10(toponym.population + 1) - 0.5)
    if not toponym.feature.startswith("PPL"):
        return 8.0 if toponym.feature in ("CONT", "OCN", "SEA") else 6.8
    return math.log10(toponym.population + 1) + _capital(toponym)


def _capital(toponym: Toponym) -> float:
    """What a capital weighs more; half as much where it is small: San José, Kingston."""
    if toponym.feature != "PPLC":
        return 0.0
    return CAPITAL if toponym.population > 500_000 else CAPITAL / 2


def _otherwise(name: str, toponym: Toponym, candidates: Sequence[Toponym]) -> float:
    """What it takes off that the place is called otherwise now, while others bear the very name."""
    if _bare(toponym.name) == _bare(name) or toponym.feature in ("PCLI", "PCLD", "ADM1", "ADM2"):
        return 0.0
    others = any(_bare(each.name) == _bare(name) for each in candidates)
    alike = _bare(toponym.name)[:2] == _bare(name)[:2]
    return (0.0 if not others else ALIAS) if alike else (OLD_NAME if others else ALIAS)


def _bare(name: str) -> str:
    return plain(name).replace("St. ", "Saint ").replace("St ", "Saint ")


def _shares(weights: Sequence[float]) -> list[float]:
    top = max(weights)
    parts = [10 ** (SHARPNESS * (weight - top)) for weight in weights]
    whole = sum(parts)
    return [part / whole for part in parts]


def _count_votes(names: Iterable[_Name], countries: Mapping[str, float]) -> dict[Cell, float]:
    votes: dict[Cell, float] = defaultdict(float)
    for country, weight in countries.items():
        votes[country, None] += weight
    for one in names:
        for cell, vote in _own_votes(one).items():
            votes[cell] += vote
    return votes


def _own_votes(one: _Name) -> dict[Cell, float]:
    own: dict[Cell, float] = defaultdict(float)
    for toponym, share in zip(one.candidates, one.share, strict=True):
        if toponym.country:
            own[toponym.country, None] += share * one.count
            if toponym.admin1:
                own[toponym.country, toponym.admin1] += share * one.count
    return own


def _weigh(one: _Name, votes: dict[Cell, float], anchors: Sequence[Toponym]) -> list[float]:
    own = _own_votes(one)
    weights = []
    for toponym, base in zip(one.candidates, one.base, strict=True):
        weight = base
        if toponym.country:
            weight += SAME_COUNTRY * _sated(votes[toponym.country, None] - own[toponym.country, None])
            if toponym.admin1:
                cell = toponym.country, toponym.admin1
                weight += SAME_PROVINCE * _sated(votes[cell] - own[cell])
        weights.append(weight + NEAR * _nearness(toponym, anchors))
    return weights


def _sated(votes: float) -> float:
    return 1 - math.exp(-max(0.0, votes))


def _find_anchors(names: Mapping[_Key, _Name]) -> list[tuple[_Key, Toponym]]:
    """The places that are certain enough to be near to: towns and counties that no other place of the name contests."""
    found = []
    for name, one in names.items():
        share, toponym = max(zip(one.share, one.candidates, strict=True), key=lambda pair: pair[0])
        if (
            share >= 0.7
            and toponym.lat is not None
            and toponym.feature[:3] in ("PPL", "ADM")
            and toponym.feature != "ADM1"
        ):
            found.append((name, toponym))
    return found[:ANCHORS]


def _nearness(toponym: Toponym, anchors: Sequence[Toponym]) -> float:
    if toponym.lat is None or not toponym.feature.startswith(("PPL", "ADM2")):
        return 0.0
    return _sated(sum(math.exp(-_kilometres(toponym, anchor) / REACH) for anchor in anchors))


def _kilometres(one: Toponym, other: Toponym) -> float:
    assert one.lat is not None and one.lon is not None and other.lat is not None and other.lon is not None
    east = (one.lon - other.lon) * math.cos(math.radians((one.lat + other.lat) / 2))
    return 111.2 * math.hypot(one.lat - other.lat, min(abs(east), 360 - abs(east)))


def _choose(named: Named, weights: Sequence[float], lost: bool) -> Toponym | None:
    pairs = list(zip(weights, named.hit.candidates, strict=False))
    if named.holder:
        held = [pair for pair in pairs if any(lies_in(pair[1], other) for other in named.holder.candidates)]
        pairs = held or pairs
        if not held and lost:
            return None
    elif lost:
        return None
    return max(pairs, key=lambda pair: pair[0])[1]


def _is_elsewhere(text: str, named: Named) -> bool:
    """True for "Fredville, Missouri" where no Fredville of Missouri is known; false in a list of places."""
    assert named.holder is not None
    if text[named.hit.end : named.holder.start] != ", " or _LISTED.match(text, named.holder.end):
        return False
    holder = named.holder.candidates[0]
    if not holder.feature.startswith("PCL") and holder.feature != "ADM1":
        return False
    if are_sisters(named.hit, named.holder) or any(each.feature.startswith("PCL") for each in named.hit.candidates):
        return False
    return not any(lies_in(one, other) for one in named.hit.candidates for other in named.holder.candidates)
