"""Statements: speech frames as records."""

import time

import pytest
from spacy.language import Language

from dragoman.analyze.analysis import Analysis, Reference
from dragoman.analyze.parsing import parse, reading_copy
from dragoman.analyze.speech import find_speech
from dragoman.extract.statements import extract_statements
from dragoman.knowledge.speechlexicon import load_speech_lexicon
from dragoman.records import Article, Statement


def statements_of(nlp: Language, text: str, *names: str) -> list[Statement]:
    """The statements of a text in which each name is an actor of its own."""
    (doc,) = parse(nlp, [reading_copy(text)])
    article = Article("a1", text)
    references = {}
    for token in doc:
        if token.text in names:
            words = article.span(token.idx, token.idx + len(token))
            references[token.i] = Reference(token.text.lower(), token.i, words, "name")
    frames = find_speech(doc, article, load_speech_lexicon())
    return list(extract_statements(Analysis(article, doc, references=references, frames=frames)))


def test_statement_has_speaker_cue_content_and_reason(nlp: Language):
    text = 'Firefly told Vera the port was "wide open".'
    (statement,) = statements_of(nlp, text, "Firefly", "Vera")
    assert [role.actor for role in statement.speaker] == ["firefly"]
    assert [role.actor for role in statement.addressee] == ["vera"]
    assert statement.cue is not None and statement.cue.quote == "told"
    assert statement.quote == text[statement.start : statement.end] == 'the port was "wide open"'
    assert statement.kind == "mixed" and statement.stance == "assert" and statement.region == "body"
    assert statement.rule == "speech.toml#tell"
    assert [reason.step for reason in statement.because] == ["cue", "speaker"]


def test_statement_keeps_later_parts_of_its_quotation(nlp: Language):
    (statement,) = statements_of(nlp, '"The port is open," Firefly said. "Nobody will close it."', "Firefly")
    assert statement.quote == '"The port is open,"'
    assert [each.quote for each in statement.more] == ['"Nobody will close it."']


def test_statement_of_an_unknown_speaker_has_no_role(nlp: Language):
    (statement,) = statements_of(nlp, "Sources said the port was open.")
    assert statement.speaker == ()
    assert statement.because[-1].says == "the text does not say who, or it is nobody known"


def test_statement_in_a_relative_clause_points_at_its_pronoun(nlp: Language):
    statements = statements_of(nlp, "The talks were led by Firefly, who said the port was open.", "Firefly")
    (role,) = statements[-1].speaker
    assert (role.actor, role.quote) == ("firefly", "who")


def test_statement_stance_is_that_of_its_cue(nlp: Language):
    (statement,) = statements_of(nlp, "Firefly denied that the port was open.", "Firefly")
    assert statement.stance == "deny"


def test_statement_ids_are_the_same_in_a_second_run(nlp: Language):
    text = "Firefly said the port was open. Vera said it was not."
    first, second = (statements_of(nlp, text, "Firefly", "Vera") for _ in range(2))
    assert [each.id for each in first] == [each.id for each in second]
    assert len({each.id for each in first}) == 2


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Firefly, who leads the talks, said the port was open.", "Firefly, who leads the talks"),
        ("“We are leaving,” said Firefly, the envoy who leads the talks.", "Firefly, the envoy who leads the talks"),
        # a clause with a statement of its own, or away from the cue, is left out
        ("“We are leaving,” said Firefly, who added that the talks had failed.", "Firefly"),
        ("On Sunday Vučić said he would leave.", "Vučić"),
        ("The summit was described by Firefly as a last chance.", "Firefly"),
    ],
)
def test_statement_speaker_has_his_whole_phrase(nlp: Language, text: str, phrase: str):
    first = statements_of(nlp, text, "Firefly", "Vučić")[0]
    assert [role.quote for role in first.speaker] == [phrase]


def test_statement_of_a_joined_verb_points_at_the_pronoun_of_its_clause(nlp: Language):
    *_, last = statements_of(
        nlp, "The talks were led by Firefly, who left early and said the port was open.", "Firefly"
    )
    assert [role.quote for role in last.speaker] == ["who"]


def test_statements_take_time_linear_in_the_text(nlp: Language):
    passage = "Firefly, who leads the talks, said the port was open. “We are leaving,” said Firefly, the old envoy.\n\n"

    def seconds(copies: int) -> float:
        text = passage * copies
        (doc,) = parse(nlp, [reading_copy(text)])
        article = Article("a1", text)
        names = [token for token in doc if token.text == "Firefly"]
        references = {
            each.i: Reference("firefly", each.i, article.span(each.idx, each.idx + len(each)), "name") for each in names
        }
        frames = find_speech(doc, article, load_speech_lexicon())
        analysis = Analysis(article, doc, references=references, frames=frames)
        taken = []
        for _ in range(3):
            started = time.process_time()
            assert len(list(extract_statements(analysis))) == 2 * copies
            taken.append(time.process_time() - started)
        return min(taken)

    assert seconds(150) < 15 * seconds(15)


def test_nobody_makes_no_statement(nlp: Language):
    assert statements_of(nlp, "No group has claimed responsibility.") == []
    assert statements_of(nlp, "The minister has yet to say whether he will go.") == []


def test_phrase_behind_joined_verbs_is_about_all_of_them(nlp: Language):
    (made,) = statements_of(nlp, "Rockets hit a base and injured two people, according to a spokesman for the army.")
    assert made.quote == "Rockets hit a base and injured two people"
