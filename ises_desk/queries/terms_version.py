"""Which text of the terms binds a contract on a day: its edition, or a campaign's (2.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from ises_desk.clock import business_day
from ises_desk.models import Campaign, CampaignContract
from ises_desk.terms.edition import edition_for, edition_of
from ises_desk.values import formats
from ises_desk.values.kinds import CampaignKind, CampaignState
from ises_desk.values.text import listed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from ises_desk.models import Contract

_PREFIX = "algemene voorwaarden van "
_MADE_PUBLIC = (CampaignState.PUBLISHED, CampaignState.DONE)


@dataclass(frozen=True, slots=True)
class Version:
    """The terms as a letter names them, and since when they bind."""

    name: str
    since: date


def version_of(session: Session, contract: Contract, day: date) -> Version:
    """Return the terms that bind a contract on a day.

    Those of a campaign bind who was told of it and stayed, from his own day on (3:37 lid 3 BW);
    who concluded later has what was in force then.
    """
    # to check: version-by-campaign
    told = session.execute(
        select(Campaign.version, CampaignContract.effective_on)
        .join(CampaignContract, CampaignContract.campaign_id == Campaign.id)
        .where(
            CampaignContract.contract_id == contract.id,
            CampaignContract.told_on.is_not(None),
            CampaignContract.notice_id.is_(None),
            CampaignContract.effective_on <= day,
            Campaign.kind == CampaignKind.TERMS,
            Campaign.state.in_(_MADE_PUBLIC),
        )
        .order_by(CampaignContract.effective_on.desc(), Campaign.id.desc())
        .limit(1)
    ).first()
    if told is not None:
        return Version(_named(told[0]), told[1])
    at = contract.concluded_at
    return _in_force(session, business_day(at) if at else day, contract.edition)


def _in_force(session: Session, day: date, edition: str | None = None) -> Version:
    """Return the newest terms on a day, for who concludes then."""
    found = session.execute(
        select(Campaign.version, Campaign.effective_on)
        .where(
            Campaign.kind == CampaignKind.TERMS,
            Campaign.state.in_(_MADE_PUBLIC),
            Campaign.effective_on <= day,
        )
        .order_by(Campaign.effective_on.desc(), Campaign.id.desc())
        .limit(1)
    ).first()
    if found is not None:
        return Version(_named(found[0]), found[1])
    own = edition_of(edition) if edition else edition_for(day)[0]
    return Version(f"{_PREFIX}{formats.day(own.effective)}", own.effective)


def names(session: Session, contracts: Sequence[Contract], day: date) -> str:
    """Return how a letter names the terms that bind contracts on a day; without any, the newest."""
    found = [version_of(session, each, day).name for each in contracts]
    kept = list(dict.fromkeys(found or [_in_force(session, day).name]))
    if all(name.startswith(_PREFIX) for name in kept):
        return _PREFIX + listed([name.removeprefix(_PREFIX) for name in kept])
    return listed(kept)


def enclosed(name: str) -> str:
    """Return what the text of the terms is called among the enclosures.

    >>> enclosed("algemene voorwaarden van 25 mei 2018")
    'Algemene voorwaarden (25 mei 2018)'
    """
    if name.startswith(_PREFIX):
        return f"Algemene voorwaarden ({name.removeprefix(_PREFIX)})"
    return name[:1].upper() + name[1:]


def _named(version: str) -> str:
    return version[:1].lower() + version[1:]
