"""Contracts that passed to another customer (12.1), or are about to."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from ises_desk.models.base import Base, Json, Word, keyed_args, one_of
from ises_desk.values.kinds import Channel


class ContractTransfer(Base):
    """A contract that passes on from `from_on`, with the deed and the three consents (6:159 BW).

    `done_on` is when it was carried out, None while its day has not come.
    """

    __tablename__ = "contract_transfer"
    __table_args__ = keyed_args(
        one_of("owner_by", Channel),
        one_of("old_by", Channel),
        one_of("new_by", Channel),
        Index("ix_contract_transfer_waiting", "from_on", sqlite_where=text("done_on IS NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id"), index=True)
    from_customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    to_customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    from_on: Mapped[date]
    deed_on: Mapped[date]
    owner_on: Mapped[date]
    owner_by: Mapped[Channel] = mapped_column(Word(Channel))
    old_on: Mapped[date]
    old_by: Mapped[Channel] = mapped_column(Word(Channel))
    new_on: Mapped[date]
    new_by: Mapped[Channel] = mapped_column(Word(Channel))
    ruling: Mapped[Any] = mapped_column(Json)
    told: Mapped[Any] = mapped_column(Json)
    done_on: Mapped[date | None]
