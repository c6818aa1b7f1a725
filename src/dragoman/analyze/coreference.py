"""Which phrases mean the same actor: names by their parts, noun phrases by noun, sector and country, pronouns by salience.

One pass from left to right; every look-up is in an index of bounded size, so the work grows with the text and no faster.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from dragoman.analyze.analysis import SpeechFrame
from dragoman.analyze.chains import Chain, Index
from dragoman.analyze.descriptions import Reader
from dragoman.analyze.insidequotes import Quotes
from dragoman.analyze.mentions import Phrase, find_brackets, is_counted
from dragoman.analyze.nominals import link_nominal, state_chain
from dragoman.analyze.predicates import hear_including, hear_predicate
from dragoman.analyze.pronouns import resolve_pronoun, see
from dragoman.records.record import ActorKind

LISTED = 30
"""How many names of a list share what is said before the first."""
BODIES = frozenset({"organization", "armed_group", "party", "company", "media"})


def link(
    reader: Reader,
    phrases: tuple[Phrase, ...],
    frames: Iterable[SpeechFrame] = (),
    edges: Collection[int] = (),
) -> Index:
    """The chains of ``phrases``: who is who; no pronoun means what has its head in ``edges``, such as a dateline."""
    index = Index()
    quotes = Quotes(frames, reader.text)
    members: list[tuple[Phrase, int]] = []
    by_head = {phrase.head: phrase for phrase in phrases}
    short_of = {short.head: long for long, short in find_brackets(reader.doc, phrases)}
    for phrase in phrases:
        if phrase.kind == "pronoun":
            resolve_pronoun(reader, index, phrase, quotes)
        elif phrase.kind == "nominal" and phrase.name is None:
            link_nominal(reader, index, phrase)
            _remember_count(reader, index, phrase)
            members += ((phrase, body) for body in _bodies_of_members(reader, phrase))
        elif phrase.kind == "thing":
            _link_number(reader, index, phrase)
        else:
            _link_name(reader, index, phrase, short_of)
        _join_apposition(reader, index, phrase, by_head)
        hear_predicate(reader, index, phrase)
        hear_including(reader, index, phrase)
        if phrase.head not in edges:
            see(reader, index, phrase, quotes)
    quotes.resolve_speakers(index)
    _add_unknown_speakers(reader, index, phrases)
    for phrase, body in members:
        _join_members(index, phrase, body)
    return index


def _add_unknown_speakers(reader: Reader, index: Index, phrases: Iterable[Phrase]) -> None:
    """An actor for every pronoun that speaks and means nobody named: "they say"; "I" and "we" are the author's."""
    author: Chain | None = None
    for phrase in phrases:
        word = reader.doc[phrase.head].lower_
        what = reader.wording.pronouns.get(word)
        silent = phrase.kind != "pronoun" or not phrase.speaks or what in (None, "it")
        if silent or index.at(phrase.head) is not None or phrase.head in index.groups:
            continue
        chain = author if what == "speaker" and author is not None else index.new_chain()
        chain.kind = "group" if what == "they" else "person"
        if what == "speaker":
            author = chain
        index.add(chain, phrase)


def _remember_count(reader: Reader, index: Index, phrase: Phrase) -> None:
    chain = index.at(phrase.head)
    if chain is not None and is_counted(reader.doc[phrase.head]):
        index.counted = (phrase.sentence, chain)


def _link_number(reader: Reader, index: Index, phrase: Phrase) -> None:
    """A bare number means more of those just counted: "killed nine soldiers and wounded 15"; "more than 15" are others."""
    token = reader.doc[phrase.head]
    if (
        token.pos_ != "NUM"
        or token.dep_ not in ("dobj", "nsubjpass", "nsubj")
        or token.ent_type_ not in ("", "CARDINAL")
    ):
        return
    if any(child.dep_ in ("prep", "relcl") for child in token.rights):
        return
    counted = index.counted
    if counted is not None and counted[0] == phrase.sentence and counted[1].root().kind in ("group", "person"):
        says = next((each.says for each in counted[1].phrases if each.says is not None), None)
        others = any(child.dep_ in ("quantmod", "advmod", "amod") for child in token.lefts)
        same = index.new_chain() if others else counted[1]
        index.add(same, replace(phrase, kind="nominal", says=says if others else None, wanted=True, plural=True))


def _bodies_of_members(reader: Reader, phrase: Phrase) -> tuple[int, ...]:
    """The organisation whose "members", "fighters" or "commanders" the phrase means, as head tokens; not "supporters"."""
    says = phrase.says
    if says is None or not says.takes or not says.plural or says.noun in reader.wording.siding:
        return ()
    return says.bodies


def _join_members(index: Index, phrase: Phrase, body: int) -> None:
    """An organisation acts through its members: "the fighters of the Red Lions" are the Red Lions."""
    own, whole = index.at(phrase.head), index.at(body)
    if own is None or whole is None or own is whole or own.named or not whole.named:
        return
    if whole.kind in BODIES:
        index.merge(whole, own)


# ---- names ------------------------------------------------------------------------------------


