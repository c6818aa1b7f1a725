"""Business among companies gives no events; a government in the same sentence does."""

import pytest

from tests.tagged import code


@pytest.mark.parametrize(
    "text",
    [
        "Hallman Corp. said it agreed to acquire Dorset Bancorp for stock valued at 18 million dollars.",
        "Hallman Corp. extended its tender offer of 18 dollars a share.",
        "A group of investors urged the company to raise the dividend.",
        "Air Hallman has ordered twenty new airliners.",
        "The board rejected a takeover bid by Dorset Partners.",
        "Ada Morvan resigned as chief executive of Dorset Steel.",
        "The general manager of Hallman Corp. stepped down on Friday.",
    ],
)
def test_business_among_companies_gives_no_events(text: str) -> None:
    assert not code(text).events


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan government demanded that the shareholders of the port sell their stakes.",
        "Rebels killed three shareholders of the mine.",
        "The Kenyan president accused the investors of spying.",
    ],
)
def test_business_with_those_who_govern_or_fight_is_coded(text: str) -> None:
    assert code(text).events


VILLAGE = "The baker and his neighbour have not spoken since the fair. He accused her of moving the fence by night. She refused to say a word, and he threatened to plant nettles. Their children asked them to make peace, and on Sunday they agreed to share a cake at the old mill."
LOWER = "schools in the valley were directed to close on monday after the night of fires. parents asked the head of the district to open them again, but he refused to do so before the end of the month, and teachers who came to work were sent home by men with sticks, who burned two classrooms and a shop."
RAID = "Gunmen attacked the mill at dawn on Sunday and killed the miller. Police arrested two rebels in the valley. He had refused to pay them, his widow said, and they had threatened to burn the mill. Soldiers searched the farms by the river until the evening, and the curfew was extended."


def test_article_of_private_life_gives_no_events() -> None:
    assert not code(VILLAGE).events


def test_article_with_those_who_fight_and_police_is_coded() -> None:
    assert {"ASSAULT", "COERCE"} <= {event.type for event in code(RAID).events}


def test_text_in_lower_case_is_coded() -> None:
    assert code(LOWER).events


def test_short_text_without_anybody_known_is_coded() -> None:
    assert code("Two men beat the teacher and burned the school.").events
