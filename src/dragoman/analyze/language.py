"""Is the article in a language that can be coded? What is given wins; a short or doubtful text counts as English."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from dragoman.records import Article, Problem

CODED = "en"
SHORT = 20
"""Texts of fewer words give no language away."""
ENGLISH = 0.20
"""From this share of English function words on a text is English; the guess by letters is not asked."""
SURE = 0.5
"""A guess by letters counts from this probability on (py3langid, normalised)."""
SAMPLE = 20_000
"""Characters that are looked at."""

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The language of an article: whether that is ``certain``, and ``foreign`` where it cannot be coded."""

    language: str
    certain: bool
    foreign: bool
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    function_words: frozenset[str]
    names: Mapping[str, str]


@cache
def _load_words() -> _Words:
    text = (files("dragoman") / "data" / "lang" / "en" / "language.toml").read_text("utf-8")
    data = tomllib.loads(text)
    return _Words(frozenset(data["function_words"].split()), data["names"])


@cache
def _load_guesser() -> Callable[[str], tuple[str, float]]:
    """The language guesser; loaded only for a text that is not plainly English."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    guesser = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return cast(Callable[[str], tuple[str, float]], guesser.classify)


def check_language(article: Article) -> Verdict:
    """The language of ``article``, and a Problem where it is foreign or had to be taken for English.

    >>> check_language(Article("a", "La votación fue ayer.", language="es")).foreign
    True
    """
    if article.language and article.language.strip():
        return _given(article.language.strip())
    known = _load_words()
    words = _WORD.findall(article.text[:SAMPLE].lower())
    share = sum(word in known.function_words for word in words) / len(words) if words else 0.0
    if share >= ENGLISH and len(words) >= SHORT:
        return Verdict(CODED, certain=True, foreign=False)
    if len(words) < SHORT and not _is_other_script(article.text[:SAMPLE]):
        return _taken_for_english(f"only {len(words)} words to tell the language by")
    language, chance = _guess(words, article.text[:SAMPLE])
    if language == CODED and len(words) >= SHORT:
        return Verdict(CODED, certain=True, foreign=False)
    if chance < SURE or share > ENGLISH / 2:
        return _taken_for_english(f"the language is uncertain (perhaps {_name(language)})")
    return _foreign(language, f"the text seems to be {_name(language)}")


def _given(written: str) -> Verdict:
    """The verdict on a language that came with the article: "en", "en-GB", "English", "es"."""
    low = written.lower()
    names = {name.lower(): code for code, name in _load_words().names.items()}
    code = names.get(low) or ("en" if low == "eng" else re.split(r"[-_]", low)[0])
    if code == CODED:
        return Verdict(CODED, certain=True, foreign=False)
    return _foreign(code, f"the article is given as {_name(code)}")


def _taken_for_english(reason: str) -> Verdict:
    problem = Problem("language", f"{reason}; coded as English; give the field 'language' to be sure")
    return Verdict(CODED, certain=False, foreign=False, problem=problem)


def _foreign(language: str, reason: str) -> Verdict:
    advice = "only English is coded; translate it first, or set the field 'language' to 'en' if this is wrong"
    return Verdict(language, certain=True, foreign=True, problem=Problem("language", f"{reason}; {advice}"))


def _guess(words: list[str], text: str) -> tuple[str, float]:
    """The likeliest language and its probability; words in small letters, so that capitals do not mislead."""
    if not words:
        return CODED, 0.0
    safe = text.lower().encode("utf-8", "replace").decode("utf-8")
    return _load_guesser()(safe)


def _is_other_script(text: str) -> bool:
    """True when most letters are outside the Latin alphabet, so that even a short text cannot be English."""
    letters = [each for each in text if each.isalpha()]
    return len(letters) >= SHORT and sum(each > "\u024f" for each in letters) * 2 > len(letters)


def _name(language: str) -> str:
    return _load_words().names.get(language, repr(language))
