"""Payments and how they were booked on costs, interest and principal (6:43, 6:44 BW)."""

from datetime import date

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from ises_desk.models.base import Base, Word, keyed_args, one_of
from ises_desk.values.kinds import PaymentMethod
from ises_desk.values.money import Money


class Payment(Base):
    """Money received (or, negative, refunded or taken back); `unbooked` is a credit balance."""

    __tablename__ = "payment"
    __table_args__ = keyed_args(
        one_of("method", PaymentMethod),
        Index(None, "id", "search"),  # finding reads this alone, the newest first
        Index("ix_payment_unbooked", "customer_id", sqlite_where=text("unbooked > 0")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    received_on: Mapped[date] = mapped_column(index=True)
    amount: Mapped[Money]
    unbooked: Mapped[Money]
    method: Mapped[PaymentMethod] = mapped_column(Word(PaymentMethod))
    iban: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("payment.id"), unique=True)
    search: Mapped[str]


class Booking(Base):
    """A part of a payment, or of a credit note, booked on one invoice.

    A reversal is a booking with negative amounts; nothing is ever taken away.
    """

    __tablename__ = "booking"
    __table_args__ = keyed_args()

    id: Mapped[int] = mapped_column(primary_key=True)
    payment_id: Mapped[int | None] = mapped_column(ForeignKey("payment.id"), index=True)
    credit_note_id: Mapped[int | None] = mapped_column(ForeignKey("invoice.id"), index=True)
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoice.id"), index=True)
    booked_on: Mapped[date]
    to_costs: Mapped[Money]
    to_interest: Mapped[Money]
    to_principal: Mapped[Money]
