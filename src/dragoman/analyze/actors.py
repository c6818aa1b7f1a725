"""The actors of an article: every chain of mentions with its country and sectors, and what each phrase refers to."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from dragoman.analyze.analysis import Reference, SpeechFrame
from dragoman.analyze.chains import Chain, Index
from dragoman.analyze.coding import IDLE, Coded, code_chains
from dragoman.analyze.coreference import link
from dragoman.analyze.descriptions import Reader
from dragoman.analyze.grammar import phrase as phrase_tokens
from dragoman.analyze.grammar import words
from dragoman.analyze.homes import find_home
from dragoman.analyze.mentions import Phrase, Wanted, find_phrases
from dragoman.analyze.names import Name, find_names
from dragoman.analyze.wording import load_wording
from dragoman.knowledge.actors import ActorTable
from dragoman.knowledge.agents import Agents
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.records import Actor, Article, Mention, Span, make_id
from dragoman.records.record import MentionKind

EDGES = ("dateline", "byline")
LONG_PHRASE = 200
"""Characters; a phrase that the parser makes longer is cut to its name or noun."""
BESIDE = 8
"""How many tokens from the head of a name its other words are looked for."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays in an article: the ``actors``, what the phrase with each head token refers to, and the ``groups``.

    ``groups`` holds plural phrases that stand for several actors ("both sides").
    """

    actors: tuple[Actor, ...] = ()
    references: dict[int, Reference] = field(default_factory=dict)
    groups: dict[int, tuple[Reference, ...]] = field(default_factory=dict)


def find_actors(
    doc: Doc,
    article: Article,
    table: ActorTable,
    agents: Agents,
    gazetteer: Gazetteer | None = None,
    wanted: Collection[int] = (),
    frames: Iterable[SpeechFrame] = (),
) -> Cast:
    """Who acts in ``article``: its actors with all their mentions, and which phrase refers to which of them.

    ``wanted`` are the head tokens of phrases that fill a role somewhere: whoever stands there becomes an actor if he
    can be one. ``frames`` say whose "I" and "we" are.
    """
    wording = load_wording()
    day = article.day
    text = doc.text
    names = find_names(doc, table, wording, agents, day, text)
    reader = Reader(doc, text, _by_token(names), table, agents, wording, day, gazetteer)
    home = find_home(reader, article)
    reader = replace(reader, home=home.country if home is not None else None)
    frames = tuple(frames)
    speakers = frozenset(head for frame in frames for head in frame.speakers)
    phrases = find_phrases(reader, names, Wanted(wanted, speakers))
    edges = frozenset(each.head for each in phrases if article.region_at(doc[each.head].idx) in EDGES)
    index = link(reader, tuple(each for each in phrases if not _is_dateline(article, doc, each)), frames, edges)
    coded = code_chains(reader, index, home, article)
    return _add_heads_inside(_write(doc, article, index, coded), doc, speakers)


def _is_dateline(article: Article, doc: Doc, phrase: Phrase) -> bool:
    """True for what a dateline is taken to name though no table knows it: towns and stations are no actors."""
    known = phrase.name is not None and phrase.name.row is not None
    return not known and article.region_at(doc[phrase.head].idx) == "dateline"


def _by_token(names: Iterable[Name]) -> dict[int, Name]:
    """The innermost name at each token."""
    found: dict[int, Name] = {}
    for name in sorted(names, key=lambda name: name.first - name.last):
        for i in range(name.first, name.last):
            found[i] = name
    return found


def drop_idle(actors: Iterable[Actor], used: Collection[str]) -> tuple[Actor, ...]:
    """``actors`` without places and groups in passing (``IDLE``) that fill no role; ``used`` are the ids in roles."""
    return tuple(actor for actor in actors if actor.confidence > IDLE or actor.id in used)


# ---- records ----------------------------------------------------------------------------------


def _write(doc: Doc, article: Article, index: Index, coded: dict[int, Coded]) -> Cast:
    ids: dict[int, str] = {}
    actors = []
    taken: set[str] = set()
    for chain in index.chains:
        if chain.number in coded:
            actor = _actor(doc, article, chain, coded[chain.number])
            if actor is not None:
                while actor.id in taken:
                    actor = replace(actor, id=actor.id + "-2")
                taken.add(actor.id)
                ids[chain.number] = actor.id
                actors.append(actor)
    references: dict[int, Reference] = {}
    groups: dict[int, tuple[Reference, ...]] = {}
    for chain in index.chains:
        if chain.number not in ids:
            continue
        for phrase in chain.phrases:
            reference = Reference(ids[chain.number], phrase.head, _words(doc, article, phrase), _kind(phrase))
            if phrase.head in index.groups:
                groups[phrase.head] = (*groups.get(phrase.head, ()), reference)
            else:
                references[phrase.head] = reference
    return Cast(tuple(sorted(actors, key=lambda actor: (actor.mentions[0].start, actor.id))), references, groups)


def _add_heads_inside(cast: Cast, doc: Doc, speakers: Iterable[int]) -> Cast:
    """``cast`` with a reference for each speaker whose head stands inside somebody's name: "Speaker" in "Speaker Roe"."""
    references = dict(cast.references)
    for head in sorted(speakers):
        if head in references or head in cast.groups:
            continue
        for i in range(max(head - BESIDE, 0), min(head + BESIDE, len(doc))):
            beside = cast.references.get(i)
            if beside is not None and beside.kind == "name" and beside.words.start <= doc[head].idx < beside.words.end:
                references[head] = replace(beside, head=head)
                break
    return replace(cast, references=references)


