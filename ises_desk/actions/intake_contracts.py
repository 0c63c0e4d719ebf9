"""Contracts of an old administration: one line each, billed over there up to a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from ises_desk.actions import checks
from ises_desk.actions.contract_lines import change as change_line
from ises_desk.actions.contracts import conclude
from ises_desk.actions.intake_contract_facts import ContractFacts, billed_by, read_contract
from ises_desk.actions.intake_known import Owners
from ises_desk.actions.intake_rows import Change, Judge, Judged, Planned, judged, no_record
from ises_desk.actions.line_input import LineInput
from ises_desk.actions.line_schedule import schedule
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.exchange.tables import Table
from ises_desk.i18n import N_, fill
from ises_desk.models import Contract, ContractLine, Product
from ises_desk.queries import rates
from ises_desk.terms.art04_payment import billing_moment
from ises_desk.values.kinds import Intake, VatKind, Verdict
from ises_desk.values.text import fold

_PERCENT = 100
_LONGEST_DESCRIPTION = 120
_LONGEST_NUMBER = 30
_LONGEST_REMARK = 1900
_EARLIEST = date(1995, 1, 1)
_FURTHEST_YEARS = 2
_ENDS = N_("Opgezegd in de oude administratie.")


@dataclass(frozen=True, slots=True)
class _Make:
    """What the deed does with a row: a contract to conclude, or a line to change."""

    found: ContractFacts
    line: LineInput
    line_id: int | None = None


class _Known:
    """The contracts that are there, by number and by what they deliver to whom since when."""

    def __init__(self, session: Session) -> None:
        self.owners = Owners(session)
        self.high = Fraction(0)
        self.products = {
            fold(word): each
            for each in session.scalars(select(Product).where(Product.withdrawn_on.is_(None)))
            for word in (each.code, each.name)
        }
        lines: dict[int, list[ContractLine]] = {}
        for line in session.scalars(select(ContractLine).order_by(ContractLine.position)):
            lines.setdefault(line.contract_id, []).append(line)
        self.lines = lines
        self.by_number: dict[str, Contract] = {}
        self.alike: dict[tuple[int, str, date], str] = {}
        self.seen: dict[str, int] = {}
        for each in session.scalars(select(Contract)):
            self.by_number[each.number] = each
            for line in lines.get(each.id, ()):
                self.alike[each.customer_id, fold(line.description), each.starts_on] = each.number


def plan_contracts(
    session: Session, today: date, table: Table, columns: Sequence[str], billed_through: date
) -> tuple[Planned, ...]:
    """Return what would become of each row of contracts."""
    known = _Known(session)
    known.high = Fraction(rates.vat(session, VatKind.HIGH).at(today).percent) / _PERCENT

    def decide(judge: Judge) -> Planned:
        return _decided(judge, known, today, billed_through)

    return judged(Intake.CONTRACTS, table, columns, decide)


def _decided(judge: Judge, known: _Known, today: date, through: date) -> Planned:
    if (why := no_record(judge)) is not None:
        raise why
    customer = known.owners.of(judge)
    found = read_contract(judge, customer, known.owners.country(customer), known.high, today)
    _refuse_unfit(found, today)
    title = f"{found.number} {found.description}".strip()
    row = judge.facts.row.line
    if found.number and (before := known.seen.setdefault(found.number, row)) != row:
        raise judge.refuse(
            N_("Contractnummer {number} staat ook op regel {line}."),
            number=found.number,
            line=before,
        )
    alike = (customer.id, fold(found.description), found.starts_on)
    number = found.number or known.alike.get(alike, "")
    if (old := known.by_number.get(number)) is not None:
        return _known_one(judge, known, found, old, title)
    if (like := known.alike.setdefault(alike, found.number)) != found.number:
        judge.doubt(
            N_("Lijkt op contract {number}: dezelfde klant, omschrijving en ingangsdatum."),
            number=like or N_("zonder nummer"),
        )
    return judge.planned(Verdict.NEW, title, make=_Make(found, _line(judge, known, found, through)))


def _refuse_unfit(found: ContractFacts, today: date) -> None:
    try:
        checks.line(found.description, "", N_("De omschrijving"), _LONGEST_DESCRIPTION)
        checks.line(found.number, "", N_("Het contractnummer"), _LONGEST_NUMBER, empty=True)
        checks.line(
            found.remark, "", N_("De opmerking"), _LONGEST_REMARK, empty=True, printable=False
        )
    except Refusal as why:
        raise Judged(str(why)) from why
    last = today.replace(year=today.year + _FURTHEST_YEARS, day=1)
    if not _EARLIEST <= found.starts_on <= last:
        raise Judged(
            fill(
                N_("De ingangsdatum {day} ligt niet tussen {first} en {last}."),
                {"day": found.starts_on, "first": _EARLIEST, "last": last},
            )
        )


def _line(judge: Judge, known: _Known, found: ContractFacts, through: date) -> LineInput:
    product = known.products.get(fold(found.description))
    kind = product.kind if product else found.kind
    moment = product.billing_moment if product else billing_moment(kind)
    billed = billed_by(found, moment, through)
    if billed is None:
        judge.remark(N_("Nog niets gefactureerd; dat begint bij de ingangsdatum."))
    else:
        judge.remark(
            N_("Uw oude programma factureerde t/m {day}; hier gaat het daarna verder."), day=billed
        )
    return LineInput(
        product=product.code if product else "",
        description=found.description,
        quantity=found.quantity,
        unit_price=found.price,
        vat_kind=found.vat,
        kind=kind,
        months=found.period,
        billing_moment=moment,
        billed_through=billed,
    )


def _known_one(
    judge: Judge, known: _Known, found: ContractFacts, old: Contract, title: str
) -> Planned:
    """Return what becomes of a row about a contract that is there already."""
    if old.customer_id != found.customer_id:
        raise judge.refuse(
            N_("Contract {number} is hier van klant {other}."),
            number=old.number,
            other=known.owners.by_key[old.customer_id].number,
        )
    lines = known.lines.get(old.id, [])
    same_line = len(lines) == 1 and lines[0].months == found.period
    same_end = old.ends_on == found.ends_on
    if old.starts_on != found.starts_on or not (same_line and same_end):
        raise judge.refuse(
            N_("Contract {number} is er al, met een andere ingangsdatum, factuurperiode, laatste "
               "dag of met meer regels; werk dat contract zelf bij."),
            number=old.number,
        )  # fmt: skip
    changes = tuple(_changes(found, lines[0]))
    make = _Make(found, LineInput(), lines[0].id)
    verdict = Verdict.CHANGED if changes else Verdict.SAME
    return judge.planned(verdict, title, changes=changes, make=make)


def _changes(found: ContractFacts, line: ContractLine) -> Iterator[Change]:
    if found.description != line.description:
        yield Change(N_("Omschrijving"), line.description, found.description)
    if found.price != line.unit_price:
        yield Change(N_("Prijs"), line.unit_price, found.price)
    if found.quantity != line.quantity:
        yield Change(N_("Aantal"), line.quantity, found.quantity)


def write_contracts(work: Work, rows: Sequence[Planned]) -> None:
    """Bring in the rows of a plan."""
    for row in rows:
        make: _Make = row.make
        if make.line_id is not None:
            change_line(
                work,
                line_id=make.line_id,
                description=make.found.description,
                quantity=make.found.quantity,
                unit_price=make.found.price,
            )
        else:
            _conclude(work, make)


def _conclude(work: Work, make: _Make) -> None:
    found = make.found
    remarks = filter(None, (found.remark, _ENDS if found.ends_on else ""))
    key = conclude(
        work,
        customer_id=found.customer_id,
        lines=(make.line,),
        starts_on=found.starts_on,
        months=found.months,
        gross_prices=found.gross,
        number=found.number,
        remark="\n".join(remarks),
    )
    if found.ends_on is not None:
        contract = work.get(Contract, key)
        contract.ends_on = found.ends_on
        for line in contract.lines:
            schedule(line, contract)
        work.session.flush()
