"""Undertakings: who, what, towards whom, by when, on which conditions; every entry of the word list is proved."""

import pytest

from dragoman.knowledge.undertakings import load_undertakings
from dragoman.records import Commitment, Span
from tests.tagged import code, read_tagged

ENTRIES = load_undertakings().entries
EXAMPLES = [
    pytest.param(entry, text, id=f"{entry.id}-{n}") for entry in ENTRIES for n, text in enumerate(entry.examples)
]
NEAR_MISSES = [
    pytest.param(text, id=f"{entry.id}-{n}") for entry in ENTRIES for n, text in enumerate(entry.near_misses)
]


def the_commitment(text: str) -> Commitment:
    (commitment,) = code(text).commitments
    return commitment


@pytest.mark.parametrize(("entry", "sentence"), EXAMPLES)
def test_example_is_coded_by_its_entry(entry, sentence: str) -> None:
    tagged = read_tagged(sentence)
    (what,) = tagged.spans("what")
    commitment = the_commitment(tagged.text)
    assert commitment.rule == f"commitments.toml#{entry.id}"
    assert (commitment.strength, commitment.negated) == (entry.strength, entry.negated)
    assert what.overlaps(Span(commitment.start, commitment.end, commitment.quote))
    roles = [Span(role.start or 0, role.end or 0, role.quote or "") for role in commitment.who]
    names = {
        mention.quote
        for actor in code(tagged.text).actors
        if actor.id in {r.actor for r in commitment.who}
        for mention in actor.mentions
    }
    for who in tagged.spans("who"):
        assert any(role.overlaps(who) for role in roles) or who.quote in names, f"{roles} are not {who.quote}"


@pytest.mark.parametrize("sentence", NEAR_MISSES)
def test_near_miss_is_no_commitment(sentence: str) -> None:
    assert code(read_tagged(sentence).text).commitments == ()


@pytest.mark.parametrize(
    ("text", "value", "open_end"),
    [
        ("Kenya will withdraw its troops by June.", "../2031-06", False),
        ("Kenya promised to withdraw its troops in June.", "2031-06", False),
        ("Kenya said on Friday that it would withdraw its troops in June.", "2031-06", False),
        ("Kenya promised to withdraw its troops.", None, True),
    ],
)
def test_commitment_has_its_deadline(text: str, value: str | None, open_end: bool) -> None:
    time = the_commitment(text).time
    assert (time.value, time.open) == (value, open_end)
    assert (time.expression is None) == (value is None)


@pytest.mark.parametrize(
    ("text", "state", "evidence"),
    [
        ("Kenya said it would withdraw its troops without giving a date.", "withheld", "without giving a date"),
        ("Kenya will withdraw its troops, its president said, without saying when.", "withheld", "without saying when"),
        ("Kenya will withdraw its troops without delay.", "none", None),
        ("Kenya will withdraw its troops.", "none", None),
    ],
)
def test_scope_is_withheld_only_where_the_text_says_so(text: str, state: str, evidence: str | None) -> None:
    scope = the_commitment(text).scope
    assert (scope.state, scope.evidence.quote if scope.evidence else None) == (state, evidence)


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Kenya vowed not to attack Somalia.", True),
        ("Kenya will not attack Somalia.", True),
        ("Kenya will never attack Somalia.", True),
        ("Kenya refused to attack Somalia.", True),
        ("Kenya vowed to attack Somalia.", False),
    ],
)
def test_commitment_not_to_act_is_negated(text: str, negated: bool) -> None:
    commitment = the_commitment(text)
    assert commitment.negated == negated
    assert [role.quote for role in commitment.towards] == ["Somalia"]


def test_commitment_carries_its_condition() -> None:
    coding = code("Kenya will withdraw its troops if Somalia releases the prisoners.")
    (commitment,), (condition,) = coding.commitments, coding.conditions
    assert commitment.conditions == (condition.id,)
    assert condition.antecedent.quote == "Somalia releases the prisoners"


