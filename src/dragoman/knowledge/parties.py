"""Which parties govern and which are in opposition, by day: the code of a party is PTY with GOV or OPP beside it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, cast, get_args

from dragoman.knowledge.countries import countries
from dragoman.knowledge.tables import read_table
from dragoman.knowledge.terms import Term, read_term

Side = Literal["government", "opposition"]
COLUMNS = ("party", "country", "side", "since", "until", "source")
SECTORS: dict[Side, str] = {"government": "GOV", "opposition": "OPP"}


@dataclass(frozen=True, slots=True)
class Stand(Term):
    """A party's side in its country for this term."""

    party: str
    country: str
    side: Side
    where: str


class PartyTable:
    """The sides of all parties, found by party."""

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

        >>> from dragoman.knowledge.actors import load_actors
        >>> parties = load_actors().parties
        >>> parties.side_on("labour-party", date(2003, 3, 18)), parties.side_on("labour-party", date(2015, 1, 1))
        ('government', 'opposition')
        """
        return next((stand.side for stand in self.stands(party) if stand.holds_on(day)), None)

    def add_side(self, party: str, sectors: Sequence[str], day: date | None = None) -> tuple[str, ...]:
        """``sectors`` of ``party`` with GOV or OPP as of ``day``; those of a party without any row stay as they are.

        >>> from dragoman.knowledge.actors import load_actors
        >>> parties = load_actors().parties
        >>> parties.add_side("fln", ("PTY", "GOV"), date(1985, 1, 1))
        ('PTY', 'GOV')
        >>> parties.add_side("mdc", ("PTY", "OPP"), date(2010, 1, 1))
        ('PTY', 'GOV')
        """
        if party not in self._of:
            return tuple(sectors)
        side = self.side_on(party, day)
        own = tuple(sector for sector in sectors if sector not in SECTORS.values())
        return (*own, SECTORS[side]) if side else own


def read_parties(path: Path) -> Iterator[Stand]:
    """Each row of the table of parties at ``path``, with its codes and dates checked."""
    known = {each.code for each in countries()}
    for row in read_table(path, COLUMNS):
        term = read_term(row)
        side = cast(Side, row.choice("side", get_args(Side)))
        yield Stand(term.since, term.until, row["party"], row.choice("country", known), side, row.where)
