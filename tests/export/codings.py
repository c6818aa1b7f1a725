"""A coding made by hand: one denied and one announced event, with all that can hang on them."""

from dragoman.records import (
    Actor,
    Article,
    Coding,
    Commitment,
    Date,
    Deadline,
    Event,
    Maker,
    Mention,
    Place,
    Quantity,
    Role,
    Scope,
    Statement,
    Where,
)

TEXT = "Freedonia denied that it shelled Sylvanian Oldport. It will withdraw 40 soldiers, it said."


def make_coding() -> Coding:
    """Freedonia denies shelling and will withdraw."""
    article = Article("a1", TEXT, "Freedonia denies", "2031-05-02", "input", "https://example.org/a1", "Daily Post")
    freedonia = Role("freedonia", 0, 9, "Freedonia")
    shelling = Event(
        "event-1", 25, 50, TEXT[25:50], "rules.toml#shell", 0.8, "body",
        type="ASSAULT", quad=4, score=-9.5, status="denied", trigger=article.span(25, 32), mode=("artillery",),
        source=(freedonia,), target=(Role("sylvania", 33, 42, "Sylvanian"),), aux=("negation",), cameo="194",
        place=(Where("place-1", "Oldport", 43, 50, "Oldport"),), date=Date(), attribution=(Role("narrator"),),
    )  # fmt: skip
    withdrawal = Event(
        "event-2", 52, 80, TEXT[52:80], "rules.toml#withdraw", 0.6, "body",
        type="CONCEDE", quad=1, score=2.5, status="announced", trigger=article.span(60, 68), source=(freedonia,),
    )  # fmt: skip
    return Coding(
        "1.0",
        article,
        actors=(
            _actor("freedonia", "Freedonia", 0, ("FRD", "EUR"), ("GOV", "MIL"), "actors.tsv#frd"),
            _actor("sylvania", "Sylvania", 33, (), (), None),
        ),
        events=(shelling, withdrawal),
        statements=(
            Statement("statement-1", 52, 80, TEXT[52:80], "speech.toml#say", 0.9, "body", kind="indirect", events=("event-1", "event-2")),
        ),
        commitments=(
            Commitment(
                "commitment-1", 52, 80, TEXT[52:80], "c", 0.7, "body", what="withdraw", strength="intends", negated=False,
                time=Deadline(None, None, True), scope=Scope("none", None), event="event-2",
            ),
        ),
        quantities=(
            Quantity("quantity-1", 69, 80, TEXT[69:80], "q", 0.9, "body", number=40, unit="count", counted="soldiers", exactness="exact", event="event-2"),
        ),
        places=(Place("place-1", 43, 50, "Oldport", "p", 0.9, "body", name="Oldport", country="SYL", lat=-1.5, lon=20.25, use="location"),),
        coder=Maker("0.1", "parser", {}),
    )  # fmt: skip


def _actor(
    id: str, name: str, start: int, country: tuple[str, ...], sectors: tuple[str, ...], known: str | None
) -> Actor:
    mentions = (Mention(start, start + 9, TEXT[start : start + 9], "name", "body"),)
    return Actor(id, name, "state", country, sectors, "", mentions, "actors", 0.9, known)
