"""What the tests of suspensions and dissolutions have in common."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ises_desk.values.kinds import Channel, Delivery, Ground, Reach
from tests.actions.making import advance, conclude

if TYPE_CHECKING:
    from tests.actions.conftest import Office

WHY = {"reason": "Na drie herinneringen niet betaald.", "proportion": "Alleen wat nodig is."}


def firm(office: Office, **values: Any) -> int:
    """Add a business customer who gets his letters by e-mail."""
    return office.business(**{"delivery": Delivery.EMAIL, **values})


def person(office: Office, **values: Any) -> int:
    """Add a consumer who gets his letters by e-mail."""
    return office.customer(**{"delivery": Delivery.EMAIL, **values})


def running(office: Office, customer: int, **values: Any) -> int:
    """Conclude a contract from 1 March 2026, billed in advance, with a sender for the letters."""
    office.sender()
    return conclude(office, customer_id=customer, lines=(advance(),), **values)


def domain(office: Office, customer: int, name: str, contract: int | None = None) -> int:
    """Register a name, under a line of a contract or by itself."""
    from ises_desk.models import ContractLine

    line = office.all(ContractLine, contract_id=contract)[0].id if contract else None
    return int(
        office.do(
            "domain.register",
            customer_id=customer,
            name=name,
            registered_on=date(2026, 3, 1),
            contract_line_id=line,
        )
    )


def happened(office: Office, contract: int, ground: Ground, **values: Any) -> int:
    """Record an occurrence of yesterday."""
    given = {
        "ground": ground,
        "happened_on": date(2026, 11, 22),
        "facts": "Er gingen 40.000 berichten uit.",
        "source": "eigen waarneming",
        **({"clause": "8.7"} if ground is Ground.MISUSE else {}),
        **values,
    }
    return int(office.do("occurrence.record", contract_id=contract, **given))


def told(day: str, **values: Any) -> dict[str, Any]:
    """Return how the customer was told on a day."""
    return {"told_on": date.fromisoformat(day), "told_by": Channel.EMAIL, **values}


def noticed(office: Office, contract: int, customer: int, **values: Any) -> int:
    """Send a default notice over another obligation (L10) by e-mail; returns its letter."""
    given = {
        "clause": "artikel 8.6 van onze algemene voorwaarden",
        "obligation": "Uw programma bijwerken.",
        "facts": "Op 3 november was het niet bijgewerkt.",
        "demanded": "Werk het bij.",
        "due_on": date(2026, 11, 3),
        "days": 14,
        **values,
    }
    letter = int(
        office.do("default_notice.issue_other", customer_id=customer, contract_id=contract, **given)
    )
    office.do("letter.mark_sent", letter_id=letter, channel=Channel.EMAIL)
    return letter


def noticed_names(office: Office, contract: int, **values: Any) -> int:
    """Send a default notice over the names (L11) by e-mail; returns its letter."""
    given = {
        "clause": "artikel 4.1 van onze algemene voorwaarden",
        "obligation": "Betalen.",
        "facts": "Er is niet betaald.",
        "demanded": "Betaal alsnog.",
        "due_on": date(2026, 11, 3),
        "days": 14,
        **values,
    }
    letter = int(office.do("default_notice.issue_domains", contract_id=contract, **given))
    office.do("letter.mark_sent", letter_id=letter, channel=Channel.EMAIL)
    return letter


def panel(contract: int, ground: Ground = Ground.PAYMENT, **values: Any) -> dict[str, Any]:
    """Return what suspends the lightest way."""
    return {
        "contract_id": contract,
        "ground": ground,
        "reach": Reach.PANEL,
        **WHY,
        **values,
    }
