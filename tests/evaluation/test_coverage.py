"""What counts as a name that is known, described or neither."""

from dragoman.records import SCHEMA_VERSION, Actor, Article, Coding, Maker, Mention
from evaluation.coverage import Tally, choose, is_described, report, to_articles

TEXT = "Jon Roe met Ann Poe of the UN in Paris."


def actor(name: str, **facts: object) -> Actor:
    """An actor that ``TEXT`` names once."""
    start = TEXT.index(name)
    mention = Mention(start=start, end=start + len(name), quote=name, kind="name", region="body")
    known = {"kind": "person", "country": (), "sectors": (), "role": "", "rule": "name", "confidence": 0.5}
    return Actor(id=name, name=name, mentions=(mention,), **{**known, **facts})  # type: ignore[arg-type]


CAST = (
    actor("Jon Roe", country=("DNK",), sectors=("GOV",)),
    actor("Ann Poe", country=("DNK",)),
    actor("UN", kind="igo", known_as="un"),
    actor("Paris", kind="place"),
)


def test_tally_tells_known_described_and_unknown_apart() -> None:
    tally = Tally()
    tally.add(Coding(SCHEMA_VERSION, Article("a", TEXT), actors=CAST, coder=Maker("0", "none", {})))
    assert (tally.known, tally.described, dict(tally.unknown)) == (1, 1, {"Ann Poe": 1})
    assert tally.seen_in["Ann Poe"] == "Jon Roe met Ann Poe of the UN in Paris."
    assert round(tally.share, 2) == 0.67


def test_described_needs_country_and_sector() -> None:
    assert [is_described(each) for each in CAST] == [True, False, False, False]


def test_merged_tallies_add_up() -> None:
    both = Tally(known=1)
    both.merge(Tally(known=2, described=1))
    assert (both.known, both.described, both.total) == (3, 1, 4)


def test_empty_tally_has_no_share() -> None:
    assert "together .000" in report("none", Tally(), 0)


def test_choice_is_fixed_and_bounded() -> None:
    rows = [{"id": f"a{n}", "text": TEXT, "date": "2031-05-02T10:00"} for n in range(20)]
    assert choose(rows, 5) == choose(list(reversed(rows)), 5)
    assert len(choose(rows, 0)) == 20
    assert next(to_articles(rows)).published == "2031-05-02"
