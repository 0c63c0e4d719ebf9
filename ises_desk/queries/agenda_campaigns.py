"""Duties about campaigns: publish, write, send, and finish when the change holds (3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, literal_column, select

from ises_desk.i18n import N_
from ises_desk.models import Campaign, CampaignContract, Contract, Letter
from ises_desk.queries.contracts import is_concluded
from ises_desk.queries.duties import Duty, horizon
from ises_desk.values.kinds import CampaignKind, CampaignState, LetterKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

# The letters that are sent by the pile: one duty for all.
PILED = frozenset({LetterKind.L20, LetterKind.L21, LetterKind.L22})


def duties(session: Session, day: date) -> Iterator[Duty]:
    """Yield what the campaigns ask on a day, or within a week."""
    open_ = (CampaignState.DRAFT, CampaignState.APPROVED, CampaignState.PUBLISHED)
    for row in session.scalars(select(Campaign).where(Campaign.state.in_(open_))):
        if row.state is CampaignState.PUBLISHED:
            yield from _announced(session, row, day)
        elif row.publish_on <= horizon(day):
            yield _to_publish(row)


def _to_publish(row: Campaign) -> Duty:
    draft = row.state is CampaignState.DRAFT
    return _duty(
        row,
        due_on=row.publish_on,
        words=N_("{title} goedkeuren") if draft else N_("{title} bekendmaken op de website"),
        reason=(
            N_("De wijziging gaat in op {effective}; zij moet een maand tevoren bekend zijn."),
            {"effective": row.effective_on},
        ),
        action="campaign.approve" if draft else "campaign.publish",
    )


def _announced(session: Session, row: Campaign, day: date) -> Iterator[Duty]:
    told = row.tell_by or row.effective_on
    untold = session.scalar(_untold(row))
    if untold and told <= horizon(day):
        yield _duty(
            row,
            due_on=told,
            words=N_("{count} contracten wachten op een brief: {title}")
            if untold > 1
            else N_("{count} contract wacht op een brief: {title}"),
            reason=(
                N_("Wie na {day} bericht krijgt, is pas een maand daarna gebonden."),
                {"day": told},
            ),
            action="campaign.tell",
            count=untold,
        )
    keys = tuple(session.scalars(_unsent(row)))
    if keys:
        yield _duty(
            row,
            due_on=told,
            words=N_("{count} brieven versturen: {title}")
            if len(keys) > 1
            else N_("{count} brief versturen: {title}"),
            reason=(
                N_("Verstuur ze uiterlijk op {day}; wie later bericht krijgt, is pas een maand "
                   "daarna gebonden."),
                {"day": told},
            ),
            action="letter.mark_many_sent",
            arguments={"letter_ids": keys},
            count=len(keys),
        )  # fmt: skip
    if row.effective_on <= day:
        yield _duty(
            row,
            due_on=row.effective_on,
            words=N_("{title} afronden: de wijziging geldt"),
            reason=(
                N_("Sinds {day} geldt zij voor wie bericht kreeg; wie er geen kreeg, blijft "
                   "erbuiten."),
                {"day": row.effective_on},
            ),
            action="campaign.finish",
        )  # fmt: skip


def _untold(row: Campaign) -> Any:
    return (
        select(func.count())
        .select_from(CampaignContract)
        .join(Contract, Contract.id == CampaignContract.contract_id)
        .where(
            CampaignContract.campaign_id == row.id,
            CampaignContract.letter_id.is_(None),
            CampaignContract.left_out_on.is_(None),
            CampaignContract.notice_id.is_(None),
            is_concluded(),
            Contract.ends_on.is_(None) | (Contract.ends_on >= row.effective_on),
        )
    )


def _unsent(row: Campaign) -> Any:
    # The sign keeps SQLite off the index of campaigns: few wait of all that it was about.
    campaign_id: ColumnElement[int] = literal_column("+campaign_contract.campaign_id")
    return (
        select(Letter.id)
        .join(CampaignContract, CampaignContract.letter_id == Letter.id)
        .where(
            campaign_id == row.id,
            Letter.sent_on.is_(None),
            Letter.withdrawn_on.is_(None),
        )
        .group_by(Letter.id)
        .order_by(Letter.id)
    )


def _duty(
    row: Campaign,
    *,
    due_on: date,
    words: str,
    reason: tuple[str, dict[str, Any]],
    action: str,
    arguments: dict[str, Any] | None = None,
    count: int = 0,
) -> Duty:
    named: dict[str, Any] = {"title": row.title}
    return Duty(
        kind="campaign",
        due_on=due_on,
        words=(words, named | {"count": count} if count else named),
        reasons=(reason,),
        basis=("2.5",) if row.kind is CampaignKind.TERMS else ("3.2",),
        subject="campaign",
        key=row.id,
        action=action,
        arguments=arguments or {"campaign_id": row.id},
    )
