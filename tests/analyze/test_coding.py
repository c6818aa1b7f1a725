"""Country and sectors from the phrase, the title, the apposition and the body that somebody speaks for."""

import pytest
from spacy.language import Language

from dragoman.analyze.actors import find_actors
from dragoman.analyze.parsing import parse
from dragoman.knowledge.actors import load_actors
from dragoman.knowledge.agents import load_agents
from dragoman.records import Article, Region
from tests.analyze.annotated_cast import actor_at, cast_of, untag


@pytest.mark.parametrize(
    ("tagged", "country", "sectors"),
    [
        ("<x>Danish troops</x> left.", ("DNK",), ("MIL",)),
        ("<x>Troops from Denmark</x> left.", ("DNK",), ("MIL",)),
        ("<x>Denmark's army</x> left.", ("DNK",), ("MIL",)),
        ("Danish Foreign Minister <x>Jon Roe</x> left.", ("DNK",), ("GOV",)),
        ("<x>Adam Roe</x>, the Danish police chief, left.", ("DNK",), ("COP",)),
        ("<x>Jon Roe</x>, a spokesman for the Danish army, left.", ("DNK",), ("MIL",)),
        ("<x>Former Danish president Jon Roe</x> left.", ("DNK",), ("ELI",)),
        ("<x>Denmark</x> signed.", ("DNK",), ()),
        ("<x>Copenhagen</x> signed.", ("DNK",), ("GOV",)),
        ("<x>Rebels</x> attacked.", (), ("REB",)),
        ("<x>Dozens of Danish soldiers</x> left.", ("DNK",), ("MIL",)),
        ("<x>Jon Roe</x> left.", (), ()),
    ],
)
def test_codes_are_read_from_the_phrase(
    nlp: Language, tagged: str, country: tuple[str, ...], sectors: tuple[str, ...]
) -> None:
    text, ((_, start, end),) = untag(tagged)
    _, cast = cast_of(nlp, text)
    actor = actor_at(cast, start, end)
    assert actor is not None
    assert (actor.country, actor.sectors[:1]) == (country, sectors)


def test_body_without_country_belongs_to_the_only_country_of_the_article(nlp: Language) -> None:
    _, cast = cast_of(
        nlp, "Denmark voted. Danish towns were quiet. Denmark counts slowly. A senior police officer resigned."
    )
    (officer,) = [actor for actor in cast.actors if actor.sectors == ("COP",)]
    assert officer.country == ("DNK",)
    assert officer.confidence < 0.6


def test_body_without_country_stays_open_between_two(nlp: Language) -> None:
    _, cast = cast_of(nlp, "Denmark met Sweden. Sweden thanked Denmark. A senior police officer resigned.")
    (officer,) = [actor for actor in cast.actors if actor.sectors == ("COP",)]
    assert officer.country == ()


def test_country_that_is_only_a_place_is_no_actor(nlp: Language) -> None:
    _, cast = cast_of(nlp, "A storm hit villages across Denmark before it turned.")
    assert "Denmark" not in {actor.name for actor in cast.actors} or cast.references


@pytest.mark.parametrize(
    ("tagged", "country", "sectors"),
    [
        ("U.N. Secretary-General <x>Ann Poe</x> met the rebels.", ("UNO",), ("GOV",)),
        ("Defense Minister General <x>Jon Roe</x> visited the base.", (), ("GOV", "MIL")),
        ("Danish Interior Minister Colonel <x>Jon Roe</x> visited the base.", ("DNK",), ("GOV",)),
        ("General <x>Jon Roe</x> visited the base.", (), ("MIL",)),
        ("Danish Minister of Defense <x>Jon Roe</x> visited the base.", ("DNK",), ("GOV", "MIL")),
        ("Former Socialist prime minister <x>Jon Roe</x> demanded a vote.", (), ("ELI",)),
        ("Sen. <x>Ann Poe</x>, D-Ohio, left.", ("USA",), ("LEG",)),
        ("<x>Jon Roe</x> (R-Ohio) left.", ("USA",), ("LEG",)),
    ],
)
def test_codes_are_read_from_the_title(
    nlp: Language, tagged: str, country: tuple[str, ...], sectors: tuple[str, ...]
) -> None:
    assert _codes(nlp, tagged) == (country, sectors)


@pytest.mark.parametrize(
    ("tagged", "country", "sectors"),
    [
        ("Denmark said <x>its soldiers in Mali</x> would leave.", ("DNK",), ("MIL",)),
        ("<x>Soldiers in Mali</x> left.", ("MLI",), ("MIL",)),
        ("<x>Danish-led forces</x> bombed the bridge.", ("DNK",), ("MIL",)),
        ("<x>The U.S.-led coalition</x> bombed the bridge.", ("USA",), ("MIL",)),
        ("<x>Danish-backed rebels in Sweden</x> attacked.", ("SWE",), ("REB",)),
        ("<x>Ethnic Danish rebels in Sweden</x> attacked.", ("SWE",), ("REB",)),
        ("<x>Anti-Danish rebels in Sweden</x> attacked.", ("SWE",), ("REB",)),
        ("<x>Thousands of Iraqi Kurds</x> marched.", ("IRQ",), ("CVL",)),
        ("<x>Dozens of Danes</x> marched.", ("DNK",), ("CVL",)),
        ("The <x>Sylvan Lion Army</x>, a rebel group, attacked.", (), ("REB",)),
    ],
)
def test_country_is_whose_they_are_before_where_they_are(
    nlp: Language, tagged: str, country: tuple[str, ...], sectors: tuple[str, ...]
) -> None:
    assert _codes(nlp, tagged) == (country, sectors)


