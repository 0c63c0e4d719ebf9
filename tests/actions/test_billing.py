"""The billing run: every period once, in drafts, by the dates and prices of the contract."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ises_desk.actions.billing import foresee
from ises_desk.models import ContractLine, Invoice, InvoiceLine
from ises_desk.queries.billing import to_bill
from ises_desk.values.kinds import Party, ProductKind, VatKind, VatTreatment
from ises_desk.values.money import Money
from ises_desk.values.quantity import Quantity
from tests.actions.making import DAY, abroad, advance, conclude, line

if TYPE_CHECKING:
    from tests.actions.conftest import Office


def billed(office: Office) -> list[tuple[str, str, str]]:
    """Return first day, last day plus one and amount of every invoice line."""
    return [
        (str(row.period_start), str(row.period_until), row.amount.plain)
        for row in office.all(InvoiceLine)
    ]


def test_4_1_in_arrears_on_the_last_day_of_the_period_and_not_before(office: Office) -> None:
    customer = office.customer()
    conclude(office, customer_id=customer, starts_on=date(2026, 3, 1))
    office.on("2027-02-27")
    assert office.do("billing.run") == []
    assert office.ask(to_bill, office.day) == ()
    office.on("2027-02-28")
    (todo,) = office.ask(to_bill, office.day)
    assert (todo.customer_id, todo.lines, todo.since, todo.contracts) == (
        customer,
        1,
        date(2027, 2, 28),
        1,
    )
    (key,) = office.undoes("billing.run")
    assert billed(office) == [("2026-03-01", "2027-03-01", "121.00")]
    (row,) = office.all(InvoiceLine)
    assert (row.tax_point, row.percent, row.period_index) == (date(2027, 2, 28), "21", 0)
    draft = office.get(Invoice, key)
    assert (draft.number, draft.prepared_on, draft.total.plain) == (None, office.day, "121.00")
    assert (draft.net.plain, draft.vat.plain, draft.open.plain) == ("100.00", "21.00", "121.00")
    assert office.do("billing.run") == []
    assert office.codes()[-4:] == ["billing.run", "deed.undo", "billing.run", "billing.run"]


def test_4_1_in_advance_on_the_first_day(office: Office) -> None:
    conclude(office, lines=(advance(),), starts_on=date(2026, 11, 23))
    assert office.do("billing.run") == []
    office.later(1)
    assert len(office.do("billing.run")) == 1
    assert billed(office) == [("2026-11-23", "2027-11-23", "121.00")]


def test_months_are_counted_from_the_first_day_of_the_line(office: Office) -> None:
    conclude(office, lines=(line("12.10", months=1),), starts_on=date(2028, 1, 31))
    office.on("2028-05-31")
    office.do("billing.run")
    assert [(first, until) for first, until, _amount in billed(office)] == [
        ("2028-01-31", "2028-02-29"),
        ("2028-02-29", "2028-03-31"),
        ("2028-03-31", "2028-04-30"),
        ("2028-04-30", "2028-05-31"),
    ]
    leap = conclude(office, lines=(line(months=12),), starts_on=date(2028, 2, 29))
    office.on("2032-02-28")
    office.do("billing.draft", customer_id=office.get(Invoice, 1).customer_id)
    office.do("billing.run")
    (source,) = office.all(ContractLine, contract_id=leap)
    rows = office.all(InvoiceLine, contract_line_id=source.id)
    assert [row.period_start for row in rows] == [
        date(2028, 2, 29),
        date(2029, 2, 28),
        date(2030, 2, 28),
        date(2031, 2, 28),
    ]
    assert rows[-1].period_until == date(2032, 2, 29)


def test_the_end_of_a_contract_cuts_the_last_period_pro_rata(office: Office) -> None:
    given = line(quantity=Quantity.of("2"), kind=ProductKind.HOSTING, backup_included=False)
    key = conclude(office, starts_on=date(2024, 3, 1), lines=(given,))
    office.do("billing.run")
    office.do("contract.give_notice", contract_id=key)
    office.on("2026-12-21")
    assert office.do("billing.run") == []
    office.on("2026-12-22")
    office.do("billing.run")
    # 1 March to 22 December: 297 of 365 days of 242.00
    assert billed(office)[-1] == ("2026-03-01", "2026-12-23", "196.92")
    assert office.all(InvoiceLine)[-1].detail == "297 van 365 dagen, zonder back-up"
    office.on("2030-01-01")
    assert office.do("billing.run") == []


def test_what_is_billed_once_has_its_own_day(office: Office) -> None:
    once = line("60.50", months=0, starts_on=date(2026, 11, 20), kind=ProductKind.WORK)
    coming = line("60.50", months=0, starts_on=date(2026, 11, 23))
    conclude(office, lines=(once, coming))
    office.do("billing.run")
    (row,) = office.all(InvoiceLine)
    assert (row.period_start, row.period_until, row.tax_point) == (
        date(2026, 11, 20),
        None,
        date(2026, 11, 20),
    )
    assert office.all(ContractLine)[0].next_invoice_on is None
    office.later(1)
    office.do("billing.run")
    assert len(office.all(InvoiceLine)) == 2
    office.on("2026-12-31")
    assert office.do("billing.run") == []


def test_one_invoice_a_customer_by_choice_but_never_for_other_prices_or_terms(
    office: Office,
) -> None:
    office.on("2027-02-28")
    together = office.customer(name="Samen")
    apart = office.customer(name="Apart", one_invoice=False)
    for customer in (together, apart):
        for _ in range(2):
            conclude(office, customer_id=customer)
    conclude(office, customer_id=together, payment_days=30)
    office.do("customer.change", customer_id=together, kvk="08119563")
    conclude(office, customer_id=together, lines=(line("100.00"),))
    keys = office.do("billing.run")
    rows = [office.get(Invoice, key) for key in keys]
    assert [(row.customer_id, len(lines_of(office, row.id))) for row in rows] == [
        (together, 1),
        (together, 2),
        (together, 1),
        (apart, 1),
        (apart, 1),
    ]
    assert [(row.gross_prices, row.payment_days, row.party) for row in rows[:3]] == [
        (False, 14, Party.BUSINESS),
        (True, 14, Party.CONSUMER),
        (True, 30, Party.CONSUMER),
    ]
    assert [row.contract_id is None for row in rows] == [False, True, False, False, False]
    assert [row.total.plain for row in rows] == ["121.00", "242.00", "121.00", "121.00", "121.00"]


def lines_of(office: Office, key: int) -> list[InvoiceLine]:
    """Return the lines of an invoice."""
    return office.all(InvoiceLine, invoice_id=key)


def test_one_customer_is_billed_apart_and_a_run_goes_on_where_it_stopped(office: Office) -> None:
    office.on("2027-02-28")
    first, second = office.customer(), office.customer()
    for customer in (first, second):
        conclude(office, customer_id=customer)
    assert len(office.do("billing.draft", customer_id=first)) == 1
    assert [each.customer_id for each in office.ask(to_bill, office.day)] == [second]
    (key,) = office.do("billing.run")
    assert office.get(Invoice, key).customer_id == second
    assert office.do("billing.draft", customer_id=first) == []
    assert office.refused("billing.draft", customer_id=99).field == "customer_id"


def test_bills_through_a_day_that_has_come(office: Office) -> None:
    conclude(office, lines=(line(months=1),), starts_on=date(2026, 9, 1))
    for code, more in (("billing.run", {}), ("billing.draft", {"customer_id": 1})):
        refusal = office.refused(code, through=date(2026, 11, 23), **more)
        assert refusal.field == "through"
    assert office.do("billing.run", through=date.min) == []
    office.do("billing.run", through=date(2026, 9, 30))
    assert len(office.all(InvoiceLine)) == 1
    office.do("billing.run", through=DAY)
    assert len(office.all(InvoiceLine)) == 2


@pytest.mark.parametrize(
    ("given", "treatment", "vat"),
    [
        ({"kvk": "08119563"}, VatTreatment.DOMESTIC, "21.00"),
        ({"vat_id": "BE0428759497", "country": "BE"}, VatTreatment.REVERSE_CHARGE, "0.00"),
        ({"kvk": "08119563", "country": "US"}, VatTreatment.OUTSIDE, "0.00"),
    ],
)
def test_7_4_who_and_where_the_customer_is_decides_the_tax(
    office: Office, given: dict[str, str], treatment: VatTreatment, vat: str
) -> None:
    customer = abroad(office, **given)
    conclude(office, customer_id=customer, lines=(advance("100.00"),))
    (key,) = office.do("billing.run")
    row = office.get(Invoice, key)
    assert (row.treatment, row.net.plain, row.vat.plain) == (treatment, "100.00", vat)


def test_a_customer_without_an_address_stops_the_run_and_says_who(office: Office) -> None:
    conclude(office, customer_id=office.customer(addresses=(), name="Zonder"), lines=(advance(),))
    conclude(office, lines=(advance(),))
    assert "Zonder" in str(office.refused("billing.run"))


def test_7_2_the_rate_is_that_of_the_day_of_supply(office: Office) -> None:
    low = {"vat_kind": VatKind.LOW}
    lines = (line("10.90", **low), advance("10.90", **low))
    conclude(office, lines=lines, starts_on=date(2018, 1, 1))
    office.on("2018-12-31")
    office.do("billing.run")
    office.on("2019-01-01")
    office.do("billing.run")
    rows = [(row.tax_point, row.percent) for row in office.all(InvoiceLine)]
    assert rows == [
        (date(2018, 12, 31), "6"),
        (date(2018, 12, 31), "6"),
        (date(2019, 1, 1), "9"),
    ]
    office.on("2020-06-30")
    office.do("billing.run")
    late = office.all(InvoiceLine)[3:]
    assert [(row.tax_point, row.percent) for row in late] == [
        (date(2019, 12, 31), "9"),
        (date(2020, 6, 30), "9"),
    ]


def test_a_price_of_nothing_is_billed_as_nothing(office: Office) -> None:
    conclude(office, lines=(advance("0.00"),))
    (key,) = office.do("billing.run")
    assert office.get(Invoice, key).total == Money(0)


def test_what_a_run_would_bring_is_told_to_the_cent_and_changes_nothing(office: Office) -> None:
    first = office.customer()
    conclude(office, customer_id=first, starts_on=date(2026, 3, 1))
    conclude(office, customer_id=first, lines=(advance(),), starts_on=date(2026, 3, 10))
    conclude(office, customer_id=office.customer(), lines=(advance(),), starts_on=date(2026, 3, 5))
    office.on("2028-03-20")
    told = office.ask(foresee, office.now)
    assert office.all(Invoice) == []
    keys = office.do("billing.run")
    made = [office.get(Invoice, key) for key in keys]
    assert (told.invoices, told.contracts, told.stuck) == (len(made), 3, 0)
    assert told.net == Money.total(each.net for each in made)
    assert told.total == Money.total(each.total for each in made)
    assert told.total > told.net
    assert office.ask(foresee, office.now).invoices == 0


def test_who_has_no_address_is_not_counted_in_what_a_run_would_bring(office: Office) -> None:
    conclude(office, lines=(advance(),), starts_on=date(2026, 3, 5))
    bare = office.do("customer.add", name="Zonder adres")
    conclude(office, customer_id=bare, lines=(advance(),), starts_on=date(2026, 3, 5))
    told = office.ask(foresee, office.now)
    assert (told.invoices, told.stuck) == (1, 1)
