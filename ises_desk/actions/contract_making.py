"""A contract as it is written down, whether it is offered, applied for or concluded at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from ises_desk import clock
from ises_desk.actions import checks
from ises_desk.actions.contract_lines import refresh_search
from ises_desk.actions.deviation_effects import note
from ises_desk.actions.line_input import LineInput, add_line
from ises_desk.actions.renewal_plans import plan
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal, shown_at
from ises_desk.i18n import N_
from ises_desk.models import Account, Contract, Customer
from ises_desk.terms.art04_payment import check_payment_days
from ises_desk.terms.edition import edition_for
from ises_desk.values.kinds import Channel, ContractStage, Party
from ises_desk.values.text import block, line

LONGEST_REMARK = 2000
_LONGEST_NUMBER = 30
_LONGEST_DURATION = 120
_EARLIEST = date(1995, 1, 1)
_FURTHEST_YEARS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What is agreed or proposed; what is left out follows the edition of the terms (2.1)."""

    customer_id: int
    lines: tuple[LineInput, ...]
    starts_on: date
    account_id: int | None = None
    months: int | None = None
    notice_months: int | None = None
    payment_days: int | None = None
    gross_prices: bool | None = None
    number: str = ""
    remark: str = ""


def make(
    work: Work, agreed: Agreed, stage: ContractStage, channel: Channel, at: datetime | None
) -> Contract:
    """Write down a contract in a stage; `at` is when it was concluded, None when it isn't yet."""
    customer = customer_of(work, agreed.customer_id)
    check_start(work, agreed.starts_on)
    edition, unknown = edition_for(work.today if at is None else concluded_day(work, at))
    duration = edition.duration_months if agreed.months is None else agreed.months
    if not 1 <= duration <= _LONGEST_DURATION:
        raise Refusal(
            N_("De duur is 1 tot en met {most} maanden."),
            field="months",
            basis="15.1",
            most=_LONGEST_DURATION,
        )
    if not agreed.lines:
        raise Refusal(N_("Een contract heeft ten minste één regel."), field="lines")
    party = customer.party
    contract = work.add(
        Contract(
            number=_number(work, agreed.number),
            customer_id=customer.id,
            account_id=account_of(work, customer, agreed.account_id),
            party=party,
            stage=stage,
            gross_prices=priced_with_vat(party, agreed.gross_prices),
            concluded_at=at,
            channel=channel,
            edition=edition.key,
            earlier_terms_unknown=unknown,
            starts_on=agreed.starts_on,
            months=duration,
            notice_months=notice_months_of(party, agreed.notice_months, edition.notice_months),
            payment_days=payment_days_of(party, agreed.payment_days, edition.payment_days),
            remark=remark_of(agreed.remark),
            search="",
        )
    )
    for place, given in enumerate(agreed.lines):
        add_line(work, contract, given, place, f"lines[{place}]")
    refresh_search(work, contract)
    day = work.today if at is None else clock.business_day(at)
    note(work, contract, day, f"overeenkomst {contract.number}")
    plan(work, contract, work.today)
    return contract


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


def concluded_day(work: Work, concluded: datetime) -> date:
    """Return the day of a conclusion, which has come."""
    day = clock.business_day(concluded)
    if day > work.today:
        raise Refusal(
            N_("De datum van sluiten ligt niet in de toekomst."), field="concluded_at", basis="2.3"
        )
    return checks.near(day, "concluded_at")


def check_start(work: Work, starts_on: date) -> None:
    """Refuse a first day that nobody can have meant."""
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


def account_of(work: Work, customer: Customer, account_id: int | None) -> int | None:
    """Return the key of an open account of the customer."""
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


def priced_with_vat(party: Party, gross: bool | None) -> bool:  # noqa: FBT001  a plain choice
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


def payment_days_of(party: Party, days: int | None, default: int) -> int:
    """Return the days to pay in, by default those of the terms (4.1)."""
    with shown_at("payment_days"):
        chosen = default if days is None else days
        check_payment_days(chosen, party)
        return chosen


def notice_months_of(party: Party, months: int | None, default: int) -> int:
    """Return the months of notice, by default those of the terms (15.1)."""
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


def remark_of(text: str) -> str:
    """Return the remark, checked."""
    with shown_at("remark"):
        return block(text, LONGEST_REMARK, N_("De opmerking"), empty=True, printable=False)
