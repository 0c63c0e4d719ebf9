"""The panel of a domain name offers what can be done today."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from ises_desk.ui.domains import sheet
from tests.ui.conftest import DAY

RENEWS = DAY + timedelta(days=20)


@pytest.mark.parametrize(
    ("reminder", "renews", "offered"),
    [
        (DAY, RENEWS, True),
        (DAY - timedelta(days=9), RENEWS, True),
        (DAY + timedelta(days=1), RENEWS, False),
        (DAY, DAY, False),
        (None, RENEWS, False),
    ],
)
def test_a_reminder_is_seen_only_while_it_stands(
    reminder: date | None, renews: date, *, offered: bool
) -> None:
    found = SimpleNamespace(
        id=1, name="zoet.nl", ascii_name="zoet.nl", state="active", customer="Zoet", customer_id=1,
        account="", contract_id=None, registrar="", registered_on=date(2020, 1, 1),
        anniversary_on=renews, next_reminder_on=reminder, cancelled_on=None, notes="",
    )  # fmt: skip
    allowed = sheet(None, found, DAY).allowed
    assert allowed is not None
    assert ("seen" in allowed) == offered
    assert {"renew", "cancel"} <= allowed
