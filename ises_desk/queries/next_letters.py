"""One customer's open items, and which overdue letter may go out about them now, and why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ises_desk.errors import Refusal
from ises_desk.law.dunning import BASES, STEPS, next_step
from ises_desk.models import Invoice
from ises_desk.queries import claims, debts
from ises_desk.queries.demands import ACTIONS, chosen
from ises_desk.values.kinds import InvoiceKind, LetterKind, Party

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.law.dunning import Debt
    from ises_desk.values.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """An open invoice with what has grown on it; `next_kind` from `next_on` is its next letter.

    Interest and costs are what a court could be asked for, claimed by letter or not.
    """

    id: int
    number: str
    issued_on: date
    due_on: date
    party: Party
    total: Money
    open: Money
    interest: Money
    costs: Money
    disputed_on: date | None
    next_kind: LetterKind | None
    next_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextLetter:
    """A letter: the deed that makes it, what it would be about, or why it may not go out."""

    kind: LetterKind
    action: str
    arguments: Mapping[str, Any]
    numbers: tuple[str, ...]
    basis: tuple[str, ...]
    why_not: str

    @property
    def is_allowed(self) -> bool:
        """Whether it may go out today."""
        return not self.why_not


def open_items(session: Session, customer_id: int, day: date) -> tuple[OpenItem, ...]:
    """Return a customer's open invoices at the end of a day, the oldest first."""
    rows = session.scalars(
        select(Invoice)
        .where(
            Invoice.customer_id == customer_id,
            Invoice.number.is_not(None),
            Invoice.kind == InvoiceKind.INVOICE,
            Invoice.open > 0,
        )
        .order_by(Invoice.due_on, Invoice.id)
    ).all()
    return tuple(_item(session, row, day) for row in rows)


def claimable(session: Session, customer_id: int, also: int = 0) -> list[tuple[int, str, Money]]:
    """Return key, number and open principal of a customer's open invoices, and of one more."""
    rows = session.execute(
        select(Invoice.id, Invoice.number, Invoice.open)
        .where(
            Invoice.customer_id == customer_id,
            Invoice.number.is_not(None),
            Invoice.kind == InvoiceKind.INVOICE,
            (Invoice.open > 0) | (Invoice.id == also),
        )
        .order_by(Invoice.due_on, Invoice.id)
    )
    return [(key, number or "", left) for key, number, left in rows]


def _item(session: Session, row: Invoice, day: date) -> OpenItem:
    assert row.issued_on is not None  # noqa: S101  a final invoice
    assert row.due_on is not None  # noqa: S101
    claim = claims.claim_on(session, row, day)
    step = next_step(debts.debt(session, row), debts.pace(session))
    return OpenItem(
        id=row.id,
        number=row.number or "",
        issued_on=row.issued_on,
        due_on=row.due_on,
        party=row.party,
        total=row.total,
        open=row.open,
        interest=claim.open_interest,
        costs=claim.open_costs,
        disputed_on=row.disputed_on,
        next_kind=step.kind if step else None,
        next_on=step.due_on if step else None,
    )


def next_letters(session: Session, customer_id: int, day: date) -> tuple[NextLetter, ...]:
    """Return for each overdue letter whether it may go out today, about what, or why not."""
    return tuple(_letter(session, kind, customer_id, day) for kind in STEPS)


def _letter(session: Session, kind: LetterKind, customer_id: int, day: date) -> NextLetter:
    why = ""
    found: list[Debt] = []
    try:
        found = chosen(session, kind, customer_id, day)
    except Refusal as refusal:
        why = str(refusal)
    return NextLetter(
        kind=kind,
        action=ACTIONS[kind],
        arguments={"customer_id": customer_id, "invoice_ids": tuple(debt.key for debt in found)},
        numbers=tuple(debt.number for debt in found),
        basis=BASES[kind],
        why_not=why,
    )
