"""The sender as he stands on the paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The letterhead: who sends, where he is registered and how he is reached.

    `address` holds the lines under the name, `logo` the bytes of a PNG or JPEG picture;
    `account_name` is the name of the account exactly as the bank has it.
    """

    name: str
    address: tuple[str, ...]
    # to check: kvk-on-paper
    kvk: str  # art. 27 Handelsregisterwet
    # to check: vat-id-on-paper
    vat_id: str
    iban: str
    account_name: str
    bic: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    signatory: str = ""
    logo: bytes | None = None


SENDER_WORDS = frozenset(
    {"sender_name", "sender_signature", "sender_contact", "sender_kvk", "sender_vat_id"}
)


def sender_values(head: Letterhead) -> dict[str, str | tuple[str, ...]]:
    """Return what a text may print of the sender: the values of `SENDER_WORDS`."""
    phone = head.phone.replace(" ", "\xa0")  # it stands on one line
    contact = " of ".join(part for part in (head.email, phone) if part)
    signature = tuple(part for part in (head.signatory, head.name) if part)
    return {
        "sender_name": head.name,
        "sender_signature": signature,
        "sender_contact": contact or head.name,
        "sender_kvk": head.kvk,
        "sender_vat_id": head.vat_id,
    }
