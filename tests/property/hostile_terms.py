"""The choice of court in the office with one of everything, and its calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.actions.conftest import Office

CALLS: dict[str, dict[str, Any]] = {
    "forum.choose": {
        "invocation_id": "@invoked",
        "chosen_on": "2026-11-22",
        "channel": "email",
    },
    "forum.close": {"invocation_id": "@invoked", "outcome": "Geen keuze"},
    "forum.invoke": {
        "customer_id": "@firm",
        "contract_id": "@contract",
        "about": "De factuur",
        "at_stake": "31250.00",
    },
}


def fill(do: Callable[..., None]) -> None:
    """Enter a dispute with a consumer that runs."""
    do("forum.invoke", "dispute", customer_id="@person", about="De factuur")
    do("letter.mark_sent", letter_id="@dispute")


def more_keys(office: Office, keys: dict[str, Any]) -> None:
    """Add the key that no deed returned: of the dispute."""
    from ises_desk.models import CourtInvocation

    [row] = office.all(CourtInvocation)
    keys["invoked"] = row.id