def test_foreigners_are_not_at_home(nlp: Language) -> None:
    home = "Denmark voted. Danish towns were quiet. Denmark counts slowly."
    assert _codes(nlp, f"{home} <x>Several foreign officials</x> resigned.")[0] == ()
    assert _codes(nlp, f"{home} <x>Several officials</x> resigned.")[0] == ("DNK",)


def test_scene_of_a_short_text_tells_whose_the_unnamed_police_are(nlp: Language) -> None:
    assert _codes(nlp, "<x>Riot police</x> fired at students in Denmark.") == (("DNK",), ("COP",))
    assert _codes(nlp, "<x>President Jon Roe</x> spoke in Denmark.") == ((), ("GOV",))


def test_agency_in_the_dateline_is_no_actor(nlp: Language) -> None:
    text = "RIVERTON (AFP) - Danish troops left."
    (doc,) = parse(nlp, [text])
    article = Article("a", text, regions=(Region("dateline", 0, 16),))
    cast = find_actors(doc, article, load_actors(), load_agents())
    assert "AFP" not in {mention.quote for actor in cast.actors for mention in actor.mentions}


@pytest.mark.parametrize(
    ("tagged", "sectors"),
    [
        ("<x>Denmark</x> signed the text with Sweden.", ()),
        ("<x>Denmark</x> said it would sign.", ()),
        ("<x>Copenhagen</x> signed the text.", ("GOV",)),
        ("<x>The Danish government</x> signed the text.", ("GOV",)),
        ("<x>Denmark</x> signed the text. The Danish government was glad.", ("GOV",)),
        ("<x>Denmark</x> signed the text, the Danish foreign minister said.", ("GOV",)),
        ("<x>Denmark</x> signed the text. Danish troops left.", ("GOV",)),
        ("<x>Denmark</x> signed the text, the Swedish foreign minister said.", ()),
        ("<x>Denmark</x> signed the text. Danish farmers were glad.", ()),
        ("<x>The Danes</x> rejected the text.", ()),
        ("<x>Danes</x> rejected the text.", ()),
        ("<x>Two Danes</x> rejected the text.", ("CVL",)),
        ("<x>Danes of the south</x> rejected the text.", ("CVL",)),
        ("<x>Young Danes</x> rejected the text.", ("CVL",)),
    ],
)
def test_state_is_its_government_where_the_article_tells_of_it(
    nlp: Language, tagged: str, sectors: tuple[str, ...]
) -> None:
    assert _codes(nlp, tagged) == (("DNK",), sectors)


@pytest.mark.parametrize(
    ("tagged", "country", "sectors"),
    [
        ("King <x>Roe</x> of Denmark left.", ("DNK",), ("GOV",)),
        ("<x>Ann Poe</x> of the Danish army left.", ("DNK",), ("MIL",)),
        ("<x>Jon Roe</x> at the Danish foreign ministry denied it.", ("DNK",), ("GOV",)),
        ("<x>Jon Roe</x> from Denmark denied it.", ("DNK",), ()),
        ("<x>Jon Roe</x>, head of the Lion Group, left.", (), ()),
        ("<x>Jon Roe</x>, head of the Danish army, left.", ("DNK",), ("MIL",)),
        ("Nairobi police chief <x>Adam Roe</x> left.", ("KEN",), ("COP",)),
        ("<x>A Paris-based bank</x> left.", ("FRA",), ("BUS",)),
        ("<x>Danish gendarmes</x> left.", ("DNK",), ("COP",)),
        ("<x>Danish warplanes</x> bombed the port.", ("DNK",), ("MIL",)),
        ("<x>A Danish navy ship</x> left.", ("DNK",), ("MIL",)),
        ("<x>Two men</x> left.", (), ()),
        ("<x>Troops</x> loyal to Denmark left.", ("DNK",), ("MIL",)),
        ("<x>Militants</x> loyal to Denmark's prince left.", ("DNK",), ("REB",)),
        ("<x>Danish mercenaries</x> left.", ("DNK",), ("UAF",)),
    ],
)
def test_body_behind_a_name_says_whose_it_is(
    nlp: Language, tagged: str, country: tuple[str, ...], sectors: tuple[str, ...]
) -> None:
    found = _codes(nlp, tagged)
    assert (found[0], found[1][:1]) == (country, sectors)


@pytest.mark.parametrize(
    ("tagged", "sector"),
    [
        ("<x>The ex-president</x> left.", "ELI"),
        ("<x>The ex-minister</x> denied it.", "ELI"),
        ("<x>Retired general Jon Roe</x> was shot.", "ELI"),
        ("<x>The late president Jon Roe</x> was mourned.", "ELI"),
        ("<x>The ousted government</x> protested.", "ELI"),
        ("<x>Ex-rebels</x> attacked.", "REB"),
        ("<x>A retired teacher</x> was shot.", "EDU"),
        ("<x>Outgoing president Jon Roe</x> left.", "GOV"),
    ],
)
def test_former_officials_are_of_the_elite(nlp: Language, tagged: str, sector: str) -> None:
    assert _codes(nlp, tagged)[1][:1] == (sector,)


def test_fighters_take_no_sector_of_a_faith(nlp: Language) -> None:
    assert _codes(nlp, "<x>Muslim forces</x> attacked.")[1] == ("MIL",)


def _codes(nlp: Language, tagged: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    text, ((_, start, end),) = untag(tagged)
    _, cast = cast_of(nlp, text)
    actor = actor_at(cast, start, end)
    assert actor is not None
    return actor.country, actor.sectors
