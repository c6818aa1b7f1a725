"""Texts in capitals put into ordinary letters, character for character, so that parser and tables can read them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dragoman.analyze.spelling import Casing, casing_for
from dragoman.knowledge.actors import ActorTable

SHARE = 0.8
"""A part of a text is in capitals when at least this share of its letters is."""
ENOUGH = 12
"""Fewer capital letters than this (an acronym, initials) never make a part in capitals."""

Case = Literal["small", "title", "keep"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_RUN = re.compile(r"[A-ZÀ-Þ]{2,}[^a-zß-ÿ\n]{1,3}[A-ZÀ-Þ]{2,}")
_BLOCK = re.compile(r"[^\n]*(?:\n(?![^\S\n]*\n)[^\n]+)*\n*")
_BRACKETED = re.compile(r"[(\[]([A-ZÀ-Þ][A-ZÀ-Þ0-9]{1,4})[)\]]")
_ROMAN = re.compile(r"II|III|IV|VI{1,3}|IX|XI{1,3}|XIV|XVI{0,3}")
_STOP = re.compile(r"[.!?:]|--|\n[^\S\n]*\n")
_AFTER_NUMBER = re.compile(r"\d+(?:st|nd|rd|th|d|s|mm|cm|km|kg|m)")
_NUMBERED = re.compile(r"-\d")
_VOWEL = re.compile(r"[AEIOUYÀ-Þ]")
_TAILS = frozenset({"s", "t", "ll", "re", "ve", "d", "m", ""})


@dataclass(slots=True)
class _Word:
    """A word in capitals on its way: where it stands, how it should come out, and whether it begins a sentence."""

    start: int
    end: int
    low: str
    case: Case
    first: bool
    spelling: str | None = None

    @property
    def is_name(self) -> bool:
        return self.case != "small" or self.spelling is not None


# ---- which parts are in capitals ---------------------------------------------------------------


def is_capitals(text: str) -> bool:
    """True when ``text`` is written mostly in capitals.

    >>> is_capitals("FREEDONIA RECALLS ENVOY"), is_capitals("Freedonia recalls its FLF envoy")
    (True, False)
    """
    upper = sum(map(str.isupper, text))
    if upper < ENOUGH:
        return False
    return upper >= SHARE * (upper + sum(map(str.islower, text)))


def _capital_parts(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of ``text`` in capitals: paragraphs, and single lines of a paragraph that is not."""
    for block in _BLOCK.finditer(text):
        if not _RUN.search(text, block.start(), block.end()):
            continue
        if is_capitals(block.group()):
            yield block.span()
            continue
        at = block.start()
        for line in block.group().splitlines(keepends=True):
            if len(line.split(None, 3)) > 2 and is_capitals(line):
                yield at, at + len(line)
            at += len(line)


# ---- recasing ----------------------------------------------------------------------------------


def recase(text: str, actors: ActorTable | None = None) -> str:
    """``text`` with its parts in capitals put into ordinary letters; every character stays where it is.

    The names of ``actors`` come out as the table spells them.

    >>> recase("FREEDONIA ACCUSED PRESIDENT RUFO OF SYLVANIA. HE SAID NOTHING.")
    'Freedonia accused President Rufo of Sylvania. He said nothing.'
    """
    if not _RUN.search(text):
        return text
    parts = list(_capital_parts(text))
    if not parts:
        return text
    casing = casing_for(actors)
    acronyms = _acronyms(text, casing)
    words = [_read_part(text, start, end, casing, acronyms) for start, end in parts]
    learned = dict(each for part in words for each in _names_of_acronyms(text, part))
    learned |= {low: low.title() for part in words for low in _surnames(text, part, casing)}
    written, at = [], 0
    for (start, end), part in zip(parts, words, strict=True):
        written += [text[at:start], _recase_part(text, start, end, part, casing, learned)]
        at = end
    return "".join([*written, text[at:]])


def _acronyms(text: str, casing: Casing) -> frozenset[str]:
    """Words that stand alone in brackets and are no ordinary words: "(FLF)"."""
    found = {each.lower() for each in _BRACKETED.findall(text)}
    return frozenset(each for each in found if each not in casing.words and each not in casing.either)


def _recase_part(
    text: str, start: int, end: int, words: list[_Word], casing: Casing, learned: Mapping[str, str]
) -> str:
    _spell_known_names(text, words, casing, learned)
    for at in range(len(words)):
        _fit_to_neighbours(text, words, at, casing)
    written, last = [], start
    for word in words:
        written += [text[last : word.start], _write(text[word.start : word.end], word)]
        last = word.end
    return "".join([*written, text[last:end]])


