"""Whether a pack can be used: everything that is wrong in its files, at once, with file and line and what to change."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge.actors import ACTOR_COLUMNS, load_actors, read_codes
from dragoman.knowledge.checking_names import NameCheck
from dragoman.knowledge.checking_rules import check_contexts, check_rule_files
from dragoman.knowledge.checking_tables import TableCheck
from dragoman.knowledge.checking_text import read_lines
from dragoman.knowledge.countries import countries
from dragoman.knowledge.findings import Finding, Findings
from dragoman.knowledge.packs import Pack, open_own, open_pack
from dragoman.knowledge.tables import DATA

SHOWN = 20
"""Problems that an error shows; `dragoman check` lists all."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A pack, what is wrong with it, how many rows of each kind it has, and which of ours they take the place of."""

    pack: Pack
    findings: tuple[Finding, ...]
    counts: Mapping[str, int]
    replaced: tuple[str, ...]

    @property
    def errors(self) -> int:
        """How many findings keep the pack from being used."""
        return sum(each.level == "error" for each in self.findings)

    @property
    def warnings(self) -> int:
        """How many findings do not."""
        return len(self.findings) - self.errors


def check_pack(folder: Path, earlier: tuple[Path, ...] = ()) -> Checked:
    """What is wrong with the pack in ``folder``; ids of the packs that are loaded before it count as known."""
    findings = Findings()
    pack = open_pack(folder, findings)
    names = NameCheck(load_actors(), findings)
    codes, (known, taken) = read_codes(DATA / "actors" / "codes.tsv"), _known_ids(earlier)
    tables = TableCheck(codes, known, taken, names, findings)
    for file in pack.files:
        tables.check(file)
    tables.finish()
    counts = dict(tables.counts)
    counts["rules"], replaced = check_rule_files(pack, findings)
    for file in pack.files:
        if file.kind == "contexts":
            counts["contexts"] = check_contexts(file, findings)
    return Checked(
        pack=pack,
        findings=tuple(findings),
        counts={kind: count for kind, count in counts.items() if count},
        replaced=(*tables.replaced, *replaced),
    )


def check_own() -> Checked:
    """What is wrong with the tables and rules that come with Dragoman."""
    findings = Findings()
    pack = open_own()
    taken = {each.code for each in countries()}
    tables = TableCheck(read_codes(DATA / "actors" / "codes.tsv"), {}, taken, None, findings)
    for file in pack.files:
        tables.check(file)
    tables.finish()
    counts = dict(tables.counts)
    counts["rules"], _ = check_rule_files(pack, findings)
    counts["contexts"] = sum(check_contexts(file, findings) for file in pack.files if file.kind == "contexts")
    return Checked(pack, tuple(findings), counts, ())


def _known_ids(earlier: tuple[Path, ...]) -> tuple[dict[str, str], set[str]]:
    """Ids of actors with what they are, ours and those of earlier packs; and ids that cannot be an actor's."""
    rows, codes = load_actors().rows(), {each.code for each in countries()}
    taken = codes | {each.id for each in rows if each.kind == "person"}
    known = {each.id: f"{each.name}, {each.where}" for each in rows if each.id not in taken}
    for folder in earlier:
        for file in open_pack(folder, Findings()).files:
            if file.kind == "actors":
                lines = read_lines(file, ACTOR_COLUMNS, Findings())
                known |= {line["id"]: f"{line['name']}, {line.file}:{line.number}" for line in lines}
    return known, taken


def need_sound(packs: tuple[Path, ...]) -> tuple[Pack, ...]:
    """The packs in these folders, in order; a KnowledgeError lists what is wrong in the first that cannot be used."""
    sound: list[Pack] = []
    for at, folder in enumerate(packs):
        checked = check_pack(folder, packs[:at])
        if checked.errors:
            raise KnowledgeError(_tell(checked))
        same = next((pack for pack in sound if pack.name == checked.pack.name), None)
        if same is not None:
            raise KnowledgeError(f"{folder}: {same.label} is called {same.name!r} too; rename one of the two folders")
        sound.append(checked.pack)
    return tuple(sound)


def _tell(checked: Checked) -> str:
    wrong = [str(each) for each in checked.findings if each.level == "error"]
    count = f"{checked.errors} problem{'s' if checked.errors > 1 else ''}"
    more = [f"... and {checked.errors - SHOWN} more"] if checked.errors > SHOWN else []
    head = f"{checked.pack.label}: not used, because of {count}; mend it and run: dragoman check {checked.pack.label}"
    return "\n".join([head, *wrong[:SHOWN], *more])
