"""What the window says of a contract: a term that runs, and a list that is cut short."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from ises_desk.i18n import fill
from ises_desk.queries.agenda_renewals import _named
from ises_desk.ui import breach_deeds
from ises_desk.ui.contract_sheet import _facts
from ises_desk.ui.letter_forms import MANY_SENT, SENT

END = dt.date(2027, 12, 27)


def _contract(term_ends_on: dt.date, ends_on: dt.date | None) -> Any:
    return SimpleNamespace(
        account="",
        concluded_at=None,
        customer="Bakkerij De Korenaar",
        customer_id=1,
        ends_on=ends_on,
        gross_prices=False,
        last_notice_on=None,
        may={"contract.confirm_notice"},
        monthly_from=None,
        months=12,
        payment_days=14,
        starts_on=dt.date(2026, 12, 28),
        term_ends_on=term_ends_on,
        terms=SimpleNamespace(name="Algemene voorwaarden", since=dt.date(2018, 5, 25)),
        valid_until=None,
    )


@pytest.mark.parametrize(
    ("term_ends_on", "ends_on", "told"),
    [
        (END, None, True),
        (END, END, True),
        (END.replace(year=2028), END, False),  # the day after the end: no term runs any more
    ],
)
def test_a_contract_that_has_ended_has_no_running_term(
    term_ends_on: dt.date, *, ends_on: dt.date | None, told: bool
) -> None:
    labels = [fact.label for fact in _facts(_contract(term_ends_on, ends_on))]
    assert ("Lopende termijn" in labels) is told


@pytest.mark.parametrize(("count", "said"), [(12, "Contracten: C1,"), (13, "eerste 12 van 13: C1")])
def test_contracts_that_are_not_named_are_counted(count: int, said: str) -> None:
    words, values = _named([f"C{at}" for at in range(1, count + 1)])
    text = fill(words, values)
    assert said in text
    assert text.endswith("C12.")


def test_the_menu_says_what_is_lifted_and_the_form_speaks_of_any_letter() -> None:
    texts = {deed.text for deed in breach_deeds.DEEDS}
    assert "Opschorting opheffen" in texts
    assert all("aanmaning" not in form.intro for form in (SENT, MANY_SENT))
