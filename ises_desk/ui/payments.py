"""Betalingen: what came in, and how it was booked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_, _
from ises_desk.ui import keys
from ises_desk.ui import payment_forms as forms
from ises_desk.ui.doing import at_once, by_form
from ises_desk.ui.listing_page import ListingPage
from ises_desk.ui.page_spec import Deed, PageSpec
from ises_desk.ui.sheet import Fact, Row, Section, Sheet
from ises_desk.ui.tones import state

if TYPE_CHECKING:
    from datetime import date

    from ises_desk.ui.desk import Desk


def sheet(_session: Any, found: Any, _day: date) -> Sheet:
    """Return a payment with what it paid."""
    from ises_desk.queries.payments import STATES
    from ises_desk.values.formats import amount, iban, short_day

    allowed = set()
    if found.state in {"booked", "left"}:
        allowed.add("reverse")
    if found.state == "left":
        allowed |= {"book", "refund_this"}
    rows = tuple(
        Row(
            (part.invoice, _split(part), amount(_sum(part))),
            ("invoice", part.invoice_id),
        )
        for part in found.parts
    )
    plain = (
        (N_("IBAN"), iban(found.iban)),
        (N_("Omschrijving"), found.remark),
    )
    return Sheet(
        key=found.id,
        title=amount(found.amount),
        subtitle=found.customer,
        chips=(state(found.state, STATES),),
        facts=(
            Fact(_(N_("Klant")), found.customer, ("customer", found.customer_id)),
            Fact(_(N_("Datum")), short_day(found.received_on)),
            Fact(_(N_("Wijze")), found.method.label),
            *(Fact(_(name), text) for name, text in plain if text),
            *(
                [Fact(_(N_("Tegoed")), amount(found.unbooked), tone="warn")]
                if found.unbooked
                else []
            ),
        ),
        sections=()
        if found.state == "refund" and not rows
        else (Section(_(N_("Geboekt op")), rows, empty=_(N_("Nog op geen factuur geboekt."))),),
        allowed=frozenset(allowed),
        record=found,
    )


def _sum(part: Any) -> Any:
    return part.to_costs + part.to_interest + part.to_principal


def _split(part: Any) -> str:
    """Say what went to costs and interest, when anything did."""
    from ises_desk.values.formats import amount

    words = ((N_("kosten"), part.to_costs), (N_("rente"), part.to_interest))
    return ", ".join(f"{_(name)} {amount(value)}" for name, value in words if value)


def _back(desk: Desk, shown: Sheet | None) -> dict[str, Any]:
    from ises_desk.values.formats import iban

    values: dict[str, Any] = {"refunded_on": desk.today, "method": "transfer"}
    found: Any = shown.record if shown else None
    if found is not None:
        values |= {"customer_id": found.customer_id, "amount": found.unbooked}
        values["iban"] = iban(found.iban)
    return values


def _on(desk: Desk, _sheet: Sheet | None) -> dict[str, Any]:
    return {"reversed_on": desk.today}


SPEC = PageSpec(
    subject="payment",
    queries="payments",
    title=N_("Betalingen"),
    icon="payments",
    touched=frozenset({"payment", "invoice"}),
    sheet=sheet,
    hint=N_("Zoek op klant, omschrijving of IBAN…"),
    empty_title=N_("Nog geen betalingen"),
    empty_text=N_("Leg vast wat op uw rekening binnenkwam met Betaling vastleggen (Ctrl+N)."),
    stays=N_("Een betaling wordt niet verwijderd: kies Storneren."),
    nothing_chosen=N_("Kies een betaling om haar hier te zien."),
    one=N_("{count} betaling"),
    many=N_("{count} betalingen"),
    marks=(("payments", ""), ("hourglass", "left"), ("credit", "")),
    wide="customer",
    adding=("amount", "unbooked"),
    spare=("remark",),
    deeds=(
        Deed(
            code="refund",
            text=N_("Terugbetalen"),
            icon="undo",
            run=by_form(forms.REFUND, values=lambda desk, _sheet: _back(desk, None)),
            place="bar",
        ),
        Deed(
            code="add",
            text=N_("Betaling vastleggen"),
            icon="plus",
            run=lambda desk, _sheet: forms.open_payment(desk),
            place="bar",
            primary=True,
            shortcut=keys.NEW,
        ),
        Deed(
            code="book",
            text=N_("Verrekenen"),
            icon="check",
            run=at_once("payment.book", "payment_id", N_("Het tegoed is verrekend.")),
        ),
        Deed(
            code="refund_this",
            text=N_("Terugbetalen"),
            icon="undo",
            run=by_form(forms.REFUND, values=_back),
        ),
        Deed(
            code="reverse",
            text=N_("Storneren"),
            icon="close",
            run=by_form(forms.REVERSE, key="payment_id", values=_on),
        ),
    ),
)


def page(desk: Desk) -> ListingPage:
    """Return the page."""
    return ListingPage(desk, SPEC)
