"""A claim as it is shown: cells, sentences and points, made on the read lane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ises_desk.errors import Refusal
from ises_desk.i18n import N_, _, fill
from ises_desk.ui import fields, picks
from ises_desk.ui.list_view import as_text
from ises_desk.ui.month import SHORT
from ises_desk.ui.plot import Point

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

COLUMNS = (
    (N_("Factuur"), "text"),
    (N_("Van"), "day"),
    (N_("Tot en met"), "day"),
    (N_("Dagen"), "number"),
    (N_("Wat"), "text"),
    (N_("Per jaar"), "number"),
    (N_("Gedeeld door"), "number"),
    (N_("Over"), "money"),
    (N_("Bedrag"), "money"),
    (N_("Openstaand"), "money"),
)
WIDE, SPARE = 4, (6, 0, 7, 5)
_DAY_WORDS = N_("{day}: open {open}, waarvan hoofdsom {principal}")


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that the dialog shows of a claim."""

    title: str
    sums: str
    warnings: str
    rows: tuple[tuple[str, ...], ...]
    whys: tuple[tuple[str, tuple[str, ...]], ...]
    records: tuple[tuple[str, int], ...]
    points: tuple[Point, ...]
    text: str


def read(session: Any, values: Mapping[str, Any]) -> Shown | Refusal:
    """Return the claim that the fields ask for, or the Refusal of what is wrong (read lane)."""
    from ises_desk.queries import claim_view, next_letters

    try:
        customer, invoice, day = values["customer_id"], values.get("invoice_id"), values["day"]
        # Another customer may be chosen while the choice still holds an invoice of the last one.
        mine = {key for key, *_rest in next_letters.claimable(session, customer, invoice or 0)}
        if invoice in mine:
            view = claim_view.of_invoice(session, invoice, day)
        else:
            view = claim_view.of_customer(session, customer, day)
    except Refusal as refusal:
        return refusal
    return _shown(view)


def _shown(view: Any) -> Shown:
    rows = tuple(_cells(line) for line in view.lines)
    sums = _sums(view)
    titles = [_(title) for title, _kind in COLUMNS]
    whys = tuple((line.text, line.why) for line in view.lines)
    text = [view.customer, as_text(titles, [titles, *rows]).partition("\n")[2], "", sums]
    told = [f"- {line.number}, {line.text}: {' '.join(line.why)}" for line in view.lines]
    return Shown(
        title=view.customer,
        sums=sums,
        warnings=" ".join(view.warnings),
        rows=rows,
        whys=whys,
        records=tuple(line.record for line in view.lines),
        points=tuple(_point(each) for each in view.points),
        text="\n".join([*text, "", _(N_("Waarom:")), *told]),
    )


def _sums(view: Any) -> str:
    parts = [N_("Op {day}: hoofdsom {principal} + rente {interest}")]
    if view.costs:
        parts.append(N_(" + kosten {costs}"))
    if view.paid:
        parts.append(N_(" – betaald {paid}"))
    parts.append(N_(" = {open} open"))
    values = {name: getattr(view, name) for name in
              ("day", "principal", "interest", "costs", "paid", "open")}  # fmt: skip
    return "".join(fill(part, values) for part in parts)


def _cells(line: Any) -> tuple[str, ...]:
    from ises_desk.values.formats import amount, percent, short_day

    part, paid = line.segment, line.booking
    what = line.text
    if part is not None:
        what = _(N_("Rente"))
    elif paid is not None:
        values = {"what": what, "costs": paid.to_costs, "interest": paid.to_interest,
                  "principal": paid.to_principal}  # fmt: skip
        what = fill(N_("{what}: kosten {costs}, rente {interest}, hoofdsom {principal}"), values)
    over = ("", "", "") if part is None else (
        percent(part.percent), str(part.denominator), amount(part.base)
    )  # fmt: skip
    return (
        line.number,
        short_day(part.start) if part else "",
        short_day(line.on),
        str(part.days) if part else "",
        what,
        *over,
        amount(line.amount) if line.amount else "",
        amount(line.balance),
    )


def _point(each: Any) -> Point:
    name = f"{_(SHORT).split()[each.on.month - 1]} {each.on:%y}"
    values = {"day": each.on, "open": each.open, "principal": each.principal}
    return Point(name, fill(_DAY_WORDS, values), each.open.cents, each.principal.cents)


def _invoices(session: Any, values: Mapping[str, Any]) -> fields.Options:
    """Return the open invoices of the chosen customer, and the one that was asked for."""
    from ises_desk.queries import next_letters
    from ises_desk.values.formats import amount

    if values.get("customer_id") is None:
        return ()
    words = N_("{number}: {open} open")
    found = [
        (key, fill(words, {"number": number, "open": amount(left)}))
        for key, number, left in next_letters.claimable(
            session, values["customer_id"], values.get("_invoice_id") or 0
        )
    ]
    return tuple(found)


FORM = fields.FormSpec(
    title=N_("Vordering"),
    act="",
    submit="",
    groups=(
        fields.Group(
            title="",
            fields=(
                picks.customer(span=5),
                fields.Choice(
                    name="invoice_id",
                    label=N_("&Factuur"),
                    span=4,
                    nothing=N_("alle openstaande"),
                    load=_invoices,
                    depends="customer_id",
                ),
                fields.Day(name="day", label=N_("&Gerekend t/m"), required=True, span=3),
            ),
        ),
    ),
)


def known(session: Any, invoice_id: int, day: date) -> dict[str, Any]:
    """Return the first values for one invoice (read lane)."""
    from ises_desk.queries import invoices

    found = invoices.detail(session, invoice_id, day)
    return {"customer_id": found.customer_id, "invoice_id": invoice_id}
