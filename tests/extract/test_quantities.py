import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from dragoman.analyze.analysis import Analysis, Modality, Reference
from dragoman.extract.quantities import extract_quantities
from dragoman.knowledge.numberwords import load_quantity_words
from dragoman.records import Article, Quantity, Span, Time

WORDS = load_quantity_words()
TAG = re.compile(r"<q(?P<fields>[^>]*)>(?P<quote>.*?)</q>")
ENTRIES = list(WORDS.entries.values())
Read = Callable[[str], list[Quantity]]


@pytest.fixture(scope="module")
def read(analyse: Callable[[str], Analysis]) -> Read:
    return lambda text: list(extract_quantities(analyse(text), WORDS))


def check(read: Read, tagged: str) -> list[Quantity]:
    """The quantities of ``tagged`` without its tags, after each tagged one has been found as it says."""
    text = TAG.sub(lambda found: found["quote"], tagged)
    quantities = read(text)
    shift = 0
    matched = []
    for found in TAG.finditer(tagged):
        start = found.start() - shift
        shift += len(found[0]) - len(found["quote"])
        quantity = next((each for each in quantities if each.start <= start < each.end), None)
        assert quantity is not None, f"{found['quote']!r} is not found in {text!r}"
        for field in found["fields"].split():
            name, _, wanted = field.partition("=")
            said = getattr(quantity, name)
            shown = "null" if said is None else said
            fits = wanted in str(shown).split() if name == "counted" else str(shown) == wanted
            assert fits, f"{name} of {quantity.quote!r} is {shown!r}, not {wanted!r}, in {text!r}"
        matched.append(quantity)
    return matched


def entries_of(quantity: Quantity) -> set[str]:
    return {quantity.rule.partition("#")[2]} | {reason.says.partition(":")[0] for reason in quantity.because}


@pytest.mark.parametrize(("id", "example"), [(entry.id, text) for entry in ENTRIES for text in entry.examples])
def test_quantities_of_every_example_are_found_by_its_entry(read: Read, id: str, example: str) -> None:
    assert any(id in entries_of(quantity) for quantity in check(read, example))


@pytest.mark.parametrize(("id", "text"), [(entry.id, text) for entry in ENTRIES for text in entry.near_misses])
def test_quantities_of_near_misses_are_not(read: Read, id: str, text: str) -> None:
    found = read(text)
    excluded = not any(id == entry.id and entry.examples for entry in ENTRIES)
    assert not [each.quote for each in found if excluded or id in entries_of(each)]


@pytest.mark.parametrize(
    "tagged",
    [
        "Over <q number=900 exactness=at_least counted=seekers>900</q> asylum seekers rescued off the coast",
        "The mission rescued <q number=40 counted=fishermen>40</q> sailors and fishermen.",
        "Gunmen killed <q number=7 effect=killed counted=guards>seven</q> guards and kidnapped <q number=15 effect=abducted counted=guards>15</q>.",
        "The raid left <q number=9 effect=killed>nine</q> people dead and <q number=30 exactness=at_least effect=injured>more than 30</q> injured.",
        "<q number=2 effect=killed counted=drivers>Two</q> of the drivers were killed.",
        "The bomb claimed the lives of <q number=100 effect=killed counted=people>100</q> people.",
        "<q number=5 effect=injured>Five</q> nurses suffered burns.",
        "<q number=6 effect=killed>Six</q> monks, including <q number=2 effect=killed>two</q> novices, were murdered.",
        "<q number=2 effect=injured>Two</q> clerks are among the wounded.",
        "They mourn the <q number=12 effect=killed counted=pilgrims>12</q> pilgrims who were killed on the road.",
        "The court hears the kidnapping and murder of <q number=5 effect=killed>five</q> students.",
        "Sylvania pledged <q number=5000000000 unit=currency currency=null counted=aid>$5bn</q> in aid.",
        "Freedonia evacuated <q number=80 exactness=approximate effect=null>about 80</q> villagers.",
        "What do they think about the bombs that went off and killed <q number=6 effect=killed>six</q> guards?",
        "Where did the raid in which <q number=15 effect=killed>15</q> guards were killed take place?",
        "The arrest of the officers for killing <q number=6 effect=killed>6</q> clerks is a start.",
        "The injured were <q number=2 effect=injured counted=guards>two</q> guards.",
        "<q number=10 effect=injured counted=people>Ten</q> people were hurt in the blast.",
        "The war may go on, but <q number=3 effect=killed>three</q> envoys died on Monday.",
        "Two police cars were hit and <q number=4 effect=injured counted=people>four</q> people injured.",
        "Rebels killed 12 soldiers and wounded <q number=40 effect=injured counted=soldiers>40</q> more.",
        "Ambush kills two, wounds <q number=3 effect=injured>three</q>.",
        "Toll: <q number=3 effect=killed>3</q> killed, <q number=14 effect=injured>14</q> injured.",
        "<q number=null effect=injured>Scores</q> were injured.",
        "They killed <q number=12 effect=killed>12</q> people and robbed or burned the houses.",
        "The army went from <q number=8000 counted=soldiers>8,000</q> to <q number=5500 counted=soldiers>5,500</q> soldiers.",
    ],
)
def test_quantities_say_what_is_counted_and_what_happened(read: Read, tagged: str) -> None:
    check(read, tagged)


