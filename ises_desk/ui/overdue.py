"""Aanmanen: the letter that may follow now, with its page beside the choice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _, fill
from ises_desk.ui import fields, picks
from ises_desk.ui.forms import open_form
from ises_desk.ui.letter_forms import pdf_of
from ises_desk.values.kinds import LetterKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from ises_desk.ui.desk import Desk

ACTIONS = {
    "L06": "reminder.issue",
    "L07": "fourteen_day.issue",
    "L08": "demand.issue",
    "L09": "claim.specify",
    "L10": "default_notice.issue",
}
TERMED = frozenset({"L08", "L09", "L10"})  # these give a term of the owner's choice
KINDS = tuple(
    (kind.value, kind.word)
    for kind in (
        LetterKind.L06,
        LetterKind.L07,
        LetterKind.L08,
        LetterKind.L09,
        LetterKind.L10,
    )
)


def _late(session: Any, values: Mapping[str, Any]) -> fields.Options:
    """Return the customer's overdue invoices."""
    from ises_desk.queries import debts
    from ises_desk.values.formats import amount, short_day

    if values.get("customer_id") is None:
        return ()
    found = debts.overdue(session, values["_today"], values["customer_id"])
    words = N_("{number}: {open} open, vervallen op {due}")
    return tuple(
        (
            debt.key,
            fill(
                words,
                {
                    "number": debt.number,
                    "open": amount(debt.open),
                    "due": short_day(debt.due_on),
                },
            ),
        )
        for debt in found.get(values["customer_id"], [])
    )


def _asks(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say what the letter asks, why, and what is doubtful."""
    from ises_desk.queries import demands
    from ises_desk.ui.messages import named_basis

    if values.get("customer_id") is None or not values.get("_kind"):
        return None
    found = demands.preview(
        session,
        LetterKind(values["_kind"]),
        values["customer_id"],
        values["_today"],
        values.get("invoice_ids") or (),
        until=values.get("until") if values["_kind"] == "L09" else None,
    )
    asked = found.amounts
    parts = [fill(N_("Te betalen: {payable}."), {"payable": asked.payable})]
    if asked.interest:
        parts.append(fill(N_("Rente: {interest}."), {"interest": asked.interest}))
    if asked.costs:
        later = found.kind is LetterKind.L07
        text = N_("Kosten na de termijn: {costs}.") if later else N_("Kosten: {costs}.")
        parts.append(fill(text, {"costs": asked.costs}))
    parts += list(found.warnings)
    parts += [
        fill(N_("Niet erbij: {n} – {why}"), {"n": n, "why": why}) for n, why in found.left_out
    ]
    reasons = (*(named_basis(each) for each in found.basis), *found.reasons)
    return fields.Insight(" ".join(parts), reasons, "warn" if found.warnings else "info")


def _deed(values: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the letter's own deed with what it takes."""
    kind = values["_kind"]
    names = {"customer_id", "invoice_ids", "wording"}
    if kind in TERMED:
        names.add("days")
    if kind == "L09":
        names.add("until")
    if kind == "L10":
        names.add("facts")
    return ACTIONS[kind], {name: values[name] for name in names if values.get(name)}


SPEC = fields.FormSpec(
    title=N_("Aanmanen"),
    act="reminder.issue",
    groups=(
        fields.Group(
            title="",
            fields=(
                picks.customer(),
                fields.Choice(
                    name="_kind", label=N_("&Brief"), required=True, span=12, options=KINDS
                ),
                fields.Ticks(
                    name="invoice_ids",
                    label=N_("&Facturen"),
                    load=_late,
                    depends="customer_id",
                    hint=N_("Niets aangevinkt: alle facturen waarover deze brief mag gaan."),
                ),
                fields.Whole(
                    name="days",
                    label=N_("&Termijn"),
                    least=1,
                    most=60,
                    unit=N_("dagen"),
                    span=5,
                    when=lambda values: values.get("_kind") in TERMED,
                ),
                fields.Day(
                    name="until",
                    label=N_("Gerekend t/&m"),
                    span=7,
                    hint=N_("Leeg: vandaag."),
                    when=lambda values: values.get("_kind") == "L09",
                ),
                fields.Line(
                    name="facts",
                    label=N_("&Wat is niet nagekomen"),
                    longest=300,
                    span=7,
                    hint=N_("Mag leeg."),
                    when=lambda values: values.get("_kind") == "L10",
                ),
                fields.Wording(),
            ),
        ),
    ),
    submit=N_("Brief &maken"),
    insight=_asks,
    look=pdf_of,
    deed=_deed,
)


def _next(session: Any, customer_id: int, day: date) -> str:
    """Return the letter that the agenda would send this customer."""
    from ises_desk.queries import overdue

    for duty in overdue.duties(session, day):
        if duty.customer_id == customer_id and duty.kind in ACTIONS:
            return duty.kind
    return next((kind for kind in ACTIONS if _may(session, kind, customer_id, day)), "L06")


def _may(session: Any, kind: str, customer_id: int, day: date) -> bool:
    from ises_desk.queries import demands

    try:
        demands.preview(session, LetterKind(kind), customer_id, day)
    except Refusal:
        return False
    return True


def open_overdue(
    desk: Desk, customer_id: int, kind: str = "", invoice_ids: Sequence[int] = ()
) -> None:
    """Ask which letter; without `kind` the one that is due."""
    values: dict[str, Any] = {"customer_id": customer_id, "invoice_ids": tuple(invoice_ids)}
    if kind:
        _open(desk, values, kind)
    else:
        desk.lanes.read(_next, partial(_open, desk, values), customer_id, desk.today)


def _open(desk: Desk, values: dict[str, Any], kind: str) -> None:
    from ises_desk.ui.letter_preview import open_letter

    def done(key: int) -> None:
        desk.messages.say(_(N_("De brief is gemaakt. Leg vast hoe u hem verstuurt.")))
        open_letter(desk, key)

    open_form(desk, SPEC, {**values, "_kind": kind}, done=done)
