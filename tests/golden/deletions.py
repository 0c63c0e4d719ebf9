"""One declaration of a deletion (L34) of each kind."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ises_desk.letters import deletion

if TYPE_CHECKING:
    from ises_desk.letters.letter import Letter

_GONE = ("Website, e-mail en databases", "Toegang en accounts")
_KEPT = (
    ("Back-ups", "uiterlijk 30 april 2027",
     "Back-ups verdwijnen vanzelf; wij zetten er niets meer uit terug."),
    ("Contactgegevens en notities, met de logregels daarover", "zolang dat nodig is",
     "Factuur 20270012 staat nog open."),
    ("Facturen, betalingen, brieven en de overeenkomst", "tot en met 31 december 2034",
     "Wij moeten onze administratie zeven jaar bewaren (artikel 52 lid 4 AWR)."),
)  # fmt: skip


def deletions(shared: dict[str, Any]) -> dict[str, Letter]:
    """Return the letters by their names; `shared` is what all letters have."""
    common = {
        **shared,
        "reference": "B2027-0016",
        "on": date(2027, 3, 31),
        "contract": "C-2026-017",
        "ended_on": date(2027, 2, 28),
        "data_until": date(2027, 3, 30),
        "deleted": tuple(
            deletion.DeletedRow(
                what=what, deleted_on=date(2027, 3, 31), means="van de server gewist"
            )
            for what in _GONE
        ),
        "kept": tuple(
            deletion.KeptRow(what=what, until=until, why=why) for what, until, why in _KEPT
        ),
    }
    return {
        "deletion_certified_business": deletion.DeletionCertifiedBusiness(**common),
        "deletion_certified_consumer": deletion.DeletionCertifiedConsumer(**common),
    }
