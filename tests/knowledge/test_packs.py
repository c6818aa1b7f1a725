"""Packs: what they add, what they take the place of, and what is said about every kind of mistake."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers, sampled_from

from dragoman.errors import KnowledgeError
from dragoman.knowledge import DATA, Knowledge, explain_rule, hash_packs, load_knowledge, load_ontology
from dragoman.knowledge.actors import ACTOR_COLUMNS, read_actors, read_codes
from dragoman.knowledge.agents import read_agents
from dragoman.knowledge.checking import check_own, check_pack
from dragoman.knowledge.contexts import read_contexts
from dragoman.knowledge.findings import MOST, Findings
from dragoman.knowledge.knowledge import extend_ontology
from dragoman.knowledge.lexicon import read_toml
from dragoman.knowledge.members import read_members
from dragoman.knowledge.offices import read_offices
from dragoman.knowledge.packs import open_pack
from dragoman.knowledge.rules import read_classes
from dragoman.knowledge.tables import read_table
from tests.knowledge.packs import (
    ACTORS,
    AGENTS,
    CITIES,
    MEMBERS,
    OFFICES,
    REGIONS,
    RULE,
    RULES,
    STOP,
    make_pack,
)

EXAMPLES = Path(__file__).parents[2] / "examples" / "packs"
SOUND = {
    "actors/actors.tsv": ACTORS + "red-lions\tRed Lions\tRLF\tarmed_group\tTHA\tREB\t\tinvented\n"
    "eu\tFreedonian Union\t\tigo\tEUR\tGOV\t\tinvented\n",
    "actors/offices.tsv": OFFICES + "Aldis Brekkan\t\tBrekkan\tmayor\tISL\tGOV\t2029-02\t2030-11\tinvented\n",
    "actors/members.tsv": MEMBERS + "nordic-lions\tred-lions\t\t2029\t\tinvented\n",
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


@pytest.fixture(scope="module")
def lions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound pack called lions with a file of every kind."""
    return make_pack(tmp_path_factory.mktemp("packs") / "lions", SOUND)


@pytest.fixture(scope="module")
def known(lions: Path) -> Knowledge:
    return load_knowledge((lions,))


def findings_of(folder: Path, files: dict[str, str | bytes]) -> list[str]:
    """What is wrong in a pack of these files, each line without the folder."""
    pack = make_pack(folder / "pack", files)
    return [str(each).removeprefix(f"{pack}/") for each in check_pack(pack).findings]


def assert_found(found: list[str], says: str) -> None:
    assert any(each.startswith(says) for each in found), found


# ---- what a pack adds ----------------------------------------------------------------------------


def test_pack_with_every_kind_of_file_is_sound(lions: Path) -> None:
    checked = check_pack(lions)
    assert [str(each) for each in checked.findings if each.level == "error"] == []
    assert checked.counts == {
        "actors": 2, "offices": 1, "members": 1, "agents": 1, "not_actors": 1,
        "cities": 1, "regions": 1, "stop": 1, "rules": 1, "contexts": 1,
    }  # fmt: skip


def test_actor_of_a_pack_is_found_by_all_its_names(known: Knowledge) -> None:
    hits = known.actors.find("The RLF and the Red Lions met Red Lions FC.")
    assert [hit.id for hit in hits] == ["red-lions", "red-lions"]
    assert known.actors.row("red-lions").where == "lions/actors.tsv:2"


def test_row_of_a_pack_takes_the_place_of_ours_with_the_same_id(known: Knowledge, lions: Path) -> None:
    assert known.actors.row("eu").name == "Freedonian Union"
    assert [hit.id for hit in known.actors.find("the European Union")] != ["eu"]
    (replaced,) = check_pack(lions).replaced
    assert replaced.startswith("actor 'eu' (")


@pytest.mark.parametrize(
    ("day", "sectors"), [(date(2028, 1, 1), ()), (date(2030, 5, 1), ("GOV",)), (date(2032, 1, 1), ("ELI",))]
)
def test_office_of_a_pack_decides_by_the_day(known: Knowledge, day: date, sectors: tuple[str, ...]) -> None:
    assert known.actors.codes("aldis-brekkan", day) == (("ISL",), sectors)


