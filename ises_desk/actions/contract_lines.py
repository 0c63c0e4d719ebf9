"""The lines of a contract: added, changed, ended and removed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from ises_desk.actions.checks import KEEP
from ises_desk.actions.contract_state import check_life
from ises_desk.actions.line_input import (
    LineInput,
    add_line,
    check_description,
    check_price,
    check_quantity,
    not_too_far,
)
from ises_desk.actions.line_schedule import refuse_billed_end, refuse_drafts, schedule
from ises_desk.actions.package_facts import WORDS, change_facts
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal, shown_at
from ises_desk.i18n import N_
from ises_desk.models import CampaignLine, Contract, ContractLine, Domain, InvoiceLine
from ises_desk.queries.line_prices import price_on, row_on
from ises_desk.queries.notices import prepaid
from ises_desk.values.money import Money
from ises_desk.values.quantity import Quantity
from ises_desk.values.text import fold

_BILLED = N_("Deze regel is al gefactureerd; geef in plaats daarvan een laatste dag op.")
_CHANGING = N_("Deze regel staat in een wijziging van prijzen; beëindig haar in plaats daarvan.")
_NAMED = N_("Bij deze regel hoort een domeinnaam; koppel die eerst aan een andere regel.")


@action("contract_line.add", title=N_("Contractregel toevoegen"), undo=Undo.REVERT)
def add(work: Work, *, contract_id: int, line: LineInput) -> int:
    """Add a line to a running contract, from today unless it says otherwise."""
    contract = work.get(Contract, contract_id, "contract_id")
    check_life(work, contract, "contract_line.add")
    given = replace(line, starts_on=line.starts_on or max(work.today, contract.starts_on))
    positions = [row.position for row in contract.lines]
    row = add_line(work, contract, given, max(positions, default=-1) + 1, "line")
    refresh_search(work, contract)
    return row.id


def _check_line(work: Work, contract: Contract, code: str) -> None:
    with shown_at("line_id"):
        check_life(work, contract, code)


def refresh_search(work: Work, contract: Contract) -> None:
    """Write down the words by which a contract is found; its customer's are beside them."""
    described = select(ContractLine.description).where(ContractLine.contract_id == contract.id)
    found = work.session.scalars(described.order_by(ContractLine.position))
    contract.search = fold(" ".join((contract.number, *found)))
    work.session.flush()


@action("contract_line.change", title=N_("Contractregel wijzigen"), undo=Undo.REVERT)
def change(
    work: Work,
    *,
    line_id: int,
    description: str | None = None,
    quantity: Quantity | None = None,
    unit_price: Money | None = None,
) -> int:
    """Change what the next bills will say; what was billed stays as it is.

    A price that a campaign changed before keeps its history: the one of today is changed.
    """
    row = work.get(ContractLine, line_id, "line_id")
    contract = work.get(Contract, row.contract_id)
    _check_line(work, contract, "contract_line.change")
    given = LineInput(
        description=row.description if description is None else description,
        quantity=row.quantity if quantity is None else quantity,
        unit_price=price_on(work.session, row, work.today) if unit_price is None else unit_price,
    )
    row.description = check_description(given, None, "")
    row.quantity = check_quantity(given.quantity, "")
    price = check_price(work, contract, given, None, "")
    (row_on(work.session, row, work.today) or row).unit_price = price
    refresh_search(work, contract)
    return row.id


@action("contract_line.agree", title=N_("Afspraken bij een regel wijzigen"), undo=Undo.REVERT)
def agree(
    work: Work,
    *,
    line_id: int,
    backup_included: bool | None = None,
    quota: str = KEEP,
    traffic: str = KEEP,
    sla: str = KEEP,
    sla_target: str = KEEP,
    sla_measured: str = KEEP,
    sla_credit: str = KEEP,
) -> int:
    """Record what was agreed of a line's package, apart from what its product says (6.3, 7.1, 12).

    The next bill prints it; what was billed or confirmed stays as it is.
    """
    row = work.get(ContractLine, line_id, "line_id")
    _check_line(work, work.get(Contract, row.contract_id), "contract_line.change")
    if backup_included is not None:
        row.backup_included = backup_included
    said = (quota, traffic, sla, sla_target, sla_measured, sla_credit)
    change_facts(row, dict(zip(WORDS, said, strict=True)))
    work.session.flush()
    return row.id


@action("contract_line.end", title=N_("Contractregel beëindigen"), undo=Undo.REVERT)
def end(work: Work, *, line_id: int, ends_on: date) -> int:
    """Stop billing a line after its last day, for instance when a package changes."""
    row = work.get(ContractLine, line_id, "line_id")
    contract = work.get(Contract, row.contract_id)
    _check_line(work, contract, "contract_line.end")
    if ends_on < row.starts_on:
        raise Refusal(
            N_("De laatste dag ligt niet voor het begin ({day})."),
            field="ends_on",
            day=row.starts_on,
        )
    not_too_far(work, ends_on, "ends_on")
    refuse_drafts(work, [row.id], ends_on, "ends_on")
    if row.ends_on is None or row.ends_on < ends_on:
        refuse_billed_end(work, [row], "ends_on")
    for beyond in prepaid(work.session, contract, ends_on, line_id=row.id):
        raise Refusal(
            N_("Deze regel is al gefactureerd t/m {until}. Crediteer eerst {amount} over de tijd "
               "na {day}, of kies {until} als laatste dag."),
            field="ends_on",
            until=beyond.days.last_day,
            amount=beyond.amount,
            day=ends_on,
        )  # fmt: skip
    row.ends_on = ends_on
    schedule(row, contract)
    return row.id


@action("contract_line.remove", title=N_("Contractregel verwijderen"), undo=Undo.REVERT)
def remove(work: Work, *, line_id: int) -> int:
    """Remove a line that was entered by mistake: never billed, no domain name on it."""
    row = work.get(ContractLine, line_id, "line_id")
    contract = work.get(Contract, row.contract_id)
    _check_line(work, contract, "contract_line.remove")
    used = (
        (select(InvoiceLine.id).where(InvoiceLine.contract_line_id == line_id), _BILLED),
        (select(Domain.id).where(Domain.contract_line_id == line_id), _NAMED),
        (select(CampaignLine.id).where(CampaignLine.line_id == line_id), _CHANGING),
    )
    for query, reason in used:
        if work.session.scalar(query.limit(1)) is not None:
            raise Refusal(reason, field="line_id")
    if len(contract.lines) == 1:
        raise Refusal(
            N_("Dit is de enige regel; verwijder in plaats daarvan het contract."), field="line_id"
        )
    work.remove(row)
    refresh_search(work, contract)
    return line_id
