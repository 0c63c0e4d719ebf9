"""What an invoice or a letter does to the contracts that force majeure touched (17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.models import ContractLine, ForceMajeure, ForceMajeureContract

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ises_desk.actions.work import Work
    from ises_desk.models import InvoiceLine, Letter


def billed_afterwards(
    work: Work, lines: Iterable[InvoiceLine], sources: Iterable[ContractLine]
) -> None:
    """Note for the agenda that days without service were billed after the event was over."""
    contracts = {source.contract_id for source in sources}
    starts = [line.period_start for line in lines if line.period_start is not None]
    untils = [line.period_until for line in lines if line.period_until is not None]
    if not contracts or not starts or not untils:
        return
    touched = (
        select(ForceMajeureContract)
        .join(ForceMajeure, ForceMajeure.id == ForceMajeureContract.event_id)
        .where(
            ForceMajeureContract.contract_id.in_(contracts),
            ForceMajeure.began_on < max(untils),
            ForceMajeure.ended_on >= min(starts),
        )
    )
    for row in work.session.scalars(touched):
        row.owes = True


def untold_again(work: Work, letter: Letter) -> None:
    """Let the contracts that a letter was about wait for one again, after it was withdrawn."""
    mine = select(ForceMajeureContract).where(ForceMajeureContract.letter_id == letter.id)
    for row in work.session.scalars(mine):
        row.letter_id = None
