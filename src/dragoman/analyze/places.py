"""The places an article names: each name resolved to one place of the world, or left without a point."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from dragoman.analyze.placechoice import choose_places
from dragoman.analyze.placehits import read_datelines
from dragoman.analyze.placenames import Named, read_names
from dragoman.analyze.placetraits import lies_in
from dragoman.analyze.placeuse import use_of
from dragoman.analyze.placewords import load_place_words
from dragoman.knowledge.actors import ActorTable, Hit
from dragoman.knowledge.countries import countries, country_of, country_of_name
from dragoman.knowledge.gazetteer import Gazetteer, PlaceHit, Toponym
from dragoman.records import Article, Place, make_id
from dragoman.records.record import PlaceUse

MOST_BESIDE = 500
_DOMAIN = re.compile(r"(?:https?://)?[\w.-]+\.([a-z]{2})(?:[:/]|$)")
_PART = re.compile(r"(?<=/)[a-z]+(?:-[a-z]+){0,2}(?=/)")


def find_places(doc: Doc, article: Article, gazetteer: Gazetteer, actors: ActorTable) -> tuple[Place, ...]:
    """Every toponym of the article with its country, point and use; names inside other names are left out."""
    text = read_datelines(doc.text, article)
    known = actors.find(text)
    named = read_names(doc, article, gazetteer, known)
    chosen = choose_places(text, named, _count_countries(known, article), list(_beside(article, gazetteer)))
    return tuple(
        _make_place(doc, article, each, chosen[each.hit.start])
        for each in named
        if each.shown and each.hit.start in chosen
    )


def _count_countries(known: Sequence[Hit], article: Article) -> dict[str, float]:
    """Codes of the countries that the article speaks of by adjective or people, or appears in, with their weight."""
    found = {}
    domain = _DOMAIN.match(article.url or "")
    if domain and domain[1] not in load_place_words().generic_domains:
        iso2 = {"uk": "GB"}.get(domain[1], domain[1].upper())
        found.update({each.country: 1.0 for each in countries() if each.iso2 == iso2})
    for hit in known:
        if hit.kind in ("adjective", "demonym") and (country := country_of(hit.id)):
            found[country.country] = 1.0
    return found


def _beside(article: Article, gazetteer: Gazetteer) -> Iterator[PlaceHit]:
    """Names of places in the title and the publisher, and of countries and provinces in the address."""
    for words in (article.title, article.publisher):
        yield from gazetteer.find(words[:MOST_BESIDE]) if words else ()
    for part in _PART.findall((article.url or "")[:MOST_BESIDE]):
        candidates = gazetteer.lookup(part.replace("-", " ").title())
        if candidates and any(each.feature == "ADM1" or each.feature.startswith("PCL") for each in candidates):
            yield PlaceHit(0, 0, candidates)


# ---- records -----------------------------------------------------------------------------------


def _make_place(doc: Doc, article: Article, named: Named, toponym: Toponym) -> Place:
    start, end = named.hit.start, named.hit.end
    return Place(
        id=make_id(article.id, "place", toponym.name, start, end),
        start=start,
        end=end,
        quote=article.text[start:end],
        rule=_rule(toponym),
        confidence=_confidence(named, toponym),
        region=article.region_at(start),
        name=toponym.name,
        country=toponym.country,
        lat=toponym.lat,
        lon=toponym.lon,
        use=_use(doc, article, named, toponym),
        geonameid=toponym.geonameid,
        admin1=toponym.admin1,
        feature=toponym.feature,
        resolution=_resolution(toponym),
    )


def _use(doc: Doc, article: Article, named: Named, toponym: Toponym) -> PlaceUse:
    if named.nesting == "public":
        return "actor"
    if named.opens or named.nesting == "site" or article.region_at(named.hit.start) == "dateline":
        return "location"
    governs = toponym.feature.startswith("PCL") or toponym.feature == "PPLC"
    head = next(
        (token for token in doc[named.first : named.last] if not named.first <= token.head.i < named.last), None
    )
    if head is None:
        head = doc[named.last - 1]
    if named.holder is None and _follows_place(doc, named):
        return "location"
    return use_of(head, governs, town=toponym.feature.startswith("PPL"))


def _follows_place(doc: Doc, named: Named) -> bool:
    """True for the second name of "Fredville, Freedonia"."""
    before = doc[named.first - 1] if named.first > 1 else None
    return (
        before is not None
        and before.text == ","
        and doc[named.first - 2].ent_type_ == "GPE"
        and doc[named.first].dep_ == "appos"
    )


def _rule(toponym: Toponym) -> str:
    if toponym.where:
        return toponym.where
    if toponym.feature.startswith("PCL") and (country := country_of_name(toponym.name)):
        return f"countries.tsv#{country.code}"
    if toponym.geonameid is None:
        return f"regions.tsv#{toponym.name}"
    return f"gazetteer#{toponym.geonameid}"


def _confidence(named: Named, toponym: Toponym) -> float:
    if toponym.feature.startswith("PCL") or toponym.geonameid is None:
        return 0.95
    if named.holder and any(lies_in(toponym, other) for other in named.holder.candidates):
        return 0.95
    return 0.85 if len(named.hit.candidates) == 1 or toponym.population > 500_000 else 0.65


def _resolution(toponym: Toponym) -> int | None:
    if toponym.feature.startswith("PPL"):
        return 4
    if toponym.feature == "ADM1":
        return 2
    return 1 if toponym.feature.startswith("PCL") else None