def test_membership_of_a_pack_is_known(known: Knowledge) -> None:
    assert known.members.members_of("nordic-lions", date(2030, 1, 1)) == ("red-lions",)
    assert "FRA" in known.members.members_of("un")


def test_agent_noun_of_a_pack_is_known(known: Knowledge) -> None:
    assert known.agents.sectors("askari") == ("MIL",)
    assert known.agents.sectors("guard", ["border"]) == ("COP",)


def test_noun_that_is_a_modifier_too_stays_both(tmp_path: Path) -> None:
    rows = "askari\t\tMIL\tperson\t\t\tAn askari came.\naskari\t\t\tmodifier\t\t\tAn askari chief came.\n"
    folder = make_pack(tmp_path / "lions", {"agents.tsv": AGENTS + rows})
    assert check_pack(folder).findings == ()
    assert load_knowledge((folder,)).agents.kind("askari") == "person"
    assert load_knowledge().agents.kind("academic") == "person"


def test_places_of_a_pack_are_known(known: Knowledge) -> None:
    (town,) = known.gazetteer.lookup("Kasr Lubain")
    assert (town.name, town.country, town.admin1, town.lat) == ("Qasr Lubayn", "IRQ", "Nineveh", 36.21)
    assert town.where == "lions/cities.tsv#Qasr Lubayn"
    (valley,) = known.gazetteer.lookup("Lubayn Valley")
    assert (valley.feature, valley.lat) == ("VAL", None)


def test_town_of_a_pack_takes_the_place_of_ours_with_the_same_geonameid(tmp_path: Path) -> None:
    (ours,) = (each for each in load_knowledge().gazetteer.lookup("Mosul") if each.country == "IRQ")
    row = f"Mosul\tAl-Mawsil\t{ours.geonameid}\tIRQ\tNineveh\t36.3\t43.1\t5\tPPL\n"
    folder = make_pack(tmp_path / "corrections", {"cities.tsv": CITIES + row})
    found = [each for each in load_knowledge((folder,)).gazetteer.lookup("Mosul") if each.country == "IRQ"]
    assert [each.lat for each in found if each.geonameid == ours.geonameid] == [36.3]


def test_rule_of_a_pack_is_added_and_classes_are_extended(known: Knowledge) -> None:
    (rule,) = (each for each in known.ontology.verbs["padlock"] if each.id == "padlock-newsroom")
    assert rule.where == "lions/rules.en/press.toml#padlock-newsroom"
    assert rule.object == ("newsroom", "newspaper")
    withdraw = next(each for each in known.ontology.rules if each.id == "withdraw-troops")
    assert "askari" in withdraw.object and "soldier" in withdraw.object
    assert "military" in known.ontology.context_words.find(["askari"])


def test_rule_of_a_pack_takes_the_place_of_ours_with_the_same_id(tmp_path: Path) -> None:
    folder = make_pack(tmp_path / "mine", {f"{RULES}/x.toml": RULE.replace("padlock-newsroom", "withdraw-troops")})
    rules = load_knowledge((folder,)).ontology.rules
    assert [rule.verbs for rule in rules if rule.id == "withdraw-troops"] == [("padlock",)]
    assert check_pack(folder).replaced == ("rule 'withdraw-troops' (rules.en/retreat.toml#withdraw-troops)",)


def test_later_pack_wins(tmp_path: Path, lions: Path) -> None:
    row = "red-lions\tCrimson Lions\t\tarmed_group\tLAO\tPRM\t\tinvented\n"
    cubs = "cubs\tLion Cubs\t\tarmed_group\tLAO\tPRM\tred-lions\tinvented\n"
    later = make_pack(tmp_path / "later", {"actors.tsv": ACTORS + row + cubs})
    assert load_knowledge((lions, later)).actors.row("red-lions").name == "Crimson Lions"
    assert load_knowledge((later, lions)).actors.row("red-lions").name == "Red Lions"


def test_pack_is_named_in_the_coding_with_a_hash_of_what_is_read(known: Knowledge, lions: Path) -> None:
    assert len(known.packs["lions"]) == 12
    assert hash_packs([lions]) == {"lions": known.packs["lions"]}
    make_pack(lions, {"README.md": "Other words."})
    assert hash_packs([lions]) == {"lions": known.packs["lions"]}


