"""The default notice (L10, L11): a written demand with a term for performance (6:82 BW)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ises_desk.i18n import N_
from ises_desk.letters.letter import Bound, Letter, OpenInvoice, Payable
from ises_desk.values.kinds import LetterKind
from ises_desk.values.money import Money

BOUND = (
    Bound(
        parts=("{final_on}", "{final_time}"),
        why=N_("Zonder een redelijke termijn om alsnog na te komen is er geen verzuim."),
        basis="6:82 lid 1 BW",
    ),
    Bound(
        parts=("in gebreke", "{contract}", "{clause}", "{obligation}", "{demanded}"),
        why=N_("Waarin de klant tekortschiet en wat hij moet doen, moet erin staan."),
        basis="6:82 lid 1 BW",
    ),
    Bound(
        parts=("ontbinden", "alle rechten voor"),
        why=N_("De gevolgen en het voorbehoud van uw rechten horen in een ingebrekestelling."),
        basis="15.2",
    ),
    Bound(
        parts=("{facts}",),
        why=N_("Dit vult u in het formulier zelf in."),
    ),
    Bound(
        parts=("{sender_contact}",),
        why=N_("Waar de klant terechtkan als hij het er niet mee eens is, hoort erin."),
        basis="6:82 lid 1 BW",
    ),
    Bound(
        parts=("{beyond}",),
        why=N_("Hoe de betalingen zijn verrekend, staat vast."),
        basis="6:44 BW",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultNoticePayment(Payable):
    """Demands payment of what is due by a final day; `clause` says by which article.

    `beyond` is what of the payments went to costs and interest first (6:44 BW).
    """

    # to check: email-is-writing
    KIND: ClassVar[LetterKind] = LetterKind.L10
    FORBIDDEN: ClassVar[tuple[str, ...]] = ("deurwaarder", "BKR")
    BOUND: ClassVar[tuple[Bound, ...]] = BOUND

    contract: str
    clause: str
    invoices: tuple[OpenInvoice, ...]
    beyond: Money | None = None
    facts: str = ""
    final_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultNoticePaymentConsumer(DefaultNoticePayment):
    """The same to a consumer: costs only after a letter with fourteen days (6:96 lid 6 BW)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultNoticeObligation(Letter):
    """Demands another performance than payment by a final day, and an hour where that is short.

    `obligation` says what was agreed, `facts` what happened and when, `demanded` what must be
    done. `final_time` ("12.00 uur") is for terms of hours (section 6 of the terms' misuse).
    """

    # to check: email-is-writing
    KIND: ClassVar[LetterKind] = LetterKind.L10
    SENDER: ClassVar[tuple[str, ...]] = ("sender_contact",)
    FORBIDDEN: ClassVar[tuple[str, ...]] = ("deurwaarder", "BKR")
    BOUND: ClassVar[tuple[Bound, ...]] = BOUND

    contract: str
    clause: str
    obligation: str
    facts: str
    demanded: str
    final_on: date
    final_time: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticedName:
    """A domain name that the notice is about, and the contract or account that it is under."""

    name: str
    contract: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultNoticeDomains(Letter):
    """Demands performance by a final day, or these names become unusable (L11, 13.5 and 13.6)."""

    # to check: email-is-writing
    KIND: ClassVar[LetterKind] = LetterKind.L11
    SENDER: ClassVar[tuple[str, ...]] = ("sender_contact",)
    FORBIDDEN: ClassVar[tuple[str, ...]] = ("deurwaarder", "BKR")
    BOUND: ClassVar[tuple[Bound, ...]] = (
        *BOUND,
        Bound(
            parts=("{names.name}", "onbruikbaar"),
            why=N_("Om welke namen het gaat en wat ermee gebeurt, moet uitdrukkelijk erin staan."),
            basis="13.5",
        ),
        Bound(
            parts=("verhuiscode",),
            why=N_("De verhuiscode van een domeinnaam houdt u nooit achter."),
            basis="13.2",
        ),
    )

    contract: str
    clause: str
    obligation: str
    facts: str
    demanded: str
    final_on: date
    names: tuple[NoticedName, ...]
