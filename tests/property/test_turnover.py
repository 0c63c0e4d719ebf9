"""Turnover and open items by month are what a plain count of every document gives."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ises_desk.models import Booking, Customer, Invoice, Payment
from ises_desk.queries import turnover
from ises_desk.store.database import open_database
from ises_desk.values.kinds import Delivery, InvoiceKind, Party, PaymentMethod, VatTreatment
from ises_desk.values.money import ZERO, Money
from ises_desk.values.months import add_months

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from ises_desk.store.database import Database

DAY = date(2026, 3, 17)
NOTE, BILL = InvoiceKind.CREDIT_NOTE, InvoiceKind.INVOICE


class RolledBackError(Exception):
    """Leaves a transaction without a trace."""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Open an empty administration; every example is rolled back."""
    opened = open_database(tmp_path_factory.mktemp("omzet") / "a.sqlite", lock=False)
    yield opened
    opened.close()


days = st.integers(-20, 430).map(lambda back: DAY - timedelta(days=back))
cents = st.integers(0, 1_000_000_00).map(Money)
DOCUMENTS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([BILL] * 4 + [NOTE]),
        "final": st.sampled_from([True] * 5 + [False]),
        "old": st.sampled_from([False] * 5 + [True]),
        "issued_on": days,
        "term": st.integers(0, 40),
        "net": cents,
        "vat": cents,
        "paid": st.lists(st.tuples(days, cents | cents.map(lambda each: -each)), max_size=3),
    }
)


def write(session: Session, documents: list[dict[str, Any]], payments: list[Any]) -> None:
    """Write documents with what was booked on them."""
    session.add(
        Customer(
            id=1, number="K1", name="Klant", party=Party.BUSINESS, delivery=Delivery.POST,
            customer_since=DAY, search="",
        )
    )  # fmt: skip
    session.flush()
    for at, each in enumerate(documents, 1):
        sign = -1 if each["kind"] is NOTE else 1
        net, vat = (ZERO, ZERO) if each["old"] else (each["net"], each["vat"])
        bookings = Money.total(amount for _on, amount in each["paid"])
        total = each["net"] + each["vat"]
        due = each["issued_on"] + timedelta(days=each["term"])
        session.add(
            Invoice(
                id=at, kind=each["kind"], number=str(at) if each["final"] else None,
                customer_id=1, prepared_on=each["issued_on"],
                issued_on=each["issued_on"] if each["final"] else None, payment_days=14,
                due_on=due if each["final"] else None, party=Party.BUSINESS, gross_prices=False,
                treatment=VatTreatment.DOMESTIC, net=Money(sign * net.cents),
                vat=Money(sign * vat.cents), total=Money(sign * total.cents),
                open=Money(sign * total.cents) - bookings, search="",
            )
        )  # fmt: skip
        session.flush()
        for on, amount in each["paid"]:
            session.add(
                Booking(
                    invoice_id=at, booked_on=on, to_costs=Money(7), to_interest=Money(3),
                    to_principal=amount,
                )
            )  # fmt: skip
    for on, amount in payments:
        session.add(
            Payment(
                customer_id=1, received_on=on, amount=amount, unbooked=ZERO,
                method=PaymentMethod.TRANSFER, search="",
            )
        )  # fmt: skip
    session.flush()


def signed(each: dict[str, Any], *parts: str) -> int:
    """Return the cents of parts of a document: below nothing on a credit note."""
    return (-1 if each["kind"] is NOTE else 1) * sum(each[part].cents for part in parts)


def open_on(each: dict[str, Any], day: date) -> int:
    """Return the cents that were open of one document when a day ended."""
    if not each["final"] or each["kind"] is NOTE or each["issued_on"] > day:
        return 0
    paid = sum(amount.cents for on, amount in each["paid"] if max(on, each["issued_on"]) <= day)
    return signed(each, "net", "vat") - paid


def ours(documents: list[dict[str, Any]], first: date, last: date) -> list[dict[str, Any]]:
    """Return the final documents of our own in a span."""
    return [
        each
        for each in documents
        if each["final"] and not each["old"] and first <= each["issued_on"] <= last
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(DOCUMENTS, max_size=8), st.lists(st.tuples(days, cents), max_size=4))
def test_sql_counts_as_a_person_would(
    database: Database, documents: list[dict[str, Any]], payments: list[tuple[date, Money]]
) -> None:
    with suppress(RolledBackError), database.write() as session:
        write(session, documents, payments)
        found = turnover.months(session, DAY)
        billed, received, open_, overdue = turnover.figures(session, DAY)
        firsts = [add_months(DAY.replace(day=1), back) for back in range(-11, 2)]
        for month, (first, after) in zip(found, pairwise(firsts), strict=True):
            last = min(after - timedelta(days=1), DAY)
            assert month.first == first
            made = ours(documents, first, last)
            assert month.turnover.cents == sum(signed(each, "net") for each in made)
            assert month.open.cents == sum(open_on(each, last) for each in documents)
        first, last = date(2026, 3, 1), date(2026, 2, 28)
        spans = ((first, DAY), (date(2026, 2, 1), last))
        assert [billed.now.cents, billed.before.cents] == [
            sum(signed(each, "net", "vat") for each in ours(documents, *span)) for span in spans
        ]
        assert [received.now, received.before] == [
            Money.total(amount for on, amount in payments if span[0] <= on <= span[1])
            for span in spans
        ]
        assert (open_.now, open_.before) == (found[-1].open, found[-2].open)
        for figure, day in ((overdue.now, DAY), (overdue.before, last)):
            late = (each for each in documents if _due(each) < day)
            assert figure.cents == sum(open_on(each, day) for each in late)
        raise RolledBackError


def _due(each: dict[str, Any]) -> date:
    due: date = each["issued_on"] + timedelta(days=each["term"])
    return due
