"""After the end (15.5): until when a customer can fetch his data, and what was deleted."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ises_desk.models.base import Base, Word, keyed_args, one_of, table_args
from ises_desk.values.kinds import Channel, DataKind


class DataRetrieval(Base):
    """A customer who was told, other than by the letter about the end, to fetch his data."""

    __tablename__ = "data_retrieval"
    __table_args__ = table_args(one_of("channel", Channel))

    contract_id: Mapped[int] = mapped_column(ForeignKey("contract.id"), primary_key=True)
    told_on: Mapped[date]
    channel: Mapped[Channel] = mapped_column(Word(Channel))
    until_on: Mapped[date]


class DataDeletion(Base):
    """A class of data that is gone: of a contract, or (without one) of the customer himself.

    `means` is how it was deleted, `certificate_id` the letter that declares it (L34).
    """

    __tablename__ = "data_deletion"
    __table_args__ = keyed_args(one_of("kind", DataKind), UniqueConstraint("contract_id", "kind"))

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    contract_id: Mapped[int | None] = mapped_column(ForeignKey("contract.id"))
    kind: Mapped[DataKind] = mapped_column(Word(DataKind))
    deleted_on: Mapped[date]
    means: Mapped[str]
    certificate_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)
