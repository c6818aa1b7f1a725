"""Packs for tests: a folder from a few lines."""

from collections.abc import Mapping
from pathlib import Path

ACTORS = "id\tname\tnames\tkind\tcountry\tsectors\tparent\tsource\n"
OFFICES = "person\tnames\talone\toffice\tcountry\tsectors\tsince\tuntil\tsource\n"
MEMBERS = "organisation\tmember\trole\tsince\tuntil\tsource\n"
AGENTS = "noun\tmodifiers\tsectors\tkind\ttitle\ttakes\texample\n"
CITIES = "name\tnames\tgeonameid\tcountry\tadmin1\tlat\tlon\tpopulation\tfeature\n"
REGIONS = "name\tnames\tcountry\tfeature\n"
STOP = "name\tneeds\treason\n"
RULES = "ontologies/plover/rules.en"
RULE = """
[[rule]]
id = "padlock-newsroom"
type = "COERCE"
mode = ["restrict"]
verbs = ["padlock"]
object = ["newsroom"]
examples = ["<source>The police</source> <event status=happened>padlocked</event> a newsroom."]
not = ["The caretaker padlocked the shed."]
"""


def make_pack(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The folder ``folder`` with these files in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder
