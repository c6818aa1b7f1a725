"""What a clause comes to, and how two findings about it combine."""

from dataclasses import dataclass, replace

from spacy.tokens import Token

REAL = frozenset({"do", "ongoing", "real", "through"})
UNREAL = frozenset({"deny", "possible", "hypothetical", "nothing"})
WEIGHT = {
    "do": 0,
    "real": 0,
    "through": 0,
    "ongoing": 1,
    "plan": 2,
    "commit": 3,
    "will": 3,
    "demand": 4,
    "possible": 5,
    "hypothetical": 6,
    "deny": 7,
    "nothing": 8,
}
"""How far an act is from having happened; of two findings about one clause the farther holds."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """An act and the token that decided it; ``operator`` when that token governs the clause."""

    act: str
    token: Token | None = None
    operator: bool = False
    negated: bool = False


def worse(left: Verdict, right: Verdict) -> Verdict:
    """The less real of two verdicts on one clause; "will not" is denied, "if … not" hypothetical."""
    acts = {left.act, right.act}
    if "deny" in acts and acts & {"hypothetical", "possible"}:
        unreal = left if right.act == "deny" else right
        return replace(unreal, negated=True)
    if "deny" in acts and acts & {"commit", "will"}:
        denied = left if left.act == "deny" else right
        return replace(denied, negated=True)
    return right if WEIGHT.get(right.act, 3) > WEIGHT.get(left.act, 3) else left


def over(outer: Verdict, inner: Verdict) -> Verdict:
    """``outer`` governs a clause of which ``inner`` was said."""
    if outer.act in ("through", "real"):
        return inner
    if inner.act == "deny" and outer.act in ("threaten", "plan"):
        return Verdict("nothing", outer.token)  # "threatened not to pay": told by the threat alone
    if inner.act == "deny":
        return replace(outer, negated=not outer.negated) if outer.act != "deny" else Verdict("nothing", outer.token)
    open_acts = ("commit", "will", "plan", "possible", "accuse")
    if inner.act in ("hypothetical", "nothing") and inner.token is not None and outer.act in open_acts:
        return inner if not inner.operator else outer
    return outer
