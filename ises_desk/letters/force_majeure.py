"""Force majeure (L40): since when we can't perform and why, and from when both may dissolve."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ises_desk.i18n import N_
from ises_desk.letters.letter import Bound, Letter
from ises_desk.values.kinds import LetterKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractRow:
    """A contract that is touched, and what it is about."""

    number: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceMajeureNotice(Letter):
    """To a customer who is no consumer (17.3)."""

    KIND: ClassVar[LetterKind] = LetterKind.L40
    SENDER: ClassVar[tuple[str, ...]] = ("sender_contact",)
    BOUND: ClassVar[tuple[Bound, ...]] = (
        Bound(
            parts=("{began_on}", "{cause}"),
            why=N_("Wat er aan de hand is en sinds wanneer, moet erin staan."),
            basis="17.1",
        ),
        Bound(
            parts=("{dissolve_from}", "ontbinden"),
            why=N_("Vanaf wanneer u en de klant mogen ontbinden, staat vast."),
            basis="17.3",
        ),
        Bound(
            parts=("{contracts.number}",),
            why=N_("Om welke overeenkomst het gaat, moet erin staan."),
            basis="17.3",
        ),
    )

    cause: str
    began_on: date
    dissolve_from: date
    contracts: tuple[ContractRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceMajeureConsumer(ForceMajeureNotice):
    """To a consumer, who need not wait when performance is impossible (6:265 lid 2 BW)."""
