"""What a dossier says from the records themselves: payments, disputes, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.clock import business_day
from ises_desk.letters.dossier import Exhibit
from ises_desk.letters.text import Block, Grid, Lines
from ises_desk.models import Invoice, Note, Payment
from ises_desk.values import formats
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.queries.claim_view import View


def panel(facts: Iterable[tuple[str, str]]) -> Grid:
    """Return facts as a table of what and how; what is empty is left out."""
    rows = tuple((label, value) for label, value in facts if value)
    return Grid(head=("", ""), right=(False, False), rows=rows, closing=())


def paid(session: Session, view: View) -> Iterator[Exhibit]:
    """Yield the payments that count, each with what it went to (6:44 BW)."""
    found = [
        (item.number, line.record[1], line.booking)
        for item in view.items
        for line in item.lines
        if line.booking is not None and line.record[0] == "payment"
    ]
    if not found:
        return
    rows = session.scalars(
        select(Payment).where(Payment.id.in_({key for _number, key, _b in found}))
    )
    payments = {row.id: row for row in rows}
    total = [
        Money.total(part)
        for part in zip(
            *((b.to_costs, b.to_interest, b.to_principal) for _n, _k, b in found), strict=True
        )
    ]
    received = Grid(
        head=("Nr.", "Ontvangen", "Wijze en rekening", "Bedrag"),
        right=(False, False, False, True),
        rows=tuple(
            (
                str(key),
                formats.short_day(row.received_on),
                "\n".join(filter(None, (row.method.label, formats.iban(row.iban), row.remark))),
                formats.amount(row.amount),
            )
            for key, row in sorted(payments.items(), key=lambda each: each[1].received_on)
        ),
        closing=(),
    )
    booked = Grid(
        head=("Nr.", "Op", "Factuur", "Kosten", "Rente", "Hoofdsom"),
        right=(False, False, False, True, True, True),
        rows=tuple(
            (
                str(key),
                formats.short_day(b.on),
                number,
                *(formats.amount(part) for part in (b.to_costs, b.to_interest, b.to_principal)),
            )
            for number, key, b in found
        ),
        closing=(),
    )
    words = ("Naar kosten", "Naar rente", "Naar hoofdsom")
    added = tuple(
        (word, formats.amount(each), False) for word, each in zip(words, total, strict=True)
    )
    parts = (
        Block("heading", "Ontvangen"),
        received,
        Block("heading", "Toegerekend (artikel 6:44 BW)"),
        Block("plain", "Eerst op de kosten, dan op de rente, dan op de hoofdsom, tenzij bij de "
              "regel in de specificatie anders staat."),
        booked,
        Lines("sums", (*added, ("Samen", formats.amount(Money.total(total)), True))),
    )  # fmt: skip
    yield Exhibit(title="Betalingen en hun toerekening", name="payments", parts=parts)


def disputed(session: Session, keys: Sequence[int], day: date) -> Iterator[Exhibit]:
    """Yield what the customer disputes of these invoices on a day."""
    found = session.scalars(
        select(Invoice)
        .where(Invoice.id.in_(keys), Invoice.disputed_on <= day)
        .order_by(Invoice.disputed_on, Invoice.id)
    ).all()
    if found:
        rows = tuple(
            (row.number or "", formats.show(row.disputed_on), row.dispute) for row in found
        )
        grid = Grid(
            head=("Factuur", "Betwist op", "Wat de klant zegt"),
            right=(False, False, False),
            rows=rows,
            closing=(),
        )
        yield Exhibit(title="Betwisting", name="disputes", parts=(grid,))


def noted(session: Session, customer_id: int, day: date) -> Iterator[Exhibit]:
    """Yield the notes in the customer's file up to a day."""
    rows = session.scalars(
        select(Note).where(Note.customer_id == customer_id).order_by(Note.written_at, Note.id)
    )
    found = [row for row in rows if business_day(row.written_at) <= day]
    if found:
        parts = []
        for row in found:
            parts += [Block("heading", formats.moment(row.written_at)), Block("plain", row.text)]
        yield Exhibit(title="Aantekeningen bij de klant", name="notes", parts=tuple(parts))
