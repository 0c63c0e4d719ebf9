"""Overdue letters as claims: what was demanded, until when, and what it costs after that."""

from datetime import date

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from ises_desk.models.base import Base, Word, keyed_args, one_of, table_args
from ises_desk.values.kinds import LetterKind
from ises_desk.values.money import Money


class Demand(Base):
    """A reminder, fourteen-day letter, demand or default notice to one customer.

    `last_day` and `costs_from` are known once the letter was sent: its delivery decides them.
    `performed_on` is when the customer did what a default notice asked, apart from paying.
    """

    __tablename__ = "demand"
    __table_args__ = keyed_args(
        one_of("kind", LetterKind),
        Index(
            "ix_demand_unperformed",
            "last_day",
            sqlite_where=text("contract_id IS NOT NULL AND performed_on IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[LetterKind] = mapped_column(Word(LetterKind))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    contract_id: Mapped[int | None] = mapped_column(ForeignKey("contract.id"))
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), unique=True)
    made_on: Mapped[date]
    fee: Mapped[Money]
    interest: Mapped[Money]
    sent_on: Mapped[date | None] = mapped_column(index=True)
    delivered_on: Mapped[date | None]
    last_day: Mapped[date | None] = mapped_column(index=True)
    costs_from: Mapped[date | None]
    performed_on: Mapped[date | None]


class DemandInvoice(Base):
    """One invoice in a demand: what was open on it, and its share in interest and costs."""

    __tablename__ = "demand_invoice"
    __table_args__ = table_args()

    demand_id: Mapped[int] = mapped_column(ForeignKey("demand.id"), primary_key=True)
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoice.id"), primary_key=True, index=True)
    principal: Mapped[Money]
    interest: Mapped[Money]
    fee: Mapped[Money]
