"""The agenda, the rule and the deeds agree on random debts: whatever is due may be done."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ises_desk.law.dunning import Debt, next_step
from ises_desk.models import Customer, Invoice
from ises_desk.queries import debts, overdue
from ises_desk.queries.demands import chosen
from ises_desk.values.kinds import Delivery, InvoiceKind, LetterKind, Party, VatTreatment
from ises_desk.values.money import ZERO, Money

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ises_desk.store.database import Database

DAY = date(2026, 11, 22)
CUSTOMERS = 3


class RolledBackError(Exception):
    """Leaves a transaction without a trace."""


def near(first: int, last: int) -> st.SearchStrategy[date]:
    """Return days around today."""
    return st.integers(first, last).map(lambda days: DAY + timedelta(days=days))


maybe = st.none() | near(-40, -1)
DEBTS = st.fixed_dictionaries(
    {
        "customer_id": st.integers(1, CUSTOMERS),
        "kind": st.sampled_from([InvoiceKind.INVOICE] * 5 + [InvoiceKind.CREDIT_NOTE]),
        "final": st.booleans() | st.just(value=True),
        "party": st.sampled_from(Party),
        "due_on": near(-40, 5),
        "open": st.sampled_from([Money(-100), ZERO, Money(1), Money(12100)]),
        "disputed_on": st.none() | st.none() | near(-5, 0),
        "reminded_on": maybe,
        "demanded_on": maybe,
        "noticed_on": maybe,
    }
)


def add(session: Session, rows: list[dict[str, Any]]) -> None:
    """Put customers and their invoices in, by hand."""
    for key in range(1, CUSTOMERS + 1):
        session.add(
            Customer(
                id=key,
                number=f"K{key}",
                name=f"Klant {key}",
                party=Party.CONSUMER,
                delivery=Delivery.POST,
                customer_since=DAY,
                search="",
            )
        )
    for key, given_row in enumerate(rows, start=1):
        values = dict(given_row)
        final = values.pop("final")
        session.add(
            Invoice(
                id=key,
                number=f"F{key}" if final else None,
                issued_on=values["due_on"] - timedelta(days=14) if final else None,
                prepared_on=DAY,
                payment_days=14,
                gross_prices=True,
                treatment=VatTreatment.DOMESTIC,
                net=ZERO,
                vat=ZERO,
                total=Money(12100),
                search="",
                **{**values, "due_on": values["due_on"] if final else None},
            )
        )
    session.flush()


def owed(row: dict[str, Any], key: int) -> Debt | None:
    """Return a row as a debt when it is overdue, by the words of the law alone."""
    late = row["final"] and row["kind"] is InvoiceKind.INVOICE and row["due_on"] < DAY
    if not late or row["open"] <= ZERO:
        return None
    names = ("party", "due_on", "open", "disputed_on", "reminded_on", "demanded_on", "noticed_on")
    return Debt(key=key, number=f"F{key}", **{name: row[name] for name in names})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(DEBTS, max_size=8), grace=st.integers(0, 3), pause=st.integers(1, 20))
def test_each_debt_is_where_the_rule_says_and_each_duty_can_be_done(
    database: Database, rows: list[dict[str, Any]], grace: int, pause: int
) -> None:
    with suppress(RolledBackError), database.write() as session:
        add(session, rows)
        compare(session, rows, grace, pause)
        raise RolledBackError


def compare(session: Session, rows: list[dict[str, Any]], grace: int, pause: int) -> None:
    """Compare what SQL found with the rule over every row, and each duty with its deed."""
    from ises_desk.models import Setting

    session.add(Setting(key=debts.GRACE_DAYS, value=grace))
    session.add(Setting(key=debts.DEMAND_AFTER_DAYS, value=pause))
    session.flush()
    pace = debts.pace(session)
    expected = {key: debt for key, row in enumerate(rows, 1) if (debt := owed(row, key))}
    in_sql = {debt.key: debt for each in debts.overdue(session, DAY).values() for debt in each}
    assert in_sql == expected
    named: dict[int, list[str]] = {key: [] for key in expected}
    for duty in overdue.duties(session, DAY):
        keys = duty.arguments.get("invoice_ids", ())
        for key in keys:
            named[key].append(duty.kind)
        if duty.action and duty.due_on <= DAY:
            kind = LetterKind(duty.kind)
            assert duty.customer_id is not None
            found = chosen(session, kind, duty.customer_id, DAY, keys)
            assert {debt.key for debt in found} == set(keys)
    for key, debt in expected.items():
        step = next_step(debt, pace)
        ripe = step is not None and step.kind is not None and step.due_on <= DAY
        assert len(named[key]) <= 1 or not ripe
        if ripe:
            assert len(named[key]) == 1
        if debt.disputed_on is not None:
            assert named[key] == []
