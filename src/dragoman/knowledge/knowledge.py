"""All knowledge in one value, loaded once a process."""

import hashlib
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
