"""Dossiers that were made for a bailiff or lawyer: of whom, to which day, where and what."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ises_desk.models.base import Base, keyed_args
from ises_desk.values.money import Money


class MadeDossier(Base):
    """A file that was written, by its digest; the file itself is the owner's.

    `open` is what the claim came to at the end of `until`.
    """

    __tablename__ = "made_dossier"
    __table_args__ = keyed_args()

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    made_at: Mapped[datetime]
    until: Mapped[date]
    path: Mapped[str]
    sha256: Mapped[str]
    open: Mapped[Money]
