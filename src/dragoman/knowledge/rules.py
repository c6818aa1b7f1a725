"""Event rules: which words with which participants are which type of event. Each rule carries its proof."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from dragoman.errors import KnowledgeError
from dragoman.knowledge.lexicon import read_toml

ACTS = frozenset({"commit", "will", "threaten", "demand", "reject", "accuse"})
SLOT_LISTS = ("source", "target")
LISTS = (
    "mode",
    "contexts",
    "verbs",
    "nouns",
    "subject",
    "object",
    "not_subject",
    "not_object",
    "unlike",
    "examples",
    "not",
)
KEYS = frozenset(
    {"id", "type", "cameo", "act", "pair", "undergone", "with", "without", "confidence", "bare", *LISTS, *SLOT_LISTS}
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of event in words.

    ``verbs`` and ``nouns`` are the lemmas that tell it, with particle or preposition where these belong to it ("crack
    down on"); "-to" stands for an infinitive ("tell -to"). ``subject`` and ``object`` limit the head nouns of the
    participants, as do ``present`` for prepositions; ``not_subject``, ``not_object`` and ``absent`` forbid some.
    ``source`` and ``target`` name the slots that fill the roles, best first. A rule with an ``act`` governs other
    clauses (DESIGN, modality first). ``unlike`` are longer phrases that are something else ("heart attack");
    ``undergone`` says that a bare possessor suffers the event noun ("the judge's murder"). A sector that is forbidden
    ("#PTY") forbids only those whose first sector it is.
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
    subject: tuple[str, ...]
    object: tuple[str, ...]
    not_subject: tuple[str, ...]
    not_object: tuple[str, ...]
    present: Mapping[str, tuple[str, ...]]
    absent: Mapping[str, tuple[str, ...]]
    source: tuple[str, ...]
    target: tuple[str, ...]
    pair: bool
    bare: bool
    undergone: bool
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
            + 3 * len(self.present)
            + max((phrase.count(" ") for phrase in (*self.verbs, *self.nouns)), default=0)
        )


def read_rules(folder: Path, types: Mapping[str, Any], contexts: Collection[str]) -> tuple[Rule, ...]:
    """All rules of the TOML files in ``folder``; word classes (``@diplomat``) come from ``classes.toml`` there."""
    classes_file = folder / "classes.toml"
    classes = read_toml(classes_file).get("class", {}) if classes_file.exists() else {}
    rules: dict[str, Rule] = {}
    for path in sorted(folder.glob("*.toml")):
        if path == classes_file:
            continue
        for entry in read_toml(path).get("rule", []):
            rule = _read_rule(path, entry, classes, types, contexts)
            if rule.id in rules:
                raise KnowledgeError(f"{rule.where}: the id is used twice; ids are unique over all files")
            rules[rule.id] = rule
    return tuple(rules.values())


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
        key: _expand(where, entry.get(key, []), classes) for key in ("subject", "object", "not_subject", "not_object")
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
        **words,
        present={slot: _expand(where, heads, classes) for slot, heads in entry.get("with", {}).items()},
        absent={slot: _expand(where, heads, classes) for slot, heads in entry.get("without", {}).items()},
        source=tuple(entry.get("source", ("subject",))),
        target=tuple(entry.get("target", ("object", "against", "on", "at", "to", "with", "from"))),
        pair=bool(entry.get("pair", False)),
        bare=bool(entry.get("bare", False)),
        undergone=bool(entry.get("undergone", False)),
        unlike=tuple(entry.get("unlike", ())),
        confidence=float(entry.get("confidence", 0.8)),
        examples=tuple(entry["examples"]),
        near_misses=tuple(entry["not"]),
    )


def _check(where: str, entry: dict[str, Any], types: Mapping[str, Any], contexts: Collection[str]) -> None:
    for key in ("id", "type", "examples", "not"):
        if not entry.get(key):
            raise KnowledgeError(
                f"{where}: '{key}' is missing; a rule needs an id, a type, examples and at least one near miss in 'not'"
            )
    _check_known(where, "key", entry, KEYS)
    _check_known(where, "type", [entry["type"]], types)
    _check_known(where, "mode", entry.get("mode", []), types[entry["type"]].modes)
    _check_known(where, "context", entry.get("contexts", []), contexts)
    _check_known(where, "act", [entry["act"]] if "act" in entry else [], ACTS)
    for key in (*LISTS, *SLOT_LISTS):
        if key in entry and not (isinstance(entry[key], list) and all(isinstance(each, str) for each in entry[key])):
            raise KnowledgeError(f"{where}: '{key}' must be a list of texts")
    if not entry.get("verbs") and not entry.get("nouns"):
        raise KnowledgeError(f"{where}: a rule needs verbs or nouns")


def _check_known(where: str, what: str, given: Collection[str], known: Collection[str]) -> None:
    for each in given:
        if each not in known:
            near = get_close_matches(each, list(known), 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise KnowledgeError(f"{where}: {what} {each!r} is not known{hint}")


def _expand(where: str, listed: list[str], classes: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Heads with word classes replaced by their words; "@actor" and sector tests ("#MIL") stay as they are."""
    found: list[str] = []
    for each in listed:
        if each.startswith("@") and each not in ("@actor", "@person", "@state", "@armed"):
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