def _read_part(text: str, start: int, end: int, casing: Casing, acronyms: frozenset[str]) -> list[_Word]:
    words: list[_Word] = []
    opened = False  # a bracket that begins a sentence: what follows it begins one too, as in "[TEXT] THE ..."
    for found in _WORD.finditer(text, start, end):
        token = found.group()
        between = text[words[-1].end : found.start()] if words else ""
        first = not words or _begins_sentence(between, words[-1].low, casing) or (opened and between[:1] in "])")
        if between[:1] in ("]", ")"):
            opened = False
        if between[-1:] in ("[", "(") or (not words and text[start : found.start()].strip() in ("[", "(")):
            opened = first
        low, case = token.lower(), _case_of(token, casing, acronyms)
        if len(low) < 4 and low not in casing.words and _NUMBERED.match(text, found.end()):  # AK-47
            case = "keep"
        words.append(_Word(found.start(), found.end(), low, case, first, casing.spelled.get(low)))
    return words


def _begins_sentence(between: str, before: str, casing: Casing) -> bool:
    stop = _STOP.search(between)
    if not stop or (stop.group() == ":" and '"' not in between and "“" not in between):
        return False
    if between.startswith("."):
        only_a_point = not between[1:].strip()
        return between != "." and not (only_a_point and (len(before) == 1 or before in casing.abbreviations))
    return True


def _case_of(token: str, casing: Casing, acronyms: frozenset[str]) -> Case:
    low = token.lower().replace("’", "'")
    if not token.isupper() or len(low) != len(token):
        return "keep"
    if token[0].isdigit():
        return "small" if _AFTER_NUMBER.fullmatch(low) else "keep"
    stem, _, tail = low.partition("'")
    if (len(stem) == 1 and low != "a" and tail in _TAILS) or _ROMAN.fullmatch(token):
        return "keep"
    if tail in _TAILS and (tail == "t" or low in casing.words or _is_ordinary(stem, casing)):
        return "small"
    if stem in casing.spelled:
        return "keep" if casing.spelled[stem].isupper() else "title"
    if stem in acronyms or any(map(str.isdigit, stem)):
        return "keep"
    return "title" if _VOWEL.search(token, 0, len(stem)) else "keep"


def _is_ordinary(low: str, casing: Casing) -> bool:
    return low in casing.words or low in casing.either or low in casing.titles


def _spell_known_names(text: str, words: list[_Word], casing: Casing, learned: Mapping[str, str]) -> None:
    """Gives the words of known names their spelling, the longest name first."""
    firsts = {key.split(" ", 1)[0] for key in learned}
    at = 0
    while at < len(words):
        low = _stem(words[at].low)
        size = max(casing.longest.get(low, 0), 9 if low in firsts else 0)
        for count in range(min(size, len(words) - at), 0, -1):
            group = words[at : at + count]
            key = " ".join(_stem(word.low) for word in group)
            name = casing.names.get(key) or learned.get(key)
            if name and _is_joined(text, group):
                for word, spelling in zip(group, name.split(), strict=True):
                    word.spelling = spelling
                at += count - 1
                break
        at += 1


def _stem(low: str) -> str:
    return low[:-2] if low.endswith(("'s", "’s")) else low


def _is_joined(text: str, group: list[_Word]) -> bool:
    gaps = (text[one.end : other.start] for one, other in pairwise(group))
    return all(len(gap) < 4 and not gap.strip(" \n-.'’") for gap in gaps)


def _names_of_acronyms(text: str, words: list[_Word]) -> Iterator[tuple[str, str]]:
    """Names whose initials stand beside them in brackets, in any order: "Freedonian Front for Liberation (FLF)"."""
    for at, word in enumerate(words):
        if word.case != "keep" or not 2 < len(word.low) < 9:
            continue
        group: list[_Word] = []
        if text[word.start - 1 : word.start] in ("(", "["):
            group = _with_initials(list(reversed(words[max(0, at - 12) : at])), word.low)[::-1]
        elif text[word.end : word.end + 2] in (" (", " ["):
            group = _with_initials(words[at + 1 : at + 12], word.low)
        if group and _is_joined(text, group):
            spelled = (_title(each.low.upper()) if len(each.low) > 3 else each.low for each in group)
            yield " ".join(each.low for each in group), " ".join(spelled)


