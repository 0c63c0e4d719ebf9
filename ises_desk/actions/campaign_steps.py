"""A campaign after it was drafted: its list frozen, published, withdrawn or finished (3.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from ises_desk.actions import checks
from ises_desk.actions.campaigns import in_state, months_of
from ises_desk.actions.products import set_price
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import (
    Campaign,
    CampaignContract,
    CampaignLine,
    CampaignPrice,
    Letter,
    LinePrice,
    ProductPrice,
)
from ises_desk.queries.campaign_scope import scope
from ises_desk.terms.art03_prices import change_on, check_effective, tell_by
from ises_desk.values.kinds import CampaignState


@action("campaign.approve", title=N_("Wijziging goedkeuren"), undo=Undo.REVERT)
def approve(work: Work, *, campaign_id: int) -> int:
    """Freeze which contracts a campaign changes, and what each pays before and after.

    Returns how many contracts there are.
    """
    row = in_state(work, campaign_id, CampaignState.DRAFT)
    found = scope(work.session, row).contracts
    if not found:
        raise Refusal(
            N_("Deze wijziging raakt geen enkel lopend contract."), field="campaign_id", basis="3.2"
        )
    change = change_on(row.effective_on)
    for each in found:
        contract = CampaignContract(
            campaign_id=row.id,
            contract_id=each.contract_id,
            effective_on=change.effective,
            cancel_until=change.cancel_until,
            dissolvable=each.dissolvable,
        )
        work.add(contract)
        work.session.add_all(
            CampaignLine(
                campaign_contract_id=contract.id,
                line_id=line.line_id,
                old_price=line.old,
                new_price=line.new,
                percent=line.percent,
            )
            for line in each.lines
        )
    row.state, row.approved_on = CampaignState.APPROVED, work.today
    work.session.flush()
    return len(found)


@action("campaign.reopen", title=N_("Wijziging weer openen"), undo=Undo.REVERT)
def reopen(work: Work, *, campaign_id: int) -> int:
    """Make a draft again of a campaign that was approved and not published yet."""
    row = in_state(work, campaign_id, CampaignState.APPROVED)
    for contract in members(work, row):
        for line in _lines(work, contract):
            work.session.delete(line)
        work.session.flush()
        work.session.delete(contract)
    row.state, row.approved_on = CampaignState.DRAFT, None
    work.session.flush()
    return row.id


@action("campaign.leave_out", title=N_("Contract buiten de wijziging laten"), undo=Undo.REVERT)
def leave_out(work: Work, *, campaign_id: int, contract_id: int) -> int:
    """Leave a contract on the list as it is; it gets no letter and keeps its price or terms."""
    row = in_state(work, campaign_id, CampaignState.APPROVED, CampaignState.PUBLISHED)
    member = _member(work, row, contract_id)
    if member.left_out_on is not None or member.letter_id is not None:
        raise Refusal(
            N_("Dit contract heeft de brief al, of is al buiten de wijziging gelaten."),
            field="contract_id",
        )
    member.left_out_on = work.today
    return member.id


@action("campaign.publish", title=N_("Wijziging bekendmaken"), undo=Undo.REVERT)
def publish(
    work: Work,
    *,
    campaign_id: int,
    published_on: date | None = None,
    effective_on: date | None = None,
) -> int:
    """Record that a campaign stands on the website; it holds a month later at the earliest (3.2).

    The price list gets the new prices from that day on.
    """
    row = in_state(work, campaign_id, CampaignState.APPROVED)
    day = checks.not_future(published_on or work.today, work.today, "published_on")
    if row.approved_on is not None and day < row.approved_on:
        raise Refusal(
            N_("De wijziging is goedgekeurd op {day}; zij kan niet eerder bekend zijn gemaakt."),
            field="published_on",
            day=row.approved_on,
        )
    holds = effective_on or row.effective_on
    check_effective(day, holds, months_of(row))
    change = change_on(holds)
    for member in members(work, row):
        member.effective_on, member.cancel_until = change.effective, change.cancel_until
    row.published_on, row.effective_on = day, holds
    row.tell_by = tell_by(holds, months_of(row))
    row.state = CampaignState.PUBLISHED
    for price in _list_prices(work, row):
        set_price(
            work, product_id=price.product_id, valid_from=holds, net=price.net, gross=price.gross
        )
    work.session.flush()
    return row.id


@action("campaign.withdraw", title=N_("Wijziging laten vervallen"), undo=Undo.REVERT)
def withdraw(work: Work, *, campaign_id: int) -> int:
    """Decide before it holds that a change does not go through; all prices stay as they are."""
    row = in_state(work, campaign_id, CampaignState.APPROVED, CampaignState.PUBLISHED)
    if row.published_on is not None and row.effective_on <= work.today:
        raise Refusal(
            N_("De wijziging geldt sinds {day} en kan niet meer vervallen; maak een nieuwe."),
            field="campaign_id",
            day=row.effective_on,
        )
    for member in members(work, row):
        drop_prices(work, member)
    for letter in _unsent(work, row):
        letter.withdrawn_on = work.today
    if row.published_on is not None:
        for price in _list_prices(work, row):
            _drop_listed(work, price, row.effective_on)
    row.state, row.done_on = CampaignState.WITHDRAWN, work.today
    work.session.flush()
    return row.id


@action("campaign.finish", title=N_("Wijziging afronden"), undo=Undo.REVERT)
def finish(work: Work, *, campaign_id: int) -> int:
    """Close a campaign that holds; who was never told is left out of it (3:37 lid 3 BW).

    Returns how many contracts the change holds for.
    """
    row = in_state(work, campaign_id, CampaignState.PUBLISHED)
    if row.effective_on > work.today:
        raise Refusal(
            N_("De wijziging gaat pas in op {day}."),
            field="campaign_id",
            basis="3.2",
            day=row.effective_on,
        )
    if waiting := len(_unsent(work, row)):
        raise Refusal(
            N_("Er liggen nog {count} brieven over deze wijziging klaar; verstuur ze of laat ze "
               "vervallen."),
            field="campaign_id",
            count=waiting,
        )  # fmt: skip
    held = 0
    for member in members(work, row):
        if member.notice_id is None and member.left_out_on is None:
            if member.told_on is None:
                member.left_out_on = work.today
            else:
                held += 1
    row.state, row.done_on = CampaignState.DONE, work.today
    work.session.flush()
    return held


def members(work: Work, row: Campaign) -> Sequence[CampaignContract]:
    """Return the contracts on the list of a campaign."""
    found = select(CampaignContract).where(CampaignContract.campaign_id == row.id)
    return work.session.scalars(found.order_by(CampaignContract.id)).all()


def put_prices(work: Work, member: CampaignContract) -> None:
    """Let the new prices of a contract hold from its own day on."""
    drop_prices(work, member)
    for line in _lines(work, member):
        known = work.session.scalars(
            select(LinePrice).filter_by(line_id=line.line_id, valid_from=member.effective_on)
        ).first()
        if known is not None:
            known.unit_price, known.campaign_line_id = line.new_price, line.id
            continue
        work.session.add(
            LinePrice(
                line_id=line.line_id,
                valid_from=member.effective_on,
                unit_price=line.new_price,
                campaign_line_id=line.id,
            )
        )
    work.session.flush()


def drop_prices(work: Work, member: CampaignContract) -> None:
    """Take the new prices of a contract away again."""
    keys = select(CampaignLine.id).where(CampaignLine.campaign_contract_id == member.id)
    found = select(LinePrice).where(LinePrice.campaign_line_id.in_(keys))
    for price in work.session.scalars(found).all():
        work.session.delete(price)
    work.session.flush()


def _lines(work: Work, member: CampaignContract) -> Sequence[CampaignLine]:
    found = select(CampaignLine).where(CampaignLine.campaign_contract_id == member.id)
    return work.session.scalars(found.order_by(CampaignLine.id)).all()


def _unsent(work: Work, row: Campaign) -> Sequence[Letter]:
    found = (
        select(Letter)
        .join(CampaignContract, CampaignContract.letter_id == Letter.id)
        .where(
            CampaignContract.campaign_id == row.id,
            Letter.sent_on.is_(None),
            Letter.withdrawn_on.is_(None),
        )
        .distinct()
        .order_by(Letter.id)
    )
    return work.session.scalars(found).all()


def _member(work: Work, row: Campaign, contract_id: int) -> CampaignContract:
    found = select(CampaignContract).filter_by(campaign_id=row.id, contract_id=contract_id)
    member = work.session.scalars(found).first()
    if member is None:
        raise Refusal(N_("Dit contract valt niet onder deze wijziging."), field="contract_id")
    return member


def _list_prices(work: Work, row: Campaign) -> Sequence[CampaignPrice]:
    found = select(CampaignPrice).where(CampaignPrice.campaign_id == row.id)
    return work.session.scalars(found.order_by(CampaignPrice.id)).all()


def _drop_listed(work: Work, price: CampaignPrice, day: date) -> None:
    listed = select(ProductPrice).filter_by(product_id=price.product_id, valid_from=day)
    for row in work.session.scalars(listed).all():
        if (row.net, row.gross) == (price.net, price.gross):
            work.session.delete(row)
    work.session.flush()
