"""Names that several share: the text says whose they are, or they stay open."""

from pathlib import Path

import pytest

from dragoman.knowledge.actors import ActorTable, load_actors, read_actor_table

TABLE = """\
id	name	names	kind	country	sectors	parent	source
lions-tha	~Liberty Front	LFT	party	THA	PTY		by hand
lions-fra	~Liberty Front	~LFF	party	FRA	PTY		by hand
old	Old Front	~Liberty Front|OLDER	party	PER	PTY		by hand
seashell	~Seashell	Seashell Oil	company	NLD	BUS		by hand
guild	Guild of Ports		organization	ITA	LAB		by hand
guild-2	~Guild of Ports		organization	ESP	LAB		by hand
"""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> ActorTable:
    """A small table with shared names."""
    folder: Path = tmp_path_factory.mktemp("names")
    (folder / "actors.tsv").write_text(TABLE, encoding="utf-8")
    return read_actor_table(folder)


def ids(table: ActorTable, text: str) -> list[str]:
    """The ids of the actors in ``text``."""
    return [hit.id for hit in table.find(text) if hit.kind == "actor"]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("In Thailand the Liberty Front won.", "lions-tha"),
        ("France's Liberty Front met guests from Thailand, Thailand and Thailand.", "lions-fra"),
        ("The French Liberty Front won.", "lions-fra"),
        ("The Liberty Front of Thailand met France and France.", "lions-tha"),
        ("The Old Front won. The Liberty Front split in France.", "old"),
        ("The Guild of Ports struck.", "guild"),
        ("Spain and Spain said the Guild of Ports struck.", "guild-2"),
    ],
)
def test_shared_name_is_whose_country_the_text_names(table: ActorTable, text: str, id: str) -> None:
    assert ids(table, text)[-1] == id


@pytest.mark.parametrize(
    "text", ["The Liberty Front won.", "France and Thailand: the Liberty Front won.", "The Danish Liberty Front won."]
)
def test_shared_name_stays_open_without_a_sign(table: ActorTable, text: str) -> None:
    assert ids(table, text) == []
    assert table.candidates("Liberty Front") == ("lions-tha", "lions-fra", "old")


def test_weak_name_needs_its_other_name_or_its_country(table: ActorTable) -> None:
    assert ids(table, "Seashell sellers met.") == []
    assert ids(table, "Seashell Oil denied it; Seashell said no.") == ["seashell", "seashell"]
    assert ids(table, "Seashell left the Netherlands.") == ["seashell"]


def test_acronyms_are_found_with_periods_and_as_words(table: ActorTable) -> None:
    assert ids(table, "The L.F.T. and the Older met.") == ["lions-tha", "old"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("India's Congress met.", "inc"),
        ("The US Congress met; then Congress rose.", "us-congress"),
        ("Apple prices rose.", None),
        ("Target practice and a Shell of ice.", None),
        ("Focus on March. Independent minds can May.", None),
    ],
)
def test_common_words_are_no_names(text: str, wanted: str | None) -> None:
    found = [hit.id for hit in load_actors().find(text) if hit.kind == "actor"]
    assert found[-1:] == ([wanted] if wanted else [])