def _surnames(text: str, words: list[_Word], casing: Casing) -> Iterator[str]:
    """Words that are names here, because they follow a title or a first name once: "President Roe"."""
    for before, word in pairwise(words):
        low = _stem(word.low)
        if word.first or word.case != "small" or not (low in casing.rare or low in casing.either):
            continue
        leads = before.low in casing.titles or (before.low in casing.first_names and before.case == "title")
        if leads and _is_joined(text, [before, word]):
            yield low


def _with_initials(words: list[_Word], letters: str) -> list[_Word]:
    """The first of ``words`` whose initials are ``letters``; short words may stand between them."""
    wanted, found = list(letters), []
    for word in words:
        if word.low[0] in wanted:
            wanted.remove(word.low[0])
        elif len(word.low) > 3:
            return []
        found.append(word)
        if not wanted:
            return found
    return []


def _fit_to_neighbours(text: str, words: list[_Word], at: int, casing: Casing) -> None:
    """Titles before names, months, particles, words that are names after a name, beginnings of sentences."""
    word = words[at]
    before = words[at - 1] if at and not word.first else None
    after = words[at + 1] if at + 1 < len(words) and not words[at + 1].first else None
    joined = after if after and _is_joined(text, [word, after]) else None
    joins = before if before and _is_joined(text, [before, word]) else None
    low = _stem(word.low)
    if low in casing.months and _is_month(before, after, casing):
        word.case = "title"
    elif low in casing.unsure and _is_acronym(casing.unsure[low], before, joined):
        word.case = "keep"
    elif low in casing.first_names and joined and joined.is_name and not joined.low.endswith("'s"):
        word.case = "title"
    elif low in casing.particles:
        _fit_particle(text, word, joins, joined, casing)
    elif low in casing.titles:
        word.case = "title" if joined and _leads_to_name(words, at, casing) else word.case
    elif low in casing.either and joins and joins.case == "title" and not _is_people(joins.low):
        word.case = "title"
    if word.first and word.case == "small":
        word.case = "title"


def _fit_particle(text: str, word: _Word, before: _Word | None, after: _Word | None, casing: Casing) -> None:
    if not after or word.first:
        return
    always = word.low in casing.small_particles or text[word.end : word.end + 1] == "-"  # al-Roe
    between_names = before and before.is_name and (after.is_name or after.low in casing.particles)
    between_names = between_names or (before is not None and before.low in casing.small_particles)
    if always or between_names:
        word.case, word.spelling = "small", None


def _is_month(before: _Word | None, after: _Word | None, casing: Casing) -> bool:
    beside_number = any(each is not None and each.low[:1].isdigit() for each in (before, after))
    return beside_number or (before is not None and before.low in casing.before_a_month)


def _is_acronym(unsure: tuple[frozenset[str], frozenset[str]], before: _Word | None, after: _Word | None) -> bool:
    return (before is not None and before.low in unsure[0]) or (after is not None and after.low not in unsure[1])


def _is_people(low: str) -> bool:
    """True for words that look like "Freedonian" or "Sinaitic": a common noun may follow them."""
    return low.endswith(("an", "ese", "ish", "i"))


def _leads_to_name(words: list[_Word], at: int, casing: Casing) -> bool:
    """True when a name follows the title, perhaps after further titles ("Vice President Jane Roe")."""
    for word in words[at + 1 : at + 4]:
        if word.low not in casing.titles:
            return word.case == "title" and not word.first
    return False


def _write(token: str, word: _Word) -> str:
    if word.spelling is not None and len(word.spelling) <= len(token):
        head = word.spelling[:1].upper() + word.spelling[1:] if word.first else word.spelling
        return head + _lower(token[len(head) :])
    if word.case == "small":
        return _lower(token)
    if word.case == "title":
        return _title(token)
    stem = token.replace("’", "'").partition("'")[0]
    return stem + _lower(token[len(stem) :])


def _title(token: str) -> str:
    """``token`` with its first letter large; O'Roe and McRoe keep their second capital."""
    low = _lower(token)
    if len(token) > 4 and (token[1] in "'’" or token.startswith("MC")):
        return token[0] + low[1] + token[2] + low[3:]
    return token[0] + low[1:]


def _lower(token: str) -> str:
    low = token.lower()
    if len(low) == len(token):
        return low
    return "".join(small if len(small := each.lower()) == 1 else each for each in token)