@pytest.mark.parametrize(
    "tagged",
    [
        "<q number=20 effect=injured>Twenty</q> people were hurt, <q number=5 effect=injured counted=people>five</q> of them seriously.",
        "<q number=8 effect=killed>Eight</q> people, <q number=6 effect=killed counted=monks>six</q> of them monks, were killed.",
        "The death of the monks, <q number=5 effect=killed>five</q> of them Sylvanians, shocked the town.",
        "The murder of six priests, <q number=2 effect=killed counted=priests>two</q> of whom were foreigners, shocked the town.",
        "He denounced the massacre of eight nurses, three of whom were foreigners, and <q number=2 effect=killed counted=guards>two</q> guards.",
        "A grenade wounded six persons, among them <q number=4 effect=injured counted=children>four</q> children.",
        "The killing of the priests -- <q number=4 effect=killed>four</q> Sylvanians and two guests -- shocked the town.",
        "The murder of the mayor and <q number=2 effect=killed>two</q> of his guards shocked the town.",
        "Police said <q number=24 effect=killed>24</q> clerks had been killed, as well as <q number=25 effect=killed>25</q> rebels.",
        "Ten people [names withheld] were also injured, and <q number=2 effect=null>two</q> cars burned.",
        "Rebels abducted <q number=3 effect=abducted counted=engineers>three</q> Acme [a mining firm] engineers.",
        "A total of <q number=40 effect=injured counted=people>40</q> people were injured.",
        "A group of <q number=30 effect=abducted counted=students>30</q> students was kidnapped.",
        "The raid killed 10, and <q number=30 effect=injured counted=people>30</q> people injured.",
        "<q number=30 effect=null counted=villagers>Thirty</q> villagers fled; one of them was injured.",
        "A gang of <q number=5 effect=null>five</q> killed a banker.",
        "The murder of the mayor and <q number=2 effect=null>two</q> robberies shocked the town.",
    ],
)
def test_quantities_of_a_part_share_what_is_told_of_the_whole(read: Read, tagged: str) -> None:
    check(read, tagged)


@pytest.mark.parametrize(
    "tagged",
    [
        "<q number=12 effect=injured>Twelve</q> others were taken to hospital with burns.",
        "The crash left <q number=23 effect=injured>23</q> people with serious injuries.",
        "<q number=3 effect=injured>Three</q> policemen escaped with minor injuries.",
        "The bomb inflicted wounds on <q number=4 effect=injured>four</q> miners.",
        "<q number=6 effect=injured>Six</q> persons who suffered slight injuries were sent home.",
        "The injured include <q number=5 effect=injured>five</q> soldiers.",
        "The slain officers included <q number=4 effect=killed>four</q> generals.",
        "The wounded were identified as <q number=6 effect=injured>six</q> children.",
        "Wounded were <q number=5 effect=injured>five</q> policemen.",
        "Killed in the attack were <q number=3 effect=killed>three</q> nurses.",
        "<q number=2 effect=injured>Two</q> of the injured are in serious condition.",
        "The number of wounded rose to <q number=112 effect=injured counted=wounded>112</q>.",
        "Officials put the death toll at <q number=31 effect=killed>31</q>.",
        "The murder in Sylvania of <q number=6 effect=killed>six</q> priests shocked the town.",
        "The murder of three clerks and the wounding of <q number=5 effect=injured>five</q> others shocked the town.",
        "<q number=2 effect=injured>Two</q> students were beaten and injured by guards.",
        "All <q number=9 effect=killed>nine</q> of its sailors are confirmed to have died.",
        "<q number=9 effect=killed>Nine</q> farmers starved to death.",
        "They demanded order after the raid on the port, in which <q number=10 effect=killed>ten</q> clerks were killed.",
        "Rebels claimed responsibility for killing <q number=3 effect=killed>three</q> policemen.",
        "A king who has killed <q number=900 effect=killed>900</q> of his subjects must fall.",
    ],
)
def test_quantities_have_the_harm_that_a_noun_or_a_further_verb_tells(read: Read, tagged: str) -> None:
    check(read, tagged)


@pytest.mark.parametrize(
    "text",
    [
        "Some 1,400 clerks were killed and injured.",
        "There were 50 dead and wounded.",
        "Nearly 80 guards were killed, injured or captured.",
        "Nine miners may have been killed and five hurt by the blast.",
        "Two spies had to be killed, they said.",
        "Freedonia requested the arrest of two officers.",
        "The judge questioned reports that 90 clerks were injured.",
        "The plane landed without injuries to its 12 passengers.",
        "The death toll is expected to rise to 60.",
        "The number of prisoners rose to 60.",
        "Two firms were sued for injuries.",
        "Two traders were hurt by the tariffs.",
        "They bought guns to kill one another.",
    ],
)
def test_quantities_of_sums_doubts_and_needs_have_no_effect(read: Read, text: str) -> None:
    assert [each.quote for each in read(text) if each.effect] == []


