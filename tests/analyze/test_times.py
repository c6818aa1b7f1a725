"""Times as a reader would resolve them: the tag holds what the record must say."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from dragoman.analyze.times import find_times
from dragoman.records import Article
from tests.analyze.annotated_times import GRAMMAR, check, times_in

ASKED = [  # a document of Monday, 2020-06-15
    "The envoy will visit Fredville on <time value=2020-06-18>Thursday</time>.",
    "The envoys met on <time value=2020-06-09>Tuesday, June 9</time>.",
    "They spoke on <time value=2020-06-08>Monday</time> and <time value=2020-06-10>Wednesday last week</time>.",
    "Shells fell on <time type=TIME value=2020-06-14TNI>Sunday night</time>.",
    "Talks will resume <time value=2020-W26>next week</time>.",
    "The envoy left <time value=2020-06-10>last Wednesday</time>.",
    "The bridge was reopened in <time value=2020-05 mod=START>early May</time>.",
    "The party was founded in <time value=2015 mod=END>late 2015</time>.",
    "The truce runs from <time value=2020-06-12 interval=2020-06-12/2020-06-20>June 12</time> to"
    " <time value=2020-06-20 interval=2020-06-12/2020-06-20>June 20</time>.",
    "They held out for <time type=DURATION value=PT72H>72 hours</time>.",
    "<time value=2020-05-25>Three weeks ago</time> the envoys left.",
    "The truce began on June 2. <time value=2020-06-04 basis=anchor>Two days later</time> it was broken.",
    "Within <time type=DURATION value=P30D interval=../2020-07-15>30 days</time> the troops must leave.",
    "It expires within <time type=DURATION value=PT48H interval=../2020-06-17>48 hours</time>.",
    "The troops must leave by <time value=2020-09 interval=../2020-09>September</time>.",
    "They have ruled Sylvania since <time value=2016 interval=2016/..>2016</time>.",
    "In <time value=199>the 1990s</time> they ruled Sylvania.",
    "Exports fell in <time value=2020-Q2>the second quarter of 2020</time>.",
    "The session began at <time type=TIME value=2020-06-15T10:30>10:30 a.m. Monday</time>.",
    "Shells fell over <time value=2020-W24-WE interval=2020-06-13/2020-06-14>the weekend</time>.",
    "They have met twice <time value=2020>this year</time>.",
    "The war began in <time value=2014-SU>the summer of 2014</time>.",
    "Shells fell overnight on <time value=2020-06-10 interval=2020-06-10/2020-06-11>June 10</time>-"
    "<time value=2020-06-11 interval=2020-06-10/2020-06-11>11</time>.",
    "The truce began on June 2. It was broken <time value=2020-06-03 basis=anchor>the following day</time>.",
]

CLAUSES = [  # participles, times joined to times
    "The minister, arrested in <time value=2019-07>July</time>, has died.",
    "He was arrested in <time value=2019-07>July</time>.",
    "A report published in <time value=2020-03>March</time> said so.",
    "The vote planned in <time value=2020-07>July</time> is off.",
    "He has been at odds with them since sending troops in <time value=2020-02>February</time>.",
    "Talks were held on <time value=2020-06-11>Thursday (11 June)</time>.",
    "They met on <time value=2020-06-15>Monday</time> and <time value=2020-06-10>Wednesday</time>.",
    "They met twice <time value=2020>this year</time>, and meet <time type=SET value=XXXX-WXX-5>every Friday</time>.",
    "They meet <time type=SET value=XXXX-WXX-5TNI>every Friday night</time>.",
    "Schools will open on <time value=2020-09-07>the first Monday of September</time>.",
    "They fought for <time type=DURATION value=P2.5Y>two-and-a-half years</time>.",
    "They must leave within <time type=DURATION value=PXD>a few days</time>.",
    "The port was shut in <time value=2020-Q2>the second quarter</time>, as in <time value=2019-FA>the autumn of 2019</time>.",
]

CLOCKS = [
    "Shells fell at <time type=TIME value=2020-06-15T02:00>0200</time>.",
    "Shells fell at <time type=TIME value=2020-06-15T02:00Z>0200 GMT</time>.",
    "The truce began on June 2. Shells fell at approximately <time type=TIME value=2020-06-02T18:45>1845</time> (<time"
    " type=TIME value=2020-06-02T23:45Z basis=anchor>2345 GMT</time>).",
    "Shells fell at <time type=TIME value=2020-06-11T21:00>2100 hours on Thursday</time>.",
    "Shells fell at <time type=TIME value=2020-06-12T17:00>5 o'clock on Friday afternoon</time>.",
    "Shells fell between <time type=TIME value=2020-06-11T06:30>0630</time> and"
    " <time type=TIME value=2020-06-11T07:00>0700 on Thursday</time>.",
    "Shells fell before <time type=TIME value=2020-06-14TMO interval=../2020-06-14>dawn on Sunday</time>.",
    "Shells fell in <time type=TIME value=2020-06-14TMO>the early hours of Sunday</time>.",
    "It ended at <time type=TIME value=2020-06-11T20:00-05:00>8 p.m. EST Thursday</time>.",
]

ANCHORED = [
    "The truce began on June 2. On <time value=2020-06-02 basis=anchor>that very day</time> a bomb went off.",
    "The truce began on June 2. <time value=2020-06-01 basis=anchor>A day earlier</time> they had met.",
    "The attack on 2 June shook the town. They fled <time type=DURATION value=P3D interval=2020-06-05/2020-06-05"
    " basis=anchor>three days</time> after the attack.",
    "The summit will open on 20 June. They meet <time type=DURATION value=P2D interval=2020-06-18/2020-06-18"
    " basis=anchor>two days</time> before the summit.",
    "They fled <time type=DURATION value=P3D basis=expression>three days</time> after the attack.",
    "They attacked on <time value=2019-12-24>Christmas Eve</time>.",
    "They will meet after <time value= basis=unknown>Eid al-Fitr</time>.",
]

DIRECTION = [
    "The minister said on <time value=2020-06-12>Friday</time> that the port was closed.",
    "The minister is to speak on <time value=2020-06-19>Friday</time>.",
    "Freedonia plans to open the port on <time value=2020-06-19>Friday</time>.",
    "A summit is scheduled for <time value=2020-06-19>Friday</time>.",
    "The plan, announced <time value=2020-06-12>Friday</time>, has few friends.",
    "Soldiers fired on the crowd <time value=2020-06-15>Monday</time>.",
    "They will vote on <time value=2020-07-01>1 July</time>.",
    "They voted on <time value=2019-07-01>1 July</time>.",
    "Elections will be held in <time value=2021-03>March</time>.",
    "Elections were held in <time value=2020-03>March</time>.",
    "The king spoke in a broadcast on <time value=2018-06-21>Thursday, June 21</time>.",
    "They want to leave before <time value=2020-06-18 interval=../2020-06-17>June 18</time>.",
    "Schools will reopen after <time value=2020-06-30 interval=2020-07-01/..>June 30</time>.",
    "The ban applies no earlier than <time value=2020-06-19 interval=2020-06-19/..>Friday</time>, he will say.",
    "They will leave no later than <time value=2020-06-19 interval=../2020-06-19>Friday</time>.",
]

CAPITALS = [
    "[1990-03-07] PORT ILSE, <time value=1990-03-07>7 MAR 90</time> (FNA) -- THE REBELS ATTACKED <time value=1990-03-06>YESTERDAY</time>.",
    "[1990-03-07] THE PRESIDENTS WILL MEET ON <time value=1990-03-20 interval=1990-03-20/1990-03-21>20</time>-"
    "<time value=1990-03-21 interval=1990-03-20/1990-03-21>21\nMARCH</time>.",
    "[1990-03-07] THEY SHELLED THE PORT OVER <time type=DURATION value=PXD interval=../1990-03-07>THE\nLAST FEW DAYS</time>.",
    "[1990-03-07] THE PORT WAS SHELLED UNTIL <time type=TIME value=1990-03-05TAF interval=../1990-03-05>THE AFTERNOON OF 5 MARCH</time>.",
    "[1990-03-07] THE GROUP EMERGED IN <time value=197>THE 1970'S</time>.",
]

STORIES = [  # texts with dates of their own; the document appeared decades later
    "[2009-12-19] On 3 May 1911 the rebels took Ilse. On <time value=1911-05-10 basis=anchor>10 May</time> they lost it."
    " In 1912 the king fled. He returned in <time value=1912-08>August</time>, and on 2 December 1912 he abdicated."
    " In <time value=1913-01>January</time> the army rose. <time value=1913-02>The following month</time> it was beaten.",
    "[2009-12-19] On 3 May 1911 they met. A report of 1954 says that on <time value=1911-05-10>10 May</time> they met again,"
    " as on 7 June 1911. In 1912 they parted.",
    "The fleet sailed on 3 May 1588. <time value=1588-05-06 basis=anchor>Three days later</time> it was lost.",
]

LONGER = [
    "They fought for <time type=DURATION value=P4Y mod=LESS_THAN>nearly four years</time>.",
    "They fought for <time type=DURATION value=P10D mod=EQUAL_OR_MORE>at least ten days</time>.",
    "They fought for <time type=DURATION value=P2.5Y>two and a half years</time>.",
    "They waited for <time type=DURATION value=PT5H30M>5 1/2 hours</time>.",
    "They waited for <time type=DURATION value=PT30M>half an hour</time>.",
    "The war lasted <time type=DURATION value=P40Y mod=MORE_THAN>more than four decades</time>.",
    "Prices rose <time value=2019 mod=END>late last year</time>.",
    "The law lapses at <time value=2020 mod=END>the end of the year</time>.",
    "The temple was built in <time value=BC0480-SU>the summer of 480 BC</time>.",
    "The line was cut in <time value=05>the 6th century</time>.",
    "The war began <time value=2020-06-01>a week before June 8</time>.",
    "They have met <time type=SET value=P1W>every week</time>.",
    "They arrived at <time type=TIME value=2020-06-12T15:00Z>3 p.m. GMT on Friday</time>.",
    "The war of <time value=1915 interval=1915/1918>1915</time>-<time value=1918 interval=1915/1918>1918</time> was long.",
    "They met in <time value=1998-08>August</time> and <time value=1998-09>September 1998</time>.",
    "They met from <time value=2019-12 interval=2019-12/2020-02>December</time> to <time value=2020-02 interval=2019-12/2020-02>February 2020</time>.",
    "They stood in <time value=198 mod=START interval=1980/1984>the early 1980s</time>.",
    "They must disarm before <time value=2020 mod=END interval=../2020>the end of the year</time>.",
    "From <time value=2020-06-08 interval=2020-06-08/2020-06-10>Monday</time> through"
    " <time value=2020-06-10 interval=2020-06-08/2020-06-10>Wednesday</time>, police held 30 people.",
    "It will stay shut from <time value=2020-06-15 interval=2020-06-15/2020-06-17>Monday</time> through"
    " <time value=2020-06-17 interval=2020-06-15/2020-06-17>Wednesday</time>.",
    "The truce began on June 2. It was broken <time value=2020-06-03>the very next day</time>.",
    "Easter came late: <time value=2019-04-21>Easter Sunday 2019</time> was dry.",
]

NO_TIMES = [
    "Prime Minister May resigned.",
    "The March on Washington was peaceful.",
    "Freedonia may leave the pact.",
    "A 25-year-old man was held.",
    "The second attack failed.",
    "The sun rose over Fredville.",
    "They bought 1990 rifles.",
    "It cost $1998 to build.",
    "A quarter of the voters stayed at home.",
    "The 12 May Movement rejected the offer.",
    "They spoke to Vision 2030's board.",
    "A woman in her 30s was hurt.",
    "They fled on the eve of the storm.",
    "They were sold at 1990 prices.",
    "They counted 2345 votes.",
    "The Sunday Times and the Sun reported it.",
]


@pytest.mark.parametrize("annotated", ASKED + CLAUSES + CLOCKS + ANCHORED + DIRECTION + CAPITALS + STORIES + LONGER)
def test_times_are_resolved(nlp: Language, annotated: str) -> None:
    check(nlp, annotated)


@pytest.mark.parametrize("text", NO_TIMES)
def test_times_are_not_invented(nlp: Language, text: str) -> None:
    assert [each.quote for each in times_in(nlp, text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "They met yesterday.",
        "They met on Friday.",
        "They met last month.",
        "They met in March.",
        "They met two days later.",
    ],
)
def test_times_without_document_date_stay_open(nlp: Language, text: str) -> None:
    (found,) = times_in(nlp, text, published=None)
    assert (found.value, found.interval, found.basis) == (None, None, "unknown")


def test_times_without_document_date_keep_what_needs_none(nlp: Language) -> None:
    found = times_in(nlp, "For 72 hours they are now at war, as in May 1998.", published=None)
    assert [each.value for each in found] == ["PT72H", "PRESENT_REF", "1998-05"]


def test_times_say_what_they_hang_on(nlp: Language) -> None:
    found = times_in(nlp, "The truce of June 3, 2019 was broken two days later. It ended yesterday.")
    assert [each.basis for each in found] == ["expression", "anchor", "document"]


@pytest.mark.parametrize("published", ["", "not a date", "2020-06-15T23:30:00+05:00"])
def test_times_bear_any_document_date(nlp: Language, published: str) -> None:
    (found,) = times_in(nlp, "They met yesterday.", published=published)
    assert found.value == ("2020-06-14" if published.startswith("2020") else None)


def test_times_end_where_the_parse_ends(nlp: Language) -> None:
    text = "They met on 3 May 1911. They parted in 1912."
    doc = nlp(text[:24])
    assert [each.quote for each in find_times(doc, Article("a", text), GRAMMAR)] == ["3 May 1911"]


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_times_beyond_the_calendar_stay_open(nlp: Language, published: str) -> None:
    found = times_in(nlp, "They met yesterday, they will meet next week.", published=published)
    assert all(each.value is None or each.value.startswith(published[:4]) for each in found)


WORDS = ["the", "of", "May", "1990", "12", "-", "to", "last", "two", "and a half", "weeks", "ago", "before", "Friday", "10:30", "(", ")", ",",
         "99999999999999999999", "31 June", "0000-00-00", "\n", "\n\n", "'90", "30s", "next", "BC", "half", "a", "quarter", "0930", "at", "100,000", "hours", "GMT", "the attack", "\ud800", "é", "year"]  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS), max_size=30))
def test_times_lie_in_their_text(nlp: Language, words: list[str]) -> None:
    text = " ".join(words)
    at = 0
    for found in times_in(nlp, text):
        assert text[found.start : found.end] == found.quote
        assert at <= found.start < found.end
        at = found.end


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_times_bear_any_text(nlp: Language, text: str) -> None:
    assert all(text[each.start : each.end] == each.quote for each in times_in(nlp, text))


def test_split_is_linear_on_hostile_text() -> None:
    def seconds(size: int) -> float:
        started = time.process_time()
        GRAMMAR.split("1,111" * size + "\n " * size + "12.12." * size)
        return time.process_time() - started

    assert seconds(40_000) < 20 * max(seconds(10_000), 0.01)


@pytest.mark.parametrize(
    "text",
    ["They met at 7", "The vote was 9 to 5.", "At 6, he left; at 8- he came.", "By 7: nothing.", "At 5./6 they met."],
)
def test_bare_number_is_no_clock(nlp: Language, text: str) -> None:
    article = Article("a", text, published="2020-06-15")
    assert not [time for time in find_times(nlp(text), article, GRAMMAR) if time.type == "TIME"]
