"""Names from The World Factbook's lists: what is a name, what is a remark, and which two are the same party's."""

import pytest

from dragoman.knowledge.actors import ACTOR_COLUMNS
from dragoman.knowledge.countries import country_of
from dragoman.knowledge.tables import DATA, read_table
from tests.scripts.loading import load_script


@pytest.mark.parametrize(
    ("written", "name", "others"),
    [
        ("Hope of Freedonia or HOF", "Hope of Freedonia", ("HOF",)),
        ("Hope of Freedonia orHOF", "Hope of Freedonia", ("HOF",)),
        ("Hope of Freedonia (Spes Freedoniae or SFR)", "Hope of Freedonia", ("Spes Freedoniae", "SFR")),
        ("Hope of Freedonia [Rufus FIREFLY]", "Hope of Freedonia", ()),
        ("Hope of Freedonia or HOF (formerly Front of Hope (FOH))", "Hope of Freedonia", ("HOF",)),
        ("Hope of Freedonia HOF", "Hope of Freedonia", ("HOF",)),
        ("Hope of Freedonia - also known as the Hopefuls", "Hope of Freedonia", ()),
        ("Hope of Freedonia coalition", "Hope of Freedonia", ()),
        ("Alliance Party (Northern Ireland) or APF", "Alliance Party", ("APF",)),
        ("The Heritage Empowerment Party or THE", None, ()),
        ("Triumph Heritage Party or THE", "Triumph Heritage Party", ()),
        ("Freedonia does not have formal political parties", None, ()),
        ("Together Freedonia points to sovereignty", None, ()),
    ],
)
def test_party_is_read_without_remarks(written: str, name: str | None, others: tuple[str, ...]) -> None:
    read_party = load_script("party_names").read_party

    assert read_party(written) == (None if name is None else (name, others))


def test_party_listed_twice_is_one() -> None:
    is_same = load_script("party_names").is_same

    assert is_same("Hope and Unity Front", ["HUF"], "Front for Unity and Hope", ["HUF"])
    assert is_same("Prachathipat Party", ["Democrat Party"], "Democrat Party", [])
    assert not is_same("Hope and Unity Front", ["HUF"], "Humanist Union of Farmers", ["HUF"])


def test_party_is_known_without_its_country() -> None:
    cores = load_script("party_names").cores

    ireland = country_of("IRL")
    assert ireland
    assert cores("Labor Party", ireland) & cores("Irish Labour Party", ireland)
    assert cores("Save Ireland Union Party", ireland) & cores("Save Ireland Union", ireland)
    assert not cores("Labor Party", ireland) & cores("Irish Labour Youth Party", ireland)


def test_courts_are_split_at_the_right_and() -> None:
    split_courts = load_script("build_institutions").split_courts

    bosnia = country_of("BIH")
    assert bosnia
    assert split_courts("Supreme Court and Constitutional Court", bosnia) == ["Supreme Court", "Constitutional Court"]
    assert split_courts("Supreme Civil and Criminal Court", bosnia) == ["Supreme Civil and Criminal Court"]
    assert split_courts("Bosnia and Herzegovina Constitutional Court", bosnia) == ["Constitutional Court"]


def test_institutions_are_built_again_as_they_are() -> None:
    built = load_script("build_institutions").make_table()
    committed = (DATA / "actors" / "actors_factbook.tsv").read_text(encoding="utf-8")
    assert built == committed, "run scripts/build_institutions.py"


def test_institutions_have_plain_names() -> None:
    plain = load_script("build_institutions").NO_ADJECTIVE
    for row in read_table(DATA / "actors" / "actors_factbook.tsv", ACTOR_COLUMNS):
        for name in (row["name"], *row.many("names")):
            assert not set(name) & set("()[];:"), f"{row.where}: {name}"
            assert " or " not in name, f"{row.where}: {name}"
            assert row["kind"] == "party" or name.split()[0] not in plain, f"{row.where}: {name}"
