"""Saved web pages."""

import gc
import time
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.ingest import Failure, Loaded, pages, read_articles, read_inputs
from dragoman.ingest.pages import read_page

PARAGRAPHS = (
    "The foreign minister of Freedonia said on Monday that his government would withdraw its troops from the border.",
    "Sylvania welcomed the announcement and invited the minister to talks in its capital before the end of the month.",
    "Observers counted forty lorries that left the valley during the night, the regional office of the union reported.",
)
BODY = "\n\n".join(PARAGRAPHS)


def page(body: str = "", head: str = "", lang: str = "en-GB") -> str:
    """A page with navigation, article and footer around ``body``."""
    story = body or "".join(f"<p>{each}</p>\n" for each in PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body>'
        '<nav><a href="/">Home</a><a href="/world">World</a></nav>'
        f"<article><h1>Freedonia to withdraw troops</h1>{story}</article>"
        "<footer>Terms of use. All rights reserved.</footer></body></html>"
    )


def test_body_is_the_article_without_what_surrounds_it() -> None:
    article, problems = read_page(page().encode(), "saved/a1.html")
    assert article.text.endswith(BODY)
    assert "Home" not in article.text
    assert "Terms" not in article.text
    assert article.meta == {"path": "saved/a1.html"}
    assert problems == ()


def test_comments_and_scripts_of_readers_stay_out() -> None:
    story = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    body = f"{story}<script>var p = '<p>Freedonia attacked.</p>';</script><div id='comments'><p>I do not believe it.</p></div>"
    article, _ = read_page(page(body).encode())
    assert "attacked" not in article.text
    assert "believe" not in article.text


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-16", ""),
        ("cp1252", ""),
        ("cp1251", "windows-1251"),
        ("utf-8", "iso-8859-1"),
        ("cp1252", "ISO-8859-1"),
        ("utf-8", "punycode"),
    ],
)
def test_page_is_read_in_its_encoding(encoding: str, declared: str) -> None:
    word = "Граница" if encoding == "cp1251" else "café"
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    story = "".join(f"<p>{word}: {each}</p>" for each in PARAGRAPHS)
    article, _ = read_page(page(story, head).encode(encoding))
    assert f"{word}: The foreign minister" in article.text


def test_page_with_xml_declaration_and_nul_is_read() -> None:
    article, _ = read_page(b'<?xml version="1.0" encoding="utf-8"?>' + page().encode())
    assert article.text.endswith(BODY)


def test_id_comes_from_the_address_and_stays_when_the_page_changes() -> None:
    link = '<link rel="canonical" href="https://example.org/a1">'
    one, _ = read_page(page(head=link).encode())
    other, _ = read_page(page(f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>", link).encode())
    assert one.id == other.id
    assert one.text != other.text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"<html><body></body></html>", "no article"),
        (b"<html><body><nav><a href=/>Home</a></nav></body></html>", "no article"),
        (b"\x89PNG\0\0\0", "binary"),
        (("<html><body>" + "<div>" * 100_000 + PARAGRAPHS[0]).encode(), "nested"),
        (("<html><body>" + "<b>" * 100_000 + PARAGRAPHS[0] + "</b>" * 100_000).encode(), "nested"),
        (("<html><body>" + "<i>a</i>" * 30_001).encode(), "elements"),
        (b"<!-- only a comment -->", "no "),
        (b"<![CDATA[", "no "),
    ],
)
def test_page_without_article_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_page(data)


def test_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST_SECONDS", 0.05)
    slow = page("<p>" + "<span>word </span>" * 20_000 + "</p>")
    with pytest.raises(InputError, match="within"):
        read_page(slow.encode())


class Finalized:
    """Works on while it is thrown away, where Python drops every exception."""

    def __del__(self) -> None:
        work_for(0.2)


def work_for(seconds: float) -> None:
    ending = time.monotonic() + seconds
    while time.monotonic() < ending:
        pass


def test_alarm_in_a_finalizer_rings_again_outside_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def extract(*_: object, **__: object) -> None:
        del (thrown := [Finalized()])[:]
        assert not thrown
        work_for(5)

    monkeypatch.setattr(pages, "MOST_SECONDS", 0.05)
    monkeypatch.setattr("trafilatura.bare_extraction", extract)
    with pytest.raises(InputError, match="within"):
        read_page(page("<p>The ministers met.</p>").encode())


def test_alarm_in_a_callback_of_the_collector_rings_again_outside_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(_phase: str, _info: dict[str, int]) -> None:
        work_for(0.2)

    def extract(*_: object, **__: object) -> None:
        gc.callbacks.append(slow)
        try:
            gc.collect()
        finally:
            gc.callbacks.remove(slow)
        work_for(5)

    monkeypatch.setattr(pages, "MOST_SECONDS", 0.05)
    monkeypatch.setattr("trafilatura.bare_extraction", extract)
    with pytest.raises(InputError, match="within"):
        read_page(page("<p>The ministers met.</p>").encode())


def test_page_larger_than_the_bound_is_refused(tmp_path: Path) -> None:
    (tmp_path / "big.html").write_bytes(b"<html>" + b" " * pages.MOST_BYTES)
    (failure,) = read_articles(read_inputs([tmp_path]))
    assert isinstance(failure, Failure)
    assert "larger than 20 MB" in failure.message


def test_pages_in_a_folder_keep_their_paths(tmp_path: Path) -> None:
    (tmp_path / "a1.html").write_text(page())
    (loaded,) = read_articles(read_inputs([tmp_path]))
    assert isinstance(loaded, Loaded)
    assert loaded.article.meta["path"].endswith("/a1.html")
