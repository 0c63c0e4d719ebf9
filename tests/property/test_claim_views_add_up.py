"""The view of a claim: its lines add up to what is open, on any day, per invoice and together."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ises_desk.errors import Refusal
from ises_desk.models import Invoice
from ises_desk.queries.claim_view import Item, View, of_customer, of_invoice
from ises_desk.queries.claims import claim_on
from ises_desk.store.database import open_database
from ises_desk.values.kinds import InvoiceKind, Party
from ises_desk.values.money import ZERO, Money
from tests.actions.conftest import Office
from tests.property.test_booking_properties import step, steps

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

FIRST = date(2022, 1, 5)
views = st.lists(st.integers(-400, 2500), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an office that can bill; each example works in a copy, so that all begin alike."""
    path = tmp_path_factory.mktemp("vordering") / "a.sqlite"
    database = open_database(path, lock=False)
    Office(database).sender()
    database.close()
    return path


def _walk(office: Office, customer: int, drawn: list[tuple[str, int, int]], party: Party) -> None:
    for word, number, days in drawn:
        office.later(days * 12)
        try:
            if word == "claim" and party is Party.CONSUMER:
                letter = office.do("fourteen_day.issue", customer_id=customer)
                office.do("letter.mark_sent", letter_id=letter)
            else:
                step(office, customer, word, number)
        except Refusal:
            continue


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(steps, views, st.sampled_from([Party.BUSINESS, Party.CONSUMER]))
def test_the_lines_of_a_view_add_up_to_what_is_open(
    empty: Path, drawn: list[tuple[str, int, int]], after: list[int], party: Party
) -> None:
    path = empty.with_name("b.sqlite")
    shutil.copyfile(empty, path)
    database = open_database(path, create=False, lock=False)
    try:
        _example(Office(database).on(FIRST), drawn, after, party)
    finally:
        database.close()


def _example(
    office: Office, drawn: list[tuple[str, int, int]], after: list[int], party: Party
) -> None:
    customer = office.business() if party is Party.BUSINESS else office.customer()
    _walk(office, customer, drawn, party)
    days = {office.day + timedelta(days=each) for each in after} | {office.day}
    with office.database.read() as session:
        for day in days:
            _adds_up(session, customer, day)


def _adds_up(session: Session, customer: int, day: date) -> None:
    together = of_customer(session, customer, day)
    _whole(together)
    open_on_day = ZERO
    for row in session.query(Invoice).filter_by(customer_id=customer, kind=InvoiceKind.INVOICE):
        assert row.issued_on is not None
        if day < row.issued_on:
            with pytest.raises(Refusal):
                of_invoice(session, row.id, day)
            continue
        apart = of_invoice(session, row.id, day)
        _whole(apart)
        claim = claim_on(session, row, day)
        assert apart.open == claim.open
        assert apart.principal + apart.interest + apart.costs - apart.paid == claim.open
        _follows(apart.items[0])
        mine = [each for each in together.items if each.id == row.id]
        assert [each.claim for each in mine] == ([claim] if claim.open_principal else [])
        open_on_day += claim.open if mine else ZERO
    assert together.open == open_on_day


def _whole(view: View) -> None:
    assert Money.total(line.amount for line in view.lines) == view.open
    if view.lines:
        assert view.lines[-1].balance == view.open
        assert view.points[-1].on == view.day
        assert view.points[-1].open == view.open


def _follows(item: Item) -> None:
    """See that the stretches are those of the claim, one after the other."""
    tiles = [line.segment for line in item.lines if line.segment]
    assert tiles == list(item.claim.segments)
    for before, after in pairwise(tiles):
        assert before.last_day < after.start