def _link_name(reader: Reader, index: Index, phrase: Phrase, short_of: Mapping[int, Phrase]) -> None:
    name = phrase.name
    assert name is not None
    if name.kind in ("country", "capital"):
        if name.kind == "country" or _stands_for_government(reader, phrase):
            assert name.row is not None
            chain = index.add(state_chain(index, name.row), phrase)
            token = reader.doc[phrase.head]
            if token.dep_ != "pobj" or token.head.lower_ not in reader.wording.locative:
                index.remember_as(chain, "acting state")
    elif name.kind in ("demonym", "people"):
        _link_people(index, phrase)
    elif name.kind == "known":
        assert name.row is not None
        index.add(_known_chain(reader, index, name.row), phrase)
    elif name.kind != "place" or phrase.wanted:
        _link_unknown(reader, index, phrase, short_of)


def _stands_for_government(reader: Reader, phrase: Phrase) -> bool:
    """True for "Washington said", "talks with Moscow"; false for "in Washington", "the Washington airport"."""
    token = reader.doc[phrase.head]
    if token.dep_ == "pobj":
        return token.head.lower_ not in reader.wording.locative and token.head.lower_ in (
            "with",
            "between",
            "by",
            "against",
            "from",
            "to",
        )
    if token.dep_ == "conj" and token.head.i in reader.names:
        return token.head.dep_ in ("nsubj", "nsubjpass", "dobj")
    return token.dep_ in ("nsubj", "nsubjpass", "dobj", "agent") or phrase.wanted


def _known_chain(reader: Reader, index: Index, row: str) -> Chain:
    if row not in index.by_row:
        known = reader.table.row(row)
        chain = index.new_chain()
        chain.row, chain.name, chain.named = row, known.name, True
        chain.kind = known.kind  # type: ignore[assignment]  # the table's kinds are the records' kinds
        chain.countries, chain.sectors = reader.table.codes(row, reader.day)
        chain.nouns |= {
            office.office.split(" of ")[0].split()[-1].lower()
            for office in reader.table.offices(row)
            if office.office and (reader.day is None or office.holds_on(reader.day))
        }
        chain.nouns |= _own_noun(reader, known.name, chain)
        index.by_row[row] = chain
        index.remember_name(chain, known.name.lower().replace("-", " ").split())
    return index.by_row[row].root()


def _own_noun(reader: Reader, name: str, chain: Chain) -> set[str]:
    """The noun that a body's name ends in, if it says the same as the table: the State Department is "the department"."""
    noun, wording = name.split()[-1].lower(), reader.wording
    if chain.kind == "person" or noun in {*wording.general, *wording.country, *wording.government, *wording.group_of}:
        return set()
    agent = reader.agents.find(noun, [])
    return {noun} if agent is not None and agent.sectors[:1] == chain.sectors[:1] else set()


def _link_people(index: Index, phrase: Phrase) -> None:
    """A word for people ("two Russians") makes a group of its own; the bare plural is one group all through."""
    says = phrase.says
    key = f"people {says.noun}" if says and not says.indefinite else ""
    chain = index.by_name.get(key) if key else None
    if chain is None:
        chain = index.new_chain()
        chain.kind = "group" if phrase.plural else "person"
        if key:
            index.by_name[key] = chain
    index.add(chain, phrase)


def _link_unknown(reader: Reader, index: Index, phrase: Phrase, short_of: Mapping[int, Phrase]) -> None:
    name = phrase.name
    assert name is not None
    doc = reader.doc
    words = [doc[i].lower_ for i in range(name.first, name.last) if doc[i].text[:1].isalnum()]
    parts = (
        [word for word in words if word not in ("the", "of", "and", "for", "de", "al", "in")]
        or words
        or [doc[name.head].lower_]
    )
    if phrase.says is None or not phrase.title:
        phrase = _with_shared_title(reader, index, phrase)
    chain = _known_by_name(doc, index, phrase, parts, short_of)
    if chain is None:
        chain = index.new_chain()
        chain.kind = _kind_of_name(phrase)
    full = " ".join(doc[name.first : name.last].text.split())
    if len(full) > len(chain.name) and chain.row is None:
        chain.name = full
    chain.named = True
    index.remember_name(chain, parts)
    acronym = "".join(part[0] for part in parts)
    if len(acronym) > 2:
        index.by_name.setdefault(acronym, chain)
    index.add(chain, phrase)


def _with_shared_title(reader: Reader, index: Index, phrase: Phrase) -> Phrase:
    """A name with what is said of all in its list: "former presidents Jon Roe and Ann Poe", "the accused are A, B and C"."""
    token = reader.doc[phrase.head]
    for _ in range(LISTED):
        if token.dep_ not in ("conj", "appos"):
            break
        token = token.head
    shared = None
    if token.i != phrase.head:
        first = index.at(token.i)
        shared = (
            next((each.says for each in reversed(first.phrases) if each.head == token.i), None)
            if first is not None
            else None
        )
    if token.dep_ == "attr" and (shared is None or not shared.plural):
        subject = next((child for child in token.head.lefts if child.dep_ == "nsubj"), None)
        chain = index.at(subject.i) if subject is not None else None
        shared = (
            next((each.says for each in chain.phrases[:8] if each.says is not None), None)
            if chain is not None
            else None
        )
        if (
            shared is not None
            and token.i == phrase.head
            and not any(each.dep_ in ("conj", "appos") for each in token.rights)
        ):
            shared = None
    if shared is None or not shared.plural or shared.kind not in ("group", "person"):
        return phrase
    return replace(phrase, says=replace(shared, plural=False, kind="person", role=""), plural=False)


