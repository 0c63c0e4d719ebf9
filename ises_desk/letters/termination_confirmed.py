"""The confirmation of a notice (L19): when the contract ends, why, and what comes after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ises_desk.i18n import N_
from ises_desk.letters.letter import Bound, Letter
from ises_desk.values.kinds import Channel, LetterKind
from ises_desk.values.money import Money
from ises_desk.values.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service that ends."""

    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainRow:
    """A domain name under the contract and the day until which it is registered."""

    name: str
    registered_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class _Confirmed(Letter):
    """What all confirmations say. Days are inclusive: `ends_on` is the last day of service.

    `credit` is what was billed over `credit_period`, after the end, with VAT.
    `domains_before` is the day before which the customer says what is to be done with the
    names, `data_until` the last day to fetch data (15.5). `reasons` adds the articles behind
    the date when there is more to say than the letter's own words.
    """

    KIND: ClassVar[LetterKind] = LetterKind.L19
    SENDER: ClassVar[tuple[str, ...]] = ("sender_contact",)
    BOUND: ClassVar[tuple[Bound, ...]] = (
        Bound(
            parts=("{ends_on}",),
            why=N_("De laatste dag van de overeenkomst volgt uit de opzegging en staat vast."),
            basis="15.1",
        ),
        Bound(
            parts=("{received_on}",),
            why=N_("De dag waarop u de opzegging ontving, beslist; hij hoort in de bevestiging."),
            basis="3:37 lid 3 BW",
        ),
        Bound(
            parts=("artikel 15.1", "{term_end}", "{last_notice_on}", "{reasons}"),
            why=N_("Waarom de overeenkomst op die dag eindigt, hoort in de bevestiging."),
            basis="15.1",
        ),
        Bound(
            parts=("{credit}", "{credit_period}", "{early_refund}"),
            why=N_("Wat de klant terugkrijgt, volgt uit de opzegging en staat vast."),
            basis="15.1",
        ),
        Bound(
            parts=("{data_until}",),
            why=N_("Tot wanneer de klant zijn gegevens kan ophalen, hoort in de bevestiging."),
            basis="15.5",
        ),
    )

    contract: str
    received_on: date
    channel: Channel
    ends_on: date
    services: tuple[Service, ...]
    reasons: tuple[str, ...] = ()
    credit: Money | None = None
    credit_period: Period | None = None
    domains: tuple[DomainRow, ...] = ()
    # to check: transfer-code-in-five-days
    domains_before: date | None = None
    data_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminationConfirmedBusiness(_Confirmed):
    """A notice in time: the contract ends with its running term (15.1)."""

    last_notice_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminationConfirmedBusinessLate(_Confirmed):
    """A notice after its last day: the contract ends with the next term, or as offered.

    `offered_end` and `offer_until` are the owner's offer to end earlier, both or neither.
    """

    last_notice_on: date
    term_end: date
    offered_end: date | None = None
    offer_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminationConfirmedBusinessAccepted(_Confirmed):
    """A notice one day late that the owner accepts: the contract ends with its running term."""

    last_notice_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminationConfirmedConsumerFirstYear(_Confirmed):
    """A consumer's notice in the first term: the later of its end and a month after receipt.

    `early_end` and `early_refund` show the earlier end of 7:408 BW when the owner offers it.
    """

    term_end: date
    notice_end: date
    early_end: date | None = None
    early_refund: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminationConfirmedConsumerEarly(_Confirmed):
    """A consumer whom the owner lets go within the first term (7:408, 7:411 BW)."""

    term_end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminationConfirmedConsumerMonthly(_Confirmed):
    """A consumer's notice after the first term: any day, a month after receipt (6:236 j BW)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminationConfirmedChange(_Confirmed):
    """A notice over a change of `changed` (prices, terms): the day before it holds (3.2)."""

    BOUND: ClassVar[tuple[Bound, ...]] = (
        Bound(
            parts=("artikel 3.2", "{effective_on}"),
            why=N_("Waarom de overeenkomst op die dag eindigt, hoort in de bevestiging."),
            basis="3.2",
        ),
        *_Confirmed.BOUND,
    )

    changed: str
    effective_on: date
