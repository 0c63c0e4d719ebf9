"""The letters about what happens to contracts while they run."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ises_desk.letters import force_majeure, forum
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from ises_desk.letters.letter import Letter


def events(shared: dict[str, Any]) -> dict[str, Letter]:
    """Return the letters by their names; `shared` is what all letters have."""
    common = {
        **shared,
        "reference": "B2026-0017",
        "cause": "Bij graafwerk in Lemele is de glasvezel naar ons rekencentrum geraakt.",
        "began_on": date(2026, 11, 22),
        "dissolve_from": date(2026, 12, 7),
        "contracts": (
            force_majeure.ContractRow(number="C-2024-017", about="Webhosting Basis"),
            force_majeure.ContractRow(number="C-2025-003", about="E-mail Groot"),
        ),
    }
    dispute = {
        **shared,
        "reference": "B2026-0018",
        "about": "U betaalt factuur 2026-0031 niet, omdat uw website in oktober 2026 volgens u "
        "niet bereikbaar was.\n\nWij hebben die maand geen storing gemeten.",
        "contract": "C-2024-017",
        "terms": "algemene voorwaarden van 25 mei 2018",
    }
    return {
        "forum_business": forum.ForumBusiness(**dispute, at_stake=Money.of("31250.00")),
        "forum_consumer": forum.ForumConsumer(
            **dispute, at_stake=Money.of("121.00"), choose_by=date(2026, 12, 24)
        ),
        "force_majeure": force_majeure.ForceMajeureNotice(**common),
        "force_majeure_consumer": force_majeure.ForceMajeureConsumer(**common),
    }