@pytest.mark.parametrize(
    "text",
    [
        "Six soldiers killed the mayor.",
        "The general denied that 12 villagers had been killed.",
        "The gang has sworn to kill ten judges.",
        "A strike could kill 500 people.",
        "If the dam breaks, 500 people will be killed.",
        "The army did not kill the 12 farmers.",
        "Forty people are feared dead.",
        "The new tax hurt 200 families.",
        "They want to arrest 12 men for murder.",
        "The deputies denied that it had killed 12 farmers.",
        "The shelling killed or wounded 40 people.",
        "The attempted murder of two envoys shocked the town.",
        "Three lawyers discussed the killings.",
        "Two buses passed the place where the minister was killed.",
        "Police fired at the 40 protesters after a man was killed.",
    ],
)
def test_quantities_without_a_told_harm_have_no_effect(read: Read, text: str) -> None:
    assert [each.effect for each in read(text) if each.effect] == []


@pytest.mark.parametrize(
    "text",
    [
        "In 1994 the treaty of 12 March was signed.",
        "The witness, 24, lives at 10 Downing Street.",
        "Boeing 737 jets and G20 leaders met.",
        "The visitors won 3-1 and then 2-0.",
        "Talks resume at 10:30 on 11 September 2031.",
        "Posts 542 and 543 were hit.",
        "Voters under 35 turned out.",
        "The 24-year-old won the 100th race in 2016.",
        "",
        "… !! ??",
    ],
)
def test_quantities_leave_years_ages_scores_and_names(read: Read, text: str) -> None:
    assert [each.quote for each in read(text)] == []


@pytest.mark.parametrize("digits", ["600,000", "6,00,000", "1,2,3", "٦٠٠", "1,000,000.50", "9" * 40, "0,5", "²"])
def test_quantities_survive_odd_figures(read: Read, digits: str) -> None:
    text = f"About {digits} voters and ${digits} a day came in {digits} years or on May {digits}."
    assert all(text[each.start : each.end] == each.quote for each in read(text))


def test_quantities_of_things_are_of_those_who_use_them(analyse: Callable[[str], Analysis]) -> None:
    analysis = analyse("Freedonia fired 36 shells.")
    references = {0: Reference("freedonia", 0, Span(0, 9, "Freedonia"), "name")}
    (quantity,) = extract_quantities(Analysis(article=analysis.article, doc=analysis.doc, references=references), WORDS)
    assert [role.actor for role in quantity.of] == ["freedonia"]


def test_quantities_leave_numbers_in_times(analyse: Callable[[str], Analysis]) -> None:
    analysis = analyse("The truce holds for two moons.")
    time = Time("t", 20, 29, "two moons", "r", 1.0, "body", type="DURATION", value=None)
    timed = Analysis(article=analysis.article, doc=analysis.doc, times=(time,))
    assert list(extract_quantities(timed, WORDS)) == []


def test_quantities_take_roles_and_dates_of_the_counted(analyse: Callable[[str], Analysis]) -> None:
    text = "Rebels killed 12 soldiers on Friday."
    analysis = analyse(text)
    time = Time("t", 26, 35, "on Friday", "r", 1.0, "body", type="DATE", value="2031-05-02")
    soldiers = Reference("actor-1", 3, Span(14, 25, "12 soldiers"), "nominal")
    full = Analysis(article=analysis.article, doc=analysis.doc, times=(time,), references={3: soldiers})
    (quantity,) = extract_quantities(full, WORDS)
    assert [role.actor for role in quantity.of] == ["actor-1"]
    assert quantity.when == "2031-05-02"


def test_quantities_of_an_unreal_clause_have_no_effect(analyse: Callable[[str], Analysis]) -> None:
    analysis = analyse("Rebels killed 12 soldiers.")
    unreal = Analysis(article=analysis.article, doc=analysis.doc, modalities={1: Modality("hypothetical")})
    assert [each.effect for each in extract_quantities(unreal, WORDS)] == [None]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "12",
                "two",
                "dozens",
                "of",
                "people",
                "killed",
                "dead",
                "were",
                ",",
                "and",
                "$",
                "%",
                "at",
                "least",
                "more",
                "half",
                "no",
                "1999",
                "-",
                "a",
            ]
        ),
        max_size=14,
    )
)
def test_quantities_quote_their_words(nlp: Language, parts: list[str]) -> None:
    text = " ".join(parts)
    analysis = Analysis(article=Article("a", text), doc=nlp(text))
    for quantity in extract_quantities(analysis, WORDS):
        assert text[quantity.start : quantity.end] == quantity.quote
