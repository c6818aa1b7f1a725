"""The ledger of an article: whose side everybody is on, and who is at which meeting."""

from dragoman.extract.drafts import Drafter
from dragoman.extract.ledger import Ledger
from dragoman.extract.voices import Voices
from dragoman.knowledge import load_ontology
from tests.analysed import analyse


def ledger_of(text: str) -> Ledger:
    analysis, ontology = analyse(text), load_ontology()
    return Ledger(analysis, ontology, tuple(Drafter(analysis, ontology, Voices(analysis)).drafts()))


def test_country_and_its_army_are_one_camp() -> None:
    ledger = ledger_of("Somalia protested. The Kenyan army shelled the port of Somalia. Kenya denied it.")
    army = next(actor for actor in ledger.actors.values() if "MIL" in actor.sectors)
    assert ledger.camp(army.id) == "KEN"


def test_civilians_are_on_no_side() -> None:
    ledger = ledger_of("Kenya arrested ten farmers.")
    farmers = next(actor for actor in ledger.actors.values() if "AGR" in actor.sectors)
    assert ledger.camp(farmers.id) is None
    assert not ledger.foes


def test_words_and_plans_make_no_enemies() -> None:
    assert not ledger_of("Kenya criticised Somalia. Kenya may attack Somalia.").foes


def test_fight_makes_both_sides_enemies() -> None:
    ledger = ledger_of("Kenya and Somalia exchanged artillery fire on Friday.")
    assert set(ledger.foes) == {"KEN", "SOM"}


def test_meetings_of_two_circles_are_nobodys() -> None:
    text = "Kenya attended the summit of African presidents. Ghana attended the summit of Asian ministers."
    assert ledger_of(text).meetings == {}
