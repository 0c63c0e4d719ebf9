"""What can be shown of a consumer's order when he withdraws (5; 6:230m, 230s and 230v BW)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ises_desk.clock import business_day
from ises_desk.law.withdrawal import Evidence
from ises_desk.models import Contract, OrderEvidence
from ises_desk.terms.art05_withdrawal import function_missing, withdrawal_window
from ises_desk.terms.articles import explain

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceDetail:
    """What can be shown of a consumer's order; see `models.OrderEvidence`."""

    informed_on: date | None = None
    conditions_told: bool = False
    function_url: str = ""
    start_request: str = ""
    start_requested_at: datetime | None = None
    statement: str = ""
    stated_at: datetime | None = None
    one_off_consent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What evidence is worth: the marked words for what lacks, and the last day to withdraw.

    With `no_function` the place of the withdrawal function is what lacks (6:230oa BW).
    """

    missing: tuple[str, ...]
    last_day: date | None
    no_function: bool
    reasons: tuple[str, ...]


def evidence_of(session: Session, contract_id: int) -> EvidenceDetail:
    """Return what can be shown of an order; nothing recorded is nothing to show."""
    row = session.get(OrderEvidence, contract_id)
    if row is None:
        return EvidenceDetail()
    names = EvidenceDetail.__slots__
    return EvidenceDetail(**{name: getattr(row, name) for name in names})


def lacks_function(session: Session, contract: Contract) -> bool:
    """Tell whether a concluded contract lacks the place of its withdrawal function (6:230oa BW)."""
    if contract.concluded_at is None:
        return False
    url = evidence_of(session, contract.id).function_url
    concluded_on = business_day(contract.concluded_at)
    return function_missing(contract.party, contract.channel, concluded_on, url)


def judged(session: Session, contract_id: int, given: EvidenceDetail) -> Judged:
    """Return what evidence would show of an order, were it recorded."""
    contract = session.get_one(Contract, contract_id)
    if contract.concluded_at is None:
        return Judged(missing=_missing(given), last_day=None, no_function=False, reasons=())
    concluded_on = business_day(contract.concluded_at)
    lacking = function_missing(contract.party, contract.channel, concluded_on, given.function_url)
    informed = None if lacking else given.informed_on
    window = withdrawal_window(concluded_on, informed)
    return Judged(
        missing=_missing(replace(given, informed_on=informed)),
        last_day=window.applied.last_day,
        no_function=lacking,
        reasons=explain(window),
    )


def _missing(given: EvidenceDetail) -> tuple[str, ...]:
    return Evidence(
        express_request=given.start_requested_at is not None,
        statement=bool(given.statement),
        information=given.informed_on is not None and given.conditions_told,
    ).missing
