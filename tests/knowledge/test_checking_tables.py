"""The tables of packs: what is said about every kind of mistake in a row, a field and a file."""

from pathlib import Path

import pytest

from dragoman.knowledge.actors import ACTOR_COLUMNS
from dragoman.knowledge.checking import check_pack
from dragoman.knowledge.findings import MOST
from dragoman.knowledge.lexicon import read_toml
from dragoman.knowledge.tables import read_table
from tests.knowledge.packs import (
    ACTORS,
    AGENTS,
    CITIES,
    LION,
    MEMBERS,
    OFFICES,
    PARTIES,
    REGIONS,
    RULE,
    RULES,
    STOP,
    assert_found,
    findings_of,
    make_pack,
)


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
        ("parties.tsv", PARTIES + "hamass\tPSE\topposition\t2030\t\tx", "2: party 'hamass' is neither an id nor a country code; did you mean 'hamas'?"),
        ("parties.tsv", PARTIES + "hamas\tPSE\tgoverment\t2030\t\tx", "2: side 'goverment' is not known; did you mean 'government'?"),
        ("parties.tsv", PARTIES + "hamas\tPSE\tgovernment\t2030\t2029\tx", "2: until 2029 lies before since 2030; swap them?"),
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
