"""Draft invoices: typed by hand, changed line by line, thrown away; periods are offered again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.models import ContractLine, Invoice, InvoiceLine
from ises_desk.queries import invoices
from ises_desk.values.kinds import Party, VatKind
from ises_desk.values.money import Money
from ises_desk.values.quantity import Quantity
from tests.actions.making import DAY, HIDDEN, UNPRINTABLE, advance, conclude, line, typed

if TYPE_CHECKING:
    from tests.actions.conftest import Office


def test_a_draft_by_hand_adds_up_and_is_taken_back(office: Office) -> None:
    customer = office.business()
    key = office.undoes(
        "invoice.draft",
        customer_id=customer,
        lines=(typed("80.00", quantity=Quantity.of("1.5"), detail="twee avonden"), typed("1.00")),
        payment_days=30,
        remark="Zoals besproken\n<b>& groet</b>",
    )
    found = office.ask(invoices.detail, key, DAY)
    assert (found.state, found.number, found.payment_days) == ("draft", "", 30)
    assert (found.net.plain, found.vat.plain, found.total.plain) == ("121.00", "25.41", "146.41")
    assert [(row.quantity.plain, row.amount.plain) for row in found.lines] == [
        ("1.5", "120.00"),
        ("1", "1.00"),
    ]
    assert [(row.percent, row.net.plain) for row in found.vat_totals] == [("21", "121.00")]
    assert office.codes()[-1] == "invoice.draft"


def test_4_1_the_contract_or_the_terms_give_the_days_to_pay(office: Office) -> None:
    customer = office.customer()
    contract = conclude(office, customer_id=customer, payment_days=30)
    office.do("customer.change", customer_id=customer, kvk="08119563")
    given: dict[str, Any] = {"customer_id": customer, "lines": (typed(),)}
    alone = office.get(Invoice, office.do("invoice.draft", **given))
    under = office.get(Invoice, office.do("invoice.draft", **given, contract_id=contract))
    assert (alone.payment_days, alone.party, alone.gross_prices) == (14, Party.BUSINESS, False)
    assert (under.payment_days, under.party, under.gross_prices) == (30, Party.CONSUMER, True)
    other = conclude(office)
    assert office.refused("invoice.draft", **given, contract_id=other).field == "contract_id"
    assert office.refused("invoice.draft", **given, contract_id=99).field == "contract_id"
    assert office.refused("invoice.draft", **given, payment_days=61).field == "payment_days"
    office.do("invoice.draft", **given, contract_id=contract, payment_days=61)


BAD_LINES: list[tuple[dict[str, Any], str]] = [
    ({"description": ""}, "description"),
    ({"description": "x" * 10_000}, "description"),
    ({"detail": "x" * 121}, "detail"),
    ({"quantity": Quantity(0)}, "quantity"),
    ({"quantity": Quantity.of("100000.001")}, "quantity"),
    ({"quantity": Quantity.of("-100000.001")}, "quantity"),
    ({"unit_price": Money(-1)}, "unit_price"),
    ({"unit_price": Money.of("10000000.01")}, "unit_price"),
    ({"supplied_on": date(2026, 11, 23)}, "supplied_on"),
    *(({"description": text}, "description") for text in (*HIDDEN, *UNPRINTABLE)),
    *(({"detail": text}, "detail") for text in HIDDEN),
]


def test_a_typed_line_that_cannot_be_is_refused_at_its_own_field(office: Office) -> None:
    customer = office.customer()
    key = office.do("invoice.draft", customer_id=customer, lines=(typed(),))
    for values, field in BAD_LINES:
        bad = typed(**values)
        lines = (typed(), bad)
        refusal = office.refused("invoice.draft", customer_id=customer, lines=lines)
        assert refusal.field == f"lines[1].{field}"
        assert office.refused("invoice.add_line", invoice_id=key, line=bad).field == f"line.{field}"
        assert office.refused("invoice.change_line", line_id=1, line=bad).field == f"line.{field}"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"customer_id": 99}, "customer_id"),
        ({"lines": ()}, "lines"),
        ({"payment_days": 0}, "payment_days"),
        ({"remark": "x" * 1001}, "remark"),
        ({"remark": "a\u202eb"}, "remark"),
    ],
)
def test_a_draft_that_cannot_be_is_refused(
    office: Office, values: dict[str, Any], field: str
) -> None:
    given = {"customer_id": office.customer(), "lines": (typed(),), **values}
    assert office.refused("invoice.draft", **given).field == field


def test_changing_adding_and_removing_lines(office: Office) -> None:
    key = office.do("invoice.draft", customer_id=office.business(), lines=(typed("10.00"),))
    second = office.undoes("invoice.add_line", invoice_id=key, line=typed("20.00"))
    assert office.get(InvoiceLine, second).position == 1
    changed = typed(
        "30.00", description="Anders", vat_kind=VatKind.LOW, supplied_on=date(2018, 1, 1)
    )
    office.undoes("invoice.change_line", line_id=second, line=changed)
    row = office.get(InvoiceLine, second)
    assert (row.description, row.percent, row.tax_point) == ("Anders", "6", date(2018, 1, 1))
    assert office.get(Invoice, key).total.plain == "43.90"
    office.undoes("invoice.change_draft", invoice_id=key, remark="Let op", payment_days=21)
    assert office.get(Invoice, key).remark == "Let op"
    office.do("invoice.change_draft", invoice_id=key)
    assert (
        office.refused("invoice.change_draft", invoice_id=key, payment_days=0).field
        == "payment_days"
    )
    assert office.refused("invoice.change_draft", invoice_id=key, remark="\x00").field == "remark"
    office.undoes("invoice.remove_line", line_id=second)
    assert office.get(Invoice, key).total.plain == "12.10"
    refusal = office.refused("invoice.remove_line", line_id=1)
    assert (refusal.field, "conceptfactuur" in str(refusal)) == ("line_id", True)
    for code in ("invoice.change_draft", "invoice.remove_draft"):
        assert office.refused(code, invoice_id=99).field == "invoice_id"
    assert office.refused("invoice.remove_line", line_id=99).field == "line_id"


def test_a_billed_part_of_a_period_keeps_its_part_of_a_changed_price(office: Office) -> None:
    conclude(office, starts_on=date(2026, 3, 1))
    office.do("contract_line.end", line_id=1, ends_on=date(2026, 5, 23))
    office.do("billing.run")
    (row,) = office.all(InvoiceLine)
    assert row.amount.plain == "27.85"
    office.do("invoice.change_line", line_id=row.id, line=typed("242.00"))
    row = office.get(InvoiceLine, row.id)
    assert (row.amount.plain, row.period_until) == ("55.69", date(2026, 5, 24))
    assert office.get(Invoice, row.invoice_id).total.plain == "55.69"


def test_what_is_thrown_away_is_offered_again_from_the_last_period(office: Office) -> None:
    conclude(office, lines=(line(months=1), advance(description="E-mail")))
    office.on("2026-06-30")
    (key,) = office.do("billing.run")
    first, *_middle, fourth, mail = office.all(InvoiceLine)
    refusal = office.refused("invoice.remove_line", line_id=first.id)
    assert (refusal.field, "later" in str(refusal)) == ("line_id", True)
    office.undoes("invoice.remove_line", line_id=fourth.id)
    source = office.get(ContractLine, fourth.contract_line_id)
    assert (source.periods_billed, source.next_invoice_on) == (3, date(2026, 6, 30))
    office.do("invoice.remove_line", line_id=mail.id)
    assert office.get(ContractLine, mail.contract_line_id).periods_billed == 0
    office.undoes("invoice.remove_draft", invoice_id=key)
    assert [row.periods_billed for row in office.all(ContractLine)] == [0, 0]
    (again,) = office.do("billing.run")
    assert len(office.all(InvoiceLine, invoice_id=again)) == 5


def test_an_earlier_draft_is_not_thrown_away_before_a_later_one(office: Office) -> None:
    conclude(office, lines=(line(months=1),))
    office.on("2026-03-31")
    (first,) = office.do("billing.run")
    office.on("2026-04-30")
    (second,) = office.do("billing.run")
    assert office.refused("invoice.remove_draft", invoice_id=first).field == "invoice_id"
    office.do("invoice.remove_draft", invoice_id=second)
    office.do("invoice.remove_draft", invoice_id=first)
    assert office.all(Invoice) == []


def test_undoing_a_removal_gives_way_to_a_new_bill_of_the_same_period(office: Office) -> None:
    conclude(office, lines=(advance(),))
    (key,) = office.do("billing.run")
    office.do("invoice.remove_draft", invoice_id=key)
    removed = office.last.line
    office.do("billing.run")
    assert str(office.refused_undo(removed))
    assert len(office.all(InvoiceLine)) == 1


def test_a_final_invoice_is_no_draft(office: Office) -> None:
    key = office.invoice(office.customer())
    for code, arguments in (
        ("invoice.change_draft", {"invoice_id": key}),
        ("invoice.add_line", {"invoice_id": key, "line": typed()}),
        ("invoice.remove_draft", {"invoice_id": key}),
    ):
        assert office.refused(code, **arguments).field == "invoice_id"
    for code, arguments in (
        ("invoice.change_line", {"line_id": 1, "line": typed()}),
        ("invoice.remove_line", {"line_id": 1}),
    ):
        assert "creditnota" in str(office.refused(code, **arguments))