@pytest.mark.parametrize(
    ("rule", "entry"),
    [
        ("lions/actors.tsv#red-lions", "red-lions\tRed Lions"),
        ("lions/offices.tsv#aldis-brekkan", "Aldis Brekkan"),
        ("lions/cities.tsv#Qasr Lubayn", "Qasr Lubayn"),
        ("lions/agents.tsv#askari", "An askari"),
        ("plover/lions/rules.en/press.toml#padlock-newsroom", 'verbs = ["padlock"]'),
        ("countries.tsv#IRQ", "Iraq"),
    ],
)
def test_entry_of_a_pack_is_explained_with_its_folder(lions: Path, rule: str, entry: str) -> None:
    assert entry in (explain_rule(rule, [lions]) or "")


# ---- mistakes in tables --------------------------------------------------------------------------

LION = "red-lions\tRed Lions\t\tarmed_group\tTHA\tREB\t\tinvented\n"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("a\tRed Lions\t\tarmed_grup\tTHA\tREB\t\tx", "2: kind 'armed_grup' is not known; did you mean 'armed_group'?"),
        ("a\tRed Lions\t\tarmed_group\tTHA\tRBL\t\tx", "2: sectors 'RBL' is not known; did you mean 'REB'?"),
        ("a\tRed Lions\t\tarmed_group\tTHA\treb\t\tx", "2: sectors 'reb' is not known; did you mean 'REB'?"),
        ("a\tRed Lions\t\tarmed_group\tTHA\tREB, PRM\t\tx", "2: sectors 'REB, PRM' is no code; part several codes with |"),
        ("a\tRed Lions\t\tarmed_group\tThailand\tREB\t\tx", "2: country 'Thailand' is not a code; did you mean 'THA'?"),
        ("a\tRed Lions\t\tarmed_group\tTHX\tREB\t\tx", "2: country 'THX' is not known; did you mean"),
        ("a\tRed Lions\t\tarmed_group\tTHA\tREB\thamass\tx", "2: parent 'hamass' is neither an id nor a country code; did you mean 'hamas'?"),
        ("a\tRed Lions\t\tarmed_group\tTHA\tREB\t%%\tx", "2: parent '%%' is neither an id nor a country code; add a row for it"),
        ("\tRed Lions\t\tarmed_group\tTHA\tREB\t\tx", "2: id is empty; every row of actors.tsv needs one"),
        ("a b\tRed Lions\t\tarmed_group\tTHA\tREB\t\tx", "2: id is 'a b'; write it without blanks"),
        ("FRA\tRed Lions\t\tarmed_group\tTHA\tREB\t\tx", "2: id 'FRA' is that of a country or person; take another"),
        ("a\tRed Lions\t\tarmed_group\tTHA\tREB\t\tx\ty", "2: 9 fields for 8 columns; is there a tab too many?"),
        ("a  Red Lions  armed_group  THA  REB", "2: one field for 8 columns; put tabs where blanks or commas part them"),
        ("a,Red Lions,armed_group,THA,REB", "2: one field for 8 columns; put tabs"),
        ('a\t"Red Lions"\t\tarmed_group\tTHA\tREB\t\tx', '2: name is "Red Lions" with quotation marks; save the table without them'),
        ("a\tRed\u200bLions\t\tarmed_group\tTHA\tREB\t\tx", "2: name holds the invisible character U+200B; take it out"),
        ("a\tRed Lions\t\tarmed_group\tTHA\tREB\t\t", "2: warning: no source; say where the row can be checked"),
        ("a\tX\t\tarmed_group\tTHA\tREB\t\tx", "2: name 'X' is too short to be found safely; write it in full"),
        ("a\tDawn\t\tarmed_group\tTHA\tREB\t\tx", "2: warning: name 'Dawn' is a common word too"),
        ("a\tthe lions\t\tarmed_group\tTHA\tREB\t\tx", "2: warning: name 'the lions' has no capital"),
        ("a\tRed Lions\tNorth, South\tarmed_group\tTHA\tREB\t\tx", "2: warning: names 'North, South' is one name with a mark in it; part several names with |"),
        ("a\tTurkey\t\tarmed_group\tTHA\tREB\t\tx", "2: name 'Turkey' is the country Turkey, and stays so; use a longer name"),
        ("a\tHamas\t\tarmed_group\tTHA\tREB\t\tx", "2: warning: name 'Hamas' is a name of 'hamas' (Hamas, actors.tsv:"),
        (LION + LION, "3: the same id as"),
    ],
)  # fmt: skip
def test_mistake_in_an_actor_is_named(tmp_path: Path, row: str, says: str) -> None:
    assert_found(findings_of(tmp_path, {"actors.tsv": ACTORS + row + "\n"}), f"actors.tsv:{says}")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("offices.tsv", OFFICES + "Aldis Brekkan\t\t\tmayor\tISL\tGOV\t1.2.2029\t\tx", "2: since is '1.2.2029'; write 1989, 1989-02 or 1989-02-15"),
        ("offices.tsv", OFFICES + "Aldis Brekkan\t\t\tmayor\tISL\tGOV\t2029-02-30\t\tx", "2: since is '2029-02-30', which is no day of the calendar"),
        ("offices.tsv", OFFICES + "Aldis Brekkan\t\t\tmayor\tISL\tGOV\t2030\t2029\tx", "2: until 2029 lies before since 2030; swap them?"),
        ("offices.tsv", OFFICES + "Aldis Brekkan\t\t\t\tISL\tGOV\t2030\t\tx", "2: office is empty"),
        ("offices.tsv", OFFICES + "Aldis Brekkan\t\tFrance\tmayor\tISL\tGOV\t2030\t\tx", "2: alone 'France' is the country France"),
        ("members.tsv", MEMBERS + "nato\tFreedonia\t\t2030\t\tx", "2: member 'Freedonia' is neither an id nor a country code"),
        ("members.tsv", MEMBERS + "nato\tFIN\tmembr\t2030\t\tx", "2: role 'membr' is not known; did you mean 'member'?"),
        ("agents.tsv", AGENTS + "askari\t\tMIL\tperson\tyeah\t\tAn askari came.", "2: title is 'yeah'; write 'yes', 'no' or nothing"),
        ("agents.tsv", AGENTS + "askari\t\tMIL\tpersn\t\t\tAn askari came.", "2: kind 'persn' is not known; did you mean 'person'?"),
        ("agents.tsv", AGENTS + "askari\t\tMIL\tperson\t\t\tA guard came.", "2: the example does not have the word 'askari'"),
        ("agents.tsv", AGENTS + "askari\t\tMIL\tperson", "2: example is empty"),
        ("cities.tsv", CITIES + "Lubayn\t\t\tIRQ\t\t136.2\t42\t\tPPL", "2: lat is '136.2'; write degrees from -90 to 90"),
        ("cities.tsv", CITIES + "Lubayn\t\t\tIRQ\t\t36.2\t\t\tPPL", "2: lat without lon"),
        ("cities.tsv", CITIES + "Lubayn\t\t\tIRQ\t\tnan\t42\t\tPPL", "2: lat is 'nan'"),
        ("cities.tsv", CITIES + "Lubayn\t\t\tIRQ\t\t\t\t1,200\tPPL", "2: population is '1,200'; write a whole number"),
        ("cities.tsv", CITIES + "Lubayn\t\tx1\tIRQ\t\t\t\t\tPPL", "2: geonameid is 'x1'; write a whole number"),
        ("cities.tsv", CITIES + "Lubayn\t\t\tIRQ|SYR\t\t\t\t\tPPL", "2: country is 'IRQ|SYR'; a place lies in one country"),
        ("cities.tsv", CITIES + "Lubayn\t\t\tIRQ\t\t\t\t\tvillage", "2: feature is 'village'; write a feature code of GeoNames, such as PPL"),
        ("cities.tsv", CITIES + "Reading\t\t\tIRQ\t\t\t\t\tPPL", "2: warning: name 'Reading' is"),
        ("regions.tsv", REGIONS + "Dawn\t\tIRQ\tVAL", "2: warning: name 'Dawn' is a common word too"),
        ("stop.tsv", STOP + "Lubayn\talways\tx", "2: needs 'always' is not known; allowed are cue, never"),
    ],
)  # fmt: skip
def test_mistake_in_another_table_is_named(tmp_path: Path, name: str, text: str, says: str) -> None:
    assert_found(findings_of(tmp_path, {name: text + "\n"}), f"{name}:{says}")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", ": the table is empty; its first line must be, with tabs: id name"),
        ("# only notes\n", ": the table is empty"),
        (ACTORS.replace("sectors", "sector"), ":1: column 'sector' is not known; did you mean 'sectors'?"),
        (ACTORS.replace("parent\t", ""), ":1: missing: parent; the first line must be"),
        (ACTORS.replace("names", "name"), ":1: column 'name' stands there twice"),
        (ACTORS.replace("\t", "  "), ":1: blanks between the columns; save the table with tabs (TSV)"),
        (ACTORS.replace("\t", ","), ":1: commas between the columns; save the table with tabs (TSV)"),
        (ACTORS.replace("\t", ";"), ":1: semicolons between the columns"),
        (LION, ":1: no names of columns in the first line"),
        (b"id\tname\nPe\xf1\xf3n\n", ":2: not UTF-8 (byte 0xf1); save the file as UTF-8"),
        ("id\tname\n".encode("utf-16"), ": saved as UTF-16; save it as UTF-8"),
        (b"id\tname\n\0\0\n", ":2: a NUL byte: this is no text file"),
        (ACTORS + "a" * 30_000, ":2: 30,000 characters in a line; 20,000 is the most"),
    ],
)
def test_mistake_in_the_form_of_a_table_is_named(tmp_path: Path, text: str | bytes, says: str) -> None:
    assert_found(findings_of(tmp_path, {"actors/actors.tsv": text}), f"actors/actors.tsv{says}")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_files_may_begin_with_a_byte_order_mark_and_end_lines_in_any_way(tmp_path: Path, end: str) -> None:
    actors, rules = (("\ufeff" + text).replace("\n", end) for text in (ACTORS + LION, RULE))
    files: dict[str, str | bytes] = {"actors.tsv": actors, f"{RULES}/press.toml": rules}
    assert findings_of(tmp_path, files) == []
    (rows,) = (read_table(path, ACTOR_COLUMNS) for path in (tmp_path / "pack").glob("actors.tsv"))
    assert [row["id"] for row in rows] == ["red-lions"]
    assert [rule["id"] for rule in read_toml(tmp_path / "pack" / RULES / "press.toml")["rule"]] == ["padlock-newsroom"]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    rows = "a\tRed Lions\t\tgrup\tTHX\tRBL\t\tx\n" * 2
    found = findings_of(tmp_path, {"offices.tsv": "x", "actors.tsv": ACTORS + rows})
    assert [each.partition(": ")[0] for each in found] == [
        *["actors.tsv:2"] * 3,
        *["actors.tsv:3"] * 4,
        "offices.tsv:1",
    ]


