"""The speech lexicon: what it holds, and what it says about a wrong entry."""

import re

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.speechlexicon import STANCES, load_speech_lexicon, read_speech_lexicon

ENTRY = """
[[cue]]
id = "say"
class = "verb"
words = ["say", "point out"]
takes = ["quote", "clause"]
examples = ["<speaker>The envoy</speaker> <cue>said</cue> <content>no</content>."]
"""


def test_lexicon_finds_entries_by_class_and_first_word():
    lexicon = read_speech_lexicon([("speech.toml", ENTRY)])
    ((words, cue),) = lexicon.entries("verb", "point")
    assert words == ("point", "out")
    assert cue.rule == "speech.toml#say"
    assert lexicon.entries("noun", "say") == ()


def test_lexicon_lists_longer_cues_first():
    lexicon = load_speech_lexicon()
    lengths = [len(words) for words, _ in lexicon.entries("verb", "call")]
    assert lengths == sorted(lengths, reverse=True)


def test_lexicon_entries_each_have_examples_and_a_near_miss():
    for cue in load_speech_lexicon().cues:
        assert cue.examples and cue.near_misses, cue.id
        assert cue.stance in STANCES
        assert all("<content>" in example for example in cue.examples), cue.id


def test_lexicon_covers_every_stance():
    assert {cue.stance for cue in load_speech_lexicon().cues} >= STANCES


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ('class = "verbs"', "speech.toml:say: class 'verbs' is none of .*; did you mean 'verb'?"),
        ('class = "verb"\ntake = ["quote"]', "speech.toml:say: unknown key 'take'; did you mean 'takes'?"),
        ('class = "verb"\nstance = "denies"', "speech.toml:say: stance 'denies' is none of .*; did you mean 'deny'?"),
        ('class = "verb"\nconfidence = 2', "speech.toml:say: confidence 2 is not a number above 0 and at most 1"),
        ('class = "verb"\naddressee = ["towards"]', "speech.toml:say: addressee 'towards' is none of"),
        ('class = "verb"\naddressee = "to"', "speech.toml:say: 'addressee' must be a list of words"),
        ("", "speech.toml:say: 'class' is missing or empty"),
    ],
)
def test_lexicon_error_names_file_and_entry(wrong: str, message: str):
    with pytest.raises(KnowledgeError, match=message.replace("?", r"\?")):
        read_speech_lexicon([("speech.toml", ENTRY.replace('class = "verb"', wrong))])


def test_lexicon_refuses_an_id_used_twice_and_an_unknown_table():
    with pytest.raises(KnowledgeError, match="say: the id is used twice"):
        read_speech_lexicon([("speech.toml", ENTRY + ENTRY)])
    with pytest.raises(KnowledgeError, match=re.escape("unknown table 'cues'; did you mean 'cue'?")):
        read_speech_lexicon([("speech.toml", ENTRY.replace("[[cue]]", "[[cues]]"))])
    with pytest.raises(KnowledgeError, match=r"speech\.toml: not valid TOML"):
        read_speech_lexicon([("speech.toml", "[[cue]")])


def test_lexicon_limits_objects_subjects_and_modifiers():
    entry = ENTRY + 'objects = ["question"]\nsubjects = ["poll"]\nmodifiers = ["verbal"]\n'
    (cue,) = read_speech_lexicon([("speech.toml", entry)]).cues
    assert (cue.objects, cue.subjects, cue.modifiers) == ({"question"}, {"poll"}, {"verbal"})
