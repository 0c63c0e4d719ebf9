"""Invoices and credit notes: the list, one in full, and the figures above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, case, func, literal_column, select
from sqlalchemy.orm import aliased

from ises_desk.i18n import N_, _
from ises_desk.models import Contract, Customer, Invoice
from ises_desk.queries.figures import Figure
from ises_desk.queries.invoice_parts import (
    BookingDetail,
    InvoiceLineDetail,
    LetterLink,
    VatDetail,
    bookings_of,
    letters_about,
    lines_of,
    vat_of,
)
from ises_desk.queries.listing import Column, Listing, Owner
from ises_desk.values.kinds import InvoiceKind, Party, VatTreatment
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

STATES = {
    "draft": (N_("Concept"), "grey"),
    "open": (N_("Open"), "blue"),
    "overdue": (N_("Verlopen"), "red"),
    "reminded": (N_("Herinnerd"), "amber"),
    "demanded": (N_("Aangemaand"), "red"),
    "disputed": (N_("Betwist"), "amber"),
    "paid": (N_("Betaald"), "green"),
    "credited": (N_("Gecrediteerd"), "grey"),
    "refund": (N_("Terug te betalen"), "amber"),
    "settled": (N_("Verrekend"), "green"),
}
UNPAID = ("open", "overdue", "reminded", "demanded", "disputed")


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceDetail:
    """An invoice or credit note in full; `number` is empty for a draft."""

    id: int
    kind: InvoiceKind
    number: str
    state: str
    reference: str
    customer_id: int
    customer: str
    contract_id: int | None
    contract: str
    credits_id: int | None
    credits: str
    credit_notes: tuple[tuple[int, str], ...]
    prepared_on: date
    issued_on: date | None
    due_on: date | None
    payment_days: int
    party: Party
    gross_prices: bool
    treatment: VatTreatment
    remark: str
    net: Money
    vat: Money
    total: Money
    open: Money
    costs: Money
    opening: bool
    paid_before: Money
    paid_on: date | None
    disputed_on: date | None
    dispute: str
    lines: tuple[InvoiceLineDetail, ...]
    vat_totals: tuple[VatDetail, ...]
    bookings: tuple[BookingDetail, ...]
    letters: tuple[LetterLink, ...]


def _credited() -> ColumnElement[bool]:
    """Tell in SQL whether credit notes took an invoice back whole."""
    note = aliased(Invoice)
    taken = select(func.coalesce(func.sum(note.total), 0)).where(note.credits_id == Invoice.id)
    return and_(Invoice.total > 0, Invoice.total + taken.correlate(Invoice).scalar_subquery() == 0)


def state_of(day: date) -> ColumnElement[str]:
    """Return the SQL expression for the word of `STATES` on a day: derived, never typed."""
    note = Invoice.kind == InvoiceKind.CREDIT_NOTE
    return case(
        (Invoice.number.is_(None), "draft"),
        (and_(note, Invoice.open < 0), "refund"),
        (note, "settled"),
        (and_(Invoice.open <= 0, _credited()), "credited"),
        (Invoice.open <= 0, "paid"),
        (Invoice.disputed_on.is_not(None), "disputed"),
        (Invoice.demanded_on.is_not(None), "demanded"),
        (Invoice.reminded_on.is_not(None), "reminded"),
        (Invoice.due_on < day, "overdue"),
        else_="open",
    )


def listing(day: date, state: str = "all", customer_id: int | None = None) -> Listing:
    """Return invoices and credit notes; `state`: a word of `STATES`, "unpaid", "late" or "all"."""
    shown = state_of(day)
    number = func.coalesce(Invoice.number, _(N_("concept")))
    listed = Listing(
        name="invoices",
        key=Invoice.id,
        columns=(
            Column("number", N_("Factuur"), number, sort=_by_number()),
            Column("issued_on", N_("Datum"), Invoice.issued_on, "day", sort=_when()),
            Column("customer", N_("Klant"), Customer.name, sort=Customer.name.collate("NOCASE")),
            Column("total", N_("Bedrag"), Invoice.total, "money"),
            Column("open", N_("Open"), Invoice.open, "money"),
            Column("due_on", N_("Vervaldatum"), Invoice.due_on, "day"),
            Column("state", N_("Stand"), shown, "state"),
        ),
        source=Invoice.__table__.join(Customer.__table__, Customer.id == Invoice.customer_id),
        order=(("issued_on", True), ("number", True)),
        search=Invoice.search,
        owner=Owner(Invoice.customer_id, Customer.id, Customer.search),
    )
    if customer_id is not None:
        listed = listed.only(Invoice.customer_id == customer_id)
    if state == "unpaid":
        return listed.only(Invoice.kind == InvoiceKind.INVOICE, _is_open())
    if state == "late":  # also what was reminded of or demanded: the figure counts it too
        return listed.only(_is_open(), Invoice.due_on < day)
    return listed if state == "all" else listed.only(shown == state)


def _when() -> ColumnElement[date]:
    """Return the day of a document: a draft stands among them by the day it was prepared."""
    return func.coalesce(Invoice.issued_on, Invoice.prepared_on)


def _by_number() -> ColumnElement[str]:
    """Return the number to sort by: drafts last. In the words of the index that serves the list."""
    return func.coalesce(Invoice.number, literal_column("'~'"))


def _is_open() -> ColumnElement[bool]:
    return and_(Invoice.number.is_not(None), Invoice.open > 0)


def figures(session: Session, day: date) -> tuple[Figure, ...]:
    """Return the figures above the list."""
    month = day.replace(day=1)
    row = session.execute(
        select(
            func.sum(Invoice.open).filter(_is_open()),
            func.sum(Invoice.open).filter(and_(_is_open(), Invoice.due_on < day)),
            func.sum(Invoice.total).filter(and_(Invoice.issued_on >= month, ~Invoice.opening)),
            func.count().filter(Invoice.number.is_(None)),
        )
    ).one()
    overdue = row[1] or ZERO
    return (
        Figure(N_("Openstaand"), row[0] or ZERO, "blue"),
        Figure(N_("Verlopen"), overdue, "red" if overdue else "grey"),
        Figure(N_("Deze maand gefactureerd"), row[2] or ZERO, "green"),
        Figure(N_("Concepten"), row[3], "grey"),
    )


def drafted(session: Session) -> tuple[int, Money]:
    """Return how many drafts there are, and what they come to together."""
    of = select(func.count(), func.sum(Invoice.total)).where(Invoice.number.is_(None))
    count, total = session.execute(of).one()
    return count, total or ZERO


def detail(session: Session, key: int, day: date) -> InvoiceDetail:
    """Return an invoice or credit note in full."""
    row = session.get_one(Invoice, key)
    original = session.get(Invoice, row.credits_id) if row.credits_id else None
    contract = session.get(Contract, row.contract_id) if row.contract_id else None
    customer = session.get_one(Customer, row.customer_id)
    state = session.scalar(select(state_of(day)).where(Invoice.id == key)) or ""
    notes = session.execute(
        select(Invoice.id, Invoice.number).where(Invoice.credits_id == key).order_by(Invoice.id)
    )
    return InvoiceDetail(
        id=row.id,
        kind=row.kind,
        number=row.number or "",
        state=state,
        reference=row.reference,
        customer_id=row.customer_id,
        customer=customer.name,
        contract_id=row.contract_id,
        contract=contract.number if contract else "",
        credits_id=row.credits_id,
        credits=(original.number or "") if original else "",
        credit_notes=tuple((note_id, number or "") for note_id, number in notes),
        prepared_on=row.prepared_on,
        issued_on=row.issued_on,
        due_on=row.due_on,
        payment_days=row.payment_days,
        party=row.party,
        gross_prices=row.gross_prices,
        treatment=row.treatment,
        remark=row.remark,
        net=row.net,
        vat=row.vat,
        total=row.total,
        open=row.open,
        costs=row.costs,
        opening=row.opening,
        paid_before=row.paid_before,
        paid_on=row.paid_on,
        disputed_on=row.disputed_on,
        dispute=row.dispute,
        lines=lines_of(session, key),
        vat_totals=vat_of(session, row),
        bookings=bookings_of(session, key),
        letters=letters_about(session, key),
    )
