"""The demonstration: the same each time, whole, and with every letter in it."""

from __future__ import annotations

import doctest
import hashlib
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from ises_desk import demo
from ises_desk.demo import desk, numbers, words
from ises_desk.errors import Refusal, Trouble
from ises_desk.letters.catalogue import LETTERS
from ises_desk.models import (
    AuditLine,
    Base,
    Booking,
    Contract,
    Invoice,
    InvoiceVat,
    Letter,
    Payment,
)
from ises_desk.queries.agenda import agenda
from ises_desk.store.database import open_database
from ises_desk.store.integrity import problems
from ises_desk.values.kinds import InvoiceKind
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

    from sqlalchemy.orm import Session

    from ises_desk.demo import Summary

DAY = date(2026, 11, 23)
# Letters about what the demonstration does not play yet.
RARE = {
    "forum_business",
    "forum_consumer",
    "price_change_business",
    "price_change_consumer",
    "renewal_consumer",
    "termination_confirmed_change",
    "terms_change",
}
CUSTOMERS = 18


def build(folder: Path) -> Summary:
    """Build a small demonstration."""
    return demo.run(folder, CUSTOMERS, DAY, lambda _text: None)


def digest(session: Session) -> str:
    """Return one SHA-256 over every row of every table."""
    total = hashlib.sha256()
    for table in Base.metadata.sorted_tables:
        total.update(table.name.encode())
        for row in session.execute(select(table).order_by(*table.primary_key)):
            total.update(repr(tuple(row)).encode())
    return total.hexdigest()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Summary:
    """Build one demonstration for all tests that only look."""
    return build(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def session(made: Summary) -> Iterator[Session]:
    """Read the demonstration."""
    database = open_database(made.file, create=False, lock=False)
    with database.read() as reading:
        yield reading
    database.close()


def test_the_same_seed_gives_the_same_rows(made: Summary, session: Session, tmp_path: Path) -> None:
    again = build(tmp_path)
    assert again.made == made.made
    database = open_database(again.file, create=False)
    with database.read() as other:
        assert digest(other) == digest(session)
    database.close()


def test_the_file_is_whole_and_its_chain_holds(session: Session) -> None:
    assert problems(session, full=True) == []


def test_every_letter_of_the_catalogue_occurs(session: Session) -> None:
    """But those in `RARE`; the golden texts hold these."""
    seen = set(session.scalars(select(Letter.template)))
    assert set(LETTERS) - seen == RARE


def test_there_is_work_left_to_do(session: Session) -> None:
    assert agenda(session, DAY)


def test_invoice_numbers_have_no_gap(session: Session) -> None:
    by_series: dict[str, list[int]] = {}
    for number in session.scalars(select(Invoice.number).where(Invoice.number.is_not(None))):
        assert number is not None
        by_series.setdefault(number[:-4], []).append(int(number[-4:]))
    assert {series[-4:] for series in by_series} == {"2024", "2025", "2026"}
    assert all(sorted(places) == [*range(1, len(places) + 1)] for places in by_series.values())


def test_what_is_open_is_the_total_less_what_was_booked(session: Session) -> None:
    booked: dict[int, Money] = {}
    for row in session.scalars(select(Booking)):
        booked[row.invoice_id] = booked.get(row.invoice_id, ZERO) + row.to_principal
        if row.credit_note_id is not None:
            booked[row.credit_note_id] = booked.get(row.credit_note_id, ZERO) - row.to_principal
    for invoice in session.scalars(select(Invoice)):
        assert invoice.open == invoice.total - booked.get(invoice.id, ZERO), invoice.number
        assert invoice.open >= ZERO or invoice.kind is InvoiceKind.CREDIT_NOTE
        assert (invoice.paid_on is None) == bool(invoice.open), invoice.number


def test_every_cent_received_is_booked_or_left_as_a_balance(session: Session) -> None:
    total = Money.total(session.scalars(select(Payment.amount)))
    left = Money.total(session.scalars(select(Payment.unbooked)))
    booked = Money.total(
        row.to_costs + row.to_interest + row.to_principal
        for row in session.scalars(select(Booking).where(Booking.payment_id.is_not(None)))
    )
    assert total == booked + left


def test_money_goes_every_way(session: Session) -> None:
    codes = Counter(session.scalars(select(AuditLine.code)))
    for code in ("payment.reverse", "payment.refund", "payment.book", "invoice.set_disputed"):
        assert codes[code] > 0, code
    costs = session.scalar(select(func.sum(Booking.to_costs))) or ZERO
    parts = select(Booking.invoice_id).group_by(Booking.invoice_id).having(func.count() > 1)
    assert costs >= ZERO
    assert session.scalars(parts).all()


def test_vat_adds_up_on_every_invoice(session: Session) -> None:
    sums = session.execute(
        select(
            InvoiceVat.invoice_id,
            func.sum(InvoiceVat.net),
            func.sum(InvoiceVat.vat),
            func.sum(InvoiceVat.gross),
        ).group_by(InvoiceVat.invoice_id)
    )
    for key, net, vat, gross in sums:
        invoice = session.get_one(Invoice, key)
        assert (net, vat, gross) == (invoice.net, invoice.vat, invoice.total)


def test_some_contracts_are_from_before_the_terms(session: Session) -> None:
    old = session.scalars(select(Contract).where(Contract.earlier_terms_unknown)).all()
    assert old
    assert all(contract.concluded_at.date() < date(2018, 5, 25) for contract in old)


def test_the_letters_of_the_day_lie_in_their_folder(made: Summary) -> None:
    found = sorted((made.file.parent / "brieven").glob("*.pdf"))
    assert len(found) >= 8
    assert all(path.read_bytes().startswith(b"%PDF-") for path in found)


def test_the_table_says_in_dutch_what_was_made(made: Summary) -> None:
    assert "Klanten  " in made.text
    assert "7 particulier" in made.text
    assert "nagekeken" in made.text


def test_a_demonstration_is_made_anew_in_its_own_folder(tmp_path: Path) -> None:
    first = demo.run(tmp_path, 1, DAY, lambda _text: None)
    assert demo.run(tmp_path, 1, DAY, lambda _text: None).made == first.made


def test_another_administration_is_left_alone(tmp_path: Path) -> None:
    own = tmp_path / "administratie.sqlite"
    own.write_bytes(b"kostbaar")
    with pytest.raises(Trouble):
        build(tmp_path)
    assert own.read_bytes() == b"kostbaar"


@pytest.mark.parametrize("module", [desk, numbers, words])
def test_the_examples_in_the_docstrings_hold(module: ModuleType) -> None:
    results = doctest.testmod(module, raise_on_error=False)
    assert results.attempted > 0
    assert results.failed == 0


@pytest.mark.parametrize("customers", [0, 10_001])
def test_a_demonstration_has_customers(tmp_path: Path, customers: int) -> None:
    with pytest.raises(Refusal):
        demo.run(tmp_path, customers, DAY, lambda _text: None)
