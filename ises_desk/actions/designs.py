"""Who has the rights on a website that we designed (12.2): recorded, changed, removed."""

from __future__ import annotations

from datetime import date
from typing import Any

from ises_desk.actions import checks
from ises_desk.actions.contract_state import check_life
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import Contract, Design
from ises_desk.values.kinds import RightsHolder

_LONGEST = 120
_LONGEST_LICENCE = 300
_CODE = "design.record"


@action(_CODE, title=N_("Rechten op een ontwerp vastleggen"), undo=Undo.REVERT)
def record(
    work: Work,
    *,
    contract_id: int,
    what: str,
    holder: RightsHolder = RightsHolder.OURS,
    agreed_on: date | None = None,
    document: str = "",
    deed_on: date | None = None,
    licence: str = "",
) -> int:
    """Record what we design under a contract and who has the rights; returns its key.

    They are ours, unless it was agreed otherwise in writing: on `agreed_on`, by `document`.
    """
    contract = work.get(Contract, contract_id, "contract_id")
    check_life(work, contract, _CODE)
    given = _checked(work, what, holder, agreed_on, document, deed_on, licence)
    return work.add(Design(contract_id=contract.id, **given)).id


@action("design.change", title=N_("Rechten op een ontwerp wijzigen"), undo=Undo.REVERT)
def change(
    work: Work,
    *,
    design_id: int,
    what: str,
    holder: RightsHolder,
    agreed_on: date | None = None,
    document: str = "",
    deed_on: date | None = None,
    licence: str = "",
) -> int:
    """Record it anew, for instance once there is a deed."""
    row = work.get(Design, design_id, "design_id")
    check_life(work, work.get(Contract, row.contract_id), _CODE)
    given = _checked(work, what, holder, agreed_on, document, deed_on, licence)
    for name, value in given.items():
        setattr(row, name, value)
    work.session.flush()
    return row.id


@action("design.remove", title=N_("Ontwerp verwijderen"), undo=Undo.REVERT)
def remove(work: Work, *, design_id: int) -> int:
    """Take away a design that was recorded by mistake."""
    row = work.get(Design, design_id, "design_id")
    check_life(work, work.get(Contract, row.contract_id), _CODE)
    work.remove(row)
    return design_id


def _checked(  # noqa: PLR0917  the facts of one design
    work: Work,
    what: str,
    holder: RightsHolder,
    agreed_on: date | None,
    document: str,
    deed_on: date | None,
    licence: str,
) -> dict[str, Any]:
    paper = checks.line(document, "document", N_("Het stuk"), _LONGEST, empty=True)
    if holder is RightsHolder.OURS and not licence.strip():
        raise Refusal(
            N_("Vul in wat de klant met het ontwerp mag, zoals gebruik zolang het contract loopt."),
            field="licence",
            basis="12.2",
        )
    if holder is RightsHolder.OURS:
        agreed_on, deed_on, paper = None, None, ""
    elif agreed_on is None or not paper:
        raise Refusal(
            N_("Alleen wat schriftelijk is afgesproken, geeft de klant de rechten: vul de dag en "
               "het stuk in."),
            field="agreed_on" if agreed_on is None else "document",
            basis="12.2",
        )  # fmt: skip
    else:
        _check_days(work, agreed_on, deed_on)
    return {
        "what": checks.line(what, "what", N_("Het ontwerp"), _LONGEST),
        "holder": holder,
        "agreed_on": agreed_on,
        "document": paper,
        "deed_on": deed_on,
        "licence": checks.line(licence, "licence", N_("Het gebruik"), _LONGEST_LICENCE, empty=True),
    }


def _check_days(work: Work, agreed_on: date, deed_on: date | None) -> None:
    checks.not_future(agreed_on, work.today, "agreed_on")
    if deed_on is None:
        return
    checks.not_future(deed_on, work.today, "deed_on")
    if deed_on < agreed_on:
        raise Refusal(
            N_("De akte volgt op de afspraak van {day}."),
            field="deed_on",
            basis="Auteurswet art. 2 lid 3",
            day=agreed_on,
        )
