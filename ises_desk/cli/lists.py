"""The command that asks: every list and its details by name, as a table or as data."""

from __future__ import annotations

from importlib import import_module
from inspect import signature
from typing import TYPE_CHECKING, Any

import click

from ises_desk.cli import run, terminal
from ises_desk.cli.deeds import pairs
from ises_desk.i18n import N_, _
from ises_desk.options import UnknownWords

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from sqlalchemy.orm import Session

    from ises_desk.queries.listing import Listing

# What can be asked, with the module of `queries` that answers and the function in it.
LISTS = ("customers", "contracts", "invoices", "payments", "letters", "domains", "complaints")
QUESTIONS = {
    **dict.fromkeys((*LISTS, "products", "audit"), "listing"),
    "agenda": "entries",
    "rates": "lines",
}
ALL_STATES = "all"


@click.command(
    "ask",
    short_help=N_("Vraag een lijst of één stuk: ask invoices ..."),
    help=N_(
        "Vraag een lijst of één stuk: customers, contracts, invoices, payments, letters, "
        "domains, complaints, products, agenda, audit of rates. Met id=12 één stuk; met state=..., "
        "text=..., order=kolom (of -kolom) en limit=20 een deel van de lijst."
    ),
)
@click.argument("query", metavar="LIJST")
@click.argument("words", metavar="[NAAM=WAARDE]...", nargs=-1)
def ask(query: str, words: tuple[str, ...]) -> None:
    """Answer a question from the queries that the window reads too."""
    if query not in QUESTIONS:
        raise UnknownWords(
            N_("Er is geen lijst {name}; wel: {known}."), name=query, known=", ".join(QUESTIONS)
        )
    given = pairs(words, {"text"})
    with run.opened() as database, database.read() as session:
        module = import_module(f"ises_desk.queries.{query}")
        if "id" in given:
            _show_one(session, module, given)
        elif QUESTIONS[query] == "listing":
            _show_list(session, module, given)
        else:
            _show_lines(call(getattr(module, QUESTIONS[query]), session, given))


def call(function: Callable[..., Any], session: Session, given: dict[str, Any]) -> Any:
    """Call a query with the session, the day and those given values that it has arguments for.

    Raises UnknownWords for a value that the query doesn't know or can't read.
    """
    arguments: dict[str, Any] = {}
    known = signature(function).parameters
    for name, parameter in known.items():
        if name == "session":
            arguments[name] = session
        elif name == "day":
            arguments[name] = run.today()
        elif name in given:
            arguments[name] = _read(name, given[name], str(parameter.annotation))
    unknown = [name for name in given if name not in known]
    if unknown:
        free = ", ".join(name for name in known if name not in {"session", "day"})
        raise UnknownWords(
            N_("{name} is hier niet te vragen; wel: {known}."), name=unknown[0], known=free
        )
    return function(**arguments)


def _read(name: str, value: Any, annotation: str) -> Any:
    if not annotation.startswith("int"):
        return value
    text = str(value)
    if not (text.isascii() and text.isdecimal()):
        raise UnknownWords(N_("{name}: verwacht een geheel getal."), name=name)
    return int(text)


def _show_one(session: Session, module: ModuleType, given: dict[str, Any]) -> None:
    if not hasattr(module, "detail"):
        raise UnknownWords(N_("Van deze lijst is geen enkel stuk te vragen."))
    others = {name: value for name, value in given.items() if name != "id"}
    found = call(module.detail, session, {"key": given["id"], **others})
    if run.chosen().json:
        terminal.put_json(found)
    else:
        terminal.put_pairs(found)


def _show_list(session: Session, module: ModuleType, given: dict[str, Any]) -> None:
    from ises_desk.queries.listing import dictionaries, keys, rows

    states = getattr(module, "STATES", {})
    own = {name: given[name] for name in given if name not in {"text", "order", "limit"}}
    if own.get("state", ALL_STATES) not in {ALL_STATES, *states}:
        raise UnknownWords(
            N_("De stand {state} bestaat hier niet; wel: {known}."),
            state=own["state"],
            known=", ".join(states),
        )
    listing = _narrowed(call(module.listing, session, own), given)
    limit = _read("limit", given["limit"], "int") if "limit" in given else None
    if run.chosen().json:
        terminal.put_json(dictionaries(session, listing)[:limit])
        return
    wanted = keys(session, listing)[:limit]
    titles = [_(N_("Sleutel")), *(_(column.title) for column in listing.columns)]
    kinds = [column.kind for column in listing.columns]
    shown = [
        [key, *(_cell(value, kind, states) for value, kind in zip(row, kinds, strict=True))]
        for key, row in zip(wanted, rows(session, listing, wanted), strict=True)
    ]
    terminal.put_table(titles, shown)


def _narrowed(listing: Listing, given: dict[str, Any]) -> Listing:
    if "text" in given:
        listing = listing.filtered(str(given["text"]))
    if "order" in given:
        key = str(given["order"])
        columns = [column.key for column in listing.columns]
        if key.removeprefix("-") not in columns:
            raise UnknownWords(
                N_("De kolom {name} bestaat niet; wel: {known}."),
                name=key.removeprefix("-"),
                known=", ".join(columns),
            )
        listing = listing.sorted_by(key.removeprefix("-"), descending=key.startswith("-"))
    return listing


def _cell(value: Any, kind: str, states: dict[str, tuple[str, str]]) -> Any:
    return _(states[value][0]) if kind == "state" and value in states else value


def _show_lines(found: Any) -> None:
    from dataclasses import fields

    if run.chosen().json:
        terminal.put_json(found)
    elif found:
        names = [field.name for field in fields(found[0])]
        terminal.put_table(names, [[getattr(line, name) for name in names] for line in found])
