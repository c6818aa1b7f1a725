"""Which parties govern and which are in opposition, by day: the code of a party is PTY with GOV or OPP beside it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

from dragoman.errors import KnowledgeError
from dragoman.knowledge.countries import countries
from dragoman.knowledge.offices import read_day
from dragoman.knowledge.tables import DATA, read_table

Side = Literal["government", "opposition"]
COLUMNS = ("party", "country", "side", "since", "until", "source")
SECTORS: dict[Side, str] = {"government": "GOV", "opposition": "OPP"}


@dataclass(frozen=True, slots=True)
class Stand:
    """A party's side in its country from ``since`` to ``until``; an unknown or open end is None."""

    party: str
    country: str
    side: Side
    since: date | None
    until: date | None
    where: str

    def holds_on(self, day: date | None) -> bool:
        """True when ``day`` lies within; without a day, when the side has no end."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class PartyTable:
    """The sides of all parties, loaded once and found by party."""

    def __init__(self, stands: Iterable[Stand]) -> None:
        self._of: dict[str, list[Stand]] = {}
        for stand in stands:
            self._of.setdefault(stand.party, []).append(stand)

    def parties(self) -> tuple[str, ...]:
        """The id of every party whose side the table knows for some time."""
        return tuple(self._of)

    def stands(self, party: str) -> tuple[Stand, ...]:
        """All rows of a party; empty for who is none, or an unknown one."""
        return tuple(self._of.get(party, ()))

    def side_on(self, party: str, day: date | None = None) -> Side | None:
        """The side of ``party`` on ``day``, or today; None where the table says nothing.

        >>> parties = load_parties()
        >>> parties.side_on("labour-party", date(2003, 3, 18)), parties.side_on("labour-party", date(2015, 1, 1))
        ('government', 'opposition')
        """
        return next((stand.side for stand in self.stands(party) if stand.holds_on(day)), None)

    def add_side(self, party: str, sectors: Sequence[str], day: date | None = None) -> tuple[str, ...]:
        """``sectors`` of ``party`` with GOV or OPP as of ``day``; those of a party without any row stay as they are.

        >>> load_parties().add_side("fln", ("PTY", "GOV"), date(1985, 1, 1))
        ('PTY', 'GOV')
        >>> load_parties().add_side("mdc", ("PTY", "OPP"), date(2010, 1, 1))
        ('PTY', 'GOV')
        """
        if party not in self._of:
            return tuple(sectors)
        side = self.side_on(party, day)
        own = tuple(sector for sector in sectors if sector not in SECTORS.values())
        return (*own, SECTORS[side]) if side else own

    def parties_of(self, country: str, side: Side, day: date | None = None) -> tuple[str, ...]:
        """The parties on ``side`` in ``country`` on ``day``, or today.

        >>> load_parties().parties_of("ZAF", "government", date(2010, 1, 1))
        ('anc',)
        """
        every = (stand for stands in self._of.values() for stand in stands)
        return tuple(
            each.party for each in every if (each.country, each.side) == (country, side) and each.holds_on(day)
        )


def read_parties(path: Path) -> Iterator[Stand]:
    """Each row of the table of parties at ``path``, with its codes and dates checked."""
    known = {each.code for each in countries()}
    for row in read_table(path, COLUMNS):
        since, until = read_day(row, "since", last=False), read_day(row, "until", last=True)
        if since and until and until < since:
            raise KnowledgeError(f"{row.where}: until {row['until']} lies before since {row['since']}; swap them?")
        side = cast(Side, row.choice("side", get_args(Side)))
        yield Stand(row["party"], row.choice("country", known), side, since, until, row.where)


@cache
def load_parties() -> PartyTable:
    """The sides of parties that come with Dragoman; read once a process."""
    return PartyTable(read_parties(DATA / "actors" / "parties.tsv"))
