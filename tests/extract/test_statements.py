"""Statements: speech frames as records."""

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
