"""A service that is suspended (L12): announced, or told when it begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ises_desk.i18n import N_
from ises_desk.letters.letter import Bound, Letter, OpenInvoice
from ises_desk.letters.termination_confirmed import Service
from ises_desk.values.kinds import LetterKind
from ises_desk.values.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """A domain name or certificate that is out of use."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Suspended(Letter):
    """What both letters say: the ground, which service, from when, and how it is lifted.

    `because` is the ground in words, `basis` its articles, `facts` the owner's own account.
    `measure` says what is off. `lifted_when` is what ends it; a payment ground has `invoices`.
    """

    # to check: email-is-writing
    KIND: ClassVar[LetterKind] = LetterKind.L12
    SENDER: ClassVar[tuple[str, ...]] = ("sender_contact",)
    FORBIDDEN: ClassVar[tuple[str, ...]] = ("deurwaarder", "BKR")
    BOUND: ClassVar[tuple[Bound, ...]] = (
        Bound(
            parts=("{because}", "{basis}", "{facts}"),
            why=N_("Op welke grond u opschort, moet erin staan."),
            basis="6:262 BW",
        ),
        Bound(
            parts=("{measure}", "{starts_on}", "{services.description}", "{names.name}"),
            why=N_("Welke dienst wordt opgeschort en vanaf wanneer, staat vast."),
            basis="6:262 lid 2 BW",
        ),
        Bound(
            parts=("{lifted_when}", "{invoices.number}", "{open}"),
            why=N_("Hoe de klant het opschorten beëindigt, moet erin staan."),
            basis="6:55 BW",
        ),
        Bound(
            parts=("verhuiscode",),
            why=N_("De verhuiscode van een domeinnaam houdt u nooit achter."),
            basis="13.2",
        ),
    )

    contract: str
    because: str
    basis: str
    facts: str
    measure: str
    starts_on: date
    services: tuple[Service, ...]
    names: tuple[NameRow, ...] = ()
    invoices: tuple[OpenInvoice, ...] = ()
    open: Money | None = None
    lifted_when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspensionAnnounced(_Suspended):
    """The customer can still prevent it: it begins on a later day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspensionBegun(_Suspended):
    """The service is off from the day of the letter or before."""
