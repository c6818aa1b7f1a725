"""Agents: what a common noun and the words around it say about an actor."""

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.agents import load_agents, read_agents


@pytest.mark.parametrize(
    ("phrase", "sectors"),
    [
        ("border guard", ("COP",)),
        ("coast guard", ("MIL",)),
        ("presidential guard", ("MIL",)),
        ("riot police", ("COP",)),
        ("lawmaker", ("LEG",)),
        ("protester", ("CVL",)),
        ("militant", ("REB",)),
        ("militia", ("PRM",)),
        ("gunman", ("UAF",)),
        ("rebel leader", ("REB",)),
        ("union leader", ("LAB",)),
        ("army spokesman", ("MIL",)),
        ("spokesman", ("GOV",)),
        ("police spokesman", ("COP",)),
        ("foreign minister", ("GOV",)),
        ("defense minister", ("GOV", "MIL")),
        ("former foreign minister", ("ELI",)),
        ("former rebel", ("REB",)),
        ("prime minister", ("GOV",)),
        ("opposition leader", ("OPP", "PTY")),
        ("aid worker", ("SOC",)),
        ("migrant worker", ("REF", "LAB")),
        ("refugee", ("REF",)),
        ("drug lord", ("CRM",)),
        ("death squad", ("PRM",)),
        ("secret police", ("SPY",)),
        ("news agency", ("JRN",)),
        ("intelligence agency", ("SPY",)),
        ("table", ()),
        ("labor force", ()),
    ],
)
def test_nouns_give_sectors(phrase: str, sectors: tuple[str, ...]) -> None:
    *modifiers, noun = phrase.split()
    assert load_agents().sectors(noun, modifiers) == sectors


def test_nouns_that_are_no_actors_are_told_apart() -> None:
    agents = load_agents()
    assert agents.is_actor("Rebel") and not agents.is_actor("table")
    assert agents.is_actor("force") and not agents.is_actor("force", ["labor"])
    assert not agents.is_actor("presidential")
    assert (agents.kind("senator"), agents.kind("army"), agents.kind("newspaper")) == ("person", "armed_group", "media")


def test_titles_stand_before_names() -> None:
    agents = load_agents()
    assert agents.is_title("President") and agents.is_title("Gen.") and agents.is_title("Mr")
    assert not agents.is_title("villager")


def test_rows_show_an_example_with_their_noun() -> None:
    rows = list(load_agents().rows())
    assert len(rows) >= 2500
    for row in rows:
        stem = row.noun.split()[0].split("-")[0][:3].lower()
        assert stem in row.example.lower(), f"{row.where}: the example lacks {row.noun!r}"


def test_rows_show_an_example_with_one_of_their_modifiers() -> None:
    for row in load_agents().rows():
        example = row.example.lower()
        said = [all(word[:4] in example for word in each.lower().split()) for each in row.modifiers]
        assert not said or any(said), f"{row.where}: the example has none of {row.modifiers}"


def test_rows_are_found_by_their_noun_and_each_of_their_modifiers() -> None:
    agents = load_agents()
    for row in agents.rows():
        for modifier in row.modifiers or ("",):
            found = agents.find(row.noun, modifier.split())
            sectors = found.sectors if found else ()
            assert sectors == (row.sectors if row.kind else ()), f"{row.where}: {found} hides {modifier!r}"


@pytest.mark.parametrize(
    ("phrase", "sectors"),
    [
        ("defense department", ("GOV", "MIL")),
        ("mercenary", ("UAF",)),
        ("taxi driver", ("CVL", "LAB")),
        ("truck driver", ("LAB",)),
        ("crime syndicate", ("CRM",)),
        ("labor syndicate", ("LAB",)),
        ("gang confederation", ("CRM",)),
        ("state news agency", ("GOV", "JRN")),
        ("national news agency", ("JRN",)),
        ("indigenous leader", ("CVL",)),
        ("jewish community leader", ("REL",)),
        ("community leader", ("SOC",)),
        ("national security adviser", ("GOV",)),
        ("security official", ("COP",)),
        ("intelligence official", ("SPY",)),
        ("defense lawyer", ("JUD",)),
        ("deputy commander", ("MIL",)),
        ("local official", ("GOV",)),
        ("military official", ("MIL",)),
        ("general secretary", ("PTY",)),
        ("general manager", ("BUS",)),
        ("senate hopeful", ("PTY",)),
        ("breakaway republic", ("PRE",)),
        ("navy ship", ("MIL",)),
        ("aircraft carrier", ("MIL",)),
        ("fire brigade", ("GOV",)),
        ("rebel army", ("REB",)),
        ("refugee camp", ("REF",)),
        ("late president", ("ELI",)),
        ("retired teacher", ("EDU",)),
        ("man", ()),
        ("occupier", ()),
    ],
)
def test_words_of_political_news_give_sectors(phrase: str, sectors: tuple[str, ...]) -> None:
    *modifiers, noun = phrase.split()
    assert load_agents().sectors(noun, modifiers[::-1]) == sectors


def test_row_of_which_two_words_are_there_wins() -> None:
    agents = load_agents()
    assert agents.sectors("agency", ["news"]) == ("JRN",)
    assert agents.sectors("agency", ["news", "official"]) == ("GOV", "JRN")
    assert agents.sectors("agency", ["official"]) == ("GOV",)


def test_modifiers_without_sector_give_none() -> None:
    agents = load_agents()
    assert agents.sectors("leader", ["local"]) == agents.sectors("leader") == ("GOV",)
    assert agents.sectors("fighter", ["muslim"]) == ("REB",)


def test_rows_without_example_are_errors(tmp_path) -> None:
    path = tmp_path / "agents.tsv"
    path.write_text("noun\tmodifiers\tsectors\tkind\ttitle\ttakes\texample\nraider\t\tUAF\tperson\n")
    with pytest.raises(KnowledgeError, match=r"agents.tsv:2: a row needs a noun and an example"):
        read_agents(path)
