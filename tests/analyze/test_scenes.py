"""Places inside the phrases of participants, and the country of those who are nothing but a place."""

from dragoman.analyze.coding import IDLE
from tests.analysed import analyse


def test_place_in_a_participants_phrase_is_a_scene() -> None:
    analysis = analyse("Tanks fired at targets in Kismayo.")
    (scene,) = analysis.scenes.values()
    actor = next(each for each in analysis.actors if each.id == scene.actor)
    assert (actor.name, actor.kind, actor.country, actor.confidence) == ("Kismayo", "place", ("SOM",), IDLE)


def test_country_that_acts_elsewhere_is_the_same_actor() -> None:
    analysis = analyse("Somalia protested. Tanks fired at targets in Somalia.")
    states = [actor for actor in analysis.actors if actor.kind == "state"]
    assert len(states) == 1


def test_place_near_what_is_hit_is_no_scene() -> None:
    assert not analyse("Tanks fired at targets near Kismayo.").scenes


def test_town_has_the_country_where_it_lies() -> None:
    analysis = analyse("Tanks attacked the town of Kismayo.")
    (town,) = (actor for actor in analysis.actors if actor.name == "Kismayo")
    assert town.country == ("SOM",)
