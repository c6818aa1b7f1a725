"""Whether the rules, word classes and context words of a pack are as they should be, and on which line each stands."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from dragoman.knowledge import contexts, rules
from dragoman.knowledge.agents import ANY, MODIFIER
from dragoman.knowledge.agents import COLUMNS as AGENT_COLUMNS
from dragoman.knowledge.checking_text import read_lines, read_text
from dragoman.knowledge.findings import Findings
from dragoman.knowledge.ontology import Ontology, read_ontology
from dragoman.knowledge.packs import Pack, PackFile
from dragoman.knowledge.proofs import read_proof
from dragoman.knowledge.tables import DATA, suggest

PLOVER = DATA / "ontologies" / "plover"
LONGEST = 1_000
"""Characters of a sentence that proves a rule."""
_HEAD = re.compile(r"\s*\[\[\s*rule\s*\]\]")
_AT_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")


@cache
def our_ontology() -> Ontology:
    """The ontology that comes with Dragoman, without packs."""
    return read_ontology(PLOVER)


@dataclass(frozen=True, slots=True)
class Entry:
    """A ``[[rule]]`` of a file: what it says, the line where it begins, and its lines."""

    says: Mapping[str, Any]
    first: int
    lines: tuple[str, ...]

    def line_of(self, *texts: str) -> int:
        """The line of the first of ``texts`` that stands in the entry; its first line where none does."""
        for text in texts:
            for number, line in enumerate(self.lines):
                if text and text in line:
                    return self.first + number
        return self.first

    def line_of_key(self, key: str) -> int:
        """The line where ``key`` is set."""
        pattern = re.compile(rf"\s*\"?{re.escape(key)}\"?\s*=")
        found = (number for number, line in enumerate(self.lines) if pattern.match(line))
        return self.first + next(found, 0)


def read_data(file: PackFile, findings: Findings) -> tuple[dict[str, Any], str] | None:
    """The content of a TOML file and its text; None with a finding where it is no TOML."""
    text = read_text(file, findings)
    if text is None:
        return None
    try:
        return tomllib.loads(text), text
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        says = _AT_LINE.sub("", str(error)).strip().rstrip(".")
        hint = f"column {at[2]}; " if at else ""
        findings.add(file.label, int(at[1]) if at else 0, f"not valid TOML: {hint}{says[:1].lower()}{says[1:]}")
    except RecursionError:
        findings.add(file.label, 0, "lists or tables are too deep inside one another; a rule needs two levels at most")
    return None


def find_entries(data: Mapping[str, Any], text: str) -> list[Entry]:
    """The rules of a file with their lines."""
    lines = text.splitlines()
    heads = [number for number, line in enumerate(lines) if _HEAD.match(line)]
    entries = data.get("rule", [])
    if len(heads) != len(entries):  # written in another way, which lines do not tell apart
        return [Entry(each, 1, tuple(lines)) for each in entries]
    spans = pairwise([*heads, len(lines)])
    return [Entry(each, start + 1, tuple(lines[start:end])) for each, (start, end) in zip(entries, spans, strict=True)]


def check_rule_files(pack: Pack, findings: Findings) -> tuple[int, list[str]]:
    """How many rules the files of the pack have, and which rules of ours they take the place of."""
    ours = our_ontology()
    classes = rules.read_classes([PLOVER / "rules.en" / rules.CLASSES])
    seen: dict[str, str] = {}
    replaced: list[str] = []
    for file in pack.files:
        if file.kind == "classes":
            classes |= _check_classes(file, findings)
    for file in pack.files:
        if file.kind == "rules":
            replaced += _check_rules(file, ours, classes, seen, findings)
    return len(seen), replaced


def _check_classes(file: PackFile, findings: Findings) -> dict[str, list[str]]:
    found = read_data(file, findings)
    if found is None:
        return {}
    data, text = found
    whole = Entry(data, 1, tuple(text.splitlines()))
    for key in set(data) - {"class"}:
        findings.add(file.label, whole.line_of(key), f"{key!r} is not known here; write the classes below [class]")
    listed = data.get("class", {})
    if not isinstance(listed, dict):
        findings.add(file.label, whole.line_of("class"), 'write the classes below [class]: name = ["word", "word"]')
        return {}
    sound = {}
    for name, words in listed.items():
        if isinstance(words, list) and all(isinstance(each, str) for each in words):
            sound[name] = words
        else:
            findings.add(file.label, whole.line_of_key(name), f"class {name!r} must be a list of texts")
    return sound


def _check_rules(
    file: PackFile, ours: Ontology, classes: Mapping[str, list[str]], seen: dict[str, str], findings: Findings
) -> Iterator[str]:
    """The rules of ours that those of the file take the place of; faults go to ``findings``."""
    found = read_data(file, findings)
    if found is None:
        return
    data, text = found
    whole = Entry(data, 1, tuple(text.splitlines()))
    for key in set(data) - {"rule"}:
        findings.add(file.label, whole.line_of(key), f"{key!r} is not known here; a file of rules has [[rule]] only")
    listed = data.get("rule", [])
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        findings.add(
            file.label, whole.line_of_key("rule"), "'rule' is no list of tables; each rule begins with [[rule]]"
        )
        return
    if not listed:
        findings.add(file.label, 0, "no rules in here; each begins with a line [[rule]]")
    known = {rule.id: rule for rule in ours.rules}
    for entry in find_entries(data, text):
        if findings.is_full(file.label):
            break
        name = str(entry.says.get("id", "?"))
        for key, says in rules.find_faults(entry.says, ours.types, ours.contexts):
            findings.add(file.label, entry.line_of_key(key), f"rule {name!r}: {says}")
        for line, says in (*_find_class_faults(entry, classes), *_find_proof_faults(entry)):
            findings.add(file.label, line, f"rule {name!r}: {says}")
        where = f"{file.label}:{entry.first}"
        if seen.setdefault(name, where) != where:
            findings.add(
                file.label, entry.line_of_key("id"), f"rule {name!r}: the id is that of {seen[name]} too; take another"
            )
        if name in known:
            yield f"rule {name!r} ({known[name].where})"


def _find_class_faults(entry: Entry, classes: Mapping[str, list[str]]) -> Iterator[tuple[int, str]]:
    for text in _heads(entry.says):
        if text.startswith("@") and text not in rules.TESTS and text[1:] not in classes:
            known = [*(f"@{name}" for name in classes), *rules.TESTS]
            yield entry.line_of(f'"{text}"', text), f"class {text!r} is not known; {suggest(text, known)}"


def _heads(says: Mapping[str, Any]) -> Iterator[str]:
    """Every head noun or verb that the limits of a rule name."""
    limits = [value for key, value in says.items() if key.removeprefix("not_") in ("subject", "object", "content")]
    limits += [heads for key in rules.PLACES if isinstance(says.get(key), dict) for heads in says[key].values()]
    for heads in limits:
        yield from (each for each in heads if isinstance(each, str)) if isinstance(heads, list) else ()


def _find_proof_faults(entry: Entry) -> Iterator[tuple[int, str]]:
    """What is wrong with the tags of examples and near misses."""
    for key in ("examples", "not"):
        listed = entry.says.get(key)
        for text in (each for each in listed if isinstance(each, str)) if isinstance(listed, list) else ():
            if len(text) > LONGEST:
                yield entry.line_of(text[:40]), f"{len(text):,} characters in one of '{key}'; {LONGEST:,} is the most"
                continue
            proof = read_proof(text)
            for says in proof.faults:
                yield entry.line_of(text, text[:40]), says
            if key == "examples" and not proof.faults and not any(mark.tag == "event" for mark in proof.marks):
                says = "an example marks the words that tell the event: <event>expelled</event>"
                yield entry.line_of(text, text[:40]), says


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that proves the ``rule`` (context, agent noun) of this name, and where it stands.

    A near miss must not be coded.
    """

    file: str
    line: int
    kind: str
    rule: str
    near_miss: bool
    text: str


