"""A large administration to measure on: made by the program's own deeds, kept between runs."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from benchmarks.measure import BUILD, ROOT, progress
from ises_desk.actions.addresses import AddressInput
from ises_desk.actions.billing import draft
from ises_desk.actions.business import set_business
from ises_desk.actions.contracts import conclude
from ises_desk.actions.customers import add_customer
from ises_desk.actions.domains import register_domain
from ises_desk.actions.invoices import finalise
from ises_desk.actions.line_input import LineInput
from ises_desk.actions.products import add_product, set_price
from ises_desk.actions.work import Work
from ises_desk.clock import moment_on
from ises_desk.store.database import open_database
from ises_desk.values.kinds import AddressKind, BillingMoment, ProductKind, VatKind
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

CONCLUDED = date(2026, 7, 15)
BILLED = date(2026, 11, 2)
TODAY = date(2026, 11, 22)
WEEK = timedelta(days=7)
# Code, months, price: on the day of billing one period of each is due.
PRODUCTS = (("HOST", 3, "30.00"), ("MAIL", 3, "7.50"), ("DNS", 12, "12.50"))
_YEAR = 12
SEEDS = 100
_CUSTOMER = f"customer_id + k * {SEEDS}"
# What differs in the copies; k counts them, SIZE is the number of seeds in the table.
COPIES = {
    "customer": {
        "id": "id + k * SIZE",
        "number": "'K' || (1000 + id + k * SIZE)",
        "name": "name || ' ' || k",
        "search": "search || ' ' || k",
    },
    "customer_address": {"id": "id + k * SIZE", "customer_id": _CUSTOMER},
    "contract": {
        "id": "id + k * SIZE",
        "number": "'C2026-' || (id + k * SIZE)",
        "customer_id": _CUSTOMER,
    },
    "contract_line": {"id": "id + k * SIZE", "contract_id": f"contract_id + k * {SEEDS}"},
    "domain": {
        "id": "id + k * SIZE",
        "name": "k || '-' || name",
        "ascii_name": "k || '-' || ascii_name",
        "customer_id": _CUSTOMER,
    },
}
_SOURCES = ("actions", "models", "store", "terms", "law", "letters")


def fingerprint() -> str:
    """Return what the sources that make the administration are now."""
    whole = sha256()
    for folder in _SOURCES:
        for path in sorted((ROOT / "ises_desk" / folder).rglob("*.py")):
            whole.update(path.read_bytes())
    return whole.hexdigest()[:12]


def customers_file(count: int) -> Path:
    """Return a file with `count` customers under contract, of whom nothing is billed yet.

    The first hundred are entered by the program's own deeds; the others are their copies.
    """
    path = BUILD / f"customers-{count}-{fingerprint()}.sqlite"
    if path.exists():
        return path
    progress(f"making {count} customers with their contracts (kept for the next run) ...")
    BUILD.mkdir(parents=True, exist_ok=True)
    for old in [*BUILD.glob("customers-*"), *BUILD.glob("busy-*")]:  # made by older sources
        if fingerprint() not in old.name:
            old.unlink()
    fresh = path.with_suffix(".part")
    fresh.unlink(missing_ok=True)
    database = open_database(fresh, lock=False)
    with database.write() as session:
        _begin(session)
        for index in range(SEEDS):
            _customer(Work(session, moment_on(CONCLUDED)), index)
    database.close()
    with closing(sqlite3.connect(fresh)) as connection, connection:
        for table, own in COPIES.items():
            _copy(connection, table, own, count // SEEDS - 1)
        connection.execute("UPDATE counter SET last = ? WHERE series = 'contract'", (count,))
    fresh.replace(path)
    return path


def _copy(connection: sqlite3.Connection, table: str, own: dict[str, str], times: int) -> None:
    """Copy the seeds of a table so many times, each with keys and names of its own."""
    size = connection.execute(f"SELECT max(id) FROM {table}").fetchone()[0]  # noqa: S608  own names
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(own.get(name, name) for name in names)
    values = values.replace("SIZE", str(size))
    connection.execute(
        f"WITH RECURSIVE copies(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM copies WHERE k < ?) "  # noqa: S608  own names
        f"INSERT INTO {table} SELECT {values} FROM {table}, copies WHERE {table}.id <= ?",
        (times, size),
    )


def _begin(session: Session) -> None:
    work = Work(session, moment_on(CONCLUDED))
    set_business(
        work,
        name="ISES Softpack",
        street="Lemelerweg",
        house_number="1",
        postcode="8148 PA",
        city="Lemele",
        kvk="08119563",
        vat_id="NL000099998B57",
        iban="NL91ABNA0417164300",
        account_name="ISES Softpack",
        email="info@voorbeeld.nl",
    )
    for code, months, net in PRODUCTS:
        product = add_product(
            work,
            code=code,
            name=f"Pakket {code}",
            kind=ProductKind.HOSTING,
            vat_kind=VatKind.HIGH,
            months=months,
            billing_moment=BillingMoment.ARREARS if months < _YEAR else BillingMoment.ADVANCE,
        )
        set_price(work, product_id=product, valid_from=date(2020, 1, 1), net=Money.of(net))


def _customer(work: Work, index: int) -> None:
    business = index % 3 != 0
    customer = add_customer(
        work,
        name=f"{'Bedrijf' if business else 'Familie'} Ørsted {index}",
        kvk=f"{10_000_000 + index}" if business else "",
        email=f"klant{index}@voorbeeld.nl",
        addresses=(
            AddressInput(
                kind=AddressKind.VISITING,
                street="Kerkweg",
                house_number=str(index + 1),
                postcode="7731 AA",
                city="Ommen",
            ),
        ),
    )
    conclude(
        work,
        customer_id=customer,
        lines=(LineInput(product="HOST"), LineInput(product="MAIL"), LineInput(product="DNS")),
        starts_on=date(2026, 8, 1),
    )
    register_domain(
        work,
        customer_id=customer,
        name=f"bedrijf-{index}.nl",
        registered_on=date(2020, 1, 1) + timedelta(days=index * 365 // SEEDS),
    )


def busy_file(count: int) -> Path:
    """Return a file with `count` customers who were all billed once; one in ten did not pay."""
    path = BUILD / f"busy-{count}-{fingerprint()}.sqlite"
    if path.exists():
        return path
    source = customers_file(count)
    progress("billing them (kept for the next run) ...")
    fresh = path.with_suffix(".part")
    shutil.copyfile(source, fresh)
    database = open_database(fresh, lock=False)
    with database.write() as session:
        work = Work(session, moment_on(BILLED))
        for invoice in draft(work, customer_id=1, through=BILLED):
            finalise(work, invoice_id=invoice)
    database.close()
    _copy_invoice(fresh)
    fresh.replace(path)
    return path


def _copy_invoice(path: Path) -> None:
    """Give every other customer the same final invoice; only one in ten is still open."""
    with closing(sqlite3.connect(path)) as connection, connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(invoice)")]
        own = {
            "id": "customer.id",
            "customer_id": "customer.id",
            "party": "customer.party",
            "number": "'2026' || printf('%05d', customer.id)",
            "reference": "'RF00' || customer.id",
            "contract_id": "NULL",
            "open": "CASE WHEN customer.id % 10 = 0 THEN invoice.open ELSE 0 END",
        }
        values = ", ".join(own.get(name, f"invoice.{name}") for name in names)
        connection.execute(
            f"INSERT INTO invoice ({', '.join(names)}) SELECT {values} FROM customer, invoice "  # noqa: S608  own names
            "WHERE invoice.id = (SELECT min(id) FROM invoice) AND customer.id > 1"
        )
        connection.execute(
            "UPDATE contract_line SET next_invoice_on = "
            "(SELECT next_invoice_on FROM contract_line AS first WHERE first.product_id = "
            "contract_line.product_id AND first.contract_id = 1), periods_billed = 1"
        )
        connection.execute(  # what is older than a week was renewed or looked at
            "UPDATE domain SET anniversary_on = date(anniversary_on, '+1 year') "
            "WHERE anniversary_on < ?",
            (TODAY.isoformat(),),
        )
        connection.execute(
            "UPDATE domain SET next_reminder_on = anniversary_on WHERE next_reminder_on < ?",
            ((TODAY - WEEK).isoformat(),),
        )
