"""Dragoman reads news and writes records that can be checked: who did what to whom, who says so, who promised what.

>>> import dragoman
>>> coding = dragoman.read("Iraq accused Turkey of shelling its villages.", date="2031-05-02")
>>> [(event.type, event.status) for event in coding.events]
[('ACCUSE', 'happened'), ('ASSAULT', 'possible')]
"""

from typing import TYPE_CHECKING, Any

from dragoman.records import Article, Coding, Commitment, Condition, Event, Problem, Quantity, Statement

if TYPE_CHECKING:
    from dragoman.coder import Coder, read

__all__ = ["Article", "Coder", "Coding", "Commitment", "Condition", "Event", "Problem", "Quantity", "Statement", "read"]


def __getattr__(name: str) -> Any:
    """``Coder`` and ``read`` on first use, so that importing dragoman loads no model."""
    if name in ("Coder", "read"):
        from dragoman import coder

        return getattr(coder, name)
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
