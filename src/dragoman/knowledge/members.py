"""Who belongs to which organisation, by day: the members of NATO in 2010, the clubs that a country is in today."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

from dragoman.knowledge.countries import countries
from dragoman.knowledge.tables import DATA, check_choice, read_table
from dragoman.knowledge.terms import Term, read_term

MemberRole = Literal["member", "permanent", "associate", "suspended"]
FULL: frozenset[MemberRole] = frozenset({"member", "permanent"})
COLUMNS = ("organisation", "member", "role", "since", "until", "source")


@dataclass(frozen=True, slots=True)
class Membership(Term):
    """``member``, a country or an organisation, belongs to ``organisation`` for this term.

    A suspended member has a row of its own for the time when its rights rest, and
    stays a member by its other row; "permanent" are the five of the Security Council.
    """

    organisation: str
    member: str
    role: MemberRole
    where: str


class MemberTable:
    """All memberships, loaded once and found by organisation and by member."""

    def __init__(self, rows: Iterable[Membership]) -> None:
        self._of: dict[str, list[Membership]] = {}
        self._in: dict[str, list[Membership]] = {}
        for row in rows:
            self._of.setdefault(row.organisation, []).append(row)
            self._in.setdefault(row.member, []).append(row)

    def organisations(self) -> tuple[str, ...]:
        """Every organisation whose members the table lists."""
        return tuple(self._of)

    def rows_of(self, organisation: str) -> tuple[Membership, ...]:
        """All rows of ``organisation``, past and present, suspensions too."""
        if organisation not in self._of:
            check_choice(organisation, self._of, "organisation")
        return tuple(self._of[organisation])

    def members_of(self, organisation: str, day: date | None = None) -> tuple[str, ...]:
        """The members of ``organisation`` on ``day``, or today's: codes of countries, and organisations that are members.

        >>> load_members().members_of("aukus", date(2024, 1, 1))
        ('AUS', 'GBR', 'USA')
        >>> "GBR" in load_members().members_of("eu", date(2010, 1, 1)), "GBR" in load_members().members_of("eu")
        (True, False)
        """
        held = (row for row in self.rows_of(organisation) if row.holds_on(day))
        return tuple(dict.fromkeys(row.member for row in held if row.role in FULL))

    def suspended_from(self, organisation: str, day: date | None = None) -> tuple[str, ...]:
        """The members of ``organisation`` whose rights rest on ``day``.

        >>> load_members().suspended_from("arab-league", date(2015, 1, 1))
        ('SYR',)
        """
        return tuple(row.member for row in self.rows_of(organisation) if row.role == "suspended" and row.holds_on(day))

    def organisations_of(self, member: str, day: date | None = None) -> tuple[str, ...]:
        """The organisations that ``member``, a country or an organisation, belongs to on ``day``, or today.

        >>> load_members().organisations_of("DDR", date(1988, 6, 1))
        ('un', 'osce', 'warsaw-pact', 'comecon')
        """
        held = (row for row in self._in.get(member, ()) if row.holds_on(day))
        return tuple(dict.fromkeys(row.organisation for row in held if row.role in FULL))

    def rows(self) -> tuple[Membership, ...]:
        """Every membership of the table."""
        return tuple(row for rows in self._of.values() for row in rows)


def read_members(path: Path, known: Collection[str] = ()) -> Iterator[Membership]:
    """Each row of the table of members at ``path``, with its codes and dates checked; ``known`` may be members too."""
    rows = read_table(path, COLUMNS)
    allowed = {each.code for each in countries()} | {row["organisation"] for row in rows} | set(known)
    for row in rows:
        term = read_term(row)
        yield Membership(
            organisation=row["organisation"],
            member=row.choice("member", allowed),
            role=cast(MemberRole, row.choice("role", get_args(MemberRole)) if row["role"] else "member"),
            since=term.since,
            until=term.until,
            where=row.where,
        )


@cache
def load_members() -> MemberTable:
    """The memberships that come with Dragoman; read once a process."""
    return MemberTable(read_members(DATA / "actors" / "members.tsv"))
