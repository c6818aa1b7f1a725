"""Phrases that may refer to an actor: names, noun phrases such as "the army", and pronouns, in text order."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from dragoman.analyze.descriptions import (
    Description,
    Reader,
    bodies_behind,
    describe,
    former_of,
    is_plural,
    noun_of,
)
from dragoman.analyze.names import Name
from dragoman.analyze.titles import MODIFIERS, Title, describe_title, find_titles, start_of
from dragoman.analyze.wording import Gender, lemma
from dragoman.knowledge.agents import Agents

MentionKind = Literal["name", "nominal", "pronoun", "thing"]

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET"})
ACTING = frozenset({"nsubj", "nsubjpass", "dobj", "agent", "dative", "ROOT", "conj", "appos", "pobj", "poss", "attr"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``first`` to ``last`` (exclusive) around the token ``head``, which may refer to an actor.

    A "thing" cannot; it is kept because a pronoun may mean it. ``title`` are the tokens of "Defense Minister"
    before a name, ``says`` what title or noun phrase say. ``wanted`` phrases fill a role somewhere; one that
    ``speaks`` says something, so that it is an actor whatever it is called ("the poll", "some").
    """

    head: int
    first: int
    last: int
    kind: MentionKind
    sentence: int
    wanted: bool = False
    speaks: bool = False
    name: Name | None = None
    title: tuple[int, int] | None = None
    says: Description | None = None
    gender: Gender | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """Head tokens of phrases that fill a role, those of them that ``speaks`` holds as speakers."""

    heads: Collection[int] = ()
    speakers: Collection[int] = ()


def find_phrases(reader: Reader, names: Iterable[Name], wanted: Wanted) -> tuple[Phrase, ...]:
    """Every phrase of the text that may refer to an actor, by the place of its head."""
    sentences = _number_sentences(reader.doc)
    wanted = Wanted({*wanted.heads, *wanted.speakers, *_fragment_heads(reader.doc)}, wanted.speakers)
    inside: set[int] = set()
    found: list[Phrase] = []
    names = tuple(_as_surname(reader.doc, name, wanted) for name in names)
    titles = find_titles(reader, names)
    in_titles = {i for title in titles.values() for i in range(title.first, title.last)}
    in_offices = {i for title in titles.values() for i in range(title.noun + 1, title.last)}
    for name in names:
        if name.head in in_offices or name.head in in_titles and name.kind in ("person", "unknown"):
            continue
        inside.update(range(name.first, name.last))
        if name.kind != "adjective" and not (name.kind == "people" and reader.doc[name.head].pos_ == "ADJ"):
            phrase = _name_phrase(reader, name, titles.get(name), sentences, wanted)
            found.append(phrase)
            if phrase.title:
                inside.update(range(*phrase.title))
    for token in reader.doc:
        if token.i not in inside:
            phrase_here = _nominal_or_pronoun(reader, token, sentences, wanted)
            if phrase_here is not None:
                found.append(phrase_here)
    return tuple(_each_head_once(sorted(found, key=lambda phrase: (phrase.head, phrase.first - phrase.last))))


def _as_surname(doc: Doc, name: Name, wanted: Wanted) -> Name:
    """``name``, but unknown where an adjective stands alone in the singular and speaks: "French said" is a Ms French."""
    token = doc[name.head]
    alone = name.kind == "adjective" and name.head in wanted.speakers and token.tag_ == "NNP"
    return replace(name, kind="unknown", row=None) if alone and name.last - name.first == 1 else name


