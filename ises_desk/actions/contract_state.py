"""In which state a contract is on the day of a deed, whether the deed fits, what went before."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import Contract, ContractLine, ContractOffer, DataDeletion
from ises_desk.terms.contract_life import LifeFacts, check
from ises_desk.values.money import ZERO


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


def before_of(work: Work, contract: Contract) -> ContractOffer:
    """Return what went before a contract; one that was concluded at once gets its row now."""
    found = work.session.get(ContractOffer, contract.id)
    if found is None:
        found = ContractOffer(contract_id=contract.id, binding=False, reason="", received=ZERO)
        work.session.add(found)
        work.session.flush()
    return found


def lines_now(work: Work, contract: Contract) -> Sequence[ContractLine]:
    """Return the lines of a contract in order, with what this deed changed."""
    mine = select(ContractLine).where(ContractLine.contract_id == contract.id)
    return work.session.scalars(mine.order_by(ContractLine.position, ContractLine.id)).all()


def refuse_deleted(work: Work, contract: Contract) -> None:
    """Refuse to let a contract go on of which data were deleted."""
    gone = select(DataDeletion.deleted_on).where(DataDeletion.contract_id == contract.id)
    day = work.session.scalars(gone.order_by(DataDeletion.deleted_on).limit(1)).first()
    if day is not None:
        raise Refusal(
            N_("Op {day} zijn gegevens van contract {number} gewist; sluit een nieuw contract als "
               "de klant blijft."),
            field="notice_id",
            basis="15.5",
            number=contract.number,
            day=day,
        )  # fmt: skip
