"""Texts whose tags say who is who: ``<roe>Jon Roe</roe> said <roe>he</roe> ...``; equal tags mean one actor."""

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.analyze.actors import Cast, find_actors
from dragoman.analyze.parsing import parse, reading_copy
from dragoman.analyze.speech import find_speech
from dragoman.knowledge.actors import load_actors
from dragoman.knowledge.agents import load_agents
from dragoman.knowledge.speechlexicon import load_speech_lexicon
from dragoman.records import Actor, Article, Mention
from tests.tagged import untag

ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative"})


def cast_of(nlp: Language, text: str, published: str | None = "2031-05-02") -> tuple[Doc, Cast]:
    """The parse of ``text`` and its cast, with every subject and object wanted."""
    article = Article("a", text, published=published)
    (doc,) = parse(nlp, [reading_copy(text)])
    wanted = [token.i for token in doc if token.dep_ in ROLES]
    frames = find_speech(doc, article, load_speech_lexicon())
    return doc, find_actors(doc, article, load_actors(), load_agents(), None, wanted, frames)


def actor_at(cast: Cast, start: int, end: int) -> Actor | None:
    """The actor with a mention of about these characters."""
    near = [
        (abs(mention.start - start) + abs(mention.end - end), actor.id, actor)
        for actor in cast.actors
        for mention in actor.mentions
        if mention.start < end and start < mention.end
    ]
    return min(near)[2] if near else None


def _is_at(mention: Mention, start: int, end: int) -> bool:
    """True for a mention of these characters; an article may be left out, and before a name its title."""
    near = abs(mention.start - start) <= 4 or (mention.kind == "name" and start <= mention.start < end)
    return mention.end == end and near


def check(nlp: Language, tagged: str) -> None:
    """Assert that the same tags, and only these, are one actor; what is tagged ``<none>`` is no mention."""
    text, parts = untag(tagged)
    _, cast = cast_of(nlp, text)
    found: dict[str, set[str]] = {}
    for tag, start, end in parts:
        actors = [actor.name for actor in cast.actors if any(_is_at(mention, start, end) for mention in actor.mentions)]
        if tag == "none":
            assert not actors, f"{text[start:end]!r} is no mention, but of {actors}"
        else:
            assert actors, f"{text[start:end]!r} is no mention of anybody"
            found.setdefault(tag, set()).update(actors)
    for tag, names in found.items():
        assert len(names) == 1, f"{tag}: several actors, {sorted(names)}"
    assert len({min(names) for names in found.values()}) == len(found), f"two tags are one actor: {found}"
