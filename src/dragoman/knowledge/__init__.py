"""What Dragoman knows of the world and of language: tables and TOML files under ``data``, each with its source."""

from dragoman.knowledge.explaining import explain_rule
from dragoman.knowledge.knowledge import DATA, Knowledge, load_knowledge, load_lexicon, load_ontology
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
    "load_knowledge",
    "load_lexicon",
    "load_ontology",
]
