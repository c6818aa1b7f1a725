"""All knowledge in one value, loaded once a process."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from dragoman.knowledge.actors import ActorTable, load_actors, read_actor_table
from dragoman.knowledge.agents import Agents, load_agents, read_agents
from dragoman.knowledge.checking import need_sound
from dragoman.knowledge.connectives import Connectives, load_connectives
from dragoman.knowledge.findings import Findings
from dragoman.knowledge.gazetteer import Gazetteer, load_gazetteer, read_gazetteer
from dragoman.knowledge.lexicon import Lexicon, read_lexicon
from dragoman.knowledge.members import MemberTable, load_members, read_members
from dragoman.knowledge.numberwords import QuantityWords, load_quantity_words
from dragoman.knowledge.ontology import Ontology, read_ontology
from dragoman.knowledge.packs import Pack, open_pack
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
    """Everything that comes with Dragoman, and what the folders ``packs`` add to it or put in its place.

    Nothing is loaded where a pack is not sound: the KnowledgeError lists what is wrong in it.
    """
    added = need_sound(packs)
    own = [folder for folder in sorted(DATA.iterdir()) if folder.is_dir()]
    with_actors = _having(added, "actors", "offices", "parties", "not_actors")
    with_agents = _having(added, "agents")
    with_places = _having(added, "cities", "regions", "stop")
    with_rules = _having(added, "rules", "classes", "contexts")
    return Knowledge(
        actors=read_actor_table(DATA / "actors", with_actors) if with_actors else load_actors(),
        agents=read_agents(DATA / "actors" / "agents.tsv", with_agents) if with_agents else load_agents(),
        gazetteer=read_gazetteer(DATA / "places", with_places) if with_places else load_gazetteer(),
        ontology=extend_ontology(with_rules) if with_rules else load_ontology(),
        lexicon=load_lexicon(),
        speech=load_speech_lexicon(),
        quantities=load_quantity_words(),
        connectives=load_connectives(),
        undertakings=load_undertakings(),
        packs={folder.name: hash_folder(folder) for folder in own} | {pack.name: hash_pack(pack) for pack in added},
    )


def _having(packs: Sequence[Pack], *kinds: str) -> tuple[Pack, ...]:
    """The packs that hold any of these kinds of files."""
    return tuple(pack for pack in packs if any(pack.of(kind) for kind in kinds))


def extend_ontology(packs: Sequence[Pack], name: str = "plover") -> Ontology:
    """The ontology that comes with Dragoman with the rules and context words of these packs."""
    files = [(pack.name, path) for pack in packs for kind in ("classes", "rules") for path in pack.of(kind)]
    contexts = [path for pack in packs for path in pack.of("contexts")]
    return read_ontology(DATA / "ontologies" / name, files, contexts)


def load_memberships(packs: tuple[Path, ...] = ()) -> MemberTable:
    """The memberships that come with Dragoman and those of the folders ``packs``; the later of two with the same key.

    >>> "nato" in load_memberships().organisations_of("NOR")
    True
    """
    added = _having(need_sound(packs), "members")
    if not added:
        return load_members()
    ids = {each.id for each in read_actor_table(DATA / "actors", added).rows()}
    rows = [*load_members().rows()]
    for pack in added:
        for path in pack.of("members"):
            rows += (replace(row, where=f"{pack.name}/{row.where}") for row in read_members(path, ids))
    return MemberTable({(row.organisation, row.member, row.role, row.since): row for row in rows}.values())


def hash_folder(folder: Path) -> str:
    """A short hash of all data files in a folder, so that a coding names the knowledge that made it."""
    return hash_files(folder, (path for path in folder.rglob("*") if path.suffix in (".toml", ".tsv")))


def hash_pack(pack: Pack) -> str:
    """A short hash of those files of a pack that are read."""
    return hash_files(pack.folder, (file.path for file in pack.files))


def hash_packs(folders: Sequence[Path]) -> dict[str, str]:
    """The hash of each pack in these folders by its name, whether it is sound or not."""
    packs = [open_pack(folder, Findings()) for folder in folders]
    return {pack.name: hash_pack(pack) for pack in packs}


def hash_files(folder: Path, paths: Iterable[Path]) -> str:
    """A short hash of the names and bytes of these files in ``folder``."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
