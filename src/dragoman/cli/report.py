"""A coding as a person would want to see it: the article with its words marked, then what was found."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dragoman.cli.terminal import plain
from dragoman.records import NARRATOR, Actor, Coding, Commitment, Condition, Event, Quantity, Role, Statement

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

STYLES = {
    "actor": "cyan",
    "place": "blue",
    "time": "magenta",
    "quantity": "yellow",
    "statement": "italic",
    "condition": "underline",
    "real": "bold green",
    "unreal": "bold red",
    "faint": "dim",
}
REAL = ("happened", "ongoing")
_MOST_QUOTE = 160


def show_coding(coding: Coding, console: "Console") -> None:
    """Print ``coding``: the article first, then its records, each with its number in the text."""
    coloured = console.color_system is not None and not console.no_color
    for part in render(coding, coloured):
        console.print(part)


def render(coding: Coding, coloured: bool) -> "Iterator[RenderableType]":
    """The parts of the report, one below the other."""
    names = Names(coding)
    yield from _render_head(coding)
    yield mark_article(coding)
    if coloured:
        yield ""
        yield _legend()
    yield from _section("Who did what to whom", _event_lines(coding, names), _why_nothing(coding, "events"))
    yield from _section("Statements", _statement_lines(coding, names), "Nobody is reported as saying anything.")
    yield from _section("Commitments", _commitment_lines(coding, names), "Nobody undertakes anything.")
    yield from _section("Conditions", _condition_lines(coding, names), "Nothing is made to depend on anything.")
    yield from _section("Quantities", _quantity_lines(coding, names), "Nothing is counted.")
    yield from _section("Timeline", _timeline(coding, names), "No event or commitment has a date in the text.")
    if coding.problems:
        yield from _section("Problems", ((each.stage, Text(plain(each.message))) for each in coding.problems), "")


class Names:
    """The actors of a coding by id, for calling them by name."""

    def __init__(self, coding: Coding) -> None:
        self.actors: dict[str, Actor] = {actor.id: actor for actor in coding.actors}

    def of(self, roles: Iterable[Role], nobody: str = "") -> str:
        """The names in these roles, joined by commas; ``nobody`` where there is none."""
        return ", ".join(self.name(role) for role in roles) or nobody

    def name(self, role: Role) -> str:
        """What to call the actor in this role."""
        if role.actor == NARRATOR:
            return "the article"
        actor = self.actors.get(role.actor)
        return plain((actor.name if actor else "") or role.quote or role.actor).replace("\n", " ")


# ---- the article ---------------------------------------------------------------------------------


def _render_head(coding: Coding) -> "Iterator[RenderableType]":
    article = coding.article
    if article.title:
        yield Text(plain(article.title).replace("\n", " "), style="bold")
    facts = (article.published or "no date", article.publisher, article.url, article.language, f"id {article.id}")
    yield Text(" · ".join(plain(each).replace("\n", " ") for each in facts if each), style=STYLES["faint"])
    yield ""


def mark_article(coding: Coding) -> Text:
    """The text of the article, its words coloured; the number of an event stands behind its trigger.

    The numbers are what a reader without colour has: they lead from the words to the lists below.
    """
    text = Text(plain(coding.article.text))
    for kind, start, end in _spans(coding):
        text.stylize(STYLES[kind], start, end)
    parts, at = Text(), 0
    for number, event in sorted(enumerate(coding.events, start=1), key=lambda pair: pair[1].trigger.end):
        parts.append_text(text[at : event.trigger.end])
        parts.append(f"[{number}]", style=_style_of(event))
        at = event.trigger.end
    parts.append_text(text[at:])
    return parts


def _spans(coding: Coding) -> Iterator[tuple[str, int, int]]:
    for statement in coding.statements:
        yield "statement", statement.start, statement.end
    for condition in coding.conditions:
        yield "condition", condition.antecedent.span.start, condition.antecedent.span.end
    for actor in coding.actors:
        for mention in actor.mentions:
            yield "actor", mention.start, mention.end
    for kind, records in (("place", coding.places), ("time", coding.times), ("quantity", coding.quantities)):
        for record in records:
            yield kind, record.start, record.end
    for event in coding.events:
        yield ("real" if event.status in REAL else "unreal"), event.trigger.start, event.trigger.end


def _legend() -> Text:
    legend = Text()
    words = {"real": "happened", "unreal": "not (yet) a fact", "condition": "if", "statement": "said"}
    for kind in ("real", "unreal", "actor", "place", "time", "quantity", "statement", "condition"):
        legend.append(words.get(kind, kind), style=STYLES[kind])
        legend.append("  ")
    legend.append("[n] event n below", style=STYLES["faint"])
    return legend


# ---- the lists -----------------------------------------------------------------------------------

Line = tuple[str, Text]


def _section(title: str, lines: Iterable[Line], empty: str) -> "Iterator[RenderableType]":
    yield ""
    yield Rule(Text(title, style="bold"), align="left", characters="-")
    table = Table.grid(padding=(0, 1), expand=False)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for label, line in lines:
        table.add_row(Text(plain(label), style=STYLES["faint"]), line)
    yield table if table.row_count else Padding(Text(empty, style=STYLES["faint"]), (0, 0, 0, 2), expand=False)


def _why_nothing(coding: Coding, kind: str) -> str:
    why = "; ".join(each.message for each in coding.problems) or "no rule matched what the text tells"
    return plain(f"No {kind} were found: {why}.").replace("..", ".")


def _event_lines(coding: Coding, names: Names) -> Iterator[Line]:
    for number, event in enumerate(coding.events, start=1):
        line = Text()
        line.append(names.of(event.source, "somebody not named"), style=STYLES["actor"])
        if event.target:
            line.append(" > ")
            line.append(names.of(event.target), style=STYLES["actor"])
        line.append(f": {_called(event)}, ")
        line.append(event.status, style=_style_of(event))
        where = ", ".join(plain(place.name) for place in event.place)
        said_by = names.of(role for role in event.attribution if role.actor != NARRATOR)
        details = (event.date.value, where and f"in {where}", said_by and f"says {said_by}", _aux(event))
        line.append("".join(f", {plain(each)}" for each in details if each))
        line.append(f"\n{_quote(event.quote)}  ", style=STYLES["faint"])
        line.append(event.id, style=STYLES["faint"])
        yield str(number), line


def _aux(event: Event) -> str:
    """What the status does not say already: that it is told as background."""
    return "background" if "historical" in event.aux else ""


def _called(event: Event) -> str:
    return f"{event.type} ({', '.join(event.mode)})" if event.mode else event.type


def _style_of(event: Event) -> str:
    return STYLES["real" if event.status in REAL else "unreal"]


def _statement_lines(coding: Coding, names: Names) -> Iterator[Line]:
    for each in coding.statements:
        yield "", _statement_line(each, names)


def _statement_line(statement: Statement, names: Names) -> Text:
    line = Text()
    line.append(names.of(statement.speaker, "somebody not named"), style=STYLES["actor"])
    cue = f" {plain(statement.cue.quote)}" if statement.cue else ""
    to = f" to {names.of(statement.addressee)}" if statement.addressee else ""
    via = f" (through {names.of(statement.via)})" if statement.via else ""
    line.append(f"{cue}{to}{via}: ")
    line.append(_quote(statement.quote), style=STYLES["statement"])
    return line


def _commitment_lines(coding: Coding, names: Names) -> Iterator[Line]:
    for each in coding.commitments:
        yield "", _commitment_line(each, names)


def _commitment_line(commitment: Commitment, names: Names) -> Text:
    line = Text()
    line.append(names.of(commitment.who, "somebody not named"), style=STYLES["actor"])
    towards = f" towards {names.of(commitment.towards)}" if commitment.towards else ""
    negated = commitment.negated and commitment.strength != "refuses"
    negation = "" if not negated or commitment.what.lower().startswith(("not ", "never ", "n't")) else "not "
    line.append(f" {commitment.strength}{towards}: {negation}{plain(commitment.what)}")
    due = commitment.time.value or (commitment.time.expression.quote if commitment.time.expression else None)
    line.append(f", due {plain(due)}" if due else ", no date given")
    count = len(commitment.conditions)
    line.append(f", on {count} condition{'s' if count > 1 else ''}" if count else "")
    line.append(f"\n{_quote(commitment.quote)}", style=STYLES["faint"])
    return line


def _condition_lines(coding: Coding, names: Names) -> Iterator[Line]:
    for each in coding.conditions:
        yield "", _condition_line(each, names)


def _condition_line(condition: Condition, names: Names) -> Text:
    line = Text()
    line.append(f"{condition.kind.replace('_', ' ')} ")
    line.append(_quote(condition.antecedent.span.quote), style=STYLES["condition"])
    line.append(f" then {_quote(condition.consequent.span.quote)}")
    holder = names.of(role for role in condition.holder if role.actor != NARRATOR)
    line.append(f", says {holder}" if holder else "")
    return line


def _quantity_lines(coding: Coding, names: Names) -> Iterator[Line]:
    for each in coding.quantities:
        yield "", _quantity_line(each, names)


def _quantity_line(quantity: Quantity, names: Names) -> Text:
    line = Text()
    line.append(_quote(quantity.quote), style=STYLES["quantity"])
    number = "no number" if quantity.number is None else f"{quantity.number:,}"
    unit = {"count": "", "percent": " %", "currency": f" {quantity.currency or 'of money'}"}[quantity.unit]
    counted = plain(quantity.counted)
    counted = f"for {counted}" if counted and quantity.unit == "currency" else counted
    line.append(f": {number}{plain(unit)} {counted}".rstrip())
    of = names.of(quantity.of)
    of = "" if quantity.counted and quantity.counted in of or quantity.quote in of else of
    details = (quantity.exactness.replace("_", " "), quantity.effect, of, quantity.when)
    line.append("".join(f", {plain(each)}" for each in details if each and each != "exact"))
    return line


def _timeline(coding: Coding, names: Names) -> Iterator[Line]:
    dated = [
        (event.date.value, Text(f"[{number}] {names.of(event.source, 'somebody')}: {_called(event)}, {event.status}"))
        for number, event in enumerate(coding.events, start=1)
        if event.date.value
    ]
    dated += [
        (each.time.value, Text(f"{names.of(each.who, 'somebody')} {each.strength}: {plain(each.what)}"))
        for each in coding.commitments
        if each.time.value
    ]
    return iter(sorted(dated, key=lambda pair: pair[0].removeprefix("../")))


def _quote(quote: str) -> str:
    words = " ".join(plain(quote).split())
    return f"“{words if len(words) <= _MOST_QUOTE else words[: _MOST_QUOTE - 3] + '...'}”"
