"""The day an article appeared, from what the input or the address says."""

import re
from datetime import date, datetime
from email.utils import parsedate

EARLIEST, LATEST = 1500, 2200
"""Years outside are typing errors or clocks never set, not days of publication."""

_ISO = re.compile(r"(\d{4})([-/.]?)(\d{2})\2(\d{2})(?!\d)")
_NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_WRITTEN = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%A %d %B %Y", "%A %B %d %Y")
_ADDRESS = re.compile(r"/(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?=[/\-_.]|$)|[/\-_](20\d{2})(\d{2})(\d{2})(?=[/\-_.]|$)")
_LONGEST = 60


def read_date(value: str) -> str | None:
    """The ISO date that ``value`` gives, or None where it does not name one day for certain.

    >>> read_date("2031-05-02T23:10:00+02:00"), read_date("May 2, 2031"), read_date("03/04/2031")
    ('2031-05-02', '2031-05-02', None)
    """
    value = value.strip()[:_LONGEST]
    if found := _ISO.match(value):
        return _day(found[1], found[3], found[4])
    if found := _NUMERIC.match(value):
        return _read_numeric(found)
    if parts := parsedate(value):
        return _day(*parts[:3])
    words = " ".join(value.replace(",", " ").replace(".", " ").split())
    for written in _WRITTEN:
        try:
            day = datetime.strptime(words, written)
        except ValueError:
            continue
        return _day(day.year, day.month, day.day)
    return None


def read_address_date(url: str) -> str | None:
    """The ISO date inside a web address, or None.

    >>> read_address_date("https://example.org/world/2031/05/02/envoys-leave")
    '2031-05-02'
    """
    for found in _ADDRESS.finditer(url[:2000]):
        parts = (found[1], found[3], found[4]) if found[1] else (found[5], found[6], found[7])
        if day := _day(*parts):
            return day
    return None


def _read_numeric(found: re.Match[str]) -> str | None:
    # 03/04/2031 is March in one country and April in another: only a number over 12 tells.
    first, second = int(found[1]), int(found[2])
    if first > 12 or first == second:
        return _day(found[3], second, first)
    return _day(found[3], first, second) if second > 12 else None


def _day(year: str | int, month: str | int, day: str | int) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if EARLIEST <= found.year <= LATEST else None
