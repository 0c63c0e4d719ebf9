"""Billing: periods tile, each is billed once whatever the days of the runs, credits mirror."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ises_desk.actions.credits import CreditLine
from ises_desk.actions.drafts import DraftLine
from ises_desk.actions.line_schedule import next_period, schedule, whole_period
from ises_desk.errors import Refusal
from ises_desk.models import Contract, ContractLine, Invoice, InvoiceLine, InvoiceVat
from ises_desk.store.database import open_database
from ises_desk.values.kinds import BillingMoment, ContractStage, InvoiceKind, VatKind
from ises_desk.values.money import Money
from ises_desk.values.period import Period
from ises_desk.values.quantity import Quantity
from tests.actions.conftest import Office
from tests.actions.making import line

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = timedelta(days=1)
FEW = settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
starts = st.dates(date(2019, 1, 1), date(2024, 12, 31))
months = st.sampled_from([1, 2, 3, 6, 12, 24])
moments = st.sampled_from(list(BillingMoment))
cents = st.integers(0, 50_000).map(Money)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Open one office for all examples: each works with a customer of its own."""
    path = tmp_path_factory.mktemp("kantoor") / "administratie.sqlite"
    database = open_database(path, lock=False)
    desk = Office(database)
    desk.sender()
    yield desk
    database.close()
    shutil.rmtree(path.parent)


@st.composite
def bare_lines(draw: st.DrawFn) -> tuple[ContractLine, date | None]:
    """Draw a contract line in memory and the end of its contract."""
    row = ContractLine(
        starts_on=draw(starts),
        months=draw(months),
        billing_moment=draw(moments),
        periods_billed=0,
    )
    row.ends_on = draw(st.none() | st.integers(0, 2000).map(lambda n: row.starts_on + n * DAY))
    over = draw(st.none() | st.integers(-400, 2000).map(lambda n: row.starts_on + n * DAY))
    return row, over


@given(bare_lines(), st.integers(1, 60))
def test_periods_tile_up_to_the_end_and_none_is_empty(
    drawn: tuple[ContractLine, date | None], most: int
) -> None:
    row, over = drawn
    ends = [day for day in (row.ends_on, over) if day is not None]
    reached = row.starts_on
    contract = Contract(stage=ContractStage.CONCLUDED, ends_on=over)
    for index in range(most):
        row.periods_billed = index
        schedule(row, contract)
        period = next_period(row, over)
        if period is None:
            assert row.next_invoice_on is None
            assert ends
            assert reached == max(row.starts_on, min(ends) + DAY)
            return
        whole = whole_period(row, index)
        assert period.start == reached == whole.start
        assert period.until <= whole.until
        assert period.until == min([whole.until, *(day + DAY for day in ends)])
        expected = period.start if row.billing_moment is BillingMoment.ADVANCE else period.last_day
        assert row.next_invoice_on == expected
        reached = period.until


@given(cents, st.integers(1, 5000).map(Quantity), starts, months, st.integers(0, 900))
def test_parts_of_a_period_add_up_to_the_whole_within_a_cent(
    price: Money, quantity: Quantity, start: date, length: int, cut: int
) -> None:
    from fractions import Fraction

    from ises_desk.actions.invoice_sums import line_amount

    whole = Period.months(start, 0, length)
    days = min(cut, whole.days)
    parts = [
        line_amount(price, quantity, Fraction(n, whole.days)) for n in (days, whole.days - days)
    ]
    full = line_amount(price, quantity)
    assert all(Money(0) <= part <= full for part in parts)
    assert abs((parts[0] + parts[1] - full).cents) <= 1


@FEW
@given(
    starts,
    st.lists(st.tuples(months, moments, cents, st.integers(0, 700)), min_size=1, max_size=3),
    st.lists(st.integers(0, 1500), min_size=1, max_size=4),
    st.integers(0, 1500),
)
def test_each_period_is_billed_once_however_often_and_whenever_is_billed(
    office: Office,
    start: date,
    drawn: list[tuple[int, BillingMoment, Money, int]],
    runs: list[int],
    notice: int,
) -> None:
    office.on(start)
    customer = office.customer()
    lines = tuple(
        line(
            price.plain,
            months=length,
            billing_moment=moment,
            starts_on=start + min(later, 700) * DAY,
        )
        for length, moment, price, later in drawn
    )
    key = office.do("contract.conclude", customer_id=customer, lines=lines, starts_on=start)
    noticed = False
    for after in sorted([*runs, *runs, 1600]):
        office.on(start + after * DAY)
        if after >= notice and not noticed:
            noticed = _give_notice(office, key)
        office.do("billing.draft", customer_id=customer)
        for row in office.all(ContractLine, contract_id=key):
            _whole(office, row)
    assert office.do("billing.draft", customer_id=customer) == []


