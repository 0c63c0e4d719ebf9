"""Where a letter goes when nobody gives another address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk.values.kinds import Channel

if TYPE_CHECKING:
    from ises_desk.models import Customer, Letter


def destination(letter: Letter, customer: Customer, channel: Channel) -> str:
    """Return the address that is printed on the letter, or the customer's e-mail address or ""."""
    if channel is Channel.EMAIL:
        return customer.email
    return ", ".join(letter.data["recipient"])
