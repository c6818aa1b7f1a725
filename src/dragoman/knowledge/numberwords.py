"""Number words, bounds, units and effects: what ``data/lang/en/quantities.toml`` says, checked."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

from dragoman.errors import KnowledgeError
from dragoman.knowledge.phrases import Phrases, make_phrases
from dragoman.records.record import Effect, Exactness

DATA = Path(__file__).parent.parent / "data" / "lang" / "en" / "quantities.toml"

_PLACES = (
    "verbs",
    "passive",
    "happens",
    "states",
    "nouns",
    "counts",
    "results",
    "agents",
    "bodies",
    "subject_of",
    "object_of",
    "borne",
    "barred",
    "apart",
)
_KEYS: Mapping[str, frozenset[str]] = {
    "numeral": frozenset({"values"}),
    "scale": frozenset({"values", "suffixes"}),
    "fraction": frozenset({"values"}),
    "ratio": frozenset({"words"}),
    "multiple": frozenset({"values", "barred"}),
    "range": frozenset({"words"}),
    "vague": frozenset({"words", "followed_by", "only_with_effect"}),
    "none": frozenset({"words", "nouns"}),
    "bound": frozenset({"exactness", "before", "after", "governors"}),
    "percent": frozenset({"words"}),
    "currency": frozenset({"code", "codes", "before", "after"}),
    "excluded": frozenset({"nouns", "before", "adjacent", "value"}),
    "group": frozenset({"words"}),
    "effect": frozenset({"effect", *_PLACES}),
    "near_harm": frozenset({"bearing", "treatments", "tolls", "wholes"}),
    "unreal": frozenset(
        {"verbs", "modals", "negators", "marks", "modifiers", "nouns", "causes", "punished", "needs", "doubts"}
    ),
}
_COMMON = frozenset({"id", "confidence", "examples", "not"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the file: its id, its prior, sentences in which it takes part and sentences in which it does not."""

    id: str
    confidence: float
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]

    @property
    def rule(self) -> str:
        """The name of the entry as records give it."""
        return f"quantities.toml#{self.id}"


@dataclass(frozen=True, slots=True)
class Vague:
    """A vague number word: the words that must follow, and whether it counts only with an effect."""

    entry: Entry
    followed_by: frozenset[str]
    only_with_effect: bool


@dataclass(frozen=True, slots=True)
class Bound:
    """Words that make a number a bound or an approximation."""

    entry: Entry
    exactness: Exactness


@dataclass(frozen=True, slots=True)
class Money:
    """A currency sign or name; ``code`` is None where it stands for several currencies."""

    entry: Entry
    code: str | None


@dataclass(frozen=True, slots=True)
class Unreal:
    """Words that keep harm from being a fact, by the place they take in the grammar."""

    verbs: frozenset[str]
    modals: frozenset[str]
    negators: frozenset[str]
    marks: frozenset[str]
    modifiers: frozenset[str]
    nouns: frozenset[str]
    causes: frozenset[str]
    punished: frozenset[str]
    needs: frozenset[str]
    doubts: frozenset[str]


@dataclass(frozen=True, slots=True)
class NearHarm:
    """Words that lead to those harmed but tell no harm themselves: "treated", "toll", "a group of"."""

    bearing: frozenset[str]
    treatments: frozenset[str]
    tolls: frozenset[str]
    wholes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Harms:
    """What word in which grammatical place gives which effect; the entry comes with it."""

    effects: Mapping[str, Effect]
    verbs: Mapping[str, Entry]
    passive: Mapping[str, Entry]
    happens: Mapping[str, Entry]
    states: Mapping[str, Entry]
    nouns: Mapping[str, Entry]
    counts: Mapping[str, Entry]
    results: Mapping[str, Entry]
    agents: Mapping[str, Entry]
    bodies: Mapping[str, Entry]
    subject_of: Mapping[str, Entry]
    object_of: Mapping[str, Entry]
    borne: Mapping[str, Entry]
    barred: Mapping[str, Entry]
    apart: Mapping[str, Entry]
    near: NearHarm
    unreal: Unreal


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """Everything the language pack knows about quantities, indexed by lower-case words."""

    entries: Mapping[str, Entry]
    numerals: Mapping[str, int]
    scales: Mapping[str, int]
    suffixes: Mapping[str, int]
    fractions: Mapping[str, float]
    ratios: frozenset[str]
    multiples: Mapping[str, int]
    multiple_barred: frozenset[str]
    ranges: frozenset[str]
    vague: Phrases[Vague]
    none: Phrases[Entry]
    none_nouns: frozenset[str]
    bounds_before: Phrases[Bound]
    bounds_after: Phrases[Bound]
    estimates: Mapping[str, Bound]
    percent: Phrases[Entry]
    money_before: Mapping[str, Money]
    money_after: Phrases[Money]
    excluded: frozenset[str]
    excluded_adjacent: frozenset[str]
    excluded_before: frozenset[str]
    excluded_one: frozenset[str]
    groups: Mapping[str, Entry]
    harms: Harms