def find_sentences(pack: Pack) -> Iterator[Sentence]:
    """Every example and near miss of the rules, contexts and agent nouns of a sound pack."""
    finders = {"rules": _find_of_rules, "contexts": _find_of_contexts, "agents": _find_of_agents}
    for file in pack.files:
        if file.kind in finders:
            yield from finders[file.kind](file)


def _find_of_rules(file: PackFile) -> Iterator[Sentence]:
    data, text = read_data(file, Findings()) or ({}, "")
    for entry in find_entries(data, text):
        for key in ("examples", "not"):
            for each in entry.says[key]:
                line = entry.line_of(each, each[:40])
                yield Sentence(file.label, line, "rule", entry.says["id"], key == "not", each)


def _find_of_contexts(file: PackFile) -> Iterator[Sentence]:
    data, text = read_data(file, Findings()) or ({}, "")
    whole = Entry(data, 1, tuple(text.splitlines()))
    for name, says in data.items():
        for key in ("example", "not"):
            yield Sentence(file.label, whole.line_of(says[key]), "context", name, key == "not", says[key])


def _find_of_agents(file: PackFile) -> Iterator[Sentence]:
    """The examples of nouns; a title stands before a name and is found by its form."""
    for line in read_lines(file, AGENT_COLUMNS, Findings()):
        if not line["noun"].startswith(ANY) and line["title"] != "yes" and line["kind"] != MODIFIER:
            yield Sentence(file.label, line.number, "agent", line["noun"], False, line["example"])


def check_contexts(file: PackFile, findings: Findings) -> int:
    """How many contexts get words from the file."""
    found = read_data(file, findings)
    if found is None:
        return 0
    data, text = found
    whole = Entry(data, 1, tuple(text.splitlines()))
    known = our_ontology().contexts
    for name, entry in data.items():
        for says in contexts.find_faults(name, entry, known):
            findings.add(file.label, whole.line_of(f"[{name}]", name), says)
    return len(data)
