"""What the tests of transfers have in common: the papers of one, and who it is between."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ises_desk.values.kinds import Channel

if TYPE_CHECKING:
    from tests.actions.conftest import Office

DAY = date(2026, 11, 22)


def papers(**values: Any) -> dict[str, Any]:
    """Return the deed and every consent, all of 20 November 2026 by e-mail."""
    day = date(2026, 11, 20)
    given: dict[str, Any] = {"deed_on": day, "from_on": DAY}
    for who in ("owner", "old", "new"):
        given |= {f"{who}_on": day, f"{who}_by": Channel.EMAIL}
    return given | values


def passed(office: Office, contract: int, to: int, **values: Any) -> int:
    """Let a contract pass to another customer on 22 November 2026."""
    return int(
        office.on(DAY).do(
            "contract.transfer", contract_id=contract, to_customer_id=to, **papers(**values)
        )
    )
