"""Documents as they left the building, and the letters they belong to."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from ises_desk.models.base import Base, Json, Word, keyed_args, one_of, table_args
from ises_desk.values.kinds import Channel, LetterKind


class Document(Base):
    """Bytes that never change, with their SHA-256."""

    __tablename__ = "document"
    __table_args__ = keyed_args()

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(index=True)
    media_type: Mapped[str]
    name: Mapped[str]
    content: Mapped[bytes] = mapped_column(deferred=True)


class Letter(Base):
    """A letter as issued: data, text and PDF frozen; only `sent_on` follows the dispatches.

    `withdrawn_on` is the day on which the owner decided never to send it. The archive searches the
    whole letter (`search`), finding only its `words`: number, customer, kind and subject.
    """

    __tablename__ = "letter"
    __table_args__ = keyed_args(
        one_of("kind", LetterKind),
        # Finding reads this alone; an invoice is found as itself, not as its letter.
        Index(
            "ix_letter_words",
            "id",
            "words",
            "kind",
            sqlite_where=text("kind NOT IN ('L04', 'L05')"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[LetterKind] = mapped_column(Word(LetterKind), index=True)
    template: Mapped[str]
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    contract_id: Mapped[int | None] = mapped_column(ForeignKey("contract.id"), index=True)
    complaint_id: Mapped[int | None] = mapped_column(ForeignKey("complaint.id"), index=True)
    dated_on: Mapped[date] = mapped_column(index=True)
    subject: Mapped[str]
    text: Mapped[str] = mapped_column(deferred=True)
    data: Mapped[Any] = mapped_column(Json, deferred=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    sent_on: Mapped[date | None] = mapped_column(index=True)
    withdrawn_on: Mapped[date | None]
    search: Mapped[str]
    words: Mapped[str] = mapped_column(server_default="")


class LetterInvoice(Base):
    """Which invoices a letter is about."""

    __tablename__ = "letter_invoice"
    __table_args__ = table_args()

    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), primary_key=True)
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoice.id"), primary_key=True, index=True)


class LetterDispatch(Base):
    """A letter that was sent: when, how and where to."""

    __tablename__ = "letter_dispatch"
    __table_args__ = keyed_args(one_of("channel", Channel))

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    sent_at: Mapped[datetime]
    channel: Mapped[Channel] = mapped_column(Word(Channel))
    sent_to: Mapped[str]
    remark: Mapped[str] = mapped_column(default="")


class LetterEnclosure(Base):
    """A document that goes along with a letter, in the order in which they are named there."""

    __tablename__ = "letter_enclosure"
    __table_args__ = table_args()

    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))


class TermsDocument(Base):
    """The owner's own text of an edition of the terms; at most one of an edition is in use."""

    __tablename__ = "terms_document"
    __table_args__ = keyed_args()

    id: Mapped[int] = mapped_column(primary_key=True)
    edition: Mapped[str] = mapped_column(index=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    pages: Mapped[int]
    loaded_at: Mapped[datetime]
    in_use: Mapped[bool]


class LetterText(Base):
    """A version of the owner's own words for a letter; at most one of a letter is in use."""

    __tablename__ = "letter_text"
    __table_args__ = keyed_args()

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(index=True)
    text: Mapped[str]
    saved_at: Mapped[datetime]
    in_use: Mapped[bool]
