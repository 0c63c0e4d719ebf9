"""Force majeure (17): what kept us from performing, since when, and which contracts it touched."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from ises_desk.models.base import Base, Word, keyed_args, one_of, table_args
from ises_desk.values.kinds import Cause


class ForceMajeure(Base):
    """An event; days are inclusive and `ended_on` is the last day without service.

    `owed_since` is the day on which we were late already when it began (17.2; 6:84 BW).
    `dissolve_from` is the first day on which both sides may dissolve (17.3); `weighed_on` when the
    owner weighed that for himself.
    """

    __tablename__ = "force_majeure"
    __table_args__ = keyed_args(
        one_of("cause_code", Cause),
        CheckConstraint("ended_on IS NULL OR ended_on >= began_on", name="days_in_order"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cause_code: Mapped[Cause] = mapped_column(Word(Cause))
    cause: Mapped[str]
    began_on: Mapped[date]
    ended_on: Mapped[date | None]
    owed_since: Mapped[date | None]
    dissolve_from: Mapped[date]
    recorded_on: Mapped[date]
    weighed_on: Mapped[date | None]


class ForceMajeureContract(Base):
    """A contract that an event touched, and the letter (L40) that told its customer.

    `owes`: something was billed over the days of an event that is over, and was not given back as
    far as is known; what exactly is worked out when it is looked at.
    """

    __tablename__ = "force_majeure_contract"
    __table_args__ = table_args(
        Index("ix_force_majeure_contract_owing", "event_id", sqlite_where=text("owes")),
    )

    event_id: Mapped[int] = mapped_column(ForeignKey("force_majeure.id"), primary_key=True)
    contract_id: Mapped[int] = mapped_column(
        ForeignKey("contract.id"), primary_key=True, index=True
    )
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)
    owes: Mapped[bool] = mapped_column(default=False)
