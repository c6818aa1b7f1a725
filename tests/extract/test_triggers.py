"""The trigger is the word whose status the event tells: the deed's own, or that of what is asked, promised, threatened."""

import pytest

from tests.tagged import code

CASES = [
    # what is asked, promised and threatened has the status; that it was asked is told by the type
    ("Freedonia urged Sylvania to withdraw its troops.", "REQUEST", "demanded", "withdraw"),
    ("Freedonia demanded that Sylvania withdraw its troops.", "REQUEST", "demanded", "withdraw"),
    ("Freedonia called on Sylvania to pull out its troops.", "REQUEST", "demanded", "pull out"),
    ("The government demanded the release of the prisoners.", "REQUEST", "demanded", "release"),
    ("The government asked Sylvania for help.", "REQUEST", "demanded", "help"),
    ("Freedonia pledged to withdraw its troops from Sylvania.", "CONCEDE", "announced", "withdraw"),
    ("Freedonia is ready to release the prisoners.", "CONCEDE", "announced", "release"),
    ("Freedonia invited the president of Sylvania to talks.", "AGREE", "announced", "talks"),
    ("Freedonia threatened to bomb the port.", "THREATEN", "threatened", "bomb"),
    ("The army refused to attack the rebels.", "ASSAULT", "denied", "attack"),
    # the act itself is what happened, or what is in doubt
    ("Freedonia refused to release the prisoners.", "REJECT", "happened", "refused"),
    ("Sylvania accused Freedonia of attacking its port.", "ACCUSE", "happened", "accused"),
    ("Freedonia may urge Sylvania to withdraw its troops.", "REQUEST", "possible", "urge"),
    ("Freedonia did not urge Sylvania to withdraw its troops.", "REQUEST", "denied", "urge"),
    # no word stands for what is to be left undone; what nobody names is told by the noun of the act
    ("Freedonia promised not to attack Sylvania.", "CONCEDE", "announced", "promised"),
    ("Freedonia urged Sylvania not to attack the rebels.", "REQUEST", "demanded", "urged"),
    ("Freedonia issued an ultimatum to the rebels.", "THREATEN", "threatened", "ultimatum"),
    # a refusal without a verb of its own
    ("Freedonia will not lift its sanctions on Sylvania.", "REJECT", "happened", "will not"),
    ("Freedonia said it won't release the prisoners.", "REJECT", "happened", "won't"),
    # deeds are told by their own words
    ("Freedonia will withdraw its troops from Sylvania.", "CONCEDE", "announced", "withdraw"),
    ("Freedonia launched an attack on Sylvania.", "ASSAULT", "happened", "launched an attack"),
]


@pytest.mark.parametrize(("sentence", "type", "status", "trigger"), CASES)
def test_trigger_is_the_word_whose_status_is_told(sentence: str, type: str, status: str, trigger: str) -> None:
    told = [(event.type, event.status, event.trigger.quote) for event in code(sentence).events]
    assert (type, status, trigger) in told


def test_telling_words_are_those_of_the_act() -> None:
    (event,) = code("Freedonia urged Sylvania to withdraw its troops.").events
    assert (event.telling.quote, event.trigger.quote) == ("urged", "withdraw")
    assert event.quote.startswith("Freedonia urged Sylvania") and "withdraw" in event.quote


def test_threat_that_was_carried_out_is_told_by_the_deed() -> None:
    events = code("The rebels carried out their threat to kill the hostages.").events
    assert [(event.type, event.status, event.trigger.quote) for event in events] == [("ASSAULT", "happened", "kill")]


def test_tender_offer_is_no_promise() -> None:
    assert code("American Roe Corp. completed its tender offer for Sylvania Steel Inc.").events == ()
