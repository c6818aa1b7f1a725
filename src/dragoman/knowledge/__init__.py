"""What Dragoman knows of the world and of language: tables and TOML files under ``data``, each with its source."""

from dragoman.knowledge.explaining import explain_rule, find_pack
from dragoman.knowledge.knowledge import (
    DATA,
    Knowledge,
    hash_packs,
    load_knowledge,
    load_lexicon,
    load_memberships,
    load_ontology,
)
from dragoman.knowledge.lexicon import Lexicon
from dragoman.knowledge.ontology import Ontology
from dragoman.knowledge.rules import Rule

__all__ = [
    "DATA",
    "Knowledge",
    "Lexicon",
    "Ontology",
    "Rule",
    "explain_rule",
    "find_pack",
    "hash_packs",
    "load_knowledge",
    "load_lexicon",
    "load_memberships",
    "load_ontology",
]
