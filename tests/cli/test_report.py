"""A coding as a person sees it."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from dragoman.cli.report import mark_article, show_coding
from dragoman.records import Article, Coding, Problem


def shown(coding: Coding, width: int = 100, colour: bool = False) -> str:
    file = io.StringIO()
    show_coding(
        coding, Console(file=file, width=width, markup=False, emoji=False, highlight=False, force_terminal=colour)
    )
    return file.getvalue()


def test_report_shows_the_article_and_every_list(coding: Coding) -> None:
    report = shown(coding)
    assert "Freedonia denied that it shelled[1] Sylvanian Oldport. It will withdraw[2] 40 soldiers" in report
    for part in (
        "Freedonia > Sylvania: ASSAULT (artillery), denied, in Oldport",
        "Freedonia: CONCEDE, announced",
        "event-1",
        "withdraw, no date given",
        "“40 soldiers”: 40 soldiers",
        "2031-05-02 · Daily Post",
    ):
        assert part in report


def test_report_colours_facts_and_others_differently(coding: Coding) -> None:
    real = replace(coding, events=(replace(coding.events[0], status="happened"),))
    assert "\x1b[1;32mshelled" in shown(real, colour=True)
    assert "\x1b[1;31mshelled" in shown(coding, colour=True)
    assert "\x1b" not in shown(coding)


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_report_fits_the_terminal(coding: Coding, width: int) -> None:
    assert max(map(len, shown(coding, width).splitlines())) <= width


def test_report_of_nothing_says_so_and_why(coding: Coding) -> None:
    empty = Coding("1.0", coding.article, problems=(Problem("language", "the text is in French"),))
    report = shown(empty)
    assert "No events were found: the text is in French." in report
    assert "Nobody is reported as saying anything." in report


def test_report_does_not_obey_the_article() -> None:
    text = "[bold]Freedonia[/bold] \x1b[31mprotested\u202e [link=https://example.org]here\ud800\r\n\x07"
    report = shown(Coding("1.0", Article("a\x1b", text, title="\x1b]0;x\x07")), colour=True)
    assert "[bold]Freedonia[/bold]" in report
    for each in ("\x1b[31mprotested", "\u202e", "\x07", "\ud800", "\x1b]0"):
        assert each not in report


def test_article_without_events_is_shown_as_it_is() -> None:
    assert mark_article(Coding("1.0", Article("a", "Nothing happened."))).plain == "Nothing happened."
