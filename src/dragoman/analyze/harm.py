"""A word of harm tied to those whom a number counts, and what its neighbours in the parse have to be."""

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.knowledge.numberwords import Entry, Harms

SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Harm:
    """The entry that says what happened, the token that says it, and the tie between that token and the ones counted.

    ``said`` is set where a bare number counts the tokens of a noun phrase: "death toll" in "the death toll rose to 45".
    """

    entry: Entry
    token: int
    tie: str
    said: tuple[int, int] | None = None


def has(token: Token, *relations: str) -> bool:
    """True where ``token`` has a child in one of these relations."""
    return any(child.dep_ in relations for child in token.children)


def verb_of_harm(token: Token, harms: Harms) -> str:
    """The verb of harm that ``token`` is ("gun down" with its particle), else an empty string."""
    lemma = token.lemma_.lower()
    particle = next((each.lower_ for each in token.children if each.dep_ == "prt"), "")
    lemma = f"{lemma} {particle}" if particle else lemma
    if lemma not in harms.verbs or token.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
        return ""
    return "" if _is_barred(token, harms.verbs[lemma], harms) else lemma


def _is_barred(verb: Token, entry: Entry, harms: Harms) -> bool:
    """True for "detained in hospital" and "hurt by the new tax": no arrest, no wound."""
    nouns = (noun for prep in verb.children if prep.dep_ in ("prep", "agent") for noun in prep.children)
    return any(harms.barred.get(noun.lemma_.lower()) is entry for noun in nouns)


def shared_verbs(verb: Token) -> tuple[Token, ...]:
    """``verb`` and the verbs after it that share its subject: "were ambushed, robbed and killed"."""
    found = [verb]
    for _ in range(4):
        shared = (each for each in found[-1].children if each.dep_ == "conj" and not has(each, *SUBJECTS, "auxpass"))
        following = next((each for each in shared if each.pos_ == "VERB" and not has(each, "aux", "dobj")), None)
        if following is None or any(each.like_num for each in verb.doc[found[-1].i : following.i]):
            break
        found.append(following)
    return tuple(found)
