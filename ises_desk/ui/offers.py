"""Before a contract runs: what the panel shows of its offer and application, and the deeds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _
from ises_desk.ui import offer_forms as forms
from ises_desk.ui.doing import by_form
from ises_desk.ui.forms import open_form
from ises_desk.ui.page_spec import Deed
from ises_desk.ui.sheet import Row, Section

if TYPE_CHECKING:
    from datetime import date

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import Sheet

ACTS = {
    "write_offer": "contract.write_offer",
    "apply": "contract.apply",
    "accept": "contract.accept",
    "refuse": "contract.refuse",
    "revoke": "contract.revoke",
    "confirm_order": "contract.confirm_order",
    "write_decision": "contract.write_decision",
    "refunded": "contract.refunded",
}


def section(before: Any) -> tuple[Section, ...]:
    """Return what went before the contract, and where the acceptance was not what was offered."""
    if before is None:
        return ()
    rows = tuple(row for row in _rows(before) if row is not None)
    parts = [Section(_(N_("Aanbod en aanvraag")), rows)] if rows else []
    if before.differences:
        unlike = tuple(
            Row((_(what), _shown(offered), _shown(wanted)))
            for what, offered, wanted in before.differences
        )
        parts.append(Section(_(N_("Afwijkingen (aanbod, aanvaarding)")), unlike))
    if before.reasons:
        why = "\n".join(f"•  {reason}" for reason in before.reasons)
        parts.append(Section(_(N_("Waarom?")), text=why))
    return tuple(parts)


def _rows(before: Any) -> list[Row | None]:
    from ises_desk.values import formats

    def letter(key: int | None) -> tuple[str, int] | None:
        return ("letter", key) if key else None

    def on(day: Any) -> str:
        return formats.short_day(day)

    offered = before.offered_on and Row(
        (_(N_("Aangeboden op")), on(before.offered_on)),
        letter(before.offer_letter_id),
        (_(N_("Bindend") if before.binding else N_("Vrijblijvend")), "plain"),
    )
    applied = before.applied_at and Row(
        (_(N_("Aangevraagd op")), formats.short_moment(before.applied_at)),
        letter(before.confirmation_letter_id),
    )
    until = (
        before.until
        and before.decided_on is None
        and Row((_(N_("Weigeren kan t/m")), on(before.until)))
    )
    decided = before.reason and Row((before.reason, on(before.decided_on)), letter(
        before.decision_letter_id))  # fmt: skip
    back = before.received and Row(
        (
            _(N_("{amount} terug, uiterlijk")).format(amount=formats.amount(before.received)),
            on(before.refunded_on or before.refund_by),
        ),
        None,
        (
            _(N_("Terugbetaald") if before.refunded_on else N_("Open")),
            "good" if before.refunded_on else "warn",
        ),
    )
    return [each or None for each in (offered, applied, until, decided, back)]


def _shown(value: Any) -> str:
    from ises_desk.values import formats

    label = getattr(value, "label", None)
    return "-" if value in {"", None} else label or formats.show(value)


def _offer(desk: Desk, _sheet: Sheet | None) -> None:
    forms.open_offer(desk)


def _receive(desk: Desk, _sheet: Sheet | None) -> None:
    forms.open_application(desk)


def _apply(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        values = {"applied_at": desk.now(), "channel": "email"}
        fixed = {"contract_id": shown.key}
        open_form(desk, forms.APPLY, values, fixed, lambda _key: None)


def _accept(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        found: Any = shown.record
        start = max(found.starts_on, desk.today)
        desk.lanes.read(_differs, partial(_ask_to_accept, desk, shown.key, start), shown.key)


def _differs(session: Any, contract_id: int) -> bool:
    from ises_desk.queries.offers import detail

    before = detail(session, contract_id)
    return before is not None and bool(before.differences)


def _ask_to_accept(desk: Desk, contract_id: int, start: date, differs: bool) -> None:  # noqa: FBT001  what the read lane found
    fixed = {"contract_id": contract_id, "_differs": differs}
    open_form(desk, forms.ACCEPT, {"starts_on": start}, fixed, lambda _key: None)


def _letter(spec: Any) -> Any:
    def run(desk: Desk, shown: Sheet | None) -> None:
        if shown is not None:
            open_form(desk, spec, {}, {"contract_id": shown.key}, partial(_show, desk))

    return run


def _show(desk: Desk, key: int) -> None:
    from ises_desk.ui.letter_preview import open_letter

    open_letter(desk, key)


def _none(_desk: Desk, _sheet: Sheet | None) -> dict[str, Any]:
    return {}


def _today(desk: Desk, _sheet: Sheet | None) -> dict[str, Any]:
    return {"refunded_on": desk.today}


BAR = (
    Deed(code="offer", text=N_("Nieuwe offerte"), icon="letters", run=_offer, place="bar"),
    Deed(code="receive", text=N_("Aanvraag vastleggen"), icon="edit", run=_receive, place="bar"),
)
DEEDS = (
    Deed(
        code="write_offer",
        text=N_("Offerte op papier"),
        icon="letters",
        run=_letter(forms.WRITE_OFFER),
        primary=True,
    ),
    Deed(code="apply", text=N_("Aanvaarding"), icon="check", run=_apply),
    Deed(code="accept", text=N_("Aannemen"), icon="check", run=_accept, primary=True),
    Deed(
        code="confirm_order",
        text=N_("Bestelling bevestigen"),
        icon="letters",
        run=_letter(forms.CONFIRM),
        primary=True,
    ),
    Deed(
        code="write_decision",
        text=N_("Afwijzing schrijven"),
        icon="letters",
        run=_letter(forms.WRITE_DECISION),
        primary=True,
    ),
    Deed(
        code="refunded",
        text=N_("Terugbetaald"),
        icon="payments",
        run=by_form(forms.REFUNDED, key="contract_id", values=_today),
    ),
    Deed(
        code="refuse",
        text=N_("Weigeren"),
        icon="stop",
        run=by_form(forms.REFUSE, key="contract_id", values=_none),
    ),
    Deed(
        code="revoke",
        text=N_("Aanbod herroepen"),
        icon="undo",
        run=by_form(forms.REVOKE, key="contract_id", values=_none),
    ),
)
