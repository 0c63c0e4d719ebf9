"""The terms of contracts about whose end the customer is told ahead (15.1)."""

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from ises_desk.models.base import Base, keyed_args


class Renewal(Base):
    """A term of a contract about whose end the customer is told ahead (15.1): once, or passed over.

    `due_on` is the first day to tell him, `notice_by` the last day on which notice stops it.
    """

    __tablename__ = "renewal"
    __table_args__ = keyed_args(
        UniqueConstraint("contract_id", "term_ends_on"),
        Index(
            "ix_renewal_open",
            "due_on",
            sqlite_where=text("letter_id IS NULL AND passed_on IS NULL"),
        ),
        # Without the empty ones: else the agenda is led past all that were passed over.
        Index("ix_renewal_letter_id", "letter_id", sqlite_where=text("letter_id IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id"))
    term_ends_on: Mapped[date]
    notice_by: Mapped[date]
    due_on: Mapped[date]
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"))
    passed_on: Mapped[date | None]
