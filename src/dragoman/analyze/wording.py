"""The words that point to an actor without naming it, read from ``lang/en/coreference.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from spacy.tokens import Token

from dragoman.knowledge.lexicon import read_toml

Gender = Literal["male", "female"]
Pronoun = Literal["he", "she", "it", "they", "speaker"]

DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Wording:
    """Pronouns, titles and nouns of one language, each with what it says about the actor it stands for."""

    pronouns: Mapping[str, Pronoun]
    relative: frozenset[str]
    reflexive: frozenset[str]
    nobody: frozenset[str]
    honorifics: Mapping[str, Gender | None]
    genders: Mapping[str, Gender | None]
    first_names: Mapping[str, Gender | None]
    government: frozenset[str]
    country: frozenset[str]
    group_of: Mapping[str, str]
    both: frozenset[str]
    kinds: Mapping[str, frozenset[str]]
    general: frozenset[str]
    kin: frozenset[str]
    collective: frozenset[str]
    loose: frozenset[str]
    people: frozenset[str]
    documents: frozenset[str]
    party_letters: Mapping[str, str]
    foreign: frozenset[str]
    regions: frozenset[str]
    sole: frozenset[str]
    former: frozenset[str]
    loyal: frozenset[str]
    backing: frozenset[str]
    leading: frozenset[str]
    ethnic: frozenset[str]
    about: frozenset[str]
    acting: frozenset[str]
    """Every noun here that may stand for an actor by itself."""
    agentive: frozenset[str]
    violent: frozenset[str]
    being: frozenset[str]
    naming: frozenset[str]
    these: frozenset[str]
    siding: frozenset[str]
    unspecific: frozenset[str]
    private: frozenset[str]
    forces: frozenset[str]
    weather: frozenset[str]
    minded: frozenset[str]
    locative: frozenset[str]


@cache
def load_wording(language: str = "en") -> Wording:
    """The words of ``language`` that coreference needs; read once."""
    return _read_wording(read_toml(DATA / "lang" / language / "coreference.toml"))


def _read_wording(data: Mapping[str, Any]) -> Wording:
    pronouns: dict[str, Pronoun] = {}
    kinds_of_pronoun: tuple[Pronoun, ...] = ("he", "she", "it", "they", "speaker")
    for pronoun in kinds_of_pronoun:
        pronouns |= dict.fromkeys(data["pronouns"][pronoun], pronoun)
    kinds: dict[str, set[str]] = {}
    for kind, nouns in data["kinds"].items():
        for noun in nouns if isinstance(nouns, list) else ():
            kinds.setdefault(noun, set()).add(kind)
    group_of = {noun: what for what in ("states", "persons", "any") for noun in data["groups"][what]}
    collective = frozenset(data["collective"]["nouns"])
    state, people = data["state"], data["people"]["nouns"]
    return Wording(
        pronouns=pronouns,
        relative=frozenset(data["pronouns"]["relative"]),
        reflexive=frozenset(data["pronouns"]["reflexive"]),
        nobody=frozenset(data["pronouns"]["nobody"]),
        honorifics=_genders(data["honorifics"]) | dict.fromkeys(data["honorifics"]["any"], None),
        genders=_genders(data["gender"]),
        first_names=_genders(data["first_names"]),
        government=frozenset(data["state"]["government"]),
        country=frozenset(data["state"]["country"]),
        group_of=group_of,
        both=frozenset(data["groups"]["both"]),
        kinds={noun: frozenset(each) for noun, each in kinds.items()},
        general=frozenset(data["general"]["nouns"]) | kinds.keys(),
        kin=frozenset(data["people"]["kin"]),
        collective=collective,
        loose=frozenset(data["loose"]["words"]),
        people=frozenset(data["people"]["nouns"]),
        documents=frozenset(data["documents"]["nouns"]),
        party_letters=dict(data["parties"]["letters"]),
        foreign=frozenset(data["foreign"]["words"]),
        regions=frozenset(data["foreign"]["regions"]),
        sole=frozenset(data["foreign"]["sole"]),
        former=frozenset(data["foreign"]["former"]),
        loyal=frozenset(data["backing"]["loyal"]),
        backing=frozenset(data["backing"]["words"]),
        leading=frozenset(data["backing"]["leading"]),
        ethnic=frozenset(data["backing"]["ethnic"]),
        about=frozenset(data["backing"]["about"]),
        acting=frozenset({*state["government"], *state["country"], *group_of, *kinds, *people}),
        agentive=frozenset(data["agentive"]["verbs"]),
        violent=frozenset(data["violent"]["verbs"]),
        being=frozenset(data["copula"]["being"]),
        naming=frozenset(data["copula"]["naming"]),
        these=frozenset(data["copula"]["these"]),
        private=frozenset(data["private"]["nouns"]),
        forces=frozenset(data["private"]["forces"]),
        siding=frozenset(data["siding"]["nouns"]),
        unspecific=frozenset(data["unspecific"]["words"]),
        weather=frozenset(data["weather"]["verbs"]),
        minded=frozenset(data["minded"]["adjectives"]),
        locative=frozenset(data["locative"]["prepositions"]),
    )


def _genders(data: Mapping[str, Any]) -> dict[str, Gender | None]:
    """Word to gender; a first name that both have says nothing."""
    found: dict[str, Gender | None] = dict.fromkeys(data["male"], "male")
    for word in data["female"]:
        if word in found:
            del found[word]
        else:
            found[word] = "female"
    return found


def lemma(token: Token) -> str:
    """The dictionary form in lower case; the parser leaves capitalised plurals as they are.

    A hostile text may hold tokens without letters: they are their own lemma.
    """
    word = token.lemma_.lower()
    if token.tag_ == "NNPS" and word == token.lower_ and word.endswith("s") and len(word) > 3:
        return word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word
