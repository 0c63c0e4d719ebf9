"""Articles 6.3, 7.1, 8.8 and 12.3: what a package holds, by product and by contract."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.i18n import on_paper
from ises_desk.models import ContractLine, InvoiceLine, Product
from ises_desk.queries import contracts
from ises_desk.queries.packages import facts, order_words, package_of, typed, unclear, why
from ises_desk.terms.art06_obligations import backup_duty
from ises_desk.terms.art07_availability import Level, credit_for, guaranteed
from ises_desk.values.kinds import BillingMoment, ProductKind
from ises_desk.values.money import Money
from tests.actions.making import conclude, line

if TYPE_CHECKING:
    from tests.actions.conftest import Office

BACK = "haalt een maand dat niet, dan krijgt u 10% van haar prijs terug"
SLA = {"sla_target": "99,95", "sla_measured": "elke minuut", "sla_credit": "10"}


def sold(office: Office, **values: Any) -> int:
    """Sell hosting of a new product; returns the line's key."""
    key = office.product(**values)
    product = office.get(Product, key)
    given = line(product=product.code, unit_price=None, description="")
    contract = conclude(office, lines=(given,))
    return int(office.all(ContractLine, contract_id=contract)[0].id)


def said(office: Office, key: int) -> list[str]:
    """Return what an order says of a line."""
    with on_paper():
        return list(order_words(package_of(office.get(ContractLine, key))))


def test_a_line_takes_the_facts_of_its_product_and_keeps_its_own(office: Office) -> None:
    key = sold(office, backup_included=True, quota="10 GB", traffic="100 GB per maand", **SLA)
    assert said(office, key) == [
        "Back-up inbegrepen",
        "Ruimte: 10 GB",
        "Dataverkeer: 100 GB per maand",
        f"Beschikbaarheid: 99,95%; gemeten elke minuut; {BACK}",
    ]
    office.undoes(
        "contract_line.agree", line_id=key, backup_included=False, quota="20 GB", sla_target=""
        , sla_measured="", sla_credit=""
    )  # fmt: skip
    assert said(office, key) == [
        "Geen back-up inbegrepen: u zorgt zelf voor reservekopieën (artikel 6.3)",
        "Ruimte: 20 GB",
        "Dataverkeer: 100 GB per maand",
    ]
    assert office.get(Product, 1).backup_included is True
    office.do("product.change", product_id=1, quota="5 GB")
    assert office.get(ContractLine, key).quota == "20 GB"


def test_6_3_the_bill_says_whether_a_backup_is_included(office: Office) -> None:
    office.sender()
    key = sold(office, backup_included=True, billing_moment=BillingMoment.ADVANCE, **SLA)
    office.do("billing.draft", customer_id=1)
    assert office.all(InvoiceLine)[-1].detail == "met back-up, beschikbaarheid 99,95%"
    office.do("contract_line.agree", line_id=key, backup_included=False)
    office.on("2027-03-01").do("billing.draft", customer_id=1)
    assert office.all(InvoiceLine)[-1].detail == "zonder back-up, beschikbaarheid 99,95%"


def test_6_3_what_was_never_said_is_unclear_and_is_not_printed(office: Office) -> None:
    office.sender()
    key = sold(office, billing_moment=BillingMoment.ADVANCE)
    row = package_of(office.get(ContractLine, key))
    assert said(office, key) == []
    assert [each for each in unclear(row) if "6.3" in each]
    assert ("Back-up", "Nog niet vastgelegd") in list(facts(row))
    office.do("billing.draft", customer_id=1)
    assert office.all(InvoiceLine)[-1].detail == ""
    office.do("contract_line.agree", line_id=key, backup_included=False)
    assert not list(unclear(package_of(office.get(ContractLine, key))))


@pytest.mark.parametrize(
    ("kind", "included", "duty"),
    [
        (ProductKind.HOSTING, True, True),
        (ProductKind.HOSTING, False, False),
        (ProductKind.EMAIL, None, None),
        (ProductKind.DOMAIN, None, False),
        (ProductKind.WORK, True, True),
    ],
)
def test_6_3_a_backup_is_owed_only_where_the_package_includes_it(
    kind: ProductKind, included: object, duty: object
) -> None:
    ruling = backup_duty(kind, included)  # type: ignore[arg-type]  a table of yes, no and open
    assert ruling.applied is duty
    assert ruling.reasons[0].source == "6.3"


def test_7_1_nothing_is_guaranteed_without_a_percentage() -> None:
    assert guaranteed(Level()).applied is None
    only_words = guaranteed(Level(words="altijd bereikbaar"))
    assert (only_words.applied, "zonder percentage" in only_words.reasons[0].text) == (None, True)
    bare = guaranteed(Level(target=Decimal("99.9")))
    assert (bare.applied, len(bare.reasons)) == (Decimal("99.9"), 3)


@pytest.mark.parametrize(("reached", "back"), [("99.9", "0.00"), ("99.899", "1.21"), ("0", "1.21")])
def test_7_1_the_agreed_part_of_a_month_comes_back_below_the_target(
    reached: str, back: str
) -> None:
    level = Level(target=Decimal("99.9"), credit=Decimal(10))
    assert credit_for(level, Decimal(reached), Money.of("12.10")) == Money.of(back)
    assert credit_for(Level(credit=Decimal(10)), Decimal(0), Money.of("12.10")) == Money(0)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"sla_measured": "elke dag"}, "sla_target"),
        ({"sla_credit": "10"}, "sla_target"),
        ({"sla_target": "100,1"}, "sla_target"),
        ({"sla_target": "0"}, "sla_target"),
        ({"sla_target": "veel"}, "sla_target"),
        ({**SLA, "sla_credit": "10,1234"}, "sla_credit"),
        ({"traffic": "x" * 61}, "traffic"),
        ({"quota": "a\x07"}, "quota"),
    ],
)
def test_what_is_wrong_is_refused_at_its_field(
    office: Office, values: dict[str, str], field: str
) -> None:
    key = sold(office)
    assert office.refused("contract_line.agree", line_id=key, **values).field == field
    assert office.refused("product.change", product_id=1, **values).field == field


@pytest.mark.parametrize(
    ("text", "kept"), [("99,95", "99.95"), ("100", "100"), ("99.900 %", "99.9")]
)
def test_a_percentage_is_kept_in_one_form(office: Office, text: str, kept: str) -> None:
    office.product(sla_target=text)
    assert office.get(Product, 1).sla_target == kept


def test_a_contract_that_ended_long_ago_keeps_its_facts(office: Office) -> None:
    office.sender()
    key = sold(office)
    office.do("contract.give_notice", contract_id=1, received_on=date(2026, 11, 22))
    office.on("2029-01-01")
    office.do("contract_line.agree", line_id=key, backup_included=True)
    detail = office.ask(contracts.detail, 1, office.day)
    assert detail.lines[0].backup_included is True


def test_what_is_typed_half_is_no_fault() -> None:
    half = typed({"sla_target": "99,", "sla": "goed", "backup_included": True}, ProductKind.HOSTING)
    assert half.sla_target == ""
    assert len(why(half)) == len(list(unclear(half))) + 1
