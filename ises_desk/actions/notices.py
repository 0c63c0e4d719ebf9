"""Notice of termination: received, ruled by 15.1 and the law, confirmed by letter (L19)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from ises_desk import clock
from ises_desk.actions.campaign_effects import leave, left, stayed
from ises_desk.actions.contract_state import check_life, lines_now, refuse_deleted
from ises_desk.actions.credits import CreditLine, credit
from ises_desk.actions.issuing import issue
from ises_desk.actions.line_schedule import refuse_billed_end, refuse_drafts, schedule
from ises_desk.actions.notice_paper import notice_paper
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _
from ises_desk.letters.letter import Passage
from ises_desk.models import (
    Contract,
    ContractNotice,
    Customer,
    Invoice,
)
from ises_desk.queries.notices import Prepaid, prepaid, ruling_on
from ises_desk.terms.art15_duration import NoticeEnd, notice_channel
from ises_desk.terms.articles import Ruling
from ises_desk.values.kinds import Channel
from ises_desk.values.money import Money


@action("contract.give_notice", title=N_("Opzegging vastleggen"), undo=Undo.REVERT)
def give_notice(
    work: Work,
    *,
    contract_id: int,
    received_on: date | None = None,
    channel: Channel = Channel.EMAIL,
    early_exit: bool = False,
    accept_late: bool = False,
    over_change: bool = False,
) -> int:
    """Record a notice: the contract gets its last day, billing stops after it.

    `early_exit` is the owner's choice to let a consumer go in the first year (7:408 BW);
    `accept_late` is his choice to accept a business notice that came one day late. `over_change`
    is a notice because prices or terms change: it ends the day before the change (3.2).
    Returns the notice's key.
    """
    contract = work.get(Contract, contract_id, "contract_id")
    day = received_on or work.today
    _refuse(work, contract, day)
    ruling = ruling_on(contract, day)
    member = change = None
    if over_change:
        member, change = leave(work, contract, day)
        ends_on = change.applied
    else:
        ends_on = _chosen(ruling, early_exit=early_exit, accept_late=accept_late)
    keys = [line.id for line in lines_now(work, contract)]
    refuse_drafts(work, keys, ends_on, "contract_id")
    notice = work.add(
        ContractNotice(
            contract_id=contract.id,
            received_on=day,
            channel=channel,
            early_exit=early_exit,
            ends_on=ends_on,
            ruling={
                "end": ruling.as_plain(),
                "channel": notice_channel(channel).as_plain(),
                **({} if change is None else {"change": change.as_plain()}),
            },
        )
    )
    contract.ends_on = ends_on
    if member is not None:
        left(work, member, notice)
    _reschedule(work, contract)
    return notice.id


def _refuse(work: Work, contract: Contract, day: date) -> None:
    check_life(work, contract, "contract.give_notice")
    if day > work.today:
        raise Refusal(
            N_("De dag van ontvangst ligt niet in de toekomst."), field="received_on", basis="15.1"
        )
    assert contract.concluded_at is not None  # noqa: S101  it is in this state
    first = min(clock.business_day(contract.concluded_at), contract.starts_on)
    if day < first:
        raise Refusal(
            N_("Het contract is gesloten op {day}; een opzegging kan niet eerder zijn ontvangen."),
            field="received_on",
            day=first,
        )


def _chosen(ruling: Ruling[NoticeEnd], *, early_exit: bool, accept_late: bool) -> date:
    if early_exit:
        if ruling.beside is None:
            raise Refusal(
                N_("Eerder eindigen in het eerste jaar speelt bij dit contract niet."),
                field="early_exit",
                basis="7:408 lid 1 BW",
            )
        return ruling.beside.ends_on
    if accept_late:
        if ruling.applied.accepted_end is None:
            raise Refusal(
                N_("Deze opzegging kwam niet één dag te laat; er valt niets alsnog aan te nemen."),
                field="accept_late",
                basis="15.1",
            )
        return ruling.applied.accepted_end
    return ruling.applied.ends_on


def _reschedule(work: Work, contract: Contract) -> None:
    for line in lines_now(work, contract):
        schedule(line, contract)
    work.session.flush()


@action("contract.withdraw_notice", title=N_("Opzegging intrekken"), undo=Undo.REVERT)
def withdraw_notice(work: Work, *, notice_id: int) -> int:
    """Let a contract go on after its notice was withdrawn, before it was confirmed."""
    notice = work.get(ContractNotice, notice_id, "notice_id")
    if notice.letter_id is not None:
        raise Refusal(
            N_("Deze opzegging is al bevestigd; sluit een nieuw contract als de klant blijft."),
            field="notice_id",
        )
    if notice.withdrawn_on is not None:
        raise Refusal(N_("Deze opzegging is al ingetrokken."), field="notice_id")
    contract = work.get(Contract, notice.contract_id)
    check_life(work, contract, "contract.withdraw_notice")
    refuse_deleted(work, contract)
    refuse_billed_end(work, lines_now(work, contract), "notice_id")
    notice.withdrawn_on = work.today
    contract.ends_on = None
    stayed(work, notice)
    _reschedule(work, contract)
    return contract.id


@action(
    "contract.confirm_notice",
    title=N_("Opzegging bevestigen"),
    undo=Undo.NEVER,
    because=N_(
        "De bevestiging en de creditnota zijn definitief; schrijf de klant een nieuwe brief."
    ),
)
def confirm_notice(work: Work, *, notice_id: int, wording: tuple[Passage, ...] = ()) -> int:
    """Credit what was billed beyond the end and write the confirmation (L19); returns its key.

    `wording` are the owner's own words; when the contract ends, and why, is not among them.
    """
    notice = work.get(ContractNotice, notice_id, "notice_id")
    if notice.withdrawn_on is not None:
        raise Refusal(N_("Deze opzegging is ingetrokken."), field="notice_id")
    if notice.letter_id is not None:
        raise Refusal(N_("Deze opzegging is al bevestigd."), field="notice_id")
    contract = work.get(Contract, notice.contract_id)
    check_life(work, contract, "contract.confirm_notice")
    customer = work.get(Customer, contract.customer_id)
    back = prepaid(work.session, contract, notice.ends_on)
    ruling = ruling_on(contract, notice.received_on)
    numbers = _credit(work, contract, back)
    notes = select(Invoice).where(Invoice.number.in_(numbers)).order_by(Invoice.id)
    made = work.session.scalars(notes).all()
    given = -Money.total(note.total for note in made)
    paper = notice_paper(work, notice, contract, customer, ruling, back, given)
    keys = tuple(note.id for note in made)
    letter = issue(
        work, paper, customer, contract_id=contract.id, invoice_ids=keys, wording=wording
    )
    notice.letter_id = letter.id
    notice.credit_note_id = keys[0] if keys else None
    work.session.flush()
    return letter.id


def _credit(
    work: Work,
    contract: Contract,
    back: list[Prepaid],
) -> list[str]:
    """Make a credit note for each invoice that billed beyond the end."""
    by_invoice: dict[int, list[CreditLine]] = {}
    for each in back:
        given = CreditLine(
            line_id=each.line_id,
            amount=each.amount,
            from_day=each.days.start,
            last_day=each.days.last_day,
        )
        by_invoice.setdefault(each.invoice_id, []).append(given)
    reason = _("Opzegging van contract {number}").format(number=contract.number)
    return [
        credit(work, invoice_id=key, reason=reason, lines=tuple(lines))
        for key, lines in by_invoice.items()
    ]
