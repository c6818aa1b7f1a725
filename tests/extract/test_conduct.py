"""Blame is for those who do what is blamed."""

import pytest

from tests.extract.annotated import check


@pytest.mark.parametrize(
    "sentence",
    [
        "<source>The union</source> <event type=ACCUSE>condemned</event> the <event type=ASSAULT n=2>killing</event> of "
        "<target n=2>ten farmers</target> by <target>the rebels</target>.",
        "<target>Kenya</target> maintains a policy of sending back refugees, which <source>the United Nations</source> has "
        "<event type=ACCUSE>criticised</event>.",
        "<source>The union</source> <event type=ACCUSE>criticised</event> the expulsion of teachers.",
        "<source>The union</source> <event type=ACCUSE>criticised</event> the policies of <target>Denmark</target>.",
    ],
)
def test_those_who_do_it_are_blamed_not_those_who_suffer(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "<source>Police</source> <event type=COERCE>prevented</event> a march by <target>teachers</target>.",
        "<source>Denmark</source> <event type=REJECT>rejected</event> the offer made by <target>the rebels</target>.",
    ],
)
def test_who_does_what_is_stopped_or_rejected_is_target(sentence: str) -> None:
    check(sentence)
