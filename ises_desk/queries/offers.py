"""What went before a contract: its offer, the application and where that differs (2.2 to 2.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from ises_desk.clock import business_day
from ises_desk.i18n import N_
from ises_desk.models import Contract, ContractOffer
from ises_desk.queries.packages import FACTS
from ises_desk.terms import art02_general as terms
from ises_desk.terms.articles import cited
from ises_desk.values.kinds import BillingMoment, VatKind
from ises_desk.values.money import Money
from ises_desk.values.quantity import Quantity
from ises_desk.values.rulings import plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from ises_desk.models import ContractLine

VALIDITY = "offer.valid_days"
CONFIRM = "contract.confirm_order"
_NEWS = timedelta(days=30)
# What an acceptance is compared on, line by line, with what each is called.
COMPARED = {
    "description": N_("Omschrijving"),
    "quantity": N_("Aantal"),
    "unit_price": N_("Prijs per stuk"),
    "months": N_("Maanden per periode"),
    "vat_kind": N_("Btw"),
    "billing_moment": N_("Factureren"),
}
_KEPT = (*COMPARED, "kind", "refundable", *FACTS)
_READ = {
    "quantity": Quantity.of,
    "unit_price": Money.of,
    "vat_kind": VatKind,
    "billing_moment": BillingMoment,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferDetail:
    """An offer and what became of it; `until` is the last day to refuse or revoke (2.3)."""

    offered_on: date | None
    binding: bool
    offer_letter_id: int | None
    applied_at: datetime | None
    differences: tuple[tuple[str, Any, Any], ...]
    decided_on: date | None
    reason: str
    received: Money
    refund_by: date | None
    refunded_on: date | None
    decision_letter_id: int | None
    confirmation_letter_id: int | None
    until: date | None
    reasons: tuple[str, ...]


def unfit(before: OfferDetail | None, concluded_at: datetime | None, day: date) -> frozenset[str]:
    """Return the deeds that the state of a contract allows and its facts don't.

    A letter is written once, and turning down is without delay (2.3). A contract that was concluded
    at once is confirmed when it is new; an old one has run too long to be news.
    """
    if before is None:
        fresh = concluded_at is not None and business_day(concluded_at) + _NEWS >= day
        return frozenset({"contract.revoke"} if fresh else {"contract.revoke", CONFIRM})
    over = before.until is None or before.until < day
    lacking = {
        "contract.write_offer": before.offer_letter_id is not None,
        CONFIRM: before.confirmation_letter_id is not None,
        "contract.write_decision": before.decision_letter_id is not None,
        "contract.refunded": not before.received or before.refunded_on is not None,
        "contract.refuse": over,
        "contract.revoke": over,
    }
    return frozenset(code for code, lacks in lacking.items() if lacks)


def offer_of(session: Session, contract_id: int) -> ContractOffer:
    """Return the row of what went before a contract; there must be one."""
    return session.get_one(ContractOffer, contract_id)


def detail(session: Session, contract_id: int) -> OfferDetail | None:
    """Return what went before a contract, None when it was concluded at once."""
    row = session.get(ContractOffer, contract_id)
    if row is None:
        return None
    contract = session.get_one(Contract, contract_id)
    reasons: list[str] = []
    until = None
    if row.applied_at is not None:
        ruling = terms.revocable_until(business_day(row.applied_at), binding=row.binding)
        until = ruling.applied.last_day if ruling.applied else None
        reasons = [cited(each) for each in ruling.reasons]
    if row.application:
        reasons += [cited(each) for each in terms.acceptance_reasons()]
    return OfferDetail(
        offered_on=row.offered_on,
        binding=row.binding,
        offer_letter_id=row.offer_letter_id,
        applied_at=row.applied_at,
        differences=differences(contract.lines, row.application or []),
        decided_on=row.decided_on,
        reason=row.reason,
        received=row.received,
        refund_by=row.refund_by,
        refunded_on=row.refunded_on,
        decision_letter_id=row.decision_letter_id,
        confirmation_letter_id=row.confirmation_letter_id,
        until=until,
        reasons=tuple(reasons),
    )


def plain_lines(lines: Iterable[ContractLine]) -> list[dict[str, Any]]:
    """Return lines in words and numbers, as an application keeps them."""
    return [{name: plain(getattr(line, name)) for name in _KEPT} for line in lines]


def differences(
    lines: Iterable[ContractLine], application: list[dict[str, Any]]
) -> tuple[tuple[str, Any, Any], ...]:
    """Return (what, offered, wanted) where an application differs from the lines (2.4)."""
    if not application:
        return ()
    offered, wanted = (
        [{name: each[name] for name in COMPARED} for each in part]
        for part in (plain_lines(lines), application)
    )
    return tuple(
        (COMPARED[each.what], _value(each.what, each.offered), _value(each.what, each.wanted))
        for each in terms.differences(offered, wanted)
    )


def _value(name: str, kept: Any) -> Any:
    return _READ[name](kept) if name in _READ and kept != "" else kept
