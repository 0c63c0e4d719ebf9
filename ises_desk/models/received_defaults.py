"""Default notices that customers sent us: by when we have to perform (15.2, 6:82 BW)."""

from datetime import date

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from ises_desk.models.base import Base, Word, keyed_args, one_of
from ises_desk.values.kinds import Channel


class ReceivedDefault(Base):
    """A customer's default notice: what he misses, and the last day he gives.

    `given_until` is what the notice says, `last_day` what is planned. `answered_on` is when it was
    performed or answered otherwise, with the `outcome`.
    """

    __tablename__ = "received_default"
    __table_args__ = keyed_args(
        one_of("channel", Channel),
        Index(
            "ix_received_default_unanswered",
            "last_day",
            sqlite_where=text("answered_on IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id"), index=True)
    received_on: Mapped[date]
    channel: Mapped[Channel] = mapped_column(Word(Channel))
    facts: Mapped[str]
    given_until: Mapped[date | None]
    last_day: Mapped[date]
    answered_on: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(default="")
