"""Times read right, and what a sentence costs: Dragoman, Microsoft's recognizers and dateparser on the same sentences.

    python -m benchmarks.times             the table
    python -m benchmarks.times --wrong     and every answer that is not right
    python -m benchmarks.times --after     only on the sentences that were written when the grammar was done

The sentences are in ``times.tsv``. dateparser comes with Dragoman's requirements; the recognizers do not, because they
need an old emoji package: ``pip install recognizers-text-date-time "emoji<2"``. What is not installed is left out.

A library that gives several answers ("Friday": the last and the next) is right if any of them is; ``first`` counts
only its first one. An answer finer than the words ("early May" as its first half, "two years ago" as a day) is right
where it lies inside; so dateparser, which knows days alone, is right with a day of the right month. Parsing is not
counted in Dragoman's time, because the parse is made for everything else as well; the last row counts it.
"""

import argparse
import calendar
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PUBLISHED = date(2020, 6, 15)
COARSE = frozenset({"ago", "anchor", "week", "month", "year", "period"})
"""Kinds in which an answer may be finer than the words: "early May" as the first half of the month."""
DURATION = re.compile(r"P(?:(?P<Y>[\d.]+)Y)?(?:(?P<M>[\d.]+)M)?(?:(?P<W>[\d.]+)W)?(?:(?P<D>[\d.]+)D)?(?:T(?P<T>.+))?")
CLOCK = re.compile(r"(?:([\d.]+)H)?(?:([\d.]+)M)?")
PARTS = {"TMO": (4, 12), "TAF": (12, 18), "TEV": (16, 22), "TNI": (17, 24)}
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
SEASON = re.compile(r"\d{4}-(SP|SU|FA|WI)")


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, where its expression stands, and what it means."""

    kind: str
    values: tuple[str, ...]
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a library says: the words, and one value as it writes it or as days."""

    start: int
    end: int
    value: str


Reader = Callable[[str], list[Answer]]


