"""Event rules: which words with which participants are which type of event. Each rule carries its proof."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from dragoman.errors import KnowledgeError
from dragoman.knowledge.lexicon import read_toml

ACTS = frozenset({"commit", "will", "threaten", "demand", "reject", "accuse"})
SLOT_LISTS = ("source", "target")
CLASSES = "classes.toml"
TESTS = ("@actor", "@person", "@state", "@armed")
"""What a head may be asked beside its word."""
LISTS = (
    "mode",
    "contexts",
    "verbs",
    "nouns",
    "adjectives",
    "subject",
    "object",
    "content",
    "not_subject",
    "not_object",
    "not_content",
    "unlike",
    "examples",
    "not",
)
PLACES = ("with", "without")
FLAGS = ("pair", "undergone", "bare", "intent", "conduct")
NEEDED = ("id", "type", "examples", "not")
KEYS = frozenset({"id", "type", "cameo", "act", "confidence", *PLACES, *FLAGS, *LISTS, *SLOT_LISTS})
_ID = re.compile(r"[\w.-]+")
Added = Sequence[tuple[str, Path]]
"""Files of packs, each with the pack's name."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of event in words.

    ``verbs``, ``nouns`` and ``adjectives`` ("is ready to") are the lemmas that tell it, with particle or preposition
    where these belong to it ("crack down on"); "-to" stands for an infinitive ("tell -to"). ``subject`` and ``object``
    limit the head nouns of the participants, ``content`` the verbs of the clauses that it governs, as do ``present``
    for prepositions; ``not_subject``, ``not_object``, ``not_content`` and ``absent`` forbid some.
    ``source`` and ``target`` name the slots that fill the roles, best first. A rule with an ``act`` governs other
    clauses (DESIGN, modality first). ``unlike`` are longer phrases that are something else ("heart attack");
    ``undergone`` says that a bare possessor suffers the event noun ("the judge's murder"); ``intent`` that it
    only tells what is to be ("invited them to talks"), so that it is announced once it has been said; ``conduct`` that
    whoever does what the object tells is the target. A sector that is forbidden ("#PTY") forbids only those whose first
    sector it is.
    """

    id: str
    where: str
    type: str
    mode: tuple[str, ...]
    contexts: tuple[str, ...]
    cameo: str
    act: str | None
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    subject: tuple[str, ...]
    object: tuple[str, ...]
    content: tuple[str, ...]
    not_subject: tuple[str, ...]
    not_object: tuple[str, ...]
    not_content: tuple[str, ...]
    present: Mapping[str, tuple[str, ...]]
    absent: Mapping[str, tuple[str, ...]]
    source: tuple[str, ...]
    target: tuple[str, ...]
    pair: bool
    bare: bool
    undergone: bool
    intent: bool
    conduct: bool
    unlike: tuple[str, ...]
    confidence: float
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]

    @property
    def strictness(self) -> int:
        """How much the rule asks for: of two rules that fit, the stricter is right."""
        return (
            3 * bool(self.object)
            + 2 * bool(self.subject)
            + 2 * bool(self.content)
            + 3 * len(self.present)
            + max((phrase.count(" ") for phrase in (*self.verbs, *self.nouns, *self.adjectives)), default=0)
        )


def read_rules(
    folder: Path, types: Mapping[str, Any], contexts: Collection[str], added: Added = ()
) -> tuple[Rule, ...]:
    """All rules of the TOML files in ``folder``; word classes (``@diplomat``) come from ``classes.toml`` there.

    ``added`` are files of packs, each with the pack's name: a rule whose id is known takes the place of the other, and
    the words of a class add to it.
    """
    own = [("", path) for path in sorted(folder.glob("*.toml"))]
    classes = read_classes(path for _, path in (*own, *added) if path.name == CLASSES)
    rules: dict[str, Rule] = {}
    packs: dict[str, str] = {}
    for pack, path in (*own, *added):
        if path.name == CLASSES:
            continue
        for entry in read_toml(path).get("rule", []):
            rule = _read_rule(path, entry, classes, types, contexts)
            if pack:
                rule = replace(rule, where=f"{pack}/{rule.where}")
            if packs.get(rule.id) == pack:
                raise KnowledgeError(f"{rule.where}: the id is used twice; ids are unique over all files")
            packs[rule.id] = pack
            rules[rule.id] = rule
    return tuple(rules.values())


def read_classes(paths: Iterable[Path]) -> dict[str, list[str]]:
    """The word classes of these files together."""
    classes: dict[str, list[str]] = {}
    for path in paths:
        for name, words in read_toml(path).get("class", {}).items():
            classes[name] = [*classes.get(name, ()), *words]
    return classes


def _read_rule(
    path: Path,
    entry: dict[str, Any],
    classes: Mapping[str, list[str]],
    types: Mapping[str, Any],
    contexts: Collection[str],
) -> Rule:
    where = f"{path.parent.name}/{path.name}#{entry.get('id', '?')}"
    _check(where, entry, types, contexts)
    words = {
        key: _expand(where, entry.get(key, []), classes)
        for key in ("subject", "object", "content", "not_subject", "not_object", "not_content")
    }
    return Rule(
        id=entry["id"],
        where=where,
        type=entry["type"],
        mode=tuple(entry.get("mode", ())),
        contexts=tuple(entry.get("contexts", ())),
        cameo=entry.get("cameo", types[entry["type"]].cameo),
        act=entry.get("act"),
        verbs=tuple(entry.get("verbs", ())),
        nouns=tuple(entry.get("nouns", ())),
        adjectives=tuple(entry.get("adjectives", ())),
        **words,
        present={slot: _expand(where, heads, classes) for slot, heads in entry.get("with", {}).items()},
        absent={slot: _expand(where, heads, classes) for slot, heads in entry.get("without", {}).items()},
        source=tuple(entry.get("source", ("subject",))),
        target=tuple(entry.get("target", ("object", "against", "on", "at", "to", "with", "from"))),
        pair=bool(entry.get("pair", False)),
        bare=bool(entry.get("bare", False)),
        undergone=bool(entry.get("undergone", False)),
        intent=bool(entry.get("intent", False)),
        conduct=bool(entry.get("conduct", False)),
        unlike=tuple(entry.get("unlike", ())),
        confidence=float(entry.get("confidence", 0.8)),
        examples=tuple(entry["examples"]),
        near_misses=tuple(entry["not"]),
    )


def _check(where: str, entry: Mapping[str, Any], types: Mapping[str, Any], contexts: Collection[str]) -> None:
    for _, says in find_faults(entry, types, contexts):
        raise KnowledgeError(f"{where}: {says}")


def find_faults(
    entry: Mapping[str, Any], types: Mapping[str, Any], contexts: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Everything that is wrong in an entry, each with the key where it stands; word classes are left to ``expand``."""
    for key in NEEDED:
        if not entry.get(key):
            yield (
                key,
                f"'{key}' is missing; a rule needs an id, a type, examples and at least one near miss in 'not'",
            )
    yield from _find_unknown("key", entry, KEYS)
    wrong = {key: says for key in entry if key in KEYS and (says := _wrong_kind(key, entry[key]))}
    yield from wrong.items()
    type = str(entry.get("type") or "") if "type" not in wrong else ""
    if type:
        yield from _find_unknown("type", [type], types, "type")
    if type in types and "mode" not in wrong:
        yield from _find_unknown("mode", entry.get("mode", []), types[type].modes, "mode")
    if "contexts" not in wrong:
        yield from _find_unknown("context", entry.get("contexts", []), contexts, "contexts")
    if "act" in entry and "act" not in wrong:
        yield from _find_unknown("act", [entry["act"]], ACTS, "act")
    if not any(entry.get(part) for part in ("verbs", "nouns", "adjectives")):
        yield "id", "a rule needs verbs, nouns or adjectives"


