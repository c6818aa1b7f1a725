"""A nationality adjective before a phrase that refers to nobody stands for its state."""

from dragoman.records import Actor
from tests.analysed import analyse


def state_behind(text: str, word: str) -> Actor | None:
    """The actor that the adjective ``word`` refers to."""
    analysis = analyse(text)
    head = next(token.i for token in analysis.doc if token.text == word)
    reference = analysis.references.get(head)
    return next((actor for actor in analysis.actors if reference and actor.id == reference.actor), None)


def test_adjective_of_a_thing_that_acts_is_its_state() -> None:
    state = state_behind("An American drone attacked the port.", "American")
    assert state is not None
    assert (state.name, state.kind, state.country, state.known_as) == ("United States", "state", ("USA",), "USA")


def test_adjective_is_no_mention() -> None:
    state = state_behind("An American drone attacked the port.", "American")
    assert state is not None and state.mentions == ()


def test_adjective_joins_the_state_that_is_named() -> None:
    text = "An American drone attacked the port. The United States was silent."
    state = state_behind(text, "American")
    assert state is not None
    assert [mention.quote for mention in state.mentions] == ["United States"]


def test_adjective_of_an_actor_is_left_to_the_actor() -> None:
    assert state_behind("American soldiers attacked the port.", "American") is None


def test_two_adjectives_of_one_state_are_one_actor() -> None:
    analysis = analyse("An American drone attacked an American ship.")
    assert [actor.name for actor in analysis.actors] == ["United States"]


def test_adjective_in_small_letters_is_nobody() -> None:
    assert state_behind("A french drone attacked the port.", "french") is None
