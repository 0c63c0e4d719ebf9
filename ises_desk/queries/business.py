"""The owner's own business, as it stands in the settings and on the letterhead."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.models import Business, Document

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessDetail:
    """The sender; `logo` holds the bytes of a PNG or JPEG picture."""

    name: str
    signatory: str
    street: str
    house_number: str
    suffix: str
    postcode: str
    city: str
    country: str
    kvk: str
    vat_id: str
    iban: str
    bic: str
    account_name: str
    email: str
    phone: str
    website: str
    logo: bytes | None


def detail(session: Session) -> BusinessDetail | None:
    """Return the own business, or None as long as it wasn't filled in."""
    row = session.get(Business, 1)
    if row is None:
        return None
    logo = session.scalar(select(Document.content).where(Document.id == row.logo_id))
    names = [field.name for field in fields(BusinessDetail) if field.name != "logo"]
    return BusinessDetail(**{name: getattr(row, name) for name in names}, logo=logo)
