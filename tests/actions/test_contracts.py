"""Contracts: concluded by the edition of the terms, refused where they can't be."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.actions.line_input import LineInput
from ises_desk.clock import moment_on
from ises_desk.models import Account, Contract
from ises_desk.queries import contracts
from ises_desk.values.kinds import BillingMoment, Channel, Party, ProductKind, VatKind
from ises_desk.values.money import Money
from ises_desk.values.quantity import Quantity
from tests.actions.making import DAY, HIDDEN, UNPRINTABLE, conclude, line

if TYPE_CHECKING:
    from tests.actions.conftest import Office


def test_2_1_what_is_not_agreed_otherwise_follows_the_edition(office: Office) -> None:
    key = conclude(office, concluded_at=datetime(2026, 2, 27, 23, 30, tzinfo=UTC))
    row = office.get(Contract, key)
    assert (row.number, row.edition, row.earlier_terms_unknown) == (
        "C2026-0001",
        "2018-05-25",
        False,
    )
    assert (row.months, row.notice_months, row.payment_days) == (12, 1, 14)
    assert (row.party, row.gross_prices, row.channel) == (Party.CONSUMER, True, Channel.FORM)
    assert row.ends_on is None
    detail = office.ask(contracts.detail, key, DAY)
    assert (detail.state, detail.term_ends_on) == ("running", date(2027, 2, 28))
    assert (detail.monthly_from, detail.last_notice_on) == (date(2027, 3, 1), None)
    assert detail.lines[0].next_invoice_on == date(2027, 2, 28)


def test_concluding_is_one_audit_line_and_taken_back_whole(office: Office) -> None:
    customer = office.customer()
    office.undoes(
        "contract.conclude",
        customer_id=customer,
        lines=(line(), line(description="E-mail")),
        starts_on=DAY,
    )
    assert office.codes() == [
        "customer.add",
        "contract.conclude",
        "deed.undo",
        "contract.conclude",
    ]
    assert office.problems() == []


@pytest.mark.parametrize(
    ("starts", "concluded", "unknown"),
    [
        ("2018-05-24", None, True),
        ("2018-05-25", None, False),
        ("2018-06-01", "2018-05-24", True),
        ("2015-03-01", "2015-02-20", True),
        ("2026-11-22", None, False),
        ("2026-12-24", None, False),
    ],
)
def test_2_5_a_contract_from_before_the_edition_has_earlier_terms_that_are_unknown(
    office: Office, starts: str, concluded: str | None, *, unknown: bool
) -> None:
    at = moment_on(date.fromisoformat(concluded)) if concluded else None
    key = conclude(office, starts_on=date.fromisoformat(starts), concluded_at=at)
    row = office.get(Contract, key)
    assert (row.edition, row.earlier_terms_unknown) == ("2018-05-25", unknown)
    expected = min(office.now, moment_on(date.fromisoformat(starts)))
    assert row.concluded_at == (at or expected)


def test_art_38_wet_ob_a_consumer_has_prices_with_vat_a_business_chooses(office: Office) -> None:
    refusal = office.refused(
        "contract.conclude",
        customer_id=office.customer(),
        lines=(line(),),
        starts_on=DAY,
        gross_prices=False,
    )
    assert (refusal.field, refusal.basis) == ("gross_prices", "art. 38 Wet OB")
    business = office.business()
    assert not office.get(Contract, conclude(office, customer_id=business)).gross_prices
    assert office.get(
        Contract, conclude(office, customer_id=business, gross_prices=True)
    ).gross_prices


def test_the_line_takes_from_the_product_what_is_not_given(office: Office) -> None:
    office.product(
        code="SSL",
        name="Certificaat",
        kind=ProductKind.CERTIFICATE,
        billing_moment=BillingMoment.ADVANCE,
        net="10.00",
        quota="1 domein",
        sla="99,9 %",
        backup_included=True,
        refundable=False,
    )
    key = conclude(office, lines=(LineInput(product="SSL", quantity=Quantity.of("1.5")),))
    row = office.ask(contracts.detail, key, DAY).lines[0]
    assert (row.description, row.kind, row.unit_price) == (
        "Certificaat",
        ProductKind.CERTIFICATE,
        Money.of("12.10"),
    )
    assert (row.billing_moment, row.months, row.vat_kind) == (
        BillingMoment.ADVANCE,
        12,
        VatKind.HIGH,
    )
    assert (row.quota, row.sla, row.backup_included, row.refundable) == (
        "1 domein",
        "99,9 %",
        True,
        False,
    )
    assert row.next_invoice_on == date(2026, 3, 1)
    business = conclude(office, customer_id=office.business(), lines=(LineInput(product="SSL"),))
    assert office.ask(contracts.detail, business, DAY).lines[0].unit_price == Money.of("10.00")
    own = LineInput(
        product="SSL",
        description="Eigen",
        unit_price=Money(1),
        kind=ProductKind.OTHER,
        months=3,
        vat_kind=VatKind.LOW,
        billing_moment=BillingMoment.ARREARS,
        refundable=True,
        backup_included=False,
        quota="2",
        sla="geen",
    )
    row = office.ask(contracts.detail, conclude(office, lines=(own,)), DAY).lines[0]
    assert (row.description, row.unit_price, row.months) == ("Eigen", Money(1), 3)
    assert (row.kind, row.vat_kind, row.quota) == (ProductKind.OTHER, VatKind.LOW, "2")
    assert (row.refundable, row.backup_included) == (True, False)


def test_6_the_price_is_the_list_price_on_the_first_day_of_the_line(office: Office) -> None:
    product = office.product(code="HOST", net="100.00", valid_from="2026-01-01")
    office.do("price.set", product_id=product, valid_from=date(2026, 7, 1), net=Money.of("120.00"))
    business = office.business()
    lines = (LineInput(product="HOST"), LineInput(product="HOST", starts_on=date(2026, 7, 1)))
    key = conclude(office, customer_id=business, lines=lines)
    prices = [row.unit_price.plain for row in office.ask(contracts.detail, key, DAY).lines]
    assert prices == ["100.00", "120.00"]
    refusal = office.refused(
        "contract.conclude",
        customer_id=business,
        lines=(LineInput(product="HOST"),),
        starts_on=date(2025, 12, 31),
    )
    assert refusal.field == "lines[0].unit_price"


BAD_LINES: list[tuple[dict[str, Any], str]] = [
    ({"product": "NIETS"}, "product"),
    ({"product": "a\ud800"}, "product"),
    ({"product": "x" * 10_000}, "product"),
    ({"description": ""}, "description"),
    ({"description": "  "}, "description"),
    ({"description": "x" * 121}, "description"),
    ({"description": "x" * 10_000}, "description"),
    ({"quantity": Quantity(0)}, "quantity"),
    ({"quantity": Quantity(-1)}, "quantity"),
    ({"quantity": Quantity.of("100000.001")}, "quantity"),
    ({"unit_price": Money(-1)}, "unit_price"),
    ({"unit_price": Money.of("1000000.01")}, "unit_price"),
    ({"unit_price": None}, "unit_price"),
    ({"months": -1}, "months"),
    ({"months": 121}, "months"),
    ({"quota": "a\x00b"}, "quota"),
    ({"quota": "x" * 121}, "quota"),
    ({"sla": "a\u202eb"}, "sla"),
    ({"starts_on": date(2026, 2, 28)}, "starts_on"),
    ({"starts_on": date.max}, "starts_on"),
    ({"billed_through": date.max}, "billed_through"),
    *(({"description": text}, "description") for text in (*HIDDEN, *UNPRINTABLE)),
]


@pytest.mark.parametrize(("values", "field"), BAD_LINES)
def test_a_line_that_cannot_be_is_refused_at_its_own_field(
    office: Office, values: dict[str, Any], field: str
) -> None:
    customer = office.customer()
    lines = (line(), line(**values))
    start = date(2026, 3, 1)
    refusal = office.refused(
        "contract.conclude", customer_id=customer, lines=lines, starts_on=start
    )
    assert refusal.field == f"lines[1].{field}"


BAD: list[tuple[dict[str, Any], str]] = [
    ({"customer_id": 99}, "customer_id"),
    ({"lines": ()}, "lines"),
    ({"starts_on": date(1994, 12, 31)}, "starts_on"),
    ({"starts_on": date(2028, 11, 2)}, "starts_on"),
    ({"starts_on": date.max}, "starts_on"),
    ({"concluded_at": datetime(2026, 11, 22, 23, 0, tzinfo=UTC)}, "concluded_at"),
    ({"concluded_at": datetime.min.replace(tzinfo=UTC)}, "concluded_at"),
    ({"concluded_at": datetime.max.replace(tzinfo=UTC)}, "concluded_at"),
    ({"concluded_at": datetime(1989, 1, 1, tzinfo=UTC)}, "concluded_at"),
    ({"account_id": 99}, "account_id"),
    ({"months": 0}, "months"),
    ({"months": 121}, "months"),
    ({"notice_months": -1}, "notice_months"),
    ({"notice_months": 2}, "notice_months"),
    ({"payment_days": 0}, "payment_days"),
    ({"payment_days": 366}, "payment_days"),
    ({"number": "x" * 31}, "number"),
    ({"remark": "x" * 10_000}, "remark"),
    *(({"number": text}, "number") for text in (*HIDDEN, *UNPRINTABLE)),
    *(({"remark": text}, "remark") for text in HIDDEN),
]


@pytest.mark.parametrize(("values", "field"), BAD)
def test_a_contract_that_cannot_be_is_refused_at_its_own_field(
    office: Office, values: dict[str, Any], field: str
) -> None:
    given = {"customer_id": office.customer(), "lines": (line(),), "starts_on": DAY, **values}
    assert office.refused("contract.conclude", **given).field == field


def test_both_sides_of_the_bounds_are_accepted(office: Office) -> None:
    for values in (
        {"starts_on": date(1995, 1, 1)},
        {"starts_on": date(2028, 11, 1)},
        {"months": 1, "notice_months": 0, "payment_days": 365},
        {"months": 120, "remark": "<b>vet</b> & 😀\nregel twee"},
    ):
        conclude(office, **values)
    business = office.business()
    conclude(office, customer_id=business, notice_months=12, payment_days=60)
    given: dict[str, Any] = {"customer_id": business, "lines": (line(),), "starts_on": DAY}
    assert office.refused("contract.conclude", **given, notice_months=13).field == "notice_months"
    assert office.refused("contract.conclude", **given, payment_days=61).basis == "6:119a lid 5 BW"
    government = office.customer(party=Party.GOVERNMENT)
    given["customer_id"] = government
    conclude(office, customer_id=government, payment_days=30)
    assert office.refused("contract.conclude", **given, payment_days=31).basis == "6:119b BW"


def test_the_account_is_the_customers_own_and_open(office: Office) -> None:
    first = office.customer(accounts=("jansen", "oud"))
    accounts = office.all(Account, customer_id=first)
    office.do("account.close", account_id=accounts[1].id)
    key = conclude(office, customer_id=first, account_id=accounts[0].id)
    assert office.ask(contracts.detail, key, DAY).account == "jansen"
    given: dict[str, Any] = {"lines": (line(),), "starts_on": DAY}
    for customer, account in ((office.customer(), accounts[0].id), (first, accounts[1].id)):
        refusal = office.refused(
            "contract.conclude", **given, customer_id=customer, account_id=account
        )
        assert refusal.field == "account_id"
        assert (
            office.refused("contract.change", contract_id=key, account_id=99).field == "account_id"
        )


def test_a_number_of_our_own_is_kept_once_and_the_counter_passes_over_it(office: Office) -> None:
    key = conclude(office, number="C2026-0001")
    assert office.get(Contract, conclude(office)).number == "C2026-0002"
    refusal = office.refused(
        "contract.conclude",
        customer_id=office.customer(),
        lines=(line(),),
        starts_on=DAY,
        number=" C2026-0001 ",
    )
    assert refusal.field == "number"
    assert office.get(Contract, key).number == "C2026-0001"


def test_a_merged_customer_gets_nothing_new(office: Office) -> None:
    keep, gone = office.customer(), office.customer()
    office.do("customer.merge", keep_id=keep, gone_id=gone)
    refusal = office.refused("contract.conclude", customer_id=gone, lines=(line(),), starts_on=DAY)
    assert (refusal.field, "K1001" in str(refusal)) == ("customer_id", True)
