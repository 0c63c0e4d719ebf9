"""Announcing a change to one customer: of prices (L21) and of the terms (L22)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ises_desk.i18n import N_
from ises_desk.letters.letter import Bound, Letter
from ises_desk.values.kinds import LetterKind
from ises_desk.values.money import Money

_WHEN = Bound(
    parts=("{effective_on}", "{published_on}"),
    why=N_("Wanneer de wijziging ingaat en waar zij bekend is gemaakt, moet de klant weten."),
    basis="3.2",
)
_LEAVE = Bound(
    parts=("{cancel_until}", "opzeggen"),
    why=N_("Dat de klant om de wijziging kan opzeggen, en tot wanneer, hoort in de brief."),
    basis="3.2",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRow:
    """A line of a contract with its price before and after, for one period of billing."""

    contract: str
    description: str
    per: str
    old: Money
    new: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessRow(PriceRow):
    """The same without VAT, and the new price with it."""

    new_with_vat: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class _PriceChange(Letter):
    """What both say. `passed_on` is the article when a registry changed its price (13.11)."""

    KIND: ClassVar[LetterKind] = LetterKind.L21
    SENDER: ClassVar[tuple[str, ...]] = ("sender_contact",)
    BOUND: ClassVar[tuple[Bound, ...]] = (
        _WHEN,
        _LEAVE,
        Bound(
            parts=("{concluded_on}",),
            why=N_("Dat deze klant mag ontbinden, hoort in de brief."),
            basis="6:236 onder i BW",
        ),
        Bound(
            parts=("{passed_on}",),
            why=N_("Waarop het doorberekenen berust, hoort in de brief."),
            basis="13.11",
        ),
        Bound(parts=("{explanation}",), why=N_("Deze toelichting staat bij de wijziging zelf.")),
    )

    published_on: date
    effective_on: date
    cancel_until: date
    explanation: str
    passed_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceChangeBusiness(_PriceChange):
    """To a business: prices without VAT."""

    prices: tuple[BusinessRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceChangeConsumer(_PriceChange):
    """To a consumer: prices with VAT; `concluded_on` when he may dissolve (6:236 i BW)."""

    prices: tuple[PriceRow, ...]
    concluded_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsChange(Letter):
    """The terms change: what, which edition, from when, and that the customer may leave (2.5)."""

    KIND: ClassVar[LetterKind] = LetterKind.L22
    SENDER: ClassVar[tuple[str, ...]] = ("sender_contact",)
    BOUND: ClassVar[tuple[Bound, ...]] = (
        _WHEN,
        _LEAVE,
        Bound(
            parts=("{version}", "{explanation}"),
            why=N_("Welke voorwaarden het zijn en wat erin verandert, hoort in de brief."),
            basis="2.5",
        ),
        Bound(
            parts=("artikel 14 lid 2",),
            why=N_("Van belangrijke wijzigingen moet u de klant op de hoogte stellen."),
            basis="art. 14 lid 2 DSA",
        ),
    )

    contract: str
    published_on: date
    effective_on: date
    cancel_until: date
    version: str
    explanation: str
