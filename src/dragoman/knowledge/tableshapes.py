"""The shape of each table that a pack may hold: its columns, those that may not be empty, and what makes a row one row."""

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.knowledge.actors import ACTOR_COLUMNS
from dragoman.knowledge.agents import COLUMNS as AGENT_COLUMNS
from dragoman.knowledge.gazetteer import ADDED, PLACE_COLUMNS, REGION_COLUMNS, STOP_COLUMNS
from dragoman.knowledge.members import COLUMNS as MEMBER_COLUMNS
from dragoman.knowledge.offices import COLUMNS as OFFICE_COLUMNS
from dragoman.knowledge.parties import COLUMNS as PARTY_COLUMNS


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of a table; a later row with the same ``key`` takes the place of an earlier one.

    ``columns`` have to be there, ``optional`` ones may be; the fields of ``needed`` may not be empty.
    """

    columns: tuple[str, ...]
    needed: tuple[str, ...]
    key: tuple[str, ...]
    optional: tuple[str, ...] = ()


SHAPES: Mapping[str, Shape] = {
    "actors": Shape(ACTOR_COLUMNS, ("id", "name", "kind"), ("id",)),
    "offices": Shape(OFFICE_COLUMNS, ("person", "office"), ("person", "office", "since")),
    "members": Shape(MEMBER_COLUMNS, ("organisation", "member"), ("organisation", "member", "role", "since")),
    "parties": Shape(PARTY_COLUMNS, ("party", "country", "side"), ("party", "country", "side", "since")),
    "agents": Shape(AGENT_COLUMNS, ("noun", "example"), ("noun", "modifiers")),
    "not_actors": Shape(("phrase", "is"), ("phrase",), ("phrase",)),
    "cities": Shape(PLACE_COLUMNS, ("name", "country", "feature"), ("name", "country", "admin1"), ADDED),
    "regions": Shape(REGION_COLUMNS, ("name", "feature"), ("name", "country"), ADDED),
    "stop": Shape(STOP_COLUMNS, ("name", "needs"), ("name",)),
}
