"""Terms: the days from which and until which something holds, such as an office, a membership or a state."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from dragoman.errors import KnowledgeError
from dragoman.knowledge.tables import Row

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Term:
    """What holds from ``since`` to ``until``, both days included; an unknown or open end is None."""

    since: date | None
    until: date | None

    def holds_on(self, day: date | None) -> bool:
        """True when ``day`` lies within the term; without a day, when the term has no end.

        >>> Term(date(1991, 8, 24), None).holds_on(date(1990, 1, 1)), Term(None, None).holds_on(None)
        (False, True)
        """
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def read_term(row: Row) -> Term:
    """The term in the columns ``since`` and ``until``; KnowledgeError where it ends before it begins."""
    since, until = read_day(row, "since", last=False), read_day(row, "until", last=True)
    if since and until and until < since:
        raise KnowledgeError(f"{row.where}: until {row['until']} lies before since {row['since']}; swap them?")
    return Term(since, until)


def read_day(row: Row, column: str, last: bool) -> date | None:
    """The date in ``column``; of a bare year or month the last day or the first; None where the field is empty."""
    value = row[column]
    if not value:
        return None
    found = _DAY.fullmatch(value)
    if not found:
        raise KnowledgeError(f"{row.where}: {column} is {value!r}; write 1989, 1989-02 or 1989-02-15")
    year, month = int(found[1]), int(found[2] or (12 if last else 1))
    try:
        return date(year, month, int(found[3] or (calendar.monthrange(year, month)[1] if last else 1)))
    except (ValueError, calendar.IllegalMonthError):
        raise KnowledgeError(f"{row.where}: {column} is {value!r}, which is no day of the calendar") from None