def _kind(phrase: Phrase) -> MentionKind:
    return "nominal" if phrase.kind == "thing" else phrase.kind


def _parts(phrase: Phrase) -> Iterator[tuple[int, int, MentionKind]]:
    """The tokens of each mention in a phrase: the bare name, and a title of more than one word before it."""
    yield phrase.first, phrase.last, _kind(phrase)
    if phrase.title is not None and phrase.title[1] - phrase.title[0] > 1:
        yield phrase.title[0], phrase.title[1], "nominal"


def _actor(doc: Doc, article: Article, chain: Chain, coded: Coded) -> Actor | None:
    mentions = _mentions(doc, article, chain)
    if not mentions:
        return None
    first = mentions[0]
    shown = next((each for each in mentions if each.kind != "pronoun"), first)
    return Actor(
        id=make_id(article.id, "actor", "", first.start, first.end),
        name=coded.name or shown.quote,
        kind=coded.kind,
        country=coded.countries,
        sectors=coded.sectors,
        role=coded.role,
        mentions=mentions,
        rule=coded.rule,
        confidence=coded.confidence,
        known_as=chain.row,
    )


def _mentions(doc: Doc, article: Article, chain: Chain) -> tuple[Mention, ...]:
    spans: dict[tuple[int, int], Mention] = {}
    for phrase in chain.phrases:
        for first, last, kind in _parts(phrase):
            span = words(article, doc, first, last)
            spans.setdefault(
                (span.start, span.end), Mention(span.start, span.end, span.quote, kind, article.region_at(span.start))
            )
    return tuple(spans[key] for key in sorted(spans))


def _words(doc: Doc, article: Article, phrase: Phrase) -> Span:
    """The whole noun phrase as a role shows it: title, article and short modifiers, without a relative clause."""
    first, last = phrase.first, phrase.last
    if phrase.kind != "pronoun":
        left, right = phrase_tokens(doc[phrase.head])
        if phrase.title is None or left <= phrase.title[0]:
            first, last = min(first, left), max(last, _with_name(doc[phrase.head], right))
        else:
            first = phrase.title[0]
    while last > first + 1 and _is_mark(doc[last - 1]):
        last -= 1
    span = words(article, doc, first, last)
    return span if span.end - span.start <= LONG_PHRASE else words(article, doc, phrase.first, phrase.last)


def _with_name(head: Token, last: int) -> int:
    """The end of a phrase with the name right behind its noun: "the foreign minister Jon Roe"."""
    for child in head.rights:
        if child.dep_ == "appos" and child.left_edge.i == last and child.pos_ == "PROPN":
            return child.i + 1
    return last


def _is_mark(token: Token) -> bool:
    return token.dep_ == "case" or token.is_space or (token.is_punct and token.text not in (")", '"', "”"))
