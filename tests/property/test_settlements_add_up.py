"""Withdrawing and dissolving through the real deeds: no cent comes from nowhere, none is lost."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from sqlalchemy import select

from ises_desk.actions.arguments import read
from ises_desk.actions.register import find
from ises_desk.actions.work import Work
from ises_desk.clock import moment_on
from ises_desk.models import ContractWithdrawal, Invoice, Payment
from ises_desk.queries.agenda import agenda
from ises_desk.store.database import open_database
from ises_desk.terms.art15_duration import credit_after
from ises_desk.values.kinds import InvoiceKind, Party
from ises_desk.values.money import ZERO, Money
from ises_desk.values.months import add_months
from ises_desk.values.period import Period
from tests.actions.conftest import Office
from tests.actions.withdrawing import proof
from tests.property.few import few
from tests.property.rows import for_a_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from ises_desk.store.database import Database

_DAY = timedelta(days=1)
FEW = few(30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
STARTS = st.sampled_from([date(2026, 1, 31), date(2028, 2, 29)]) | st.dates(
    date(2026, 7, 1), date(2028, 12, 31)
)
PRICES = st.lists(st.integers(1, 50_000), min_size=1, max_size=3)
CONSUMER, FIRM = 1, 2


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Open an administration with a consumer and a business; every example is rolled back."""
    opened = open_database(tmp_path_factory.mktemp("som") / "a.sqlite", lock=False)
    desk = Office(opened)
    desk.sender()
    desk.customer()
    desk.customer(party=Party.BUSINESS, kvk="08119563")
    yield opened
    opened.close()


class Clerk:
    """Does deeds by their code in one transaction, each on a day."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def do(self, code: str, on: date, **words: Any) -> Any:
        """Do a deed and return its value."""
        act = find(code)
        assert act is not None
        value = act.run(Work(self.session, moment_on(on)), **read(act, words))
        self.session.flush()
        return value

    def billed(self, customer: int, on: date) -> Money:
        """Bill what there is to bill, make it final, and return what that is with VAT."""
        for key in self.do("billing.draft", on, customer_id=customer):
            self.do("invoice.finalise", on, invoice_id=key)
        return self.total(InvoiceKind.INVOICE)

    def total(self, kind: InvoiceKind) -> Money:
        """Return all papers of a kind together."""
        return Money.total(self.session.scalars(select(Invoice.total).where(Invoice.kind == kind)))

    def open(self) -> Money:
        """Return what the customers owe, less what they have to their credit."""
        owed = Money.total(self.session.scalars(select(Invoice.open)))
        return owed - Money.total(self.session.scalars(select(Payment.unbooked)))


def lines(prices: list[int], months: int = 12) -> list[dict[str, Any]]:
    """Return contract lines of these prices in cents, billed in advance."""
    return [
        {
            "description": f"Pakket {at}",
            "unit_price": Money(cents).plain,
            "months": months,
            "billing_moment": "advance",
        }
        for at, cents in enumerate(prices)
    ]


@FEW
@given(
    start=STARTS,
    prices=PRICES,
    after=st.integers(0, 13),
    share=st.integers(0, 100),
    evidence=st.booleans(),
    bills=st.booleans(),
)
def test_5_2_what_is_owed_and_what_comes_back_is_what_was_paid(
    database: Database,
    start: date,
    prices: list[int],
    after: int,
    share: int,
    *,
    evidence: bool,
    bills: bool,
) -> None:
    with for_a_moment(database) as session:
        clerk = Clerk(session)
        contract = clerk.do(
            "contract.conclude", start, customer_id=CONSUMER, starts_on=start, channel="website",
            lines=lines(prices),
        )  # fmt: skip
        proven = proof(start) if evidence else {"informed_on": start}
        clerk.do("contract.record_evidence", start, contract_id=contract, **proven)
        total = clerk.billed(CONSUMER, start) if bills else ZERO
        paid = Money(total.cents * share // 100)
        if paid:
            clerk.do("payment.record", start, customer_id=CONSUMER, amount=paid,
                     iban="NL91ABNA0417164300")  # fmt: skip
        day = start + after * _DAY
        key = clerk.do("contract.withdraw", day, contract_id=contract)
        clerk.do("contract.settle_withdrawal", day, withdrawal_id=key)
        row = session.get_one(ContractWithdrawal, key)
        refund, to_pay = row.refund or ZERO, row.to_pay or ZERO
        assert row.owed + refund == paid + to_pay
        assert ZERO in {refund, to_pay}
        assert ZERO <= row.owed <= Money(sum(prices))
        assert evidence or row.owed == ZERO
        # the papers say the same: billed less credited is what is owed, less paid what is open
        papers = clerk.total(InvoiceKind.INVOICE) + clerk.total(InvoiceKind.CREDIT_NOTE)
        assert papers == row.owed
        assert clerk.open() == row.owed - paid == to_pay - refund
        parts = row.ruling["applied"]["parts"]
        assert Money.total(Money.of(part["owed"]) for part in parts) == row.owed
        asked = {duty.kind for duty in agenda(session, day) if duty.key == contract}
        assert ("refund" in asked) == bool(refund)


@FEW
@given(
    start=STARTS,
    prices=PRICES,
    months=st.sampled_from([1, 3, 12]),
    after=st.integers(0, 400),
    share=st.integers(0, 100),
)
def test_15_4_what_was_used_and_what_is_credited_is_what_was_billed(  # noqa: PLR0917  the facts
    database: Database, start: date, prices: list[int], months: int, after: int, share: int
) -> None:
    with for_a_moment(database) as session:
        clerk = Clerk(session)
        contract = clerk.do(
            "contract.conclude", start, customer_id=FIRM, starts_on=start,
            lines=lines(prices, months),
        )  # fmt: skip
        day = start + after * _DAY
        total = clerk.billed(FIRM, day)
        paid = Money(total.cents * share // 100)
        if paid:
            clerk.do("payment.record", day, customer_id=FIRM, amount=paid)
        clerk.do(
            "occurrence.record", day, contract_id=contract, ground="misuse", clause="8.7",
            happened_on=day, facts="Er gingen 40.000 berichten uit.", source="eigen waarneming",
        )  # fmt: skip
        clerk.do(
            "contract.dissolve", day, contract_id=contract, ground="misuse", confirmed=True,
            shortcoming="U hield uw software niet bij.",
        )  # fmt: skip
        credited = clerk.total(InvoiceKind.CREDIT_NOTE)
        assert ZERO <= -credited <= total
        assert clerk.open() == total + credited - paid
        nets = select(Invoice.net).where(Invoice.kind == InvoiceKind.CREDIT_NOTE)
        assert -Money.total(session.scalars(nets)) == beyond(start, prices, months, day)


def beyond(start: date, prices: list[int], months: int, day: date) -> Money:
    """Return what was billed in advance beyond a day, reckoned line by line (6:271 BW)."""
    index = 0
    while add_months(start, (index + 1) * months) <= day:
        index += 1
    period = Period.months(start, index, months)
    return Money.total(credit_after(Money(cents), period, day) for cents in prices)
