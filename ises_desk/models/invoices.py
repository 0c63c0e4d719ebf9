"""Invoices and credit notes: drafts that can be changed, finals that can't."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ises_desk.models.base import Base, Json, Word, keyed_args, one_of
from ises_desk.values.kinds import InvoiceKind, Party, VatKind, VatTreatment
from ises_desk.values.money import Money
from ises_desk.values.quantity import Quantity

OPENING_IS_PLAIN = (
    "opening = 0 OR (kind = 'invoice' AND number IS NOT NULL AND contract_id IS NULL AND vat = 0)"
)
# The order of the list, written as its query asks it: SQLite uses an index of the same words only.
LISTED = (
    text("coalesce(issued_on, prepared_on) DESC"),
    text("coalesce(number, '~') DESC"),
)


class Invoice(Base):
    """An invoice or credit note; without a number it is a draft.

    Once numbered, triggers freeze every column but `FREE_COLUMNS`, which follow payments and
    letters. `open` is the principal still unpaid (negative: to be refunded); `costs` are
    collection costs claimed, owed from `costs_from`; `claimed_on` is the day from which interest
    was claimed by letter. `seller` and `buyer` are snapshots of the printed parties.

    An `opening` item is an invoice of the administration before this one, with its old number: it
    has no lines, no paper and no VAT (declared over there), so `net` and `vat` are nothing.
    `paid_before` is what was paid on it over there.
    """

    __tablename__ = "invoice"
    __table_args__ = keyed_args(
        one_of("kind", InvoiceKind),
        one_of("party", Party),
        one_of("treatment", VatTreatment),
        CheckConstraint("(number IS NULL) = (issued_on IS NULL)", name="final_has_day"),
        CheckConstraint(OPENING_IS_PLAIN, name="opening_is_plain"),
        Index(None, "due_on", "open"),
        Index(None, "id", "search"),  # finding reads this alone, the newest first
        # The list in its own order, and its filter: a hundred thousand rows from this alone.
        Index("ix_invoice_listed", *LISTED, "id", "customer_id", "search"),
        # Small whatever the history: the agenda looks at what is unpaid or to be repaid.
        Index("ix_invoice_unpaid", "due_on", sqlite_where=text("open > 0")),
        Index("ix_invoice_to_refund", "customer_id", sqlite_where=text("open < 0")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[InvoiceKind] = mapped_column(Word(InvoiceKind))
    number: Mapped[str | None] = mapped_column(unique=True)
    reference: Mapped[str] = mapped_column(default="", index=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    contract_id: Mapped[int | None] = mapped_column(ForeignKey("contract.id"), index=True)
    credits_id: Mapped[int | None] = mapped_column(ForeignKey("invoice.id"), index=True)
    prepared_on: Mapped[date]
    issued_on: Mapped[date | None] = mapped_column(index=True)
    payment_days: Mapped[int]
    due_on: Mapped[date | None]
    party: Mapped[Party] = mapped_column(Word(Party))
    gross_prices: Mapped[bool]
    treatment: Mapped[VatTreatment] = mapped_column(Word(VatTreatment))
    remark: Mapped[str] = mapped_column(default="")
    net: Mapped[Money]
    vat: Mapped[Money]
    total: Mapped[Money]
    seller: Mapped[Any | None] = mapped_column(Json)
    buyer: Mapped[Any | None] = mapped_column(Json)
    open: Mapped[Money]
    costs: Mapped[Money] = mapped_column(default=Money(0))
    costs_from: Mapped[date | None]
    claimed_on: Mapped[date | None]
    reminded_on: Mapped[date | None]
    demanded_on: Mapped[date | None]
    noticed_on: Mapped[date | None]
    paid_on: Mapped[date | None]
    disputed_on: Mapped[date | None]
    dispute: Mapped[str] = mapped_column(default="")
    search: Mapped[str]
    opening: Mapped[bool] = mapped_column(default=False, server_default=text("0"))
    paid_before: Mapped[Money] = mapped_column(default=Money(0), server_default=text("0"))

    lines: Mapped[list["InvoiceLine"]] = relationship(
        order_by="InvoiceLine.position", viewonly=True
    )
    vat_totals: Mapped[list["InvoiceVat"]] = relationship(
        order_by="InvoiceVat.percent.desc()", viewonly=True
    )


FREE_COLUMNS = frozenset(
    {
        "customer_id",
        "open",
        "costs",
        "costs_from",
        "claimed_on",
        "reminded_on",
        "demanded_on",
        "noticed_on",
        "paid_on",
        "disputed_on",
        "dispute",
        "search",
    }
)


class InvoiceLine(Base):
    """One line; `amount` is net, or gross on an invoice with gross prices.

    A contract line's billing period is billed once: the partial unique index keeps it so.
    `period_until` is exclusive.
    """

    __tablename__ = "invoice_line"
    __table_args__ = keyed_args(
        one_of("vat_kind", VatKind),
        Index(
            "uq_invoice_line_billed_period",
            "contract_line_id",
            "period_index",
            unique=True,
            sqlite_where=text("credits_line_id IS NULL AND contract_line_id IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoice.id"), index=True)
    position: Mapped[int]
    contract_line_id: Mapped[int | None] = mapped_column(ForeignKey("contract_line.id"), index=True)
    period_index: Mapped[int | None]
    credits_line_id: Mapped[int | None] = mapped_column(ForeignKey("invoice_line.id"), index=True)
    description: Mapped[str]
    detail: Mapped[str] = mapped_column(default="")
    period_start: Mapped[date | None]
    period_until: Mapped[date | None]
    quantity: Mapped[Quantity]
    unit_price: Mapped[Money]
    amount: Mapped[Money]
    vat_kind: Mapped[VatKind] = mapped_column(Word(VatKind))
    percent: Mapped[str]
    tax_point: Mapped[date]


class InvoiceVat(Base):
    """The totals of one rate on one invoice (rounded once, half up)."""

    __tablename__ = "invoice_vat"
    __table_args__ = keyed_args()

    id: Mapped[int] = mapped_column(primary_key=True)
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoice.id"), index=True)
    percent: Mapped[str]
    net: Mapped[Money]
    vat: Mapped[Money]
    gross: Mapped[Money]
