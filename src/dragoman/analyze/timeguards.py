"""Guards: what the words and the parse around a match must say before it counts as an expression of time.

``GUARDS`` holds them under the names that ``times.toml`` uses; each gets the first and last (exclusive) word.
"""

import re
from collections.abc import Callable

from dragoman.analyze.timegrammar import Pattern
from dragoman.analyze.timescene import Scene

NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "LAW"})
COUNTED = frozenset({"MONEY", "PERCENT", "QUANTITY"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
Guard = Callable[[Scene, int, int], bool]


def allows(scene: Scene, pattern: Pattern, first: int, last: int) -> bool:
    """False where the words around it say that the match is something else."""
    return GUARDS[pattern.guard](scene, first, last) if pattern.guard else True


def _entity(scene: Scene, at: int) -> str:
    token = scene.token(at)
    return token.ent_type_ if token is not None else ""


def _no_name(scene: Scene, first: int, last: int) -> bool:
    lists, word = scene.grammar.lists, scene.word(first)
    weekday = scene.grammar.value("weekday", word) is not None
    if scene.word(last) in lists["names"] and scene.words[last].start - scene.words[last - 1].end == 1:
        return weekday and _entity(scene, last) == "" and not scene.named(last)
    if last - first > 1 or len(scene.words) <= 4:
        return True
    entity = _entity(scene, first)
    if word in lists["doubtful"]:
        leads = lists["weekday_leads"] if weekday else lists["leads"]
        return (
            scene.word(first - 1) in leads
            and entity not in (NAMES if weekday else {"PERSON"})
            and not _is_verb(scene, first)
        )
    return entity not in NAMES


def _common(scene: Scene, first: int, last: int) -> bool:
    """Not the name of a newspaper or a broadcast."""
    return last - first > 1 or not scene.named(first)


def _recurrent(scene: Scene, first: int, last: int) -> bool:
    token = scene.token(first)
    return last - first > 1 or token is None or token.dep_ != "amod" or scene.word(first) == "daily"


def _is_verb(scene: Scene, at: int) -> bool:
    token = scene.token(at)
    return token is not None and token.tag_ in ("MD", "VB", "VBD", "VBP", "VBZ", "VBN")


def _wire(scene: Scene, first: int, last: int) -> bool:
    return scene.word(last - 1)[0] in "'’" or (
        scene.written(first, last).isupper() and scene.word(last) in ("(", "", "\n", ".", "-", ",")
    )


def _alone(scene: Scene, first: int, last: int) -> bool:
    after = scene.token(last)
    nominal = after is not None and last < len(scene.words) and after.pos_ in NOMINAL
    return (
        not nominal
        and scene.word(last) not in ("of", "-", "century")
        and (first == 0 or scene.word(first - 1) in scene.grammar.lists["leads"])
    )


def _year(scene: Scene, first: int, last: int) -> bool:
    lists = scene.grammar.lists
    if _is_military(scene, first, last):
        return False
    if last - first > 1 and scene.word(first) == "the":
        return True
    before, after = scene.word(first - 1), scene.word(last)
    if before in lists["not_year_leads"] or after in lists["not_year_follows"]:
        return False
    if scene.word(first)[0] in "'’":
        return before in ("in", "of", "since", "until", "by", "-", "–", "summer", "from", "to")
    entity = _entity(scene, first)
    if entity in COUNTED or (
        after in ("-", "/") and scene.word(last + 1).isdigit() and len(scene.word(last + 1)) not in (2, 4)
    ):
        return False
    if entity == "DATE" or before in lists["year_leads"] or before in ("", "\n"):
        token = scene.token(first)
        plural = token is not None and token.dep_ == "nummod" and token.head.tag_ == "NNS"
        return not (plural and before not in ("in", "since", "the"))
    return False


def _decade(scene: Scene, first: int, last: int) -> bool:
    """Neither an age ("in his 30s") nor a year in the genitive ("Vision 2030's goals")."""
    word = scene.word(last - 1)
    genitive = "'" in word[1:] and last - first == 1 and scene.word(first - 1) not in scene.grammar.lists["leads"]
    return scene.word(first - 1) not in scene.grammar.lists["possessive"] and not genitive


def _quarter(scene: Scene, first: int, last: int) -> bool:
    return scene.word(last) not in ("-", "final", "finals") or scene.word(last + 1) not in ("final", "finals")


def _season(scene: Scene, first: int, last: int) -> bool:
    if last - first == 1 or (last - first == 2 and scene.word(first) == "the"):
        at = last - 1
        if scene.word(last) == "of" or _is_verb(scene, at) or _entity(scene, at) in NAMES:
            return False
        lead = scene.word(first - 1)
        return lead in scene.grammar.lists["leads"] and (
            last - first == 2 or lead in ("in", "last", "next", "since", "until", "by", "this")
        )
    return True


def _capital(scene: Scene, first: int, last: int) -> bool:
    return scene.text[scene.words[first].start].isupper() or last - first > 1


def _is_military(scene: Scene, first: int, last: int) -> bool:
    """True for a clock time of four figures: "at 1845", "1345 GMT", "0200", "at 2100 hours"; not for "at 1990 prices"."""
    word = scene.word(first)
    if len(word) != 4 or not word.isdecimal() or int(word[:2]) > 24 or int(word[2:]) > 59:
        return False
    if scene.word(last) in scene.grammar.words["zone"] or scene.word(last - 1) in scene.grammar.words["zone"]:
        return True
    lead = scene.word(first - 1)
    if lead in ("about", "around", "approximately"):
        lead = scene.word(first - 2)
    if word[0] == "0":
        return lead in scene.grammar.lists["clock_leads"]
    after = scene.token(last) if last < len(scene.words) else None
    return lead == "at" and (after is None or after.pos_ not in NOMINAL or scene.word(last) in ("hours", "local"))


def _clock(scene: Scene, first: int, last: int) -> bool:
    word = scene.word(first)
    if word[0].isdigit() and not re.fullmatch(r"\d{1,2}([:.].*)?", word):
        return _is_military(scene, first, last)
    if last - first > 1 or not word[0].isdigit():
        return True
    found = re.match(r"(\d{1,2})[:.](\d{2})(?!\d)", word)
    if found is None:  # a bare "7" is a number
        return False
    in_range = int(found[1]) <= 24 and int(found[2]) < 60
    return in_range and scene.word(first - 1) in scene.grammar.lists["clock_leads"]


def _anchored(scene: Scene, first: int, last: int) -> bool:
    if scene.word(first) != "that":
        return True
    token, unit = scene.token(first), scene.token(last - 1)
    return token is not None and token.dep_ == "det" and unit is not None and unit.dep_ != "compound"


def _closed(scene: Scene, first: int, last: int) -> bool:
    """Not the last year *of* something."""
    return scene.word(last) != "of"


def _sentence(scene: Scene, first: int, last: int) -> bool:
    if scene.word(last - 1) in ("earlier", "previously", "beforehand"):
        return scene.word(last) not in ("than", "this", "that")
    after = scene.token(last) if last < len(scene.words) else None
    return after is None or after.pos_ not in NOMINAL | {"DET", "PRON"} and after.tag_ not in ("VBG", "PRP$")


def _duration(scene: Scene, first: int, last: int) -> bool:
    after = tuple(scene.word(at) for at in range(last, last + 3))
    if after[0] in ("old", "olds") or after[:2] == ("-", "old") or after[:2] == ("of", "age") or after[0] == "ago":
        return False
    if scene.word(first) == "the" and last - first == 2 and scene.word(last - 1) in scene.grammar.words["units"]:
        return False
    number = scene.word(first)
    if len(number) == 4 and number.isdigit() and scene.word(last - 1) in scene.grammar.words["unit"]:
        return False
    if scene.word(last - 1) in ("quarter", "quarters") and (
        after[0] == "of" or scene.word(last - 2) in ("a", "one", "-", "three")
    ):
        return False
    return scene.word(first - 1) not in ("$", "£", "€")


def _reference(scene: Scene, first: int, last: int) -> bool:
    word, after = scene.word(last - 1), scene.word(last)
    if word == "past":
        token = scene.token(last)
        return token is None or last >= len(scene.words) or token.pos_ not in NOMINAL
    if word in ("soon", "shortly"):
        return (
            scene.looks(first) > 0
            and after not in ("after", "before", "as", "afterwards", "thereafter", "afterward")
            and scene.word(first - 1) not in ("as", "too", "how", "so")
        )
    return not (word == "now" and after == "that")


GUARDS: dict[str, Guard] = {
    "name": _no_name,
    "common": _common,
    "recurrent": _recurrent,
    "wire": _wire,
    "alone": _alone,
    "year": _year,
    "decade": _decade,
    "quarter": _quarter,
    "season": _season,
    "capital": _capital,
    "clock": _clock,
    "anchored": _anchored,
    "closed": _closed,
    "sentence": _sentence,
    "duration": _duration,
    "reference": _reference,
}
