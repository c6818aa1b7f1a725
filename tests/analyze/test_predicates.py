"""What is said of somebody after "is" or "was named", of a list before, and of those among whom a name is counted."""

import pytest
from spacy.language import Language

from tests.analyze.annotated_cast import actor_at, cast_of, check, untag


def codes(nlp: Language, tagged: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Country and first sector of each tagged actor."""
    text, parts = untag(tagged)
    _, cast = cast_of(nlp, text)
    actors = [actor_at(cast, start, end) for _, start, end in parts]
    return [(actor.country, actor.sectors[:1]) for actor in actors if actor is not None]


@pytest.mark.parametrize(
    ("tagged", "country", "sector"),
    [
        ("<x>Jon Roe</x> is a Danish lawyer.", ("DNK",), ("JUD",)),
        ("<x>Ann Poe</x> was a Danish senator.", ("DNK",), ("LEG",)),
        ("<x>Jon Roe</x> became a Danish bishop.", ("DNK",), ("REL",)),
        ("<x>Jon Roe</x> was appointed Danish foreign minister.", ("DNK",), ("GOV",)),
        ("<x>Jon Roe</x> was elected mayor.", (), ("GOV",)),
        ("<x>Jon Roe</x> is not a Danish lawyer.", (), ()),
        ("<x>Jon Roe</x> may be a Danish spy.", (), ()),
        ("<x>Jon Roe</x> is no Danish lawyer.", (), ()),
        ("<x>Jon Roe</x> met a Danish lawyer.", (), ()),
        ("<x>Danish Senator Jon Roe</x> is a Swedish spy.", ("DNK",), ("LEG",)),
    ],
)
def test_predicate_says_who_its_subject_is(
    nlp: Language, tagged: str, country: tuple[str, ...], sector: tuple[str, ...]
) -> None:
    assert codes(nlp, tagged) == [(country, sector)]


def test_predicate_is_a_mention_of_its_subject(nlp: Language) -> None:
    check(nlp, "<roe>Jon Roe</roe> is <roe>a Danish lawyer</roe>. <roe>The lawyer</roe> said <roe>he</roe> was ill.")


def test_predicate_after_a_list_is_said_of_each(nlp: Language) -> None:
    tagged = (
        "Police arrested <a>Jon Roe</a>, <b>Adam Poe</b> and <c>Karl Zed</c>. These are the Danish farmers who marched."
    )
    assert codes(nlp, tagged) == [(("DNK",), ("AGR",))] * 3


def test_predicate_after_a_list_of_bodies_is_said_of_nobody(nlp: Language) -> None:
    (roe,) = codes(nlp, "Police arrested <a>Jon Roe</a>. These are the Danish farmers who marched.")
    assert roe == ((), ())


@pytest.mark.parametrize(
    ("tagged", "country", "sector"),
    [
        ("Four Danish soldiers, including <x>Jon Roe</x>, left.", ("DNK",), ("MIL",)),
        ("Dozens of students, including <x>Jon Roe</x>, left.", (), ("EDU",)),
        ("Four Danes, including soldier <x>Jon Roe</x>, left.", ("DNK",), ("MIL",)),
    ],
)
def test_name_has_what_is_said_of_those_it_is_counted_among(
    nlp: Language, tagged: str, country: tuple[str, ...], sector: tuple[str, ...]
) -> None:
    assert codes(nlp, tagged) == [(country, sector)]
