"""The places an article names: each name resolved to one place of the world, or left without a point."""

import math
import re
from collections.abc import Sequence

from spacy.tokens import Doc

from dragoman.analyze.placenames import Named, read_datelines, read_names
from dragoman.analyze.placeuse import use_of
from dragoman.knowledge.actors import ActorTable, Hit
from dragoman.knowledge.countries import country_of, country_of_name
from dragoman.knowledge.gazetteer import Gazetteer, Toponym
from dragoman.records import Article, Place, make_id
from dragoman.records.record import PlaceUse

LEAST, LEAST_ALONE = 4.0, 5.0
"""Weight below which a town is too small to be meant: beside a word of support, and without one (10,000 people weigh 4)."""
PROVINCE = 5.3
"""What a province weighs; a town of its name weighs more from 200,000 people on."""
MENTIONED = 1.5
"""What it adds when the article names the country of a candidate, and again when it names its province."""
INSIDE = 4.0
"""What it adds when the words beside the name say what the place lies in: "Paris, Texas"."""

_LISTED = re.compile(r"(?:, (?:\w+ ){0,3}?)?,? (?:and|or) ")


def find_places(doc: Doc, article: Article, gazetteer: Gazetteer, actors: ActorTable) -> tuple[Place, ...]:
    """Every toponym of the article with its country, point and use; names inside other names are left out."""
    text = read_datelines(doc.text, article)
    known = actors.find(text)
    named = list(read_names(doc, text, article, gazetteer, known))
    mentioned = _mentioned(known, named)
    chosen = _choose_all(text, named, mentioned)
    places = []
    for each in named:
        toponym = chosen.get((text[each.hit.start : each.hit.end], each.inside is not None))
        if toponym is not None:
            places.append(_make_place(doc, article, each, toponym))
    return tuple(places)


# ---- which place a name means ------------------------------------------------------------------


def _mentioned(known: Sequence[Hit], named: Sequence[Named]) -> frozenset[str]:
    """Codes of the countries and names of the provinces that the article names, by any of their words."""
    found = set()
    for hit in known:
        if hit.kind in ("country", "adjective", "demonym", "capital") and (country := country_of(hit.id)):
            found.add(country.country)
    for each in named:
        countries = {toponym.country for toponym in each.hit.candidates if toponym.country}
        if len(countries) == 1:
            found |= countries
            found |= {toponym.name for toponym in each.hit.candidates if toponym.feature == "ADM1"}
    return frozenset(found)


def _choose_all(text: str, named: Sequence[Named], mentioned: frozenset[str]) -> dict[tuple[str, bool], Toponym | None]:
    """One place for each name: an article means the same place by the same name, unless the words beside it differ.

    None where the words beside it name something that holds no place of this name ("Fredville, Missouri").
    """
    chosen: dict[tuple[str, bool], Toponym | None] = {}
    weights: dict[tuple[str, bool], float] = {}
    for each in named:
        name = text[each.hit.start : each.hit.end]
        if each.inside and _is_elsewhere(text, each):
            chosen[name, True] = chosen[name, False] = None
            weights[name, True] = weights[name, False] = math.inf
            continue
        for toponym in each.hit.candidates:
            weight, least = _weigh(toponym, each, mentioned), _least(toponym, each, mentioned)
            for key in ((name, True), (name, False)) if each.inside else ((name, False),):
                if weight >= least and weight > weights.get(key, 0.0):
                    weights[key], chosen[key] = weight, toponym
        if each.inside and (name, True) not in chosen and (name, False) in chosen:
            chosen[name, True] = chosen[name, False]
    return chosen


def _is_elsewhere(text: str, named: Named) -> bool:
    """True for "Fredville, Missouri" where no Fredville of Missouri is known; false in a list of places."""
    assert named.inside is not None
    holder = named.inside.candidates[0]
    if not holder.feature.startswith("PCL") and holder.feature != "ADM1":
        return False
    if named.hit.candidates[0].feature.startswith("PCL") or _LISTED.match(text, named.inside.end):
        return False
    return not any(_lies_in(one, other) for one in named.hit.candidates for other in named.inside.candidates)


def _least(toponym: Toponym, named: Named, mentioned: frozenset[str]) -> float:
    supported = named.located or named.inside is not None or toponym.country in mentioned
    return LEAST if supported else LEAST_ALONE


def _weigh(toponym: Toponym, named: Named, mentioned: frozenset[str]) -> float:
    """How likely a name means this place: its size, what the article says around it, and the kind it is called."""
    weight = _size(toponym)
    if toponym.country in mentioned:
        weight += MENTIONED
        if toponym.admin1 in mentioned and toponym.feature.startswith("PPL"):
            weight += MENTIONED
    if named.inside and any(_lies_in(toponym, other) for other in named.inside.candidates):
        weight += INSIDE
    if named.kind == "province":
        weight += 3.0 if toponym.feature == "ADM1" else 0.0
    elif named.kind == "city":
        weight += 3.0 if toponym.feature.startswith("PPL") else 0.0
    return weight


def _size(toponym: Toponym) -> float:
    if toponym.feature.startswith("PCL"):
        return 9.0
    if toponym.feature == "ADM1":
        return PROVINCE
    if toponym.geonameid is None:
        return 7.5
    return math.log10(toponym.population + 1) + (0.5 if toponym.feature == "PPLC" else 0.0)


def _lies_in(toponym: Toponym, other: Toponym) -> bool:
    if toponym.country != other.country or toponym.geonameid == other.geonameid or toponym.country is None:
        return False
    if other.feature.startswith("PCL"):
        return not toponym.feature.startswith("PCL")
    return other.feature == "ADM1" and toponym.admin1 == other.name and toponym.feature.startswith("PPL")


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
    if article.region_at(named.hit.start) == "dateline":
        return "location"
    governs = toponym.feature.startswith("PCL") or toponym.feature == "PPLC"
    head = next(
        (token for token in doc[named.first : named.last] if not named.first <= token.head.i < named.last), None
    )
    if head is None:
        head = doc[named.last - 1]
    if named.inside is None and _follows_place(doc, named):
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
    if toponym.feature.startswith("PCL") and (country := country_of_name(toponym.name)):
        return f"countries.tsv#{country.code}"
    if toponym.geonameid is None:
        return f"regions.tsv#{toponym.name}"
    return f"gazetteer#{toponym.geonameid}"


def _confidence(named: Named, toponym: Toponym) -> float:
    if toponym.feature.startswith("PCL") or toponym.geonameid is None:
        return 0.95
    if named.inside and any(_lies_in(toponym, other) for other in named.inside.candidates):
        return 0.95
    return 0.85 if len(named.hit.candidates) == 1 or toponym.population > 500_000 else 0.65


def _resolution(toponym: Toponym) -> int | None:
    if toponym.feature.startswith("PPL"):
        return 4
    if toponym.feature == "ADM1":
        return 2
    return 1 if toponym.feature.startswith("PCL") else None
