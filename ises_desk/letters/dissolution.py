"""The declaration that dissolves a contract (L14, 6:267 BW): after a default notice, or at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ises_desk.i18n import N_
from ises_desk.letters.letter import Bound, Letter
from ises_desk.letters.termination_confirmed import DomainRow, Service
from ises_desk.values.kinds import LetterKind
from ises_desk.values.money import Money
from ises_desk.values.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dissolved(Letter):
    """What both declarations say; `dissolved_on` is the last day of service, inclusive.

    `extent` is "geheel" or "gedeeltelijk", `services` what ends. `credit` is what was billed over
    `credit_period`, after the end, with VAT; `open` is what stays due. `claim` is the damage that
    the owner claims, in his own words.
    """

    # to check: email-is-writing
    KIND: ClassVar[LetterKind] = LetterKind.L14
    SENDER: ClassVar[tuple[str, ...]] = ("sender_contact",)
    FORBIDDEN: ClassVar[tuple[str, ...]] = ("deurwaarder", "BKR")
    BOUND: ClassVar[tuple[Bound, ...]] = (
        Bound(
            parts=("ontbinden", "{extent}", "{dissolved_on}"),
            why=N_("De verklaring dat u ontbindt, en per wanneer, is het hart van deze brief."),
            basis="6:267 BW",
        ),
        Bound(
            parts=("{shortcoming}", "{basis}", "{because}"),
            why=N_("Op welke tekortkoming of grond u ontbindt, moet erin staan."),
            basis="6:265 BW",
        ),
        Bound(
            parts=("{notice_letter}", "{notice_on}", "{notice_until}"),
            why=N_("Met welke ingebrekestelling de klant in verzuim kwam, moet erin staan."),
            basis="6:265 lid 2 BW",
        ),
        Bound(
            parts=("{credit}", "{credit_period}", "{open}"),
            why=N_("Hoe wordt afgerekend, volgt uit de facturen en staat vast."),
            basis="6:271 BW",
        ),
        Bound(
            parts=("{data_until}",),
            why=N_("Tot wanneer de klant zijn gegevens kan ophalen, hoort erin."),
            basis="15.5",
        ),
        Bound(
            parts=("verhuiscode",),
            why=N_("De verhuiscode van een domeinnaam houdt u nooit achter."),
            basis="13.2",
        ),
    )

    contract: str
    extent: str
    dissolved_on: date
    shortcoming: str
    basis: str
    services: tuple[Service, ...]
    credit: Money | None = None
    credit_period: Period | None = None
    open: Money | None = None
    claim: str = ""
    domains: tuple[DomainRow, ...] = ()
    # to check: transfer-code-in-five-days
    domains_before: date | None = None
    data_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DissolvedAfterNotice(_Dissolved):
    """After a default notice: its number, its day, and the last day of its term (15.2)."""

    notice_letter: str
    notice_on: date
    notice_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DissolvedAtOnce(_Dissolved):
    """On one of the six grounds of 15.4: `because` is that ground."""

    because: str
