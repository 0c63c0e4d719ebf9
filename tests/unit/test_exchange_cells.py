"""Cells as what they mean: amounts in two customs, days in three, nothing guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ises_desk.errors import Refusal
from ises_desk.exchange import cells
from ises_desk.exchange.headings import FIELDS, check, fingerprint, guess
from ises_desk.values.kinds import Intake

DAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("12,5", "12.50"),
        ("€ 12,50", "12.50"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("€ 1794,72", "1794.72"),
        ("1 234,56", "1234.56"),
        ("1.234.567", "1234567.00"),
        ("169.65", "169.65"),
        ("350", "350.00"),
        ("350,-", "350.00"),
        ("-12,50", "-12.50"),
        ("12,50-", "-12.50"),
        ("EUR 12,50", "12.50"),
        (Decimal("12.5"), "12.50"),
    ],
)
def test_an_amount(text: str | Decimal, plain: str) -> None:
    found = cells.amount(text)
    assert found is not None
    assert found.plain == plain


@pytest.mark.parametrize(
    "text",
    ["1,234", "1.234", "12,505", "twaalf", "12,50 USD", "1.23,4", Decimal("0.125"), "9" * 13],
)
def test_what_is_no_amount_or_could_be_two(text: str | Decimal) -> None:
    with pytest.raises(Refusal) as caught:
        cells.amount(text)
    assert str(caught.value)


@pytest.mark.parametrize("text", [None, "", "  ", "-", "geen", "n.v.t."])
def test_nothing_is_nothing(text: str | None) -> None:
    assert cells.amount(text) is None
    assert cells.day(text) is None
    assert cells.text(text) == ""


@pytest.mark.parametrize(
    "text",
    ["1-3-2026", "01-03-2026", "2026-03-01", "1/3/2026", "01.03.26", "20260301", DAY,
     "2026-03-01T00:00:00Z", "01-03-2026 12:30"],
)  # fmt: skip
def test_a_day(text: str | date) -> None:
    assert cells.day(text) == DAY


@pytest.mark.parametrize(
    "text", ["1-3", "morgen", "31-02-2026", "29-2-2023", "01-03-20261", "20261-03-01", "1-3-1826"]
)
def test_what_is_no_whole_day(text: str) -> None:
    with pytest.raises(Refusal) as caught:
        cells.day(text)
    assert str(caught.value)


def test_a_column_with_the_month_first_is_recognised() -> None:
    assert cells.month_first(["03/01/2026", "12/31/2025"])
    assert not cells.month_first(["31/12/2025", "12/31/2025"])
    assert not cells.month_first(["03/01/2026"])
    assert cells.day("03/01/2026", american=True) == DAY


def test_direction_marks_and_spaces_around_a_text_are_dropped() -> None:
    assert cells.text("\u200e Jan\u00a0 de  Vries\u200f") == "Jan de Vries"


@pytest.mark.parametrize(
    ("kind", "headings", "columns"),
    [
        (
            Intake.CUSTOMERS,
            ["Customer No.", "Company name", "ZIP", "City", "E-mail address", "Kleur"],
            ("number", "company", "postcode", "city", "email", ""),
        ),
        (
            Intake.CONTRACTS,
            ["Abonnement", "Debiteurnr", "Dienst", "Start", "Prijs incl. btw", "BTW %"],
            ("number", "customer", "description", "starts_on", "gross", "vat"),
        ),
        (
            Intake.OPEN_INVOICES,
            ["Invoice number", "Client ID", "Invoice date", "Amount", "Balance due", "Due date"],
            ("number", "customer", "issued_on", "total", "open", "due_on"),
        ),
        (Intake.DOMAINS, ["Domain", "Klantnr", "Expires"], ("name", "customer", "renews_on")),
        (Intake.CUSTOMERS, ["Naam", "naam (2)", "E mail"], ("person", "", "email")),
    ],
)
def test_the_guess(kind: Intake, headings: list[str], columns: tuple[str, ...]) -> None:
    assert guess(kind, headings) == columns


def test_every_field_is_guessed_by_its_own_label() -> None:
    for kind, fields in FIELDS.items():
        for field in fields:
            assert guess(kind, [field.label])[0] == field.key, field.label


def test_a_fingerprint_follows_the_headings_and_their_order() -> None:
    assert fingerprint(["Naam", "E-mail"]) == fingerprint(["naam", "e mail"])
    assert fingerprint(["Naam", "E-mail"]) != fingerprint(["E-mail", "Naam"])


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        (("number", ""), "Bedrijfsnaam"),
        (("company", "company"), "twee kolommen"),
        (("company",), "passen niet"),
        (("company", "bestaat niet"), "passen niet"),
    ],
)
def test_columns_that_dont_do(columns: tuple[str, ...], words: str) -> None:
    with pytest.raises(Refusal, match=words):
        check(Intake.CUSTOMERS, ["a", "b"], columns)
