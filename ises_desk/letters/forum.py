"""The choice of court is invoked (L43): what about, which court, and a consumer's month (19)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from ises_desk.i18n import N_
from ises_desk.letters.letter import Bound, Letter
from ises_desk.values.kinds import LetterKind
from ises_desk.values.money import Money

BOUND = (
    Bound(
        parts=("artikel 19.1", "beroep"),
        why=N_("Zonder een schriftelijk beroep op de keuze van de rechter is er geen."),
        basis="19.1",
    ),
    Bound(
        parts=("{about}", "{at_stake}", "{contract}"),
        why=N_("Over welk geschil het gaat, vult u in het formulier zelf in."),
    ),
    Bound(
        parts=("rechtbank Overijssel", "{terms}"),
        why=N_("Om welke rechter het gaat, staat vast."),
        basis="19.1",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumBusiness(Letter):
    """To a customer who is no consumer: he has no choice, but the law may leave no effect."""

    KIND: ClassVar[LetterKind] = LetterKind.L43
    SENDER: ClassVar[tuple[str, ...]] = ("sender_contact",)
    BOUND: ClassVar[tuple[Bound, ...]] = (
        *BOUND,
        Bound(
            parts=("25.000",),
            why=N_("Dat de bepaling bij kleinere vorderingen niet werkt, hoort de klant te weten."),
            basis="Rv art. 108 lid 2",
        ),
    )

    about: str
    at_stake: Money | None = None
    contract: str = ""
    terms: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumConsumer(Letter):
    """To a consumer, who may choose the court of the law through `choose_by` (19.2)."""

    # to check: email-is-writing
    KIND: ClassVar[LetterKind] = LetterKind.L43
    SENDER: ClassVar[tuple[str, ...]] = ("sender_contact",)
    BOUND: ClassVar[tuple[Bound, ...]] = (
        *BOUND,
        Bound(
            parts=("{choose_by}", "artikel 19.2"),
            why=N_("De klant heeft ten minste een maand om de wettelijke rechter te kiezen."),
            basis="6:236 onder n BW",
        ),
        Bound(
            parts=("woonplaats",),
            why=N_("Dat de wet hem beschermt als hij niet kiest, hoort de klant te weten."),
            basis="Rv art. 101",
        ),
    )

    about: str
    at_stake: Money | None = None
    contract: str = ""
    terms: str
    choose_by: date
