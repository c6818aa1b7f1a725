"""Records cannot be changed, and a condition's side knows its span."""

from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest

from dragoman import records
from dragoman.records import Coding, Record, Role, Side, Span

CLASSES = [each for each in vars(records).values() if isinstance(each, type) and is_dataclass(each)]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_value_is_frozen_and_slotted(cls: type) -> None:
    assert cls.__dataclass_params__.frozen
    assert hasattr(cls, "__slots__")


def test_role_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Role("freedonia").actor = "sylvania"


@pytest.mark.parametrize("cls", Record.__subclasses__(), ids=lambda cls: cls.__name__)
def test_record_has_evidence_and_reason(cls: type) -> None:
    assert {"id", "start", "end", "quote", "rule", "confidence", "region"} <= {each.name for each in fields(cls)}


def test_coding_has_the_lists_of_the_contract() -> None:
    lists = ["actors", "events", "statements", "commitments", "conditions", "quantities", "times", "places", "problems"]
    assert [each.name for each in fields(Coding)] == ["schema_version", "article", *lists, "coder"]


def test_side_of_a_condition_knows_its_span() -> None:
    assert Side("attack", (), 3, 9, "attack").span == Span(3, 9, "attack")
