"""What the owner decided about the agenda: duties that wait until a later day."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from ises_desk.models.base import Base, keyed_args


class SetAside(Base):
    """A duty that was set aside until a day; on that day the agenda shows it again.

    `mark` is made of everything that the duty is about: when that changes, it is another duty
    and is shown at once.
    """

    __tablename__ = "set_aside"
    __table_args__ = keyed_args()

    id: Mapped[int] = mapped_column(primary_key=True)
    mark: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    due_on: Mapped[date] = mapped_column(index=True)
    until_on: Mapped[date]
    reason: Mapped[str]
    set_on: Mapped[date]
