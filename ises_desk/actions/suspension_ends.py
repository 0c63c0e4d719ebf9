"""How a suspension goes on and ends: weighed again, lifted (by itself when paid), restored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select

from ises_desk.actions import checks
from ises_desk.actions.contract_state import check_life
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import (
    Contract,
    Invoice,
    Letter,
    Occurrence,
    Suspension,
    SuspensionInvoice,
)
from ises_desk.queries.breaches import standing
from ises_desk.terms.art08_conduct import review_on as next_review
from ises_desk.values.kinds import Ground, LetterKind, Reach

LONGEST = 2000
PAID = N_("Alles is betaald.")
_WEIGHT = {reach: weight for weight, reach in enumerate(Reach)}


@action("contract.lift", title=N_("Opschorting opheffen"), undo=Undo.REVERT)
def lift(work: Work, *, contract_id: int, reason: str, lifted_on: date | None = None) -> int:
    """End a suspension; what was off must then be put on again (`contract.restored`)."""
    row = _standing(work, contract_id)
    day = checks.not_future(lifted_on or work.today, work.today, "lifted_on")
    if day < row.decided_on:
        raise Refusal(
            N_("De opschorting is van {day}; zij kan niet eerder zijn opgeheven."),
            field="lifted_on",
            day=row.decided_on,
        )
    why = checks.line(reason, "reason", N_("De reden"), 200)
    end(row, day, why)
    work.session.flush()
    return contract_id


def end(row: Suspension, day: date, why: str) -> None:
    """Let a suspension end; one that had not begun leaves nothing to put on again."""
    row.lifted_on, row.lifted_because = day, why
    if row.starts_on > day:
        row.restored_on = day


@action("contract.restored", title=N_("Dienst weer aangezet"), undo=Undo.REVERT)
def restored(work: Work, *, contract_id: int, restored_on: date | None = None) -> int:
    """Record that everything is on again after a suspension was lifted."""
    work.get(Contract, contract_id, "contract_id")
    row = work.session.scalar(
        select(Suspension)
        .where(
            Suspension.contract_id == contract_id,
            Suspension.lifted_on.is_not(None),
            Suspension.restored_on.is_(None),
        )
        .order_by(Suspension.id.desc())
        .limit(1)
    )
    if row is None or row.lifted_on is None:
        raise Refusal(N_("Er is niets dat weer aan moet."), field="contract_id")
    day = checks.not_future(restored_on or work.today, work.today, "restored_on")
    if day < row.lifted_on:
        raise Refusal(
            N_("De opschorting is op {day} opgeheven; eerder kon het niet aan."),
            field="restored_on",
            day=row.lifted_on,
        )
    row.restored_on = day
    work.session.flush()
    return contract_id


@action("contract.review_suspension", title=N_("Opschorting opnieuw wegen"), undo=Undo.REVERT)
def review(
    work: Work,
    *,
    contract_id: int,
    proportion: str,
    reach: Reach | None = None,
    review_on: date | None = None,
) -> int:
    """Let a suspension go on, no further than it went, with the day to look at it again."""
    row = _standing(work, contract_id)
    check_life(work, work.get(Contract, contract_id), "contract.review_suspension")
    day = review_on or next_review(work.today)
    if not work.today < day <= next_review(work.today):
        raise Refusal(
            N_("Kijk uiterlijk op {last} opnieuw."),
            field="review_on",
            basis="8.11; 6:262 lid 2 BW",
            last=next_review(work.today),
        )
    if reach is not None and _WEIGHT[reach] > _WEIGHT[row.reach]:
        raise Refusal(
            N_("Verder gaan kan alleen met een nieuwe brief: hef deze opschorting op en schort "
               "opnieuw op."),
            field="reach",
            basis="6:262 lid 2 BW",
        )  # fmt: skip
    if reach is not None and (reach is Reach.NAMES) != (row.reach is Reach.NAMES):
        raise Refusal(
            N_("Een opschorting van namen blijft er een van namen."), field="reach", basis="13.5"
        )
    row.proportion = checks.block(proportion, "proportion", N_("De afweging"), LONGEST)
    row.reach, row.review_on = reach or row.reach, day
    work.session.flush()
    return contract_id


def _standing(work: Work, contract_id: int) -> Suspension:
    contract = work.get(Contract, contract_id, "contract_id")
    row = standing(work.session, contract_id)
    if row is None:
        raise Refusal(
            N_("Contract {number} is niet opgeschort."),
            field="contract_id",
            number=contract.number,
        )
    return row


def refuse_needed(work: Work, letter: Letter) -> None:
    """Refuse to drop a letter on which a measure rests; dropped reasons are due again."""
    row = work.session.scalar(
        select(Suspension)
        .where(Suspension.letter_id == letter.id, Suspension.lifted_on.is_(None))
        .limit(1)
    )
    if row is not None:
        raise Refusal(
            N_("Brief {number} vertelt de klant van een opschorting; hef die eerst op."),
            field="letter_id",
            basis="6:262 BW",
            number=letter.number,
        )
    if letter.kind is LetterKind.L14:
        raise Refusal(
            N_("Met brief {number} ontbond u; zonder die verklaring is er niets ontbonden."),
            field="letter_id",
            basis="6:267 BW",
            number=letter.number,
        )
    given = select(Occurrence).where(Occurrence.statement_id == letter.id)
    for occurrence in work.session.scalars(given):
        occurrence.statement_id = None


def lift_paid(work: Work, invoice_ids: Iterable[int]) -> None:
    """End the suspensions that waited for payment, when nothing they waited for is open."""
    keys = list(invoice_ids)
    if not keys:
        return
    waiting = (
        select(Suspension)
        .join(SuspensionInvoice, SuspensionInvoice.suspension_id == Suspension.id)
        .where(
            SuspensionInvoice.invoice_id.in_(keys),
            Suspension.ground == Ground.PAYMENT,
            Suspension.lifted_on.is_(None),
        )
        .distinct()
    )
    for row in work.session.scalars(waiting).all():
        open_ = work.session.scalar(
            select(func.count())
            .select_from(SuspensionInvoice)
            .join(Invoice, Invoice.id == SuspensionInvoice.invoice_id)
            .where(SuspensionInvoice.suspension_id == row.id, Invoice.open > 0)
        )
        if not open_:
            end(row, work.today, PAID)
