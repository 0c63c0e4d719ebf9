"""Whom and what a deed was about, in a few words: from the rows that its audit line keeps."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from ises_desk.i18n import N_, plural
from ises_desk.models import AuditPayload, Contract, Customer, Invoice, Letter, Product
from ises_desk.models.base import Base

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

MOST = 400_000  # signs of a payload: a larger one is of a whole file that was brought in
NUMBERED = ("invoice", "letter", "contract", "complaint", "domain", "product", "payment",
            "campaign")  # fmt: skip
NAMING: dict[str, type[Letter | Invoice | Contract]] = {
    "letter_id": Letter,
    "invoice_id": Invoice,
    "contract_id": Contract,
}
BELONGS: dict[str, type[Letter | Contract | Product]] = {
    "letter_id": Letter,
    "contract_id": Contract,
    "product_id": Product,
}
FIRST = 500  # records looked up
SAID = ("number", "name", "code", "subject")


def about(session: Session, lines: Sequence[int]) -> dict[int, str]:
    """Return for audit lines the number and the customer, as far as there are any."""
    found = select(AuditPayload).where(
        AuditPayload.line_id.in_(lines), func.length(AuditPayload.payload) < MOST
    )
    return {
        each.line_id: words_of(session, json.loads(each.payload)["rows"])
        for each in session.scalars(found)
    }


def key_of(rows: list[dict[str, Any]], subject: str) -> int | None:
    """Return the first record of a subject that a deed made, changed or named."""
    for row in rows:
        kept = row["after"] or {}
        if row["table"] == subject and kept:
            return int(row["key"][0])
        if key := kept.get(f"{subject}_id"):
            return int(key)
    return None


def words_of(session: Session, rows: list[dict[str, Any]]) -> str:
    """Return the first record and customer of a deed, and how many others there were."""
    told, whose = list(dict.fromkeys(_records(rows))), list(dict.fromkeys(_customers(rows)))
    if not told and not whose:
        told, whose = _named(session, rows)
    if not told and not whose:
        told, whose = _looked_up(session, rows)
    customer = session.get(Customer, whose[0]) if whose else None
    parts = [_and_others(told[0], len(told))] if told else []
    if len(told) > 1 and len(whose) > 1:  # the others are said once
        parts.append(plural(N_("{count} klant"), N_("{count} klanten"), len(whose)))
    elif customer is not None and customer.name not in told:
        parts.append(_and_others(customer.name, len(whose)))
    return " · ".join(parts)


def _named(session: Session, rows: list[dict[str, Any]]) -> tuple[list[str], list[int]]:
    """Return the numbers and customers of the records that rows name: a dispatch its letter."""
    for name, model in NAMING.items():
        keys = dict.fromkeys(filter(None, ((row["after"] or {}).get(name) for row in rows)))
        if keys:
            found = session.execute(
                select(model.number, model.customer_id).where(model.id.in_([*keys][:FIRST]))
            ).all()
            rest = [f"{name} {key}" for key in [*keys][FIRST:]]
            whose = list(dict.fromkeys(key for _number, key in found))
            return [str(number) for number, _key in found if number] + rest, whose
    return [], []


def _looked_up(session: Session, rows: list[dict[str, Any]]) -> tuple[list[str], list[int]]:
    """Return what the records that a deed changed are called now: it keeps only what changed."""
    classes = {each.class_.__tablename__: each.class_ for each in Base.registry.mappers}
    told: dict[str, None] = {}
    whose: dict[int, None] = {}
    for row in rows[:FIRST]:
        key = row["key"][0]
        if row["table"] not in classes or len(row["key"]) > 1 or not isinstance(key, int):
            continue  # what has no number of its own has no name either
        record = session.get(classes[row["table"]], key)
        for name, leads in BELONGS.items():
            if not any(getattr(record, said, None) for said in SAID):
                record = session.get(leads, getattr(record, name, None) or 0) or record
        word = next((found for said in SAID if (found := getattr(record, said, None))), None)
        if word:
            told[str(word)] = None
        if owner := getattr(record, "customer_id", None):
            whose[owner] = None
    return list(told), list(whose)


def _and_others(first: str, count: int) -> str:
    if count == 1:
        return first
    more = plural(N_("en {count} andere"), N_("en {count} andere"), count - 1)
    return f"{first} {more}"


def _customers(rows: list[dict[str, Any]]) -> Iterator[int]:
    for row in rows:
        kept = row["after"] or row["before"] or {}
        key = row["key"][0] if row["table"] == "customer" else kept.get("customer_id")
        if key:
            yield key


def _records(rows: list[dict[str, Any]]) -> Iterator[str]:
    """Yield what the records are called: those of the first subject that the deed touched."""
    for table in NUMBERED:
        of = [row["after"] or row["before"] or {} for row in rows if row["table"] == table]
        told = [next((str(kept[name]) for name in SAID if kept.get(name)), "") for kept in of]
        if any(told):
            yield from filter(None, told)
            return
