"""Collection costs: the scale, the consumer letter, businesses, VAT (rule 2)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ises_desk.law import collection_costs as law
from ises_desk.law.collection_costs import EarlierLetter, TermClaim, VatFacts
from ises_desk.values.money import ZERO, Money

TODAY = date(2026, 11, 22)
ALL = VatFacts(third_party_charges=True, cannot_deduct=True, declared=True)


def term(principal: str, contract: int | None = 1) -> TermClaim:
    return TermClaim(Money.of(principal), contract, periodic=True)


def single(principal: str) -> TermClaim:
    return TermClaim(Money.of(principal))


def fee(*terms: TermClaim, earlier: tuple[EarlierLetter, ...] = ()) -> str:
    return law.fee_for_consumer_letter(terms, earlier, TODAY).amount.plain


@pytest.mark.parametrize(
    ("principal", "expected"),
    [
        ("0.00", "0.00"),
        ("0.01", "40.00"),
        ("100.00", "40.00"),
        ("266.66", "40.00"),
        ("266.67", "40.00"),
        ("266.69", "40.00"),
        ("266.70", "40.01"),
        ("300.00", "45.00"),
        ("1000.00", "150.00"),
        ("2499.99", "375.00"),
        ("2500.00", "375.00"),
        ("2500.01", "375.00"),
        ("2500.10", "375.01"),
        ("4999.99", "625.00"),
        ("5000.00", "625.00"),
        ("5000.01", "625.00"),
        ("9999.99", "875.00"),
        ("10000.00", "875.00"),
        ("10000.01", "875.00"),
        ("20000.00", "975.00"),
        ("200000.00", "2775.00"),
        ("200000.01", "2775.00"),
        ("500000.00", "4275.00"),
        ("999999.99", "6775.00"),
        ("1000000.00", "6775.00"),
        ("1000000.01", "6775.00"),
        ("2000000.00", "6775.00"),
        ("11091.64", "885.92"),
        ("12461.80", "899.62"),
        ("13810.70", "913.11"),
    ],
)
def test_bik_2_the_scale(principal: str, expected: str) -> None:
    assert law.scale(Money.of(principal)).plain == expected


def test_6_96_7_principals_are_added() -> None:
    assert fee(single("300"), single("300")) == "90.00"
    assert fee(term("300", 1), term("300", 2)) == "90.00"
    assert fee(term("300"), term("300")) == "90.00"
    assert fee(single("100"), single("100")) == "40.00"


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (["12.10"], "40.00"),
        (["12.10"] * 3, "40.00"),
        (["100"] * 4, "40.00"),
        (["300", "100"], "45.00"),
        (["300", "266.69"], "45.00"),
        (["300", "266.70"], "85.01"),
    ],
)
def test_bik_2a_terms_of_one_contract_bear_the_highest_single_fee(
    terms: list[str], expected: str
) -> None:
    assert fee(*(term(principal) for principal in terms)) == expected


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (date(2026, 5, 21), "40.00"),
        (date(2026, 5, 22), "20.00"),
        (date(2026, 11, 21), "20.00"),
        (TODAY, "40.00"),
    ],
)
def test_bik_2a_within_six_months_a_following_term_bears_20(sent: date, expected: str) -> None:
    assert fee(term("12.10"), earlier=(EarlierLetter(1, sent),)) == expected
    assert fee(term("12.10"), term("12.10"), earlier=(EarlierLetter(1, sent),)) == expected


def test_bik_2a_looks_at_the_own_contract_and_keeps_a_higher_fee() -> None:
    earlier = (EarlierLetter(1, date(2026, 10, 1)),)
    assert fee(term("12.10", 2), earlier=earlier) == "40.00"
    assert fee(term("12.10"), term("300"), earlier=earlier) == "45.00"
    assert fee(term("300"), earlier=earlier) == "45.00"


def test_bik_2a_is_for_terms_and_from_october_2024() -> None:
    letter = (EarlierLetter(1, date(2024, 9, 1)),)
    before = law.fee_for_consumer_letter([term("12.10")], letter, date(2024, 9, 30))
    since = law.fee_for_consumer_letter([term("12.10")], letter, date(2024, 10, 1))
    assert (before.amount.plain, since.amount.plain) == ("40.00", "20.00")
    recent = (EarlierLetter(1, date(2026, 10, 1)),)
    assert fee(TermClaim(Money.of("12.10"), 1, periodic=False), earlier=recent) == "40.00"
    assert fee(term("12.10", None), earlier=recent) == "40.00"
    assert fee(term("0"), term("12.10"), earlier=recent) == "20.00"


def test_6_96_the_lower_reading_is_asked_when_contracts_meet() -> None:
    assert fee(term("100", 1), term("300", 2)) == "60.00"  # added, not 40 + 45
    assert fee(*[term("100", 1)] * 4, single("300")) == "85.00"  # 40 + 45, not over 700
    assert fee(term("12.10", 1), term("12.10", 2)) == "40.00"


def test_6_96_the_fee_says_why() -> None:
    found = law.fee_for_consumer_letter([term("12.10")] * 3, [], TODAY)
    assert law.PERIODIC in found.reasons
    assert found.principal.plain == "36.30"
    warned = law.fee_for_consumer_letter(
        [term("12.10")], [EarlierLetter(1, date(2026, 10, 1))], TODAY
    )
    assert law.FOLLOWING in warned.reasons
    added = law.fee_for_consumer_letter([single("300"), single("300")], [], TODAY)
    assert added.reasons == (law.SCALE, law.ADDED)
    alone = law.fee_for_consumer_letter([single("300")], [], TODAY)
    assert alone.reasons == (law.SCALE,)
    high = law.fee_for_consumer_letter(
        [term("300"), term("100")], [EarlierLetter(1, date(2026, 10, 1))], TODAY
    )
    assert law.PERIODIC in high.reasons


def test_hr_2016_part_payment_in_time_leaves_the_fee_over_the_rest() -> None:
    left = law.fee_for_consumer_letter([single("100")], [], TODAY)
    found = law.fee_after_part_payment(Money.of("45"), left)
    assert found.amount.plain == "40.00"
    assert law.UNPAID_PART in found.reasons
    more = law.fee_for_consumer_letter([single("1000")], [], TODAY)
    assert law.fee_after_part_payment(Money.of("45"), more).amount.plain == "45.00"


def test_6_96_4_a_business_pays_the_scale_or_40_an_invoice_by_choice() -> None:
    three = [Money.of("12.10")] * 3
    assert law.fee_for_business(three).amount.plain == "40.00"
    assert law.fee_for_business(three, per_invoice=True).amount.plain == "120.00"
    big = [Money.of("1000"), Money.of("1000")]
    assert law.fee_for_business(big, per_invoice=True).amount.plain == "300.00"
    assert law.fee_for_business([]).amount == ZERO
    assert law.fee_for_business([Money.of("1210")]).amount.plain == "181.50"


@pytest.mark.parametrize(
    ("amount", "with_vat"),
    [("40", "48.40"), ("45", "54.45"), ("375", "453.75"), ("6775", "8197.75")],
)
def test_bik_2_3_vat_is_added_when_all_three_facts_hold(amount: str, with_vat: str) -> None:
    assert law.with_vat(Money.of(amount), ALL, Decimal(21)).plain == with_vat


@pytest.mark.parametrize(
    "facts",
    [
        VatFacts(),
        VatFacts(third_party_charges=True, cannot_deduct=True),
        VatFacts(third_party_charges=True, declared=True),
        VatFacts(cannot_deduct=True, declared=True),
    ],
)
def test_bik_2_3_vat_is_never_added_on_less(facts: VatFacts) -> None:
    assert law.with_vat(Money.of("40"), facts, Decimal(21)).plain == "40.00"
