"""Packs for tests: a folder from a few lines, and what is found to be wrong in it."""

from collections.abc import Mapping
from pathlib import Path

from dragoman.knowledge.checking import check_pack

ACTORS = "id\tname\tnames\tkind\tcountry\tsectors\tparent\tsource\n"
OFFICES = "person\tnames\talone\toffice\tcountry\tsectors\tsince\tuntil\tsource\n"
MEMBERS = "organisation\tmember\trole\tsince\tuntil\tsource\n"
PARTIES = "party\tcountry\tside\tsince\tuntil\tsource\n"
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


LION = "red-lions\tRed Lions\t\tarmed_group\tTHA\tREB\t\tinvented\n"
SOUND = {
    "actors/actors.tsv": ACTORS + "red-lions\tRed Lions\tRLF\tarmed_group\tTHA\tREB\t\tinvented\n"
    "reed-party\tReed Party\t\tparty\tTHA\tPTY\t\tinvented\n"
    "eu\tFreedonian Union\t\tigo\tEUR\tGOV\t\tinvented\n",
    "actors/offices.tsv": OFFICES + "Aldis Brekkan\t\tBrekkan\tmayor\tISL\tGOV\t2029-02\t2030-11\tinvented\n",
    "actors/members.tsv": MEMBERS + "nordic-lions\tred-lions\t\t2029\t\tinvented\n",
    "actors/parties.tsv": PARTIES + "reed-party\tTHA\topposition\t2029\t2030-06\tinvented\n",
    "actors/agents.tsv": AGENTS + "askari\t\tMIL\tperson\t\t\tAn askari guarded the gate.\n",
    "actors/not_actors.tsv": "phrase\tis\nRed Lions FC\ta club\n",
    "places/cities.tsv": CITIES + "Qasr Lubayn\tKasr Lubain\t\tIRQ\tNineveh\t36.21\t42.05\t900\tPPL\n",
    "places/regions.tsv": REGIONS + "Lubayn Valley\t\tIRQ\tVAL\n",
    "places/stop.tsv": STOP + "Lubayn\tcue\ta first name\n",
    f"{RULES}/press.toml": RULE.replace('"newsroom"', '"@press"'),
    f"{RULES}/classes.toml": '[class]\npress = ["newsroom", "newspaper"]\ntroops = ["askari"]\n',
    "ontologies/plover/contexts.en.toml": '[military]\nwords = ["askari"]\nexample = "Askaris came."\nnot = "Cows came."\n',
    "README.md": "What is in here.",
    ".hidden/notes.tsv": "not read",
}
"""A sound pack with a file of every kind."""


def make_pack(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The folder ``folder`` with these files in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def findings_of(folder: Path, files: dict[str, str | bytes]) -> list[str]:
    """What is wrong in a pack of these files, each line without the folder."""
    pack = make_pack(folder / "pack", files)
    return [str(each).removeprefix(f"{pack}/") for each in check_pack(pack).findings]


def assert_found(found: list[str], says: str) -> None:
    assert any(each.startswith(says) for each in found), found
