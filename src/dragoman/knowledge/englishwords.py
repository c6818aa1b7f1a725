"""Which words are common English, whatever they may name."""

from functools import cache

from dragoman.knowledge.tables import DATA


@cache
def common_words() -> frozenset[str]:
    """English words in small letters that are not rare ("dawn", "unity"); read when first asked for.

    >>> "dawn" in common_words(), "bushman" in common_words()
    (True, False)
    """
    found: set[str] = set()
    for line in (DATA / "lang" / "en" / "casing.tsv").read_text("utf-8").splitlines():
        stem, endings, mark = (*line.split("\t"), "", "")[:3]
        if not line.startswith("#") and mark != "rare":
            found.update(stem + ending for ending in ("", *endings.split()))
    return frozenset(found)