def test_mistakes_of_one_file_are_counted_and_bounded(tmp_path: Path) -> None:
    checked = check_pack(make_pack(tmp_path / "pack", {"actors.tsv": ACTORS + "x\n" * 2_000}))
    assert checked.errors == MOST + 1
    assert "only the first 500 problems are listed" in str(checked.findings[0])


def test_many_warnings_do_not_keep_a_pack_from_being_used(tmp_path: Path) -> None:
    rows = "".join(f"lions-{n}\tRed Lions {n}\t\tarmed_group\tTHA\tREB\n" for n in range(600))
    checked = check_pack(make_pack(tmp_path / "pack", {"actors.tsv": ACTORS + rows}))
    assert (checked.errors, checked.warnings, checked.counts) == (0, MOST + 1, {"actors": 600})


# ---- mistakes in rules ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"COERCE"', '"COERSE"', "4: rule 'padlock-newsroom': type 'COERSE' is not known; did you mean 'COERCE'?"),
        ('["restrict"]', '["restrct"]', "5: rule 'padlock-newsroom': mode 'restrct' is not known; did you mean 'restrict'?"),
        ("verbs", "verb", "6: rule 'padlock-newsroom': key 'verb' is not known; did you mean 'verbs'?"),
        ('verbs = ["padlock"]', "", "3: rule 'padlock-newsroom': a rule needs verbs"),
        ('["newsroom"]', '["@troop"]', "7: rule 'padlock-newsroom': class '@troop' is not known; did you mean '@troops'?"),
        ('["newsroom"]', '"newsroom"', "7: rule 'padlock-newsroom': 'object' must be a list of texts"),
        ('["newsroom"]', '["newsroom", ""]', "7: rule 'padlock-newsroom': 'object' must be a list of texts"),
        ('["newsroom"]', '["newsroom"]\nwith = ["to"]', "8: rule 'padlock-newsroom': 'with' must give a list of head nouns"),
        ('["newsroom"]', '["newsroom"]\npair = "yes"', "8: rule 'padlock-newsroom': 'pair' must be true or false"),
        ('["newsroom"]', '["newsroom"]\nconfidence = 2', "8: rule 'padlock-newsroom': 'confidence' must be a number from 0 to 1"),
        ('["newsroom"]', '["newsroom"]\nact = "comit"', "8: rule 'padlock-newsroom': act 'comit' is not known; did you mean 'commit'?"),
        ('["newsroom"]', '["newsroom"]\ncontexts = ["militry"]', "8: rule 'padlock-newsroom': context 'militry' is not known; did you mean 'military'?"),
        ('"COERCE"', "5", "4: rule 'padlock-newsroom': 'type' must be a text"),
        ("padlock-newsroom", "pad lock", "3: rule 'pad lock': id 'pad lock' may have letters, digits"),
        ("status=happened", "status=happend", "8: rule 'padlock-newsroom': status 'happend' of <event> is not known; did you mean 'happened'?"),
        ("status=happened", "statu=happened", "8: rule 'padlock-newsroom': attribute 'statu' of <event> is not known; did you mean 'status'?"),
        ("</source>", "", "8: rule 'padlock-newsroom': tag <source> is not closed"),
        ("source>", "sorce>", "8: rule 'padlock-newsroom': tag <sorce> is not known; did you mean 'source'?"),
        ("<event status=happened>padlocked</event>", "padlocked", "8: rule 'padlock-newsroom': an example marks the words that tell the event"),
        ('not = ["The caretaker padlocked the shed."]', "", "2: rule 'padlock-newsroom': 'not' is missing"),
        ("[[rule]]", "[[rule]", "2: not valid TOML: column 7;"),
        ("[[rule]]", "[[rules]]", "2: 'rules' is not known here; a file of rules has [[rule]] only"),
        ("[[rule]]", "rule = 5\n[x]", "2: 'rule' is no list of tables; each rule begins with [[rule]]"),
    ],
)  # fmt: skip
def test_mistake_in_a_rule_is_named(tmp_path: Path, old: str, new: str, says: str) -> None:
    found = findings_of(tmp_path, {f"{RULES}/press.toml": RULE.replace(old, new)})
    assert_found(found, f"{RULES}/press.toml:{says}")


