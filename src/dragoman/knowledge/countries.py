"""The world's countries: codes, names, adjectives, words for their people, capitals; old and disputed ones too."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, cast, get_args

from dragoman.errors import KnowledgeError
from dragoman.knowledge.tables import DATA, Row, read_table
from dragoman.knowledge.terms import Term, read_term

CountryKind = Literal["state", "dependency", "historic", "breakaway"]
COLUMNS = (
    *("code", "name", "names", "adjectives", "demonyms", "capital", "ambiguous", "seats"),
    *("iso2", "number", "cow", "letters", "kind", "country", "since", "until", "source"),
)
PLACE_COLUMNS = ("code", "iso2", "geonameid", "lat", "lon", "population")


@dataclass(frozen=True, slots=True)
class Country(Term):
    """A country or territory of the news.

    ``code`` names the row, ``country`` is the PLOVER code that it counts as: a dependency counts as the state that
    controls it, a state of the past as the one that continues it, a breakaway region as the recognised state (its
    sector is PRE). ``capitals`` are all its capitals, ``capital`` those whose name alone stands for the government
    ("Paris", but not "Kingston"), ``seats`` further cities and palaces that do. ``number`` is the numeric code of
    ISO 3166; ``cow`` and ``letters`` are the number and letters of Correlates of War. The term is
    that of a historic state or breakaway region.
    """

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    capital: tuple[str, ...]
    seats: tuple[str, ...]
    iso2: str | None
    number: str | None
    cow: int | None
    letters: str | None
    kind: CountryKind
    country: str
    where: str
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    population: int | None = None

    @property
    def sectors(self) -> tuple[str, ...]:
        """What a country is as an actor: its government, or a partially recognised entity."""
        return ("PRE", "GOV") if self.kind == "breakaway" else ("GOV",)

    def sectors_on(self, day: date | None) -> tuple[str, ...]:
        """``sectors`` on ``day``: a breakaway region is PRE as long as it lasts, and an ordinary government after.

        >>> karabakh = country_of("NKR")
        >>> karabakh.sectors_on(date(2020, 10, 1)), karabakh.sectors_on(date(2025, 1, 1))
        (('PRE', 'GOV'), ('GOV',))
        """
        return self.sectors if day is None or self.holds_on(day) else ("GOV",)


@cache
def countries() -> tuple[Country, ...]:
    """Every country of the table, in its order; read once."""
    places = {row["code"]: row for row in read_table(DATA / "places" / "countries.tsv", PLACE_COLUMNS)}
    found: dict[str, Country] = {}
    for row in read_table(DATA / "actors" / "countries.tsv", COLUMNS):
        if row["code"] in found:
            first = found[row["code"]].where
            raise KnowledgeError(f"{row.where}: code {row['code']!r} is already that of {first}; take another")
        found[row["code"]] = _read_country(row, places.get(row["code"]))
    return tuple(found.values())


def _read_country(row: Row, place: Row | None) -> Country:
    kind = cast(CountryKind, row.choice("kind", get_args(CountryKind)) if row["kind"] else "state")
    if (kind == "state") == bool(row["country"]):
        raise KnowledgeError(f"{row.where}: the column country is for a row that is no state, and needed there")
    term = read_term(row)
    capitals, ambiguous = row.many("capital"), row.choices("ambiguous", row.many("capital"))
    return Country(
        code=row["code"],
        name=row["name"],
        names=tuple(dict.fromkeys((row["name"], *row.many("names")))),
        adjectives=row.many("adjectives"),
        demonyms=_name_people(row),
        capitals=capitals,
        capital=tuple(name for name in capitals if name not in ambiguous),
        seats=row.many("seats"),
        iso2=row["iso2"] or None,
        number=row["number"] or None,
        cow=int(row["cow"]) if row["cow"] else None,
        letters=row["letters"] or None,
        kind=kind,
        country=row["country"] or row["code"],
        since=term.since,
        until=term.until,
        where=row.where,
        geonameid=int(place["geonameid"]) if place and place["geonameid"] else None,
        lat=float(place["lat"]) if place and place["lat"] else None,
        lon=float(place["lon"]) if place and place["lon"] else None,
        population=int(place["population"]) if place and place["population"] else None,
    )


def _name_people(row: Row) -> tuple[str, ...]:
    """Singular and plural of the words for the people: "Iraqi" and "Iraqis", "Frenchman" and "Frenchmen"."""
    singular = [*row.many("demonyms"), *(each for each in row.many("adjectives") if each.endswith(("an", "i")))]
    return tuple(dict.fromkeys(word for each in singular for word in (each, plural(each))))


def plural(word: str) -> str:
    """The plural of a word for a person of some people.

    >>> plural("Frenchman"), plural("Swede"), plural("Japanese"), plural("Kirghiz")
    ('Frenchmen', 'Swedes', 'Japanese', 'Kirghiz')
    """
    if word.endswith(("shman", "chman", "tsman", "xman", "woman")):
        return word[:-3] + "men"
    return word if word.endswith(("ese", "ss", "sh", "z", "ois", "tho")) else word + "s"


@cache
def _by_code() -> dict[str, Country]:
    return {each.code: each for each in countries()}


@cache
def _by_adjective() -> dict[str, Country]:
    found: dict[str, Country] = {}
    for each in countries():
        for word in (*each.adjectives, *each.demonyms):
            found.setdefault(word, each)
    return found


@cache
def _by_name() -> dict[str, Country]:
    found: dict[str, Country] = {}
    for each in countries():
        for name in each.names:
            found.setdefault(name, each)
    return found


def country_of(code: str) -> Country | None:
    """The country with this code.

    >>> country_of("FRA").capital, country_of("SUN").country
    (('Paris',), 'RUS')
    """
    return _by_code().get(code)


def country_of_adjective(word: str) -> Country | None:
    """The country that this adjective or word for people belongs to.

    >>> country_of_adjective("Iraqis").code, country_of_adjective("Danish").code
    ('IRQ', 'DNK')
    """
    return _by_adjective().get(word)


def country_of_name(name: str) -> Country | None:
    """The country with this name.

    >>> country_of_name("U.S.").code, country_of_name("Burma").code
    ('USA', 'MMR')
    """
    return _by_name().get(name)
