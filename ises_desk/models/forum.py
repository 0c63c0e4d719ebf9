"""The choice of court (19): disputes in which it was invoked in writing, and what came of it."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ises_desk.models.base import Base, Word, keyed_args, one_of
from ises_desk.values.kinds import Channel, Party
from ises_desk.values.money import Money


class CourtInvocation(Base):
    """A dispute with a customer in which 19.1 was invoked by letter (L43).

    `at_stake` is the amount, with interest, as far as it is known. A consumer may choose
    the court of the law through `choose_by` (19.2), the day that his letter prints; `chosen_on`
    is when his choice came in. `closed_on` is when nothing more was to come of it.
    """

    __tablename__ = "court_invocation"
    __table_args__ = keyed_args(
        one_of("party", Party),
        one_of("channel", Channel),
        CheckConstraint("(chosen_on IS NULL) = (channel IS NULL)", name="choice_whole"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    contract_id: Mapped[int | None] = mapped_column(ForeignKey("contract.id"), index=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), unique=True)
    party: Mapped[Party] = mapped_column(Word(Party))
    about: Mapped[str]
    at_stake: Mapped[Money | None]
    made_on: Mapped[date]
    sent_on: Mapped[date | None]
    choose_by: Mapped[date | None] = mapped_column(index=True)
    chosen_on: Mapped[date | None]
    channel: Mapped[Channel | None] = mapped_column(Word(Channel))
    closed_on: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(default="")
