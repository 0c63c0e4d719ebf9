"""How a contract ends, and what comes after, in the office with one of everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

GONE = {"kinds": ["hosted", "access"], "deleted_on": "2026-11-20", "means": "gewist"}
PAPERS = {
    "from_on": "2026-11-22",
    "deed_on": "2026-11-20",
    **{f"{who}_on": "2026-11-20" for who in ("owner", "old", "new")},
    **{f"{who}_by": "email" for who in ("owner", "old", "new")},
}
CALLS: dict[str, dict[str, Any]] = {
    "contract.transfer": {
        "contract_id": "@passing",
        "to_customer_id": "@spare2",
        **PAPERS,
    },
    "contract.carry_out_transfer": {"transfer_id": "@today_transfer"},
    "contract.drop_transfer": {"transfer_id": "@waiting_transfer"},
    "contract.confirm_notice": {"notice_id": "@notice"},
    "contract.give_notice": {
        "contract_id": "@contract",
        "received_on": "2026-11-20",
        "channel": "email",
        "early_exit": "nee",
        "accept_late": "nee",
    },
    "contract.withdraw_notice": {"notice_id": "@notice"},
    "contract.certify_deletion": {"contract_id": "@emptied"},
    "contract.offer_retrieval": {
        "contract_id": "@over",
        "told_on": "2026-11-20",
        "channel": "email",
        "until_on": "2026-12-31",
    },
    "contract.record_deletion": {"contract_id": "@offered_data", **GONE},
    "customer.erase": {"customer_id": "@leaver", "kinds": ["personal"], "confirmed": "ja"},
}


def begin(do: Callable[..., None], line: dict[str, Any], address: dict[str, Any]) -> None:
    """Let a customer conclude, in February, contracts that end in April."""
    do("customer.add", "leaver", name="Vertrokken", addresses=[address], delivery="post")
    for name in ("passing", "today_passing", "waiting_passing"):
        do("contract.conclude", name, customer_id="@person", lines=[line], starts_on="2026-02-01",
           concluded_at="2026-01-15T10:00")  # fmt: skip
    lines = [{**line, "months": 3, "billed_through": "2026-04-30"}]
    for name in ("over", "offered_data", "emptied"):
        do("contract.conclude", name, customer_id="@leaver", lines=lines, months=3,
           starts_on="2026-02-01", concluded_at="2026-01-15T10:00")  # fmt: skip
        do("contract.give_notice", contract_id=f"@{name}", received_on="2026-02-01")


def wait(do: Callable[..., None]) -> None:
    """Let two transfers wait for their day, of which one comes today."""
    for name, day in (("today", "2026-11-22"), ("waiting", "2026-12-01")):
        do("contract.transfer", f"{name}_transfer", contract_id=f"@{name}_passing",
           to_customer_id="@spare2", **{**PAPERS, "from_on": day})  # fmt: skip


def fill(do: Callable[..., None]) -> None:
    """Offer the data of two of them, and record that those of one are gone."""
    for name in ("offered_data", "emptied"):
        do("contract.offer_retrieval", contract_id=f"@{name}", told_on="2026-09-01")
    do("contract.record_deletion", contract_id="@emptied", **GONE)
