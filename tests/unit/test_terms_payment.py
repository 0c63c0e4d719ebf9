"""Article 4: the last day to pay, default, and when a period is billed."""

from __future__ import annotations

from datetime import date

import pytest

from ises_desk.errors import Refusal
from ises_desk.terms.art04_payment import (
    billable_from,
    billing_moment,
    check_payment_days,
    default_on,
    payment_deadline,
)
from ises_desk.values.deadline import Deadline
from ises_desk.values.kinds import BillingMoment, Party, ProductKind
from ises_desk.values.period import Period


@pytest.mark.parametrize(
    ("invoiced", "last"),
    [
        (date(2026, 1, 31), date(2026, 2, 14)),
        (date(2026, 2, 14), date(2026, 2, 28)),
        (date(2024, 2, 15), date(2024, 2, 29)),
        (date(2026, 12, 18), date(2027, 1, 1)),
        (date(2026, 11, 8), date(2026, 11, 22)),
        (date(2025, 9, 10), date(2025, 9, 24)),
        (date(2026, 5, 1), date(2026, 5, 15)),
    ],
)
@pytest.mark.parametrize("party", Party)
def test_4_1_fourteen_days_without_a_weekend_shift(
    invoiced: date, last: date, party: Party
) -> None:
    assert payment_deadline(invoiced, 14, party) == Deadline(last)


def test_4_2_default_begins_the_day_after() -> None:
    assert default_on(Deadline(date(2026, 11, 22))) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("party", "longest"),
    [(Party.GOVERNMENT, 30), (Party.BUSINESS, 60), (Party.CONSUMER, 365)],
)
def test_6_119a_5_and_6_119b_the_longest_term(party: Party, longest: int) -> None:
    check_payment_days(1, party)
    check_payment_days(longest, party)
    for days in (0, longest + 1):
        with pytest.raises(Refusal):
            check_payment_days(days, party)


def test_6_119a_5_a_business_may_expressly_agree_longer() -> None:
    check_payment_days(61, Party.BUSINESS, expressly=True)
    with pytest.raises(Refusal, match="30 dagen"):
        check_payment_days(31, Party.GOVERNMENT, expressly=True)


def test_6_119a_6_a_large_company_gets_30_days() -> None:
    check_payment_days(30, Party.BUSINESS, large_company=True, expressly=True)
    with pytest.raises(Refusal, match="30 dagen") as refused:
        check_payment_days(31, Party.BUSINESS, large_company=True, expressly=True)
    assert refused.value.basis == "6:119a lid 6 BW"


def test_6_119b_the_refusal_cites_its_article() -> None:
    with pytest.raises(Refusal) as refused:
        payment_deadline(date(2026, 11, 22), 31, Party.GOVERNMENT)
    assert refused.value.basis == "6:119b BW"


@pytest.mark.parametrize(
    ("kind", "moment"),
    [
        (ProductKind.HOSTING, BillingMoment.ARREARS),
        (ProductKind.EMAIL, BillingMoment.ARREARS),
        (ProductKind.WORK, BillingMoment.ARREARS),
        (ProductKind.OTHER, BillingMoment.ARREARS),
        (ProductKind.DOMAIN, BillingMoment.ADVANCE),
        (ProductKind.CERTIFICATE, BillingMoment.ADVANCE),
    ],
)
def test_4_1_in_arrears_but_for_what_is_paid_out_at_once(
    kind: ProductKind, moment: BillingMoment
) -> None:
    assert billing_moment(kind) is moment
    for agreed in BillingMoment:
        assert billing_moment(kind, agreed) is agreed


def test_4_1_a_period_is_billed_on_its_last_or_its_first_day() -> None:
    year = Period.through(date(2026, 3, 1), date(2027, 2, 28))
    assert billable_from(year, BillingMoment.ARREARS) == date(2027, 2, 28)
    assert billable_from(year, BillingMoment.ADVANCE) == date(2026, 3, 1)
