"""Complaints: opened, answered in time, closed, and opened again."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from ises_desk.actions import checks
from ises_desk.actions.accounts import of_customer
from ises_desk.actions.checks import KEEP
from ises_desk.actions.customers import living
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.clock import business_day
from ises_desk.errors import Refusal
from ises_desk.i18n import N_, on_screen
from ises_desk.models import Complaint, Letter
from ises_desk.queries import settings
from ises_desk.values.kinds import Channel, ComplaintState
from ises_desk.values.text import fold


@action("complaint.open", title=N_("Klacht vastleggen"), undo=Undo.REVERT)
def open_complaint(
    work: Work,
    *,
    customer_id: int,
    subject: str,
    text: str,
    channel: Channel,
    received_at: datetime | None = None,
    account_id: int | None = None,
    notes: str = "",
) -> int:
    """Record a complaint and return its key; `received_at` is now unless given.

    The answer is due the days of the setting `complaint.answer_days` after the day of receipt.
    """
    customer = living(work, customer_id)
    received = _received(work, received_at or work.now)
    row = Complaint(
        number=f"KL{work.today.year}-{work.number('complaint', work.today.year):04}",
        customer_id=customer.id,
        account_id=of_customer(work, account_id, customer.id),
        received_at=received,
        channel=channel,
        subject=_subject(subject),
        text=_text(text),
        answer_due=_due(work, business_day(received)),
        outcome="",
        notes=_notes(notes),
        state=ComplaintState.OPEN,
    )
    _refresh(row)
    return work.add(row).id


@action("complaint.change", title=N_("Klacht wijzigen"), undo=Undo.REVERT)
def change_complaint(
    work: Work,
    *,
    complaint_id: int,
    subject: str = KEEP,
    text: str = KEEP,
    channel: Channel | None = None,
    received_at: datetime | None = None,
    answer_due: date | None = None,
    account_id: int | None = None,
    notes: str = KEEP,
) -> int:
    """Change a complaint's record; what isn't given stays as it is.

    A changed `received_at` moves the answer date with it, unless `answer_due` is given.
    `account_id` 0 takes the account away.
    """
    row = work.get(Complaint, complaint_id, "complaint_id")
    if subject != KEEP:
        row.subject = _subject(subject)
    if text != KEEP:
        row.text = _text(text)
    if notes != KEEP:
        row.notes = _notes(notes)
    if account_id is not None:
        row.account_id = of_customer(work, account_id or None, row.customer_id)
    row.channel = channel or row.channel
    if received_at is not None and received_at != row.received_at:
        row.received_at = _received(work, received_at)
        row.answer_due = _due(work, business_day(row.received_at))
    if answer_due is not None:
        if answer_due < business_day(row.received_at):
            raise Refusal(
                N_("Een klacht kan niet zijn beantwoord voordat zij er was."), field="answer_due"
            )
        row.answer_due = checks.near(answer_due, "answer_due")
    _refresh(row)
    return row.id


@action("complaint.answer", title=N_("Klacht beantwoorden"), undo=Undo.REVERT)
def answer_complaint(
    work: Work,
    *,
    complaint_id: int,
    outcome: str = "",
    letter_id: int | None = None,
    answered_at: datetime | None = None,
) -> int:
    """Record the answer: the outcome in words, or a letter written about this complaint."""
    row = work.get(Complaint, complaint_id, "complaint_id")
    if row.state is not ComplaintState.OPEN:
        raise _wrong_state(row)
    said = checks.block(outcome, "outcome", N_("Uitkomst"), empty=True, printable=False)
    if letter_id is not None:
        letter = work.get(Letter, letter_id, "letter_id")
        if letter.complaint_id != row.id:
            raise Refusal(
                N_("Brief {letter} gaat niet over klacht {number}."),
                field="letter_id",
                letter=letter.number,
                number=row.number,
            )
        said = said or f"Brief {letter.number}: {letter.subject}"
    if not said:
        raise Refusal(
            N_("Vul de uitkomst in, of kies de brief waarmee de klacht is beantwoord."),
            field="outcome",
        )
    moment = answered_at or work.now
    if not business_day(row.received_at) <= business_day(moment) <= work.today:
        raise Refusal(
            N_("Het antwoord kwam na de klacht ({received}) en niet later dan nu."),
            field="answered_at",
            received=row.received_at,
        )
    row.answered_at, row.outcome, row.state = moment, said, ComplaintState.ANSWERED
    _refresh(row)
    return row.id


@action("complaint.close", title=N_("Klacht sluiten"), undo=Undo.REVERT)
def close_complaint(work: Work, *, complaint_id: int, outcome: str = "") -> int:
    """Close a complaint; one without an answer needs its outcome in words."""
    row = work.get(Complaint, complaint_id, "complaint_id")
    if row.state is ComplaintState.CLOSED:
        raise _wrong_state(row)
    said = checks.block(outcome, "outcome", N_("Uitkomst"), empty=True, printable=False)
    if row.state is ComplaintState.OPEN and not said:
        raise Refusal(
            N_("Deze klacht is niet beantwoord; schrijf op waarom zij toch wordt gesloten."),
            field="outcome",
        )
    row.outcome = said or row.outcome
    row.state = ComplaintState.CLOSED
    _refresh(row)
    return row.id


@action("complaint.reopen", title=N_("Klacht heropenen"), undo=Undo.REVERT)
def reopen_complaint(work: Work, *, complaint_id: int) -> int:
    """Take up an answered or closed complaint again; a new answer date begins today."""
    row = work.get(Complaint, complaint_id, "complaint_id")
    if row.state is ComplaintState.OPEN:
        raise _wrong_state(row)
    row.state = ComplaintState.OPEN
    row.answered_at = None
    row.answer_due = _due(work, work.today)
    return row.id


def _wrong_state(row: Complaint) -> Refusal:
    with on_screen():
        state = row.state.label.lower()
    return Refusal(
        N_("Klacht {number} is al {state}."), field="complaint_id", number=row.number, state=state
    )


def _due(work: Work, received_on: date) -> date:
    days = int(settings.value(work.session, "complaint.answer_days"))
    return received_on + timedelta(days=days)


def _received(work: Work, moment: datetime) -> datetime:
    checks.not_future(business_day(moment), work.today, "received_at")
    return moment


def _subject(given: str) -> str:
    return checks.line(given, "subject", N_("Onderwerp"), 120)


def _text(given: str) -> str:
    return checks.block(given, "text", N_("Klacht"), 20_000, printable=False)


def _notes(given: str) -> str:
    return checks.block(given, "notes", N_("Notities"), empty=True, printable=False)


def _refresh(row: Complaint) -> None:
    row.search = fold(f"{row.number} {row.subject} {row.text} {row.outcome}")
