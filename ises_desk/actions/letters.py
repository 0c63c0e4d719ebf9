"""Letters after they were made: sent, not sent after all, withdrawn; and the free letter."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from ises_desk import clock
from ises_desk.actions import checks
from ises_desk.actions.campaign_effects import (
    dropped_announcement,
    sent_announcement,
    unsent_announcement,
)
from ises_desk.actions.contract_making import customer_of
from ises_desk.actions.deletion_paper import declares_no_more
from ises_desk.actions.demand_effects import sent_demand, unsent_demand
from ises_desk.actions.demand_papers import opening
from ises_desk.actions.force_majeure_effects import untold_again
from ises_desk.actions.forum_effects import sent_invocation, unsent_invocation
from ises_desk.actions.issuing import issue
from ises_desk.actions.offer_letters import forget_letter, told_by, untold_by
from ises_desk.actions.register import Undo, action
from ises_desk.actions.renewal_plans import dropped_message
from ises_desk.actions.suspension_ends import refuse_needed
from ises_desk.actions.withdrawal_paper import awaits_again
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.letters.free_letter import FreeLetter
from ises_desk.letters.letter import Passage
from ises_desk.models import (
    Complaint,
    Contract,
    ContractNotice,
    Customer,
    Letter,
    LetterDispatch,
)
from ises_desk.queries.destinations import destination
from ises_desk.values import identifiers
from ises_desk.values.kinds import Channel, Delivery, LetterKind

CHANNELS = (Channel.POST, Channel.EMAIL, Channel.IN_PERSON)
_BILLS = frozenset({LetterKind.L04, LetterKind.L05})
_LONGEST_SUBJECT = 100
_LONGEST_BODY = 20_000
_MOST_ENCLOSURES = 20


@action(
    "letter.mark_sent",
    title=N_("Brief als verstuurd vastleggen"),
    undo=Undo.COMPENSATE,
    by="letter.not_sent",
)
def mark_sent(
    work: Work,
    *,
    letter_id: int,
    channel: Channel | None = None,
    sent_on: date | None = None,
    sent_to: str = "",
    remark: str = "",
) -> int:
    """Record when, how and where to a letter was sent; an overdue letter takes effect by it.

    Without a channel the customer's own way is taken, without `sent_to` the address on the
    letter or his e-mail address. Returns the key of the dispatch.
    """
    letter = work.get(Letter, letter_id, "letter_id")
    customer = work.get(Customer, letter.customer_id)
    way = _channel(channel, customer)
    day = _sent_on(work, letter, sent_on)
    dispatch = work.add(
        LetterDispatch(
            letter_id=letter.id,
            sent_at=work.now if day == work.today else clock.moment_on(day),
            channel=way,
            sent_to=_sent_to(letter, customer, way, sent_to),
            remark=checks.line(remark, "remark", N_("De opmerking"), 200, empty=True),
        )
    )
    if letter.sent_on is None:
        sent_demand(work, letter, way, day)
        sent_announcement(work, letter, day)
        sent_invocation(work, letter, way, day)
        told_by(work, letter, day)
        letter.sent_on = day
        work.session.flush()
    return dispatch.id


@action(
    "letter.mark_many_sent",
    title=N_("Brieven als verstuurd vastleggen"),
    undo=Undo.COMPENSATE,
    by="letter.many_not_sent",
)
def mark_many_sent(
    work: Work,
    *,
    letter_ids: tuple[int, ...],
    channel: Channel | None = None,
    sent_on: date | None = None,
) -> int:
    """Record that a pile of letters was sent, all or none; returns how many."""
    keys = _pile(letter_ids)
    for key in keys:
        try:
            mark_sent(work, letter_id=key, channel=channel, sent_on=sent_on)
        except Refusal as refusal:
            if refusal.field in {"channel", "sent_on"}:
                raise
            raise refusal.at("letter_ids") from refusal
    return len(keys)


@action("letter.not_sent", title=N_("Verzending intrekken"), undo=Undo.REVERT)
def not_sent(work: Work, *, letter_id: int, reason: str) -> int:
    """Record that a letter was marked as sent by mistake: what followed from it is undone.

    The dispatch stays in the archive, with the reason in the audit line.
    """
    letter = work.get(Letter, letter_id, "letter_id")
    checks.line(reason, "reason", N_("De reden"), 200)
    if letter.sent_on is None:
        raise Refusal(
            N_("Brief {number} is niet als verstuurd vastgelegd."),
            field="letter_id",
            number=letter.number,
        )
    unsent_demand(work, letter)
    unsent_announcement(work, letter)
    unsent_invocation(work, letter)
    untold_by(work, letter)
    letter.sent_on = None
    return letter.id


@action("letter.many_not_sent", title=N_("Verzending van brieven intrekken"), undo=Undo.REVERT)
def many_not_sent(work: Work, *, letter_ids: tuple[int, ...], reason: str) -> int:
    """Record that a pile was marked as sent by mistake, all or none; returns how many."""
    keys = _pile(letter_ids)
    for key in keys:
        try:
            not_sent(work, letter_id=key, reason=reason)
        except Refusal as refusal:
            raise refusal if refusal.field == "reason" else refusal.at("letter_ids") from refusal
    return len(keys)


def _pile(keys: tuple[int, ...]) -> tuple[int, ...]:
    if not keys:
        raise Refusal(N_("Kies ten minste één brief."), field="letter_ids")
    return tuple(dict.fromkeys(keys))


@action("letter.withdraw", title=N_("Brief laten vervallen"), undo=Undo.REVERT)
def withdraw(work: Work, *, letter_id: int) -> int:
    """Decide never to send a letter: it stays in the archive, what it was about waits again."""
    letter = work.get(Letter, letter_id, "letter_id")
    _refuse_gone(letter)
    if letter.kind in _BILLS:
        raise Refusal(
            N_("Een factuur of creditnota vervalt niet; maak een creditnota."),
            field="letter_id",
            basis="art. 35a Wet OB",
        )
    if letter.sent_on is not None:
        raise Refusal(
            N_("Brief {number} is op {day} verstuurd en kan niet meer vervallen."),
            field="letter_id",
            number=letter.number,
            day=letter.sent_on,
        )
    refuse_needed(work, letter)
    letter.withdrawn_on = work.today
    confirmed = select(ContractNotice).where(ContractNotice.letter_id == letter.id)
    for notice in work.session.scalars(confirmed):
        notice.letter_id = None
    dropped_announcement(work, letter)
    forget_letter(work, letter.id)
    dropped_message(work, letter)
    untold_again(work, letter)
    awaits_again(work, letter.id)
    declares_no_more(work, letter.id)
    return letter.id


@action("letter.write", title=N_("Brief schrijven"), undo=Undo.COMPENSATE, by="letter.withdraw")
def write(
    work: Work,
    *,
    customer_id: int,
    subject: str,
    text: str,
    enclosures: tuple[str, ...] = (),
    complaint_id: int | None = None,
    contract_id: int | None = None,
    wording: tuple[Passage, ...] = (),
) -> int:
    """Make a free letter to a customer; an empty line begins a new paragraph."""
    customer = customer_of(work, customer_id)
    _check_owner(work, customer, complaint_id, contract_id)
    title = checks.line(subject, "subject", N_("Het onderwerp"), _LONGEST_SUBJECT)
    body = checks.block(text, "text", N_("De tekst"), _LONGEST_BODY)
    if len(enclosures) > _MOST_ENCLOSURES:
        raise Refusal(
            N_("Een brief heeft hooguit {most} bijlagen."),
            field="enclosures",
            most=_MOST_ENCLOSURES,
        )
    named = tuple(
        checks.line(each, f"enclosures[{place}]", N_("De bijlage"), 120)
        for place, each in enumerate(enclosures)
    )
    paper = FreeLetter(**opening(work, customer), subject=title, body=body, enclosures=named)
    letter = issue(
        work,
        paper,
        customer,
        contract_id=contract_id,
        complaint_id=complaint_id,
        wording=wording,
    )
    return letter.id


def _check_owner(
    work: Work, customer: Customer, complaint_id: int | None, contract_id: int | None
) -> None:
    rows: list[tuple[Complaint | Contract, str]] = []
    if complaint_id is not None:
        rows.append((work.get(Complaint, complaint_id, "complaint_id"), "complaint_id"))
    if contract_id is not None:
        rows.append((work.get(Contract, contract_id, "contract_id"), "contract_id"))
    for row, field in rows:
        if row.customer_id != customer.id:
            raise Refusal(N_("{number} is van een andere klant."), field=field, number=row.number)


def _refuse_gone(letter: Letter) -> None:
    if letter.withdrawn_on is not None:
        raise Refusal(
            N_("Brief {number} is op {day} vervallen."),
            field="letter_id",
            number=letter.number,
            day=letter.withdrawn_on,
        )


def _sent_on(work: Work, letter: Letter, day: date | None) -> date:
    _refuse_gone(letter)
    sent = checks.not_future(day or work.today, work.today, "sent_on")
    if sent < letter.dated_on:
        raise Refusal(
            N_("Brief {number} is van {day}; hij kan niet eerder zijn verstuurd."),
            field="sent_on",
            number=letter.number,
            day=letter.dated_on,
        )
    if letter.sent_on is not None and sent < letter.sent_on:
        raise Refusal(
            N_("Brief {number} is al op {day} verstuurd. Was dat niet zo, trek die verzending dan "
               "eerst in."),
            field="sent_on",
            number=letter.number,
            day=letter.sent_on,
        )  # fmt: skip
    return sent


def _channel(channel: Channel | None, customer: Customer) -> Channel:
    by_email = customer.delivery is Delivery.EMAIL
    way = channel or (Channel.EMAIL if by_email else Channel.POST)
    if way not in CHANNELS:
        raise Refusal(
            N_("Een brief gaat per post, per e-mail of wordt overhandigd."),
            field="channel",
        )
    return way


def _sent_to(letter: Letter, customer: Customer, channel: Channel, given: str) -> str:
    if channel is Channel.EMAIL:
        address = given.strip() or destination(letter, customer, channel)
        if not address:
            raise Refusal(
                N_("Van klant {number} is geen e-mailadres bekend; vul het in, of verstuur per "
                   "post."),
                field="sent_to",
                number=customer.number,
            )  # fmt: skip
        return str(checks.at("sent_to", identifiers.email, address))
    if given.strip():
        return checks.line(given, "sent_to", N_("Het adres"), 300)
    return destination(letter, customer, channel)
