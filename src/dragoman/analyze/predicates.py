"""What a sentence says of its subject: "Jon Roe is a Danish lawyer", "These are the farmers who marched"."""

from dataclasses import replace

from spacy.tokens import Token

from dragoman.analyze.chains import Chain, Index
from dragoman.analyze.descriptions import Description, Reader
from dragoman.analyze.mentions import Phrase
from dragoman.analyze.wording import lemma

PREDICATE = frozenset({"attr", "oprd", "dobj"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
UNREAL = frozenset({"neg", "aux"})


def hear_predicate(reader: Reader, index: Index, phrase: Phrase) -> None:
    """Let the subject's chain know what a noun phrase after "is", "became" or "was named" says of it."""
    token = reader.doc[phrase.head]
    if phrase.kind != "nominal" or phrase.says is None or token.dep_ not in PREDICATE or not _is_copula(reader, token):
        return
    subject = next((child for child in token.head.lefts if child.dep_ in SUBJECTS), None)
    own = index.at(phrase.head)
    if subject is None or own is None:
        return
    chain = index.at(subject.i)
    if chain is not None:
        if _may_be(chain, own, phrase.says):
            merged = index.merge(chain, own)
            merged.nouns.update(phrase.says.titles)
            index.remember_kind(merged)
        return
    if subject.lower_ in reader.wording.these and phrase.plural:
        for member in _just_listed(index, phrase.sentence):
            _tell(member, phrase.says)


def hear_including(reader: Reader, index: Index, phrase: Phrase) -> None:
    """Let a name know what is said of those among whom it is counted: "four Danish soldiers, including Jon Roe"."""
    token = reader.doc[phrase.head]
    if phrase.kind != "name" or token.dep_ != "pobj" or token.head.lower_ != "including":
        return
    group, own = index.at(token.head.head.i), index.at(phrase.head)
    if group is None or own is None or group is own or own.kind not in ("person", None) or own.row is not None:
        return
    says = next((each.says for each in group.phrases if each.head == token.head.head.i), None)
    if says is not None and group.kind == "group":
        _tell(own, replace(says, countries=says.countries or group.countries))


def _is_copula(reader: Reader, token: Token) -> bool:
    """True where the verb says what the subject is, plainly: not "may be", not "is no lawyer"."""
    verb = token.head
    if any(child.dep_ == "neg" or child.tag_ == "MD" for child in verb.children):
        return False
    if any(child.lower_ in ("no", "not", "hardly") for child in token.children):
        return False
    if token.dep_ == "attr" and verb.lemma_ in reader.wording.being:
        return True
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.lefts)
    return passive and lemma(verb) in reader.wording.naming


def _may_be(chain: Chain, own: Chain, says: Description) -> bool:
    """True when the predicate can be said of the subject: both one person, and nothing speaks against it."""
    if chain is own or own.named or len(own.phrases) > 1 or chain.kind not in ("person", None) or chain.plural:
        return False
    if says.kind != "person" or says.plural or not chain.named and chain.kind is None:
        return False
    if chain.gender and own.gender and chain.gender != own.gender:
        return False
    return not (chain.countries and own.countries and set(chain.countries).isdisjoint(own.countries))


def _just_listed(index: Index, sentence: int) -> tuple[Chain, ...]:
    """Those of the longest list of this sentence and the one before, if all are named persons."""
    best: tuple[Chain, ...] = ()
    for seen in reversed(index.recent):
        if sentence - seen.sentence > 1:
            break
        members = tuple(dict.fromkeys(chain.root() for chain in seen.members))
        if len(members) > len(best) and len(members) > 1:
            best = members
    return best if all(each.named and each.kind in ("person", None) for each in best) else ()


def _tell(chain: Chain, says: Description) -> None:
    chain.told.append(replace(says, plural=False, kind="person", role="", bodies=()))
    if chain.kind is None:
        chain.kind = "person"
