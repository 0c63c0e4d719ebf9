"""What was agreed with a customer otherwise than the terms say (2.1)."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ises_desk.models.base import Base, Word, keyed_args, one_of
from ises_desk.values.kinds import AgreedNumber


class Deviation(Base):
    """An agreement in writing that takes the place of a paragraph for one contract (2.1).

    With a `number` the paragraph's number becomes `value`, the newest agreement deciding; else
    `text` says what was agreed. `document` is where it stands, empty while that isn't known.
    """

    __tablename__ = "deviation"
    __table_args__ = keyed_args(
        one_of("number", AgreedNumber),
        CheckConstraint("(number IS NULL) = (value IS NULL)", name="number_with_value"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id"), index=True)
    article: Mapped[str]
    number: Mapped[AgreedNumber | None] = mapped_column(Word(AgreedNumber))
    value: Mapped[int | None]
    text: Mapped[str] = mapped_column(default="")
    agreed_on: Mapped[date]
    document: Mapped[str] = mapped_column(default="")
