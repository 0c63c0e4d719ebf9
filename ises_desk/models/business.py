"""The owner's own business and the rates that he added himself."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ises_desk.models.base import Base, table_args


class Business(Base):
    """The sender on every letter: exactly one row."""

    __tablename__ = "business"
    __table_args__ = table_args(CheckConstraint("id = 1", name="single"))

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    signatory: Mapped[str] = mapped_column(default="")
    street: Mapped[str]
    house_number: Mapped[str]
    suffix: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str]
    city: Mapped[str]
    country: Mapped[str] = mapped_column(default="NL")
    kvk: Mapped[str]
    vat_id: Mapped[str]
    iban: Mapped[str]
    bic: Mapped[str] = mapped_column(default="")
    account_name: Mapped[str]
    email: Mapped[str]
    phone: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")
    logo_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))


class RateRow(Base):
    """A rate newer than the shipped tables, added by the owner with its source."""

    __tablename__ = "rate"
    __table_args__ = table_args()

    table: Mapped[str] = mapped_column(primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    percent: Mapped[str]
    source: Mapped[str]
