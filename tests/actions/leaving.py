"""What the tests of the end of a contract have in common: one that ended, its customer told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.models import ContractNotice, Letter
from ises_desk.values.kinds import DataKind
from tests.actions.making import conclude

if TYPE_CHECKING:
    from tests.actions.conftest import Office

SERVER = (DataKind.HOSTED, DataKind.ACCESS)


def ended(office: Office, customer: int, **values: Any) -> int:
    """Conclude a consumer's contract that ended by notice on 28 February 2027, billed and told."""
    office.on("2026-11-22").sender()
    key = conclude(office, customer_id=customer, **values)
    office.on("2027-01-10")
    office.do("contract.give_notice", contract_id=key)
    told(office, key)
    office.on("2027-03-01")
    office.do("billing.run", through=office.day)
    office.do("invoice.finalise_all")
    return key


def told(office: Office, contract: int) -> None:
    """Confirm the notice and send the letter: from then the customer knows until when."""
    notice = office.all(ContractNotice, contract_id=contract)[-1]
    letter = office.do("contract.confirm_notice", notice_id=notice.id)
    office.do("letter.mark_sent", letter_id=letter)


def deleted(office: Office, contract: int, **values: Any) -> None:
    """Record what was deleted at the server, on the first day that it may."""
    office.on("2027-03-31")
    given = {"kinds": SERVER, "means": "van de server gewist", **values}
    office.do("contract.record_deletion", contract_id=contract, **given)


def letter(office: Office, key: int) -> dict[str, Any]:
    """Return what a letter says."""
    found: dict[str, Any] = office.ask(lambda session: session.get_one(Letter, key).data)
    return found
