"""Predicates with their logical participants, however the sentence turns them."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.analyze.analysis import Clause
from dragoman.analyze.clauses import find_clauses, find_event_heads, noun_clause, verb_clause
from dragoman.knowledge import load_lexicon, load_ontology
from dragoman.records import Article


def clause_at(nlp: Language, text: str, word: str) -> tuple[Doc, Clause]:
    """The clause whose predicate is ``word``."""
    doc, article = nlp(text), Article("a", text)
    token = next(each for each in doc if each.text == word)
    return doc, noun_clause(token, article, load_lexicon()) if token.pos_ == "NOUN" else verb_clause(token, article)


def participants(nlp: Language, text: str, word: str) -> tuple[list[str], list[str]]:
    doc, clause = clause_at(nlp, text, word)
    return [doc[i].text for i in clause.subjects], [doc[i].text for i in clause.objects]


@pytest.mark.parametrize(
    ("text", "word", "subjects", "objects"),
    [
        # active and passive
        ("Kenya expelled two envoys.", "expelled", ["Kenya"], ["envoys"]),
        ("Two envoys were expelled by Kenya.", "expelled", ["Kenya"], ["envoys"]),
        ("Two envoys were expelled.", "expelled", [], ["envoys"]),
        ("Two envoys were expelled by Kenya and Somalia.", "expelled", ["Kenya", "Somalia"], ["envoys"]),
        ("Kenya and Somalia expelled envoys and spies.", "expelled", ["Kenya", "Somalia"], ["envoys", "spies"]),
        # conjoined verbs
        ("Nurses who were kidnapped by rebels and held in camps are safe.", "held", [], ["Nurses"]),
        ("Ten soldiers had been killed or taken captive by rebels.", "taken", ["rebels"], ["soldiers"]),
        (
            "The nurse was abducted on 9 May from her home by the Red Brigade, a militia.",
            "abducted",
            ["Brigade"],
            ["nurse"],
        ),
        ("Two nurses were killed in an attack by rebels.", "killed", [], ["nurses"]),
        ("The wife of a surgeon from Nairobi who was kidnapped by rebels wept.", "kidnapped", ["rebels"], ["surgeon"]),
        ("Kenya closed the border and expelled two envoys.", "expelled", ["Kenya"], ["envoys"]),
        ("Two envoys were arrested and expelled by Kenya.", "expelled", ["Kenya"], ["envoys"]),
        ("The rebels killed or wounded dozens.", "killed", ["rebels"], ["dozens"]),
        # controlled verbs
        ("Kenya urged Somalia to free the hostages.", "free", ["Somalia"], ["hostages"]),
        ("Somalia was urged to free the hostages.", "free", ["Somalia"], ["hostages"]),
        ("Kenya promised Somalia to free the hostages.", "free", ["Kenya"], ["hostages"]),
        ("Kenya called on Somalia to free the hostages.", "free", ["Somalia"], ["hostages"]),
        ("Kenya wants to free the hostages.", "free", ["Kenya"], ["hostages"]),
        ("Kenya is ready to attack Somalia.", "attack", ["Kenya"], ["Somalia"]),
        ("Kenya accused Somalia of attacking the port.", "attacking", ["Somalia"], ["port"]),
        # relative clauses and participles
        ("The rebels who attacked the port fled.", "attacked", ["rebels"], ["port"]),
        ("The port that the rebels attacked burned.", "attacked", ["rebels"], ["port"]),
        ("The rebels attacking the port fled.", "attacking", ["rebels"], ["port"]),
        ("The envoys expelled by Kenya flew home.", "expelled", ["Kenya"], ["envoys"]),
        ("The rebels took the town, officials said, killing ten people.", "killing", ["rebels"], ["people"]),
        # participles that the parser takes for the main verb
        ("Soldiers taken hostage by the rebels were freed on Friday.", "taken", ["rebels"], ["Soldiers"]),
        ("Soldiers held in the town were freed on Friday.", "freed", [], ["Soldiers"]),
        ("Rebels took the town and were bombed on Friday.", "took", ["Rebels"], ["town"]),
        # participles that are no passives
        ("Kenya is opposed to the sale of the port.", "opposed", ["Kenya"], ["sale"]),
        ("The sale was opposed by Kenya.", "opposed", ["Kenya"], ["sale"]),
        # whose plan
        ("Kenya's plan to expel the envoys failed.", "expel", ["Kenya"], ["envoys"]),
    ],
)
def test_verb_has_its_logical_participants(
    nlp: Language, text: str, word: str, subjects: list[str], objects: list[str]
) -> None:
    assert participants(nlp, text, word) == (subjects, objects)


@pytest.mark.parametrize(
    ("text", "word", "subjects", "objects"),
    [
        ("Kenya launched an attack on the port.", "attack", ["Kenya"], []),
        ("Kenya's attack on the port failed.", "attack", ["Kenya"], []),
        ("The attack by rebels on the port failed.", "attack", ["rebels"], []),
        ("The bombing of the port by rebels failed.", "bombing", ["rebels"], ["port"]),
        ("The storm spoiled the attack.", "attack", [], []),
    ],
)
def test_event_noun_has_its_participants(
    nlp: Language, text: str, word: str, subjects: list[str], objects: list[str]
) -> None:
    assert participants(nlp, text, word) == (subjects, objects)


@pytest.mark.parametrize(
    ("text", "word", "oblique"),
    [
        ("The rebels pulled out of the town.", "pulled", ("from", "town")),
        ("The rebels fired on the port.", "fired", ("on", "port")),
        ("Kenya gave Somalia two boats.", "gave", ("to", "Somalia")),
        ("Kenya gave two boats to Somalia.", "gave", ("to", "Somalia")),
        ("Kenya lifted a ban on Somalia.", "lifted", ("on", "Somalia")),
        ("Kenya met with Somalia and Ethiopia.", "met", ("with", "Ethiopia")),
        ("Kenya launched an attack on the port.", "attack", ("on", "port")),
    ],
)
def test_preposition_adds_a_participant(nlp: Language, text: str, word: str, oblique: tuple[str, str]) -> None:
    doc, clause = clause_at(nlp, text, word)
    assert oblique in [(name, doc[i].text) for name, i in clause.obliques]


@pytest.mark.parametrize(
    ("text", "word", "evidence"),
    [
        ("Kenya threw out two envoys.", "threw", "threw out"),
        ("Kenya launched an attack on the port.", "attack", "launched an attack"),
        ("Kenya attacked the port.", "attacked", "attacked"),
    ],
)
def test_clause_has_the_words_of_its_predicate(nlp: Language, text: str, word: str, evidence: str) -> None:
    assert clause_at(nlp, text, word)[1].words.quote == evidence


@pytest.mark.parametrize(
    ("text", "word", "governor", "link"),
    [
        ("Kenya denied that it attacked the port.", "attacked", "denied", "ccomp"),
        ("Kenya threatened to attack the port.", "attack", "threatened", "xcomp"),
        ("Kenya is accused of attacking the port.", "attacking", "accused", "pcomp"),
        ("Kenya launched an attack on the port.", "attack", "launched", "light"),
        ("Kenya attacked the port.", "attacked", None, "root"),
    ],
)
def test_clause_knows_what_governs_it(nlp: Language, text: str, word: str, governor: str | None, link: str) -> None:
    doc, clause = clause_at(nlp, text, word)
    assert (None if clause.governor is None else doc[clause.governor].text, clause.link) == (governor, link)


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("Two envoys were expelled.", True),
        ("The envoys expelled by Kenya left.", True),
        ("Kenya expelled two envoys.", False),
        ("Kenya has expelled two envoys.", False),
    ],
)
def test_clause_knows_that_it_is_passive(nlp: Language, text: str, passive: bool) -> None:
    assert clause_at(nlp, text, "expelled")[1].passive == passive


def test_only_words_of_the_rules_need_a_clause(nlp: Language) -> None:
    text = "Kenya attacked the port and painted the harbour after talks."
    doc = nlp(text)
    heads = find_event_heads(doc, load_ontology())
    assert [(doc[i].text, is_noun) for i, is_noun in heads.items()] == [("attacked", False), ("talks", True)]
    assert set(find_clauses(doc, Article("a", text), heads, load_lexicon())) == set(heads)


@pytest.mark.parametrize("text", ["", " ", "...", "Attack!", "To attack.", "and attacked and attacked"])
def test_odd_text_is_no_trouble(nlp: Language, text: str) -> None:
    doc = nlp(text)
    heads = find_event_heads(doc, load_ontology())
    assert set(find_clauses(doc, Article("a", text), heads, load_lexicon())) == set(heads)
