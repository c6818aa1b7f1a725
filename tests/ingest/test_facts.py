"""What a page says about its article."""

import json

import pytest
from lxml.html import document_fromstring

from dragoman.ingest.facts import Facts, read_facts


def facts(head: str = "", body: str = "<p>Text.</p>", lang: str = "") -> Facts:
    return read_facts(document_fromstring(f"<html {lang}><head>{head}</head><body>{body}</body></html>"))


def linked(**data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    "head",
    [
        linked(**{"@type": "NewsArticle", "datePublished": "2031-05-02T10:00:00+02:00"}),
        linked(
            **{"@graph": [{"@type": "WebPage"}, {"@type": ["ReportageNewsArticle"], "datePublished": "2031-05-02"}]}
        ),
        '<meta property="article:published_time" content="2031-05-02T23:30:00-05:00">',
        '<meta itemprop="datePublished" content="2 May 2031">',
        '<meta name="DC.date.issued" content="2031-05-02">',
        linked(**{"@type": "NewsArticle", "datePublished": "soon"}) + '<meta name="pubdate" content="20310502">',
    ],
)
def test_published_is_read_from_the_head(head: str) -> None:
    found = facts(head)
    assert (found.published, found.published_from) == ("2031-05-02", "page")


def test_published_in_linked_data_wins_over_the_meta_tags() -> None:
    head = linked(**{"@type": "NewsArticle", "datePublished": "2031-05-02"}) + '<meta name="date" content="2031-05-04">'
    assert (facts(head).published, facts(head).published_from) == ("2031-05-02", "page")


def test_published_in_the_meta_tags_wins_over_the_address() -> None:
    address = '<link rel="canonical" href="https://example.org/2031/05/04/envoys">'
    found = facts('<meta name="date" content="2031-05-02">' + address)
    assert (found.published, found.published_from) == ("2031-05-02", "page")


def test_published_is_read_from_the_address() -> None:
    found = facts('<link rel="canonical" href="https://example.org/2031/05/02/envoys">')
    assert (found.published, found.published_from) == ("2031-05-02", "url")


def test_published_is_read_from_the_only_time() -> None:
    assert facts(body='<time datetime="2031-05-02T10:00">today</time>').published == "2031-05-02"


def test_published_is_not_chosen_between_times() -> None:
    body = '<time datetime="2031-05-02">x</time><time datetime="2031-05-03">y</time>'
    assert facts(body=body) == Facts()


def test_modified_date_is_not_the_published_one() -> None:
    assert facts('<meta property="article:modified_time" content="2031-05-02">').published is None


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            "<title>Envoys leave | Daily Post</title><meta property='og:site_name' content='Daily Post'>",
            "",
            "Envoys leave",
        ),
        (linked(**{"@type": "NewsArticle", "headline": "Envoys leave"}), "<h1>Daily Post</h1>", "Envoys leave"),
        ("<meta property='og:title' content='Envoys leave'>", "<h1>All envoys leave</h1>", "All envoys leave"),
        ("<title>Envoys leave</title>", "<h1>Daily Post</h1><h1>Envoys leave!</h1>", "Envoys leave!"),
        ("", "<h1>Envoys <b>leave</b>\n Freedonia</h1>", "Envoys leave Freedonia"),
        ("<meta property='og:title' content='Envoys &amp;amp; staff leave'>", "", "Envoys & staff leave"),
        ("", "<h1>One</h1><h1>Two</h1>", None),
    ],
)
def test_title_is_the_one_readers_see(head: str, body: str, title: str | None) -> None:
    assert facts(head, body or "<p>x</p>").title == title


def test_publisher_url_and_language_are_read() -> None:
    head = linked(
        **{"@type": "Article", "publisher": {"@type": "Organization", "name": "Daily  Post"}, "inLanguage": "fr"}
    )
    found = facts(head + '<meta property="og:url" content="https://example.org/a">', lang="")
    assert (found.publisher, found.url, found.language) == ("Daily Post", "https://example.org/a", "fr")
    assert facts(lang='lang="en-US"').language == "en"


def test_address_is_read_from_the_mark_of_the_browser() -> None:
    tree = document_fromstring(
        "<!-- saved from url=(0021)https://example.org/a -->\n<html><body><p>x</p></body></html>"
    )
    assert read_facts(tree).url == "https://example.org/a"


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", </script>',
        '<script type="application/ld+json">' + "[" * 50_000 + "</script>",
        linked(**{"@type": 3, "datePublished": {}, "headline": ["x"], "publisher": [[]]}),
        linked(**{"@type": "NewsArticle", "datePublished": {}, "headline": ["x"], "publisher": [[]], "inLanguage": 1}),
        '<link rel="canonical" href="javascript:alert(1)">',
        "<meta property='og:url' content='file:///etc/passwd'>",
    ],
)
def test_facts_that_are_broken_are_no_facts(head: str) -> None:
    assert facts(head) == Facts()
