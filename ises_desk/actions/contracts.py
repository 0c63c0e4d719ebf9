"""Concluding and changing contracts (2.3, 15.1)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select

from ises_desk import clock
from ises_desk.actions import checks
from ises_desk.actions.contract_lines import refresh_search
from ises_desk.actions.contract_state import check_life
from ises_desk.actions.line_input import LineInput, add_line
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal, shown_at
from ises_desk.i18n import N_
from ises_desk.models import (
    Account,
    CampaignContract,
    Contract,
    ContractLine,
    ContractNotice,
    Customer,
    Demand,
    Domain,
    Invoice,
    InvoiceLine,
    Letter,
)
from ises_desk.terms.art04_payment import check_payment_days
from ises_desk.terms.edition import edition_for
from ises_desk.values.kinds import Channel, ContractStage, Party
from ises_desk.values.text import block, line

LONGEST_REMARK = 2000
_LONGEST_NUMBER = 30
_LONGEST_DURATION = 120
_EARLIEST = date(1995, 1, 1)
_FURTHEST_YEARS = 2


@action("contract.conclude", title=N_("Contract sluiten"), undo=Undo.REVERT)
def conclude(
    work: Work,
    *,
    customer_id: int,
    lines: tuple[LineInput, ...],
    starts_on: date,
    concluded_at: datetime | None = None,
    channel: Channel = Channel.FORM,
    account_id: int | None = None,
    months: int | None = None,
    notice_months: int | None = None,
    payment_days: int | None = None,
    gross_prices: bool | None = None,
    number: str = "",
    remark: str = "",
) -> int:
    """Conclude a contract; what isn't agreed otherwise follows the edition of the terms (2.1).

    Without `concluded_at` a contract that began earlier was concluded on its first day.
    """
    customer = customer_of(work, customer_id)
    _check_start(work, starts_on)
    concluded = concluded_at or min(work.now, clock.moment_on(starts_on))
    concluded_on = _concluded_on(work, concluded)
    edition, unknown = edition_for(concluded_on)
    duration = edition.duration_months if months is None else months
    if not 1 <= duration <= _LONGEST_DURATION:
        raise Refusal(
            N_("De duur is 1 tot en met {most} maanden."),
            field="months",
            basis="15.1",
            most=_LONGEST_DURATION,
        )
    if not lines:
        raise Refusal(N_("Een contract heeft ten minste één regel."), field="lines")
    contract = work.add(
        Contract(
            number=_number(work, number),
            customer_id=customer.id,
            account_id=_account(work, customer, account_id),
            party=customer.party,
            stage=ContractStage.CONCLUDED,
            gross_prices=_gross(customer.party, gross_prices),
            concluded_at=concluded,
            channel=channel,
            edition=edition.key,
            earlier_terms_unknown=unknown,
            starts_on=starts_on,
            months=duration,
            notice_months=_notice_months(customer.party, notice_months, edition.notice_months),
            payment_days=_payment_days(customer.party, payment_days, edition.payment_days),
            remark=_remark(remark),
            search="",
        )
    )
    for place, given in enumerate(lines):
        add_line(work, contract, given, place, f"lines[{place}]")
    refresh_search(work, contract)
    return contract.id


def customer_of(work: Work, customer_id: int) -> Customer:
    """Return a customer that can still get something new; a merged one is refused."""
    customer = work.get(Customer, customer_id, "customer_id")
    if customer.merged_into_id is not None:
        other = work.get(Customer, customer.merged_into_id)
        raise Refusal(
            N_("Klant {number} is samengevoegd met {other}; gebruik die klant."),
            field="customer_id",
            number=customer.number,
            other=other.number,
        )
    return customer


def _concluded_on(work: Work, concluded: datetime) -> date:
    day = clock.business_day(concluded)
    if day > work.today:
        raise Refusal(
            N_("De datum van sluiten ligt niet in de toekomst."), field="concluded_at", basis="2.3"
        )
    return checks.near(day, "concluded_at")


def _check_start(work: Work, starts_on: date) -> None:
    latest = work.today.replace(year=work.today.year + _FURTHEST_YEARS, day=1)
    if not _EARLIEST <= starts_on <= latest:
        raise Refusal(
            N_("De ingangsdatum ligt tussen {first} en {last}."),
            field="starts_on",
            first=_EARLIEST,
            last=latest,
        )


def _number(work: Work, number: str) -> str:
    taken = select(Contract.id)
    if not number.strip():
        year = work.today.year
        while True:
            text = f"C{year}-{work.number('contract', year):04}"
            if work.session.scalar(taken.where(Contract.number == text)) is None:
                return text
    with shown_at("number"):
        text = line(number, _LONGEST_NUMBER, N_("Het contractnummer"))
    if work.session.scalar(taken.where(Contract.number == text)) is not None:
        raise Refusal(N_("Contract {number} bestaat al."), field="number", number=text)
    return text


def _account(work: Work, customer: Customer, account_id: int | None) -> int | None:
    if account_id is None:
        return None
    account = work.get(Account, account_id, "account_id")
    if account.customer_id != customer.id:
        raise Refusal(N_("Dit account hoort bij een andere klant."), field="account_id")
    if account.closed_on is not None:
        raise Refusal(
            N_("Account {name} is gesloten op {day}."),
            field="account_id",
            name=account.name,
            day=account.closed_on,
        )
    return account.id


def _gross(party: Party, gross: bool | None) -> bool:  # noqa: FBT001  a plain choice
    """Consumers only see prices including VAT (Wet OB art. 38); others choose."""
    if party is Party.CONSUMER:
        if gross is False:
            raise Refusal(
                N_("Voor een particulier gelden prijzen inclusief btw."),
                field="gross_prices",
                basis="art. 38 Wet OB",
            )
        return True
    return bool(gross)


def _payment_days(party: Party, days: int | None, default: int) -> int:
    with shown_at("payment_days"):
        chosen = default if days is None else days
        check_payment_days(chosen, party)
        return chosen


def _notice_months(party: Party, months: int | None, default: int) -> int:
    chosen = default if months is None else months
    most = 1 if party is Party.CONSUMER else 12
    if not 0 <= chosen <= most:
        shortest = N_("De opzegtermijn van een particulier is hooguit een maand.")
        raise Refusal(
            shortest if most == 1 else N_("De opzegtermijn is 0 tot en met {most} maanden."),
            field="notice_months",
            basis="15.1; 6:236 onder j BW",
            most=most,
        )
    return chosen


def _remark(text: str) -> str:
    with shown_at("remark"):
        return block(text, LONGEST_REMARK, N_("De opmerking"), empty=True, printable=False)


@action("contract.change", title=N_("Contract wijzigen"), undo=Undo.REVERT)
def change(
    work: Work,
    *,
    contract_id: int,
    account_id: int | None = None,
    payment_days: int | None = None,
    notice_months: int | None = None,
    remark: str | None = None,
) -> int:
    """Change what was agreed apart from the lines; later invoices follow it."""
    contract = work.get(Contract, contract_id, "contract_id")
    check_life(work, contract, "contract.change")
    customer = work.get(Customer, contract.customer_id)
    if account_id is not None:
        contract.account_id = _account(work, customer, account_id)
    if payment_days is not None:
        contract.payment_days = _payment_days(contract.party, payment_days, payment_days)
    if notice_months is not None:
        _refuse_other_notice(contract, notice_months)
        contract.notice_months = _notice_months(contract.party, notice_months, notice_months)
    if remark is not None:
        contract.remark = _remark(remark)
    return contract.id


def _refuse_other_notice(contract: Contract, months: int) -> None:
    """Refuse another term of notice once notice was given: the confirmation states the old one."""
    if contract.ends_on is not None and months != contract.notice_months:
        raise Refusal(
            N_("Contract {number} is al opgezegd en eindigt op {day}; de opzegtermijn verandert "
               "daarna niet meer."),
            field="notice_months",
            basis="15.1",
            number=contract.number,
            day=contract.ends_on,
        )  # fmt: skip


@action("contract.remove", title=N_("Contract verwijderen"), undo=Undo.REVERT)
def remove(work: Work, *, contract_id: int) -> int:
    """Remove a contract that was entered by mistake: nothing billed, no letter written."""
    contract = work.get(Contract, contract_id, "contract_id")
    check_life(work, contract, "contract.remove")
    line_keys = select(ContractLine.id).where(ContractLine.contract_id == contract_id)
    used = (
        select(Invoice.id).where(Invoice.contract_id == contract_id),
        select(InvoiceLine.id).where(InvoiceLine.contract_line_id.in_(line_keys)),
        select(Letter.id).where(Letter.contract_id == contract_id),
        select(ContractNotice.id).where(ContractNotice.contract_id == contract_id),
        select(Demand.id).where(Demand.contract_id == contract_id),
        select(Domain.id).where(Domain.contract_line_id.in_(line_keys)),
        select(CampaignContract.id).where(CampaignContract.contract_id == contract_id),
    )
    if any(work.session.scalar(query.limit(1)) for query in used):
        raise Refusal(
            N_("Contract {number} heeft facturen, brieven, een opzegging, domeinnamen of een "
               "wijziging; zeg het liever op."),
            field="contract_id",
            number=contract.number,
        )  # fmt: skip
    for row in contract.lines:
        work.session.delete(row)
    work.session.flush()
    work.remove(contract)
    return contract_id
