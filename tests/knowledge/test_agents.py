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
    assert len(rows) >= 1000
    for row in rows:
        stem = row.noun.split()[0].split("-")[0][:3].lower()
        assert stem in row.example.lower(), f"{row.where}: the example lacks {row.noun!r}"


def test_rows_without_example_are_errors(tmp_path) -> None:
    path = tmp_path / "agents.tsv"
    path.write_text("noun\tmodifiers\tsectors\tkind\ttitle\ttakes\texample\nraider\t\tUAF\tperson\n")
    with pytest.raises(KnowledgeError, match=r"agents.tsv:2: a row needs a noun and an example"):
        read_agents(path)
