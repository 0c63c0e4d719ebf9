"""What sent overdue letters do to an invoice: days taken, costs, and claimed interest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select

from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.law.consumer_notice import delivered, notice_term
from ises_desk.law.dunning import objection
from ises_desk.models import Booking, Customer, Demand, DemandInvoice, Invoice, Letter
from ises_desk.queries import debts
from ises_desk.queries.claims import claim_on
from ises_desk.queries.demand_amounts import consumer_fee, fee_after_term, unpaid_on
from ises_desk.values.kinds import Channel, Delivery, LetterKind
from ises_desk.values.money import ZERO, Money

_IN_DEFAULT = frozenset({LetterKind.L10, LetterKind.L11})


@dataclass(slots=True)
class _Effects:
    reminded_on: date | None = None
    demanded_on: date | None = None
    noticed_on: date | None = None
    costs: Money = ZERO
    costs_from: date | None = None
    claimed_on: date | None = None


def follow(work: Work, invoice_ids: Iterable[int]) -> None:
    """Bring invoices in line with the letters sent about them and what was paid since.

    What a consumer pays within his fourteen days lowers the costs (HR 25-11-2016).
    """
    for key in dict.fromkeys(invoice_ids):
        invoice = work.get(Invoice, key)
        effects = _effects(work, invoice)
        for name in _Effects.__slots__:
            if getattr(invoice, name) != getattr(effects, name):
                setattr(invoice, name, getattr(effects, name))
    work.session.flush()


def after_booking(work: Work, invoice_ids: Iterable[int]) -> list[int]:
    """Bring invoices that were booked on, and those in one letter with them, in line again.

    Returns the keys of them all.
    """
    keys = list(dict.fromkeys(invoice_ids))
    letters = (
        select(DemandInvoice.demand_id)
        .join(Demand, Demand.id == DemandInvoice.demand_id)
        .where(
            DemandInvoice.invoice_id.in_(keys),
            Demand.kind == LetterKind.L07,
            Demand.sent_on.is_not(None),
        )
    )
    others = select(DemandInvoice.invoice_id).where(DemandInvoice.demand_id.in_(letters))
    together = sorted(set(work.session.scalars(others)))
    follow(work, together)
    return sorted({*keys, *together})


def _effects(work: Work, invoice: Invoice) -> _Effects:
    rows = work.session.execute(
        select(Demand, DemandInvoice.fee)
        .join(DemandInvoice, DemandInvoice.demand_id == Demand.id)
        .where(DemandInvoice.invoice_id == invoice.id, Demand.sent_on.is_not(None))
        .order_by(Demand.sent_on, Demand.id)
    )
    found = _Effects()
    for demand, fee in rows:
        if demand.kind is LetterKind.L06:
            found.reminded_on = demand.sent_on
        elif demand.kind is LetterKind.L10:
            found.noticed_on = demand.sent_on
        elif demand.kind is LetterKind.L09:
            found.claimed_on = found.claimed_on or demand.sent_on
        else:
            found.demanded_on = demand.sent_on
            due = fee if demand.kind is LetterKind.L08 else _after_term(work, demand, invoice)
            # to check: paid-in-time-settles
            found.claimed_on = demand.costs_from
            found.costs = due
            found.costs_from = demand.costs_from if due else None
    return found


def _after_term(work: Work, demand: Demand, invoice: Invoice) -> Money:
    return fee_after_term(work.session, demand)[invoice.id]


def sent_demand(work: Work, letter: Letter, channel: Channel, day: date) -> None:
    """Let an overdue letter take effect on the day it was sent; other letters have none.

    Refusal when it is no longer right by that day: an overdue letter with a wrong amount or a
    term that is too short has no sure effect.
    """
    demand = work.session.scalar(select(Demand).where(Demand.letter_id == letter.id))
    if demand is None:
        return
    rows = _rows(work, demand)
    _refuse_outdated(work, demand, rows, day)
    buffer = debts.number(work.session, debts.BUFFER_DAYS)
    arrived = day if channel is Channel.IN_PERSON else delivered(day, _delivery(channel), buffer)
    if demand.kind is LetterKind.L07:
        _refuse_void(work, demand, rows, day)
        term = notice_term(day, _delivery(channel), buffer)
        arrived = term.delivered_on
        demand.last_day = term.last_day
        demand.costs_from = term.costs_from
    elif demand.last_day is not None:
        _refuse_short(work, demand, letter, arrived)
    if demand.kind is LetterKind.L08:
        demand.costs_from = day
    demand.delivered_on = arrived
    demand.sent_on = day
    work.session.flush()
    follow(work, [row.id for row, _stated in rows])


def unsent_demand(work: Work, letter: Letter) -> None:
    """Undo the effect of an overdue letter that was not sent after all."""
    demand = work.session.scalar(select(Demand).where(Demand.letter_id == letter.id))
    if demand is None or demand.sent_on is None:
        return
    rows = _rows(work, demand)
    for row, _stated in rows:
        _refuse_built_on(work, demand, row)
    demand.sent_on = demand.delivered_on = demand.costs_from = None
    if demand.kind is LetterKind.L07:
        demand.last_day = None
    work.session.flush()
    follow(work, [row.id for row, _stated in rows])


def _rows(work: Work, demand: Demand) -> list[tuple[Invoice, DemandInvoice]]:
    found = work.session.execute(
        select(Invoice, DemandInvoice)
        .join(DemandInvoice, DemandInvoice.invoice_id == Invoice.id)
        .where(DemandInvoice.demand_id == demand.id)
        .order_by(Invoice.id)
    )
    return [(invoice, stated) for invoice, stated in found]


def _delivery(channel: Channel) -> Delivery:
    """Return how the term is reckoned; in person as by post, so never too short."""
    return Delivery.EMAIL if channel is Channel.EMAIL else Delivery.POST


def _refuse_outdated(
    work: Work, demand: Demand, rows: list[tuple[Invoice, DemandInvoice]], day: date
) -> None:
    for invoice, stated in rows:
        unpaid = unpaid_on(work.session, invoice, day)
        known = replace(debts.debt(work.session, invoice), waiting=None, open=unpaid)
        if why := objection(demand.kind, known, day):
            raise Refusal(
                N_("{why} Laat deze brief vervallen."),
                field="letter_id",
                basis=why.basis,
                why=str(why),
            )
        if demand.kind is LetterKind.L09:
            _refuse_grown(work, demand, invoice, stated)
        if unpaid != stated.principal:
            raise Refusal(
                N_("De brief noemt {stated} open op factuur {number}, maar op {day} was dat "
                   "{open}. Laat hem vervallen en maak een nieuwe."),
                field="letter_id",
                stated=stated.principal,
                number=invoice.number,
                day=day,
                open=unpaid,
            )  # fmt: skip


def _refuse_grown(work: Work, demand: Demand, invoice: Invoice, stated: DemandInvoice) -> None:
    """Refuse a specification whose interest or costs are others now, by what came in since."""
    until = date.fromisoformat(work.get(Letter, demand.letter_id).data["interest_until"])
    claim = claim_on(work.session, invoice, until)
    if (claim.open_interest, claim.open_costs) != (stated.interest, stated.fee):
        raise Refusal(
            N_("De rente of de kosten van factuur {number} zijn niet meer zoals in de brief. Laat "
               "hem vervallen en maak een nieuwe."),
            field="letter_id",
            number=invoice.number,
        )  # fmt: skip


def _refuse_void(
    work: Work, demand: Demand, rows: list[tuple[Invoice, DemandInvoice]], day: date
) -> None:
    """Refuse a fourteen-day letter that misses a claim or names too high a fee by this day."""
    keys = {invoice.id for invoice, _stated in rows}
    overdue = debts.overdue(work.session, day, demand.customer_id).get(demand.customer_id, [])
    missing = [
        debt.number
        for debt in overdue
        if debt.key not in keys and objection(LetterKind.L07, debt, day) is None
    ]
    if missing:
        raise Refusal(
            N_("Na deze brief is nog meer vervallen: {numbers}. Alles hoort in één brief; laat hem "
               "vervallen en maak een nieuwe."),
            field="letter_id",
            basis="6:96 lid 7 BW",
            numbers=tuple(missing),
        )  # fmt: skip
    principals = {invoice.id: stated.principal for invoice, stated in rows}
    fee = consumer_fee(work.session, demand.customer_id, principals, day).amount
    if demand.fee > fee:
        raise Refusal(
            N_("De brief noemt {stated} incassokosten, maar op {day} mag dat {fee} zijn. Laat hem "
               "vervallen en maak een nieuwe."),
            field="letter_id",
            basis="6:96 lid 8 BW",
            stated=demand.fee,
            day=day,
            fee=fee,
        )  # fmt: skip


def _refuse_short(work: Work, demand: Demand, letter: Letter, arrived: date) -> None:
    """Refuse a final day that came too near: L10 keeps its whole term, L08 ends after arrival."""
    assert demand.last_day is not None  # noqa: S101  printed in the letter
    left = (demand.last_day - arrived).days
    customer = work.get(Customer, demand.customer_id)
    buffer = debts.number(work.session, debts.BUFFER_DAYS)
    planned = delivered(letter.dated_on, customer.delivery, buffer)
    whole = (demand.last_day - planned).days if demand.kind in _IN_DEFAULT else 1
    if left < whole:
        raise Refusal(
            N_("De brief noemt {last} als uiterste dag, maar komt pas op {arrived} aan: dan is de "
               "termijn korter dan {whole} dagen. Laat hem vervallen en maak een nieuwe."),
            field="sent_on",
            basis="6:82 BW" if demand.kind in _IN_DEFAULT else None,
            last=demand.last_day,
            arrived=arrived,
            whole=whole,
        )  # fmt: skip


def _refuse_built_on(work: Work, demand: Demand, invoice: Invoice) -> None:
    later = work.session.scalar(
        select(Demand.sent_on)
        .join(DemandInvoice, DemandInvoice.demand_id == Demand.id)
        .where(
            DemandInvoice.invoice_id == invoice.id,
            Demand.id > demand.id,
            Demand.sent_on.is_not(None),
        )
        .limit(1)
    )
    if later is not None:
        raise Refusal(
            N_("Over factuur {number} ging op {day} al een volgende brief uit; trek die eerst in."),
            field="letter_id",
            number=invoice.number,
            day=later,
        )
    claimed = work.session.scalar(
        select(func.sum(Booking.to_costs + Booking.to_interest)).where(
            Booking.invoice_id == invoice.id
        )
    )
    # A specification that claimed the interest first is what a later payment was divided by.
    first = demand.kind is LetterKind.L09 and invoice.claimed_on == demand.sent_on
    if claimed and (first or demand.costs_from is not None):
        raise Refusal(
            N_("Op factuur {number} is al rente of kosten betaald; storneer eerst die betaling."),
            field="letter_id",
            number=invoice.number,
        )
