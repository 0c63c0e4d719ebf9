"""What is on its way when the working day begins: offers, applications and a rise of prices."""

from __future__ import annotations

from datetime import timedelta
from itertools import product
from typing import TYPE_CHECKING

from ises_desk.values.kinds import Party

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ises_desk.demo.desk import Desk
    from ises_desk.demo.people import Client

_AHEAD = timedelta(days=14)
_LINES = [{"product": "HOST-M"}]


def prepare(desk: Desk, clients: Mapping[int, Client]) -> None:
    """Offer, confirm and turn down a contract, and prepare a change of prices."""
    known = [clients[key] for key in sorted(clients)]
    firm = next((each.key for each in known if each.party is Party.BUSINESS), known[0].key)
    person = next((each.key for each in known if each.party is Party.CONSUMER), known[0].key)
    order = {"lines": _LINES, "starts_on": desk.day + _AHEAD}
    for customer, binding in product((firm, person), (False, True)):
        offered = desk.do("contract.offer", customer_id=customer, binding=binding, **order)
        desk.do("contract.write_offer", contract_id=offered)
    mistaken = desk.do("contract.receive", customer_id=firm, channel="email", **order)
    desk.do("contract.accept", contract_id=mistaken)
    desk.do("contract.revoke", contract_id=mistaken, reason="De prijs klopte niet.")
    desk.do("contract.write_decision", contract_id=mistaken)
    for customer in (firm, person):
        ordered = desk.do("contract.receive", customer_id=customer, channel="email", **order)
        desk.do("contract.accept", contract_id=ordered)
        desk.do("contract.confirm_order", contract_id=ordered)
    turned_down = desk.do("contract.receive", customer_id=person, channel="email", **order)
    desk.do(
        "contract.refuse",
        contract_id=turned_down,
        reason="Deze dienst leveren wij niet meer.",
        received="25.00",
    )
    desk.do("contract.write_decision", contract_id=turned_down)
    desk.do("contract.receive", customer_id=firm, channel="website", **order)
    desk.do(
        "campaign.draft",
        kind="price",
        title="Prijzen voor het nieuwe jaar",
        text="Stroom en ruimte in het datacentrum zijn duurder geworden.",
        publish_on=desk.day + _AHEAD,
        percent="3",
    )
