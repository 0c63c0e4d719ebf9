"""What the tests of withdrawals have in common: an order with its evidence, billed and paid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.clock import moment_on
from ises_desk.models import ContractWithdrawal, Invoice
from ises_desk.values.kinds import Channel, InvoiceKind
from ises_desk.values.money import Money
from tests.actions.making import conclude

if TYPE_CHECKING:
    from datetime import date

    from tests.actions.conftest import Office

URL = "https://www.voorbeeld.nl/herroepen"


def proof(on: date, **values: Any) -> dict[str, Any]:
    """Return complete evidence of an order of a day; `values` take some of it away."""
    return {
        "informed_on": on,
        "conditions_told": True,
        "function_url": URL,
        "start_request": "Begin maar meteen.",
        "start_requested_at": moment_on(on),
        "statement": "Ik weet dat mijn recht vervalt als alles is verricht.",
        "stated_at": moment_on(on),
        **values,
    }


def ordered(
    office: Office, start: date, *lines: Any, evidence: dict[str, Any] | None = None, **values: Any
) -> int:
    """Let a consumer order by the website on a day, with complete evidence unless given."""
    office.on(start)
    given = {"starts_on": start, "channel": Channel.WEBSITE, **values}
    key = conclude(office, lines=lines, **given)
    if evidence is not None:
        office.do("contract.record_evidence", contract_id=key, **evidence)
    return key


def billed(office: Office, *, pay: str = "") -> list[Invoice]:
    """Bill and finalise all there is to bill today, and record a payment of it."""
    office.do("billing.run")
    office.do("invoice.finalise_all")
    found = office.all(Invoice, kind=InvoiceKind.INVOICE)
    if pay:
        office.do(
            "payment.record",
            customer_id=found[-1].customer_id,
            amount=Money.of(pay),
            iban="NL91ABNA0417164300",
        )
    return found


def withdrawn(office: Office, contract: int, on: date, **values: Any) -> ContractWithdrawal:
    """Withdraw on a day, and return the record."""
    office.on(on)
    key = office.do("contract.withdraw", contract_id=contract, **values)
    found: ContractWithdrawal = office.get(ContractWithdrawal, key)
    return found


def settled(office: Office, contract: int, on: date, **values: Any) -> ContractWithdrawal:
    """Withdraw on a day, settle it at once, and return the record."""
    row = withdrawn(office, contract, on, **values)
    office.do("contract.settle_withdrawal", withdrawal_id=row.id)
    found: ContractWithdrawal = office.get(ContractWithdrawal, row.id)
    return found


def amounts(row: ContractWithdrawal) -> tuple[str, ...]:
    """Return what is owed, refunded and still to pay, as people write it."""
    return tuple(each.plain for each in (row.owed, row.refund, row.to_pay) if each is not None)
