"""One announcement of a change (L21, L22) or a renewal (L20) of each kind."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ises_desk.letters import changes, renewal
from ises_desk.values.money import Money

if TYPE_CHECKING:
    from ises_desk.letters.letter import Letter

euro = Money.of


def announcements(shared: dict[str, Any]) -> dict[str, Letter]:
    """Return the announcements by their names; `shared` is what all letters have."""
    common = {
        **shared,
        "reference": "B2026-0016",
        "published_on": date(2026, 11, 22),
        "effective_on": date(2027, 1, 1),
        "cancel_until": date(2026, 12, 31),
        "explanation": "Onze kosten voor stroom en apparatuur zijn dit jaar gestegen.",
    }
    going = {
        **shared,
        "reference": "B2026-0017",
        "contract": "C-2024-017",
        "services": (renewal.Service(description="Webhosting Basis"),),
        "term_end": date(2026, 12, 31),
        "last_notice_on": date(2026, 11, 30),
    }
    rows = [
        ("C-2024-017", "Webhosting Basis", "jaar", "60.00", "62.40", "75.50"),
        ("C-2024-017", "Domeinnaam voorbeeld.nl", "jaar", "10.00", "10.40", "12.58"),
    ]
    return {
        "price_change_business": changes.PriceChangeBusiness(
            **common,
            passed_on="artikel 13.11",
            prices=tuple(
                changes.BusinessRow(
                    contract=contract,
                    description=what,
                    per=per,
                    old=euro(old),
                    new=euro(new),
                    new_with_vat=euro(gross),
                )
                for contract, what, per, old, new, gross in rows
            ),
        ),
        "price_change_consumer": changes.PriceChangeConsumer(
            **common,
            passed_on="artikel 13.11",
            concluded_on=date(2026, 10, 1),
            prices=tuple(
                changes.PriceRow(
                    contract=contract, description=what, per=per, old=euro(old), new=euro(new)
                )
                for contract, what, per, old, new, _gross in rows
            ),
        ),
        "renewal_business": renewal.RenewalBusiness(
            **going, next_from=date(2027, 1, 1), next_end=date(2027, 12, 31)
        ),
        "renewal_consumer": renewal.RenewalConsumer(**going, monthly_from=date(2027, 1, 1)),
        "terms_change": changes.TermsChange(
            **common,
            contract="C-2024-017",
            version="Algemene voorwaarden van 1 januari 2027",
        ),
    }
