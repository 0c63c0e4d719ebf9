"""A contract passes to another customer (12.1): the consents, the day, and what goes along."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from ises_desk.actions import checks
from ises_desk.actions.contract_making import payment_days_of
from ises_desk.actions.contract_state import check_life, lines_now
from ises_desk.actions.customers import living
from ises_desk.actions.line_schedule import next_period, refuse_any_draft
from ises_desk.actions.register import Undo, action
from ises_desk.actions.transfer_effects import move_along, prices_with_vat
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.law.vat import treatment
from ises_desk.models import Contract, ContractLine, ContractTransfer, Customer, CustomerAddress
from ises_desk.queries.breaches import standing
from ises_desk.terms.art12_services import (
    BASIS,
    Consent,
    Passing,
    TransferFacts,
    check_transfer,
    passing,
)
from ises_desk.terms.articles import Ruling
from ises_desk.values.identifiers import HOME
from ises_desk.values.kinds import Channel, Party, VatTreatment


@action("contract.transfer", title=N_("Contract overdragen"), undo=Undo.REVERT)
def transfer(
    work: Work,
    *,
    contract_id: int,
    to_customer_id: int,
    from_on: date | None = None,
    deed_on: date | None = None,
    owner_on: date | None = None,
    owner_by: Channel | None = None,
    old_on: date | None = None,
    old_by: Channel | None = None,
    new_on: date | None = None,
    new_by: Channel | None = None,
) -> int:
    """Record that a contract passes to another customer, with the deed and every consent.

    On its day or later it passes at once; until then it waits. Returns the transfer's key.
    """
    contract = work.get(Contract, contract_id, "contract_id")
    check_life(work, contract, "contract.transfer")
    customer = living(work, to_customer_id, "to_customer_id")
    if customer.id == contract.customer_id:
        raise Refusal(
            N_("Het contract is al van {name}; kies een andere klant."),
            field="to_customer_id",
            basis=BASIS,
            name=customer.name,
        )
    _refuse_waiting(work, contract)
    day = checks.near(from_on or work.today, "from_on")
    facts = TransferFacts(
        from_on=day,
        deed_on=deed_on,
        owner=Consent(on=owner_on, by=owner_by),
        old=Consent(on=old_on, by=old_by),
        new=Consent(on=new_on, by=new_by),
    )
    check_transfer(facts, work.today)
    ruling = _ruling(contract, customer)
    _refuse_end(contract, day)
    _refuse_prices(work, contract, customer, ruling.applied)
    row = work.add(
        ContractTransfer(
            contract_id=contract.id,
            from_customer_id=contract.customer_id,
            to_customer_id=customer.id,
            from_on=day,
            deed_on=deed_on,
            owner_on=owner_on,
            owner_by=owner_by,
            old_on=old_on,
            old_by=old_by,
            new_on=new_on,
            new_by=new_by,
            ruling=ruling.as_plain(),
            told={},
        )
    )
    if day <= work.today:
        _pass_on(work, contract, row, "from_on")
    return row.id


def _refuse_waiting(work: Work, contract: Contract) -> None:
    waiting = select(ContractTransfer.from_on).filter_by(contract_id=contract.id, done_on=None)
    day = work.session.scalar(waiting)
    if day is not None:
        raise Refusal(
            N_("Er is al een overdracht per {day} vastgelegd; laat die eerst vervallen."),
            field="contract_id",
            basis=BASIS,
            day=day,
        )


def _ruling(contract: Contract, customer: Customer) -> Ruling[Passing]:
    return passing(contract.party, customer.party, consumer_notice=contract.consumer_notice)


def _refuse_end(contract: Contract, day: date) -> None:
    if contract.ends_on is not None and day > contract.ends_on:
        raise Refusal(
            N_("Het contract eindigt op {day}; daarna is er niets meer over te dragen."),
            field="from_on",
            basis=BASIS,
            day=contract.ends_on,
        )


def _refuse_prices(work: Work, contract: Contract, customer: Customer, found: Passing) -> None:
    """Refuse a customer for whom prices or days to pay as agreed can't hold."""
    addresses = work.session.scalars(select(CustomerAddress).filter_by(customer_id=customer.id))
    countries = {address.country for address in addresses} or {HOME}
    taxed = {treatment(found.party, country, customer.vat_id) for country in countries}
    if contract.gross_prices and taxed != {VatTreatment.DOMESTIC}:
        raise Refusal(
            N_("De prijzen zijn met Nederlandse btw, en die geldt voor deze klant niet; sluit een "
               "nieuw contract."),
            field="to_customer_id",
            basis=BASIS,
        )  # fmt: skip
    try:
        payment_days_of(found.party, contract.payment_days, contract.payment_days)
    except Refusal as refusal:
        raise refusal.at("to_customer_id") from refusal


