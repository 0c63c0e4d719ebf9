"""One letter of each kind with every field filled in, for a made-up sender and customer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ises_desk.exchange.qr import payment_rows
from ises_desk.letters import credit_note, default_notice, invoice, payment_demand
from ises_desk.letters.fourteen_day_letter import FourteenDayLetter
from ises_desk.letters.free_letter import FreeLetter
from ises_desk.letters.letter import OpenInvoice, OverdueInvoice
from ises_desk.letters.payment_reminder import PaymentReminder
from ises_desk.values.money import Money
from ises_desk.values.period import Period
from ises_desk.values.quantity import Quantity
from tests.golden.announcements import announcements
from tests.golden.breaches import breaches
from tests.golden.deletions import deletions
from tests.golden.endings import endings
from tests.golden.events import events
from tests.golden.orders import orders
from tests.golden.specification import specification
from tests.golden.withdrawals import withdrawals

if TYPE_CHECKING:
    from ises_desk.letters.letter import Letter

euro = Money.of
YEAR = Period(date(2026, 3, 1), date(2027, 3, 1))
HIGH = Decimal(21)
TERMS = "algemene voorwaarden van 25 mei 2018"
IBAN = "NL91ABNA0417164300"
HOLDER = "Voorbeeld Hosting"
COMMON: dict[str, Any] = {
    "on": date(2026, 11, 22),
    "customer_number": "10042",
    "recipient": (
        "Bakkerij Sjöström & Żółć B.V.",
        "t.a.v. mevrouw A. Şahin",
        "Dorpsstraat 12 b",
        "7701 AB  Dedemsvaart",
    ),
    "salutation": "Geachte mevrouw Şahin",
    "enclosures": ("kopie van uw brief",),
}


def every_letter() -> dict[str, Letter]:
    """Return one letter by each name of the catalogue."""
    return {
        **_invoices(),
        **_credit_notes(),
        **_dunning(),
        **_notices(),
        **endings(COMMON),
        **announcements(COMMON),
        **breaches(COMMON),
        **orders(COMMON),
        **events(COMMON),
        **withdrawals(COMMON),
        **deletions(COMMON),
    }


def _paying(amount: str, reference: str = "RF8820260042") -> dict[str, Any]:
    return {
        "payable": euro(amount),
        "iban": IBAN,
        "account_name": HOLDER,
        "payment_reference": reference,
        "qr": payment_rows(name=HOLDER, iban=IBAN, amount=euro(amount), reference=reference),
    }


def _lines(sign: int = 1) -> list[dict[str, Any]]:
    rows = [
        ("Webhosting Basis\nBack-up inbegrepen", YEAR, "1", "jaar", "60.00", "60.00"),
        ("Domeinnaam voorbeeld.nl", YEAR, "1", "jaar", "8.26", "8.26"),
        ("Werk aan <b>website</b>", Period.through(date(2026, 11, 12), date(2026, 11, 12)), "1.5",
         "uur", "65.00", "97.50"),
    ]  # fmt: skip
    return [
        {
            "description": text,
            "period": period,
            "quantity": Quantity(Quantity.of(count).thousandths * sign),
            "unit": unit,
            "unit_price": euro(price),
            "amount": Money(euro(amount).cents * sign),
        }
        for text, period, count, unit, price, amount in rows
    ]


def _taxed(sign: int = 1) -> tuple[invoice.InvoiceLine, ...]:
    return tuple(invoice.InvoiceLine(vat_percent=HIGH, **row) for row in _lines(sign))


def _untaxed(sign: int = 1) -> tuple[invoice.PlainLine, ...]:
    return tuple(invoice.PlainLine(**row) for row in _lines(sign))


def _invoices() -> dict[str, Letter]:
    common = {
        **COMMON,
        **_paying("150.57"),
        "reference": "2026-0042",
        "due_on": date(2026, 12, 6),
        "already_paid": euro("50.00"),
        "your_reference": "Inkooporder 4711",
        "notes": ("De vergoeding voor domeinnamen betaalt u vooruit, zoals afgesproken.",),
        "terms": TERMS,
    }
    vat = (invoice.VatRow(percent=HIGH, net=euro("165.76"), vat=euro("34.81")),)
    taxed = {**common, "lines": _taxed(), "vat_rows": vat, "total": euro("200.57")}
    untaxed = {
        **common,
        **_paying("115.76"),
        "lines": _untaxed(),
        "total": euro("165.76"),
    }
    return {
        "invoice": invoice.Invoice(**taxed, net=euro("165.76"), customer_vat_id="NL123456782B90"),
        "invoice_consumer": invoice.InvoiceConsumer(**taxed),
        "invoice_reverse_charge": invoice.InvoiceReverseCharge(
            **untaxed, customer_vat_id="BE0123456749"
        ),
        "invoice_gross": invoice.InvoiceGross(
            **taxed
            | {
                "lines": tuple(
                    invoice.GrossLine(vat_percent=HIGH, net_price=price, **row)
                    for price, row in zip(
                        (euro("49.59"), euro("6.83"), euro("53.72")), _lines(), strict=True
                    )
                )
            },
            net=euro("165.76"),
            customer_vat_id="NL123456782B90",
        ),
        "invoice_outside": invoice.InvoiceOutside(**untaxed),
        "invoice_outside_consumer": invoice.InvoiceOutsideConsumer(**untaxed),
    }


def _credit_notes() -> dict[str, Letter]:
    common = {
        **COMMON,
        "reference": "C2026-0003",
        "original_number": "2026-0042",
        "original_on": date(2026, 11, 22),
        "reason": "de overeenkomst is eerder beëindigd.",
        "deducted": euro("100.00"),
        "refund": euro("50.00"),
        "kept": euro("15.76"),
        "your_reference": "Inkooporder 4711",
    }
    vat = (invoice.VatRow(percent=HIGH, net=euro("-165.76"), vat=euro("-34.81")),)
    taxed = {**common, "lines": _taxed(-1), "vat_rows": vat, "total": euro("-200.57")}
    untaxed = {**common, "lines": _untaxed(-1), "total": euro("-165.76")}
    return {
        "credit_note": credit_note.CreditNote(
            **taxed, net=euro("-165.76"), customer_vat_id="NL123456782B90"
        ),
        "credit_note_consumer": credit_note.CreditNoteConsumer(**taxed),
        "credit_note_reverse_charge": credit_note.CreditNoteReverseCharge(
            **untaxed, customer_vat_id="BE0123456749"
        ),
        "credit_note_outside": credit_note.CreditNoteOutside(**untaxed),
    }


def _owed() -> list[dict[str, Any]]:
    return [
        {
            "number": "2026-0031",
            "invoiced_on": date(2026, 5, 1),
            "due_on": date(2026, 5, 15),
            "about": "Webhosting Basis",
            "amount": euro("1210.00"),
            "paid": euro("0.00"),
            "open": euro("1210.00"),
        },
        {
            "number": "2026-0035",
            "invoiced_on": date(2026, 10, 1),
            "due_on": date(2026, 10, 15),
            "about": "Domeinnaam voorbeeld.nl",
            "amount": euro("121.00"),
            "paid": euro("21.00"),
            "open": euro("100.00"),
        },
    ]


def _overdue() -> tuple[OverdueInvoice, ...]:
    since = (date(2026, 5, 16), date(2026, 10, 16))
    rows = zip(_owed(), since, strict=True)
    return tuple(OverdueInvoice(**row, default_since=day) for row, day in rows)


def _dunning() -> dict[str, Letter]:
    common = {**COMMON, "reference": "B2026-0012"}
    segments = (
        (date(2026, 5, 16), date(2026, 6, 30), 46, "10.15", "15.48"),
        (date(2026, 7, 1), date(2026, 11, 22), 145, "10.40", "49.99"),
    )
    return {
        "payment_reminder": PaymentReminder(
            **common, **_paying("1310.00"), invoices=tuple(OpenInvoice(**row) for row in _owed())
        ),
        "fourteen_day_letter": FourteenDayLetter(
            **common,
            **_paying("1310.00"),
            invoices=_overdue(),
            fee=euro("237.77"),
            fee_vat=euro("41.27"),
        ),
        "payment_demand": payment_demand.PaymentDemand(
            **common,
            **_paying("1456.97"),
            invoices=_overdue()[:1],
            segments=tuple(
                payment_demand.InterestRow(
                    number="2026-0031",
                    start=start,
                    last_day=last,
                    days=days,
                    percent=Decimal(percent),
                    denominator=365,
                    base=euro("1210.00"),
                    interest=euro(interest),
                )
                for start, last, days, percent, interest in segments
            ),
            receipts=(
                payment_demand.ReceiptRow(
                    number="2026-0031",
                    on=date(2026, 8, 31),
                    amount=euro("500.00"),
                    to_costs=euro("181.50"),
                    to_interest=euro("36.86"),
                    to_principal=euro("281.64"),
                ),
            ),
            principal=euro("1210.00"),
            interest=euro("65.47"),
            interest_until=date(2026, 11, 22),
            interest_basis="artikel 6:119a BW",
            method="het werkelijke aantal dagen, gedeeld door het aantal dagen van het rentejaar",
            costs=euro("181.50"),
            costs_basis="artikel 6:96 BW",
            pay_until=date(2026, 12, 7),
            terms=TERMS,
        ),
        "claim_specification": specification(
            {**common, **_paying("950.32"), "terms": TERMS}, _overdue()[0]
        ),
    }


def _notices() -> dict[str, Letter]:
    common = {**COMMON, "reference": "B2026-0013", "contract": "C-2024-017"}
    payment: dict[str, Any] = {
        **common,
        **_paying("1210.00"),
        "clause": f"artikel 4.1 van onze {TERMS}",
        "invoices": (OpenInvoice(**_owed()[0]),),
        "beyond": euro("41.05"),
        "facts": "Op 3 november 2026 hebben wij u aan de betaling herinnerd.",
        "final_on": date(2026, 12, 6),
    }
    return {
        "default_notice_payment": default_notice.DefaultNoticePayment(**payment),
        "default_notice_payment_consumer": default_notice.DefaultNoticePaymentConsumer(**payment),
        "default_notice_obligation": default_notice.DefaultNoticeObligation(
            **common,
            clause=f"artikel 8.6 van onze {TERMS}",
            obligation="U houdt de programmatuur van uw website zelf bij.",
            facts="Op 14 november 2026 draaide uw website nog op versie 4.1.\n\n"
            "Wij hebben u dat op 15 november 2026 per e-mail laten weten.",
            demanded="Werk de programmatuur bij tot de nieuwste versie.",
            final_on=date(2026, 12, 6),
            final_time="12.00 uur",
        ),
        "free_letter": FreeLetter(
            **{**COMMON, "enclosures": ("kopie van uw brief", "overzicht")},
            reference="B2026-0014",
            subject="Uw verzoek van 19 november 2026",
            body="Dank voor uw bericht.\n\nU kunt weer <b>inloggen</b> & mailen.\nMeer hoeft niet.",
        ),
    }
