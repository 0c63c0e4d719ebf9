"""From offer to contract: offered, applied for, accepted, refused or revoked (2.2 to 2.4)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from ises_desk import clock
from ises_desk.actions import checks
from ises_desk.actions.contract_lines import refresh_search
from ises_desk.actions.contract_making import Agreed, check_start, make
from ises_desk.actions.contract_state import before_of, check_life, lines_now
from ises_desk.actions.credits import all_left, credit
from ises_desk.actions.line_input import LineInput, add_line, checked_line, line_from
from ises_desk.actions.line_schedule import refuse_any_draft, schedule
from ises_desk.actions.register import Undo, action
from ises_desk.actions.renewal_plans import plan
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _
from ises_desk.models import Contract, ContractOffer, Invoice, InvoiceLine
from ises_desk.queries import settings
from ises_desk.queries.offers import VALIDITY, offer_of, plain_lines
from ises_desk.terms import art02_general as terms
from ises_desk.values.kinds import Channel, ContractStage, InvoiceKind
from ises_desk.values.money import ZERO, Money

_LONGEST_REASON = 500
_REVOKED = N_("Herroeping van de overeenkomst (artikel 2.3)")
_SAME = N_("De klant week niet af van het aanbod.")


@action("contract.offer", title=N_("Offerte maken"), undo=Undo.REVERT)
def offer(
    work: Work,
    *,
    customer_id: int,
    lines: tuple[LineInput, ...],
    starts_on: date,
    valid_until: date | None = None,
    binding: bool = False,
    account_id: int | None = None,
    months: int | None = None,
    notice_months: int | None = None,
    payment_days: int | None = None,
    gross_prices: bool | None = None,
    number: str = "",
    remark: str = "",
) -> int:
    """Offer a contract; without `valid_until` it stands as long as the owner's setting says."""
    days = int(settings.value(work.session, VALIDITY))
    until = terms.offer_until(work.today, valid_until, days, binding=binding)
    agreed = Agreed(
        customer_id=customer_id,
        lines=lines,
        starts_on=starts_on,
        account_id=account_id,
        months=months,
        notice_months=notice_months,
        payment_days=payment_days,
        gross_prices=gross_prices,
        number=number,
        remark=remark,
    )
    contract = make(work, agreed, ContractStage.OFFER, Channel.EMAIL, None)
    contract.valid_until = until.applied.last_day
    _before(work, contract, offered_on=work.today, binding=binding)
    return contract.id


@action("contract.receive", title=N_("Aanvraag vastleggen"), undo=Undo.REVERT)
def receive(
    work: Work,
    *,
    customer_id: int,
    lines: tuple[LineInput, ...],
    starts_on: date,
    applied_at: datetime | None = None,
    channel: Channel = Channel.WEBSITE,
    account_id: int | None = None,
    gross_prices: bool | None = None,
    number: str = "",
    remark: str = "",
) -> int:
    """Record an application that no offer went before: by form, website, e-mail or supply."""
    agreed = Agreed(
        customer_id=customer_id,
        lines=lines,
        starts_on=starts_on,
        account_id=account_id,
        gross_prices=gross_prices,
        number=number,
        remark=remark,
    )
    at = _applied_at(work, applied_at, None)
    contract = make(work, agreed, ContractStage.APPLICATION, channel, None)
    _before(work, contract, applied_at=at)
    return contract.id


@action("contract.apply", title=N_("Aanvaarding vastleggen"), undo=Undo.REVERT)
def apply(
    work: Work,
    *,
    contract_id: int,
    applied_at: datetime | None = None,
    channel: Channel = Channel.EMAIL,
    lines: tuple[LineInput, ...] = (),
) -> int:
    """Record that the customer accepted an offer; `lines` as he wrote them where they differ (2.4).

    Without lines he accepted what was offered.
    """
    contract = work.get(Contract, contract_id, "contract_id")
    check_life(work, contract, "contract.apply")
    before = offer_of(work.session, contract.id)
    at = _applied_at(work, applied_at, before.offered_on)
    contract.stage = ContractStage.APPLICATION
    contract.channel = channel
    before.applied_at = at
    before.application = _wanted(work, contract, lines) if lines else None
    work.session.flush()
    return contract.id


@action("contract.accept", title=N_("Aanvraag aannemen"), undo=Undo.REVERT)
def accept(
    work: Work, *, contract_id: int, starts_on: date | None = None, as_applied: bool = False
) -> int:
    """Take an application on: the contract was concluded when it came in (2.3).

    `as_applied` takes over what the customer wrote where it differs; otherwise the offer holds
    and the confirmation says so (2.4).
    """
    contract = work.get(Contract, contract_id, "contract_id")
    check_life(work, contract, "contract.accept")
    before = offer_of(work.session, contract.id)
    if as_applied and not before.application:
        raise Refusal(N_("De klant week niet af van het aanbod."), field="as_applied", basis="2.4")
    contract.stage = ContractStage.CONCLUDED
    contract.concluded_at = before.applied_at
    before.decided_on = work.today
    if as_applied:
        _take_over(work, contract, before.application or [])
    _start(work, contract, starts_on)
    return contract.id


@action("contract.refuse", title=N_("Aanvraag weigeren"), undo=Undo.REVERT)
def refuse(work: Work, *, contract_id: int, reason: str, received: Money = ZERO) -> int:
    """Turn an application down without delay (2.3); `received` came in already and goes back."""
    contract = work.get(Contract, contract_id, "contract_id")
    check_life(work, contract, "contract.refuse")
    _turn_down(work, contract, reason, received)
    contract.stage = ContractStage.REFUSED
    work.session.flush()
    return contract.id


