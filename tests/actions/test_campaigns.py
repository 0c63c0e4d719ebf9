"""Campaigns: the month ahead, the frozen list, letters, leaving over a change, and billing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ises_desk.actions.campaigns import NewPrice
from ises_desk.models import (
    Campaign,
    CampaignContract,
    CampaignLine,
    Contract,
    InvoiceLine,
    Letter,
    LinePrice,
    ProductPrice,
)
from ises_desk.queries import campaigns, contracts
from ises_desk.values.kinds import CampaignKind, CampaignState
from ises_desk.values.money import Money
from tests.actions.making import advance, conclude, line

if TYPE_CHECKING:
    from tests.actions.conftest import Office

euro = Money.of
PUBLISHED, HOLDS = date(2026, 11, 22), date(2026, 12, 22)


def drafted(office: Office, **values: Any) -> int:
    """Prepare a rise of ten percent on all recurring lines, to be published today."""
    given: dict[str, Any] = {
        "kind": CampaignKind.PRICE,
        "title": "Prijzen 2027",
        "text": "Onze kosten zijn gestegen.",
        "publish_on": office.day,
        "percent": "10",
        **values,
    }
    return int(office.do("campaign.draft", **given))


def announced(office: Office, **values: Any) -> int:
    """Publish such a campaign today."""
    office.sender()
    key = drafted(office, **values)
    office.do("campaign.approve", campaign_id=key)
    office.do("campaign.publish", campaign_id=key)
    return key


def told(office: Office, campaign: int, customer: int) -> int:
    """Write a customer of it and send the letter today; returns the letter."""
    (letter,) = office.do("campaign.tell", campaign_id=campaign, customer_id=customer)
    office.do("letter.mark_sent", letter_id=letter)
    return int(letter)


def firm(office: Office, **values: Any) -> tuple[int, int]:
    """Conclude a contract of a business, billed ahead a month; returns customer and contract."""
    customer = office.business()
    given = {"starts_on": date(2026, 1, 1), "lines": (advance(months=1),), **values}
    return customer, conclude(office, customer_id=customer, **given)


def text_of(office: Office, letter: int) -> str:
    """Return the words of a letter as it was issued."""
    return str(office.ask(lambda session: session.get(Letter, letter).text))


@pytest.mark.parametrize(
    ("published", "effective", "allowed"),
    [
        ("2026-01-31", "2026-02-27", False),
        ("2026-01-31", "2026-02-28", True),
        ("2026-11-22", "2026-12-21", False),
        ("2026-11-22", "2026-12-22", True),
    ],
)
def test_3_2_a_change_is_announced_a_month_ahead(
    office: Office, published: str, effective: str, *, allowed: bool
) -> None:
    office.on(published)
    firm(office, starts_on=date(2026, 1, 1))
    days = {"publish_on": office.day, "effective_on": date.fromisoformat(effective)}
    if allowed:
        assert office.get(Campaign, drafted(office, **days)).effective_on == days["effective_on"]
        return
    refusal = office.refused(
        "campaign.draft", kind=CampaignKind.PRICE, title="A", text="B", percent="1", **days
    )
    assert (refusal.field, refusal.basis) == ("effective_on", "3.2")


def test_without_a_day_it_holds_a_month_after_publishing(office: Office) -> None:
    assert office.get(Campaign, drafted(office)).effective_on == HOLDS


def test_3_2_published_later_than_planned_it_cannot_hold_as_soon(office: Office) -> None:
    firm(office)
    key = drafted(office)
    office.do("campaign.approve", campaign_id=key)
    refusal = office.later(1).refused("campaign.publish", campaign_id=key)
    assert (refusal.field, refusal.basis) == ("effective_on", "3.2")
    office.do("campaign.publish", campaign_id=key, effective_on=date(2026, 12, 23))
    (member,) = office.all(CampaignContract)
    assert (member.effective_on, member.cancel_until) == (date(2026, 12, 23), HOLDS)


def test_approval_freezes_the_running_contracts_with_their_prices(office: Office) -> None:
    _customer, key = firm(office, lines=(advance(months=1), line(months=0)))
    _other, ending = firm(office)
    office.do("contract.give_notice", contract_id=ending)
    campaign = drafted(office)
    office.undoes("campaign.approve", campaign_id=campaign)
    later = firm(office)[1]
    (member,) = office.all(CampaignContract)
    (frozen,) = office.all(CampaignLine)
    assert member.contract_id == key != later
    price = office.ask(contracts.detail, key, office.day).lines[0].unit_price
    assert (frozen.old_price, frozen.new_price) == (price, Money(round(price.cents * 1.1)))
    found = office.ask(campaigns.detail, campaign, office.day)
    assert [each.number for each in found.members] == [office.get(Contract, key).number]
    assert found.new_year - found.old_year == Money(price.cents * 12 // 10)


def test_a_named_product_leaves_other_prices_alone_unless_they_are_asked(office: Office) -> None:
    office.product(code="WEB", months=1)
    price = NewPrice(product="WEB", net=euro("120.00"))
    firm(office, lines=(line(product="WEB", unit_price=None, description=""),))
    firm(office, lines=(line(product="WEB", unit_price=euro("80.00")),))
    key = drafted(office, percent="", prices=(price,))
    found = office.ask(campaigns.detail, key, office.day)
    assert [(m.lines[0].old, m.lines[0].new) for m in found.members] == [
        (euro("100.00"), euro("120.00"))
    ]
    assert found.passed_over == 1
    office.do("campaign.change", campaign_id=key, all_prices=True)
    assert len(office.ask(campaigns.detail, key, office.day).members) == 2


def test_publishing_puts_the_new_price_on_the_list_and_withdrawing_takes_it_off(
    office: Office,
) -> None:
    product = office.product(code="WEB", months=1)
    firm(office, lines=(line(product="WEB", unit_price=None, description=""),))
    key = announced(office, percent="", prices=(NewPrice(product="WEB", net=euro("120.00")),))
    listed = office.all(ProductPrice, product_id=product)
    assert (listed[-1].valid_from, listed[-1].gross) == (HOLDS, euro("145.20"))
    office.undoes("campaign.withdraw", campaign_id=key)
    assert len(office.all(ProductPrice, product_id=product)) == 1
    assert office.get(Campaign, key).state is CampaignState.WITHDRAWN


def test_3_2_the_new_price_is_only_on_periods_that_begin_when_it_holds(office: Office) -> None:
    customer, key = firm(office, starts_on=date(2026, 10, 22), lines=(advance(months=1),))
    told(office, announced(office), customer)
    old = office.ask(contracts.detail, key, PUBLISHED).lines[0].unit_price
    office.on("2026-12-21")
    office.do("billing.run")
    office.on("2026-12-22")
    office.do("billing.run")
    prices = {row.period_start: row.unit_price for row in office.all(InvoiceLine)}
    assert prices[date(2026, 11, 22)] == old
    assert prices[HOLDS] == Money(round(old.cents * 1.1))
    assert office.ask(contracts.detail, key, PUBLISHED).lines[0].unit_price == old


def test_a_period_that_began_before_the_change_keeps_the_old_price(office: Office) -> None:
    customer, key = firm(office, starts_on=date(2026, 1, 1), lines=(line(months=12),))
    told(office, announced(office), customer)
    old = office.ask(contracts.detail, key, PUBLISHED).lines[0].unit_price
    office.on("2027-12-31").do("billing.run")
    prices = {row.period_start: row.unit_price for row in office.all(InvoiceLine)}
    assert prices == {
        date(2026, 1, 1): old,
        date(2027, 1, 1): Money(round(old.cents * 1.1)),
    }


def test_3_37_who_was_told_too_late_is_bound_a_month_after(office: Office) -> None:
    customer, _key = firm(office)
    campaign = announced(office)
    office.later(3)
    letter = told(office, campaign, customer)
    (member,) = office.all(CampaignContract)
    assert (member.effective_on, member.cancel_until) == (date(2026, 12, 25), date(2026, 12, 24))
    (price,) = office.all(LinePrice)
    assert price.valid_from == date(2026, 12, 25)
    assert "25 december 2026" in text_of(office, letter)


def test_who_was_never_told_keeps_his_price(office: Office) -> None:
    told_one, _contract = firm(office)
    firm(office)
    campaign = announced(office)
    told(office, campaign, told_one)
    assert office.refused("campaign.finish", campaign_id=campaign).basis == "3.2"
    office.on(HOLDS)
    assert office.do("campaign.finish", campaign_id=campaign) == 1
    assert [row.left_out_on for row in office.all(CampaignContract)] == [None, HOLDS]
    assert len(office.all(LinePrice)) == 1


def test_a_letter_that_was_not_sent_after_all_takes_its_price_along(office: Office) -> None:
    customer, _contract = firm(office)
    letter = told(office, announced(office), customer)
    office.do("letter.not_sent", letter_id=letter, reason="Vergissing")
    assert office.all(LinePrice) == []
    office.do("letter.withdraw", letter_id=letter)
    (member,) = office.all(CampaignContract)
    assert (member.letter_id, member.told_on, member.effective_on) == (None, None, HOLDS)


@pytest.mark.parametrize(("concluded", "right"), [("2026-08-22", True), ("2026-08-21", False)])
def test_6_236_i_a_consumer_within_three_months_may_dissolve(
    office: Office, concluded: str, *, right: bool
) -> None:
    customer = office.customer()
    conclude(office, customer_id=customer, starts_on=date.fromisoformat(concluded))
    campaign = announced(office)
    letter = told(office, campaign, customer)
    (member,) = office.all(CampaignContract)
    assert member.dissolvable is right
    assert ("6:236" in text_of(office, letter)) is right


def test_2_5_new_terms_are_told_to_every_running_contract(office: Office) -> None:
    customer, _key = firm(office)
    campaign = announced(
        office, kind=CampaignKind.TERMS, percent="", version="Voorwaarden van 2027"
    )
    letter = office.get(Letter, told(office, campaign, customer))
    assert (letter.kind, letter.template) == ("L22", "terms_change")
    assert office.all(LinePrice) == []


def test_what_makes_no_campaign_is_refused_at_its_field(office: Office) -> None:
    office.product(code="WEB")
    good: dict[str, Any] = {
        "kind": CampaignKind.PRICE, "title": "A", "text": "B", "publish_on": PUBLISHED,
        "percent": "4,5",
    }  # fmt: skip
    price = NewPrice(product="WEB", net=euro("1.00"))
    for values, field in (
        ({"publish_on": date(2026, 11, 21)}, "publish_on"),
        ({"percent": "veel"}, "percent"),
        ({"percent": ""}, "percent"),
        ({"title": " "}, "title"),
        ({"text": ""}, "text"),
        ({"prices": (price, price)}, "prices[1].product"),
        ({"prices": (NewPrice(product="X", net=euro("1.00")),)}, "prices[0].product"),
        ({"kind": CampaignKind.REGISTRY, "prices": (price,)}, "prices[0].product"),
        ({"kind": CampaignKind.TERMS, "version": "V"}, "percent"),
        ({"kind": CampaignKind.TERMS, "percent": ""}, "version"),
    ):
        assert office.refused("campaign.draft", **{**good, **values}).field == field


def test_a_price_changed_by_hand_keeps_what_was_before_a_campaign(office: Office) -> None:
    customer, key = firm(office)
    told(office, announced(office), customer)
    before = office.ask(contracts.detail, key, PUBLISHED).lines[0].unit_price
    row = office.on("2027-01-05").ask(contracts.detail, key, office.day).lines[0]
    office.do("contract_line.change", line_id=row.id, unit_price=euro("99.00"))
    assert office.ask(contracts.detail, key, office.day).lines[0].unit_price == euro("99.00")
    assert office.ask(contracts.detail, key, PUBLISHED).lines[0].unit_price == before
