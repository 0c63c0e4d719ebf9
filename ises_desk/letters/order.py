"""Before and at the start of a contract: the offer (L01), its confirmation (L02), a no (L03)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ises_desk.i18n import N_
from ises_desk.letters.letter import Bound, Letter
from ises_desk.values.kinds import Channel, LetterKind
from ises_desk.values.money import Money
from ises_desk.values.quantity import Quantity

_PRICES = Bound(
    parts=("{lines.amount}", "{totals.label}", "{prices}"),
    why=N_("De prijs en wat ervoor wordt geleverd, komen uit het contract."),
    basis="3.1",
)
_DURATION = Bound(
    parts=("{duration}", "{notice}"),
    why=N_("Duur, verlenging en opzegging moeten vooraf en bij de bevestiging worden verteld."),
    basis="15.1; 6:230m lid 1 onder o BW",
)
_TERMS = Bound(
    parts=("{terms}", "van de hand"),
    why=N_("Zonder deze woorden gelden uw voorwaarden niet, of die van de klant erbij."),
    basis="2.1; 2.2; 6:233 onder b BW",
)

_RIGHTS = Bound(
    parts=("{designs.what}", "artikel 12.2"),
    why=N_("Wie de rechten op een ontwerp heeft, komt uit het contract."),
    basis="12.2",
)

_APART = Bound(
    parts=("{deviations.text}", "artikel 2.1"),
    why=N_("Wat anders is afgesproken dan de voorwaarden zeggen, komt uit het contract."),
    basis="2.1",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """A line of an offer or order; lines of `description` after the first are printed small.

    `per` says for which time `amount` is due ("per jaar", "eenmalig"). Prices are with VAT for a
    consumer (art. 38 Wet OB), without it for others.
    """

    description: str
    quantity: Quantity
    unit_price: Money
    per: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalRow:
    """What falls due together: a year's or a month's lines, or what is due once; with VAT."""

    label: str
    vat: Money
    total: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class NetTotalRow(TotalRow):
    """The same for a business, which also sees it without VAT."""

    net: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A point on which the acceptance was not what was offered (2.4)."""

    what: str
    offered: str
    wanted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignRow:
    """What we design, who has the rights on it, and what the other may do with it (12.2)."""

    what: str
    holder: str
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviationRow:
    """What was agreed in the place of a paragraph, with the day and the document (2.1)."""

    article: str
    text: str
    agreed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offer(Letter):
    """An offer (2.2).

    `contract` is the number of the offer; `prices` says whether they are with VAT and that nothing
    comes on top (3.1); `duration` and `notice` are in words.
    """

    KIND: ClassVar[LetterKind] = LetterKind.L01
    SENDER: ClassVar[tuple[str, ...]] = ("sender_contact",)
    BOUND: ClassVar[tuple[Bound, ...]] = (
        Bound(
            parts=("{valid_until}", "vrijblijvend", "bindend"),
            why=N_("Of u aan het aanbod vastzit, en tot wanneer, moet erin staan."),
            basis="2.2",
        ),
        _PRICES,
        _DURATION,
        _TERMS,
        _RIGHTS,
        _APART,
    )

    contract: str
    lines: tuple[OrderLine, ...]
    totals: tuple[TotalRow, ...]
    valid_until: date
    prices: str
    starts_on: date
    duration: str
    notice: str
    payment_days: int
    terms: str
    remark: str = ""
    designs: tuple[DesignRow, ...] = ()
    deviations: tuple[DeviationRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferConsumer(_Offer):
    """A non-binding offer to a consumer, with VAT; `first` is when he can leave at any time."""

    first: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferConsumerBinding(OfferConsumer):
    """The same, binding through its last day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferBusiness(_Offer):
    """A non-binding offer to a business, without VAT; its purchasing terms are rejected (2.2)."""

    totals: tuple[NetTotalRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferBusinessBinding(OfferBusiness):
    """The same, binding through its last day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order(Letter):
    """The confirmation of an order (6:227c lid 2 BW).

    `differences` are where the acceptance was not what was offered (2.4).
    """

    SENDER: ClassVar[tuple[str, ...]] = ("sender_contact",)
    BOUND: ClassVar[tuple[Bound, ...]] = (
        _PRICES,
        _DURATION,
        _TERMS,
        _RIGHTS,
        _APART,
        Bound(
            parts=("{differences.what}", "artikel 2.4"),
            why=N_("Zonder onverwijld bezwaar geldt de aanvaarding zoals de klant haar gaf."),
            basis="2.4; 6:225 lid 2 BW",
        ),
    )

    contract: str
    concluded_on: date
    channel: Channel
    lines: tuple[OrderLine, ...]
    totals: tuple[TotalRow, ...]
    prices: str
    starts_on: date
    duration: str
    notice: str
    payment_days: int
    terms: str
    differences: tuple[Differing, ...] = ()
    designs: tuple[DesignRow, ...] = ()
    deviations: tuple[DeviationRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderBusiness(_Order):
    """The confirmation for a business; its purchasing terms are rejected (2.2)."""

    KIND: ClassVar[LetterKind] = LetterKind.L02Z

    totals: tuple[NetTotalRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderConsumer(_Order):
    """The confirmation on a durable medium for a consumer (6:230v lid 7 BW).

    `withdraw_until` is the last day to withdraw, `function_url` where that can be done online
    (6:230oa BW). `start_request` and `statement` are his own words about starting at once, with
    the moments at which he gave them.
    """

    KIND: ClassVar[LetterKind] = LetterKind.L02
    BOUND: ClassVar[tuple[Bound, ...]] = (
        *_Order.BOUND,
        Bound(
            parts=("{withdraw_until}", "{function_url}", "herroep", "redenen"),
            why=N_("Zonder deze uitleg en het formulier duurt het herroepingsrecht tot een jaar "
                   "langer."),
            basis="6:230m lid 1 onder h; 6:230o lid 2 BW",
        ),
        Bound(
            parts=("{start_request}", "{statement}"),
            why=N_("Dit is het bewijs dat de klant meteen wilde beginnen; zonder dat mag u niets "
                   "inhouden."),
            basis="6:230s lid 5 BW",
        ),
    )  # fmt: skip

    first: str
    withdraw_until: date
    function_url: str = ""
    start_request: str = ""
    start_requested_on: date | None = None
    statement: str = ""
    stated_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationRefused(Letter):
    """An application turned down, or an agreement revoked, without delay (2.3).

    `refund` came in already and goes back by `refund_by`.
    """

    KIND: ClassVar[LetterKind] = LetterKind.L03
    SENDER: ClassVar[tuple[str, ...]] = ("sender_contact",)
    BOUND: ClassVar[tuple[Bound, ...]] = (
        Bound(
            parts=("{applied_on}", "artikel 2.3", "{contract}"),
            why=N_("Dat er geen overeenkomst is, en waarom dat kan, moet er duidelijk staan."),
            basis="2.3",
        ),
        Bound(
            parts=("{refund}", "{refund_by}"),
            why=N_("Alles wat al was betaald, gaat terug."),
            basis="2.3",
        ),
    )

    contract: str
    applied_on: date
    reason: str
    refund: Money | None = None
    refund_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRevoked(ApplicationRefused):
    """The same after the order was taken on; `credit` is what was billed and is credited."""

    credit: Money | None = None