def test_rule_that_stands_there_twice_is_named(tmp_path: Path) -> None:
    found = findings_of(tmp_path, {f"{RULES}/a.toml": RULE, f"{RULES}/b.toml": RULE})
    assert_found(found, f"{RULES}/b.toml:3: rule 'padlock-newsroom': the id is that of ")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        (f"{RULES}/classes.toml", "[clas]\nx = []\n", "classes.toml:1: 'clas' is not known here; write the classes below [class]"),
        (f"{RULES}/classes.toml", "[class]\nx = 5\n", "classes.toml:2: class 'x' must be a list of texts"),
        (f"{RULES}/classes.toml", "class = 5\n", "classes.toml:1: write the classes below [class]"),
        ("ontologies/plover/contexts.en.toml", '[militry]\nwords = ["a"]\nexample = "A."\nnot = "B."\n', "contexts.en.toml:1: 'militry' is not a context of this ontology; did you mean 'military'?"),
        ("ontologies/plover/contexts.en.toml", '[military]\nwrds = ["a"]\nexample = "A."\nnot = "B."\n', "contexts.en.toml:1: context 'military': key 'wrds' is not known; did you mean 'words'?"),
        ("ontologies/plover/contexts.en.toml", "military = 5\n", "contexts.en.toml:1: 'military' must be a table"),
        (f"{RULES}/deep.toml", "rule = " + "[" * 3_000 + "]" * 3_000, "deep.toml: lists or tables are too deep"),
    ],
)  # fmt: skip
def test_mistake_in_classes_and_contexts_is_named(tmp_path: Path, name: str, text: str, says: str) -> None:
    assert_found([Path(each).name if ": " not in each else each.rpartition(name)[1].rpartition("/")[2] + each.rpartition(name)[2] for each in findings_of(tmp_path, {name: text})], says)  # fmt: skip


