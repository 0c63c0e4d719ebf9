"""Duties about bills, drafts, letters, notices and credits."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from ises_desk.i18n import N_
from ises_desk.law.vat import invoice_by
from ises_desk.models import (
    Contract,
    ContractLine,
    ContractNotice,
    Customer,
    Invoice,
    InvoiceLine,
    Letter,
    LetterInvoice,
    Payment,
)
from ises_desk.queries.agenda_campaigns import PILED
from ises_desk.queries.agenda_withdrawals import of_withdrawals
from ises_desk.queries.contracts import is_concluded
from ises_desk.queries.debts import NOTHING
from ises_desk.queries.duties import Duty
from ises_desk.queries.letters import BILLS
from ises_desk.values.kinds import InvoiceKind, LetterKind
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session


def duties(session: Session, day: date) -> Iterator[Duty]:
    """Yield what lies ready to be billed, finished, sent, confirmed or paid back."""
    yield from _to_bill(session, day)
    yield from _drafts(session)
    yield from _bills(session)
    yield from _letters(session)
    yield from _notices(session)
    yield from _credits(session)


def _to_bill(session: Session, day: date) -> Iterator[Duty]:
    rows = session.execute(
        select(
            Contract.customer_id,
            Customer.name,
            func.count(),
            func.min(ContractLine.next_invoice_on),
        )
        .join(Contract, Contract.id == ContractLine.contract_id)
        .join(Customer, Customer.id == Contract.customer_id)
        .where(ContractLine.next_invoice_on <= day)
        .group_by(Contract.customer_id)
    )
    for customer_id, name, count, first in rows:
        if first is None:
            continue
        one = N_("Factureren aan {customer}: {count} contractregel")
        many = N_("Factureren aan {customer}: {count} contractregels")
        yield Duty(
            kind="bill",
            due_on=first,
            words=(one if count == 1 else many, {"customer": name, "count": count}),
            reasons=((N_("Te factureren sinds {first}."), {"first": first}),),
            basis=("4.1",),
            subject="customer",
            key=customer_id,
            customer_id=customer_id,
            customer=name,
            action="billing.draft",
            arguments={"customer_id": customer_id},
            last_on=invoice_by(first),
        )


def _drafts(session: Session) -> Iterator[Duty]:
    count, first = session.execute(
        select(func.count(), func.min(Invoice.prepared_on)).where(Invoice.number.is_(None))
    ).one()
    if first is not None:
        supplied = session.scalar(
            select(func.min(InvoiceLine.tax_point))
            .join(Invoice, Invoice.id == InvoiceLine.invoice_id)
            .where(Invoice.number.is_(None))
        )
        one = N_("{count} conceptfactuur definitief maken")
        many = N_("{count} conceptfacturen definitief maken")
        yield Duty(
            kind="finalise",
            due_on=first,
            words=(one if count == 1 else many, {"count": count}),
            reasons=(
                (
                    N_(
                        "Een factuur gaat uiterlijk op de 15e van de maand na de levering uit; een "
                        "concept heeft nog geen nummer."
                    ),
                    {},
                ),
            ),
            basis=("art. 34g Wet OB",),
            subject="invoice",
            action="invoice.finalise_all",
            last_on=invoice_by(supplied or first),
        )


def _bills(session: Session) -> Iterator[Duty]:
    rows = session.execute(
        select(Letter.id, Letter.dated_on).where(
            Letter.sent_on.is_(None), Letter.withdrawn_on.is_(None), Letter.kind.in_(BILLS)
        )
    ).all()
    if rows:
        one = N_("{count} factuur of creditnota versturen")
        many = N_("{count} facturen en creditnota's versturen")
        count = len(rows)
        yield Duty(
            kind="send_bills",
            due_on=min(row.dated_on for row in rows),
            words=(one if count == 1 else many, {"count": count}),
            reasons=((N_("De betaaltermijn loopt vanaf de factuurdatum."), {}),),
            basis=("4.1",),
            subject="letter",
            key=rows[0].id if count == 1 else None,
            action="letter.mark_many_sent",
            arguments={"letter_ids": tuple(row.id for row in rows)},
        )


def _letters(session: Session) -> Iterator[Duty]:
    rows = session.execute(
        select(
            Letter.id,
            Letter.number,
            Letter.kind,
            Letter.subject,
            Letter.dated_on,
            Letter.customer_id,
            Customer.name,
        )
        .join(Customer, Customer.id == Letter.customer_id)
        .where(
            Letter.sent_on.is_(None),
            Letter.withdrawn_on.is_(None),
            Letter.kind.not_in({*BILLS, *PILED}),
        )
    )
    for row in rows:
        fourteen = row.kind is LetterKind.L07
        why = (
            N_("De veertien dagen beginnen pas als de brief is bezorgd; leg vast wanneer hij ging.")
            if fourteen
            else N_("De brief ligt klaar; leg vast wanneer en hoe hij is verstuurd.")
        )
        yield Duty(
            kind="send_letter",
            due_on=row.dated_on,
            words=(
                N_("Brief {number} aan {customer} versturen: {subject}"),
                {"number": row.number, "customer": row.name, "subject": row.subject},
            ),
            reasons=((why, {}),),
            basis=("6:96 lid 6 BW" if fourteen else "3:37 lid 3 BW",),
            subject="letter",
            key=row.id,
            customer_id=row.customer_id,
            customer=row.name,
            action="letter.mark_sent",
            arguments={"letter_id": row.id},
        )


def _notices(session: Session) -> Iterator[Duty]:
    rows = session.execute(
        select(
            ContractNotice.id,
            ContractNotice.received_on,
            ContractNotice.ends_on,
            Contract.id.label("contract_id"),
            Contract.number,
            Contract.customer_id,
            Customer.name,
        )
        .join(Contract, Contract.id == ContractNotice.contract_id)
        .join(Customer, Customer.id == Contract.customer_id)
        .where(
            ContractNotice.letter_id.is_(None),
            ContractNotice.withdrawn_on.is_(None),
            is_concluded(),
        )
    )
    for row in rows:
        yield Duty(
            kind="confirm_notice",
            due_on=row.received_on,
            words=(
                N_("Opzegging van {customer} bevestigen: contract {number}"),
                {"customer": row.name, "number": row.number},
            ),
            reasons=(
                (
                    N_("Ontvangen op {received}; het contract eindigt op {ends}."),
                    {"received": row.received_on, "ends": row.ends_on},
                ),
            ),
            basis=("15.1",),
            subject="contract",
            key=row.contract_id,
            customer_id=row.customer_id,
            customer=row.name,
            action="contract.confirm_notice",
            arguments={"notice_id": row.id},
        )


def _credits(session: Session) -> Iterator[Duty]:
    paid = select(Payment.customer_id, Payment.unbooked, Payment.received_on).where(
        Payment.unbooked > NOTHING
    )
    noted = select(Invoice.customer_id, -Invoice.open, Invoice.issued_on).where(
        Invoice.kind == InvoiceKind.CREDIT_NOTE,
        Invoice.open < NOTHING,
        ~of_withdrawals().where(LetterInvoice.invoice_id == Invoice.id).exists(),
    )
    amounts: dict[int, Money] = defaultdict(lambda: ZERO)
    since: dict[int, date] = {}
    for customer_id, amount, first in chain(session.execute(paid), session.execute(noted)):
        if first is None:
            continue
        amounts[customer_id] += amount
        since[customer_id] = min(first, since.get(customer_id, first))
    found = select(Customer.id, Customer.name).where(Customer.id.in_(list(amounts)))
    for customer_id, name in session.execute(found):
        yield Duty(
            kind="refund",
            due_on=since[customer_id],
            words=(
                N_("Tegoed van {customer} terugbetalen of verrekenen: {amount}"),
                {"customer": name, "amount": amounts[customer_id]},
            ),
            reasons=(
                (N_("Sinds {since} heeft de klant dit te goed."), {"since": since[customer_id]}),
            ),
            basis=("6:203 BW",),
            subject="customer",
            key=customer_id,
            customer_id=customer_id,
            customer=name,
            action="payment.refund",
            arguments={"customer_id": customer_id, "amount": amounts[customer_id]},
        )
