"""Domain names held for customers (13): registered, changed, renewed and cancelled."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from ises_desk.actions import checks
from ises_desk.actions.accounts import of_customer
from ises_desk.actions.checks import KEEP
from ises_desk.actions.customers import living
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.clock import AMSTERDAM
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import AuditLine, AuditPayload, Contract, ContractLine, Domain
from ises_desk.terms.art13_domains import anniversary, reminders
from ises_desk.terms.edition import edition_of
from ises_desk.values.domains import domain_name
from ises_desk.values.kinds import DomainState
from ises_desk.values.months import add_months
from ises_desk.values.text import fold

_DAY = timedelta(days=1)
_YEAR_MONTHS = 12
_FURTHEST = 10 * _YEAR_MONTHS


@action("domain.register", title=N_("Domeinnaam vastleggen"), undo=Undo.REVERT)
def register_domain(
    work: Work,
    *,
    customer_id: int,
    name: str,
    registered_on: date | None = None,
    anniversary_on: date | None = None,
    account_id: int | None = None,
    contract_line_id: int | None = None,
    registrar: str = "",
    notes: str = "",
) -> int:
    """Record a domain name and return its key.

    Registered today unless an earlier day is given. `anniversary_on`, our own leading day, is the
    first anniversary to come unless given.
    """
    customer = living(work, customer_id)
    since = checks.not_future(registered_on or work.today, work.today, "registered_on")
    row = Domain(
        customer_id=customer.id,
        account_id=of_customer(work, account_id, customer.id),
        contract_line_id=_line(work, contract_line_id, customer.id),
        registered_on=since,
        anniversary_on=_anniversary(work, anniversary_on, since),
        state=DomainState.ACTIVE,
        registrar=checks.line(registrar, "registrar", N_("Registrar"), 80, empty=True),
        notes=_notes(notes),
    )
    _name(work, row, name)
    row.next_reminder_on = reminder_due(row.anniversary_on, work.today)
    return work.add(row).id


@action("domain.change", title=N_("Domeinnaam wijzigen"), undo=Undo.REVERT)
def change_domain(
    work: Work,
    *,
    domain_id: int,
    name: str = KEEP,
    customer_id: int | None = None,
    registered_on: date | None = None,
    anniversary_on: date | None = None,
    account_id: int | None = None,
    contract_line_id: int | None = None,
    registrar: str = KEEP,
    notes: str = KEEP,
) -> int:
    """Change what is known of a domain name; what isn't given stays as it is.

    `account_id` or `contract_line_id` 0 takes the link away; with another customer both go unless
    given anew.
    """
    row = work.get(Domain, domain_id, "domain_id")
    if customer_id is not None and customer_id != row.customer_id:
        row.customer_id = living(work, customer_id).id
        row.account_id = row.contract_line_id = None
    if account_id is not None:
        row.account_id = of_customer(work, account_id or None, row.customer_id)
    if contract_line_id is not None:
        row.contract_line_id = _line(work, contract_line_id or None, row.customer_id)
    if registrar != KEEP:
        row.registrar = checks.line(registrar, "registrar", N_("Registrar"), 80, empty=True)
    if notes != KEEP:
        row.notes = _notes(notes)
    _change_days(work, row, registered_on, anniversary_on)
    _name(work, row, row.name if name == KEEP else name)
    return row.id


@action("domain.renew", title=N_("Domeinnaam verlengen"), undo=Undo.REVERT)
def renew_domain(work: Work, *, domain_id: int) -> date:
    """Record that a domain name was renewed for a year; returns its new anniversary."""
    row = _active(work, domain_id)
    if row.anniversary_on > add_months(work.today, _YEAR_MONTHS):
        raise Refusal(
            N_("{name} is al verlengd tot {day}."),
            field="domain_id",
            name=row.name,
            day=row.anniversary_on,
        )
    anchored = anniversary(row.registered_on, row.anniversary_on) == row.anniversary_on
    row.anniversary_on = (
        anniversary(row.registered_on, row.anniversary_on + _DAY)
        if anchored
        else add_months(row.anniversary_on, _YEAR_MONTHS)
    )
    row.next_reminder_on = reminder_due(row.anniversary_on, work.today)
    return row.anniversary_on


@action("domain.acknowledge", title=N_("Herinnering aan domeinnaam gezien"), undo=Undo.REVERT)
def acknowledge_domain(work: Work, *, domain_id: int) -> date:
    """Go on to the next reminder (60, 30, 7 days, the day itself); returns its day.

    On the last one the name must be renewed or cancelled.
    """
    row = _active(work, domain_id)
    if row.next_reminder_on is None or row.next_reminder_on > work.today:
        raise Refusal(
            N_("Voor {name} is er nog geen herinnering; de volgende komt op {day}."),
            field="domain_id",
            name=row.name,
            day=row.next_reminder_on or row.anniversary_on,
        )
    if row.next_reminder_on >= row.anniversary_on:
        raise Refusal(
            N_("{name} verloopt op {day}; verleng de naam of zeg hem op."),
            field="domain_id",
            basis="13.2",
            name=row.name,
            day=row.anniversary_on,
        )
    coming = (day for day in _steps(row.anniversary_on) if day > work.today)
    row.next_reminder_on = next(coming, row.anniversary_on)
    return row.next_reminder_on


@action("domain.cancel", title=N_("Domeinnaam opzeggen"), undo=Undo.REVERT)
def cancel_domain(work: Work, *, domain_id: int, cancelled_on: date | None = None) -> int:
    """Record that a domain name is given up, today or as of a day until its anniversary."""
    row = _active(work, domain_id)
    day = cancelled_on or work.today
    latest = max(row.anniversary_on, work.today)
    if not row.registered_on <= day <= latest:
        raise Refusal(
            N_("Opzeggen kan van {first} tot en met {last}."),
            field="cancelled_on",
            first=row.registered_on,
            last=latest,
        )
    row.state = DomainState.CANCELLED
    row.cancelled_on = day
    row.next_reminder_on = None
    return row.id


@action("domain.restore", title=N_("Opzegging van domeinnaam intrekken"), undo=Undo.REVERT)
def restore_domain(work: Work, *, domain_id: int) -> int:
    """Hold a cancelled domain name again, as its holder may ask during quarantine."""
    row = work.get(Domain, domain_id, "domain_id")
    if row.state is DomainState.ACTIVE:
        raise Refusal(N_("{name} is niet opgezegd."), field="domain_id", name=row.name)
    _refuse_taken(work, row.ascii_name, row.name, row.id, "domain_id")
    row.state = DomainState.ACTIVE
    row.cancelled_on = None
    row.next_reminder_on = reminder_due(row.anniversary_on, work.today)
    return row.id


@action("domain.remove", title=N_("Domeinnaam verwijderen"), undo=Undo.REVERT)
def remove_domain(work: Work, *, domain_id: int) -> int:
    """Take away a domain name that was recorded by mistake, on the same day only."""
    row = work.get(Domain, domain_id, "domain_id")
    place = f'"key":{json.dumps([domain_id])},"table":"domain"'
    midnight = datetime.combine(work.today, time(0), tzinfo=AMSTERDAM)
    today = (
        select(AuditLine.id)
        .join(AuditPayload, AuditPayload.line_id == AuditLine.id)
        .where(
            AuditLine.at >= midnight,
            AuditLine.code == "domain.register",
            AuditPayload.payload.contains(place, autoescape=True),
        )
    )
    if work.session.scalar(today.limit(1)) is None:
        raise Refusal(
            N_("{name} is niet vandaag vastgelegd; zeg de naam liever op."),
            field="domain_id",
            name=row.name,
        )
    work.remove(row)
    return domain_id


def reminder_due(anniversary_on: date, today: date) -> date:
    """Return the reminder that stands today: the last one that has come, else the first."""
    steps = _steps(anniversary_on)
    return max((day for day in steps if day <= today), default=steps[0])


def _steps(anniversary_on: date) -> tuple[date, ...]:
    return (*reminders(anniversary_on, edition_of().domain_reminder_days), anniversary_on)


def _active(work: Work, domain_id: int) -> Domain:
    row = work.get(Domain, domain_id, "domain_id")
    if row.state is not DomainState.ACTIVE:
        raise Refusal(
            N_("{name} is opgezegd per {day}."),
            field="domain_id",
            name=row.name,
            day=row.cancelled_on,
        )
    return row


def _anniversary(work: Work, given: date | None, registered_on: date) -> date:
    if given is None:
        return anniversary(registered_on, work.today)
    latest = add_months(work.today, _FURTHEST)
    if not registered_on < given <= latest:
        raise Refusal(
            N_("De verlengdatum ligt na de registratie en uiterlijk op {latest}."),
            field="anniversary_on",
            latest=latest,
        )
    return given


def _change_days(work: Work, row: Domain, registered: date | None, given: date | None) -> None:
    """Change the days; an anniversary that followed the registration goes on following it."""
    if registered is None and given is None:
        return
    followed = anniversary(row.registered_on, row.anniversary_on) == row.anniversary_on
    if registered is not None:
        row.registered_on = checks.not_future(registered, work.today, "registered_on")
    if given is not None or followed:
        row.anniversary_on = _anniversary(work, given, row.registered_on)
    if row.state is DomainState.ACTIVE:
        row.next_reminder_on = reminder_due(row.anniversary_on, work.today)


def _line(work: Work, contract_line_id: int | None, customer_id: int) -> int | None:
    if contract_line_id is None:
        return None
    line = work.get(ContractLine, contract_line_id, "contract_line_id")
    if work.get(Contract, line.contract_id).customer_id != customer_id:
        raise Refusal(N_("Deze contractregel is van een andere klant."), field="contract_line_id")
    return line.id


def _name(work: Work, row: Domain, given: str) -> None:
    clean = checks.line(given, "name", N_("Domeinnaam"), 253, printable=False)
    found = checks.at("name", domain_name, clean)
    if row.state is DomainState.ACTIVE:
        _refuse_taken(work, found.ascii, found.unicode, row.id, "name")
    row.name, row.ascii_name, row.extension = found.unicode, found.ascii, found.extension
    row.search = fold(f"{row.name} {row.ascii_name} {row.registrar}")


def _refuse_taken(work: Work, ascii_name: str, name: str, own: int | None, field: str) -> None:
    with work.session.no_autoflush:
        other = work.session.scalar(
            select(Domain.id).where(
                Domain.ascii_name == ascii_name,
                Domain.state == DomainState.ACTIVE,
                Domain.id != (own or 0),
            )
        )
    if other is not None:
        raise Refusal(N_("{name} staat al in de administratie."), field=field, name=name)


def _notes(given: str) -> str:
    return checks.block(given, "notes", N_("Notities"), empty=True, printable=False)