# ---- folders ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("ofices.tsv", "ofices.tsv: not read; did you mean 'actors/offices.tsv'?"),
        ("places/actors.tsv", "places/actors.tsv: not read here; move it to actors/actors.tsv"),
        ("actors/countries.tsv", "actors/countries.tsv: a pack adds no countries; give a territory a row"),
        ("actors.csv", "actors.csv: not read; save it as tab-separated UTF-8 text, actors.tsv"),
        ("actors/offices.xlsx", "actors/offices.xlsx: not read; save it as tab-separated"),
        (
            "ontologies/plover/ontology.toml",
            "ontologies/plover/ontology.toml: the types of an ontology are not a pack's",
        ),
        ("ontologies/plovr/rules.en/x.toml", "ontologies/plovr/rules.en/x.toml: not read; did you mean"),
        ("lang/en/speech.toml", "lang/en/speech.toml: a pack adds no words of a language yet"),
        ("a/b/c/d/e/f/actors.tsv", "a/b/c/d/e: folders deeper than 5 are not read; move them up"),
    ],
)
def test_file_that_is_not_read_is_named(tmp_path: Path, name: str, says: str) -> None:
    assert_found(findings_of(tmp_path, {name: "x"}), says)


def test_folder_without_knowledge_is_named(tmp_path: Path) -> None:
    (found,) = findings_of(tmp_path, {"README.md": "x"})
    assert "nothing in here that Dragoman reads" in found


