"""Breaches: what happened, what was suspended for it, and contracts dissolved (8.11, 12.3, 15)."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from ises_desk.models.base import Base, Json, Word, keyed_args, one_of, table_args
from ises_desk.values.kinds import Channel, Ground, Reach


class Occurrence(Base):
    """Something that happened and can be a ground: misuse, too much traffic, a petition.

    `established` is more than a suspicion, `about_content` that it is about what the customer put
    online, `excepted` that an exception to the ground was found. The customer was told on
    `told_on` and could answer or perform through `answer_by`. `statement_id` are the reasons given
    for a measure about content (L13).
    """

    __tablename__ = "occurrence"
    __table_args__ = keyed_args(
        one_of("ground", Ground),
        one_of("told_by", Channel),
        Index(
            "ix_occurrence_unexplained",
            "contract_id",
            sqlite_where=text("about_content AND statement_id IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id"), index=True)
    ground: Mapped[Ground] = mapped_column(Word(Ground))
    clause: Mapped[str] = mapped_column(default="")
    happened_on: Mapped[date]
    source: Mapped[str] = mapped_column(default="")
    facts: Mapped[str]
    established: Mapped[bool] = mapped_column(default=True)
    about_content: Mapped[bool] = mapped_column(default=False)
    excepted: Mapped[bool] = mapped_column(default=False)
    told_on: Mapped[date | None]
    told_by: Mapped[Channel | None] = mapped_column(Word(Channel))
    answer_by: Mapped[date | None]
    closed_on: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(default="")
    statement_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)


class Suspension(Base):
    """A service that is off, wholly or in part, on one ground; at most one of a contract stands.

    `everywhere` takes the names under all accounts of the customer along (13.6). It ends on
    `lifted_on`; `restored_on` is when all was on again. `letter_id` told the customer (L12).
    """

    __tablename__ = "suspension"
    __table_args__ = keyed_args(
        one_of("ground", Ground),
        one_of("reach", Reach),
        Index("ix_suspension_standing", "review_on", sqlite_where=text("lifted_on IS NULL")),
        Index(
            "ix_suspension_unrestored",
            "lifted_on",
            sqlite_where=text("lifted_on IS NOT NULL AND restored_on IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id"), index=True)
    ground: Mapped[Ground] = mapped_column(Word(Ground))
    reach: Mapped[Reach] = mapped_column(Word(Reach))
    everywhere: Mapped[bool] = mapped_column(default=False)
    occurrence_id: Mapped[int | None] = mapped_column(ForeignKey("occurrence.id"), index=True)
    demand_id: Mapped[int | None] = mapped_column(ForeignKey("demand.id"), index=True)
    decided_on: Mapped[date]
    starts_on: Mapped[date]
    review_on: Mapped[date]
    reason: Mapped[str]
    proportion: Mapped[str]
    ruling: Mapped[Any] = mapped_column(Json)
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)
    lifted_on: Mapped[date | None]
    lifted_because: Mapped[str] = mapped_column(default="")
    restored_on: Mapped[date | None]


class SuspensionInvoice(Base):
    """An unpaid invoice that a suspension waits for."""

    __tablename__ = "suspension_invoice"
    __table_args__ = table_args()

    suspension_id: Mapped[int] = mapped_column(ForeignKey("suspension.id"), primary_key=True)
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoice.id"), primary_key=True, index=True)


class Dissolution(Base):
    """A contract that was dissolved, or some of its lines (`partly`): on which ground (15.2, 15.4).

    `letter_id` is the declaration (L14), without which there is no dissolution (6:267 BW).
    """

    __tablename__ = "dissolution"
    __table_args__ = keyed_args(one_of("ground", Ground))

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id"), index=True)
    ground: Mapped[Ground] = mapped_column(Word(Ground))
    occurrence_id: Mapped[int | None] = mapped_column(ForeignKey("occurrence.id"), index=True)
    demand_id: Mapped[int | None] = mapped_column(ForeignKey("demand.id"), index=True)
    dissolved_on: Mapped[date]
    partly: Mapped[bool] = mapped_column(default=False)
    shortcoming: Mapped[str]
    claim: Mapped[str] = mapped_column(default="")
    ruling: Mapped[Any] = mapped_column(Json)
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)
