"""The lines of a contract: added, changed, ended, removed; how far they have been billed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.actions.credits import CreditLine
from ises_desk.actions.line_input import LineInput
from ises_desk.models import ContractLine, Invoice, InvoiceLine
from ises_desk.queries import contracts
from ises_desk.values.kinds import BillingMoment, ProductKind
from ises_desk.values.money import Money
from ises_desk.values.quantity import Quantity
from tests.actions.making import DAY, HIDDEN, advance, conclude, line

if TYPE_CHECKING:
    from tests.actions.conftest import Office


def only(office: Office, contract_id: int) -> ContractLine:
    """Return the one line of a contract."""
    (row,) = office.all(ContractLine, contract_id=contract_id)
    found: ContractLine = row
    return found


@pytest.mark.parametrize(
    ("kind", "moment", "first"),
    [
        (ProductKind.HOSTING, BillingMoment.ARREARS, date(2027, 2, 28)),
        (ProductKind.DOMAIN, BillingMoment.ADVANCE, date(2026, 3, 1)),
        (ProductKind.CERTIFICATE, BillingMoment.ADVANCE, date(2026, 3, 1)),
        (ProductKind.OTHER, BillingMoment.ARREARS, date(2027, 2, 28)),
    ],
)
def test_4_1_in_arrears_but_domains_and_certificates_in_advance(
    office: Office, kind: ProductKind, moment: BillingMoment, first: date
) -> None:
    row = only(office, conclude(office, lines=(line(kind=kind),)))
    assert (row.billing_moment, row.next_invoice_on, row.periods_billed) == (moment, first, 0)


@pytest.mark.parametrize(
    ("months", "through", "expected"),
    [
        (12, None, (date(2024, 1, 31), 0, date(2024, 1, 31))),
        (12, date(2024, 1, 30), (date(2024, 1, 31), 0, date(2024, 1, 31))),
        (12, date(2025, 1, 30), (date(2024, 1, 31), 1, date(2025, 1, 31))),
        (12, date(2026, 1, 30), (date(2024, 1, 31), 2, date(2026, 1, 31))),
        (1, date(2024, 2, 28), (date(2024, 1, 31), 1, date(2024, 2, 29))),
        (1, date(2024, 3, 30), (date(2024, 1, 31), 2, date(2024, 3, 31))),
        # no border between two periods: the day after it becomes the first one
        (12, date(2025, 12, 31), (date(2026, 1, 1), 0, date(2026, 1, 1))),
        (12, date(2024, 1, 31), (date(2024, 2, 1), 0, date(2024, 2, 1))),
        (1, date(2024, 2, 27), (date(2024, 2, 28), 0, date(2024, 2, 28))),
        (0, date(2024, 1, 30), (date(2024, 1, 31), 0, date(2024, 1, 31))),
        (0, date(2024, 1, 31), (date(2024, 1, 31), 1, None)),
    ],
)
def test_billing_goes_on_the_day_after_what_was_billed_elsewhere(
    office: Office, months: int, through: date | None, expected: tuple[date, int, date | None]
) -> None:
    given = advance(months=months, billed_through=through)
    row = only(office, conclude(office, lines=(given,), starts_on=date(2024, 1, 31)))
    assert (row.starts_on, row.periods_billed, row.next_invoice_on) == expected


def test_a_line_that_is_added_begins_today_and_is_found_by_its_words(office: Office) -> None:
    office.product(code="MAIL", name="E-mail", net="10.00", valid_from="2026-06-01")
    key = conclude(office, starts_on=date(2024, 3, 1))
    office.undoes("contract_line.add", contract_id=key, line=LineInput(product="MAIL"))
    _first, added = office.all(ContractLine)
    assert (added.starts_on, added.position, added.unit_price.plain) == (DAY, 1, "12.10")
    detail = office.ask(contracts.detail, key, DAY)
    assert [each.description for each in detail.lines] == ["Hosting S", "E-mail"]
    later = conclude(office, starts_on=date(2027, 1, 1))
    office.do("contract_line.add", contract_id=later, line=line())
    assert office.all(ContractLine, contract_id=later)[1].starts_on == date(2027, 1, 1)
    found = office.ask(lambda session: session.execute(_search("e-mail")).scalars().all())
    assert found == [key]


def _search(text: str) -> Any:
    from sqlalchemy import select

    from ises_desk.models import Contract

    return select(Contract.id).where(Contract.search.contains(text))


def test_nothing_is_added_to_a_contract_that_has_ended(office: Office) -> None:
    key = conclude(office, starts_on=date(2024, 3, 1))
    office.do("contract.give_notice", contract_id=key, received_on=date(2026, 10, 21))
    assert office.refused("contract_line.add", contract_id=key, line=line()).field == "contract_id"
    assert office.refused("contract_line.add", contract_id=99, line=line()).field == "contract_id"
    bad = line(description="")
    other = conclude(office)
    refusal = office.refused("contract_line.add", contract_id=other, line=bad)
    assert refusal.field == "line.description"


def test_a_line_added_after_notice_ends_with_the_contract(office: Office) -> None:
    key = conclude(office, starts_on=date(2024, 3, 1))
    office.do("contract.give_notice", contract_id=key)
    office.do("contract_line.add", contract_id=key, line=line())
    office.do("contract_line.add", contract_id=key, line=line(starts_on=date(2026, 12, 23)))
    office.do("contract_line.add", contract_id=key, line=line(months=0, starts_on=date(2027, 1, 1)))
    days = [row.next_invoice_on for row in office.all(ContractLine)]
    assert days == [date(2025, 2, 28), date(2026, 12, 22), None, None]


def test_changing_a_line_holds_for_the_next_bills(office: Office) -> None:
    key = only(office, conclude(office)).id
    office.undoes(
        "contract_line.change",
        line_id=key,
        description="Hosting M",
        quantity=Quantity.of("2"),
        unit_price=Money(0),
    )
    row = office.get(ContractLine, key)
    assert (row.description, row.quantity.plain, row.unit_price) == ("Hosting M", "2", Money(0))
    office.do("contract_line.change", line_id=key)
    assert office.get(ContractLine, key).description == "Hosting M"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"description": " "}, "description"),
        ({"description": "x" * 121}, "description"),
        ({"quantity": Quantity(0)}, "quantity"),
        ({"quantity": Quantity(-1000)}, "quantity"),
        ({"unit_price": Money(-1)}, "unit_price"),
        ({"unit_price": Money.of("1000000.01")}, "unit_price"),
        ({"line_id": 99}, "line_id"),
        *(({"description": text}, "description") for text in HIDDEN),
    ],
)
def test_a_change_that_cannot_be_is_refused(
    office: Office, values: dict[str, Any], field: str
) -> None:
    key = only(office, conclude(office)).id
    assert office.refused("contract_line.change", **{"line_id": key, **values}).field == field


def test_ending_a_line_bills_until_its_last_day(office: Office) -> None:
    office.sender()
    key = only(office, conclude(office)).id
    office.undoes("contract_line.end", line_id=key, ends_on=date(2026, 5, 23))
    assert office.get(ContractLine, key).next_invoice_on == date(2026, 5, 23)
    office.do("billing.run")
    (row,) = office.all(InvoiceLine)
    assert (row.period_until, row.amount.plain) == (date(2026, 5, 24), "27.85")  # 84 of 365 days
    assert office.get(ContractLine, key).next_invoice_on is None


@pytest.mark.parametrize("ends_on", [date(2026, 2, 28), date.max, date(2046, 11, 23)])
def test_an_end_that_cannot_be_is_refused(office: Office, ends_on: date) -> None:
    key = only(office, conclude(office)).id
    assert office.refused("contract_line.end", line_id=key, ends_on=ends_on).field == "ends_on"
    assert office.refused("contract_line.end", line_id=99, ends_on=DAY).field == "line_id"


def test_what_was_billed_beyond_the_end_is_credited_first(office: Office) -> None:
    office.sender()
    key = only(office, conclude(office, lines=(advance(),))).id
    (invoice,) = office.do("billing.run")
    assert office.refused("contract_line.end", line_id=key, ends_on=DAY).field == "ends_on"
    office.do("invoice.finalise", invoice_id=invoice)
    refusal = office.refused("contract_line.end", line_id=key, ends_on=date(2026, 12, 22))
    assert refusal.values["amount"] == Money.of("22.54")
    assert refusal.values["until"] == date(2027, 2, 28)
    part = CreditLine(
        line_id=office.all(InvoiceLine)[0].id,
        amount=Money.of("22.54"),
        from_day=date(2026, 12, 23),
    )
    office.do("invoice.credit", invoice_id=invoice, reason="Ander pakket", lines=(part,))
    office.do("contract_line.end", line_id=key, ends_on=date(2026, 12, 22))
    assert office.get(ContractLine, key).next_invoice_on is None
    assert office.get(Invoice, invoice).open.plain == "98.46"


def test_a_line_that_does_not_come_back_ends_without_a_credit(office: Office) -> None:
    office.sender()
    given = advance(kind=ProductKind.DOMAIN, refundable=False)
    key = only(office, conclude(office, lines=(given,))).id
    office.do("invoice.finalise", invoice_id=office.do("billing.run")[0])
    office.do("contract_line.end", line_id=key, ends_on=DAY)
    assert office.get(ContractLine, key).ends_on == DAY


def test_an_end_that_was_settled_is_not_moved_on(office: Office) -> None:
    key = only(office, conclude(office)).id
    office.do("contract_line.end", line_id=key, ends_on=date(2026, 5, 23))
    office.do("contract_line.end", line_id=key, ends_on=date(2026, 6, 30))
    (draft,) = office.do("billing.run")
    refusal = office.refused("contract_line.end", line_id=key, ends_on=date(2026, 12, 31))
    assert (refusal.field, refusal.values["day"]) == ("ends_on", date(2026, 6, 30))
    office.do("invoice.remove_draft", invoice_id=draft)
    office.do("contract_line.end", line_id=key, ends_on=date(2026, 12, 31))
    assert office.get(ContractLine, key).next_invoice_on == date(2026, 12, 31)


def test_a_line_is_removed_when_nothing_hangs_on_it(office: Office) -> None:
    key = conclude(office, lines=(line(), line(description="E-mail"), advance(months=0)))
    first, second, third = (row.id for row in office.all(ContractLine))
    office.do("billing.run")
    office.undoes("contract_line.remove", line_id=second)
    assert office.refused("contract_line.remove", line_id=third).field == "line_id"
    customer = office.ask(contracts.detail, key, DAY).customer_id
    office.do(
        "domain.register",
        customer_id=customer,
        name="voorbeeld.nl",
        registered_on=DAY,
        contract_line_id=first,
    )
    assert office.refused("contract_line.remove", line_id=first).field == "line_id"
    alone = only(office, conclude(office)).id
    refusal = office.refused("contract_line.remove", line_id=alone)
    assert "contract" in str(refusal)
    assert office.refused("contract_line.remove", line_id=99).field == "line_id"