@pytest.mark.parametrize(
    ("name", "says"), [("actors", "cannot be called 'actors'"), ("my pack#1", "is not fit for a pack")]
)
def test_name_that_cannot_stand_in_a_rule_is_refused(tmp_path: Path, name: str, says: str) -> None:
    folder = make_pack(tmp_path / name, {"actors.tsv": ACTORS + LION})
    assert says in str(check_pack(folder).findings[0])


def test_two_packs_of_one_name_are_refused(tmp_path: Path) -> None:
    one = make_pack(tmp_path / "a" / "lions", {"actors.tsv": ACTORS + LION})
    two = make_pack(tmp_path / "b" / "lions", {"actors.tsv": ACTORS + LION})
    with pytest.raises(KnowledgeError, match="is called 'lions' too; rename one of the two folders"):
        load_knowledge((one, two))


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    secret = make_pack(tmp_path / "elsewhere", {"actors.tsv": ACTORS + LION})
    pack = make_pack(tmp_path / "pack", {"actors/actors_own.tsv": ACTORS + LION})
    (pack / "actors" / "actors.tsv").symlink_to(secret / "actors.tsv")
    (pack / "places").symlink_to(secret)
    (pack / "offices.tsv").symlink_to(pack / "offices.tsv")
    (pack / "regions.tsv").symlink_to(pack / "nowhere")
    found = [str(each).removeprefix(f"{pack}/") for each in check_pack(pack).findings]
    assert_found(found, "actors/actors.tsv: a link to a file outside the pack is not read; copy the file here")
    assert_found(found, "places: a link to a folder is not followed; copy it here")
    assert_found(found, "offices.tsv: cannot be read")
    assert_found(found, "regions.tsv: cannot be read: No such file or directory")
    assert [file.path.name for file in open_pack(pack, Findings()).files] == ["actors_own.tsv"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes in the file system are a thing of Unix")
def test_what_is_no_ordinary_file_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    os.mkfifo(tmp_path / "pack" / "actors.tsv")
    assert_found(findings_of(tmp_path, {}), "actors.tsv: not an ordinary file")


def test_giant_fields_are_told_in_short_and_soon(tmp_path: Path) -> None:
    rows = "".join(f"a{n}\tRed Lions\t\tarmed_group\tTHA\t{'X' * 9_000}\t{'y' * 9_000}\tx\n" for n in range(600))
    long = RULE.replace("The caretaker", "The " + "care" * 1_000) + f"object = {'[' * 200}{']' * 200}"
    found = findings_of(tmp_path, {"actors.tsv": ACTORS + rows, f"{RULES}/x.toml": long})
    assert all(len(each) < 800 for each in found)


def test_long_sentences_are_refused_before_they_are_read(tmp_path: Path) -> None:
    text = RULE.replace("The caretaker", "<a" + " " * 900_000)
    found = findings_of(tmp_path, {f"{RULES}/x.toml": text})
    assert_found(found, f"{RULES}/x.toml:9: rule 'padlock-newsroom': 900,0")


def test_size_of_a_pack_is_bounded(tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "pack", {f"actors_{n}.tsv": ACTORS for n in range(1_001)})
    with (pack / "actors_0.tsv").open("ab") as file:
        file.truncate(33 * 1024 * 1024)
    found = [str(each) for each in check_pack(pack).findings]
    assert any("actors_0.tsv: 33 MB, and 32 MB is the most that is read" in each for each in found)
    assert any("more than 1000 files" in each for each in found)


# ---- loading -------------------------------------------------------------------------------------


def test_pack_with_a_mistake_is_not_loaded_and_the_mistake_is_told(tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "lions", {"actors.tsv": ACTORS + "a\tRed Lions\t\tgrup\tTHA\tRBL\t\tx\n"})
    with pytest.raises(KnowledgeError) as error:
        load_knowledge((pack,))
    head, *lines = str(error.value).splitlines()
    assert head == f"{pack}: not used, because of 2 problems; mend it and run: dragoman check {pack}"
    assert lines == [
        f"{pack}/actors.tsv:2: kind 'grup' is not known; did you mean 'group'?",
        f"{pack}/actors.tsv:2: sectors 'RBL' is not known; did you mean 'REB'?",
    ]


def test_error_shows_the_first_of_many_mistakes(tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "lions", {"actors.tsv": ACTORS + "x\n" * 50})
    with pytest.raises(KnowledgeError, match=r"\.\.\. and \d+ more$"):
        load_knowledge((pack,))


TOKENS = (
    "\t",
    "\n",
    "|",
    "\0",
    '"',
    "#",
    "=",
    "[",
    "]",
    "<",
    ">",
    "\r",
    "\u202e",
    "é",
    "5",
    "-",
    "nan",
    "\ufeff",
    "[[rule]]",
    "0" * 50,
)
READERS: dict[str, Callable[[Path], object]] = {
    "actors": lambda path: list(read_actors(path, CODES | {"actor": frozenset({"red-lions", "eu"})})),
    "offices": lambda path: list(read_offices(path, CODES)),
    "members": lambda path: list(read_members(path, ["red-lions"])),
    "stop": lambda path: [row.choice("needs", ("cue", "never")) for row in read_table(path, STOP.split())],
    "contexts": lambda path: read_contexts(load_ontology().contexts, path),
    "classes": lambda path: read_classes([path]),
}
CODES = read_codes(DATA / "actors" / "codes.tsv")


@settings(max_examples=60, deadline=None)
@given(name=sampled_from(sorted(SOUND)), at=integers(0, 400), cut=integers(0, 12), token=sampled_from(TOKENS))
def test_pack_is_told_to_be_wrong_or_can_be_read(name: str, at: int, cut: int, token: str) -> None:
    """Whatever is put into a file: nothing that ``check`` lets pass stops a reader, and ``check`` itself never stops."""
    changed = SOUND[name][:at] + token + SOUND[name][at + cut :]
    with TemporaryDirectory() as folder:
        pack = make_pack(Path(folder) / "lions", SOUND | {name: changed})
        checked = check_pack(pack)
        if not checked.errors:
            extend_ontology([checked.pack])
            read_agents(DATA / "actors" / "agents.tsv", [checked.pack])
            for file in checked.pack.files:
                READERS.get(file.kind, lambda path: None)(file.path)


@pytest.mark.parametrize("name", ["militia", "minister", "village", "rule"])
def test_packs_of_the_examples_are_sound(name: str) -> None:
    assert check_pack(EXAMPLES / name).findings == ()


def test_our_own_knowledge_is_sound() -> None:
    assert [str(each) for each in check_own().findings] == []
