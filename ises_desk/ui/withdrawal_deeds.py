"""What can be done on a contract about a withdrawal (5), and which form opens for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_
from ises_desk.ui.doing import values_of
from ises_desk.ui.forms import open_form
from ises_desk.ui.page_spec import Deed
from ises_desk.ui.withdrawal_forms import ACKNOWLEDGE, EVIDENCE, SETTLE, WITHDRAW

if TYPE_CHECKING:
    from datetime import date

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import Sheet


def open_withdrawal(desk: Desk, sheet: Sheet | None) -> None:
    """Ask about a withdrawal, beginning with what the records show of the contract."""
    if sheet is not None:
        desk.lanes.read(_beginning, partial(_ask, desk, sheet.key), sheet.key, desk.today)


def _beginning(session: Any, contract_id: int, day: date) -> Any:
    from ises_desk.queries import withdrawals

    return withdrawals.beginning(session, contract_id, day)


def _ask(desk: Desk, contract_id: int, found: Any) -> None:
    values = {"received_at": desk.now(), "channel": "email", "performed": found.performed}
    fixed = {"contract_id": contract_id, "_once": bool(found.once)}
    open_form(desk, WITHDRAW, values, fixed)


def open_acknowledgement(desk: Desk, withdrawal_id: int) -> None:
    """Show the receipt to confirm, and afterwards the letter to be sent."""
    open_form(desk, ACKNOWLEDGE, {}, {"withdrawal_id": withdrawal_id}, partial(_show, desk))


def open_settlement(desk: Desk, withdrawal_id: int) -> None:
    """Show the settlement to make, and afterwards the letter to be sent."""
    open_form(desk, SETTLE, {}, {"withdrawal_id": withdrawal_id}, partial(_show, desk))


def do_duty(desk: Desk, duty: Any) -> None:
    """Show the letter that a duty about a withdrawal asks for."""
    first = duty.kind == "acknowledge_withdrawal"
    (open_acknowledgement if first else open_settlement)(desk, duty.arguments["withdrawal_id"])


def _show(desk: Desk, key: int) -> None:
    from ises_desk.ui.letter_preview import open_letter

    open_letter(desk, key)


def _acknowledge(desk: Desk, sheet: Sheet | None) -> None:
    if sheet is not None:
        open_acknowledgement(desk, _withdrawal(sheet).id)


def _settle(desk: Desk, sheet: Sheet | None) -> None:
    if sheet is not None:
        open_settlement(desk, _withdrawal(sheet).id)


def _withdrawal(sheet: Sheet) -> Any:
    found: Any = sheet.record
    return found.withdrawal


def _evidence(desk: Desk, sheet: Sheet | None) -> None:
    if sheet is not None:
        found: Any = sheet.record
        open_form(desk, EVIDENCE, values_of(found.evidence), {"contract_id": sheet.key})


DEEDS = (
    Deed(
        code="acknowledge",
        text=N_("Ontvangst bevestigen"),
        icon="letters",
        run=_acknowledge,
        primary=True,
    ),
    Deed(code="settle", text=N_("Herroeping afwikkelen"), icon="credit", run=_settle),
    Deed(code="withdrawal", text=N_("Herroeping"), icon="back", run=open_withdrawal),
    Deed(code="evidence", text=N_("Bewijs bij de bestelling"), icon="note", run=_evidence),
)
