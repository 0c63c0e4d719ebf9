"""VAT: the rate of the tax point, who owes it, rounding (rule 7)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ises_desk.law.retention import destroy_after
from ises_desk.law.vat import (
    VatLine,
    VatTotal,
    includes_vat,
    invoice_by,
    rate_on,
    totals,
    treatment,
)
from ises_desk.values.kinds import Party, VatKind, VatTreatment
from ises_desk.values.money import Money

HIGH = Decimal(21)


def split(*amounts: str, gross: bool, percent: Decimal = HIGH) -> tuple[str, str, str]:
    lines = [VatLine(Money.of(amount), percent) for amount in amounts]
    (total,) = totals(lines, gross=gross)
    return total.net.plain, total.vat.plain, total.gross.plain


@pytest.mark.parametrize(
    ("kind", "day", "percent"),
    [
        (VatKind.HIGH, date(2012, 9, 30), "19"),
        (VatKind.HIGH, date(2012, 10, 1), "21"),
        (VatKind.LOW, date(2018, 12, 31), "6"),
        (VatKind.LOW, date(2019, 1, 1), "9"),
        (VatKind.ZERO, date(2026, 11, 22), "0"),
    ],
)
def test_ob_9_the_rate_of_the_tax_point(kind: VatKind, day: date, percent: str) -> None:
    assert rate_on(kind, day).percent == Decimal(percent)


def test_ob_5a_vat_is_rounded_once_over_the_sum() -> None:
    assert split("2.02", "2.02", "2.02", gross=False) == ("6.06", "1.27", "7.33")


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        (["10.00"], ("8.26", "1.74", "10.00")),
        (["9.99"], ("8.26", "1.73", "9.99")),
        (["10.00", "10.00"], ("16.53", "3.47", "20.00")),
        (["121.00"], ("100.00", "21.00", "121.00")),
        (["22.54"], ("18.63", "3.91", "22.54")),
        (["70.81"], ("58.52", "12.29", "70.81")),
    ],
)
def test_ob_38_amounts_including_vat_are_summed_and_split_once(
    amounts: list[str], expected: tuple[str, str, str]
) -> None:
    assert split(*amounts, gross=True) == expected


@pytest.mark.parametrize("gross", [True, False])
@pytest.mark.parametrize("amount", ["10.00", "9.99", "0.05", "2.50", "1234.55"])
def test_a_credit_note_mirrors_its_invoice(amount: str, gross: bool) -> None:  # noqa: FBT001  both ways
    net, vat, whole = split(amount, gross=gross)
    assert split(f"-{amount}", gross=gross) == (f"-{net}", f"-{vat}", f"-{whole}")


def test_totals_are_by_rate_and_treatment_the_highest_first() -> None:
    lines = [
        VatLine(Money(1000), Decimal(9)),
        VatLine(Money(1000), HIGH),
        VatLine(Money(500), HIGH, VatTreatment.REVERSE_CHARGE),
        VatLine(Money(1000), HIGH),
    ]
    assert totals(lines, gross=False) == (
        VatTotal(HIGH, VatTreatment.DOMESTIC, Money(2000), Money(420), Money(2420)),
        VatTotal(Decimal(9), VatTreatment.DOMESTIC, Money(1000), Money(90), Money(1090)),
        VatTotal(Decimal(0), VatTreatment.REVERSE_CHARGE, Money(500), Money(0), Money(500)),
    )


@pytest.mark.parametrize(
    ("party", "country", "vat_id", "expected"),
    [
        (Party.CONSUMER, "NL", None, VatTreatment.DOMESTIC),
        (Party.BUSINESS, "NL", "NL000099998B57", VatTreatment.DOMESTIC),
        (Party.BUSINESS, "DE", "DE136695976", VatTreatment.REVERSE_CHARGE),
        (Party.GOVERNMENT, "BE", "BE0403170701", VatTreatment.REVERSE_CHARGE),
        (Party.BUSINESS, "GR", "EL094259216", VatTreatment.REVERSE_CHARGE),
        (Party.BUSINESS, "DE", None, VatTreatment.DOMESTIC),
        (Party.BUSINESS, "DE", "", VatTreatment.DOMESTIC),
        (Party.CONSUMER, "DE", "DE136695976", VatTreatment.DOMESTIC),
        (Party.CONSUMER, "GB", None, VatTreatment.OUTSIDE),
        (Party.BUSINESS, "US", None, VatTreatment.OUTSIDE),
    ],
)
def test_ob_12_who_owes_the_tax(
    party: Party, country: str, vat_id: str | None, expected: VatTreatment
) -> None:
    assert treatment(party, country, vat_id) is expected


def test_ob_38_consumers_see_prices_including_vat() -> None:
    assert [includes_vat(party) for party in Party] == [True, False, False]


@pytest.mark.parametrize(
    ("supplied", "last"),
    [(date(2026, 11, 30), date(2026, 12, 15)), (date(2026, 12, 1), date(2027, 1, 15))],
)
def test_ob_34g_an_invoice_follows_by_the_15th(supplied: date, last: date) -> None:
    assert invoice_by(supplied) == last


def test_awr_52_seven_years_end_with_the_calendar_year() -> None:
    assert destroy_after(date(2026, 11, 22)) == date(2033, 12, 31)
    assert destroy_after(date(2026, 1, 1)) == date(2033, 12, 31)
    assert destroy_after(date(2026, 11, 22), 10) == date(2036, 12, 31)
