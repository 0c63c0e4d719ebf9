"""What is known of a customer's breaches of a contract, and which grounds that meets on a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import case, func, or_, select

from ises_desk.models import (
    Contract,
    ContractLine,
    ContractTransfer,
    Demand,
    DemandInvoice,
    Invoice,
    InvoiceLine,
    Letter,
    Occurrence,
    Suspension,
)
from ises_desk.queries.agreed_terms import terms_of
from ises_desk.queries.debts import UNPAID
from ises_desk.terms.art08_conduct import block
from ises_desk.terms.art12_services import restrict
from ises_desk.terms.art13_domains import disable
from ises_desk.terms.art15_duration import (
    dissolve,
    dissolve_at_once,
    suspend,
    suspend_for_doubt,
    suspend_for_payment,
)
from ises_desk.terms.art16_security import avert
from ises_desk.terms.breach import Finding, Happened, Owed, Summons
from ises_desk.terms.remedies import AT_ONCE
from ises_desk.values.kinds import Ground, InvoiceKind, LetterKind

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

SUSPENDING = (
    Ground.PAYMENT,
    Ground.DEFAULT,
    Ground.DOMAIN,
    Ground.TRAFFIC,
    Ground.MISUSE,
    Ground.DOUBT,
    Ground.DANGER,
)

DISSOLVING = (Ground.PAYMENT, Ground.DEFAULT, *AT_ONCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The facts about one contract: open invoices, default notices, and what happened.

    `bills` are the keys of the open invoices, in the order of `owed`; `demands` and
    `occurrences` are the rows behind `notices` and `happened`, by ground.
    """

    owed: tuple[Owed, ...]
    bills: tuple[int, ...]
    notices: dict[Ground, Summons]
    demands: dict[Ground, int]
    happened: dict[Ground, Happened]
    occurrences: dict[Ground, int]


def known(session: Session, contract: Contract) -> Known:
    """Return what is known of a contract."""
    bills = _owed(session, contract)
    notices = {
        ground: found
        for ground, kind in ((Ground.DEFAULT, LetterKind.L10), (Ground.DOMAIN, LetterKind.L11))
        if (found := _noticed(session, contract, kind))
    }
    if to_pay := _noticed_to_pay(session, contract):
        notices[Ground.PAYMENT] = to_pay
    rows = _open(session, contract)
    return Known(
        owed=tuple(owed for _key, owed in bills),
        bills=tuple(key for key, _owed in bills),
        notices={ground: summons for ground, (_key, summons) in notices.items()},
        demands={ground: key for ground, (key, _summons) in notices.items()},
        happened={ground: happened_of(row) for ground, row in rows.items()},
        occurrences={ground: row.id for ground, row in rows.items()},
    )


def findings(facts: Known, contract: Contract, day: date) -> dict[Ground, Finding]:
    """Return for each ground to suspend whether it is met on a day, and by what."""
    party, happened = contract.party, facts.happened
    traffic_days = terms_of(contract).traffic_notice_days
    return {
        Ground.PAYMENT: suspend_for_payment(party, facts.owed, day),
        Ground.DEFAULT: suspend(facts.notices.get(Ground.DEFAULT), day),
        Ground.DOMAIN: disable(party, facts.notices.get(Ground.DOMAIN), day),
        Ground.TRAFFIC: restrict(happened.get(Ground.TRAFFIC), day, traffic_days, party),
        Ground.MISUSE: block(party, happened.get(Ground.MISUSE)),
        Ground.DOUBT: suspend_for_doubt(happened.get(Ground.DOUBT), day),
        Ground.DANGER: avert(happened.get(Ground.DANGER)),
    }


def dissolving(facts: Known, contract: Contract, day: date) -> dict[Ground, Finding]:
    """Return for each ground to dissolve whether it is met on a day, and by what.

    A consumer must be in default on the grounds of 15.4 too, by a notice about that obligation.
    """
    notice = facts.notices.get(Ground.DEFAULT)
    return {
        Ground.PAYMENT: dissolve(facts.notices.get(Ground.PAYMENT), day),
        Ground.DEFAULT: dissolve(notice, day),
        **{
            ground: dissolve_at_once(
                contract.party, ground, facts.happened.get(ground), notice, day
            )
            for ground in AT_ONCE
        },
    }


def happened_of(row: Occurrence) -> Happened:
    """Return an occurrence as the rules see it."""
    return Happened(
        ground=row.ground,
        on=row.happened_on,
        clause=row.clause,
        established=row.established,
        told_on=row.told_on,
        answer_by=row.answer_by,
        excepted=row.excepted,
    )


