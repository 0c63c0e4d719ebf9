"""A disputed invoice: letters wait, the clock doesn't (6:52, 6:262 BW)."""

from __future__ import annotations

from datetime import date

from ises_desk.actions import checks
from ises_desk.actions.register import Undo, action
from ises_desk.actions.work import Work
from ises_desk.errors import Refusal
from ises_desk.i18n import N_
from ises_desk.models import Invoice
from ises_desk.values.kinds import InvoiceKind
from ises_desk.values.money import ZERO


@action("invoice.set_disputed", title=N_("Factuur als betwist aanmerken"), undo=Undo.REVERT)
def set_disputed(
    work: Work, *, invoice_id: int, reason: str, disputed_on: date | None = None
) -> int:
    """Record that a customer disputes an invoice; no overdue letter goes out meanwhile."""
    invoice = work.get(Invoice, invoice_id, "invoice_id")
    if invoice.issued_on is None or invoice.kind is not InvoiceKind.INVOICE:
        raise Refusal(N_("Alleen een definitieve factuur kan worden betwist."), field="invoice_id")
    if invoice.disputed_on is not None:
        raise Refusal(
            N_("Factuur {number} is al betwist sinds {since}."),
            field="invoice_id",
            number=invoice.number,
            since=invoice.disputed_on,
        )
    if invoice.open <= ZERO:
        raise Refusal(
            N_("Factuur {number} staat niet meer open."), field="invoice_id", number=invoice.number
        )
    day = checks.not_future(disputed_on or work.today, work.today, "disputed_on")
    if day < invoice.issued_on:
        raise Refusal(
            N_("De factuur is van {issued}; de betwisting kan niet eerder zijn."),
            field="disputed_on",
            issued=invoice.issued_on,
        )
    invoice.dispute = checks.block(reason, "reason", N_("Waarom de klant betwist"), 2000)
    invoice.disputed_on = day
    return invoice.id


@action("invoice.clear_dispute", title=N_("Betwisting afhandelen"), undo=Undo.REVERT)
def clear_dispute(work: Work, *, invoice_id: int) -> int:
    """Record that the dispute is over: the next letter is due again, interest ran on."""
    invoice = work.get(Invoice, invoice_id, "invoice_id")
    if invoice.disputed_on is None:
        raise Refusal(N_("Deze factuur is niet betwist."), field="invoice_id")
    invoice.disputed_on = None
    invoice.dispute = ""
    return invoice.id
