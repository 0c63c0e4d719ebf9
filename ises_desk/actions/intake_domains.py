"""Domain names of an old administration, with their holders and anniversaries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from ises_desk.actions import checks
from ises_desk.actions.domains import register_domain
from ises_desk.actions.intake_known import Owners
from ises_desk.actions.intake_rows import Judge, Judged, Planned, judged, no_record, shortened
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.exchange.tables import Table
from ises_desk.i18n import N_
from ises_desk.models import Domain
from ises_desk.terms.art13_domains import anniversary
from ises_desk.values.domains import DomainName, domain_name
from ises_desk.values.kinds import DomainState, Intake, Verdict
from ises_desk.values.months import add_months

_NO = frozenset({"n", "nee", "no", "false", "0", "uit", "off"})
_BESIDE = ("handle", "nameservers", "remark")
_FURTHEST = 120
_LONGEST_NOTES = 4000
_LONGEST_REGISTRAR = 80


@dataclass(frozen=True, slots=True)
class _Make:
    """A name to record."""

    customer_id: int
    name: str
    registered_on: date
    anniversary_on: date
    registrar: str
    notes: str


class _Known:
    """The customers, and the names that are held."""

    def __init__(self, session: Session) -> None:
        self.owners = Owners(session)
        held = session.scalars(select(Domain).where(Domain.state == DomainState.ACTIVE))
        self.held = {each.ascii_name: each for each in held}
        self.seen: dict[str, int] = {}


def plan_domains(
    session: Session, today: date, table: Table, columns: Sequence[str]
) -> tuple[Planned, ...]:
    """Return what would become of each row of domain names."""
    known = _Known(session)

    def decide(judge: Judge) -> Planned:
        return _decided(judge, known, today)

    return judged(Intake.DOMAINS, table, columns, decide)


def _decided(judge: Judge, known: _Known, today: date) -> Planned:
    if (why := no_record(judge)) is not None:
        raise why
    name = _name(judge)
    row = judge.facts.row.line
    customer = known.owners.of(judge)
    if (before := known.seen.setdefault(name.ascii, row)) != row:
        raise judge.refuse(
            N_("{name} staat ook op regel {line}; een naam hoort bij één klant."),
            name=name.unicode,
            line=before,
        )
    title = f"{name.unicode} {customer.name}"
    if (held := known.held.get(name.ascii)) is not None:
        if held.customer_id != customer.id:
            raise judge.refuse(
                N_("{name} wordt hier gehouden voor klant {other}."),
                name=name.unicode,
                other=known.owners.by_key[held.customer_id].number,
            )
        return judge.planned(Verdict.SAME, title)
    registered, day = _days(judge, today)
    make = _Make(customer.id, name.unicode, registered, day, _registrar(judge), _notes(judge))
    return judge.planned(Verdict.NEW, title, make=make)


def _name(judge: Judge) -> DomainName:
    text = judge.facts.text("name").removeprefix("https://").removeprefix("http://")
    plain = text.removeprefix("www.").rstrip("/.")
    try:
        return domain_name(plain)
    except Refusal as why:
        raise Judged(f"{shortened(plain)}: {why}") from why


def _days(judge: Judge, today: date) -> tuple[date, date]:
    """Return the day of registration and our own leading anniversary, which is yet to come."""
    registered = judge.read("registered_on", judge.facts.day)
    renews = judge.read("renews_on", judge.facts.day)
    if registered is None and renews is None:
        raise judge.refuse(N_("De dag van registratie ontbreekt."))
    if registered is None:
        registered = renews
        while registered > today:
            registered = add_months(registered, -12)
        judge.remark(
            N_("De dag van registratie ontbreekt; afgeleid van de verlengdag: {day}."),
            day=registered,
        )
    if registered > today:
        raise judge.refuse(N_("De dag van registratie, {day}, moet nog komen."), day=registered)
    own = anniversary(registered, today)
    if renews is None:
        return registered, own
    coming = renews if renews >= today else anniversary(renews, today)
    if renews < registered or coming > add_months(today, _FURTHEST):
        raise judge.refuse(
            N_("Verlengdag {day} past niet bij de registratie van {since}."),
            day=renews,
            since=registered,
        )
    if renews < today:
        judge.remark(
            N_("De verlengdag {day} is voorbij; de volgende is {next}."), day=renews, next=coming
        )
    if (coming.month, coming.day) != (own.month, own.day):
        judge.remark(N_("De verlengdag wijkt af van de dag van registratie."))
    return registered, coming


def _registrar(judge: Judge) -> str:
    text = judge.facts.text("registrar")
    return str(
        judge.read(
            "registrar",
            lambda _: checks.line(text, "", N_("Registrar"), _LONGEST_REGISTRAR, empty=True),
        )
    )


def _notes(judge: Judge) -> str:
    lines = [f"{judge.label(key)}: {text}" for key in _BESIDE if (text := judge.facts.text(key))]
    if judge.facts.text("auto_renew").lower() in _NO:
        lines.append(f"{judge.label('auto_renew')}: nee")
        judge.remark(N_("Wordt niet vanzelf verlengd; dat staat in de notities."))
    return str(
        judge.read(
            "remark",
            lambda _: checks.block(
                "\n".join(lines), "", N_("Notities"), _LONGEST_NOTES, empty=True, printable=False
            ),
        )
    )


def write_domains(work: Work, rows: Sequence[Planned]) -> None:
    """Bring in the rows of a plan."""
    for row in rows:
        make: _Make = row.make
        register_domain(
            work,
            customer_id=make.customer_id,
            name=make.name,
            registered_on=make.registered_on,
            anniversary_on=max(make.anniversary_on, make.registered_on),
            registrar=make.registrar,
            notes=make.notes,
        )