def standing(session: Session, contract_id: int) -> Suspension | None:
    """Return the suspension of a contract that was not lifted, if any."""
    return session.scalar(
        select(Suspension)
        .where(Suspension.contract_id == contract_id, Suspension.lifted_on.is_(None))
        .order_by(Suspension.id.desc())
        .limit(1)
    )


def connected(contract_id: int, session: Session) -> set[int]:
    """Return the keys of the invoices that are about a contract."""
    lines = select(ContractLine.id).where(ContractLine.contract_id == contract_id)
    return set(
        session.scalars(
            select(Invoice.id).where(
                or_(
                    Invoice.contract_id == contract_id,
                    Invoice.id.in_(
                        select(InvoiceLine.invoice_id).where(
                            InvoiceLine.contract_line_id.in_(lines)
                        )
                    ),
                )
            )
        )
    )


def _owed(session: Session, contract: Contract) -> list[tuple[int, Owed]]:
    near = connected(contract.id, session)
    rows = session.execute(
        select(Invoice.id, Invoice.number, Invoice.due_on, Invoice.disputed_on)
        .where(
            Invoice.customer_id == contract.customer_id,
            Invoice.kind == InvoiceKind.INVOICE,
            Invoice.number.is_not(None),
            UNPAID,
        )
        .order_by(Invoice.due_on, Invoice.id)
    )
    return [
        (
            key,
            Owed(
                number=number or "",
                due_on=due,
                disputed=disputed is not None,
                connected=key in near,
            ),
        )
        for key, number, due, disputed in rows
        if due is not None
    ]


def _noticed(session: Session, contract: Contract, kind: LetterKind) -> tuple[int, Summons] | None:
    """Return the default notice about the contract that counts: not performed, first lapsed."""
    row = session.execute(
        select(Demand.id, Demand.last_day, Demand.performed_on, Letter.number)
        .join(Letter, Letter.id == Demand.letter_id)
        .where(
            Demand.contract_id == contract.id,
            Demand.customer_id == contract.customer_id,  # not of one who had it before (12.1)
            Demand.kind == kind,
            Demand.sent_on.is_not(None),
            Demand.last_day.is_not(None),
        )
        .order_by(Demand.performed_on.is_not(None), Demand.last_day, Demand.id)
        .limit(1)
    ).first()
    if row is None or row.last_day is None:
        return None
    summons = Summons(
        letter=row.number, last_day=row.last_day, performed=row.performed_on is not None
    )
    return row.id, summons


def _noticed_to_pay(session: Session, contract: Contract) -> tuple[int, Summons] | None:
    """Return the default notice to pay an invoice of the contract that is still open."""
    row = session.execute(
        select(Demand.id, Demand.last_day, Letter.number)
        .join(Letter, Letter.id == Demand.letter_id)
        .join(DemandInvoice, DemandInvoice.demand_id == Demand.id)
        .join(Invoice, Invoice.id == DemandInvoice.invoice_id)
        .where(
            Demand.kind == LetterKind.L10,
            Demand.sent_on.is_not(None),
            Demand.last_day.is_not(None),
            Invoice.id.in_(connected(contract.id, session)),
            Invoice.customer_id == contract.customer_id,
            Invoice.disputed_on.is_(None),
            UNPAID,
        )
        .order_by(Demand.last_day, Demand.id)
        .limit(1)
    ).first()
    if row is None or row.last_day is None:
        return None
    return row.id, Summons(letter=row.number, last_day=row.last_day)


def _open(session: Session, contract: Contract) -> dict[Ground, Occurrence]:
    """Return by ground the occurrence that counts: established before suspected, told, the last."""
    his_since = select(func.max(ContractTransfer.from_on)).where(
        ContractTransfer.contract_id == contract.id, ContractTransfer.done_on.is_not(None)
    )
    rows = session.scalars(
        select(Occurrence)
        .where(
            Occurrence.contract_id == contract.id,
            Occurrence.closed_on.is_(None),
            Occurrence.happened_on >= func.coalesce(his_since.scalar_subquery(), ""),
        )
        .order_by(
            Occurrence.established,
            case((Occurrence.told_on.is_(None), 0), else_=1),
            func.coalesce(Occurrence.told_on, Occurrence.happened_on).desc(),
            Occurrence.id,
        )
    )
    return {row.ground: row for row in rows}
