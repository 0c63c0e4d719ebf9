"""The CSV files of an old administration, read and cleaned without asking anybody."""

from __future__ import annotations

import csv
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ises_desk.values.months import add_months

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ENTERED = date(2026, 9, 1)
WANTED, LAST_DAY = 40, 31
COUNTRIES = {"": "NL", "nederland": "NL", "belgië": "BE"}
Row = dict[str, str]


def read(folder: Path) -> tuple[list[Row], list[Row], list[Row]]:
    """Return customers, contracts and domain names as the old files have them."""
    tables = (
        ("klanten.csv", "utf-8-sig", ";"),
        ("contracten.csv", "cp1252", ";"),
        ("domeinen.csv", "utf-8", "\t"),
    )
    found = []
    for name, encoding, mark in tables:
        with (folder / name).open(encoding=encoding, newline="") as file:
            found.append([dict(row) for row in csv.DictReader(file, delimiter=mark)])
    return found[0], found[1], found[2]


def choose(customers: list[Row], contracts: list[Row]) -> list[Row]:
    """Return forty customers with contracts: the hard ones first, then the rest in order."""
    having = {row["Klantnr"] for row in contracts}
    hard: list[Callable[[Row], bool]] = [
        lambda row: not row["Land"].startswith(("NL", "Ned")),
        lambda row: row["KvK"] == "1234",
        lambda row: ";" in row["E-mail"],
        lambda row: not row["IBAN"],
        lambda row: "overleden" in row["Opmerking"],
        lambda row: "<" in row["Contactpersoon"] or not row["Contactpersoon"].isascii(),
        lambda row: row["Straat en nr"].endswith((" 0", "a")),
        lambda row: bool(re.search(r"b$", row["Klantnr"])),
        lambda row: bool(row["Bedrijfsnaam"]),
    ]
    usable = [row for row in customers if row["Klantnr"] in having]
    found: list[Row] = []
    for test in hard:
        found += [row for row in usable if test(row) and row not in found][:4]
    found += [row for row in usable if row not in found]
    return found[:WANTED]


def customer_of(row: Row) -> dict[str, Any]:
    """Return the deed's arguments for an old customer, cleaned without guessing."""
    street, _, number = row["Straat en nr"].rpartition(" ")
    digits, suffix = re.fullmatch(r"(\d*)(.*)", number or "").groups()  # type: ignore[union-attr]
    kind = row["Soort"].lower()[:1]
    address = {
        "street": street,
        "house_number": digits,
        "suffix": suffix,
        "postcode": row["Postcode"],
        "city": row["Plaats"],
        "country": COUNTRIES.get(row["Land"].lower(), row["Land"]),
    }
    mail = row["E-mail"].split(";")[0].strip()
    company = row["Bedrijfsnaam"]
    return {
        "number": row["Klantnr"],
        "name": company or row["Contactpersoon"],
        "attention": row["Contactpersoon"] if company else "",
        "party": {"b": "business", "z": "business", "p": "consumer"}.get(kind),
        "kvk": row["KvK"],
        "vat_id": row["BTW-nummer"],
        "iban": row["IBAN"],
        "email": "" if mail == "geen" else mail.lower() if mail.isupper() else mail,
        "phone": row["Telefoon"],
        "customer_since": day_of(row["Klant sinds"]),
        "addresses": [address],
    }


def day_of(text: str) -> date | None:
    """Return a day written as 2016-10-21 or 3-5-2019."""
    if not text:
        return None
    first, second, third = (int(part) for part in text.split("-"))
    return date(first, second, third) if first > LAST_DAY else date(third, second, first)


def cents_of(text: str) -> int:
    """Return the cents of € 49,95 or 49.95."""
    digits = re.sub(r"[^0-9]", "", text)
    return int(digits) if re.search(r"[.,]\d\d$", text) else int(digits) * 100


def billed_through(start: date, months: int) -> date:
    """Return the day before the last whole period that has passed."""
    passed = max(0, (ENTERED.year - start.year) * 12 + ENTERED.month - start.month) // months
    return add_months(start, max(0, passed - 1) * months) - timedelta(days=1)