def _kind_of_name(phrase: Phrase) -> ActorKind | None:
    """What kind of actor an unknown name is of: by its title or last word, else as the parser guesses."""
    name, says = phrase.name, phrase.says
    assert name is not None
    if name.kind == "person" or phrase.title and says is not None and says.kind == "person":
        return "person"
    if says is not None and says.kind not in (None, "person", "group", "state") and not phrase.title:
        return says.kind
    if says is not None and says.kind == "person":
        return "person"
    if name.kind == "unknown" and phrase.gender and name.last - name.first > 1:
        return "person"
    return "organization" if name.kind == "organization" else "place" if name.kind == "place" else None


def _known_by_name(
    doc: Doc, index: Index, phrase: Phrase, parts: list[str], short_of: Mapping[int, Phrase]
) -> Chain | None:
    """The chain that a name belongs to: the same name, the name it abbreviates, or one that it is a part of."""
    long = short_of.get(phrase.head)
    if long is not None:
        return index.at(long.head)
    same = index.by_name.get(" ".join(parts))
    if same is None and len(parts) > 2:
        same = index.by_name.get("".join(part[0] for part in parts))
    if same is not None and same.root().kind != "person" or same is not None and len(parts) > 1:
        return same.root()
    assert phrase.name is not None
    person = phrase.name.kind in ("person", "unknown")
    bearers = [chain for chain in index.with_part(parts[-1]) if _may_bear(doc, phrase, parts, chain, person)]
    persons = [chain for chain in bearers if chain.kind == "person"]
    return _most_told_of(phrase, persons) if len(persons) > 1 and len(parts) == 1 else next(iter(bearers), None)


def _may_bear(doc: Doc, phrase: Phrase, parts: list[str], chain: Chain, person: bool) -> bool:
    """True where the name can be a part of that of ``chain``, or its longer form."""
    assert phrase.name is not None
    theirs = chain.name.lower().replace("-", " ").split()
    if chain.kind == "state":
        the = phrase.name.first and doc[phrase.name.first - 1].lower_ == "the"
        return len(parts) == 1 and bool(the) and parts[0] == theirs[0]
    if person and chain.kind not in ("person", None):
        return False
    if not person and chain.kind == "person" and not (len(parts) == 1 and parts[0] == theirs[-1]):
        return False
    if phrase.gender and chain.gender and phrase.gender != chain.gender:
        return False
    return set(parts) <= set(theirs) or len(theirs) == 1 and theirs[0] == parts[-1] and chain.kind == "person"


def _most_told_of(phrase: Phrase, persons: Sequence[Chain]) -> Chain:
    """Which of several of one surname is meant: the one of that title, else the one who is told of most."""
    titles = set(phrase.says.titles) if phrase.says is not None and phrase.title else set()
    return max(persons, key=lambda chain: (bool(titles & chain.nouns), len(chain.phrases), -chain.number))


# ---- appositions -------------------------------------------------------------------------------


def _name_person(one: Chain, other: Chain) -> None:
    """Take a new name for a person's where the noun beside it says so: "its negotiator, Samo Roe", whatever it seems."""
    for name, noun in ((one, other), (other, one)):
        said = [each.says.kind for each in name.phrases if each.says is not None]
        fresh = name.named and name.row is None and len(name.phrases) == 1 and not any(said)
        if fresh and name.kind == "organization" and noun.kind == "person" and not noun.plural and not noun.named:
            name.kind = "person"


def _join_apposition(reader: Reader, index: Index, phrase: Phrase, by_head: Mapping[int, Phrase]) -> None:
    """Make one chain of "Jon Roe, the minister" and of "the minister, Jon Roe"."""
    token = reader.doc[phrase.head]
    if token.dep_ != "appos" or phrase.kind not in ("name", "nominal"):
        return
    before, own = index.at(token.head.i), index.at(phrase.head)
    first = by_head.get(token.head.i)
    if before is None or own is None or before is own or first is None or "name" not in (first.kind, phrase.kind):
        return
    if first.kind == "name" and phrase.kind == "name":
        return
    if "state" in (before.kind, own.kind) or before.row and own.row and before.row != own.row:
        return
    _name_person(before, own)
    persons = {each.kind == "person" for each in (before, own) if each.kind is not None}
    if len(persons) < 2 and not (own.plural or before.plural):
        into, other = (own, before) if own.named and not before.named and len(own.phrases) > 1 else (before, own)
        if own.row and not before.row:
            into, other = own, before
        merged = index.merge(into, other)
        index.remember_kind(merged)