@pytest.mark.parametrize(
    "text",
    [
        "Kenya denied that it would withdraw its troops.",
        "Will Kenya withdraw its troops?",
        "If Kenya will withdraw its troops, Somalia may be content.",
        "The troops of the rebels may promise to withdraw.",
        "The winter will bring snow.",
    ],
)
def test_what_nobody_undertakes_is_no_commitment(text: str) -> None:
    assert code(text).commitments == ()


def test_commitment_is_attributed_to_who_tells_it() -> None:
    commitment = the_commitment("Somalia said that Kenya had promised to withdraw its troops.")
    assert [role.quote for role in commitment.who] == ["Kenya"]
    assert "Somalia" in [role.quote for role in commitment.attribution]


def test_commitment_is_told_by_its_own_words() -> None:
    text = "Kenya promised to withdraw its troops from Somalia by June."
    commitment = the_commitment(text)
    assert commitment.what == "withdraw its troops from Somalia by June"
    assert text[commitment.start : commitment.end] == commitment.quote
    assert [(reason.step, reason.says, reason.quote) for reason in commitment.because] == [
        ("undertaking", "promise", "promised"),
        ("act", "withdraw", "withdraw"),
    ]


@pytest.mark.parametrize(
    ("text", "towards"),
    [
        ("Kenya will withdraw its troops.", []),
        ("Kenya promised to send more police to the coast.", []),
        ("Kenya promised to lend Somalia two ships.", ["Somalia"]),
        ("Kenya offered Somalia free passage.", ["Somalia"]),
        ("Kenya vowed to avenge the death of its leader.", []),
        ("Kenya threatened to close the port unless Somalia lifted its embargo.", ["Somalia"]),
        ("Kenya warned Somalia on Thursday that it would impose sanctions.", ["Somalia"]),
    ],
)
def test_commitment_is_towards_others_never_the_own_people(text: str, towards: list[str]) -> None:
    assert [role.quote for role in the_commitment(text).towards] == towards


@pytest.mark.parametrize(
    ("text", "strength", "negated"),
    [
        ("Kenya and Somalia agreed not to station missiles on the islands.", "agreed", True),
        ('"We will never sell the port," the president of Kenya said.', "promised", True),
        ("Kenya will no longer buy oil, its energy minister said.", "promised", True),
        ("Kenya will close the port.", "intends", False),
        ("Kenya has ruled out sending troops.", "refuses", True),
        ("Kenya ruled out talks with the rebels.", "refuses", True),
        ("Kenya refused on Sunday to hand over the list.", "refuses", True),
        ("Kenya does not intend to leave.", "refuses", True),
        ("Kenya has no plans to close the port.", "refuses", True),
        ("Kenya is not thinking of leaving.", "refuses", True),
        ("Kenya is to pull back its tanks.", "intends", False),
        ("Kenya is going to pull back its tanks, its defence minister said.", "promised", False),
        ("Kenya guaranteed the refugees that they would not be sent back.", "promised", True),
    ],
)
def test_commitment_keeps_the_strength_of_its_word(text: str, strength: str, negated: bool) -> None:
    commitment = the_commitment(text)
    assert (commitment.strength, commitment.negated) == (strength, negated)
    assert any("Kenya" in (role.quote or "") for role in commitment.who) or "Kenya" not in text[:6]


@pytest.mark.parametrize(
    ("text", "state", "evidence"),
    [
        ("Kenya will withdraw its 900 soldiers.", "given", "its 900 soldiers"),
        ("Kenya promised to pay all its debts.", "given", "all its debts"),
        ("Kenya promised to cut prices by a third.", "given", "a third"),
        (
            "Kenya plans to reopen its consulate, the ministry said, but declined to say when.",
            "withheld",
            "declined to say when",
        ),
        ("Kenya offered to host talks but gave no date.", "withheld", "gave no date"),
        ("Kenya promised to withdraw its troops within 48 hours.", "none", None),
    ],
)
def test_scope_is_given_where_the_text_says_how_many(text: str, state: str, evidence: str | None) -> None:
    scope = the_commitment(text).scope
    assert (scope.state, scope.evidence.quote if scope.evidence else None) == (state, evidence)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya declined to comment.",
        "Kenya declined to say when the talks would begin.",
        "Analysts said that Kenya would devalue its currency.",
        "The police asked whether Kenya would leave.",
        "Kenya has always been willing to listen.",
        "Kenya did not promise to leave.",
        "A rule intended to help Kenya failed.",
        "Kenya will gain five seats.",
        "Kenya offered its condolences.",
        "Drought threatens the harvest of Kenya.",
        "Kenya should refuse to take the ships.",
        "It is a mistake to rule out talks.",
        "The debate threatened to break the talks.",
        "The minister would have left.",
        "The town is under threat of being taken by Kenya.",
    ],
)
def test_words_of_others_and_states_are_no_commitment(text: str) -> None:
    assert code(text).commitments == ()


