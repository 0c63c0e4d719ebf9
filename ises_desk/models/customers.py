"""Customers with their accounts (1.1, 13.6), addresses, contacts and notes."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ises_desk.models.base import Base, Word, keyed_args, one_of
from ises_desk.values.kinds import AddressKind, Delivery, Party


class Customer(Base):
    """One natural or legal person (1.3), with any number of accounts."""

    __tablename__ = "customer"
    __table_args__ = keyed_args(
        one_of("party", Party),
        one_of("delivery", Delivery),
        # Finding reads this alone, the newest first; who was merged into another isn't found.
        Index("ix_customer_found", "id", "search", "merged_into_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    attention: Mapped[str] = mapped_column(default="")
    party: Mapped[Party] = mapped_column(Word(Party), index=True)
    kvk: Mapped[str] = mapped_column(default="")
    vat_id: Mapped[str] = mapped_column(default="")
    iban: Mapped[str] = mapped_column(default="", index=True)
    email: Mapped[str] = mapped_column(default="", index=True)
    phone: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="nl")
    delivery: Mapped[Delivery] = mapped_column(Word(Delivery))
    one_invoice: Mapped[bool] = mapped_column(default=True)
    customer_since: Mapped[date]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), index=True)
    search: Mapped[str]

    addresses: Mapped[list["CustomerAddress"]] = relationship(
        order_by="CustomerAddress.kind", viewonly=True
    )
    accounts: Mapped[list["Account"]] = relationship(order_by="Account.name", viewonly=True)


class CustomerAddress(Base):
    """A structured address, as SEPA asks: one of each kind per customer."""

    __tablename__ = "customer_address"
    __table_args__ = keyed_args(
        UniqueConstraint("customer_id", "kind"), one_of("kind", AddressKind)
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    kind: Mapped[AddressKind] = mapped_column(Word(AddressKind))
    street: Mapped[str]
    house_number: Mapped[str] = mapped_column(default="")
    suffix: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="", index=True)
    city: Mapped[str]
    country: Mapped[str] = mapped_column(default="NL")


class Account(Base):
    """The customer name that gives access to the system (1.1)."""

    __tablename__ = "account"
    __table_args__ = keyed_args()

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    name: Mapped[str] = mapped_column(unique=True)
    remark: Mapped[str] = mapped_column(default="")
    closed_on: Mapped[date | None]


class Contact(Base):
    """A person to speak to at a customer."""

    __tablename__ = "contact"
    __table_args__ = keyed_args()

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    name: Mapped[str]
    role: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")


class Note(Base):
    """A remark in a customer's file."""

    __tablename__ = "note"
    __table_args__ = keyed_args()

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    written_at: Mapped[datetime]
    text: Mapped[str]
