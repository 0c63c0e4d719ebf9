"""Open invoices of an old administration: opening items with their old numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from ises_desk.actions.intake_known import Owners
from ises_desk.actions.intake_rows import Change, Judge, Planned, judged, no_record, shortened
from ises_desk.actions.opening_items import LONGEST_NUMBER, OpeningFacts, add_opening, alter
from ises_desk.actions.work import Work
from ises_desk.exchange.tables import Table
from ises_desk.i18n import N_
from ises_desk.models import Customer, Invoice
from ises_desk.terms.art04_payment import payment_deadline
from ises_desk.terms.edition import edition_for
from ises_desk.values.kinds import Intake, Verdict
from ises_desk.values.money import ZERO, Money
from ises_desk.values.months import add_months

_EARLIEST = date(1995, 1, 1)
_LAPSE_MONTHS = 60
_OUR_SERIES = re.compile(r"20[0-9]{2}[0-9]{4,}")
_LONG_TERM = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class _Make:
    """What the deed does with a row: an item to add, or one to change."""

    found: OpeningFacts
    item_id: int | None = None


class _Known:
    """The customers, and the numbers that are in use."""

    def __init__(self, session: Session) -> None:
        self.owners = Owners(session)
        rows = session.scalars(select(Invoice).where(Invoice.number.is_not(None)))
        self.items = {str(each.number): each for each in rows}
        self.seen: dict[str, int] = {}


def plan_openings(
    session: Session, today: date, table: Table, columns: Sequence[str]
) -> tuple[Planned, ...]:
    """Return what would become of each row of open invoices."""
    known = _Known(session)

    def decide(judge: Judge) -> Planned:
        return _decided(judge, known, today)

    return judged(Intake.OPEN_INVOICES, table, columns, decide)


def _decided(judge: Judge, known: _Known, today: date) -> Planned:
    if (why := no_record(judge)) is not None:
        raise why
    number = _number(judge)
    row = judge.facts.row.line
    if (before := known.seen.setdefault(number, row)) != row:
        raise judge.refuse(
            N_("Factuurnummer {number} staat ook op regel {line}."), number=number, line=before
        )
    customer = known.owners.of(judge)
    found = _facts(judge, number, customer, today)
    title = f"{number} {customer.name}"
    old = known.items.get(number)
    if old is not None:
        return _known_one(judge, found, old, title)
    if found.open <= ZERO:
        raise judge.needless(
            N_("Deze factuur is al helemaal betaald; er staat niets meer open om over te nemen.")
        )
    _doubts(judge, found, today)
    return judge.planned(Verdict.NEW, title, make=_Make(found))


def _number(judge: Judge) -> str:
    number = judge.facts.text("number")
    if not number:
        raise judge.refuse(N_("Het factuurnummer ontbreekt."))
    if len(number) > LONGEST_NUMBER or not re.search("[0-9A-Za-z]", number):
        raise judge.refuse(
            N_("Factuurnummer “{number}” is geen nummer van hooguit {most} letters en cijfers."),
            number=shortened(number),
            most=LONGEST_NUMBER,
        )
    return number


def _facts(judge: Judge, number: str, customer: Customer, today: date) -> OpeningFacts:
    issued = judge.read("issued_on", judge.facts.day)
    if issued is None:
        raise judge.refuse(N_("De factuurdatum ontbreekt."))
    if not _EARLIEST <= issued <= today:
        raise judge.refuse(
            N_("De factuurdatum {day} ligt niet tussen {first} en vandaag."),
            day=issued,
            first=_EARLIEST,
        )
    total, paid = _amounts(judge)
    return OpeningFacts(
        number=number,
        customer_id=customer.id,
        issued_on=issued,
        due_on=_due(judge, issued, customer),
        total=total,
        paid_before=paid,
        remark=judge.facts.text("remark"),
    )


def _amounts(judge: Judge) -> tuple[Money, Money]:
    """Return the amount of the invoice and what was paid on it, from two of three columns."""
    total, paid, left = (judge.read(key, judge.facts.amount) for key in ("total", "paid", "open"))
    if total is None and left is None:
        raise judge.refuse(N_("Het bedrag ontbreekt."))
    if total is None:
        total = left + (paid or ZERO)
    if total <= ZERO:
        raise judge.refuse(
            N_("Het bedrag is {total}: dat is geen openstaande factuur. Een creditnota verrekent u "
               "nog in de oude administratie."),
            total=total,
        )  # fmt: skip
    known = total - left if left is not None else paid or ZERO
    if paid is not None and paid != known:
        raise judge.refuse(
            N_("Bedrag {total}, betaald {paid} en open {left} kloppen niet met elkaar."),
            total=total,
            paid=paid,
            left=left,
        )
    if known < ZERO or known > total:
        raise judge.refuse(
            N_("Er is {paid} betaald op een bedrag van {total}; kijk na wat er nog open staat."),
            paid=known,
            total=total,
        )
    return total, known


def _due(judge: Judge, issued: date, customer: Customer) -> date:
    due: date | None = judge.read("due_on", judge.facts.day)
    if due is None:
        days = edition_for(issued)[0].payment_days
        due = payment_deadline(issued, days, customer.party).last_day
        judge.remark(
            N_("Er is geen vervaldatum; volgens de voorwaarden is dat {day} (4.1)."), day=due
        )
    if due < issued:
        raise judge.refuse(
            N_("De vervaldatum {due} ligt voor de factuurdatum {issued}."), due=due, issued=issued
        )
    return due


def _doubts(judge: Judge, found: OpeningFacts, today: date) -> None:
    if add_months(found.due_on, _LAPSE_MONTHS) < today:
        judge.doubt(
            N_("Vervallen op {day}, meer dan vijf jaar geleden: de vordering kan verjaard zijn "
               "(3:307 BW)."),
            day=found.due_on,
        )  # fmt: skip
    if found.due_on - found.issued_on > _LONG_TERM:
        judge.doubt(
            N_("De vervaldatum {due} ligt meer dan vier maanden na de factuurdatum."),
            due=found.due_on,
        )
    if _OUR_SERIES.fullmatch(found.number):
        year = int(found.number[:4])
        if year >= today.year:
            judge.remark(
                N_("Dit nummer heeft de vorm van uw eigen reeks; die slaat het voortaan over.")
            )


def _known_one(judge: Judge, found: OpeningFacts, old: Invoice, title: str) -> Planned:
    """Return what becomes of a row about a number that is in use."""
    if not old.opening:
        raise judge.refuse(
            N_("Factuurnummer {number} is al van een factuur uit dit programma; zet er in het "
               "bestand iets voor, zoals OUD-{number}."),
            number=found.number,
        )  # fmt: skip
    if old.customer_id != found.customer_id:
        raise judge.refuse(
            N_("Factuur {number} is hier van een andere klant."), number=found.number
        )
    changes = tuple(_changes(found, old))
    if not changes:
        return judge.planned(Verdict.SAME, title)
    left = old.open + found.open - (old.total - old.paid_before)
    if left < ZERO or (found.open <= ZERO < old.open):
        raise judge.refuse(
            N_("Hier staat nog {open} open; boek wat er intussen is betaald bij Betalingen."),
            open=old.open,
        )
    if old.reminded_on or old.demanded_on or old.noticed_on:
        judge.doubt(N_("Over deze factuur is hier al een brief gemaakt."))
    return judge.planned(Verdict.CHANGED, title, changes=changes, make=_Make(found, old.id))


def _changes(found: OpeningFacts, old: Invoice) -> Iterator[Change]:
    for label, before, after in (
        (N_("Factuurdatum"), old.issued_on, found.issued_on),
        (N_("Vervaldatum"), old.due_on, found.due_on),
        (N_("Bedrag"), old.total, found.total),
        (N_("Daar al betaald"), old.paid_before, found.paid_before),
    ):
        if before != after:
            yield Change(label, before, after)


def write_openings(work: Work, rows: Sequence[Planned]) -> None:
    """Bring in the rows of a plan."""
    for row in rows:
        make: _Make = row.make
        if make.item_id is None:
            add_opening(work, make.found)
        else:
            alter(work, work.get(Invoice, make.item_id), make.found)
    work.session.flush()
