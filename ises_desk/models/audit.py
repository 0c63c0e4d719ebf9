"""What the program writes about itself: audit chain, counters, permits and settings."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from ises_desk.models.base import Base, Json, table_args


class AuditLine(Base):
    """One deed: its code, moment and a digest of its payload, chained to the line before.

    `digest` = SHA-256 over previous, moment, code and payload digest, so the chain holds
    when a payload has been erased as the law asks.
    """

    __tablename__ = "audit_line"
    __table_args__ = table_args()

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    code: Mapped[str]
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("audit_line.id"), index=True)
    payload_digest: Mapped[str] = mapped_column(Text)
    previous: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(Text, unique=True)


class AuditPayload(Base):
    """The arguments of a deed and each row it touched, before and after; erasable."""

    __tablename__ = "audit_payload"
    __table_args__ = table_args()

    line_id: Mapped[int] = mapped_column(ForeignKey("audit_line.id"), primary_key=True)
    payload: Mapped[str]


class Counter(Base):
    """The last number given out in a series and year; raised inside the deed's transaction."""

    __tablename__ = "counter"
    __table_args__ = table_args()

    series: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]


class Permit(Base):
    """The one deed that may touch frozen rows, present only while it runs."""

    __tablename__ = "permit"
    __table_args__ = table_args()

    code: Mapped[str] = mapped_column(primary_key=True)


class Setting(Base):
    """A choice of the owner, by its permanent key."""

    __tablename__ = "setting"
    __table_args__ = table_args()

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(Json)
