"""Domain names: the list, one name, and the figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, join, select

from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import Account, Contract, ContractLine, Customer, Domain
from ises_desk.queries.figures import Figure, count_by
from ises_desk.queries.listing import Column, Listing, Owner
from ises_desk.values.kinds import DomainState

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

STATES = {
    "expired": (N_("Verlengdatum voorbij"), "red"),
    "soon": (N_("Verloopt binnenkort"), "amber"),
    "active": (N_("Actief"), "green"),
    "cancelled": (N_("Opgezegd"), "grey"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainDetail:
    """A domain name with the names of what it belongs to; keys are None where there is none."""

    id: int
    name: str
    ascii_name: str
    extension: str
    customer_id: int
    customer: str
    account_id: int | None
    account: str
    contract_line_id: int | None
    contract_id: int | None
    contract: str
    registrar: str
    registered_on: date
    anniversary_on: date
    next_reminder_on: date | None
    cancelled_on: date | None
    notes: str
    state: str


def state_of(day: date) -> ColumnElement[str]:
    """Return the SQL expression for the word of `STATES` on a day."""
    return case(
        (Domain.state == DomainState.CANCELLED, "cancelled"),
        (Domain.anniversary_on < day, "expired"),
        (Domain.next_reminder_on <= day, "soon"),
        else_="active",
    )


def listing(day: date, state: str = "all", customer_id: int | None = None) -> Listing:
    """Return the domain names on a day; `state` is a word of `STATES`, or "all"."""
    shown = state_of(day)
    listed = Listing(
        name="domains",
        key=Domain.id,
        columns=(
            Column("name", N_("Domeinnaam"), Domain.name),
            Column("customer", N_("Klant"), Customer.name, sort=Customer.name.collate("NOCASE")),
            Column("extension", N_("Extensie"), Domain.extension),
            Column("registrar", N_("Registrar"), Domain.registrar),
            Column("registered_on", N_("Geregistreerd"), Domain.registered_on, "day"),
            Column("anniversary_on", N_("Verlengdatum"), Domain.anniversary_on, "day"),
            Column("state", N_("Stand"), shown, "state"),
        ),
        source=join(Domain, Customer, Customer.id == Domain.customer_id),
        order=(("anniversary_on", False),),
        search=Domain.search,
        owner=Owner(Domain.customer_id, Customer.id, Customer.search),
    )
    if customer_id is not None:
        listed = listed.only(Domain.customer_id == customer_id)
    return listed if state == "all" else listed.only(shown == state)


def figures(session: Session, day: date) -> tuple[Figure, ...]:
    """Return how many domain names there are in each state."""
    counts = count_by(session, state_of(day))
    return tuple(Figure(label, counts.get(word, 0), tone) for word, (label, tone) in STATES.items())


def detail(session: Session, key: int, day: date) -> DomainDetail:
    """Return a domain name; an unknown key is a Refusal."""
    statement = (
        select(Domain, Customer, Account, Contract, ContractLine, state_of(day))
        .join(Customer, Customer.id == Domain.customer_id)
        .outerjoin(Account, Account.id == Domain.account_id)
        .outerjoin(ContractLine, ContractLine.id == Domain.contract_line_id)
        .outerjoin(Contract, Contract.id == ContractLine.contract_id)
        .where(Domain.id == key)
    )
    found: Any = session.execute(statement).first()
    if found is None:
        raise Refusal(N_("Er is geen domeinnaam met sleutel {key}."), key=key)
    row, customer, account, contract, line, state = found
    return DomainDetail(
        id=row.id,
        name=row.name,
        ascii_name=row.ascii_name,
        extension=row.extension,
        customer_id=customer.id,
        customer=f"{customer.number} {customer.name}",
        account_id=row.account_id,
        account=account.name if account else "",
        contract_line_id=row.contract_line_id,
        contract_id=contract.id if contract else None,
        contract=f"{contract.number} {line.description}" if contract else "",
        registrar=row.registrar,
        registered_on=row.registered_on,
        anniversary_on=row.anniversary_on,
        next_reminder_on=row.next_reminder_on,
        cancelled_on=row.cancelled_on,
        notes=row.notes,
        state=state,
    )
