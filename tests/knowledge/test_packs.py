"""Packs: what they add, what they take the place of, and what is said about every kind of mistake."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import (
    Knowledge,
    explain_rule,
    hash_packs,
    load_knowledge,
    load_memberships,
)
from dragoman.knowledge.checking import check_pack
from tests.knowledge.packs import (
    ACTORS,
    AGENTS,
    CITIES,
    RULE,
    RULES,
    SOUND,
    make_pack,
)


@pytest.fixture(scope="module")
def lions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound pack called lions with a file of every kind."""
    return make_pack(tmp_path_factory.mktemp("packs") / "lions", SOUND)


@pytest.fixture(scope="module")
def known(lions: Path) -> Knowledge:
    return load_knowledge((lions,))


# ---- what a pack adds ----------------------------------------------------------------------------


def test_pack_with_every_kind_of_file_is_sound(lions: Path) -> None:
    checked = check_pack(lions)
    assert [str(each) for each in checked.findings if each.level == "error"] == []
    assert checked.counts == {
        "actors": 3, "offices": 1, "members": 1, "parties": 1, "agents": 1, "not_actors": 1,
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


@pytest.mark.parametrize(("day", "sectors"), [(date(2030, 6, 30), ("PTY", "OPP")), (date(2030, 7, 1), ("PTY",))])
def test_side_of_a_party_of_a_pack_decides_by_the_day(known: Knowledge, day: date, sectors: tuple[str, ...]) -> None:
    assert known.actors.codes("reed-party", day) == (("THA",), sectors)


def test_membership_of_a_pack_is_known(lions: Path) -> None:
    members = load_memberships((lions,))
    assert members.members_of("nordic-lions", date(2030, 1, 1)) == ("red-lions",)
    assert "FRA" in members.members_of("un")


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
