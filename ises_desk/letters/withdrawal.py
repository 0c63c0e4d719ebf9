"""A consumer's withdrawal (article 5): received (L17), and settled (L18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from ises_desk.i18n import N_
from ises_desk.letters.letter import Bound, Letter
from ises_desk.letters.termination_confirmed import DomainRow, Service
from ises_desk.values.kinds import Channel, LetterKind, PaymentMethod
from ises_desk.values.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalReceived(Letter):
    """The receipt: which contract, when it came in to the minute, and what follows.

    `sent_on` is the day of sending when that is another one; `declaration` is what the consumer
    wrote. `refund_by` is the last day to pay back.
    """

    KIND: ClassVar[LetterKind] = LetterKind.L17
    SENDER: ClassVar[tuple[str, ...]] = ("sender_contact",)
    BOUND: ClassVar[tuple[Bound, ...]] = (
        Bound(
            parts=("{received_at}", "{sent_on}"),
            why=N_("De dag en het tijdstip van ontvangst horen in de ontvangstbevestiging."),
            basis="6:230oa BW",
        ),
        Bound(
            parts=("{contract}", "{services}", "{declaration}"),
            why=N_("De inhoud van de herroeping hoort in de ontvangstbevestiging."),
            basis="6:230oa BW",
        ),
        Bound(
            parts=("{refund_by}",),
            why=N_("De uiterste dag van terugbetalen volgt uit de ontvangst en staat vast."),
            basis="6:230r lid 1 BW",
        ),
    )

    contract: str
    concluded_on: date
    received_at: datetime
    channel: Channel
    services: tuple[Service, ...]
    refund_by: date
    sent_on: date | None = None
    declaration: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalReceivedOnline(WithdrawalReceived):
    """The receipt of a withdrawal by the function on the website (6:230oa BW)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """One thing that was ordered: how much of it was used or done, its price, what is owed."""

    what: str
    share: str
    price: Money
    owed: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class _Settled(Letter):
    """What all settlements say. Amounts are with VAT.

    `credit` is taken off the invoices by the notes in `credit_notes`; `invoice` bills what had not
    been billed. `refund_method` and `iban` are how and where the money goes back.
    `domains_before` is the day before which the customer says what is to be done with the names,
    `data_until` the last day to fetch data.
    """

    KIND: ClassVar[LetterKind] = LetterKind.L18
    SENDER: ClassVar[tuple[str, ...]] = ("sender_contact",)
    BOUND: ClassVar[tuple[Bound, ...]] = (
        Bound(
            parts=("{received_on}",),
            why=N_("De dag waarop u de herroeping ontving, hoort in de afwikkeling."),
            basis="6:230r lid 1 BW",
        ),
        Bound(
            parts=("{refund}", "{refund_by}", "{refund_method}", "{iban}", "{paid}", "{to_pay}"),
            why=N_("Wat de klant terugkrijgt en wanneer, volgt uit de wet en staat vast."),
            basis="6:230r BW",
        ),
        Bound(
            parts=("{parts.owed}", "{parts}", "{owed}", "{reasons}", "artikel 6:230s"),
            why=N_("Wat voor het gebruikte deel verschuldigd is, volgt uit de wet en staat vast."),
            basis="5.2; 6:230s BW",
        ),
        Bound(
            parts=("{credit}", "{credit_notes}", "{invoice}"),
            why=N_("De creditnota en de factuur zijn gemaakt; wat erop staat, staat vast."),
            basis="art. 35a Wet OB",
        ),
        Bound(
            parts=("{data_until}",),
            why=N_("Dat de klant zijn gegevens terugkrijgt, hoort in de afwikkeling."),
            basis="6:230r BW",
        ),
    )

    contract: str
    received_on: date
    data_until: date
    paid: Money
    credit: Money | None = None
    credit_notes: str = ""
    domains: tuple[DomainRow, ...] = ()
    domains_before: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalSettled(_Settled):
    """The used part stays due and the rest of what was paid comes back (6:230s lid 4 BW)."""

    parts: tuple[PartRow, ...]
    owed: Money
    refund: Money
    refund_by: date
    reasons: tuple[str, ...]
    refund_method: PaymentMethod | None = None
    iban: str = ""
    to_pay: Money | None = None
    invoice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalSettledUnpaid(_Settled):
    """The used part stays due and nothing comes back: less was paid than is owed."""

    parts: tuple[PartRow, ...]
    owed: Money
    reasons: tuple[str, ...]
    to_pay: Money | None = None
    invoice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalSettledNothingKept(_Settled):
    """Nothing is kept: all that was paid comes back (6:230s lid 5 BW)."""

    refund: Money | None = None
    refund_by: date | None = None
    refund_method: PaymentMethod | None = None
    iban: str = ""
