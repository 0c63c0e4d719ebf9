"""The command that asks: every list and its details by name, as a table or as data."""

from __future__ import annotations

from importlib import import_module
from inspect import signature
from typing import TYPE_CHECKING, Any

import click

from ises_desk import clock
from ises_desk.cli import run, terminal
from ises_desk.cli.deeds import pairs
from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _
from ises_desk.options import UnknownWords

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from types import ModuleType

    from sqlalchemy.orm import Session

    from ises_desk.queries.duties import Duty
    from ises_desk.queries.listing import Listing
    from ises_desk.queries.search import Found

# What can be asked, with the module of `queries` that answers and the function in it.
LISTS = ("customers", "contracts", "invoices", "payments", "letters", "domains", "complaints")
QUESTIONS = {
    **dict.fromkeys((*LISTS, "products", "campaigns", "audit"), "listing"),
    "agenda": "asked",
    "rates": "lines",
    "articles": "lines",
    "search": "search",
}
# What needs no administration to be answered.
_WITHOUT_FILE = {"articles"}
# Words for several states at once, beside those of the query itself.
SHORTHANDS = {"all", "unpaid"}
# For programs only: people read the title and the day.
TITLES = {
    "due_on": N_("Uiterlijk"),
    "title": N_("Wat"),
    "customer": N_("Klant"),
    "basis": N_("Grond"),
    "action": N_("Handeling"),
    "table": N_("Tabel"),
    "label": N_("Naam"),
    "valid_from": N_("Vanaf"),
    "percent": N_("Procent"),
    "source": N_("Bron"),
    "own": N_("Eigen"),
    "word": N_("Soort"),
    "about": N_("Waarover"),
    "number": N_("Nummer"),
    "heading": N_("Onderwerp"),
    "rules": N_("Regel"),
    "reason": N_("Waarom geen regel"),
    "consumer": N_("Particulier"),
    "business": N_("Zakelijk"),
    "law": N_("Wet"),
}
UNSHOWN = {
    *("summary", "explanation", "kind", "subject", "key", "customer_id", "arguments"),
    *("last_on", "duty"),
}


