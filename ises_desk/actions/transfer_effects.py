"""What goes along when a contract passes to another customer (12.1): accounts, names, prices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from sqlalchemy import select

from ises_desk.actions.customers import refresh_search
from ises_desk.actions.renewal_plans import plan_from
from ises_desk.actions.work import Work
from ises_desk.law.vat import rate_on
from ises_desk.models import Account, Contract, ContractLine, Customer, Domain, LinePrice
from ises_desk.queries.rates import vat_tables
from ises_desk.values.kinds import ContractStage, DomainState

_HUNDRED = 100
_OVER = (ContractStage.REFUSED, ContractStage.REVOKED, ContractStage.DELETED)


def move_along(
    work: Work,
    contract: Contract,
    lines: Sequence[ContractLine],
    old_id: int,
    customer: Customer,
) -> dict[str, list[str]]:
    """Let a contract, its names and its accounts be another customer's; tell which did.

    An account that serves something else of the old customer stays with him; the contract and
    the names then have none, until one is chosen.
    """
    names = list(
        work.session.scalars(
            select(Domain)
            .where(
                Domain.contract_line_id.in_([line.id for line in lines]),
                Domain.customer_id == old_id,
                Domain.state == DomainState.ACTIVE,
            )
            .order_by(Domain.name)
        )
    )
    passing: tuple[Contract | Domain, ...] = (contract, *names)
    keys = sorted({each.account_id for each in passing if each.account_id is not None})
    accounts = [work.get(Account, key) for key in keys]
    staying = {one.id for one in accounts if _serves_more(work, one, contract, names)}
    contract.customer_id = customer.id
    for name in names:
        name.customer_id = customer.id
    for each in passing:
        if each.account_id in staying:
            each.account_id = None
    for account in accounts:
        if account.id not in staying:
            account.customer_id = customer.id
    for one in (work.get(Customer, old_id), customer):
        refresh_search(work, one)
    plan_from(work, contract, work.today)
    return {
        "names": [each.name for each in names],
        "accounts": [each.name for each in accounts if each.id not in staying],
        "staying": [each.name for each in accounts if each.id in staying],
    }


def _serves_more(work: Work, account: Account, contract: Contract, names: Iterable[Domain]) -> bool:
    """Tell whether an account serves another contract or name than those that pass."""
    others = select(Contract.id).where(
        Contract.account_id == account.id,
        Contract.id != contract.id,
        Contract.stage.not_in(_OVER),
        Contract.ends_on.is_(None) | (Contract.ends_on >= work.today),
    )
    held = select(Domain.id).where(
        Domain.account_id == account.id,
        Domain.state == DomainState.ACTIVE,
        Domain.id.not_in([each.id for each in names]),
    )
    return any(work.session.scalar(each.limit(1)) is not None for each in (others, held))


def prices_with_vat(work: Work, lines: Sequence[ContractLine], day: date) -> None:
    """Let prices without VAT be prices with it, of the rates on a day (Wet OB art. 38)."""
    # to check: prices-of-a-transfer
    tables = vat_tables(work.session)
    for line in lines:
        share = 1 + Fraction(rate_on(line.vat_kind, day, tables).percent) / _HUNDRED
        line.unit_price = line.unit_price.times(share)
        for dated in work.session.scalars(select(LinePrice).filter_by(line_id=line.id)):
            dated.unit_price = dated.unit_price.times(share)