def _each_head_once(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    before = -1
    for phrase in phrases:
        if phrase.head != before:
            yield phrase
        before = phrase.head


def _number_sentences(doc: Doc) -> list[int]:
    numbers, number = [], 0
    for i, starts in enumerate(doc.to_array("SENT_START").tolist()):
        number += starts == 1 and i > 0
        numbers.append(number)
    return numbers


def _fragment_heads(doc: Doc) -> Iterator[int]:
    """Heads of sentences without a verb: what a headline or a table cell is about."""
    for token in doc:
        if token.dep_ == "ROOT":
            nominal = token.pos_ in ("NOUN", "PROPN", "ADJ", "PRON", "X", "NUM")
            if nominal or any(child.dep_ in ("det", "poss") for child in token.lefts):
                yield token.i


# ---- names ------------------------------------------------------------------------------------


def _name_phrase(reader: Reader, name: Name, title: Title | None, sentences: list[int], wanted: Wanted) -> Phrase:
    token = reader.doc[name.head]
    says = describe_title(reader, title.first, title.noun) if title else None
    if says is None and name.kind in ("organization", "unknown", "demonym", "people", "place"):
        says = describe(reader, start_of(token), _noun_of_name(reader, name))
    if name.kind in ("person", "unknown"):
        says = _with_nationality(reader, name, _with_body(reader, name, _with_party(reader, name, says)))
    return Phrase(
        head=name.head,
        first=start_of(token) if name.kind == "demonym" else name.first,
        last=name.last,
        kind="nominal" if name.kind == "demonym" else "name",
        sentence=sentences[name.head],
        wanted=name.head in wanted.heads,
        speaks=name.head in wanted.speakers,
        name=name,
        title=(title.first, title.last) if title else None,
        says=says,
        gender=_gender_of_name(reader, name, says),
        plural=name.kind in ("demonym", "people")
        and not (says is not None and says.indefinite and not is_plural(token)),
    )


def _with_party(reader: Reader, name: Name, says: Description | None) -> Description | None:
    """``says`` with the country of a party letter behind the name: "Ann Poe, D-Ohio"."""
    doc = reader.doc
    for i in range(name.last, min(name.last + 2, len(doc) - 2)):
        country = reader.wording.party_letters.get(doc[i].text)
        if country is None or doc[i].whitespace_ or doc[i + 1].text != "-" or not doc[i + 2].text[:1].isupper():
            continue
        said = says or Description(noun="lawmaker", sectors=("LEG",), kind="person")
        return replace(said, countries=said.countries or (country,))
    return says


def _with_body(reader: Reader, name: Name, says: Description | None) -> Description | None:
    """``says`` with whom the person is of: "King Roe of Denmark", "Ann Poe of the Danish army"."""
    bodies, countries = bodies_behind(reader, reader.doc[name.head])
    if not bodies or says is not None and says.countries and says.bodies:
        return says
    said = says or Description(noun="", kind="person", takes=True)
    return replace(said, bodies=said.bodies or bodies, countries=said.countries or countries)


def _with_nationality(reader: Reader, name: Name, says: Description | None) -> Description | None:
    """``says`` with the country of the nationality right before the bare name: "the Dane Jon Roe", "Danish Jon Roe"."""
    before = reader.names.get(name.first - 1)
    if says is not None or before is None or before.kind != "adjective" or name.kind != "person":
        return says
    return Description(noun="", kind="person", countries=reader.codes(before)[0])


def _noun_of_name(reader: Reader, name: Name) -> int:
    """The token that says what a name is of: "Ministry" in "Ministry for Foreign Affairs"."""
    for i in range(name.first + 1, name.last):
        if reader.doc[i].pos_ == "ADP" and reader.doc[i - 1].pos_ in ("NOUN", "PROPN"):
            return i - 1
    return name.head


def _gender_of_name(reader: Reader, name: Name, says: Description | None) -> Gender | None:
    wording, doc = reader.wording, reader.doc
    if name.first > 0 and wording.honorifics.get(doc[name.first - 1].lower_):
        return wording.honorifics[doc[name.first - 1].lower_]
    if says and says.gender:
        return says.gender
    if name.kind == "known" and name.row is not None:
        names = reader.table.row(name.row).name.split()
        return wording.first_names.get(names[0].lower()) if len(names) > 1 else None
    if name.last - name.first > 1 and name.kind in ("person", "unknown"):
        return wording.first_names.get(doc[name.first].lower_)
    return None


# ---- noun phrases and pronouns ----------------------------------------------------------------


def _nominal_or_pronoun(reader: Reader, token: Token, sentences: list[int], wanted: Wanted) -> Phrase | None:
    if token.pos_ not in NOMINAL and token.i not in wanted.heads:
        return None
    if reader.text[token.idx - 1 : token.idx] == "-" and token.i > 1 and former_of(reader, token.doc[token.i - 2]):
        return None
    speaks = token.i in wanted.speakers and token.lower_ not in reader.wording.nobody
    if token.pos_ in ("PRON", "DET"):
        pronoun = _pronoun(reader, token, sentences[token.i], wanted)
        if pronoun is not None or not speaks:
            return pronoun
    if not speaks and (
        not _is_noun(token, wanted) or token.dep_ in MODIFIERS - {"poss"} or _is_half_a_word(reader, token)
    ):
        return None
    first = start_of(token)
    says = describe(reader, first, token.i) if speaks or _could_act(reader, token) else None
    if says is None or not speaks and not _may_act(reader, says):
        return _thing(token, first, sentences[token.i]) if token.dep_ in ACTING else None
    return Phrase(
        head=token.i,
        first=first,
        last=_nominal_end(reader, token),
        kind="nominal",
        sentence=sentences[token.i],
        wanted=token.i in wanted.heads or is_counted(token),
        speaks=speaks,
        says=says,
        gender=says.gender,
        plural=says.plural,
    )


def _thing(token: Token, first: int, sentence: int) -> Phrase:
    return Phrase(token.i, first, token.i + 1, "thing", sentence, plural=is_plural(token))


def _could_act(reader: Reader, token: Token) -> bool:
    """False for a noun that no table has: it names a thing, whatever stands around it."""
    noun, wording = lemma(former_of(reader, token) or token), reader.wording
    return noun in _acting_nouns(reader.agents) or noun in wording.acting or noun in wording.collective


@cache
def _acting_nouns(agents: Agents) -> frozenset[str]:
    """The last words of all nouns that name actors."""
    return frozenset(row.noun.split()[-1] for row in agents.rows())


def _is_noun(token: Token, wanted: Wanted) -> bool:
    """True for a noun, and in a role for what stands where a noun would: "the wounded", "three", "many"."""
    if token.pos_ in ("NOUN", "PROPN"):
        return True
    if token.i not in wanted.heads:
        return False
    return token.pos_ in ("ADJ", "NUM") or any(child.dep_ in ("det", "poss") for child in token.lefts)


def is_counted(token: Token) -> bool:
    """True for "soldiers" in "nine soldiers": whoever is counted has a part in what is told."""
    return any(child.dep_ == "nummod" for child in token.lefts)


def _is_half_a_word(reader: Reader, token: Token) -> bool:
    """True for "rebel" in "rebel-held"; "secretary-general" is one noun."""
    after = token.i + 1
    if after >= len(token.doc) or token.whitespace_ or token.doc[after].tag_ != "HYPH":
        return False
    return noun_of(reader, token) == lemma(token)


def _nominal_end(reader: Reader, token: Token) -> int:
    """The end of a noun phrase as a mention: with "of the Freedonian army", without what only adds to it."""
    last = (former_of(reader, token) or token).i + 1
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for", "from", "in") and child.i == last:
            right = child.right_edge.i + 1
            if right - child.i <= 8 and not any(each.dep_ in ("relcl", "acl") for each in child.subtree):
                last = right
        break
    return last


def _may_act(reader: Reader, says: Description) -> bool:
    return bool(says.kind or says.sectors or says.noun in reader.wording.acting)


def _pronoun(reader: Reader, token: Token, sentence: int, wanted: Wanted) -> Phrase | None:
    word = token.lower_
    if word not in reader.wording.pronouns and not (
        word in reader.wording.relative and (token.tag_ in ("WP", "WP$", "WDT"))
    ):
        return None
    genders: dict[str, Gender] = {"he": "male", "she": "female"}
    what = reader.wording.pronouns.get(word)
    return Phrase(
        head=token.i,
        first=token.i,
        last=token.i + 1,
        kind="pronoun",
        sentence=sentence,
        wanted=token.i in wanted.heads,
        speaks=token.i in wanted.speakers,
        gender=genders.get(what) if what else None,
        plural=what == "they",
    )


def find_brackets(doc: Doc, phrases: Iterable[Phrase]) -> Iterator[tuple[Phrase, Phrase]]:
    """Pairs of a name and the name in brackets right behind it: "Red Lion Front (RLF)"."""
    ending: dict[int, Phrase] = {}
    for phrase in sorted(phrases, key=lambda phrase: (phrase.first, -phrase.last)):
        before = ending.get(phrase.first - 1)
        if (
            before is not None
            and doc[phrase.first - 1].text in "(["
            and phrase.kind == "name"
            and phrase.last < len(doc)
        ):
            if doc[phrase.last].text in ")]":
                yield before, phrase
        ending.setdefault(phrase.last, phrase)
