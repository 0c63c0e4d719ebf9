"""Rows laid by hand, valid and as short as can be: a customer, his contract, a letter."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any

from ises_desk.clock import moment_on
from ises_desk.models import Contract, Customer, Document, Invoice, Letter
from ises_desk.values.kinds import (
    Channel,
    ContractStage,
    Delivery,
    InvoiceKind,
    LetterKind,
    Party,
    VatTreatment,
)
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from ises_desk.store.database import Database

DAY = date(2026, 11, 22)
_NUMBERS = count(1)
_UNDECIDED = (ContractStage.OFFER, ContractStage.APPLICATION, ContractStage.REFUSED)


class RolledBackError(Exception):
    """Leaves a transaction without a trace."""


@contextmanager
def for_a_moment(database: Database) -> Iterator[Session]:
    """Open a transaction that is rolled back."""
    with suppress(RolledBackError), database.write() as session:
        yield session
        raise RolledBackError


def customer(session: Session, key: int) -> int:
    """Lay a customer; return his key."""
    session.add(
        Customer(
            id=key,
            number=f"K{key}",
            name=f"Klant {key}",
            party=Party.CONSUMER,
            delivery=Delivery.POST,
            customer_since=DAY,
            search="",
        )
    )
    session.flush()
    return key


def contract(session: Session, key: int, **values: Any) -> int:
    """Lay a customer with a contract under the same key; return it."""
    stage = values.get("stage", ContractStage.CONCLUDED)
    given = {
        "party": Party.CONSUMER,
        "concluded_at": None if stage in _UNDECIDED else moment_on(DAY),
        "starts_on": DAY,
        "months": 12,
        "notice_months": 1,
    }
    session.add(
        Contract(
            id=key,
            number=f"X{key}",
            customer_id=customer(session, key),
            gross_prices=True,
            channel=Channel.EMAIL,
            edition="2018-05-25",
            payment_days=14,
            search="",
            **given | values,
        )
    )
    session.flush()
    return key


def letter(session: Session, kind: LetterKind, key: int, **values: Any) -> int:
    """Lay a letter to a customer; return its own key."""
    if session.get(Document, 1) is None:
        session.add(Document(id=1, sha256="x", media_type="x", name="x", content=b"x"))
        session.flush()
    row = Letter(
        number=f"B{next(_NUMBERS)}",
        kind=kind,
        template="x",
        customer_id=key,
        dated_on=DAY,
        subject="x",
        text="",
        data={},
        document_id=1,
        search="",
        **{"sent_on": DAY, **values},
    )
    session.add(row)
    session.flush()
    return row.id


def invoice(session: Session, key: int, opened: Money, **values: Any) -> int:
    """Lay a final invoice or credit note of a customer; return its key."""
    row = Invoice(
        customer_id=key,
        prepared_on=DAY,
        payment_days=14,
        party=Party.CONSUMER,
        gross_prices=True,
        treatment=VatTreatment.DOMESTIC,
        net=ZERO,
        vat=ZERO,
        total=Money(12100),
        open=opened,
        search="",
        **{"kind": InvoiceKind.INVOICE, "number": f"F{key}", "issued_on": DAY, **values},
    )
    session.add(row)
    session.flush()
    return row.id
