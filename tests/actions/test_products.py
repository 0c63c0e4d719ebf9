"""Products and their dated prices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.actions.line_input import LineInput
from ises_desk.actions.products import with_vat
from ises_desk.errors import Refusal
from ises_desk.models import Product, ProductPrice
from ises_desk.queries import products
from ises_desk.queries.listing import dictionaries, keys
from ises_desk.values.kinds import BillingMoment, ProductKind, VatKind
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from tests.actions.conftest import Office

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("kind", "moment"),
    [
        (ProductKind.HOSTING, BillingMoment.ARREARS),
        (ProductKind.WORK, BillingMoment.ARREARS),
        (ProductKind.DOMAIN, BillingMoment.ADVANCE),
        (ProductKind.CERTIFICATE, BillingMoment.ADVANCE),
    ],
)
def test_4_1_names_and_certificates_are_billed_in_advance(
    office: Office, kind: ProductKind, moment: BillingMoment
) -> None:
    key = office.undoes("product.add", code="X", name="<b>X</b> & Y", kind=kind)
    assert office.get(Product, key).billing_moment is moment


def test_a_price_holds_from_its_day_until_the_next(office: Office) -> None:
    key = office.product(net="100.00", valid_from="2020-01-01")
    day = date(2026, 12, 1)
    office.undoes("price.set", product_id=key, valid_from=day, net=Money.of("110.00"))
    before = office.ask(products.price_on, key, date(2026, 11, 30))
    after = office.ask(products.price_on, key, day)
    assert (before.net, before.gross) == (Money.of("100.00"), Money.of("121.00"))
    assert after.net == Money.of("110.00")
    assert office.ask(products.price_on, key, date(2019, 12, 31)) is None
    office.undoes("price.remove", price_id=after.id)
    assert office.ask(products.price_on, key, day).net == Money.of("100.00")


def test_a_new_product_may_come_with_its_first_price_and_is_taken_back_with_it(
    office: Office,
) -> None:
    words = {"code": "N1", "name": "Nieuw", "kind": ProductKind.HOSTING}
    priced = {**words, "net": Money.of("60.00"), "valid_from": date(2026, 1, 1)}
    key = office.undoes("product.add", **priced)
    (price,) = office.all(ProductPrice, product_id=key)
    assert (price.net, price.gross) == (Money.of("60.00"), Money.of("72.60"))
    assert price.valid_from == date(2026, 1, 1)
    refused = office.refused("product.add", **{**words, "code": "N2"}, gross=Money.of("72.60"))
    assert refused.field == "net"


def test_a_price_of_the_same_day_is_replaced(office: Office) -> None:
    key = office.product()
    day = date(2020, 1, 1)
    office.undoes("price.set", product_id=key, valid_from=day, net=Money.of("90.00"))
    assert len(office.ask(products.detail, key, DAY).prices) == 1


def test_the_price_with_vat_follows_the_rate_of_its_day_or_is_chosen(office: Office) -> None:
    key = office.product(vat_kind=VatKind.LOW, net="10.00", valid_from="2018-12-31")
    first = date(2019, 1, 1)
    office.do("price.set", product_id=key, valid_from=first, net=Money.of("10.00"))
    prices = office.ask(products.detail, key, DAY).prices
    assert [price.gross.plain for price in prices] == ["10.90", "10.60"]
    office.do(
        "price.set",
        product_id=key,
        valid_from=first,
        net=Money.of("9.17"),
        gross=Money.of("9.99"),
    )
    assert office.ask(products.price_on, key, DAY).gross == Money.of("9.99")
    assert with_vat(Money.of("0.50"), Decimal(21)) == Money.of("0.61")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"net": Money(-1)}, "net"),
        ({"net": Money.of("1000000.01")}, "net"),
        ({"gross": Money(-1)}, "gross"),
        ({"gross": Money.of("9.99")}, "gross"),
        ({"valid_from": date(1989, 12, 31)}, "valid_from"),
        ({"product_id": 99}, "product_id"),
    ],
)
def test_impossible_prices_are_refused(office: Office, values: dict[str, Any], field: str) -> None:
    given = {
        "product_id": office.product(),
        "valid_from": DAY,
        "net": Money.of("10.00"),
        **values,
    }
    assert office.refused("price.set", **given).field == field


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("code", ""),
        ("code", "x" * 21),
        ("code", "a\u202eb"),
        ("code", "BESTAAT"),
        ("name", ""),
        ("name", "😀"),
        ("name", "x" * 81),
        ("months", -1),
        ("months", 121),
        ("quota", "\x07"),
        ("sla", "x" * 61),
    ],
)
def test_bad_input_is_refused_at_its_field(office: Office, field: str, bad: Any) -> None:
    office.product(code="BESTAAT")
    given = {"code": "A", "name": "A", "kind": ProductKind.OTHER, field: bad}
    assert office.refused("product.add", **given).field == field
    key = office.product()
    assert office.refused("product.change", product_id=key, **{field: bad}).field == field


def test_changing_keeps_what_is_not_given(office: Office) -> None:
    key = office.product(quota="10 GB", backup_included=True)
    office.undoes("product.change", product_id=key, quota="", months=1, refundable=False)
    row = office.get(Product, key)
    assert (row.quota, row.months, row.refundable, row.backup_included) == ("", 1, False, True)
    office.undoes(
        "product.change",
        product_id=key,
        code="NIEUW",
        name="Nieuw",
        sla="99%",
        kind=ProductKind.EMAIL,
        vat_kind=VatKind.LOW,
        billing_moment=BillingMoment.ADVANCE,
        backup_included=False,
    )
    assert office.ask(keys, products.listing(DAY).filtered("nieuw 99%")).tolist() == [key]


def test_a_product_is_withdrawn_and_sold_again(office: Office) -> None:
    key = office.product()
    assert office.refused("product.resume", product_id=key).field == "product_id"
    office.undoes("product.withdraw", product_id=key, withdrawn_on=date(2026, 11, 23))
    assert office.ask(products.detail, key, DAY).state == "sold"
    assert office.ask(products.detail, key, date(2026, 11, 23)).state == "withdrawn"
    assert office.refused("product.withdraw", product_id=key).field == "product_id"
    office.undoes("product.resume", product_id=key)


def test_a_product_goes_with_its_prices(office: Office) -> None:
    key = office.product()
    office.undoes("product.remove", product_id=key)
    assert office.all(Product) == []


def test_a_product_in_a_contract_is_withdrawn_not_removed(office: Office) -> None:
    key = office.product(code="BASIS")
    office.contract(office.customer(), lines=(LineInput(product="BASIS"),))
    assert office.refused("product.remove", product_id=key).field == "product_id"


def test_the_list_shows_the_price_of_the_day(office: Office) -> None:
    office.product(net="100.00", valid_from="2027-01-01")
    office.product(net="50.00")
    listed = products.listing(DAY)
    found = office.ask(dictionaries, listed)
    assert [(row["net"], row["state"]) for row in found] == [
        (None, "priceless"),
        (Money.of("50.00"), "sold"),
    ]
    for column in listed.columns:
        assert len(office.ask(keys, listed.sorted_by(column.key))) == 2
    assert len(office.ask(keys, products.listing(DAY, "sold"))) == 1
    assert [figure.value for figure in office.ask(products.figures, DAY)] == [1, 1, 0]


def test_an_unknown_product_is_refused(office: Office) -> None:
    with pytest.raises(Refusal):
        office.ask(products.detail, 99, DAY)