def _wrong_kind(key: str, value: Any) -> str:
    """What is wrong with the kind of a value; empty where it is as it should be."""
    if key in LISTS or key in SLOT_LISTS:
        return "" if _is_texts(value) else f"'{key}' must be a list of texts"
    if key in PLACES:
        fits = isinstance(value, dict) and all(_is_texts(heads) for heads in value.values())
        return "" if fits else f"'{key}' must give a list of head nouns for each preposition: {{ to = [\"envoy\"] }}"
    if key in FLAGS:
        return "" if isinstance(value, bool) else f"'{key}' must be true or false"
    if key == "confidence":
        fits = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
        return "" if fits else f"'{key}' must be a number from 0 to 1"
    if key == "id" and isinstance(value, str) and not _ID.fullmatch(value):
        return f"id {value!r} may have letters, digits, '-', '_' and '.' only"
    return "" if isinstance(value, str) else f"'{key}' must be a text"


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value)


def _find_unknown(what: str, given: Iterable[str], known: Collection[str], key: str = "") -> Iterator[tuple[str, str]]:
    for each in given:
        if each not in known:
            near = get_close_matches(each, list(known), 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            yield key or each, f"{what} {each!r} is not known{hint}"


def _expand(where: str, listed: list[str], classes: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Heads with word classes replaced by their words; "@actor" and sector tests ("#MIL") stay as they are."""
    found: list[str] = []
    for each in listed:
        if each.startswith("@") and each not in TESTS:
            if each[1:] not in classes:
                near = get_close_matches(each[1:], list(classes), 1)
                raise KnowledgeError(
                    f"{where}: class {each!r} is not in classes.toml"
                    + (f"; did you mean '@{near[0]}'?" if near else "")
                )
            found += classes[each[1:]]
        else:
            found.append(each)
    return tuple(dict.fromkeys(found))
