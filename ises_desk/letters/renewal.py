"""Telling a customer ahead how his contract goes on (L20): renewed, or to be left each month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ises_desk.i18n import N_
from ises_desk.letters.letter import Bound, Letter
from ises_desk.letters.termination_confirmed import Service
from ises_desk.values.kinds import LetterKind

__all__ = ["RenewalBusiness", "RenewalConsumer", "Service"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Renewal(Letter):
    """What both say: the term ends on `term_end`, notice until `last_notice_on` stops it."""

    KIND: ClassVar[LetterKind] = LetterKind.L20
    SENDER: ClassVar[tuple[str, ...]] = ("sender_contact",)
    BOUND: ClassVar[tuple[Bound, ...]] = (
        Bound(
            parts=("{term_end}", "{next_from}", "{next_end}", "{monthly_from}"),
            why=N_("Hoe de overeenkomst verdergaat, volgt uit haar duur en staat vast."),
            basis="15.1",
        ),
        Bound(
            parts=("{last_notice_on}", "opzeg"),
            why=N_("Tot wanneer en hoe de klant kan opzeggen, hoort in dit bericht."),
            basis="15.1",
        ),
    )

    contract: str
    services: tuple[Service, ...]
    term_end: date
    last_notice_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalBusiness(_Renewal):
    """To a business: the contract is renewed unless notice comes in time (15.1)."""

    next_from: date
    next_end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalConsumer(_Renewal):
    """To a consumer: after the first term he can leave any day with a month (6:236 j BW)."""

    monthly_from: date
