"""The letters of a campaign: of prices (L21) and of terms (L22), one customer at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import select

from ises_desk import clock
from ises_desk.actions.campaigns import in_state, months_of
from ises_desk.actions.contract_making import customer_of
from ises_desk.actions.demand_papers import opening
from ises_desk.actions.issuing import issue
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.letters import changes
from ises_desk.letters.letter import Letter
from ises_desk.models import (
    Campaign,
    CampaignContract,
    CampaignLine,
    Contract,
    ContractLine,
    Customer,
)
from ises_desk.queries.campaign_scope import Changed
from ises_desk.queries.contracts import is_concluded
from ises_desk.terms.art03_prices import change_on, effective_for
from ises_desk.values import formats
from ises_desk.values.kinds import CampaignKind, CampaignState, Party
from ises_desk.values.text import listed

Pair = tuple[CampaignContract, Contract]


@action(
    "campaign.tell",
    title=N_("Brief over een wijziging maken"),
    undo=Undo.COMPENSATE,
    by="letter.withdraw",
)
def tell(work: Work, *, campaign_id: int, customer_id: int) -> list[int]:
    """Write a customer of the contracts that a published change is about; returns the letters.

    One letter for all his contracts; a consumer's contracts and others go apart.
    """
    campaign = in_state(work, campaign_id, CampaignState.PUBLISHED)
    customer = customer_of(work, customer_id)
    pairs = _waiting(work, campaign, customer)
    if not pairs:
        raise Refusal(
            N_("Over deze wijziging is er voor klant {number} geen brief te maken."),
            field="customer_id",
            number=customer.number,
        )
    return [
        _letter(work, campaign, customer, [*group])
        for _kind, group in groupby(pairs, key=lambda pair: pair[1].party is Party.CONSUMER)
    ]


def _waiting(work: Work, campaign: Campaign, customer: Customer) -> list[Pair]:
    rows = work.session.execute(
        select(CampaignContract, Contract)
        .join(Contract, Contract.id == CampaignContract.contract_id)
        .where(
            CampaignContract.campaign_id == campaign.id,
            CampaignContract.letter_id.is_(None),
            CampaignContract.left_out_on.is_(None),
            CampaignContract.notice_id.is_(None),
            is_concluded(),
            Contract.customer_id == customer.id,
            Contract.ends_on.is_(None) | (Contract.ends_on >= campaign.effective_on),
        )
        .order_by(Contract.party == Party.CONSUMER, Contract.number)
    )
    return [(member, contract) for member, contract in rows]


def _letter(work: Work, campaign: Campaign, customer: Customer, pairs: Sequence[Pair]) -> int:
    months = months_of(campaign)
    change = change_on(effective_for(campaign.effective_on, work.today, months))
    common = {
        **opening(work, customer),
        "published_on": campaign.published_on or campaign.publish_on,
        "effective_on": change.effective,
        "cancel_until": change.cancel_until,
        "explanation": campaign.text,
    }
    paper = _paper(work, campaign, pairs, common)
    only = pairs[0][1].id if len(pairs) == 1 else None
    row = issue(work, paper, customer, contract_id=only)
    for member, _contract in pairs:
        member.letter_id = row.id
        member.effective_on, member.cancel_until = change.effective, change.cancel_until
    work.session.flush()
    return row.id


def _paper(work: Work, campaign: Campaign, pairs: Sequence[Pair], common: dict[str, Any]) -> Letter:
    if campaign.kind is CampaignKind.TERMS:
        numbers = listed([contract.number for _member, contract in pairs])
        return changes.TermsChange(**common, contract=numbers, version=campaign.version)
    if campaign.kind is CampaignKind.REGISTRY:
        common["passed_on"] = "artikel 13.11"
    if pairs[0][1].party is not Party.CONSUMER:
        return changes.PriceChangeBusiness(
            **common,
            prices=tuple(
                changes.BusinessRow(
                    **_row(contract, line),
                    old=line.net(line.old),
                    new=line.net(line.new),
                    new_with_vat=line.with_vat(line.new),
                )
                for contract, line in _lines(work, pairs)
            ),
        )
    soon = [
        clock.business_day(contract.concluded_at)
        for member, contract in pairs
        if member.dissolvable and contract.concluded_at is not None
    ]
    return changes.PriceChangeConsumer(
        **common,
        prices=tuple(
            changes.PriceRow(
                **_row(contract, line), old=line.with_vat(line.old), new=line.with_vat(line.new)
            )
            for contract, line in _lines(work, pairs)
        ),
        concluded_on=max(soon, default=None),
    )


def _row(contract: Contract, line: Changed) -> dict[str, str]:
    per = formats.span_on_paper(line.months)
    times = line.quantity.plain.replace(".", ",")
    what = line.description if times == "1" else f"{line.description} (per stuk; aantal {times})"
    return {"contract": contract.number, "description": what, "per": per}


def _lines(work: Work, pairs: Sequence[Pair]) -> Iterator[tuple[Contract, Changed]]:
    for member, contract in pairs:
        rows = work.session.execute(
            select(CampaignLine, ContractLine)
            .join(ContractLine, ContractLine.id == CampaignLine.line_id)
            .where(CampaignLine.campaign_contract_id == member.id)
            .order_by(ContractLine.position)
        )
        for frozen, line in rows:
            yield (
                contract,
                Changed(
                    line_id=line.id,
                    description=line.description,
                    months=line.months,
                    quantity=line.quantity,
                    old=frozen.old_price,
                    new=frozen.new_price,
                    gross=contract.gross_prices,
                    percent=frozen.percent,
                ),
            )
