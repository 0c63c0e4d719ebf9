"""Websites that we designed for a customer, and who has the rights on them (12.2)."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ises_desk.models.base import Base, Word, keyed_args, one_of
from ises_desk.values.kinds import RightsHolder


class Design(Base):
    """A design under a contract; the rights are ours unless agreed otherwise in writing (12.2).

    `agreed_on` and `document` are that agreement, `deed_on` the deed without which copyright
    doesn't pass (Aw 2 lid 3). `licence` says what the one without the rights may do with it.
    """

    __tablename__ = "design"
    __table_args__ = keyed_args(
        one_of("holder", RightsHolder),
        CheckConstraint("holder = 'ours' OR agreed_on IS NOT NULL", name="agreed_in_writing"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id"), index=True)
    what: Mapped[str]
    holder: Mapped[RightsHolder] = mapped_column(Word(RightsHolder))
    agreed_on: Mapped[date | None]
    document: Mapped[str] = mapped_column(default="")
    deed_on: Mapped[date | None]
    licence: Mapped[str] = mapped_column(default="")
