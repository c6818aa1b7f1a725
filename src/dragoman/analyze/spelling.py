"""What tells a name from a word where all is in capitals: common words, spellings of names, titles, particles."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from dragoman.errors import KnowledgeError
from dragoman.knowledge.actors import ActorTable

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Casing:
    """What tells a name from a word: common words, words that are both, and spellings of known names."""

    words: frozenset[str]
    rare: frozenset[str]
    either: frozenset[str]
    spelled: Mapping[str, str]
    titles: frozenset[str]
    months: frozenset[str]
    before_a_month: frozenset[str]
    abbreviations: frozenset[str]
    particles: frozenset[str]
    small_particles: frozenset[str]
    first_names: frozenset[str]
    unsure: Mapping[str, tuple[frozenset[str], frozenset[str]]]
    names: Mapping[str, str] = field(default_factory=dict)
    longest: Mapping[str, int] = field(default_factory=dict)


@lru_cache(maxsize=4)
def casing_for(actors: ActorTable | None) -> Casing:
    """What ``recase`` needs, with the names of ``actors`` in their proper spelling."""
    return add_names(actors.names() if actors is not None else ())


def add_names(names: Iterable[str]) -> Casing:
    """The casing of ordinary English with these names added ("Costa Rica", "Red Army").

    A single name that is an ordinary word as well is left out: "Reading" would spoil every "reading".
    """
    base = _load_base()
    spellings = dict(base.names)
    longest = dict(base.longest)
    for name in names:
        parts = _WORD.findall(name)
        if not parts or name.islower() or len(name.lower()) != len(name):
            continue
        if len(parts) == 1 and (parts[0].lower() in base.words or parts[0].lower() in base.either):
            continue
        spellings[" ".join(parts).lower()] = " ".join(parts)
        longest[parts[0].lower()] = max(longest.get(parts[0].lower(), 0), len(parts))
    known = {each: getattr(base, each) for each in Casing.__slots__}
    return Casing(**(known | {"names": spellings, "longest": longest}))


@cache
def _load_base() -> Casing:
    folder = files("dragoman") / "data" / "lang" / "en"
    data = tomllib.loads((folder / "casing.toml").read_text("utf-8"))
    words, rare, either = _read_words((folder / "casing.tsv").read_text("utf-8"))
    sets = {key: frozenset(value.lower().split()) for key, value in data.items() if isinstance(value, str)}
    spelled = _read_spellings(data)
    names = [" ".join(name.split()) for name in data["names"].split(";")]
    common = words | either | sets["small"]
    spelled |= {each.lower(): each for each in data["months"].split() if each.lower() not in common}
    return Casing(
        words=(words | rare | sets["small"] | sets["words"]) - spelled.keys(),
        rare=rare - spelled.keys() - sets["small"] - sets["words"],
        either=either - spelled.keys() - sets["small"],
        spelled=spelled,
        titles=sets["titles"] | (sets["abbreviations"] - {"no"}),
        months=sets["months"],
        before_a_month=sets["before_a_month"],
        abbreviations=sets["abbreviations"] | sets["months_short"],
        particles=sets["particles"],
        small_particles=sets["small_particles"],
        first_names=sets["first_names"],
        unsure={word.lower(): (_set(each["after"]), _set(each["not_before"])) for word, each in data["either"].items()},
        names={name.lower(): name for name in names},
        longest={name.lower().split()[0]: max(len(each.split()) for each in names) for name in names},
    )


def _read_spellings(data: Mapping[str, Any]) -> dict[str, str]:
    lists = ("capital", "weekdays", "months_short", "acronyms", "abbreviations")
    return {word.lower(): word for key in lists for word in data[key].split() if word != "No"}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _read_words(table: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    marked: dict[str, set[str]] = {"": set(), "rare": set(), "name": set()}
    for number, line in enumerate(table.splitlines(), 1):
        if line.startswith("#"):
            continue
        stem, *more = line.split("\t")
        mark = more[1] if len(more) > 1 else ""
        if not stem or mark not in marked:
            raise KnowledgeError(
                f"lang/en/casing.tsv:{number}: a line is: stem, endings, and 'name', 'rare' or nothing"
            )
        marked[mark].add(stem)
        marked[mark].update(stem + ending for ending in (more[0].split() if more else ()))
    return frozenset(marked[""]), frozenset(marked["rare"]), frozenset(marked["name"])
