"""Carrying out a deed: its transaction, its audit line, and what it touched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ises_desk.actions.arguments import plain
from ises_desk.actions.recorder import Recorder, write_line
from ises_desk.actions.work import Work

if TYPE_CHECKING:
    from datetime import datetime

    from ises_desk.actions.register import Act
    from ises_desk.store.database import Database

R = TypeVar("R")

SUBJECTS = {
    "account": "customer",
    "booking": "payment",
    "business": "settings",
    "contact": "customer",
    "contract_line": "contract",
    "contract_notice": "contract",
    "customer_address": "customer",
    "demand": "invoice",
    "demand_invoice": "invoice",
    "document": "letter",
    "invoice_line": "invoice",
    "invoice_vat": "invoice",
    "letter_dispatch": "letter",
    "letter_invoice": "letter",
    "note": "customer",
    "product_price": "product",
    "rate": "settings",
    "setting": "settings",
}


@dataclass(frozen=True, slots=True)
class Outcome(Generic[R]):
    """What a deed returned, its audit line, and the subjects whose pages must refresh."""

    value: R
    line: int
    touched: frozenset[str]


def perform(
    database: Database,
    now: datetime,
    act: Act[R],
    /,
    *,
    undoes: int | None = None,
    **arguments: Any,
) -> Outcome[R]:
    """Carry out a deed in one transaction with its audit line, or nothing at all.

    Raises what the deed raises (Refusal), or Trouble when the file doesn't cooperate.
    """
    with database.write() as session:
        recorder = Recorder(session)
        try:
            value = act.run(Work(session, now), **arguments)
            session.flush()
        finally:
            recorder.close()
        rows = recorder.rows()
        payload = {
            "arguments": {name: plain(given) for name, given in arguments.items()},
            "rows": rows,
        }
        line = write_line(session, now, act.code, payload, undoes)
    touched = frozenset(SUBJECTS.get(row["table"], row["table"]) for row in rows)
    return Outcome(value, line, touched)
