"""All knowledge in one value, loaded once a process."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge.actors import ActorTable, load_actors, read_actor_table
from dragoman.knowledge.agents import Agents, load_agents, read_agents
from dragoman.knowledge.connectives import Connectives, load_connectives
from dragoman.knowledge.gazetteer import Gazetteer, load_gazetteer
from dragoman.knowledge.lexicon import Lexicon, read_lexicon
from dragoman.knowledge.numberwords import QuantityWords, load_quantity_words
from dragoman.knowledge.ontology import Ontology, read_ontology
from dragoman.knowledge.speechlexicon import SpeechLexicon, load_speech_lexicon
from dragoman.knowledge.undertakings import Undertakings, load_undertakings

DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Tables of actors and places, the ontology with its rules, and the words of the language."""

    actors: ActorTable
    agents: Agents
    gazetteer: Gazetteer
    ontology: Ontology
    lexicon: Lexicon
    speech: SpeechLexicon
    quantities: QuantityWords
    connectives: Connectives
    undertakings: Undertakings
    packs: Mapping[str, str]


@cache
def load_lexicon() -> Lexicon:
    """The English modality lexicon that comes with Dragoman."""
    return read_lexicon(DATA / "lang" / "en" / "modality.toml")


@cache
def load_ontology(name: str = "plover") -> Ontology:
    """The ontology that comes with Dragoman."""
    return read_ontology(DATA / "ontologies" / name)


@cache
def load_knowledge(packs: tuple[Path, ...] = ()) -> Knowledge:
    """Everything that comes with Dragoman, with the actors, offices and agents of the folders ``packs`` added."""
    for pack in packs:
        if not pack.is_dir():
            raise KnowledgeError(
                f"{pack}: no such folder; a pack is a folder with actors.tsv, offices.tsv or agents.tsv"
            )
    own = DATA / "actors"
    agents = [folder / "agents.tsv" for folder in (own, *packs) if (folder / "agents.tsv").exists()]
    hashed = [*(folder for folder in sorted(DATA.iterdir()) if folder.is_dir()), *packs]
    return Knowledge(
        actors=read_actor_table(own, *packs) if packs else load_actors(),
        agents=read_agents(*agents) if packs else load_agents(),
        gazetteer=load_gazetteer(),
        ontology=load_ontology(),
        lexicon=load_lexicon(),
        speech=load_speech_lexicon(),
        quantities=load_quantity_words(),
        connectives=load_connectives(),
        undertakings=load_undertakings(),
        packs={folder.name: hash_folder(folder) for folder in hashed},
    )


def hash_folder(folder: Path) -> str:
    """A short hash of all data files in a folder, so that a coding names the knowledge that made it."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".toml", ".tsv"):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


_ENTRY = re.compile(r"^\[\[?\w")


def explain_rule(rule: str) -> str | None:
    """The entry of a knowledge file that a record's ``rule`` names, as it stands there; None if it is not found.

    >>> print(explain_rule("modality.toml#deny").splitlines()[1])
    id = "deny"
    """
    name, _, entry = rule.rpartition("#")
    if not name or not entry:
        return None
    for path in sorted(DATA.rglob(Path(name).name)):
        found = _find_entry(path.read_text(encoding="utf-8"), entry, path.suffix)
        if found:
            return found
    return None


def _find_entry(text: str, entry: str, suffix: str) -> str | None:
    lines = text.splitlines()
    if suffix == ".tsv":
        row = next((line for line in lines if line.split("\t")[0] == entry), None)
        return f"{next(line for line in lines if not line.startswith('#'))}\n{row}" if row else None
    at = next(
        (n for n, line in enumerate(lines) if re.fullmatch(rf'id\s*=\s*"{re.escape(entry)}"', line.strip())), None
    )
    if at is None:
        return None
    first = max((n for n in range(at + 1) if _ENTRY.match(lines[n])), default=at)
    last = next((n for n in range(at + 1, len(lines)) if _ENTRY.match(lines[n])), len(lines))
    return "\n".join(lines[first:last]).rstrip()
