"""Leaving over a change: for which contracts it can be done, until when, and who did (3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.models import Campaign, CampaignContract
from ises_desk.terms.art03_prices import change_of_price, change_on, tell_by
from ises_desk.terms.articles import explain
from ises_desk.terms.edition import edition_for
from ises_desk.values.kinds import CampaignState

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.values.kinds import CampaignKind

_ANNOUNCED = (CampaignState.PUBLISHED, CampaignState.DONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """A change over which a contract can be given notice, and until when."""

    campaign_id: int
    number: str
    title: str
    kind: CampaignKind
    published_on: date
    effective_on: date
    cancel_until: date
    dissolvable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """What follows from publishing a change on a day, with the text of "Waarom?"."""

    effective_on: date
    cancel_until: date
    tell_by: date
    too_soon: bool
    reasons: tuple[str, ...]


def announced(published_on: date, effective_on: date | None) -> Announced:
    """Return from when a change would hold, until when one can leave, and when to have written."""
    months = edition_for(published_on)[0].price_change_months
    ruling = change_of_price(published_on, months)
    change = change_on(effective_on or ruling.applied.effective)
    return Announced(
        effective_on=change.effective,
        cancel_until=change.cancel_until,
        tell_by=tell_by(change.effective, months),
        too_soon=change.effective < ruling.applied.effective,
        reasons=explain(ruling),
    )


def member_of(session: Session, contract_id: int) -> tuple[CampaignContract, Campaign] | None:
    """Return the newest published change of a contract that nobody gave notice over yet."""
    row = session.execute(
        select(CampaignContract, Campaign)
        .join(Campaign, Campaign.id == CampaignContract.campaign_id)
        .where(
            CampaignContract.contract_id == contract_id,
            CampaignContract.left_out_on.is_(None),
            CampaignContract.notice_id.is_(None),
            Campaign.state.in_(_ANNOUNCED),
        )
        .order_by(CampaignContract.effective_on.desc(), CampaignContract.id.desc())
        .limit(1)
    ).first()
    return None if row is None else (row[0], row[1])


def leaving(session: Session, contract_id: int) -> Leaving | None:
    """Return the change over which a contract can be given notice, if there is one."""
    found = member_of(session, contract_id)
    if found is None:
        return None
    member, campaign = found
    return Leaving(
        campaign_id=campaign.id,
        number=campaign.number,
        title=campaign.title,
        kind=campaign.kind,
        published_on=campaign.published_on or campaign.publish_on,
        effective_on=member.effective_on,
        cancel_until=member.cancel_until,
        dissolvable=member.dissolvable,
    )


def change_left(session: Session, notice_id: int) -> Campaign | None:
    """Return the change over which a notice was given, or None for another notice."""
    return session.scalars(
        select(Campaign)
        .join(CampaignContract, CampaignContract.campaign_id == Campaign.id)
        .where(CampaignContract.notice_id == notice_id)
    ).first()
