"""Names in other spellings: "Mohammed Moussawi" for "Muhammad Musawi", by a key that both share."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.knowledge.englishwords import common_words
from dragoman.knowledge.tables import DATA, read_table

COLUMNS = ("kind", "written", "key", "example")
KINDS = ("letters", "word", "small", "noun")
_ALIKE = {"a": "a", "e": "a", "i": "i", "y": "i", "o": "o", "u": "o"}
"""Vowels, and for which they are written."""
_NO_VOWELS = str.maketrans(dict.fromkeys(_ALIKE, ""))
_NO_CONSONANTS = str.maketrans({chr(code): _ALIKE.get(chr(code), "-") for code in range(128)})
_TWICE = re.compile(r"(.)\1+")
LEAST = 5
"""Consonants that a name must have for its key to say enough."""
_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*")
_BIG = r"[A-Z][A-Za-z]+(?:'[A-Za-z]+)*'?"


@dataclass(frozen=True, slots=True)
class Key:
    """What spellings of a word have in common: consonants the same, vowels nearly."""

    consonants: str
    vowels: str


Word = tuple[int, int, Key]
"""A word of a text: its start, its end, its key."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """The table of spellings: what letters become, small words, and what a name of several words looks like."""

    becomes: Callable[[str], str]
    words: dict[str, str]
    small: frozenset[str]
    phrase: re.Pattern[str]


class VariantFinder:
    """Finds names of several words in other spellings than those given: ``find`` gives (start, end, index).

    The keys of a name are worked out when a text first holds its first word, so that loading stays fast.
    """

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        self._waiting: dict[str, list[tuple[int, str]]] = {}
        self._names: dict[str, list[tuple[int, tuple[Key, ...]]]] = {}
        self._written: dict[int, str] = {}
        small = load_spelling().small
        for index, name in names:
            self._written[index] = name
            words = name.replace("-", " ").split()
            first = next((word for word in words if len(word) > 1 and word.lower() not in small), "")
            if first.isalpha() or "'" in first:
                self._waiting.setdefault(key_of(first.removesuffix("'s").rstrip("'")).consonants, []).append(
                    (index, name)
                )

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Start, end and index of each name that ``text`` (leveled, see ``names.level``) spells in some way."""
        for phrase in load_spelling().phrase.finditer(text):
            words = list(_words(text, phrase.start(), phrase.end()))
            for i, (start, _, key) in enumerate(words):
                found = self._longest([word[2] for word in words[i:]], key.consonants)
                # "the Soviet army" is a description; "the Kurdistan Workers' party" is a name.
                if found is None or not (found[0] > 2 or text[words[i + 1][0]].isupper()):
                    continue
                if not self._has_other_words(text, words[i : i + found[0]], found[1]):
                    yield start, words[i + found[0] - 1][1], found[1]

    def _has_other_words(self, text: str, words: Sequence[Word], index: int) -> bool:
        """True where a word of English stands for one with other vowels: "In March" is no "En Marche"."""
        spelled = [(text[start:stop].lower(), key) for start, stop, key in words]
        changed = [word for (word, key), own in zip(spelled, keys_of(self._written[index]), strict=True) if key != own]
        return any(word in common_words() for word in changed)

    def _longest(self, keys: Sequence[Key], first: str) -> tuple[int, int] | None:
        """Number of words and index of the longest name that ``keys`` begin with; of equals the nearest spelling."""
        best: tuple[int, int, int] | None = None
        for index, named in self._starting(first):
            if len(named) <= len(keys) and (differ := _differ(keys, named)) is not None:
                best = min(best or (0, 0, 0), (-len(named), differ, index))
        return (-best[0], best[2]) if best else None

    def _starting(self, first: str) -> Sequence[tuple[int, tuple[Key, ...]]]:
        """The names whose first word has this key, with the keys of all their words."""
        if first in self._waiting:
            keyed = ((index, keys_of(name)) for index, name in self._waiting.pop(first))
            self._names[first] = [(index, keys) for index, keys in keyed if _says_enough(keys)]
        return self._names.get(first, ())


def _says_enough(keys: Sequence[Key]) -> bool:
    return len(keys) > 1 and sum(len(key.consonants) for key in keys) >= LEAST


def _differ(keys: Sequence[Key], named: Sequence[Key]) -> int | None:
    """In how many words the vowels differ; None where consonants do, or more than one vowel of a word."""
    total = 0
    for key, other in zip(keys, named, strict=False):
        if key.consonants != other.consonants:
            return None
        if key.vowels != other.vowels:
            if not _differ_in_one(key.vowels, other.vowels):
                return None
            total += 1
    return total


def _differ_in_one(one: str, other: str) -> bool:
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    """Start, end and key of each word that counts: no small word, no initial, no possessive mark."""
    small = load_spelling().small
    for word in _WORD.finditer(text, start, end):
        letters, stop = word[0], word.end()
        if letters.endswith("'s"):
            letters, stop = letters[:-2], stop - 2
        if len(letters) > 1 and letters.lower() not in small:
            yield word.start(), stop, key_of(letters)


def keys_of(name: str) -> tuple[Key, ...]:
    """The keys of the words of a name without accents.

    >>> keys_of("Abd al-Nasser") == keys_of("Abdel Naser")
    True
    """
    return tuple(key for _, _, key in _words(name, 0, len(name)))


@lru_cache(maxsize=40_000)
def key_of(word: str) -> Key:
    """The key of one word.

    >>> key_of("Moustafa") == key_of("Mostafa") == key_of("Mustafa")
    True
    """
    spelling = load_spelling()
    word = word.lower().replace("'", "")
    letters = spelling.words.get(word) or spelling.becomes(word)
    first = "y" if letters[:1] == "y" else "a" if letters[:1] in tuple("aeiou") else ""
    vowels = letters[len(first) if first == "y" else 0 :].translate(_NO_CONSONANTS)
    return Key(first + _TWICE.sub(r"\1", letters.translate(_NO_VOWELS)), _TWICE.sub(r"\1", vowels).replace("-", ""))


@cache
def load_spelling() -> Spelling:
    """The table of spellings that comes with Dragoman; read once a process."""
    rows = read_table(DATA / "actors" / "spelling.tsv", COLUMNS)
    by_kind = {
        kind: {row["written"]: row["key"] for row in rows if row.choice("kind", KINDS) == kind} for kind in KINDS
    }
    small, nouns = "|".join(by_kind["small"]), "|".join(by_kind["noun"])
    phrase = (
        rf"(?:\b(?:[Aa]l|[Ee]l)[- ]|\b){_BIG}"
        rf"(?:[ -](?:(?:{small}|bin|ibn|ben)[ -]){{0,2}}(?:{_BIG}|[A-Z]\.(?= [A-Z])))+(?: (?:{nouns})\b)?"
    )
    return Spelling(_replacer(by_kind["letters"]), by_kind["word"], frozenset(by_kind["small"]), re.compile(phrase))


def _replacer(letters: dict[str, str]) -> Callable[[str], str]:
    """A function that writes the key's letters for the others in a word."""
    written = sorted(letters, key=lambda each: (len(each.rstrip("$")), each.endswith("$")), reverse=True)
    keys = [letters[each] for each in written]
    pattern = re.compile("|".join(f"({each})" for each in written))

    def becomes(word: str) -> str:
        return pattern.sub(lambda found: keys[(found.lastindex or 1) - 1], word)

    return becomes
