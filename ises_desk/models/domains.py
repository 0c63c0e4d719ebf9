"""Domain names and complaints."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from ises_desk.models.base import Base, Word, keyed_args, one_of
from ises_desk.values.kinds import Channel, ComplaintState, DomainState


class Domain(Base):
    """A domain name held for a customer (13); our own anniversary leads.

    `next_reminder_on` is the day on which the agenda next asks for attention. An active name
    is held once.
    """

    __tablename__ = "domain"
    __table_args__ = keyed_args(
        one_of("state", DomainState),
        Index(None, "id", "search"),  # finding reads this alone, the newest first
        Index(
            "uq_domain_active_name",
            "ascii_name",
            unique=True,
            sqlite_where=text("state = 'active'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    ascii_name: Mapped[str] = mapped_column(index=True)
    extension: Mapped[str] = mapped_column(index=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    contract_line_id: Mapped[int | None] = mapped_column(ForeignKey("contract_line.id"))
    registrar: Mapped[str] = mapped_column(default="")
    registered_on: Mapped[date]
    anniversary_on: Mapped[date] = mapped_column(index=True)
    next_reminder_on: Mapped[date | None] = mapped_column(index=True)
    state: Mapped[DomainState] = mapped_column(Word(DomainState))
    cancelled_on: Mapped[date | None]
    notes: Mapped[str] = mapped_column(default="")
    search: Mapped[str]


class Complaint(Base):
    """A complaint with its answer date."""

    __tablename__ = "complaint"
    __table_args__ = keyed_args(one_of("channel", Channel), one_of("state", ComplaintState))

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    received_at: Mapped[datetime]
    channel: Mapped[Channel] = mapped_column(Word(Channel))
    subject: Mapped[str]
    text: Mapped[str]
    answer_due: Mapped[date] = mapped_column(index=True)
    answered_at: Mapped[datetime | None]
    outcome: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    state: Mapped[ComplaintState] = mapped_column(Word(ComplaintState), index=True)
    search: Mapped[str]
