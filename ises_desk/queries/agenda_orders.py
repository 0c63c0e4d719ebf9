"""Duties before a contract runs: offers to write, applications to decide on, orders to confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import literal_column, select

from ises_desk.clock import business_day
from ises_desk.i18n import N_
from ises_desk.models import Contract, ContractOffer, Customer
from ises_desk.queries.duties import Duty, horizon
from ises_desk.terms.art02_general import revocable_until
from ises_desk.values.kinds import ContractStage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from ises_desk.queries.duties import Words
# In SQLite's own words, not bound: only then it takes the small indexes of what waits.
BEFORE: ColumnElement[bool] = literal_column("contract.stage <> 'concluded'")
GIVEN: ColumnElement[bool] = literal_column("contract_offer.reason <> ''")
RECEIVED: ColumnElement[bool] = literal_column("contract_offer.received > 0")


def duties(session: Session, day: date) -> Iterator[Duty]:
    """Yield what falls on a day, lies behind it or comes within a week."""
    for duty in _all(session, day):
        if duty.due_on <= horizon(day):
            yield duty


def _all(session: Session, day: date) -> Iterator[Duty]:
    offer, contract = ContractOffer, Contract
    unwritten = (BEFORE, contract.stage == ContractStage.OFFER, offer.offer_letter_id.is_(None))
    for row in _rows(session, *unwritten, contract.valid_until >= day):
        yield _duty(
            row,
            "offer",
            row.offered_on,
            N_("Offerte {number} aan {customer} op papier zetten"),
            ((N_("Zij geldt tot en met {day}."), {"day": row.valid_until}),),
            ("2.2",),
            "contract.write_offer",
        )
    for row in _rows(session, BEFORE, contract.stage == ContractStage.APPLICATION):
        yield _decide(row)
    waiting = (
        _at(ContractStage.CONCLUDED),
        offer.decided_on.is_not(None),
        offer.confirmation_letter_id.is_(None),
        offer.decision_letter_id.is_(None),
    )
    for row in _rows(session, *waiting):
        yield _duty(
            row,
            "confirm_order",
            row.decided_on,
            N_("Bestelling {number} van {customer} bevestigen"),
            (
                (N_("Een bestelling wordt meteen bevestigd; een particulier hoort het voordat de "
                    "dienst begint."), {}),
            ),
            ("2.3", "6:227c lid 2 BW", "6:230v lid 7 BW"),
            "contract.confirm_order",
        )  # fmt: skip
    turned_down = _at(ContractStage.REFUSED, ContractStage.REVOKED)
    for row in _rows(session, turned_down, GIVEN, offer.decision_letter_id.is_(None)):
        yield _duty(
            row,
            "decision",
            row.decided_on,
            N_("{customer} schrijven dat {number} niet doorgaat"),
            ((N_("Dat moet onverwijld."), {}),),
            ("2.3",),
            "contract.write_decision",
        )
    owed = (turned_down, RECEIVED, offer.refunded_on.is_(None))
    for row in _rows(session, *owed):
        yield _duty(
            row,
            "refund_order",
            row.refund_by,
            N_("{customer} {amount} terugbetalen: {number} gaat niet door"),
            ((N_("Alles wat al is ontvangen, gaat terug."), {}),),
            ("2.3",),
            "contract.refunded",
        )


def _at(*stages: ContractStage) -> ColumnElement[bool]:
    """Return the condition for contracts at a stage, where the offer's own index finds them.

    With the sign SQLite doesn't look through the contracts first.
    """
    stage: ColumnElement[str] = literal_column("+contract.stage")
    return stage.in_([each.value for each in stages])


def _rows(session: Session, *conditions: ColumnElement[bool]) -> list[Any]:
    offer = ContractOffer
    return list(
        session.execute(
            select(
                Contract.id,
                Contract.number,
                Contract.customer_id,
                Contract.valid_until,
                Customer.name.label("customer"),
                offer.offered_on,
                offer.binding,
                offer.applied_at,
                offer.decided_on,
                offer.received,
                offer.refund_by,
            )
            .join(offer, offer.contract_id == Contract.id)
            .join(Customer, Customer.id == Contract.customer_id)
            .where(*conditions)
        )
    )


def _decide(row: Any) -> Duty:
    applied_on = business_day(row.applied_at)
    until = revocable_until(applied_on, binding=row.binding).applied
    why: tuple[Words, ...] = (
        (N_("Ontvangen op {day}. Weigeren kan alleen onverwijld."), {"day": applied_on}),
    )
    return _duty(
        row,
        "application",
        until.last_day if until else applied_on,
        N_("Aanvraag {number} van {customer} aannemen of weigeren"),
        why,
        ("2.3",),
        "contract.accept",
    )


def _duty(  # noqa: PLR0917  the parts of one duty
    row: Any,
    kind: str,
    due_on: date,
    sentence: str,
    reasons: tuple[Words, ...],
    basis: tuple[str, ...],
    action: str,
) -> Duty:
    words = {"number": row.number, "customer": row.customer, "amount": row.received}
    return Duty(
        kind=kind,
        due_on=due_on,
        words=(sentence, words),
        reasons=reasons,
        basis=basis,
        subject="contract",
        key=row.id,
        customer_id=row.customer_id,
        customer=row.customer,
        action=action,
        arguments={"contract_id": row.id},
    )
