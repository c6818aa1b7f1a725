"""``dragoman explain``: why a record is there."""

import difflib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from dragoman.cli.report import STYLES, Names
from dragoman.cli.terminal import make_console, plain
from dragoman.errors import InputError
from dragoman.export import read_json
from dragoman.records import NARRATOR, Actor, Coding, Date, Event, Record, Role, decode

LISTS = ("events", "statements", "commitments", "conditions", "quantities", "times", "places", "actors")
SIDES = ("source", "target", "speaker", "addressee", "via", "who", "towards", "holder", "of", "attribution")
_AROUND = 200
_MOST_NAMED = 5


@click.command()
@click.argument("codings", type=click.Path(allow_dash=True, dir_okay=False))
@click.argument("record_id")
@click.option("--pack", "packs", multiple=True, metavar="DIR", help="A pack that the coding was made with.",
              type=click.Path(exists=True, file_okay=False, path_type=Path))  # fmt: skip
def explain(codings: str, record_id: str, packs: tuple[Path, ...]) -> None:
    """Explain a record: the rule, the words, each step of the reasoning, the actors and where they are known from.

    CODINGS is what `dragoman code` wrote as .jsonl; - is standard input. The beginning of an id will do where only one
    record has it.

    \b
    Examples:
      dragoman explain codings.jsonl event-46d9ab7c1b7b
      dragoman code article.txt --to - | dragoman explain - event-46
      dragoman explain codings.jsonl event-46d9ab7c1b7b --pack my-pack
    """
    data, list_name, found_id = _find(codings, record_id)
    coding = decode(data)
    record = next(each for each in getattr(coding, list_name) if each.id == found_id)
    console = make_console()
    _show_head(console, coding, record, list_name)
    if isinstance(record, Record):
        _show_words(console, coding, record)
        _show_reasons(console, record)
        _show_roles(console, coding, record)
    else:
        _show_actor(console, coding, record.id, packs)
    _show_rule(console, record.rule, coding, packs)


# ---- finding the record --------------------------------------------------------------------------


def _find(codings: str, wanted: str) -> tuple[dict[str, Any], str, str]:
    """The coding (as JSON), list and id of the record whose id is or begins with ``wanted``."""
    matches: dict[str, tuple[dict[str, Any], str, str]] = {}
    near: set[str] = set()
    with _open(codings) as lines:
        for data in _read_codings(codings, lines):
            for list_name, each_id in _ids(data):
                if each_id == wanted:
                    return data, list_name, each_id
                if each_id.startswith(wanted):
                    if len(matches) <= _MOST_NAMED:
                        matches[each_id] = data, list_name, each_id
                elif each_id[: len(wanted) // 2] == wanted[: len(wanted) // 2]:
                    near.add(each_id)
    if len(matches) == 1:
        return next(iter(matches.values()))
    if matches:
        raise InputError(
            f"{codings}: several records begin with {wanted}: {', '.join(list(matches)[:_MOST_NAMED])}, ..."
        )
    similar = difflib.get_close_matches(wanted, sorted(near), n=1, cutoff=0.6)
    hint = (
        f"did you mean {similar[0]}?" if similar else "its ids are in the column event_id and in the lists of a coding"
    )
    raise InputError(f"{codings}: no record {wanted}; {hint}")


def _open(codings: str) -> BinaryIO:
    if codings == "-":
        return sys.stdin.buffer
    try:
        return Path(codings).open("rb")
    except OSError as error:
        raise InputError(f"{codings}: cannot be read: {error.strerror}; check the spelling") from None


def _read_codings(name: str, lines: BinaryIO) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, start=1):
        try:
            data = read_json(line)
        except ValueError:
            data = None
        if not isinstance(data, dict) or "article" not in data:
            raise InputError(f"{name}:{number}: no coding; give the .jsonl that `dragoman code` wrote")
        yield data


