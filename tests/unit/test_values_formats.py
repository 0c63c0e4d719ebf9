"""Formats: how people read and type amounts, days and numbers in Dutch."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from ises_desk.errors import Refusal
from ises_desk.i18n import choose, on_paper
from ises_desk.values import formats
from ises_desk.values.address import Address
from ises_desk.values.deadline import Deadline
from ises_desk.values.kinds import Party
from ises_desk.values.money import Money
from ises_desk.values.period import Period
from ises_desk.values.quantity import Quantity

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "ja"),
        (False, "nee"),
        ("<b>", "<b>"),
        (12, "12"),
        (Money(123450), "€\u00a01.234,50"),
        (Money(-5), "€\u00a0-0,05"),
        (Quantity.of("1.5"), "1,5"),
        (TODAY, "22 november 2026"),
        (datetime(2026, 11, 22, 23, 30, tzinfo=UTC), "23 november 2026, 00:30"),
        (Deadline(TODAY), "22 november 2026"),
        (Period(TODAY, date(2026, 11, 24)), "22 november 2026 t/m 23 november 2026"),
        (Decimal("0.5"), "0,5"),
        (Party.CONSUMER, "Particulier"),
        ((Money(1), None, 2), "€\u00a00,01, , 2"),
        (
            Address(street="Kerkweg", number="1", postcode="8148 AB", city="Lemele"),
            "Kerkweg 1, 8148 AB  Lemele",
        ),
    ],
)
def test_any_value_is_shown_in_dutch(value: object, shown: str) -> None:
    assert formats.show(value) == shown


@pytest.mark.parametrize(
    ("percent", "shown"), [("4", "4%"), ("10.4", "10,40%"), ("8.00", "8%"), ("0", "0%")]
)
def test_percentages_are_whole_or_have_two_decimals(percent: str, shown: str) -> None:
    assert formats.percent(Decimal(percent)) == shown


def test_numbers_are_grouped_for_the_eye() -> None:
    assert formats.iban("NL91ABNA0417164300") == "NL91 ABNA 0417 1643 00"
    assert formats.phone("+31572331234") == "0572 331 234"
    assert formats.phone("+4930123456") == "+49 30 123456"
    assert formats.phone("geen") == "geen"
    assert formats.short_day(TODAY) == "22-11-2026"
    assert formats.week_day(date(2026, 9, 2)) == "wo 2 september 2026"
    assert formats.week_day(date(2026, 9, 2), short=True) == "wo 2 sep 2026"


def test_addresses_are_written_as_the_country_does() -> None:
    home = Address(street="Kerkweg", number="1", suffix="a", postcode="8148 AB", city="Lemele")
    assert home.lines() == ("Kerkweg 1 a", "8148 AB  Lemele")
    abroad = Address(street="Rue Haute", number="3", postcode="75001", city="Paris", country="FR")
    assert abroad.lines() == ("3 Rue Haute", "75001 Paris", "FRANKRIJK")


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("12", "12.00"),
        ("12,5", "12.50"),
        ("12,50", "12.50"),
        ("12.50", "12.50"),
        ("12.5", "12.50"),
        ("1.234", "1234.00"),
        ("1.234,50", "1234.50"),
        ("€ 1.234.567,89", "1234567.89"),
        ("-0,01", "-0.01"),
        (" 7, ", "7.00"),
        ("999.999.999,99", "999999999.99"),
        ("12,-", "12.00"),
        ("€ 1.234,5", "1234.50"),
    ],
)
def test_amounts_are_read_as_people_type_them(typed: str, plain: str) -> None:
    assert formats.read_amount(typed).plain == plain


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "geen bedrag"),
        ("twaalf", "geen bedrag"),
        ("12,505", "twee cijfers"),
        ("1.2345", "geen bedrag"),
        ("12.34,5", "geen bedrag"),
        ("1,234.50", "geen bedrag"),
        ("١٢", "geen bedrag"),
        ("1e3", "geen bedrag"),
        ("--1", "geen bedrag"),
        ("12,-5", "geen bedrag"),
        ("1.000.000.000", "te groot"),
    ],
)
def test_other_amounts_are_refused(typed: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        formats.read_amount(typed)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [("2", "2"), ("1,5", "1.5"), ("1.25", "1.25"), ("0.125", "0.125"), ("1,125", "1.125")],
)
def test_quantities_are_read(typed: str, plain: str) -> None:
    assert formats.read_quantity(typed).plain == plain


@pytest.mark.parametrize("typed", ["", "1,2345", "x", "1.000,5", "1.125", "²"])
def test_other_quantities_are_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="geen aantal"):
        formats.read_quantity(typed)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1-3-2026", date(2026, 3, 1)),
        ("01/03/2026", date(2026, 3, 1)),
        ("1.3.26", date(2026, 3, 1)),
        ("2026-03-01", date(2026, 3, 1)),
        ("1 maart 2026", date(2026, 3, 1)),
        ("1 mrt. 2026", date(2026, 3, 1)),
        ("1 Maart", date(2026, 3, 1)),
        ("1-3", date(2026, 3, 1)),
        ("29-2-2028", date(2028, 2, 29)),
        ("1-1-1900", date(1900, 1, 1)),
        ("31-12-2199", date(2199, 12, 31)),
        ("Vandaag", TODAY),
        ("gisteren", date(2026, 11, 21)),
        ("morgen", date(2026, 11, 23)),
    ],
)
def test_days_are_read_as_people_type_them(typed: str, day: date) -> None:
    assert formats.read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "geen dag"),
        ("ooit", "geen dag"),
        ("29-2-2027", "bestaat niet"),
        ("31 april", "bestaat niet"),
        ("2026-13-01", "bestaat niet"),
        ("31-12-1899", "te ver weg"),
        ("2200-01-01", "te ver weg"),
        ("1 foo 2026", "geen dag"),
        ("١-٣-٢٠٢٦", "geen dag"),
    ],
)
def test_other_days_are_refused(typed: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        formats.read_day(typed, TODAY)


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (True, "yes"),
        (Money(123450), "€\u00a01,234.50"),
        (Money(-5), "€\u00a0-0.05"),
        (Quantity.of("1.5"), "1.5"),
        (TODAY, "22 November 2026"),
        (datetime(2026, 11, 22, 23, 30, tzinfo=UTC), "23 November 2026, 00:30"),
        (Period(TODAY, date(2026, 11, 24)), "22 November 2026 – 23 November 2026"),
        (Party.CONSUMER, "Consumer"),
        (
            Address(street="Rue Haute", number="3", postcode="75001", city="Paris", country="FR"),
            "3 Rue Haute, 75001 Paris, FRANCE",
        ),
    ],
)
def test_an_english_window_shows_values_in_english_and_paper_does_not(
    value: object, shown: str
) -> None:
    assert formats.show(value) == shown
    with on_paper():
        assert formats.show(value) != shown


@pytest.mark.usefixtures("english")
def test_a_short_english_day_can_be_read_in_one_way_only() -> None:
    assert formats.short_day(date(2026, 3, 1)) == "1 Mar 2026"
    assert formats.percent(Decimal("10.4")) == "10.40%"
    assert formats.typed_quantity(Quantity.of("1250.5")) == "1250.5"


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("1,234.50", "1234.50"),
        ("€ 1,234,567.89", "1234567.89"),
        ("1,234", "1234.00"),
        ("1234.5", "1234.50"),
        ("12.50", "12.50"),
        ("12,50", "12.50"),  # two digits behind a mark are decimals in any language
        ("-0.01", "-0.01"),
        (" 7. ", "7.00"),
    ],
)
def test_amounts_in_an_english_window_are_read_as_the_english_write(typed: str, plain: str) -> None:
    assert formats.read_amount(typed).plain == plain


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("1.234,50", "not an amount"),
        ("1.234", "two digits after the point"),
        ("1.234.567", "not an amount"),
        ("0,500", "two digits"),
        ("1,23,456", "not an amount"),
        ("12,34.5", "not an amount"),
    ],
)
def test_what_the_dutch_would_write_is_refused_in_english(typed: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        formats.read_amount(typed)


@pytest.mark.parametrize("typed", ["0.500", "0.125", "00.500"])
def test_a_group_does_not_begin_with_a_nought(typed: str) -> None:
    with pytest.raises(Refusal):
        formats.read_amount(typed)


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("typed", "plain"), [("2", "2"), ("1.5", "1.5"), ("1,5", "1.5"), ("1.125", "1.125")]
)
def test_quantities_are_read_in_english(typed: str, plain: str) -> None:
    assert formats.read_quantity(typed).plain == plain


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("typed", ["1,125", "1,000.5", "1.000,5"])
def test_a_quantity_that_could_be_two_is_refused_in_english(typed: str) -> None:
    with pytest.raises(Refusal, match="not a quantity"):
        formats.read_quantity(typed)


@pytest.mark.parametrize("spoken", ["nl", "en"])
@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1/3/2026", date(2026, 3, 1)),
        ("1 Mar 2026", date(2026, 3, 1)),
        ("1 march 2026", date(2026, 3, 1)),
        ("1 maart 2026", date(2026, 3, 1)),
        ("3 May", date(2026, 5, 3)),
        ("3 mei", date(2026, 5, 3)),
        ("1 Oct 2026", date(2026, 10, 1)),
        ("1 okt 2026", date(2026, 10, 1)),
        ("tomorrow", date(2026, 11, 23)),
        ("morgen", date(2026, 11, 23)),
        ("Yesterday", date(2026, 11, 21)),
    ],
)
def test_days_are_read_in_both_languages_whatever_the_window_speaks(
    spoken: str, typed: str, day: date
) -> None:
    choose(spoken)
    try:
        assert formats.read_day(typed, TODAY) == day
    finally:
        choose("nl")