@pytest.mark.parametrize(
    "text",
    [
        "Kenya will leave the town, its justice minister said.",
        "The rebels will disarm, their commander said.",
        "Kenya will leave the town, a spokesman for Kenya said.",
        "All camps will be closed in May, Kenya promised.",
    ],
)
def test_those_who_belong_to_the_actor_speak_for_it(text: str) -> None:
    assert the_commitment(text).who


def test_commitment_told_twice_is_one() -> None:
    assert the_commitment("Kenya will close its embassy. The ministry repeated that Kenya would close its embassy.")


def test_commitments_that_differ_in_their_object_stay_two() -> None:
    coding = code("Kenya promised to send troops. Kenya also promised to send food.")
    assert [commitment.because[-1].says for commitment in coding.commitments] == ["send troop", "send food"]


def test_promise_is_told_by_the_narrator_and_a_future_by_its_speaker() -> None:
    assert [role.actor for role in the_commitment("Kenya promised to leave.").attribution] == ["narrator"]
    assert [role.quote for role in the_commitment("Kenya said it would leave.").attribution] == ["Kenya"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Kenya will recall its ambassador.", "recall"),
        ("Kenya will begin talks with Somalia in May.", "begin"),
        ("Kenya will change its constitution next year.", "change"),
        ("The general will stand down in May, his office said.", "stand"),
        ("Kenya has refused to disclose the position of its ship.", "disclose"),
        ("Kenya renewed its pledge to free 30 sailors.", "free"),
        ("The head of the island council, Ada Quill, offered to pay for their lodging.", "pay"),
        ("The bank said it was willing to lend the money.", "lend"),
        ("Kenya promised that it would leave.", "leave"),
    ],
)
def test_commitment_is_found_by_the_sense_of_its_verb(text: str, act: str) -> None:
    assert the_commitment(text).because[-1].says == act


@pytest.mark.parametrize(
    "text",
    [
        "Older people will recall the war.",
        "The weather in Kenya will change next week.",
        "The exports of Kenya will double.",
        "Kenya has refused to disclose the number of ships.",
        "Kenya refused to deny the report.",
        "Kenya would not say how many observers would go.",
        "Kenya has decided what to sell.",
        "Kenya is yet to close the port.",
        "Kenya had been due to close the port.",
        "Kenya threatens to be a bad neighbour.",
        "How far Kenya is ready to go remains unclear.",
        "The plan ends hopes that Kenya will leave.",
        "Our people will build better houses, the minister of Kenya said.",
        "The unions say that there is a plan to close the port.",
        '"I would often sail for days," the president of Kenya said.',
        "Doing nothing would hurt Kenya and would sink our ship, we know.",
    ],
)
def test_verbs_in_another_sense_and_questions_are_no_commitments(text: str) -> None:
    assert code(text).commitments == ()


def test_second_clause_has_its_own_actor() -> None:
    coding = code("Kenya will lift its blockade on 8 May and the Harbour Militia will free 300 sailors.")
    assert [(each.quote, each.who[0].quote) for each in coding.commitments] == [
        ("Kenya will lift its blockade on 8 May", "Kenya"),
        ("the Harbour Militia will free 300 sailors", "the Harbour Militia"),
    ]


def test_promise_is_found_behind_the_source_of_the_news() -> None:
    commitment = the_commitment("According to the news agency SYNA, Prince Rudolf promised that Kenya would pay.")
    assert [role.quote for role in commitment.who] == ["Prince Rudolf"]


