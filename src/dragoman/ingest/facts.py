"""What a page says about its article: title, day, address, publisher, language, from JSON-LD and meta tags."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Any

from lxml.etree import Comment
from lxml.html import HtmlElement

from dragoman.ingest.dates import read_address_date, read_date
from dragoman.ingest.lines import read_language
from dragoman.records.article import PublishedFrom

_TITLES = ("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title")
_PUBLISHERS = ("og:site_name", "dc.publisher", "publisher", "application-name")
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "og:published_time",
    "article:published",
    "article_date_original",
    "sailthru.date",
    "parsely-pub-date",
    "cxenseparse:publishtime",
    "cxenseparse:recs:publishtime",
    "dcterms.created",
    "dc.date.issued",
    "dc.date",
    "prism.publicationdate",
    "publish-date",
    "publish_date",
    "pub_date",
    "pubdate",
    "published",
    "article_date",
    "date",
    "datecreated",
)
_CONTAINERS = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")
_ARTICLE = re.compile(r"Article|Posting|Report", re.ASCII)
_SAVED = re.compile(r"saved from url=\(\d+\)(\S+)")
_CLUTTER = re.compile(r"\s+[|\u2013\u2014\u00b7\u00bb-]\s+")
_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
_LIKE = 0.3
_MOST_HEADINGS = 10
_MOST_OBJECTS = 500
_MOST_CHARACTERS = 500


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says about its article, None where it does not."""

    title: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None


def read_facts(tree: HtmlElement) -> Facts:
    """What the page ``tree`` says about its article."""
    metas, linked = _read_metas(tree), _find_article(tree)
    url = _find_url(tree, metas)
    published, published_from = _find_published(tree, metas, linked, url)
    publisher = _name_of(linked.get("publisher")) or _first(metas, _PUBLISHERS)
    return Facts(
        title=_find_title(tree, metas, linked, publisher),
        published=published,
        published_from=published_from,
        url=url,
        publisher=publisher,
        language=_find_language(tree, linked),
    )


def _read_metas(tree: HtmlElement) -> dict[str, str]:
    """The content of each meta tag by name, property or itemprop in lower case; the first of a name wins."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = _clean(meta.get("content"))
        for attribute in ("property", "name", "itemprop"):
            if content and (key := meta.get(attribute)):
                found.setdefault(key.strip().lower(), content)
    return found


def _find_article(tree: HtmlElement) -> Mapping[str, Any]:
    """The JSON-LD object of the article itself, empty where there is none."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            data = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            continue
        for each in _objects(data):
            kinds = each.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and _ARTICLE.search(name) for name in names):
                return each
    return {}


def _objects(data: Any) -> Iterator[Mapping[str, Any]]:
    """The objects in JSON-LD, outer before inner: lists, ``@graph``, ``mainEntity`` and the like."""
    waiting = [data]
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            yield value
            waiting += [value[key] for key in _CONTAINERS if key in value]


def _find_title(
    tree: HtmlElement, metas: Mapping[str, str], linked: Mapping[str, Any], publisher: str | None
) -> str | None:
    given = _clean(linked.get("headline")) or _first(metas, _TITLES)
    if given is None and (title := next(tree.iter("title"), None)) is not None:
        given = _clean(title.text_content())
    headings = [text for heading in tree.iter("h1") if (text := _clean(" ".join(heading.itertext())))][:_MOST_HEADINGS]
    if given is None:
        return headings[0] if len(headings) == 1 else None
    # The heading that readers see is whole where the others are cut short, reworded for search, or name the site.
    nearest = max(headings, key=lambda heading: _likeness(heading, given), default=None)
    return nearest if nearest and _likeness(nearest, given) >= _LIKE else _without_site(given, publisher)


def _likeness(one: str, other: str) -> float:
    """Share of the words of the longer title that the other has too."""
    words, others = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    return len(words & others) / max(len(words), len(others), 1)


def _without_site(title: str, publisher: str | None) -> str:
    parts = _CLUTTER.split(title)
    if publisher and len(parts) > 1 and publisher.casefold() in parts[-1].casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |\u2013\u2014\u00b7\u00bb-\t")
    return title


def _find_url(tree: HtmlElement, metas: Mapping[str, str]) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (url := _web_address(link.get("href"))):
            return url
    if url := _web_address(metas.get("og:url")):
        return url
    for comment in islice(tree.getroottree().getroot().itersiblings(Comment, preceding=True), 5):
        if saved := _SAVED.search(comment.text or ""):
            return _web_address(saved[1])
    return None


def _web_address(value: str | None) -> str | None:
    value = (value or "").strip()
    return value if value.startswith(("http://", "https://")) and len(value) < 2000 else None


def _find_published(
    tree: HtmlElement, metas: Mapping[str, str], linked: Mapping[str, Any], url: str | None
) -> tuple[str | None, PublishedFrom | None]:
    given: list[Any] = [linked.get("datePublished"), *(metas.get(key) for key in _DATES), linked.get("dateCreated")]
    for element in tree.iter("time", "span", "abbr", "div", "p"):
        if element.get("itemprop", "").lower() == "datepublished" or "pubdate" in element.attrib:
            given += [element.get("content"), element.get("datetime"), element.text_content()[:_MOST_CHARACTERS]]
    if day := _first_day(given):
        return day, "page"
    if url and (day := read_address_date(url)):
        return day, "url"
    days = {day for each in tree.iter("time") if (day := _first_day([each.get("datetime")]))}
    return (days.pop(), "page") if len(days) == 1 else (None, None)


def _first_day(given: Iterable[Any]) -> str | None:
    return next((day for each in given if isinstance(each, str) and (day := read_date(each))), None)


def _find_language(tree: HtmlElement, linked: Mapping[str, Any]) -> str | None:
    given = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or linked.get("inLanguage")
    language = read_language(given) if isinstance(given, str) else None
    return language if language and len(language) <= 3 else None


def _name_of(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _clean(value.get("name") if isinstance(value, dict) else value)


def _first(metas: Mapping[str, str], keys: Iterable[str]) -> str | None:
    return next((metas[key] for key in keys if key in metas), None)


def _clean(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    return _BLANKS.sub(" ", unescape(value[: 4 * _MOST_CHARACTERS])).strip()[:_MOST_CHARACTERS] or None
