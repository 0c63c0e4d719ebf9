"""A series of deeds in a process of its own, on the file that the window has open."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from ises_desk.actions.batches import (
    ask_apart,
    drafts_to_finalise,
    drafts_to_make,
    run_apart,
    run_here,
)
from ises_desk.actions.checks import near
from ises_desk.actions.intake import judgements
from ises_desk.actions.line_input import LineInput
from ises_desk.errors import Refusal, Stopped, Trouble
from ises_desk.exchange.tables import read_table
from ises_desk.models import Customer, Invoice
from ises_desk.values.kinds import Intake
from ises_desk.values.money import Money
from tests.actions.bringing import CUSTOMERS, content, looked

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from tests.actions.conftest import Office


def _contracts(office: Office, count: int) -> None:
    office.on("2026-03-01")
    for _ in range(count):
        customer = office.customer()
        line = LineInput(description="E-mail", unit_price=Money.of("5.00"), months=1)
        office.do("contract.conclude", customer_id=customer, starts_on=office.day, lines=(line,))


def _always(_done: int, _total: int, _text: str) -> bool:
    return True


def test_a_billing_run_apart_makes_each_draft_once_and_running_it_again_changes_nothing(
    office: Office,
) -> None:
    _contracts(office, 3)
    office.on("2026-04-15")
    deeds = office.ask(drafts_to_make, office.day)
    report = run_apart(office.database.path, office.now, deeds, _always)
    assert (report.done, report.refused, report.stopped) == (3, (), False)
    assert report.touched == {"invoice", "contract"}
    assert len(office.all(Invoice)) == 3
    again = run_apart(office.database.path, office.now, deeds, _always)
    assert again.values == ([], [], [])
    assert len(office.all(Invoice)) == 3
    assert office.problems() == []


def test_a_refusal_in_a_series_leaves_the_rest_done(office: Office) -> None:
    _contracts(office, 2)
    office.on("2026-04-15").do("billing.run")
    deeds = office.ask(drafts_to_finalise)
    for report in (
        run_apart(office.database.path, office.now, deeds, _always),
        run_here(lambda work: work(office.database), office.now, deeds, _always),
    ):
        assert report.done == 0
        assert [place for place, _ in report.refused] == [0, 1]
        assert "eigen bedrijf" in report.refused[0][1]


def test_a_few_deeds_are_done_in_this_process_and_stop_between_two(office: Office) -> None:
    _contracts(office, 3)
    office.on("2026-04-15")
    deeds = office.ask(drafts_to_make, office.day)
    report = run_here(
        lambda work: work(office.database), office.now, deeds, lambda done, _all, _text: done < 2
    )
    assert (report.done, report.refused, report.stopped) == (2, (), True)
    assert report.touched == {"invoice", "contract"}
    assert len(office.all(Invoice)) == 2


@pytest.mark.usefixtures("english")
def test_a_series_refuses_in_the_language_of_the_window(office: Office) -> None:
    _contracts(office, 1)
    office.on("2026-04-15").do("billing.run")
    deeds = office.ask(drafts_to_finalise)
    report = run_apart(office.database.path, office.now, deeds, _always)
    assert "your own business" in report.refused[0][1]


def test_a_stopped_series_did_whole_deeds_and_goes_on_later(office: Office) -> None:
    _contracts(office, 4)
    office.on("2026-04-15")
    deeds = office.ask(drafts_to_make, office.day)
    report = run_apart(office.database.path, office.now, deeds, lambda done, _t, _x: done < 1)
    assert report.stopped == (report.done < 4)
    rest = run_apart(
        office.database.path, office.now, office.ask(drafts_to_make, office.day), _always
    )
    assert report.done + rest.done == 4
    assert len(office.all(Invoice)) == 4


def test_a_worker_that_meets_trouble_says_so(office: Office, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="bestaat niet"):
        run_apart(tmp_path / "nergens.sqlite", office.now, [("billing.run", {})], _always)


def test_an_unforeseen_error_in_a_worker_reaches_the_window(office: Office) -> None:
    with pytest.raises(RuntimeError, match=r"geen\.deed"):
        run_apart(office.database.path, office.now, [("geen.deed", {})], _always)


def test_what_is_asked_apart_comes_home_in_order_and_as_plain_data(office: Office) -> None:
    first, second = office.customer(), office.customer()
    assert ask_apart(office.database.path, _customers, _always) == [first, second]


def test_a_refusal_comes_home_from_another_process_with_its_field(office: Office) -> None:
    with pytest.raises(Refusal) as refused:
        ask_apart(office.database.path, _refuse, _always)
    assert refused.value.field == "today"
    assert str(refused.value) == "Het jaar 3000 ligt te ver weg; kijk het na."


def test_a_question_that_is_stopped_and_one_that_breaks_down(office: Office) -> None:
    with pytest.raises(Stopped):
        ask_apart(office.database.path, _customers, lambda *_stand: False)
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        ask_apart(office.database.path, _break, _always)


def _customers(session: Session) -> list[int]:
    return list(session.scalars(select(Customer.id).order_by(Customer.id)))


def _refuse(_session: Session) -> list[int]:
    return [near(date(3000, 1, 1), "today").year]


def _break(_session: Session) -> list[int]:
    return [1 // 0]


def test_a_long_deed_and_a_trial_tell_how_far_they_are(office: Office) -> None:
    file = content(CUSTOMERS, *(f"K{at};;Zaak {at}{';' * 12}" for at in range(1, 401)))
    seen = looked(office, Intake.CUSTOMERS, file)
    told: list[tuple[int, int]] = []

    def hear(done: int, total: int, _text: str) -> bool:
        told.append((done, total))
        return True

    look = partial(
        judgements,
        today=office.day,
        kind=Intake.CUSTOMERS,
        table=read_table(file),
        columns=seen.columns,
        billed_through=None,
    )
    assert len(ask_apart(office.database.path, look, hear)) == 400
    assert (400, 400) in told
    told.clear()
    words = {"content": file, "digest": seen.digest, "columns": seen.columns}
    deeds = [("intake.customers", words)]
    assert run_apart(office.database.path, office.now, deeds, hear).refused == ()
    assert (400, 400) in told
    assert {total for _done, total in told} <= {1, 400}
