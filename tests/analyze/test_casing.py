"""Texts in capitals come out in ordinary letters, every character in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analyze.casing import is_capitals, recase
from dragoman.analyze.spelling import add_names

PARAGRAPHS = [
    "Parliament in Fredville rejected the offer. It will meet again on Friday.",
    "Freedonia's foreign minister denied that two Sylvanian envoys had been expelled.",
    "President Jane Rufo told reporters that the cease-fire had begun on 4 May.",
    "The Freedonian Liberation Front (FLF) released six hostages near Porto Rufo; FLF fighters left the area.",
    "The Freedonian Front for Liberation (FLF) denied it. The Freedonian Front for Liberation is banned.",
    "Luis de la Torre and Ali al-Rufo met Vice President Jane Rufo in Geneva.",
    "The U.S. embassy said US troops would leave; it told us that the date was open.",
    "Vendors told us for the first time that they were afraid; the army met us at dawn.",
    "Rockets hit the Middle East office of the United Nations. An AK-47 and an M-16 were found.",
    "He didn't come on the 3d of March, when they march. We've asked them and they may answer in May.",
    "Pope John Paul II called on O'Rufo to surrender.",
    "President Jane Sultana met John Bush. Sultana said that Bush had agreed.",
    "Gen. Jane Rufo said no. Mark Rufo will mark the day.",
]


@pytest.mark.parametrize("text", PARAGRAPHS)
def test_recase_restores_news(text: str) -> None:
    assert recase(text.upper()) == text


def test_recase_leaves_ordinary_text_alone() -> None:
    text = "Freedonia's FLF and the UN met.\n\nThe U.S.A. and NATO did not."
    assert recase(text) is text


def test_recase_reads_headline_in_capitals() -> None:
    text = "SYLVANIA RECALLS ENVOY FROM FREEDONIA\n\nSylvania said on Monday that its FLF envoy had left."
    assert (
        recase(text) == "Sylvania recalls envoy from Freedonia\n\nSylvania said on Monday that its FLF envoy had left."
    )


def test_recase_leaves_acronym_line_of_wrapped_paragraph() -> None:
    text = "The talks were led by the\nFLF AND FDR\nand went on until noon in the old town hall."
    assert recase(text) == text


def test_recase_begins_sentences_after_dateline_and_notes() -> None:
    text = "FREDVILLE, 4 MAY 91 (XYZ) -- [TEXT] THE ARMY [FORMER GUARD] HAS LEFT THE CITY."
    assert recase(text) == "Fredville, 4 May 91 (XYZ) -- [Text] The army [former guard] has left the city."


def test_recase_uses_known_names() -> None:
    casing = add_names(["Grand Duchy", "Republic of Freedonia", "reading", "Reading"])
    assert casing.names["grand duchy"] == "Grand Duchy"
    assert "reading" not in casing.names


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("FREEDONIA RECALLS ITS ENVOY", True),
        ("FREEDONIA (FLF) McRoe SAID TODAY", True),
        ("The FLF met the FDR", False),
        ("FLF", False),
        ("", False),
        ("1234 5678", False),
    ],
)
def test_capitals_are_told_from_acronyms(text: str, capitals: bool) -> None:
    assert is_capitals(text) is capitals


@given(st.text(max_size=300))
def test_recase_keeps_length_of_any_text(text: str) -> None:
    assert len(recase(text)) == len(text)


@given(st.text(alphabet=st.sampled_from("ABÉİŒßO'’.-([])\n 19,ÑTHE"), max_size=300))
def test_recase_changes_only_the_size_of_letters(text: str) -> None:
    recased = recase(text)
    assert len(recased) == len(text)
    assert all(new == old or new == old.lower() for new, old in zip(recased, text, strict=True))
