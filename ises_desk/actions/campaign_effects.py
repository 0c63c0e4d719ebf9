"""What a letter or a notice does to a campaign: from when the change binds a customer (3.2)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from ises_desk.actions.campaign_steps import drop_prices, put_prices
from ises_desk.actions.campaigns import months_of
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import (
    Campaign,
    CampaignContract,
    CampaignLine,
    Contract,
    ContractNotice,
    InvoiceLine,
    Letter,
    LinePrice,
)
from ises_desk.queries.campaign_notices import member_of
from ises_desk.terms.art03_prices import change_on, effective_for, end_by_change
from ises_desk.terms.articles import Ruling
from ises_desk.values.kinds import CampaignKind, CampaignState


def sent_announcement(work: Work, letter: Letter, day: date) -> None:
    """Let a change bind those who were told of it by a letter that was sent on a day."""
    for member, campaign in _told_by(work, letter):
        if campaign.state is not CampaignState.PUBLISHED:
            continue
        member.told_on = day
        _bind(member, effective_for(campaign.effective_on, day, months_of(campaign)))
        if member.notice_id is None:
            put_prices(work, member)


def unsent_announcement(work: Work, letter: Letter) -> None:
    """Undo what followed from sending, unless the new price was billed already."""
    for member, campaign in _told_by(work, letter):
        _refuse_billed(work, member)
        drop_prices(work, member)
        member.told_on = None
        _bind(member, campaign.effective_on)


def dropped_announcement(work: Work, letter: Letter) -> None:
    """Let those whom a letter would have told wait for a letter again."""
    for member, _campaign in _told_by(work, letter):
        member.letter_id = None


def leave(work: Work, contract: Contract, received_on: date) -> tuple[int, Ruling[date]]:
    """Return which campaign a notice is over, by its member, and when it ends the contract."""
    found = member_of(work.session, contract.id)
    if found is None:
        raise Refusal(
            N_("Voor contract {number} is er geen wijziging waarom de klant kan opzeggen."),
            field="over_change",
            basis="3.2",
            number=contract.number,
        )
    member, campaign = found
    published = campaign.published_on or campaign.publish_on
    ruling = end_by_change(
        change_on(member.effective_on),
        published,
        received_on,
        terms=campaign.kind is CampaignKind.TERMS,
    )
    return member.id, ruling


def left(work: Work, member_id: int, notice: ContractNotice) -> None:
    """Note that a contract ends over a change: its new price never holds."""
    member = work.get(CampaignContract, member_id)
    member.notice_id = notice.id
    drop_prices(work, member)


def stayed(work: Work, notice: ContractNotice) -> None:
    """Let a change hold again for a contract whose notice over it was withdrawn."""
    found = select(CampaignContract).where(CampaignContract.notice_id == notice.id)
    for member in work.session.scalars(found).all():
        member.notice_id = None
        if member.told_on is not None:
            put_prices(work, member)


def _bind(member: CampaignContract, day: date) -> None:
    change = change_on(day)
    member.effective_on, member.cancel_until = change.effective, change.cancel_until


def _told_by(work: Work, letter: Letter) -> list[tuple[CampaignContract, Campaign]]:
    rows = work.session.execute(
        select(CampaignContract, Campaign)
        .join(Campaign, Campaign.id == CampaignContract.campaign_id)
        .where(CampaignContract.letter_id == letter.id)
        .order_by(CampaignContract.id)
    )
    return [(member, campaign) for member, campaign in rows]


def _refuse_billed(work: Work, member: CampaignContract) -> None:
    billed = (
        select(InvoiceLine.id)
        .join(LinePrice, LinePrice.line_id == InvoiceLine.contract_line_id)
        .join(CampaignLine, CampaignLine.id == LinePrice.campaign_line_id)
        .where(
            CampaignLine.campaign_contract_id == member.id,
            InvoiceLine.period_start >= LinePrice.valid_from,
        )
        .limit(1)
    )
    if work.session.scalar(billed) is not None:
        raise Refusal(
            N_("De nieuwe prijs uit deze brief is al gefactureerd; crediteer die factuur eerst."),
            field="letter_id",
            basis="3.2",
        )