@click.command(
    "ask",
    short_help=N_("Vraag een lijst of één stuk: ask invoices ..."),
    help=N_(
        "Vraag een lijst of één stuk: customers, contracts, invoices, payments, letters, "
        "domains, complaints, products, campaigns, agenda, audit, rates, articles of search. Met "
        "id=12 één stuk; met state=..., text=..., order=kolom (of -kolom) en limit=20 een deel van "
        "de lijst. search text=... zoekt in alles tegelijk."
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
    texts = {word.partition("=")[0] for word in words}
    given = {name: str(value) for name, value in pairs(words, texts).items()}
    if query in _WITHOUT_FILE:
        _show_lines(_without_file(query, given))
        return
    with run.opened() as database, database.read() as session:
        module = import_module(f"ises_desk.queries.{query}")
        if "id" in given:
            _show_one(session, module, given)
        elif QUESTIONS[query] == "listing":
            _show_list(session, module, given)
        else:
            found = call(getattr(module, QUESTIONS[query]), session, given)
            told = _TOLD.get(query)
            _show_lines([told(each) for each in found] if told else found)


def call(function: Callable[..., Any], session: Session, given: dict[str, Any]) -> Any:
    """Call a query with the session, the day and those given values that it has arguments for.

    Raises UnknownWords for a value that the query doesn't know or can't read.
    """
    known = signature(function).parameters
    own = {"session": session, "day": run.today()}
    own |= {name: value() for name, value in _OFFERED.items() if name in known}
    free = {name: part for name, part in known.items() if name not in own}
    arguments = {name: value for name, value in own.items() if name in known}
    for name in given.keys() & free.keys():
        arguments[name] = _read(name, given[name], str(free[name].annotation))
    unknown = [name for name in given if name not in free]
    if unknown:
        raise UnknownWords(
            N_("{name} is hier niet te vragen; wel: {known}."),
            name=unknown[0],
            known=", ".join(free),
        )
    return function(**arguments)


def _without_file(query: str, given: dict[str, Any]) -> Any:
    """Return the answer of a query about what ships with the program, which has no choices."""
    if given:
        raise UnknownWords(N_("Bij {query} valt er niets te kiezen."), query=query)
    return getattr(import_module(f"ises_desk.queries.{query}"), QUESTIONS[query])()


def _titles() -> dict[str, str]:
    from ises_desk.actions.register import load_all

    return {code: _(act.title) for code, act in load_all().items()}


def _backed_up_on() -> date | None:
    from ises_desk.paths import backup_folder
    from ises_desk.store.backup import backups

    made = backups(backup_folder(run.administration()))
    return clock.business_day(made[0].made_at) if made else None


# What some queries are given by whoever asks, not by the words.
_OFFERED: dict[str, Callable[[], Any]] = {
    "titles": _titles,
    "backed_up_on": _backed_up_on,
    "backups": lambda: True,
}


def _duty(duty: Duty) -> dict[str, Any]:
    """Return a duty in words; `action` with `arguments` is the deed that resolves it.

    `duty` is its mark, by which it is set aside.
    """
    from ises_desk.queries.set_aside import mark_of

    return {
        "due_on": duty.due_on,
        "title": duty.title,
        "customer": duty.customer,
        "basis": duty.basis,
        "action": duty.action,
        "explanation": duty.explanation,
        "kind": duty.kind,
        "subject": duty.subject,
        "key": duty.key,
        "customer_id": duty.customer_id,
        "arguments": duty.arguments,
        "last_on": duty.last_on,
        "duty": mark_of(duty),
    }


def _found(found: Found) -> dict[str, Any]:
    """Return something found in words; `subject` and `key` are where it leads."""
    return {
        "word": _(found.word),
        "title": found.title,
        "about": found.about,
        "kind": found.kind,
        "subject": found.subject,
        "key": found.goto,
    }


# Answers that are told in other words than they are.
_TOLD: dict[str, Callable[[Any], dict[str, Any]]] = {"agenda": _duty, "search": _found}


def _read(name: str, value: Any, annotation: str) -> Any:
    if not annotation.startswith("int"):
        return value
    return run.whole(str(value), N_("{name}: verwacht een geheel getal."), name=name)


def _show_one(session: Session, module: ModuleType, given: dict[str, Any]) -> None:
    from ises_desk.queries.listing import NothingThere

    if not hasattr(module, "detail"):
        raise UnknownWords(N_("Van deze lijst is geen enkel stuk te vragen."))
    others = {name: value for name, value in given.items() if name != "id"}
    try:
        found = call(module.detail, session, {"key": given["id"], **others})
    except NothingThere as why:
        raise Refusal(N_("Hier is niets met sleutel {key}."), field="id", key=given["id"]) from why
    if run.chosen().json:
        terminal.put_json(found)
    else:
        terminal.put_pairs(found)


def _show_list(session: Session, module: ModuleType, given: dict[str, Any]) -> None:
    from ises_desk.queries.listing import dictionaries, keys, rows

    states = getattr(module, "STATES", {})
    own = {name: given[name] for name in given if name not in {"text", "order", "limit"}}
    if own.get("state", "all") not in SHORTHANDS | set(states):
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


def _show_lines(found: Sequence[Any]) -> None:
    from dataclasses import asdict

    if run.chosen().json:
        terminal.put_json(found)
        return
    rows = [line if isinstance(line, dict) else asdict(line) for line in found]
    names = [name for name in (rows[0] if rows else ()) if name not in UNSHOWN]
    titles = [_(TITLES.get(name, name)) for name in names]
    terminal.put_table(titles, [[row[name] for name in names] for row in rows])