def test_promise_to_somebody_is_told_once() -> None:
    commitment = the_commitment("The president of Kenya promised the crowd that pensions would be paid in full.")
    assert commitment.quote == "pensions would be paid in full"
    assert [role.quote for role in commitment.towards] == ["the crowd"]
    assert [role.actor for role in commitment.attribution] == ["narrator"]


def test_promise_that_nobody_will_suffer_is_negated_and_given() -> None:
    commitment = the_commitment("The minister assured the workers that not one miner would lose his job.")
    assert (commitment.negated, commitment.scope.state) == (True, "given")
    assert [role.quote for role in commitment.towards] == ["the workers"]


@pytest.mark.parametrize(
    ("text", "towards"),
    [
        ("Kenya agreed to extend a loan of 80 million crowns to Somalia.", ["Somalia"]),
        ("Kenya will let a doctor see them, the ministry in Nairobi said of the sailors.", []),
        ("Kenya will allow 300 wounded civilians to leave.", ["300 wounded civilians"]),
        ("Kenya will expel its ambassador unless Somalia opens the border.", ["Somalia"]),
        ("Kenya will close the port if Somalia does not open the border.", ["Somalia"]),
        ("Should Somalia break the truce again, Kenya would close the port, its president said.", ["Somalia"]),
        ("Kenya will lift the embargo if Somalia frees the pilots.", []),
    ],
)
def test_commitment_is_towards_receivers_and_those_who_are_warned(text: str, towards: list[str]) -> None:
    assert [role.quote for role in the_commitment(text).towards] == towards


def test_two_sides_of_an_exchange_are_promised_to_each_other() -> None:
    coding = code("Kenya will pay the fee. In return, Somalia will open its waters.")
    assert [[role.quote for role in each.towards] for each in coding.commitments] == [["Somalia"], ["Kenya"]]


@pytest.mark.parametrize(
    ("text", "state", "evidence"),
    [
        ("Kenya will repay the debt in full.", "given", "in full"),
        ("Kenya promised to release the same number.", "given", "the same number"),
        ("Kenya will lend a sum of 80 million crowns.", "given", "a sum of 80 million crowns"),
        ("Kenya will send troops to the border. The ministry gave no date.", "withheld", "gave no date"),
        (
            "Kenya is to send observers. The ministry would not say how many observers would go.",
            "withheld",
            "would not say how many observers would go.",
        ),
        ("Kenya will send troops. The ministry did not say when the harvest would begin.", "none", None),
    ],
)
def test_scope_is_told_in_words_and_in_the_next_sentence(text: str, state: str, evidence: str | None) -> None:
    scope = code(text).commitments[0].scope
    assert (scope.state, scope.evidence.quote if scope.evidence else None) == (state, evidence)


def test_limit_runs_from_the_day_of_the_article() -> None:
    assert the_commitment("Kenya agreed to free the sailors within a month.").time.value == "2031-05-05/2031-06-05"


def test_time_of_an_offer_is_no_deadline() -> None:
    assert the_commitment("In 2029 Kenya had offered two ships to Somalia.").time.value is None


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Under a truce signed on Sunday, Kenya will lift its blockade.", "agreed"),
        ("Under heavy fire, Kenya will lift its blockade.", "intends"),
        ("Kenya will close its embassy. The ministry repeated that Kenya would close its embassy.", "promised"),
    ],
)
def test_strength_comes_from_treaties_and_from_every_telling(text: str, strength: str) -> None:
    assert the_commitment(text).strength == strength


def test_renewed_promise_is_told_by_the_narrator() -> None:
    assert [role.actor for role in the_commitment("Kenya reaffirmed its promise to pay.").attribution] == ["narrator"]


def test_repeated_promise_of_a_thing_is_an_undertaking() -> None:
    commitment = the_commitment("The premier repeated his promise of two hundred houses on Monday.")
    assert (commitment.rule, commitment.negated) == ("commitments.toml#promise", False)


def test_what_somebody_will_make_none_of_is_refused() -> None:
    assert the_commitment("The government will make no concessions to the rebels.").negated


def test_what_somebody_would_not_do_rather_is_no_undertaking() -> None:
    commitments = code("The party vowed that it would resign rather than sign the decree.").commitments
    assert all("sign the decree" not in each.what for each in commitments)
