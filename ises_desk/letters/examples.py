"""A made-up letter of every kind: to see a text at work, and what its fields look like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.letters.catalogue import LETTERS
from ises_desk.letters.data import from_data
from ises_desk.letters.house import sender_values
from ises_desk.letters.letter import fields, hints, row_class
from ises_desk.letters.text import printed

if TYPE_CHECKING:
    from ises_desk.letters.house import Letterhead
    from ises_desk.letters.letter import Letter

_LONG_AGO = {"start": "2026-03-01", "until": "2027-03-01"}
_PLAIN: dict[str, Any] = {
    "about": "U betaalde de factuur niet omdat uw website in oktober onbereikbaar was.",
    "account_name": "Voorbeeld Hosting",
    "applied_on": "2026-11-20",
    "already_paid": "50.00",
    "at_stake": "121.00",
    "automated": "Een medewerker heeft de inhoud bekeken en beslist.",
    "basis": "artikel 15.3 van onze algemene voorwaarden",
    "because": "U heeft niet op tijd betaald.",
    "began_on": "2026-11-22",
    "beyond": "12.50",
    "body": "Hier staat wat u de klant schrijft.\n\nEen lege regel begint een nieuwe alinea.",
    "cancel_until": "2026-12-31",
    "changed": "prijzen",
    "cause": "De glasvezel naar het rekencentrum is bij graafwerk geraakt.",
    "choose_by": "2026-12-24",
    "claim": "Wij vorderen ook de kosten van het herstel.",
    "channel": "email",
    "clause": "artikel 4.1 van onze algemene voorwaarden",
    "concluded_on": "2026-11-20",
    "contract": "C2026-0001",
    "costs": "40.00",
    "costs_basis": "artikel 6:96 van het Burgerlijk Wetboek",
    "credit": "22.54",
    "credit_notes": "C20260003",
    "credit_period": _LONG_AGO,
    "customer_number": "K1001",
    "customer_vat_id": "NL123456782B90",
    "data_until": "2026-12-22",
    "declaration": "Ik herroep mijn bestelling.",
    "deducted": "10.00",
    "demanded": "Werk uw programma bij naar de nieuwste versie.",
    "dissolve_from": "2026-12-07",
    "dissolved_on": "2026-11-22",
    "domains_before": "2026-12-06",
    "duration": "een jaar",
    "due_on": "2026-12-06",
    "early_end": "2026-12-22",
    "early_refund": "56.09",
    "effective_on": "2027-01-01",
    "ended_on": "2026-10-22",
    "ends_on": "2026-12-22",
    "explanation": "Onze kosten voor stroom en apparatuur zijn gestegen.",
    "extent": "geheel",
    "facts": "Op 3 november 2026 zagen wij dat uw programma niet is bijgewerkt.",
    "fee": "40.00",
    "fee_vat": "6.94",
    "final_on": "2026-12-08",
    "final_time": "12.00 uur",
    "first": "een jaar",
    "function_url": "https://voorbeeld.nl/herroepen",
    "iban": "NL91ABNA0417164300",
    "interest": "2.15",
    "interest_basis": "artikel 6:119a van het Burgerlijk Wetboek",
    "interest_until": "2026-11-22",
    "invoice": "20260042",
    "kept": "5.00",
    "lifted_when": "Betaal het openstaande bedrag. Dan zetten wij alles weer aan.",
    "lasts": "tot de pagina weg is",
    "law": "artikel 6:162 van het Burgerlijk Wetboek",
    "last_notice_on": "2026-11-30",
    "measure": "de toegang tot het configuratiescherm en het versturen van e-mail.",
    "method": "het werkelijke aantal dagen, gedeeld door het aantal dagen van het rentejaar",
    "monthly_from": "2027-01-01",
    "net": "100.00",
    "next_end": "2027-12-31",
    "next_from": "2027-01-01",
    "notes": ["Een opmerking bij deze factuur."],
    "notice": "een maand",
    "notice_letter": "B2026-0007",
    "notice_on": "2026-11-01",
    "notice_until": "2026-11-16",
    "notice_end": "2026-12-22",
    "obligation": "U houdt de programma's op uw website bij.",
    "offer_until": "2026-12-06",
    "offered_end": "2026-12-31",
    "on": "2026-11-22",
    "open": "121.00",
    "origin": "Wij hebben dit zelf vastgesteld, zonder melding.",
    "original_number": "20260031",
    "original_on": "2026-10-01",
    "passed_on": "artikel 13.11",
    "owed": "1.79",
    "paid": "72.60",
    "pay_until": "2026-12-08",
    "payable": "121.00",
    "payment_days": 14,
    "payment_reference": "RF8820260042",
    "prices": "Alle prijzen zijn met btw.",
    "principal": "121.00",
    "published_on": "2026-11-22",
    "reason": "een dienst die niet is geleverd",
    "reasons": ["De opzegtermijn is een maand en gaat in op de dag van ontvangst."],
    "received_at": "2026-11-22T13:05:00+00:00",
    "received_on": "2026-11-22",
    "recipient": ["Voorbeeld B.V.", "Voorbeeldstraat 1", "1234 AB  Stad"],
    "reference": "B2026-0012",
    "refund": "22.54",
    "refund_by": "2026-12-06",
    "remark": "Wij zetten uw website over zonder onderbreking.",
    "refund_method": "transfer",
    "salutation": "Geachte mevrouw De Vries",
    "scope": "alle landen",
    "shortcoming": "U hield uw programma ook daarna niet bij.",
    "since": "2026-11-22",
    "start_request": "Begin alstublieft meteen.",
    "start_requested_on": "2026-11-20",
    "starts_on": "2026-12-01",
    "stated_on": "2026-11-20",
    "statement": "Ik weet dat ik mijn recht verlies als alles is gedaan.",
    "sent_on": "2026-11-21",
    "subject": "Een eigen onderwerp",
    "term_end": "2026-12-31",
    "terms": "algemene voorwaarden van 25 mei 2018",
    "to_pay": "1.79",
    "total": "121.00",
    "version": "Algemene voorwaarden van 1 januari 2027",
    "valid_until": "2026-12-22",
    "why": "De pagina bood inloggegevens van anderen aan.",
    "withdraw_until": "2026-12-04",
    "your_reference": "Inkooporder 4711",
}  # fmt: skip
_ROWS: dict[str, dict[str, Any]] = {
    "differences": {"what": "Prijs per stuk", "offered": "\u20ac 60,00", "wanted": "\u20ac 50,00"},
    "contracts": {"number": "C2026-0001", "about": "Webhosting Basis"},
    "deleted": {
        "what": "Website, e-mail en databases",
        "deleted_on": "2026-11-22",
        "means": "van de server gewist en overschreven",
    },
    "designs": {
        "what": "Website voorbeeld.nl",
        "holder": "bij ons",
        "licence": "gebruik zolang de overeenkomst loopt",
    },
    "deviations": {
        "article": "4.1",
        "text": "Betaaltermijn: 30 dagen",
        "agreed": "3 november 2026, getekende offerte",
    },
    "domains": {"name": "voorbeeld.nl", "registered_until": "2027-03-01"},
    "invoices": {
        "number": "20260031",
        "invoiced_on": "2026-10-01",
        "duration": "een jaar",
        "due_on": "2026-10-15",
        "about": "Webhosting Basis",
        "amount": "171.00",
        "paid": "50.00",
        "open": "121.00",
        "default_since": "2026-10-16",
    },
    "charges": {
        "number": "20260031",
        "letter": "B2026-0007",
        "sent_on": "2026-10-26",
        "since": "2026-11-13",
        "amount": "40.00",
    },
    "credits": {
        "number": "20260031",
        "credit_note": "C20260003",
        "on": "2026-10-08",
        "amount": "12.10",
    },
    "kept": {
        "what": "Facturen, betalingen, brieven en de overeenkomst",
        "until": "tot en met 31 december 2033",
        "why": "Wij moeten onze administratie zeven jaar bewaren.",
    },
    "lines": {
        "description": "Webhosting Basis",
        "period": _LONG_AGO,
        "quantity": "1",
        "unit": "jaar",
        "per": "per jaar",
        "unit_price": "100.00",
        "net_price": "82.64",
        "vat_percent": "21",
        "amount": "100.00",
    },
    "names": {"name": "voorbeeld.nl", "contract": "C2026-0001"},
    "prices": {
        "contract": "C2026-0001",
        "description": "Webhosting Basis",
        "per": "jaar",
        "old": "100.00",
        "new": "104.00",
        "new_with_vat": "125.84",
    },
    "parts": {
        "what": "Webhosting Basis",
        "share": "9 van de 365 dagen",
        "price": "72.60",
        "owed": "1.79",
    },
    "receipts": {
        "number": "20260031",
        "on": "2026-10-05",
        "amount": "50.00",
        "to_costs": "0.00",
        "to_interest": "0.00",
        "to_principal": "50.00",
    },
    "segments": {
        "number": "20260031",
        "start": "2026-10-16",
        "last_day": "2026-11-22",
        "days": 38,
        "percent": "10.40",
        "denominator": 365,
        "base": "121.00",
        "interest": "1.31",
    },
    "services": {"description": "Webhosting Basis"},
    "sums": {
        "number": "20260031",
        "principal": "171.00",
        "interest": "1.31",
        "costs": "40.00",
        "paid": "50.00",
        "open": "162.31",
    },
    "totals": {"label": "per jaar", "net": "100.00", "vat": "21.00", "total": "121.00"},
    "vat_rows": {"percent": "21", "net": "100.00", "vat": "21.00"},
}


def example(name: str) -> Letter:
    """Return a made-up letter by its name, with every field filled in but the code to scan."""
    letter = LETTERS[name]
    data: dict[str, Any] = {}
    for field in hints(letter):
        row = row_class(letter, field)
        if field in _ROWS and row is not None:
            data[field] = [{part: _ROWS[field][part] for part in hints(row)}]
        elif field in _PLAIN:
            data[field] = _PLAIN[field]
    return from_data(name, data)


def field_examples(name: str, head: Letterhead) -> dict[str, str]:
    """Return each field that a letter's text may print, with what it looks like on paper."""
    letter, sender = example(name), sender_values(head)
    said = {field: printed(_value(letter, field)) for field in sorted(fields(type(letter)))}
    return said | {field: printed(value) for field, value in sorted(sender.items())}


def _value(letter: Letter, field: str) -> Any:
    head, _dot, part = field.partition(".")
    value = getattr(letter, head)
    return getattr(value[0], part) if part and value else value
