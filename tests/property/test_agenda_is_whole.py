"""A program that was closed for forty days: each duty is there once, in order, none lost."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from ises_desk.clock import moment_on
from ises_desk.models import (
    Complaint,
    Contract,
    ContractLine,
    ContractNotice,
    Customer,
    Domain,
    SetAside,
)
from ises_desk.queries.agenda import GROUPS, agenda, both, group_of
from ises_desk.queries.set_aside import mark_of
from ises_desk.values.kinds import (
    BillingMoment,
    Channel,
    ComplaintState,
    Delivery,
    DomainState,
    Party,
    ProductKind,
    VatKind,
)
from ises_desk.values.money import Money
from ises_desk.values.quantity import Quantity
from tests.property.few import few

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ises_desk.queries.duties import Duty
    from ises_desk.store.database import Database

DAY = date(2026, 11, 22)
CLOSED = 40
KINDS = ("bill", "complaint", "confirm_notice", "domain")  # the house's own come by themselves
SHAPE = st.tuples(st.sampled_from(KINDS), st.integers(-60, 60))


class RolledBackError(Exception):
    """Leaves a transaction without a trace."""


def add(session: Session, key: int, kind: str, on: date) -> tuple[str, int]:
    """Put one fact in that asks for a duty on a day; return what the duty is about."""
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
    session.flush()
    made: dict[str, Any] = {
        "domain": lambda: Domain(
            id=key,
            customer_id=key,
            name=f"d{key}.nl",
            ascii_name=f"d{key}.nl",
            extension="nl",
            registered_on=on,
            anniversary_on=on + timedelta(days=7),
            next_reminder_on=on,
            state=DomainState.ACTIVE,
            search="",
        ),
        "complaint": lambda: Complaint(
            id=key,
            number=f"C{key}",
            customer_id=key,
            subject="x",
            text="x",
            channel=Channel.EMAIL,
            received_at=moment_on(on - timedelta(days=14)),
            answer_due=on,
            state=ComplaintState.OPEN,
            search="",
        ),
    }
    if kind in made:
        session.add(made[kind]())
    else:
        _contract(session, key, on, noticed=kind == "confirm_notice")
    session.flush()
    return kind, key


def _contract(session: Session, key: int, on: date, *, noticed: bool) -> None:
    session.add(
        Contract(
            id=key,
            number=f"X{key}",
            customer_id=key,
            party=Party.CONSUMER,
            gross_prices=True,
            concluded_at=moment_on(on),
            channel=Channel.EMAIL,
            edition="2018-05-25",
            starts_on=on,
            months=12,
            notice_months=1,
            payment_days=14,
            search="",
        )
    )
    session.flush()
    if noticed:
        session.add(
            ContractNotice(
                contract_id=key, received_on=on, channel=Channel.EMAIL, ends_on=on, ruling={}
            )
        )
        return
    session.add(
        ContractLine(
            contract_id=key,
            position=1,
            kind=ProductKind.HOSTING,
            description="x",
            quantity=Quantity(1000),
            unit_price=Money(100),
            vat_kind=VatKind.HIGH,
            months=12,
            billing_moment=BillingMoment.ADVANCE,
            starts_on=on,
            next_invoice_on=on,
        )
    )


@few(30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=st.lists(SHAPE, max_size=8), data=st.data())
def test_after_forty_days_closed_each_duty_is_there_once_and_in_order(
    database: Database, facts: list[tuple[str, int]], data: st.DataObject
) -> None:
    with suppress(RolledBackError), database.write() as session:
        due = {}
        for key, (kind, days) in enumerate(facts, 1):
            due[add(session, key, kind, DAY + timedelta(days=days))] = DAY + timedelta(days=days)
        _whole(session, due, DAY)
        opened = DAY + timedelta(days=CLOSED)
        _whole(session, due, opened)
        _one_waits(session, due, opened, data)
        raise RolledBackError


def asked_on(duty: Duty) -> date:
    """Return the day from which a duty is to be looked at."""
    return duty.stands_on or duty.due_on


def _whole(session: Session, due: dict[tuple[str, int], date], day: date) -> None:
    """See what is due on a day or before it: each once, in order, with its own day."""
    found = [duty for duty in agenda(session, day) if duty.kind in KINDS]
    ripe = [duty for duty in found if asked_on(duty) <= day]
    expected = sorted((on, what) for what, on in due.items() if on <= day)
    assert sorted((asked_on(duty), (duty.kind, duty.key)) for duty in ripe) == expected
    placed = [list(GROUPS).index(group_of(duty, day)) for duty in found]
    assert placed == sorted(placed)
    assert len({mark_of(duty) for duty in found}) == len(found)


def _one_waits(
    session: Session, due: dict[tuple[str, int], date], day: date, data: st.DataObject
) -> None:
    """Set one duty aside: it is among those that wait, no other is touched, and it comes back."""
    found = [duty for duty in agenda(session, day) if duty.kind in KINDS]
    if not found:
        return
    one = data.draw(st.sampled_from(found))
    until = day + timedelta(days=data.draw(st.integers(1, 30)))
    session.add(
        SetAside(
            mark=mark_of(one),
            kind=one.kind,
            due_on=one.due_on,
            until_on=until,
            reason="x",
            set_on=day,
        )
    )
    session.flush()
    now, waiting = both(session, day)
    assert [(duty.kind, duty.key) for duty in waiting] == [(one.kind, one.key)]
    assert len([duty for duty in now if duty.kind in KINDS]) + 1 == len(found)
    assert both(session, until - timedelta(days=1))[1]
    assert not both(session, until)[1]
    _whole(session, due, until)
