"""Offers, campaigns, renewals and force majeure in the office with one of everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.queries.agenda import agenda
from ises_desk.queries.set_aside import mark_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.actions.conftest import Office

CAMPAIGN = {
    "kind": "price",
    "title": "Prijzen",
    "text": "Onze kosten zijn gestegen.",
    "publish_on": "2026-11-22",
    "prices": [{"product": "P1", "net": "11.00", "gross": "13.31"}],
    "all_prices": "ja",
}
ORDER = {"customer_id": "@told", "starts_on": "2026-12-01", "gross_prices": "ja", "remark": "Graag"}
CALLS: dict[str, dict[str, Any]] = {
    "campaign.approve": {"campaign_id": "@drafted"},
    "campaign.change": {"campaign_id": "@drafted", "title": "Anders", "text": "Nog iets."},
    "campaign.draft": {**CAMPAIGN, "effective_on": "2027-01-01"},
    "campaign.finish": {"campaign_id": "@held"},
    "campaign.leave_out": {"campaign_id": "@approved", "contract_id": "@sold"},
    "campaign.publish": {"campaign_id": "@approved", "published_on": "2026-11-22"},
    "campaign.remove": {"campaign_id": "@drafted"},
    "campaign.reopen": {"campaign_id": "@approved"},
    "campaign.tell": {"campaign_id": "@public", "customer_id": "@told"},
    "campaign.withdraw": {"campaign_id": "@public"},
    "contract.accept": {
        "contract_id": "@differing",
        "starts_on": "2026-12-15",
        "as_applied": "ja",
    },
    "contract.apply": {
        "contract_id": "@offered",
        "applied_at": "2026-11-22T10:00",
        "channel": "email",
    },
    "contract.confirm_order": {"contract_id": "@accepted"},
    "contract.offer": {**ORDER, "valid_until": "2026-12-31", "binding": "ja", "months": 12,
                       "notice_months": 1, "payment_days": 14, "number": "O1"},
    "contract.receive": {**ORDER, "applied_at": "2026-11-22T10:00", "channel": "website",
                         "number": "O2"},
    "contract.refunded": {"contract_id": "@refused", "refunded_on": "2026-11-22"},
    "contract.refuse": {"contract_id": "@applied", "reason": "Geen ruimte", "received": "5.00"},
    "contract.revoke": {"contract_id": "@accepted", "reason": "Vergissing", "received": "5.00"},
    "contract.write_decision": {"contract_id": "@refused"},
    "contract.write_offer": {"contract_id": "@offered"},
    "duty.set_aside": {"duty": "@duty", "until": "2026-11-25", "reason": "Hij belt terug"},
    "duty.take_up": {"duty": "@waiting"},
    "force_majeure.credit": {"event_id": "@past", "contract_id": "@ending"},
    "force_majeure.end": {"event_id": "@event", "ended_on": "2026-11-22"},
    "force_majeure.inform": {"event_id": "@event", "customer_id": "@told"},
    "force_majeure.record": {
        "cause_code": "power",
        "cause": "Geen stroom",
        "began_on": "2026-11-20",
        "contract_ids": ["@sold"],
        "owed_since": "2026-11-01",
    },
    "force_majeure.weigh": {"event_id": "@event"},
    "renewal.pass_over": {"renewal_ids": ["@renewal"]},
    "renewal.tell": {"renewal_id": "@renewal"},
}  # fmt: skip


def calls(line: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the calls, with a line where one is asked for."""
    with_lines = {name: CALLS[name] | {"lines": [line]} for name in ("contract.offer",
                  "contract.receive", "contract.apply")}  # fmt: skip
    return CALLS | with_lines


def begin(do: Callable[..., None], address: dict[str, Any]) -> None:
    """Enter, some months ago, a customer with a product and the changes that held by now."""
    do("customer.add", "told", name="Verteld", addresses=[address], delivery="post")
    days = {"starts_on": "2026-02-01", "concluded_at": "2026-01-15T10:00"}
    do("contract.conclude", "sold", customer_id="@told", lines=[{"product": "P1"}], **days)


def held(do: Callable[..., None]) -> None:
    """Publish, in May, a change that holds since July."""
    do("campaign.draft", "held", **{**CAMPAIGN, "publish_on": "2026-05-01"},
       effective_on="2026-07-01")  # fmt: skip
    do("campaign.approve", campaign_id="@held")
    do("campaign.publish", campaign_id="@held")


def fill(do: Callable[..., None], line: dict[str, Any]) -> None:
    """Enter offers and applications, campaigns in each state, and force majeure."""
    other = {**line, "unit_price": "90.00"}
    start = {"customer_id": "@told", "starts_on": "2026-12-01", "lines": [line]}
    for name in ("offered", "differing"):
        do("contract.offer", name, **start)
    do("contract.apply", contract_id="@differing", lines=[other])
    for name in ("applied", "accepted", "refused"):
        do("contract.receive", name, **start)
    do("contract.accept", contract_id="@accepted")
    do("contract.refuse", contract_id="@refused", reason="Nee", received="5.00")
    for name in ("drafted", "approved", "public"):
        do("campaign.draft", name, **CAMPAIGN)
    for name in ("approved", "public"):
        do("campaign.approve", campaign_id=f"@{name}")
    do("campaign.publish", campaign_id="@public")
    for name, contract, began in (
        ("event", "sold", "2026-11-01"),
        ("past", "ending", "2026-10-01"),
    ):
        do("force_majeure.record", name, cause_code="power", cause="Geen stroom", began_on=began,
           contract_ids=[f"@{contract}"])  # fmt: skip
    do("force_majeure.end", event_id="@past", ended_on="2026-10-20")


def more_keys(office: Office, keys: dict[str, Any]) -> None:
    """Add the keys that no deed returned: of a renewal, and the marks of two duties."""
    from ises_desk.models import Renewal

    [renewal] = office.all(Renewal, contract_id=keys["sold"])
    keys["renewal"] = renewal.id
    named = [each for each in office.ask(agenda, office.day) if each.kind == "application"]
    keys["duty"], keys["waiting"] = (mark_of(each) for each in named[:2])
