"""Writes data/lang/en/casing.tsv, the common English words that tell a name from a word in a text in capitals.

The source is SCOWL as Debian packages it (wamerican, wbritish and their -small editions; a permissive licence, see
NOTICE). Unpack the four packages and give their dict files:

    python scripts/build_casing.py american-english british-english --small american-english-small british-english-small
"""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "src/dragoman/data/lang/en/casing.tsv"
HEAD = """\
# Common English words, and which of them are names as well. Written by scripts/build_casing.py from SCOWL; see NOTICE.
# Columns: stem, endings that make further words, and "name" where they are names as well (bush, Bush), or "rare" where
# they are rare enough to be a name after a title or a first name (roe, President Roe).
"""
LONGEST_ENDING = 5


def read_words(paths: Iterable[Path]) -> set[str]:
    """Every entry of these word lists, without the possessives."""
    entries = (line.strip() for path in paths for line in path.read_text("utf-8").splitlines())
    return {entry for entry in entries if entry.isalpha()}


def sort_words(standard: set[str], small: set[str]) -> tuple[set[str], set[str], set[str]]:
    """Common words, rare words, and those that are names too; a rare word that is also a name counts as a name only."""
    low = {entry for entry in standard if entry.islower()}
    names = {entry.lower() for entry in standard if entry.istitle() and len(entry) > 1}
    common = {entry for entry in small if entry.islower()}
    inflected = {word for word in low if word.endswith(("s", "ed", "ing", "ly"))}
    rare = low - names - common - inflected
    return low - names - rare, rare, low & names & common


def stems(words: set[str]) -> Iterator[str]:
    """One line a stem: "abandon", then the endings of the words that begin with it."""
    stem, endings = "", []
    for word in sorted(words):
        if stem and len(stem) > 2 and word.startswith(stem) and len(word) - len(stem) <= LONGEST_ENDING:
            endings.append(word[len(stem) :])
            continue
        if stem:
            yield "\t".join([stem, " ".join(endings)]) if endings else stem
        stem, endings = word, []
    if stem:
        yield "\t".join([stem, " ".join(endings)]) if endings else stem


def main() -> None:
    """Writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("standard", nargs="+", type=Path)
    parser.add_argument("--small", nargs="+", type=Path, required=True)
    given = parser.parse_args()
    words, rare, either = sort_words(read_words(given.standard), read_words(given.small))
    marked = [f"{word}\t\t{mark}" for mark, found in (("name", either), ("rare", rare)) for word in found]
    lines = sorted([*stems(words), *marked])
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
