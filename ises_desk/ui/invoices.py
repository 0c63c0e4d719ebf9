"""Facturen: drafts, final invoices, credit notes, and the letters about what stays unpaid."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ises_desk.i18n import N_
from ises_desk.ui import invoice_forms as forms
from ises_desk.ui import keys
from ises_desk.ui import old_invoice_forms as old
from ises_desk.ui.doing import after_question, at_once, by_form, values_of
from ises_desk.ui.forms import open_form
from ises_desk.ui.invoice_sheet import sheet
from ises_desk.ui.letter_preview import open_letter
from ises_desk.ui.listing_page import ListingPage
from ises_desk.ui.page_spec import Deed, PageSpec

if TYPE_CHECKING:
    from ises_desk.ui.chosen import Chosen
    from ises_desk.ui.desk import Desk
    from ises_desk.ui.sheet import Sheet


def _new(desk: Desk, _sheet: Sheet | None) -> None:
    open_form(desk, forms.DRAFT, {}, done=lambda key: desk.navigator.go_to("invoice", key))


def _billing(desk: Desk, _sheet: Sheet | None) -> None:
    from ises_desk.ui.billing import open_billing

    open_billing(desk)


def _finalise_all(desk: Desk, _sheet: Sheet | None) -> None:
    from ises_desk.ui.billing import finalise_all

    finalise_all(desk)


def _finalise_chosen(desk: Desk, chosen: Chosen) -> None:
    from ises_desk.ui.billing import FINALISE_CHOSEN
    from ises_desk.ui.many import for_chosen

    for_chosen(FINALISE_CHOSEN)(desk, chosen)


def _finalise(desk: Desk, shown: Sheet | None) -> None:
    if shown is None:
        return
    fixed = {"invoice_id": shown.key}
    key = shown.key

    def done(_number: Any) -> None:
        desk.lanes.read(_paper_key, partial(_show_key, desk), key, desk.today)

    open_form(desk, forms.FINALISE, {"issued_on": desk.today}, fixed, done)


def _paper_key(session: Any, key: int, day: Any) -> int | None:
    from ises_desk.queries import invoices

    found = invoices.detail(session, key, day).letters
    own = [letter.id for letter in found if letter.kind.value in {"L04", "L05"}]
    return own[-1] if own else None


def _show_key(desk: Desk, key: int | None) -> None:
    if key is not None:
        open_letter(desk, key)


def _show(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        desk.lanes.read(_paper_key, partial(_show_key, desk), shown.key, desk.today)


def _open(desk: Desk, shown: Sheet | None) -> None:
    """Open the paper of a final invoice, the form of a draft."""
    if shown is not None and shown.allowed is not None and "change" in shown.allowed:
        by_form(forms.CHANGE, key="invoice_id")(desk, shown)
    else:
        _show(desk, shown)


def _line(desk: Desk, shown: Sheet, key: int) -> None:
    found: Any = shown.record
    line = next(each for each in found.lines if each.id == key)
    open_form(desk, forms.CHANGE_LINE, values_of(line), {"line_id": key, "_invoice_id": found.id})


def _pay(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        from ises_desk.ui.payment_forms import open_payment

        found: Any = shown.record
        open_payment(desk, found.customer_id, found.id, found.open)


def _demand(desk: Desk, shown: Sheet | None) -> None:
    if shown is not None:
        from ises_desk.ui.overdue import open_overdue

        found: Any = shown.record
        open_overdue(desk, found.customer_id)


def _claim(desk: Desk, shown: Sheet | None) -> None:
    from ises_desk.ui.claim_view import of_invoice

    of_invoice(desk, shown)


def _demand_chosen(desk: Desk, chosen: Chosen) -> None:
    from ises_desk.ui.letter_run import open_letter_run

    open_letter_run(desk, chosen)


def _fresh_line(_desk: Desk, _sheet: Sheet | None) -> dict[str, Any]:
    return {"quantity": forms.one(), "vat_kind": "high"}


def _since(desk: Desk, _sheet: Sheet | None) -> dict[str, Any]:
    return {"disputed_on": desk.today}


def _nothing(_desk: Desk, _sheet: Sheet | None) -> dict[str, Any]:
    return {}


_REMOVE_DRAFT = after_question(
    "invoice.remove_draft",
    "invoice_id",
    heading=N_("Dit concept verwijderen?"),
    text=N_("Wat het uit contracten factureerde, wordt later weer aangeboden."),
    yes=N_("&Verwijderen"),
    said=N_("Het concept is verwijderd."),
)
_REMOVE_OLD = after_question(
    "opening_item.remove",
    "invoice_id",
    heading=N_("{title} verwijderen?"),
    text=N_("Dit kan alleen zolang er geen betaling of brief bij deze oude factuur hoort."),
    yes=N_("&Verwijderen"),
    said=N_("De oude factuur is verwijderd."),
)


def _remove(desk: Desk, shown: Sheet | None) -> None:
    found: Any = shown.record if shown else None
    run = _REMOVE_OLD if found and found.opening else _REMOVE_DRAFT
    run(desk, shown)


SPEC = PageSpec(
    subject="invoice",
    queries="invoices",
    title=N_("Facturen"),
    icon="invoices",
    touched=frozenset({"invoice", "payment", "letter", "contract"}),
    sheet=sheet,
    hint=N_("Zoek op nummer, klant of omschrijving…"),
    empty_title=N_("Nog geen facturen"),
    empty_text=N_("Zet klaar wat te factureren is met Factureren, of maak er zelf een (Ctrl+N)."),
    stays=N_("Een definitieve factuur wordt niet verwijderd: kies Crediteren."),
    nothing_chosen=N_("Kies een factuur om haar hier te zien."),
    one=N_("{count} factuur"),
    many=N_("{count} facturen"),
    marks=(
        ("hourglass", "unpaid"),
        ("warning", "late"),
        ("invoices", ""),
        ("edit", "draft"),
    ),
    more_states=(("unpaid", N_("Onbetaald")), ("late", N_("Vervaldag voorbij"))),
    wide="customer",
    adding=("total", "open"),
    spare=("issued_on", "total"),
    parts={"line": _line},
    deeds=(
        Deed(
            code="add_old",
            text=N_("Oude factuur…"),
            icon="inbox",
            run=by_form(old.ADD, "invoice", values=_nothing),
            place="bar",
        ),
        Deed(code="billing", text=N_("Factureren"), icon="bill", run=_billing, place="bar"),
        Deed(
            code="finalise_all",
            text=N_("Concepten definitief"),
            icon="check",
            run=_finalise_all,
            place="bar",
        ),
        Deed(
            code="add",
            text=N_("Nieuwe factuur"),
            icon="plus",
            run=_new,
            place="bar",
            primary=True,
            shortcut=keys.NEW,
        ),
        Deed(
            code="finalise",
            text=N_("Definitief maken"),
            icon="check",
            run=_finalise,
            primary=True,
            many=_finalise_chosen,
        ),
        Deed(code="show", text=N_("Bekijken"), icon="letters", run=_show),
        Deed(code="open", text=N_("Openen"), icon="open", run=_open, opens=True, hidden=True),
        Deed(code="pay", text=N_("Betaling"), icon="payments", run=_pay),
        Deed(code="demand", text=N_("Aanmanen"), icon="bell", run=_demand, many=_demand_chosen),
        Deed(code="claim", text=N_("Vordering"), icon="calculator", run=_claim),
        Deed(
            code="change",
            text=N_("Wijzigen"),
            icon="edit",
            run=by_form(forms.CHANGE, key="invoice_id"),
        ),
        Deed(
            code="change_old",
            text=N_("Wijzigen"),
            icon="edit",
            run=by_form(old.CHANGE, key="invoice_id", values=old.known),
        ),
        Deed(
            code="credit",
            text=N_("Crediteren"),
            icon="credit",
            run=by_form(forms.CREDIT, key="invoice_id", values=_nothing),
        ),
        Deed(
            code="settle",
            text=N_("Verrekenen"),
            icon="check",
            run=at_once(
                "credit.settle", "credit_note_id", N_("De creditnota is zo ver mogelijk verrekend.")
            ),
        ),
        Deed(
            code="dispute",
            text=N_("Betwist"),
            icon="question",
            run=by_form(forms.DISPUTE, key="invoice_id", values=_since),
        ),
        Deed(
            code="clear",
            text=N_("Betwisting klaar"),
            icon="check",
            run=at_once("invoice.clear_dispute", "invoice_id", N_("De betwisting is afgehandeld.")),
        ),
        Deed(
            code="remove",
            text=N_("Verwijderen"),
            icon="delete",
            shortcut=keys.REMOVE,
            run=_remove,
        ),
        Deed(
            code="line",
            text=N_("Regel"),
            icon="plus",
            hidden=True,
            run=by_form(forms.ADD_LINE, key="invoice_id", values=_fresh_line),
        ),
    ),
)


def page(desk: Desk) -> ListingPage:
    """Return the page."""
    return ListingPage(desk, SPEC)
