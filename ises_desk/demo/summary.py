"""What the demonstration made, as two tables: the administration and the working day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from ises_desk.i18n import N_, _
from ises_desk.models import (
    AuditLine,
    Complaint,
    Contract,
    Customer,
    Domain,
    Invoice,
    Letter,
    Payment,
)
from ises_desk.values.formats import amount
from ises_desk.values.kinds import DomainState, InvoiceKind, LetterKind, Party
from ises_desk.values.money import ZERO

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from ises_desk.demo.desk import Desk

Line = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The administration's file, what is in it, the working day and what it did."""

    file: Path
    on: date
    made: tuple[Line, ...]
    day: tuple[Line, ...]

    @property
    def text(self) -> str:
        """Both tables for people."""
        parts = (
            (_(N_("De administratie")), self.made),
            (_(N_("De werkdag")), self.day),
        )
        width = max(len(label) for _title, lines in parts for label, _said in lines)
        blocks = [
            "\n".join([title, "-" * len(title), *(f"{a:<{width}}  {b}" for a, b in lines)])
            for title, lines in parts
        ]
        return "\n\n".join(blocks)


def summarise(desk: Desk, file: Path, done: list[Line]) -> Summary:
    """Count what is in the administration now."""
    return Summary(file=file, on=desk.day, made=tuple(desk.ask(_counts)), day=tuple(done))


def _counts(session: Session) -> list[Line]:
    bill, note = (Invoice.kind == kind for kind in (InvoiceKind.INVOICE, InvoiceKind.CREDIT_NOTE))

    def count(model: type, *where: ColumnElement[bool]) -> int:
        return session.scalar(select(func.count()).select_from(model).where(*where)) or 0

    def total(*where: ColumnElement[bool]) -> str:
        return amount(session.scalar(select(func.sum(Invoice.open)).where(*where)) or ZERO)

    parties = ", ".join(
        f"{count(Customer, Customer.party == party)} {party.label.lower()}" for party in Party
    )
    turnover = session.scalar(select(func.sum(Invoice.net)).where(Invoice.number.is_not(None)))
    return [
        (_(N_("Klanten")), f"{count(Customer)} ({parties})"),
        (_(N_("Contracten")), str(count(Contract))),
        (_(N_("waarvan opgezegd")), str(count(Contract, Contract.ends_on.is_not(None)))),
        (_(N_("Domeinnamen")), str(count(Domain, Domain.state == DomainState.ACTIVE))),
        (_(N_("Facturen")), str(count(Invoice, bill, Invoice.number.is_not(None)))),
        (_(N_("Creditnota's")), str(count(Invoice, note))),
        (_(N_("Omzet zonder btw")), amount(turnover or ZERO)),
        (_(N_("Betalingen")), str(count(Payment))),
        (_(N_("Nog te ontvangen")), total(bill, Invoice.number.is_not(None))),
        *(
            (kind.label, str(count(Letter, Letter.kind == kind)))
            for kind in LetterKind
            if kind not in {LetterKind.L04, LetterKind.L05}
        ),
        (_(N_("Klachten")), str(count(Complaint))),
        (_(N_("Handelingen in het logboek")), str(count(AuditLine))),
    ]