@cache
def load_quantity_words(path: Path = DATA) -> QuantityWords:
    """The quantity words of the file ``path``; a KnowledgeError names the entry that is wrong."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(f"{path.name}: cannot be read: {error}") from error
    return make_quantity_words(tables, path.name)


def make_quantity_words(tables: Mapping[str, Any], at: str = "quantities.toml") -> QuantityWords:
    """The quantity words that ``tables`` (the parsed TOML) says."""
    entries = _check(tables, at)
    rows = {kind: [(entries[row["id"]], row) for row in tables.get(kind, [])] for kind in _KEYS}
    bounds = [(Bound(entry, row["exactness"]), row) for entry, row in rows["bound"]]
    return QuantityWords(
        entries=entries,
        numerals=_values(rows["numeral"], "values"),
        scales=_values(rows["scale"], "values"),
        suffixes=_values(rows["scale"], "suffixes"),
        fractions=_values(rows["fraction"], "values"),
        ratios=_words(rows["ratio"], "words"),
        multiples=_values(rows["multiple"], "values"),
        multiple_barred=_words(rows["multiple"], "barred"),
        ranges=_words(rows["range"], "words"),
        vague=make_phrases((word, _vague(entry, row)) for entry, row in rows["vague"] for word in row["words"]),
        none=make_phrases((word, entry) for entry, row in rows["none"] for word in row["words"]),
        none_nouns=_words(rows["none"], "nouns"),
        bounds_before=make_phrases((word, bound) for bound, row in bounds for word in row.get("before", [])),
        bounds_after=make_phrases((word, bound) for bound, row in bounds for word in row.get("after", [])),
        estimates={word: bound for bound, row in bounds for word in row.get("governors", [])},
        percent=make_phrases((word, entry) for entry, row in rows["percent"] for word in row["words"]),
        money_before=dict(_money(rows["currency"], "before")),
        money_after=make_phrases(_money(rows["currency"], "after")),
        excluded=_nouns(rows["excluded"], lambda row: not row.get("before") and "value" not in row),
        excluded_adjacent=_nouns(rows["excluded"], lambda row: bool(row.get("adjacent"))),
        excluded_before=_nouns(rows["excluded"], lambda row: bool(row.get("before"))),
        excluded_one=_nouns(rows["excluded"], lambda row: row.get("value") == 1),
        groups={word: entry for entry, row in rows["group"] for word in row["words"]},
        harms=_harms(rows),
    )


_Rows = list[tuple[Entry, Mapping[str, Any]]]


def _harms(rows: Mapping[str, _Rows]) -> Harms:
    def by_word(key: str) -> dict[str, Entry]:
        return {word: entry for entry, row in rows["effect"] for word in row.get(key, [])}

    return Harms(
        effects={entry.id: row["effect"] for entry, row in rows["effect"]},
        near=NearHarm(**{key: _words(rows["near_harm"], key) for key in NearHarm.__dataclass_fields__}),
        unreal=Unreal(**{key: _words(rows["unreal"], key) for key in Unreal.__dataclass_fields__}),
        **{place: by_word(place) for place in _PLACES},
    )


def _vague(entry: Entry, row: Mapping[str, Any]) -> Vague:
    return Vague(entry, frozenset(row.get("followed_by", [])), bool(row.get("only_with_effect")))


def _money(rows: _Rows, side: str) -> Iterable[tuple[str, Money]]:
    for entry, row in rows:
        for word in row.get(side, []):
            yield word, Money(entry, row.get("code"))
        for word, code in row.get("codes", {}).items():
            if side == "after" or not word.isalpha() or word == code.lower():
                yield word, Money(entry, code)


def _values(rows: _Rows, key: str) -> dict[str, Any]:
    return {word: value for _, row in rows for word, value in row.get(key, {}).items()}


def _words(rows: _Rows, key: str) -> frozenset[str]:
    return frozenset(word for _, row in rows for word in row.get(key, []))


def _nouns(rows: _Rows, wanted: Any) -> frozenset[str]:
    return frozenset(noun for _, row in rows if wanted(row) for noun in row["nouns"])


# ---- checks -------------------------------------------------------------------------------------


def _check(tables: Mapping[str, Any], at: str) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for kind, rows in tables.items():
        if kind not in _KEYS:
            raise KnowledgeError(f"{at}: unknown table [[{kind}]]; known are {', '.join(sorted(_KEYS))}")
        for row in rows:
            entry = _check_row(kind, row, at)
            if entry.id in entries:
                raise KnowledgeError(f"{at}: two entries are called {entry.id!r}; rename one")
            entries[entry.id] = entry
    return entries


def _check_row(kind: str, row: Mapping[str, Any], at: str) -> Entry:
    name = row.get("id")
    if not isinstance(name, str) or not name:
        raise KnowledgeError(f'{at}: an entry of [[{kind}]] has no id; add id = "..."')
    unknown = set(row) - _KEYS[kind] - _COMMON
    if unknown:
        raise KnowledgeError(f"{at}: {name}: unknown key {min(unknown)!r} in [[{kind}]]")
    confidence = row.get("confidence", 1.0)
    if not isinstance(confidence, int | float) or not 0 < confidence <= 1:
        raise KnowledgeError(f"{at}: {name}: confidence is {confidence!r}; it must be above 0 and at most 1")
    for key, allowed in (("exactness", get_args(Exactness)), ("effect", get_args(Effect))):
        if key in _KEYS[kind] and row.get(key) not in allowed:
            raise KnowledgeError(f"{at}: {name}: {key} is {row.get(key)!r}; it must be one of {', '.join(allowed)}")
    for key in _KEYS[kind] & {"words", "nouns"}:
        if kind not in ("unreal", "effect", "none") and not row.get(key):
            raise KnowledgeError(f"{at}: {name}: {key} is missing or empty")
    return Entry(name, float(confidence), tuple(row.get("examples", ())), tuple(row.get("not", ())))
