"""In which state a contract is on the day of a deed, and whether the deed fits it."""

from __future__ import annotations

from ises_desk.actions.work import Work
from ises_desk.models import Contract
from ises_desk.terms.contract_life import LifeFacts, check


def life_facts(contract: Contract) -> LifeFacts:
    """Return what makes the state of a contract."""
    return LifeFacts(
        stage=contract.stage,
        starts_on=contract.starts_on,
        ends_on=contract.ends_on,
        valid_until=contract.valid_until,
    )


def check_life(work: Work, contract: Contract, code: str) -> str:
    """Return the state in which a deed is done today; Refusal when it doesn't fit that state."""
    return check(code, life_facts(contract), contract.number, work.today)
