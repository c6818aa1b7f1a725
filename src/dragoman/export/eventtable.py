"""Events as a table, one row an event, for spreadsheets and R."""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping

from dragoman.records import Actor, Article, Coding, Event, Place, Role

BETWEEN, WITHIN = "; ", "|"
"""Between the entries of a cell, and between the codes of one entry: "USA; GBR|FRA"."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_UNWRITABLE = dict.fromkeys([0, *range(0xD800, 0xE000)], "\ufffd")

Cell = str | int | float | None


COLUMNS: dict[str, str] = {
    "article_id": "id of the article",
    "title": "its title",
    "published": "the day it appeared (ISO 8601)",
    "publisher": "who published it",
    "url": "its address",
    "event_id": "id of the event, the same in every run",
    "type": "PLOVER event type",
    "mode": "PLOVER modes",
    "contexts": "PLOVER contexts",
    "quad": "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
    "score": "intensity, -10 to 10",
    "cameo": "the closest CAMEO code",
    "status": "state of what is told: happened, ongoing, announced, ..., denied, hypothetical",
    "aux": "negation, historical and the like",
    "date": "when: ISO date, month, year, week or interval; empty where the text does not say",
    "date_basis": "expression, inferred, document or unknown",
    "source_names": "who acts",
    "source_countries": "their PLOVER country codes, entry by entry",
    "source_sectors": "their PLOVER sectors, entry by entry, primary first",
    "source_known_as": "their ids in the actor tables, entry by entry",
    "target_names": "who is acted upon",
    "target_countries": "their PLOVER country codes, entry by entry",
    "target_sectors": "their PLOVER sectors, entry by entry, primary first",
    "target_known_as": "their ids in the actor tables, entry by entry",
    "place_names": "where: all places",
    "place_country": "country code of the first place",
    "lat": "latitude of the first place (degrees, WGS 84)",
    "lon": "its longitude",
    "geonameid": "its GeoNames id",
    "attribution": "who vouches for it; narrator is the article itself",
    "trigger": "the word whose status is told",
    "quote": "its evidence in the text",
    "start": "first character of the evidence",
    "end": "the character after its last",
    "region": "part of the page: body, title, related_link, ...",
    "rule": "the rule that made it (dragoman explain shows it)",
    "confidence": "how sure, 0 to 1",
    "text_sha256": "hash of the article's text",
    "coder": "version of Dragoman",
}
"""Every column of the table and what it says. Entries of a cell are parted by "; ", codes of one entry by "|"."""


def event_rows(coding: Coding) -> Iterator[dict[str, Cell]]:
    """One row for every event of ``coding``, with the columns of COLUMNS in their order."""
    actors = {actor.id: actor for actor in coding.actors}
    places = {place.id: place for place in coding.places}
    text_hash = hashlib.sha256(coding.article.text.encode("utf-8", "surrogatepass")).hexdigest()
    for event in coding.events:
        cells = {
            **_article_cells(coding.article),
            **_act_cells(event),
            **_side_cells("source", event.source, actors),
            **_side_cells("target", event.target, actors),
            **_place_cells(event, places),
            "attribution": BETWEEN.join(_name(role, actors) for role in event.attribution),
            **_evidence_cells(event),
            "text_sha256": text_hash,
            "coder": coding.coder.version,
        }
        yield {name: cells[name] for name in COLUMNS}


def _article_cells(article: Article) -> dict[str, Cell]:
    return {
        "article_id": article.id,
        "title": article.title,
        "published": article.published,
        "publisher": article.publisher,
        "url": article.url,
    }


def _act_cells(event: Event) -> dict[str, Cell]:
    return {
        "event_id": event.id,
        "type": event.type,
        "mode": BETWEEN.join(event.mode),
        "contexts": BETWEEN.join(event.contexts),
        "quad": event.quad,
        "score": event.score,
        "cameo": event.cameo,
        "status": event.status,
        "aux": BETWEEN.join(event.aux),
        "date": event.date.value,
        "date_basis": event.date.basis,
    }


def _side_cells(side: str, roles: tuple[Role, ...], actors: Mapping[str, Actor]) -> dict[str, Cell]:
    found = [actors.get(role.actor) for role in roles]
    return {
        f"{side}_names": BETWEEN.join(_name(role, actors) for role in roles),
        f"{side}_countries": _entries(WITHIN.join(actor.country) if actor else "" for actor in found),
        f"{side}_sectors": _entries(WITHIN.join(actor.sectors) if actor else "" for actor in found),
        f"{side}_known_as": _entries((actor.known_as or "") if actor else "" for actor in found),
    }


def _place_cells(event: Event, places: Mapping[str, Place]) -> dict[str, Cell]:
    first = places.get(event.place[0].place) if event.place else None
    return {
        "place_names": BETWEEN.join(place.name for place in event.place),
        "place_country": first.country if first else None,
        "lat": first.lat if first else None,
        "lon": first.lon if first else None,
        "geonameid": first.geonameid if first else None,
    }


def _evidence_cells(event: Event) -> dict[str, Cell]:
    return {
        "trigger": event.trigger.quote,
        "quote": event.quote,
        "start": event.start,
        "end": event.end,
        "region": event.region,
        "rule": event.rule,
        "confidence": event.confidence,
    }


def _name(role: Role, actors: Mapping[str, Actor]) -> str:
    actor = actors.get(role.actor)
    return (actor.name if actor else None) or role.quote or role.actor


def _entries(entries: Iterable[str]) -> str:
    """The entries in one cell, an empty one keeping its place; nothing where all are empty."""
    found = list(entries)
    return BETWEEN.join(found) if any(found) else ""


def write_row(cells: Iterable[Cell]) -> bytes:
    """The cells as one CSV row in UTF-8.

    A cell of text that a spreadsheet would run as a formula gets an apostrophe in front; a character that UTF-8
    or CSV readers cannot hold (a lone surrogate, NUL) becomes U+FFFD.

    >>> write_row(["=1+1", -2.5, None])
    b"'=1+1,-2.5,\\r\\n"
    """
    row = io.StringIO(newline="")
    csv.writer(row).writerow([_safe(cell) for cell in cells])
    return row.getvalue().encode("utf-8")


def _safe(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    cell = cell.translate(_UNWRITABLE) if not cell.isascii() or "\0" in cell else cell
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
