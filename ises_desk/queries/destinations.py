"""Where a letter goes when nobody gives another address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ises_desk.models import Customer, Letter
from ises_desk.values.kinds import Channel

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def destination(letter: Letter, customer: Customer, channel: Channel) -> str:
    """Return the address that is printed on the letter, or the customer's e-mail address or ""."""
    if channel is Channel.EMAIL:
        return customer.email
    return ", ".join(letter.data["recipient"])


def of_letter(session: Session, letter_id: int, channel: Channel) -> tuple[str, str]:
    """Return whose letter it is and where it goes by a channel, "" where that isn't known."""
    letter = session.get_one(Letter, letter_id)
    customer = session.get_one(Customer, letter.customer_id)
    return customer.name, destination(letter, customer, channel)
