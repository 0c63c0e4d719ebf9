"""Commands that do: any deed by its permanent code, and taking one back."""

from __future__ import annotations

import dataclasses
import enum
import json
import types
import typing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ises_desk.cli import run, terminal
from ises_desk.i18n import N_, _, fill
from ises_desk.options import UnknownWords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ises_desk.actions.perform import Outcome
    from ises_desk.actions.register import Act

TAKEN_BACK = {
    "revert": N_("terug te draaien"),
    "compensate": N_("ongedaan te maken met {by}"),
    "never": N_("niet terug te draaien: {because}"),
}


@click.command("actions", help=N_("Toon elke handeling: haar code, gegevens en terugweg."))
def list_actions() -> None:
    """Show every deed: its code, its arguments and how it is taken back."""
    from ises_desk.actions.register import load_all

    acts = [act for _code, act in sorted(load_all().items())]
    if run.chosen().json:
        terminal.put_json([_as_data(act) for act in acts])
        return
    for act in acts:
        terminal.put(f"{act.code}  {_(act.title)} ({_taken_back(act)})")
        for name, kind, needed in _arguments(act):
            terminal.put(f"    {name if needed else f'[{name}]'}={kind}")


@click.command(
    "do",
    short_help=N_("Voer een handeling uit: do CODE naam=waarde ..."),
    help=N_(
        "Voer een handeling uit, helemaal of helemaal niet. Waarden zijn gewone woorden, JSON "
        "voor lijsten en groepen, of @bestand.json."
    ),
)
@click.argument("code", metavar="CODE")
@click.argument("words", metavar="[NAAM=WAARDE]...", nargs=-1)
def do(code: str, words: tuple[str, ...]) -> None:
    """Carry out a deed by its code."""
    from ises_desk.actions.arguments import parameters, plain, read
    from ises_desk.actions.perform import perform
    from ises_desk.actions.register import find
    from ises_desk.actions.undo import take_back as taking_back
    from ises_desk.actions.undo import undo

    act = find(code)
    if act is None:
        raise UnknownWords(N_("Er is geen handeling {code}; zie: ises-desk actions."), code=code)
    texts = {name for name, (kind, _needed) in parameters(act).items() if kind in (str, str | None)}
    arguments = read(act, pairs(words, texts))
    with run.opened(for_writing=True) as database:
        if act is taking_back:  # its audit line names the one that it takes back
            outcome: Outcome[Any] = undo(database, run.now(), **arguments)
        else:
            outcome = perform(database, run.now(), act, **arguments)
    said = {"title": _(act.title), "value": json.dumps(plain(outcome.value)), "line": outcome.line}
    _tell(fill(N_("{title}: gedaan (resultaat {value}, logregel {line})."), said), outcome)


@click.command("undo", help=N_("Draai de handeling met deze logregel terug."))
@click.argument("line", metavar="LOGREGEL")
def take_back(line: str) -> None:
    """Take back the deed with this audit line."""
    from ises_desk.actions.undo import undo

    number = run.whole(line, N_("Een logregel is een nummer, niet {line}."), line=line)
    with run.opened(for_writing=True) as database:
        outcome = undo(database, run.now(), number)
    _tell(fill(N_("Logregel {line} is teruggedraaid."), {"line": line}), outcome)


def _tell(text: str, outcome: Outcome[Any]) -> None:
    touched = sorted(outcome.touched)
    run.answer(text, {"value": outcome.value, "line": outcome.line, "touched": touched})


def pairs(words: Sequence[str], texts: set[str]) -> dict[str, Any]:
    """Return `name=value` words as a dictionary; only those in `texts` are never JSON.

    Raises UnknownWords for a word without a name, a name given twice, JSON or a file that
    can't be read.
    """
    found: dict[str, Any] = {}
    for word in words:
        name, given, value = word.partition("=")
        if not given or not name:
            raise UnknownWords(N_("{word} is niet te lezen; schrijf naam=waarde."), word=word)
        if name in found:
            raise UnknownWords(N_("{name} staat er twee keer."), name=name)
        found[name] = _value(name, value, is_text=name in texts)
    return found


def _value(name: str, value: str, *, is_text: bool) -> Any:
    written = value
    if value.startswith("@") and value.endswith(".json"):
        try:
            written = Path(value[1:]).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as why:
            raise UnknownWords(
                N_("{name}: het bestand {file} kan niet worden gelezen."),
                name=name,
                file=value[1:],
            ) from why
    elif is_text or not value.startswith(("[", "{")):
        return value
    try:
        return json.loads(written)
    except (ValueError, RecursionError) as why:
        raise UnknownWords(N_("{name}: dit is geen geldige JSON."), name=name) from why


def _taken_back(act: Act[Any]) -> str:
    return _(TAKEN_BACK[str(act.undo)]).format(by=act.by, because=_(act.because))


def _arguments(act: Act[Any]) -> list[tuple[str, str, bool]]:
    """Return each argument's name, what it expects, and whether it must be given."""
    from ises_desk.actions.arguments import parameters

    return [(name, describe(kind), needed) for name, (kind, needed) in parameters(act).items()]


def _as_data(act: Act[Any]) -> dict[str, Any]:
    return {
        "code": act.code,
        "title": _(act.title),
        "purpose": act.purpose,
        "undo": str(act.undo),
        "by": act.by,
        "because": _(act.because),
        "arguments": [
            {"name": name, "expects": kind, "required": needed}
            for name, kind, needed in _arguments(act)
        ],
    }


def describe(kind: Any) -> str:
    """Return what a value of an argument's type looks like.

    >>> describe(tuple[int, ...] | None)
    '[getal, ...]'
    """
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return describe(next(part for part in inner if part is not type(None)))
    if origin in (tuple, list):
        return f"[{describe(inner[0])}, ...]"
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return "|".join(str(member.value) for member in kind)
    name = getattr(kind, "__name__", "")
    if name not in _FORMS and dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        parts = [
            f'"{part.name}": {describe(hints[part.name])}' for part in dataclasses.fields(kind)
        ]
        return "{" + ", ".join(parts) + "}"
    return _(_FORMS.get(name, name))


_FORMS = {
    "str": N_("tekst"),
    "int": N_("getal"),
    "bool": N_("ja|nee"),
    "date": N_("JJJJ-MM-DD"),
    "datetime": N_("JJJJ-MM-DDTUU:MM"),
    "Money": N_("12.50"),
    "Quantity": N_("1.5"),
    "Decimal": N_("1.5"),
    "Path": N_("bestand"),
    "bytes": N_("bestand"),
}
