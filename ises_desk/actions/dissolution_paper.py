"""The declaration of a dissolution (L14): what it says, from the facts and the settlement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from ises_desk.actions.demand_papers import opening
from ises_desk.actions.work import Work
from ises_desk.law.retention import retrieval_until
from ises_desk.letters.dissolution import DissolvedAfterNotice, DissolvedAtOnce
from ises_desk.letters.termination_confirmed import DomainRow, Service
from ises_desk.models import Contract, ContractLine, Customer, Demand, Dissolution, Domain, Invoice
from ises_desk.models import Letter as LetterRow
from ises_desk.queries.breaches import connected
from ises_desk.terms.art13_domains import names_kept_until
from ises_desk.values.kinds import DomainState, Ground, InvoiceKind
from ises_desk.values.money import ZERO, Money
from ises_desk.values.period import Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ises_desk.letters.letter import Letter
    from ises_desk.queries.notices import Prepaid
    from ises_desk.terms.breach import Finding

_BECAUSE = {
    Ground.FALSE_DATA: "U heeft ons valse of onjuiste persoonsgegevens opgegeven.",
    Ground.FALSE_PRETENCES: "U bent de overeenkomst onder valse voorwendselen aangegaan.",
    Ground.MISUSE: "U heeft gehandeld in strijd met artikel 8.1 tot en met 8.9 van onze algemene "
    "voorwaarden.",
    Ground.BANKRUPTCY: "Uw faillissement is aangevraagd.",
    Ground.MORATORIUM: "Aan u is (voorlopige) surseance van betaling verleend.",
    Ground.LIQUIDATION: "Uw onderneming wordt geliquideerd of is beëindigd.",
}
_BY_NOTICE = (
    "artikel 15.2 van onze algemene voorwaarden en artikel 6:265 van het Burgerlijk Wetboek"
)
_AT_ONCE = "artikel 15.4 van onze algemene voorwaarden"
_AND_BY_LAW = (
    "artikel 15.4 van onze algemene voorwaarden en artikel 6:265 van het Burgerlijk Wetboek"
)


def dissolution_paper(  # noqa: PLR0917  the facts of one letter
    work: Work,
    row: Dissolution,
    contract: Contract,
    finding: Finding,
    lines: Sequence[ContractLine],
    back: Sequence[Prepaid],
    notes: Sequence[Invoice],
) -> Letter:
    """Return the declaration; a consumer's default notice is named on each ground."""
    common = _common(work, row, contract, lines) | _settled(work, contract, back, notes)
    if row.ground in _BECAUSE and finding.ruling.by_law is None:
        return DissolvedAtOnce(**common, because=_BECAUSE[row.ground], basis=_AT_ONCE)
    demand, letter = _notice(work, row)
    assert demand.sent_on is not None  # noqa: S101  its term has passed
    assert demand.last_day is not None  # noqa: S101
    return DissolvedAfterNotice(
        **common,
        basis=_AND_BY_LAW if row.ground in _BECAUSE else _BY_NOTICE,
        notice_letter=letter.number,
        notice_on=demand.sent_on,
        notice_until=demand.last_day,
    )


def _notice(work: Work, row: Dissolution) -> tuple[Demand, LetterRow]:
    assert row.demand_id is not None  # noqa: S101  the ground was met by it
    demand = work.get(Demand, row.demand_id)
    return demand, work.get(LetterRow, demand.letter_id)


def _common(
    work: Work, row: Dissolution, contract: Contract, lines: Sequence[ContractLine]
) -> dict[str, Any]:
    customer = work.get(Customer, contract.customer_id)
    names = _names(work, lines)
    services = tuple(Service(description=line.description) for line in lines if line.months)
    return {
        **opening(work, customer),
        "contract": contract.number,
        "extent": "gedeeltelijk" if row.partly else "geheel",
        "dissolved_on": row.dissolved_on,
        "shortcoming": row.shortcoming,
        "services": services
        or (Service(description=f"de dienst van overeenkomst {contract.number}"),),
        "claim": row.claim,
        "domains": names,
        "domains_before": names_kept_until(row.dissolved_on) if names else None,
        "data_until": retrieval_until(row.dissolved_on),
    }


def _names(work: Work, lines: Sequence[ContractLine]) -> tuple[DomainRow, ...]:
    rows = work.session.scalars(
        select(Domain)
        .where(
            Domain.contract_line_id.in_([line.id for line in lines]),
            Domain.state == DomainState.ACTIVE,
        )
        .order_by(Domain.name)
    )
    return tuple(DomainRow(name=row.name, registered_until=row.anniversary_on) for row in rows)


def _settled(
    work: Work, contract: Contract, back: Sequence[Prepaid], notes: Sequence[Invoice]
) -> dict[str, Any]:
    """Return what is given back, and what stays due on the contract's invoices after that."""
    open_ = work.session.scalar(
        select(func.sum(Invoice.open)).where(
            Invoice.id.in_(connected(contract.id, work.session)),
            Invoice.kind == InvoiceKind.INVOICE,
            Invoice.number.is_not(None),
            Invoice.open > 0,
        )
    )
    found: dict[str, Any] = {"open": open_ if open_ and open_ > ZERO else None}
    if not notes:
        return found
    days = Period(min(each.days.start for each in back), max(each.days.until for each in back))
    given = -Money.total(note.total for note in notes)
    return {**found, "credit": given, "credit_period": days}
