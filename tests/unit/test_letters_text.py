"""Filling in: what is printed, in which form, and what disappears when it is empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from gettext import NullTranslations
from typing import Any

import pytest

from ises_desk.i18n import _
from ises_desk.letters.fourteen_day_letter import FourteenDayLetter
from ises_desk.letters.free_letter import FreeLetter
from ises_desk.letters.house import Letterhead
from ises_desk.letters.invoice import InvoiceLine, InvoiceOutside, PlainLine
from ises_desk.letters.letter import OverdueInvoice
from ises_desk.letters.template import parse
from ises_desk.letters.text import Block, Grid, Lines, plain_text, printed, text
from ises_desk.values.kinds import Channel
from ises_desk.values.money import Money
from ises_desk.values.period import Period
from ises_desk.values.quantity import Quantity

HEAD = Letterhead(
    name="Voorbeeld Hosting",
    address=("Kerkweg 12", "8148 RA  Lemele"),
    kvk="12345678",
    vat_id="NL000099998B57",
    iban="NL91ABNA0417164300",
    account_name="Voorbeeld Hosting",
    email="info@voorbeeldhosting.nl",
)
COMMON: dict[str, Any] = {
    "reference": "B2026-0001",
    "on": date(2026, 11, 22),
    "customer_number": "10042",
    "recipient": ("A. de Vries", "Dorpsstraat 1", "7701 AB  Dedemsvaart"),
    "salutation": "Geachte heer De Vries",
}
FREE = FreeLetter(**COMMON, subject="Iets", body="Eerste.\n\nTweede.")
LINE = PlainLine(
    description="Werk", quantity=Quantity.of("1"), unit_price=Money(100), amount=Money(100)
)
INVOICE = InvoiceOutside(
    **COMMON,
    payable=Money(100),
    iban="NL91ABNA0417164300",
    account_name="Voorbeeld Hosting",
    payment_reference="RF8820260042",
    lines=(LINE,),
    total=Money(100),
    due_on=date(2026, 12, 6),
)
TOP = "Onderwerp: {subject}\nDatum: {on}\n\n"


def blocks(words: str, letter: Any = FREE) -> list[Any]:
    """Return the parts of a letter with words of its own."""
    return list(text(letter, HEAD, "Onderwerp: Iets\n\n" + words).blocks)


@pytest.mark.parametrize(
    ("value", "long", "brief"),
    [
        (Money(123450), "€\xa01.234,50", "€\xa01.234,50"),
        (Money(-5), "€\xa0-0,05", "€\xa0-0,05"),
        (date(2026, 3, 1), "1\xa0maart 2026", "01-03-2026"),
        (Decimal("10.4"), "10,40%", "10,40%"),
        (Decimal(21), "21%", "21%"),
        (Quantity.of("1.5"), "1,5", "1,5"),
        (365, "365", "365"),
        (Channel.IN_PERSON, "Mondeling", "Mondeling"),
        ("<b>&</b>", "<b>&</b>", "<b>&</b>"),
        (None, "", ""),
        (("een", "twee"), "een\ntwee", "een\ntwee"),
    ],
)
def test_each_kind_of_value_has_its_printed_form(value: Any, long: str, brief: str) -> None:
    assert (printed(value), printed(value, brief=True)) == (long, brief)


def test_a_period_is_printed_with_its_last_day_and_one_day_as_that_day() -> None:
    year = Period(date(2026, 3, 1), date(2027, 3, 1))
    assert printed(year) == "1\xa0maart 2026 t/m 28\xa0februari 2027"
    assert printed(year, brief=True) == "01-03-2026\xa0t/m 28-02-2027"
    assert printed(Period(date(2026, 3, 1), date(2026, 3, 2)), brief=True) == "01-03-2026"


def test_a_letter_speaks_dutch_whatever_the_screen_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    class Other(NullTranslations):
        def gettext(self, _text: str) -> str:
            return "ENGLISH"

    monkeypatch.setattr("ises_desk.i18n._chosen", ("en", Other()))
    assert _("Levering") == "ENGLISH"
    assert printed(Channel.SUPPLY) == "Levering"
    assert "ENGLISH" not in plain_text(replace(FREE, subject="Anders"), HEAD)


def test_an_iban_and_a_structured_reference_are_grouped_other_text_is_not() -> None:
    panel = blocks("> IBAN: {iban}\n> Kenmerk: {payment_reference}", INVOICE)[0]
    assert [value for _, value, _ in panel.lines] == ["NL91 ABNA 0417 1643 00", "RF88 2026 0042"]
    other = replace(INVOICE, payment_reference="Klant 10042")
    assert blocks("> Kenmerk: {payment_reference}", other)[0].lines[0][1] == "Klant 10042"


def test_a_part_that_names_an_empty_field_is_left_out() -> None:
    words = "Onze {terms} gelden.\n\nVast.\n\n> Al betaald: {already_paid}\n> Totaal: {total}"
    assert blocks(words, INVOICE) == [
        Block("plain", "Vast."),
        Lines("panel", (("Totaal", "€\xa01,00", False),)),
    ]


def test_one_empty_field_takes_the_whole_part_along() -> None:
    assert blocks("Factuur {reference} en {terms}.", INVOICE) == []


def test_zero_euro_is_not_empty() -> None:
    paid = replace(INVOICE, already_paid=Money(0))
    assert blocks("Al betaald: {already_paid}", paid) == [Block("plain", "Al betaald: €\xa00,00")]


def test_a_section_goes_when_its_first_part_is_empty_and_only_then() -> None:
    words = "= Kop\n\n{terms}\n\nVast.\n\n= Tweede\n\nVast.\n\n{terms}\n\n=\n\nSlot."
    assert [block.text for block in blocks(words, INVOICE)] == ["Tweede", "Vast.", "Slot."]


def test_a_column_without_values_is_left_out() -> None:
    words = "| Wat | Periode | Bedrag |\n| {lines.description} | {lines.period} | {lines.amount} |"
    grid = blocks(words, INVOICE)[0]
    assert grid == Grid(("Wat", "Bedrag"), (False, True), (("Werk", "€\xa01,00"),), ())


def test_a_table_has_its_closing_row() -> None:
    words = "| Wat | Bedrag |\n| {lines.description} | {lines.amount} |\n| Totaal | {total} |"
    assert blocks(words, INVOICE)[0].closing == (("Totaal", "€\xa01,00"),)


def test_values_are_not_read_as_fields_or_signs() -> None:
    sly = replace(FREE, body="{reference}\n= geen kop\n| geen | tabel |")
    assert blocks("{body}", sly) == [Block("plain", sly.body)]


def test_the_facts_beside_the_address_leave_out_what_is_empty() -> None:
    words = "Onderwerp: Iets\nUw kenmerk: {your_reference}\nNummer: {reference}\n\nVast."
    assert text(INVOICE, HEAD, words).facts == (("Nummer", "B2026-0001"),)


def test_plain_text_has_no_hard_spaces_so_that_a_search_finds_it() -> None:
    assert "\xa0" not in plain_text(INVOICE, HEAD)
    assert "Te betalen: € 1,00" in plain_text(INVOICE, HEAD)


def test_one_enclosure_is_singular_two_are_plural() -> None:
    assert "Bijlage: een\n" in plain_text(replace(FREE, enclosures=("een",)), HEAD)
    assert "Bijlagen: een; twee\n" in plain_text(replace(FREE, enclosures=("een", "twee")), HEAD)


def test_a_code_without_rows_brings_no_caption() -> None:
    words = "> Te betalen: {payable}\n> {qr} Scannen"
    assert (blocks(words, INVOICE)[0].qr, blocks(words, INVOICE)[0].caption) == ((), "")
    coded = blocks(words, replace(INVOICE, qr=("10", "01")))[0]
    assert (coded.qr, coded.caption) == (("10", "01"), "Scannen")


@pytest.mark.parametrize("lack", ["reference", "salutation", "recipient"])
def test_a_letter_without_a_mandatory_fact_is_not_made(lack: str) -> None:
    nothing: Any = "" if lack != "recipient" else ()
    with pytest.raises(ValueError, match=lack):
        FreeLetter(**{**COMMON, "subject": "Iets", "body": "Iets.", lack: nothing})


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", "Onderwerp"),
        ("Geachte heer", "Onderwerp"),
        ("Onderwerp: Iets\nzomaar een regel\n\nVast.", "ontbreekt een waarde"),
        ("Onderwerp: Iets\n\n| Een | Twee |\n| {lines.amount} |", "evenveel kolommen"),
        ("Onderwerp: Iets\n\n| Een |\n| Twee |", "rij koppen"),
        ("Onderwerp: Iets\n\n| {lines.amount} |\n| Twee |", "rij koppen"),
        ("Onderwerp: Iets\n\n| Een |\nlos", "begint elke regel"),
        ("Onderwerp: Iets\n\n+ Totaal", "ontbreekt een waarde"),
    ],
)
def test_words_that_can_not_be_read_say_why(words: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse(words)


def test_a_list_and_wrapped_lines_are_joined() -> None:
    words = "- een\n  vervolg\n- twee\n\nEen zin\nover twee regels.\n\n# een opmerking"
    assert [(block.tone, block.text) for block in blocks(words)] == [
        ("item", "een vervolg"),
        ("item", "twee"),
        ("plain", "Een zin over twee regels."),
    ]


def test_the_fourteen_day_letter_prints_the_words_of_the_supreme_court_and_no_last_day() -> None:
    row = OverdueInvoice(
        number="2026-0001",
        invoiced_on=date(2026, 10, 1),
        due_on=date(2026, 10, 15),
        default_since=date(2026, 10, 16),
        about="Hosting",
        amount=Money(30000),
        paid=Money(0),
        open=Money(30000),
    )
    letter = FourteenDayLetter(
        **COMMON,
        payable=Money(30000),
        iban="NL91ABNA0417164300",
        account_name="Voorbeeld Hosting",
        payment_reference="RF8820260042",
        invoices=(row,),
        fee=Money(4500),
    )
    words = plain_text(letter, HEAD)
    assert (
        "U heeft de gelegenheid het openstaande bedrag van € 300,00 zonder extra kosten te betalen "
        "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd." in words
    )
    assert "verschuldigd van € 45,00" in words
    assert "december" not in words
    assert "omzetbelasting" not in words


def test_an_invoice_line_has_no_vat_percentage_of_its_own_when_none_is_charged() -> None:
    assert InvoiceLine(
        description="Werk", quantity=Quantity.of("1"), unit_price=Money(1), amount=Money(1)
    ).vat_percent is None  # fmt: skip


def test_a_number_of_days_is_never_printed_as_the_percentage_of_the_same_size() -> None:
    assert printed(Decimal(77), brief=True) == "77%"
    assert printed(77, brief=True) == "77"