@action(
    "contract.revoke",
    title=N_("Overeenkomst herroepen"),
    undo=Undo.NEVER,
    because=N_("Wat is gefactureerd, is gecrediteerd; sluit een nieuw contract."),
)
def revoke(work: Work, *, contract_id: int, reason: str, received: Money = ZERO) -> int:
    """Revoke a contract without delay after the acceptance (2.3): none has come about.

    What was billed is credited; `received` came in otherwise and goes back too.
    """
    contract = work.get(Contract, contract_id, "contract_id")
    check_life(work, contract, "contract.revoke")
    refuse_any_draft(work, contract)
    _turn_down(work, contract, reason, received)
    contract.stage = ContractStage.REVOKED
    _reschedule(work, contract)
    _credit_billed(work, contract)
    return contract.id


@action("contract.refunded", title=N_("Terugbetaling vastleggen"), undo=Undo.REVERT)
def refunded(work: Work, *, contract_id: int, refunded_on: date | None = None) -> int:
    """Record that what had come in before a refusal or revocation went back."""
    contract = work.get(Contract, contract_id, "contract_id")
    check_life(work, contract, "contract.refunded")
    before = offer_of(work.session, contract.id)
    if not before.received or before.refunded_on is not None:
        raise Refusal(N_("Er staat hier niets meer om terug te betalen."), field="contract_id")
    day = checks.not_future(refunded_on or work.today, work.today, "refunded_on")
    if before.decided_on is not None and day < before.decided_on:
        raise Refusal(
            N_("De aanvraag is afgewezen op {day}; terugbetalen kan niet eerder."),
            field="refunded_on",
            basis="2.3",
            day=before.decided_on,
        )
    before.refunded_on = day
    return contract.id


def _before(work: Work, contract: Contract, **facts: Any) -> None:
    work.session.add(ContractOffer(contract_id=contract.id, reason="", received=ZERO, **facts))
    work.session.flush()


def _applied_at(work: Work, at: datetime | None, offered_on: date | None) -> datetime:
    moment = at or work.now
    day = clock.business_day(moment)
    checks.not_future(day, work.today, "applied_at")
    if offered_on is not None and day < offered_on:
        raise Refusal(
            N_("Het aanbod is van {day}; de aanvaarding kan niet eerder zijn ontvangen."),
            field="applied_at",
            basis="2.3",
            day=offered_on,
        )
    return moment


def _wanted(work: Work, contract: Contract, lines: tuple[LineInput, ...]) -> list[dict[str, Any]]:
    """Return the customer's lines, checked as the contract's own; none when all are equal."""
    found = plain_lines(
        checked_line(work, contract, given, place, f"lines[{place}]")
        for place, given in enumerate(lines)
    )
    return found if terms.differences(plain_lines(lines_now(work, contract)), found) else []


def _take_over(work: Work, contract: Contract, wanted: list[dict[str, Any]]) -> None:
    """Put the customer's lines in the place of those that were offered."""
    for row in lines_now(work, contract):
        work.remove(row)
    for place, given in enumerate(wanted):
        add_line(work, contract, line_from(given), place, f"lines[{place}]")
    refresh_search(work, contract)


def _start(work: Work, contract: Contract, starts_on: date | None) -> None:
    """Let the contract begin on its day; lines that began with it move along."""
    old, start = contract.starts_on, starts_on or contract.starts_on
    check_start(work, start)
    contract.starts_on = start
    for line in lines_now(work, contract):
        if line.starts_on == old or line.starts_on < start:
            line.starts_on = start
    _reschedule(work, contract)


def _reschedule(work: Work, contract: Contract) -> None:
    for line in lines_now(work, contract):
        schedule(line, contract)
    plan(work, contract, work.today)


def _turn_down(work: Work, contract: Contract, reason: str, received: Money) -> None:
    before = before_of(work, contract)
    applied_at = before.applied_at or contract.concluded_at
    assert applied_at is not None  # noqa: S101  it was applied for, or concluded at once
    applied_on = clock.business_day(applied_at)
    until = terms.revocable_until(applied_on, binding=before.binding).applied
    if until is None:
        raise Refusal(
            N_("Het aanbod was bindend en is aanvaard; u zit eraan vast."),
            field="contract_id",
            basis="2.2; 6:217 BW",
        )
    if until.is_past(work.today):
        raise Refusal(
            N_("De aanvraag kwam op {applied} binnen; weigeren of herroepen moest onverwijld, "
               "uiterlijk op {last}. Nu geldt de overeenkomst."),
            field="contract_id",
            basis="2.3",
            applied=applied_on,
            last=until.last_day,
        )  # fmt: skip
    before.reason = checks.line(reason, "reason", N_("De reden"), _LONGEST_REASON)
    before.received = checks.at_least_zero(received, "received")
    before.decided_on = work.today
    before.refund_by = terms.refund_by(work.today).applied.last_day if received else None


def _credit_billed(work: Work, contract: Contract) -> None:
    """Credit what was billed of a contract; what else stands on the same invoice stays due."""
    keys = [line.id for line in lines_now(work, contract)]
    billed = select(InvoiceLine).where(InvoiceLine.contract_line_id.in_(keys))
    lines: dict[int, set[int]] = {}
    for line in work.session.scalars(billed.order_by(InvoiceLine.invoice_id)):
        lines.setdefault(line.invoice_id, set()).add(line.id)
    for key, ours in lines.items():
        invoice = work.get(Invoice, key)
        left = all_left(work, invoice) if invoice.kind is InvoiceKind.INVOICE else ()
        given = tuple(each for each in left if each.line_id in ours)
        if given:
            credit(work, invoice_id=key, reason=_(_REVOKED), lines=given)