@action("contract.carry_out_transfer", title=N_("Overdracht uitvoeren"), undo=Undo.REVERT)
def carry_out(work: Work, *, transfer_id: int) -> int:
    """Let a contract pass whose day has come; returns the contract's key."""
    row = _waiting(work, transfer_id)
    contract = work.get(Contract, row.contract_id)
    check_life(work, contract, "contract.carry_out_transfer")
    if row.from_on > work.today:
        raise Refusal(
            N_("De overdracht gaat pas in op {day}."),
            field="transfer_id",
            basis=BASIS,
            day=row.from_on,
        )
    _refuse_end(contract, row.from_on)
    customer = living(work, row.to_customer_id, "transfer_id")
    try:
        _refuse_prices(work, contract, customer, _ruling(contract, customer).applied)
    except Refusal as refusal:
        raise refusal.at("transfer_id") from refusal
    _pass_on(work, contract, row, "transfer_id")
    return contract.id


@action("contract.drop_transfer", title=N_("Overdracht laten vervallen"), undo=Undo.REVERT)
def drop(work: Work, *, transfer_id: int) -> int:
    """Give up a transfer whose day had not come, or that can't be carried out any more."""
    row = _waiting(work, transfer_id)
    contract = work.get(Contract, row.contract_id)
    check_life(work, contract, "contract.drop_transfer")
    work.remove(row)
    return contract.id


def _waiting(work: Work, key: int) -> ContractTransfer:
    row = work.get(ContractTransfer, key, "transfer_id")
    if row.done_on is not None:
        raise Refusal(
            N_("Het contract is op {day} al overgedragen."), field="transfer_id", day=row.done_on
        )
    return row


def _pass_on(work: Work, contract: Contract, row: ContractTransfer, field: str) -> None:
    """Let the contract be the new customer's: later invoices follow, earlier ones stay."""
    refuse_any_draft(work, contract)
    if standing(work.session, contract.id) is not None:
        raise Refusal(
            N_("De dienst is opgeschort; hef dat eerst op, of wacht tot de oude klant het oplost."),
            field="contract_id",
            basis=BASIS,
        )
    lines = lines_now(work, contract)
    for line in lines:
        period = next_period(line, contract.ends_on)
        if period is not None and period.until <= row.from_on:
            raise Refusal(
                N_("{line} is over de tijd t/m {day} nog niet gefactureerd; dat is nog voor de "
                   "oude klant. Factureer dat eerst."),
                field=field,
                basis=BASIS,
                line=line.description,
                day=period.last_day,
            )  # fmt: skip
    customer = work.get(Customer, row.to_customer_id)
    ruling = _ruling(contract, customer)
    _rules(work, contract, lines, ruling.applied, row.from_on)
    row.ruling = ruling.as_plain()
    row.told = move_along(work, contract, lines, row.from_customer_id, customer)
    row.done_on = work.today
    work.session.flush()


def _rules(
    work: Work, contract: Contract, lines: Sequence[ContractLine], found: Passing, from_on: date
) -> None:
    """Let the rules for the new kind of customer hold; the first day of the terms stays."""
    contract.consumer_notice = found.consumer_notice
    if found.party is Party.CONSUMER and not contract.gross_prices:
        prices_with_vat(work, lines, from_on)
        contract.gross_prices = True
    if Party.CONSUMER in {found.party, contract.party}:
        contract.notice_months = min(contract.notice_months, 1)
    contract.party = found.party
