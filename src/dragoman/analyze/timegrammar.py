"""The grammar of time expressions: word classes, patterns and guards, read from ``times.toml``.

A text is split into words once; every word becomes one character that stands for its classes, and every pattern
becomes a regular expression over these characters. So the words are data, and matching costs next to nothing.

The notation of a pattern: ``word`` itself · ``<month>`` a word of that class, kept as a slot · ``<to=month>`` the same
under another name · ``<number>`` also names a phrase of the table ``phrases`` · ``{a ...}`` a part that is an expression
of its own · ``( | )``, ``?`` and ``*`` as in regular expressions.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from dragoman.errors import KnowledgeError
from dragoman.records.record import TimeType

OTHER = " "
_FIRST = 0xE000
_SYMBOL = re.compile(r"<(?:(\w+)=)?(\w+)>|\{(\w+)|([()|?*}])|\\?([^\s<>{}()|?*\\]+|(?<=\\).)")
_SHAPES: dict[str, tuple[str, ...]] = {  # what the numeral looks like, and the classes it then has
    "day": ("int", "day", "hour", "year2"),
    "small": ("int", "year2"),
    "int": ("int", "military"),
    "three-digits": ("int", "old_year"),
    "year": ("int", "year", "military"),
    "military": ("int", "military"),
    "decimal": ("decimal",),
    "ordinal-day": ("ordinal", "nth"),
    "ordinal": ("ordinal",),
    "decade": ("decade",),
    "clock": ("clock",),
    "iso": ("iso",),
    "slash": ("slash",),
    "short-year": ("short_year",),
}


class Word(NamedTuple):
    """One word or sign of a text in lower case, with its place."""

    text: str
    start: int
    end: int


SPLITTER = re.compile(
    r"""(?P<odd>[qQ][1-4]\b|\b[abpABP]\.[cdmCDM]\b\.?)
    |(?P<word>[^\W\d_]+)
    |(?P<gap>\n[^\S\n]*\n\s*)
    |(?P<iso>(?<!\d)\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\d-]))
    |(?P<slash>(?<![\d/.])\d{1,2}(?P<sep>[/.])\d{1,2}(?P=sep)\d{4}(?![\d/]))
    |(?P<clock>(?<![\d:.])\d{1,2}:\d\d(?::\d\d)?(?![\d:])|(?<![\d.])\d{1,2}\.\d\d(?=\s?[apAP]\.?[mM]))
    |(?P<decade>\b(?:1\d|20)\d0['’]?[sS]\b|['’]?\b\d0[sS]\b)
    |(?P<ordinal>\b\d{1,4}(?:st|nd|rd|th|ST|ND|RD|TH)\b)
    |(?P<short_year>['’]\d\d\b)
    |(?P<number>(?<![\w.])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![^\W_]|,\d)
        |(?<!\w)\d{1,2}(?=[apAP]\.?[mM]\b))
    |(?P<genitive>['’](?:[sS]|[cC][lL][oO][cC][kK])\b)
    |(?P<sign>[^\w\s]|_)""",
    re.VERBOSE,
)
"""Cuts a text into words; the name of the group is the shape of the word."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One kind of expression: how it is written, how its value is made, and the sentences that prove it."""

    id: str
    type: TimeType
    make: str
    forms: tuple[re.Pattern[str], ...]
    guard: str
    needs: str
    settings: Mapping[str, Any]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimeGrammar:
    """All that Dragoman knows about the words of time in one language."""

    words: Mapping[str, Mapping[str, Any]]
    lists: Mapping[str, frozenset[str]]
    holidays: Mapping[str, str]
    patterns: tuple[Pattern, ...]
    before: Mapping[tuple[str, ...], str]
    after: Mapping[tuple[str, ...], str]
    relations: Mapping[tuple[str, ...], str]
    time_then_day: frozenset[tuple[str, ...]]
    day_then_time: frozenset[tuple[str, ...]]
    weak: frozenset[str]
    published: str
    codes: Mapping[str, str]
    dotted: frozenset[str]

    def split(self, text: str) -> tuple[list[Word], str]:
        """The words of ``text`` and, of the same length, the string of their class characters."""
        words: list[Word] = []
        codes: list[str] = []
        code_of, capital, dotted = self.codes, self.lists["capital"], self.dotted
        for found in SPLITTER.finditer(text):
            shape = found.lastgroup
            start, end = found.span()
            if shape == "word":
                lower = found.group().lower()
                if lower in dotted and text[end : end + 1] == ".":
                    lower, end = lower + ".", end + 1
                code = code_of.get(lower, OTHER)
                if code != OTHER and lower in capital and text[start].islower():
                    code = OTHER
            elif shape == "sign":
                lower = found.group()
                if lower == "." and words and words[-1].end > start:
                    continue  # it belongs to the abbreviation before it
                code = code_of.get(lower, OTHER)
            elif shape == "gap":
                lower, code, end = "\n", OTHER, start
            else:
                lower = found.group().lower().replace("’", "'")
                code = (
                    code_of.get(lower, OTHER)
                    if shape in ("odd", "genitive")
                    else code_of[f"#{_shape(shape or '', lower)}"]
                )
            words.append(Word(lower, start, end))
            codes.append(code)
        return words, "".join(codes)

    def value(self, kind: str, word: str) -> Any:
        """What ``word`` means as a word of class ``kind``; None where it is none."""
        return self.words[kind].get(word)


def _shape(shape: str, text: str) -> str:
    """The finer shape of a numeral: a day of the month, a year, another number."""
    if shape == "ordinal":
        return "ordinal-day" if 1 <= int(re.sub(r"\D", "", text)) <= 31 else "ordinal"
    if shape != "number":
        return shape.replace("_", "-")
    if not text.isdecimal() or not text.isascii():
        return "int" if text.replace(",", "").isdecimal() else "decimal"
    number = int(text) if len(text) <= 4 else 0
    if len(text) == 4 and text[0] == "0" and number % 100 < 60:
        return "military"  # 0930; 1930 may also be a year
    if len(text) <= 2 and 1 <= number <= 31:
        return "day"
    if len(text) == 2:
        return "small"
    if len(text) == 3:
        return "three-digits"
    return "year" if len(text) == 4 and 1000 <= number <= 2199 else "int"


def load_time_grammar(path: Path) -> TimeGrammar:
    """The grammar in the TOML file ``path``; a KnowledgeError names the pattern that is wrong."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read as TOML: {error}") from error
    return _Builder(path.name, data).build()


class _Builder:
    """Turns the tables of one file into a grammar: gives each word a character, then compiles the patterns."""

    def __init__(self, name: str, data: Mapping[str, Any]) -> None:
        self.name, self.data = name, data
        self.classes: dict[str, Mapping[str, Any]] = dict(data["words"])
        self.holidays = {_spaced(name): row["rule"] for row in data["holiday"] for name in row["names"]}
        self.phrases = data["phrases"] | {
            "holiday": "( " + " | ".join(sorted(self.holidays, key=len, reverse=True)) + " )"
        }
        self.codes: dict[str, str] = {}
        self.members: dict[str, set[str]] = {}
        for kind, listed in self.classes.items():
            for word in listed:
                self.members.setdefault(kind, set()).add(self._code(word))
        for shape, kinds in _SHAPES.items():
            for kind in kinds:
                self.members.setdefault(kind, set()).add(self._code(f"#{shape}"))

    def _code(self, word: str) -> str:
        return self.codes.setdefault(word, chr(_FIRST + len(self.codes)))

    def build(self) -> TimeGrammar:
        patterns = tuple(self._pattern(row) for row in self.data["pattern"])
        before, after = self._modifiers("before"), self._modifiers("after")
        lists = {name: frozenset(words) for name, words in self.data["lists"].items()}
        relations = {
            tuple(phrase.split()): kind for kind, phrases in self.data["relations"].items() for phrase in phrases
        }
        return TimeGrammar(
            words=self.classes,
            lists=lists,
            holidays=self.holidays,
            patterns=patterns,
            before=before,
            after=after,
            relations=relations,
            time_then_day=self._glue("time_then_day"),
            day_then_time=self._glue("day_then_time"),
            weak=self._weak(),
            published=self.data["published"],
            codes=self.codes,
            dotted=frozenset(word[:-1] for word in self.codes if word.endswith(".") and word[:-1].isalpha()),
        )

    def _modifiers(self, side: str) -> dict[tuple[str, ...], str]:
        """From (kind of expression, words beside it) to the TIMEX3 modifier."""
        return {
            (kind, *phrase.split()): row["mod"]
            for row in self.data["modifier"]
            for phrase in row.get(side, ())
            for kind in row["applies"]
        }

    def _glue(self, name: str) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(phrase.split()) for phrase in self.data["glue"][name])

    def _weak(self) -> frozenset[str]:
        """The characters of words that never make an expression alone."""
        weak = self.data["weak"]
        members = {code for kind in weak["classes"] for code in self.members[kind]}
        members |= {self.codes[word] for word in weak["words"] if word in self.codes}
        return frozenset(members - {self.codes[word] for word in weak["except"]})

    def _pattern(self, row: Mapping[str, Any]) -> Pattern:
        forms = [row["match"]] if isinstance(row["match"], str) else row["match"]
        try:
            compiled = tuple(re.compile(self._compile(form, keep=True)) for form in forms)
        except (re.error, KeyError) as error:
            raise KnowledgeError(f"{self.name}: pattern {row.get('id')!r}: cannot be understood: {error}") from error
        return Pattern(
            id=row["id"],
            type=row["type"],
            make=row["make"],
            forms=compiled,
            guard=row.get("guard", ""),
            needs=row.get("needs", ""),
            settings=row.get("with", {}),
            examples=tuple(row.get("examples", ())),
            near_misses=tuple(row.get("not", ())),
        )

    def _compile(self, form: str, keep: bool) -> str:
        """The regular expression over class characters for one written form; slots are captured where ``keep``."""
        out: list[str] = []
        seen: dict[str, int] = {}
        for slot, kind, part, sign, word in (each.groups() for each in _SYMBOL.finditer(form)):
            if kind:
                inner = self._inner(kind)
                name = slot or kind
                seen[name] = seen.get(name, 0) + 1
                again = f"__{seen[name]}" if seen[name] > 1 else ""  # a slot may stand in two branches of a form
                out.append(f"(?P<{name}{again}>{inner})" if keep else f"(?:{inner})")
            elif part:
                out.append(f"(?P<{part}>")
            elif sign:
                out.append("(?:" if sign == "(" else ")" if sign == "}" else sign)
            else:
                out.append(self._code(word))
        return "".join(out)

    def _inner(self, kind: str) -> str:
        if kind in self.phrases:
            return self._compile(self.phrases[kind], keep=False)
        return "[" + "".join(sorted(self.members[kind])) + "]"


def _spaced(name: str) -> str:
    """A name with its words as ``split`` cuts them: "new year's eve" is "new year 's eve"."""
    return name.replace("'s", " 's")
