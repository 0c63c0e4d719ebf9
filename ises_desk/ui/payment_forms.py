"""The forms of a payment: recording, reversing, paying back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from ises_desk.i18n import N_, fill
from ises_desk.ui import address_fields as address
from ises_desk.ui import fields, picks
from ises_desk.ui.forms import open_form
from ises_desk.values import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ises_desk.ui.desk import Desk
    from ises_desk.ui.window import MainWindow


def _open_invoices(session: Any, values: Mapping[str, Any]) -> fields.Options:
    """Return the customer's open invoices with what is open on each, not those in other rows."""
    from ises_desk.queries import invoices
    from ises_desk.queries.listing import dictionaries
    from ises_desk.values.formats import amount, short_day

    if values.get("customer_id") is None:
        return ()
    listed = invoices.listing(values["_today"], "unpaid", values["customer_id"])
    rows = dictionaries(session, listed.sorted_by("due_on"))
    taken = {part["invoice_id"] for part in values.get("parts") or ()}
    return tuple(
        (
            row["id"],
            fill(
                N_("{number}: {open} open, vervalt {due}"),
                {
                    "number": row["number"],
                    "open": amount(row["open"]),
                    "due": short_day(row["due_on"]),
                },
            ),
        )
        for row in rows
        if row["id"] not in taken
    )


def _credit(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say what can be paid back."""
    from ises_desk.queries import customers, payments

    if values.get("customer_id") is None:
        return None
    found = customers.detail(session, values["customer_id"], values["_today"])
    credit = payments.credit_of(session, values["customer_id"])
    text = fill(N_("{name} heeft {credit} tegoed."), {"name": found.name, "credit": credit})
    return fields.Insight(text)


def _order(session: Any, values: Mapping[str, Any]) -> fields.Insight | None:
    """Say what is open, and how the amount will be booked without a choice."""
    from ises_desk.queries import claims, customers

    if values.get("customer_id") is None:
        return None
    found = customers.detail(session, values["customer_id"], values["_today"])
    day = values.get("received_on") or values["_today"]
    beyond = claims.claimed_of(session, values["customer_id"], day)
    due = found.owed + beyond
    left = (values.get("amount") or due) - due
    words = {"name": found.name, "owed": found.owed, "beyond": beyond, "due": due}
    nothing, some = N_("{name} heeft niets openstaan."), N_("{name} heeft {owed} openstaan.")
    more = N_("{name} heeft {owed} openstaan, met {beyond} gevorderde rente en kosten samen {due}.")
    text = fill(more if beyond.cents else some if found.owed.cents else nothing, words)
    if left.cents > 0:
        text += " " + fill(N_("Wat over is, {left}, blijft als tegoed staan."), {"left": left})
    return fields.Insight(
        text,
        (
            fill(
                N_(
                    "Zonder keuze gaat het eerst naar wat opeisbaar is, daarvan naar wat het"
                    " zwaarst drukt en dan naar de oudste schuld (6:43 BW)."
                ),
                {},
            ),
            fill(N_("Binnen een factuur: kosten, dan rente, dan hoofdsom (6:44 BW)."), {}),
        ),
    )


def _booked(values: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the deed: invoices without an amount are paid first, in that order."""
    from ises_desk.values.money import Money

    asked = {name: value for name, value in values.items() if not name.startswith("_")}
    rows = asked.pop("parts", None) or []
    given = [row["amount"] for row in rows if row["amount"] is not None]
    if not given:
        return "payment.record", {**asked, "invoice_ids": tuple(row["invoice_id"] for row in rows)}
    rest = asked["amount"] - Money.total(given)
    parts = [{**row, "amount": rest if row["amount"] is None else row["amount"]} for row in rows]
    return "payment.record", {**asked, "parts": parts}


_METHOD = fields.Choice(
    name="method",
    label=N_("&Wijze"),
    required=True,
    span=4,
    options=fields.kinds(kinds.PaymentMethod),
)
_IBAN = fields.Line(name="iban", label=N_("Van &IBAN"), longest=42, span=6, check=address.iban)
_REMARK = fields.Line(name="remark", label=N_("Om&schrijving"), longest=140, span=6)
RECORD = fields.FormSpec(
    title=N_("Betaling vastleggen"),
    act="payment.record",
    groups=(
        fields.Group(
            title="",
            fields=(
                picks.payer(),
                fields.Amount(name="amount", label=N_("&Bedrag"), required=True, span=4),
                fields.Day(name="received_on", label=N_("&Ontvangen op"), required=True, span=4),
                _METHOD,
                _IBAN,
                _REMARK,
            ),
        ),
        fields.Group(
            title=N_("Verdelen over facturen"),
            note=N_(
                "Alleen als de klant zei waarvoor hij betaalt; anders bepaalt de wet het. Een leeg"
                " bedrag is wat er van de betaling over is."
            ),
            fields=(
                fields.Rows(
                    name="parts",
                    label=N_("Delen"),
                    add=N_("&Factuur kiezen"),
                    fields=(
                        fields.Choice(
                            name="invoice_id",
                            label=N_("Factuur"),
                            required=True,
                            span=8,
                            load=_open_invoices,
                            depends="customer_id",
                            lacking=N_("geen klant gekozen, of niets meer open"),
                        ),
                        fields.Amount(name="amount", label=N_("Bedrag"), span=4),
                    ),
                ),
            ),
        ),
    ),
    submit=N_("&Vastleggen"),
    insight=_order,
    deed=_booked,
    success=N_("De betaling is vastgelegd en geboekt."),
)
REFUND = fields.FormSpec(
    title=N_("Tegoed terugbetalen"),
    act="payment.refund",
    groups=(
        fields.Group(
            title="",
            fields=(
                picks.customer(),
                fields.Amount(name="amount", label=N_("&Bedrag"), required=True, span=4),
                fields.Day(name="refunded_on", label=N_("&Betaald op"), required=True, span=4),
                _METHOD,
                replace(_IBAN, label=N_("Naar &IBAN")),
                _REMARK,
            ),
        ),
    ),
    submit=N_("&Terugbetalen"),
    intro=N_("Eerst gaan open creditnota's eraf, dan het oudste tegoed."),
    insight=_credit,
    success=N_("De terugbetaling is vastgelegd."),
)
REVERSE = fields.FormSpec(
    title=N_("Betaling storneren"),
    act="payment.reverse",
    groups=(
        fields.Group(
            title="",
            fields=(
                fields.Day(name="reversed_on", label=N_("&Op"), required=True, span=4),
                replace(_REMARK, span=8),
            ),
        ),
    ),
    submit=N_("&Storneren"),
    intro=N_("De facturen staan daarna weer open zoals ze waren; rente loopt door."),
    width=560,
    success=N_("De betaling is gestorneerd."),
)


def open_payment(
    desk: Desk, customer_id: int | None = None, invoice_id: int | None = None, left: Any = None
) -> None:
    """Ask for a payment; with an invoice it is meant for that one, and in full unless changed."""
    values: dict[str, Any] = {"received_on": desk.today, "method": "transfer"}
    if customer_id is not None:
        values["customer_id"] = customer_id
    if invoice_id is not None:
        values["amount"] = left
        values["parts"] = [{"invoice_id": invoice_id}]
    open_form(desk, RECORD, values, done=partial(_show_new, desk))


def _show_new(desk: Desk, key: int) -> None:
    """Let the list of payments stand at the new one: what is chosen there can be reversed."""
    if cast("MainWindow", desk.window).here()[0] == "payment":
        desk.navigator.go_to("payment", key)