def _ids(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for list_name in LISTS:
        for record in data.get(list_name) or ():
            yield list_name, record["id"]


# ---- showing it ----------------------------------------------------------------------------------


def _show_head(console: Console, coding: Coding, record: Any, list_name: str) -> None:
    kind = list_name.removesuffix("s")
    called = [kind, *(str(getattr(record, name)) for name in ("type", "status", "kind") if hasattr(record, name))]
    console.print(Text(plain(" · ".join(called)), style="bold"))
    article = coding.article
    facts = (
        record.id,
        f"article {article.id}",
        article.title,
        article.published,
        f"confidence {record.confidence:.2f}",
    )
    console.print(Text(" · ".join(plain(fact) for fact in facts if fact), style=STYLES["faint"]))


def _show_words(console: Console, coding: Coding, record: Record) -> None:
    text = coding.article.text
    first = max(text.rfind("\n\n", 0, record.start) + 1, record.start - _AROUND, 0)
    after = text.find("\n\n", record.end)
    last = min(after if after >= 0 else len(text), record.end + _AROUND)
    words = Text(plain(text[first:last]))
    words.stylize("reverse", record.start - first, record.end - first)
    if isinstance(record, Event):
        words.stylize("bold", record.trigger.start - first, record.trigger.end - first)
    _head(console, f"The words (characters {record.start} to {record.end}, {record.region})")
    console.print(Padding(words, (0, 0, 0, 2), expand=False))
    console.print(Padding(Text(f"“{plain(record.quote)}”", style="bold"), (0, 0, 0, 2), expand=False))
    if isinstance(record, Event):
        _line(console, "trigger", f"“{record.trigger.quote}” at {record.trigger.start}")
        _line(console, "status", ", ".join([record.status, *record.aux]))


def _show_reasons(console: Console, record: Record) -> None:
    _head(console, "The reasoning")
    because = getattr(record, "because", ())
    for reason in because:
        _line(console, reason.step, reason.says + (f"  “{reason.quote}”" if reason.quote else ""))
    if not because:
        _line(console, "", "read off the words themselves; no further step")
    date = getattr(record, "date", None)
    if isinstance(date, Date):
        words = f"  “{date.expression.quote}”" if date.expression else ""
        _line(console, "date", f"{date.value or 'not given'} ({date.basis}){words}")


def _show_roles(console: Console, coding: Coding, record: Record) -> None:
    sides = [(side, roles) for side in SIDES if (roles := getattr(record, side, ()))]
    if not sides:
        return
    _head(console, "The roles")
    names = Names(coding)
    for side, roles in sides:
        for role in roles:
            _line(console, side, _describe(names, role))


def _describe(names: Names, role: Role) -> str:
    if role.actor == NARRATOR:
        return "the article itself"
    actor = names.actors.get(role.actor)
    words = f", here “{role.quote}” at {role.start}" if role.quote else ""
    if actor is None:
        return role.actor + words
    codes = " ".join(filter(None, ["|".join(actor.country), "|".join(actor.sectors)])) or "no codes"
    known = f"known as {actor.known_as}" if actor.known_as else "not in the tables"
    return f"{actor.name} ({actor.kind}, {codes}; {known}; {_mentions(actor)}){words}"


def _mentions(actor: Actor) -> str:
    count = len(actor.mentions)
    return "1 mention" if count == 1 else f"{count} mentions"


def _show_actor(console: Console, coding: Coding, actor_id: str, packs: tuple[Path, ...]) -> None:
    actor = Names(coding).actors[actor_id]
    _head(console, "The actor")
    _line(console, "is", _describe(Names(coding), Role(actor_id)))
    _line(console, "role", actor.role or "not given")
    for label, says in _memberships(actor, coding, packs):
        _line(console, label, says)
    for mention in actor.mentions:
        _line(console, mention.kind, f"“{mention.quote}” at {mention.start}, {mention.region}")


def _memberships(actor: Actor, coding: Coding, packs: tuple[Path, ...]) -> Iterator[tuple[str, str]]:
    """What the tables say of an actor's memberships on the day of the article: where it belongs, who belongs to it."""
    from dragoman.knowledge import load_memberships

    table, day = load_memberships(packs), coding.article.day
    found = [("belongs to", table.organisations_of(actor.known_as or "", day))]
    if actor.known_as in table.organisations():
        found.append(("members", table.members_of(actor.known_as, day)))
        found.append(("suspended", table.suspended_from(actor.known_as, day)))
    yield from ((label, f"{', '.join(ids)} ({day or 'today'})") for label, ids in found if ids)


def _show_rule(console: Console, rule: str, coding: Coding, packs: Sequence[Path]) -> None:
    from dragoman.knowledge import explain_rule, find_pack, hash_packs

    _head(console, f"The rule {rule}")
    made_with = coding.coder.packs if coding.coder else {}
    now = hash_packs(packs)
    pack = find_pack(rule, made_with)
    entry = explain_rule(rule, packs) or "a rule of grammar: it has no entry in the tables"
    if pack and pack not in now:
        entry = f"an entry of the pack {pack!r}; give its folder to see it: --pack DIR"
    elif pack and made_with[pack] != now[pack]:
        _line(console, "note", f"the pack {pack!r} has changed since the coding was made")
    console.print(Padding(Text(plain(entry)), (0, 0, 0, 2), expand=False))


def _head(console: Console, title: str) -> None:
    console.print()
    console.print(Text(plain(title), style="bold"))


def _line(console: Console, label: str, says: str) -> None:
    line = Text()
    line.append(f"{plain(label):<12} ", style=STYLES["faint"])
    line.append(" ".join(plain(says).split()))
    console.print(Padding(line, (0, 0, 0, 2), expand=False))
