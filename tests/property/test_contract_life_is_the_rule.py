"""The state of a contract in SQL is the state of the rule, on every day and at every stage."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from ises_desk.actions.contract_state import life_facts
from ises_desk.models import Contract, Customer
from ises_desk.queries.contracts import state_of as in_sql
from ises_desk.store.database import open_database
from ises_desk.terms.contract_life import state_of
from ises_desk.values.kinds import Channel, ContractStage, Delivery, Party

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ises_desk.store.database import Database

DAY = date(2026, 11, 22)
BEFORE = {ContractStage.OFFER, ContractStage.APPLICATION, ContractStage.REFUSED}


class RolledBackError(Exception):
    """Leaves a transaction without a trace."""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Open an empty administration; every example is rolled back."""
    opened = open_database(tmp_path_factory.mktemp("life") / "a.sqlite", lock=False)
    yield opened
    opened.close()


near = st.integers(-2, 2).map(lambda days: DAY + timedelta(days=days))
maybe = st.none() | near


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    stage=st.sampled_from(ContractStage), start=near, end=st.none() | near, until=st.none() | near
)
def test_rule_is_sql(
    database: Database, stage: ContractStage, start: date, end: date | None, until: date | None
) -> None:
    given_facts: dict[str, Any] = {"starts_on": start, "ends_on": end, "valid_until": until}
    with suppress(RolledBackError), database.write() as session:
        session.add(
            Customer(
                id=1, number="K1", name="Proef", party=Party.BUSINESS, delivery=Delivery.EMAIL,
                customer_since=DAY, search="proef",
            )
        )  # fmt: skip
        session.flush()
        row = Contract(
            number="C1", customer_id=1, party=Party.BUSINESS, gross_prices=False, stage=stage,
            concluded_at=None if stage in BEFORE else datetime(2026, 1, 1, tzinfo=UTC),
            channel=Channel.FORM, edition="2018-05-25", months=12, notice_months=1,
            payment_days=14, search="c1", **given_facts,
        )  # fmt: skip
        session.add(row)
        session.flush()
        for shift in range(-3, 4):
            day = DAY + timedelta(days=shift)
            found = session.scalar(select(in_sql(day)).where(Contract.id == row.id))
            assert found == state_of(life_facts(row), day)
        raise RolledBackError