def _give_notice(office: Office, contract: int) -> bool:
    try:
        office.do("contract.give_notice", contract_id=contract)
    except Refusal:  # a draft lies beyond the end
        return False
    return True


def _whole(office: Office, row: ContractLine) -> None:
    """See that what was billed of a line has no gap, no overlap and nothing that is due left."""
    billed = sorted(
        office.all(InvoiceLine, contract_line_id=row.id), key=lambda each: each.period_index
    )
    assert [each.period_index for each in billed] == list(range(row.periods_billed))
    reached = row.starts_on
    for each in billed:
        assert each.period_start == reached
        reached = each.period_until
        whole = whole_period(row, each.period_index)
        assert each.period_until <= whole.until
        assert Money(0) <= each.amount <= row.unit_price
    assert row.next_invoice_on is None or row.next_invoice_on > office.day


@FEW
@given(
    st.booleans(),
    st.lists(
        st.tuples(st.integers(1, 20_000), st.sampled_from(list(VatKind))), min_size=1, max_size=4
    ),
    st.lists(st.tuples(st.integers(0, 3), st.integers(1, 99)), max_size=5),
)
def test_credit_notes_in_any_split_mirror_the_invoice_in_the_end(
    office: Office,
    business: bool,  # noqa: FBT001  drawn
    drawn: list[tuple[int, VatKind]],
    parts: list[tuple[int, int]],
) -> None:
    office.on("2030-01-01")
    customer = office.business() if business else office.customer()
    lines = tuple(
        DraftLine(description="Werk", unit_price=Money(amount), vat_kind=kind)
        for amount, kind in drawn
    )
    key = office.do("invoice.draft", customer_id=customer, lines=lines)
    office.do("invoice.finalise", invoice_id=key)
    rows = office.all(InvoiceLine, invoice_id=key)
    for place, share in parts:
        row = rows[place % len(rows)]
        given_line = CreditLine(
            line_id=row.id, amount=Money(max(1, row.amount.cents * share // 100))
        )
        _credit(office, key, (given_line,))
    _credit(office, key, ())
    notes = office.all(Invoice, credits_id=key)
    original = office.get(Invoice, key)
    for name in ("net", "vat", "total"):
        assert Money.total(getattr(note, name) for note in notes) == -getattr(original, name)
    assert _rates(office, [note.id for note in notes]) == {
        percent: tuple(-amount for amount in sums)
        for percent, sums in _rates(office, [key]).items()
    }
    assert original.open == Money(0)
    _numbered(office)


def _credit(office: Office, key: int, lines: tuple[CreditLine, ...]) -> None:
    try:
        office.do("invoice.credit", invoice_id=key, reason="Deel", lines=lines)
    except Refusal:  # more than is left of the line, or nothing left at all
        return


def _rates(office: Office, keys: list[int]) -> dict[str, tuple[Money, ...]]:
    found: dict[str, tuple[Money, ...]] = {}
    for key in keys:
        for row in office.all(InvoiceVat, invoice_id=key):
            so_far = found.get(row.percent, (Money(0),) * 3)
            more = (row.net, row.vat, row.gross)
            found[row.percent] = tuple(a + b for a, b in zip(so_far, more, strict=True))
    return found


def _numbered(office: Office) -> None:
    """See that each series has numbers without a gap in each year."""
    for kind, form in ((InvoiceKind.INVOICE, "{}{:04}"), (InvoiceKind.CREDIT_NOTE, "C{}{:04}")):
        rows: list[Any] = [row for row in office.all(Invoice, kind=kind) if row.number]
        for year in {row.issued_on.year for row in rows}:
            numbers = [row.number for row in rows if row.issued_on.year == year]
            assert sorted(numbers) == [form.format(year, n + 1) for n in range(len(numbers))]
