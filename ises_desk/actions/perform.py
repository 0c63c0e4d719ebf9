"""Carrying out a deed: its transaction, its audit line, and what it touched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ises_desk.actions.arguments import plain
from ises_desk.actions.recorder import Recorder, write_line
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_, on_paper

if TYPE_CHECKING:
    from datetime import datetime

    from ises_desk.actions.register import Act
    from ises_desk.store.database import Database

R = TypeVar("R")
_LARGEST = 2**63 - 1  # of a number in SQLite

SUBJECTS = {
    "account": "customer",
    "booking": "payment",
    "business": "settings",
    "campaign_contract": "campaign",
    "campaign_line": "campaign",
    "campaign_price": "campaign",
    "contact": "customer",
    "contract_line": "contract",
    "contract_offer": "contract",
    "contract_notice": "contract",
    "contract_transfer": "contract",
    "contract_withdrawal": "contract",
    "court_invocation": "customer",
    "customer_address": "customer",
    "data_deletion": "contract",
    "data_retrieval": "contract",
    "demand": "invoice",
    "demand_invoice": "invoice",
    "design": "contract",
    "deviation": "contract",
    "dissolution": "contract",
    "document": "letter",
    "force_majeure_contract": "force_majeure",
    "invoice_line": "invoice",
    "invoice_vat": "invoice",
    "letter_dispatch": "letter",
    "letter_enclosure": "letter",
    "letter_invoice": "letter",
    "letter_text": "settings",
    "line_price": "contract",
    "made_dossier": "customer",
    "note": "customer",
    "occurrence": "contract",
    "received_default": "contract",
    "order_evidence": "contract",
    "product_price": "product",
    "rate": "settings",
    "set_aside": "agenda",
    "renewal": "contract",
    "setting": "settings",
    "suspension": "contract",
    "suspension_invoice": "contract",
    "terms_document": "terms",
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
    given = {name: plain(value) for name, value in arguments.items()}
    for name, value in given.items():
        _refuse_too_large(value, name)
    with database.write() as session:
        recorder = Recorder(session)
        try:
            with on_paper():
                value = act.run(Work(session, now), **arguments)
            session.flush()
        finally:
            recorder.close()
        rows = recorder.rows()
        payload = {"arguments": given, "rows": rows}
        line = write_line(session, now, act.code, payload, undoes)
    touched = frozenset(SUBJECTS.get(row["table"], row["table"]) for row in rows)
    return Outcome(value, line, touched)


def _refuse_too_large(value: Any, field: str) -> None:
    """Refuse a whole number that no column can hold, in whatever it lies."""
    if isinstance(value, int) and not -_LARGEST <= value <= _LARGEST:
        raise Refusal(N_("Dit getal is te groot."), field=field)
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            _refuse_too_large(part, field)
