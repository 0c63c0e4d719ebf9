"""The choice of court, packages and designs in the office with one of everything, and its calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.actions.conftest import Office

FACTS = {
    "backup_included": "ja",
    "quota": "10 GB",
    "traffic": "100 GB",
    "sla": "herstel binnen een dag",
    "sla_target": "99,95",
    "sla_measured": "per maand",
    "sla_credit": "10",
}
DESIGN = {
    "what": "Website",
    "holder": "customer",
    "agreed_on": "2026-11-01",
    "document": "De offerte",
    "deed_on": "2026-11-20",
    "licence": "vrij",
}
APART = {
    "number": "payment_days",
    "value": 30,
    "article": "4.1",
    "text": "Hij betaalt later",
    "agreed_on": "2026-11-20",
    "document": "De offerte",
}
CALLS: dict[str, dict[str, Any]] = {
    "contract_line.agree": {"line_id": "@contract_line", **FACTS},
    "design.change": {"design_id": "@design", **DESIGN},
    "design.record": {"contract_id": "@contract", **DESIGN},
    "design.remove": {"design_id": "@design"},
    "deviation.agree": {"contract_id": "@contract", **APART},
    "deviation.remove": {"deviation_id": "@apart"},
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
    """Enter a dispute with a consumer that runs, and a design."""
    do("design.record", "design", contract_id="@fresh", what="Site", licence="zolang het loopt")
    do("deviation.agree", "apart", contract_id="@fresh", **APART)
    do("forum.invoke", "dispute", customer_id="@person", about="De factuur")
    do("letter.mark_sent", letter_id="@dispute")


def more_keys(office: Office, keys: dict[str, Any]) -> None:
    """Add the key that no deed returned: of the dispute."""
    from ises_desk.models import CourtInvocation

    [row] = office.all(CourtInvocation)
    keys["invoked"] = row.id