def read_cases(after: bool = False) -> list[Case]:
    """The cases of ``times.tsv``; with ``after`` only those that were written when the grammar was done."""
    cases: list[Case] = []
    for line in (HERE / "times.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        if after and line == "# after":
            cases = []
        if line.startswith(("#", "kind\t")):
            continue
        kind, value, marked = line.split("\t")
        start, end = marked.find("["), marked.find("]") - 1
        text = marked.replace("[", "").replace("]", "")
        cases.append(Case(kind, tuple(value.split("|")), text, max(start, 0), max(end, 0)))
    return cases


# ---- what is the same ----------------------------------------------------------------------------


def days(value: str) -> tuple[date, date] | None:
    """The first and last day of an ISO value or interval; an open end is the end of the calendar; None for others."""
    if "/" in value:
        ends = [days(part) if part != ".." else (date.min, date.max) for part in value.split("/")]
        return (ends[0][0], ends[1][1]) if ends[0] and ends[1] else None
    try:
        if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
            first = date.fromisocalendar(int(found[1]), int(found[2]), 6 if found[3] else 1)
            return first, first + timedelta(days=1 if found[3] else 6)
        if found := re.fullmatch(r"(\d{4})-([QH])(\d)", value):
            size = 3 if found[2] == "Q" else 6
            return _months(int(found[1]), size * (int(found[3]) - 1) + 1, size)
        if re.fullmatch(r"\d{3}", value):
            return date(int(value) * 10, 1, 1), date(int(value) * 10 + 9, 12, 31)
        if re.fullmatch(r"\d{4}", value):
            return date(int(value), 1, 1), date(int(value), 12, 31)
        if re.fullmatch(r"\d{4}-\d\d", value):
            return _months(int(value[:4]), int(value[5:]), 1)
        return (date.fromisoformat(value), date.fromisoformat(value)) if ISO_DAY.fullmatch(value) else None
    except ValueError:
        return None


def _months(year: int, month: int, size: int) -> tuple[date, date]:
    last = month + size - 1
    return date(year, month, 1), date(year, last, calendar.monthrange(year, last)[1])


def length(value: str) -> float | None:
    """A duration in days; None for other values."""
    found = DURATION.fullmatch(value)
    if not found or value in ("P", ""):
        return None
    total = sum(float(found[unit] or 0) * size for unit, size in (("Y", 365), ("M", 30), ("W", 7), ("D", 1)))
    clock = CLOCK.fullmatch(found["T"] or "")
    return total + (float(clock[1] or 0) / 24 + float(clock[2] or 0) / 1440 if clock else 0)


def is_right(case: Case, value: str) -> bool:
    """True when ``value`` says what the sentence says."""
    return any(_is_same(case, wanted, value) for wanted in case.values)


def _is_same(case: Case, wanted: str, value: str) -> bool:
    if wanted == value:
        return True
    if case.kind in ("part", "clock"):
        return _is_moment(wanted, value)
    if case.kind == "duration":
        return length(value) is not None and abs((length(value) or 0) - (length(wanted) or 0)) < 0.01
    asked, said = days(wanted), days(value)
    if asked is None or said is None:
        return False
    inside = asked[0] <= said[0] and said[1] <= asked[1]
    return asked == said or (inside and case.kind in COARSE)


def _is_moment(wanted: str, value: str) -> bool:
    """True for the right day with the right hour; a part of the day is right with an hour in it."""
    if value[:10] != wanted[:10] or "T" not in value:
        return False
    if wanted[10:] not in PARTS:
        return value[11:16] == wanted[11:16]
    first, last = PARTS[wanted[10:]]
    hour = value[11:13]
    return hour.isdigit() and first <= int(hour) < last


# ---- the libraries ---------------------------------------------------------------------------------


def read_with_dragoman() -> tuple[Reader, Callable[[str], object]]:
    """Dragoman's reader of times, and the parse it needs."""
    from dragoman.analyze.parsing import load_parser, parse, reading_copy
    from dragoman.analyze.times import find_times, load_time_grammar
    from dragoman.knowledge.tables import DATA
    from dragoman.records import Article

    nlp, grammar = load_parser(), load_time_grammar(DATA / "lang" / "en" / "times.toml")
    docs: dict[str, Any] = {}

    def prepare(text: str) -> object:
        (docs[text],) = parse(nlp, [reading_copy(text)])
        return docs[text]

    def read(text: str) -> list[Answer]:
        times = find_times(docs[text], Article("a", text, published=PUBLISHED.isoformat()), grammar)
        return [Answer(each.start, each.end, value) for each in times for value in (each.interval, each.value) if value]

    return read, prepare


def read_with_recognizers() -> Reader:
    """The reader that Microsoft's recognizers give."""
    library = import_module("recognizers_date_time")
    today = datetime(PUBLISHED.year, PUBLISHED.month, PUBLISHED.day)

    def read(text: str) -> list[Answer]:
        found = library.recognize_datetime(text, library.Culture.English, reference=today)
        return [
            Answer(each.start, each.end + 1, value)
            for each in found
            for row in (each.resolution or {}).get("values", ())
            for value in _values_of(row)
        ]

    return read


def _values_of(row: dict[str, str]) -> Iterator[str]:
    """What a resolution of the recognizers says; some of their ranges end on the last day, some on the day after."""
    kind, timex = row.get("type", ""), row.get("timex", "")
    if kind == "duration" or kind == "set" or SEASON.fullmatch(timex):
        yield timex
    if kind in ("date", "datetime"):
        if row.get("value", "")[:1].isdigit():
            yield row["value"].replace(" ", "T")
    if kind == "datetimerange" and "start" in row:
        yield row["start"].replace(" ", "T")
    if kind == "daterange":
        first, last = row.get("start", ".."), row.get("end", "..")
        first = _moved(first, 1) if row.get("Mod") == "after" else first
        yield f"{first}/{_moved(last, -1)}"
        yield f"{first}/{last}"


def _moved(day: str, by: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat() if ISO_DAY.fullmatch(day) else day


def read_with_dateparser() -> Reader:
    """The reader that dateparser gives."""
    library = import_module("dateparser.search")
    base = datetime(PUBLISHED.year, PUBLISHED.month, PUBLISHED.day)
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}

    def read(text: str) -> list[Answer]:
        found = library.search_dates(text, languages=["en"], settings=settings) or []
        answers = []
        for words, moment in found:
            start = text.find(words)
            written = moment.isoformat()[:16] if moment.time() != base.time() else moment.date().isoformat()
            answers.append(Answer(start, start + len(words), written))
        return answers

    return read


# ---- the table -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Score:
    """How many cases were right with any answer and with the first, and what a sentence cost."""

    name: str
    any_answer: int
    first_answer: int
    milliseconds: float
    wrong: tuple[str, ...]


def measure(name: str, read: Reader, cases: Iterable[Case]) -> Score:
    """Read every case, twice where that is needed for the clock; the faster of the two counts."""
    listed = list(cases)
    answers = [read(case.text) for case in listed]
    begun = time.perf_counter()
    for case in listed:
        read(case.text)
    seconds = time.perf_counter() - begun
    whole, first, wrong = 0, 0, []
    for case, given in zip(listed, answers, strict=True):
        values = [
            each.value for each in given if case.kind == "none" or each.start < case.end and case.start < each.end
        ]
        right = [is_right(case, value) for value in values]
        none = case.kind == "none" and not values
        whole += none or any(right)
        first += none or (bool(right) and right[0])
        if not (none or any(right)):
            wrong.append(f"  {name}: {case.text}  [{'|'.join(case.values)}]  said {', '.join(values) or 'nothing'}")
    return Score(name, whole, first, 1000 * seconds / len(listed), tuple(wrong))


def run(cases: list[Case]) -> list[Score]:
    """The scores of everything that is installed."""
    read, prepare = read_with_dragoman()
    begun = time.perf_counter()
    for case in cases:
        prepare(case.text)
    parsing = 1000 * (time.perf_counter() - begun) / len(cases)
    own = measure("dragoman", read, cases)
    scores = [own]
    for name, load in (("recognizers-text-date-time", read_with_recognizers), ("dateparser", read_with_dateparser)):
        try:
            scores.append(measure(name, load(), cases))
        except ImportError as missing:
            print(f"{name} left out: {missing}")
    both = Score("dragoman with the parse", own.any_answer, own.first_answer, own.milliseconds + parsing, ())
    return [*scores, both]


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description="Times read right, and what a sentence costs.")
    asked.add_argument("--wrong", action="store_true", help="print every answer that is not right")
    asked.add_argument("--after", action="store_true", help="only the sentences written when the grammar was done")
    wanted = asked.parse_args()
    cases = read_cases(wanted.after)
    number, scores = len(cases), run(cases)
    print(f"\n| {number} sentences | right (any answer) | right (first answer) | ms a sentence |\n|---|---|---|---|")
    for each in scores:
        shares = (f"{count} ({count / number:.2f})" for count in (each.any_answer, each.first_answer))
        print(f"| {each.name} | {' | '.join(shares)} | {each.milliseconds:.2f} |")
    if wanted.wrong:
        print("\n".join(line for each in scores for line in each.wrong))


if __name__ == "__main__":
    main()
