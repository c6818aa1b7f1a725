"""Actors: names in running text, whole words only, and people by the office that they held on the day."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import KnowledgeError
from dragoman.knowledge.actors import ACTOR_COLUMNS, load_actors, read_actor_table
from dragoman.knowledge.findings import Findings
from dragoman.knowledge.packs import open_pack
from dragoman.knowledge.tables import DATA, read_table

ACTOR_HEAD = "id\tname\tnames\tkind\tcountry\tsectors\tparent\tsource\n"
OFFICE_HEAD = "person\tnames\talone\toffice\tcountry\tsectors\tsince\tuntil\tsource\n"
TAG = re.compile(r"<(\w+) ([^>]+)>(.*?)</\1>", re.DOTALL)


def check(text: str, day: date | None = None) -> None:
    """Every tag of ``text`` is found with its kind and id, and nothing else is."""
    wanted, plain, at = [], "", 0
    for tag in TAG.finditer(text):
        plain += text[at : tag.start()]
        wanted.append((tag[1], tag[2], tag[3], len(plain)))
        plain += tag[3]
        at = tag.end()
    plain += text[at:]
    found = load_actors().find(plain, day)
    assert [(hit.kind, hit.id, plain[hit.start : hit.end], hit.start) for hit in found] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The <country USA>US</country> told us that <country USA>U.S.</country> envoys would come.",
        "<demonym IRQ>Iraqis</demonym> and <adjective FRA>French</adjective>-led troops left <country NER>Niger</country>'s east.",
        "<country NGA>Nigeria</country> is not <country NER>Niger</country>; Nigerianised is neither.",
        "<capital USA>Washington</capital> and the <actor kremlin>Kremlin</actor> agreed; Washingtonians did not.",
        "<country CIV>Côte d’Ivoire</country> and <country CIV>Cote d'Ivoire</country> are one.",
        "A turkey, a china cup and a polish rag lay there.",
        "<actor un>UN</actor>'s envoy met <actor islamic-state>ISIS</actor> and the <actor taliban>Taliban</actor>.",
        "The <actor un-security-council>UN Security Council</actor> met in New Jersey.",
        "The <country SUN>Soviet Union</country> and the <adjective SUN>Soviet</adjective> army.",
        "<country SAU>Saudi\nArabia</country> sent aid.",
    ],
)
def test_names_are_found_as_whole_words(text: str) -> None:
    check(text)


def test_persons_are_found_by_full_name_and_clear_surname() -> None:
    check("<person angela-merkel>Angela Merkel</person> spoke; <person angela-merkel>Merkel</person>'s aides did not.")
    check("<person theresa-may>Theresa May</person> spoke in May.")
    check("Mandelas and Putinism are no people.")


@pytest.mark.parametrize(("day", "id"), [(date(1990, 8, 2), "george-h-w-bush"), (date(2003, 3, 20), "george-w-bush")])
def test_shared_surnames_are_theirs_who_held_office(day: date, id: str) -> None:
    check(f"<person {id}>Bush</person> gave a speech.", day)


def test_shared_surnames_without_a_day_are_nobodys() -> None:
    check("Bush gave a speech.")


def test_surnames_alone_are_nobodys_before_the_first_office() -> None:
    check("Petro and Milei met.", date(1990, 1, 1))


@pytest.mark.parametrize(
    ("id", "day", "country", "sectors"),
    [
        ("margaret-thatcher", date(1990, 5, 1), "GBR", ("GOV",)),
        ("margaret-thatcher", date(1992, 5, 1), "GBR", ("ELI",)),
        ("margaret-thatcher", date(1970, 5, 1), "GBR", ()),
        ("margaret-thatcher", None, "GBR", ("GOV",)),
        ("riek-machar", date(2012, 1, 1), "SSD", ("GOV",)),
        ("riek-machar", date(2015, 1, 1), "SSD", ("REB",)),
        ("osama-bin-laden", date(2012, 1, 1), "IMG", ("REB",)),
        ("donald-tusk", date(2016, 1, 1), "EUR", ("GOV",)),
        ("donald-tusk", date(2024, 1, 1), "POL", ("GOV",)),
    ],
)
def test_codes_follow_the_office_of_the_day(id: str, day: date | None, country: str, sectors: tuple[str, ...]) -> None:
    assert load_actors().codes(id, day) == ((country,), sectors)


def test_rows_of_countries_are_governments() -> None:
    row = load_actors().row("SUN")
    assert (row.name, row.kind, row.country, row.sectors) == ("Soviet Union", "state", ("RUS",), ("GOV",))


def test_rows_that_are_not_there_are_suggested() -> None:
    with pytest.raises(KnowledgeError, match="did you mean 'hezbollah'"):
        load_actors().row("hezbolla")


@given(st.text(alphabet=st.sampled_from("USA.U N'’\n-BushIraqé\ud800 "), max_size=60))
def test_hits_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    reached = 0
    for hit in load_actors().find(text):
        assert reached <= hit.start < hit.end <= len(text)
        reached = hit.end


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        (
            "actors.tsv",
            ACTOR_HEAD + "x\tX\t\tarmed_group\tSDN\tREBB\t\tby hand\n",
            "actors.tsv:2: sectors 'REBB'.*mean 'REB'",
        ),
        ("actors.tsv", ACTOR_HEAD + "x\tX\t\tarmy\tSDN\tREB\t\tby hand\n", "actors.tsv:2: kind 'army' is not known"),
        ("actors.tsv", ACTOR_HEAD + "x\tX\t\tigo\tIGO\t\tnone\tby hand\n", "actors.tsv:2: parent 'none' is not known"),
        ("actors.tsv", ACTOR_HEAD + "x\tX\t\tigo\tIGO\nx\tY\t\tigo\tIGO\n", "actors.tsv:3: id 'x' is already that of"),
        (
            "offices.tsv",
            OFFICE_HEAD + "X\t\t\tKing\tFRA\tGOV\t2001-13\n",
            "offices.tsv:2: since is '2001-13', which is no day",
        ),
        ("offices.tsv", OFFICE_HEAD + "X\t\t\tKing\tFRA\tGOV\tMay\n", "offices.tsv:2: since is 'May'; write 1989"),
        ("offices.tsv", OFFICE_HEAD + "X\t\t\tKing\tFRA\tGOV\t2001\t1999\n", "offices.tsv:2: until 1999 lies before"),
    ],
)
def test_errors_name_the_line(tmp_path: Path, file: str, text: str, says: str) -> None:
    (tmp_path / file).write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=says):
        read_actor_table(tmp_path)


def test_packs_add_their_own_actors(tmp_path: Path) -> None:
    (tmp_path / "actors.tsv").write_text(ACTOR_HEAD + "lions\tRed Lions\t\tarmed_group\tTHA\tREB\t\tby hand\n")
    table = read_actor_table(DATA / "actors", [open_pack(tmp_path, Findings())])
    (hit,) = table.find("the Red Lions attacked")
    assert (hit.id, table.codes(hit.id)) == ("lions", (("THA",), ("REB",)))


def test_one_organisation_has_one_row() -> None:
    """No two rows of one country share a full name, whatever its capitals and whether it needs the country beside it."""
    rows: dict[tuple[str, str], str] = {}
    for table in ("actors.tsv", "actors_factbook.tsv", "actors_parties.tsv"):
        for row in read_table(DATA / "actors" / table, ACTOR_COLUMNS):
            for name in {each.removeprefix("~").lower() for each in (row["name"], *row.many("names")) if " " in each}:
                for country in row.many("country"):
                    other = rows.setdefault((name, country), row["id"])
                    assert other == row["id"], f"{row.where}: {name} is {other} as well"


def test_packages_that_rows_were_compared_with_stand_in_the_notice() -> None:
    notice = (Path(__file__).parent.parent.parent / "NOTICE").read_text(encoding="utf-8")
    for row in read_table(DATA / "actors" / "actors.tsv", ACTOR_COLUMNS):
        for package in re.findall(r"([\w.-]+) \d+\.\d+\.\d+", row["source"]):
            assert package in notice, f"{row.where}: {package}"
